"""Disks without room, streams that are closed, and clocks that jump."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from player.model.record import Outcome, SessionEnd, SessionStart, Spent
from player.storage.fallback import check
from player.storage.history import History
from tests.campaign.kills import PLAY, ROOT, start
from tests.campaign.tally import Tally, until


def disks(chance: Random, end: float) -> Tally:
    """Sessions on a small disk that is full of bytes or of files at some moment."""
    tally = Tally("full disks")
    mount = shutil.which("mount")
    with tempfile.TemporaryDirectory() as folder:
        small = ["-t", "tmpfs", "-o", "size=3m,nr_inodes=80", "none", folder]
        if mount is None or subprocess.run([mount, *small], capture_output=True).returncode:
            tally.note("not tried: nothing may be mounted here", 0)
            return tally
        try:
            while until(end):
                _on(Path(folder), chance, tally)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)
    return tally


def _on(disk: Path, chance: Random, tally: Tally) -> None:
    home = disk / "home"
    path = home / "history.db"
    if chance.random() < 0.3:
        shutil.rmtree(home, ignore_errors=True)
    before = _sessions(path)
    by_files = chance.random() < 0.4
    early = chance.random() < 0.5
    if early:
        _fill(disk, by_files, chance)
    child = start(home, *PLAY)
    if not early:
        try:
            child.wait(chance.uniform(0.3, 2.5))
        except subprocess.TimeoutExpired:
            _fill(disk, by_files, chance)
    _, said = child.communicate(timeout=60)
    for filler in disk.glob("filler-*"):
        filler.unlink()
    faults = []
    if child.returncode not in (0, 1) or b"fault" in said or b"Traceback" in said:
        faults.append(f"ended with {child.returncode}: {said[-300:]!r}")
    if path.exists() and path.stat().st_size and (fault := check(path)):
        faults.append(f"the history is broken: {fault}")
    lost = max(0, before - _sessions(path))
    tally.check(faults, lost)
    tally.note("kept" if child.returncode == 0 else "said that it was not kept")


def _fill(disk: Path, by_files: bool, chance: Random) -> None:
    try:
        if by_files:
            for number in range(100):
                (disk / f"filler-{number}").touch()
        with (disk / "filler-of-bytes").open("wb", buffering=0) as file:
            for _ in range(chance.choice((10_000, 10_000, 400))):
                file.write(b"x" * 4096)
    except OSError:
        return


def _sessions(path: Path) -> int:
    if not path.exists() or not path.stat().st_size:
        return 0
    with History.open(path) as history:
        return history.count()


_VERBS = (("list",), ("history",), ("history", "--json"), ("show", "cat-cow"), ("check",), PLAY)
_ENDS = (">&-", "2>&-", "<&-", ">/dev/full", "2>/dev/full", "| head -c 100", "| true")


def streams(chance: Random, end: float) -> Tally:
    """Commands whose streams are closed, full, or read by somebody who leaves."""
    tally = Tally("closed streams")
    with tempfile.TemporaryDirectory() as folder:
        own = {"UNTWIST_HOME": folder, "PYTHONPATH": str(ROOT), "SDL_AUDIODRIVER": "dummy"}
        while until(end):
            words = [sys.executable, "-m", "player", *chance.choice(_VERBS)]
            ends = " ".join(sorted(chance.sample(_ENDS, chance.choice((1, 1, 2, 3))), reverse=True))
            said = subprocess.run(
                ["sh", "-c", f'"$@" {ends}', "sh", *words],
                env=os.environ | {"SDL_VIDEODRIVER": "dummy"} | own,
                capture_output=True,
            )
            faults = []
            if b"Traceback" in said.stderr or list(Path(folder).glob("logs/untwist-*")):
                faults.append(f"{words[3:]} {ends}: {said.stderr[-300:]!r}")
            shutil.rmtree(Path(folder) / "logs", ignore_errors=True)
            tally.check(faults)
    return tally


def clocks(chance: Random, end: float) -> Tally:
    """Sessions under a clock that jumps by seconds or by years, in any zone of time."""
    tally = Tally("clock jumps")
    now = datetime(2026, 3, 1, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        while until(end):
            with History.open(Path(folder) / "history.db") as history:
                for _ in range(50):
                    tally.check(_session(history, chance, now))
            shutil.rmtree(folder)
            Path(folder).mkdir()
    return tally


def _session(history: History, chance: Random, now: datetime) -> list[str]:
    def jumped() -> datetime:
        far = chance.choice((10, 3600, 86_400, 400 * 86_400, 50 * 365 * 86_400))
        return now + timedelta(seconds=chance.uniform(-far, far))

    started, ended = jumped(), jumped()
    begun = SessionStart("cat-cow", "Cat", "0", started, 70.0, (), started.date())
    session = history.begin(begun)
    history.end(session, SessionEnd(ended, Outcome.COMPLETED, Spent(60.0)))
    record = history.session(session)
    if record.ended is None or record.ended < record.started:
        return [f"started {started}, ended {record.ended}"]
    return []
