"""The movements of a session whose steps are kept, up to so many bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection

from player.figure.brush import Palette
from player.figure.camera import Box
from player.figure.movement import Movement
from player.figure.scene import Scene, body_points
from player.figure.stance import Stance

Way = tuple[Movement, bool]
"""A movement, and whether it is gone through backwards."""


class MovementCache:
    """Keeps the movements shown last, and of each as much as two thirds of the room for all.

    The way back from a pose is the way there, and the two share their pictures.
    """

    def __init__(self) -> None:
        self._movements: OrderedDict[tuple[object, ...], Movement] = OrderedDict()

    @property
    def weight(self) -> int:
        """Bytes of all that is kept."""
        return sum(movement.weight for movement in self._movements.values())

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
        movement = self._movements.get(key)
        if movement is None:
            movement = self._movements[key] = Movement(rect, (first, last), scene, palette, moving)
        self._movements.move_to_end(key)
        return movement, backwards

    def keep(self, movement: Movement, step: int, most: int) -> bool:
        """Keep a step, if it has room in `most` bytes: what was shown longest ago gives way.

        Whether the step is kept now.
        """
        if not movement.keeps(step) and movement.weight < most * 2 // 3:
            movement.keep(step)
        self.fit(most)
        return movement.keeps(step)

    def fit(self, most: int) -> None:
        """Let go of the movements shown longest ago, but for the last, until the rest fits."""
        while len(self._movements) > 1 and self.weight > most:
            self._movements.popitem(last=False)


def _place(stance: Stance) -> list[tuple[float, ...]]:
    return [tuple(point) for point in body_points(stance.body)]
