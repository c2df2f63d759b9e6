"""What a visit asks and shows, as plain values: one for each screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from player.care.cards import CareCard
    from player.care.offer import Offer
    from player.care.questions import SafetyQuestion
    from player.care.texts import UrgePage
    from player.flow.answers import Go
    from player.model.care import Stage, Wish
    from player.model.record import SessionRecord
    from player.model.routine import Asked, Routine


class AskLeftOver(Struct, frozen=True):
    """Ask what to do with an unfinished session; `routine` is None if it cannot go on.

    `closed_by` is why it is closed today; empty where its file is another one now.
    """

    record: SessionRecord
    routine: Routine | None
    closed_by: tuple[str, ...] = ()


class AskRoutine(Struct, frozen=True):
    """Show the routines; the answer is the key of one, or a `Go`."""

    focus: str = ""


class AskStart(Struct, frozen=True):
    """Show what a routine needs and what it asks, before it is played; the answer is a `Filled`.

    `conditions` are the names of those to ask about, `daily` is whether "as usual" is still to
    be said today, `pain` what was told of it today, `stiffness` what was rated a moment ago.
    """

    offered: Offer
    conditions: tuple[str, ...] = ()
    asks: str = ""
    daily: bool = False
    pain: int | None = None
    stiffness: int | None = None


class AskAfter(Struct, frozen=True):
    """Say what was done, and ask for the ratings after; the answer is a `Filled`."""

    played: object


class ShowSettings(Struct, frozen=True):
    """Show the settings, with the focus on the row of this value."""

    focus: Go | None = None


class PlayRoutine(Struct, frozen=True):
    """Play a routine, or go on with an unfinished session of it."""

    routine: Routine
    going_on: SessionRecord | None = None
    before: Mapping[Asked, int] = field(default_factory=dict)


class ShowClosed(Struct, frozen=True):
    """Show why something is closed.

    `signs` are what was ticked, `to_clear` what the person may say that they asked about, each
    by a tick of its own.
    """

    card: CareCard
    signs: tuple[str, ...] = ()
    to_clear: tuple[str, ...] = ()


class ShowCard(Struct, frozen=True):
    """Show one card; `said` stands above it."""

    card: CareCard
    said: tuple[str, ...] = ()


class ShowLines(Struct, frozen=True):
    """Say a few lines, after `points` of a list; `urgent` ones stand first and stand out."""

    title: str
    lines: tuple[str, ...]
    urgent: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


class AskSigns(Struct, frozen=True):
    """Show the grave signs as a list, with three answers; `new` also says what this is."""

    new: bool = False


class AskWhichSign(Struct, frozen=True):
    """Ask which of the grave signs it is; the button of the answer is its key."""


class AskFirst(Struct, frozen=True):
    """Ask for the signs to ask somebody about; the answer has a tick for each.

    `again` is whether the page was gone on from with nothing ticked.
    """

    again: bool = False


class AskFollowUp(Struct, frozen=True):
    """Ask a second question, by yes or no."""

    question: SafetyQuestion


class AskNews(Struct, frozen=True):
    """Ask what is new or worse."""


class AskCountry(Struct, frozen=True):
    """Ask whose emergency numbers to show; the button of the answer is a `CountryChoice`."""


class AskBody(Struct, frozen=True):
    """Show and change all that is known of the body; the answer is a `Filled`."""

    holding: frozenset[str]
    told: bool
    to_clear: tuple[str, ...] = ()


class AskUrge(Struct, frozen=True):
    """A screen of an urge, by its stage; the answer is a `Filled`."""

    stage: Stage
    words: UrgePage
    wishes: tuple[Wish, ...] = ()


class AskUrgeSign(Struct, frozen=True):
    """Ask what comes with an urge that hurts; the answer is a `Filled`."""


class PlayForUrge(Struct, frozen=True):
    """Play a routine that answers an urge; the answer is what came of it."""

    routine: Routine
    before: Mapping[Asked, int] = field(default_factory=dict)


class AskMorning(Struct, frozen=True):
    """Ask how the back feels this morning; the answer is a `Filled`."""


class AskCrack(Struct, frozen=True):
    """Ask about a crack; the answer is a `Filled`."""

    quiet: tuple[str, ...] = ()


class ShowHistory(Struct, frozen=True):
    """Show the history, at its page of urges or at that of the sessions.

    The answer is `CHECKLIST`, `Go.CRACK`, or anything else to go back.
    """

    urges: bool = False


class ShowChecklist(Struct, frozen=True):
    """Show the six points as the log fills them in; the answer is a `Filled`."""


class AskHabits(Struct, frozen=True):
    """Ask about the five habits and the two ticks of the week; the answer is a `Filled`."""


class ShowHelp(Struct, frozen=True):
    """Show the help; the answer is `CHECKLIST`, or anything else to go back."""
