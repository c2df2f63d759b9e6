"""The dial: a large number in a ring that fills, with the phase as word, sign and shape.

A soft disc behind the number grows on the breath in and shrinks on the breath out. Where the breath
leads, its words stand large in the disc, and there is no number.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from player.plan.segment import SegmentKind
from player.ui.dial.plate import Plate
from player.ui.dial.ring import Ring
from player.ui.look import CAP_HEIGHT, PHASE_INKS, Colour, Ink, Look, Role, Space, mixed
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import narrowed, pause_sign, phase_sign
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas

_DISC_SIZES = 60
"""Distinct sizes of the breath's disc."""

_LARGEST_DISC = 0.84  # of the ring's radius
_SMALLEST_DISC = 0.55  # of the largest
_LED_DISC = 0.97  # of the radius, where the breath leads and the circle round it is thin

_HIGH_NUMBER = 0.452
"""Height of the digits as a share of the dial, at most."""

_LIFT, _BELOW = 0.055, 0.29
"""How far the number is above the middle of the dial, and the word below it, as shares of it."""

_CLEAR = 0.89
"""The share of the radius inside which words and numbers stay."""

_BREATH = 0.068
"""Height of the capitals of the breath's words, as a share of the look's unit."""


class DialFace(Struct, frozen=True):
    """What the dial shows. `left` is the share of the ring still to run, 1 to 0.

    `seconds` is the length of the whole ring, `breath` the fullness of the breath from 0 to 1 or
    None where breathing is free. `number` may be empty. Where the breath has the `lead`, the word
    is its own, and `timed` says whether the ring tells time.
    """

    kind: SegmentKind
    number: str
    word: str
    left: float
    seconds: float
    breath: float | None = None
    still: bool = False
    ground: Ink = Ink.GROUND
    lead: bool = False
    timed: bool = True

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

    def draw(self, canvas: Canvas, box: Rect, face: DialFace, over: str = "") -> None:
        """Draw a face in a square box, as the region `dial`, over another one if it is named."""
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
            canvas.region("dial", box, face, paint, face.ground, over)

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
        pale = look.colour(Ink.LINE)
        colours = (_ink(look, face) if face.timed else pale, pale, ground)
        disc = 0
        if face.breath is not None:
            fullness = _SMALLEST_DISC + (1 - _SMALLEST_DISC) * face.breath
            largest = _LARGEST_DISC if face.timed else _LED_DISC
            disc = round(radius * largest * fullness)
        # A little of another colour, so that words on the disc stay readable.
        tint = look.colour(Ink.HOLD if face.lead else Ink.MAT)
        soft = mixed(tint, ground, 0.28 if face.lead else 2 / 3)
        key = (face.kind if face.timed else None, face.seconds * face.timed, colours, soft, size)
        if self._plate is None or key != self._plate_key:
            centre = Rect((0, 0), size).center
            ring = Ring(face.kind, face.seconds, colours, centre, radius, not face.timed)
            self._plate_key = key
            self._plate = Plate(size, ring, (ground, soft))
            self._plate.show(1 - face.left, disc)
            return self._plate.surface, None
        return self._plate.surface, self._plate.show(1 - face.left, disc)


