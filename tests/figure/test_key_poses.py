"""The poses of the library against the table of measured key poses, row by row.

A row gives directions on a flat page, in degrees from the near end of a part to its far end, and
the place of the hips in parts of standing height. Rows are for the right side where one side
moves; our poses are drawn for the left, so those are mirrored first.
"""

from math import atan2, cos, degrees, dist, radians, sin

import pytest

from player.figure.body import HEIGHT
from player.figure.planted import settle
from player.figure.skeleton import Limb, Skeleton
from player.figure.space import Point
from player.figure.touching import height
from player.format.pose_library import PoseLibrary
from player.model.pose import Contact
from player.places import shipped

POSES = PoseLibrary(shipped("media") / "poses")
CLOSE = 0.03
TURNED = 5.0
TRUNK = (0.11, 0.10, 0.09)


def body(name: str, mirrored: bool = False) -> Skeleton:
    pose = POSES.pose(name)
    assert pose is not None, name
    return settle(pose.mirrored() if mirrored else pose).body


def side(p: Point) -> tuple[float, float]:
    return p[0], p[1]


def top(p: Point) -> tuple[float, float]:
    return p[0], -p[2]


def direction(a: Point, b: Point, view=side) -> float:
    (ax, ay), (bx, by) = view(a), view(b)
    return degrees(atan2(by - ay, bx - ax))


def apart(a: float, b: float) -> float:
    return abs((a - b + 180.0) % 360.0 - 180.0)


def along(points: tuple[Point, ...], metres: float) -> Point:
    for a, b in zip(points, points[1:], strict=False):
        length = dist(a, b)
        if metres <= length + 1e-9:
            return tuple(p + (q - p) * metres / length for p, q in zip(a, b, strict=True))
        metres -= length
    return points[-1]


SIDE_ROWS = {
    # pose: (height of the hips, trunk low, mid, up, neck to head)
    "hands-and-knees": (0.280, 4, 10, 12, 2),
    "cat": (0.280, 36, 10, -26, -68),
    "cow": (0.280, -10, 10, 28, 38),
    "bird-dog": (0.280, 4, 10, 12, 2),
    "bird-dog-slide": (0.280, 4, 10, 12, 2),
    "bird-dog-too-high": (0.280, -14, 12, 24, 40),  # the table has the chin up, and the neck level
    "childs-pose": (0.120, 12, -8, -20, -19),
    "bottom-to-heels": (0.230, 6, 5, -4, -8),
    "hook-lying": (0.050, 6, -4, 0, 5),
    "pelvic-tilt-press": (0.055, -1, 1, 0, 8),
    "pelvic-tilt-arch": (0.045, 14, -8, -2, 8),
    "plank": (0.140, 8, 8, 8, 4),
    "knee-plank": (0.103, 17, 16, 15, 8),
    "thread-the-needle": (0.280, -30, -38, -42, -22),
    "seated": (0.300, 90, 90, 90, 90),
    "seated-slouch": (0.300, 104, 88, 64, 52),
    "seated-tall": (0.300, 83, 92, 98, 92),
    "bridge": (0.177, -25, -25, -25, 5),
    "curl-up": (0.050, 7, -3, 10, 22),
    "knee-to-chest": (0.050, 2, 0, 2, 8),
    "standing-back-bend": (0.530, 98, 106, 112, 114),
}
MOVES_ONE_SIDE = {
    "bird-dog", "bird-dog-slide", "bird-dog-too-high", "thread-the-needle", "curl-up",
    "knee-to-chest",
}  # fmt: skip


@pytest.mark.parametrize("name", SIDE_ROWS)
def test_the_trunk_lies_as_the_table_has_it(name: str) -> None:
    s = body(name, name in MOVES_ONE_SIDE)
    hip, *trunk, neck = SIDE_ROWS[name]
    x, y = s.pelvis[0], hip * HEIGHT
    assert s.pelvis[1] == pytest.approx(y, abs=CLOSE)
    here = 0.0
    for part, way in zip(TRUNK, trunk, strict=True):
        x += part * HEIGHT * cos(radians(way))
        y += part * HEIGHT * sin(radians(way))
        here += part * HEIGHT
        assert dist(side(along(s.spine, here)), (x, y)) < CLOSE * 1.0001, f"at {here:.2f} m"
    x, y = s.neck[0] + 0.17 * cos(radians(neck)), s.neck[1] + 0.17 * sin(radians(neck))
    assert dist(side(s.head), (x, y)) < CLOSE
