"""The dial: one large number in a ring that runs out, the phase by word, sign and shape.

A soft disc behind the number grows on the breath in and shrinks on the breath out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import pygame

from player.engine.timeline import Kind
from player.stage.canvas import Canvas
from player.stage.look import PHASE_INKS, Colour, Ink, Look, Role
from player.stage.ring import Ring
from player.stage.shapes import pause_sign, phase_sign
from player.stage.text import Writer


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
        return replace(self, left=round(self.left * around) / around, breath=breath)


class Dial:
    """Draws the faces of one screen; the ring is kept as far as it is settled.

    Most frames change only the part of the ring that runs, so that part is a region of its own
    over the dial's, and such a frame costs a tenth of a whole dial.
    """

    def __init__(self) -> None:
        self._ring_key: tuple[object, ...] = ()
        self._ring: pygame.Surface | None = None
        self._under: pygame.Surface | None = None

    def draw(self, canvas: Canvas, box: pygame.Rect, face: DialFace) -> None:
        """Name the regions of a face in a square box."""
        look, writer = canvas.look, canvas.writer
        face = face.quantised(look)
        ink = look.colour(Ink.QUIET if face.still else PHASE_INKS[face.kind])
        ring = Ring(face.kind, face.seconds, ink, look.colour(Ink.LINE))
        gone = 1 - face.left
        behind = ring.behind(gone)
        radius = min(box.width, box.height) / 2 - 2
        tip = ring.box_of_running(box.center, radius, behind).clip(box)

        def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
            surface.blit(self._settled(ring, behind, box.size, look.colour(face.ground)), box)
            _draw_middle(surface, box, face, writer, ink)
            self._under = surface.subsurface(tip).copy() if ring.runs else None

        def paint_running(surface: pygame.Surface, tip: pygame.Rect) -> None:
            if self._under is not None:
                surface.blit(self._under, tip)
            ring.draw_running(surface, box.center, radius, gone)

        settled = (replace(face, left=0.0), behind)
        canvas.region("dial", box, settled, paint, face.ground)
        if ring.runs:
            running = (*settled, face.left)
            canvas.region("dial running", tip, running, paint_running, face.ground, over="dial")

    def _settled(
        self, ring: Ring, behind: int, size: tuple[int, int], ground: Colour
    ) -> pygame.Surface:
        """The ring without the part that runs, on the ground."""
        key = (ring.kind, ring.parts, ring.ink, ring.pale, behind, size, ground)
        if self._ring is None or key != self._ring_key:
            self._ring_key = key
            self._ring = pygame.Surface(size)
            self._ring.fill(ground)
            centre = self._ring.get_rect().center
            ring.draw_settled(self._ring, centre, min(size) / 2 - 2, behind)
        return self._ring


def _draw_middle(
    surface: pygame.Surface, box: pygame.Rect, face: DialFace, writer: Writer, ink: Colour
) -> None:
    """The disc of the breath, the number, the phase."""
    look = writer.look
    if face.breath is not None:
        room = (min(box.width, box.height) / 2 - 2) * 0.84
        disc = room * (0.55 + 0.45 * face.breath)
        pygame.draw.aacircle(surface, _between(look, face.ground), box.center, round(disc))
    _draw_words(surface, box, face, writer, ink)


def _between(look: Look, ground: Ink) -> Colour:
    """The colour of the breath: a little of the mat in the ground, so that words stay readable."""
    one, other = look.colour(ground), look.colour(Ink.MAT)
    return (
        (one[0] + 2 * other[0]) // 3,
        (one[1] + 2 * other[1]) // 3,
        (one[2] + 2 * other[2]) // 3,
    )


def _draw_words(
    surface: pygame.Surface, box: pygame.Rect, face: DialFace, writer: Writer, ink: Colour
) -> None:
    look = writer.look
    room = round(min(box.width, box.height) * 0.82)
    y = box.centery - round(box.height * 0.075)
    if face.number:
        picture, seen = _number(face.number, writer, room)
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


def _number(text: str, writer: Writer, room: int) -> tuple[pygame.Surface, pygame.Rect]:
    """The number at its full size, or smaller where more figures must stay inside the ring.

    And its visible part: a figure has no part below the line, so the font's box is not centred.
    """
    look = writer.look
    size = look.type_size(Role.NUMBER)
    width = writer.width(text, Role.NUMBER, size)
    if width > room:
        size = max(8, size * room // width)
    picture = writer.picture(text, Role.NUMBER, look.colour(Ink.INK), size)
    return picture, writer.seen(picture)
