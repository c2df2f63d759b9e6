"""A pose checked against the floor: what sinks into it, and what should touch it and does not."""

from __future__ import annotations

from msgspec import Struct

from player.figure.planted import settle
from player.figure.touching import height, parts
from player.model.pose import Pose

TOLERANCE = 0.02
"""Metres that a part may be off the floor, either way."""


class Finding(Struct, frozen=True):
    """A part of the body that is not where the floor is.

    `part` is its name as `floor` uses it (or `waist`), `metres` its height: below 0 it sinks.
    """

    part: str
    metres: float

    @property
    def sinks(self) -> bool:
        """Whether it is in the floor, rather than over it."""
        return self.metres < 0.0


def floor_findings(pose: Pose) -> list[Finding]:
    """All parts that sink more than 2 cm, and those under `floor` that are more than 2 cm off."""
    body = settle(pose).body
    found = [Finding(part, up) for part, up in parts(body).items() if up < -TOLERANCE]
    for contact in pose.floor:
        up = height(body, contact)
        if up > TOLERANCE:
            found.append(Finding(contact.value, up))
    return found
