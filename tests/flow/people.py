"""People on paper for the flow, and what they answer."""

from collections.abc import Generator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from player.care.advice import Call, LastDays, fresh
from player.care.offer import Offer, offer
from player.care.pain import PainOfDay
from player.care.questions import conditions, questions
from player.care.screening import (
    Event,
    Standing,
    standing,
)
from player.care.stop_signs import StopSign, sign_texts
from player.care.texts import urge_texts
from player.flow.answers import (
    FINE,
    GO_ON,
    HURTING,
    NONE,
    START,
    Filled,
    Played,
    asked_about,
)
from player.model.diary import (
    CardShown,
    DailyCheck,
    Entry,
    Morning,
    Screening,
    Unlock,
)
from player.model.record import Outcome, PainKind, SessionRecord, Spent
from player.model.routine import (
    Asked,
    Care,
    Dose,
    Exercise,
    Length,
    Phase,
    Position,
    Purpose,
    Routine,
    Sides,
    Variant,
)
from player.model.settings import CountryChoice
from player.ui.window.aside import Aside

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
    """A person on paper, who remembers what they were asked to keep. Time does not pass."""

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

    def quiet(self) -> tuple[str, ...]:
        return ()

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

    def lacking(self) -> tuple[str, ...]:
        return ()

    def repair(self) -> tuple[str, ...]:
        self.did.append("repaired")
        return ("Brought back.",)

    def leave_lacking(self) -> None:
        self.did.append("left as it is")

    def save_elsewhere(self) -> str:
        self.did.append("saved elsewhere")
        return "Saved."


RESCUE, LONGER = urge_texts().routines["rescue"], urge_texts().routines["longer"]
SIGNS = [one.key for one in questions().signs]
ASK_FIRST = [one.key for one in questions().ask_first]
CHEST = next(sign for sign in sign_texts().signs if sign.calls)


def made(key: str, *works: str, **more: object) -> Exercise:
    return Exercise(
        key,
        key.capitalize(),
        (Phase(hold=Length(5)),),
        position=Position.SEATED,
        works=works,
        **more,  # type: ignore[arg-type]
    )


TABLE = made("table")
TWIST = made("twist", "turning", "weight on the hands", easier=(Variant(use="table"),))
ROUTINES = {
    RESCUE: Routine(RESCUE, "Rescue", (made("sit"),), purpose=Purpose.URGE),
    LONGER: Routine(
        LONGER,
        "Longer",
        (made("breathe", dose=Dose(sides=Sides.EACH)),),
        purpose=Purpose.URGE,
    ),
    "twist": Routine("twist", "Twist", (TWIST,), purpose=Purpose.MOBILITY),
    "neck": Routine("neck", "Neck", (made("nod", careful={"sore neck": Care("Softly.")}),)),
}


class CarefulPerson(PaperPerson):
    """A person on paper with a diary; a minute passes at every look at the clock."""

    def __init__(self) -> None:
        super().__init__(new=True)
        self.more: list[Event] = []
        self.time = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        self.days: tuple[PainOfDay, ...] = ()

    def now(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time

    def standing(self) -> Standing:
        known = [one for one in self.kept if isinstance(one, Screening | DailyCheck | Unlock)]
        return standing([*known, *self.more], self.today())

    def routine(self, key: str) -> Routine | None:
        return ROUTINES.get(key)

    def find(self, key: str) -> Exercise | None:
        return {"table": TABLE}.get(key)

    def if_then(self) -> str:
        return "When I feel the urge, I press U."

    def last_days(self) -> LastDays:
        return LastDays(
            self.today(),
            self.days,
            asked_today=any(isinstance(one, Morning | CardShown) for one in self.kept),
        )

    def unseen(self, calls):  # type: ignore[no-untyped-def]
        return tuple(call for call in calls if call.mark not in self.shown)

    def step_aside(self) -> None:
        self.did.append("aside")

    def step_back(self) -> None:
        self.did.append("back")

    def screenings(self) -> list[dict[str, bool]]:
        return [dict(one.answers) for one in self.kept if isinstance(one, Screening)]

    def days_later(self, days: int) -> None:
        self.time += timedelta(days=days)


def played(
    *rated: int,
    pain: PainKind | None = None,
    left: bool = False,
    sign: StopSign | None = None,
) -> Played:
    """What came of a routine, with ratings of an urge."""
    answers = tuple((Asked.URGE, value) for value in rated)
    return Played(DOG, Outcome.COMPLETED, 1, 1, 5.0, pain, left, answers, sign)


def walk(going: Generator[object, object, object], *answers: object) -> list[object]:
    shown: list[object] = []
    try:
        shown.append(next(going))
        for answer in answers:
            shown.append(going.send(answer))
    except StopIteration:
        shown.append("the end")
    return shown


def kinds(shown: list[object]) -> list[object]:
    """What was shown: the class of each screen, and what is no screen as it is."""
    return [one if isinstance(one, str | Aside) else type(one) for one in shown]


def ask_first(*keys: str, button: str = GO_ON) -> Filled:
    """The answer of the page of signs to ask about."""
    return Filled(button, {key: key in keys for key in ASK_FIRST})


def start(*ticked: str, pain: int | None = None, none: bool = False, button: str = START) -> Filled:
    """The answer of the start card: what applies, None where nothing was said."""
    said = frozenset(ticked) if ticked or none else None
    return Filled(button, {"conditions": said, "pain": pain, "stiffness": None})


def i_asked(*keys: str, button: str = GO_ON) -> Filled:
    """The answer of the card of what is closed: what one asked about."""
    return Filled(button, {asked_about(key): True for key in keys})


OK = Filled(FINE)
ASKED = (Filled(HURTING), ask_first(button=NONE))
"""Both pages, with nothing on them."""
