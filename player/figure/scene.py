"""The surroundings of an exercise, which do not move: view, framing, mat and things."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from player.figure.camera import Extent, extent
from player.figure.floor_contact import foot_balls, hand_balls
from player.figure.props import Thing, is_held, placed, thing_points
from player.figure.skeleton import Skeleton
from player.figure.space import Point, offset
from player.figure.stance import Stance
from player.model.pose import Pose, Prop, View

_MARGIN = 0.145
"""Metres round the joints for their roundness and a little air."""

_EDGE = 0.07
"""Metres round the mat and things for their edges and the shadow beside them."""


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
    """Where the viewer is, how much of the room is seen, and what stands in it."""

    view: View
    extent: Extent
    mat: Mat | None = None
    things: tuple[Thing, ...] = ()
    held: tuple[Prop, ...] = ()

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
        )


def scene(
    stances: Sequence[Stance], view: View | None = None, shown: Stance | None = None
) -> Scene:
    """The scene that all the poses of an exercise fit into, both sides of it when given.

    The view is that of the first pose unless one is given. Things stand where the first pose
    with things has them, but what stands at one side of the body is where `shown` has it.
    """
    first = stances[0]
    seen = view or first.pose.view
    points = [point for stance in stances for point in body_points(stance.body)]
    mat = None
    if not first.pose.body.placement.upright:
        mat = _mat(points, stances)
        x, z = mat.half_long - 0.02, mat.half_wide - 0.02
        corners: list[Point] = [
            (mat.x + a * x, 0.0, mat.z + b * z) for a in (-1.0, 1.0) for b in (-1.0, 1.0)
        ]
    else:
        corners = []
    furnished = next((stance for stance in stances if stance.pose.props), first)
    held = tuple(prop for prop in furnished.pose.props if is_held(prop))
    one = shown if shown is not None and has_a_side(shown.pose) else furnished
    things = tuple(placed(prop, one.body) for prop in one.pose.props if not is_held(prop))
    others = [s for s in stances if s is not one and has_a_side(s.pose)]
    all_things = [*things, *(placed(prop, s.body) for s in others for prop in s.pose.props)]
    corners += [(x, 0.0, z) for x, _, z in points]
    corners += [point for thing in all_things for point in thing_points(thing)]
    whole = extent(seen, points, _MARGIN)
    if corners:
        whole = whole.joined(extent(seen, corners, _EDGE))
    return Scene(seen, whole, mat, things, held)


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
    return Mat(x, z, max(0.80, (max(xs) - min(xs)) / 2 + 0.14), 0.36)
