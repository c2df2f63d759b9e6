"""The script of a plan: every line of its segments, in the order in which they are said."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec.structs import replace

from player.narration import announcements, stock
from player.narration.announcements import Ways
from player.narration.coaching import Coaching
from player.narration.cue import AFTER_TONE, GAP, LATEST, Priority
from player.narration.lines import (
    AHEAD,
    COUNTED_END,
    EARLY,
    LONG,
    MARGIN,
    SIDE,
    LineForm,
    Phrase,
    SecondsOf,
    SpokenLine,
    name_of,
    say,
)
from player.narration.repetition_lines import RepetitionLines
from player.plan import wording
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline

_GATE_SECONDS = 3600.0


class VoiceScript:
    """The lines of one plan. `seconds_of` says how long a text takes."""

    def __init__(self, timeline: Timeline, seconds_of: SecondsOf, coaching: Coaching) -> None:
        self._timeline = timeline
        self._segments = timeline.segments
        self._seconds_of = seconds_of
        self._coaching = coaching
        self._repetitions = RepetitionLines(timeline, seconds_of, coaching.how_much)
        self._rests = self._switches = 0

    def lines(self) -> Iterator[SpokenLine]:
        """Every line of the plan."""
        for segment in self._segments:
            if segment.ready:
                yield self._gate(segment)
                self._repetitions.floor = segment.start
                continue
            yield from self._opening(segment)
            yield from self._moved_ahead(segment)
            yield from self._ahead(segment)

    # What is said of a segment at its begin

    def _opening(self, segment: Segment) -> Iterator[SpokenLine]:
        if segment.kind is SegmentKind.START:
            yield self._getting_ready(segment)
        elif segment.kind in (SegmentKind.REST, SegmentKind.ASK, SegmentKind.SWITCH):
            yield self._at_begin(segment, self._change(segment))
        elif segment.kind in (SegmentKind.MOVE, SegmentKind.HOLD):
            yield from self._repetitions.lines(segment)

    def _getting_ready(self, segment: Segment) -> SpokenLine:
        """Where one is, the name, how to get into position, and what explains it.

        All but the name and the position leave room for the first words after them.
        """
        ways = announcements.getting_ready(segment)
        place, whole = self._coaching.where(segment), ways[0]
        more = [(*place, *whole, *words) for words in self._coaching.setting_up(segment)]
        more += [(*place, *whole), (*place[:1], *whole)]
        line = self._at_begin(segment, [*more, *ways])
        first = announcements.first_steps(self._timeline, segment)
        told = wording.tells_side(segment.say, segment.side)
        first = first[1:] if told and first and first[0].tells >= SIDE else first
        reserve = self._seconds(first) + GAP if first else 0.0
        forms = [
            replace(form, end_by=form.end_by - reserve) if at < len(more) else form
            for at, form in enumerate(line.forms)
        ]
        return replace(line, forms=tuple(forms))

    def _change(self, segment: Segment) -> Ways:
        if segment.kind is SegmentKind.SWITCH:
            return self._switch(segment)
        rest, _, way = segment.say.partition(" ")
        if rest != wording.REST or segment.kind is not SegmentKind.REST:
            return [(Phrase(text, Priority.NEXT),) for text in wording.shorter(segment.say)]
        heads = stock.rotated(stock.RESTS, self._rests)
        self._rests += 1
        texts = [text for head in heads for text in wording.shorter(f"{head} {way}".strip())]
        texts.sort(key=lambda text: -len(wording.sentences(text)))
        ways: Ways = [(Phrase(text, Priority.NEXT),) for text in texts]
        if not way and (more := wording.seconds_line(segment.length)):
            length = Phrase(more, Priority.INSTRUCTION)
            return [*((*way, length) for way in ways), *ways]
        return ways

    def _switch(self, segment: Segment) -> Ways:
        """The change to the other side, and how the body turns there."""
        plain = wording.switch_line(segment.side)
        roll = stock.rotated(stock.ROLLS, self._switches)[0]
        way = segment.say.removeprefix(plain).strip().replace(wording.ROLL_OVER, roll)
        heads = stock.rotated(stock.switches(segment.side), self._switches)
        self._switches += 1
        texts = [text for head in heads for text in wording.shorter(f"{head} {way}".strip())]
        texts.sort(key=lambda text: -len(wording.sentences(text)))
        about = segment.index + 1
        return [(Phrase(text, Priority.NEXT, side_of=about),) for text in texts]

    def _at_begin(self, segment: Segment, ways: Ways) -> SpokenLine:
        begin, end = segment.start, segment.end
        forms = [
            LineForm(phrases, begin, begin + AFTER_TONE, begin + LATEST, end - MARGIN)
            for phrases in ways
        ]
        last = forms[-1]
        forms.append(LineForm(last.phrases, begin, last.wish, last.latest, end + EARLY))
        return SpokenLine(segment.index, tuple(forms), must=True)

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
            if len(phrases) > 1 and self._repetitions.has_time(following):
                ways.append(phrases[:1])
            if ways:
                must = self._fits_after_opening(segment, ways[-1])
                self._repetitions.told_ahead = must
                yield self._in_time(segment, following, ways, must=must)
        elif segment.kind is SegmentKind.REST or segment.length >= LONG:
            ways = announcements.what_follows(self._timeline, segment, following)
            if ways:
                known = segment.phase >= 0 or self._repetitions.turn_of(following) > 1
                line = self._in_time(segment, following, ways, must=not known)
                yield replace(line, spare=known)

    def _fits_after_opening(self, segment: Segment, phrases: tuple[Phrase, ...]) -> bool:
        """Whether a start has room for its own words and for these."""
        opening = announcements.getting_ready(segment)[0]
        takes = self._seconds(opening) + self._seconds(phrases)
        return takes + 2 * GAP + AFTER_TONE + MARGIN <= segment.length

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
        if self._repetitions.has_time(first):
            return
        begin = segment.start + AFTER_TONE
        forms = [LineForm(way, begin, begin, segment.end, segment.end - MARGIN) for way in ways]
        yield SpokenLine(first.index, tuple(forms))

    def _seconds(self, phrases: tuple[Phrase, ...]) -> float:
        """How long the phrases that can be said take, with the gaps between them."""
        takes = [self._seconds_of(phrase.text) for phrase in phrases]
        said = [seconds for seconds in takes if math.isfinite(seconds)]
        return sum(said) + GAP * max(0, len(said) - 1)
