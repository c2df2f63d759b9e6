"""The pictures of a page: those that a routine brings along, and one of each pose.

The latter are for a browser that cannot draw the body itself.
"""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import pygame

from player.figure.palette import palette_for
from player.figure.scene import Scene
from player.figure.stance import Stance
from player.model.figure import Figure
from player.painting.subject import Subject, paint
from player.screens.play.own_pictures import OwnPictures
from player.ui.look import THEMES, Ink

_SIZE = (440, 330)
_OWN = (960, 720)

EMPTY = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAIBAAA="
"""A picture of one clear point."""


class PagePictures:
    """Pictures as addresses of the page's own (`data:`), each made once."""

    def __init__(self, figure: Figure) -> None:
        self._figure = figure
        self._own = OwnPictures()
        self._known: dict[str, str] = {}

    def own(self, path: str | None) -> str:
        """A picture that a routine brings along, drawn anew; empty where there is none."""
        if path is None:
            return ""
        if path not in self._known:
            page = _page(_OWN)
            there = self._own.draw(page, pygame.Rect((0, 0), _OWN), path)
            self._known[path] = _address(page) if there else ""
        return self._known[path]

    def both(self, stance: Stance, scene: Scene) -> dict[str, str]:
        """The pictures of a pose in the light and in the dark theme."""
        return {theme: self.of(stance, scene, theme) for theme in ("light", "dark")}

    def of(self, stance: Stance, scene: Scene, theme: str = "light") -> str:
        """The picture of a pose on the ground of the figure in a theme."""
        palette = palette_for(theme, THEMES[theme].colours[Ink.FIELD], self._figure)
        seen = scene.framed(*_SIZE)
        return _address(paint(Subject(_SIZE, stance.pose, stance.pose, 1.0, seen, palette)))


def _page(size: tuple[int, int]) -> pygame.Surface:
    page = pygame.Surface(size, depth=32)
    page.fill(THEMES["light"].colours[Ink.FIELD])
    return page


def _address(picture: pygame.Surface) -> str:
    file = BytesIO()
    pygame.image.save(picture, file, "picture.jpg")
    return f"data:image/jpeg;base64,{b64encode(file.getvalue()).decode('ascii')}"
