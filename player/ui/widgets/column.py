"""A tall column behind a lower room: how far it is scrolled, and how far down it was read."""

from __future__ import annotations

from collections.abc import Mapping

Span = tuple[int, int]
"""Top and bottom of what stands in a column, in pixels from its top."""

STEP = 3
"""Lines of text by which a turn of the wheel, and an arrow, scroll."""

_NOTHING: Mapping[int, Span] = {}


class Column:
    """Items by number, each with its span, and the pixels that are scrolled out at the top.

    Where the column is cut, the last `edge` pixels of the room are not clear; what is to be seen
    whole is kept out of them. `line` is the height of a line of text.
    """

    def __init__(self) -> None:
        self.offset = 0
        self.room = 0
        self._spans = _NOTHING
        self._tall = 0
        self._edge, self._line = 0, 1
        self._read = 0
        """The pixels that were seen, from the top on without a gap."""

    def lay(self, spans: Mapping[int, Span], room: int, *, edge: int, line: int) -> bool:
        """Take the items, from top to bottom, and the height of the room; whether they changed.

        What was at the top of the room stays there, however wide and tall everything is now.
        """
        now = (dict(spans), room, edge, line)
        if now == (self._spans, self.room, self._edge, self._line):
            return False
        top, read = self._mark(self.offset), self._mark(self._read)
        self._spans, self.room, self._edge, self._line = now
        self._tall = max((bottom for _, bottom in spans.values()), default=0)
        self._read = self._at(read)
        self.scroll_to(self._at(top))
        return True

    def _mark(self, y: int) -> tuple[int | None, float]:
        """A place of the column as the item that stands there, and the share of it above."""
        found = [(top, number) for number, (top, _) in self._spans.items() if top <= y]
        if not found:
            return None, 0.0
        top, number = max(found)
        return number, (y - top) / max(1, self._spans[number][1] - top)

    def _at(self, mark: tuple[int | None, float]) -> int:
        number, share = mark
        if number is None or number not in self._spans:
            return 0
        top, bottom = self._spans[number]
        return round(top + share * (bottom - top))

    # What is seen

    @property
    def tall(self) -> int:
        """The height of all of it."""
        return self._tall

    @property
    def last(self) -> int:
        """The offset at which its end is seen."""
        return max(0, self._tall - self.room)

    @property
    def above(self) -> bool:
        """Whether something is cut at the top."""
        return self.offset > 0

    @property
    def below(self) -> bool:
        """Whether something is cut at the bottom."""
        return self.offset < self.last

    def clear(self) -> Span:
        """From where to where the column can be read now."""
        top = self.offset + (self._edge if self.above else 0)
        return top, self.offset + self.room - (self._edge if self.below else 0)

    def side(self, number: int) -> int:
        """On which side of the room an item is: -1 above it, 1 below, 0 where some is seen."""
        top, bottom = self._spans.get(number, (0, 0))
        return -1 if bottom <= self.offset else int(top >= self.offset + self.room)

    def sees_whole(self, number: int) -> bool:
        """Whether all of an item can be read now."""
        top, bottom = self._spans.get(number, (0, 0))
        begin, end = self.clear()
        return begin <= top and bottom <= end

    # Scrolling

    @property
    def page(self) -> int:
        """How far a page goes: the last line that could be read stays in sight."""
        return max(self._line, self.room - 2 * self._edge - self._line)

    @property
    def step(self) -> int:
        """How far some lines go."""
        return STEP * self._line

    def scroll_to(self, offset: int) -> None:
        """Scroll, no further than there is something to see."""
        self.offset = max(0, min(self.last, offset))

    def scroll(self, by: int) -> None:
        """Scroll down by so many pixels, up where they are less than 0."""
        self.scroll_to(self.offset + by)

    def target(self, number: int) -> int:
        """The offset nearest to the present one at which an item is seen whole.

        What is taller than the room is seen from its top on.
        """
        top, bottom = self._spans.get(number, (0, 0))
        if bottom - top > self.room - 2 * self._edge or top - self._edge < self.offset:
            wanted = top - self._edge
        else:
            wanted = max(self.offset, bottom + self._edge - self.room)
        return max(0, min(self.last, wanted))

    def show(self, number: int) -> None:
        """Bring an item into sight."""
        self.offset = self.target(number)

    def near(self, number: int) -> bool:
        """Whether anything of an item is seen within a step, with nothing passed over unseen."""
        top, bottom = self._spans.get(number, (0, 0))
        within = bottom > self.offset - self.step and top < self.offset + self.room + self.step
        return within and abs(self.target(number) - self.offset) <= self.page

    # Reading

    def note_read(self) -> None:
        """What is in the room now has been seen."""
        begin, end = self.clear()
        if begin <= self._read:
            self._read = max(self._read, min(end, self._tall))

    @property
    def unread(self) -> bool:
        """Whether the column goes on below what was seen."""
        return self._read < self._tall

    def reached(self, number: int) -> bool:
        """Whether an item was seen down to its end."""
        return self._spans.get(number, (0, 0))[1] <= self._read

    def read_on(self) -> None:
        """Scroll to where the reading ended; the last line that was seen stays in sight."""
        self.scroll_to(self._read - self._edge - self._line)
