"""Every card, question and sign to stop at: sources, length, reading age, and no disease named."""

import re
from collections.abc import Iterator

import pytest

from player.care.advice_cards import ADVICE
from player.care.card import FOOTER, MOST_WORDS, Card, by_key
from player.care.cards import HELP, STOP_SIGNS, StopLevel
from player.care.crack import FORM, SOUNDS
from player.care.emergency import NUMBERS, filled
from player.care.offer import NOTHING_LEFT
from player.care.pain import MILD, MUCH_MORE, SLOWER_MEANS, SLOWEST_LINE, pain_card
from player.care.screening import Reason
from player.care.screening_cards import CARDS, EASE_CARD, card_of
from player.care.screening_effects import EFFECTS
from player.care.screening_questions import DAILY, INTRODUCTIONS, QUESTIONS, Tier, of_tier
from player.care.sources import SOURCES, titles
from player.care.urge import Flow, Stage
from player.care.urge_words import words
from player.model.record import PainKind
from player.model.settings import Country

SAFETY = [*CARDS.values(), EASE_CARD, *ADVICE.values(), *(pain_card(kind) for kind in PainKind)]
ALL = [*SAFETY, *HELP.values()]

DISEASES = re.compile(
    r"\b(?:cauda|cancer|tumou?r|fracture|infection|arthritis|arthrosis|osteoporosis|stroke|disc"
    r"|discs|sciatica|stenosis|hernia\w*|syndrome|heart attack|infarct\w*|slipped|thrombosis"
    r"|dissection|spondyl\w*|scoliosis|glaucoma|diabetes|aneurysm)\b",
    re.IGNORECASE,
)


def ids(card: Card) -> str:
    return card.key


def lines() -> Iterator[tuple[str, str]]:
    """Every line that a person reads here, with where it stands."""
    for card in ALL:
        yield from ((card.key, line) for line in (card.title, *card.lines))
    for question in QUESTIONS:
        yield from ((question.key, line) for line in (question.text, question.detail))
        yield question.key, question.short
    for daily in DAILY:
        yield from ((daily.key, line) for line in (daily.text, daily.detail))
    yield from ((tier.name, line) for tier, line in INTRODUCTIONS.items())
    for sign in STOP_SIGNS:
        yield from ((sign.sign, line) for line in (sign.sign, sign.then, sign.why))
    for key, effect in EFFECTS.items():
        yield key, effect.note
    yield from ((one.name, one.text) for one in FORM)
    yield from ((sound, told.advice) for sound, told in SOUNDS.items())
    for stage in Stage:
        found = words(Flow(stage=stage))
        yield from ((stage, line) for line in (found.title, *found.lines))
    hurts = (MILD, MUCH_MORE, SLOWER_MEANS, SLOWEST_LINE)
    yield from (("it hurts", line) for line in hurts)
    yield from (("footer", FOOTER), ("nothing left", NOTHING_LEFT))


def test_every_question_has_its_sources() -> None:
    for one in QUESTIONS:
        assert titles(one.sources), one.key
    for daily in DAILY:
        assert titles(daily.sources), daily.key
    assert len({one.key for one in QUESTIONS}) == len(QUESTIONS)


def test_only_the_question_on_surgery_has_no_source_but_ours() -> None:
    assert [one.key for one in QUESTIONS if one.sources == ("own",)] == ["T3d"]


def test_the_three_tiers_hold_the_questions_of_the_design() -> None:
    assert [one.key for one in of_tier(Tier.GO_NOW)] == [f"T1{letter}" for letter in "abcdefgh"]
    assert [one.key for one in of_tier(Tier.ASK_FIRST)] == [f"T2{c}" for c in "abcdefghijkl"]
    assert {one.key[:3] for one in of_tier(Tier.ADAPT)} == {f"T3{c}" for c in "abcdefghi"}


@pytest.mark.parametrize("card", ALL, ids=ids)
def test_a_card_has_a_title_lines_and_sources(card: Card) -> None:
    assert card.title
    assert card.lines
    assert len(card.source_titles) == len(set(card.sources)) >= 1


def test_every_sign_to_stop_at_has_its_sources_and_the_gravest_come_first() -> None:
    for sign in STOP_SIGNS:
        assert titles(sign.sources), sign.sign
    order = list(StopLevel)
    levels = [order.index(sign.level) for sign in STOP_SIGNS]
    assert levels == sorted(levels)
    now = [sign for sign in STOP_SIGNS if sign.level is StopLevel.CALL_NOW]
    assert all("112" in sign.for_country(Country.EU).then for sign in now)


def test_a_sign_to_call_at_is_a_question_of_the_first_tier_and_no_other_is() -> None:
    for sign in STOP_SIGNS:
        first = sign.question in {one.key for one in of_tier(Tier.GO_NOW)}
        assert first == sign.calls, sign.sign


def test_a_sign_can_be_read_at_eleven_and_from_the_floor() -> None:
    for sign in STOP_SIGNS:
        for country in Country:
            told = sign.for_country(country)
            assert grade([told.sign, told.then, told.why]) <= MOST_GRADE, sign.sign
        # On one line of large letters, in half of a wide window.
        assert len(sign.short) <= 26


