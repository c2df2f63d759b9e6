"""`untwist list` and `show`: the library, and the plan of one routine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from player import places
from player.app import locations
from player.app.locations import Trouble
from player.commands import output
from player.format.library import Library
from player.plan.segment import Segment
from player.plan.timeline import Timeline, lay_out
from player.screens.forms.spoken import minutes

if TYPE_CHECKING:
    from player.care.adapt import Decision, Find
    from player.care.offer import Offer
    from player.model.routine import Routine


def list_routines(*, as_json: bool) -> int:
    """Print every routine; one that cannot be played is listed with the reason."""
    library = locations.library()
    found = [_as_dict(library, key) for key in library.keys()]
    if as_json:
        output.as_json(found)
        return 0
    if not found:
        output.say(
            f"There are no routines, neither with the program nor in {locations.own_routines()}."
        )
        return 0
    heads = ("routine", "name", "time", "purpose", "equipment", "own", "problems")
    output.table(heads, [_library_row(one) for one in found], right=(2,))
    return 0


def _as_dict(library: Library, key: str) -> dict[str, Any]:
    reading = library.read(key)
    routine = reading.routine
    errors = reading.errors
    path, replaced = library.path(key), library.replaced(key)
    return {
        "key": key,
        "file": str(path),
        "own": path is not None and not path.is_relative_to(places.shipped("routines")),
        "replaces": str(replaced) if replaced else None,
        "name": routine.name if routine else None,
        "about": routine.about if routine else None,
        "purpose": routine.purpose if routine else None,
        "level": routine.level if routine else None,
        "equipment": list(routine.equipment) if routine else [],
        "total_seconds": round(lay_out(routine).total_seconds, 3) if routine else None,
        "errors": len(errors),
        "advice": len(reading.advice),
        "problems": [problem.as_dict() for problem in reading.problems],
    }


def _library_row(one: dict[str, Any]) -> tuple[str, ...]:
    problems = []
    if one["errors"]:
        first = next(p for p in one["problems"] if p["level"] == "error")
        problems.append(f"cannot be played: line {first['line']}: {first['message']}")
    if one["advice"]:
        problems.append(f"{one['advice']} advice")
    seconds = one["total_seconds"]
    return (
        one["key"],
        one["name"] or "",
        minutes(seconds) if seconds is not None else "",
        one["purpose"] or "",
        ", ".join(one["equipment"]),
        ("yes, in place of ours" if one["replaces"] else "yes") if one["own"] else "",
        "; ".join(problems),
    )


def show_plan(name: str, *, as_json: bool, conditions: str = "") -> int:
    """Print the plan of a routine, given by name or file.

    With `conditions`, separated by commas, it is the plan for a person who has them.
    """
    library = locations.library()
    routine = locations.routine_named(name, library)
    if not conditions:
        plan = lay_out(routine)
        if as_json:
            output.as_json(as_dict(plan))
        else:
            _print(plan)
        return 0
    found = offered_to(_named(conditions), routine, library.exercise)
    plan = lay_out(found.routine)
    if as_json:
        output.as_json(as_dict(plan, open_=found.allowed) | _changes(found))
        return 0
    if not found.allowed:
        output.say(f"{routine.name} is closed. {' '.join(found.why)} {found.opens}")
        return 0
    for line in found.for_you:
        output.say(line)
    _print(plan)
    return 0


def offered_to(names: Sequence[str], routine: Routine, find: Find) -> Offer:
    """The offer to a person with these conditions and no other answers."""
    from player.care.offer import offer
    from player.care.screening import standing
    from player.model.diary import Screening

    now = locations.now()
    told = Screening(now, now.date(), 3, dict.fromkeys(names, True))
    return offer(routine, standing([told], now.date()), find)


def _named(text: str) -> list[str]:
    """The conditions of a list with commas; raises `Trouble` for an unknown one."""
    from player.care.questions import conditions
    from player.format.problem import did_you_mean, nearest

    known = [name for name, one in conditions().by_name.items() if one.offered]
    names = [name.strip().casefold() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in known:
            hint = did_you_mean(nearest(name, known)) or f"They are {', '.join(known)}."
            raise Trouble(f"“{name}” is no condition. {hint}")
    return names


def _changes(found: Offer) -> dict[str, Any]:
    """The changes for a person: the rest of the contract of `show --for --json`."""
    return {
        "closed": [] if found.allowed else [*found.why, found.opens],
        "left_out": [{"exercise": one.exercise.name, "why": one.why} for one in found.left_out],
        "swapped": [_swap(one) for one in found.swapped],
        "notes": [*found.cautions, *found.unaffected],
    }


def _swap(one: Decision) -> dict[str, Any]:
    name = one.form.name if one.form else None
    return {"exercise": one.exercise.name, "by": name, "for": one.by, "why": one.why}


def _print(timeline: Timeline) -> None:
    routine = timeline.routine
    output.say(f"{routine.name}: {minutes(timeline.total_seconds)}")
    if routine.about:
        output.say(routine.about)
    heads = ("from", "to", "what", "exercise", "side", "set", "rep", "pose", "said")
    output.table(heads, [_row(segment) for segment in timeline.segments], right=(0, 1, 5, 6))


def as_dict(timeline: Timeline, *, open_: bool = True) -> dict[str, Any]:
    """The contract of `show --json`. A closed routine has no segments."""
    return {
        "name": timeline.routine.name,
        "total_seconds": round(timeline.total_seconds, 3) if open_ else 0,
        "segments": [_segment(segment) for segment in timeline.segments if open_],
    }


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "start": round(segment.start, 3),
        "end": round(segment.end, 3),
        "kind": str(segment.kind),
        "exercise": segment.exercise.name if segment.exercise else None,
        "side": str(segment.side) if segment.side else None,
        "set": segment.set or None,
        "rep": segment.rep or None,
        "pose": segment.pose,
        "say": segment.say,
        "breath": str(segment.breath),
    }


def _row(segment: Segment) -> tuple[str, ...]:
    return (
        _time(segment.start),
        "ready" if segment.ready else _time(segment.end),
        str(segment.kind),
        segment.exercise.name if segment.exercise else "",
        str(segment.side or ""),
        f"{segment.set}/{segment.sets}" if segment.set else "",
        f"{segment.rep}/{segment.reps}" if segment.rep else "",
        segment.pose or "",
        segment.say,
    )


def _time(seconds: float) -> str:
    whole, part = divmod(round(seconds * 10), 10)
    return f"{whole // 60}:{whole % 60:02}" + (f".{part}" if part else "")
