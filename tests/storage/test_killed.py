"""A player that is killed in the middle of a session, and what its next start finds."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from player.model.record import Outcome, SessionEnd, Spent
from player.storage.history import History
from player.storage.recorder import Recorder

ROOT = Path(__file__).parent.parent.parent
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

PLAYER = """
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from player.model.record import SessionStart, Planned, Repetition, Spent
from player.storage.recorder import Recorder

noon = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
recorder = Recorder(Path(sys.argv[1]))
recorder.begin(
    SessionStart(
        "cat-cow", "Cat-cow", "00", noon, 1.0, (Planned("cat-cow", None, 50),), noon.date()
    )
)
number = 0
while True:
    number += 1
    recorder.reached(number)
    finished = noon + timedelta(seconds=number)
    recorder.repetition(Repetition(number, "cat-cow", None, 1, number, 2.0, finished),
                        Spent(float(number)))
    if not recorder.wait():
        raise SystemExit(recorder.trouble)
    print(number, flush=True)
"""


def killed_after(path: Path, repetitions: int) -> int:
    """Play in a process of its own until it confirmed so many, kill it; the last confirmed."""
    process = subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for _ in range(repetitions):
        confirmed = int(process.stdout.readline())
    with History.open(path) as history:
        assert history.unfinished() == []
    process.kill()
    rest, _ = process.communicate()
    assert process.returncode != 0
    return int(rest.split()[-1]) if rest.endswith("\n") and rest else confirmed


@pytest.mark.parametrize("repetitions", [1, 7, 40])
def test_a_killed_player_leaves_all_that_it_finished(tmp_path: Path, repetitions: int) -> None:
    path = tmp_path / "history.db"
    confirmed = killed_after(path, repetitions)
    with History.open(path) as history:
        (record,) = history.unfinished()
        done = history.repetitions(record.id)
        assert [each.rep for each in done] == list(range(1, len(done) + 1))
        assert confirmed <= len(done) <= confirmed + 1
        assert record.exercises[0].reps_done == len(done)
        assert record.spent == Spent(float(len(done)))
        assert len(done) <= record.at_step <= len(done) + 1
        broken = history._connection.execute("PRAGMA integrity_check").fetchone()[0]
        assert broken == "ok"


def test_what_a_killed_player_left_is_kept_as_far_as_it_went(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    killed_after(path, 3)
    with History.open(path) as history:
        (record,) = history.unfinished()
        history.keep(record.id)
        kept = history.session(record.id)
        assert kept.outcome is Outcome.INTERRUPTED
        assert kept.ended == history.repetitions(record.id)[-1].finished
        assert history.unfinished() == []


def test_what_a_killed_player_left_is_discarded(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    killed_after(path, 3)
    with History.open(path) as history:
        (record,) = history.unfinished()
        history.delete(record.id)
        assert (history.count(), history.unfinished()) == (0, [])


def test_what_a_killed_player_left_is_resumed_and_completed(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    killed_after(path, 3)
    with History.open(path) as history:
        (record,) = history.unfinished()
        recorder = Recorder(path)
        recorder.resume(record.id)
        recorder.wait()
        assert history.unfinished() == []
        recorder.end(SessionEnd(NOON + timedelta(hours=1), Outcome.COMPLETED, Spent(5.0)))
        assert recorder.close()
        whole = history.session(record.id)
    assert whole.outcome is Outcome.COMPLETED
    assert whole.spent == Spent(record.spent.active + 5.0)
    assert whole.exercises == record.exercises
    assert list((tmp_path / "running").glob("*.lock")) == []


def test_the_sums_of_a_killed_player_are_those_of_its_repetitions(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    confirmed = killed_after(path, 5)
    with History.open(path) as history:
        (record,) = history.unfinished()
        (total,) = history.totals()
        (day,) = history.days(NOON.date(), NOON.date())
        finished = len(history.repetitions(record.id))
        assert finished >= confirmed
        assert (total.repetitions, total.hold) == (finished, 2.0 * finished)
        assert (day.sessions, day.repetitions, day.active) == (1, finished, record.spent.active)
