"""The script of a plan: every line of its segments, in the order in which they are said."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec.structs import replace

from player.narration import announcements
from player.narration.announcements import Ways
from player.narration.cue import AFTER_TONE, GAP, LATEST, Priority
from player.narration.lines import (
    AHEAD,
    BEFORE_HOLD,
    COUNTED_END,
    EARLY,
    LONG,
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
    say,
    side_of,
)
from player.plan import wording
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline

AFTER_NAME = 1.5
"""Seconds into its movement up to which an instruction may begin where a name comes before it."""

_GATE_SECONDS = 3600.0


class VoiceScript:
    """The lines of one plan. `seconds_of` says how long a text takes."""

    def __init__(self, timeline: Timeline, seconds_of: SecondsOf) -> None:
        self._timeline = timeline
        self._segments = timeline.segments
        self._steps = timeline.steps
        self._seconds_of = seconds_of
        self._floor = 0.0

    def lines(self) -> Iterator[SpokenLine]:
        """Every line of the plan."""
        for segment in self._segments:
            if segment.ready:
                yield self._gate(segment)
                self._floor = segment.start
                continue
            yield from self._opening(segment)
            yield from self._moved_ahead(segment)
            yield from self._ahead(segment)

    # What is said of a segment at its begin

    def _opening(self, segment: Segment) -> Iterator[SpokenLine]:
        if segment.kind is SegmentKind.START:
            yield self._at_begin(segment, announcements.getting_ready(segment))
        elif segment.kind in (SegmentKind.REST, SegmentKind.ASK, SegmentKind.SWITCH):
            yield self._change(segment)
        elif segment.kind in (SegmentKind.MOVE, SegmentKind.HOLD):
            before = self._segments[segment.index - 1] if segment.index else None
            line = None
            if announcements.begins_repetition(segment, before):
                line = self._repetition(segment, before)
            if line is not None:
                yield line
            if segment.say:
                forms = [self._instruction(segment, text) for text in wording.shorter(segment.say)]
                named = line and any(phrase.tells >= NAME for phrase in line.forms[-1].phrases)
                if named or segment.start <= self._floor:
                    forms = [replace(f, latest=segment.start + AFTER_NAME) for f in forms]
                yield SpokenLine(segment.index, tuple(forms))

    def _change(self, segment: Segment) -> SpokenLine:
        side_of = segment.index + 1 if segment.kind is SegmentKind.SWITCH else None
        ways: Ways = [
            (Phrase(text, Priority.NEXT, side_of=side_of),) for text in wording.shorter(segment.say)
        ]
        more = wording.seconds_line(segment.length) if segment.say == wording.REST else ""
        if segment.kind is SegmentKind.REST and more:
            ways.insert(0, (*ways[0], Phrase(more, Priority.INSTRUCTION)))
        return self._at_begin(segment, ways)

    def _at_begin(self, segment: Segment, ways: Ways) -> SpokenLine:
        begin, end = segment.start, segment.end
        forms = [
            LineForm(phrases, begin, begin + AFTER_TONE, begin + LATEST, end - MARGIN)
            for phrases in ways
        ]
        last = forms[-1]
        forms.append(LineForm(last.phrases, begin, last.wish, last.latest, end + EARLY))
        return SpokenLine(segment.index, tuple(forms), must=True)

    def _repetition(self, segment: Segment, before: Segment | None) -> SpokenLine | None:
        """Name, set and side, where they are new; or the instruction where it tells the side."""
        phrases: list[Phrase] = []
        if before is None or before.number != segment.number:
            phrases += name_of(segment)
        elif before.set != segment.set:
            phrases.append(Phrase(wording.set_line(segment.set), Priority.NEXT, SET))
        phrases += side_of(segment)
        if not phrases:
            return None
        forms = []
        if len(phrases) == 1 and segment.side:
            told = [t for t in wording.shorter(segment.say) if wording.tells_side(t, segment.side)]
            forms = [self._instruction(segment, text, SAY | SIDE) for text in told]
            if segment.say and not self._has_time(segment):
                forms.append(self._with_its_words(segment, tuple(phrases)))
            forms.append(self._side_at_leisure(segment, before))
        ways = [tuple(phrases[first:]) for first in range(len(phrases))]
        forms += [self._before(segment, way) for way in ways]
        return SpokenLine(segment.index, tuple(forms), must=True)

    def _has_time(self, segment: Segment) -> bool:
        """Whether the words of a segment are over in time if they begin after its tone."""
        form = self._instruction(segment, segment.say)
        return form.wish + self._seconds(form.phrases) <= form.end_by

    def _with_its_words(self, segment: Segment, phrases: tuple[Phrase, ...]) -> LineForm:
        """The side and the instruction together; the side before the tone if there is room."""
        words, takes = self._instruction(segment, segment.say), self._seconds(phrases)
        return replace(
            words,
            phrases=(*phrases, *words.phrases),
            earliest=max(self._floor, words.earliest - takes - GAP),
            wish=max(self._floor, segment.start - takes - MARGIN),
        )

    def _side_at_leisure(self, segment: Segment, before: Segment | None) -> LineForm:
        """The side in the clearest words, if they are over before the tone sounds."""
        assert segment.side is not None
        same = before is not None and before.side is segment.side and before.rep > 0
        text = wording.side_again(segment.side) if same else wording.side_now(segment.side)
        form = self._before(segment, (Phrase(text, Priority.NEXT, SIDE),))
        return replace(form, end_by=segment.start + MARGIN)

    def _before(self, segment: Segment, phrases: tuple[Phrase, ...]) -> LineForm:
        """Said just before its segment begins, so that the tone comes after the words."""
        begin, takes = segment.start, self._seconds(phrases)
        early = max(SIDE_EARLY, takes + 2 * MARGIN)
        end = self._segments[self._steps[segment.step].last].end
        # The last phrase is the side; only where nothing comes before may it come later.
        alone = begin <= self._floor
        before_last = 0.0 if alone else takes - self._seconds(phrases[-1:])
        return LineForm(
            phrases,
            max(self._floor, begin - early),
            begin + AFTER_TONE if alone else max(self._floor, begin - takes - MARGIN),
            begin + LATEST - before_last,
            max(end, begin + takes + LATEST),
        )

    def _instruction(self, segment: Segment, text: str, tells: frozenset[str] = SAY) -> LineForm:
        begin = segment.start
        following = announcements.next_segment(self._timeline, segment)
        holds = following is not None and following.kind is SegmentKind.HOLD
        clear = BEFORE_HOLD if segment.kind is SegmentKind.MOVE and holds else MARGIN
        early = EARLY if segment.kind is SegmentKind.MOVE else 0.0
        return LineForm(
            (Phrase(text, Priority.INSTRUCTION, tells),),
            max(self._floor, begin - early),
            begin + AFTER_TONE,
            begin + LATEST,
            segment.end - clear,
        )

    def _gate(self, segment: Segment) -> SpokenLine:
        phrases = [*name_of(segment), *([say(segment.say)] if segment.say else [])]
        phrases += announcements.first_steps(self._timeline, segment)
        phrases.append(Phrase(wording.READY, Priority.NEXT))
        begin = segment.start
        far = begin + _GATE_SECONDS
        form = LineForm(tuple(phrases), begin, begin + AFTER_TONE, far, far)
        return SpokenLine(segment.index, (form,), waits=True)

    # What is said of the next segment

    def _ahead(self, segment: Segment) -> Iterator[SpokenLine]:
        following = announcements.next_segment(self._timeline, segment)
        if following is None:
            return
        if following.kind is SegmentKind.PAUSE:
            following = announcements.next_segment(self._timeline, following) or following
        if segment.kind is SegmentKind.START:
            phrases = announcements.first_steps(self._timeline, segment)
            ways = [phrases] if phrases else []
            if len(phrases) > 1 and self._has_time(following):
                ways.append(phrases[:1])
            if ways:
                yield self._in_time(segment, following, ways, must=False)
        elif segment.kind is SegmentKind.REST or segment.length >= LONG:
            ways = announcements.what_follows(self._timeline, segment, following)
            if ways:
                yield self._in_time(segment, following, ways, must=True)

    def _in_time(self, segment: Segment, following: Segment, ways: Ways, must: bool) -> SpokenLine:
        """Said nine seconds before the end or as soon as there is room, but before the count."""
        begin, end = segment.start + AFTER_TONE, segment.end
        wish = max(begin, end - AHEAD)
        forms = [
            LineForm(phrases, begin, wish, end, end - clear)
            for phrases in ways
            for clear in (COUNTED_END, MARGIN)
        ]
        return SpokenLine(following.index, tuple(forms), must=must)

    def _moved_ahead(self, segment: Segment) -> Iterator[SpokenLine]:
        """The first words of the next repetition, where its own time is too short for them."""
        found = announcements.moved_ahead(self._timeline, segment)
        if found is None:
            return
        first, ways = found
        if self._has_time(first):
            return
        begin = segment.start + AFTER_TONE
        forms = [LineForm(way, begin, begin, segment.end, segment.end - MARGIN) for way in ways]
        yield SpokenLine(first.index, tuple(forms))

    def _seconds(self, phrases: tuple[Phrase, ...]) -> float:
        """How long the phrases that can be said take, with the gaps between them."""
        takes = [self._seconds_of(phrase.text) for phrase in phrases]
        said = [seconds for seconds in takes if math.isfinite(seconds)]
        return sum(said) + GAP * max(0, len(said) - 1)
