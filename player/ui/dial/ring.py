"""The ring of the dial, painted part by part with smooth edges.

A hold is a ring of blocks, one a second; a move is an open arc with a point; every wait is a ring
of dots; a breath is a thin circle, which a full breath reaches. What tells time fills. Drawing
each part larger and shrinking it smooths the edges. That is slow, so only the
changed parts are painted.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import pygame

from player.plan.segment import SegmentKind
from player.ui.look import Colour
from player.ui.shapes import Point, on_circle

MOST_BLOCKS = 40
"""The most blocks or dots of a ring; a longer hold has blocks of more than a second."""

INNER = 0.91
"""The inner radius of the ring as a share of its radius."""

_LEAST_DOTS = 8
_GAP = 0.006  # of a full turn, between two blocks
_TINY = 1e-6
_POINT = 0.018  # of a full turn, from the end of the arc to its point
_WINGS = 0.012
_MIDDLE = 0.955  # of the radius, where the arc and the dots are
_DOT = 0.03
_THIN = 0.015

_BOXES = 24  # for a whole ring; small boxes hold little but ring
_FINE = 2
"""How many times larger the ring is drawn; only powers of 2 keep plain colours exact."""

_SOFT = 0.25
"""Pixels by which a soft edge extends beyond its line."""

_FULL = 0.22
"""Pixels by which a filling stays inside that line."""

_OUTSIDE = 10
"""Pixels of the larger picture that are drawn around a box."""

_STRAIGHT = 0.03
"""Pixels by which the straight lines of an edge may be off."""


class Ring:
    """A ring of one kind for a phase of so many seconds. Shares are of a full turn, 0 to 1.

    `centre` and `radius` are those of the surface it is painted on, in pixels. A `plain` ring
    tells no time.
    """

    def __init__(
        self,
        kind: SegmentKind,
        seconds: float,
        colours: tuple[Colour, Colour, Colour],
        centre: Point,
        radius: float,
        plain: bool = False,
    ) -> None:
        self._kind, self._plain = kind, plain
        self._ink, self._pale, self._ground = colours
        self._centre, self._radius = centre, radius
        self._edge = math.ceil(0.3 * radius) + 8
        side = (self._edge + math.ceil(0.36 * radius) + 12) * _FINE
        self._sheet = pygame.Surface((side, side), depth=32)
        corners = max(8, math.ceil(math.pi / math.sqrt(2 * _STRAIGHT / max(1.0, radius))))
        self._ways = [on_circle((0.0, 0.0), 1.0, corner / corners) for corner in range(corners)]
        blocks = max(1, min(MOST_BLOCKS, math.ceil(seconds - _TINY)))
        self.parts = blocks if kind is SegmentKind.HOLD else max(_LEAST_DOTS, blocks)

    def all_boxes(self) -> list[pygame.Rect]:
        """Boxes that hold all of the ring."""
        if self._plain or self._kind in (SegmentKind.MOVE, SegmentKind.HOLD):
            return self._boxes(0.0, 1.0)
        return self._boxes_of_dots(range(self.parts))

    def changed_boxes(self, before: float, gone: float) -> list[pygame.Rect]:
        """Boxes that hold all that differs between two states of the ring."""
        if self._plain:
            return []
        first, last = min(before, gone), max(before, gone)
        if self._kind is SegmentKind.MOVE:
            return self._boxes(first - _WINGS, last + _POINT)
        if self._kind is SegmentKind.HOLD:
            beside = 1 / len(self._ways)
            return self._boxes(first - beside, last + beside)
        return self._boxes_of_dots(range(self._full(first), self._full(last)))

    def _boxes_of_dots(self, dots: range) -> list[pygame.Rect]:
        half = _DOT / math.tau
        return [self._box(dot / self.parts - half, dot / self.parts + half) for dot in dots]

    def _full(self, gone: float) -> int:
        """How many dots have filled, one at a time."""
        return min(self.parts, math.ceil(gone * self.parts - _TINY))

    def _boxes(self, begin: float, end: float) -> list[pygame.Rect]:
        """Boxes around the part of the ring between two turns."""
        number = max(1, math.ceil((end - begin) * _BOXES))
        step = (end - begin) / number
        return [self._box(begin + i * step, begin + (i + 1) * step) for i in range(number)]

    def _box(self, begin: float, end: float) -> pygame.Rect:
        turns = (begin, (begin + end) / 2, end)
        spots = [
            on_circle(self._centre, self._radius * far, turn)
            for turn in turns
            for far in (INNER, 1.002)
        ]
        xs, ys = [x for x, _ in spots], [y for _, y in spots]
        left, top = math.floor(min(xs)) - 2, math.floor(min(ys)) - 2
        return pygame.Rect(left, top, math.ceil(max(xs)) + 3 - left, math.ceil(max(ys)) + 3 - top)

    def paint(self, surface: pygame.Surface, box: pygame.Rect, gone: float) -> None:
        """Paint the ring in one of its boxes, with `gone` of it run out."""
        box = box.clip(surface.get_rect())
        page = _Page(self._sheet, box, self._edge, self._ground)
        begin, end = self._turns_in(box)
        if self._plain:
            for turn in _whole_turns(begin, end):
                first, last = max(begin - turn, 0.0), min(end - turn, 1.0)
                self._band(page, (1 - _THIN, 1.0), first, last, self._pale)
        elif self._kind is SegmentKind.MOVE:
            self._paint_arc(page, begin, end, gone)
        elif self._kind is SegmentKind.HOLD:
            self._paint_blocks(page, begin, end, gone)
        else:
            self._paint_dots(page, begin, end, gone)
        page.put(surface)

    def _turns_in(self, box: pygame.Rect) -> tuple[float, float]:
        """The two turns between which the ring lies in a box; the first may be below 0."""
        (x, y), (u, v) = box.center, self._centre
        middle = math.atan2(x - u, v - y) / math.tau % 1.0
        half = math.hypot(*box.size) / 2 / (INNER * self._radius * math.tau)
        corners = len(self._ways)
        begin = math.floor((middle - half) * corners) - 1
        return begin / corners, (math.ceil((middle + half) * corners) + 1) / corners

    def _band(
        self, page: _Page, radii: tuple[float, float], begin: float, end: float, colour: Colour
    ) -> None:
        """Paint a part of the ring between two turns, with the corners of the whole ring."""
        if begin >= end:
            return
        corners = len(self._ways)
        ways = self._ways[math.floor(begin * corners) + 1 : math.ceil(end * corners)]
        ways = [on_circle((0.0, 0.0), 1.0, begin), *ways, on_circle((0.0, 0.0), 1.0, end)]
        inner, outer = radii[0] * self._radius + _SOFT, radii[1] * self._radius - _SOFT
        page.edge(self._outline(ways, inner, outer), colour)
        page.fill(self._outline(ways, inner + _FULL, outer - _FULL), colour)

    def _outline(self, ways: Sequence[Point], inner: float, outer: float) -> list[Point]:
        """The outline of a band between two circles."""
        x, y = self._centre
        spots = [(x + outer * u, y + outer * v) for u, v in ways]
        return spots + [(x + inner * u, y + inner * v) for u, v in reversed(ways)]

    def _paint_arc(self, page: _Page, begin: float, end: float, gone: float) -> None:
        """The arc, thick behind its point and thin ahead of it."""
        for turn in _whole_turns(begin, end):
            lower, upper = max(begin - turn, 0.0), min(end - turn, 1.0)
            for first, last, half, colour in (
                (max(lower, gone), upper, 0.009, self._pale),
                (lower, min(upper, gone), 0.018, self._ink),
            ):
                self._band(page, (_MIDDLE - half, _MIDDLE + half), first, last, colour)
        if not any(begin - _POINT < gone + turn < end + _WINGS for turn in (-1, 0, 1)):
            return
        middle, wing = self._radius * _MIDDLE, self._radius * 0.045
        point = on_circle(self._centre, middle, gone + _POINT)
        wings = [on_circle(self._centre, middle + way * wing, gone - _WINGS) for way in (-1, 1)]
        page.fill([wings[0], point, wings[1]], self._ink)
        page.edge([wings[0], point, wings[1]], self._ink)

    def _paint_blocks(self, page: _Page, begin: float, end: float, gone: float) -> None:
        for number in range(math.floor(begin * self.parts), math.ceil(end * self.parts)):
            turn, place = divmod(number, self.parts)
            left = max(place / self.parts + _GAP / 2, begin - turn)
            right = min((place + 1) / self.parts - _GAP / 2, end - turn)
            cut = min(max(gone, left), right)
            self._band(page, (INNER, 1.0), left, cut, self._ink)
            self._band(page, (INNER, 1.0), cut, right, self._pale)

    def _paint_dots(self, page: _Page, begin: float, end: float, gone: float) -> None:
        full, size = self._full(gone), max(2.0, self._radius * _DOT)
        for number in range(math.floor(begin * self.parts), math.ceil(end * self.parts) + 1):
            place = number % self.parts
            spot = on_circle(self._centre, self._radius * _MIDDLE, place / self.parts)
            page.dot(spot, size, self._ink if place < full else self._pale)


class _Page:
    """A box of a surface, drawn larger on a sheet and then shrunk into its place.

    The box lies `edge` pixels (of the surface) inside the sheet: negative coordinates are rounded
    another way, and the ring must look the same in every box.
    """

    def __init__(self, sheet: pygame.Surface, box: pygame.Rect, edge: int, ground: Colour) -> None:
        self._box = box
        self._left, self._top = box.left - edge, box.top - edge
        inside = pygame.Rect(edge * _FINE, edge * _FINE, box.width * _FINE, box.height * _FINE)
        self._sheet, self._inside = sheet, inside
        # Clipping bends a soft line a little, so it happens further out.
        sheet.set_clip(inside.inflate(2 * _OUTSIDE, 2 * _OUTSIDE))
        sheet.fill(ground)

    def _spots(self, points: Iterable[Point]) -> list[Point]:
        x0, y0 = (0.5 - self._left) * _FINE - 0.5, (0.5 - self._top) * _FINE - 0.5
        return [(x0 + x * _FINE, y0 + y * _FINE) for x, y in points]

    def fill(self, points: Iterable[Point], colour: Colour) -> None:
        """Fill an outline with hard edges."""
        whole = [(math.floor(x + 0.5), math.floor(y + 0.5)) for x, y in self._spots(points)]
        pygame.draw.polygon(self._sheet, colour, whole)

    def edge(self, points: Iterable[Point], colour: Colour) -> None:
        """Draw a soft outline."""
        pygame.draw.aalines(self._sheet, colour, True, self._spots(points))

    def dot(self, middle: Point, radius: float, colour: Colour) -> None:
        x = (middle[0] - self._left + 0.5) * _FINE - 0.5
        y = (middle[1] - self._top + 0.5) * _FINE - 0.5
        pygame.draw.aacircle(self._sheet, colour, (x, y), radius * _FINE)

    def put(self, surface: pygame.Surface) -> None:
        """Shrink the box and put it in its place on the surface."""
        part = self._sheet.subsurface(self._inside)
        surface.blit(pygame.transform.smoothscale(part, self._box.size), self._box)


def _whole_turns(begin: float, end: float) -> range:
    """The whole turns, counted from the ring's own, between two places."""
    return range(math.floor(begin), math.ceil(end))
