"""Every safety question: sources, length, reading age, and no disease named."""

import re
from collections.abc import Iterator

from player.care.emergency import filled
from player.care.offer import NOTHING_LEFT
from player.care.screening import Reason
from player.care.screening_effects import EFFECTS
from player.care.screening_questions import DAILY, INTRODUCTIONS, QUESTIONS, Tier, of_tier
from player.care.signs import stop_signs
from player.care.sources import titles
from player.format.care_keys import TODAY
from player.format.care_kinds import MOST_WORDS
from player.model.settings import Country
from tests.care.reading_age import DISEASES, MOST_GRADE, grade


def lines() -> Iterator[tuple[str, str]]:
    """Every line that a person reads here, with where it stands."""
    for question in QUESTIONS:
        yield from ((question.key, line) for line in (question.text, question.detail))
        yield question.key, question.short
    for daily in DAILY:
        yield from ((daily.key, line) for line in (daily.text, daily.detail))
    yield from ((tier.name, line) for tier, line in INTRODUCTIONS.items())
    for key, effect in EFFECTS.items():
        yield key, effect.note
    yield "nothing left", NOTHING_LEFT


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


def test_a_sign_to_call_at_is_a_question_of_the_first_tier_and_no_other_is() -> None:
    for sign in stop_signs():
        first = sign.question in {one.key for one in of_tier(Tier.GO_NOW)}
        assert first == sign.calls, sign.sign


def test_every_reason_has_its_card() -> None:
    assert {*Reason, "ease"} == set(TODAY)


def test_no_line_is_longer_than_a_person_takes_in() -> None:
    for country in Country:
        long = [
            (where, line)
            for where, line in lines()
            if len(filled(line, country).split()) > MOST_WORDS
        ]
        assert long == []


def test_every_line_says_whom_to_call_in_every_country() -> None:
    for country in Country:
        for _, line in lines():
            assert not re.search(r"[{}]", filled(line, country))


def test_no_question_of_the_first_tier_names_a_disease() -> None:
    assert not [one for one in QUESTIONS if one.tier is Tier.GO_NOW and DISEASES.search(one.short)]


def test_the_questions_can_be_read_at_eleven() -> None:
    for tier in Tier:
        asked = [line for one in of_tier(tier) for line in (one.text, one.detail)]
        assert grade(asked) <= MOST_GRADE, tier
