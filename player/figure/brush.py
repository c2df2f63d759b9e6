"""How a part of the figure is laid on the page in soft tones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple

import pygame

from player.figure.camera import Spot
from player.figure.palette import Colour, Palette, mix

Outline = Callable[[float], list[Spot]]
"""A part's outline at a size: 1 is the whole part, less is the lit middle of it."""

SIZES = (1.0, 0.90, 0.74, 0.55, 0.34)
"""The sizes of the tones, from the rim to the light."""


class Finish(Enum):
    """How finely parts are drawn."""

    FULL = "all tones, and edges between the pixels"
    QUICK = "the same edges, and two tones for the soft ones: for a body on the move"
    HARD = "all tones, no soft edges: for a page that is made smaller, which softens them"


_STEPS = (
    (5.0, ((2, 0.74),)),
    (9.0, ((2, 0.74), (4, 0.34))),
    (16.0, ((1, 0.9), (2, 0.74), (4, 0.34))),
)
_ALL = tuple(enumerate(SIZES))[1:]
"""For parts up to so many pixels thick: the tones worth drawing over the rim, with their sizes."""

_QUICK_THIN = ((2, 0.74),)
_QUICK = ((2, 0.86), (4, 0.45))
"""The same for a moving body; the sizes make up for the tones left out."""

_INSETS = (0.26, 0.17, 0.12, 0.085, 0.06, 0.043, 0.031, 0.022, 0.016, 0.011, 0.008, 0.005)
"""Parts of a thickness by which outlines are inset; few, since the shape of each is cached."""

_SHADE = (0.34, 0.15, 0.05, 0.0, 0.0)
_GLOW = (0.0, 0.0, 0.0, 0.07, 0.15)

Tones = tuple[Colour, ...]


class Part(NamedTuple):
    """Something to draw: its outline at any size, its tones, and how thick it is in pixels."""

    outline: Outline
    tones: Tones
    thick: float


Group = list[Part]
"""Parts that are drawn as one, so that no seam shows between those of one colour."""

_KNOWN: dict[tuple[Colour, Palette, float, bool], Tones] = {}


def tones(colour: Colour, palette: Palette, far: float = 0.0, stressed: bool = False) -> Tones:
    """The tones of a colour from rim to light, a part `far` of the way to the background.

    With `stressed` the rim has the accent colour, else that of the palette's edge.
    """
    far = round(far, 2)
    key = (colour, palette, far, stressed)
    known = _KNOWN.get(key)
    if known is None:
        made: list[Colour] = []
        for shade, glow in zip(_SHADE, _GLOW, strict=True):
            tone = mix(mix(colour, palette.shade, shade), palette.glow, glow)
            made.append(mix(tone, palette.background, far))
        if stressed:
            made[0] = mix(made[0], palette.accent, 0.9)
        elif palette.edge is not None:
            made[0] = palette.edge
        known = _KNOWN[key] = tuple(made)
    return known


def lay(surface: pygame.Surface, group: Group, finish: Finish = Finish.FULL) -> None:
    """Draw a group tone by tone over all of its parts."""
    quick = finish is Finish.QUICK
    layers: list[tuple[Part, tuple[tuple[int, float], ...]]] = []
    for part in group:
        _rim(surface, part, soft=finish is not Finish.HARD)
        layers.append((part, _worth(part.thick, quick)))
    for level in range(max((len(worth) for _, worth in layers), default=0)):
        for part, worth in layers:
            if level < len(worth):
                tone, size = worth[level]
                pygame.draw.polygon(surface, part.tones[tone], part.outline(size))


def _rim(surface: pygame.Surface, part: Part, soft: bool) -> None:
    """All of a part in its darkest tone.

    A soft edge is a line half a pixel inside, which reaches half a pixel to either side; the
    polygon, whose own border is a whole pixel, lies further in.
    """
    outline, colours, thick = part
    if not soft:
        pygame.draw.polygon(surface, colours[0], outline(1.0))
        return
    inside = outline(1.0 - _inset(0.8, thick))
    pygame.draw.polygon(surface, colours[0], [(x + 0.5, y + 0.5) for x, y in inside])
    pygame.draw.aalines(surface, colours[0], True, outline(1.0 - _inset(0.4, thick)))


def _inset(pixels: float, thick: float) -> float:
    wanted = pixels / max(thick, 0.1)
    return next((known for known in _INSETS if known <= wanted), _INSETS[-1])


def _worth(thick: float, quick: bool) -> tuple[tuple[int, float], ...]:
    if quick:
        return _QUICK if thick >= 16.0 else _QUICK_THIN
    for limit, tones_ in _STEPS:
        if thick < limit:
            return tones_
    return _ALL


def fill(surface: pygame.Surface, colour: Colour, spots: Sequence[Spot]) -> None:
    """A filled outline with an edge between the pixels."""
    pygame.draw.polygon(surface, colour, [(x + 0.5, y + 0.5) for x, y in spots])
    pygame.draw.aalines(surface, colour, True, spots)
