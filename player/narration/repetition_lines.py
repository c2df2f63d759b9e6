"""What is said of a repetition: in full at first, then shorter, in turn, and now and then nothing.

A repetition is counted on its side, through all the sets of its exercise.
"""

from __future__ import annotations

import math

from msgspec.structs import replace

from player.model.routine import Position, Side, When
from player.model.settings import HowMuch
from player.narration import announcements, stock
from player.narration.cue import AFTER_TONE, GAP, LATEST, Priority
from player.narration.lines import (
    BEFORE_HOLD,
    EARLY,
    MARGIN,
    NAME,
    SAY,
    SET,
    SIDE,
    SIDE_EARLY,
    LineForm,
    Phrase,
    SecondsOf,
    SpokenLine,
    name_of,
    side_of,
)
from player.plan import wording
from player.plan.repetition import fill_side
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline

AFTER_NAME = 1.5
"""Seconds into its movement up to which an instruction may begin where a name comes before it."""

IN_FULL_EVERY = 3
"""Every so many repetitions the whole instruction is said again, which names the limbs."""

SILENT_EVERY = 4
"""Every so many parts of later repetitions nothing is said."""


def turns(timeline: Timeline) -> dict[int, int]:
    """Which repetition of its exercise each step is, on its side, from 1; by the step's index."""
    counts: dict[tuple[int, Side | None], int] = {}
    found = {}
    for step in timeline.steps:
        if step.kind == "repetition":
            key = (step.number, step.side)
            counts[key] = found[step.index] = counts.get(key, 0) + 1
    return found


def first_sides(timeline: Timeline) -> dict[tuple[int, int], Side | None]:
    """The side that begins each set, by the number of the exercise and of the set."""
    found: dict[tuple[int, int], Side | None] = {}
    for segment in timeline.segments:
        if segment.rep:
            found.setdefault((segment.number, segment.set), segment.side)
    return found