class _Words:
    """The number, the word and the sign of a face, laid out in the window."""

    def __init__(self, writer: Writer, box: Rect, face: DialFace) -> None:
        self._key = self._key_of(writer, box, face)
        self._kind, self._still = face.kind, face.still
        self._ink = _ink(writer.look, face)
        self._pictures: list[tuple[Surface, tuple[int, int]]] = []
        self._number_box = Rect(box.center, (0, 0))
        self.sign_box = Rect(box.center, (0, 0))
        if face.lead and not face.still:
            self._word_box = self._put_breath(writer, box, face.word)
            return
        if face.number:
            self._number_box = self._put_number(writer, box, face.number)
        self._word_box = self._put_word(writer, box, face)

    def _put_number(self, writer: Writer, box: Rect, text: str) -> Rect:
        number, ink = _number(text, writer, box)
        at = (box.centerx - ink.centerx, box.centery - round(box.height * _LIFT) - ink.centery)
        self._pictures.append((number, at))
        return ink.move(at)

    def _put_word(self, writer: Writer, box: Rect, face: DialFace) -> Rect:
        """Put the word with its sign, below the number if there is one."""
        look = writer.look
        y = round(box.height * (_BELOW if face.number else 0.0))
        size, gap = look.type_size(Role.WORD), look.px(Space.S)
        side = look.px(Space.XXL)
        room = round(_chord(box, y + size * CAP_HEIGHT / 2)) - side - gap
        size = writer.size_in(room, [face.word], Role.WORD, size)
        word = writer.picture(face.word, Role.WORD, self._ink, size)
        width = word.get_width() + side + gap
        self._sign = Rect(0, 0, side, side)
        self._sign.midleft = (box.centerx - width // 2, box.centery + y)
        place = word.get_rect(midleft=(self._sign.right + gap, self._sign.centery))
        self._pictures.append((word, place.topleft))
        self.sign_box = self._sign.inflate(4, 4)
        return place.union(self.sign_box)

    def _put_breath(self, writer: Writer, box: Rect, text: str) -> Rect:
        """Put the words of the breath in the middle, one below the other."""
        look, words = writer.look, text.split()
        size = round(_BREATH * look.unit / CAP_HEIGHT)
        step = round(1.08 * size)
        room = _chord(box, step * len(words) / 2)
        size = writer.size_in(room, words, Role.WORD, size)
        places = []
        for line, word in enumerate(words):
            picture = writer.picture(word, Role.WORD, look.colour(Ink.INK), size)
            y = box.centery + round((line - (len(words) - 1) / 2) * step)
            place = picture.get_rect(center=(box.centerx, y))
            self._pictures.append((picture, place.topleft))
            places.append(place)
        return places[0].unionall(places[1:])

    @property
    def places(self) -> tuple[Rect, Rect]:
        """The boxes of the number and of the word with its sign."""
        return self._number_box, self._word_box

    def show(self, writer: Writer, box: Rect, face: DialFace) -> bool:
        """Whether these are the words of a face in a box."""
        return self._key == self._key_of(writer, box, face)

    @staticmethod
    def _key_of(writer: Writer, box: Rect, face: DialFace) -> tuple[object, ...]:
        kind = None if face.lead and not face.still else face.kind
        return writer.look, tuple(box), face.number, face.word, kind, face.still, face.lead

    def draw(self, surface: Surface, part: Rect) -> None:
        """Draw what may lie in a part; the surface is clipped to it."""
        if not part.colliderect(self._number_box) and not part.colliderect(self._word_box):
            return
        for picture, at in self._pictures:
            surface.blit(picture, at)
        if not self.sign_box.width or not part.colliderect(self.sign_box):
            return
        if self._still:
            pause_sign(surface, self._sign, self._ink)
        else:
            phase_sign(surface, self._kind, self._sign, self._ink)


def _ink(look: Look, face: DialFace) -> Colour:
    return look.colour(Ink.QUIET if face.still else PHASE_INKS[face.kind])


def _chord(box: Rect, away: float) -> float:
    """How wide the clear inside of the ring is, so many pixels away from its middle."""
    radius = _CLEAR * min(box.size) / 2
    return 2 * math.sqrt(max(0.0, radius * radius - away * away))


def _number(text: str, writer: Writer, box: Rect) -> tuple[Surface, Rect]:
    """The picture of the number and the box of its ink.

    Digits have no part below the baseline, so the font's own box would not be centred. Where they
    are too many for the ring they stay as high, and are made narrower.
    """
    look = writer.look
    high = min(look.type_size(Role.NUMBER), round(_HIGH_NUMBER * min(box.size) / CAP_HEIGHT))
    picture = writer.picture(text, Role.NUMBER, look.colour(Ink.INK), high)
    ink = picture.get_bounding_rect()
    room = _chord(box, ink.height / 2 + box.height * _LIFT)
    if ink.width > room:
        picture = narrowed(picture, room / ink.width)
        ink = picture.get_bounding_rect()
    return picture, ink
