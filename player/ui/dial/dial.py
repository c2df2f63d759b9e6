"""The dial: a large number in a ring that runs out, with the phase as word, sign and shape.

A soft disc behind the number grows on the breath in and shrinks on the breath out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from player.plan.segment import SegmentKind
from player.ui.dial.plate import Plate
from player.ui.dial.ring import Ring
from player.ui.look import PHASE_INKS, Colour, Ink, Look, Role, Space, mixed
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import pause_sign, phase_sign
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas

_DISC_SIZES = 60
"""Distinct sizes of the breath's disc."""

_LARGEST_DISC = 0.84  # of the ring's radius
_SMALLEST_DISC = 0.55  # of the largest


class DialFace(Struct, frozen=True):
    """What the dial shows. `left` is the share of the ring still to run, 1 to 0.

    `seconds` is the length of the whole ring, `breath` the fullness of the breath from 0 to 1 or
    None where breathing is free. `number` may be empty.
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
        """The same face with its moving parts rounded to visible differences."""
        around = max(60, round(look.px(0.58) * math.pi / 2))
        breath = None if self.breath is None else round(self.breath * _DISC_SIZES) / _DISC_SIZES
        return replace(self, left=round(self.left * around) / around, breath=breath)


class Dial:
    """Draws the faces of one screen and paints only what differs from the last one.

    Ring and disc are on a plate of their own. Its changed parts go to the window, and the number
    and the words over them.
    """

    def __init__(self) -> None:
        self._plate: Plate | None = None
        self._plate_key: tuple[object, ...] = ()
        self._words: _Words | None = None

    def draw(self, canvas: Canvas, box: Rect, face: DialFace) -> None:
        """Draw a face in a square box, as the region `dial`."""
        face = face.quantised(canvas.look)
        before = canvas.standing("dial", box)
        if before == face:
            return
        words_before = self._words
        words = self._words_of(canvas.writer, box, face)
        plate, changed = self._plate_of(canvas.look, box.size, face)

        def paint(surface: Surface, part: Rect) -> None:
            surface.blit(plate, part, part.move(-box.left, -box.top))
            words.draw(surface, part)

        if isinstance(before, DialFace) and changed is not None and words_before is not None:
            parts = [part.move(box.topleft) for part in changed]
            if words is not words_before:
                parts += [*words_before.places, *words.places]
            elif any(part.colliderect(words.sign_box) for part in parts):
                parts.append(words.sign_box)  # the sign is only ever drawn whole
            canvas.renew("dial", face, parts, paint)
        else:
            canvas.region("dial", box, face, paint, face.ground)

    def _words_of(self, writer: Writer, box: Rect, face: DialFace) -> _Words:
        if self._words is None or not self._words.show(writer, box, face):
            self._words = _Words(writer, box, face)
        return self._words

    def _plate_of(
        self, look: Look, size: tuple[int, int], face: DialFace
    ) -> tuple[Surface, Sequence[Rect] | None]:
        """The plate for a face, and the boxes that have changed in it; None for a new plate."""
        radius = min(size) / 2 - 2
        ground = look.colour(face.ground)
        colours = (_ink(look, face), look.colour(Ink.LINE), ground)
        disc = 0
        if face.breath is not None:
            fullness = _SMALLEST_DISC + (1 - _SMALLEST_DISC) * face.breath
            disc = round(radius * _LARGEST_DISC * fullness)
        key = (face.kind, face.seconds, colours, size)
        if self._plate is None or key != self._plate_key:
            centre = Rect((0, 0), size).center
            ring = Ring(face.kind, face.seconds, colours, centre, radius)
            self._plate_key = key
            # A little of the mat's colour, so that words on the disc stay readable.
            self._plate = Plate(size, ring, (ground, mixed(look.colour(Ink.MAT), ground, 2 / 3)))
            self._plate.show(1 - face.left, disc)
            return self._plate.surface, None
        return self._plate.surface, self._plate.show(1 - face.left, disc)


class _Words:
    """The number, the word and the sign of a face, laid out in the window."""

    def __init__(self, writer: Writer, box: Rect, face: DialFace) -> None:
        self._key = self._key_of(writer, box, face)
        self._kind, self._still = face.kind, face.still
        look = writer.look
        self._ink = _ink(look, face)
        room = round(min(box.width, box.height) * 0.82)
        self._number: Surface | None = None
        self._at = (0, 0)
        self._number_box = Rect(box.center, (0, 0))
        if face.number:
            self._number, ink = _number(face.number, writer, room)
            y = box.centery - round(box.height * 0.075)
            self._at = (box.centerx - ink.centerx, y - ink.centery)
            self._number_box = ink.move(self._at)
        word = writer.shortened(face.word, Role.WORD, room - look.px(Space.BOX))
        self._word = writer.picture(word, Role.WORD, self._ink)
        self._sign = Rect(0, 0, look.px(Space.XXL), look.px(Space.XXL))
        width = self._word.get_width() + self._sign.width + look.px(Space.S)
        self._sign.midleft = (box.centerx - width // 2, box.centery + round(box.height * 0.225))
        right = (self._sign.right + look.px(Space.S), self._sign.centery)
        self._word_at = self._word.get_rect(midleft=right)
        self.sign_box = self._sign.inflate(4, 4)
        self._word_box = self._word_at.union(self.sign_box)

    @property
    def places(self) -> tuple[Rect, Rect]:
        """The boxes of the number and of the word with its sign."""
        return self._number_box, self._word_box

    def show(self, writer: Writer, box: Rect, face: DialFace) -> bool:
        """Whether these are the words of a face in a box."""
        return self._key == self._key_of(writer, box, face)

    @staticmethod
    def _key_of(writer: Writer, box: Rect, face: DialFace) -> tuple[object, ...]:
        return writer.look, tuple(box), face.number, face.word, face.kind, face.still

    def draw(self, surface: Surface, part: Rect) -> None:
        """Draw what may lie in a part; the surface is clipped to it."""
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


def _number(text: str, writer: Writer, room: int) -> tuple[Surface, Rect]:
    """The picture of the number, no wider than `room`, and the box of its ink.

    Digits have no part below the baseline, so the font's own box would not be centred.
    """
    look = writer.look
    size = look.type_size(Role.NUMBER)
    width = writer.width(text, Role.NUMBER, size)
    if width > room:
        size = max(8, size * room // width)
    picture = writer.picture(text, Role.NUMBER, look.colour(Ink.INK), size)
    return picture, picture.get_bounding_rect()
