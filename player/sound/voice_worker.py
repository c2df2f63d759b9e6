"""The process that renders speech: a line of JSON in for each sentence, a line out for each.

In:  {"text": "Rest.", "ways": [["hibari 0.2.1", "…/cache/voice/1a2b.wav"], …]}
Out: {"text": "Rest.", "path": "…", "seconds": 0.61}  or  {"text": "Rest.", "error": "…"}

It runs beside a moving picture, so at the lowest priority. It ends when the player closes the pipe
or is gone, since it then reads the end of its input.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from player.sound.clip import finished, write_wav
from player.sound.engines import Engine, engine_named

NICENESS = 15


class Worker:
    """Renders with the engines named in each job; one that cannot start is not tried again."""

    def __init__(self) -> None:
        self._engines: dict[str, Engine | None] = {}

    def answer(self, job: dict[str, Any]) -> dict[str, Any]:
        """Render one sentence with the first engine that can."""
        text, wrong = str(job["text"]), ""
        for name, place in job["ways"]:
            try:
                clip = finished(self._engine(name)(text))
                write_wav(Path(place), clip)
            except Exception as failed:  # whatever goes wrong in an engine: the next one
                wrong += f"{name}: {type(failed).__name__}: {failed}; "
                continue
            return {"text": text, "path": place, "seconds": clip.seconds}
        return {"text": text, "error": wrong or "no engine"}

    def _engine(self, name: str) -> Engine:
        if name not in self._engines:
            self._engines[name] = None
            self._engines[name] = engine_named(name)
        engine = self._engines[name]
        if engine is None:
            raise RuntimeError("it could not start")
        return engine


def serve(jobs: TextIO, answers: TextIO) -> None:
    """Answer every job until there are no more, or nobody listens."""
    worker = Worker()
    for line in jobs:
        answer = worker.answer(json.loads(line))
        try:
            answers.write(json.dumps(answer) + "\n")
            answers.flush()
        except OSError:
            return


def main() -> int:
    """Serve standard input; what an engine prints goes to standard error."""
    if sys.platform != "win32":  # there the player sets the priority
        with contextlib.suppress(OSError):
            os.nice(NICENESS)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with contextlib.suppress(KeyboardInterrupt):
        serve(sys.stdin, answers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
