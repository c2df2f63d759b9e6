"""When each piece of coaching may be said: where one is, form, what means stop, encouragement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum

from msgspec import Struct

from player.model.routine import Breath, Sides, When
from player.model.settings import HowMuch
from player.narration import stock
from player.narration.coaching import Coaching, Topics, coached, stops_in_a_row
from player.narration.cue import AFTER_TONE, LATEST, Anchor, Priority
from player.narration.repetition_lines import first_sides, turns
from player.plan.repetition import fill_side
from player.plan.segment import HALFWAY_FROM, Segment, SegmentKind
from player.plan.timeline import Timeline

HOLD_SAID_FROM = 5.0
"""A hold is called one, and its length told, if it lasts at least so many seconds."""

LONG_HOLD = 120.0
"""Seconds of a hold from which on it tells its minutes, not its half."""

LAST_SAID_IN = 0.6
"""The first part of a repetition, in which it may be called the last one or counted."""

HOLDS_SAID = 3
"""Repetitions in which a hold without words is called one; later the tone tells it."""

HALFWAY_REPS = 6
COUNTED_REPS = 4
TWO_MORE_REPS = 4
"""The least repetitions of a set with a "halfway", a count in the middle, and "two more"."""

_NEAR_MINUTE = 10.0
"""Seconds around the words of an author in which no minutes are told."""


_STILL_TRUE = 30.0
"""Seconds of an exercise in which the minutes that were left at its begin may be told."""


_SOON = 0.4
"""The part of an exercise in which all that means stop is said in one go, if at all."""


class Rank(IntEnum):
    """What finds its place first."""

    TIMED = 0
    WHERE = 1
    FORM = 2
    STOP = 3
    MORE = 4
    CHEER = 5


class Window(Struct, frozen=True):
    """When something may begin, in seconds of the plan, and when it is over at the latest."""

    segment: Segment
    first: float
    last: float
    end_by: float
    anchor: Anchor = Anchor.BEGIN


class Tip(Struct, frozen=True):
    """Something said in one of its windows, in the first of its wordings that is not worn.

    What is `needed` takes the room of what is spare, and is said in worn words rather than not.
    One of `but`, said in its step already (or in its exercise, with `whole`), makes it needless.
    """

    texts: tuple[str, ...]
    windows: tuple[Window, ...]
    rank: Rank
    priority: Priority = Priority.COACHING
    needed: bool = False
    but: tuple[str, ...] = ()
    whole: bool = False
    series: tuple[int, ...] = ()


class TipWriter:
    """Writes the tips of one plan."""

    def __init__(self, timeline: Timeline, coaching: Coaching) -> None:
        self._timeline, self._coaching = timeline, coaching
        self._how_much = coaching.how_much
        self._turns = turns(timeline)
        self._of_number: dict[int, list[Segment]] = {}
        self._first_side = first_sides(timeline)
        for segment in timeline.segments:
            self._of_number.setdefault(segment.number, []).append(segment)

    def tips(self) -> Iterator[Tip]:
        """All of them, in no order."""
        for segment in self._timeline.segments:
            yield from self._timed(segment)
        lengths: set[tuple[int, int, float]] = set()
        for segment in self._timeline.segments:
            if segment.kind is SegmentKind.HOLD:
                yield from self._hold(segment, lengths)
        for step in self._timeline.steps:
            if step.kind == "repetition":
                yield from self._counts(self._timeline.segments[step.first : step.last + 1])
        for number, topics in self._coaching.topics.items():
            yield from self._where(number)
            yield from self._explained(number, topics)
            yield from self._cheered(number)

    # What belongs to one moment

    def _timed(self, segment: Segment) -> Iterator[Tip]:
        begin, end = segment.start, segment.end
        for cue in segment.cues:
            at = end + cue.at if cue.at < 0 else begin + cue.at
            anchor = Anchor.END if cue.at < 0 else Anchor.BEGIN
            yield Tip(
                (cue.say,), (Window(segment, at, at + LATEST, end + LATEST, anchor),), Rank.TIMED
            )
        if segment.kind not in (SegmentKind.HOLD, SegmentKind.MOVE):
            return
        if segment.length >= LONG_HOLD:
            yield from self._minutes(segment)
        elif segment.kind is SegmentKind.HOLD and segment.length >= HALFWAY_FROM:
            middle = (begin + end) / 2
            window = Window(segment, middle, middle + LATEST, end, Anchor.MIDDLE)
            texts = stock.rotated(stock.HALVES, max(0, segment.number - 1))
            yield Tip(texts, (window,), Rank.TIMED, Priority.HALFWAY, needed=True)

    def _minutes(self, segment: Segment) -> Iterator[Tip]:
        written = [cue.at + (segment.length if cue.at < 0 else 0) for cue in segment.cues]
        for minutes in stock.MINUTES_TOLD:
            at = segment.length - 60.0 * minutes
            if at < segment.length / 4 or any(abs(at - other) < _NEAR_MINUTE for other in written):
                continue
            begin = segment.start + at
            window = Window(segment, begin, begin + 2.0, segment.end, Anchor.END)
            text = stock.more_minutes(minutes)
            yield Tip((text,), (window,), Rank.TIMED, Priority.HALFWAY, needed=True)

    # Holds

    def _hold(self, hold: Segment, lengths: set[tuple[int, int, float]]) -> Iterator[Tip]:
        if hold.length < HOLD_SAID_FROM or self._how_much_is_said(hold.line, hold.length):
            return
        key = (hold.number, hold.phase, hold.length)
        # After a breath in nobody is told to hold, who might hold the breath.
        led = hold.breath is Breath.IN
        silent = not hold.say and self._follows_its_move(hold) and not led
        begin = hold.start + AFTER_TONE
        if key not in lengths:
            lengths.add(key)
            text = stock.hold_length(hold.length) if silent else stock.for_length(hold.length)
            window = Window(hold, begin, hold.start + 0.75 * hold.length, hold.end)
            if text:
                yield Tip((text,), (window,), Rank.WHERE, Priority.HALFWAY, needed=True)
                return
        turn = self._turns.get(hold.step, 1)
        if silent and turn <= HOLDS_SAID:
            window = Window(hold, begin, hold.start + LATEST, hold.end)
            texts = stock.rotated(stock.HOLDS, turn - 1)
            yield Tip(texts, (window,), Rank.WHERE, series=(hold.number, hold.phase))

    @staticmethod
    def _how_much_is_said(text: str, seconds: float) -> bool:
        """Whether a text tells this length of time itself."""
        words = stock.for_length(seconds).removeprefix("For ").rstrip(".")
        return bool(words) and words in text

    def _follows_its_move(self, hold: Segment) -> bool:
        before = self._timeline.segments[hold.index - 1] if hold.index else None
        return before is not None and (before.step, before.phase) == (hold.step, hold.phase)

    # Counts of repetitions

    def _counts(self, segments: tuple[Segment, ...]) -> Iterator[Tip]:
        inside = [segment for segment in segments if segment.rep]
        if not inside or inside[0].reps < 2:
            return
        first = inside[0]
        exercise, rep, reps, side = first.exercise, first.rep, first.reps, first.side
        assert exercise is not None
        sides = exercise.dose.sides
        leads = side is self._first_side[first.number, first.set]
        texts: tuple[str, ...] = ()
        but: tuple[str, ...] = ()
        needed = True
        if rep == reps:
            texts = stock.rotated(stock.LASTS, first.number - 1)
            but = stock.last_on(side) if side else ()
        elif rep == 1:
            texts = (stock.first_of(reps, sides is not Sides.NONE),) if leads else ()
        elif reps >= COUNTED_REPS and rep == (reps + 1) // 2:
            texts = stock.counts_of(rep, reps) if leads or sides is Sides.EACH else ()
        elif self._how_much is not HowMuch.LITTLE and (leads or sides is Sides.EACH):
            needed = False
            if reps >= TWO_MORE_REPS and rep == reps - 1:
                texts = stock.rotated(stock.TWO_MORE, first.number - 1)
            elif reps >= HALFWAY_REPS and rep == reps // 2 + 1:
                texts = stock.rotated(stock.HALVES, first.number - 1)
        if texts:
            early = first.start + LAST_SAID_IN * (inside[-1].end - first.start)
            windows = self._windows(one for one in inside if rep == 1 or one.start < early)
            yield Tip(texts, windows, Rank.WHERE, Priority.HALFWAY, needed=needed, but=but)

    # What explains

    def _where(self, number: int) -> Iterator[Tip]:
        segments = self._of_number[number]
        texts = self._coaching.where_texts(segments[0])
        if texts:
            windows = self._windows(segments)
            count = texts[:1]
            yield Tip(count, windows, Rank.WHERE, Priority.NEXT, needed=True, but=count, whole=True)

    def _explained(self, number: int, topics: Topics) -> Iterator[Tip]:
        segments = self._of_number[number]
        inside = [segment for segment in segments if segment.rep]
        outside = [segment for segment in segments if not segment.rep]
        known = [one for one in inside if self._turns.get(one.step, 1) > 1]
        new = [one for one in inside if self._turns.get(one.step, 1) == 1]
        side = segments[0].side
        for text in topics.setting_up:
            windows = self._windows(outside[:1])
            texts = (fill_side(text, side),)
            yield Tip(texts, windows, Rank.MORE, but=texts, whole=True)
        others = [
            *self._timeline.segments[segments[-1].index + 1 :],
            *self._timeline.segments[: segments[0].index],
        ]
        elsewhere = [one for one in others if one.kind is not SegmentKind.ASK]
        anywhere = self._windows([*outside, *known, *new, *elsewhere])
        if len(topics.stops) > 1:
            row = stops_in_a_row(topics.stops)
            soon = segments[0].start + _SOON * (segments[-1].end - segments[0].start)
            here = self._windows(one for one in [*outside, *known, *new] if one.start < soon)
            yield Tip(
                (" ".join(row),), here, Rank.STOP, Priority.ALWAYS, but=tuple(row), whole=True
            )
        for text in topics.stops:
            said = (f"{stock.STOP_ONE} {text}", text, f"{stock.STOP_SOME} {text}")
            yield Tip(
                said[:1], anywhere, Rank.STOP, Priority.ALWAYS, needed=True, but=said, whole=True
            )
        for phase, notes in enumerate(topics.notes):
            yield from self._notes(inside, phase, notes)
        if self._how_much is not HowMuch.LITTLE:
            yield from self._authored(inside)
        late = [one for one in known if self._turns[one.step] > 2] or known
        if topics.feel:
            windows = self._windows(known or new)
            yield Tip((f"{stock.FEEL} {topics.feel}",), windows, Rank.MORE)
        if topics.mistake and late:
            yield Tip((f"{stock.MISTAKE} {topics.mistake}",), self._windows(late), Rank.MORE)

    def _notes(self, inside: list[Segment], phase: int, notes: tuple[str, ...]) -> Iterator[Tip]:
        """Each sentence in its own phase, or in the one before it of a later repetition."""
        mine = [segment for segment in inside if segment.phase == phase]
        before = (phase or max(segment.phase for segment in inside) + 1) - 1
        mine += [s for s in inside if s.phase == before and self._turns.get(s.step, 1) > 1]
        for text in notes:
            if "{" in text:
                mine = [segment for segment in mine if segment.side is mine[0].side]
                text = fill_side(text, mine[0].side)
            yield Tip((text,), self._windows(mine), Rank.FORM, needed=True)

    def _authored(self, inside: list[Segment]) -> Iterator[Tip]:
        told: set[str] = set()
        for segment in inside:
            for text in coached(segment, When.ONCE):
                if text not in told:
                    told.add(text)
                    same = [one for one in inside if text in coached(one, When.ONCE)]
                    yield Tip((text,), self._windows(same), Rank.FORM, needed=True)
            if segment.kind is SegmentKind.HOLD and self._follows_its_move(segment):
                continue
            ways = [coached(segment, segment.rep)]
            ways += [coached(segment, When.FIRST)] if segment.rep == 1 else []
            ways += [coached(segment, When.LAST)] if segment.rep == segment.reps else []
            step = self._timeline.steps[segment.step]
            phase = [
                one
                for one in self._timeline.segments[segment.index : step.last + 1]
                if one.phase == segment.phase
            ]
            for text in (text for way in ways for text in way):
                yield Tip((text,), self._windows(phase), Rank.FORM)

    def _cheered(self, number: int) -> Iterator[Tip]:
        """Encouragement and the breath, now and then."""
        if self._how_much is not HowMuch.ALL:
            return
        for segment in self._of_number[number]:
            turn = self._turns.get(segment.step, 1)
            if not segment.rep or turn < 2:
                continue
            text = f"{segment.line} {segment.note}".casefold()
            if segment.kind is SegmentKind.HOLD and segment.length >= HOLD_SAID_FROM:
                if turn % 2 == 0 and "breath" not in text:
                    windows = self._windows([segment])
                    yield Tip(stock.rotated(stock.BREATHING, turn // 2), windows, Rank.CHEER)
            elif segment.ends_rep and turn % 3 == 0 and segment.rep < segment.reps:
                windows = self._windows([segment])
                yield Tip(stock.rotated(stock.GOOD, turn // 3 + number), windows, Rank.CHEER)

    def _windows(self, segments: Iterable[Segment]) -> tuple[Window, ...]:
        """A window in each segment, from after its tone on.

        What is said in a repetition is over before its exercise, all else before its segment.
        """
        found = []
        for segment in segments:
            if segment.ready:
                continue
            first = segment.start + AFTER_TONE
            last = segment.end - AFTER_TONE
            end_by = self._of_number[segment.number][-1].end if segment.rep else segment.end
            if first <= last:
                found.append(Window(segment, first, last, end_by))
        return tuple(found)
