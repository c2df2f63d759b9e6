"""Players that are killed, stopped and let go on, and commands beside them, all on one history."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from player.model.record import Outcome
from player.storage.fallback import check
from player.storage.history import History
from tests.campaign.tally import Tally, until

ROOT = Path(__file__).parent.parent.parent

PLAY = ("play", "cat-cow", "--no-checkin", "--speed", "50", "--mute")
_REPETITIONS = 6


def start(home: Path, *words: str) -> subprocess.Popen[bytes]:
    """Start a command of the program on a folder of its own."""
    own = {"UNTWIST_HOME": str(home), "PYTHONPATH": str(ROOT), "SDL_AUDIODRIVER": "dummy"}
    return subprocess.Popen(
        [sys.executable, "-m", "player", *words],
        env=os.environ | {"SDL_VIDEODRIVER": "dummy"} | own,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def kills(chance: Random, end: float) -> Tally:
    """Kill players and commands at any moment; what was on the disk before stays there."""
    tally = Tally("kills")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        lines = Path(folder) / "lines.jsonl"
        path = home / "history.db"
        start(home, *PLAY).communicate()
        start(home, "history", "export", "-o", str(lines)).communicate()
        while until(end):
            _round(chance, home, path, lines, tally)
        tally.note("sessions", len(_outcomes(path)))
    return tally


def _round(chance: Random, home: Path, path: Path, lines: Path, tally: Tally) -> None:
    """Three players at once, beside them a command at times; all are killed at some moment."""
    if chance.random() < 0.2:  # so that the next session makes the copy of the day
        for copy in (home / "backups").glob("*.db"):
            copy.unlink()
    words = [PLAY] * 3
    verb = chance.choice(("", "", "import", "repair", "export"))
    if verb == "import":
        words.append(("history", "import", str(lines)))
    elif verb:
        more = ("-o", str(home / "all.jsonl")) if verb == "export" else ()
        words.append(("history", verb, *more))
    children = [start(home, *one) for one in words]
    time.sleep(chance.uniform(0.2, 5.0))
    suspended = chance.choice(children) if chance.random() < 0.3 else None
    if suspended is not None:
        suspended.send_signal(signal.SIGSTOP)
        time.sleep(chance.uniform(0.05, 0.6))
        suspended.send_signal(signal.SIGCONT)
        tally.note("suspends")
    for child in children:
        seen = _kept(path)
        time.sleep(chance.uniform(0, 0.1))
        child.kill()
        _, said = child.communicate()
        now = _kept(path)
        lost = sum(max(0, many - now.get(key, 0)) for key, many in seen.items())
        faults = [f"lost {lost} repetitions"] if lost else []
        if b"fault" in said or b"Traceback" in said:
            faults.append(said.decode(errors="replace")[-300:])
        if fault := check(path):
            faults.append(f"the history is broken: {fault}")
        faults += [
            f"session {number} counts as completed with {reps} repetitions"
            for number, outcome, reps in _outcomes(path)
            if outcome is Outcome.COMPLETED and reps != _REPETITIONS
        ]
        tally.check(faults, lost)


def _kept(path: Path) -> dict[int, int]:
    """The committed repetitions of each session."""
    file = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=5)
    try:
        asked = "SELECT session, count(*) FROM repetition GROUP BY session"
        return dict(file.execute(asked).fetchall())
    finally:
        file.close()


def _outcomes(path: Path) -> list[tuple[int, Outcome | None, int]]:
    with History.open(path) as history:
        return [
            (one.id, one.outcome, sum(done.reps_done for done in one.exercises))
            for one in history.sessions()
        ]
