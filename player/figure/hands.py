"""How far the fingers close: flat on what carries them, long in a reach, closed round a band."""

from __future__ import annotations

from player.model.joint import place_of
from player.model.pose import Contact, Pose, PropKind

FLAT = 3.0
LONG = 7.0
EASY = 24.0
CLOSED = 78.0
"""Degrees at each of the three joints of a finger."""

_STRAIGHT = 18.0
_RAISED = 55.0
"""An arm reaches if its elbow is bent less, and its shoulder lifted more."""


def curl_of(pose: Pose, contacts: frozenset[Contact], side: str) -> float:
    """Degrees by which each joint of the fingers of a side (`left`, `right`) is bent."""
    if Contact(f"{side} hand") in contacts:
        return FLAT
    if any(prop.kind is PropKind.BAND for prop in pose.props):
        return CLOSED
    elbow = pose.angles[place_of(f"{side} elbow", "flexion")]
    lifted = pose.angles[place_of(f"{side} shoulder", "elevation")]
    return LONG if elbow < _STRAIGHT and lifted > _RAISED else EASY
