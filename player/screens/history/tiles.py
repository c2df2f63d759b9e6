"""The tiles at the top of the page of urges: four values, each with what it is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from player.care.crack import frequency
from player.care.urge_summary import UrgeSummary
from player.screens.forms.spoken import minutes
from player.screens.history.pane import Pane
from player.ui.charts.plot import paint_panel
from player.ui.look import Ink, Role, Space, mixed
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import rounded
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas

_BAR = 0.022
"""The room of the bar of a share, of the unit."""

_SHORT = 12
"""Letters of a word that is written large."""

UNKNOWN = "–"
"""What stands in place of a value that nothing is known of."""


class ValueTile(Struct, frozen=True):
    """A value, and in words what it is; `share` (0 to 1) is drawn as a bar."""

    value: str
    words: str
    share: float | None = None


def value_tiles(found: UrgeSummary, hide: bool) -> list[ValueTile]:
    """The tiles of the last four weeks; with `hide`, words in place of numbers."""
    often, met = frequency(found.cracks_a_day), "of the urges were met by a routine"
    share, fall, took = found.share_met, found.mean_fall, found.median_response
    if hide:
        return [
            ValueTile(_part(share), met, share),
            ValueTile(_way(fall), "what an urge did, on average"),
            _often(often),
        ]
    rose = fall is not None and fall < 0
    return [
        ValueTile(UNKNOWN if share is None else f"{100 * share:.0f} %", met, share),
        ValueTile(
            UNKNOWN if fall is None else f"{abs(fall):.1f}",
            f"points an urge {'rose' if rose else 'fell'}, on average",
        ),
        ValueTile(f"{found.cracks_a_day:.1f} a day", f"cracks in 7 days: {often}"),
        ValueTile(
            UNKNOWN if took is None else minutes(took), "from an urge to its outcome, usually"
        ),
    ]


def _part(share: float | None) -> str:
    if share is None:
        return UNKNOWN
    return "None" if share == 0 else "All" if share == 1 else "Most" if share > 0.5 else "Some"


def _often(often: str) -> ValueTile:
    """How often it cracked; a long name stands in the small words."""
    if len(often) > _SHORT:
        return ValueTile("Often", f"{often}, in the last seven days")
    return ValueTile(often.capitalize(), "how often it cracked in the last seven days")


def _way(fall: float | None) -> str:
    if fall is None:
        return UNKNOWN
    return "Fell" if fall > 0 else "Rose" if fall < 0 else "Stayed"


class TilesPane(Pane):
    """The tiles side by side."""

    def __init__(self, tiles: Sequence[ValueTile]) -> None:
        super().__init__()
        self.tiles = tuple(tiles)

    def draw(self, canvas: Canvas, box: Rect, on: bool) -> None:
        look, writer = canvas.look, canvas.writer
        gap = look.px(Space.S)
        wide = (box.width - gap * (len(self.tiles) - 1)) // len(self.tiles)
        inner = wide - 2 * look.px(Space.M)
        room = box.height - 2 * look.px(Space.XS) - look.px(_BAR)
        lines = max(
            len(writer.wrap(tile.words, Role.SMALL, inner, size=look.least_size))
            for tile in self.tiles
        )
        value = writer.line_height(Role.TITLE)
        value = max(1, min(value, room - lines * writer.line_height(Role.SMALL, look.least_size)))
        words = min(room - value, lines * writer.line_height(Role.SMALL))

        def paint(surface: Surface, at: Rect) -> None:
            for number, tile in enumerate(self.tiles):
                left = at.left + number * (wide + gap)
                place = Rect(left, at.top, wide, at.height)
                _paint(writer, surface, place, tile, (value, words))

        canvas.region("year", box, self.tiles, paint)


def _paint(
    writer: Writer,
    surface: Surface,
    box: Rect,
    tile: ValueTile,
    heights: tuple[int, int],
) -> None:
    """The value large, the words below, and a bar for a share; `heights` of value and words."""
    look = writer.look
    paint_panel(surface, look, box, look.px(Space.S))
    inside = box.inflate(-2 * look.px(Space.M), -2 * look.px(Space.XS))
    top = inside.top + (inside.height - sum(heights) - look.px(_BAR)) // 2
    value = Rect(inside.left, top, inside.width, heights[0])
    ink = look.colour(Ink.HOLD)
    if writer.width(tile.value, Role.TITLE, look.least_size) <= value.width:
        writer.line(surface, tile.value, Role.TITLE, ink, value)
    else:
        writer.paragraph(surface, tile.value, Role.TITLE, ink, value)
    words = Rect(inside.left, value.bottom, inside.width, heights[1])
    writer.paragraph(surface, tile.words, Role.SMALL, look.colour(Ink.QUIET), words)
    if tile.share is None:
        return
    rail = Rect(inside.left, 0, inside.width, look.px(_BAR) // 2)
    rail.bottom = words.bottom + look.px(_BAR)
    pale = mixed(look.colour(Ink.QUIET), look.colour(Ink.PANEL), 0.2)
    rounded(surface, rail, rail.height // 3, pale)
    full = Rect(rail.left, rail.top, round(rail.width * tile.share), rail.height)
    if full.width >= rail.height:
        rounded(surface, full, rail.height // 3, look.colour(Ink.HOLD))
