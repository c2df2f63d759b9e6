"""The sums by day and by exercise: right after every write, and what is read from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from player.model.record import (
    Correction,
    Outcome,
    Pain,
    PainKind,
    Planned,
    Repetition,
    SessionEnd,
    SessionRecord,
    SessionStart,
    Spent,
)
from player.model.routine import Asked, Side
from player.model.totals import DayTotal, ExerciseTotal, Rated, WeekTotal
from player.storage.editing import Removed
from player.storage.history import History
from player.storage.schema import MIGRATIONS

MONDAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(tmp_path / "history.db") as opened:
        yield opened


def played(
    history: History,
    day: date,
    *done: tuple[str, Side | None, float],
    active: float = 60.0,
    outcome: Outcome = Outcome.COMPLETED,
) -> int:
    started = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    id = history.begin(
        SessionStart("r", "R", "00", started, 60.0, (Planned("never", None, 1),), day)
    )
    for exercise, side, hold in done:
        history.add(id, Repetition(0, exercise, side, 1, 1, hold, started), Spent(active))
    history.end(id, SessionEnd(started, outcome, Spent(active, 5.0)))
    return id


def test_a_day_adds_its_sessions_up(history: History) -> None:
    played(history, MONDAY, ("cat-cow", None, 2.0), ("cat-cow", None, 2.0), active=61.5)
    played(history, MONDAY, ("bird-dog", Side.LEFT, 6.0), active=10.25)
    played(history, MONDAY + timedelta(days=2), active=0.5)
    assert history.days(MONDAY, MONDAY + timedelta(days=6)) == [
        DayTotal(MONDAY, 2, 71.75, 3),
        DayTotal(MONDAY + timedelta(days=2), 1, 0.5, 0),
    ]
    assert history.days(MONDAY + timedelta(days=1), MONDAY + timedelta(days=1)) == []
    assert history.count() == 3
    assert history.count(MONDAY + timedelta(days=1)) == 1


def test_weeks_begin_on_monday_and_those_without_a_session_are_there(history: History) -> None:
    played(history, MONDAY - timedelta(days=1), ("a", None, 1.0), active=30.0)
    played(history, MONDAY + timedelta(days=6), active=40.0)
    played(history, MONDAY + timedelta(days=7), active=50.0)
    assert history.weeks(3, MONDAY + timedelta(days=3)) == [
        WeekTotal(MONDAY - timedelta(days=14), 0, 0, 0.0, 0),
        WeekTotal(MONDAY - timedelta(days=7), 1, 1, 30.0, 1),
        WeekTotal(MONDAY, 1, 1, 40.0, 0),
    ]
    assert history.weeks(0, MONDAY) == []


def test_totals_are_by_exercise_and_side_with_the_last_day(history: History) -> None:
    played(history, MONDAY, ("open-book", Side.LEFT, 5.0), ("open-book", Side.RIGHT, 4.5))
    played(history, MONDAY + timedelta(days=1), ("open-book", Side.LEFT, 5.25))
    assert history.totals() == [
        ExerciseTotal("open-book", Side.LEFT, 2, 10.25, 2, MONDAY + timedelta(days=1)),
        ExerciseTotal("open-book", Side.RIGHT, 1, 4.5, 1, MONDAY),
    ]


def test_the_last_day_goes_back_when_its_session_is_deleted(history: History) -> None:
    played(history, MONDAY, ("a", None, 5.0))
    played(history, MONDAY, ("a", None, 5.0))
    last = played(history, MONDAY + timedelta(days=5), ("a", None, 5.0), ("b", None, 1.0))
    history.delete(last)
    assert history.totals() == [ExerciseTotal("a", None, 2, 10.0, 2, MONDAY)]
    for record in history.sessions():
        history.delete(record.id)
    assert (history.totals(), history.count()) == ([], 0)


def test_many_small_parts_of_a_second_leave_no_remainder(history: History) -> None:
    ids = [played(history, MONDAY, ("a", None, 0.1), active=0.1 * n) for n in range(30)]
    for id in ids[1:]:
        history.delete(id)
    assert history.days(MONDAY, MONDAY) == [DayTotal(MONDAY, 1, 0.0, 1)]
    assert [total.hold for total in history.totals()] == [0.1]


def test_ratings_come_in_pairs_over_time(history: History) -> None:
    second = played(history, MONDAY + timedelta(days=1))
    first = played(history, MONDAY)
    before = played(history, MONDAY - timedelta(days=1))
    history.rate(first, before={Asked.PAIN: 4, Asked.STIFFNESS: 5}, after={Asked.PAIN: 2})
    history.rate(second, after={Asked.STIFFNESS: 0})
    history.rate(before, before={Asked.PAIN: 9})
    assert history.ratings(MONDAY) == [
        Rated(first, MONDAY, Asked.PAIN, 4, 2),
        Rated(first, MONDAY, Asked.STIFFNESS, 5, None),
        Rated(second, MONDAY + timedelta(days=1), Asked.STIFFNESS, None, 0),
    ]


def sums(history: History) -> dict[str, list[tuple[Any, ...]]]:
    names = ("day", "exercise_total", "exercise_day")
    rows = {name: history._connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    return {name: sorted(tuple(row) for row in found) for name, found in rows.items()}


def from_scratch(history: History) -> dict[str, list[tuple[Any, ...]]]:
    """The sums as the second migration fills them from the sessions."""
    fresh = MIGRATIONS[1][MIGRATIONS[1].index("INSERT INTO day") :]
    connection = history._connection
    connection.execute("SAVEPOINT look")
    for name in ("day", "exercise_total", "exercise_day"):
        connection.execute(f"DELETE FROM {name}")
    for statement in fresh.split(";"):
        connection.execute(statement)
    found = sums(history)
    connection.execute("ROLLBACK TO look")
    connection.execute("RELEASE look")
    return found


def by_hand(records: list[SessionRecord]) -> dict[date, tuple[int, int]]:
    """Sessions and repetitions of each day, counted the slow way."""
    found: dict[date, tuple[int, int]] = {}
    for record in records:
        sessions, reps = found.get(record.local_day, (0, 0))
        done = sum(each.reps_done for each in record.exercises)
        found[record.local_day] = (sessions + 1, reps + done)
    return found


EXERCISES = st.sampled_from(["a", "b", "É\x00"])
SIDES = st.sampled_from([None, *Side])
DAYS = st.integers(0, 4).map(lambda n: MONDAY + timedelta(days=n))
SECONDS = st.floats(0, 1e5)
OUTCOMES = st.sampled_from(Outcome)


class Keeping(RuleBasedStateMachine):
    """Anything that is written, in any order; the sums are those of all there is each time."""

    open_ones = Bundle("open_ones")
    ended = Bundle("ended")
    removed = Bundle("removed")

    @initialize()
    def an_empty_history(self) -> None:
        self.history = History.open(Path(self.folder) / "history.db")  # type: ignore[attr-defined]
        self.history._connection.execute("PRAGMA synchronous = OFF")
        for record in self.history.sessions():
            self.history.delete(record.id)

    @rule(target=open_ones, day=DAYS)
    def begin(self, day: date) -> int:
        started = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return self.history.begin(
            SessionStart("r", "R", "", started, 1.0, (Planned("a", Side.LEFT, 3),), day)
        )

    @rule(id=open_ones, exercise=EXERCISES, side=SIDES, hold=SECONDS, active=SECONDS)
    def add(self, id: int, exercise: str, side: Side | None, hold: float, active: float) -> None:
        self.history.add(id, Repetition(0, exercise, side, 1, 1, hold, NOON), Spent(active))

    @rule(target=ended, id=consumes(open_ones), outcome=OUTCOMES, active=SECONDS)
    def end(self, id: int, outcome: Outcome, active: float) -> int:
        skipped = (Planned("b", None, 2),)
        self.history.end(id, SessionEnd(NOON, outcome, Spent(active), skipped))
        return id

    @rule(target=ended, id=consumes(open_ones))
    def keep(self, id: int) -> int:
        self.history.keep(id)
        return id

    @rule(id=ended, day=st.none() | DAYS, active=st.none() | SECONDS, pain=st.integers(0, 10))
    def correct(self, id: int, day: date | None, active: float | None, pain: int) -> None:
        self.history.correct(
            id, Correction(day=day, active_seconds=active, after={Asked.PAIN: pain})
        )

    @rule(target=removed, id=consumes(ended))
    def take_out(self, id: int) -> Removed:
        return self.history.delete(id)

    @rule(target=removed, id=consumes(open_ones))
    def discard(self, id: int) -> Any:
        self.history.delete(id)
        return multiple()

    @rule(target=ended, out=consumes(removed))
    def put_back(self, out: Removed) -> int:
        self.history.put_back(out)
        return out.session

    @invariant()
    def the_sums_are_right(self) -> None:
        assert sums(self.history) == from_scratch(self.history)
        counted = by_hand(self.history.sessions())
        days = self.history.days(MONDAY, MONDAY + timedelta(days=9))
        assert {day.day: (day.sessions, day.repetitions) for day in days} == counted

    def teardown(self) -> None:
        if hasattr(self, "history"):
            self.history.close()


def test_the_sums_are_right_after_anything(tmp_path: Path) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    kind = type("KeepingHere", (Keeping,), {"folder": str(tmp_path)})
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        kind, settings=settings(max_examples=25, stateful_step_count=25, deadline=None)
    )


def whole(history: History, id: int) -> tuple[Any, ...]:
    return (history.session(id), history.repetitions(id))


def test_a_session_put_back_is_as_it_was_and_another_is_untouched(history: History) -> None:
    id = played(history, MONDAY, ("a", Side.RIGHT, 1.0), ("a", Side.LEFT, 2.0))
    history.pain(id, Pain(NOON, "hip", 2, PainKind.DULL))
    history.rate(id, before={Asked.PAIN: 1})
    history.note(id, "calm")
    before, sides = whole(history, id), history.last_sides()
    removed = history.delete(id)
    other = played(history, MONDAY, ("b", Side.LEFT, 3.0), ("a", Side.LEFT, 3.0))
    other_before = whole(history, other)
    history.put_back(removed)
    assert whole(history, id) == before
    assert whole(history, other) == other_before
    history.delete(other)
    assert history.last_sides() == sides
