"""The joints of the figure, what each can do, how far, and who says so. Angles in degrees.

The sources, as they are commonly quoted: AAOS (American Academy of Orthopaedic Surgeons, Joint
Motion); Norkin & White, Measurement of Joint Motion; Kapandji, The Physiology of the Joints. They
give what a free joint does by itself; where a hand or foot that carries the body is bent further
than that, or is bent by the weight on it, the larger passive value stands here and says so.
"""

from __future__ import annotations

import math

from msgspec import Struct


class Range(Struct, frozen=True):
    """How far a motion goes, from `least` to `most` degrees, and the source of the numbers."""

    least: float
    most: float
    source: str

    def holds(self, degrees: float) -> bool:
        """Whether a joint can be bent so far."""
        return self.least <= degrees <= self.most


_PAIRED = ("shoulder blade", "shoulder", "elbow", "forearm", "wrist", "hip", "knee", "ankle")

_MOTIONS: dict[str, dict[str, Range]] = {
    "lumbar spine": {
        "flexion": Range(-35, 60, "Kapandji: flexion 60, extension 35"),
        "rotation": Range(-15, 15, "Kapandji 5, others up to 12 to 15; left is positive"),
        "side bend": Range(-25, 25, "Kapandji 20, AAOS 25 with the chest; left is positive"),
    },
    "thoracic spine": {
        "flexion": Range(-25, 45, "Kapandji: flexion 45, extension 25"),
        "rotation": Range(-40, 40, "Kapandji 35; left is positive"),
        "side bend": Range(-25, 25, "Kapandji 20; left is positive"),
    },
    "neck": {
        "flexion": Range(-75, 60, "Norkin & White 45 to 60, Kapandji: extension 75"),
        "rotation": Range(-80, 80, "Norkin & White 80, AAOS 60; left is positive"),
        "side bend": Range(-45, 45, "AAOS 45; left is positive"),
    },
    "shoulder blade": {
        "elevation": Range(-15, 48, "Levangie & Norkin, collar bone: up 48, down 15"),
        "protraction": Range(-30, 20, "Levangie & Norkin, collar bone: forward 20, back 30"),
    },
    "shoulder": {
        "flexion": Range(-60, 180, "AAOS: flexion 180, extension 60"),
        "abduction": Range(0, 180, "AAOS 180"),
        "elevation": Range(0, 180, "AAOS 180"),
        "plane": Range(-60, 135, "Norkin & White: across the chest 135, behind 45 to 60"),
        "rotation": Range(
            -120, 95, "AAOS 90 out, 70 in; Kapandji to 95 in; arm overhead, with the blade, 120 out"
        ),
    },
    "elbow": {"flexion": Range(-10, 150, "AAOS 150, a straight elbow may pass 0 by 10")},
    "forearm": {"pronation": Range(-90, 90, "Kapandji: pronation 85, supination 90")},
    "wrist": {
        "extension": Range(-80, 95, "AAOS: flexion 80, extension 70; leaning on the hand 95")
    },
    "hip": {
        "flexion": Range(-30, 145, "AAOS: flexion 120, extension 30; Kapandji: pulled up 145"),
        "abduction": Range(-30, 45, "AAOS: abduction 45, adduction 30"),
        "rotation": Range(-45, 45, "AAOS 45 each way; inward is positive"),
    },
    "knee": {"flexion": Range(-10, 160, "AAOS 135; Kapandji: heel pressed to the seat 160")},
    "ankle": {
        "plantarflexion": Range(
            -30, 90, "AAOS 50, up 20; Kapandji to 30 up; kneeling, with arch and toes, 90"
        )
    },
}


def _named() -> dict[str, dict[str, Range]]:
    table: dict[str, dict[str, Range]] = {}
    for joint, motions in _MOTIONS.items():
        if joint in _PAIRED:
            table |= {f"{side} {joint}": motions for side in ("left", "right")}
        else:
            table[joint] = motions
    return table


