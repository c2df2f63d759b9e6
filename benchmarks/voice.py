"""The voice: when words are ready and heard, how loud they are, how fast a session is mixed."""

from __future__ import annotations

import array
import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.memory_of import children, memory_of, own_memory
from benchmarks.place import Place
from benchmarks.table import Row, median, skipped
from player import places
from player.format.library import Library
from player.narration.cue_plan import phrases
from player.plan.timeline import lay_out
from player.sound.engines import available
from player.sound.speaker import BUFFER, RATE, Speaker
from player.sound.voice import Voice

FRAME = 1000 / 60
ONE_BUFFER = 1000 * BUFFER / RATE
LONGEST_WAIT = 60.0

HEARD = "onset of a cue in what is heard, against its plan"
SENTENCES = 95
READY = "first words of a new routine ready after opening"
ALL_READY = f"all words of a new routine of {SENTENCES} sentences ready"
KEPT = "memory kept after the worker ended"
MIXED = "export of a session of 20 minutes"

# The session's clock is the device's count of samples; the disk driver runs in real time.
CHILD = """
import json, os, sys
from pathlib import Path
import pygame
from player.narration.cue_plan import plan_cues
from player.plan.session import Session, State
from player.plan.timeline import lay_out
from player.format.library import Library
from player.screens.play.session_audio import SessionAudio
from player.screens.play.session_speech import Speech
from player.sound.sounds import Sounds
from player.sound.speaker import RATE, Speaker
from player.sound.voice import Voice

def written():
    return os.stat(os.environ["SDL_DISKAUDIOFILE"]).st_size / (4 * RATE)

speaker = Speaker()
speaker.open()
sounds = Sounds(speaker, mute=True)
while sounds.load_next():
    pass
voice = Voice(speaker)
timeline = lay_out(Library([Path(sys.argv[1])]).find("cat-cow").routine)
audio = SessionAudio(sounds, Speech(voice, written, timeline))
session = Session(timeline, written)
session.begin()
begun = session.noted
while session.state is not State.FINISHED or voice.speaking:
    audio.take(session.update(), session)
    pygame.time.wait(1)
cues = plan_cues(timeline, voice.seconds_of)
print(json.dumps({"begun": begun, "at": [c.at for c in cues if c.kind == "voice"]}))
"""


def rows(place: Place) -> list[Row]:
    """The rows of the voice."""
    return [*_heard(place), *_ready(place), _mixed(place), _loudness()]


def _heard(place: Place) -> list[Row]:
    raw = place.folder / "heard.raw"
    disk = {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(raw)}
    routines = places.shipped("routines")
    told: dict[str, Any] = json.loads(
        place.run(_python(CHILD, routines), env=disk).splitlines()[-1]
    )
    both = array.array("h", raw.read_bytes()[: raw.stat().st_size // 4 * 4])
    left, begun = both[0::2], told["begun"]
    late = [1000 * (_onset(left, begun + at) - begun - at) for at in told["at"]]
    detail = f"{len(late)} phrases of a whole session in real time"
    goal = FRAME + ONE_BUFFER
    yardstick = f"a frame and a buffer: {goal:.0f} ms"
    return [
        Row(f"{HEARD}, median", median(late), "ms", goal, 100, None, yardstick, detail=detail),
        Row(f"{HEARD}, worst", max(late), "ms", goal, 100, None, yardstick),
    ]


def _python(script: str, *words: object) -> list[str]:
    return [sys.executable, "-c", script, *map(str, words)]


def _onset(samples: array.array[int], near: float) -> float:
    """The second near there at which a clip begins, which is 20 ms before it is loud."""
    quiet = 0
    for at in range(max(0, round((near - 0.1) * RATE)), len(samples)):
        if abs(samples[at]) < 200:
            quiet += 1
        elif quiet > 0.03 * RATE:
            return at / RATE - 0.02
        else:
            quiet = 0
    raise RuntimeError(f"nothing is heard from {near} s on")


def _ready(place: Place) -> list[Row]:
    if not available():
        return [skipped(READY, "no engine: pip install '.[voice]'")]
    place.file("new-words.yaml", new_words())
    routine = Library([place.folder]).find("new-words").routine
    if routine is None:
        raise RuntimeError("the routine does not load")
    timeline = lay_out(routine)
    cache = place.folder / "cache"
    voice = Voice(Speaker(), pack=Path("/nowhere"), cache=cache)
    memory = Memory()
    begun, first = time.monotonic(), 0.0
    voice.prepare(phrases(timeline))
    while voice.rendering and time.monotonic() < begun + LONGEST_WAIT:
        if voice.drain() and not first:
            first = time.monotonic() - begun
        memory.look()
        time.sleep(0.05)
    whole = time.monotonic() - begun
    given_back = memory.row()
    shutil.rmtree(cache, ignore_errors=True)
    engine = available()[0]
    return [
        Row(READY, first, "s", 1.5, 5.0, detail=engine),
        Row(ALL_READY, whole, "s", 5.0, 10.0, detail=engine),
        given_back,
    ]


def new_words() -> str:
    """A routine of so many sentences that were never spoken before."""
    phases = [
        f"  - {{say: Move your arm and your leg slowly to number {n}., move: 4 s}}\n"
        for n in range(1, SENTENCES)
    ]
    start = "start: {for: 5 s, say: These words were never spoken before.}"
    return f"name: New words\n{start}\nrep:\n{''.join(phases)}"


class Memory:
    """The memory of this process and of the worker that it starts, in MiB."""

    def __init__(self) -> None:
        self._before = own_memory()
        self._others = set(children())
        self._worker = 0.0

    def look(self) -> None:
        """Note how much the worker takes."""
        for process in set(children()) - self._others:
            self._worker = max(self._worker, memory_of(process) or 0.0)

    def row(self) -> Row:
        """What is left of it all once the worker has ended."""
        end = time.monotonic() + LONGEST_WAIT
        while (left := set(children()) - self._others) and time.monotonic() < end:
            time.sleep(0.05)
        after = own_memory()
        if self._before is None or after is None or not self._worker:
            return skipped(KEPT, "the system does not tell the memory of a process")
        still = sum(memory_of(process) or 0.0 for process in left)
        detail = f"the worker took {self._worker:.0f} MiB"
        return Row(
            KEPT,
            after + still - self._before,
            "MiB",
            5,
            20,
            yardstick="before it began",
            detail=detail,
        )


def _mixed(place: Place) -> Row:
    steps = "  - repeat: 9\n    steps: [{use: bird-dog}]\n  - use: cat-cow\n"
    file = place.file("twenty.yaml", f"name: Twenty minutes\nsteps:\n{steps}")
    target = place.folder / "long.wav"
    begun = time.monotonic()
    place.run(place.untwist("export", file, "-o", target))
    return Row(MIXED, time.monotonic() - begun, "s", 60, 120, detail="as a WAV file")


def _loudness() -> Row:
    index = json.loads((places.shipped("media") / "voice" / "index.json").read_text("utf-8"))
    levels = [clip["lufs"] for clip in index["clips"].values()]
    seen = max(levels) - min(levels)
    what = "loudness of the pack, from end to end"
    return Row(what, seen, "LU", 1, 2, detail=f"{len(levels)} clips")
