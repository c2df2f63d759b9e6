"""A pose of the body in joint angles, and its mirror image.

Angles are in degrees, as a goniometer reads them: 0 is standing upright with the arms hanging,
palms towards the thighs. A pose is written for the left; the right is its mirror image.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from player.model.joint import ANGLES, NEUTRAL, place_of, swapped


class Placement(StrEnum):
    """How the pelvis lies before `tilt`, `turn` and `lean` are added."""

    STANDING = "standing"
    SEATED = "seated"
    HANDS_AND_KNEES = "hands and knees"
    ON_THE_BACK = "lying on the back"
    ON_THE_FRONT = "lying on the front"
    ON_THE_LEFT = "lying on the left side"
    ON_THE_RIGHT = "lying on the right side"

    @property
    def mirrored(self) -> Placement:
        if self is Placement.ON_THE_LEFT:
            return Placement.ON_THE_RIGHT
        if self is Placement.ON_THE_RIGHT:
            return Placement.ON_THE_LEFT
        return self

    @property
    def upright(self) -> bool:
        """Whether the trunk stands on the pelvis: no mat is needed then."""
        return self in (Placement.STANDING, Placement.SEATED)


class Contact(StrEnum):
    """A part of the body that can carry it."""

    HEAD = "head"
    BACK = "back"
    PELVIS = "pelvis"
    LEFT_SHOULDER = "left shoulder"
    RIGHT_SHOULDER = "right shoulder"
    LEFT_HIP = "left hip"
    RIGHT_HIP = "right hip"
    LEFT_ELBOW = "left elbow"
    RIGHT_ELBOW = "right elbow"
    LEFT_HAND = "left hand"
    RIGHT_HAND = "right hand"
    LEFT_KNEE = "left knee"
    RIGHT_KNEE = "right knee"
    LEFT_FOOT = "left foot"
    RIGHT_FOOT = "right foot"

    @property
    def mirrored(self) -> Contact:
        return Contact(swapped(self.value))


class PropKind(StrEnum):
    """A thing that an exercise uses, drawn with the body."""

    CHAIR = "chair"
    ROLLER = "roller"
    BAND = "band"
    CUSHION = "cushion"
    WALL = "wall"
    TABLE = "table"
    HEAT_PACK = "heat pack"


class PropPlace(StrEnum):
    """Where a prop is."""

    HEAD = "under the head"
    BACK = "under the back"
    PELVIS = "under the pelvis"
    LOW_BACK = "behind the low back"
    LEGS = "behind the legs"
    KNEES = "between the knees"
    HANDS = "in the hands"
    UNDER_HANDS = "under the hands"
    AT_HANDS = "at the hands"
    AT_LEFT_HAND = "at the left hand"
    AT_RIGHT_HAND = "at the right hand"
    FRONT = "in front"
    BEHIND = "behind"

    @property
    def mirrored(self) -> PropPlace:
        sides = (PropPlace.AT_LEFT_HAND, PropPlace.AT_RIGHT_HAND)
        return sides[1 - sides.index(self)] if self in sides else self

    @property
    def carried(self) -> frozenset[Contact]:
        """The hands that rest on what is there, and stay where they are on it."""
        return _RESTING.get(self, frozenset())


class Prop(Struct, frozen=True):
    """A thing and its place."""

    kind: PropKind
    place: PropPlace


USUAL_PLACE: Mapping[PropKind, PropPlace] = {
    PropKind.CHAIR: PropPlace.PELVIS,
    PropKind.ROLLER: PropPlace.BACK,
    PropKind.BAND: PropPlace.HANDS,
    PropKind.CUSHION: PropPlace.HEAD,
    PropKind.WALL: PropPlace.BEHIND,
    PropKind.TABLE: PropPlace.UNDER_HANDS,
    PropKind.HEAT_PACK: PropPlace.LOW_BACK,
}
"""Where a prop is when a file names it alone."""

_BOTH_HANDS = frozenset({Contact.LEFT_HAND, Contact.RIGHT_HAND})
_RESTING: Mapping[PropPlace, frozenset[Contact]] = {
    PropPlace.UNDER_HANDS: _BOTH_HANDS,
    PropPlace.AT_HANDS: _BOTH_HANDS,
    PropPlace.AT_LEFT_HAND: frozenset({Contact.LEFT_HAND}),
    PropPlace.AT_RIGHT_HAND: frozenset({Contact.RIGHT_HAND}),
}


class View(Struct, frozen=True):
    """Where the viewer is, in degrees.

    `turn` 0 looks at the right side of somebody on hands and knees (the head points to the
    right of the page), 90 comes from the head end, -90 from the feet. `height` 0 is level with
    the floor, 90 straight above.
    """

    turn: float = 0.0
    height: float = 0.0

    def towards(self, other: View, t: float) -> View:
        """The view a part `t` (0 to 1) of the way to another one, turning the short way."""
        turn = (other.turn - self.turn + 180.0) % 360.0 - 180.0
        return View(self.turn + turn * t, self.height + (other.height - self.height) * t)


class ViewName(StrEnum):
    """The views with a name of their own."""

    SIDE = "side"
    FRONT = "front"
    TOP = "top"
    FEET = "feet"
    HEAD = "head"


VIEWS: Mapping[ViewName, View] = {
    ViewName.SIDE: View(0.0, 0.0),
    ViewName.FRONT: View(90.0, 0.0),
    ViewName.TOP: View(0.0, 90.0),
    ViewName.FEET: View(-90.0, 0.0),
    ViewName.HEAD: View(90.0, 0.0),
}
"""What the names of views mean; who lies or crouches shows the head end from the front."""


class Body(Struct, frozen=True):
    """How the pelvis lies. Degrees: `tilt` forward, `turn` and `lean` to the person's left."""

    placement: Placement = Placement.STANDING
    tilt: float = 0.0
    turn: float = 0.0
    lean: float = 0.0


