"""The order of the screens, without a window: what is asked for after what was answered."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from player.care.offer import offer
from player.care.screening import Standing
from player.model.record import SessionRecord, Spent
from player.model.routine import Asked, Exercise, Length, Phase, Routine
from player.model.settings import Country
from player.screens.answers import BACK, SEEN, START, Filled, Go
from player.screens.visit import (
    ToAfter,
    ToChoose,
    ToLeftOver,
    ToPlan,
    ToSettings,
    ToStart,
    ToWelcome,
    WithLeftOver,
    visit,
)
from player.screens.visit_looking import CHECKLIST, ToChecklist, ToHelp, ToLookBack
from player.screens.visit_play import ToPlay, straight

DOG = Routine("dog", "Dog", (Exercise("dog", "Dog", (Phase(hold=Length(5)),)),), digest="1")
WHEN = datetime(2026, 3, 2, tzinfo=UTC)
RECORD = SessionRecord(
    id=7, routine="dog", name="Dog", digest="1", started=WHEN, ended=None,
    local_day=date(2026, 3, 2), outcome=None, spent=Spent(), planned_seconds=10, speed=1,
    silent=False, before={}, after={}, note="", at_step=3,
)  # fmt: skip


class PaperHouse:
    """A house on paper: it remembers what it was asked to do."""

    def __init__(self, *left_over: SessionRecord, new: bool = False) -> None:
        self.left_over, self.new = list(left_over), new
        self.did: list[object] = []
        self.stands = Standing()

    def standing(self) -> Standing:
        return self.stands

    def is_open(self, routine: Routine) -> bool:
        return offer(routine, self.standing()).allowed

    def is_new(self) -> bool:
        return self.new

    def welcomed(self, if_then: str, country: Country | None) -> None:
        self.did.append(("welcomed", if_then, country))

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


def walk(house: PaperHouse, *answers: object, wanted: Routine | None = None, ask: bool = True):
    """What is shown while these answers are given; the exit code comes last."""
    going = visit(house, wanted) if ask else straight(house, wanted)
    shown: list[object] = []
    try:
        shown.append(next(going))
        for answer in answers:
            shown.append(going.send(answer))
    except StopIteration as end:
        shown.append(end.value)
    return shown


def test_a_routine_goes_from_its_card_to_what_is_said_after_it() -> None:
    house = PaperHouse()
    before = Filled(START, {"pain": 3, "stiffness": None})
    after = Filled(SEEN, {"pain": 1, "stiffness": 2, "note": "easy"})
    shown = walk(house, "dog", before, "played", after, Go.AWAY)
    assert shown == [
        ToChoose(),
        ToStart(DOG),
        ToPlay(DOG, before={Asked.PAIN: 3}),
        ToAfter("played"),
        ToChoose("dog"),
        0,
    ]
    assert house.did == [("after", {Asked.PAIN: 1, Asked.STIFFNESS: 2}, "easy")]


def test_back_from_the_card_is_choose_again() -> None:
    assert walk(PaperHouse(), "dog", Filled(BACK))[-1] == ToChoose("dog")


@pytest.mark.parametrize(
    ("go", "place"),
    [(Go.HISTORY, ToLookBack()), (Go.SETTINGS, ToSettings()), (Go.HELP, ToHelp())],
)
def test_every_place_leads_back_to_choose(go: Go, place: object) -> None:
    assert walk(PaperHouse(), go, SEEN) == [ToChoose(), place, ToChoose()]


def test_the_checklist_is_a_row_of_the_help_and_leads_back_to_it() -> None:
    shown = walk(PaperHouse(), Go.HELP, CHECKLIST, Filled(BACK), SEEN, Go.AWAY)
    assert shown == [ToChoose(), ToHelp(), ToChecklist(), ToHelp(), ToChoose(), 0]


def test_the_first_run_begins_with_a_welcome_and_ones_own_plan_and_only_once() -> None:
    house = PaperHouse(new=True)
    plan = Filled(SEEN, {"country": Country.US, "if_then": "I stand up."})
    shown = walk(house, SEEN, plan, Go.AWAY)
    assert shown == [ToWelcome(), ToPlan("Then I sit square."), ToChoose(), 0]
    assert house.did == [("welcomed", "I stand up.", Country.US)]


def test_a_plan_that_was_passed_over_leaves_what_there_is() -> None:
    house = PaperHouse(new=True)
    walk(house, SEEN, Filled(SEEN, {"country": None, "if_then": ""}), Go.AWAY)
    assert house.did == [("welcomed", "", None)]


def test_a_routine_that_was_named_is_played_at_once_and_alone() -> None:
    house = PaperHouse(new=True)
    shown = walk(house, "played", Filled(SEEN, {}), wanted=DOG)
    assert shown == [ToPlay(DOG), ToAfter("played"), 0]


def test_with_nothing_asked_it_is_played_and_nothing_else() -> None:
    assert walk(PaperHouse(RECORD), "played", wanted=DOG, ask=False) == [ToPlay(DOG), 0]


def test_a_left_over_session_is_asked_about_before_anything_else() -> None:
    going_on = walk(PaperHouse(RECORD), WithLeftOver.RESUME, "played", Filled(SEEN), Go.AWAY)
    assert going_on[:4] == [
        ToLeftOver(RECORD, DOG),
        ToPlay(DOG, RECORD),
        ToAfter("played"),
        ToChoose(),
    ]
    for answer, did in (
        (WithLeftOver.KEEP, [("keep", 7)]),
        (WithLeftOver.DISCARD, [("discard", 7)]),
        (WithLeftOver.LATER, []),
    ):
        house = PaperHouse(RECORD)
        assert walk(house, answer) == [ToLeftOver(RECORD, DOG), ToChoose()]
        assert house.did == did


def test_a_session_whose_file_has_changed_cannot_go_on() -> None:
    changed = replace(RECORD, digest="2")
    shown = walk(PaperHouse(changed), WithLeftOver.RESUME)
    assert shown == [ToLeftOver(changed, None), ToChoose()]


def test_the_visit_needs_no_window() -> None:
    code = "import sys, player.screens.visit; sys.exit('pygame' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
