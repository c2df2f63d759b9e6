"""The order of an urge, without a window: two taps, the routine, and how it came out."""

import pytest
from msgspec.structs import replace

from player.care.screening import Lock, StoppedForPain
from player.care.urge import MOST_REPEATS
from player.flow.answers import AWAY, GO_ON, HURTING, SIGN, Filled, Go
from player.flow.questions import (
    AskAfter,
    AskFirst,
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
from player.flow.urge import urge
from player.flow.visit import visit
from player.model.care import Stage, Wish
from player.model.diary import (
    BackArea,
    FeltSide,
    Response,
    Screening,
    Situation,
    Urge,
    UrgeOutcome,
)
from player.model.record import PainKind
from player.model.routine import Ask, Asked, Length
from player.plan.adjust import without_first_ask
from player.ui.window.aside import Aside
from tests.flow.people import (
    CHEST,
    LONGER,
    OK,
    RESCUE,
    ROUTINES,
    CarefulPerson,
    ask_first,
    kinds,
    played,
    start,
    walk,
)

STIFF = Filled(GO_ON, {"strength": 6, "situation": Situation.STIFF})


@pytest.fixture
def person() -> CarefulPerson:
    """Somebody who answered the first page today."""
    person = CarefulPerson()
    walk(ask_due(person), OK)
    return person


def test_an_urge_at_a_desk_in_a_hurry(person: CarefulPerson) -> None:
    taps = Filled(GO_ON, {"strength": 7, "situation": Situation.SITTING})
    outcome = Filled(GO_ON, {"outcome": UrgeOutcome.PASSED})
    shown = walk(urge(person), taps, played(3), outcome, Filled(GO_ON))
    assert kinds(shown) == [AskUrge, PlayForUrge, AskUrge, ShowCard, "the end"]
    assert shown[3].card.key == "desk-and-chair"
    assert shown[0].words.lines[0] == person.if_then()
    assert shown[1].routine.key == RESCUE
    kept = person.kept[-1]
    assert isinstance(kept, Urge)
    assert (kept.strength, kept.strength_after, kept.outcome) == (7, 3, UrgeOutcome.PASSED)
    assert kept.response_seconds > 0


def test_the_strength_is_not_asked_again_at_the_beginning_of_the_routine() -> None:
    asks = tuple(Ask(Asked.URGE, Length(seconds)) for seconds in (8, 5))
    (exercise,) = ROUTINES[RESCUE].steps
    twice = replace(ROUTINES[RESCUE], steps=(asks[0], exercise, asks[1]))
    assert without_first_ask(twice, Asked.URGE).steps == (exercise, asks[1])
    once = replace(twice, steps=(exercise, asks[1]))
    assert without_first_ask(once, Asked.URGE) == once
    assert without_first_ask(twice, Asked.PAIN) == twice


def test_an_urge_does_not_wait_for_the_questions() -> None:
    person = CarefulPerson()
    taps = Filled(GO_ON, {"strength": 5, "situation": None})
    shown = walk(urge(person), taps)
    assert isinstance(shown[1], PlayForUrge)


TAPS = Filled(GO_ON, {"strength": 8, "situation": Situation.STRESS})


@pytest.mark.parametrize(("after", "offered"), [(3, False), (4, True), (8, True)])
def test_an_urge_that_stays_at_four_or_more_has_a_choice_at_once(
    after: int, offered: bool, person: CarefulPerson
) -> None:
    shown = walk(urge(person), TAPS, played(after))
    asked = shown[-1]
    assert isinstance(asked, AskUrge)
    assert asked.stage is (Stage.OFFER if offered else Stage.OUTCOME)
    assert asked.wishes == (tuple(Wish) if offered else ())


def test_the_rescue_may_be_chosen_three_times_more(person: CarefulPerson) -> None:
    rounds = (played(6), Filled(Wish.AGAIN)) * MOST_REPEATS
    shown = walk(urge(person), TAPS, *rounds, played(6))
    plays = [one for one in shown if isinstance(one, PlayForUrge)]
    assert [one.routine.key for one in plays] == [RESCUE] * (1 + MOST_REPEATS)
    last = [one for one in shown if isinstance(one, AskUrge) and one.stage is Stage.OFFER][-1]
    assert Wish.AGAIN not in last.wishes


def test_the_longer_one_is_played_once_and_leads_to_how_it_came_out(person: CarefulPerson) -> None:
    shown = walk(urge(person), TAPS, played(6), Filled(Wish.LONGER), played(6))
    assert kinds(shown) == [AskUrge, PlayForUrge, AskUrge, PlayForUrge, AskUrge]
    longer, then = shown[3:]
    assert isinstance(longer, PlayForUrge)
    assert isinstance(then, AskUrge)
    assert (longer.routine.key, longer.before) == (LONGER, {Asked.URGE: 6})
    assert then.stage is Stage.OUTCOME


@pytest.mark.parametrize(
    ("wish", "stage", "response"),
    [(Wish.HANDS, Stage.HANDS, Response.HANDS), (Wish.WALK, Stage.WALK, Response.WALK)],
)
def test_the_hands_and_a_walk_are_said_and_the_strength_is_asked_after_them(
    wish: Wish, stage: Stage, response: Response, person: CarefulPerson
) -> None:
    passed = Filled(GO_ON, {"outcome": UrgeOutcome.PASSED})
    answers = (Filled(wish), Filled(GO_ON), Filled(GO_ON, {"strength": 2}), passed)
    shown = walk(urge(person), TAPS, played(6), *answers, Filled(GO_ON))
    stages = [one.stage for one in shown if isinstance(one, AskUrge)]
    assert stages[1:] == [Stage.OFFER, stage, Stage.RATE_AGAIN, Stage.OUTCOME]
    kept = person.kept[-1]
    assert isinstance(kept, Urge)
    assert (kept.response, kept.strength_after) == (response, 2)


def test_enough_goes_straight_to_how_it_came_out(person: CarefulPerson) -> None:
    then = walk(urge(person), TAPS, played(6), Filled(Wish.ENOUGH))[-1]
    assert isinstance(then, AskUrge)
    assert then.stage is Stage.OUTCOME


def test_what_is_closed_is_not_offered_to_an_urge_that_stays(person: CarefulPerson) -> None:
    person.note(Screening(person.now(), person.today(), 2, dict.fromkeys(["T2f"], True)))
    assert person.standing().lock is Lock.GENTLE_ONLY
    asked = walk(urge(person), TAPS, played(6))[-1]
    assert isinstance(asked, AskUrge)
    assert Wish.LONGER in asked.wishes
    person.note(Screening(person.now(), person.today(), 1, {"T1a": True}))
    shown = walk(urge(person), TAPS)
    assert kinds(shown) == [AskUrge, AskUrge]
    assert shown[-1].stage is Stage.OUTCOME  # type: ignore[attr-defined]


def test_a_warning_sign_leads_to_the_questions_and_not_to_a_routine(person: CarefulPerson) -> None:
    taps = Filled(SIGN, {"strength": 8, "situation": None})
    numb = Filled(GO_ON, {"sign": PainKind.NUMB})
    going = urge(person)
    assert kinds(walk(going, taps, numb)) == [AskUrge, AskUrgeSign, ShowLines]
    kept = person.kept[-1]
    assert isinstance(kept, Urge)
    assert kept.pain is PainKind.NUMB
    person.more.append(StoppedForPain(kept.at, kept.day, PainKind.NUMB))
    answers = (Filled(GO_ON), Filled(HURTING), ask_first("T2f"))
    rest = [going.send(answer) for answer in answers]
    assert kinds(rest) == [AskSigns, AskFirst, ShowClosed]


def test_going_back_from_the_sign_is_to_the_two_taps_and_nothing_is_kept(
    person: CarefulPerson,
) -> None:
    shown = walk(urge(person), Filled(SIGN, {"strength": None}), Filled(AWAY), Filled(AWAY))
    assert kinds(shown) == [AskUrge, AskUrgeSign, AskUrge, "the end"]
    assert len(person.kept) == 1


def test_a_sign_in_the_routine_of_an_urge_ends_it_without_a_question(person: CarefulPerson) -> None:
    taps = Filled(GO_ON, {"strength": 6, "situation": Situation.BORED})
    going = urge(person)
    assert isinstance(next(going), AskUrge)
    assert isinstance(going.send(taps), PlayForUrge)
    person.note(Screening(person.now(), person.today(), 1, {"T1g": True}))
    assert isinstance(going.send(played(sign=CHEST)), ShowClosed)
    with pytest.raises(StopIteration):
        going.send(Filled(GO_ON))
    assert isinstance(person.kept[-1], Urge)


def test_leaving_an_urge_keeps_what_is_known(person: CarefulPerson) -> None:
    assert kinds(walk(urge(person), Filled(AWAY))) == [AskUrge, "the end"]
    assert len(person.kept) == 1
    taps = Filled(GO_ON, {"strength": 6, "situation": Situation.BORED})
    walk(urge(person), taps, played(left=True))
    kept = person.kept[-1]
    assert isinstance(kept, Urge)
    assert (kept.strength, kept.outcome) == (6, None)


# The urge from any screen


def test_an_urge_from_the_history_comes_back_to_it(person: CarefulPerson) -> None:
    outcome = Filled(GO_ON, {"outcome": UrgeOutcome.PASSED})
    answers = (Go.HISTORY, Aside.BEGIN, STIFF, played(2), outcome, Filled(GO_ON), Go.AWAY)
    shown = walk(with_urge(visit(person), person), *answers)
    assert kinds(shown) == [
        AskRoutine, ShowHistory, AskUrge, PlayForUrge, AskUrge, ShowLines, Aside.BACK, AskRoutine,
    ]  # fmt: skip
    assert person.did == ["aside", "back"]
    assert isinstance(person.kept[-1], Urge)


def test_an_urge_is_not_left_for_another_one(person: CarefulPerson) -> None:
    answers = (Go.URGE, Aside.BEGIN, STIFF, Aside.BEGIN)
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
    walk(visit(person), Go.URGE, STIFF, played(1), outcome, Filled(GO_ON))
    kept = person.kept[-1]
    assert isinstance(kept, Urge)
    assert (kept.first_sign, kept.area, kept.side) == (
        "I hold my breath",
        BackArea.MID,
        FeltSide.LEFT,
    )
    assert (kept.outcome, kept.strength_after) == (None, 1)
