"""The account of a session: what happens in it, put into words of the log as it happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from player.engine.session import Fired, Session, State
from player.engine.timeline import MomentKind, Timeline
from player.model.record import (
    DAY_BEGINS,
    Answer,
    Begun,
    Ended,
    Outcome,
    Pain,
    PainKind,
    Repetition,
    local_day,
)
from player.model.routine import Asked
from player.storage.recorder import Log

NO_RATINGS: Mapping[Asked, int] = MappingProxyType({})


class Account:
    """Tells the log of one run. `now` is the person's own time of day, aware."""

    def __init__(
        self, log: Log, now: Callable[[], datetime], day_begins: timedelta = DAY_BEGINS
    ) -> None:
        self.log = log
        self._day_begins = day_begins
        self._now = now
        self._ended = False
        self._told = 0
        self._answers: dict[int, tuple[Asked, int]] = {}

    @property
    def answers(self) -> tuple[tuple[Asked, int], ...]:
        """What was rated, in the order of the plan: of each question its last answer."""
        return tuple(self._answers[place] for place in sorted(self._answers))

    def begin(
        self,
        timeline: Timeline,
        *,
        speed: float,
        silent: bool,
        before: Mapping[Asked, int] = NO_RATINGS,
    ) -> None:
        """A session begins from the plan's first step."""
        started = self._now()
        routine = timeline.routine
        self.log.begin(
            Begun(
                routine=routine.key,
                name=routine.name,
                digest=routine.digest,
                started=started,
                planned_seconds=timeline.total_seconds,
                planned=timeline.planned(),
                day=local_day(started, self._day_begins),
                speed=speed,
                silent=silent,
                before=before,
            )
        )

    def resume(self, session: int) -> None:
        """The unfinished session of this number goes on."""
        self.log.resume(session)

    def take(self, fired: Sequence[Fired], session: Session, timeline: Timeline) -> None:
        """Keep what fell due: a step that was reached, a repetition that was finished."""
        for one in fired:
            moment = one.moment
            segment = timeline.segments[moment.segment]
            step = timeline.steps[segment.step]
            if moment.kind is MomentKind.BEGIN and moment.segment == step.first:
                self.log.reached(step.index)
            elif moment.kind is MomentKind.REP_DONE and step.exercise is not None:
                self.log.repetition(
                    Repetition(
                        step=step.index,
                        exercise=step.exercise.key,
                        side=step.side,
                        set=step.set,
                        rep=step.rep,
                        hold_seconds=session.done[self._told][1],
                        finished=self._now(),
                    ),
                    session.spent,
                )
                self._told += 1

    def pain(self, where: str, strength: int, kind: PainKind, session: Session) -> None:
        """Something hurts in the running exercise."""
        segment = session.segment
        exercise = segment.exercise.key if segment.exercise else ""
        self.log.pain(Pain(self._now(), where, strength, kind, exercise, segment.side))

    def answer(self, what: Asked, value: int, segment: int) -> None:
        """The person rated from 0 to 10, asked by that segment of the plan."""
        self._answers[segment] = (what, value)
        self.log.answer(Answer(self._now(), what, value))

    def end(self, session: Session, silent: bool, outcome: Outcome | None = None) -> Outcome:
        """The session is over; the same again changes nothing. What it was kept as."""
        if outcome is None:
            finished = session.state is State.FINISHED
            outcome = Outcome.COMPLETED if finished else Outcome.STOPPED
        if not self._ended:
            self._ended = True
            self.log.end(
                Ended(
                    ended=self._now(),
                    outcome=outcome,
                    spent=session.spent,
                    skipped=session.skipped(),
                    silent=silent,
                )
            )
        return outcome
