"""The dial: one large number in a ring that runs out, the phase by word, sign and shape.

A hold is a ring of blocks, one a second; a move is an open arc with a point; everything in which
one waits is a ring of dots. A soft disc behind the number grows on the breath in and shrinks on
the breath out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from player.engine.timeline import Kind
from player.stage.look import PHASE_INKS, Colour, Ink, Look, Role
from player.stage.shapes import on_circle, pause_sign, phase_sign, ring_part, smooth_polygon
from player.stage.text import Writer

MOST_BLOCKS = 40
"""Blocks or dots of a ring at most; a longer hold has blocks of more than a second."""

_GAP = 0.006  # of a full turn, between two blocks


@dataclass(frozen=True, slots=True)
class DialFace:
    """What the dial shows. `left` is the share of the ring still to run, 1 to 0.

    `seconds` is the length that the ring stands for, `breath` the fullness of the breath from
    0 to 1 or None where the breath is free. `number` may be empty.
    """

    kind: Kind
    number: str
    word: str
    left: float
    seconds: float
    breath: float | None = None
    still: bool = False
    ground: Ink = Ink.GROUND

    def quantised(self, look: Look) -> DialFace:
        """The same face with its moving parts rounded to what can be seen as a difference."""
        around = max(60, round(look.px(0.58) * math.pi / 2))
        breath = None if self.breath is None else round(self.breath * 60) / 60
        return DialFace(
            self.kind,
            self.number,
            self.word,
            round(self.left * around) / around,
            self.seconds,
            breath,
            self.still,
            self.ground,
        )


def draw_dial(surface: pygame.Surface, box: pygame.Rect, face: DialFace, writer: Writer) -> None:
    """Draw a face into a square box, on the ground that is already there."""
    look = writer.look
    radius = min(box.width, box.height) / 2 - 2
    ink = look.colour(Ink.QUIET if face.still else PHASE_INKS[face.kind])
    if face.breath is not None:
        room = radius * 0.84
        disc = room * (0.55 + 0.45 * face.breath)
        pygame.draw.aacircle(surface, _between(look, face.ground), box.center, round(disc))
    _draw_ring(surface, box.center, radius, face, ink, look.colour(Ink.LINE))
    _draw_words(surface, box, face, writer, ink)


def _between(look: Look, ground: Ink) -> Colour:
    """The colour of the breath: a little of the mat in the ground, so that words stay readable."""
    one, other = look.colour(ground), look.colour(Ink.MAT)
    return (
        (one[0] + 2 * other[0]) // 3,
        (one[1] + 2 * other[1]) // 3,
        (one[2] + 2 * other[2]) // 3,
    )


def _draw_ring(
    surface: pygame.Surface,
    centre: tuple[int, int],
    radius: float,
    face: DialFace,
    ink: Colour,
    pale: Colour,
) -> None:
    if face.kind is Kind.HOLD:
        _blocks(surface, centre, radius, face, ink, pale)
    elif face.kind is Kind.MOVE:
        _arc(surface, centre, radius, face, ink, pale)
    else:
        _dots(surface, centre, radius, face, ink, pale)


def _count(seconds: float) -> int:
    return max(1, min(MOST_BLOCKS, math.ceil(seconds - 1e-6)))


def _blocks(
    surface: pygame.Surface,
    centre: tuple[int, int],
    radius: float,
    face: DialFace,
    ink: Colour,
    pale: Colour,
) -> None:
    count = _count(face.seconds)
    radii = (radius * 0.91, radius)
    for place in range(count):
        begin, end = place / count + _GAP / 2, (place + 1) / count - _GAP / 2
        gone = min(max(1 - face.left, begin), end)
        ring_part(surface, centre, radii, (begin, gone), pale)
        ring_part(surface, centre, radii, (gone, end), ink)


def _arc(
    surface: pygame.Surface,
    centre: tuple[int, int],
    radius: float,
    face: DialFace,
    ink: Colour,
    pale: Colour,
) -> None:
    middle, half = radius * 0.955, radius * 0.018
    gone = 1 - face.left
    ring_part(surface, centre, (middle - half / 2, middle + half / 2), (gone, 1), pale)
    ring_part(surface, centre, (middle - half, middle + half), (0, gone), ink)
    point = on_circle(centre, middle, gone + 0.018)
    wings = [on_circle(centre, middle + way * radius * 0.045, gone - 0.012) for way in (-1, 1)]
    smooth_polygon(surface, [wings[0], point, wings[1]], ink)


def _dots(
    surface: pygame.Surface,
    centre: tuple[int, int],
    radius: float,
    face: DialFace,
    ink: Colour,
    pale: Colour,
) -> None:
    count = max(8, _count(face.seconds))
    gone = (1 - face.left) * count
    for place in range(count):
        x, y = on_circle(centre, radius * 0.955, place / count)
        colour = pale if place < gone - 1e-6 else ink
        pygame.draw.aacircle(surface, colour, (round(x), round(y)), max(2, round(radius * 0.03)))


def _draw_words(
    surface: pygame.Surface, box: pygame.Rect, face: DialFace, writer: Writer, ink: Colour
) -> None:
    look = writer.look
    room = round(min(box.width, box.height) * 0.82)
    y = box.centery - round(box.height * 0.075)
    if face.number:
        picture = _number(face.number, writer, room)
        # A figure has no part below the line: centre its visible part, not the font's box.
        seen = picture.get_bounding_rect()
        surface.blit(picture, (box.centerx - seen.centerx, y - seen.centery))
    word = writer.shortened(face.word, Role.WORD, room - look.px(0.06))
    sign = pygame.Rect(0, 0, look.px(0.04), look.px(0.04))
    width = writer.width(word, Role.WORD) + sign.width + look.px(0.018)
    sign.midleft = (box.centerx - width // 2, box.centery + round(box.height * 0.225))
    if face.still:
        pause_sign(surface, sign, ink)
    else:
        phase_sign(surface, face.kind, sign, ink)
    at = (sign.right + look.px(0.018), sign.centery)
    writer.put(surface, word, Role.WORD, ink, at, anchor="midleft")


def _number(text: str, writer: Writer, room: int) -> pygame.Surface:
    """The number at its full size, or smaller where more figures must stay inside the ring."""
    look = writer.look
    size = look.type_size(Role.NUMBER)
    width = writer.width(text, Role.NUMBER, size)
    if width > room:
        size = max(8, size * room // width)
    return writer.picture(text, Role.NUMBER, look.colour(Ink.INK), size)
