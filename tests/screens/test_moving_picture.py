"""The play screen moment after moment: nothing is left over from those before, and little is drawn.

A moment drawn on a page with a past is compared with the same one on a fresh page.
"""

import random
from collections.abc import Sequence

import pygame
import pytest

from player.app.locations import pose_of, routine_named
from player.painting.kept_film import KeptFilm
from player.painting.painter import PaintedHere, Painter, Wanted
from player.painting.subject import Subject
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline, lay_out
from player.screens.play.figure_frames import Stances
from player.screens.play.play_painters import SessionStatus
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import view_at
from player.screens.play.still_pictures import StillPictures
from player.ui.look import THEMES, Look
from player.ui.window.canvas import Canvas
from tests.figure.palettes import FIGURE
from tests.painting.films import film_of

SIZE = (480, 360)


class Page:
    """A picture of a plan on a canvas of its own."""

    def __init__(self, timeline: Timeline, theme: str, painter: Painter | None = None) -> None:
        pygame.font.init()
        self.timeline = timeline
        self.canvas = Canvas(pygame.Surface(SIZE, depth=32), Look(THEMES[theme], *SIZE))
        self.canvas.clear()
        self.picture = PlayPicture(timeline, StillPictures(Stances(pose_of), FIGURE, painter))

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


def moves(timeline: Timeline) -> Segment:
    return next(segment for segment in timeline.segments if segment.kind is SegmentKind.MOVE)


class OneFilm(PaintedHere):
    """A painter with one film of few steps for every movement, as those that come ahead."""

    films: dict[Subject, KeptFilm]

    def film(self, subject: Subject) -> KeptFilm:
        self.films = getattr(self, "films", {})
        if subject not in self.films:
            self.films[subject] = film_of(subject, 12)
        return self.films[subject]


def test_a_moving_frame_paints_a_small_part_of_the_window() -> None:
    timeline = lay_out(routine_named("cat-cow"))
    page = Page(timeline, "light", OneFilm())
    painted = [page.draw(moves(timeline).index, 0.1 + step / 60) for step in range(60)]
    whole = SIZE[0] * SIZE[1]
    assert painted[0] > whole / 2
    assert sum(painted[1:]) / 59 < whole / 12


def test_a_film_leaves_nothing_behind() -> None:
    timeline = lay_out(routine_named("bird-dog"))
    segment, painter = moves(timeline), OneFilm()
    page, fresh = Page(timeline, "light", painter), Page(timeline, "light", painter)
    for part in (0.1, 0.5, 0.4, 0.9, 0.6):
        page.draw(segment.index, segment.length * part)
    fresh.draw(segment.index, segment.length * 0.6)
    assert off(page.canvas.surface, fresh.canvas.surface) == 0


class Noting(PaintedHere):
    """A painter that notes what was expected."""

    def __init__(self) -> None:
        super().__init__()
        self.expected: list[list[Wanted]] = []

    def expect(self, wanted: Sequence[Wanted], page: pygame.Surface) -> None:
        super().expect(wanted, page)
        self.expected.append(list(wanted))


def test_what_comes_is_expected_a_little_more_with_each_frame_and_then_rests() -> None:
    timeline, painter = lay_out(routine_named("core-starter")), Noting()
    page = Page(timeline, "light", painter)
    for _ in range(5):
        page.draw(0, 4.0)
    now, exercise, far = painter.expected
    assert len(now) == 1
    assert exercise[:1] == now
    assert not any(one.later for one in exercise)
    assert far[: len(exercise)] == exercise
    assert all(one.later for one in far[len(exercise) :])
    assert 1 < len(exercise) < len(far)
    page.draw(1, 0.0)
    assert len(painter.expected) == 4
    assert not any(one.later for one in painter.expected[-1])


def test_all_that_a_plan_shows_was_expected_stills_first_and_each_in_its_order() -> None:
    timeline, painter = lay_out(routine_named("bird-dog")), Noting()
    page = Page(timeline, "light", painter)
    asked: list[Subject] = []
    for segment in timeline.segments:
        for part in (0.0, 0.3, 0.7, 1.0):
            page.draw(segment.index, segment.length * part)
            shown = page.picture._figure._shown
            assert shown is not None
            asked.append(shown.film or shown.below)
    everything = painter.expected[1]
    order = list(dict.fromkeys(one.subject for one in everything))
    wanted = dict.fromkeys(asked)
    moves = [one for one in wanted if one.begin != one.end]
    assert order == [*(one for one in wanted if one.begin == one.end), *moves]
    assert len(moves) == 2, "a side each, there and back"


def test_a_plan_that_something_else_took_the_place_of_is_expected_again() -> None:
    timeline, painter = lay_out(routine_named("bird-dog")), Noting()
    page = Page(timeline, "light", painter)
    for _ in range(3):
        page.draw(0, 4.0)
    painter.expect((), page.canvas.surface)
    page.draw(0, 4.0)
    assert painter.expected[-1] == painter.expected[1]
