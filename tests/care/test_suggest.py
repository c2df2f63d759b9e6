"""The order of the first screen: for who begins, for who comes back, and what never is first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from player.care.suggest import FOR_YOU, MOST, SINGLE, Candidate, Now, Past, Pick, Section, arrange
from player.model.routine import Purpose

TODAY = date(2026, 3, 2)
NOW = Now(TODAY)

WAVE = Candidate("wave", Purpose.MOBILITY, 1, 70, exercises=("wave",), floor=True)
ROLL = Candidate("roll", Purpose.MOBILITY, 1, 120, exercises=("roll",), floor=True)
MORNING = Candidate("morning", Purpose.MOBILITY, 1, 570, floor=True, exercises=("a", "b"))
DESK = Candidate("desk", Purpose.BREAK, 1, 150)
REACH = Candidate("reach", Purpose.STRENGTH, 2, 128, exercises=("morning",), floor=True, demands=2)
CORE = Candidate("core", Purpose.STRENGTH, 3, 1165, floor=True, demands=1)
PLANK = replace(REACH, key="plank", seconds=104, part=True)
SQUEEZE = Candidate("squeeze", Purpose.URGE, 1, 90)
TILT = Candidate("tilt", Purpose.MOBILITY, 1, 40, part=True, exercises=("core",), floor=True)
LIBRARY = (CORE, DESK, MORNING, PLANK, REACH, ROLL, SQUEEZE, TILT, WAVE)


def done(days_ago: int, finished: int, change: float | None = None) -> Past:
    return Past(TODAY - timedelta(days=days_ago), finished, change)


def first(sections: tuple[Section, ...]) -> list[str]:
    """What is suggested, in its order."""
    return [pick.key for one in sections if one.title == FOR_YOU for pick in one.picks]


def keys(sections: tuple[Section, ...]) -> list[str]:
    return [pick.key for one in sections for pick in one.picks]


def test_who_begins_meets_the_shortest_gentle_exercise_of_mobility_first() -> None:
    assert first(arrange(LIBRARY, {}, NOW)) == ["wave", "roll", "desk"]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"closed": True}, ["roll", "morning", "desk"]),
        ({"later": True}, ["roll", "morning", "desk"]),
        ({"kept": 0.4}, ["roll", "morning", "desk"]),
        ({"demands": 1}, ["roll", "morning", "desk"]),
        ({"purpose": Purpose.BREAK}, ["roll", "morning", "desk"]),
        ({"purpose": Purpose.URGE}, ["roll", "morning", "desk"]),
        ({"part": True}, ["roll", "morning", "desk"]),
        ({"exercises": ("wave", "roll")}, ["roll", "wave", "desk"]),
        ({"seconds": 130.0}, ["roll", "wave", "desk"]),
        ({"level": 2}, ["roll", "morning", "desk"]),
        ({"level": None}, ["roll", "morning", "desk"]),
    ],
)
def test_what_it_is_decides_who_goes_first(change: dict[str, object], found: list[str]) -> None:
    library = [replace(WAVE, **change), ROLL, MORNING, DESK]  # type: ignore[arg-type]
    assert first(arrange(library, {}, NOW)) == found


def test_two_that_play_the_same_today_are_not_suggested_side_by_side() -> None:
    same = [replace(WAVE, key="a", seconds=60), WAVE, ROLL]
    assert first(arrange(same, {}, NOW)) == ["a", "roll"]


def test_what_takes_no_half_minute_is_not_suggested() -> None:
    brief = replace(WAVE, key="brief", exercises=("brief",), seconds=20)
    assert first(arrange((brief, ROLL), {}, NOW)) == ["roll"]


def test_who_begins_with_nothing_open_but_what_answers_an_urge_is_led_there() -> None:
    shut = [replace(one, closed=one is not SQUEEZE) for one in LIBRARY]
    sections = arrange(shut, {}, NOW)
    assert first(sections) == []
    assert keys(sections)[0] == "squeeze"


def test_who_comes_back_meets_what_was_finished_most_then_strength_that_is_due() -> None:
    past = {
        "morning": done(1, 12),
        "wave": done(5, 4),
        "roll": done(0, 30),
        "reach": done(4, 6),
    }
    picks = arrange(LIBRARY, past, NOW)[0].picks
    assert picks == (
        Pick("morning", "You finished it 12 times"),
        Pick("reach", "Not done for 4 days"),
        Pick("wave", "Not done for 5 days"),
    )


def test_what_left_the_back_easier_goes_before_what_was_finished_more_often() -> None:
    past = {"morning": done(1, 12, -0.2), "wave": done(1, 4, -1.5)}
    assert arrange(LIBRARY, past, NOW)[0].picks[0] == Pick("wave", "You felt better after it")


def test_what_left_the_back_worse_is_not_suggested() -> None:
    past = {"morning": done(1, 12), "wave": done(5, 9, 1.0)}
    assert "wave" not in first(arrange(LIBRARY, past, NOW))


@pytest.mark.parametrize(("ago", "suggested"), [(0, False), (1, False), (2, True)])
def test_strength_does_not_come_two_days_running(ago: int, suggested: bool) -> None:
    past = {"reach": done(3, 6), "core": done(ago, 1), "morning": done(1, 12)}
    found = first(arrange(LIBRARY, past, NOW))
    assert ("reach" in found[1:2]) is suggested


@pytest.mark.parametrize(("times", "begins"), [(5, False), (6, True)])
def test_strength_begins_when_other_routines_are_well_known(times: int, begins: bool) -> None:
    light = replace(PLANK, key="light", level=1)
    picks = arrange((*LIBRARY, light), {"morning": done(1, times)}, NOW)[0].picks
    assert (Pick("light", "A first step in strength") in picks) is begins


def test_more_than_was_done_is_only_offered_where_a_little_more_may_be_tried() -> None:
    past = {"morning": done(1, 5)}
    assert "reach" not in first(arrange(LIBRARY, past, NOW))
    more = arrange(LIBRARY, past, replace(NOW, more=True))[0].picks
    assert Pick("reach", "A next step, if you like") in more
    assert "core" not in [pick.key for pick in more]


@pytest.mark.parametrize(("minutes", "due"), [(None, False), (59, False), (60, True)])
def test_a_break_is_due_an_hour_after_the_last_session_of_the_day(
    minutes: int | None, due: bool
) -> None:
    idle = None if minutes is None else timedelta(minutes=minutes)
    past = {"morning": done(0, 5), "wave": done(1, 5)}
    found = first(arrange(LIBRARY, past, replace(NOW, idle=idle)))
    assert (found[0] == "desk") is due


def test_a_day_of_more_pain_stays_with_what_is_gentle() -> None:
    past = {"reach": done(4, 20), "core": done(4, 20), "morning": done(1, 9)}
    sections = arrange(LIBRARY, past, replace(NOW, gently=True, more=True))
    assert first(sections) == ["wave", "roll", "desk"]


def test_who_was_away_for_long_begins_gently_again() -> None:
    past = {"reach": done(90, 0), "core": done(90, 0)}
    assert first(arrange(LIBRARY, past, NOW)) == ["wave", "roll", "desk"]


def test_a_file_without_a_level_is_suggested_once_it_is_known() -> None:
    own = Candidate("own", None, None, 60)
    assert "own" not in first(arrange((*LIBRARY, own), {}, NOW))
    assert first(arrange((*LIBRARY, own), {"own": done(1, 3)}, NOW))[0] == "own"


def test_weeks_are_said_as_weeks() -> None:
    past = {"morning": done(1, 12), "wave": done(30, 2)}
    reasons = {pick.key: pick.reason for pick in arrange(LIBRARY, past, NOW)[0].picks}
    assert reasons["wave"] == "Not done for 4 weeks"


def test_what_is_not_suggested_follows_by_purpose_and_the_single_exercises_last() -> None:
    sections = arrange(LIBRARY, {}, NOW)
    assert [(one.title, keys((one,))) for one in sections[1:]] == [
        ("Mobility", ["morning"]),
        ("Strength", ["reach", "core"]),
        ("When the urge comes", ["squeeze"]),
        (SINGLE, ["tilt", "plank"]),
    ]


def test_in_a_section_what_is_closed_or_fits_less_comes_last() -> None:
    some = [
        replace(MORNING, key="closed", seconds=1, closed=True),
        replace(MORNING, key="later", seconds=2, level=2, later=True),
        replace(MORNING, key="part", seconds=3, kept=0.4),
        replace(MORNING, key="hard", seconds=4, level=3),
        replace(MORNING, key="moderate", seconds=5, level=2),
    ]
    assert keys(arrange(some, {}, NOW)) == ["moderate", "hard", "part", "later", "closed"]


SECONDS = st.integers(1, 20).map(lambda minutes: 60.0 * minutes)
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        st.text("abcdef", min_size=1, max_size=4),
        st.sampled_from([None, *Purpose]),
        st.sampled_from([None, 1, 2, 3]),
        SECONDS,
        st.booleans(),
        st.lists(st.sampled_from("abc"), max_size=2).map(tuple),
        st.integers(0, 3),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.sampled_from([0.2, 0.5, 1.0]),
    ),
    max_size=12,
    unique_by=lambda one: one.key,
)
DAYS = st.none() | st.integers(0, 80).map(lambda ago: TODAY - timedelta(days=ago))
CHANGES = st.none() | st.sampled_from([-2.0, -0.5, 0.0, 2.0])
PASTS = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=4),
    st.builds(Past, DAYS, st.integers(0, 9), CHANGES),
    max_size=8,
)
NOWS = st.builds(
    Now,
    st.just(TODAY),
    st.booleans(),
    st.booleans(),
    st.none() | st.sampled_from([timedelta(minutes=5), timedelta(hours=3)]),
)


@given(CANDIDATES, PASTS, NOWS)
def test_every_routine_appears_once(
    candidates: list[Candidate], past: dict[str, Past], now: Now
) -> None:
    sections = arrange(candidates, past, now)
    assert sorted(keys(sections)) == sorted(one.key for one in candidates)
    assert all(one.picks for one in sections)
    titles = [one.title for one in sections]
    assert len(set(titles)) == len(titles)


@given(CANDIDATES, PASTS, NOWS)
def test_nothing_closed_is_suggested_or_stands_first_while_something_is_open(
    candidates: list[Candidate], past: dict[str, Past], now: Now
) -> None:
    closed = {one.key for one in candidates if one.closed}
    sections = arrange(candidates, past, now)
    assert not closed & set(first(sections))
    assert len(first(sections)) <= MOST
    if len(closed) < len(candidates):
        assert keys(sections)[0] not in closed


@given(CANDIDATES, PASTS, NOWS, st.randoms())
def test_the_order_does_not_hang_on_the_order_in_which_the_files_were_read(
    candidates: list[Candidate], past: dict[str, Past], now: Now, chance: st.random_module
) -> None:
    shuffled = candidates.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert arrange(shuffled, past, now) == arrange(candidates, past, now)


@given(CANDIDATES, NOWS)
def test_who_begins_is_suggested_nothing_but_what_is_gentle(
    candidates: list[Candidate], now: Now
) -> None:
    levels = {one.key: one.level for one in candidates}
    assert {levels[key] for key in first(arrange(candidates, {}, now))} <= {1}


@given(CANDIDATES, PASTS, NOWS)
def test_no_more_than_one_level_above_what_was_finished_is_suggested(
    candidates: list[Candidate], past: dict[str, Past], now: Now
) -> None:
    known = [one.level or 1 for one in candidates if past.get(one.key, Past()).finished]
    most = max(known, default=1) + now.more
    levels = {one.key: one.level or 1 for one in candidates}
    assert all(levels[key] <= most for key in first(arrange(candidates, past, now)))


@given(CANDIDATES, PASTS, NOWS, st.permutations(range(12)))
def test_a_routine_under_another_name_has_the_same_place(
    candidates: list[Candidate], past: dict[str, Past], now: Now, names: list[int]
) -> None:
    apart = [replace(one, seconds=float(place)) for place, one in enumerate(candidates)]
    times = {one.key: 3 * place + 3 for place, one in enumerate(candidates)}
    past = {key: replace(of, finished=times[key]) for key, of in past.items() if key in times}
    new = {one.key: f"{names[place]:02}" for place, one in enumerate(candidates)}
    renamed = arrange(
        [replace(one, key=new[one.key]) for one in apart],
        {new[key]: of for key, of in past.items()},
        now,
    )
    assert keys(renamed) == [new[key] for key in keys(arrange(apart, past, now))]
