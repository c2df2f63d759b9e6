"""The play screen: presses to the session, moments to the ear and to the log, a view to the eye."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pygame
from msgspec.structs import replace

from player.flow.answers import Played
from player.model.record import Outcome
from player.model.routine import Asked
from player.model.settings import Country
from player.plan.clockwork import State
from player.plan.segment import SegmentKind
from player.plan.session import Session
from player.plan.timeline import Timeline
from player.screens.play.figure_frames import CAMERA_SECONDS
from player.screens.play.play_keys import KEY_NAMES, Act, Presses, act_of
from player.screens.play.play_painters import Overlay, hint_for
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import PlayView, in_words, other_face, space_does, view_at
from player.screens.play.session_audio import Ear
from player.screens.play.session_changes import (
    GO_ON,
    MESSAGE_SECONDS,
    STOP_WITHIN,
    Course,
    Easier,
    HurtsTold,
    Passing,
    no_easier,
)
from player.screens.play.session_log import Account
from player.screens.play.session_speech import time_answer
from player.screens.play.still_pictures import StillPictures
from player.ui.window.canvas import Canvas
from player.ui.window.screen import BaseScreen

if TYPE_CHECKING:
    from player.care.stop_signs import StopSign
    from player.screens.forms.reader import Reader
    from player.ui.window.screen import Screen


AWAKE_PAUSED = 600.0
"""Seconds of a pause in which the screen is still kept awake."""

MOVING_FRAME = 1 / 60
STILL_FRAME = 1 / 10


class Play(BaseScreen[Played]):
    """One run of a plan on the screen.

    `country` tells whom to call at a sign to stop; `easier` finds the easier form of an exercise.
    """

    def __init__(
        self,
        session: Session,
        account: Account,
        ear: Ear,
        clock: Callable[[], float],
        pictures: StillPictures,
        *,
        still: bool = False,
        country: Callable[[], Country] = lambda: Country.OTHER,
        easier: Easier = no_easier,
        named: Callable[[str], str] = str,
    ) -> None:
        self.session = session
        self.account = account
        self.ear = ear
        super().__init__()
        self.awake = True
        self._clock = clock
        self._pictures = pictures
        self._still = still
        self._country, self._named = country, named
        self._picture = PlayPicture(session.timeline, pictures, still=still)
        self._presses = Presses(clock)
        self._was_running = False
        self.passing = Passing(clock)
        self.course = Course(session, account, ear, self.passing, easier)
        self._paused_since: float | None = None
        self._said_silent = False
        self._digit: tuple[str, float] = ("", float("-inf"))
        session.begin()

    @property
    def timeline(self) -> Timeline:
        """The plan that is followed."""
        return self.session.timeline

    # The loop

    def update(self) -> None:
        """Let the time pass: tones sound, the log hears of it, the end is noticed."""
        before = self.session.state
        fired = self.session.update()
        self.account.take(fired, self.session, self.timeline)
        self.ear.take(fired, self.session)
        if self.session.pause_reason == "gap" and before is not State.PAUSED:
            self.ear.stop()
            self.passing.stay(f"Paused, since nothing ran for a while. {GO_ON}")
        self._watch_pause()
        self._tell_trouble()
        if self.session.state is State.FINISHED:
            self._finish()

    def _watch_pause(self) -> None:
        """Count how long the pause has lasted: after ten minutes the screen may sleep."""
        if self.session.state is not State.PAUSED:
            self._paused_since = None
            self.passing.went_on()
        elif self._paused_since is None:
            self._paused_since = self._clock()
        since = self._paused_since
        self.awake = since is None or self._clock() - since < AWAKE_PAUSED

    def _tell_trouble(self) -> None:
        if self.account.log.trouble and not self.passing.message:
            self.say(self.account.log.trouble)
        elif self.ear.trouble and not self._said_silent:
            self._said_silent = True
            self.say(self.ear.trouble)

    def leave(self) -> None:
        """The window was closed: stop, and keep what was done."""
        self._finish(left=True)

    def _finish(self, outcome: Outcome | None = None, left: bool = False) -> None:
        self.course.finish(outcome, left=left)
        self.result = self.course.played

    # Presses

    def handle(self, event: pygame.event.Event) -> None:
        """Take one event: to the open panel, or what the table of the keys says."""
        if event.type in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN):
            self.passing.mouse_moved()
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._click(event.pos)
            return
        if self._rated(event):
            return
        act = act_of(event)
        if act is None:
            if self.session.state is State.WAITING and self._is_yes(event):
                self.session.go()
            return
        if self._presses.counts(event.key):
            self._do(act)

    @staticmethod
    def _is_yes(event: pygame.event.Event) -> bool:
        return event.type == pygame.KEYDOWN and event.key in (pygame.K_RETURN, pygame.K_KP_ENTER)

    def _click(self, pos: tuple[int, int]) -> None:
        act = self._picture.act_at(pos)
        if act is not None:
            self._do(act)

    def _rated(self, event: pygame.event.Event) -> bool:
        """Whether the event is a digit that answers the rating that runs. `1` then `0` is 10."""
        asked = self.session.segment.ask
        digit = getattr(event, "unicode", "") if event.type == pygame.KEYDOWN else ""
        if asked is None or len(digit) != 1 or digit not in "0123456789":
            return False
        before, at = self._digit
        ten = digit == "0" and before == "1" and self._clock() - at < 1.5
        value = 10 if ten else int(digit)
        self._digit = (digit, self._clock())
        self.account.answer(asked, value, self.session.segment.index)
        self.say(f"{asked.capitalize()}: {value} of 10.")
        return True

    def _do(self, act: Act) -> None:
        session = self.session
        if act is Act.PAUSE:
            self._toggle()
        elif act in (Act.NEXT, Act.BACK):
            self.ear.moved()
            (session.next if act is Act.NEXT else session.back)()
        elif act is Act.REPEAT:
            session.repeat()
            self.say("This step once more.")
        elif act in (Act.LONGER, Act.SHORTER):
            self._stretch(act)
        elif act is Act.LIST:
            from player.screens.play.play_questions import steps_panel  # not before the first frame

            self._pause_for(steps_panel(self.timeline, session.step))
        elif act is Act.HURTS:
            before = self.account.before.get(Asked.PAIN)
            from player.screens.play.play_questions import PainQuestion

            self._pause_for(PainQuestion.first(self.course.easier_form, before, self._country()))
        elif act is Act.SIGNS:
            from player.screens.play.stop_signs import (
                signs_panel,  # not on the way to a first frame
            )

            self._pause_for(signs_panel(self._country()))
        elif act is Act.ABOUT:
            self._pause_for(self._about())
        elif act is Act.EASIER:
            self.course.easier()
        elif act in (Act.MUTE, Act.LOUDER, Act.SOFTER):
            self.say(self.ear.change(act))
        elif act is Act.TIME:
            self.say(f"{in_words(session.left)} left.")
            self.ear.answer(time_answer(session.left, self.view().coming))
        elif act is Act.URGE:
            self._stand_still()
        elif act is Act.STOP:
            self._stop_pressed()

    def _about(self) -> Screen[Any]:
        """What there is to read of the exercise, and the keys; only these where there is none."""
        segment = self.session.segment
        if segment.exercise is None:
            from player.screens.play.play_questions import keys_panel

            return keys_panel(self._help)
        from player.screens.play.about_exercise import (
            about_exercise,  # not on the way to a first frame
        )
        from player.screens.play.about_screen import AboutPanel

        sections = about_exercise(segment.exercise, segment.side, self._named)
        return AboutPanel(segment.exercise.name, sections, KEY_NAMES, self._help)

    def _stand_still(self) -> None:
        """Wait, while the person goes aside to the urge."""
        self.session.pause()
        self.ear.stop()

    def _toggle(self) -> None:
        if self.session.state is State.WAITING:
            self.session.go()
            return
        self.session.toggle()
        if self.session.state is State.PAUSED:
            self.ear.stop()

    def _stretch(self, act: Act) -> None:
        """A countdown that already runs no longer tells the truth, so it stops."""
        before = self.session.length
        (self.session.longer if act is Act.LONGER else self.session.shorter)()
        if self.session.length != before:
            self.ear.stop()

    def _stop_pressed(self) -> None:
        if self.passing.stop_confirmed():
            self._finish(Outcome.STOPPED)
        else:
            self.say("Press Esc again to stop. What you did is kept.", STOP_WITHIN)

    # Panels

    def _pause_for(self, panel: Screen[Any]) -> None:
        """Lay a panel over the routine, which stands still beneath it."""
        self._was_running = self.session.state is not State.PAUSED
        self.session.pause()
        self.ear.stop()
        self.open(panel, self._panel_answered)

    def _panel_answered(self, answer: object) -> None:
        from player.care.stop_signs import StopSign

        course = self.course
        if isinstance(answer, StopSign):
            self._noticed(answer)
        elif isinstance(answer, HurtsTold):
            if course.hurts(answer):
                self._go_on()
            self.result = course.played
        else:
            if isinstance(answer, int) and not isinstance(answer, bool):
                course.jump(answer)
            self._go_on()

    def _reader(self) -> Reader:
        from player.screens.forms.reader import Reader  # not on the way to a first frame

        speech = self.ear.speech
        return Reader(speech.voice if speech else None, self._clock)

    def _help(self) -> Screen[Any]:
        from player.screens.care.help import HelpScreen

        return HelpScreen(self._country(), self._reader(), checklist=False)

    def _noticed(self, sign: StopSign) -> None:
        """With most signs it is over, and kept, before what to do then is shown."""
        from player.screens.play.stop_signs import SignTold

        self.course.notice(sign)
        if self.course.played is None:
            self._go_on()
        elif sign.ends_today:
            self.open(SignTold(sign, self._reader(), self._country()), self._sign_read)
        else:
            self.result = self.course.played

    def _sign_read(self, answer: object) -> None:
        self.result = self.course.played

    def _go_on(self) -> None:
        if self._was_running:
            self.session.resume()

    # The picture

    def say(self, text: str, seconds: float = MESSAGE_SECONDS) -> None:
        """Show a passing message in the line that is kept for them."""
        self.passing.say(text, seconds)

    def view(self) -> PlayView:
        """The view of this moment. Who stands before a new position sees the body in it."""
        session = self.session
        view = view_at(self.timeline, session.segment.index, session.offset, session.length)
        stands = session.state in (State.PAUSED, State.LEADING) and session.offset == 0
        starts = stands and session.segment.kind is SegmentKind.START
        return replace(view, offset=view.length) if starts else view

    def draw(self, canvas: Canvas) -> None:
        if self._picture.timeline is not self.timeline:
            self._picture = PlayPicture(self.timeline, self._pictures, still=self._still)
        view = self.view()
        face = other_face(self.session, view.face)
        space = space_does(self.session)
        runs = self.session.state in (State.RUNNING, State.LEADING)
        canvas.pointer.hidden = runs and not self.passing.mouse_near
        overlay = Overlay(
            face, self.passing.message, hint_for(space), self.passing.mouse_near, space
        )
        self._picture.draw(canvas, view, overlay)

    def next_frame(self, last: float) -> float | None:
        """When the picture drawn at `last` is out of date by itself."""
        state = self.session.state
        if state is State.RUNNING:
            return last + (MOVING_FRAME if self._is_moving() else STILL_FRAME)
        if state is State.LEADING:
            return last + STILL_FRAME
        return self.passing.next_end(last)

    def _is_moving(self) -> bool:
        """Whether the figure moves now: in a move, and while the view turns at a beginning."""
        kind = self.session.segment.kind
        turns = kind is not SegmentKind.HOLD and self.session.offset < CAMERA_SECONDS
        return kind is SegmentKind.MOVE or turns

    def next_moment(self) -> float | None:
        """When the next cue falls due."""
        dues = (self.session.next_due(), self.ear.next_due())
        return min((due for due in dues if due is not None), default=None)
