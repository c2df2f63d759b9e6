"""The cues of a plan: all that is said and sounded, fitted into its time without overlap."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec import Struct

from player.model.routine import Exercise, Side, Sides
from player.narration.cue import AFTER_TONE, GAP, LATEST, Anchor, Cue, CueKind, Priority
from player.narration.fitting import Gaps, Placed, fit
from player.narration.lines import SecondsOf
from player.narration.script import VoiceScript
from player.narration.sounds import SECONDS, sound_of
from player.plan import wording
from player.plan.repetition import fill_side
from player.plan.segment import (
    HALFWAY_FROM,
    MomentKind,
    PlanMoment,
    Segment,
    SegmentKind,
    due_offset,
)
from player.plan.timeline import Timeline

HOLD_SAID_FROM = 5.0
"""A hold without words of its own is called one if it lasts at least so many seconds."""

LAST_SAID_IN = 0.6
"""The first part of a last repetition, in which it may be called the last."""


class _Extra(Struct, frozen=True):
    """Something less important: said between `first` and `last` (seconds of the plan) or never."""

    text: str
    priority: Priority
    segment: Segment
    first: float
    last: float
    anchor: Anchor = Anchor.BEGIN


def plan_cues(timeline: Timeline, seconds_of: SecondsOf) -> tuple[Cue, ...]:
    """Everything said and sounded in a plan, in order of time.

    `seconds_of` says how long a text takes, infinity for one that cannot be said: then a form
    of the line that can be said takes its place, or none. No two voice cues overlap, but for
    what is said while a `ready` start waits (see `Cue`).
    """
    placed = fit(list(VoiceScript(timeline, seconds_of).lines()), seconds_of)
    cues = [_voice(timeline, one) for one in placed]
    gaps = Gaps(placed)
    for extra in sorted(_extras(timeline), key=lambda extra: extra.priority):
        takes = seconds_of(extra.text)
        at = gaps.take(extra.first, min(extra.last, extra.segment.end), takes)
        if at is not None:
            cues.append(_filling(extra, at, takes))
    cues += _farewell(timeline, cues, seconds_of(wording.ALL_DONE))
    cues += _sounds(timeline)
    cues.sort(key=lambda cue: (cue.at, cue.kind is CueKind.VOICE, cue.host))
    return tuple(cues)


def phrases(timeline: Timeline) -> tuple[str, ...]:
    """Every text that may be said while this plan is followed, in about the order of need.

    Both sides of each exercise are among them, and the shorter forms.
    """
    script = VoiceScript(timeline, len)
    texts = [one.text for line in script.lines() for form in line.forms for one in form.phrases]
    texts += [extra.text for extra in _extras(timeline)]
    for exercise in timeline.routine.exercises():
        texts += _of_exercise(exercise)
        texts += [form.text for form in exercise.easier if form.text]
    return wording.distinct((*texts, *wording.fixed_lines()))


def _of_exercise(exercise: Exercise) -> list[str]:
    sides = list(Side) if exercise.dose.sides is not Sides.NONE else [None]
    raw = [exercise.start.say] if exercise.start else []
    for phase in exercise.rep:
        raw += [phase.say, *(cue.say for cue in phase.cues)]
    said = [fill_side(text, side) for text in raw for side in sides]
    return [wording.name_line(exercise.name), *said]


def _voice(timeline: Timeline, one: Placed) -> Cue:
    host = one.about if one.waits else timeline.at(one.at)
    segment = timeline.segments[host]
    offset, anchor = one.at - segment.start, Anchor.BEGIN
    if one.about > host:
        offset, anchor = segment.end - one.at, Anchor.END
    phrase = one.phrase
    seconds = one.end - one.at
    return Cue(one.at, phrase.text, seconds, phrase.priority, one.about, host, offset, anchor)


def _filling(extra: _Extra, at: float, seconds: float) -> Cue:
    segment = extra.segment
    offset = at - segment.start
    if extra.anchor is Anchor.END:
        offset = segment.end - at
    elif extra.anchor is Anchor.MIDDLE:
        offset = at - (segment.start + segment.end) / 2
    index = segment.index
    return Cue(at, extra.text, seconds, extra.priority, index, index, offset, extra.anchor)


def _extras(timeline: Timeline) -> Iterator[_Extra]:
    for segment in timeline.segments:
        begin, end = segment.start, segment.end
        middle = (begin + end) / 2
        if segment.kind is SegmentKind.HOLD and segment.length >= HALFWAY_FROM:
            latest = middle + LATEST
            yield _Extra(wording.HALFWAY, Priority.HALFWAY, segment, middle, latest, Anchor.MIDDLE)
        for cue in segment.cues:
            at = end + cue.at if cue.at < 0 else begin + cue.at
            anchor = Anchor.END if cue.at < 0 else Anchor.BEGIN
            yield _Extra(cue.say, Priority.COACHING, segment, at, at + LATEST, anchor)
        if _is_silent_hold(timeline, segment):
            first, last = begin + AFTER_TONE, begin + LATEST
            yield _Extra(wording.HOLD, Priority.COACHING, segment, first, last)
        if _is_in_last_repetition(timeline, segment):
            last = begin + LAST_SAID_IN * segment.length
            yield _Extra(wording.LAST_ONE, Priority.COACHING, segment, begin + AFTER_TONE, last)


def _is_silent_hold(timeline: Timeline, segment: Segment) -> bool:
    """A hold that follows its own movement and has nothing of its own to say."""
    if segment.kind is not SegmentKind.HOLD or segment.say or segment.length < HOLD_SAID_FROM:
        return False
    before = timeline.segments[segment.index - 1] if segment.index else None
    return before is not None and (before.step, before.phase) == (segment.step, segment.phase)


def _is_in_last_repetition(timeline: Timeline, segment: Segment) -> bool:
    """The longest part of the last of several repetitions in a set, or on a side of it."""
    if not segment.rep or segment.rep < segment.reps or segment.reps < 2:
        return False
    step = timeline.steps[segment.step]
    inside = timeline.segments[step.first : step.last + 1]
    if segment is not max(inside, key=lambda other: other.length * (other.rep > 0)):
        return False
    if step.index + 1 == len(timeline.steps):
        return True
    following = timeline.steps[step.index + 1]
    return (following.number, following.set, following.rep) != (step.number, step.set, step.rep)


def _farewell(timeline: Timeline, cues: list[Cue], seconds: float) -> list[Cue]:
    """What is said after the end, if nothing is still being said."""
    at = timeline.total_seconds + AFTER_TONE
    last = len(timeline.segments) - 1
    busy = max((cue.end for cue in cues if not timeline.segments[cue.host].ready), default=0.0)
    if last < 0 or math.isinf(seconds) or busy + GAP > at + LATEST - AFTER_TONE:
        return []
    at = max(at, busy + GAP)
    offset = timeline.total_seconds - at
    return [Cue(at, wording.ALL_DONE, seconds, Priority.NEXT, last, last, offset, Anchor.END)]


def _sounds(timeline: Timeline) -> Iterator[Cue]:
    for segment in timeline.segments:
        for moment in timeline.moments(segment.index):
            sound = sound_of(timeline, moment)
            if sound is not None:
                yield _sounded(segment, moment, sound)


def _sounded(segment: Segment, moment: PlanMoment, sound: str) -> Cue:
    due = due_offset(moment, segment.length)
    at_end = moment.from_end or moment.kind is MomentKind.FINISH
    return Cue(
        segment.start + due,
        str(sound),
        SECONDS[sound],
        Priority.ALWAYS,
        segment.index,
        segment.index,
        segment.length - due if at_end else due,
        Anchor.END if at_end else Anchor.BEGIN,
        CueKind.SOUND,
    )
