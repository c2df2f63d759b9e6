"""The session that is being played, written down off the drawing thread, whatever the disk does."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, get_ident

import pytest

from player.model.record import (
    AskAnswer,
    Outcome,
    Pain,
    PainKind,
    Planned,
    Repetition,
    SessionEnd,
    SessionStart,
    Spent,
)
from player.model.routine import Asked, Side
from player.storage.history import History
from player.storage.recorder import Recorder

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BEGUN = SessionStart(
    "bird-dog", "Bird dog", "00", NOON, 70.0, (Planned("bird-dog", Side.LEFT, 6),), NOON.date()
)


def repetition(number: int) -> Repetition:
    finished = NOON + timedelta(seconds=10 * number)
    return Repetition(number, "bird-dog", Side.LEFT, 1, number, 6.0, finished)


class Disk:
    """Opens histories whose writes fail as long as `fails` says with what."""

    def __init__(self) -> None:
        self.fails: sqlite3.Error | None = None
        self.opened = 0

    def __call__(self, path: Path) -> History:
        self.opened += 1
        history = History.open(path)
        history._connection = Failing(history._connection, self)  # type: ignore[assignment]
        return history


class Failing:
    """A connection that raises what its disk fails with at every write."""

    def __init__(self, connection: sqlite3.Connection, disk: Disk) -> None:
        self._connection = connection
        self._disk = disk

    def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
        if self._disk.fails is not None and statement.lstrip().startswith(("INSERT", "UPDATE")):
            raise self._disk.fails
        return self._connection.execute(statement, *values)

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)


def error(code: int) -> sqlite3.Error:
    raised = sqlite3.OperationalError("injected")
    raised.sqlite_errorcode = code
    return raised


FULL = error(sqlite3.SQLITE_FULL)


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    opened = Recorder(tmp_path / "history.db")
    yield opened
    opened.close()


def test_a_whole_session_is_in_the_history_when_the_recorder_is_closed(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "history.db")
    pain = Pain(NOON, "hip", 2, PainKind.DULL)
    answer = AskAnswer(NOON, Asked.URGE, 4)
    ended = NOON + timedelta(seconds=75)
    recorder.begin(BEGUN)
    recorder.reached(1)
    recorder.repetition(repetition(1), Spent(10.0))
    recorder.repetition(repetition(2), Spent(20.0, 1.0))
    recorder.pain(pain)
    recorder.answer(answer)
    recorder.reached(2)
    skipped = (Planned("bird-dog", Side.LEFT, 4),)
    recorder.end(SessionEnd(ended, Outcome.COMPLETED, Spent(70.0, 4.0, 1.0), skipped, silent=True))
    recorder.rate(before={Asked.PAIN: 3})
    recorder.rate(after={Asked.PAIN: 1})
    recorder.note("good")
    assert recorder.close()
    assert recorder.trouble is None
    assert recorder.wait(0)
    with History.open(tmp_path / "history.db") as history:
        (record,) = history.sessions()
        assert history.repetitions(record.id) == (repetition(1), repetition(2))
    assert (record.ended, record.outcome) == (ended, Outcome.COMPLETED)
    assert record.spent == Spent(70.0, 4.0, 1.0)
    assert (record.at_step, record.silent, record.note) == (2, True, "good")
    assert (record.pains, record.answers) == ((pain,), (answer,))
    assert (record.before, record.after) == ({Asked.PAIN: 3}, {Asked.PAIN: 1})
    assert record.exercises[0].skipped == 4


def test_what_was_waited_for_is_on_the_disk_while_the_recorder_runs(
    recorder: Recorder, tmp_path: Path
) -> None:
    recorder.begin(BEGUN)
    recorder.repetition(repetition(1), Spent(10.0))
    assert recorder.wait()
    with History.open(tmp_path / "history.db") as history:
        assert history.session(1).exercises[0].reps_done == 1


def test_nobody_waits_for_a_disk_that_hangs(tmp_path: Path) -> None:
    goes_on, seen = Event(), []

    def hang(path: Path) -> History:
        seen.append(get_ident())
        goes_on.wait()
        return History.open(path)

    recorder = Recorder(tmp_path / "history.db", hang)
    recorder.begin(BEGUN)
    recorder.repetition(repetition(1), Spent(10.0))
    assert not recorder.wait(timeout=0)
    goes_on.set()
    assert recorder.wait()
    assert recorder.close()
    assert seen != [get_ident()]


def test_closing_gives_up_in_time_on_a_disk_that_hangs(tmp_path: Path) -> None:
    goes_on = Event()

    def hang(path: Path) -> History:
        goes_on.wait()
        return History.open(path)

    recorder = Recorder(tmp_path / "history.db", hang)
    recorder.begin(BEGUN)
    assert not recorder.close(timeout=0)
    goes_on.set()
    assert recorder.close()
    with History.open(tmp_path / "history.db") as history:
        assert history.count() == 1


@pytest.mark.parametrize(
    "failure",
    [
        FULL,
        error(sqlite3.SQLITE_IOERR_WRITE),
        error(sqlite3.SQLITE_READONLY),
        error(sqlite3.SQLITE_BUSY),
        sqlite3.OperationalError("something new"),
    ],
)
def test_what_a_disk_refused_is_written_in_order_at_the_next_write(
    tmp_path: Path, failure: sqlite3.Error
) -> None:
    disk = Disk()
    recorder = Recorder(tmp_path / "history.db", disk)
    recorder.begin(BEGUN)
    recorder.repetition(repetition(1), Spent(10.0))
    assert recorder.wait()
    disk.fails = failure
    recorder.repetition(repetition(2), Spent(20.0))
    recorder.repetition(repetition(3), Spent(30.0))
    assert not recorder.wait()
    assert recorder.trouble is not None
    assert str(tmp_path) in recorder.trouble
    assert not recorder.wait(0)
    disk.fails = None
    opened = disk.opened
    recorder.repetition(repetition(4), Spent(40.0))
    assert recorder.wait()
    assert disk.opened == opened + 1
    assert recorder.trouble is None
    assert recorder.wait(0)
    assert recorder.close()
    with History.open(tmp_path / "history.db") as history:
        assert history.repetitions(1) == tuple(map(repetition, (1, 2, 3, 4)))
        assert history.session(1).spent == Spent(40.0)


def test_what_a_disk_refused_is_tried_again_at_the_close(tmp_path: Path) -> None:
    disk = Disk()
    disk.fails = FULL
    recorder = Recorder(tmp_path / "history.db", disk)
    recorder.begin(BEGUN)
    recorder.repetition(repetition(1), Spent(10.0))
    assert not recorder.wait()
    disk.fails = None
    assert recorder.close()
    with History.open(tmp_path / "history.db") as history:
        assert [record.exercises[0].reps_done for record in history.sessions()] == [1]


def test_a_disk_that_stays_full_is_said_at_the_close(tmp_path: Path) -> None:
    disk = Disk()
    recorder = Recorder(tmp_path / "history.db", disk)
    recorder.begin(BEGUN)
    assert recorder.wait()
    disk.fails = FULL
    recorder.end(SessionEnd(NOON, Outcome.COMPLETED, Spent()))
    assert not recorder.close()
    assert recorder.trouble is not None
    assert not recorder.wait(0)
    with History.open(tmp_path / "history.db") as history:
        assert [record.id for record in history.unfinished()] == [1]


def test_a_folder_that_cannot_be_written_to_at_first(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file in its place", encoding="utf-8")
    recorder = Recorder(home / "history.db")
    recorder.begin(BEGUN)
    assert not recorder.wait()
    assert recorder.trouble is not None
    home.unlink()
    assert recorder.close()
    assert recorder.trouble is None
    with History.open(home / "history.db") as history:
        assert history.count() == 1


def test_a_file_that_went_away_is_waited_for_and_never_begun_anew(tmp_path: Path) -> None:
    disk = Disk()
    recorder = Recorder(tmp_path / "history.db", disk)
    recorder.begin(BEGUN)
    recorder.wait()
    disk.fails = FULL  # so that the file is let go of, as a disk that is pulled out does
    recorder.repetition(repetition(1), Spent(10.0))
    recorder.wait()
    disk.fails = None
    (tmp_path / "history.db").rename(tmp_path / "away.db")
    recorder.repetition(repetition(2), Spent(20.0))
    assert not recorder.wait()
    assert recorder.trouble is not None
    assert not (tmp_path / "history.db").exists()
    (tmp_path / "away.db").rename(tmp_path / "history.db")
    assert recorder.close()
    with History.open(tmp_path / "history.db") as history:
        assert history.repetitions(1) == (repetition(1), repetition(2))


def test_a_resumed_session_goes_on_from_the_seconds_it_had(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    for number in (1, 2, 3):
        recorder = Recorder(path)
        if number == 1:
            recorder.begin(BEGUN)
        else:
            recorder.resume(1)
        recorder.repetition(repetition(number), Spent(10.0, 2.0, 1.0))
        assert recorder.close()
    recorder = Recorder(path)
    recorder.resume(1)
    recorder.end(SessionEnd(NOON, Outcome.COMPLETED, Spent(5.0, 0.5, 0.0)))
    assert recorder.close()
    with History.open(path) as history:
        record = history.session(1)
    assert record.spent == Spent(35.0, 6.5, 3.0)
    assert record.exercises[0].reps_done == 3


def test_the_session_being_played_is_not_offered_until_the_recorder_is_closed(
    recorder: Recorder, tmp_path: Path
) -> None:
    recorder.begin(BEGUN)
    recorder.wait()
    with History.open(tmp_path / "history.db") as history:
        assert history.unfinished() == []
        recorder.close()
        assert [record.id for record in history.unfinished()] == [1]


def test_nobody_plays_a_session_that_ended_though_the_recorder_runs_on(
    recorder: Recorder, tmp_path: Path
) -> None:
    recorder.begin(BEGUN)
    recorder.wait()
    assert len(list((tmp_path / "running").glob("*.lock"))) == 1
    recorder.end(SessionEnd(NOON, Outcome.COMPLETED, Spent()))
    recorder.wait()
    assert list((tmp_path / "running").glob("*.lock")) == []


def test_a_session_that_another_recorder_plays_is_not_resumed(
    recorder: Recorder, tmp_path: Path
) -> None:
    recorder.begin(BEGUN)
    recorder.wait()
    second = Recorder(tmp_path / "history.db")
    second.resume(1)
    second.repetition(repetition(9), Spent(90.0))
    assert second.wait()
    assert second.trouble is not None
    second.close()
    recorder.repetition(repetition(1), Spent(10.0))
    recorder.close()
    with History.open(tmp_path / "history.db") as history:
        assert history.repetitions(1) == (repetition(1),)


def test_one_recorder_writes_one_session_after_another(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "history.db")
    for number in (1, 2):
        recorder.begin(BEGUN)
        recorder.repetition(repetition(number), Spent(10.0 * number))
        recorder.end(SessionEnd(NOON, Outcome.COMPLETED, Spent(10.0 * number)))
        recorder.note(f"note {number}")
    recorder.close()
    with History.open(tmp_path / "history.db") as history:
        found = [(r.note, r.spent.active) for r in history.sessions()]
    assert found == [("note 2", 20.0), ("note 1", 10.0)]


def test_a_session_deleted_elsewhere_does_not_hold_up_the_next(
    recorder: Recorder, tmp_path: Path
) -> None:
    recorder.begin(BEGUN)
    recorder.end(SessionEnd(NOON, Outcome.COMPLETED, Spent()))
    recorder.wait()
    with History.open(tmp_path / "history.db") as history:
        history.delete(1)
        recorder.note("too late")
        recorder.wait()
        assert recorder.trouble is not None
        recorder.begin(BEGUN)
        assert recorder.wait()
        assert recorder.trouble is None
        assert recorder.wait(0)
        assert [record.id for record in history.sessions()] == [2]


def test_a_fault_of_the_program_is_raised_at_the_close_and_the_rest_is_written(
    tmp_path: Path,
) -> None:
    recorder = Recorder(tmp_path / "history.db")
    recorder.begin(BEGUN)
    recorder.rate(before={Asked.PAIN: 11})
    recorder.repetition(repetition(1), Spent(10.0))
    assert recorder.wait()
    assert recorder.trouble is not None
    with pytest.raises(sqlite3.IntegrityError):
        recorder.close()
    with History.open(tmp_path / "history.db") as history:
        assert history.repetitions(1) == (repetition(1),)


def test_a_closed_recorder_takes_nothing_more_and_may_be_closed_again(recorder: Recorder) -> None:
    assert recorder.close()
    with pytest.raises(RuntimeError):
        recorder.note("too late")
    assert recorder.close()


def test_without_a_log_everything_may_be_said_and_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    recorder = Recorder(None)
    said: list[Callable[[], None]] = [
        lambda: recorder.begin(BEGUN),
        lambda: recorder.resume(1),
        lambda: recorder.reached(1),
        lambda: recorder.repetition(repetition(1), Spent()),
        lambda: recorder.pain(Pain(NOON, "hip", 2, PainKind.DULL)),
        lambda: recorder.answer(AskAnswer(NOON, Asked.URGE, 4)),
        lambda: recorder.end(SessionEnd(NOON, Outcome.COMPLETED, Spent())),
        lambda: recorder.rate(after={Asked.PAIN: 1}),
        lambda: recorder.note("x"),
    ]
    for say in said:
        say()
    assert recorder.wait(1.0)
    assert recorder.close(1.0)
    assert recorder.trouble is None
    assert recorder.wait(0)
    assert list(tmp_path.iterdir()) == []
