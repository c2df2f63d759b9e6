"""Sections of text laid out on whole pages, in letters that are read from two to three metres."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pygame
from msgspec import Struct

from player.screens.play.about import Section
from player.ui.look import Ink, Look, Role
from player.ui.text.fonts import is_rtl
from player.ui.text.writer import Writer

_LARGER, _MOST = 1.2, 0.0405 / 0.73
"""How much larger than usual its letters are, and how large they become at most by that."""


class Row(Struct, frozen=True):
    """A heading or a text of one or more lines; `tall` is their height in pixels."""

    text: str
    size: int
    tall: int
    role: Role = Role.BODY
    ink: Ink = Ink.INK
    left: int = 0
    heading: bool = False


def on_pages(
    sections: Sequence[Section], writer: Writer, room: tuple[int, int]
) -> list[tuple[Row, ...]]:
    """The rows of the sections on pages that are so many pixels wide and high."""
    size = _size(writer.look)
    blocks = [_block(one, writer, size, room[0]) for one in sections]
    tails = size // 10  # of the letters of the last line
    return [page for page in _paged(blocks, room[1] - tails) if page]


def paint_rows(
    surface: pygame.Surface, box: pygame.Rect, writer: Writer, rows: Iterable[Row]
) -> None:
    """Write the rows of a page from the top of a box down."""
    y = box.top
    for row in rows:
        if row.left:
            middle = y + writer.line_height(row.role, row.size) // 2
            _put_point(surface, (box.left, middle), writer.look)
        place = pygame.Rect(box.left + row.left, y, box.width - row.left, row.tall)
        _write(surface, place, writer, row)
        y += row.tall


def _size(look: Look) -> int:
    """The size of the letters: larger than usual, unless a person has them that large already."""
    usual = look.type_size(Role.BODY)
    return max(usual, min(round(_LARGER * usual), look.px(_MOST)))


def _block(section: Section, writer: Writer, size: int, width: int) -> list[Row]:
    look = writer.look
    inset = look.px(0.035) if section.dots else 0
    rows = [_heading(section.title, section.ink, writer, size)] if section.title else []
    for line in section.lines:
        count = len(writer.wrap(line, Role.BODY, width - inset, size=size))
        tall = count * writer.line_height(Role.BODY, size)
        rows.append(Row(line, size, tall, left=inset))
    return _spaced(rows, look)


def _heading(title: str, ink: Ink, writer: Writer, size: int) -> Row:
    return Row(title, size, writer.line_height(Role.STRONG, size), Role.STRONG, ink, heading=True)


def _spaced(rows: list[Row], look: Look) -> list[Row]:
    """With an empty row after the last."""
    return [*rows, Row("", 0, look.px(0.022))]


def _paged(blocks: Iterable[list[Row]], room: int) -> list[tuple[Row, ...]]:
    """The rows on pages of so many pixels.

    A heading is never alone at the foot of a page, and comes again where its block goes on.
    """
    pages: list[list[Row]] = [[]]
    left = room
    for block in blocks:
        heading = block[0] if block[0].heading else None
        for place, row in enumerate(block):
            with_next = row.tall + (block[place + 1].tall if row.heading else 0)
            if with_next > left and pages[-1]:
                if not row.text:
                    break
                pages.append([])
                left = room
                if heading is not None and row is not heading:
                    pages[-1].append(heading)
                    left -= heading.tall
            pages[-1].append(row)
            left -= row.tall
    return [tuple(page) for page in pages]


def _put_point(surface: pygame.Surface, at: tuple[int, int], look: Look) -> None:
    """The point before a line of a list, from its left edge in the middle of the line."""
    radius = max(2, look.px(0.005))
    centre = (at[0] + radius + look.px(0.004), at[1])
    pygame.draw.aacircle(surface, look.colour(Ink.HOLD), centre, radius)


def _write(surface: pygame.Surface, box: pygame.Rect, writer: Writer, row: Row) -> None:
    """The text of a row in its size, line by line."""
    rtl, y = is_rtl(row.text), box.top
    anchor, x = ("topright", box.right) if rtl else ("topleft", box.left)
    ink = writer.look.colour(row.ink)
    for line in writer.wrap(row.text, row.role, box.width, size=row.size):
        writer.put(surface, line, row.role, ink, (x, y), anchor=anchor, size=row.size, rtl=rtl)
        y += writer.line_height(row.role, row.size)
