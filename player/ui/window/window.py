"""The window: opened quickly on every system, resized, full screen, kept awake."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import pygame
from msgspec import Struct

DEFAULT_SIZE = (1280, 720)
SMALLEST = (480, 360)
_SEEN = 100
"""Pixels of a window that must be on the screen for it to be put there again."""

UNSEEN = ("offscreen", "dummy", "evdev")
"""Drivers of SDL that show nothing; tests ask for one by name."""


class NoDisplay(Exception):
    """There is no screen to open a window on; the text is a sentence for people."""


class WindowPlace(Struct, frozen=True):
    """Where a window stood and how large it was, in pixels; `full` on the full screen."""

    size: tuple[int, int]
    corner: tuple[int, int] | None = None
    full: bool = False


class Window:
    """One window of the program. Nothing opens before `open()`.

    It opens in `size`, else where it stood at `place`, else in a size that fits the screen.
    """

    def __init__(
        self,
        size: tuple[int, int] | None = None,
        title: str = "Untwist",
        icon: Path | None = None,
        place: WindowPlace | None = None,
    ) -> None:
        self.title = title
        self._icon = icon
        place = place if size is None else None
        self.full = place is not None and place.full
        self._size = size or (place.size if place else DEFAULT_SIZE)
        self._corner = place.corner if place else None
        self._asked = size is not None
        self._remembered = place is not None
        self._back_to: tuple[int, int] | None = None
        self._screen = 0
        self._told = -1

    def use_screen(self, number: int) -> str:
        """Full screen is on the screen of this number from now on, and so is the window.

        The first screen is 0, and the one that is taken where there is no such screen; the answer
        says so, once.
        """
        before, self._screen = self._screen, number
        if not pygame.display.get_init():
            return ""
        there = number < pygame.display.get_num_displays()
        if pygame.display.get_surface() is not None and number != before:
            self._open_again()
        if there or number == self._told:
            return ""
        self._told = number
        return f"Screen {number} is not there, so screen 0 is used."

    def _open_again(self) -> None:
        """Close the window and open it on the screen in use: SDL moves none to screen 0."""
        self.close()
        self.open()

    def _display(self) -> int:
        """The number of the screen that is used: screens come and go while the program runs."""
        return self._screen if self._screen < pygame.display.get_num_displays() else 0

    def open(self) -> pygame.Surface:
        """Open the window and hand out its surface; again: the same one.

        Raises `NoDisplay` where there is no screen.
        """
        if pygame.display.get_init() and (already := pygame.display.get_surface()) is not None:
            return already
        # pygame itself sets this one, to the name of the script.
        os.environ["SDL_VIDEO_X11_WMCLASS"] = "untwist"
        os.environ.setdefault("SDL_VIDEO_WAYLAND_WMCLASS", "untwist")
        # Windows otherwise draws us small and blows the picture up; elsewhere it means nothing.
        os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
        try:
            pygame.display.init()
            if pygame.display.get_driver() in UNSEEN and not os.environ.get("SDL_VIDEODRIVER"):
                # SDL falls back to these by itself, and one would wait for a window for ever.
                pygame.display.quit()
                raise pygame.error("no screen was found")
            if pygame.display.get_driver() == "x11":
                # A software renderer in between costs 100 ms at the start and 5 ms a frame;
                # under Wayland the same setting makes set_mode fail.
                os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
            pygame.font.init()
            if self._remembered:
                self._size = _within(self._size, self._display())
            elif not self._asked:
                self._size = _fitting(DEFAULT_SIZE, self._display())
            if self._icon is not None:
                pygame.display.set_icon(pygame.image.load(self._icon))
            surface = self._set_mode()
            self._go_to_corner()
        except pygame.error as trouble:
            raise NoDisplay(
                f"No window could be opened ({trouble}). Untwist needs a screen: start it from a "
                "desktop, or use `untwist show` and `untwist snapshot`, which need none."
            ) from trouble
        pygame.display.set_caption(self.title)
        return surface

    def _go_to_corner(self) -> None:
        """Move to where the window stood, if a good part of it is seen there."""
        desktops, display = pygame.display.get_desktop_sizes(), self._display()
        if self._corner is None or self.full or display >= len(desktops):
            return
        wide, high = desktops[display]
        x, y = self._corner
        if 0 <= x <= wide - _SEEN and 0 <= y <= high - _SEEN:
            pygame.display.set_window_position(self._corner)

    @property
    def place(self) -> WindowPlace | None:
        """Where the open window stands, with the size it has beside the full screen."""
        if not pygame.display.get_init() or pygame.display.get_surface() is None:
            return None
        if not self.full:
            self._size = pygame.display.get_window_size()
            self._corner = pygame.display.get_window_position()
        return WindowPlace(self._size, self._corner, self.full)

    def _set_mode(self) -> pygame.Surface:
        size = (0, 0) if self.full else self._size
        flags = pygame.FULLSCREEN if self.full else pygame.RESIZABLE
        return pygame.display.set_mode(size, flags, display=self._display())

    def _set_mode_quietly(self) -> pygame.Surface:
        with warnings.catch_warnings():
            # pygame warns of the very answer that `resized` mends.
            warnings.simplefilter("ignore", RuntimeWarning)
            return self._set_mode()

    @property
    def surface(self) -> pygame.Surface:
        """The surface of the open window, of its present size; raises `NoDisplay` if closed."""
        surface = pygame.display.get_surface() if pygame.display.get_init() else None
        if surface is None:
            raise NoDisplay("The window is closed.")
        return surface

    def toggle_full(self) -> pygame.Surface:
        """Full screen or back; the surface of the new size."""
        if not self.full:
            self._size = pygame.display.get_window_size()
            self._corner = pygame.display.get_window_position()
        self._back_to = self._size if self.full else None
        self.full = not self.full
        surface = self._set_mode_quietly()
        self._go_to_corner()
        return surface

    def resized(self) -> pygame.Surface:
        """The surface after the size has changed, by the person or by the window manager.

        To one that leaves full screen a window manager may first answer with the size of the
        screen; asked once more, it gives the old size back.
        """
        wanted, self._back_to = self._back_to, None
        if wanted is not None and pygame.display.get_window_size() != wanted:
            return self._set_mode()
        return self.surface

    def close(self) -> None:
        """Close the window and let the screen sleep again."""
        if pygame.display.get_init():
            pygame.display.set_allow_screensaver(True)
            pygame.display.quit()


def keep_awake(awake: bool) -> None:
    """Keep the screen from blanking, or let it; on every system SDL knows how."""
    if pygame.display.get_init() and pygame.display.get_allow_screensaver() == awake:
        pygame.display.set_allow_screensaver(not awake)


def _within(size: tuple[int, int], display: int) -> tuple[int, int]:
    """A size that is not larger than the screen."""
    desktops = pygame.display.get_desktop_sizes()
    if display >= len(desktops):
        return size
    wide, high = desktops[display]
    return min(size[0], wide), min(size[1], high)


def _fitting(size: tuple[int, int], display: int) -> tuple[int, int]:
    """`size` on a desktop of 1080 lines, more on a finer one; at most nine tenths of it."""
    desktops = pygame.display.get_desktop_sizes()
    if not desktops:
        return size
    wide, high = desktops[display]
    finer = max(1.0, min(wide / 1920, high / 1080))
    return (
        max(SMALLEST[0], min(round(size[0] * finer), round(0.9 * wide))),
        max(SMALLEST[1], min(round(size[1] * finer), round(0.9 * high))),
    )
