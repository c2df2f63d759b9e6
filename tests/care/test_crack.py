"""What a crack brings: the quiet window, the cards, and when it ends the day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from player.care.advice import LastDays, calls_of_last_days, crack_calls, fresh, pain_calls
from player.care.crack import (
    crack_questions,
    ends_day,
    follows_sitting,
    frequency,
    quiet_left,
    quiet_lines,
)
from player.care.texts import crack_texts
from player.model.care import Concern
from player.model.diary import BackArea, Crack, CrackSound, Force
from player.model.record import PainKind

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
DAY = date(2024, 5, 1)
PLAIN = Crack(NOON, DAY, area=BackArea.MID, sound=CrackSound.SINGLE_POP)
MINUTE = timedelta(minutes=1)


def keys(crack: Crack) -> list[str]:
    return [call.card.key for call in crack_calls(crack)]


def test_a_painless_crack_calls_for_nothing() -> None:
    assert keys(PLAIN) == []
    assert ends_day(PLAIN) is None


@pytest.mark.parametrize(
    ("crack", "cards", "ends"),
    [
        (replace(PLAIN, area=BackArea.NECK), ["crack-neck"], None),
        (replace(PLAIN, voluntary=False, force=Force.BY_ITSELF), [], None),
        (replace(PLAIN, numb_or_weak=True), ["crack-numb"], PainKind.NUMB),
        (replace(PLAIN, pain=2, pain_kind=PainKind.SHARP), ["crack-sharp"], PainKind.SHARP),
        (replace(PLAIN, pain_kind=PainKind.SPREADING), ["crack-sharp"], PainKind.SPREADING),
        (replace(PLAIN, pain=5, pain_kind=PainKind.DULL), [], None),
        (replace(PLAIN, pain=6, pain_kind=PainKind.DULL), [], PainKind.DULL),
        (replace(PLAIN, pain=7), [], PainKind.DULL),
        (replace(PLAIN, tender_or_swollen=True), ["crack-tender"], None),
        (replace(PLAIN, sound=CrackSound.GRINDING), [], None),
        (replace(PLAIN, sound=CrackSound.GRINDING, pain=1), ["crack-grinding"], None),
        (
            replace(PLAIN, sound=CrackSound.GRINDING, tender_or_swollen=True),
            ["crack-grinding", "crack-tender"],
            None,
        ),
        (
            replace(PLAIN, area=BackArea.NECK, numb_or_weak=True, pain_kind=PainKind.SHARP),
            ["crack-numb", "crack-neck", "crack-sharp"],
            PainKind.NUMB,
        ),
    ],
)
def test_what_is_told_brings_its_cards_the_gravest_first(
    crack: Crack, cards: list[str], ends: PainKind | None
) -> None:
    assert keys(crack) == cards
    assert ends_day(crack) == ends


@pytest.mark.parametrize(("days", "called"), [(0, False), (2, False), (3, True), (7, True)])
def test_an_urge_inside_the_window_on_three_days_of_seven(days: int, called: bool) -> None:
    found = calls_of_last_days(LastDays(DAY, window_days=days))
    assert [call.card.key for call in found] == (["urge-in-window"] if called else [])


@pytest.mark.parametrize(
    ("number", "card"),
    [(1, None), (3, None), (4, 4), (6, 4), (7, 7), (13, 7), (14, 14), (60, 14)],
)
def test_a_run_of_pain_calls_on_its_fourth_seventh_and_fourteenth_day(
    number: int, card: int | None
) -> None:
    calls = pain_calls(DAY, DAY + timedelta(days=number - 1))
    assert [call.card.key for call in calls] == ([f"pain-day-{card}"] if card else [])


def test_a_card_comes_once_and_a_new_run_of_pain_brings_it_again() -> None:
    first = pain_calls(DAY, DAY + timedelta(days=4))
    shown = {call.mark for call in first}
    assert fresh(first, set()) == first
    assert fresh(first, shown) == ()
    later = DAY + timedelta(days=60)
    again = pain_calls(later, later + timedelta(days=4))
    assert fresh(again, shown) == again
    neck = crack_calls(replace(PLAIN, area=BackArea.NECK))
    assert fresh([*neck, *neck], ()) == neck
    assert fresh(neck, {neck[0].mark}) == ()


@pytest.mark.parametrize(
    ("felt", "days"),
    [({"area": BackArea.NECK}, [1]), ({"numb_or_weak": True}, [1, 2, 3]), ({"pain": 0}, [])],
)
def test_what_is_felt_brings_its_card_each_day_and_the_neck_each_month(
    felt: dict[str, object], days: list[int]
) -> None:
    shown: set[str] = set()
    found = []
    for day in (1, 1, 2, 3):
        crack = replace(PLAIN, day=date(2024, 5, day), **felt)
        calls = fresh(crack_calls(crack), shown)
        shown |= {call.mark for call in calls}
        found += [day for _ in calls]
    assert found == days
    if days:
        later = replace(PLAIN, day=date(2024, 6, 1), **felt)
        assert fresh(crack_calls(later), shown)


@pytest.mark.parametrize(
    ("minutes", "follows"),
    [
        ([], False),
        ([90, 90, 90], False),
        ([90, 60, 60, 0], True),
        ([90, 60, 59, 0], False),
        ([120, 120, 120, 0, 0, 0], False),
    ],
)
def test_most_cracks_after_an_hour_of_sitting(minutes: list[int], follows: bool) -> None:
    assert follows_sitting(minutes) == follows


def test_the_quiet_window_counts_down_and_ends() -> None:
    window = 20 * MINUTE
    assert quiet_left(None, NOON, window) == timedelta(0)
    assert quiet_left(NOON, NOON, window) == window
    assert quiet_left(NOON, NOON + 5 * MINUTE, window) == 15 * MINUTE
    assert quiet_left(NOON, NOON + window, window) == timedelta(0)
    assert quiet_left(NOON, NOON + 90 * MINUTE, 95 * MINUTE) == 5 * MINUTE
    assert quiet_left(NOON, NOON - MINUTE, window) == timedelta(0)


@given(st.integers(0, 7200), st.integers(15, 95))
def test_the_window_never_shows_more_than_it_is_long(seconds: int, minutes: int) -> None:
    left = quiet_left(NOON, NOON + timedelta(seconds=seconds), minutes * MINUTE)
    assert timedelta(0) <= left <= minutes * MINUTE
    assert bool(quiet_lines(left)) == (seconds < 60 * minutes)


def figures(line: str) -> list[str]:
    return [word for word in line.replace(".", "").split() if word.isdigit()]


def test_the_window_says_its_sentence_the_minutes_and_the_range() -> None:
    first, second, third = quiet_lines(timedelta(minutes=11, seconds=1))
    assert "can't pop" in first
    assert figures(second) == ["12"]
    assert figures(third) == ["20", "15", "95"]
    assert "a minute" in quiet_lines(timedelta(seconds=1))[1]


def test_the_four_sounds_have_the_levels_of_their_source() -> None:
    assert {sound: told.concern for sound, told in crack_texts().sounds.items()} == {
        CrackSound.SINGLE_POP: Concern.LOW,
        CrackSound.SNAPPING: Concern.MODERATE,
        CrackSound.GRINDING: Concern.HIGH,
        CrackSound.RUMBLING: Concern.MODERATE,
    }


def test_the_form_fills_the_record_and_nothing_else() -> None:
    asked = [one.name for one in crack_questions()]
    kept = {one.name for one in fields(Crack)} - {"at", "day", "note", "id"}
    assert set(asked) == kept
    assert len(asked) == len(kept)
    for one in crack_questions():
        assert one.options or one.name == "pain"
        for value, said in one.options:
            assert said
            assert getattr(replace(PLAIN, **{one.name: value}), one.name) == value


@pytest.mark.parametrize(
    ("a_day", "name"),
    [(0, "occasional"), (1.9, "occasional"), (2, "several"), (5, "frequent"), (9.9, "frequent")],
)
def test_how_often_has_a_name(a_day: float, name: str) -> None:
    assert frequency(a_day) == name


def test_ten_a_day_and_more_have_one_name() -> None:
    assert frequency(10) == frequency(15) != frequency(9)
