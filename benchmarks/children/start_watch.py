"""The player itself until it can be used; tells when that was, on the clock of the machine.

Words: what to wait for, then those of the command line of `untwist`.

- `words`: a picture with text on it.
- `figure`: a picture with a figure in the left half, below the heading.
- `use`: a picture with figures that does not change any more by itself, and a key that was pressed
  after its last change has been taken. After that the right arrow has to change it.

The time that the watching itself takes does not count.
`UNTWIST_PICTURE` may name a PNG file for the picture that was waited for.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable
from typing import Any

import pygame

QUIET = 0.4
"""Seconds without a change after which a picture counts as complete."""

FIGURES = 100
"""Colours of a screen that shows figures, at the least; one of words alone has fewer."""

LEAST_OF_FIGURE = 0.02
"""The share of its field that the figure covers at the least."""


class Watch:
    """Looks at each picture that is presented, and at what the loop asks for."""

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        self.own = 0.0
        self.picture = 0
        self.changed = 0.0
        self.taken: float | None = None
        self.before_arrow = 0
        self.used = 0.0

    @property
    def surface(self) -> pygame.Surface:
        """What is drawn on."""
        surface = pygame.display.get_surface()
        assert surface is not None
        return surface

    def presented(self, at: float) -> None:
        """A picture stands on the screen since `at`."""
        surface = self.surface
        if self.wanted == "use":
            picture = zlib.crc32(pygame.image.tobytes(surface, "RGB"))
            if picture != self.picture:
                self.picture, self.changed, self.taken = picture, at, None
                _press(pygame.K_LSHIFT)
        elif self.wanted == "words":
            # Letters have soft edges, so they bring more than two colours.
            if _colours(surface) > 2:
                self.end(at - self.own)
        elif _has_figure(surface):
            self.end(at - self.own)
        self.own += time.monotonic() - at

    def looked(self, events: list[pygame.event.Event]) -> list[pygame.event.Event]:
        """The loop has taken these events."""
        now = time.monotonic()
        if self.taken is None and any(_is_key(one, pygame.K_LSHIFT) for one in events):
            self.taken = now - self.own
        if self.before_arrow:
            if self.picture != self.before_arrow:
                if _colours(self.surface) < FIGURES:
                    raise RuntimeError("there are no pictures of figures on it")
                self.end(self.used)
        elif self.taken is not None and now > self.changed + QUIET:
            self.before_arrow, self.used = self.picture, self.taken
            _press(pygame.K_RIGHT)
        return events

    def end(self, at: float) -> None:
        """Tell the time and leave at once."""
        if file := os.environ.get("UNTWIST_PICTURE"):
            pygame.image.save(self.surface, file)
        print(at, flush=True)
        os._exit(0)


def _press(key: int) -> None:
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0, scancode=0))


def _is_key(event: pygame.event.Event, key: int) -> bool:
    return event.type == pygame.KEYDOWN and event.key == key


def _colours(surface: pygame.Surface) -> int:
    small = pygame.transform.scale(surface, (640, 360))
    return len({tuple(small.get_at((x, y))) for x in range(640) for y in range(360)})


def _has_figure(surface: pygame.Surface) -> bool:
    """Whether the left half, below the heading, has a figure on its ground.

    The ground is the colour that most of it has; the edge that tells a side is no ground.
    """
    width, height = surface.get_size()
    field = surface.subsurface((width // 20, height // 4, width // 2, height // 2))
    small = pygame.transform.scale(field, (160, 90))
    seen = Counter(tuple(small.get_at((x, y))) for x in range(160) for y in range(90))
    ground = seen.most_common(1)[0][1]
    return 1 - ground / seen.total() > LEAST_OF_FIGURE and len(seen) > FIGURES


def watched(watch: Watch, present: Callable[..., None]) -> Callable[..., None]:
    """Present a picture, and let the watch look at it."""

    def presented(*places: Any) -> None:
        present(*places)
        watch.presented(time.monotonic())

    return presented


watch = Watch(sys.argv[1])
take = pygame.event.get
pygame.display.flip = watched(watch, pygame.display.flip)
pygame.display.update = watched(watch, pygame.display.update)
pygame.event.get = lambda *kinds, **more: watch.looked(take(*kinds, **more))

from player.__main__ import main  # noqa: E402

raise SystemExit(main(sys.argv[2:]))
