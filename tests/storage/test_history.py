"""A session as it is written down, corrected, kept and deleted, and what is read back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType

import pytest

from player.model.diary import Urge
from player.model.record import (
    AskAnswer,
    Done,
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
from player.storage.errors import HistoryError, NoSession
from player.storage.history import History

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(tmp_path / "history.db") as opened:
        yield opened


def begun(
    routine: str = "bird-dog",
    started: datetime = NOON,
    planned: tuple[Planned, ...] = (),
    day: date | None = None,
    silent: bool = False,
) -> SessionStart:
    return SessionStart(
        routine, routine.title(), "5a" * 32, started, 128.0, planned,
        day or started.date(), silent=silent,
    )  # fmt: skip


def repetition(
    exercise: str = "bird-dog", side: Side | None = None, seconds: int = 0
) -> Repetition:
    return Repetition(1, exercise, side, 1, 1, 6.0, NOON + timedelta(seconds=seconds))


def test_a_session_at_its_start_is_unfinished_and_whole(history: History) -> None:
    id = history.begin(
        SessionStart(
            routine="bird-dog",
            name="Bird dog",
            digest="5a" * 32,
            started=NOON,
            planned_seconds=128.0,
            planned=(Planned("bird-dog", Side.LEFT, 6), Planned("bird-dog", Side.RIGHT, 6)),
            day=date(2026, 3, 1),
            speed=2.0,
            before=MappingProxyType({Asked.PAIN: 3, Asked.STIFFNESS: 0}),
        )
    )
    record = history.session(id)
    assert (record.routine, record.name, record.digest) == ("bird-dog", "Bird dog", "5a" * 32)
    assert record.started == NOON
    assert record.started.utcoffset() == timedelta(hours=1)
    assert (record.ended, record.outcome) == (None, None)
    assert (record.planned_seconds, record.speed, record.silent) == (128.0, 2.0, False)
    assert record.before == {Asked.PAIN: 3, Asked.STIFFNESS: 0}
    assert record.after == {}
    assert record.exercises == (
        Done("bird-dog", Side.LEFT, 6, 0, 0.0, 0),
        Done("bird-dog", Side.RIGHT, 6, 0, 0.0, 0),
    )


def test_repetitions_add_up_by_exercise_and_side(history: History) -> None:
    planned = (Planned("cat-cow", None, 2), Planned("bird-dog", Side.LEFT, 1))
    id = history.begin(begun(planned=planned))
    history.add(id, repetition("cat-cow", seconds=10), Spent(10.0))
    history.add(id, repetition("cat-cow", seconds=20), Spent(20.0))
    history.add(id, repetition("bird-dog", Side.LEFT, 30), Spent(28.0, 1.5, 0.5))
    record = history.session(id)
    assert record.exercises == (
        Done("cat-cow", None, 2, 2, 12.0, 0),
        Done("bird-dog", Side.LEFT, 1, 1, 6.0, 0),
    )
    assert record.spent == Spent(28.0, 1.5, 0.5)


def test_a_step_repeated_counts_again_and_an_unplanned_exercise_comes_last(
    history: History,
) -> None:
    id = history.begin(begun(planned=(Planned("bird-dog", None, 1),)))
    history.add(id, repetition("leg-slide"), Spent())
    history.add(id, repetition("bird-dog"), Spent())
    history.add(id, repetition("bird-dog"), Spent())
    assert history.session(id).exercises == (
        Done("bird-dog", None, 1, 2, 12.0, 0),
        Done("leg-slide", None, 0, 1, 6.0, 0),
    )
    assert [r.exercise for r in history.repetitions(id)] == ["leg-slide", "bird-dog", "bird-dog"]


def test_the_same_exercise_planned_twice_is_one_sum(history: History) -> None:
    twice = (Planned("cat-cow", None, 2), Planned("rest", None, 1), Planned("cat-cow", None, 3))
    id = history.begin(begun(planned=twice))
    assert [(d.name, d.reps_planned) for d in history.session(id).exercises] == [
        ("cat-cow", 5),
        ("rest", 1),
    ]


def test_the_end_has_its_outcome_its_seconds_and_what_was_skipped(history: History) -> None:
    id = history.begin(begun(planned=(Planned("bird-dog", Side.LEFT, 6),)))
    ended = NOON + timedelta(minutes=3)
    history.end(
        id,
        SessionEnd(
            ended,
            Outcome.STOPPED_FOR_PAIN,
            Spent(90.0, 80.0, 10.0),
            (Planned("bird-dog", Side.LEFT, 2), Planned("bird-dog", Side.RIGHT, 1)),
        ),
    )
    record = history.session(id)
    assert (record.ended, record.outcome) == (ended, Outcome.STOPPED_FOR_PAIN)
    assert record.spent == Spent(90.0, 80.0, 10.0)
    assert [(d.side, d.skipped) for d in record.exercises] == [(Side.LEFT, 2), (Side.RIGHT, 1)]


def test_an_end_written_twice_counts_what_was_skipped_once(history: History) -> None:
    id = history.begin(begun(planned=(Planned("cat-cow", None, 6),)))
    ended = SessionEnd(NOON, Outcome.STOPPED, Spent(), (Planned("cat-cow", None, 2),))
    history.end(id, ended)
    history.end(id, ended)
    assert history.session(id).exercises[0].skipped == 2


@pytest.mark.parametrize(
    ("at_start", "at_end", "silent"),
    [(False, False, False), (True, False, True), (False, True, True), (True, True, True)],
)
def test_a_session_is_silent_if_it_was_at_its_start_or_its_end(
    history: History, at_start: bool, at_end: bool, silent: bool
) -> None:
    id = history.begin(begun(silent=at_start))
    history.end(id, SessionEnd(NOON, Outcome.COMPLETED, Spent(), silent=at_end))
    assert history.session(id).silent is silent


def test_pains_and_answers_keep_their_place_and_order(history: History) -> None:
    id = history.begin(begun())
    sharp = Pain(NOON, "left hip", 7, PainKind.SHARP, "bird-dog", Side.LEFT)
    dull = Pain(NOON + timedelta(seconds=9), "neck", 0, PainKind.DULL)
    urge = AskAnswer(NOON, Asked.URGE, 10)
    history.pain(id, sharp)
    history.pain(id, dull)
    history.answer(id, urge)
    record = history.session(id)
    assert record.pains == (sharp, dull)
    assert record.answers == (urge,)


def test_ratings_replace_those_given_and_leave_the_others(history: History) -> None:
    id = history.begin(begun())
    history.rate(id, before={Asked.PAIN: 4, Asked.STIFFNESS: 5})
    history.rate(id, before={Asked.PAIN: 2}, after={Asked.PAIN: 1})
    record = history.session(id)
    assert record.before == {Asked.PAIN: 2, Asked.STIFFNESS: 5}
    assert record.after == {Asked.PAIN: 1}


def test_a_rating_that_is_none_changes_nothing(history: History) -> None:
    id = history.begin(begun())
    with pytest.raises(sqlite3.IntegrityError):
        history.rate(id, before={Asked.PAIN: 3}, after={Asked.PAIN: 11})
    assert history.session(id).before == {}


def test_a_note_is_replaced_and_may_hold_anything(history: History) -> None:
    id = history.begin(begun())
    history.note(id, "first")
    history.note(id, "Καλημέρα\n'; DROP TABLE session; -- 🦴\x00 end")
    assert history.session(id).note == "Καλημέρα\n'; DROP TABLE session; -- 🦴\x00 end"


def test_a_name_that_is_not_utf8_is_kept_as_far_as_it_goes(history: History) -> None:
    id = history.begin(begun(routine="caf\udce9"))
    assert history.session(id).routine == "caf?"


def test_the_step_reached_is_where_a_resumed_session_goes_on(history: History) -> None:
    id = history.begin(begun())
    history.add(id, repetition(), Spent(10.0, 2.0, 1.0))
    history.reached(id, 7)
    record = history.resume(id)
    assert (record.id, record.at_step, record.spent) == (id, 7, Spent(10.0, 2.0, 1.0))


def test_a_session_kept_is_interrupted_and_ended_at_its_last_write(history: History) -> None:
    id = history.begin(begun())
    history.add(id, repetition(seconds=40), Spent(40.0))
    history.pain(id, Pain(NOON + timedelta(seconds=55), "knee", 2, PainKind.DULL))
    history.keep(id)
    record = history.session(id)
    assert record.outcome is Outcome.INTERRUPTED
    assert record.ended == NOON + timedelta(seconds=55)
    assert record.spent == Spent(40.0)
    assert history.unfinished() == []


def test_a_session_kept_at_once_ended_when_it_started(history: History) -> None:
    id = history.begin(begun())
    history.keep(id)
    assert history.session(id).ended == NOON


def test_a_finished_session_is_neither_kept_nor_resumed(history: History) -> None:
    id = history.begin(begun())
    history.end(id, SessionEnd(NOON, Outcome.COMPLETED, Spent()))
    with pytest.raises(NoSession):
        history.keep(id)
    with pytest.raises(NoSession):
        history.resume(id)
    assert history.session(id).outcome is Outcome.COMPLETED


def test_deleting_takes_everything_of_the_session_and_nothing_of_another(history: History) -> None:
    ids = [history.begin(begun(planned=(Planned("cat-cow", None, 1),))) for _ in range(2)]
    for id in ids:
        history.add(id, repetition("cat-cow"), Spent())
        history.pain(id, Pain(NOON, "hip", 3, PainKind.DULL))
        history.answer(id, AskAnswer(NOON, Asked.URGE, 3))
        history.rate(id, before={Asked.PAIN: 3})
    other = history.session(ids[1])
    history.delete(ids[0])
    assert history.sessions() == [other]
    history.close()
    with sqlite3.connect(history.path) as plain:
        for table in ("done", "repetition", "pain", "answer", "rating"):
            assert plain.execute(f"SELECT DISTINCT session FROM {table}").fetchall() == [(ids[1],)]
    plain.close()


def test_the_number_of_a_deleted_session_is_not_given_again(history: History) -> None:
    first = history.begin(begun())
    history.delete(first)
    assert history.begin(begun()) > first


def test_a_deleted_note_is_nowhere_on_the_disk(history: History) -> None:
    id = history.begin(begun())
    history.note(id, "a very private sentence " * 500)
    history.delete(id)
    for path in history.path.parent.glob("history.db*"):
        assert b"very private" not in path.read_bytes()


@pytest.mark.parametrize("gone", [0, 99])
def test_a_session_that_is_not_there_is_said(history: History, gone: int) -> None:
    history.begin(begun())
    for ask in (
        lambda: history.session(gone),
        lambda: history.delete(gone),
        lambda: history.keep(gone),
        lambda: history.resume(gone),
        lambda: history.note(gone, "x"),
        lambda: history.rate(gone),
        lambda: history.reached(gone, 1),
        lambda: history.add(gone, repetition(), Spent()),
        lambda: history.pain(gone, Pain(NOON, "hip", 3, PainKind.DULL)),
        lambda: history.answer(gone, AskAnswer(NOON, Asked.URGE, 3)),
        lambda: history.end(gone, SessionEnd(NOON, Outcome.COMPLETED, Spent())),
    ):
        with pytest.raises(NoSession):
            ask()
    assert history.count() == 1


def test_a_number_larger_than_any_is_not_there(history: History) -> None:
    with pytest.raises(NoSession):
        history.session(10**30)
    with pytest.raises(NoSession):
        history.delete(10**30)


def test_a_time_without_its_offset_is_a_fault_and_leaves_nothing(history: History) -> None:
    with pytest.raises(ValueError, match="offset"):
        history.begin(begun(started=datetime(2026, 3, 1, 12)))
    assert history.count() == 0


def test_a_moment_keeps_its_own_offset_and_its_microseconds(history: History) -> None:
    kathmandu = timezone(timedelta(hours=5, minutes=45))
    started = datetime(2026, 3, 1, 1, 2, 3, 456789, tzinfo=kathmandu)
    record = history.session(history.begin(begun(started=started, day=date(2026, 2, 28))))
    assert record.started.isoformat() == "2026-03-01T01:02:03.456789+05:45"
    assert record.local_day == date(2026, 2, 28)


def test_every_write_is_on_the_disk_for_another_reader_at_once(history: History) -> None:
    id = history.begin(begun())
    history.add(id, repetition(), Spent(10.0))
    with History.open(history.path) as other:
        assert other.session(id).spent == Spent(10.0)
        assert other.repetitions(id) == (repetition(),)


def test_a_file_held_by_another_program_is_said_and_nothing_is_half_written(
    history: History,
) -> None:
    id = history.begin(begun())
    holder = sqlite3.connect(history.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    history._connection.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(HistoryError):
        history.add(id, repetition(), Spent(10.0))
    holder.execute("ROLLBACK")
    holder.close()
    assert history.session(id).spent == Spent()
    history.add(id, repetition(), Spent(10.0))
    assert history.session(id).spent == Spent(10.0)


def test_a_session_in_utc_and_at_the_edge_of_the_calendar(history: History) -> None:
    record = history.session(history.begin(begun(started=datetime(1969, 12, 31, 23, tzinfo=UTC))))
    assert record.started == datetime(1969, 12, 31, 23, tzinfo=UTC)
    assert history.sessions(since=date.min) == [record]
    assert history.sessions(since=date.max) == []


def test_a_history_that_is_not_kept_open_opens_its_file_for_each_question(tmp_path: Path) -> None:
    history = History(tmp_path / "home" / "history.db")
    assert (history.sessions(), history.count(), history.diary.all(Urge)) == ([], 0, [])
    with history.opened():
        assert history.unfinished() == []
    assert not history.path.parent.exists()
    id = history.begin(begun())
    history.diary.add(Urge(NOON, NOON.date(), 5))
    with history.opened(), history.opened():
        assert [record.id for record in history.sessions()] == [id]
    assert len(history.diary.all(Urge)) == 1
    history.path.unlink()
    assert history.count() == 0