def test_every_source_is_named_by_something() -> None:
    named = {key for card in ALL for key in card.sources}
    named |= {key for one in (*QUESTIONS, *DAILY, *STOP_SIGNS) for key in one.sources}
    assert SOURCES.keys() == named


def test_no_line_is_longer_than_a_person_takes_in() -> None:
    for country in Country:
        long = [
            (where, line)
            for where, line in lines()
            if len(filled(line, country).split()) > MOST_WORDS
        ]
        assert long == []


@pytest.mark.parametrize("country", Country)
def test_every_line_says_whom_to_call_in_every_country(country: Country) -> None:
    for _, line in lines():
        assert not re.search(r"[{}]", filled(line, country))
    pains = [pain_card(kind, country) for kind in PainKind]
    for here in (
        *pains,
        *(card.for_country(country) for card in (*CARDS.values(), *ADVICE.values())),
    ):
        others = {NUMBERS[c].emergency for c in Country} - {NUMBERS[country].emergency}
        assert not any(re.search(rf"\b{number}\b", " ".join(here.lines)) for number in others)


def test_the_numbers_of_the_countries() -> None:
    assert {c: NUMBERS[c].emergency for c in Country} == {
        Country.UK: "999",
        Country.EU: "112",
        Country.US: "911",
        Country.OTHER: "your emergency number",
    }
    assert "111" in NUMBERS[Country.UK].advisers
    assert not any("111" in NUMBERS[c].advisers for c in Country if c is not Country.UK)


def test_the_gravest_card_says_whom_to_call_first() -> None:
    card = card_of(Reason.GO_NOW).for_country(Country.UK)
    assert "999" in card.lines[0]
    assert card.urgent
    assert set(CARDS) == set(Reason)


def test_an_unknown_word_in_braces_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled("Call {nobody}.", Country.UK)


def test_two_cards_of_the_same_name_are_refused() -> None:
    card = HELP["sounds"]
    with pytest.raises(ValueError, match="same key"):
        by_key(card, card)


@pytest.mark.parametrize("card", SAFETY, ids=ids)
def test_no_card_names_a_disease(card: Card) -> None:
    for line in (card.title, *card.lines):
        assert not DISEASES.search(line), line


def test_no_sign_to_stop_at_and_no_screen_of_the_urge_names_a_disease() -> None:
    told = [line for sign in STOP_SIGNS for line in (sign.sign, sign.then, sign.why)]
    told += [line for stage in Stage for line in words(Flow(stage=stage)).lines]
    told += [one.short for one in QUESTIONS if one.tier is Tier.GO_NOW]
    assert [line for line in told if DISEASES.search(line)] == []


def test_the_help_names_one_disease_to_say_that_nothing_shows_it() -> None:
    named = [line for card in HELP.values() for line in card.lines if DISEASES.search(line)]
    assert len(named) == 1
    assert named[0].startswith("No study")


def test_a_stop_sign_never_stands_beside_words_that_play_pain_down() -> None:
    urgent = [line for card in SAFETY if card.urgent for line in card.lines]
    urgent += [line for sign in STOP_SIGNS for line in (sign.sign, sign.then, sign.why)]
    urgent += [line for card in HELP.values() if card.urgent for line in card.lines]
    urgent.append(MUCH_MORE)
    assert [line for line in urgent if re.search(r"not serious|not always", line)] == []


# The reading age by Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59.

NAMES = re.compile(
    r"\b(?:physiotherapists?|physical therapist|(?:registered|licensed) clinician|emergency)\b",
    re.I,
)
MOST_GRADE = 6.0
"""The sixth grade is eleven years."""


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = len(groups) > 1 and re.search(
        r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouyszxc]es$", word.lower()
    )
    return max(1, len(groups) - bool(silent))


def grade(texts: list[str]) -> float:
    text = " ".join(t if t[-1:] in ".?!:" else t + "." for t in texts if t)
    sentences = max(1, len(re.findall(r"[.?!:](?:\s|$)", text)))
    found = re.findall(r"[A-Za-z']+", NAMES.sub("helper", text))
    return 0.39 * len(found) / sentences + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


@pytest.mark.parametrize("card", ALL, ids=ids)
def test_a_card_can_be_read_at_eleven(card: Card) -> None:
    for country in Country:
        assert grade(list(card.for_country(country).lines)) <= MOST_GRADE


def test_the_questions_can_be_read_at_eleven() -> None:
    for tier in Tier:
        asked = [line for one in of_tier(tier) for line in (one.text, one.detail)]
        assert grade(asked) <= MOST_GRADE, tier


def test_the_yardstick_knows_a_hard_text() -> None:
    hard = (
        "Radiating paraesthesia necessitates immediate multidisciplinary neurological evaluation."
    )
    assert grade([hard]) > 15
    assert grade(["Sit down. Call a friend. Do not move fast."]) < 2
