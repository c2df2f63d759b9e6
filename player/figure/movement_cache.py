"""A cache of the movements of a session with their steps, limited in bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection

from player.figure.camera import Box
from player.figure.movement import Movement
from player.figure.palette import Palette
from player.figure.scene import Scene, body_points
from player.figure.stance import Stance

Way = tuple[Movement, bool]
"""A movement, and whether it is played backwards."""


class MovementCache:
    """Keeps the movements shown last, each up to two thirds of the room for all.

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
        """The movement between two bodies, from the cache if it is there."""
        backwards = _place(stances[1]) < _place(stances[0])
        first, last = stances[::-1] if backwards else stances
        key = (rect, id(first), id(last), scene, palette, frozenset(moving))
        movement = self._movements.get(key)
        if movement is None:
            movement = self._movements[key] = Movement(rect, (first, last), scene, palette, moving)
        self._movements.move_to_end(key)
        return movement, backwards

    def keep(self, movement: Movement, step: int, most: int) -> bool:
        """Keep a step if it fits in `most` bytes; whether it is kept now.

        The movements shown longest ago make room for it.
        """
        if not movement.keeps(step) and movement.weight < most * 2 // 3:
            movement.keep(step)
        self.fit(most)
        return movement.keeps(step)

    def fit(self, most: int) -> None:
        """Drop the movements shown longest ago until the rest fits, but never the last one."""
        while len(self._movements) > 1 and self.weight > most:
            self._movements.popitem(last=False)


def _place(stance: Stance) -> list[tuple[float, ...]]:
    return [tuple(point) for point in body_points(stance.body)]
