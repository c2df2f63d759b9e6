"""Checks of a pose: the words of `works` that it asks for, and parts that are off the floor."""

from __future__ import annotations

from msgspec import Struct

from player.figure.floor_contact import height, parts
from player.figure.stance import settle
from player.model.pose import Placement, Pose

_HEAD_BELOW = 0.05
"""Metres that the head is under the hips before the head counts as down."""

_LYING = {
    Placement.ON_THE_BACK: "flat on the back",
    Placement.ON_THE_FRONT: "on the front",
    Placement.ON_THE_LEFT: "on the side",
    Placement.ON_THE_RIGHT: "on the side",
}


def asked_by(pose: Pose) -> frozenset[str]:
    """The words of `works` that a pose clearly asks for.

    On hands and knees the parts on the floor carry weight; lying down, they only rest there.
    """
    placement = pose.body.placement
    if placement in _LYING:
        return frozenset({_LYING[placement], "getting to the floor"})
    if placement is not Placement.HANDS_AND_KNEES:
        return frozenset()
    found = {"getting to the floor"}
    if _stands(pose, "elbow"):
        found.add("weight on the elbows")
    elif _stands(pose, "hand"):
        found.add("weight on the hands")
    if _stands(pose, "knee"):
        found.add("kneeling")
    body = settle(pose).body
    if body.head[1] < body.pelvis[1] - _HEAD_BELOW:
        found.add("head down")
    return frozenset(found)


def _stands(pose: Pose, part: str) -> bool:
    return any(contact.value.endswith(f" {part}") for contact in pose.floor)


TOLERANCE = 0.02
"""Metres that a part may be off the floor, either way."""


class OffTheFloor(Struct, frozen=True):
    """A part of the body that is in the floor, or over it where it should touch.

    `part` is its name as `floor` uses it (or `waist`), `metres` its height: below 0 it sinks.
    """

    part: str
    metres: float

    @property
    def sinks(self) -> bool:
        """Whether it is in the floor."""
        return self.metres < 0.0


def floor_findings(pose: Pose) -> list[OffTheFloor]:
    """All parts that sink more than 2 cm, and those of `floor` that are more than 2 cm over it."""
    body = settle(pose).body
    found = [OffTheFloor(part, up) for part, up in parts(body).items() if up < -TOLERANCE]
    for contact in pose.floor:
        up = height(body, contact)
        if up > TOLERANCE:
            found.append(OffTheFloor(contact.value, up))
    return found
