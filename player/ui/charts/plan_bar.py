"""The plan as a bar: how far it has come while it is played, and afterwards what was done of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import astuple

from player.plan.timeline import Timeline
from player.ui.look import PHASE_INKS, Ink, Look, Role, Space, mixed
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import disc, outlined, rounded, smooth_polygon
from player.ui.text.writer import Writer

_LEAST_CELL = 7
"""The least width in pixels at which each repetition is drawn by itself."""


class RepResult(StrEnum):
    """What became of a repetition."""

    DONE = "done"
    REPEATED = "repeated"
    SKIPPED = "skipped"
    NOT_REACHED = "not reached"


Block = tuple[RepResult, ...]
"""Repetitions that follow each other, by what became of each."""


class RepCounts(Struct, frozen=True):
    """How many repetitions of one exercise and side had each result."""

    done: int = 0
    repeated: int = 0
    skipped: int = 0
    not_reached: int = 0

    def results(self) -> dict[RepResult, int]:
        """The results that occur, with their counts."""
        counts = zip(RepResult, astuple(self), strict=True)
        return {result: count for result, count in counts if count}

    def block(self) -> Block:
        """All repetitions, sorted by result."""
        return tuple(result for result, count in self.results().items() for _ in range(count))


def paint_results(surface: Surface, look: Look, box: Rect, blocks: Sequence[Block]) -> None:
    """The results of a whole plan across a box on the panel colour, in the order of playing."""
    blocks = [block for block in blocks if block]
    total = sum(map(len, blocks))
    if not total:
        return
    gap = min(look.px(Space.XXS), box.width // (4 * len(blocks)))
    room = max(1, box.width - gap * (len(blocks) - 1))
    before = 0
    for number, block in enumerate(blocks):
        for result, group in groupby(block):
            count = len(list(group))
            left = box.left + number * gap + room * before // total
            before += count
            right = box.left + number * gap + room * before // total
            run = Rect(left, box.top, max(1, right - left), box.height)
            _paint_run(surface, look, run, result, count)


def _paint_run(surface: Surface, look: Look, run: Rect, result: RepResult, count: int) -> None:
    """Repetitions of one result side by side, as one piece where they are too narrow."""
    cells = count if run.width // count >= _LEAST_CELL else 1
    edges = [run.left + run.width * number // cells for number in range(cells + 1)]
    for left, right in pairwise(edges):
        space = 2 if right - left > 4 else 0
        _paint_result(surface, look, Rect(left, run.top, right - left - space, run.height), result)


def _paint_result(surface: Surface, look: Look, box: Rect, result: RepResult) -> None:
    """The shape of a result: full, full with a dot, empty with a stroke, or pale."""
    panel, radius = look.colour(Ink.PANEL), max(1, min(box.width, box.height) // 5)
    if result is RepResult.DONE:
        rounded(surface, box, radius, look.colour(Ink.HOLD))
    elif result is RepResult.REPEATED:
        rounded(surface, box, radius, look.colour(Ink.MOVE))
        dot = max(1, min(box.width, box.height) // 5)
        disc(surface, box.center, dot, panel)
    elif result is RepResult.SKIPPED:
        edge, thick = look.colour(Ink.QUIET), max(1, look.px(Space.HAIR))
        outlined(surface, box, radius, edge, panel, thick)
        half = thick
        smooth_polygon(
            surface,
            [
                (box.left, box.bottom - 1 - half),
                (box.right - 1 - half, box.top),
                (box.right - 1, box.top + half),
                (box.left + half, box.bottom - 1),
            ],
            edge,
        )
    else:
        rounded(surface, box, radius, mixed(look.colour(Ink.QUIET), panel, 0.2))


def paint_results_legend(
    surface: Surface, writer: Writer, box: Rect, blocks: Sequence[Block]
) -> None:
    """The results that occur with their words, from the left of a line."""
    look = writer.look
    results = [result for result in RepResult if any(result in block for block in blocks)]
    side, gap = look.px(Space.L), look.px(Space.XL)
    room = (box.width - len(results) * (side + 2 * gap)) // max(1, len(results))
    size = writer.size_for("not reached", Role.SMALL, (max(1, room), box.height))
    x = box.left
    for result in results:
        swatch = Rect(x, 0, side, side)
        swatch.centery = box.centery
        _paint_result(surface, look, swatch, result)
        at = (swatch.right + gap // 3, box.centery)
        quiet = look.colour(Ink.QUIET)
        x = writer.put(surface, result, Role.SMALL, quiet, at, anchor="midleft", size=size).right
        x += gap


class PlanBar:
    """The progress bar of one plan at one size: two kept strips, cut where the plan has come to."""

    def __init__(self, timeline: Timeline, look: Look, width: int, height: int) -> None:
        self._strips = tuple(
            _strip(timeline, look, width, height, pale=pale) for pale in (False, True)
        )
        self._knob = max(3, height // 2)
        self._look = look
        self._width = width

    def place(self, progress: float) -> int:
        """The x in the bar of a share of the plan."""
        room = self._width - 2 * self._knob
        return self._knob + round(min(1.0, max(0.0, progress)) * room)

    def draw(self, surface: Surface, box: Rect, progress: float) -> None:
        """Draw the bar with its knob at a share of the plan."""
        done, to_come = self._strips
        x = self.place(progress)
        surface.blit(done, box.topleft, Rect(0, 0, x, box.height))
        surface.blit(to_come, (box.left + x, box.top), Rect(x, 0, box.width, box.height))
        centre = (box.left + x, box.centery)
        disc(surface, centre, self._knob, self._look.colour(Ink.INK))
        disc(surface, centre, max(1, round(self._knob * 0.5)), self._look.colour(Ink.GROUND))


def _strip(timeline: Timeline, look: Look, width: int, height: int, *, pale: bool) -> Surface:
    """The steps of the plan side by side, thinner than the bar's box."""
    strip = Surface((width, height))
    strip.fill(look.colour(Ink.GROUND))
    knob = max(3, height // 2)
    room = width - 2 * knob
    total = timeline.total_seconds or 1.0
    thick = max(2, height // 2)
    last = -1
    for segment in timeline.segments:
        left = knob + round(segment.start / total * room)
        right = knob + round(segment.end / total * room)
        if right <= last or right - left < 1:
            continue  # a plan of thousands of segments has several to a pixel
        last = right
        gap = 1 if right - left > 3 else 0
        box = Rect(left, (height - thick) // 2, right - left - gap, thick)
        colour = look.colour(PHASE_INKS[segment.kind])
        rounded(
            strip, box, thick // 3, mixed(colour, look.colour(Ink.GROUND), 0.32) if pale else colour
        )
    return strip
