"""The quiet line at the foot of a screen: keys in strong letters, what they do in plain ones."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from player.ui.look import Ink, Role
from player.ui.text.writer import LEADING, Writer
from player.ui.window.canvas import Canvas

APART = "     "
"""What stands between two keys in the text of a hint."""

_KEY, _WORD = "  ", 0.45
"""What ends a key; the gap after it, of the size of the letters."""

_BETWEEN = 1.3
"""The gap between one and the next, of the size of the letters."""

ALL_KEYS = "?  keys"


def asks_for_keys(event: pygame.event.Event) -> bool:
    """Whether an event is the sign that lists the keys."""
    return event.type == pygame.KEYDOWN and event.unicode == "?"


def keys_in(text: str) -> list[tuple[str, str]]:
    """The keys of a hint and what they do; a sentence without a key has none.

    `←  →  change     Esc  back` is `←  →` for `change` and `Esc` for `back`.
    """
    parts = [part.strip() for part in text.split(APART) if part.strip()]
    pairs = [part.rpartition(_KEY) for part in parts]
    return [(key.strip(), does) for key, _, does in pairs]


def draw_hint(canvas: Canvas, box: pygame.Rect, text: str, more: Sequence[str] = ()) -> None:
    """The line of a hint in the middle of a box, and as much of `more` as there is room for."""
    writer, least = canvas.writer, canvas.look.least_size
    said = text
    for part in more:
        longer = APART.join(filter(None, (said, part)))
        said = longer if _wide(writer, keys_in(longer), least) <= box.width else said

    def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
        paint_hint(surface, at, writer, said)

    canvas.region("hint", box, said, paint)


def hint_rows(writer: Writer, texts: Sequence[str], width: int) -> list[str]:
    """Hints of one key each put together in rows that fit a width in letters of their own size."""
    rows: list[str] = []
    for text in texts:
        longer = APART.join((rows[-1], text)) if rows else text
        if rows and _wide(writer, keys_in(longer), writer.look.type_size(Role.SMALL)) <= width:
            rows[-1] = longer
        else:
            rows.append(text)
    return rows


def hint_width(writer: Writer, text: str) -> int:
    """Pixels that a hint takes in the smallest letters."""
    return _wide(writer, keys_in(text), writer.look.least_size)


def paint_hint(
    surface: pygame.Surface, box: pygame.Rect, writer: Writer, text: str, *, middle: bool = True
) -> None:
    """Paint a hint into the middle of a box, or at its left."""
    look, pairs = writer.look, keys_in(text)
    size, least = look.type_size(Role.SMALL), look.least_size
    while size > least and (
        _wide(writer, pairs, size) > box.width or size * LEADING > box.height + 2
    ):
        size = max(least, round(size * 0.94))
    wide = _wide(writer, pairs, size)
    if wide > box.width:
        writer.line(
            surface, text, Role.SMALL, look.colour(Ink.QUIET), box, anchor="center"
        )  # fmt: skip
        return
    x = box.left + (box.width - wide) // 2 * middle
    for key, does in pairs:
        if key:
            at = (x, box.centery)
            place = writer.put(
                surface, key, Role.KEY, look.colour(Ink.INK), at, anchor="midleft", size=size
            )
            x = place.right + round(_WORD * size)
        at = (x, box.centery)
        quiet = look.colour(Ink.QUIET)
        place = writer.put(surface, does, Role.SMALL, quiet, at, anchor="midleft", size=size)
        x = place.right + round(_BETWEEN * size)


def _wide(writer: Writer, pairs: Sequence[tuple[str, str]], size: int) -> int:
    """Pixels that the keys and their words take at a size."""
    wide = 0
    for key, does in pairs:
        wide += writer.width(key, Role.KEY, size) + round(_WORD * size) if key else 0
        wide += writer.width(does, Role.SMALL, size)
    return wide + round(_BETWEEN * size) * max(0, len(pairs) - 1)
