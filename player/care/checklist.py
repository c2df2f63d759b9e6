"""The checklist of six points (S3) as the log fills it in, and the weekly look at habits.

It counts and it repeats what the person said; nothing here is good or bad.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from player.care.advice import PAIN_DAYS, Call, advice
from player.care.crack import frequency
from player.care.emergency import filled_with
from player.care.texts import habit_texts
from player.model.care import Point
from player.model.diary import Crack, Habit, HabitAnswer, HabitCheck, Urge, WeeklyCheck
from player.model.record import PainKind

DAYS = 28
"""Days of the log that the first three points look at."""

WEEK = 7
"""Days for which a look at the habits holds, and of which the urges are counted."""

LESS_MOVEMENT, WEAKER = "less_movement", "weaker"
"""The two ticks beside the habits; the names of the fields of `WeeklyCheck`."""


class CheckedPoint(Struct, frozen=True):
    """One point: whether it is ticked, and what there is to say about it.

    `said` may hold `{doctor}` and the other words of a country.
    """

    point: Point
    ticked: bool
    said: str


class Known(Struct, frozen=True):
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

    def recent_urges(self, days: int) -> list[Urge]:
        return [urge for urge in self.urges if self.within(urge.day, days)]

    def recent_cracks(self, days: int) -> list[Crack]:
        return [crack for crack in self.cracks if self.within(crack.day, days)]


def checklist(known: Known, *, numbers: bool = True) -> tuple[CheckedPoint, ...]:
    """The six points in order; without `numbers` they are told in words alone."""
    return (
        _pain(known, numbers),
        _often(known, numbers),
        _signs(known, numbers),
        _habits(known),
        _drills(known, numbers),
        _asked(known, numbers),
    )


def four_weeks(today: date) -> date:
    """The first of the days that the first three points look at."""
    return today - timedelta(days=DAYS - 1)


def weekly_calls(check: WeeklyCheck) -> tuple[Call, ...]:
    """The cards that the two ticks call for, each once on a day."""
    ticked = {"weekly-weaker": check.weaker, "weekly-less-movement": check.less_movement}
    return tuple(advice(key, f"{key} {check.day.isoformat()}") for key, on in ticked.items() if on)


class NextSteps(Struct, frozen=True):
    """The next steps under their heading; `lines` stand below them."""

    title: str
    steps: tuple[str, ...]
    lines: tuple[str, ...] = ()


def next_steps(answers: Mapping[Habit, HabitAnswer]) -> NextSteps:
    """One next step for each habit that was answered with yes."""
    texts = habit_texts()
    steps = tuple(
        one.next for habit, one in texts.habits.items() if answers.get(habit) is HabitAnswer.YES
    )
    if len(steps) > 1:
        return NextSteps(texts.next_step.several, steps, (texts.next_step.last,))
    return NextSteps(texts.next_step.one, steps)


def _checked(point: Point, ticked: bool, key: str, **values: object) -> CheckedPoint:
    return CheckedPoint(point, ticked, filled_with(habit_texts().points[point][key], **values))


def _pain(known: Known, numbers: bool) -> CheckedPoint:
    cracks = known.recent_cracks(DAYS)
    hurt = sum(crack.pain > 0 or crack.pain_kind is not None for crack in cracks)
    if not cracks:
        key = "none"
    elif not hurt:
        key = "painless"
    else:
        key = "counted" if numbers else "some"
    return _checked(Point.PAIN, bool(cracks), key, hurt=hurt, all=len(cracks))


def _often(known: Known, numbers: bool) -> CheckedPoint:
    if not known.recent_urges(DAYS) and not known.recent_cracks(DAYS):
        return _checked(Point.OFTEN, False, "none")
    a_day = len(known.recent_cracks(WEEK)) / WEEK
    name = frequency(a_day)
    name = f"{name[:1].upper()}{name[1:]}"
    if not numbers:
        return CheckedPoint(Point.OFTEN, True, f"{name}.")
    return _checked(Point.OFTEN, True, "counted", name=name, a_day=f"{a_day:.1f}")


def _signs(known: Known, numbers: bool) -> CheckedPoint:
    urges, cracks = known.recent_urges(DAYS), known.recent_cracks(DAYS)
    weekly = known.weekly if known.weekly and known.within(known.weekly.day, DAYS) else None
    if not (urges or cracks or weekly):
        return _checked(Point.SIGNS, False, "none")
    found = _named_signs(urges, cracks, weekly)
    if not found:
        return _checked(Point.SIGNS, True, "not named")
    names = habit_texts().signs
    said = [f"{names[sign]} ({count})" if numbers else names[sign] for sign, count in found.items()]
    return _checked(Point.SIGNS, True, "named", signs=", ".join(said))


def _named_signs(
    urges: Sequence[Urge], cracks: Sequence[Crack], weekly: WeeklyCheck | None
) -> dict[str, int]:
    """The signs that were named beside the pain, and how many times each was."""
    kinds = [one.pain for one in urges] + [one.pain_kind for one in cracks]
    found = {
        "sharp pain": kinds.count(PainKind.SHARP),
        "spreading pain": kinds.count(PainKind.SPREADING),
        "numb or weak": kinds.count(PainKind.NUMB) + sum(one.numb_or_weak for one in cracks),
        "tender or swollen": sum(one.tender_or_swollen for one in cracks),
        "less movement": int(weekly is not None and weekly.less_movement),
        "a weaker muscle": int(weekly is not None and weekly.weaker),
    }
    return {sign: count for sign, count in found.items() if count}


def _habits(known: Known) -> CheckedPoint:
    last = known.habits
    if last is None or not known.within(last.day, WEEK):
        return _checked(Point.HABITS, False, "none")
    changed = [one for one, answer in last.answers.items() if answer is HabitAnswer.CHANGED]
    key = "changed" if changed else "looked at"
    return _checked(Point.HABITS, True, key, day=_day(last.day), habits=", ".join(changed))


def _drills(known: Known, numbers: bool) -> CheckedPoint:
    urges = known.recent_urges(WEEK)
    met = sum(urge.met for urge in urges)
    if not urges:
        key = "none"
    elif not met:
        key = "not met"
    elif not numbers:
        key = "met"
    else:
        key = "the one" if len(urges) == 1 else "counted"
    return _checked(Point.DRILLS, met > 0, key, met=met, all=len(urges))


def _asked(known: Known, numbers: bool) -> CheckedPoint:
    since, asked = known.pain_since, known.asked
    days = (known.today - since).days + 1 if since else 0
    long = days >= PAIN_DAYS[0]
    if asked is not None and (not long or since is None or asked >= since):
        return _checked(Point.ASKED, True, "asked", day=_day(asked))
    if long:
        return _checked(Point.ASKED, False, "counted" if numbers else "long", days=days)
    return _checked(Point.ASKED, False, "none")


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