def wordings(segment: Segment, turn: int, how_much: HowMuch) -> tuple[str, ...]:
    """The ways to say what a segment is, the best first; none where it is better to be quiet."""
    whole = wording.shorter(segment.say) if segment.say else ()
    if turn <= 1 or not whole:
        return whole
    if turn == 2:
        return (*whole[-1:], *whole[:-1]) if segment.note else whole
    if how_much is HowMuch.LITTLE:
        return ()
    names_side = wording.tells_side(segment.say, segment.side)
    later = stock.rotated(_later(segment) or whole[-1:], turn // 2)
    if turn % IN_FULL_EVERY == 1:
        return (*whole, *later)
    quiet = turn > IN_FULL_EVERY and (turn + segment.phase) % SILENT_EVERY == 0
    if quiet and not names_side:
        return ()
    return (*later, *_breath(segment), *whole)


def filled(text: str, segment: Segment) -> str:
    """A text of the author with its side filled in, as a sentence."""
    text = fill_side(text, segment.side)
    return text[:1].upper() + text[1:]


def _later(segment: Segment) -> tuple[str, ...]:
    """The author's words for later repetitions."""
    assert segment.exercise is not None
    lines = segment.exercise.rep[segment.phase].coach
    return tuple(filled(one.say, segment) for one in lines if one.when is When.LATER)


def _breath(segment: Segment) -> tuple[str, ...]:
    """Words of the breath alone, where the breath leads the movement."""
    leads = segment.say.casefold().startswith(stock.BREATHE)
    return stock.BREATHS.get(segment.breath, ()) if leads else ()


class RepetitionLines:
    """Writes the lines of repetitions; `floor` is the second before which nothing may be said."""

    def __init__(self, timeline: Timeline, seconds_of: SecondsOf, how_much: HowMuch) -> None:
        self.floor = 0.0
        self.told_ahead = True
        """Whether the start before has room for the words of the first repetition."""
        self._timeline = timeline
        self._segments, self._steps = timeline.segments, timeline.steps
        self._seconds_of, self._how_much = seconds_of, how_much
        self._first_number: dict[str, int] = {}
        for step in timeline.steps:
            if step.exercise is not None:
                self._first_number.setdefault(step.exercise.key, step.number)
        self._turns, self._first_sides = turns(timeline), first_sides(timeline)

    def lines(self, segment: Segment) -> list[SpokenLine]:
        """The lines at the begin of a move or a hold."""
        before = self._segments[segment.index - 1] if segment.index else None
        turn = self.turn_of(segment)
        texts = wordings(segment, turn, self._how_much)
        found = []
        named = False
        if announcements.begins_repetition(segment, before):
            line = self._repetition(segment, before, texts, turn)
            if line is not None:
                found.append(line)
                named = any(phrase.tells >= NAME for phrase in line.forms[-1].phrases)
        # Where the words of a repetition tell its side, the first line has them among its forms.
        told = found and turn > 1 and any(wording.tells_side(t, segment.side) for t in texts)
        if texts and not told:
            forms = [self.instruction(segment, text) for text in texts]
            if named or segment.start <= self.floor:
                forms = [replace(f, latest=segment.start + AFTER_NAME) for f in forms]
            series = (segment.number, segment.phase, segment.side is Side.LEFT)
            new = turn == 1 and self._is_new(segment)
            found.append(SpokenLine(segment.index, tuple(forms), spare=not new, series=series))
        return found

    def _is_new(self, segment: Segment) -> bool:
        """Whether the exercise was not there before, and this is the side that it begins with."""
        leads = segment.side is self._first_sides[segment.number, segment.set]
        return (
            leads
            and segment.exercise is not None
            and (self._first_number[segment.exercise.key] == segment.number)
        )

    def turn_of(self, segment: Segment) -> int:
        """Which repetition of its exercise and side a segment is part of, from 1."""
        return self._turns.get(segment.step, 1)

    def has_time(self, segment: Segment) -> bool:
        """Whether the words of a segment are over in time if they begin after its tone."""
        form = self.instruction(segment, segment.say)
        return form.wish + self._seconds(form.phrases) <= form.end_by

    def instruction(self, segment: Segment, text: str, tells: frozenset[str] = SAY) -> LineForm:
        """A text that goes with a movement or a hold."""
        begin = segment.start
        following = announcements.next_segment(self._timeline, segment)
        holds = following is not None and following.kind is SegmentKind.HOLD
        clear = BEFORE_HOLD if segment.kind is SegmentKind.MOVE and holds else MARGIN
        early = EARLY if segment.kind is SegmentKind.MOVE else 0.0
        return LineForm(
            (Phrase(text, Priority.INSTRUCTION, tells),),
            max(self.floor, begin - early),
            begin + AFTER_TONE,
            begin + LATEST,
            segment.end - clear,
        )

    def _repetition(
        self, segment: Segment, before: Segment | None, texts: tuple[str, ...], turn: int
    ) -> SpokenLine | None:
        """Name, set and side, where they are new; or the instruction where it tells the side."""
        phrases: list[Phrase] = []
        if before is None or before.number != segment.number:
            phrases += name_of(segment)
        elif before.set != segment.set:
            phrases.append(Phrase(wording.set_line(segment.set), Priority.NEXT, SET))
        if not _lies_there(segment, before):
            phrases += side_of(segment)
        if not phrases:
            return None
        forms, keep = [], -1
        if len(phrases) == 1 and segment.side:
            forms = self._telling_the_side(segment, before, texts, turn)
            untold = before is not None and (before.rep > 0 or not self.told_ahead)
            keep = self._whole(segment, forms) if untold and turn == 1 else -1
        ways = [tuple(phrases[first:]) for first in range(len(phrases))]
        forms += [self._before(segment, way) for way in ways]
        series = (segment.number, -1, segment.side is Side.LEFT)
        return SpokenLine(
            segment.index, tuple(forms), must=True, keep=keep, brief=turn > 1, series=series
        )

    def _telling_the_side(
        self, segment: Segment, before: Segment | None, texts: tuple[str, ...], turn: int
    ) -> list[LineForm]:
        side = segment.side
        assert side is not None
        told = [text for text in texts if wording.tells_side(text, side)]
        forms = [self.instruction(segment, text, SAY | SIDE) for text in told]
        if segment.rep == segment.reps > 1:
            lasts = [self._at_leisure(segment, text) for text in stock.last_on(side)]
            forms = [*lasts, *forms]
        if texts and not told and not self.has_time(segment):
            forms.append(self._with_its_words(segment, side_of(segment)))
        same = before is not None and before.side is side and before.rep > 0
        first = wording.side_again(side) if same else wording.side_now(side)
        counted = stock.side_counted(side, segment.rep)
        spoken = (first,) if turn == 1 or segment.rep == 1 else (counted, first)
        return forms + [self._at_leisure(segment, text) for text in spoken]

    def _whole(self, segment: Segment, forms: list[LineForm]) -> int:
        """The form for which room is kept: the whole instruction, where it can be over in time.

        Where a start or a switch comes before, it is told there if there is room.
        """
        if not forms or SAY - forms[0].phrases[0].tells:
            return -1
        first = forms[0]
        most = first.end_by - first.earliest
        return 0 if self._seconds(first.phrases) <= most else -1

    def _with_its_words(self, segment: Segment, phrases: tuple[Phrase, ...]) -> LineForm:
        """The side and the instruction together; the side before the tone if there is room."""
        words, takes = self.instruction(segment, segment.say), self._seconds(phrases)
        return replace(
            words,
            phrases=(*phrases, *words.phrases),
            earliest=max(self.floor, words.earliest - takes - GAP),
            wish=max(self.floor, segment.start - takes - MARGIN),
        )

    def _at_leisure(self, segment: Segment, text: str) -> LineForm:
        """The side in clearer words, if they are over about when the tone sounds."""
        form = self._before(segment, (Phrase(text, Priority.NEXT, SIDE),))
        return replace(form, end_by=segment.start + LATEST)

    def _before(self, segment: Segment, phrases: tuple[Phrase, ...]) -> LineForm:
        """Said just before its segment begins, so that the tone comes after the words."""
        begin, takes = segment.start, self._seconds(phrases)
        early = max(SIDE_EARLY, takes + 2 * MARGIN)
        end = self._segments[self._steps[segment.step].last].end
        # The last phrase is the side; only where nothing comes before may it come later.
        alone = begin <= self.floor
        before_last = 0.0 if alone else takes - self._seconds(phrases[-1:])
        return LineForm(
            phrases,
            max(self.floor, begin - early),
            begin + AFTER_TONE if alone else max(self.floor, begin - takes - MARGIN),
            begin + LATEST - before_last,
            max(end, begin + takes + LATEST),
        )

    def _seconds(self, phrases: tuple[Phrase, ...]) -> float:
        """How long the phrases that can be said take, with the gaps between them."""
        takes = [self._seconds_of(phrase.text) for phrase in phrases]
        said = [seconds for seconds in takes if math.isfinite(seconds)]
        return sum(said) + GAP * max(0, len(said) - 1)


def _lies_there(segment: Segment, before: Segment | None) -> bool:
    """Whether a person lies on this side already, so that it need not be told."""
    exercise = segment.exercise
    lying = exercise is not None and exercise.position is Position.ON_THE_SIDE
    return lying and before is not None and before.rep > 0 and before.side is segment.side
