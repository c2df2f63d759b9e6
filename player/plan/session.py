"""One run of a plan as a person steers it: what each key does to it."""

from __future__ import annotations

from player.plan.clockwork import LIVE, State
from player.plan.playback import LED, Playback, first_segment
from player.plan.segment import SegmentKind
from player.plan.timeline import Timeline

ADJUSTMENT = 10.0
"""Seconds by which a hold is made longer or shorter."""

LEAST_REMAINING = 3.0
"""Seconds of a hold that are left to it when it is made shorter."""

BACK_WITHIN = 3.0
"""Seconds of a step in which going back means the step before it."""

MOST_REPEATS = 9


class Session(Playback):
    """A plan as it is followed. It does nothing until `begin`.

    `clock` returns seconds. It is read once by `begin`, `update` and each key, and by nothing
    else: every property tells how things stood at the last reading. Lengths are in seconds: of
    the plan's line for `offset`, `length`, `remaining`, `left` and `position`, of the clock for
    `gap`, `lead_in`, `lead_remaining` and `spent`.

    `speed` is seconds of the plan for each second of the clock. When nobody asked for more than
    `gap` seconds while it ran, the session is paused where it was then. `lead_in` is the length
    of the count before going on. `already` was spent in an earlier part of the same session,
    which goes on at `first_step`.

    Raises ValueError for a plan without segments or a speed that is not above zero, IndexError
    for a step that is not there.

    Before `begin` and after the end the keys do nothing. Going back or past something never
    rewrites what was done.
    """

    def pause(self) -> None:
        """Stand still until `resume`."""
        if self._catch_up() and self.state is not State.PAUSED:
            self._halt(self.noted, "key")

    def resume(self) -> None:
        """Go on from a pause after a count, or go back to waiting at a start that waits."""
        if self._catch_up() and self.state is State.PAUSED:
            self._carry_on(self.noted, lead=True)

    def toggle(self) -> None:
        """Pause or resume, by the state that the person has seen."""
        if self.state is State.PAUSED:
            self.resume()
        else:
            self.pause()

    def go(self) -> None:
        """The person is ready: go on from a start that waits."""
        if self._catch_up() and self.state is State.WAITING:
            self._run(self.noted)
            self._pass_end(self.noted)

    def next(self) -> None:
        """Go to the next step; from the last one, the plan is finished."""
        if not self._catch_up():
            return
        self._progress.pass_over([self.step])
        if self.step + 1 < len(self.timeline.steps):
            self._go_to(self.step + 1)
        else:
            self._finish(self.noted)

    def back(self) -> None:
        """In the first 3 s of a step go to the one before it, later to its own start."""
        if self._catch_up():
            early = self._running.read(self.noted) - self._step_entered < BACK_WITHIN
            self._go_to(max(0, self.step - 1) if early else self.step)

    def jump(self, step: int) -> None:
        """Go to the start of a step. Raises IndexError if there is no such step."""
        first_segment(self.timeline, step)
        if self._catch_up():
            self._progress.pass_over(range(self.step, step))
            self._go_to(step)

    def repeat(self) -> None:
        """Do this step once more after it ends; each call adds one more, up to nine."""
        if self._catch_up():
            self.repeats_left = min(MOST_REPEATS, self.repeats_left + 1)

    def longer(self) -> None:
        """Make the hold that runs 10 s longer; in anything else it does nothing."""
        if self._catch_up() and self.segment.kind is SegmentKind.HOLD:
            self._stretch(ADJUSTMENT)

    def shorter(self) -> None:
        """Make the hold that runs up to 10 s shorter, but leave it 3 s."""
        if self._catch_up() and self.segment.kind is SegmentKind.HOLD:
            cut = min(ADJUSTMENT, self.remaining - LEAST_REMAINING)
            if cut > 0:
                self._stretch(-cut)

    def stop(self) -> None:
        """End the session here; what was not reached does not count as skipped."""
        if self._catch_up() or self.state is State.READY:
            self._running.set_rate(self.noted, 0.0)
            self._set_state(State.STOPPED, self.noted)

    def swap(self, timeline: Timeline, step: int) -> None:
        """Go on with another plan from one of its steps, as by a jump.

        It happens at the time of the last reading of the clock, so that right after an `update`
        no moment of the old plan is left to come. What was done and passed over stays so.
        Raises ValueError for a plan without segments, IndexError for a step that is not there.
        """
        first_segment(timeline, step)
        if self.state in LIVE:
            self._progress.leave(self.timeline)
            self.timeline = timeline
            self.repeats_left = 0
            self._place(step)

    def _stretch(self, seconds: float) -> None:
        offset = self.offset
        self.length += seconds
        self._agenda.stretch(self.timeline, self._index, self.length, offset)

    def _go_to(self, step: int) -> None:
        """Go to another step, or to the start of this one, which keeps its repeats."""
        if step != self.step:
            self.repeats_left = 0
        self._place(step)

    def _place(self, step: int) -> None:
        """Be at the start of a step: still paused if it was paused, else going on from there."""
        line = self._running.read(self.noted)
        self._enter(first_segment(self.timeline, step), line)
        self._step_entered, self._held = line, 0.0
        if self.state is not State.PAUSED:
            self._carry_on(self.noted, lead=self.segment.kind in LED)
