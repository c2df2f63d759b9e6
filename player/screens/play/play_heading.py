"""How wide the name, the side and the counts of an exercise are at most, so that they stay put."""

from __future__ import annotations

from collections.abc import Iterable

from player.model.routine import Side
from player.plan.timeline import Timeline
from player.screens.play.play_layout import COUNTS_ROW, SIDE_ROW, TITLE_ROW, Heading
from player.screens.play.play_view import counts_of, dots_of, side_in_words, title_of
from player.ui.look import Role, Space
from player.ui.text.writer import LEADING, Writer

DOT_STEP = 0.036
"""From one dot of the repetitions to the next, as a share of the unit."""


def widest_heading(timeline: Timeline, number: int, writer: Writer) -> Heading:
    """The heading of an exercise, by its number in the plan, at its widest."""
    own = [one for one in timeline.segments if one.number == number]
    titles = {title_of(timeline, one) for one in own}
    sided = any(one.side is not None for one in own)
    counts = _widest(writer, {counts_of(timeline, one) for one in own}, Role.BODY, COUNTS_ROW)
    reps = max((dots[1] for one in own if (dots := dots_of(one))), default=0)
    return Heading(
        _widest(writer, titles, Role.TITLE, TITLE_ROW),
        _widest(writer, map(side_in_words, Side), Role.SIDE, SIDE_ROW) if sided else 0,
        counts + dots_width(writer, reps),
    )


def dots_width(writer: Writer, reps: int) -> int:
    """The width in pixels of so many dots and the space behind them."""
    return writer.look.px(DOT_STEP) * reps + writer.look.px(Space.S) if reps else 0


def _widest(writer: Writer, texts: Iterable[str], role: Role, row: float) -> int:
    look = writer.look
    size = min(look.type_size(role), int(row * look.unit / LEADING))
    return max((writer.width(text, role, size) for text in texts), default=0)
