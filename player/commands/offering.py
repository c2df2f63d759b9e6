"""What Choose offers: every routine as it is for this person today, in the order that fits now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from player.care.candidate import Candidate, Now, Past
from player.care.conditions import conditions
from player.care.forms import asks_of
from player.care.offer import HALF, Offer, offer
from player.care.suggest import LOOK_BACK, arrange
from player.care.texts import vocabulary
from player.care.trend import may_do_more
from player.model.record import local_day
from player.model.routine import Position
from player.screens.offered import Offered, OfferedSection
from player.screens.play_view import key_pose

if TYPE_CHECKING:
    from player.care.screening import Standing
    from player.commands.house import OwnHouse
    from player.engine.timeline import Timeline
    from player.model.routine import Routine
    from player.model.totals import RoutineTotal

WITH_A_PROBLEM = "Files with a problem"
"""The heading over what cannot be played, after everything else."""

_OFF_THE_FLOOR = (None, Position.STANDING, Position.SEATED)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A routine as it is shown, and as the rules see it."""

    offered: Offered
    candidate: Candidate


def offered_today(house: OwnHouse) -> tuple[OfferedSection, ...]:
    """The sections of Choose; what cannot be read is in the last one, with its first problem."""
    standing, last = house.standing(), house.last_done()
    totals = house.done_since(house.today() - LOOK_BACK)
    seen: dict[str, _Seen] = {}
    broken: list[Offered] = []
    for key in house.library.keys():
        routine = house.library.read(key).routine
        if routine is None:
            broken.append(_broken(house, key))
            continue
        one = _seen(house, routine, standing)
        seen[key] = replace(one, offered=replace(one.offered, last=last.get(key)))
    past = {key: Past(day) for key, day in last.items()}
    past |= {key: Past(last.get(key), of.finished, of.change) for key, of in totals.items()}
    candidates = [one.candidate for one in seen.values()]
    sections = [
        OfferedSection(
            section.title,
            tuple(
                replace(seen[pick.key].offered, reason=pick.reason or seen[pick.key].offered.reason)
                for pick in section.picks
            ),
        )
        for section in arrange(candidates, past, _now(house, standing, totals))
    ]
    if broken:
        sections.append(OfferedSection(WITH_A_PROBLEM, tuple(broken)))
    return tuple(sections)


def _now(house: OwnHouse, standing: Standing, totals: Mapping[str, RoutineTotal]) -> Now:
    """The day as the rules see it."""
    begins = house.settings.day_begins
    today = [one.ended for one in totals.values() if local_day(one.ended, begins) == house.today()]
    return Now(
        house.today(),
        gently=standing.easing or standing.rests is not None,
        more=may_do_more(house.last_days().days),
        idle=max(house.now() - max(today), timedelta()) if today else None,
    )


def _broken(house: OwnHouse, key: str) -> Offered:
    first = house.library.read(key).errors[0]
    where = f"{Path(first.file).name}:{first.line}:{first.column}"
    return Offered(key, key, trouble=f"{where}: {first.message}")


def _seen(house: OwnHouse, routine: Routine, standing: Standing) -> _Seen:
    """A routine as it would be played today: its name, its time and its picture are those."""
    today = offer(routine, standing, house.find)
    plan = house.outline(today.routine)
    part = house.library.is_part(routine.key)
    return _Seen(
        _offered(today, plan, part=part),
        _candidate(today, plan.total_seconds, part=part),
    )


def _offered(today: Offer, plan: Timeline, *, part: bool) -> Offered:
    routine = today.routine
    pose, side = key_pose(plan)
    return Offered(
        routine.key,
        routine.name,
        routine.about,
        plan.total_seconds,
        routine.equipment,
        routine.purpose,
        routine.level,
        pose,
        side,
        part,
        reason="Part of it today" if today.kept < HALF else "",
        closed=not today.allowed,
        why=" ".join((*today.why[:1], today.opens)) if not today.allowed else "",
    )


def _candidate(today: Offer, seconds: float, *, part: bool) -> Candidate:
    routine, works = today.routine, vocabulary().works
    exercises = tuple(routine.exercises())
    asked = frozenset[str]().union(*(asks_of(one, works) for one in exercises))
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
