"""What was done of a plan and what was passed over; nothing in it is ever rewritten."""

from __future__ import annotations

from collections.abc import Iterable

from player.model.record import Planned
from player.model.routine import Side
from player.plan.timeline import Timeline


class Tally:
    """Finished repetitions with the seconds they were held, and steps that were passed over.

    Steps are indices of the plan that was followed at the time.
    """

    def __init__(self) -> None:
        self.done: list[tuple[int, float]] = []
        self._finished: set[int] = set()
        self._passed: set[int] = set()
        self._skipped_before: tuple[Planned, ...] = ()

    def finish(self, step: int, held: float) -> None:
        """A repetition was finished; its holds took `held` seconds."""
        self.done.append((step, held))
        self._finished.add(step)

    def pass_over(self, steps: Iterable[int]) -> None:
        """The person went past these steps by a key."""
        self._passed.update(steps)

    def leave(self, timeline: Timeline) -> None:
        """Another plan is followed from here on; what was passed over of this one stays so."""
        self._skipped_before = self.skipped(timeline)
        self._finished.clear()
        self._passed.clear()

    def skipped(self, timeline: Timeline) -> tuple[Planned, ...]:
        """The repetitions that were passed over and never finished, by exercise and side."""
        reps: dict[tuple[str, Side | None], int] = {}
        now = timeline.repetitions(sorted(self._passed - self._finished))
        for planned in self._skipped_before + now:
            key = (planned.exercise, planned.side)
            reps[key] = reps.get(key, 0) + planned.reps
        return tuple(Planned(exercise, side, count) for (exercise, side), count in reps.items())
