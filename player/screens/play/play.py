"""The play screen: runs a session, sounds and logs what falls due, and takes the presses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
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
from player.screens.play.play_keys import PlayKeys
from player.screens.play.play_painters import SessionStatus
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import PlayView, session_face, space_does, view_at
from player.screens.play.session_audio import SessionAudio
from player.screens.play.session_changes import Easier, PainReport, SessionChanges
from player.screens.play.session_controls import (
    GO_ON,
    LONG_SECONDS,
    MESSAGE_SECONDS,
    Messages,
    SessionControls,
)
from player.screens.play.session_log import SessionLog
from player.screens.play.still_pictures import StillPictures
from player.ui.window.canvas import Canvas
from player.ui.window.events import is_click, is_key
from player.ui.window.keys import Keys, key_name
from player.ui.window.screen import BaseScreen

if TYPE_CHECKING:
    from player.care.stop_signs import StopSign
    from player.screens.forms.reader import Reader
    from player.ui.window.screen import Screen

AWAKE_PAUSED = 600.0
"""Seconds of a pause in which the screen is still kept awake."""

MOVING_FRAME = 1 / 60
STILL_FRAME = 1 / 10

GETTING_READY = "Getting the voice ready …"

VOICE_SECONDS = 3.0
"""Seconds that the session waits for its first words at most."""

SAME_PRESS = 0.3
"""Seconds within which presses of the same key count once."""


class Play(BaseScreen[Played]):
    """One run of a plan on the screen.

    `still` fades in place of movement. `country` tells whom to call at a stop sign, `easier` finds
    the easier form of an exercise, `named` the name of the exercise with a key.
    """

    def __init__(
        self,
        session: Session,
        log: SessionLog,
        audio: SessionAudio,
        clock: Callable[[], float],
        pictures: StillPictures,
        *,
        still: bool,
        country: Callable[[], Country],
        easier: Easier,
        named: Callable[[str], str],
    ) -> None:
        super().__init__()
        self.awake = True
        self.session = session
        self.log = log
        self.audio = audio
        self._clock = clock
        self._pictures = pictures
        self._still = still
        self._country, self._named = country, named
        self._picture = PlayPicture(session.timeline, pictures, still=still)
        self._pressed: dict[int, float] = {}
        self._tables: dict[str, PlayKeys] = {}
        """The keys, by what Space does."""
        self._was_running = False
        self.messages = Messages(clock)
        self.changes: SessionChanges = SessionChanges(session, log, audio, self.messages, easier)
        self.controls: SessionControls = SessionControls(session, log, audio, self.messages, clock)
        self._paused_since: float | None = None
        self._said_silent = self._said_still = False
        self._begins_by = clock() + VOICE_SECONDS
        self._begin()

    @property
    def timeline(self) -> Timeline:
        return self.session.timeline

    # The loop

    def _begin(self) -> bool:
        """Begin once the first words can be said, or cannot be waited for any longer."""
        if self._clock() < self._begins_by and not self.audio.opening_is_ready():
            self.messages.say_until_resumed(GETTING_READY)
            return False
        self.messages.resumed()
        self.session.begin()
        return True

    def update(self) -> None:
        if self.session.state is State.READY and not self._begin():
            return
        before = self.session.state
        fired = self.session.update()
        self.log.take(fired, self.session)
        self.audio.take(fired, self.session)
        if self.session.pause_reason == "gap" and before is not State.PAUSED:
            self.audio.pause()
            self.messages.say_until_resumed(f"Paused, since nothing ran for a while. {GO_ON}")
        self._watch_pause()
        self._show_trouble()
        if self.session.state is State.FINISHED:
            self._finish()

    def _watch_pause(self) -> None:
        """After ten minutes of a pause the screen may sleep."""
        if self.session.state is not State.PAUSED:
            self._paused_since = None
            self.messages.resumed()
        elif self._paused_since is None:
            self._paused_since = self._clock()
        since = self._paused_since
        self.awake = since is None or self._clock() - since < AWAKE_PAUSED

    def _show_trouble(self) -> None:
        """Say one trouble after the other, each for as long as it is read."""
        if news := self.log.recorder.take_news():
            self.say(news, LONG_SECONDS)
        elif self.messages.message:
            return
        elif self.audio.trouble and not self._said_silent:
            self._said_silent = True
            self.say(self.audio.trouble)
        elif self._pictures.painter.trouble and not self._said_still:
            self._said_still = True
            self.say(self._pictures.painter.trouble)
        elif self.log.recorder.trouble:
            self.say(self.log.recorder.trouble)

    def leave(self) -> None:
        self._finish(left=True)

    def _finish(self, outcome: Outcome | None = None, left: bool = False) -> None:
        self.changes.finish(outcome, left=left)
        self.result = self.changes.played

    # Presses

    @property
    def _table(self) -> PlayKeys:
        space = space_does(self.session)
        if space not in self._tables:
            self._tables[space] = PlayKeys(self, space)
        return self._tables[space]

    def keys(self) -> Keys:
        return self._table

    def press(self, event: pygame.event.Event) -> bool:
        if getattr(event, "clicked", False):
            self.messages.mouse_moved()
        elif self.keys().find(key_name(event)) is not None and self._is_same_press(event.key):
            return True
        return super().press(event)

    def _is_same_press(self, key: int) -> bool:
        """Whether the key, by pygame's number, was pressed a moment ago."""
        now = self._clock()
        if now - self._pressed.get(key, float("-inf")) < SAME_PRESS:
            return True
        self._pressed[key] = now
        return False

    def take(self, event: pygame.event.Event) -> None:
        """Show the buttons to a mouse; a click on the dial pauses, a digit rates."""
        if is_key(event):
            self.controls.rate(event.unicode)
        elif event.type in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN):
            self.messages.mouse_moved()
            clicked = is_click(event)
            if clicked and self._picture.is_on_dial(event.pos):
                self.controls.toggle()

    def stop(self) -> None:
        if self.controls.confirms_stop():
            self._finish(Outcome.STOPPED)

    def tell_time(self) -> None:
        """The time left, and the exercise that comes after this one."""
        number = self.session.segment.number
        coming = (step for step in self.timeline.steps if step.number > number > 0)
        step = next(coming, None)
        self.controls.tell_time(step.exercise.name if step and step.exercise else "")

    # Panels

    def open_steps(self) -> None:
        from player.screens.play.play_questions import steps_question

        self._pause_for(steps_question(self.timeline, self.session.step), self._step_chosen)

    def open_pain(self) -> None:
        from player.screens.play.play_questions import PainContext, PainQuestion

        before = self.log.before.get(Asked.PAIN)
        context = PainContext(self.changes.easier_form, before, self._country(), self._reader())
        self._pause_for(PainQuestion(context), self._pain_told)

    def open_signs(self) -> None:
        from player.screens.play.stop_signs import StopSignsMenu

        self._pause_for(StopSignsMenu(self._country(), self._reader()), self._sign_chosen)

    def open_about(self) -> None:
        """The texts about the exercise and the keys; where there is no exercise, the keys."""
        segment, listed = self.session.segment, self._table.page
        if segment.exercise is None:
            from player.screens.play.play_questions import keys_panel

            self._pause_for(keys_panel(listed, self._help), self._go_on)
            return
        from player.screens.play.about_exercise import about_exercise
        from player.screens.play.about_screen import AboutScreen

        sections = about_exercise(segment.exercise, segment.side, self._named)
        about = AboutScreen(segment.exercise.name, sections, listed, self._help)
        self._pause_for(about, self._go_on)

    def _pause_for(self, panel: Screen[Any], then: Callable[[Any], object]) -> None:
        """Lay a panel over the paused session."""
        self._was_running = self.session.state is not State.PAUSED
        self.controls.pause()
        self.open(panel, partial(self._closed, then))

    def _closed(self, then: Callable[[Any], object], answer: Any) -> None:
        """A panel was answered: it is read no further."""
        self.audio.hush()
        then(answer)

    def _step_chosen(self, answer: int | str) -> None:
        if isinstance(answer, int):
            self.changes.jump(answer)
        self._go_on()

    def _pain_told(self, answer: PainReport | StopSign | str) -> None:
        if isinstance(answer, PainReport):
            if self.changes.take_pain(answer):
                self._go_on()
            self.result = self.changes.played
        else:
            self._sign_chosen(answer)

    def _sign_chosen(self, answer: StopSign | str) -> None:
        """Most signs end the session, which is kept before the screen says what to do."""
        if isinstance(answer, str):
            self._go_on()
            return
        self.changes.take_sign(answer)
        if self.changes.played is None:
            self._go_on()
        elif answer.ends_today:
            from player.screens.play.stop_signs import StopSignScreen

            self.open(StopSignScreen(answer, self._reader(), self._country()), self._sign_read)
        else:
            self._sign_read()

    def _sign_read(self, answer: object = None) -> None:
        self.result = self.changes.played

    def _reader(self) -> Reader:
        from player.screens.forms.reader import Reader

        speech = self.audio.speech
        return Reader(speech.voice if speech else None, self._clock)

    def _help(self) -> Screen[Any]:
        from player.screens.care.help import HelpScreen

        return HelpScreen(self._country(), self._reader(), checklist=False)

    def _go_on(self, answer: object = None) -> None:
        if self._was_running:
            self.session.resume()

    # The picture

    def say(self, text: str, seconds: float = MESSAGE_SECONDS) -> None:
        self.messages.say(text, seconds)

    def view(self) -> PlayView:
        """The view of this moment. Before a start begins, the body is shown in its new position."""
        session = self.session
        view = view_at(self.timeline, session.segment.index, session.offset, session.length)
        stands = session.state in (State.PAUSED, State.LEADING) and session.offset == 0
        starts = stands and session.segment.kind is SegmentKind.START
        return replace(view, offset=view.length) if starts else view

    def draw(self, canvas: Canvas) -> None:
        if self._picture.timeline is not self.timeline:
            self._picture = PlayPicture(self.timeline, self._pictures, still=self._still)
        view = self.view()
        face = session_face(self.session, view.face)
        runs = self.session.state in (State.RUNNING, State.LEADING)
        canvas.pointer.hidden = runs and not self.messages.mouse_near
        keys, near = self._table, self.messages.mouse_near
        status = SessionStatus(
            face, self.messages.message, keys.hinted, keys.buttons if near else ()
        )
        self._picture.draw(canvas, view, status)

    def next_frame(self, last: float) -> float | None:
        state = self.session.state
        if state is State.RUNNING:
            return last + (MOVING_FRAME if self._is_moving() else STILL_FRAME)
        if state in (State.LEADING, State.READY):
            return last + STILL_FRAME
        return self.messages.next_end(last)

    def _is_moving(self) -> bool:
        """In a move, and while the view turns at a beginning."""
        kind = self.session.segment.kind
        turns = kind is not SegmentKind.HOLD and self.session.offset < CAMERA_SECONDS
        return kind is SegmentKind.MOVE or turns

    def next_moment(self) -> float | None:
        dues = (self.session.next_due(), self.audio.next_due())
        return min((due for due in dues if due is not None), default=None)
