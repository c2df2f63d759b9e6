"""What one picture of the figure shows, as a value: equal subjects have equal pictures."""

from __future__ import annotations

from functools import lru_cache

import pygame
from msgspec import Struct
from msgspec.structs import replace

from player.figure.palette import Palette
from player.figure.scene import Scene
from player.figure.space import Point
from player.figure.stance import Stance, between, settle
from player.model.pose import Pose

STANCES = 64
"""Settled poses that are kept: more than the exercises of one routine have."""


class Subject(Struct, frozen=True):
    """A body a part `share` (0 to 1) of the way from one pose to another, in a scene.

    `size` is that of the picture in pixels. `moving` names the limbs to stress, `arrow` is a way
    in space.
    """

    size: tuple[int, int]
    begin: Pose
    end: Pose
    share: float
    scene: Scene
    palette: Palette
    moving: frozenset[str] = frozenset()
    arrow: tuple[Point, ...] = ()

    def at(self, share: float) -> Subject:
        """The same body elsewhere on its way."""
        return replace(self, share=share)

    def resting(self) -> Subject:
        """The still picture of where it begins."""
        return replace(self, end=self.begin, share=1.0, moving=frozenset(), arrow=())

    def forwards(self) -> tuple[Subject, bool]:
        """The movement in the one of its two directions that stands for both; whether it is turned.

        The way back from a pose is the way there, and the two share their pictures.
        """
        if _rank(self.begin) <= _rank(self.end):
            return self.at(0.0), False
        return replace(self, begin=self.end, end=self.begin, share=0.0), True


def _rank(pose: Pose) -> tuple[tuple[float, ...], float, float, float]:
    body = pose.body
    return pose.angles, body.tilt, body.turn, body.lean


@lru_cache(maxsize=STANCES)
def stance_of(pose: Pose) -> Stance:
    """The body in a pose, settled once."""
    return settle(pose)


def paint(subject: Subject) -> pygame.Surface:
    """The whole opaque picture of a subject."""
    from player.figure.drawing import draw_figure

    begin, end = stance_of(subject.begin), stance_of(subject.end)
    page = pygame.Surface(subject.size, depth=32)
    page.fill(subject.palette.background)
    draw_figure(
        page,
        (0, 0, *subject.size),
        between(begin, end, subject.share),
        subject.scene,
        subject.palette,
        moving=subject.moving,
        arrow=subject.arrow,
    )
    return page
