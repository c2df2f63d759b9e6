"""What is still to come of the segment that runs: its moments, each fired once a pass."""

from __future__ import annotations

from player.plan.segment import ROUNDING, Moment, MomentKind, due_offset
from player.plan.timeline import Timeline


class Agenda:
    """The moments of one pass of a segment that have not been fired, in the order they fall due.

    The end of the plan is not among them: whether the last segment ends it is for the session
    to know, which may have to repeat it.
    """

    def __init__(self) -> None:
        self._coming: list[tuple[float, Moment]] = []
        self._fired: set[Moment] = set()

    def copy(self) -> Agenda:
        """Another agenda with the same still to come."""
        other = Agenda()
        other._coming, other._fired = list(self._coming), set(self._fired)
        return other

    def open(self, timeline: Timeline, index: int) -> None:
        """Begin a pass of segment `index`."""
        self._fired.clear()
        length = timeline.segments[index].length
        self._coming = _dated(timeline, index, length)

    def stretch(self, timeline: Timeline, index: int, length: float, offset: float) -> None:
        """Give the segment another length in seconds, with the person `offset` seconds into it.

        Moments that count from its end and do not lie behind will be fired again.
        """
        self._coming = [
            (due, moment)
            for due, moment in _dated(timeline, index, length)
            if moment not in self._fired or (moment.from_end and due > offset - ROUNDING)
        ]

    def close(self) -> None:
        """Drop what is still to come."""
        self._coming = []

    def next_offset(self) -> float | None:
        """Seconds from the segment's start at which the next moment is due; None after all."""
        return self._coming[0][0] if self._coming else None

    def take(self) -> Moment:
        """The next moment, which now counts as fired. Raises IndexError when none is left."""
        moment = self._coming.pop(0)[1]
        self._fired.add(moment)
        return moment


def _dated(timeline: Timeline, index: int, length: float) -> list[tuple[float, Moment]]:
    return [
        (due_offset(moment, length), moment)
        for moment in timeline.moments(index, length)
        if moment.kind is not MomentKind.FINISH
    ]
