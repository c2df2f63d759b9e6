"""What a coach may say of each exercise of a plan: where one is, setting up, form, what means stop.

It is data, taken from the file: the small notes, `stop_if`, `feel`, `mistakes` and the `coach`
lines. Each sentence belongs to the first exercise that has it, so that it is explained once.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from player.model.routine import Exercise, When
from player.model.settings import HowMuch
from player.narration import stock
from player.narration.cue import Priority
from player.narration.lines import Phrase
from player.narration.repetition_lines import filled
from player.plan import wording
from player.plan.repetition import fill_side
from player.plan.segment import Segment
from player.plan.timeline import Timeline


class Topics(Struct, frozen=True):
    """What may be said of one exercise of the plan, in sentences, if it was not said before.

    `notes` are of its phases, in their order. A `{side}` in them is not filled in yet.
    """

    setting_up: tuple[str, ...] = ()
    notes: tuple[tuple[str, ...], ...] = ()
    stops: tuple[str, ...] = ()
    feel: str = ""
    mistake: str = ""


class Coaching:
    """The topics of a plan by the number of the exercise, for `how_much` a person wants said."""

    def __init__(self, timeline: Timeline, how_much: HowMuch = HowMuch.ALL) -> None:
        self.how_much = how_much
        self._timeline = timeline
        self._first: dict[int, Segment] = {}
        for segment in timeline.segments:
            self._first.setdefault(segment.number, segment)
        self._told: set[str] = set()
        self.topics = {
            number: self._topics(segment.exercise)
            for number, segment in self._first.items()
            if segment.exercise is not None
        }

    def _topics(self, exercise: Exercise) -> Topics:
        little, most = self.how_much is HowMuch.LITTLE, self.how_much is HowMuch.ALL
        start = exercise.start
        lines = start.coach if start else ()
        setting_up = [start.note if start else "", *(line.say for line in lines)]
        return Topics(
            setting_up=() if little else self._new(setting_up),
            notes=() if little else tuple(self._new([phase.note]) for phase in exercise.rep),
            stops=self._new(exercise.stop_if),
            feel=" ".join(self._new([exercise.feel])) if most else "",
            mistake=" ".join(self._new(exercise.mistakes[:1])) if most else "",
        )

    def _new(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The sentences of these texts that no exercise before this one had."""
        found = []
        for text in texts:
            for sentence in wording.whole_sentences(text):
                if sentence.casefold() not in self._told:
                    self._told.add(sentence.casefold())
                    found.append(sentence)
        return tuple(found)

    def where(self, segment: Segment) -> tuple[Phrase, ...]:
        """Which exercise this is and how long there is to go, where it begins; the count first."""
        texts = self.where_texts(segment)
        return tuple(Phrase(text, Priority.NEXT) for text in texts)

    def where_texts(self, segment: Segment) -> tuple[str, ...]:
        count, number = self._timeline.exercise_count, segment.number
        if count < 2 or not number or self._first[number] is not segment:
            return ()
        left = self._timeline.total_seconds - segment.start
        first = number == 1
        time = stock.minutes_in_all(left) if first else stock.minutes_to_go(left)
        return tuple(filter(None, (stock.exercise_count(number, count), time)))

    def setting_up(self, segment: Segment) -> list[tuple[Phrase, ...]]:
        """What may be said in a start after how to get there, the fullest first."""
        topics = self.topics.get(segment.number, Topics())
        if self._first.get(segment.number) is not segment:
            return []
        notes = [fill_side(text, segment.side) for text in topics.setting_up]
        ways = [
            [*notes, *stops_in_a_row(topics.stops[:n])] for n in range(len(topics.stops), 0, -1)
        ]
        ways += [notes[:n] for n in range(len(notes), 0, -1)]
        ways.append(stops_in_a_row(topics.stops))
        return [tuple(Phrase(text, Priority.COACHING) for text in way) for way in ways if way]


def stops_in_a_row(stops: tuple[str, ...]) -> list[str]:
    """What means stop, one after the other, led in once."""
    if not stops:
        return []
    lead = stock.STOP_SOME if len(stops) > 1 else stock.STOP_ONE
    return [f"{lead} {stops[0]}", *stops[1:]]


def coached(segment: Segment, which: When | int) -> tuple[str, ...]:
    """The author's lines of coaching for a segment that come at `which`."""
    if segment.exercise is None or segment.phase < 0:
        return ()
    lines = segment.exercise.rep[segment.phase].coach
    return tuple(filled(line.say, segment) for line in lines if line.when == which)
