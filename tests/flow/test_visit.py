"""The order of the screens, without a window: what is asked for after what was answered."""

import subprocess
import sys

import pytest
from msgspec.structs import replace

from player.care.offer import Offer
from player.care.questions import conditions
from player.care.screening import Due, Reason
from player.flow.answers import (
    AWAY,
    BACK,
    FINE,
    SEEN,
    START,
    Filled,
    Go,
    LeftOver,
)
from player.flow.questions import (
    AskAfter,
    AskBody,
    AskLeftOver,
    AskRoutine,
    AskSigns,
    AskStart,
    PlayRoutine,
    ShowChecklist,
    ShowClosed,
    ShowHelp,
    ShowHistory,
    ShowSettings,
)
from player.flow.shortcuts import play_at_once
from player.flow.visit import visit
from player.model.routine import Asked, Routine
from tests.flow.people import DOG, KNOWN, PLAYED, RECORD, STRONG, PaperPerson


def walk(person: PaperPerson, *answers: object, wanted: Routine | None = None, ask: bool = True):
    """What is shown while these answers are given; the exit code comes last."""
    going = visit(person, wanted) if ask else play_at_once(person, wanted)
    shown: list[object] = []
    try:
        shown.append(next(going))
        for answer in answers:
            shown.append(going.send(answer))
    except StopIteration as end:
        shown.append(end.value)
    return shown


def test_a_routine_goes_from_its_card_to_what_is_said_after_it() -> None:
    person = PaperPerson()
    before = Filled(START, {"pain": 3, "stiffness": None})
    after = Filled(SEEN, {"pain": 1, "stiffness": 2, "note": "easy"})
    shown = walk(person, "dog", before, PLAYED, after, Go.AWAY)
    assert shown == [
        AskRoutine(),
        AskStart(Offer(True, DOG), ()),
        PlayRoutine(DOG, before={Asked.PAIN: 3}),
        AskAfter(PLAYED),
        AskRoutine("dog"),
        0,
    ]
    assert person.did == [("after", {Asked.PAIN: 1, Asked.STIFFNESS: 2}, "easy")]


def test_back_from_the_card_is_choose_again() -> None:
    assert walk(PaperPerson(), "dog", Filled(BACK))[-1] == AskRoutine("dog")


@pytest.mark.parametrize(
    ("go", "place"),
    [(Go.HISTORY, ShowHistory()), (Go.SETTINGS, ShowSettings()), (Go.HELP, ShowHelp())],
)
def test_every_place_leads_back_to_choose(go: Go, place: object) -> None:
    assert walk(PaperPerson(), go, Go.AWAY) == [AskRoutine(), place, AskRoutine()]


def test_the_checklist_is_a_row_of_the_help_and_leads_back_to_it() -> None:
    shown = walk(PaperPerson(), Go.HELP, Go.CHECKLIST, Filled(BACK), Go.AWAY, Go.AWAY)
    assert shown == [AskRoutine(), ShowHelp(), ShowChecklist(), ShowHelp(), AskRoutine(), 0]


def test_my_body_is_a_row_of_the_settings_and_leads_back_to_them() -> None:
    shown = walk(PaperPerson(), Go.SETTINGS, Go.BODY, Filled(BACK), Go.AWAY, Go.AWAY)
    assert shown == [
        AskRoutine(),
        ShowSettings(),
        AskBody(frozenset(), answered=True),
        ShowSettings(Go.BODY),
        AskRoutine(),
        0,
    ]


@pytest.mark.parametrize("new", [True, False])
def test_the_signs_stand_before_everything_and_tell_a_newcomer_what_this_is(new: bool) -> None:
    person = PaperPerson(new=new)
    person.stands = replace(KNOWN, due=Due.SIGNS)
    assert walk(person, Filled(AWAY)) == [AskSigns(new), AskRoutine()]
    assert person.new is new
    assert person.kept == []
    assert walk(person, Filled(AWAY), "dog")[-1] == AskSigns(new)
    walk(person, Filled(FINE))
    assert not person.new


def test_a_routine_that_was_named_is_played_alone_after_its_card() -> None:
    shown = walk(PaperPerson(new=True), Filled(START), PLAYED, Filled(SEEN, {}), wanted=DOG)
    assert shown == [AskStart(Offer(True, DOG)), PlayRoutine(DOG), AskAfter(PLAYED), 0]


def test_a_closed_routine_is_not_played_and_says_why() -> None:
    person = PaperPerson()
    person.stands = replace(KNOWN, reasons=(Reason.STOPPED,))
    for ask in (True, False):
        shown, code = walk(person, Filled(AWAY), wanted=STRONG, ask=ask)
        assert isinstance(shown, ShowClosed)
        assert (shown.card.key, code) == (Reason.STOPPED, 0)


def test_a_routine_of_which_nothing_is_left_says_what_would_open_it() -> None:
    person = PaperPerson()
    person.stands = replace(KNOWN, conditions=frozenset({"osteoporosis"}))
    bend = replace(DOG, steps=(replace(next(DOG.exercises()), works=("end of range",)),))
    shown, code = walk(person, Filled(AWAY), wanted=bend)
    assert isinstance(shown, ShowClosed)
    assert (shown.card.title, code) == ("Dog", 0)
    assert shown.card.lines[-1] == conditions().opens["nothing left"]


def test_with_nothing_asked_it_is_played_and_nothing_else() -> None:
    assert walk(PaperPerson(RECORD), PLAYED, wanted=DOG, ask=False) == [PlayRoutine(DOG), 0]


def test_a_left_over_session_is_asked_about_before_anything_else() -> None:
    going_on = walk(PaperPerson(RECORD), LeftOver.RESUME, PLAYED, Filled(SEEN), Go.AWAY)
    assert going_on[:4] == [
        AskLeftOver(RECORD, DOG),
        PlayRoutine(DOG, RECORD),
        AskAfter(PLAYED),
        AskRoutine(),
    ]
    for answer, did in (
        (LeftOver.KEEP, [("keep", 7)]),
        (LeftOver.DISCARD, [("discard", 7)]),
        (LeftOver.LATER, []),
    ):
        person = PaperPerson(RECORD)
        assert walk(person, answer) == [AskLeftOver(RECORD, DOG), AskRoutine()]
        assert person.did == did


def test_a_left_over_session_goes_on_after_what_is_due_and_only_if_it_is_open() -> None:
    person = PaperPerson(RECORD)
    person.stands = replace(KNOWN, due=Due.SIGNS)
    shown = walk(person, LeftOver.RESUME, Filled(AWAY))
    assert shown == [AskLeftOver(RECORD, DOG), AskSigns(), AskSigns()]
    person.stands = replace(KNOWN, reasons=(Reason.GO_NOW,))
    asked, then = walk(person, LeftOver.RESUME)
    assert isinstance(asked, AskLeftOver)
    assert (asked.routine, then) == (None, AskRoutine())
    assert asked.closed_by == person.offer(DOG).why
    assert asked.closed_by


def test_a_session_whose_file_has_changed_cannot_go_on() -> None:
    changed = replace(RECORD, digest="2")
    shown = walk(PaperPerson(changed), LeftOver.RESUME)
    assert shown == [AskLeftOver(changed, None), AskRoutine()]


def test_the_visit_needs_no_window() -> None:
    code = "import sys, player.flow.visit; sys.exit('pygame' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
