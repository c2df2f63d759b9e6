"""What Choose offers: every routine as it is for this person today, in the order that fits now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from player.care.adapt import asks_of
from player.care.offer import HALF, Offer, offer
from player.care.pain import may_do_more
from player.care.questions import conditions
from player.care.suggest import LOOK_BACK, Candidate, Now, Past, Pick, arrange
from player.model.record import local_day
from player.model.routine import Position
from player.screens.choose.offered import Offered, OfferedSection
from player.screens.play.still_pictures import key_pose

if TYPE_CHECKING:
    from player.app.profile import Profile
    from player.care.screening import Standing
    from player.format.routine_file import Reading
    from player.model.routine import Routine, Side
    from player.model.settings import Settings
    from player.model.totals import RoutineTotal

WITH_A_PROBLEM = "Files with a problem"
"""The heading over what cannot be played, after everything else."""

_OFF_THE_FLOOR = (None, Position.STANDING, Position.SEATED)


class _Outline(Struct, frozen=True):
    """What a card shows of a plan: its length in seconds and its key pose.

    `routine` and `settings` are what it was laid out for.
    """

    routine: Routine
    settings: Settings
    seconds: float
    pose: str | None
    side: Side | None


class Offering:
    """Looks through the library each time it is asked; what has not changed stays laid out."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._outlines: dict[str, _Outline] = {}

    def sections(self) -> tuple[OfferedSection, ...]:
        """What Choose shows; files that cannot be read come last, with their first problem."""
        profile = self._profile
        standing, last = profile.standing(), profile.last_done()
        totals = profile.done_since(profile.today() - LOOK_BACK)
        offered: dict[str, Offered] = {}
        broken: list[Offered] = []
        candidates: list[Candidate] = []
        for key in profile.library.keys():
            reading, part = profile.library.read(key), profile.library.is_part(key)
            if reading.routine is None:
                broken.append(_broken(key, reading))
                continue
            today = offer(reading.routine, standing, profile.find)
            outline = self._outline(today.routine)
            offered[key] = _offered(today, outline, last.get(key), part=part)
            candidates.append(_candidate(today, outline.seconds, part=part))
        past = {key: Past(day) for key, day in last.items()}
        past |= {key: Past(last.get(key), of.finished, of.change) for key, of in totals.items()}
        sections = [
            OfferedSection(one.title, tuple(_picked(offered[pick.key], pick) for pick in one.picks))
            for one in arrange(candidates, past, _now(profile, standing, totals))
        ]
        return (*sections, *([OfferedSection(WITH_A_PROBLEM, tuple(broken))] if broken else ()))

    def _outline(self, routine: Routine) -> _Outline:
        """The plan in short, laid out again only when the routine or the settings have changed."""
        settings, known = self._profile.settings, self._outlines.get(routine.key)
        if known is None or known.routine != routine or known.settings is not settings:
            plan = self._profile.outline(routine)
            known = _Outline(routine, settings, plan.total_seconds, *key_pose(plan))
            self._outlines[routine.key] = known
        return known


def _picked(offered: Offered, pick: Pick) -> Offered:
    return replace(offered, reason=pick.reason or offered.reason)


def _now(profile: Profile, standing: Standing, totals: Mapping[str, RoutineTotal]) -> Now:
    """The day as the rules see it."""
    begins = profile.settings.day_begins
    today = [
        one.ended for one in totals.values() if local_day(one.ended, begins) == profile.today()
    ]
    return Now(
        profile.today(),
        gently=standing.easing or standing.rests is not None,
        more=may_do_more(profile.last_days().days),
        idle=max(profile.now() - max(today), timedelta()) if today else None,
    )


def _broken(key: str, reading: Reading) -> Offered:
    first = reading.errors[0]
    where = f"{Path(first.file).name}:{first.line}:{first.column}"
    return Offered(key, key, trouble=f"{where}: {first.message}")


def _offered(today: Offer, outline: _Outline, last: date | None, *, part: bool) -> Offered:
    """A routine as it would be played today: its name, its time and its picture are those."""
    routine = today.routine
    return Offered(
        routine.key,
        routine.name,
        routine.about,
        outline.seconds,
        routine.equipment,
        routine.purpose,
        routine.level,
        outline.pose,
        outline.side,
        part,
        last,
        reason="Part of it today" if today.kept < HALF else "",
        closed=not today.allowed,
        why=" ".join((*today.why[:1], today.opens)) if not today.allowed else "",
    )


def _candidate(today: Offer, seconds: float, *, part: bool) -> Candidate:
    routine = today.routine
    exercises = tuple(routine.exercises())
    asked = frozenset[str]().union(*map(asks_of, exercises))
    return Candidate(
        routine.key,
        routine.purpose,
        routine.level,
        seconds,
        part=part,
        exercises=tuple(one.key for one in exercises),
        demands=len(asked & conditions().demanding),
        floor=any(one.position not in _OFF_THE_FLOOR for one in exercises),
        closed=not today.allowed,
        later=today.later,
        kept=today.kept,
    )
