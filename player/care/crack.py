"""A crack as it is told: the form, the four sounds, the quiet window, and the cards it brings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from types import MappingProxyType

from player.care.advice_cards import ADVICE
from player.care.card import Card
from player.care.pain import ends_today
from player.model.diary import Area, Crack, FeltSide, Force, Sound
from player.model.record import PainKind

QUIET_MINUTES, QUIET_LEAST, QUIET_MOST = 20, 15, 95
"""Minutes in which the same joint cannot pop again: usual (S2), least and most (S4, [P7])."""

QUIET = "The same joint cannot pop again yet. Twisting harder only adds force."
"""What is true while the quiet window runs (S2, S4)."""

WINDOW_DAYS = 3
"""On so many of seven days an urge inside the quiet window brings a card (own choice)."""

PAIN_DAYS = (4, 7, 14)
"""The days of a run of pain that bring a card (S3; [P1]; [N2])."""

LONG_SITTING = 60
"""Minutes of sitting after which a crack counts as one that follows sitting (S3)."""

_ENOUGH_CRACKS = 4


class Concern(Enum):
    """How much a kind of sound is worth a thought (S3)."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class SoundWords:
    """A kind of sound in words, how much it is worth a thought, and what to do about it."""

    words: str
    concern: Concern
    advice: str


SOUNDS: Mapping[Sound, SoundWords] = MappingProxyType(
    {
        Sound.SINGLE_POP: SoundWords(
            "One single pop", Concern.LOW, "Common, and fine without pain."
        ),
        Sound.SNAPPING: SoundWords(
            "Snapping, again and again", Concern.MODERATE, "Keep an eye on how often it comes."
        ),
        Sound.GRINDING: SoundWords(
            "Grinding or grating",
            Concern.HIGH,
            "Ask {clinician} about it, above all with pain, stiffness or swelling.",
        ),
        Sound.RUMBLING: SoundWords(
            "Rumbling or clicking as you move", Concern.MODERATE, "Gentle movement may help."
        ),
    }
)
"""The four sounds with their levels, as S3 has them; many painless joints grate too ([C17])."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question of the form: `name` is the field of the record, `options` value and words.

    Every question may be passed over.
    """

    name: str
    text: str
    options: tuple[tuple[object, str], ...]


_YES_NO = ((True, "Yes"), (False, "No"))

FORM: tuple[Field, ...] = (
    Field("area", "Where was it?", tuple((area, area.capitalize()) for area in Area)),
    Field("side", "On which side?", tuple((side, side.capitalize()) for side in FeltSide)),
    Field("sound", "What did it sound like?", tuple((s, w.words) for s, w in SOUNDS.items())),
    Field("voluntary", "On purpose?", ((True, "On purpose"), (False, "It happened by itself"))),
    Field(
        "force",
        "How much force?",
        ((Force.BY_ITSELF, "None"), (Force.EASY, "A little"), (Force.HARD, "A lot")),
    ),
    Field("pain", "How much did it hurt, 0 to 10?", tuple((n, str(n)) for n in range(11))),
    Field(
        "pain_kind",
        "What kind of pain?",
        (
            (None, "None"),
            (PainKind.DULL, "Dull"),
            (PainKind.SHARP, "Sharp"),
            (PainKind.SPREADING, "Spreading"),
        ),
    ),
    Field("numb_or_weak", "Is an arm or a leg numb, tingling or weak?", _YES_NO),
    Field("tender_or_swollen", "Is it tender or swollen there?", _YES_NO),
    Field(
        "after_sitting_minutes",
        "How long did you sit before?",
        ((0, "Not at all"), (30, "Half an hour"), (60, "An hour"), (120, "Two hours or more")),
    ),
    Field(
        "relief_minutes",
        "How long did it feel better?",
        ((0, "Not at all"), (5, "Some minutes"), (20, "20 minutes"), (60, "An hour or more")),
    ),
)
"""The form of one screen, in order; its names are the fields of `Crack`."""


@dataclass(frozen=True, slots=True)
class Call:
    """A card that something calls for. `mark` is what is kept once it was shown."""

    card: Card
    mark: str


def ends_day(crack: Crack) -> PainKind | None:
    """The kind of pain or sign by which a crack ends the day, None if it does not."""
    if crack.numb_or_weak:
        return PainKind.NUMB
    kind = crack.pain_kind or PainKind.DULL
    return kind if ends_today(kind, crack.pain) else None


def crack_calls(crack: Crack, stiffness: int = 0) -> tuple[Call, ...]:
    """The cards that one crack calls for, the gravest first. `stiffness` is that of the day."""
    sharp = crack.pain_kind in (PainKind.SHARP, PainKind.SPREADING)
    aching = bool(crack.pain or crack.pain_kind or crack.tender_or_swollen or stiffness)
    found = {
        "crack-numb": crack.numb_or_weak,
        "crack-neck": crack.area is Area.NECK,
        "crack-sharp": sharp,
        "crack-grinding": crack.sound is Sound.GRINDING and aching,
        "crack-tender": crack.tender_or_swollen,
    }
    return tuple(Call(ADVICE[key], key) for key, holds in found.items() if holds)


def window_calls(days_of_seven: int) -> tuple[Call, ...]:
    """The card for urges inside the quiet window, on so many of the last seven days."""
    key = "urge-in-window"
    return (Call(ADVICE[key], key),) if days_of_seven >= WINDOW_DAYS else ()


def pain_calls(first: date, today: date) -> tuple[Call, ...]:
    """The card of a run of pain that began on `first`: that of the last mark it has passed."""
    number = (today - first).days + 1
    passed = [day for day in PAIN_DAYS if day <= number]
    if not passed:
        return ()
    key = f"pain-day-{passed[-1]}"
    return (Call(ADVICE[key], f"{key} since {first.isoformat()}"),)


def fresh(calls: Iterable[Call], shown: Collection[str]) -> tuple[Call, ...]:
    """The calls that were not shown yet, by their marks; the same mark once."""
    unseen = {call.mark: call for call in calls if call.mark not in shown}
    return tuple(unseen.values())


def follows_sitting(minutes: Sequence[int]) -> bool:
    """Whether most cracks come after an hour of sitting, so that `hourly-break` may help.

    Says nothing before there are four of them.
    """
    long = sum(sat >= LONG_SITTING for sat in minutes)
    return len(minutes) >= _ENOUGH_CRACKS and 2 * long > len(minutes)


def quiet_left(cracked: datetime | None, now: datetime, window: timedelta) -> timedelta:
    """What is left of the quiet window after a crack; zero when none is running."""
    if cracked is None or now < cracked:
        return timedelta(0)
    return max(timedelta(0), cracked + window - now)


def quiet_lines(left: timedelta) -> tuple[str, ...]:
    """What is said while the window runs: the one sentence, the time left and its range."""
    if left <= timedelta(0):
        return ()
    minutes = -(-left // timedelta(minutes=1))
    unit = "minute" if minutes == 1 else "minutes"
    return (
        QUIET,
        f"About {minutes} {unit} to go. Some say {QUIET_MINUTES} minutes in all, "
        f"others {QUIET_LEAST} to {QUIET_MOST}.",
    )


def frequency(a_day: float) -> str:
    """The name of how often, by cracks a day; it tells of frequency alone, not of risk."""
    for least, name in ((10, "as often as in the case study"), (5, "frequent"), (2, "several")):
        if a_day >= least:
            return name
    return "occasional"
