"""The movements of a session whose steps are kept, up to so many bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection

from player.figure.brush import Palette
from player.figure.camera import Box
from player.figure.movement import Motion
from player.figure.scene import Scene, body_points
from player.figure.stance import Stance

Way = tuple[Motion, bool]
"""A movement, and whether it is gone through backwards."""


class Reel:
    """Keeps the movements shown last, and of each as much as two thirds of the room for all.

    The way back from a pose is the way there, and the two share their pictures.
    """

    def __init__(self) -> None:
        self._motions: OrderedDict[tuple[object, ...], Motion] = OrderedDict()

    @property
    def weight(self) -> int:
        """Bytes of all that is kept."""
        return sum(motion.weight for motion in self._motions.values())

    def way(
        self,
        rect: Box,
        stances: tuple[Stance, Stance],
        scene: Scene,
        palette: Palette,
        moving: Collection[str],
    ) -> Way:
        """The movement between two bodies, the one that is kept if there is one."""
        backwards = _place(stances[1]) < _place(stances[0])
        first, last = stances[::-1] if backwards else stances
        key = (rect, id(first), id(last), scene, palette, frozenset(moving))
        motion = self._motions.get(key)
        if motion is None:
            motion = self._motions[key] = Motion(rect, (first, last), scene, palette, moving)
        self._motions.move_to_end(key)
        return motion, backwards

    def keep(self, motion: Motion, step: int, most: int) -> bool:
        """Keep a step, if it has room in `most` bytes: what was shown longest ago gives way.

        Whether the step is kept now.
        """
        if not motion.keeps(step) and motion.weight < most * 2 // 3:
            motion.keep(step)
        self.fit(most)
        return motion.keeps(step)

    def fit(self, most: int) -> None:
        """Let go of the movements shown longest ago, but for the last, until the rest fits."""
        while len(self._motions) > 1 and self.weight > most:
            self._motions.popitem(last=False)


def _place(stance: Stance) -> list[tuple[float, ...]]:
    return [tuple(point) for point in body_points(stance.body)]
