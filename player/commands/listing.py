"""`untwist list`: the library with minutes, equipment and problems."""

from __future__ import annotations

from typing import Any

from player import places
from player.app import locations
from player.commands import output
from player.format.library import Library
from player.plan.timeline import lay_out
from player.screens.forms.spoken import minutes


def list_routines(*, as_json: bool) -> int:
    """Print every routine; one that cannot be played stands there with why."""
    library = locations.library()
    found = [_told(library, key) for key in library.keys()]
    if as_json:
        output.as_json(found)
        return 0
    if not found:
        print(f"There is no routine in {locations.own_routines()} and none came along.")
        return 0
    heads = ("routine", "name", "time", "purpose", "equipment", "own", "problems")
    output.table(heads, [_row(one) for one in found], right=(2,))
    return 0


def _told(library: Library, key: str) -> dict[str, Any]:
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


def _row(one: dict[str, Any]) -> tuple[str, ...]:
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
