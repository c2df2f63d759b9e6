"""Regions of which only parts are painted again: exactly those, and only where a region stands."""

import pygame

from player.ui.look import THEMES, Look
from player.ui.window.canvas import Canvas

BOX = pygame.Rect(10, 10, 60, 40)
RED, BLUE = (200, 0, 0), (0, 0, 200)


def canvas() -> Canvas:
    pygame.font.init()
    page = Canvas(pygame.Surface((100, 80), depth=32), Look(THEMES["light"], 100, 80))
    page.clear()
    page.take_changes()
    return page


def red(surface: pygame.Surface, box: pygame.Rect) -> None:
    surface.fill(RED)


def blue(surface: pygame.Surface, box: pygame.Rect) -> None:
    surface.fill(BLUE)


def test_only_the_parts_are_painted_and_told_of() -> None:
    page = canvas()
    page.region("one", BOX, 1, red)
    page.take_changes()
    part, beyond = pygame.Rect(20, 20, 5, 5), pygame.Rect(60, 40, 30, 30)
    page.renew("one", 2, [part, beyond, pygame.Rect(80, 70, 5, 5)], blue)
    assert page.take_changes() == [part, beyond.clip(BOX)]
    for x in range(BOX.left, BOX.right):
        for y in range(BOX.top, BOX.bottom):
            inside = part.collidepoint(x, y) or beyond.collidepoint(x, y)
            assert page.surface.get_at((x, y))[:3] == (BLUE if inside else RED)
    assert page.surface.get_at((72, 52))[:3] not in (RED, BLUE)
    assert page.surface.get_clip() == page.surface.get_rect()


def test_a_region_stands_until_it_is_covered_moved_or_cleared() -> None:
    page = canvas()
    assert page.standing("one", BOX) is None
    page.region("one", BOX, "key", red)
    assert page.standing("one", BOX) == "key"
    assert page.standing("one", BOX.move(1, 0)) is None
    page.renew("one", "other", [], red)
    assert page.standing("one", BOX) == "other"
    assert not page.region("one", BOX, "other", red)
    page.region("two", BOX.move(5, 5), "key", blue)
    assert page.standing("one", BOX) is None
    page.clear()
    assert page.standing("two", BOX.move(5, 5)) is None
