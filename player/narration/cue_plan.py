"""The cues of a plan: all that is said and sounded, fitted into its time without overlap."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from player.model.routine import Exercise, Phase, Side, Sides, Start
from player.model.settings import HowMuch
from player.narration import stock
from player.narration.coaching import Coaching
from player.narration.cue import AFTER_TONE, GAP, LATEST, Anchor, Cue, CueKind, Priority
from player.narration.fitting import Placed, Room, fit
from player.narration.lines import Phrase, SecondsOf
from player.narration.script import VoiceScript
from player.narration.sounds import SECONDS, sound_of
from player.narration.spelling import said_as
from player.narration.tips import Tip, TipWriter, Window
from player.narration.worn import Worn
from player.plan import wording
from player.plan.repetition import fill_side
from player.plan.segment import MomentKind, PlanMoment, Segment, due_offset
from player.plan.timeline import Timeline

LONGEST_SILENCE = 12.0
"""Seconds of a start, a rest or a switch after which a word tells that it still runs."""


def plan_cues(
    timeline: Timeline, seconds_of: SecondsOf, how_much: HowMuch = HowMuch.ALL
) -> tuple[Cue, ...]:
    """Everything said and sounded in a plan, in order of time.

    `seconds_of` says how long a text takes, infinity for one that cannot be said: then a form
    of the line that can be said takes its place, or none. No two voice cues overlap, but for
    what is said while a `ready` start waits (see `Cue`).
    """
    words = timeline.routine.sayings
    if words:
        seconds_of = _saying(words, seconds_of)
    cues = _Spoken(timeline, seconds_of, how_much).cues()
    cues = [replace(cue, what=said_as(cue.what, words)) for cue in cues]
    cues += _farewell(timeline, cues, seconds_of(wording.ALL_DONE))
    cues += _sounds(timeline)
    cues.sort(key=lambda cue: (cue.at, cue.kind is CueKind.VOICE, cue.host))
    return tuple(cues)


def phrases(timeline: Timeline, how_much: HowMuch = HowMuch.ALL) -> tuple[str, ...]:
    """Every text that may be said while this plan is followed, in about the order of need.

    Both sides of each exercise are among them, and the shorter forms.
    """
    coaching = Coaching(timeline, how_much)
    script = VoiceScript(timeline, len, coaching)
    texts = [one.text for line in script.lines() for form in line.forms for one in form.phrases]
    texts += [text for tip in TipWriter(timeline, coaching).tips() for text in tip.texts]
    for exercise in timeline.routine.exercises():
        texts += _of_exercise(exercise)
        texts += [form.text for form in exercise.easier if form.text]
    words = timeline.routine.sayings
    own = (said_as(text, words) for text in texts)
    return wording.distinct((*own, *wording.fixed_lines(), *stock.fixed()))


def _saying(words: Mapping[str, str], seconds_of: SecondsOf) -> SecondsOf:
    """How long texts take in the author's own way to say some words."""
    return lambda text: seconds_of(said_as(text, words))


def _of_exercise(exercise: Exercise) -> list[str]:
    sides = list(Side) if exercise.dose.sides is not Sides.NONE else [None]
    parts: list[Start | Phase] = [exercise.start] if exercise.start else []
    parts += exercise.rep
    raw = []
    for part in parts:
        raw += [part.say, part.note, *(line.say for line in part.coach)]
        raw += [cue.say for cue in part.cues] if isinstance(part, Phase) else []
    said = [fill_side(text, side) for text in raw for side in sides]
    return [wording.name_line(exercise.name), *said, *exercise.stop_if]


