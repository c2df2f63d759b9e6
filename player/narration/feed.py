"""What is to be said now: the cues of a plan as a session reaches them, whatever the keys do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from player.narration.cue import Cue, CueKind, Priority
from player.plan import wording
from player.plan.clockwork import State
from player.plan.playback import Fired
from player.plan.segment import MomentKind, PlanMoment, Segment
from player.plan.session import Session
from player.plan.timeline import Timeline

_UNLIMITED = float("inf")


class Entry(StrEnum):
    """How the person came into a segment."""

    ON = "on"
    MOVED = "moved"
    AGAIN = "again"


class DueCue(Struct, frozen=True):
    """A voice cue that fell due `late` seconds of the clock ago (below zero: in so many)."""

    cue: Cue
    late: float


class Feed:
    """Follows one session and hands out its voice cues, each once in a pass of its segment.

    Cues are tied to the segment in which they are due, so that a hold made longer, a pause and a
    jump need no plan of their own. Going back begins a new pass: all cues of the segment come
    again, and what was left of the old pass does not.
    """

    def __init__(self, timeline: Timeline, cues: Iterable[Cue]) -> None:
        self._timeline = timeline
        self._by_host: dict[int, list[Cue]] = {}
        self._host = -1
        self._length = 0.0
        self._given: set[tuple[int, str]] = set()
        self._moved = True
        self.entered: Entry | None = None
        """How the last segment was entered that began at the last `take`; None if none did."""
        self.replan(timeline, cues)

    def replan(self, timeline: Timeline, cues: Iterable[Cue]) -> None:
        """Take other cues from here on, for another plan or for other lengths of the clips."""
        if timeline is not self._timeline:
            self._timeline, self._host = timeline, -1
        self._by_host = {}
        for cue in cues:
            if cue.kind is CueKind.VOICE:
                self._by_host.setdefault(cue.host, []).append(cue)

    def moved(self) -> None:
        """A key went elsewhere: what was left of this pass does not come any more."""
        self._moved = True
        self._host = -1

    def take(self, fired: Sequence[Fired], session: Session) -> list[DueCue]:
        """The cues that fell due since the last call, in order."""
        found: list[DueCue] = []
        self.entered = None
        if self._moved:  # what began before the key was pressed does not matter any more
            begins = [at for at, one in enumerate(fired) if one.moment.kind is MomentKind.BEGIN]
            fired = fired[begins[-1] :] if begins else ()
        for one in fired:
            if one.moment.kind is MomentKind.BEGIN:
                found += self._closing(one, session)
                self._open(one.moment)
            elif one.moment.kind is MomentKind.FINISH:
                found += self._closing(one, session)
                self._host = -1
        if self._host < 0 or session.segment.index != self._host:
            return found
        self._length = session.length
        if session.segment.ready:
            return found + self._at_a_gate(fired)
        if session.state is State.RUNNING:
            again = session.repeats_left > 0
            found += self._until(session.offset, session, 0.0, again)
        return found

    def next_due(self, session: Session) -> float | None:
        """Seconds of the clock from the session's last reading to the next cue of its segment."""
        if session.state is not State.RUNNING or session.segment.index != self._host:
            return None
        coming = self._coming(session)
        return (coming[0] - session.offset) / session.speed if coming else None

    def room(self, session: Session, least: Priority = Priority.COACHING) -> float:
        """Seconds of the clock until the next cue of the plan from here; infinite after the last.

        Cues less important than `least` do not count. A count-in that runs is part of it, a pause
        is not.
        """
        left = session.length - session.offset
        if coming := self._coming(session, least):
            return session.lead_remaining + (coming[0] - session.offset) / session.speed
        for segment in self._timeline.segments[session.segment.index + 1 :]:
            for cue in self._by_host.get(segment.index, ()):
                if cue.priority > least:
                    continue
                return session.lead_remaining + (left + cue.due(segment.length)) / session.speed
            left += segment.length
        return _UNLIMITED

    def _coming(self, session: Session, least: Priority = Priority.COACHING) -> list[float]:
        """The offsets in the running segment at which cues are still to come, in order."""
        left = self._left(session.segment.index, session.repeats_left > 0)
        dues = (cue.due(session.length) for cue in left if cue.priority <= least)
        return sorted(due for due in dues if due > session.offset)

    def missed(self, segment: Segment) -> str:
        """The words of a segment if they were said before it, and so not in this pass; or empty."""
        if not segment.say or segment.ready or segment.phase < 0:
            return ""
        here = self._by_host.get(segment.index, ())
        told = (
            cue.priority is Priority.INSTRUCTION and cue.segment == segment.index for cue in here
        )
        return "" if any(told) else segment.say

    def _open(self, moment: PlanMoment) -> None:
        again = moment.segment <= self._host
        self.entered = Entry.MOVED if self._moved else Entry.AGAIN if again else Entry.ON
        self._host = moment.segment
        self._length = self._timeline.segments[moment.segment].length
        self._given.clear()
        self._moved = False

    def _closing(self, ending: Fired, session: Session) -> list[DueCue]:
        """What was left of the pass that ended when this moment fell due."""
        if self._host < 0 or self._timeline.segments[self._host].ready:
            return []
        finished = ending.moment.kind is MomentKind.FINISH
        until = _UNLIMITED if finished else self._length
        again = not finished and ending.moment.segment <= self._host
        return self._until(until, session, ending.late, again)

    def _until(self, offset: float, session: Session, since: float, again: bool) -> list[DueCue]:
        """The cues up to `offset`, which was reached `since` seconds of the clock ago."""
        found = []
        reached = min(offset, self._length)
        for cue in self._left(self._host, again):
            due = cue.due(self._length)
            if due <= offset:
                self._given.add((cue.segment, cue.what))
                found.append(DueCue(cue, since + (reached - due) / session.speed))
        return found

    def _at_a_gate(self, fired: Sequence[Fired]) -> list[DueCue]:
        for one in fired:
            if one.moment.kind is MomentKind.BEGIN and one.moment.segment == self._host:
                return [DueCue(cue, one.late) for cue in self._by_host.get(self._host, ())]
        return []

    def _left(self, index: int, again: bool) -> list[Cue]:
        """The cues of a segment not given in this pass; none of the next step before a repeat."""
        last = self._timeline.steps[self._timeline.segments[index].step].last
        given = self._given if index == self._host else set()
        return [
            cue
            for cue in self._by_host.get(index, ())
            if (cue.segment, cue.what) not in given and not (again and cue.segment > last)
        ]


def entry_line(segment: Segment) -> tuple[str, ...]:
    """What is said where a key or the end of a pause led: the exercise and the side."""
    texts = []
    if segment.exercise is not None:
        texts.append(wording.name_line(segment.exercise.name))
    if segment.side is not None:
        texts.append(wording.side_line(segment.side))
    return tuple(texts)
