"""The screen for each question of a visit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from player.app.profile import Profile
from player.flow.answers import Go, LeftOver, Played
from player.flow.questions import (
    AnyQuestion,
    AskLeftOver,
    AskRoutine,
    PlayRoutine,
    Question,
    ShowHelp,
    ShowHistory,
    ShowSettings,
)
from player.model.settings import MotionChoice, Settings
from player.painting.painter import Painter
from player.plan.progress import goes_on_at
from player.plan.session import Session
from player.screens.play.figure_frames import PoseOf, Stances
from player.screens.play.play import Play
from player.screens.play.session_audio import SessionAudio
from player.screens.play.session_controls import LONG_SECONDS
from player.screens.play.session_log import SessionLog
from player.screens.play.session_speech import Speech
from player.screens.play.still_pictures import StillPictures
from player.sound.sounds import Sounds
from player.sound.voice import Voice
from player.ui.look import Ink, Theme
from player.ui.pygame_types import Rect, Surface
from player.ui.text.fonts import MissingFonts
from player.ui.window.screen import Screen

if TYPE_CHECKING:
    from player.app.offering import Offering
    from player.model.figure import Figure
    from player.model.routine import Side
    from player.screens.choose.offered import Offered
    from player.screens.start.overview import PaintPicture
    from player.ui.widgets.card_painter import Tile

T = TypeVar("T")

UPRIGHT = "standing"
"""The pose in which the figures are shown to choose from."""

_ALL = 1_000_000_000
"""Bytes of pictures that are taken in at once where nothing moves."""


class Screens:
    """Builds the screens; what a routine's first frame does not need is imported where it is used.

    `restyle` is told of settings that change how everything looks. `painter` paints the figure.
    """

    def __init__(
        self,
        profile: Profile,
        sounds: Sounds,
        voice: Voice | None,
        pose_of: PoseOf,
        theme: Callable[[], Theme],
        restyle: Callable[[Settings], None],
        painter: Painter,
    ) -> None:
        self.profile, self.sounds, self.voice = profile, sounds, voice
        self._pictures = StillPictures(Stances(pose_of), profile.figure, painter)
        self._theme, self._restyle = theme, restyle
        self._offering: Offering | None = None
        self._offered: dict[str, Offered] = {}
        self.begin_reminders: Callable[[], str] = lambda: ""
        """Called when reminders are turned on; returns what is to be said about it."""
        self.messages: list[str] = []
        """Sentences that the next screen with room for them says, once."""
        self._missing = MissingFonts()
        self._plays = False

    def unpack_pictures_later(self, arrived: Callable[[], object]) -> None:
        """Wait for no picture of a routine file; `arrived` is called when one is there."""
        self._pictures.own.arrived = arrived

    def take_news(self) -> bool:
        """Take in the small pictures that have come; whether a screen has to be painted anew.

        The play screen looks by itself.
        """
        if self._plays:
            return False
        self._pictures.painter.take(Surface((1, 1)), _ALL)
        return self._pictures.take_in()

    def screen(self, question: AnyQuestion) -> Screen[object]:
        """The screen for a question."""
        self._plays = isinstance(question, PlayRoutine)
        if not self._plays:
            self._pictures.painter.expect((), Surface((1, 1)))
        match question:
            case PlayRoutine():
                return _for(question, self._play(question))
            case AskRoutine():
                return _for(question, self._choose(question.focus))
            case ShowHistory():
                return _for(question, self._history(urges=question.urges))
            case ShowSettings():
                return _for(question, self._settings(question.focus))
            case ShowHelp():
                return _for(question, self._help())
            case AskLeftOver():
                return _for(question, self._left_over(question))
        from player.app.forms import form_for

        return _for(question, form_for(question, self.profile, self.voice, self._painter_of))

    def _help(self) -> Screen[Go]:
        from player.screens.care.help import HelpScreen
        from player.screens.forms.reader import Reader

        return HelpScreen(self.profile.country, Reader(self.voice, self.profile.clock))

    def _left_over(self, question: AskLeftOver) -> Screen[LeftOver]:
        from player.screens.choose.left_over import left_over

        return left_over(question, self.profile.today())

    def _settings(self, focus: Go | None) -> Screen[Go]:
        from player.app.country import country_here
        from player.screens.settings.figure_screen import OwnFigure
        from player.screens.settings.settings import SettingsScreen
        from player.screens.settings.sound_check import SoundCheck

        profile, said = self.profile, " ".join(self.profile.troubles)
        check = SoundCheck(self.sounds, self.voice, profile.clock)
        here = country_here()
        own = OwnFigure(profile.figure, self._paint_figure)
        return SettingsScreen(
            profile.settings, self._keep, said, check, own=own, here=here, focus=focus
        )

    def _keep(self, settings: Settings) -> str:
        begins = settings.reminders and not self.profile.settings.reminders
        said = self.profile.keep_settings(settings)
        self._pictures.figure = self.profile.figure
        self.sounds.volume, self.sounds.mute = settings.tone_volume, settings.mute
        if self.voice is not None:
            if self.voice.choice != settings.voice:
                self.voice.choice = settings.voice
            self.voice.volume, self.voice.mute = settings.voice_volume, settings.mute
        self._restyle(settings)
        return said or self._take_messages() or (self.begin_reminders() if begins else "")

    def _take_messages(self, *texts: str) -> str:
        """The messages, and which scripts of some texts cannot be shown here."""
        said = (self.profile.take_news(), *self.messages, self._missing.notice(texts))
        message = " ".join(filter(None, said))
        self.messages.clear()
        return message

    def _history(self, *, urges: bool) -> Screen[Go]:
        from player.screens.history.overview import HistoryView
        from player.screens.history.screen import HistoryScreen

        profile = self.profile
        profile.log.wait(1.0)
        with profile.kept.opened():  # a history that cannot be opened is left before it is shown
            profile.last_done()
        view = HistoryView(
            profile.kept.history.path,
            profile.today(),
            profile.exercise_name,
            hide=profile.settings.hide_numbers,
            played_by=profile.unchanged_routine,
            window=profile.settings.quiet_window,
        )
        return HistoryScreen(view, urges=urges)

    def _choose(self, focus: str) -> Screen[str | Go]:
        from player.app.offering import Offering
        from player.flow.diary import headline
        from player.screens.choose.choose import Choose

        profile = self.profile
        with profile.kept.opened():
            self._offering = self._offering or Offering(profile)
            sections = self._offering.sections()
            notice, cracked = headline(profile), profile.last_crack()
        offered = [one for section in sections for one in section.routines]
        self._offered = {one.key: one for one in offered}
        said = self._take_messages(*(text for one in offered for text in (one.name, one.about)))
        message = " ".join((*profile.troubles, self.sounds.trouble, said)).strip()
        return Choose(
            sections,
            profile.today(),
            self._paint_card,
            focus=focus,
            message=message or profile.if_then(),
            notice=notice,
            quiet=lambda: " ".join(profile.quiet_since(cracked)),
        )

    def _painter_of(self, pose: str | None, side: Side | None) -> PaintPicture | None:
        return None if pose is None else partial(self._paint_pose, pose, side)

    def _paint_card(self, tile: Tile, surface: Surface, box: Rect) -> None:
        offered = self._offered[str(tile.value)]
        self._paint_pose(offered.pose, offered.side, surface, box)

    def _paint_pose(self, pose: str | None, side: Side | None, surface: Surface, box: Rect) -> None:
        theme = self._theme()
        self._pictures.draw(surface, box, pose, side, theme, theme.colours[Ink.PANEL])

    def _paint_figure(self, figure: Figure, surface: Surface, box: Rect) -> None:
        theme = self._theme()
        ground = theme.colours[Ink.PANEL]
        self._pictures.draw(surface, box, UPRIGHT, None, theme, ground, figure=figure)

    def _play(self, question: PlayRoutine) -> Screen[Played]:
        profile = self.profile
        timeline = profile.lay_out(question.routine)
        log = SessionLog(profile.log, profile.now, profile.settings.day_begins, profile.note)
        first = 0
        if question.going_on is not None:
            first = goes_on_at(timeline, question.going_on)
            log.resume(question.going_on.id, question.going_on.before)
        else:
            log.begin(
                timeline,
                speed=profile.speed,
                silent=self.sounds.silent,
                before=question.before,
            )
        session = Session(timeline, profile.clock, speed=profile.speed, first_step=first)
        said = profile.settings.how_much_is_said
        speech = Speech(self.voice, profile.clock, timeline, said) if self.voice else None
        audio = SessionAudio(self.sounds, speech, offset=profile.settings.sound_offset_ms / 1000)
        audio.stop()  # whatever is still being said
        play = Play(
            session,
            log,
            audio,
            profile.clock,
            self._pictures,
            still=profile.settings.motion is MotionChoice.REDUCED,
            country=lambda: profile.country,
            easier=profile.easier,
            named=profile.exercise_name,
        )
        lines = [text for one in timeline.segments for text in (one.line, one.note)]
        for one in question.routine.exercises():
            lines += [one.feel, *one.mistakes]
        if message := self._take_messages(question.routine.name, *lines):
            play.say(message, LONG_SECONDS)
        return play

    def close(self) -> None:
        """Let go of the voice, the painter, and what they still render."""
        self._pictures.painter.close()
        if self.voice is not None:
            self.voice.close()


def _for(question: Question[T], screen: Screen[T]) -> Screen[T]:
    """The screen; mypy refuses one that is not answered by what the question asks for."""
    return screen
