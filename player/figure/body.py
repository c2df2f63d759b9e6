"""The proportions of the figure: bones and roundness of a body 1.70 m tall, in metres.

Lengths are the parts of standing height that the table of key poses is drawn with (common body
proportions after Winter, adjusted so that hands and knees come out level). A foot ends at its
ball and a hand at its knuckles there; toes and fingers go on from there.
"""

from __future__ import annotations

from msgspec import Struct

HEIGHT = 1.70

HIP_HALF = 0.06 * HEIGHT
SHOULDER_HALF = 0.10 * HEIGHT
SHOULDER_DROP = 0.022
"""How far a shoulder lies below the top of the chest, along the trunk."""

PELVIS_LENGTH = 0.085
LUMBAR_LENGTH = 0.175
THORAX_LENGTH = 0.30 * HEIGHT - PELVIS_LENGTH - LUMBAR_LENGTH
LUMBAR_STEPS = 3
THORAX_STEPS = 4

NECK = 0.10 * HEIGHT
UPPER_ARM = 0.165 * HEIGHT
FOREARM = 0.14 * HEIGHT
PALM = 0.06 * HEIGHT
FINGERS = 0.045 * HEIGHT
THIGH = 0.25 * HEIGHT
SHIN = 0.24 * HEIGHT
FOOT = 0.08 * HEIGHT
TOES = 0.030 * HEIGHT

HIP = 0.078
KNEE = 0.050
ELBOW = 0.034
WRIST = 0.024
SHOULDER = 0.052
SOLE = 0.064
"""How high the ankle stands over the floor when the sole is flat."""

HEAD_HALF_WIDTH = 0.075
HEAD_HALF_HEIGHT = 0.108
HEAD_HALF_DEPTH = 0.094


class CrossSection(Struct, frozen=True):
    """A cross-section of the trunk: half its width and depth, and how far its middle lies ahead."""

    width: float
    depth: float
    ahead: float = 0.0


TRUNK: tuple[CrossSection, ...] = (
    CrossSection(0.140, 0.088, -0.004),
    CrossSection(0.142, 0.086, 0.000),
    CrossSection(0.131, 0.080, 0.003),
    CrossSection(0.126, 0.078, 0.006),
    CrossSection(0.132, 0.082, 0.006),
    CrossSection(0.142, 0.089, 0.006),
    CrossSection(0.150, 0.094, 0.006),
    CrossSection(0.145, 0.091, -0.005),
    CrossSection(0.108, 0.062, -0.006),
)
"""From the hips to the base of the neck: one for each station of the spine."""
