"""The dial: one large number in a ring that runs out, the phase by word, sign and shape.

A soft disc behind the number grows on the breath in and shrinks on the breath out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame
from msgspec import Struct
from msgspec.structs import replace

from player.plan.segment import SegmentKind
from player.ui.dial.plate import Plate
from player.ui.dial.ring import Ring
from player.ui.look import PHASE_INKS, Colour, Ink, Look, Role
from player.ui.shapes import pause_sign, phase_sign
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas

_LEVELS = 60
"""Sizes of the disc of the breath that are told apart."""

_ROOM = 0.84
"""How large the disc is at the fullest, as a share of the ring's radius, and how small."""
_SMALLEST = 0.55


class DialFace(Struct, frozen=True):
    """What the dial shows. `left` is the share of the ring still to run, 1 to 0.

    `seconds` is the length that the ring stands for, `breath` the fullness of the breath from
    0 to 1 or None where the breath is free. `number` may be empty.
    """

    kind: SegmentKind
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
        breath = None if self.breath is None else round(self.breath * _LEVELS) / _LEVELS
        return replace(self, left=round(self.left * around) / around, breath=breath)


class Dial:
    """Draws the faces of one screen; from one to the next, only what differs is painted.

    Ring and disc stand on a plate of their own. The window gets what changed of it, with the
    number and the words over that.
    """

    def __init__(self) -> None:
        self._plate: Plate | None = None
        self._plate_key: tuple[object, ...] = ()
        self._words: _Words | None = None

    def draw(self, canvas: Canvas, box: pygame.Rect, face: DialFace) -> None:
        """Name the region of a face in a square box."""
        face = face.quantised(canvas.look)
        before = canvas.standing("dial", box)
        if before == face:
            return
        words_before = self._words
        words = self._words_of(canvas.writer, box, face)
        plate, changed = self._plate_of(canvas.look, box.size, face)

        def paint(surface: pygame.Surface, part: pygame.Rect) -> None:
            surface.blit(plate, part, part.move(-box.left, -box.top))
            words.draw(surface, part)

        if isinstance(before, DialFace) and changed is not None and words_before is not None:
            parts = [part.move(box.topleft) for part in changed]
            if words is not words_before:
                parts += [*words_before.places, *words.places]
            elif any(part.colliderect(words.sign_box) for part in parts):
                parts.append(words.sign_box)  # it is drawn anew, so as a whole
            canvas.renew("dial", face, parts, paint)
        else:
            canvas.region("dial", box, face, paint, face.ground)

    def _words_of(self, writer: Writer, box: pygame.Rect, face: DialFace) -> _Words:
        if self._words is None or not self._words.say(writer, box, face):
            self._words = _Words(writer, box, face)
        return self._words

    def _plate_of(
        self, look: Look, size: tuple[int, int], face: DialFace
    ) -> tuple[pygame.Surface, Sequence[pygame.Rect] | None]:
        """The plate as a face wants it; the boxes in which it has changed, None if it is new."""
        radius = min(size) / 2 - 2
        ground = look.colour(face.ground)
        colours = (_ink(look, face), look.colour(Ink.LINE), ground)
        disc = 0
        if face.breath is not None:
            disc = round(radius * _ROOM * (_SMALLEST + (1 - _SMALLEST) * face.breath))
        key = (face.kind, face.seconds, colours, size)
        if self._plate is None or key != self._plate_key:
            centre = pygame.Rect((0, 0), size).center
            ring = Ring(face.kind, face.seconds, colours, centre, radius)
            self._plate_key = key
            self._plate = Plate(size, ring, (ground, _between(look, face.ground)))
            self._plate.show(1 - face.left, disc)
            return self._plate.surface, None
        return self._plate.surface, self._plate.show(1 - face.left, disc)


class _Words:
    """The number, the word and the sign of a face, where they stand on the window."""

    def __init__(self, writer: Writer, box: pygame.Rect, face: DialFace) -> None:
        self._key = self._key_of(writer, box, face)
        self._kind, self._still = face.kind, face.still
        look = writer.look
        self._ink = _ink(look, face)
        room = round(min(box.width, box.height) * 0.82)
        self._number: pygame.Surface | None = None
        self._at = (0, 0)
        self._number_box = pygame.Rect(box.center, (0, 0))
        if face.number:
            self._number, seen = _number(face.number, writer, room)
            y = box.centery - round(box.height * 0.075)
            self._at = (box.centerx - seen.centerx, y - seen.centery)
            self._number_box = seen.move(self._at)
        word = writer.shortened(face.word, Role.WORD, room - look.px(0.06))
        self._word = writer.picture(word, Role.WORD, self._ink)
        self._sign = pygame.Rect(0, 0, look.px(0.04), look.px(0.04))
        width = self._word.get_width() + self._sign.width + look.px(0.018)
        self._sign.midleft = (box.centerx - width // 2, box.centery + round(box.height * 0.225))
        right = (self._sign.right + look.px(0.018), self._sign.centery)
        self._word_at = self._word.get_rect(midleft=right)
        self.sign_box = self._sign.inflate(4, 4)
        self._word_box = self._word_at.union(self.sign_box)

    @property
    def places(self) -> tuple[pygame.Rect, pygame.Rect]:
        """The boxes of the number and of the word with its sign."""
        return self._number_box, self._word_box

    def say(self, writer: Writer, box: pygame.Rect, face: DialFace) -> bool:
        """Whether they are those of a face in a box."""
        return self._key == self._key_of(writer, box, face)

    @staticmethod
    def _key_of(writer: Writer, box: pygame.Rect, face: DialFace) -> tuple[object, ...]:
        return writer.look, tuple(box), face.number, face.word, face.kind, face.still

    def draw(self, surface: pygame.Surface, part: pygame.Rect) -> None:
        """Draw what of them may lie in a part, to which the surface is clipped."""
        if self._number is not None and part.colliderect(self._number_box):
            surface.blit(self._number, self._at)
        if not part.colliderect(self._word_box):
            return
        if self._still:
            pause_sign(surface, self._sign, self._ink)
        else:
            phase_sign(surface, self._kind, self._sign, self._ink)
        surface.blit(self._word, self._word_at)


def _ink(look: Look, face: DialFace) -> Colour:
    return look.colour(Ink.QUIET if face.still else PHASE_INKS[face.kind])


def _between(look: Look, ground: Ink) -> Colour:
    """The colour of the breath: a little of the mat in the ground, so that words stay readable."""
    one, other = look.colour(ground), look.colour(Ink.MAT)
    return (
        (one[0] + 2 * other[0]) // 3,
        (one[1] + 2 * other[1]) // 3,
        (one[2] + 2 * other[2]) // 3,
    )


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
    return picture, picture.get_bounding_rect()
