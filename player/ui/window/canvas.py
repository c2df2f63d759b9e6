"""The regions of a window: each is painted again only when what it shows has changed.

A screen names its regions on every frame with a key made of all that they show. The canvas
compares the key with the last one and calls the painter only on a difference, so a frame in
which nothing changed costs a few comparisons, and the same moment gives the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from player.ui.look import Ink, Look
from player.ui.pygame_types import Rect, Surface
from player.ui.text.writer import Writer
from player.ui.window.pointer import Pointer, veil

Painter = Callable[[Surface, Rect], None]

Press = tuple[Rect, str]
"""A place, and the name of the key that a click there presses."""


class Canvas:
    """A surface with a look and with the memory of what stands where."""

    def __init__(self, surface: Surface, look: Look) -> None:
        self.surface = surface
        self.look = look
        self.writer = Writer(look)
        self.pointer = Pointer()
        self.news = 0
        """How often pictures have come that were missing, so that what is kept is out of date."""
        self._shown: dict[str, tuple[Rect, Hashable]] = {}
        self._under: dict[str, str] = {}
        self._presses: dict[str, tuple[Press, ...]] = {}
        self._changed: list[Rect] = []
        self._scene: Hashable = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.surface.get_size()

    def scene(self, name: Hashable) -> None:
        """Say which arrangement of regions follows; another one than before starts clean."""
        if name != self._scene:
            self._scene = name
            self.clear()

    def clear(self) -> None:
        """Forget what was painted and cover the whole surface with the ground."""
        self._shown.clear()
        self.surface.set_clip(None)
        self.surface.fill(self.look.colour(Ink.GROUND))
        self._changed = [self.surface.get_rect()]

    def take_news(self) -> None:
        """Paint everything anew, since pictures have come that were missing."""
        self.news += 1
        self.clear()

    def region(
        self,
        name: str,
        box: Rect,
        key: Hashable,
        paint: Painter,
        ground: Ink = Ink.GROUND,
        over: str = "",
        hot: Sequence[Rect] = (),
        radius: int = 0,
        presses: Sequence[Press] = (),
    ) -> bool:
        """Paint `box` on its ground if `key` or the box differ from the last time; whether it did.

        The painter cannot draw outside of its box: the surface is clipped to it. `over` names a
        region of which this one is a part that changes more often; it, and what that is over in
        its turn, stays as it is. `hot` are places in it that can be pressed, with corners of
        `radius` pixels: the one under the mouse is marked.
        `presses` are places that stand for a key, while the region stands.
        """
        self._presses[name] = tuple(presses)
        spot = self.pointer.spot(hot)
        key = key if spot is None else (key, spot)
        if self._shown.get(name) == (box, key):
            return False
        self._under[name] = over
        # What this covers is gone, and is to be painted again when it is wanted again.
        kept = {name, *self._all_under(name)}
        shown = self._shown.items()
        for other in [n for n, (b, _) in shown if n not in kept and b.colliderect(box)]:
            del self._shown[other]
        self._shown[name] = (box.copy(), key)
        self.surface.set_clip(box)
        self.surface.fill(self.look.colour(ground), box)
        paint(self.surface, box)
        if spot is not None:
            veil(self.surface, spot, radius, self.look.colour(Ink.INK))
        self.surface.set_clip(None)
        self._changed.append(box)
        return True

    def _all_under(self, name: str) -> Iterator[str]:
        """The region that one is over, the one that this is over, and so on."""
        while name := self._under.get(name, ""):
            yield name

    def standing(self, name: str, box: Rect) -> Hashable | None:
        """The key that a region shows in a box; None where it is to be painted as a whole."""
        where, key = self._shown.get(name, (None, None))
        return key if where == box else None

    def renew(self, name: str, key: Hashable, parts: Iterable[Rect], paint: Painter) -> None:
        """Give a region that stands another key, and paint only those parts of it again.

        The painter covers all of a part, its ground as well, and is clipped to it. The parts hold
        all that differs; what they leave out of the region is as the new key wants it already.
        """
        box, _ = self._shown[name]
        self._shown[name] = (box, key)
        for part in (wanted.clip(box) for wanted in parts):
            if part:
                self.surface.set_clip(part)
                paint(self.surface, part)
                self._changed.append(part)
        self.surface.set_clip(None)

    def key_at(self, pos: tuple[int, int]) -> str | None:
        """The name of the key that a click at a place presses."""
        spots = (spot for name in self._shown for spot in self._presses.get(name, ()))
        return next((key for box, key in spots if box.collidepoint(pos)), None)

    def boxes(self) -> dict[str, Rect]:
        """The place of every region of the present scene, by name."""
        return {name: box.copy() for name, (box, _) in self._shown.items()}

    def take_changes(self) -> list[Rect]:
        """The rectangles painted since the last call."""
        changed, self._changed = self._changed, []
        return changed
