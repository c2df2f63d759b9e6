"""What is told at the moment it matters: one thing, beside no sign, and not again too soon."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from player.care.advice import LastDays, after_crack, after_urge, crack_calls, fresh
from player.care.cards import card_texts
from player.care.crack import ends_day, quiet_lines
from player.format.care_file import read_care
from player.format.care_keys import CARDS, HELP
from player.model.diary import BackArea, Crack, CrackSound, FeltSide, Force, Situation, Urge
from player.model.record import PainKind

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
DAY = date(2024, 5, 1)
PLAIN = Crack(NOON, DAY, area=BackArea.LOW)
LATER = LastDays(DAY, cracks=7)


def first(crack: Crack, last: LastDays = LATER) -> str:
    return next((call.card.key for call in after_crack(crack, last)), "")


def keys(urge: Urge, last: LastDays) -> list[str]:
    return [call.card.key for call in after_urge(urge, last)]


@pytest.mark.parametrize(
    ("crack", "last", "card"),
    [
        (PLAIN, replace(LATER, cracks=1), "what-the-pop-is"),
        (PLAIN, replace(LATER, cracks=2), "not-again-yet"),
        (PLAIN, replace(LATER, cracks_a_day=9.9), "not-again-yet"),
        (PLAIN, replace(LATER, cracks_a_day=10.0), "forcing"),
        (replace(PLAIN, force=Force.HARD), LATER, "forcing"),
        (replace(PLAIN, force=Force.EASY), LATER, "not-again-yet"),
        (replace(PLAIN, after_sitting_minutes=60), LATER, "desk-and-chair"),
        (replace(PLAIN, after_sitting_minutes=30), LATER, "not-again-yet"),
        (replace(PLAIN, voluntary=False), replace(LATER, cracks=1), "crack-by-itself"),
        (replace(PLAIN, force=Force.BY_ITSELF), LATER, "crack-by-itself"),
        (replace(PLAIN, voluntary=True), LATER, "not-again-yet"),
        (replace(PLAIN, pain=3), LATER, "not-again-yet"),
        (replace(PLAIN, sound=CrackSound.GRINDING), LATER, "not-again-yet"),
    ],
)
def test_after_a_crack_what_was_told_comes_before_what_is_known(
    crack: Crack, last: LastDays, card: str
) -> None:
    assert first(crack, last) == card


@pytest.mark.parametrize(
    "felt",
    [
        {"area": BackArea.NECK},
        {"numb_or_weak": True},
        {"tender_or_swollen": True},
        {"pain_kind": PainKind.SHARP},
        {"pain_kind": PainKind.SPREADING},
        {"sound": CrackSound.GRINDING, "pain": 1},
        {"pain": 4},
        {"pain": 8},
    ],
)
def test_beside_a_sign_or_pain_nothing_else_is_told(felt: dict[str, object]) -> None:
    told = {"voluntary": False, "after_sitting_minutes": 120} | felt
    assert after_crack(replace(PLAIN, **told), replace(LATER, cracks=1, cracks_a_day=12)) == ()


def maybe(kind: object) -> st.SearchStrategy:  # type: ignore[type-arg]
    return st.none() | st.sampled_from(kind)  # type: ignore[arg-type]


CRACKS = st.builds(
    Crack,
    st.just(NOON),
    st.just(DAY),
    area=maybe(BackArea),
    side=maybe(FeltSide),
    sound=maybe(CrackSound),
    voluntary=st.none() | st.booleans(),
    force=maybe(Force),
    pain=st.integers(0, 10),
    pain_kind=maybe([PainKind.DULL, PainKind.SHARP, PainKind.SPREADING]),
    numb_or_weak=st.booleans(),
    tender_or_swollen=st.booleans(),
    after_sitting_minutes=maybe([0, 30, 60, 120]),
)


@given(CRACKS, st.integers(1, 500), st.floats(0, 30))
def test_no_crack_with_a_sign_is_told_of_anything_else(
    crack: Crack, cracks: int, a_day: float
) -> None:
    told = after_crack(crack, LastDays(DAY, cracks=cracks, cracks_a_day=a_day))
    signed = bool(crack_calls(crack)) or ends_day(crack) is not None
    assert not (signed and told)
    assert len({call.mark for call in told}) == len(told)


def test_the_card_after_a_crack_begins_with_what_is_left_of_the_quiet_window() -> None:
    quiet = quiet_lines(timedelta(minutes=12))
    (call,) = after_crack(PLAIN, LATER, quiet)
    assert call.card.lines == (quiet[1], *card_texts().help["not-again-yet"].lines)
    assert "12" in call.card.lines[0]


def test_a_card_comes_again_in_another_month() -> None:
    shown = {call.mark for call in after_crack(PLAIN, LATER)}
    for day, again in ((date(2024, 5, 31), False), (date(2024, 6, 1), True)):
        calls = after_crack(replace(PLAIN, day=day), replace(LATER, today=day))
        assert bool(fresh(calls, shown)) is again


# Urges


def an_urge(situation: Situation = Situation.STIFF, pain: PainKind | None = None) -> Urge:
    return Urge(NOON, DAY, 6, situation, pain=pain)


@pytest.mark.parametrize(("today", "told"), [(1, False), (2, False), (3, True), (4, False)])
def test_the_third_urge_of_a_day_is_told_what_helps(today: int, told: bool) -> None:
    found = keys(an_urge(), LastDays(DAY, urges_today=today))
    assert (found[:1] == ["the-urge"]) is told
    assert bool(found) is told


def test_each_such_day_tells_another_thing_and_then_nothing() -> None:
    shown: set[str] = set()
    told = []
    for number in range(5):
        day = DAY + timedelta(days=number)
        urge = replace(an_urge(), day=day)
        calls = fresh(after_urge(urge, LastDays(day, urges_today=3)), shown)[:1]
        shown |= {call.mark for call in calls}
        told += [call.card.key for call in calls]
    assert told == ["the-urge", "first-signs", "practise-first-sign"]


def test_long_sitting_is_told_of_the_desk_by_an_urge_or_a_crack_and_not_by_both() -> None:
    urge = after_urge(an_urge(Situation.SITTING), LastDays(DAY, urges_today=1))
    assert [call.card.key for call in urge] == ["desk-and-chair"]
    shown = {call.mark for call in urge}
    crack = fresh(after_crack(replace(PLAIN, after_sitting_minutes=90), LATER), shown)
    assert crack[0].card.key == "not-again-yet"


def test_an_urge_with_a_sign_is_told_nothing_else() -> None:
    urge = an_urge(Situation.SITTING, PainKind.NUMB)
    assert after_urge(urge, LastDays(DAY, urges_today=3)) == ()


# The cards


def test_every_card_that_is_called_for_is_one_that_the_file_must_have() -> None:
    many = LastDays(DAY, cracks=1, cracks_a_day=12, urges_today=3)
    sitting = replace(PLAIN, after_sitting_minutes=60)
    called = {call.card.key for call in after_crack(sitting, many)}
    called |= {call.card.key for call in after_urge(an_urge(Situation.SITTING), many)}
    assert called == set(HELP)


def test_a_file_of_cards_without_one_of_them_has_an_error_at_its_place() -> None:
    text = (
        "# A\n# B\nfooter: A.\nnumbers: A.\nno number: A.\nasked: A.\nadvice: {}\ntoday: {}\n"
        "help:\n  of-my-own: {title: A, lines: [B.], sources: [S1]}\n"
    )
    _, problems = read_care(text.encode(), "cards.yaml", CARDS)
    missing = [one for one in problems if any(f"`{key}`" in one.message for key in HELP)]
    assert len(missing) == len(HELP)
    assert {(one.line, one.name) for one in missing} == {(10, "missing-key")}


def test_practising_is_not_said_to_work_by_itself() -> None:
    card = card_texts().help["practise-first-sign"]
    assert {"H1", "H4", "H6"} <= set(card.sources)
    assert any("not shown" in line for line in card.lines)
    assert any("No study" in line for line in card.lines)


def test_what_is_counted_has_a_count_of_nothing_where_nothing_is_known() -> None:
    counted = {one.name: one.default for one in fields(LastDays) if one.name.startswith("cracks")}
    assert set(counted.values()) == {0}
