"""The questions of a visit: each stands for a screen, and says the type of its answer."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from msgspec import Struct, field

from player.flow.answers import Filled, Go, LeftOver, Played

if TYPE_CHECKING:
    from player.care.cards import CareCard
    from player.care.offer import Offer
    from player.care.questions import SafetyQuestion
    from player.care.texts import UrgePage
    from player.model.care import Stage, Wish
    from player.model.record import SessionRecord
    from player.model.routine import Asked, Routine

T = TypeVar("T")

Asking = Generator["AnyQuestion", Any, T]
"""A generator that asks questions and returns a `T`."""


class Question(Struct, Generic[T], frozen=True):
    """What one screen asks or shows, to be answered with a `T`."""


def ask(question: Question[T]) -> Asking[T]:
    """Ask one question; its answer."""
    answer: T = yield cast("AnyQuestion", question)
    return answer


class AskLeftOver(Question[LeftOver], frozen=True):
    """Ask what to do with an unfinished session; `routine` is None if it cannot go on.

    `closed_by` says why it is closed today; it is empty where the file has changed since.
    """

    record: SessionRecord
    routine: Routine | None
    closed_by: tuple[str, ...] = ()


class AskRoutine(Question[str | Go], frozen=True):
    """Show the routines; the answer is the key of one, or where to go."""

    focus: str = ""


class AskStart(Question[Filled], frozen=True):
    """Show what a routine needs and ask what it depends on, before it is played.

    `conditions` are the names of those to ask about, under the sentence `asks`. `daily` is
    whether "as usual" is still to be said today. `pain` was rated earlier today, `stiffness` a
    moment ago.
    """

    offered: Offer
    conditions: tuple[str, ...] = ()
    asks: str = ""
    daily: bool = False
    pain: int | None = None
    stiffness: int | None = None


class AskAfter(Question[Filled], frozen=True):
    """Say what was done, and ask for the ratings after.

    `said` tells what came of saving it elsewhere.
    """

    played: Played
    said: str = ""


class AskRepair(Question[Filled], frozen=True):
    """Say what the history lacks, and ask whether to bring back what can be."""

    lines: tuple[str, ...]


class ShowSettings(Question[Go], frozen=True):
    """Show the settings with the focus on a row; `Go.BODY` leads on."""

    focus: Go | None = None


class PlayRoutine(Question[Played], frozen=True):
    """Play a routine, or go on with an unfinished session of it."""

    routine: Routine
    going_on: SessionRecord | None = None
    before: Mapping[Asked, int] = field(default_factory=dict)


class ShowClosed(Question[Filled], frozen=True):
    """Show why something is closed.

    `signs` were ticked. `to_clear` are those that the person may say they have asked about.
    """

    card: CareCard
    signs: tuple[str, ...] = ()
    to_clear: tuple[str, ...] = ()


class ShowCard(Question[Filled], frozen=True):
    """Show one card, under a few lines."""

    card: CareCard
    above: tuple[str, ...] = ()


class ShowLines(Question[Filled], frozen=True):
    """Show a few lines under a list of points; urgent lines come first and stand out."""

    title: str
    lines: tuple[str, ...]
    urgent: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


class AskSigns(Question[Filled], frozen=True):
    """Show the grave signs as a list, with three answers; `new` also says what this is."""

    new: bool = False


class AskWhichSign(Question[Filled], frozen=True):
    """Ask which of the grave signs it is; the button is its key."""


class AskFirst(Question[Filled], frozen=True):
    """Ask for the signs to ask somebody about; the answer has a tick for each.

    `again` is whether the person went on from the page with nothing ticked.
    """

    again: bool = False


class AskFollowUp(Question[Filled], frozen=True):
    """Ask a second question, by yes or no."""

    question: SafetyQuestion


class AskNews(Question[Filled], frozen=True):
    """Ask what is new or worse."""


class AskCountry(Question[Filled], frozen=True):
    """Ask whose emergency numbers to show; the button is a `CountryChoice`."""


class AskBody(Question[Filled], frozen=True):
    """Show and change the conditions that hold for the person.

    `answered` is whether they were ever asked. Each of those `to_clear` has a tick for "I asked,
    and was told it is fine".
    """

    holding: frozenset[str]
    answered: bool
    to_clear: tuple[str, ...] = ()


class AskUrge(Question[Filled], frozen=True):
    """A screen of an urge, by its stage."""

    stage: Stage
    words: UrgePage
    wishes: tuple[Wish, ...] = ()


class AskUrgeSign(Question[Filled], frozen=True):
    """Ask what comes with an urge that hurts."""


class PlayForUrge(PlayRoutine, frozen=True):
    """The same, as an answer to an urge."""


class AskMorning(Question[Filled], frozen=True):
    """Ask how the back feels this morning."""


class AskCrack(Question[Filled], frozen=True):
    """Ask about a crack."""

    quiet: tuple[str, ...] = ()


class ShowHistory(Question[Go], frozen=True):
    """Show the history, or its page of urges; `Go.CHECKLIST` and `Go.CRACK` lead on."""

    urges: bool = False


class ShowChecklist(Question[Filled], frozen=True):
    """Show the six points as the log fills them in."""


class AskHabits(Question[Filled], frozen=True):
    """Ask about the five habits and the two ticks of the week."""


class ShowHelp(Question[Go], frozen=True):
    """Show the help; `Go.CHECKLIST` leads on."""


CareQuestion = (
    ShowClosed
    | ShowCard
    | ShowLines
    | AskSigns
    | AskWhichSign
    | AskFirst
    | AskFollowUp
    | AskNews
    | AskCountry
    | AskBody
    | AskUrge
    | AskUrgeSign
    | AskMorning
    | AskCrack
)
"""The questions whose form needs only the question: `player.screens.care.forms` makes it."""

FormQuestion = CareQuestion | AskStart | AskAfter | AskRepair | ShowChecklist | AskHabits
"""The questions that a form answers: `player.app.forms` makes those that need the profile."""

AnyQuestion = (
    FormQuestion | AskLeftOver | AskRoutine | ShowSettings | PlayRoutine | ShowHistory | ShowHelp
)
"""All of them: `player.app.screens` has a screen for each."""
