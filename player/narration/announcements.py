"""What is said in advance: the first steps after getting into position, and what comes next."""

from __future__ import annotations

from player.model.routine import Breath
from player.narration import stock
from player.narration.cue import Priority
from player.narration.lines import (
    SAY,
    SET,
    SIDE,
    Phrase,
    coming,
    coming_next,
    name_of,
    say,
    side_of,
    soon,
)
from player.plan import wording
from player.plan.repetition import flows
from player.plan.segment import HALFWAY_FROM, Segment, SegmentKind
from player.plan.timeline import Timeline

Ways = list[tuple[Phrase, ...]]
"""The ways to say one thing, the fullest first."""


def next_segment(timeline: Timeline, segment: Segment) -> Segment | None:
    """The segment that follows; None at the end."""
    place = segment.index + 1
    return timeline.segments[place] if place < len(timeline.segments) else None


def begins_repetition(segment: Segment, before: Segment | None) -> bool:
    """Whether a repetition begins with this segment."""
    if segment.phase < 0:
        return False
    return before is None or before.phase < 0 or before.step != segment.step


def first_steps(timeline: Timeline, segment: Segment) -> tuple[Phrase, ...]:
    """What is said after getting into position: the side that comes first, and the first words."""
    following = next_segment(timeline, segment)
    if following is None or following.phase < 0:
        return ()
    phrases = []
    side = following.side
    if side:
        phrases.append(Phrase(wording.side_first(side), Priority.NEXT, SIDE))
    if following.say:
        led = not side or wording.tells_side(segment.say, side)
        text = f"{wording.FIRST} {following.say}" if led else following.say
        phrases.append(Phrase(text, Priority.INSTRUCTION, SAY))
    return tuple(phrases)


def what_follows(timeline: Timeline, segment: Segment, following: Segment) -> Ways:
    """How to announce, during a segment, the one that comes after it."""
    word = wording.coming_line(following.kind)
    same = (following.step, following.phase) == (segment.step, segment.phase)
    if word and (following.phase < 0 or same):
        return [(coming(word),)]
    if following.kind is SegmentKind.START or 0 < following.number != segment.number:
        return _new_exercise(following)
    if following.phase < 0:
        return []
    said = following.say
    if not begins_repetition(following, timeline.segments[following.index - 1]):
        # It is said again at the change itself, which is when a person acts on it.
        return [(soon(said),)] if said and segment.length >= HALFWAY_FROM else []
    if segment.kind is SegmentKind.HOLD and following.side is not segment.side:
        # Words for the other side, said during this one, would be taken for now.
        return [(Phrase(stock.OTHER_SIDE, Priority.NEXT),)]
    phrases: list[Phrase] = []
    if segment.kind is SegmentKind.REST and following.set > 1:
        line = stock.set_ahead(following.set, following.side)
        phrases.append(Phrase(line, Priority.NEXT, SET | SIDE))
    elif segment.kind is not SegmentKind.SWITCH:
        phrases += side_of(following)
    short = coming_next(phrases)
    words = Phrase(said, Priority.INSTRUCTION, SAY)
    full = coming_next([*phrases, words]) if said else short
    return [way for way in dict.fromkeys((full, short)) if way]


def _new_exercise(following: Segment) -> Ways:
    if following.exercise is None:
        return []
    name = coming(wording.name_line(following.exercise.name))
    if following.kind is not SegmentKind.START and following.side:
        return [(name, *side_of(following)), (name,)]
    return [(name,)]


def moved_ahead(timeline: Timeline, hold: Segment) -> tuple[Segment, Ways] | None:
    """The first instruction of the next repetition, said in this hold, if that may be needed.

    Only the last hold of a repetition will do, and only for the first repetition of a side.
    """
    step = timeline.steps[hold.step]
    if hold.kind is not SegmentKind.HOLD or step.index + 1 >= len(timeline.steps):
        return None
    first = timeline.segments[timeline.steps[step.index + 1].first]
    same = first.number == hold.number and first.side is hold.side
    if not (same and first.rep == 1 and first.say):
        return None
    rest = timeline.segments[hold.index + 1 : step.last + 1]
    if any(other.kind is SegmentKind.HOLD for other in rest):
        return None
    tells = SAY | SIDE if wording.tells_side(first.say, first.side) else SAY
    phrase = Phrase(f"{wording.NEXT} {first.say}", Priority.INSTRUCTION, tells)
    ways: Ways = [(phrase,)]
    led = hold.breath is Breath.IN or (hold.exercise is not None and flows(hold.exercise))
    if not hold.say and not led:
        ways.insert(0, (Phrase(wording.HOLD, Priority.COACHING, about=hold.index), phrase))
    return first, ways


def getting_ready(segment: Segment) -> Ways:
    """The name of the exercise and how to get into position, which may tell the side.

    Where there is no room for both, the position is told whole before the name is.
    """
    names, texts = name_of(segment), [text for text in wording.shorter(segment.say) if text]
    words = [
        say(text, segment.index + 1 if wording.tells_side(text, segment.side) else None)
        for text in texts
    ]
    return [*((*names, word) for word in words[:1]), *((word,) for word in words), names]
