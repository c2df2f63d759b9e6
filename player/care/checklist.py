"""The checklist of six points (S3) as the log fills it in, and the weekly look at habits.

It counts and it repeats what the person said; nothing here is good or bad.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from player.care.card import Card, by_key
from player.care.crack import PAIN_DAYS, Call, frequency
from player.model.diary import Crack, Habit, HabitAnswer, HabitCheck, Urge, WeeklyCheck
from player.model.record import PainKind

DAYS = 28
"""Days of the log that the first three points look at."""

WEEK = 7
"""Days for which a look at the habits holds, and of which the urges are counted."""

HABITS = {
    Habit.BAG: "Do you carry your bag on one side?",
    Habit.HAND: "Do you use the same hand for most things?",
    Habit.WALLET: "Do you sit on a wallet in your back pocket?",
    Habit.LEGS: "Do you cross the same leg each time?",
    Habit.LEANING: "Do you lean to one side when you drive or sit?",
}
"""The five everyday habits as questions (S1)."""

HABIT_ANSWERS = {
    HabitAnswer.YES: "Yes",
    HabitAnswer.NO: "No",
    HabitAnswer.CHANGED: "Changed today",
}

LESS_MOVEMENT, WEAKER = "less_movement", "weaker"
"""The two ticks beside the habits; the names of the fields of `WeeklyCheck`."""

TICKS = {
    LESS_MOVEMENT: ("My back moves less far than before", "For example when you turn or bend."),
    WEAKER: ("A muscle feels weaker than before", "In the back, an arm or a leg."),
}
"""Each tick in words, with what it means (S3)."""

CONSULT = by_key(
    Card(
        "weekly-weaker",
        "Weaker than before",
        (
            "A muscle that feels weaker should be checked. Please ask {advisers}.",
            "Call {emergency} if it came suddenly, or if both legs feel weak.",
            "It can have a harmless cause. This program can't tell.",
        ),
        ("S3", "N11", "N12", "U14"),
    ),
    Card(
        "weekly-less-movement",
        "Less movement than before",
        (
            "When a back moves less far than it used to, it is worth asking why.",
            "You could ask {clinician}.",
            "Until then, move only as far as feels easy.",
        ),
        ("S1", "S3"),
    ),
)
"""The cards of the two ticks."""


class Point(Enum):
    """The six points, in their order."""

    PAIN = "Painful or painless?"
    OFTEN = "How often?"
    SIGNS = "Any other signs?"
    HABITS = "How do you sit and carry?"
    DRILLS = "Slow movement in place of a hard twist"
    ASKED = "Ask, if pain stays for more than a few days"


@dataclass(frozen=True, slots=True)
class Line:
    """One point: whether it is ticked, and what there is to say about it.

    `said` may hold `{doctor}` and the other words of a country.
    """

    point: Point
    ticked: bool
    said: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the log tells up to `today`: the last four weeks, and the last of each check.

    `asked` is the last day on which the person said they have asked someone, `pain_since` the
    first day of the pain that goes on now.
    """

    today: date
    urges: Sequence[Urge] = ()
    cracks: Sequence[Crack] = ()
    habits: HabitCheck | None = None
    weekly: WeeklyCheck | None = None
    asked: date | None = None
    pain_since: date | None = None

    def within(self, day: date, days: int) -> bool:
        """Whether a day is one of the last `days` with today."""
        return 0 <= (self.today - day).days < days


def checklist(known: Known, *, numbers: bool = True) -> tuple[Line, ...]:
    """The six points in order; without `numbers` they are told in words alone."""
    return (
        _pain(known, numbers),
        _often(known, numbers),
        _signs(known, numbers),
        _habits(known),
        _drills(known, numbers),
        _asked(known, numbers),
    )


def weekly_calls(check: WeeklyCheck) -> tuple[Call, ...]:
    """The cards that the two ticks call for, each once on a day."""
    ticked = {"weekly-weaker": check.weaker, "weekly-less-movement": check.less_movement}
    return tuple(
        Call(CONSULT[key], f"{key} {check.day.isoformat()}") for key, on in ticked.items() if on
    )


def hurts(crack: Crack) -> bool:
    """Whether a crack hurt."""
    return crack.pain > 0 or crack.pain_kind is not None


def _logged(known: Known) -> tuple[list[Urge], list[Crack]]:
    """The urges and cracks of the last four weeks."""
    return (
        [urge for urge in known.urges if known.within(urge.day, DAYS)],
        [crack for crack in known.cracks if known.within(crack.day, DAYS)],
    )


