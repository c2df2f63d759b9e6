"""How a part is laid on the page: one colour in several soft tones, with a smooth edge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pygame

from player.figure.camera import Spot
from player.figure.palette import Colour, Palette, mix

Outline = Callable[[float], list[Spot]]
"""A part's outline at a size: 1 is the whole part, less is the lit middle of it."""

SIZES = (1.0, 0.90, 0.74, 0.55, 0.34)
"""The sizes of the tones, from the rim to the light."""

_STEPS = ((5.0, (2,)), (9.0, (2, 4)), (16.0, (1, 2, 4)))
"""Which tones over the rim are worth drawing for parts up to so many pixels thick."""

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

_KNOWN: dict[tuple[Colour, Colour, Colour, Colour, Colour, float], Tones] = {}


def tones(colour: Colour, palette: Palette, far: float = 0.0, stressed: bool = False) -> Tones:
    """The tones of a colour from rim to light, a part `far` of the way to the background.

    What is `stressed` has a rim of the accent colour.
    """
    far = round(far, 2)
    rim = palette.accent if stressed else palette.shade
    key = (colour, rim, palette.shade, palette.glow, palette.background, far)
    known = _KNOWN.get(key)
    if known is None:
        made: list[Colour] = []
        for shade, glow in zip(_SHADE, _GLOW, strict=True):
            tone = mix(mix(colour, palette.shade, shade), palette.glow, glow)
            made.append(mix(tone, palette.background, far))
        if stressed:
            made[0] = mix(made[0], rim, 0.9)
        known = _KNOWN[key] = tuple(made)
    return known


def lay(surface: pygame.Surface, group: Group, smooth: bool = True) -> None:
    """Draw a group tone by tone over all of its parts, with edges between the pixels.

    `smooth` is False on a page that will be made smaller, where edges come out smooth anyway.
    """
    thickest = 0.0
    for outline, colours, thick in group:
        thickest = max(thickest, thick)
        edge = outline(1.0)
        if not smooth:
            pygame.draw.polygon(surface, colours[0], edge)
            continue
        inside = outline(1.0 - min(0.3, 0.6 / max(thick, 0.1)))
        pygame.draw.polygon(surface, colours[0], [(x + 0.5, y + 0.5) for x, y in inside])
        pygame.draw.aalines(surface, colours[0], True, edge)
    for tone in _worth(thickest):
        size = SIZES[tone]
        for outline, colours, thick in group:
            if tone in _worth(thick):
                pygame.draw.polygon(surface, colours[tone], outline(size))


def _worth(thick: float) -> tuple[int, ...]:
    for limit, tones_ in _STEPS:
        if thick < limit:
            return tones_
    return (1, 2, 3, 4)


def fill(surface: pygame.Surface, colour: Colour, spots: Sequence[Spot]) -> None:
    """A filled outline with an edge between the pixels."""
    pygame.draw.polygon(surface, colour, [(x + 0.5, y + 0.5) for x, y in spots])
    pygame.draw.aalines(surface, colour, True, spots)
