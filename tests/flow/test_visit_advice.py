"""The morning after, the advice of the last days, the urge from any screen; without a window."""

from datetime import date, timedelta

import pytest

from player.care.pain import PainOfDay
from player.care.screening import Lock, StoppedForPain
from player.care.texts import pain_texts
from player.flow.answers import AWAY, GO_ON, SEEN, SIGN, Filled, Go
from player.flow.diary import headline
from player.flow.questions import (
    AskAfter,
    AskMorning,
    AskRoutine,
    AskSigns,
    AskStart,
    AskUrge,
    AskUrgeSign,
    AskWhichSign,
    PlayForUrge,
    PlayRoutine,
    ShowCard,
    ShowClosed,
    ShowHistory,
    ShowLines,
)
from player.flow.safety import ask_due
from player.flow.shortcuts import with_urge
from player.flow.visit import visit
from player.model.diary import BackArea, CardShown, FeltSide, Morning, Situation, Urge, UrgeOutcome
from player.model.record import PainKind
from player.ui.window.aside import Aside
from tests.flow.test_visit_safety import OK, CarefulPerson, kinds, played, start, walk

TODAY = date(2026, 3, 2)
TAPS = Filled(GO_ON, {"strength": 6, "situation": Situation.STIFF})


def worse(days_ago: int, morning: int | None = None) -> PainOfDay:
    return PainOfDay(TODAY - timedelta(days=days_ago), 2, 2, morning)


@pytest.fixture
def person() -> CarefulPerson:
    """Somebody who answered the first page today."""
    person = CarefulPerson()
    walk(ask_due(person), OK)
    return person


def test_without_anything_to_say_there_is_no_line(person: CarefulPerson) -> None:
    assert headline(person) == ""


def test_the_morning_after_a_routine_is_asked_about_and_its_card_comes_with_the_answer(
    person: CarefulPerson,
) -> None:
    person.days = (worse(1),)
    assert headline(person) == pain_texts().morning.title
    going = visit(person)
    assert isinstance(next(going), AskRoutine)
    assert going.send(Go.NOTICE) == AskMorning()
    person.days = (worse(1, morning=5),)
    card = going.send(Filled(GO_ON, {"pain": 5, "stiffness": None, "sore": False}))
    assert isinstance(card, ShowCard)
    assert card.card.key == "morning-worse"
    kept = person.kept[-1]
    assert isinstance(kept, Morning)
    assert (kept.pain, kept.stiffness) == (5, None)
    assert isinstance(going.send(Filled(SEEN)), AskRoutine)
    assert headline(person) == ""


@pytest.mark.parametrize(
    "answer", [Filled(AWAY, {"pain": 3}), Filled(GO_ON, {"pain": None, "sore": True})]
)
def test_a_morning_that_is_passed_over_is_not_asked_about_again_that_day(
    answer: Filled, person: CarefulPerson
) -> None:
    person.days = (worse(1),)
    assert kinds(walk(visit(person), Go.NOTICE, answer)) == [AskRoutine, AskMorning, AskRoutine]
    assert isinstance(person.kept[-1], CardShown)
    assert headline(person) == ""


def test_muscles_that_are_sore_for_long_bring_their_card(person: CarefulPerson) -> None:
    person.days = (worse(1),)
    shown = walk(visit(person), Go.NOTICE, Filled(GO_ON, {"pain": 1, "sore": True}), Filled(SEEN))
    assert kinds(shown) == [AskRoutine, AskMorning, ShowCard, AskRoutine]
    assert shown[2].card.key == "sore-too-long"


def test_one_card_at_a_time_and_each_once(person: CarefulPerson) -> None:
    person.days = (PainOfDay(TODAY, 2, 5),)
    title = headline(person)
    shown = walk(visit(person), Go.NOTICE, Filled(SEEN), Go.NOTICE)
    assert kinds(shown) == [AskRoutine, ShowCard, AskRoutine, AskRoutine]
    assert shown[1].card.title == title


# The urge from any screen


def test_an_urge_from_the_history_comes_back_to_it(person: CarefulPerson) -> None:
    outcome = Filled(GO_ON, {"outcome": UrgeOutcome.PASSED})
    answers = (Go.HISTORY, Aside.BEGIN, TAPS, played(2), outcome, Filled(GO_ON), Go.AWAY)
    shown = walk(with_urge(visit(person), person), *answers)
    assert kinds(shown) == [
        AskRoutine, ShowHistory, AskUrge, PlayForUrge, AskUrge, ShowLines, Aside.BACK, AskRoutine,
    ]  # fmt: skip
    assert person.did == ["aside", "back"]
    assert isinstance(person.kept[-1], Urge)


def test_an_urge_is_not_left_for_another_one(person: CarefulPerson) -> None:
    answers = (Go.URGE, Aside.BEGIN, TAPS, Aside.BEGIN)
    shown = walk(with_urge(visit(person), person), *answers)
    assert kinds(shown) == [AskRoutine, AskUrge, Aside.BACK, PlayForUrge, Aside.BACK]


def test_a_sign_at_the_urge_closes_the_routine_that_was_left(person: CarefulPerson) -> None:
    sign = (Filled(SIGN, {"strength": 8}), Filled(GO_ON, {"sign": PainKind.NUMB}))
    going = with_urge(visit(person), person)
    shown = walk(going, "twist", start(), Aside.BEGIN, *sign)
    assert kinds(shown) == [AskRoutine, AskStart, PlayRoutine, AskUrge, AskUrgeSign, ShowLines]
    stopped = StoppedForPain(person.now(), person.today(), PainKind.NUMB)
    person.more.append(stopped)  # as the history tells of the urge that was kept
    answers = (Filled(GO_ON), Filled(SIGN), Filled("T1e"), Filled(AWAY), played(left=True))
    rest = [going.send(answer) for answer in answers]
    assert kinds(rest) == [AskSigns, AskWhichSign, ShowClosed, Aside.LEAVE, AskAfter]
    assert person.standing().lock is Lock.ALL


def test_the_exit_code_of_a_visit_stays_its_own(person: CarefulPerson) -> None:
    going = with_urge(visit(person), person)
    next(going)
    with pytest.raises(StopIteration) as end:
        going.send(Go.AWAY)
    assert end.value.value == 0


def test_what_was_noticed_is_kept_with_the_urge_and_no_outcome_is_fine(
    person: CarefulPerson,
) -> None:
    more = {"outcome": None, "first_sign": "I hold my breath", "area": BackArea.MID}
    outcome = Filled(GO_ON, {**more, "side": FeltSide.LEFT})
    walk(visit(person), Go.URGE, TAPS, played(1), outcome, Filled(GO_ON))
    kept = person.kept[-1]
    assert isinstance(kept, Urge)
    assert (kept.first_sign, kept.area, kept.side) == (
        "I hold my breath",
        BackArea.MID,
        FeltSide.LEFT,
    )
    assert (kept.outcome, kept.strength_after) == (None, 1)
