"""The order of the screens of care, without a window, as several people would go through them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.care.questions import conditions
from player.care.screening import (
    HURTS,
    Due,
    Lock,
    Reason,
    StoppedForPain,
)
from player.flow.answers import (
    AWAY,
    ELSEWHERE,
    FINE,
    GO_ON,
    HURTING,
    ILL,
    NEW,
    NO,
    NONE,
    SIGN,
    START,
    WORSE,
    YES,
    Filled,
    asked_about,
)
from player.flow.questions import (
    AskAfter,
    AskBody,
    AskCountry,
    AskFirst,
    AskFollowUp,
    AskNews,
    AskRoutine,
    AskSigns,
    AskStart,
    AskWhichSign,
    PlayRoutine,
    ShowCard,
    ShowClosed,
)
from player.flow.safety import ask_body, ask_due
from player.flow.visit import visit
from player.model.care import Clears
from player.model.diary import (
    DailyCheck,
    Screening,
    Unlock,
)
from player.model.record import PainKind
from player.model.routine import (
    Asked,
)
from player.model.settings import CountryChoice
from tests.flow.people import (
    ASK_FIRST,
    ASKED,
    CHEST,
    OK,
    RESCUE,
    ROUTINES,
    SIGNS,
    CarefulPerson,
    ask_first,
    i_asked,
    kinds,
    played,
    start,
    walk,
)

# The pages


def test_a_healthy_person_answers_one_page_and_then_the_routine_is_open() -> None:
    person = CarefulPerson()
    shown = walk(visit(person), OK, "twist", start(), played(), Filled(GO_ON))
    assert kinds(shown) == [AskSigns, AskRoutine, AskStart, PlayRoutine, AskAfter, AskRoutine]
    assert person.screenings() == [dict.fromkeys(SIGNS, False) | {HURTS: False}]
    assert [one for one in person.kept if not isinstance(one, Screening)] == []


def test_who_hurts_is_asked_for_the_signs_to_ask_about_at_once_and_only_once() -> None:
    person = CarefulPerson()
    shown = walk(visit(person), *ASKED, "twist", start(), played(), Filled(GO_ON), "twist")
    assert kinds(shown) == [
        AskSigns, AskFirst, AskRoutine, AskStart, PlayRoutine, AskAfter, AskRoutine, AskStart,
    ]  # fmt: skip
    assert person.screenings() == [
        dict.fromkeys(SIGNS, False) | {HURTS: True},
        dict.fromkeys(ASK_FIRST, False),
    ]


def test_a_page_that_is_left_keeps_nothing_and_comes_again_before_a_routine() -> None:
    person = CarefulPerson()
    ticked = ask_first("T2f", button=AWAY)
    shown = walk(
        visit(person), Filled(AWAY, {"T1a": True}), "twist", Filled(HURTING), ticked, "twist"
    )
    assert kinds(shown) == [AskSigns, AskRoutine, AskSigns, AskFirst, AskRoutine, AskFirst]
    assert person.screenings() == [dict.fromkeys(SIGNS, False) | {HURTS: True}]


def test_going_on_with_nothing_ticked_is_no_answer() -> None:
    person = CarefulPerson()
    shown = walk(ask_due(person), Filled(HURTING), ask_first())
    assert kinds(shown) == [AskSigns, AskFirst, AskFirst]
    assert len(person.screenings()) == 1


def test_a_tick_goes_before_none_of_these() -> None:
    person = CarefulPerson()
    walk(ask_due(person), Filled(HURTING), ask_first("T2f", button=NONE))
    assert person.screenings()[-1]["T2f"]
    assert person.standing().reasons == (Reason.ASK_FIRST,)


def test_the_second_question_is_asked_by_yes_or_no_and_only_after_its_tick() -> None:
    for then, lock in ((YES, Lock.GENTLE_ONLY), (NO, Lock.OPEN)):
        person = CarefulPerson()
        shown = walk(ask_due(person), Filled(HURTING), ask_first("T2c"), Filled(then))
        assert kinds(shown) == [AskSigns, AskFirst, AskFollowUp, "the end"]
        assert person.screenings()[-1]["T2c-new"] is (then == YES)
        assert person.standing().lock is lock
    person = CarefulPerson()
    walk(ask_due(person), Filled(HURTING), ask_first("T2c"), Filled(AWAY))
    assert len(person.screenings()) == 1
    assert person.standing().due is Due.ASK_FIRST


def test_pain_for_weeks_locks_nothing_and_brings_its_card_once() -> None:
    person = CarefulPerson()
    shown = walk(ask_due(person), Filled(HURTING), ask_first("T2l"), Filled(GO_ON))
    assert kinds(shown) == [AskSigns, AskFirst, ShowCard, "the end"]
    assert person.standing().lock is Lock.OPEN
    assert "pain-day-14" in person.shown


# A sign


def test_one_of_these_leads_to_which_and_then_to_its_card_and_everything_is_closed() -> None:
    person = CarefulPerson()
    shown = walk(visit(person), Filled(SIGN), Filled("T1a"), Filled(AWAY), "twist", Filled(AWAY))
    assert kinds(shown) == [AskSigns, AskWhichSign, ShowClosed, AskRoutine, ShowClosed, AskRoutine]
    for place in (2, 4):
        shut = shown[place]
        assert isinstance(shut, ShowClosed)
        assert (shut.card.key, shut.signs, shut.to_clear) == (Reason.GO_NOW, ("T1a",), ())
    assert person.screenings() == [{"T1a": True}]
    assert not person.offer(ROUTINES[RESCUE]).allowed


@pytest.mark.parametrize("answer", [Filled(AWAY), Filled("T2f"), Filled("nonsense")])
def test_without_saying_which_nothing_is_kept_and_nothing_opens(answer: Filled) -> None:
    person = CarefulPerson()
    shown = walk(visit(person), Filled(SIGN), answer, "twist")
    assert kinds(shown) == [AskSigns, AskWhichSign, AskRoutine, AskSigns]
    assert person.screenings() == []


def test_one_who_changes_their_mind_does_not_open_it_again_the_same_day() -> None:
    person = CarefulPerson()
    walk(ask_due(person), Filled(SIGN), Filled("T1a"))
    shown = walk(visit(person), "twist")
    assert kinds(shown) == [AskRoutine, ShowClosed]
    person.days_later(1)
    shown = walk(visit(person), Filled(AWAY), "twist", OK, start())
    assert kinds(shown) == [AskSigns, AskRoutine, AskSigns, AskStart, PlayRoutine]


def test_the_card_asks_for_the_country_and_comes_again_with_its_numbers() -> None:
    person = CarefulPerson()
    walk(ask_due(person), Filled(SIGN), Filled("T1g"))
    answers = (Filled(ELSEWHERE), Filled(CountryChoice.US), Filled(ELSEWHERE), Filled(AWAY))
    shown = walk(visit(person), "twist", *answers, Filled(AWAY))
    assert kinds(shown) == [
        AskRoutine,
        ShowClosed,
        AskCountry,
        ShowClosed,
        AskCountry,
        ShowClosed,
        AskRoutine,
    ]
    assert person.did == [CountryChoice.US]


def test_after_a_sign_that_calls_for_help_nothing_is_rated() -> None:
    person = CarefulPerson()
    going = visit(person)
    assert kinds(walk(going, OK, "twist", start()))[-1] is PlayRoutine
    person.note(Screening(person.now(), person.today(), 1, {"T1g": True}))
    assert isinstance(going.send(played(sign=CHEST)), ShowClosed)
    assert isinstance(going.send(Filled(AWAY)), AskRoutine)


def test_face_down_with_a_tingling_leg_the_day_ends_and_the_questions_come_first() -> None:
    person = CarefulPerson()
    walk(ask_due(person), OK)
    person.more.append(StoppedForPain(person.now(), person.today(), PainKind.NUMB))
    assert person.standing().lock is Lock.ALL
    shown = walk(visit(person), OK, ask_first(button=NONE), Filled(AWAY), "twist")
    assert kinds(shown) == [AskSigns, AskFirst, ShowClosed, AskRoutine, ShowClosed]
    assert person.standing().reasons == (Reason.STOPPED,)


# To ask about, and to have asked


def test_a_sign_to_ask_about_leaves_the_urge_open_and_opens_when_one_has_asked() -> None:
    person = CarefulPerson()
    going = visit(person)
    shown = walk(going, Filled(HURTING), ask_first("T2f", "T2d"), Filled(AWAY), "twist")
    assert kinds(shown) == [AskSigns, AskFirst, ShowClosed, AskRoutine, ShowClosed]
    shut = shown[-1]
    assert isinstance(shut, ShowClosed)
    assert set(shut.to_clear) == set(shut.signs) == {"T2f", "T2d"}
    assert person.offer(ROUTINES[RESCUE]).allowed
    assert isinstance(going.send(i_asked("T2d")), AskRoutine)
    again = going.send("twist")
    assert isinstance(again, ShowClosed)
    assert again.to_clear == ("T2f",)
    going.send(i_asked("T2f"))
    assert isinstance(going.send("twist"), AskStart)
    assert [one.question for one in person.kept if isinstance(one, Unlock)] == ["T2d", "T2f"]


@pytest.mark.parametrize(
    ("ticked", "button", "cleared"),
    [
        (["T2f", "T2d"], GO_ON, ["T2f", "T2d"]),
        (["T2f", "T2d"], AWAY, []),
        (["T1a", "T2b", "sore neck"], GO_ON, []),
        ([], GO_ON, []),
    ],
)
def test_only_what_was_ticked_and_is_locked_is_cleared(
    ticked: list[str], button: str, cleared: list[str]
) -> None:
    person = CarefulPerson()
    walk(ask_due(person), Filled(HURTING), ask_first("T2f", "T2d"))
    walk(visit(person), "twist", i_asked(*ticked, button=button))
    found = {one.question for one in person.kept if isinstance(one, Unlock)}
    assert found == set(cleared)
    assert (person.standing().lock is Lock.OPEN) == bool(cleared)


# The start card


def test_the_next_day_as_usual_is_one_press_and_pain_is_kept_only_if_it_was_rated() -> None:
    for pain in (None, 2):
        person = CarefulPerson()
        walk(ask_due(person), OK)
        person.days_later(1)
        shown = walk(visit(person), "twist", start(pain=pain))
        assert kinds(shown) == [AskRoutine, AskStart, PlayRoutine]
        card = shown[1]
        assert isinstance(card, AskStart)
        assert card.daily
        check = person.kept[-1]
        assert isinstance(check, DailyCheck)
        assert (check.pain, check.new, check.ill) == (pain, False, False)


def test_only_what_touches_the_routine_is_asked_and_what_was_not_said_is_not_kept() -> None:
    person = CarefulPerson()
    shown = walk(visit(person), OK, "twist", start())
    card = shown[2]
    assert isinstance(card, AskStart)
    assert {"sore wrists", "spinal fusion"} <= set(card.conditions)
    assert not {"glaucoma", "sore knees"} & set(card.conditions)
    assert "turning" in card.asks
    assert len(person.screenings()) == 1


def test_what_is_ticked_shows_the_card_anew_and_is_not_asked_again() -> None:
    person = CarefulPerson()
    shown = walk(visit(person), OK, "twist", start("sore wrists"), start())
    assert kinds(shown) == [AskSigns, AskRoutine, AskStart, AskStart, PlayRoutine]
    first, second, play = shown[2:]
    assert isinstance(first, AskStart)
    assert isinstance(second, AskStart)
    assert isinstance(play, PlayRoutine)
    assert not first.offered.changed
    assert second.offered.changed
    assert [one.key for one in play.routine.exercises()] == ["table"]
    assert not second.conditions
    said = person.screenings()[-1]
    assert {name for name, yes in said.items() if yes} == {"sore wrists"}
    assert said.keys() == set(first.conditions)


def test_none_of_these_is_kept_as_no_to_each_that_was_asked() -> None:
    person = CarefulPerson()
    shown = walk(
        visit(person), OK, "twist", start(none=True), played(), Filled(GO_ON), "twist", start()
    )
    card, later = shown[2], shown[-2]
    assert isinstance(card, AskStart)
    assert isinstance(later, AskStart)
    assert person.screenings()[-1] == dict.fromkeys(card.conditions, False)
    assert later.conditions == ()


def test_a_condition_that_only_wants_care_shows_its_sentence_before_the_routine() -> None:
    person = CarefulPerson()
    shown = walk(visit(person), OK, "neck", start("sore neck"), start())
    assert kinds(shown) == [AskSigns, AskRoutine, AskStart, AskStart, PlayRoutine]
    told = shown[3]
    assert isinstance(told, AskStart)
    assert any("Softly." in line for line in told.offered.for_you)


def test_pain_of_four_asks_first_once_and_comes_back_with_the_pain_that_was_told() -> None:
    person = CarefulPerson()
    answers = (start(pain=4), ask_first(button=NONE), start(pain=4), played(), Filled(GO_ON))
    shown = walk(visit(person), OK, "twist", *answers, "twist", start(pain=4))
    assert kinds(shown) == [
        AskSigns, AskRoutine, AskStart, AskFirst, AskStart,
        PlayRoutine, AskAfter, AskRoutine, AskStart, PlayRoutine,
    ]  # fmt: skip
    first, again, play, later = shown[2], shown[4], shown[5], shown[8]
    assert isinstance(first, AskStart)
    assert isinstance(again, AskStart)
    assert isinstance(play, PlayRoutine)
    assert isinstance(later, AskStart)
    assert (first.pain, again.pain, later.pain) == (None, 4, 4)
    assert again.offered.changed
    assert play.before == {Asked.PAIN: 4}
    assert len([one for one in person.kept if isinstance(one, DailyCheck)]) == 1


def test_pain_of_six_closes_the_day() -> None:
    person = CarefulPerson()
    shown = walk(visit(person), OK, "twist", start(pain=6), ask_first(button=NONE))
    assert kinds(shown) == [AskSigns, AskRoutine, AskStart, AskFirst, ShowClosed]
    assert person.standing().reasons == (Reason.TOO_MUCH_PAIN,)


def test_going_back_from_the_card_keeps_nothing_of_it() -> None:
    person = CarefulPerson()
    walk(visit(person), OK, "twist", start("sore wrists", pain=7, button=AWAY))
    assert len(person.kept) == 1


def test_feeling_ill_rests_the_day() -> None:
    person = CarefulPerson()
    walk(ask_due(person), OK)
    person.days_later(1)
    shown = walk(visit(person), "twist", start(button=NEW), Filled(ILL))
    assert kinds(shown) == [AskRoutine, AskStart, AskNews, ShowClosed]
    assert person.standing().reasons == (Reason.ILL,)
    person.days_later(1)
    assert person.standing().lock is Lock.OPEN


def test_something_new_asks_both_pages_before_the_card_comes_again() -> None:
    person = CarefulPerson()
    walk(ask_due(person), OK)
    person.days_later(1)
    answers = (start(button=NEW), Filled(WORSE), OK, ask_first(button=NONE), start())
    shown = walk(visit(person), "twist", *answers)
    assert kinds(shown) == [
        AskRoutine,
        AskStart,
        AskNews,
        AskSigns,
        AskFirst,
        AskStart,
        PlayRoutine,
    ]
    (check,) = [one for one in person.kept if isinstance(one, DailyCheck)]
    assert (check.pain, check.new, check.ill) == (None, True, False)


def test_going_back_from_the_news_keeps_nothing_and_is_the_card_again() -> None:
    person = CarefulPerson()
    walk(ask_due(person), OK)
    person.days_later(1)
    shown = walk(visit(person), "twist", start(button=NEW), Filled(AWAY))
    assert kinds(shown) == [AskRoutine, AskStart, AskNews, AskStart]
    assert len(person.kept) == 1


# My body


def test_my_body_is_kept_when_it_was_said_and_only_then() -> None:
    person = CarefulPerson()
    walk(ask_body(person), Filled(GO_ON, {"conditions": None}))
    walk(ask_body(person), Filled(AWAY, {"conditions": frozenset({"glaucoma"})}))
    assert person.kept == []
    walk(ask_body(person), Filled(GO_ON, {"conditions": frozenset({"glaucoma"})}))
    (said,) = person.screenings()
    offered = {name for name, one in conditions().by_name.items() if one.offered}
    assert said == {name: name == "glaucoma" for name in offered}
    (body, _) = walk(ask_body(person), Filled(AWAY))
    assert body == AskBody(frozenset({"glaucoma"}), answered=True)


def test_my_body_asks_whether_the_surgeon_said_yes() -> None:
    person = CarefulPerson()
    name = "hip replacement"
    assert conditions().by_name[name].clears is Clears.BRINGS_BACK
    walk(ask_body(person), Filled(GO_ON, {"conditions": frozenset({name})}))
    values = {"conditions": frozenset({name}), asked_about(name): True}
    (body, _) = walk(ask_body(person), Filled(GO_ON, values))
    assert isinstance(body, AskBody)
    assert body.to_clear == (name,)
    assert person.standing().conditions == frozenset()


# What no sequence of answers reaches

TICKS = st.lists(st.sampled_from([*SIGNS, *ASK_FIRST]), max_size=3)
PRESSES = st.sampled_from(
    [FINE, HURTING, SIGN, NONE, GO_ON, AWAY, START, NEW, YES, NO, ILL, WORSE, ELSEWHERE]
)
PAINS = st.sampled_from([None, None, 0, 4, 6, 10])
BODY = st.sampled_from([None, frozenset(), frozenset({"recent surgery"}), frozenset({"cancer"})])
A_STEP = st.tuples(PRESSES, TICKS, PAINS, BODY, st.sampled_from([0, 0, 0, 0, 1, 15]))


def reply(shown: object, step: tuple) -> object:  # type: ignore[type-arg]
    """An answer to whatever is shown; what does not belong there is an answer too."""
    button, keys, pain, body, _ = step
    if isinstance(shown, AskRoutine):
        return "twist"
    if isinstance(shown, AskWhichSign) and keys:
        return Filled(keys[0])
    if isinstance(shown, ShowClosed):
        return i_asked(*keys, button=button)
    ticks = {key: key in keys for key in ASK_FIRST}
    return Filled(button, {**ticks, "pain": pain, "stiffness": None, "conditions": body})


@given(st.lists(A_STEP, max_size=16))
def test_no_sequence_of_answers_reaches_a_locked_routine(steps: list[tuple]) -> None:  # type: ignore[type-arg]
    person = CarefulPerson()
    going = visit(person)
    shown, shut = next(going), date.min
    for step in steps:
        person.days_later(step[-1])
        answer = played() if isinstance(shown, PlayRoutine) else reply(shown, step)
        if isinstance(shown, AskWhichSign) and step[1] and step[1][0] in SIGNS:
            shut = person.today()
        shown = going.send(answer)
        if isinstance(shown, AskStart | PlayRoutine):
            assert person.today() != shut
            assert any(said.keys() >= set(SIGNS) for said in person.screenings())
            assert person.offer(ROUTINES["twist"]).allowed
            assert person.standing().due in (Due.NOTHING, Due.DAILY)
        if isinstance(shown, PlayRoutine):
            assert person.standing().due is Due.NOTHING
            assert person.offer(ROUTINES["twist"]).routine == shown.routine
