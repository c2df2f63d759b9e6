"""How each exercise of a plan is seen: its view, how near it is, and the shape of its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.figure.camera import Extent, camera
from player.figure.framing import body_extent
from player.figure.scene import Scene, ground_width, scene
from player.figure.skeleton import Skeleton
from player.figure.stance import Stance, between, walks
from player.model.pose import View
from player.model.routine import Exercise, Side, Sides
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline
from player.screens.play.play_layout import Shape

if TYPE_CHECKING:
    from player.screens.play.figure_frames import Stances

ON_THE_WAY = 4
"""Parts of a movement at whose ends the body is looked at, to know how much room it takes."""

OWN_FRAMING = 1.1
"""How much wider or higher both sides together may be before each has its own framing."""

FACE_TO_FACE = -0.6
"""How far a body's own right has to point to the left of the page to be taken for the left."""

ASIDE = 30.0
"""Degrees from which a body is seen that would be face to face with the viewer."""

BEHIND = 12.0
"""Degrees from above at most, over somebody's shoulder: a seat would hide more."""

_CAMERA_TURNS = (SegmentKind.START, SegmentKind.SWITCH, SegmentKind.REST, SegmentKind.PAUSE)


class FigureScenes:
    """The scenes of one plan, each made once."""

    def __init__(self, timeline: Timeline, stances: Stances) -> None:
        self._segments = timeline.segments
        self._stances = stances
        self._scenes: dict[tuple[int, bool], Scene | None] = {}
        self._shapes: dict[int, Shape | None] = {}
        self._everybody: dict[int, tuple[Skeleton, ...]] = {}
        """The bodies of each exercise, by its number, on both sides."""

    def shape(self, segment: Segment) -> Shape | None:
        """The shape of the body with all its movement in the exercise of a segment.

        A rest or a rating has that of the exercise before it, or else of the one after it.
        """
        number = segment.number or self._nearest(segment.index)
        if number not in self._shapes:
            firsts = {one.side: one for one in reversed(self._segments) if one.number == number}
            scenes = [self.at(one) for one in firsts.values()]
            self._shapes[number] = _shape([seen for seen in scenes if seen is not None])
        return self._shapes[number]

    def _nearest(self, place: int) -> int:
        around = (*reversed(self._segments[:place]), *self._segments[place:])
        return next((one.number for one in around if one.number), 0)

    def at(self, segment: Segment) -> Scene | None:
        """One view and framing for a whole exercise, so that the camera stands still.

        Each side has its own scene, since things may stand at one side of the body. Where the
        sides come one after the other, each has its own framing as well, if both together would
        be drawn much smaller.
        """
        number, right = segment.number, segment.side is Side.RIGHT
        if (number, right) not in self._scenes:
            own = [one for one in self._segments if one.number == number]
            # The view is that of the first pose of the movement: getting ready may look otherwise.
            own.sort(key=lambda one: one.phase < 0)
            wanted = dict.fromkeys((one.pose, one.side) for one in own)
            found = [(self._stances.at(pose, side), side) for pose, side in wanted]
            there = [stance for stance, _ in found if stance is not None]
            here = (one for one, side in found if one and (side is Side.RIGHT) is right)
            self._scenes[number, right] = None
            if there:
                view = side_view(there[0], segment.side, segment.exercise)
                bodies = self._bodies(own, segment.side, view)
                self._scenes[number, right] = scene(there, view, next(here, None), bodies)
        return self._scenes[number, right]

    def _bodies(self, own: list[Segment], side: Side | None, view: View) -> tuple[Skeleton, ...]:
        """The bodies of an exercise, on their ways too, that have to be seen on a side."""
        number, exercise = own[0].number, own[0].exercise
        if number not in self._everybody:
            self._everybody[number] = self._ways(own)
        every = self._everybody[number]
        if exercise is None or exercise.dose.sides is not Sides.EACH or side is None:
            return every
        here = self._ways([one for one in own if one.side is side])
        both, alone = body_extent(view, every), body_extent(view, here)
        return every if _nearly_as_large(both, alone) else here

    def _ways(self, segments: list[Segment]) -> tuple[Skeleton, ...]:
        """The bodies of segments at their ends, and on the way of each movement."""
        ends: dict[int, Stance] = {}
        ways: dict[frozenset[int], tuple[Stance, Stance]] = {}
        for segment in segments:
            end = self._stances.at(segment.pose, segment.side)
            if end is None:
                continue
            ends[id(end)] = end
            begin = self._stances.at(segment.from_pose, segment.from_side)
            if begin is None or begin is end or segment.kind is not SegmentKind.MOVE:
                continue
            if walks(begin, end, segment.length):
                opposite = self._stances.at(segment.pose, Side.RIGHT)
                ends |= {id(opposite): opposite} if opposite is not None else {}
            ways[frozenset((id(begin), id(end)))] = begin, end
        parts = [part / ON_THE_WAY for part in range(1, ON_THE_WAY)]
        return (
            *(stance.body for stance in ends.values()),
            *(between(*pair, part) for pair in ways.values() for part in parts),
        )

    def before(self, segment: Segment) -> Scene | None:
        """The scene that the camera comes from, while an exercise or its other side begins."""
        if segment.kind not in _CAMERA_TURNS or segment.index == 0:
            return None
        before = self._segments[segment.index - 1]
        return self.at(before)


def side_view(first: Stance, side: Side | None, exercise: Exercise | None) -> View:
    """The view of an exercise on a side, in which left is not seen at the right.

    Who stands or sits face to face with the viewer is seen from behind instead. Who crouches or
    lies is seen from the side that moves; where the sides take turns, from one side all along.
    """
    view = first.pose.view
    if side is None or exercise is None or across(first.body, view) > FACE_TO_FACE:
        return view
    if first.pose.body.placement.upright:
        return View(-view.turn, min(view.height, BEHIND))
    turns_round = exercise.dose.sides is Sides.EACH and side is Side.LEFT
    return View(180.0 - ASIDE if turns_round else ASIDE, view.height)


def across(s: Skeleton, view: View) -> float:
    """How far to the right of the page a body's own right points, from -1 to 1."""
    right = camera(view).right
    return sum(a * b for a, b in zip(right, s.spine_frames[0][6:9], strict=True))


def _nearly_as_large(both: Extent, alone: Extent) -> bool:
    wide = (both.right - both.left) / (alone.right - alone.left)
    high = (both.top - both.bottom) / (alone.top - alone.bottom)
    return max(wide, high) <= OWN_FRAMING


def _shape(scenes: list[Scene]) -> Shape | None:
    """A shape that holds what each of some scenes shows."""
    if not scenes:
        return None
    extents = [one.extent for one in scenes]
    wide = max(one.right - one.left for one in extents)
    return Shape(
        wide,
        max(one.top - one.bottom for one in extents),
        max([wide, *(ground_width(one) for one in scenes)]),
    )
