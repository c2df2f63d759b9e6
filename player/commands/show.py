"""`untwist show`: the plan of a routine, every segment with its times."""

from __future__ import annotations

from typing import Any

from player.commands import output, shelf
from player.engine.timeline import Segment, Timeline, lay_out
from player.screens.spoken import minutes


def show_plan(name: str, *, as_json: bool) -> int:
    """Print the plan of a routine, by its name or its file."""
    timeline = lay_out(shelf.routine_named(name))
    if as_json:
        output.as_json(as_dict(timeline))
        return 0
    routine = timeline.routine
    print(f"{routine.name}: {minutes(timeline.total_seconds)}")
    if routine.about:
        print(routine.about)
    heads = ("from", "to", "what", "exercise", "side", "set", "rep", "pose", "said")
    output.table(heads, [_row(segment) for segment in timeline.segments], right=(0, 1, 5, 6))
    return 0


def as_dict(timeline: Timeline) -> dict[str, Any]:
    """The contract of `show --json`."""
    return {
        "name": timeline.routine.name,
        "total_seconds": round(timeline.total_seconds, 3),
        "segments": [_segment(segment) for segment in timeline.segments],
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
