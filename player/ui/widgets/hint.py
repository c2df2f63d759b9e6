"""The quiet line at the foot of a screen: keys in strong letters, what they do in plain ones.

Each can be clicked or tapped, which presses the key.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.text.writer import LEADING, Writer
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Pair

_APART, _BETWEEN_KEYS = "     ", "  "

_WORD = 0.45
"""The gap after a key, of the size of the letters."""

_BETWEEN = 1.3
"""The gap between one hint and the next, of the size of the letters."""

_ALONE = 0.6
"""The same between two keys that do the same."""


class _Word(Struct, frozen=True):
    """A key or its words, where it is written, and the key that a click on it presses."""

    text: str
    role: Role
    box: Rect
    key: str


def draw_hint(canvas: Canvas, box: Rect, hints: Sequence[Pair], *, name: str = "hint") -> None:
    """The line of hints in the middle of a box. Where there is little room, the last are left out.

    Enter and Esc stay to the last.
    """
    said = list(hints)
    while len(said) > 1 and _wide(canvas.writer, said, canvas.look.least_size) > box.width:
        free = [
            place
            for place, (key, _) in enumerate(said)
            if not {"Enter", "Esc"} & {*key.split("  ")}
        ]
        said.pop(free[-1] if free else -1)
    _draw(canvas, box, tuple(said), name, line=True)


def draw_rows(canvas: Canvas, box: Rect, pairs: Sequence[Pair]) -> None:
    """Keys of another screen in the rows of `hint_rows`, from the top left of a box down.

    A click on them would press a key of this screen, so they only stand there to be read.
    """
    tall = canvas.writer.line_height(Role.SMALL)
    for place, row in enumerate(hint_rows(canvas.writer, pairs, box.width)):
        line = Rect(box.left, box.top + place * tall, box.width, tall)
        _draw(canvas, line, tuple(row), f"keys {place}", line=False)


def _draw(canvas: Canvas, box: Rect, pairs: tuple[Pair, ...], name: str, *, line: bool) -> None:
    """The hint line in the middle, to be clicked; else a row at the left, to be read."""
    writer, look = canvas.writer, canvas.look
    size = _size(writer, box, pairs)
    words = _laid_out(writer, box, pairs, size, middle=line)
    inks = {Role.KEY: look.colour(Ink.INK), Role.SMALL: look.colour(Ink.QUIET)}

    def paint(surface: Surface, at: Rect) -> None:
        if words and words[-1].box.right > at.right + 1:
            text = _APART.join(f"{key}  {does}".strip() for key, does in pairs)
            writer.line(surface, text, Role.SMALL, inks[Role.SMALL], at, anchor="center")
            return
        for word in words:
            where = word.box.midleft
            writer.put(
                surface, word.text, word.role, inks[word.role], where, anchor="midleft", size=size
            )

    presses = [(word.box, word.key) for word in words if line and word.key]
    radius = look.px(Space.XXS)
    canvas.region(name, box, pairs, paint, hot=_whole(presses), radius=radius, presses=presses)


def _whole(presses: Sequence[tuple[Rect, str]]) -> list[Rect]:
    """The places to mark: a key together with its word."""
    found: dict[str, Rect] = {}
    for box, key in presses:
        found[key] = box.union(found[key]) if key in found else box
    return list(found.values())


def hint_rows(writer: Writer, pairs: Sequence[Pair], width: int) -> list[list[Pair]]:
    """Hints put together in rows that fit a width in letters of their own size."""
    rows: list[list[Pair]] = []
    for pair in pairs:
        size = writer.look.type_size(Role.SMALL)
        if rows and _wide(writer, (*rows[-1], pair), size) <= width:
            rows[-1].append(pair)
        else:
            rows.append([pair])
    return rows


def hint_width(writer: Writer, hints: Sequence[Pair]) -> int:
    """Pixels that a hint takes in the smallest letters."""
    return _wide(writer, hints, writer.look.least_size)


def _size(writer: Writer, box: Rect, pairs: Sequence[Pair]) -> int:
    """The size of the letters at which all of it fits, no less than the least."""
    look = writer.look
    size, least = look.type_size(Role.SMALL), look.least_size
    while size > least and (
        _wide(writer, pairs, size) > box.width or size * LEADING > box.height + 2
    ):
        size = max(least, round(size * 0.94))
    return size


def _laid_out(
    writer: Writer, box: Rect, pairs: Sequence[Pair], size: int, *, middle: bool
) -> list[_Word]:
    """Where each key and each word stands in a box, in its middle or at its left."""
    words: list[_Word] = []
    spare = box.width - _wide(writer, pairs, size)
    x = box.left + (spare // 2 if middle else 0)
    for keys, does in pairs:
        names = keys.split(_BETWEEN_KEYS) if keys else []
        for place, name in enumerate(names):
            wide = writer.width(name, Role.KEY, size)
            words.append(_Word(name, Role.KEY, Rect(x, box.top, wide, box.height), name))
            last = place + 1 == len(names)
            x += wide + round((_WORD if last else _ALONE) * size)
        wide = writer.width(does, Role.SMALL, size)
        only = names[0] if len(names) == 1 else ""
        words.append(_Word(does, Role.SMALL, Rect(x, box.top, wide, box.height), only))
        x += wide + round(_BETWEEN * size)
    return words


def _wide(writer: Writer, pairs: Sequence[Pair], size: int) -> int:
    """Pixels that the keys and their words take at a size."""
    wide = 0
    for keys, does in pairs:
        names = keys.split(_BETWEEN_KEYS) if keys else []
        wide += sum(writer.width(name, Role.KEY, size) for name in names)
        wide += round(_ALONE * size) * max(0, len(names) - 1) + round(_WORD * size) * bool(names)
        wide += writer.width(does, Role.SMALL, size)
    return wide + round(_BETWEEN * size) * max(0, len(pairs) - 1)
