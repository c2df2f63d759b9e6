"""The course of a run: what a person changes of it on the way, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from player.care.pain import ends_today
from player.flow.answers import Played
from player.model.record import Outcome, PainKind
from player.model.routine import Exercise
from player.plan.adjust import same_step, slower, with_form_from
from player.plan.clockwork import State
from player.plan.session import Session
from player.plan.timeline import Timeline
from player.screens.play.session_audio import Ear
from player.screens.play.session_log import Account
from player.ui.look import PHASE_WORDS

if TYPE_CHECKING:
    from player.care.stop_signs import StopSign
    from player.care.texts import PainTexts

MESSAGE_SECONDS = 4.0

GO_ON = "Space: go on."
"""How to go on from a pause."""

MOUSE_SECONDS = 3.0
"""Seconds after a movement of the mouse in which it and its buttons are seen."""

STOP_WITHIN = 3.0
"""Seconds within which a second Esc stops."""

_NEVER = float("-inf")

Easier = Callable[[Exercise, str, str], Exercise | None]
"""The easier form of an exercise for a place that hurts ("" for none); None without one.

The last is the key of a form of it that is done already ("" for none): then a still easier one.
"""


def no_easier(_exercise: Exercise, _where: str, _done: str) -> Exercise | None:
    """For a run that has no library at hand, such as a rehearsal."""
    return None


class Then(Enum):
    """What a person wants to do after a pain that need not end the session."""

    EASIER = "easier"
    SKIP = "skip"
    SLOWER = "slower"
    STOP = "stop"


class HurtsTold(Struct, frozen=True):
    """What a person told of a pain and wants to do then."""

    kind: PainKind
    strength: int = 0
    where: str = ""
    then: Then | None = None


class Course:
    """One run with its log and its sound. What there is to say goes to the passing messages."""

    def __init__(
        self,
        session: Session,
        account: Account,
        ear: Ear,
        passing: Passing,
        easier: Easier,
    ) -> None:
        self.session = session
        self.account = account
        self.ear = ear
        self.passing = passing
        self._easier = easier
        self._eased: dict[str, Exercise] = {}
        """The exercise that an easier form was taken for, by the key of the form."""
        self.played: Played | None = None
        """What came of it, once it is over."""

    @property
    def timeline(self) -> Timeline:
        """The plan that is followed."""
        return self.session.timeline

    def finish(
        self,
        outcome: Outcome | None = None,
        pain: HurtsTold | None = None,
        *,
        left: bool = False,
        sign: StopSign | None = None,
    ) -> None:
        """It is over, here or at its end; the same again changes nothing."""
        if self.played is not None:
            return
        session = self.session
        if session.state is not State.FINISHED:
            session.stop()
            # What ended within this very frame is done too.
            self.account.take(session.update(), session, self.timeline)
            # At a sign the instruction is said in place of the calm last line.
            self.ear.end(None if sign else outcome)
        kept = self.account.end(session, self.ear.sounds.silent, outcome)
        self.played = Played(
            routine=self.timeline.routine,
            outcome=kept,
            repetitions=len(session.done),
            planned=sum(planned.reps for planned in self.timeline.planned()),
            seconds=session.spent.active,
            pain=pain.kind if pain else None,
            left=left,
            answers=self.account.answers,
            sign=sign,
        )

    def easier_form(self, where: str = "") -> Exercise | None:
        """The easier form of the exercise of now; `where` it hurts decides between several."""
        exercise = self.session.segment.exercise
        if exercise is None:
            return None
        whole = self._eased.get(exercise.key)
        return self._easier(whole or exercise, where, exercise.key if whole else "")

    def easier(self, where: str = "") -> None:
        """The easier exercise in place of this one from here on; again, one still easier."""
        exercise, form = self.session.segment.exercise, self.easier_form(where)
        if exercise is None or form is None:
            eased = exercise is not None and exercise.key in self._eased
            texts = _pain_texts()
            self.passing.say(texts.easiest if eased else texts.no_easier)
            return
        self._eased[form.key] = self._eased.get(exercise.key, exercise)
        step = self.timeline.steps[self.session.step]
        self._follow(*with_form_from(self.timeline, step, form))
        self._tell(f"From here on: {form.name}.")

    def slower(self) -> None:
        """Slower moves from here to the end; holds stay as they are."""
        pace = slower(self.timeline.pace)
        if pace is None:
            self.passing.say(_pain_texts().slowest, 2 * MESSAGE_SECONDS)
            return
        plan = self.timeline.replanned(pace=pace)
        self._follow(plan, same_step(plan, self.timeline.steps[self.session.step]))
        said = _pain_texts().slower
        self.passing.say(said, 2 * MESSAGE_SECONDS)
        self.ear.answer([(said,)])

    def hurts(self, told: HurtsTold) -> bool:
        """Keep what was told of a pain and do what follows; whether it goes on from here."""
        self.account.pain(told.where, told.strength, told.kind, self.session)
        if ends_today(told.kind, told.strength) or told.then is Then.STOP:
            self.finish(Outcome.STOPPED_FOR_PAIN, told)
        elif told.then is Then.EASIER:
            self.easier(told.where)
        elif told.then is Then.SKIP:
            self.skip_exercise()
            self._tell(f"Now: {self._name_of_now()}.")
        else:
            self.slower()
            return True
        return False

    def notice(self, sign: StopSign) -> None:
        """A sign to stop at: keep it, and end for today, or leave this exercise."""
        from player.care.screening import ILL_TODAY

        self.account.sign(sign, self.session)
        if not sign.ends_today:
            self.skip_exercise()
            self.passing.say(sign.then, 2 * MESSAGE_SECONDS)
            self.ear.answer([(sign.then,)])
            return
        told = HurtsTold(sign.kind, sign.strength, sign.short.lower()) if sign.kind else None
        # Who is ill today is asked again tomorrow; every other sign counts as stopped for pain.
        ill = sign.question == ILL_TODAY
        self.finish(Outcome.STOPPED if ill else Outcome.STOPPED_FOR_PAIN, told, sign=sign)

    def _tell(self, text: str) -> None:
        """Say what comes now and, for as long as the run stands still, how to go on."""
        if self.session.state is State.PAUSED:
            self.passing.stay(f"{text} {GO_ON}")
        else:
            self.passing.say(text, 2 * MESSAGE_SECONDS)

    def _name_of_now(self) -> str:
        exercise = self.session.segment.exercise
        return exercise.name if exercise else PHASE_WORDS[self.session.segment.kind]

    def _follow(self, timeline: Timeline, step: int) -> None:
        """Go on in another plan, from the start of one of its steps."""
        self.account.take(self.session.update(), self.session, self.timeline)
        self.session.swap(timeline, step)
        self.ear.open(timeline)

    def jump(self, step: int) -> None:
        """To the start of a step of the plan."""
        self.ear.moved()
        self.session.jump(step)

    def skip_exercise(self) -> None:
        """To the first step after this exercise, or the end where there is none."""
        here = self.timeline.steps[self.session.step]
        for step in self.timeline.steps[here.index :]:
            if step.number != here.number:
                self.jump(step.index)
                return
        self.finish()


class Passing:
    """Notes until when each of them holds, by a clock that is passed in, in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._text, self._text_until = "", _NEVER
        self._stays = ""
        self._mouse_until = _NEVER
        self._stop_until = _NEVER

    def say(self, text: str, seconds: float = MESSAGE_SECONDS) -> None:
        """Show a message for so long."""
        self._text, self._text_until = text, self._clock() + seconds

    def stay(self, text: str) -> None:
        """Show a message for as long as the run stands still."""
        self._stays, self._text_until = text, _NEVER

    def went_on(self) -> None:
        """The run does not stand still (any more)."""
        self._stays = ""

    @property
    def message(self) -> str:
        """The message that runs, or the one that stays, or nothing."""
        return self._text if self._clock() < self._text_until else self._stays

    def mouse_moved(self) -> None:
        """The mouse is near: it and its buttons are seen for a while."""
        self._mouse_until = self._clock() + MOUSE_SECONDS

    @property
    def mouse_near(self) -> bool:
        """Whether the buttons of the mouse are seen."""
        return self._clock() < self._mouse_until

    def stop_confirmed(self) -> bool:
        """Whether Esc was pressed a second time soon enough; the first time it asks."""
        now = self._clock()
        if now <= self._stop_until:
            return True
        self._stop_until = now + STOP_WITHIN
        return False

    def next_end(self, last: float) -> float | None:
        """When the first of them that was seen at `last` passes."""
        ends = [until for until in (self._text_until, self._mouse_until) if last < until]
        return min(ends, default=None)


def _pain_texts() -> PainTexts:
    from player.care.texts import pain_texts  # not before the first frame

    return pain_texts()
