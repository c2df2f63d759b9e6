"""Correcting a session, and taking it out and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from player.model.record import (
    AskAnswer,
    Correction,
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
from player.storage.errors import NoSession
from player.storage.history import History

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=-5)))


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(tmp_path / "history.db") as opened:
        yield opened


def begun(started: datetime = NOON) -> SessionStart:
    planned = (Planned("bird-dog", Side.LEFT, 6),)
    return SessionStart("bird-dog", "Bird dog", "00", started, 128.0, planned, started.date())


def ended_session(history: History, started: datetime = NOON) -> int:
    id = history.begin(begun(started))
    history.add(id, Repetition(1, "bird-dog", Side.LEFT, 1, 1, 6.0, started), Spent(10.0))
    history.pain(id, Pain(started, "hip", 3, PainKind.DULL))
    history.answer(id, AskAnswer(started, Asked.URGE, 4))
    history.rate(id, before={Asked.PAIN: 3, Asked.STIFFNESS: 4}, after={Asked.PAIN: 2})
    history.note(id, "first")
    history.end(
        id, SessionEnd(started + timedelta(minutes=2), Outcome.STOPPED, Spent(90.0, 20.0, 3.0))
    )
    return id


def test_what_is_corrected_changes_and_all_else_stays(history: History) -> None:
    id = ended_session(history)
    before = history.session(id)
    after = history.correct(
        id,
        Correction(
            outcome=Outcome.COMPLETED,
            active_seconds=100.5,
            note="second",
            before={Asked.PAIN: 5, Asked.STIFFNESS: None},
            after={Asked.URGE: 0},
        ),
    )
    assert (after.outcome, after.note) == (Outcome.COMPLETED, "second")
    assert after.spent == Spent(100.5, 20.0, 3.0)
    assert after.before == {Asked.PAIN: 5}
    assert after.after == {Asked.PAIN: 2, Asked.URGE: 0}
    assert (after.started, after.ended, after.local_day) == (
        before.started, before.ended, before.local_day,
    )  # fmt: skip
    assert (after.exercises, after.pains, after.answers) == (
        before.exercises, before.pains, before.answers,
    )  # fmt: skip
    assert history.session(id) == after


def test_a_correction_of_nothing_changes_nothing(history: History) -> None:
    id = ended_session(history)
    before = history.session(id)
    assert history.correct(id, Correction()) == before


def test_another_day_moves_all_times_and_keeps_the_time_of_day(history: History) -> None:
    id = ended_session(history)
    week = timedelta(days=7)
    after = history.correct(id, Correction(day=NOON.date() - week))
    assert after.local_day == date(2026, 2, 23)
    assert after.started.isoformat() == "2026-02-23T12:00:00.123456-05:00"
    assert after.ended == NOON - week + timedelta(minutes=2)
    assert after.pains[0].at == after.answers[0].at == NOON - week
    assert history.repetitions(id)[0].finished == NOON - week
    assert history.sessions(since=date(2026, 2, 24)) == []
    assert history.sessions(since=date(2026, 2, 23)) == [after]


def test_a_session_moved_back_no_longer_turns_the_sides(history: History) -> None:
    right = history.begin(begun())
    history.add(right, Repetition(1, "bird-dog", Side.RIGHT, 1, 1, 6.0, NOON), Spent())
    history.end(right, SessionEnd(NOON, Outcome.COMPLETED, Spent()))
    left = ended_session(history, NOON + timedelta(days=1))
    assert history.last_sides() == {"bird-dog": Side.LEFT}
    history.correct(left, Correction(day=NOON.date() - timedelta(days=1)))
    assert history.last_sides() == {"bird-dog": Side.RIGHT}
    assert history.last_done() == {"bird-dog": NOON.date()}


@pytest.mark.parametrize(
    "wrong",
    [
        Correction(note="new", active_seconds=-1.0),
        Correction(note="new", active_seconds=float("nan")),
        Correction(note="new", before={Asked.PAIN: 11}),
        Correction(note="new", after={Asked.PAIN: -1}),
        Correction(note="new", day=date.min),
        Correction(note="new", day=date.max),
    ],
)
def test_a_correction_that_cannot_be_changes_nothing(history: History, wrong: Correction) -> None:
    id = ended_session(history)
    before = history.session(id)
    with pytest.raises(ValueError, match=r" not a "):
        history.correct(id, wrong)
    assert history.session(id) == before


def test_what_has_not_ended_or_is_not_there_is_not_corrected(history: History) -> None:
    id = history.begin(begun())
    for number in (id, 99, 10**30):
        with pytest.raises(NoSession):
            history.correct(number, Correction(note="x"))
    assert history.session(id).note == ""


def test_a_session_taken_out_is_gone_from_the_disk_until_it_is_put_back(history: History) -> None:
    id = ended_session(history)
    history.note(id, "a very private sentence " * 500)
    before = history.session(id), history.repetitions(id)
    removed = history.delete(id)
    assert history.sessions() == []
    for path in history.path.parent.glob("history.db*"):
        assert b"very private" not in path.read_bytes()
    history.put_back(removed)
    assert (history.session(id), history.repetitions(id)) == before


def test_what_was_put_back_already_is_not_put_back_again(history: History) -> None:
    id = ended_session(history)
    removed = history.delete(id)
    history.put_back(removed)
    before = history.session(id)
    with pytest.raises(NoSession):
        history.put_back(removed)
    assert history.session(id) == before
    assert history.count() == 1


def test_an_unfinished_session_is_put_back_unfinished(history: History) -> None:
    id = history.begin(begun())
    history.reached(id, 4)
    history.put_back(history.delete(id))
    (record,) = history.unfinished()
    assert (record.id, record.at_step) == (id, 4)


def test_a_session_being_played_is_not_taken_out(history: History) -> None:
    life = history.players.take()
    id = history.begin(begun(), life.token)
    with pytest.raises(NoSession):
        history.delete(id)
    life.free()
    assert history.delete(id).session == id