class Pose(Struct, frozen=True):
    """A pose: every joint angle in the order of `ANGLES`, and what carries the body.

    `key` is the name of the file. `base` is the pose that this one was made from; parts that
    both have on the floor stand at the same place in both.
    """

    key: str
    name: str = ""
    about: str = ""
    body: Body = Body()
    angles: tuple[float, ...] = NEUTRAL
    floor: tuple[Contact, ...] = ()
    props: tuple[Prop, ...] = ()
    view: View = View()
    base: Pose | None = None

    def angle(self, joint: str, motion: str) -> float:
        """The angle of `left knee`, `flexion`; a KeyError for what no joint does."""
        return self.angles[place_of(joint, motion)]

    def mirrored(self) -> Pose:
        """The pose of the other side: left and right exchanged, turns and bends reversed.

        A pose that is alike on both sides is its own mirror image.
        """
        other = self._turned()
        alike = replace(other, floor=self.floor, props=self.props)
        same_things = {*other.floor} == {*self.floor} and {*other.props} == {*self.props}
        return self if same_things and alike == self else other

    def _turned(self) -> Pose:
        body = replace(
            self.body,
            placement=self.body.placement.mirrored,
            turn=-self.body.turn,
            lean=-self.body.lean,
        )
        return replace(
            self,
            body=body,
            angles=tuple(sign * self.angles[place] for place, sign in _MIRROR),
            floor=tuple(contact.mirrored for contact in self.floor),
            props=tuple(replace(prop, place=prop.place.mirrored) for prop in self.props),
            base=self.base.mirrored() if self.base else None,
        )


def ease(t: float) -> float:
    """A part of the time (0 to 1) as a part of the way: slow at both ends."""
    t = min(1.0, max(0.0, t))
    return min(1.0, t * t * t * (t * (6.0 * t - 15.0) + 10.0))


def _mirror_order() -> tuple[tuple[int, float], ...]:
    order: list[tuple[int, float]] = []
    for joint, motion in ANGLES:
        paired = swapped(joint)
        across = paired == joint and motion in ("rotation", "side bend")
        order.append((place_of(paired, motion), -1.0 if across else 1.0))
    return tuple(order)


_MIRROR = _mirror_order()
