"""The window: opened quickly on every system, resized, full screen, kept awake."""

from __future__ import annotations

import os
import warnings

import pygame

DEFAULT_SIZE = (1280, 720)
SMALLEST = (480, 360)
UNSEEN = ("offscreen", "dummy", "evdev")
"""Drivers of SDL that show nothing; tests ask for one by name."""


class NoDisplay(Exception):
    """There is no screen to open a window on; the text is a sentence for people."""


class Window:
    """One window of the program. Nothing opens before `open()`."""

    def __init__(self, size: tuple[int, int] | None = None, title: str = "Untwist") -> None:
        self.title = title
        self.full = False
        self._size = size or DEFAULT_SIZE
        self._asked = size is not None
        self._back_to: tuple[int, int] | None = None

    def open(self) -> pygame.Surface:
        """Open the window and hand out its surface; again: the same one.

        Raises `NoDisplay` where there is no screen.
        """
        if pygame.display.get_init() and (already := pygame.display.get_surface()) is not None:
            return already
        os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "untwist")
        os.environ.setdefault("SDL_VIDEO_WAYLAND_WMCLASS", "untwist")
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
            if not self._asked:
                self._size = _fitting(self._size)
            surface = self._set_mode()
        except pygame.error as trouble:
            raise NoDisplay(
                f"No window could be opened ({trouble}). Untwist needs a screen: start it from a "
                "desktop, or use `untwist show` and `untwist snapshot`, which need none."
            ) from trouble
        pygame.display.set_caption(self.title)
        return surface

    def _set_mode(self) -> pygame.Surface:
        if self.full:
            return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        return pygame.display.set_mode(self._size, pygame.RESIZABLE)

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
        self._back_to = self._size if self.full else None
        self.full = not self.full
        with warnings.catch_warnings():
            # pygame warns of the very answer that `resized` mends.
            warnings.simplefilter("ignore", RuntimeWarning)
            return self._set_mode()

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


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    """`size`, or nine tenths of the desktop where that is smaller."""
    desktops = pygame.display.get_desktop_sizes()
    if not desktops:
        return size
    width, height = (round(0.9 * side) for side in desktops[0])
    return max(SMALLEST[0], min(size[0], width)), max(SMALLEST[1], min(size[1], height))
