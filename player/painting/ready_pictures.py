"""Pictures of bodies that come with the program, for the time before anything is painted.

Each is a PNG of 8 bits a pixel without colours of its own: a pixel is a shade of a material, or a
darkness of the shadow. So one picture serves every theme and every skin, and since the viewer sees
all sizes alike, any size of the same view. They are found by what they show: a pose that was
changed has none any more, until they are made anew.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import NamedTuple

import msgspec
import pygame
from msgspec import Struct

from player.figure.camera import Camera, fitted
from player.figure.ground import draw_arrow, draw_mat
from player.figure.palette import Colour, Palette
from player.figure.shades import LEVELS, shaded
from player.model.pose import Pose
from player.painting.layers import Rect, Surface
from player.painting.subject import Subject

SCALE = 200.0
"""Pixels a metre."""

SHADES = {material: (levels + 1) // 2 for material, levels in LEVELS.items()}
"""How many shades of each material there are, from the darkest; the first one is number 1."""

DARKEST = 30
"""Degrees of the shadow, of which each takes `DEGREE` of 255 from what is under it."""

DEGREE = 7

FIRST_SHADOW = 256 - DARKEST
"""The number of the faintest shadow; 0 is nothing, and before it come the shades."""

SOFT = 0.7
"""Pixels of a picture for one of the screen, from which on it is as good as one painted anew."""

INDEX = "index.json"

_HALF = 128
"""Of 255: how much of a picture that is made smaller is blurred."""


class Entry(Struct, frozen=True):
    """The file of a picture, whose pixel (x, y) shows the middle of the floor."""

    file: str
    x: float
    y: float


class Ready(NamedTuple):
    """A picture, and whether another one would be no better."""

    surface: Surface
    final: bool


class ReadyPictures:
    """The pictures of a folder. Its index is read when the first one is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index: dict[str, Entry] | None = None

    def picture(self, subject: Subject) -> Ready | None:
        """The whole picture of a still subject; None where there is none."""
        if subject.begin != subject.end:
            return None
        entry = self._entries().get(name_of(subject))
        if entry is None:
            return None
        try:
            drawn = pygame.image.load(str(self._folder / entry.file))
        except (OSError, pygame.error):
            return None
        scene, palette = subject.scene, subject.palette
        eye = fitted(scene.view, scene.extent, (0, 0, *subject.size))
        page = Surface(subject.size, depth=32)
        page.fill(palette.background)
        if scene.mat is not None:
            draw_mat(page, scene.mat, eye, palette)
        _lay(page, drawn, eye, entry, palette)
        if len(subject.arrow) > 1:
            draw_arrow(page, subject.arrow, eye, palette)
        return Ready(page, eye.scale * SOFT <= SCALE and palette.edge is None)

    def _entries(self) -> dict[str, Entry]:
        if self._index is None:
            try:
                read = (self._folder / INDEX).read_bytes()
                self._index = msgspec.json.decode(read, type=dict[str, Entry])
            except (OSError, msgspec.MsgspecError):
                self._index = {}
        return self._index


def _lay(page: Surface, drawn: Surface, eye: Camera, entry: Entry, palette: Palette) -> None:
    """Lay a picture on a page: what it covers is made darker first, then its light is added."""
    larger = eye.scale / SCALE
    size = (max(1, round(drawn.get_width() * larger)), max(1, round(drawn.get_height() * larger)))
    place = Rect(round(eye.x - entry.x * larger), round(eye.y - entry.y * larger), *size)
    taken, light = (_scaled(drawn, table, size) for table in tables(palette))
    left = Surface(size, depth=32)
    left.fill((255, 255, 255))
    left.blit(taken, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    page.blit(left, place, special_flags=pygame.BLEND_RGB_MULT)
    page.blit(light, place, special_flags=pygame.BLEND_RGB_ADD)


def _scaled(drawn: Surface, table: list[Colour], size: tuple[int, int]) -> Surface:
    """A picture in the colours of a table; its edges are soft and not in steps.

    Made less than half as large, they are so by themselves.
    """
    drawn.set_palette(table)
    coloured = Surface(drawn.get_size(), depth=32)
    coloured.blit(drawn, (0, 0))
    if 2 * size[0] > drawn.get_width():
        blurred = pygame.transform.box_blur(coloured, 1)
        blurred.set_alpha(255 if size[0] > drawn.get_width() else _HALF)
        coloured.blit(blurred, (0, 0))
    return pygame.transform.smoothscale(coloured, size)


def tables(palette: Palette) -> tuple[list[Colour], list[Colour]]:
    """For each number of a pixel, how much of the page it takes away, and the light it adds."""
    taken: list[Colour] = [(255, 255, 255)] * 256
    light: list[Colour] = [(0, 0, 0)] * 256
    taken[0] = (0, 0, 0)
    number = 1
    for material, count in SHADES.items():
        own: Colour = getattr(palette, material)
        for shade in range(count):
            light[number] = shaded(own, shade / (count - 1), palette)
            number += 1
    for degree in range(DARKEST):
        dark = DEGREE * (degree + 1)
        taken[FIRST_SHADOW + degree] = (dark, dark, dark)
        red, green, blue = (round(part * dark / 255) for part in palette.shadow)
        light[FIRST_SHADOW + degree] = (red, green, blue)
    return taken, light


def name_of(subject: Subject) -> str:
    """What the body and the things of a still subject look like, in any size, as a short name."""
    scene = subject.scene
    things = [
        (str(thing.kind), [[round(part, 2) for part in (*at, r)] for at, r in piece])
        for thing in scene.things
        for piece in thing.pieces
    ]
    view = (round(scene.view.turn, 1), round(scene.view.height, 1))
    held = [(str(prop.kind), str(prop.place)) for prop in scene.held]
    seen = (subject.palette.body, _shape(subject.end), view, things, held)
    return f"{zlib.crc32(msgspec.json.encode(seen)):08x}"


def _shape(pose: Pose | None) -> object:
    """All of a pose but its words."""
    if pose is None:
        return None
    body = (str(pose.body.placement), pose.body.tilt, pose.body.turn, pose.body.lean)
    angles = [angle + 0.0 for angle in pose.angles]  # -0.0 is 0.0
    props = sorted((str(prop.kind), str(prop.place)) for prop in pose.props)
    return body, angles, sorted(map(str, pose.floor)), props, _shape(pose.base)
