"""A lock for a program that runs only once, freed when its process dies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from player.storage.only_one import OnlyOne

ROOT = Path(__file__).parent.parent.parent

HOLDER = """
import sys
from pathlib import Path
from player.storage.only_one import OnlyOne
lock = OnlyOne(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


def test_nobody_holds_a_lock_that_was_never_taken(tmp_path: Path) -> None:
    lock = OnlyOne(tmp_path / "home" / "one.lock")
    assert not lock.is_taken()
    assert not (tmp_path / "home").exists()


def test_it_is_taken_until_it_is_free(tmp_path: Path) -> None:
    mine, other = OnlyOne(tmp_path / "one.lock"), OnlyOne(tmp_path / "one.lock")
    assert mine.take()
    assert other.is_taken()
    mine.free()
    assert not other.is_taken()
    assert other.take()
    other.free()


def test_another_process_cannot_take_it_and_its_death_frees_it(tmp_path: Path) -> None:
    path = tmp_path / "one.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "True"
    assert OnlyOne(path).is_taken()
    holder.kill()
    holder.communicate()
    lock = OnlyOne(path)
    assert lock.take()
    lock.free()
