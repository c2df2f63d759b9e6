"""The log of a running session: what happens in it is kept as it happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from player.care.pain import A_CHANGE
from player.model.record import (
    AskAnswer,
    Outcome,
    Pain,
    PainKind,
    Repetition,
    SessionEnd,
    SessionStart,
    local_day,
)
from player.model.routine import Asked
from player.plan.clockwork import State
from player.plan.playback import Fired
from player.plan.segment import MomentKind
from player.plan.session import Session
from player.plan.timeline import Timeline
from player.storage.recorder import Recorder

if TYPE_CHECKING:
    from player.care.stop_signs import StopSign
    from player.model.diary import Entry


class SessionLog:
    """Tells the recorder of one run.

    `now` is the person's own time of day, aware. `note` keeps a record beside the sessions.
    """

    def __init__(
        self,
        recorder: Recorder,
        now: Callable[[], datetime],
        day_begins: timedelta,
        note: Callable[[Entry], None],
    ) -> None:
        self.recorder = recorder
        self.before: Mapping[Asked, int] = {}
        """The ratings before the session."""
        self._day_begins = day_begins
        self._now = now
        self._note = note
        self._repetitions = 0
        self._answers: dict[int, tuple[Asked, int]] = {}

    @property
    def answers(self) -> tuple[tuple[Asked, int], ...]:
        """The last answer to each question, in the order of the plan."""
        return tuple(self._answers[place] for place in sorted(self._answers))

    def begin(
        self,
        timeline: Timeline,
        *,
        speed: float,
        silent: bool,
        before: Mapping[Asked, int],
    ) -> None:
        self.before = before
        started = self._now()
        routine = timeline.routine
        self.recorder.begin(
            SessionStart(
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

    def resume(self, session: int, before: Mapping[Asked, int]) -> None:
        """An unfinished session goes on, by its number; `before` was rated at its start."""
        self.before = before
        self.recorder.resume(session)

    def take(self, fired: Sequence[Fired], session: Session) -> None:
        """Keep the steps that were reached and the repetitions that were finished."""
        timeline = session.timeline
        for one in fired:
            moment = one.moment
            segment = timeline.segments[moment.segment]
            step = timeline.steps[segment.step]
            if moment.kind is MomentKind.BEGIN and moment.segment == step.first:
                self.recorder.reached(step.index)
            elif moment.kind is MomentKind.REP_DONE and step.exercise is not None:
                self.recorder.repetition(
                    Repetition(
                        step=step.index,
                        exercise=step.exercise.key,
                        side=step.side,
                        set=step.set,
                        rep=step.rep,
                        hold_seconds=session.done[self._repetitions][1],
                        finished=self._now(),
                    ),
                    session.spent,
                )
                self._repetitions += 1

    def pain(self, where: str, strength: int, kind: PainKind, session: Session) -> None:
        segment = session.segment
        exercise = segment.exercise.key if segment.exercise else ""
        self.recorder.pain(Pain(self._now(), where, strength, kind, exercise, segment.side))

    def sign(self, sign: StopSign, session: Session) -> None:
        """Keep a sign to stop at as a pain where it is one, else in the note of the session.

        A sign that answers a safety question is kept as that answer too: a question of the first
        tier closes everything for the day.
        """
        from player.care.screening_ledger import tier_of
        from player.model.diary import Screening

        if sign.kind is not None:
            strength = sign.strength
            if not sign.ends_today:
                strength = min(10, self.before.get(Asked.PAIN, 0) + A_CHANGE)
            self.pain(sign.short.lower(), strength, sign.kind, session)
        else:
            self.recorder.note(f"Stopped at a sign: {sign.sign}.")
        if sign.question:
            now, answers = self._now(), {sign.question: True}
            day = local_day(now, self._day_begins)
            self._note(Screening(now, day, tier_of(answers), answers))

    def answer(self, what: Asked, value: int, segment: int) -> None:
        """Keep a rating, 0 to 10, that a segment of the plan asked for."""
        self._answers[segment] = (what, value)
        self.recorder.answer(AskAnswer(self._now(), what, value))

    def end(self, session: Session, silent: bool, outcome: Outcome | None = None) -> Outcome:
        """End the session; returns the outcome that is kept.

        A session of which more than half of the repetitions were skipped was stopped early.
        """
        skipped = session.skipped()
        if outcome is None:
            planned = sum(one.reps for one in session.timeline.planned())
            most = sum(one.reps for one in skipped) * 2 > planned
            completed = session.state is State.FINISHED and not most
            outcome = Outcome.COMPLETED if completed else Outcome.STOPPED
        self.recorder.end(SessionEnd(self._now(), outcome, session.spent, skipped, silent))
        return outcome
