"""What a person changes in a running session, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from player.care.pain import ends_today
from player.flow.answers import Played
from player.model.record import Outcome, PainKind
from player.model.routine import Exercise
from player.plan import wording
from player.plan.adjust import same_step, slower, with_form_from
from player.plan.clockwork import State
from player.plan.session import Session
from player.plan.timeline import Timeline
from player.screens.play.session_audio import SessionAudio
from player.screens.play.session_controls import GO_ON, MESSAGE_SECONDS, Messages
from player.screens.play.session_log import SessionLog
from player.ui.look import PHASE_WORDS

if TYPE_CHECKING:
    from player.care.stop_signs import StopSign
    from player.care.texts import PainTexts

Easier = Callable[[Exercise, str, str], Exercise | None]
"""The easier form of an exercise for a place that hurts ("" for none); None without one.

The last is the key of the form that is being done already ("" for none): then a still easier one.
"""


class AfterPain(Enum):
    """What a person wants to do after a pain that need not end the session."""

    EASIER = "easier"
    SKIP = "skip"
    SLOWER = "slower"
    STOP = "stop"


class PainReport(Struct, frozen=True):
    """A pain during the session, and what the person wants to do about it."""

    kind: PainKind
    strength: int = 0
    where: str = ""
    then: AfterPain | None = None


class SessionChanges:
    """Changes a session together with its log and its sound, and says so in the messages."""

    def __init__(
        self,
        session: Session,
        log: SessionLog,
        audio: SessionAudio,
        messages: Messages,
        easier: Easier,
    ) -> None:
        self.session = session
        self.log = log
        self.audio = audio
        self.messages = messages
        self._easier = easier
        self._eased: dict[str, Exercise] = {}
        """The exercise that an easier form was taken for, by the key of the form."""
        self.played: Played | None = None
        """The result, once the session is over."""

    @property
    def timeline(self) -> Timeline:
        return self.session.timeline

    def finish(
        self,
        outcome: Outcome | None = None,
        pain: PainReport | None = None,
        *,
        left: bool = False,
        sign: StopSign | None = None,
    ) -> None:
        """End the session here or at its end. A second call changes nothing."""
        if self.played is not None:
            return
        session = self.session
        if session.state is not State.FINISHED:
            session.stop()
            # What ended within this very frame is done too.
            self.log.take(session.update(), session)
            # At a sign the instruction is said in place of the calm last line.
            self.audio.end(None if sign else outcome)
        kept = self.log.end(session, self.audio.sounds.silent, outcome)
        self.played = Played(
            routine=self.timeline.routine,
            outcome=kept,
            repetitions=len(session.done),
            planned=sum(planned.reps for planned in self.timeline.planned()),
            seconds=session.spent.active,
            pain=pain.kind if pain else None,
            left=left,
            answers=self.log.answers,
            sign=sign,
        )

    def easier_form(self, where: str = "") -> Exercise | None:
        """The easier form of the running exercise; `where` it hurts decides between several."""
        exercise = self.session.segment.exercise
        if exercise is None:
            return None
        whole = self._eased.get(exercise.key)
        return self._easier(whole or exercise, where, exercise.key if whole else "")

    def take_easier(self, where: str = "") -> None:
        """Take the easier form from here on; the next time, one still easier."""
        exercise, form = self.session.segment.exercise, self.easier_form(where)
        if exercise is None or form is None:
            eased = exercise is not None and exercise.key in self._eased
            texts = _pain_texts()
            said = texts.easiest if eased else texts.no_easier
            self.messages.say(said)
            self.audio.answer([(said,)])
            return
        self._eased[form.key] = self._eased.get(exercise.key, exercise)
        step = self.timeline.steps[self.session.step]
        self._follow(*with_form_from(self.timeline, step, form))
        self._say_what_comes(f"From here on: {form.name}.", wording.EASIER, form.name)

    def go_slower(self) -> None:
        """Slow the moves down from here to the end; holds stay as they are."""
        pace = slower(self.timeline.pace)
        if pace is None:
            self.messages.say(_pain_texts().slowest, 2 * MESSAGE_SECONDS)
            return
        plan = self.timeline.replanned(pace=pace)
        self._follow(plan, same_step(plan, self.timeline.steps[self.session.step]))
        said = _pain_texts().slower
        self.messages.say(said, 2 * MESSAGE_SECONDS)
        self.audio.answer([(said,)])

    def take_pain(self, report: PainReport) -> bool:
        """Keep a pain and do what follows; whether the session goes on from here at once."""
        self.log.pain(report.where, report.strength, report.kind, self.session)
        if ends_today(report.kind, report.strength) or report.then is AfterPain.STOP:
            self.finish(Outcome.STOPPED_FOR_PAIN, report)
        elif report.then is AfterPain.EASIER:
            self.take_easier(report.where)
        elif report.then is AfterPain.SKIP:
            self.skip_exercise()
            exercise = self.session.segment.exercise
            name = exercise.name if exercise else PHASE_WORDS[self.session.segment.kind]
            if self.played is None:
                self._say_what_comes(f"Now: {name}.", wording.SKIPPED, name)
        else:
            self.go_slower()
            return True
        return False

    def take_sign(self, sign: StopSign) -> None:
        """Keep a sign to stop at, and end for today, or leave this exercise."""
        from player.care.screening import ILL_TODAY

        self.log.sign(sign, self.session)
        if not sign.ends_today:
            self.skip_exercise()
            self.messages.say(sign.then, 2 * MESSAGE_SECONDS)
            self.audio.answer([(sign.then,)])
            return
        pain = PainReport(sign.kind, sign.strength, sign.short.lower()) if sign.kind else None
        # Who is ill today is asked again tomorrow; every other sign counts as stopped for pain.
        ill = sign.question == ILL_TODAY
        self.finish(Outcome.STOPPED if ill else Outcome.STOPPED_FOR_PAIN, pain, sign=sign)

    def jump(self, step: int) -> None:
        """Go to the start of a step of the plan."""
        self.audio.moved()
        self.session.jump(step)

    def skip_exercise(self) -> None:
        """Go to the first step after this exercise, or end where there is none."""
        here = self.timeline.steps[self.session.step]
        for step in self.timeline.steps[here.index :]:
            if step.number != here.number:
                self.jump(step.index)
                return
        self.finish()
        self.audio.last_word(wording.ALL_DONE)

    def _say_what_comes(self, text: str, head: str, name: str) -> None:
        """With how to go on, as long as the session is paused. The voice says it in its words."""
        if self.session.state is State.PAUSED:
            self.messages.say_until_resumed(f"{text} {GO_ON}")
            self.audio.interject(head, wording.name_line(name), wording.GO_ON)
        else:
            self.messages.say(text, 2 * MESSAGE_SECONDS)
            self.audio.interject(head)

    def _follow(self, timeline: Timeline, step: int) -> None:
        """Go on in another plan, from the start of one of its steps."""
        self.log.take(self.session.update(), self.session)
        self.session.swap(timeline, step)
        self.audio.follow(timeline)


def _pain_texts() -> PainTexts:
    from player.care.texts import pain_texts  # not before the first frame

    return pain_texts()
