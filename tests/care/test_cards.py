"""What a person reads of the care files: sources, reading age, whom to call, no disease named."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from player.care.cards import CareCard, card_texts, titles
from player.care.emergency import filled, filled_with, numbers
from player.care.files import care
from player.care.stop_signs import sign_texts, signs_heading
from player.care.texts import pain_texts
from player.care.urge import UrgeState, urge_page
from player.format.care_keys import ADVICE, FILES
from player.format.tables import Fields
from player.model.care import Stage, StopLevel
from player.model.settings import Country
from tests.care.reading_age import DISEASES, MOST_GRADE, grade

ENDINGS = pain_texts().stopped.values()
SAFETY = [*card_texts().today.values(), *card_texts().advice.values(), *ENDINGS]
ALL = [*SAFETY, *card_texts().help.values()]
READ = [name for name in FILES if name not in ("sources", "numbers")]


def ids(card: CareCard) -> str:
    return card.key


def texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text below a value of a care file, with its place."""
    if isinstance(value, Fields):
        for key, one in value.values.items():
            if key != "sources":
                yield from texts(one, f"{place}/{key}")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts(one, f"{place}/{key}")
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from texts(one, f"{place}/{number}")
    elif isinstance(value, str):
        yield place, value


def lines() -> list[tuple[str, str]]:
    return [line for name in READ for line in texts(care(name), name)]


@pytest.mark.parametrize("card", ALL, ids=ids)
def test_a_card_has_a_title_lines_and_sources(card: CareCard) -> None:
    assert card.title
    assert card.lines
    assert len(card.source_titles) == len(set(card.sources)) >= 1


def test_the_cards_are_those_that_are_called_for() -> None:
    assert set(card_texts().advice) == set(ADVICE)
    assert card_texts().footer
    assert card_texts().asked


def test_the_help_tells_what_a_person_may_ask() -> None:
    assert {
        "what-the-pop-is",
        "not-again-yet",
        "by-itself",
        "forcing",
        "low-back-turns-little",
        "professional",
        "one-side",
        "desk-and-chair",
        "the-urge",
        "when-to-see-whom",
    } <= set(card_texts().help)


def test_where_sources_disagree_a_card_tells_both() -> None:
    told = {key: " ".join(card.lines) for key, card in card_texts().help.items()}
    assert all(figure in told["not-again-yet"] for figure in ("20", "15", "95"))
    assert "debated" in told["what-the-pop-is"]
    assert "disagree" in told["one-side"]
    assert "differ" in told["when-to-see-whom"]
    assert "differ" in told["by-itself"]
    assert "not settled" in told["professional"]


def test_every_sign_to_stop_at_has_its_sources_and_the_gravest_come_first() -> None:
    for sign in sign_texts().signs:
        assert titles(sign.sources), sign.sign
    order = list(StopLevel)
    levels = [order.index(sign.level) for sign in sign_texts().signs]
    assert levels == sorted(levels)
    now = [sign for sign in sign_texts().signs if sign.level is StopLevel.CALL_NOW]
    assert all("112" in sign.for_country(Country.EU).then for sign in now)
    calls = sum(sign.calls for sign in sign_texts().signs)
    assert f"1 to {calls}: call 911" in signs_heading(Country.US)


def test_a_sign_can_be_read_at_eleven_and_from_the_floor() -> None:
    for sign in sign_texts().signs:
        for country in Country:
            told = sign.for_country(country)
            assert grade([told.sign, told.then, told.why]) <= MOST_GRADE, sign.sign
        # On one line of large letters, in half of a wide window.
        assert len(sign.short) <= 26


@pytest.mark.parametrize("country", Country)
def test_every_line_says_whom_to_call_in_every_country(country: Country) -> None:
    others = {numbers()[c].emergency for c in Country} - {numbers()[country].emergency}
    values = dict.fromkeys(("emergency", "hospital", "advisers", "doctor", "clinician"))
    for place, line in lines():
        own = set(re.findall(r"\{(\w+)\}", line)) - values.keys()
        said = filled(filled_with(line, **dict.fromkeys(own, "x")), country)
        assert not re.search(r"[{}]", said), place
        assert not any(re.search(rf"\b{number}\b", said) for number in others), place


def test_the_numbers_of_the_countries() -> None:
    assert {c: numbers()[c].emergency for c in Country} == {
        Country.UK: "999",
        Country.EU: "112",
        Country.US: "911",
        Country.OTHER: "your emergency number",
    }
    assert "111" in numbers()[Country.UK].advisers
    assert not any("111" in numbers()[c].advisers for c in Country if c is not Country.UK)


def test_the_gravest_card_says_whom_to_call_first() -> None:
    card = card_texts().today["go now"].for_country(Country.UK)
    assert "999" in card.lines[0]
    assert card.urgent


def test_an_unknown_word_in_braces_is_an_error() -> None:
    with pytest.raises(AttributeError):
        filled("Call {nobody}.", Country.UK)


@pytest.mark.parametrize("card", SAFETY, ids=ids)
def test_no_card_names_a_disease(card: CareCard) -> None:
    for line in (card.title, *card.lines):
        assert not DISEASES.search(line), line


def test_no_sign_to_stop_at_and_no_screen_of_the_urge_names_a_disease() -> None:
    told = [line for name in ("signs", "urge", "pain") for line in texts(care(name), name)]
    assert [line for line in told if DISEASES.search(line[1])] == []


def test_the_help_names_a_disease_only_to_say_what_is_known_of_it() -> None:
    named = {
        card.key for card in card_texts().help.values() if DISEASES.search(" ".join(card.lines))
    }
    assert named == {"what-the-pop-is", "forcing"}


def test_a_stop_sign_never_stands_beside_words_that_play_pain_down() -> None:
    urgent = [line for card in ALL if card.urgent for line in card.lines]
    urgent += [line for sign in sign_texts().signs for line in (sign.sign, sign.then, sign.why)]
    urgent.append(pain_texts().much_more.line)
    assert [line for line in urgent if re.search(r"not serious|not always", line)] == []


@pytest.mark.parametrize("card", ALL, ids=ids)
def test_a_card_can_be_read_at_eleven(card: CareCard) -> None:
    for country in Country:
        assert grade(list(card.for_country(country).lines)) <= MOST_GRADE


def test_every_stage_of_an_urge_has_words() -> None:
    assert all(urge_page(UrgeState(stage=stage)).title for stage in Stage)


def test_the_yardstick_knows_a_hard_text() -> None:
    hard = (
        "Radiating paraesthesia necessitates immediate multidisciplinary neurological evaluation."
    )
    assert grade([hard]) > 15
    assert grade(["Sit down. Call a friend. Do not move fast."]) < 2
