"""The surroundings of an exercise, which do not move: view, framing, mat and things."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians

from msgspec import Struct
from msgspec.structs import replace

from player.figure.camera import Extent, camera, extent
from player.figure.floor_contact import foot_balls, hand_balls
from player.figure.framing import body_extent
from player.figure.props import Thing, is_held, placed, thing_points
from player.figure.skeleton import Skeleton
from player.figure.space import Point, offset
from player.figure.stance import Stance
from player.model.pose import Pose, Prop, PropKind, View

_AIR = 0.03
"""Metres of air round the body; hair and clothes reach into it."""

_GROUND = 0.015
"""Metres below the body, for the ground and the shadow on it."""

_HALF_WIDE = 0.305
"""Metres; mats are 61 cm wide."""


class Mat(Struct, frozen=True):
    """A mat on the floor: its middle and its half sides along X and Z, in metres."""

    x: float
    z: float
    half_long: float
    half_wide: float

    def towards(self, other: Mat, t: float) -> Mat:
        """A mat a part `t` of the way to another."""
        return Mat(
            self.x + (other.x - self.x) * t,
            self.z + (other.z - self.z) * t,
            self.half_long + (other.half_long - self.half_long) * t,
            self.half_wide + (other.half_wide - self.half_wide) * t,
        )


class Scene(Struct, frozen=True):
    """Where the viewer is, how much of the room is seen, and what stands in it.

    `beside` says from where to where, across the page, the things stand that it would be good to
    see as well.
    """

    view: View
    extent: Extent
    mat: Mat | None = None
    things: tuple[Thing, ...] = ()
    held: tuple[Prop, ...] = ()
    beside: tuple[float, float] | None = None

    def framed(self, width: float, height: float) -> Scene:
        """The scene in a rectangle: as near as before, and moved aside to show its things."""
        e = self.extent
        wide = max(e.right - e.left, (e.top - e.bottom) * width / height)
        free = wide - (e.right - e.left)
        if self.beside is None or free <= 0:
            return self
        low, high = self.beside
        left = min(max(e.left - free / 2, high - wide), low, e.left)
        left = max(left, e.left - free)
        return replace(self, extent=Extent(left, e.bottom, left + wide, e.top))

    def towards(self, other: Scene, t: float) -> Scene:
        """The scene a part `t` (0 to 1, eased by the caller) of the way to another one."""
        nearer = self if t < 0.5 else other
        mat = nearer.mat
        if self.mat is not None and other.mat is not None:
            mat = self.mat.towards(other.mat, t)
        return replace(
            nearer,
            view=self.view.towards(other.view, t),
            extent=self.extent.towards(other.extent, t),
            mat=mat,
            beside=nearer.beside,
        )


def scene(
    stances: Sequence[Stance],
    view: View | None = None,
    shown: Stance | None = None,
    bodies: Sequence[Skeleton] = (),
) -> Scene:
    """The scene of the poses of an exercise, as large as their bodies allow.

    Only the bodies decide what is seen: mat and things may run out of it. `bodies` are those that
    have to be seen, on their ways too; without them it is the poses themselves. The view is that
    of the first pose unless one is given. Things stand where the first pose with things has them,
    but what stands at one side of the body is where `shown` has it.
    """
    first = stances[0]
    seen = view or first.pose.view
    mat = None
    if not first.pose.body.placement.upright:
        mat = _mat([point for stance in stances for point in body_points(stance.body)], stances)
    furnished = next((stance for stance in stances if stance.pose.props), first)
    held = tuple(prop for prop in furnished.pose.props if is_held(prop))
    one = shown if shown is not None and has_a_side(shown.pose) else furnished
    things = tuple(placed(prop, one.body) for prop in one.pose.props if not is_held(prop))
    box = body_extent(seen, bodies or [stance.body for stance in stances])
    ground = _AIR + _GROUND * cos(radians(seen.height))
    whole = Extent(box.left - _AIR, box.bottom - ground, box.right + _AIR, box.top + _AIR)
    return Scene(seen, whole, mat, things, held, _beside(seen, things))


def _beside(view: View, things: Sequence[Thing]) -> tuple[float, float] | None:
    spots = [p for thing in things if thing.kind is not PropKind.WALL for p in thing_points(thing)]
    if not spots:
        return None
    box = extent(view, spots, _AIR)
    return box.left, box.right


def ground_width(scene: Scene) -> float:
    """How wide the mat is as it is seen, in metres; 0 without one."""
    mat = scene.mat
    if mat is None:
        return 0.0
    eye = camera(scene.view)
    return 2 * (mat.half_long * abs(eye.right[0]) + mat.half_wide * abs(eye.right[2]))


def has_a_side(pose: Pose) -> bool:
    """Whether a thing stands at one side of the body, and at the other in the mirror image."""
    return any(prop.place is not prop.place.mirrored for prop in pose.props)


def body_points(s: Skeleton) -> list[Point]:
    """The points between which a body lies."""
    arms, legs = (s.left_arm, s.right_arm), (s.left_leg, s.right_leg)
    points = [*s.spine, s.head, offset(s.head, s.head_frame, 0.0, 0.03, 0.0)]
    for limb in (*arms, *legs):
        points += [limb.root, limb.mid, limb.end]
    points += [point for arm in arms for point, _ in hand_balls(arm)]
    points += [point for leg in legs for point, _ in foot_balls(leg)]
    return points


def _mat(points: list[Point], stances: Sequence[Stance]) -> Mat:
    low = [p for p in points if p[1] < 0.5]
    trunk = [p for stance in stances for p in (*stance.body.spine, stance.body.head)]
    xs = [p[0] for p in low + trunk]
    zs = [p[2] for p in trunk]
    x, z = (min(xs) + max(xs)) / 2, (min(zs) + max(zs)) / 2
    return Mat(x, z, max(0.80, (max(xs) - min(xs)) / 2 + 0.14), _HALF_WIDE)
