"""A player killed in the middle of a session: what is on the disk, and what the next start asks."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from player import places
from player.format.library import Library
from player.model.record import Outcome
from player.screens.forms.menu import Menu
from player.storage.history import History
from tests.screens.driving import Driver

ROOT = Path(__file__).parent.parent


def repetitions(path: Path) -> int:
    if not path.exists():
        return 0
    with sqlite3.connect(path.as_uri() + "?mode=ro", uri=True, timeout=5) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM repetition").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # the tables are being made


def test_a_killed_player_leaves_a_session_that_the_next_start_offers(own_home: Path) -> None:
    player = subprocess.Popen(
        [sys.executable, "-m", "player", "play", "cat-cow", "--no-checkin", "--speed", "20"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    path = own_home / "history.db"
    end = time.monotonic() + 30
    while repetitions(path) < 2 and time.monotonic() < end:
        time.sleep(0.02)
    player.kill()
    player.wait(10)
    with History.open(path) as history:
        (record,) = history.unfinished()
        assert 2 <= record.exercises[0].reps_done < 6
    library = Library([places.shipped("routines")])
    driver = Driver(own_home, library)
    assert isinstance(driver.app.screen, Menu)
    driver.type("k")
    with History.open(path) as history:
        assert history.unfinished() == []
        assert history.session(record.id).outcome is Outcome.INTERRUPTED
    driver.close()
