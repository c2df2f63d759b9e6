"""What the mouse is on is marked, and what it presses more so; keys put it out of sight."""

import pygame
import pytest

from player.ui.look import THEMES, Look
from player.ui.window.canvas import Canvas
from player.ui.window.pointer import Pointer, Spot

ONE, OTHER = pygame.Rect(10, 10, 50, 30), pygame.Rect(100, 10, 50, 30)


def event(kind: int, pos: tuple[int, int] = (20, 20), **more: object) -> pygame.event.Event:
    return pygame.event.Event(kind, pos=pos, **more)


def spot(pointer: Pointer) -> Spot | None:
    return pointer.spot([ONE, OTHER])


def test_over_down_and_up_again() -> None:
    pointer = Pointer()
    assert spot(pointer) is None
    pointer.take(event(pygame.MOUSEMOTION))
    assert spot(pointer) == Spot((10, 10, 50, 30), down=False)
    pointer.take(event(pygame.MOUSEBUTTONDOWN, button=1))
    assert spot(pointer) == Spot((10, 10, 50, 30), down=True)
    pointer.take(event(pygame.MOUSEMOTION, (110, 20)))
    assert spot(pointer) == Spot((100, 10, 50, 30), down=False)
    pointer.take(event(pygame.MOUSEBUTTONUP, (110, 20), button=1))
    assert spot(pointer) == Spot((100, 10, 50, 30), down=False)


@pytest.mark.parametrize(
    "away",
    [
        pygame.event.Event(pygame.KEYDOWN, key=pygame.K_a),
        pygame.event.Event(pygame.WINDOWLEAVE),
        event(pygame.MOUSEBUTTONDOWN, button=1, touch=True),
    ],
)
def test_a_key_a_finger_and_leaving_put_it_out_of_sight(away: pygame.event.Event) -> None:
    pointer = Pointer()
    pointer.take(event(pygame.MOUSEMOTION))
    pointer.take(away)
    assert spot(pointer) is None


@pytest.mark.parametrize("theme", THEMES)
def test_what_can_be_pressed_is_painted_in_three_ways(theme: str) -> None:
    canvas = Canvas(pygame.Surface((800, 600)), Look(THEMES[theme], 800, 600))
    box = pygame.Rect(100, 100, 200, 60)
    seen = []
    for step in (None, event(pygame.MOUSEMOTION, box.center),
                 event(pygame.MOUSEBUTTONDOWN, box.center, button=1)):  # fmt: skip
        if step is not None:
            canvas.pointer.take(step)
        painted = canvas.region("b", box, "same", lambda s, b: None, hot=[box], radius=8)
        assert painted
        assert not canvas.region("b", box, "same", lambda s, b: None, hot=[box], radius=8)
        seen.append(tuple(canvas.surface.get_at(box.center)))
    assert len(set(seen)) == 3
    canvas.pointer.take(event(pygame.MOUSEMOTION, (1, 1)))
    canvas.region("b", box, "same", lambda s, b: None, hot=[box], radius=8)
    assert tuple(canvas.surface.get_at(box.center)) == seen[0]
