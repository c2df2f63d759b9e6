"""The rules of pain: the bands, what ends an exercise or a day, and what the days advise."""

from datetime import date

import pytest

from player.care.pain import (
    Band,
    PainOfDay,
    band,
    ends_exercise,
    ends_today,
    may_do_more,
    rests_until,
    worse_mornings,
)
from player.care.texts import pain_texts
from player.model.record import PainKind
from player.model.settings import Country


def day(number: int, before: int, after: int, morning: int | None = None) -> PainOfDay:
    return PainOfDay(date(2024, 5, number), before, after, morning)


@pytest.mark.parametrize(
    ("strength", "wanted"),
    [(0, Band.GREEN), (3, Band.GREEN), (4, Band.AMBER), (5, Band.AMBER), (6, Band.RED)],
)
def test_the_three_bands(strength: int, wanted: Band) -> None:
    assert band(strength) is wanted


@pytest.mark.parametrize("strength", [-1, 11])
def test_what_is_not_on_the_scale_is_refused(strength: int) -> None:
    with pytest.raises(ValueError, match="scale"):
        band(strength)


def test_sharp_spreading_and_numb_end_the_day_at_any_strength_and_dull_from_six() -> None:
    for strength in range(11):
        for kind in (PainKind.SHARP, PainKind.SPREADING, PainKind.NUMB):
            assert ends_today(kind, strength)
        assert ends_today(PainKind.DULL, strength) == (strength >= 6)


def test_a_rise_of_two_ends_the_exercise() -> None:
    assert ends_exercise(1, 3)
    assert not ends_exercise(2, 3)
    assert not ends_exercise(None, 5)
    assert ends_exercise(None, 6)


def test_the_scale_in_words() -> None:
    assert len(pain_texts().scale_words) == 11
    assert [pain_texts().scale_words[n] for n in (0, 1, 3, 4, 6, 7, 9)] == [
        "None",
        "Mild",
        "Mild",
        "Moderate",
        "Moderate",
        "Severe",
        "Severe",
    ]


def test_every_kind_and_place_has_its_words() -> None:
    assert pain_texts().kinds.keys() == set(PainKind)
    assert "low back" in pain_texts().places


def said(kind: PainKind, country: Country) -> str:
    return " ".join(pain_texts().stopped[kind].for_country(country).lines)


def test_a_stop_says_whom_to_call_and_limbs_are_asked_about() -> None:
    for kind in PainKind:
        assert "999" in said(kind, Country.UK)
        assert "911" in said(kind, Country.US)
    asks = {kind for kind in PainKind if "NHS 111" in said(kind, Country.UK)}
    assert asks == {PainKind.NUMB, PainKind.SPREADING}


def test_worse_mornings_are_counted_from_the_last_one_back() -> None:
    worse = day(2, 3, 3, 4)
    assert worse_mornings([day(1, 3, 3, 3)]) == 0
    assert worse_mornings([day(1, 3, 3, 3), worse]) == 1
    assert worse_mornings([worse, day(3, 2, 2, 3)]) == 2
    assert worse_mornings([worse, day(3, 2, 2, 2)]) == 0
    assert worse_mornings([worse, day(3, 2, 2)]) == 0


def test_two_worse_mornings_rest_strength_and_turning_for_two_days() -> None:
    days = [day(1, 2, 2, 3), day(2, 2, 2, 3)]
    assert rests_until(days) == date(2024, 5, 5)
    assert rests_until(days[:1]) is None
    assert rests_until([]) is None


def test_a_rise_of_two_during_a_routine_is_noticed() -> None:
    assert day(1, 1, 3).worse_after
    assert not day(1, 1, 2).worse_after
    assert not PainOfDay(date(2024, 5, 1), 1).worse_after


def test_a_little_more_after_three_green_days_with_green_mornings() -> None:
    green = [day(n, 2, 3, 2) for n in (1, 3, 5)]
    assert may_do_more(green)
    assert not may_do_more(green[:2])
    assert not may_do_more([*green[:2], day(5, 2, 4, 2)])
    assert not may_do_more([*green[:2], day(5, 2, 3, 3)])
    assert not may_do_more([*green[:2], day(5, 2, 3)])
    assert not may_do_more([*green[:2], day(3, 2, 2, 2)])
    assert may_do_more([day(1, 7, 7, 9), *[day(n, 2, 3, 2) for n in (3, 5, 7)]])
