"""Pages of sessions, what was done last, and every record as it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.model.record import (
    AskAnswer,
    Outcome,
    Pain,
    PainKind,
    Planned,
    Repetition,
    SessionEnd,
    SessionRecord,
    SessionStart,
    Spent,
    local_day,
)
from player.model.routine import Asked, Side
from player.model.totals import RoutineTotal
from player.storage.history import History

NEVER_DONE = (Planned("child-pose", Side.LEFT, 1),)
MORNING = datetime(2026, 3, 1, 8, 0, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(tmp_path / "history.db") as opened:
        yield opened


def play(
    history: History,
    routine: str,
    started: datetime,
    *did: tuple[str, Side | None],
    outcome: Outcome | None = Outcome.COMPLETED,
) -> int:
    """A session in which these repetitions were finished."""
    id = history.begin(
        SessionStart(routine, routine, "00", started, 60.0, NEVER_DONE, local_day(started)),
    )
    for exercise, side in did:
        history.add(id, Repetition(0, exercise, side, 1, 1, 5.0, started), Spent(1.0))
    if outcome is not None:
        history.end(id, SessionEnd(started, outcome, Spent(60.0)))
    return id


def days(number: int) -> timedelta:
    return timedelta(days=number)


def ids(records: list[SessionRecord]) -> list[int]:
    return [record.id for record in records]


def test_sessions_come_newest_first_whatever_the_order_of_writing(history: History) -> None:
    second = play(history, "cat-cow", MORNING + days(1))
    first = play(history, "cat-cow", MORNING)
    third = play(history, "cat-cow", MORNING + days(2))
    assert ids(history.sessions()) == [third, second, first]


def test_sessions_that_began_at_once_come_in_the_order_of_writing_backwards(
    history: History,
) -> None:
    one, two = play(history, "cat-cow", MORNING), play(history, "cat-cow", MORNING)
    assert ids(history.sessions()) == [two, one]


def test_pages_together_are_all_sessions_once(history: History) -> None:
    for number in range(11):
        play(history, "cat-cow", MORNING + days(number))
    pages = [history.sessions(limit=4, offset=offset) for offset in (0, 4, 8, 12)]
    assert [len(page) for page in pages] == [4, 4, 3, 0]
    assert [record for page in pages for record in page] == history.sessions()


def test_since_goes_by_the_persons_own_day(history: History) -> None:
    night = datetime(2026, 3, 2, 3, 30, tzinfo=timezone(timedelta(hours=14)))
    late = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-11)))
    at_night = play(history, "cat-cow", night)
    at_day = play(history, "cat-cow", night + timedelta(minutes=30))
    in_the_west = play(history, "cat-cow", late)
    assert ids(history.sessions(since=date(2026, 3, 2))) == [at_day]
    assert ids(history.sessions(since=date(2026, 3, 1))) == [in_the_west, at_day, at_night]
    assert history.count(date(2026, 3, 2)) == 1
    assert history.count() == 3


def test_a_page_takes_the_same_few_questions_however_many_sessions(history: History) -> None:
    for number in range(60):
        play(history, "cat-cow", MORNING + days(number), ("cat-cow", None))
    asked: list[str] = []
    history._connection.set_trace_callback(asked.append)
    assert len(history.sessions(limit=2)) == 2
    few = len(asked)
    assert len(history.sessions(limit=50)) == 50
    assert len(asked) == 2 * few


def test_more_sessions_than_one_question_can_name(history: History) -> None:
    history._connection.execute("PRAGMA synchronous = OFF")
    for number in range(1100):
        play(history, "cat-cow", MORNING + days(number), ("cat-cow", None))
    records = history.sessions()
    assert len(records) == len(set(ids(records))) == 1100
    done = [{each.name: each.reps_done for each in record.exercises} for record in records]
    assert done == [{"child-pose": 0, "cat-cow": 1}] * 1100


def test_a_routine_was_last_done_on_the_day_of_its_last_session(history: History) -> None:
    play(history, "cat-cow", MORNING)
    play(history, "cat-cow", MORNING + days(3))
    play(history, "bird-dog", MORNING + days(1), ("bird-dog", Side.LEFT), outcome=Outcome.STOPPED)
    assert history.last_done() == {"cat-cow": date(2026, 3, 4), "bird-dog": date(2026, 3, 2)}


@pytest.mark.parametrize("outcome", [None, Outcome.STOPPED, Outcome.INTERRUPTED])
def test_a_session_without_a_repetition_or_an_end_was_not_done(
    history: History, outcome: Outcome | None
) -> None:
    play(history, "cat-cow", MORNING, ("cat-cow", None))
    play(history, "cat-cow", MORNING + days(1), outcome=outcome)
    play(history, "open-book", MORNING, outcome=outcome)
    assert history.last_done() == {"cat-cow": date(2026, 3, 1)}


def test_nothing_was_done_last_in_an_empty_history(history: History) -> None:
    assert history.last_done() == {}
    assert history.last_sides() == {}
    assert history.sessions() == []
    assert history.unfinished() == []


def test_a_routine_adds_up_to_how_often_it_was_finished_and_how_it_left_the_back(
    history: History,
) -> None:
    eased = play(history, "cat-cow", MORNING + days(1))
    history.rate(eased, {Asked.PAIN: 4, Asked.STIFFNESS: 6}, {Asked.PAIN: 3, Asked.STIFFNESS: 3})
    worse = play(history, "cat-cow", MORNING + days(2), outcome=Outcome.STOPPED)
    history.rate(worse, {Asked.PAIN: 2, Asked.URGE: 1}, {Asked.PAIN: 3, Asked.URGE: 9})
    play(history, "cat-cow", MORNING)
    half_rated = play(history, "open-book", MORNING)
    history.rate(half_rated, {Asked.PAIN: 2}, {Asked.STIFFNESS: 1})
    play(history, "bird-dog", MORNING, outcome=None)
    assert history.routines(MORNING.date()) == {
        "cat-cow": RoutineTotal(2, MORNING + days(2), (-2 + 1) / 2),
        "open-book": RoutineTotal(1, MORNING),
    }
    since = history.routines((MORNING + days(2)).date())
    assert since == {"cat-cow": RoutineTotal(0, MORNING + days(2), 1)}


def test_the_last_side_is_the_one_that_went_first_in_the_last_session(history: History) -> None:
    left, right = ("open-book", Side.LEFT), ("open-book", Side.RIGHT)
    play(history, "open-book", MORNING, left, right)
    play(history, "open-book", MORNING + days(1), right, left, right)
    play(history, "cat-cow", MORNING + days(2), ("cat-cow", None))
    assert history.last_sides() == {"open-book": Side.RIGHT}


def test_sides_go_by_exercise_whatever_the_routine(history: History) -> None:
    play(history, "morning", MORNING, ("open-book", Side.RIGHT), ("bird-dog", Side.LEFT))
    play(history, "bird-dog", MORNING + days(1), ("bird-dog", Side.RIGHT), outcome=None)
    assert history.last_sides() == {"open-book": Side.RIGHT, "bird-dog": Side.RIGHT}


def test_a_session_written_later_but_done_earlier_does_not_turn_the_sides(
    history: History,
) -> None:
    play(history, "open-book", MORNING, ("open-book", Side.LEFT))
    play(history, "open-book", MORNING - days(1), ("open-book", Side.RIGHT))
    assert history.last_sides() == {"open-book": Side.LEFT}


def test_a_deleted_session_no_longer_turns_the_sides(history: History) -> None:
    play(history, "open-book", MORNING, ("open-book", Side.LEFT))
    history.delete(play(history, "open-book", MORNING + days(1), ("open-book", Side.RIGHT)))
    assert history.last_sides() == {"open-book": Side.LEFT}
    assert history.last_done() == {"open-book": date(2026, 3, 1)}


OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=OFFSETS)
SIDES = st.sampled_from([None, *Side])
SECONDS = st.floats(0, 1e6)
RATINGS: st.SearchStrategy[Mapping[Asked, int]] = st.dictionaries(
    st.sampled_from(Asked), st.integers(0, 10)
).map(MappingProxyType)
PLANNED = st.lists(
    st.builds(Planned, st.sampled_from(["a", "b", "É"]), SIDES, st.integers(0, 50)), max_size=4
).map(tuple)
SPENT = st.builds(Spent, SECONDS, SECONDS, SECONDS)
BEGUN = st.builds(
    SessionStart, st.text(), st.text(), st.text(), MOMENTS, SECONDS, PLANNED,
    st.dates(), st.floats(0.1, 100), st.booleans(), RATINGS,
)  # fmt: skip
REPETITIONS = st.lists(
    st.builds(
        Repetition, st.integers(0, 20_000), st.sampled_from(["a", "É", "new"]), SIDES,
        st.integers(1, 10), st.integers(1, 50), SECONDS, MOMENTS,
    ),
    max_size=6,
)  # fmt: skip
PAINS = st.lists(
    st.builds(
        Pain, MOMENTS, st.text(), st.integers(0, 10), st.sampled_from(PainKind), st.text(), SIDES
    ),
    max_size=3,
)
ANSWERS = st.lists(
    st.builds(AskAnswer, MOMENTS, st.sampled_from(Asked), st.integers(0, 10)), max_size=3
)
ENDED = st.builds(SessionEnd, MOMENTS, st.sampled_from(Outcome), SPENT, PLANNED, st.booleans())


def summed(planned: tuple[Planned, ...]) -> dict[tuple[str, Side | None], int]:
    sums: dict[tuple[str, Side | None], int] = {}
    for each in planned:
        key = (each.exercise, each.side)
        sums[key] = sums.get(key, 0) + each.reps
    return sums


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(BEGUN, REPETITIONS, PAINS, ANSWERS, ENDED, RATINGS, st.text())
def test_a_session_is_read_as_it_was_written(
    history: History,
    begun: SessionStart,
    repetitions: list[Repetition],
    pains: list[Pain],
    answers: list[AskAnswer],
    ended: SessionEnd,
    after: Mapping[Asked, int],
    note: str,
) -> None:
    id = history.begin(begun)
    for number, repetition in enumerate(repetitions):
        history.reached(id, number)
        history.add(id, repetition, Spent())
    for pain in pains:
        history.pain(id, pain)
    for answer in answers:
        history.answer(id, answer)
    history.end(id, ended)
    history.rate(id, after=after)
    history.note(id, note)

    record = history.session(id)
    assert history.repetitions(id) == tuple(repetitions)
    assert (record.pains, record.answers) == (tuple(pains), tuple(answers))
    assert record.started.isoformat() == begun.started.isoformat()
    assert record.ended is not None
    at = begun.started if ended.ended < begun.started else ended.ended
    assert record.ended.isoformat() == at.isoformat()
    assert (record.routine, record.name, record.digest) == (
        begun.routine, begun.name, begun.digest,
    )  # fmt: skip
    assert (record.local_day, record.speed) == (begun.day, begun.speed)
    assert (record.outcome, record.spent) == (ended.outcome, ended.spent)
    assert record.silent == (begun.silent or ended.silent)
    assert (record.before, record.after, record.note) == (begun.before, after, note)
    assert record.at_step == max(0, len(repetitions) - 1)

    planned, skipped = summed(begun.planned), summed(ended.skipped)
    done = {(d.name, d.side): d for d in record.exercises}
    assert len(done) == len(record.exercises)
    assert list(done)[: len(planned)] == list(planned)
    assert done.keys() == planned.keys() | skipped.keys() | {
        (r.exercise, r.side) for r in repetitions
    }
    for key, each in done.items():
        mine = [r.hold_seconds for r in repetitions if (r.exercise, r.side) == key]
        assert each.reps_planned == planned.get(key, 0)
        assert each.skipped == skipped.get(key, 0)
        assert each.reps_done == len(mine)
        assert each.hold_seconds == pytest.approx(sum(mine))
