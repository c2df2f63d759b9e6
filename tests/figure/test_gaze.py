"""Where every key pose looks: the nose against the table of measured key poses, row by row.

A row gives the direction of the nose on a flat page, in degrees, or that it points out of the
page. Where a head cannot turn as far as the table says, the row has what it can, and why.
"""

from collections.abc import Callable
from math import atan2, degrees, hypot

import pytest

from player.figure.space import Point
from player.figure.stance import settle
from player.format.pose_library import PoseLibrary
from player.places import shipped

POSES = PoseLibrary(shipped("media") / "poses")
TURNED = 5.0
VIEWS: dict[str, Callable[[Point], Point]] = {
    "side": lambda p: (p[0], p[1], p[2]),
    "top": lambda p: (p[0], -p[2], p[1]),
    "front": lambda p: (-p[2], p[1], p[0]),
    "seated": lambda p: (p[2], p[0], p[1]),
}
"""To the right of the page, up the page, and out of it; who sits faces the top of the page."""

FULL_TURN = 189
"""The table's 118 and 100 would turn the head by 150 and 170 degrees out of the trunk's front;
35 of the chest and the neck's own range end short of that. It looks level, to the open side."""

ON_A_PAGE = """
hands-and-knees          side   270
cat                      side   205
cow                      side   350
bird-dog*                side   270
bird-dog-slide*          side   270
bird-dog-too-high*       side   350
childs-pose              side   255
bottom-to-heels          side   265
hook-lying               side   90
pelvic-tilt-press        side   90
pelvic-tilt-arch         side   90
plank                    side   270
knee-plank               side   270
seated                   side   0
seated-slouch            side   325
seated-tall              side   0
curl-up*                 side   110
knee-to-chest*           side   90
roller-extension         side   70
standing-back-bend       side   20
side-lying-closed        top    270
open-book-open           top    80
open-book-bent           top    80
knees-to-side            top    90
hand-behind-head-closed* front  270
thread-the-needle*       front  0
seated-arms-crossed*     seated 90
seated-rotation*         seated 45
"""


def nose(name: str, view: str) -> Point:
    pose = POSES.pose(name.removesuffix("*"))
    assert pose is not None, name
    f = settle(pose.mirrored() if name.endswith("*") else pose).body.head_frame
    return VIEWS[view]((f[0], f[1], f[2]))


def apart(a: float, b: float) -> float:
    return abs((a - b + 180.0) % 360.0 - 180.0)


def angle(name: str, view: str) -> float:
    x, y, _ = nose(name, view)
    return degrees(atan2(y, x))


@pytest.mark.parametrize("row", ON_A_PAGE.strip().splitlines(), ids=lambda row: row.split()[0])
def test_the_nose_points_as_the_table_has_it(row: str) -> None:
    name, view, wanted = row.split()
    assert apart(angle(name, view), float(wanted)) <= TURNED


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("hook-lying-arms-out", "top"),
        ("knees-to-side-small", "top"),
        ("side-plank-knees", "side"),
        ("side-plank", "side"),
    ],
)
def test_the_nose_points_at_the_viewer(name: str, view: str) -> None:
    x, y, out = nose(name, view)
    assert degrees(atan2(hypot(x, y), out)) <= TURNED


def test_the_eyes_follow_the_arm_of_the_open_book_to_the_ceiling() -> None:
    x, y, out = nose("open-book-up", "top")
    assert out > 0.7
    assert abs(x) < 0.1
    assert y < 0.0, "it comes from in front, which is down the page"


def test_in_a_bridge_the_eyes_look_at_the_ceiling_over_the_knees() -> None:
    """The table bends the neck at its base and straightens it above: ours is one bend."""
    assert 90 <= angle("bridge", "side") <= 100


@pytest.mark.parametrize("name", ["hand-behind-head-open*", "reach-to-ceiling*"])
def test_the_eyes_follow_the_elbow_or_the_hand_as_far_as_a_neck_lets_them(name: str) -> None:
    assert 175 <= angle(name, "front") % 360 <= FULL_TURN
    assert nose(name, "front")[0] < -0.8


@pytest.mark.parametrize("name", ["hands-and-knees", "hand-behind-head*"])
def test_from_the_head_end_the_nose_points_down(name: str) -> None:
    assert apart(angle(name, "front"), 270) <= TURNED
