"""`untwist` and `untwist play`: first the window with its title, then all the rest."""

from __future__ import annotations

import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from player import places
from player.app import locations
from player.commands import output
from player.commands.failures import KNOWN_TROUBLE
from player.ui.look import THEMES, Ink, Look, Role, Theme
from player.ui.window.canvas import Canvas
from player.ui.window.system_theme import system_is_dark
from player.ui.window.window import SMALLEST, Window, WindowPlace

if TYPE_CHECKING:
    from player.app.profile import Profile
    from player.app.screens import Screens
    from player.flow.questions import AnyQuestion, Asking
    from player.flow.shortcuts import Visit
    from player.model.routine import Routine
    from player.model.settings import Settings
    from player.sound.speaker import Speaker
    from player.ui.window.app import App


WINDOW_FILE = "window.json"
"""In the person's folder; keeps the place of the window from one start to the next."""

_THRESHOLDS = (2_000, 10, 10)
"""For the garbage collector while playing: each run looks at few objects, so it takes no time."""


class PlayOptions(Struct, frozen=True):
    """The options of the command line."""

    speed: float = 1.0
    size: tuple[int, int] | None = None
    mute: bool = False
    ask: bool = True
    log: bool = True
    theme: str | None = None
    urge: bool = False


def open_player(name: str | None = None, options: PlayOptions = PlayOptions()) -> int:
    """Open the player at Choose, or play the routine of that name or file; the exit code.

    With the option `urge` it opens at the urge, and ends with it. Raises `Trouble` for a wrong
    name, before a window opens.
    """
    places.look_at_home()
    routine = None if name is None else locations.routine_named(name)
    icon = places.shipped("media") / "icon.png"
    window = Window(options.size, icon=icon, place=read_place(places.home()))
    _show_title(window, options.theme or _theme_of_system(), routine)
    from player.app.profile import Profile
    from player.flow.shortcuts import with_urge

    profile = Profile(
        places.home(),
        locations.library_for,
        clock=time.monotonic,
        now=locations.now,
        speed=options.speed,
        log=options.log,
    )
    going = with_urge(_visit(profile, routine, options), profile)
    app, screens, speaker = _build(window, profile, going, options)
    if options.log:
        screens.begin_reminders = _begin_reminders
    if name is None and profile.settings.reminders:
        app.later.append(lambda: bool(_begin_reminders()) and False)  # its log says why it did not
    trouble = None
    try:
        code = app.run()
    finally:
        if options.log and options.size is None:
            try:
                keep_place(places.home(), app.place)
            except OSError as why:
                output.warn(f"The place of the window could not be kept: {why}.")
        screens.close()
        trouble = profile.close()
        for said in profile.kept.told:
            output.warn(said)
        if trouble:
            output.warn(f"Not all of this session could be kept. {trouble}")
        speaker.close()
    return code or (KNOWN_TROUBLE if trouble else code)


def read_place(home: Path) -> WindowPlace | None:
    """Where the window stood; None where that is not known, or the file makes no sense."""
    try:
        place = msgspec.json.decode(places.read_file(home / WINDOW_FILE, 4096), type=WindowPlace)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    return place if place.size[0] >= SMALLEST[0] and place.size[1] >= SMALLEST[1] else None


def keep_place(home: Path, place: WindowPlace | None) -> None:
    """Keep where the window stands; raises OSError where nothing can be written."""
    if place is None or place == read_place(home):
        return
    places.write_private(home / WINDOW_FILE, msgspec.json.encode(place))


def _show_title(window: Window, theme: str, routine: Routine | None) -> None:
    """Open the window and write the title at once, so that a start is never a black window."""
    import pygame

    surface = window.open()
    look = Look(THEMES[theme], *surface.get_size())
    canvas = Canvas(surface, look)
    canvas.clear()
    at = (look.px(0.06), look.px(0.05))
    title = routine.name if routine else "Untwist"
    canvas.writer.put(surface, title, Role.TITLE, look.colour(Ink.INK), at)
    pygame.display.flip()


def _visit(profile: Profile, routine: Routine | None, options: PlayOptions) -> Asking[int]:
    """The order of screens that the command line asks for."""
    if routine is not None and not options.ask:
        from player.flow.shortcuts import play_at_once  # the shortest way to a first frame

        return play_at_once(profile, routine)
    from player.flow.visit import only_urge, visit

    return only_urge(profile) if options.urge else visit(profile, routine)


def _build(
    window: Window, profile: Profile, going: Visit, options: PlayOptions
) -> tuple[App[AnyQuestion], Screens, Speaker]:
    """The app with its screens and its sound, by the person's settings."""
    from player.app.painting import painter
    from player.app.screens import Screens
    from player.sound.sounds import Sounds
    from player.sound.speaker import Speaker
    from player.sound.voice import Voice
    from player.ui.window.app import App
    from player.ui.window.pad import Pad

    settings = profile.settings
    mute = options.mute or settings.mute
    speaker = Speaker()
    sounds = Sounds(speaker, volume=settings.tone_volume, mute=mute)
    voice = Voice(speaker, choice=settings.voice, volume=settings.voice_volume, mute=mute)

    def restyle(new: Settings) -> None:
        use_screen(new)
        app.restyle(*_style(new, options.theme))

    ahead = painter(lambda: app.wake())
    screens = Screens(profile, sounds, voice, locations.pose_of, lambda: app.theme, restyle, ahead)
    screens.unpack_pictures_later(lambda: app.wake())

    def use_screen(new: Settings) -> None:
        if message := window.use_screen(new.screen):
            screens.messages.append(message)

    use_screen(settings)
    theme, text = _style(settings, options.theme)
    app: App[AnyQuestion] = App(
        window,
        going,
        screens.screen,
        clock=profile.clock,
        sleep=time.sleep,
        theme=theme,
        text=text,
    )

    def keep_figure() -> bool:
        profile.keep_figure()
        return False

    def begin_upkeep() -> bool:
        if options.log:
            profile.kept.upkeep.begin()
        return False

    pad = Pad()
    app.listeners += [speaker.handle, pad.handle]
    app.news = screens.take_news
    app.later += [_settle_down, lambda: speaker.open() and False, sounds.load_next, pad.open]
    app.later += [keep_figure, begin_upkeep]
    return app, screens, speaker


def _begin_reminders() -> str:
    """Let the reminder of breaks run in the background; a sentence if it cannot."""
    from player.reminders.background import begin

    return begin(places.home())


def _settle_down() -> bool:
    """Set aside the objects of the start, so that no garbage collection holds up a frame."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    return False


def _style(settings: Settings, theme: str | None) -> tuple[Theme, float]:
    """The colours and the text size; a theme of the command line wins."""
    if theme is None:
        theme = _theme_of_system() if settings.theme == "auto" else settings.theme.value
    return THEMES[theme], settings.text_size / 100


def _theme_of_system() -> str:
    return "dark" if system_is_dark() else "light"
