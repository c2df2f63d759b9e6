"""Where the focus of a form is and where it goes, and how the form scrolls with it."""

from __future__ import annotations

from collections.abc import Sequence

from player.ui.widgets.column import Column

NOTHING = -1
"""The focus where nothing has it."""


class Focus:
    """The number of the field or button with the focus.

    `stops` are those that can have it, in order; those below `foot` stand in the column, the
    others are always in sight below it.
    """

    def __init__(self, place: int, stops: Sequence[int], foot: int, column: Column) -> None:
        self.place = place
        self.foot = foot
        self.stops, self._column = tuple(stops), column

    def next(self, way: int) -> int:
        """The next stop, before with a `way` of -1; the ends are ends."""
        beyond = [stop for stop in self.stops if (stop - self.place) * way > 0]
        if not beyond:
            return self.place
        return min(beyond) if way > 0 else max(beyond)

    def go_to(self, place: int) -> None:
        """Go to a stop and bring it into sight."""
        self.place = place
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Bring what has the focus into sight, unless it can be read now."""
        if 0 <= self.place < self.foot and not self._column.sees_whole(self.place):
            self._column.show(self.place)

    def step(self, way: int) -> None:
        """Go to the next stop by an arrow; where there is something to read before it, scroll.

        What has the focus comes first, where it stands that way out of sight.
        """
        column, place = self._column, self.next(way)
        if 0 <= self.place < self.foot and column.side(self.place) == way:
            place = self.place
        elif place == self.place:
            column.scroll(way * column.step)
            return
        if self._is_next(place, way):
            self.go_to(place)
        else:
            column.scroll(way * column.step)

    def _is_next(self, place: int, way: int) -> bool:
        """Whether nothing stands on the way to a stop that was not seen."""
        column = self._column
        if place >= self.foot:
            return not column.below
        return column.near(place) or column.side(place) == -way

    def turn_page(self, key: str) -> bool:
        """Take the page keys, Home and End; the focus comes along to what can be answered."""
        column = self._column
        way = {
            "Page Down": column.page,
            "Page Up": -column.page,
            "Home": -column.tall,
            "End": column.tall,
        }.get(key)
        if way is None:
            return False
        column.scroll(way)
        seen = [stop for stop in self.stops if stop < self.foot and column.sees_whole(stop)]
        if seen and 0 <= self.place < self.foot and column.side(self.place):
            self.place = seen[0]
        return True

    def read_on(self) -> None:
        """Scroll to what was not seen yet, with the focus on the first stop of it."""
        new = [stop for stop in self.stops if not self._column.reached(stop)]
        self._column.read_on()
        if new and new[0] < self.foot:
            self.place = new[0]
