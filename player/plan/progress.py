"""What was done of a plan and what was passed over; nothing in it is ever rewritten."""

from __future__ import annotations

from collections.abc import Iterable

from player.model.record import Planned, SessionRecord
from player.model.routine import Side
from player.plan.timeline import Timeline


class Progress:
    """Finished repetitions with the seconds of their holds, and steps that were passed over.

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
        """Follow another plan from here on; what was passed over of this one stays so."""
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


def goes_on_at(timeline: Timeline, record: SessionRecord) -> int:
    """The index of the step at which an unfinished session goes on in the plan of today.

    It is the step last begun where the same is planned as then, else the one after the last
    repetition that was done: since then an answer may have swapped or left out an exercise. A
    form that now stands in for what was done before does not count as done.
    """
    last = len(timeline.steps) - 1
    planned = {(one.exercise, one.side): one.reps for one in timeline.planned()}
    before = {(one.name, one.side): one.reps_planned for one in record.exercises}
    if planned == {key: reps for key, reps in before.items() if reps}:
        return min(record.at_step, last)
    done = {(one.name, one.side): one.reps_done for one in record.exercises}
    after = 0
    for step in timeline.steps:
        if step.exercise is None or not timeline.segments[step.last].ends_rep:
            continue
        key = (step.exercise.key, step.side)
        if done.get(key, 0) > 0:
            done[key] -= 1
            after = step.index + 1
    return min(after, last)
