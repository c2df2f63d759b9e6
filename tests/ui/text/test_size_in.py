"""The largest size at which lines fit: the one a slow search finds, found in a few tries."""

from __future__ import annotations

import pygame
import pytest

from player.ui.look import THEMES, Look, Role
from player.ui.text.writer import Writer


class Counting(Writer):
    """A writer that notes the sizes it was asked for."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.tried: set[int] = set()

    def width(self, text: str, role: Role, size: int = 0) -> int:
        self.tried.add(size)
        return super().width(text, role, size)


@pytest.fixture
def writer() -> Counting:
    pygame.font.init()
    return Counting(Look(THEMES["light"], 1280, 720))


def searched(writer: Writer, width: float, lines: list[str], size: int) -> int:
    """Every size down from the largest."""
    while size > writer.look.least_size and any(
        Writer.width(writer, line, Role.WORD, size) > width for line in lines
    ):
        size -= 1
    return size


@pytest.mark.parametrize("lines", [["Get ready"], ["Breathe", "out"], ["Switch sides"], ["i"]])
@pytest.mark.parametrize("width", [60.0, 130.0, 181.5, 240.0, 900.0])
@pytest.mark.parametrize("size", [24, 61, 180])
def test_it_is_the_largest_that_fits(
    writer: Counting, lines: list[str], width: float, size: int
) -> None:
    assert writer.size_in(width, lines, Role.WORD, size) == searched(writer, width, lines, size)


def test_few_sizes_are_tried(writer: Counting) -> None:
    found = writer.size_in(240.0, ["Switch sides"], Role.WORD, 180)
    assert found < 60
    assert len(writer.tried) <= 4
