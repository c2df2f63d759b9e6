"""Every screen against its picture: a hinting of letters passes, a moved button does not."""

from pathlib import Path

import pygame
import pytest

from player.app.locations import routine_named
from player.commands.pictures import picture_at
from player.plan.timeline import lay_out
from tests.figure.palettes import FIGURE
from tests.screens.portraits import portraits

PICTURES = Path(__file__).parent.parent / "pictures"
SIZE = (800, 600)
CELLS = (80, 60)
"""Both are compared in cells of 10 x 10 pixels, by their mean colours."""

TOLERANCE = 12
"""Of 255: what a cell may differ by in a channel before it counts as different."""

MOST = 6
"""Cells that may differ: edges and letters drawn a little otherwise by another build of SDL."""


def difference(one: pygame.Surface, other: pygame.Surface) -> int:
    """How many cells differ."""
    small = [pygame.transform.smoothscale(surface, CELLS) for surface in (one, other)]
    colours = (pygame.image.tobytes(surface, "RGB") for surface in small)
    cells = zip(*(zip(*[iter(rgb)] * 3, strict=True) for rgb in colours), strict=True)
    return sum(
        max(abs(a - b) for a, b in zip(cell, kept, strict=True)) > TOLERANCE
        for cell, kept in cells
        if cell != kept
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_screen_looks_as_it_did(theme: str, tmp_path: Path) -> None:
    changed = {}
    nobody_draws = set(PICTURES.glob(f"*-{theme}.png"))
    for name, drawn in portraits(theme, SIZE, tmp_path / "days"):
        path = PICTURES / f"{name}-{theme}.png"
        nobody_draws.discard(path)
        kept = pygame.image.load(str(path)).convert(drawn)
        cells = difference(drawn, kept)
        if cells <= MOST:
            continue
        both = pygame.Surface((2 * SIZE[0], SIZE[1]))
        both.blit(kept, (0, 0))
        both.blit(drawn, (SIZE[0], 0))
        seen = PICTURES / "seen" / path.name
        seen.parent.mkdir(exist_ok=True)
        pygame.image.save(both, str(seen))
        changed[str(seen)] = cells
    assert nobody_draws == set()
    assert changed == {}, "cells that differ, with the kept and the drawn picture side by side"


def test_a_moved_button_is_a_difference_and_a_hinting_is_none() -> None:
    drawn = picture_at(lay_out(routine_named("bird-dog")), 12.5, SIZE, "light", FIGURE)
    moved = drawn.copy()
    moved.scroll(8, 0)
    assert difference(drawn, moved) > 100
    hinted = pygame.transform.box_blur(drawn, 1)
    assert difference(drawn, hinted) <= MOST
