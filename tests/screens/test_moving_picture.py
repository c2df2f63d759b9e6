"""The play screen moment after moment: nothing is left over from those before, and little is drawn.

A moment drawn on a page with a past is compared with the same one on a fresh page.
"""

import random

import pygame
import pytest

from player.app.locations import pose_of, routine_named
from player.plan.segment import SegmentKind
from player.plan.timeline import Timeline, lay_out
from player.screens.play.figure_field import KEPT_WINDOWS
from player.screens.play.figure_frames import Stances
from player.screens.play.play_painters import SessionStatus
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import view_at
from player.screens.play.still_pictures import StillPictures
from player.ui.look import THEMES, Look
from player.ui.window.canvas import Canvas
from tests.figure.palettes import FIGURE

SIZE = (480, 360)


class Page:
    """A picture of a plan on a canvas of its own."""

    def __init__(self, timeline: Timeline, theme: str) -> None:
        pygame.font.init()
        self.timeline = timeline
        self.canvas = Canvas(pygame.Surface(SIZE, depth=32), Look(THEMES[theme], *SIZE))
        self.canvas.clear()
        self.picture = PlayPicture(timeline, StillPictures(Stances(pose_of), FIGURE))

    def draw(self, index: int, offset: float) -> int:
        """Draw a moment; the pixels that were painted for it."""
        self.picture.draw(self.canvas, view_at(self.timeline, index, offset), SessionStatus())
        return sum(box.width * box.height for box in self.canvas.take_changes())


def off(one: pygame.Surface, other: pygame.Surface) -> float:
    """The share of the colours of two pictures that differ visibly."""
    a, b = (pygame.image.tobytes(surface, "RGB") for surface in (one, other))
    return sum(abs(p - q) > 40 for p, q in zip(a, b, strict=True)) / len(a)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["cat-cow", "open-book", "knee-drops", "bird-dog"])
def test_no_moment_leaves_anything_behind(name: str, theme: str) -> None:
    timeline = lay_out(routine_named(name))
    rng, page = random.Random(f"{name} {theme}"), Page(timeline, theme)
    segments = [segment for segment in timeline.segments if segment.length > 0]
    for _ in range(5):
        segment = rng.choice([one for one in segments[:40] if one.kind is not SegmentKind.ASK])
        begin = rng.uniform(0, segment.length / 2)
        moments = [min(segment.length, begin + 0.05 * step) for step in range(rng.randint(1, 9))]
        for offset in moments:
            page.draw(segment.index, offset)
        fresh = Page(timeline, theme)
        fresh.draw(segment.index, moments[-1])
        assert off(page.canvas.surface, fresh.canvas.surface) < 0.001, (segment, moments[-1])


def test_a_movement_prepared_while_one_gets_ready_looks_the_same() -> None:
    timeline = lay_out(routine_named("cat-cow"))
    move = next(segment for segment in timeline.segments if segment.kind is SegmentKind.MOVE)
    page, fresh = Page(timeline, "light"), Page(timeline, "light")
    for step in range(40):
        page.draw(move.index - 1, timeline.segments[move.index - 1].length * step / 40)
    for one in (page, fresh):
        one.draw(move.index, move.length * 0.4)
    assert off(page.canvas.surface, fresh.canvas.surface) == 0


def test_a_moving_frame_paints_a_small_part_of_the_window() -> None:
    timeline = lay_out(routine_named("cat-cow"))
    move = next(segment for segment in timeline.segments if segment.kind is SegmentKind.MOVE)
    page = Page(timeline, "light")
    painted = [page.draw(move.index, 0.1 + step / 60) for step in range(60)]
    whole = SIZE[0] * SIZE[1]
    assert painted[0] > whole / 2
    assert sum(painted[1:]) / 59 < whole / 12


def test_what_is_kept_for_a_window_is_bounded_over_a_whole_session() -> None:
    timeline = lay_out(routine_named("bird-dog"))
    page = Page(timeline, "light")
    most = KEPT_WINDOWS * 4 * SIZE[0] * SIZE[1]
    for segment in timeline.segments[:60]:
        for step in range(6):
            page.draw(segment.index, segment.length * step / 6)
        assert page.picture._figure._movements.weight <= most * 1.1