JOINTS: dict[str, dict[str, Range]] = _named()
"""Every joint by the name that a file uses, its motions and their ranges."""

_OTHER_WORDS = ("flexion", "abduction")
"""Of a shoulder these are words for an elevation in a plane, not angles of their own."""

ANGLES: tuple[tuple[str, str], ...] = tuple(
    (joint, motion)
    for joint, motions in JOINTS.items()
    for motion in motions
    if not (joint.endswith("shoulder") and motion in _OTHER_WORDS)
)
"""The order of the angles in a pose: pairs of joint and motion."""

_PLACES = {pair: place for place, pair in enumerate(ANGLES)}

FORWARD = 90.0
"""The `plane` of an arm that is lifted straight forward; 0 is sideways, -90 straight back."""

NEUTRAL: tuple[float, ...] = tuple(FORWARD if motion == "plane" else 0.0 for _, motion in ANGLES)
"""Standing upright, the arms hanging."""


def place_of(joint: str, motion: str) -> int:
    """Where an angle stands in a pose; a KeyError for what no joint does."""
    return _PLACES[joint, motion]


def swapped(name: str) -> str:
    """The same part of the other side; a part of the middle is itself."""
    if name.startswith("left "):
        return "right " + name.removeprefix("left ")
    if name.startswith("right "):
        return "left " + name.removeprefix("right ")
    return name


def shoulder_angles(motion: str, degrees: float) -> dict[str, float]:
    """What `flexion` or `abduction` of a shoulder is as `elevation` and `plane`."""
    if motion == "abduction":
        return {"elevation": degrees, "plane": 0.0}
    return {"elevation": abs(degrees), "plane": FORWARD if degrees >= 0.0 else -FORWARD}


_SHOULDERS = tuple(
    (place_of(f"{side} shoulder", "elevation"), place_of(f"{side} shoulder", "plane"))
    for side in ("left", "right")
)


def blended_angles(a: tuple[float, ...], b: tuple[float, ...], t: float) -> tuple[float, ...]:
    """The joint angles a part `t` of the way. An arm sweeps in one plane, as an arm does."""
    result = [p + (q - p) * t if p != q else p for p, q in zip(a, b, strict=True)]
    for elevation, plane in _SHOULDERS:
        if a[plane] != b[plane]:
            result[elevation], result[plane] = _sweep(
                a[elevation], a[plane], b[elevation], b[plane], t
            )
    return tuple(result)


def _sweep(
    elevation_a: float, plane_a: float, elevation_b: float, plane_b: float, t: float
) -> tuple[float, float]:
    """An arm's elevation and plane on the great circle between two directions.

    An arm that hangs or points straight up has no plane of its own and takes the other's.
    """
    hanging_a = min(elevation_a, 180.0 - elevation_a) < 1.0
    hanging_b = min(elevation_b, 180.0 - elevation_b) < 1.0
    if hanging_a or hanging_b:
        plane = plane_b if hanging_a else plane_a
        return elevation_a + (elevation_b - elevation_a) * t, plane
    a, b = _direction(elevation_a, plane_a), _direction(elevation_b, plane_b)
    angle = math.acos(max(-1.0, min(1.0, sum(p * q for p, q in zip(a, b, strict=True)))))
    if angle < 1e-6 or math.pi - angle < 1e-3:
        return (
            elevation_a + (elevation_b - elevation_a) * t,
            plane_a + ((plane_b - plane_a + 180.0) % 360.0 - 180.0) * t,  # the short way
        )
    p, q = math.sin((1.0 - t) * angle), math.sin(t * angle)
    x, y, z = ((p * u + q * v) / math.sin(angle) for u, v in zip(a, b, strict=True))
    return math.degrees(math.acos(max(-1.0, min(1.0, -y)))), math.degrees(math.atan2(x, z))


def _direction(elevation: float, plane: float) -> tuple[float, float, float]:
    up, round_ = math.radians(elevation), math.radians(plane)
    return math.sin(up) * math.sin(round_), -math.cos(up), math.sin(up) * math.cos(round_)