def _pain(known: Known, numbers: bool) -> Line:
    _, cracks = _logged(known)
    hurt = sum(map(hurts, cracks))
    if not cracks:
        said = "No crack is noted in the last four weeks."
    elif not hurt:
        said = "Painless: no crack of the last four weeks hurt."
    elif not numbers:
        said = "Some cracks of the last four weeks hurt."
    else:
        said = f"{hurt} of the {len(cracks)} cracks of the last four weeks hurt."
    return Line(Point.PAIN, bool(cracks), said)


def _often(known: Known, numbers: bool) -> Line:
    urges, cracks = _logged(known)
    if not urges and not cracks:
        return Line(Point.OFTEN, False, "Nothing is noted in the last four weeks.")
    a_day = sum(known.within(crack.day, WEEK) for crack in cracks) / WEEK
    name = frequency(a_day).capitalize()
    said = f"{name}: {a_day:.1f} cracks a day in the last seven days." if numbers else f"{name}."
    return Line(Point.OFTEN, True, said)


def _signs(known: Known, numbers: bool) -> Line:
    urges, cracks = _logged(known)
    weekly = known.weekly if known.weekly and known.within(known.weekly.day, DAYS) else None
    if not (urges or cracks or weekly):
        return Line(Point.SIGNS, False, "Nothing is noted in the last four weeks.")
    named = signs(urges, cracks, weekly)
    if not named:
        return Line(Point.SIGNS, True, "None was named in the last four weeks.")
    told = [f"{sign} ({count})" if numbers else sign for sign, count in named.items()]
    return Line(Point.SIGNS, True, f"Named in the last four weeks: {', '.join(told)}.")


def signs(
    urges: Sequence[Urge], cracks: Sequence[Crack], weekly: WeeklyCheck | None
) -> dict[str, int]:
    """The signs that were named beside the pain, and how many times each was."""
    kinds = [one.pain for one in urges] + [one.pain_kind for one in cracks]
    found = Counter(
        {
            "sharp pain": kinds.count(PainKind.SHARP),
            "spreading pain": kinds.count(PainKind.SPREADING),
            "numb or weak": kinds.count(PainKind.NUMB) + sum(one.numb_or_weak for one in cracks),
            "tender or swollen": sum(one.tender_or_swollen for one in cracks),
            "less movement": int(weekly is not None and weekly.less_movement),
            "a weaker muscle": int(weekly is not None and weekly.weaker),
        }
    )
    return {sign: count for sign, count in found.items() if count}


def _habits(known: Known) -> Line:
    last = known.habits
    if last is None or not known.within(last.day, WEEK):
        return Line(Point.HABITS, False, "Five short questions, once a week if you like.")
    said = f"Looked at on {in_words(last.day)}."
    changed = [one for one, answer in last.answers.items() if answer is HabitAnswer.CHANGED]
    if changed:
        said += f" Changed: {', '.join(changed)}."
    return Line(Point.HABITS, True, said)


def _drills(known: Known, numbers: bool) -> Line:
    urges = [urge for urge in known.urges if known.within(urge.day, WEEK)]
    met = sum(urge.met for urge in urges)
    if not urges:
        said = "No urge is noted in the last seven days."
    elif not met:
        said = "When an urge comes, a short routine can meet it."
    elif numbers:
        unit = "urge" if len(urges) == 1 else "urges"
        said = f"A routine met {met} of {len(urges)} {unit} in the last seven days."
    else:
        said = "A routine met an urge in the last seven days."
    return Line(Point.DRILLS, met > 0, said)


def _asked(known: Known, numbers: bool) -> Line:
    since, asked = known.pain_since, known.asked
    days = (known.today - since).days + 1 if since else 0
    ticked = asked is not None and (days < PAIN_DAYS[0] or since is None or asked >= since)
    if ticked and asked is not None:
        said = f"You said on {in_words(asked)} that you asked."
    elif days >= PAIN_DAYS[0]:
        long = f"{days} days" if numbers else "some days"
        said = f"Pain for {long} now. It is worth a question to {{doctor}} or a physiotherapist."
    else:
        said = "Then {clinician} can look at it."
    return Line(Point.ASKED, ticked, said)


def in_words(day: date) -> str:
    """A day as it is said: `3 March`."""
    return f"{day.day} {day:%B}"


def four_weeks(today: date) -> date:
    """The first of the days that the first three points look at."""
    return today - timedelta(days=DAYS - 1)
