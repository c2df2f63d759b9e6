"""The pictures that a plan is going to show, from a segment on."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from player.figure.palette import Palette
from player.painting.painter import Wanted
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline
from player.screens.play.figure_field import shown_in
from player.screens.play.figure_frames import FigureFrame, FigureFrames

MOMENTS = 9
"""Moments of a movement that are looked at: a walk on the spot is made of several."""

SizeOf = Callable[[Segment], tuple[int, int]]
"""The size of the figure's picture in a segment, in pixels."""


class Reach(IntEnum):
    """How far ahead pictures are listed: the end of this segment, exercise, or the next one."""

    NOW = 0
    EXERCISE = 1
    NEXT = 2


class PicturesAhead:
    """Lists what will be shown. Segments that are alike are looked at once."""

    def __init__(self, timeline: Timeline, frames: FigureFrames) -> None:
        self._timeline, self._frames = timeline, frames
        self._seen: dict[tuple[object, ...], tuple[FigureFrame, ...]] = {}

    def wanted(
        self, segment: Segment, size: SizeOf, palette: Palette, reach: Reach
    ) -> list[Wanted]:
        """What is shown from the begin of a segment on.

        The still pictures of an exercise come before its movements: they are few, they are looked
        at longest, and without a movement its ends fade.
        """
        found: dict[Wanted, None] = {}
        for one in self._timeline.segments[segment.index :]:
            later = one.number > segment.number
            if one.number > segment.number + (reach is Reach.NEXT):
                break
            if reach is Reach.NOW and one is not segment:
                break
            if one.picture is not None:
                continue
            room = size(one)
            for frame in self._frames_of(one):
                shown = shown_in(frame.in_room(room), room, palette)
                if shown.film is not None:
                    found[Wanted(shown.film, frame.seconds, later)] = None
                else:
                    found[Wanted(shown.below, later=later)] = None
        return sorted(found, key=lambda one: (one.later, one.seconds > 0))

    def _frames_of(self, segment: Segment) -> tuple[FigureFrame, ...]:
        """Frames in which each picture and each movement of a segment is shown."""
        poses = (segment.from_pose, segment.from_side, segment.pose, segment.side)
        like = (segment.number, segment.kind, *poses, segment.length)
        if like not in self._seen:
            moments = MOMENTS if segment.kind is SegmentKind.MOVE else 1
            length = segment.length
            offsets = [length * (2 * n + 1) / (2 * moments) for n in range(moments)]
            frames = (self._frames.at(segment, one, length) for one in (0.0, *offsets, length))
            self._seen[like] = tuple(frame for frame in frames if frame is not None)
        return self._seen[like]
