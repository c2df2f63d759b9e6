"""Subjects made of the library's poses, in a small size."""

from collections.abc import Callable

from player.figure.scene import scene
from player.format.pose_library import PoseLibrary
from player.model.pose import Pose
from player.painting.subject import Subject, stance_of
from player.places import shipped
from tests.figure.palettes import LIGHT

POSES = PoseLibrary(shipped("media") / "poses")
SIZE = (240, 120)


def pose(name: str) -> Pose:
    found = POSES.pose(name)
    assert found is not None
    return found


def way(first: str, last: str, change: Callable[[Pose], Pose] = lambda p: p) -> Subject:
    """A movement, forwards."""
    begin, end = change(pose(first)), change(pose(last))
    seen = scene([stance_of(begin), stance_of(end)])
    return Subject(SIZE, begin, end, 0.0, seen, LIGHT).forwards()[0]


def still(name: str) -> Subject:
    return way(name, name).resting()
