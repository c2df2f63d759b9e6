"""A line in several fonts: its width, and its picture with all letters on one base line."""

from __future__ import annotations

import pygame

from player.ui.look import Colour
from player.ui.text.fallback import face, shapes
from player.ui.text.runs import Run

_SMALLER = 0.96
"""Letters of another font beside the size of our own, whose small letters are small."""


def width_of(runs: tuple[Run, ...], own: str, size: int) -> int:
    """Pixels that the runs of a line take at a size of our own font, which is at path `own`."""
    return sum(_face(run, own, size).size(_letters(run))[0] for run in runs)


def picture_of(runs: tuple[Run, ...], own: str, size: int, colour: Colour) -> pygame.Surface:
    """The line on nothing, as tall as one of our own font; taller only where ink stands out."""
    faces = [_face(run, own, size) for run in runs]
    drawn = [
        face.render(_letters(run), True, colour) for face, run in zip(faces, runs, strict=True)
    ]
    ruler = face(own, size, "", False)
    above, below = ruler.get_ascent(), ruler.get_height() - ruler.get_ascent()
    for one, picture in zip(faces, drawn, strict=True):
        ink = picture.get_bounding_rect()
        if ink.height:
            above = max(above, one.get_ascent() - ink.top)
            below = max(below, ink.bottom - one.get_ascent())
    wide = sum(picture.get_width() for picture in drawn)
    line = pygame.Surface((max(1, wide), above + below), pygame.SRCALPHA, 32)
    line.fill((*colour, 0))
    x = 0
    for one, picture in zip(faces, drawn, strict=True):
        line.blit(picture, (x, above - one.get_ascent()))
        x += picture.get_width()
    return line


def _face(run: Run, own: str, size: int) -> pygame.font.Font:
    if not run.path:
        return face(own, size, "", run.rtl and not run.missing)
    return face(run.path, max(8, round(size * _SMALLER)), run.tag, run.rtl)


def _letters(run: Run) -> str:
    """What is handed to the font: backwards where it cannot turn letters itself."""
    return run.text[::-1] if run.rtl and not run.missing and not shapes() else run.text
