"""What the play screen shows at a moment of a plan, as plain values: no window, no clock."""

from __future__ import annotations

import math

from msgspec import Struct
from msgspec.structs import replace

from player.model.routine import Breath, Exercise, Phase, Side
from player.plan.clockwork import State
from player.plan.repetition import fill_side, flows
from player.plan.segment import PlanStep, Segment, SegmentKind
from player.plan.session import Session
from player.plan.timeline import Timeline
from player.ui.dial.dial import DialFace
from player.ui.look import PHASE_WORDS

FEEL = "You should feel: {}"
GOES_WRONG = "Often goes wrong: {}"
"""Introduces a mistake, so that nobody takes it for an instruction."""

IN_SHARE = 0.4
"""The share of a slow breath that goes in: four seconds of ten."""

MOST_DOTS = 12
"""Repetitions that are still taken in as dots."""

LINE_SECONDS = 8.0
"""How long a small line stays at least when it changes within a hold."""


class PlayView(Struct, frozen=True):
    """The words and values of one moment. `progress` is the share of the plan that is done.

    `dots` are the repetitions begun and all of them, where dots stand for them. `small` are the
    texts for the place under the line, the preferred one first.
    """

    title: str
    side: Side | None
    counts: str
    dots: tuple[int, int] | None
    line: str
    small: tuple[str, ...]
    face: DialFace
    coming: str
    coming_detail: str
    coming_pose: str | None
    coming_side: Side | None
    coming_picture: str | None
    progress: float
    segment: Segment
    offset: float
    length: float


def view_at(timeline: Timeline, index: int, offset: float, length: float | None = None) -> PlayView:
    """The view of segment `index` at `offset` seconds; `length` is its changed length."""
    segment = timeline.segments[index]
    whole = segment.length if length is None else length
    following = _coming_segment(timeline, segment)
    coming, detail = _coming(segment, following)
    done = segment.start + (segment.length * offset / whole if whole > 0 else 0.0)
    return PlayView(
        title=title_of(timeline, segment),
        side=segment.side,
        counts=counts_of(timeline, segment),
        dots=dots_of(segment),
        line=_line(segment),
        small=small_lines(timeline, segment, offset, whole),
        face=_face(timeline, segment, offset, whole),
        coming=coming,
        coming_detail=detail,
        coming_pose=following.pose if following else None,
        coming_side=following.side if following else None,
        coming_picture=following.picture if following else None,
        progress=done / timeline.total_seconds if timeline.total_seconds else 0.0,
        segment=segment,
        offset=offset,
        length=whole,
    )


def title_of(timeline: Timeline, segment: Segment) -> str:
    """The name of the exercise, or of the routine between two of them."""
    if segment.exercise is not None:
        return segment.exercise.name
    return timeline.routine.name


def side_in_words(side: Side) -> str:
    """`Left side`."""
    return f"{side} side".capitalize()


def counts_of(timeline: Timeline, segment: Segment) -> str:
    """`Repetition 1 of 6` and the like, as far as no dots stand for it."""
    parts = []
    if segment.rep and dots_of(segment) is None:
        parts.append(f"Repetition {segment.rep} of {segment.reps}")
    if segment.sets > 1 and segment.set:
        parts.append(f"Set {segment.set} of {segment.sets}")
    if timeline.exercise_count > 1 and segment.number:
        parts.append(f"Exercise {segment.number} of {timeline.exercise_count}")
    return "  ·  ".join(parts)


def dots_of(segment: Segment) -> tuple[int, int] | None:
    """The repetitions begun and all of them, where the breath leads and they are few enough."""
    if segment.exercise is None or not 1 < segment.reps <= MOST_DOTS:
        return None
    return (segment.rep, segment.reps) if flows(segment.exercise) else None


def _line(segment: Segment) -> str:
    """The spoken line, without the breath where that stands large in the dial."""
    line = segment.line or segment.say
    if not _is_led(segment):
        return line
    rest = line.removeprefix(f"Breathe {segment.breath}")
    rest = rest.lstrip(".,;: ") if rest != line and rest[:1] in ".,;:" else ""
    rest = rest.removeprefix("and ")
    return rest[:1].upper() + rest[1:] if rest else line


