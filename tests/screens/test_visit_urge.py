"""The order of an urge, without a window: two taps, the routine, and how it came out."""

from dataclasses import replace

from player.care.urge import LONGER, RESCUE
from player.engine.easier import without_first_ask
from player.model.care import Stage, Wish
from player.model.diary import (
    Screening,
    Situation,
    Urge,
    UrgeOutcome,
)
from player.model.record import PainKind
from player.model.routine import (
    Ask,
    Asked,
    Length,
)
from player.screens.answers import AWAY, GO_ON, SIGN, Filled
from player.screens.visit_care import (
    ToClosed,
    ToTier,
    ToTold,
    what_is_due,
)
from player.screens.visit_urge import CarePlay, ToSign, ToUrge, urge
from tests.screens.test_visit_care import CHEST, NOTHING, ROUTINES, CarefulHouse, Played, walk


def test_an_urge_at_a_desk_in_a_hurry() -> None:
    house = CarefulHouse()
    walk(what_is_due(house), *NOTHING)
    taps = Filled(GO_ON, {"strength": 7, "situation": Situation.SITTING})
    outcome = Filled(GO_ON, {"outcome": UrgeOutcome.PASSED})
    shown = walk(urge(house), taps, Played(3), outcome, Filled(GO_ON))
    assert [type(one) for one in shown] == [ToUrge, CarePlay, ToUrge, ToTold, "the end".__class__]
    assert shown[0].words.lines[0] == house.if_then()
    assert shown[1].routine.key == RESCUE
    kept = house.kept[-1]
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
    house = CarefulHouse()
    taps = Filled(GO_ON, {"strength": 5, "situation": None})
    shown = walk(urge(house), taps)
    assert isinstance(shown[1], CarePlay)


def test_an_urge_that_stays_is_met_again_and_then_something_longer_is_offered() -> None:
    house = CarefulHouse()
    walk(what_is_due(house), *NOTHING)
    taps = Filled(GO_ON, {"strength": 8, "situation": Situation.STRESS})
    strong = Played(6)
    shown = walk(urge(house), taps, *(strong,) * 4, Filled(Wish.LONGER), Played(2))
    assert [type(one) for one in shown[:5]] == [ToUrge, CarePlay, CarePlay, CarePlay, CarePlay]
    assert shown[5].stage is Stage.OFFER
    assert shown[6].routine.key == LONGER
    assert shown[7].stage is Stage.OUTCOME


def test_a_warning_sign_leads_to_the_questions_and_not_to_a_routine() -> None:
    house = CarefulHouse()
    taps = Filled(SIGN, {"strength": 8, "situation": None})
    numb = Filled(GO_ON, {"sign": PainKind.NUMB})
    shown = walk(urge(house), taps, numb, Filled(GO_ON))
    assert [type(one) for one in shown] == [ToUrge, ToSign, ToTold, ToTier]
    assert not any(isinstance(one, CarePlay) for one in shown)


def test_going_back_from_the_sign_is_to_the_two_taps_and_nothing_is_kept() -> None:
    house = CarefulHouse()
    shown = walk(urge(house), Filled(SIGN, {"strength": None}), Filled(AWAY), Filled(AWAY))
    assert [type(one) for one in shown] == [ToUrge, ToSign, ToUrge, str]
    assert house.kept == []


def test_a_sign_in_the_routine_of_an_urge_ends_it_without_a_question() -> None:
    house = CarefulHouse()
    taps = Filled(GO_ON, {"strength": 6, "situation": Situation.BORED})
    going = urge(house)
    assert isinstance(next(going), ToUrge)
    assert isinstance(going.send(taps), CarePlay)
    house.note(Screening(house.now(), house.today(), 1, {"T1g": True}))
    assert isinstance(going.send(Played(sign=CHEST)), ToClosed)
    assert next(going, "the end") == "the end"
    assert isinstance(house.kept[-1], Urge)


def test_leaving_an_urge_keeps_what_is_known() -> None:
    house = CarefulHouse()
    assert walk(urge(house), Filled(AWAY)) == [house_urge(house), "the end"]
    assert house.kept == []
    taps = Filled(GO_ON, {"strength": 6, "situation": Situation.BORED})
    walk(urge(house), taps, Played(left=True))
    kept = house.kept[-1]
    assert isinstance(kept, Urge)
    assert (kept.strength, kept.outcome) == (6, None)


def house_urge(house: CarefulHouse) -> object:
    return next(urge(house))
