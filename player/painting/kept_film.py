"""A movement as the pictures of its steps, as many as have come."""

from __future__ import annotations

from bisect import bisect_left

from player.painting.layers import Rect, Surface
from player.painting.painter import Corner
from player.painting.steps import share_of
from player.painting.strips import Strips


class KeptFilm:
    """The steps of a movement over one base. `weight` is theirs, in bytes."""

    def __init__(self, base: Surface, steps: int) -> None:
        self.base, self.steps = base, steps
        self.weight = 0
        self.box = Rect(0, 0, 0, 0)
        self._there: list[int] = []
        self._shares: list[float] = []
        self._by_share: dict[float, Strips] = {}

    @property
    def there(self) -> list[int]:
        """The steps that have come, in ascending order."""
        return self._there

    def add(self, step: int, strips: Strips) -> None:
        """Keep the picture of a step."""
        share = share_of(step, self.steps)
        place = bisect_left(self._there, step)
        self._there.insert(place, step)
        self._shares.insert(place, share)
        self._by_share[share] = strips
        self.weight += strips.weight
        whole = self.base.get_rect()
        self.box = strips.area.clip(whole).union(self.box) if self.box else strips.area.clip(whole)

    def nearest(self, share: float) -> float:
        place = bisect_left(self._shares, share)
        around = self._shares[max(0, place - 1) : place + 1]
        return min(around, key=lambda one: abs(one - share))

    def put(self, page: Surface, corner: Corner, share: float) -> None:
        page.blit(self.base, corner)
        self._by_share[share].put(page, corner)

    def changed(self, before: float, share: float) -> Rect:
        if before not in self._by_share:
            return self.base.get_rect()
        areas = [self._by_share[one].area for one in (before, share)]
        return areas[0].union(areas[1]).clip(self.base.get_rect())