def _is_led(segment: Segment) -> bool:
    """Whether the breath leads in a segment."""
    inside = segment.phase >= 0 and segment.exercise is not None
    return inside and segment.exercise is not None and flows(segment.exercise)


def _face(timeline: Timeline, segment: Segment, offset: float, whole: float) -> DialFace:
    remaining = max(0.0, whole - offset)
    face = DialFace(
        kind=segment.kind,
        # Never 0 while something still runs.
        number=str(max(1, math.ceil(remaining - 1e-6))) if whole > 0 else "",
        word=_word(timeline, segment),
        left=remaining / whole if whole > 0 else 1.0,
        seconds=whole,
        breath=_breath(timeline, segment, offset, whole),
    )
    if _is_led(segment):
        word = f"Breathe {segment.breath}"
        return replace(face, number="", word=word, left=1.0, lead=True, timed=False)
    breaths = _breaths_held(segment)
    if not breaths:
        return face
    fullness, goes_in = _breath_at(offset * breaths / segment.length)
    word = "Breathe in" if goes_in else "Breathe out"
    return replace(face, number="", word=word, breath=fullness, lead=True)


def _word(timeline: Timeline, segment: Segment) -> str:
    """The word of a phase. After a breath in nobody is told to hold, who might hold the breath."""
    before = timeline.segments[segment.index - 1] if segment.index else segment
    if segment.kind is SegmentKind.HOLD and Breath.IN in (segment.breath, before.breath):
        return "Stay"
    return PHASE_WORDS[segment.kind]


def _breaths_held(segment: Segment) -> float:
    """How many breaths a hold lasts that is counted in breaths, if these are one or two; else 0."""
    if segment.exercise is None or segment.phase < 0 or segment.kind is not SegmentKind.HOLD:
        return 0.0
    phase = segment.exercise.rep[segment.phase]
    hold = segment.exercise.dose.times_of(phase)[1]
    free = phase.breath is Breath.FREE
    return hold.breaths if free and not hold.seconds and 1 <= hold.breaths <= 2 else 0.0


def _breath_at(breaths: float) -> tuple[float, bool]:
    """How full the breath is after so many slow breaths, and whether it is going in."""
    share = breaths % 1.0
    if share < IN_SHARE:
        return _eased(share / IN_SHARE), True
    return 1.0 - _eased((share - IN_SHARE) / (1.0 - IN_SHARE)), False


def _eased(share: float) -> float:
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, share))


def _breath(timeline: Timeline, segment: Segment, offset: float, whole: float) -> float | None:
    """How full the breath is, 0 to 1, over a whole phase: its move and its hold together."""
    if segment.breath is Breath.FREE or segment.phase < 0:
        return None
    before = _rest_of_phase(timeline, segment, -1)
    after = _rest_of_phase(timeline, segment, 1)
    share = (before + offset) / max(before + whole + after, 1e-9)
    eased = _eased(share)
    return eased if segment.breath is Breath.IN else 1.0 - eased


def _rest_of_phase(timeline: Timeline, segment: Segment, step: int) -> float:
    """Seconds of the segment before (-1) or after (1), if it belongs to the same phase."""
    place = segment.index + step
    if not 0 <= place < len(timeline.segments):
        return 0.0
    neighbour = timeline.segments[place]
    return neighbour.length if _same_phase(neighbour, segment) else 0.0


def _same_phase(one: Segment, other: Segment) -> bool:
    return (one.step, one.phase, one.rep) == (other.step, other.phase, other.rep)


def _coming_segment(timeline: Timeline, segment: Segment) -> Segment | None:
    """The segment that begins the next phase, rest or change; None at the end."""
    for place in range(segment.index + 1, len(timeline.segments)):
        other = timeline.segments[place]
        if not _same_phase(other, segment) and other.kind is not SegmentKind.PAUSE:
            return other
    return None


def _coming(segment: Segment, following: Segment | None) -> tuple[str, str]:
    if following is None:
        return "The end", ""
    detail = []
    new_exercise = following.number != segment.number
    if following.side is not None and (following.side != segment.side or new_exercise):
        detail.append(f"{following.side} side")
    if following.kind is SegmentKind.START and following.exercise is not None:
        return following.exercise.name, "Get into position"
    if following.kind is SegmentKind.REST:
        return "Rest", ""
    if following.kind is SegmentKind.SWITCH:
        return "Switch sides", detail[0].capitalize() if detail else ""
    if new_exercise and following.exercise is not None:
        return following.exercise.name, ", ".join(detail).capitalize()
    return _line(following) or "Go on", ", ".join(detail).capitalize()


