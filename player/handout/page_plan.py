"""The plan of a page: every segment with all that the play screen shows while it runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from player.narration.feed import entry_line
from player.plan.repetition import fill_side
from player.plan.segment import PlanStep, Segment, SegmentKind
from player.plan.timeline import Timeline
from player.screens.play.play_view import PlayView, side_in_words, view_at
from player.ui.look import PHASE_INKS

_EVERY = 0.25
"""Seconds between two looks at what changes while a segment runs."""

_LEADING_IN = (SegmentKind.START, SegmentKind.SWITCH, SegmentKind.PAUSE)


def page_segment(timeline: Timeline, segment: Segment) -> dict[str, Any]:
    """One segment, in seconds from its start where it tells of changes."""
    views = list(_views(timeline, segment))
    view = views[0][1]
    breaths = [one.face.breath for _, one in views]
    return {
        "start": segment.start,
        "length": segment.length,
        "kind": str(segment.kind),
        "ink": str(PHASE_INKS[segment.kind]),
        "step": segment.step,
        "number": segment.number,
        "exercise": segment.exercise.key if segment.exercise else "",
        "title": view.title,
        "side": str(segment.side) if segment.side else "",
        "sideWords": side_in_words(segment.side) if segment.side else "",
        "counts": view.counts.replace("  ·  ", " · "),
        "dots": view.dots,
        "line": view.line,
        "small": list(_changes((at, one.small[0] if one.small else "") for at, one in views)),
        "words": list(_changes((at, one.face.word) for at, one in views)),
        "led": view.face.lead,
        "timed": view.face.timed,
        "breath": None if None in breaths else [round(one or 0.0, 3) for one in breaths],
        "coming": view.coming,
        "comingDetail": view.coming_detail,
        "ready": segment.ready,
        "ask": str(segment.ask) if segment.ask else "",
        "endsRep": segment.ends_rep,
        "rep": segment.rep,
        "set": segment.set,
    }


def _views(timeline: Timeline, segment: Segment) -> Iterator[tuple[float, PlayView]]:
    for turn in range(int(segment.length / _EVERY) + 1):
        at = turn * _EVERY
        yield at, view_at(timeline, segment.index, at)


def _changes(texts: Iterable[tuple[float, str]]) -> Iterator[tuple[float, str]]:
    before: str | None = None
    for at, text in texts:
        if text != before:
            yield at, text
        before = text


def page_step(timeline: Timeline, step: PlanStep) -> dict[str, Any]:
    """A step, and the segment that a repeat of it begins with."""
    inside = timeline.segments[step.first : step.last + 1]
    again = next((one.index for one in inside if one.kind not in _LEADING_IN), step.first)
    return {
        "first": step.first,
        "last": step.last,
        "again": again,
        "kind": step.kind,
        "exercise": step.exercise.key if step.exercise else "",
        "side": str(step.side) if step.side else "",
        "set": step.set,
        "rep": step.rep,
    }


def entry_texts(segment: Segment) -> tuple[str, ...]:
    """What is said where a press or the end of a pause leads."""
    return entry_line(segment)


def about(timeline: Timeline) -> list[dict[str, Any]]:
    """What the files tell of each exercise besides its movement, each exercise once."""
    found: dict[str, dict[str, Any]] = {}
    for one in timeline.routine.exercises():
        careful = {word: care.say or "Leave it out." for word, care in one.careful.items()}
        found.setdefault(
            one.key,
            {
                "name": one.name,
                "about": one.about,
                "feel": fill_side(one.feel, None),
                "mistakes": list(one.mistakes),
                "stopIf": list(one.stop_if),
                "careful": list((careful | dict(one.other)).items()),
            },
        )
    return list(found.values())
