"""The order of the screens, without a window: what is asked for after what was answered."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from player.care.advice import Call, fresh
from player.care.offer import Offer, offer
from player.care.questions import conditions
from player.care.screening import Due, Reason, Standing
from player.flow.answers import (
    AWAY,
    BACK,
    FINE,
    SEEN,
    START,
    Filled,
    Go,
    LeftOver,
    Played,
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
from player.model.diary import Entry
from player.model.record import Outcome, SessionRecord, Spent
from player.model.routine import Asked, Exercise, Length, Phase, Position, Routine
from player.model.settings import CountryChoice

DOG = Routine(
    "dog",
    "Dog",
    (Exercise("dog", "Dog", (Phase(hold=Length(5)),), position=Position.SEATED, works=()),),
    digest="1",
)
STRONG = replace(DOG, steps=(replace(next(DOG.exercises()), works=("strength",)),))
WHEN = datetime(2026, 3, 2, tzinfo=UTC)
KNOWN = Standing(known=dict.fromkeys(conditions().by_name, False))
"""Somebody who was asked all of it, and whom nothing is due for."""
PLAYED = Played(DOG, Outcome.COMPLETED, 1, 1, 5.0)
RECORD = SessionRecord(
    id=7, routine="dog", name="Dog", digest="1", started=WHEN, ended=None,
    local_day=date(2026, 3, 2), outcome=None, spent=Spent(), planned_seconds=10, speed=1,
    silent=False, before={}, after={}, note="", at_step=3,
)  # fmt: skip


class PaperPerson:
    """A person on paper: it remembers what it was asked to do. Time does not pass."""

    def __init__(self, *left_over: SessionRecord, new: bool = False) -> None:
        self.left_over, self.new = list(left_over), new
        self.did: list[object] = []
        self.kept: list[Entry] = []
        self.shown: set[str] = set()
        self.stands = KNOWN
        self.time = WHEN + timedelta(hours=9)

    def now(self) -> datetime:
        return self.time

    def today(self) -> date:
        return self.time.date()

    def standing(self) -> Standing:
        return self.stands

    def offer(self, routine: Routine) -> Offer:
        return offer(routine, self.standing(), self.find)

    def fitted(self, routine: Routine) -> Routine | None:
        offered = self.offer(routine)
        return offered.routine if offered.allowed else None

    def find(self, key: str) -> Exercise | None:
        return None

    def note(self, entry: Entry) -> None:
        self.kept.append(entry)

    def is_new(self) -> bool:
        return self.new

    def welcomed(self) -> None:
        self.new = False

    def lives_in(self, country: CountryChoice) -> None:
        self.did.append(country)

    def fresh(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        unseen = fresh(calls, self.shown)
        self.shown |= {call.mark for call in unseen}
        return unseen

    def if_then(self) -> str:
        return "Then I sit square."

    def unfinished(self) -> list[SessionRecord]:
        return self.left_over

    def unchanged_routine(self, record: SessionRecord) -> Routine | None:
        return DOG if record.digest == DOG.digest else None

    def routine(self, key: str) -> Routine | None:
        return DOG if key == "dog" else None

    def keep(self, record: SessionRecord) -> None:
        self.did.append(("keep", record.id))

    def discard(self, record: SessionRecord) -> None:
        self.did.append(("discard", record.id))

    def rate_after(self, ratings: Mapping[Asked, int], note: str) -> None:
        self.did.append(("after", dict(ratings), note))


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
        AskBody(frozenset(), told=True),
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
