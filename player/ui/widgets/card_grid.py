"""Where the cards of several sections stand: lines of cards, with a heading above the first."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Line(Struct, frozen=True):
    """A line of cards: the place of the first one, how many there are, and where it stands.

    `top` and `height` are pixels from the top of the first line; the line has a `heading` of so
    many pixels above its cards, 0 for none. `section` is the number of its section.
    """

    first: int
    count: int
    top: int
    height: int
    heading: int
    section: int

    @property
    def bottom(self) -> int:
        """Where the cards end."""
        return self.top + self.heading + self.height


class CardGrid:
    """Lines of at most `columns` cards; `counts` are the cards of each section."""

    def __init__(
        self, counts: Sequence[int], columns: int, heights: Sequence[int], heading: int
    ) -> None:
        self.columns = columns
        self.lines: list[Line] = []
        first = top = 0
        for section, (count, height) in enumerate(zip(counts, heights, strict=True)):
            for begin in range(0, count, columns):
                some, above = min(columns, count - begin), 0 if begin else heading
                line = Line(first + begin, some, top, height, above, section)
                self.lines.append(line)
                top = line.bottom
            first += count

    def line_of(self, place: int) -> int:
        """The number of the line that a card stands in."""
        for number, line in enumerate(self.lines):
            if place < line.first + line.count:
                return number
        return max(0, len(self.lines) - 1)

    def column_of(self, place: int) -> int:
        """Its column, from 0."""
        return place - self.lines[self.line_of(place)].first if self.lines else 0

    def at(self, number: int, column: int) -> int:
        """The card of a line in that column, the last one where the line is shorter."""
        line = self.lines[max(0, min(len(self.lines) - 1, number))]
        return line.first + min(column, line.count - 1)

    def page(self, number: int, by: int) -> int:
        """The line so many pixels below another, or above it; the next one at least."""
        wanted = self.lines[number].top + by
        if by > 0:
            found = sum(line.top <= wanted for line in self.lines) - 1
            return min(len(self.lines) - 1, max(number + 1, found))
        found = sum(line.top < wanted for line in self.lines)
        return max(0, min(number - 1, found))
