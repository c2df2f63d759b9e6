"""Every safety question and condition: sources, length, reading age, and no disease named."""

import re
from collections.abc import Iterator

from msgspec.structs import asdict

from player.care.cards import titles
from player.care.emergency import filled
from player.care.files import vocabulary
from player.care.questions import conditions, questions
from player.care.screening import Reason
from player.care.stop_signs import sign_texts
from player.format.care_file import MOST_WORDS
from player.format.care_keys import ADVICE, TODAY
from player.format.screening_keys import OPENS
from player.model.settings import Country
from tests.care.reading_age import DISEASES, MOST_GRADE, grade

ALL = conditions().by_name


def lines() -> Iterator[tuple[str, str]]:
    """Every line that a person reads here, with where it stands."""
    for question in questions().by_key.values():
        for line in (question.text, question.detail, question.short):
            yield question.key, line
    first = asdict(questions().first)
    for line in (*first.pop("about"), *first.values()):
        yield "first", line
    for name, one in ALL.items():
        yield from ((name, line) for line in (one.text, one.short, one.nothing, one.asked))
        yield from ((name, rule.say.replace("{day}", "Monday")) for rule in one.rules)
    yield from conditions().opens.items()


def test_every_question_and_condition_has_its_sources() -> None:
    for question in questions().by_key.values():
        assert titles(question.sources), question.key
    for one in ALL.values():
        assert titles(one.sources), one.name


def test_every_condition_of_the_closed_list_has_its_rules_and_no_other_is_offered() -> None:
    closed = vocabulary().conditions.keys()
    assert {name for name, one in ALL.items() if one.offered} <= closed
    assert closed <= ALL.keys()


def test_every_word_of_works_is_said_in_a_sentence() -> None:
    assert conditions().asks.keys() == vocabulary().works.keys()


def test_every_condition_that_can_be_untouched_says_so() -> None:
    for one in ALL.values():
        always = any(not rule.when for rule in one.rules)
        assert bool(one.nothing) != always, one.name


def test_every_key_of_a_question_is_its_own() -> None:
    asked = (*questions().signs, *questions().ask_first)
    keys = [one.key for one in (*asked, *(q.then for q in asked if q.then))]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & ALL.keys()


def test_advice_and_conditions_of_a_question_exist() -> None:
    for one in questions().by_key.values():
        assert not one.advice or one.advice in ADVICE
        assert set(one.conditions) <= ALL.keys()


def test_a_sign_to_call_at_is_a_grave_question_and_no_other_is() -> None:
    for sign in sign_texts().signs:
        grave = sign.question in {one.key for one in questions().signs}
        assert grave == sign.calls, sign.sign


def test_every_reason_has_its_card_and_what_opens_it() -> None:
    assert {*Reason, "ease"} == set(TODAY)
    assert {*Reason, "nothing left"} == set(OPENS)


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


def test_no_grave_sign_names_a_disease() -> None:
    assert not [one for one in questions().signs if DISEASES.search(one.short + one.text)]


def test_the_questions_can_be_read_at_eleven() -> None:
    for asked in (questions().signs, questions().ask_first):
        read = [line for one in asked for line in (one.text, one.detail)]
        assert grade(read) <= MOST_GRADE
    said = [rule.say for one in ALL.values() for rule in one.rules]
    assert grade([*said, *(one.nothing for one in ALL.values())]) <= MOST_GRADE
