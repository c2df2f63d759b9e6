"""The history as JSON Lines and back: nothing lost, nothing twice, and bad lines told of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from player.model.diary import (
    Consulted,
    Crack,
    DailyCheck,
    Entry,
    Habit,
    HabitAnswer,
    HabitCheck,
    Morning,
    Screening,
    Unlock,
    Urge,
    WeeklyCheck,
)
from player.model.record import (
    AskAnswer,
    Done,
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
from player.storage.export import export_lines, session_json
from player.storage.history import History
from player.storage.importing import SessionLine, import_lines

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
DAY = NOON.date()


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(tmp_path / "history.db") as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[History]:
    with History.open(tmp_path / "other" / "history.db") as opened:
        yield opened


def full_session(history: History, started: datetime = NOON, routine: str = "bird-dog") -> int:
    planned = (Planned("bird-dog", Side.LEFT, 6), Planned("cat-cow", None, 2))
    id = history.begin(
        SessionStart(routine, "Bird dög", "5a", started, 128.5, planned, started.date(), 2.0, True)
    )
    history.reached(id, 3)
    for side, hold in ((Side.RIGHT, 6.1), (Side.LEFT, 6.2)):
        history.add(id, Repetition(3, "bird-dog", side, 1, 1, hold, started), Spent(9.0))
    history.pain(id, Pain(started, "hip", 3, PainKind.DULL, "bird-dog", Side.LEFT))
    history.answer(id, AskAnswer(started, Asked.URGE, 4))
    history.rate(id, before={Asked.PAIN: 3}, after={Asked.STIFFNESS: 0})
    history.note(id, "calm\nand “quoted”")
    ended = started + timedelta(minutes=2)
    spent = Spent(90.123456, 20.0, 3.0)
    history.end(id, SessionEnd(ended, Outcome.STOPPED, spent, (Planned("cat-cow", None, 2),)))
    return id


def sessions(history: History) -> list[tuple[SessionRecord, tuple[Repetition, ...]]]:
    """All sessions, without their numbers."""
    return [(replace(each, id=0), history.repetitions(each.id)) for each in history.each()]


def test_a_history_goes_out_and_into_another_whole(history: History, other: History) -> None:
    full_session(other, NOON + timedelta(days=9), "was here before")
    id = full_session(history)
    full_session(history, NOON + timedelta(days=1))
    history.diary.add(Urge(NOON, DAY, 7, session=id, strength_after=2, first_sign="stiff"))
    history.diary.add(Crack(NOON, DAY, voluntary=True, pain=2))
    history.diary.add(Screening(NOON, DAY, 2, {"T2a": True, "T2b": False}))
    history.diary.add(Unlock(NOON, DAY, "T2a"))
    history.diary.add(Morning(NOON, DAY, 1, 2))
    history.diary.add(HabitCheck(NOON, DAY, {Habit.BAG: HabitAnswer.CHANGED}))
    history.diary.add(WeeklyCheck(NOON, DAY, weaker=True))
    history.diary.add(Consulted(NOON, DAY, asked=False))
    for pain in (None, 0):
        history.diary.add(DailyCheck(NOON, DAY, pain, new=False, ill=False))
    lines = list(export_lines(history))
    assert all("\n" not in line for line in lines)
    result = import_lines(other, lines)
    assert (result.added, result.already, result.troubles) == (12, 0, [])
    assert sessions(other)[:2] == sessions(history)
    (urge,) = other.diary.all(Urge)
    assert urge.session is not None
    assert other.session(urge.session).started == NOON
    told = (Crack, Screening, Unlock, DailyCheck, Morning, HabitCheck, WeeklyCheck, Consulted)
    for kind in told:
        assert other.diary.all(kind) == history.diary.all(kind)
    assert other.count() == 3
    assert other.totals()[0].repetitions == 3
    assert other.last_sides() == {"bird-dog": Side.RIGHT}


def test_the_same_file_twice_adds_nothing(history: History, other: History) -> None:
    full_session(history)
    history.diary.add(Crack(NOON, DAY))
    history.diary.add(Urge(NOON, DAY, 7, session=1))
    lines = list(export_lines(history))
    import_lines(other, lines)
    result = import_lines(other, lines)
    assert (result.added, result.already) == (0, 3)
    result = import_lines(history, lines)
    assert (result.added, result.already) == (0, 3)
    assert (other.count(), len(other.diary.all(Crack)), len(other.diary.all(Urge))) == (1, 1, 1)


def test_what_history_json_prints_can_be_taken_too(history: History, other: History) -> None:
    id = full_session(history)
    line = json.dumps(session_json(history.session(id)))
    assert import_lines(other, [line]).added == 1
    assert import_lines(history, [line]).already == 1
    (record,) = other.sessions()
    assert record.exercises == history.session(id).exercises[:0] + tuple(
        replace(done, hold_seconds=round(done.hold_seconds, 3))
        for done in history.session(id).exercises
    )
    assert (record.name, record.speed) == ("bird-dog", 1.0)


def test_a_session_that_had_not_ended_comes_in_as_interrupted(
    history: History, other: History
) -> None:
    id = history.begin(SessionStart("cat-cow", "Cat-cow", "", NOON, 70.0, (), DAY))
    finished = NOON + timedelta(seconds=30)
    history.add(id, Repetition(0, "cat-cow", None, 1, 1, 2.0, finished), Spent(30.0))
    import_lines(other, export_lines(history))
    (record,) = other.sessions()
    assert (record.outcome, record.ended) == (Outcome.INTERRUPTED, finished)
    assert other.unfinished() == []


GOOD: dict[str, Any] = {
    "kind": "session",
    "routine": "cat-cow",
    "started": "2026-03-01T12:00:00+01:00",
    "local_day": "2026-03-01",
}


@pytest.mark.parametrize(
    "bad",
    [
        "not json",
        "[1, 2]",
        '{"kind": "session", "routine": "x"',
        "[" * 100_000,
        json.dumps({**GOOD, "kind": "dream"}),
        json.dumps({**GOOD, "kind": 3}),
        json.dumps({**GOOD, "started": "2026-03-01T12:00:00"}),
        json.dumps({**GOOD, "started": 5}),
        json.dumps({**GOOD, "local_day": "2026-02-30"}),
        json.dumps({key: GOOD[key] for key in ("kind", "routine", "local_day")}),
        json.dumps({**GOOD, "outcome": "won"}),
        json.dumps({**GOOD, "active_seconds": -1}),
        json.dumps({**GOOD, "active_seconds": float("nan")}),
        json.dumps({**GOOD, "active_seconds": "5"}),
        json.dumps({**GOOD, "speed": 0}),
        json.dumps({**GOOD, "silent": 1}),
        json.dumps({**GOOD, "before": {"pain": 11}}),
        json.dumps({**GOOD, "before": {"mood": 1}}),
        json.dumps({**GOOD, "before": [1]}),
        json.dumps({**GOOD, "at_step": 10**30}),
        json.dumps({**GOOD, "exercises": {"a": 1}}),
        json.dumps({**GOOD, "exercises": [{"name": "a"}]}),
        json.dumps({**GOOD, "repetitions": [3]}),
        json.dumps({**GOOD, "routine": ["a"]}),
        json.dumps({**GOOD, "note": "caf\udce9"}, ensure_ascii=False),
        json.dumps({"kind": "urge", "at": "2026-03-01T12:00:00Z", "day": "2026-03-01"}),
        json.dumps({"kind": "crack", "at": "2026-03-01T12:00:00Z", "day": "now"}),
    ],
    ids=range(27),
)
def test_a_bad_line_is_told_by_its_number_and_the_others_are_taken(
    history: History, bad: str
) -> None:
    before = json.dumps(GOOD)
    after = json.dumps({**GOOD, "routine": "open-book"})
    result = import_lines(history, ["\ufeff" + before + "\n", "\n", bad + "\n", after + "\n"])
    assert result.added == 2
    (trouble,) = result.troubles
    assert trouble.startswith("Line 3: ")
    assert len(trouble) < 400
    assert "\n" not in trouble
    assert {each.routine for each in history.sessions()} == {"cat-cow", "open-book"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"before": {"pain": 11}}, "a whole number from 0 to 10"),
        ({"before": {"mood": 1}}, '"urge", "pain" or "stiffness", with the quotes'),
        ({"speed": 0}, "a number from 0.001 to 1,000,000"),
        ({"silent": 1}, "true or false"),
        ({"routine": None}, "a text of at most 100,000 characters"),
        ({"ended": "today"}, 'such as "2026-03-01T12:00:00+01:00"'),
        ({"local_day": "2026-02-30"}, 'a date such as "2026-03-01"'),
        ({"exercises": {}}, "exercises cannot be {}. Write a list"),
        ({"exercises": [{"name": "a"}]}, "exercises 1: reps_planned is missing"),
        ({"repetitions": [3]}, "repetitions 1 cannot be 3. Write names with their values"),
        ({"answers": [{"at": 3}]}, "answers 1: at cannot be 3. Write a time"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_what_to_write(
    history: History, wrong: dict[str, Any], said: str
) -> None:
    (trouble,) = import_lines(history, [json.dumps({**GOOD, **wrong})]).troubles
    assert trouble.startswith("Line 1: ")
    assert said in trouble


@pytest.mark.parametrize("kind", [SessionLine, *get_args(Entry)])
def test_any_field_that_is_wrong_is_said_or_taken(history: History, kind: type) -> None:
    tag = kind.__struct_config__.tag or "session"  # type: ignore[attr-defined]
    for name in kind.__struct_fields__:  # type: ignore[attr-defined]
        for wrong in (None, True, 3.5, -1, 10**19, "?", [[1]], {"a": {}}):
            values = {"day": "2026-03-01", "at": GOOD["started"], **GOOD, "kind": tag, name: wrong}
            for trouble in import_lines(history, [json.dumps(values)]).troubles:
                assert trouble.startswith("Line 1: ")
                assert not trouble.startswith("Line 1:  cannot")


def test_a_line_of_another_program_may_name_no_side_and_write_whole_numbers_as_decimals(
    history: History,
) -> None:
    done = {"name": "a", "reps_planned": 3.0, "reps_done": 2, "hold_seconds": 5, "skipped": 0}
    line = json.dumps({**GOOD, "exercises": [done], "before": {"pain": 4.0}})
    assert import_lines(history, [line]).troubles == []
    (record,) = history.sessions()
    assert record.exercises == (Done("a", None, 3, 2, 5.0, 0),)
    assert record.before == {Asked.PAIN: 4}


def test_a_key_that_is_not_known_is_told_once_and_the_session_taken(history: History) -> None:
    lines = [json.dumps({**GOOD, "routine": name, "mood": 3}) for name in "ab"]
    result = import_lines(history, lines)
    assert result.added == 2
    (trouble,) = result.troubles
    assert trouble.startswith("Line 1: ")
    assert "mood" in trouble


def test_nothing_is_added_when_it_cannot_all_be_added(history: History) -> None:
    def lines() -> Iterator[str]:
        yield json.dumps(GOOD)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_lines(history, lines())
    assert (history.count(), history.sessions()) == (0, [])


def test_a_history_with_nothing_in_it_has_no_lines(history: History) -> None:
    assert list(export_lines(history)) == []
    result = import_lines(history, [])
    assert (result.added, result.already, result.troubles) == (0, 0, [])


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.sampled_from([*GOOD, "id", "before", "exercises", "pains", "ended", "silent", "speed"]),
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats()
            | st.text(max_size=5)
            | st.sampled_from(list(GOOD.values())),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["name", "side", "at"]), inner, max_size=3)
            ),
            max_leaves=5,
        ),
    )
)
def test_any_object_is_taken_or_told_of(history: History, found: dict[str, Any]) -> None:
    result = import_lines(history, [json.dumps({**GOOD, **found})])
    assert result.added + result.already + len(result.troubles) >= 1
    for record in history.sessions():
        assert record.started.tzinfo is not None
        assert isinstance(record.local_day, date)
        history.delete(record.id)
    assert history.totals() == []


def test_each_gives_every_session_oldest_first(history: History) -> None:
    for days in (2, 0, 1):
        started = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(days=days)
        history.begin(SessionStart("a", "A", "", started, 1.0, (), started.date()))
    assert [each.local_day.day for each in history.each()] == [2, 3, 4]