class _Spoken:
    """Places the words of one plan: the lines of its script first, then what explains them."""

    def __init__(self, timeline: Timeline, seconds_of: SecondsOf, how_much: HowMuch) -> None:
        self._timeline, self._seconds_of = timeline, seconds_of
        self._coaching = Coaching(timeline, how_much)
        self._worn = Worn()
        script = VoiceScript(timeline, seconds_of, self._coaching)
        placed = fit(list(script.lines()), seconds_of, self._worn)
        self._room = Room(placed)
        self._hosts: dict[Placed, tuple[Segment, Anchor]] = {}
        self._in_step: dict[int, set[str]] = defaultdict(set)
        self._in_exercise: dict[int, set[str]] = defaultdict(set)
        for one in placed:
            self._note(one)

    def cues(self) -> list[Cue]:
        """The voice cues, in no order."""
        tips = TipWriter(self._timeline, self._coaching).tips()
        for tip in sorted(tips, key=lambda tip: tip.rank):
            self._place(tip)
        self._break_silences()
        return [self._cue(one) for one in self._room.all()]

    def _note(self, one: Placed) -> None:
        segment = self._timeline.segments[one.about]
        said = (one.phrase.text, *wording.whole_sentences(one.phrase.text))
        self._in_step[segment.step].update(said)
        self._in_exercise[segment.number].update(said)

    def _place(self, tip: Tip) -> None:
        if not tip.windows:
            return
        segment = tip.windows[0].segment
        said = self._in_exercise[segment.number] if tip.whole else self._in_step[segment.step]
        if any(text in said for text in tip.but):
            return
        fresh = [text for text in tip.texts if not self._worn.is_worn((text,), tip.series)]
        texts = [*fresh, *(text for text in tip.texts if text not in fresh)]
        for over in (False, True) if tip.needed else (False,):
            for text in texts if tip.needed else fresh:
                if self._put(tip, text, over=over):
                    return

    def _put(self, tip: Tip, text: str, *, over: bool) -> bool:
        takes = self._seconds_of(text)
        for window in tip.windows:
            last = min(window.last, window.end_by - takes)
            at = self._room.find(window.first, last, takes, over=over)
            if at is not None:
                self._say(text, at, takes, window, tip.priority)
                self._worn.take((text,), tip.series)
                return True
        return False

    def _say(self, text: str, at: float, takes: float, window: Window, priority: Priority) -> None:
        one = Placed(at, at + takes, Phrase(text, priority), window.segment.index)
        for other in self._room.put(one):
            self._worn.give_back(other.phrase.text)
        self._hosts[one] = window.segment, window.anchor
        self._note(one)

    def _break_silences(self) -> None:
        """A word in each long silence of a start, a rest or a switch."""
        for turn, segment in enumerate(self._timeline.segments):
            family = stock.WAITING.get(segment.kind)
            if family is None or segment.length <= LONGEST_SILENCE:
                continue
            for begin, end in self._room.silences(segment.start, segment.end):
                self._break(stock.rotated(family, turn), segment, begin, end)

    def _break(self, family: tuple[str, ...], segment: Segment, begin: float, end: float) -> None:
        while end - begin > LONGEST_SILENCE:
            fresh = [text for text in family if not self._worn.is_worn((text,))]
            text = (fresh or family)[0]
            takes = self._seconds_of(text)
            at = begin + min(LONGEST_SILENCE - 1.0, (end - begin) / 2)
            if takes > end - GAP - at:
                return
            self._worn.take((text,))
            self._say(text, at, takes, Window(segment, at, at, end), Priority.COACHING)
            family = stock.rotated(family, 1)
            begin = at + takes

    def _cue(self, one: Placed) -> Cue:
        timeline, phrase, seconds = self._timeline, one.phrase, one.end - one.at
        if one in self._hosts:
            segment, anchor = self._hosts[one]
            offset = one.at - segment.start
            if anchor is Anchor.END:
                offset = segment.end - one.at
            elif anchor is Anchor.MIDDLE:
                offset = one.at - (segment.start + segment.end) / 2
            host = segment.index
        else:
            host = one.about if one.waits else timeline.at(one.at)
            segment = timeline.segments[host]
            offset, anchor = one.at - segment.start, Anchor.BEGIN
            if one.about > host:
                offset, anchor = segment.end - one.at, Anchor.END
        return Cue(one.at, phrase.text, seconds, phrase.priority, one.about, host, offset, anchor)


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
