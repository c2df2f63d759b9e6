"""The figure of a plan at any moment: bodies in their poses, and the movement between them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from player.figure.scene import Scene
from player.figure.space import Point, distance
from player.figure.stance import BEAT, Stance, step_at, walks
from player.figure.ways import movement
from player.model.pose import Pose, ease
from player.model.routine import Side
from player.painting.subject import stance_of
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline
from player.screens.play.figure_scenes import FigureScenes
from player.screens.play.play_layout import Shape

WORTH_AN_ARROW = 0.35
"""Metres of a movement from which on an arrow announces it."""

PoseOf = Callable[[str], Pose | None]
"""The pose of a name; None where there is none or it cannot be drawn."""

CAMERA_SECONDS = 2.0
"""Seconds in which a body comes into position while it gets ready."""

FADE_SECONDS = 0.8
"""Seconds in which one picture fades into another."""


class Stances:
    """Bodies by pose and side, each settled once."""

    def __init__(self, pose_of: PoseOf) -> None:
        self._pose_of = pose_of
        self._settled: dict[tuple[str, bool], Stance | None] = {}
        self._movements: dict[tuple[int, int], tuple[tuple[Point, ...], frozenset[str]]] = {}

    def at(self, pose: str | None, side: Side | None) -> Stance | None:
        """The body of a pose. Poses are written for the left; the right is the mirror image."""
        if pose is None:
            return None
        key = (pose, side is Side.RIGHT)
        if key not in self._settled:
            found = self._pose_of(pose)
            if found is not None and key[1]:
                found = found.mirrored()
            self._settled[key] = stance_of(found) if found is not None else None
        return self._settled[key]

    def movement(self, a: Stance, b: Stance) -> tuple[tuple[Point, ...], frozenset[str]]:
        """The path of what moves most between two bodies, and the limbs that move."""
        key = (id(a), id(b))
        if key not in self._movements:
            self._movements[key] = movement(a, b)
        return self._movements[key]


class FigureFrame(Struct, frozen=True):
    """The figure on its way from one body to another, in a scene.

    `share` is how far it has come, 0 to 1, eased; the whole way takes so many `seconds`. With
    `fade`, the picture of the first, in the scene before, fades into that of the second.
    """

    begin: Stance
    end: Stance
    share: float
    scene: Scene
    fade: bool = False
    moving: frozenset[str] = frozenset()
    arrow: tuple[Point, ...] = ()
    scene_before: Scene | None = None
    seconds: float = 0.0

    def in_room(self, size: tuple[int, int]) -> FigureFrame:
        """The figure as it is to be drawn in a room of that size."""
        before = self.scene_before.framed(*size) if self.scene_before is not None else None
        return replace(self, scene=self.scene.framed(*size), scene_before=before)


class FigureFrames:
    """The figure frames of one plan. `still` fades in place of every movement."""

    def __init__(self, timeline: Timeline, stances: Stances, *, still: bool = False) -> None:
        self._timeline = timeline
        self._stances = stances
        self._still = still
        self._scenes = FigureScenes(timeline, stances)

    def at(self, segment: Segment, offset: float, length: float) -> FigureFrame | None:
        """The figure `offset` seconds into a segment; None where no pose can be drawn."""
        end = self._stances.at(segment.pose, segment.side)
        seen = self._scenes.at(segment)
        if end is None or seen is None:
            return None
        begin = self._stances.at(segment.from_pose, segment.from_side) or end
        before = self._scenes.before(segment)
        if before is not None and before != seen:
            share = ease(min(1.0, offset / min(length, FADE_SECONDS))) if length > 0 else 1.0
            arrow = self._coming(segment, end) if begin is end else ()
            fading = FigureFrame(begin, end, share, seen, fade=True, arrow=arrow)
            return replace(fading, scene_before=before)
        if begin is end:
            return FigureFrame(end, end, 1.0, seen, arrow=self._coming(segment, end))
        moves = segment.kind is SegmentKind.MOVE
        if moves and not self._still and walks(begin, end, length):
            # One long movement is shown as many steps.
            opposite = Side.LEFT if segment.side is Side.RIGHT else Side.RIGHT
            other = self._stances.at(segment.pose, opposite) or end
            a, b, share = step_at(begin, end, other, offset, length)
            return FigureFrame(a, b, ease(share), seen, seconds=BEAT)
        fade = self._still or begin.pose.body.placement is not end.pose.body.placement
        takes = min(length, FADE_SECONDS if fade else length if moves else CAMERA_SECONDS)
        share = ease(min(1.0, offset / takes)) if takes > 0 else 1.0
        moving = self._stances.movement(begin, end)[1] if moves and not fade else frozenset()
        return FigureFrame(begin, end, share, seen, fade, moving, seconds=takes)

    def shape_at(self, segment: Segment) -> Shape | None:
        """The shape of the body with all its movement; None where there is no body to go by."""
        return self._scenes.shape(segment)

    def _coming(self, segment: Segment, here: Stance) -> tuple[Point, ...]:
        """The arrow of the first movement, shown while the person gets ready for it."""
        segments, place = self._timeline.segments, segment.index + 1
        if segment.kind is not SegmentKind.START or place >= len(segments):
            return ()
        following = segments[place]
        then = self._stances.at(following.pose, following.side)
        if then is None or then is here or following.number != segment.number:
            return ()
        way = self._stances.movement(here, then)[0]
        long = sum(distance(p, q) for p, q in pairwise(way))
        return way if long >= WORTH_AN_ARROW else ()