def time_in_words(seconds: float) -> str:
    """A length of time, as `1 minute 5 seconds`."""
    minutes, rest = divmod(max(0, math.ceil(seconds - 1e-6)), 60)
    parts = []
    if minutes:
        parts.append(f"{minutes} minute" + ("s" if minutes > 1 else ""))
    if rest or not minutes:
        parts.append(f"{rest} second" + ("" if rest == 1 else "s"))
    return " ".join(parts)


def space_does(session: Session) -> str:
    """What Space does now, in a word or two."""
    return {State.PAUSED: "go on", State.WAITING: "ready"}.get(session.state, "pause")


def session_face(session: Session, face: DialFace) -> DialFace | None:
    """The dial while the session does something else than its plan says; else None."""
    if session.state is State.PAUSED:
        return replace(face, word="Paused", breath=None, still=True)
    if session.state is State.LEADING:
        lead = session.lead_remaining
        return DialFace(
            SegmentKind.START, str(max(1, -int(-lead // 1))), "Get ready", lead / 3, 3.0
        )
    if session.state is State.WAITING:
        return DialFace(SegmentKind.START, "", "Space: ready", 1.0, 0.0, None)
    return None


def small_lines(
    timeline: Timeline, segment: Segment, offset: float, length: float
) -> tuple[str, ...]:
    """The texts for the small line at `offset` seconds of a segment, the preferred one first.

    The others are for places where it is too long. The first repetition of a set and the very
    last one show the note of their phase, if the exercise has notes. The repetitions between take
    turns: how it should feel, the breath, what often goes wrong. An exercise of one repetition
    goes through these within its hold.
    """
    note = (segment.note,) if segment.note else ()
    if segment.exercise is None or segment.phase < 0:
        return note
    noted = any(phase.note for phase in segment.exercise.rep)
    number = _text_number(timeline, segment, noted)
    if segment.reps == segment.sets == 1:
        number = _turn(segment, offset, length) - noted
    if number < 0:
        return note
    texts = _small_texts(segment, segment.exercise)[number:]
    if texts and not texts[0]:
        return ()
    return tuple(dict.fromkeys(text for text in (*texts, *note) if text))


def _small_texts(segment: Segment, exercise: Exercise) -> list[str]:
    """The texts besides the notes, in order; "" for a breath that this phase does not have."""
    texts = [FEEL.format(fill_side(exercise.feel, segment.side))] if exercise.feel else []
    if not flows(exercise) and any(_breath_words(phase) for phase in exercise.rep):
        texts.append(_breath_words(exercise.rep[segment.phase]) or segment.note)
    texts += [GOES_WRONG.format(fill_side(text, segment.side)) for text in exercise.mistakes]
    return texts


def _breath_words(phase: Phase) -> str:
    """The breath of a phase in words; "" where it is free or the phase says it itself."""
    if phase.breath is Breath.FREE or "breath" in phase.say.casefold():
        return ""
    return f"Breathe {phase.breath} {'as you move' if phase.move else 'here'}."


def _turn(segment: Segment, offset: float, length: float) -> int:
    """How often the line has changed in this hold: only as often as it can be read."""
    turns = int(length / LINE_SECONDS) if segment.kind is SegmentKind.HOLD else 0
    return max(0, min(int(offset / LINE_SECONDS), turns - 1))


def _text_number(timeline: Timeline, segment: Segment, noted: bool) -> int:
    """Which of the texts this repetition shows, from 0; -1 for the note."""
    if noted and not _is_between(timeline.steps[segment.step]):
        return -1
    number = 0
    for index in range(segment.step - 1, -1, -1):
        step = timeline.steps[index]
        if step.number != segment.number:
            break
        number += _is_between(step) if noted else step.rep > 0
    return number


def _is_between(step: PlanStep) -> bool:
    """Whether a repetition is neither the first of its set nor, on its side, the last of all."""
    if step.exercise is None or step.rep <= 1:
        return False
    sets = step.exercise.dose.sets
    return (step.set, step.rep) != (len(sets), sets[-1])
