"""The movements that are kept: bounded whatever is asked of them, and shared there and back."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from itertools import permutations

import pygame
from hypothesis import given, settings
from hypothesis import strategies as st

from player.figure.movement_cache import MovementCache
from player.figure.scene import scene
from player.figure.stance import settle
from player.format.pose_library import PoseLibrary
from player.places import shipped
from tests.figure.palettes import LIGHT

POSES = PoseLibrary(shipped("media") / "poses")
NAMES = ("cat", "cow", "hands-and-knees", "bird-dog")
STANCES = {name: settle(pose) for name in NAMES if (pose := POSES.pose(name)) is not None}
SCENE = scene(list(STANCES.values()))
RECT = (0, 0, 200, 90)
WAYS = list(permutations(NAMES, 2))


def way(reel: MovementCache, first: str, last: str) -> tuple[object, bool]:
    return reel.way(RECT, (STANCES[first], STANCES[last]), SCENE, LIGHT, ())


@given(
    st.lists(st.tuples(st.sampled_from(WAYS), st.integers(1, 12)), min_size=1, max_size=8),
    st.integers(100_000, 900_000),
)
@settings(max_examples=15, deadline=None)
def test_what_is_kept_stays_within_its_room(
    asked: list[tuple[tuple[str, str], int]], most: int
) -> None:
    reel = MovementCache()
    for (first, last), count in asked:
        movement, backwards = reel.way(RECT, (STANCES[first], STANCES[last]), SCENE, LIGHT, ())
        empty = movement.weight
        for _ in range(count):
            step = movement.missing(backwards)
            if step is None or not reel.keep(movement, step, most):
                break
        assert reel.weight <= max(most, empty, movement.weight)
        assert movement.weight <= max(empty, most * 2 // 3 + 2 * 4 * RECT[2] * RECT[3])


def test_the_way_back_is_the_way_there() -> None:
    reel = MovementCache()
    there, forth = way(reel, "cat", "cow")
    back, backwards = way(reel, "cow", "cat")
    assert there is back
    assert forth is not backwards
    assert way(MovementCache(), "cow", "cat")[1] is backwards


def test_the_way_back_shows_the_same_bodies() -> None:
    """Drawn from either end, whichever was asked for first."""
    pictures = []
    for first, last in (("cat", "cow"), ("cow", "cat")):
        movement, backwards = MovementCache().way(
            RECT, (STANCES[first], STANCES[last]), SCENE, LIGHT, frozenset()
        )
        share = 0.3 if (first, last) == ("cat", "cow") else 0.7
        page = pygame.Surface(RECT[2:], depth=32)
        movement.draw_around(page)
        movement.draw(page, movement.step(1 - share if backwards else share))
        pictures.append(pygame.image.tobytes(page, "RGB"))
    assert pictures[0] == pictures[1]


def test_what_was_shown_longest_ago_goes_first() -> None:
    reel = MovementCache()
    first, _ = way(reel, "cat", "cow")
    second, _ = way(reel, "hands-and-knees", "bird-dog")
    assert way(reel, "cat", "cow")[0] is first
    reel.fit(reel.weight - 1)
    assert way(reel, "cat", "cow")[0] is first
    assert way(reel, "hands-and-knees", "bird-dog")[0] is not second
    reel.fit(0)
    assert reel.weight > 0
