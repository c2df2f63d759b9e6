"""Every kept file with bits flipped, cut short or exchanged; and the commands that meet it."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

from player.cli import main
from player.storage.backups import back_up
from player.storage.errors import HistoryError, Reason
from player.storage.history import History
from player.storage.settings import SettingsFile
from tests.campaign.tally import Tally, until
from tests.storage.test_backups import NOON, play

_KEPT = 12
"""Sessions that the copy holds; three more are in the history alone."""

_FILES = (
    "history.db", "history.db", "history.db", "settings.toml", "history.known.json", "window.json",
    "backups/history-2026-03-12.db",
)  # fmt: skip


def files(chance: Random, end: float) -> Tally:
    """Damage a file, run what reads it, repair, and look for what the copy held."""
    tally = Tally("flips and truncations")
    with tempfile.TemporaryDirectory() as folder:
        whole, home = Path(folder) / "whole", Path(folder) / "home"
        _make(whole)
        os.environ["UNTWIST_HOME"] = str(home)
        while until(end):
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(whole, home)
            name = chance.choice(_FILES)
            damage(chance, home / name)
            faults, lost = _look(home, name)
            tally.check([f"{name}: {fault}" for fault in faults], lost)
            tally.note(name)
    return tally


def damage(chance: Random, path: Path) -> None:
    """Flip some bits, cut the end off, or put zeros or noise over a part."""
    data = bytearray(path.read_bytes())
    way = chance.random()
    if way < 0.6:
        for _ in range(chance.choice((1, 1, 1, 5, 100))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif way < 0.8:
        del data[chance.choice((0, 1, chance.randrange(len(data)), len(data) // 4096 * 2048)) :]
    else:
        at = chance.randrange(len(data))
        size = min(len(data) - at, chance.choice((16, 512, 4096, 20_000)))
        data[at : at + size] = bytes(size) if chance.random() < 0.5 else chance.randbytes(size)
    path.write_bytes(data)


def _make(home: Path) -> None:
    path = home / "history.db"
    with History.open(path) as history:
        for number in range(_KEPT + 3):
            history.note(play(history, number), f"note {number} " * 30)
            if number == _KEPT - 1:
                back_up(path, (NOON + timedelta(days=number)).date())
    SettingsFile(home / "settings.toml").write(SettingsFile(home / "settings.toml").read().settings)
    (home / "window.json").write_text('{"size": [800, 600], "at": [1, 2]}', encoding="utf-8")


def _look(home: Path, name: str) -> tuple[list[str], int]:
    """What is wrong after all that reads the files, and how many sessions are lost."""
    faults: list[str] = []
    told = ["list"] if name.endswith((".toml", "window.json")) else ["history", "show", "3"]
    for words in (["history", "--json"], told, ["history", "repair"]):
        began, said = time.perf_counter(), io.StringIO()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
            code = main(words)
        if code not in (0, 1):
            faults.append(f"{' '.join(words)} ended with {code}: {said.getvalue()[:200]}")
        if time.perf_counter() - began > 20:
            faults.append(f"{' '.join(words)} took {time.perf_counter() - began:.0f} s")
    if name.startswith("backups"):
        return faults, 0
    try:
        with History.open(home / "history.db") as history:
            found = {record.started.date() for record in history.sessions()}
    except HistoryError as trouble:
        # A changed mark looks like another program's file: it is left, and said, and not lost.
        if trouble.reason not in (Reason.OTHERS, Reason.NEWER):
            faults.append(f"not repaired: {trouble}")
        return faults, 0
    kept: set[date] = {(NOON + timedelta(days=number)).date() for number in range(_KEPT)}
    lost = len(kept - found)
    if lost:
        faults.append(f"{lost} sessions are lost that the copy holds")
    return faults, lost
