"""A calendar heatmap of a year: a column for each week, a shade for the minutes of a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from player.ui.look import Colour, Ink, Look, Role, Space, mixed
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined, rounded
from player.ui.text.writer import LEADING, Writer

WEEKS = 53

_STEP_BEGINS = (0, 3, 6, 10, 15)
"""The minutes at which each of the five steps begins; the first begins above 0."""

_SHARES = (0.0, 0.26, 0.44, 0.62, 0.8, 1.0)
"""The share of the full colour in each step; step 0 is an empty day."""

_NAMED = ((0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun"))
"""Every other weekday has room for its name."""

_WIDEST_PITCH = 0.032


def step_of(seconds: float) -> int:
    """The step of a day: 0 for nothing, 1 to 5 for more minutes."""
    return bisect_right(_STEP_BEGINS, seconds / 60) if seconds > 0 else 0


def shades(look: Look) -> tuple[Colour, ...]:
    """The colours of the steps 0 to 5."""
    ground, full = look.colour(Ink.GROUND), look.colour(Ink.HOLD)
    empty = mixed(look.colour(Ink.QUIET), ground, 0.11)
    return (empty, *(mixed(full, ground, share) for share in _SHARES[1:]))


class YearGrid(Struct, frozen=True):
    """The places of the days, `pitch` pixels apart, from the Monday `first` on."""

    corner: tuple[int, int]
    pitch: int
    first: date
    today: date

    @property
    def size(self) -> int:
        return self.pitch - max(2, self.pitch // 6)

    def cell(self, day: date) -> Rect:
        week, weekday = divmod((day - self.first).days, 7)
        left, top = self.corner
        at = (left + week * self.pitch, top + weekday * self.pitch)
        return Rect(at, (self.size, self.size))

    def day_at(self, pos: tuple[int, int]) -> date | None:
        """The day at a point; None outside and after today."""
        week, weekday = ((pos[i] - self.corner[i]) // self.pitch for i in (0, 1))
        if not (0 <= week < WEEKS and 0 <= weekday < 7):
            return None
        day = self.first + timedelta(days=7 * week + weekday)
        return day if day <= self.today else None


def first_day(today: date) -> date:
    """The Monday on which the last 53 weeks begin."""
    return today - timedelta(days=today.weekday(), weeks=WEEKS - 1)


def year_height(writer: Writer, width: int) -> int:
    """The height of a calendar of this width, with the names of the months."""
    pitch = _pitch(writer.look, width)
    over = max(0, (round(_weekday_size(writer, pitch) * LEADING) - pitch) // 2 + 2)
    return 7 * pitch + _months_height(writer, pitch) + over


def year_grid(writer: Writer, box: Rect, today: date) -> YearGrid:
    """The calendar of the last 53 weeks in a box."""
    pitch = _pitch(writer.look, box.width)
    corner = (box.left + _names_width(writer.look), box.top + _months_height(writer, pitch))
    return YearGrid(corner, pitch, first_day(today), today)


def _pitch(look: Look, width: int) -> int:
    return max(3, min((width - _names_width(look)) // WEEKS, look.px(_WIDEST_PITCH)))


def _names_width(look: Look) -> int:
    return look.px(Space.ROW)


def _months_height(writer: Writer, pitch: int) -> int:
    return round(_month_size(writer, pitch) * LEADING) + max(2, pitch // 6)


def _month_size(writer: Writer, pitch: int) -> int:
    """The text size at which the name of a month fits above its four weeks."""
    look = writer.look
    return writer.size_for("May", Role.SMALL, (round(3.4 * pitch), look.px(Space.BOX)))


def _weekday_size(writer: Writer, pitch: int) -> int:
    """The text size at which the name of every other weekday fits beside it."""
    look = writer.look
    return writer.size_for("Wed", Role.SMALL, (_names_width(look) - look.px(Space.XS), 2 * pitch))


def paint_year(
    surface: Surface,
    writer: Writer,
    grid: YearGrid,
    steps: Mapping[date, int],
    marked: date | None,
) -> None:
    """The days in their shades with the names around them; today and the marked day in rings."""
    look = writer.look
    _paint_names(surface, writer, grid)
    pictures = [_cell_picture(look, shade, grid.size) for shade in shades(look)]
    day = grid.first
    while day <= grid.today:
        surface.blit(pictures[steps.get(day, 0)], grid.cell(day))
        day += timedelta(days=1)
    for which, ink in ((grid.today, Ink.INK), (marked, Ink.MOVE)):
        if which is not None and grid.first <= which <= grid.today:
            _ring(surface, look, grid, which, ink)
            surface.blit(pictures[steps.get(which, 0)], grid.cell(which))


def _ring(surface: Surface, look: Look, grid: YearGrid, day: date, ink: Ink) -> None:
    gap = grid.pitch - grid.size
    around = grid.cell(day).inflate(2 * gap, 2 * gap)
    ground = look.colour(Ink.GROUND)
    outlined(surface, around, _radius(grid.size) + gap, look.colour(ink), ground, gap)


def _radius(size: int) -> int:
    return max(1, round(size * 0.24))


def _cell_picture(look: Look, shade: Colour, size: int) -> Surface:
    picture = Surface((size, size))
    picture.fill(look.colour(Ink.GROUND))
    rounded(picture, picture.get_rect(), _radius(size), shade)
    return picture


def _paint_names(surface: Surface, writer: Writer, grid: YearGrid) -> None:
    """The weekdays at the left, the months above the week in which each begins."""
    look = writer.look
    quiet = look.colour(Ink.QUIET)
    left, top = grid.corner
    size = _weekday_size(writer, grid.pitch)
    for weekday, name in _NAMED:
        at = (left - look.px(Space.XS), top + weekday * grid.pitch + grid.size // 2)
        writer.put(surface, name, Role.SMALL, quiet, at, anchor="midright", size=size)
    size, end = _month_size(writer, grid.pitch), left - 1
    for week in range(WEEKS):
        sunday = grid.first + timedelta(days=7 * week + 6)
        x = left + week * grid.pitch
        name = f"{sunday:%b}"
        right = x + writer.width(name, Role.SMALL, size)
        if sunday.day <= 7 and x > end and right <= left + WEEKS * grid.pitch:
            at = (x, top - max(2, grid.pitch // 6))
            writer.put(surface, name, Role.SMALL, quiet, at, anchor="bottomleft", size=size)
            end = right + grid.pitch // 2


def paint_shades_legend(surface: Surface, writer: Writer, box: Rect) -> None:
    """`less`, the five steps, `more`, from the right edge of the box."""
    look = writer.look
    quiet = look.colour(Ink.QUIET)
    side = look.px(Space.M)
    words = box.width - 5 * (side + look.px(Space.LINE)) - 2 * look.px(Space.XS)
    size = writer.size_for("more", Role.SMALL, (words // 2, box.height))
    more = writer.put(
        surface, "more", Role.SMALL, quiet, box.midright, anchor="midright", size=size
    )
    x = more.left - look.px(Space.XS)
    for shade in reversed(shades(look)[1:]):
        x -= side
        picture = _cell_picture(look, shade, side)
        surface.blit(picture, picture.get_rect(midleft=(x, box.centery)))
        x -= look.px(Space.LINE)
    at = (x - look.px(Space.LINE), box.centery)
    writer.put(surface, "less", Role.SMALL, quiet, at, anchor="midright", size=size)
