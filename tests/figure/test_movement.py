"""A movement drawn step by step: kept or not, the same picture, inside its box."""

import os
import random
from itertools import pairwise

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame
import pytest

from player.figure.camera import Camera, fitted
from player.figure.movement import STEP, Movement
from player.figure.moving_parts import layers
from player.figure.palette import Palette
from player.figure.scene import scene
from player.figure.stance import Stance, between, settle
from player.format.pose_library import PoseLibrary
from player.places import shipped
from tests.figure.palettes import DARK, LIGHT

POSES = PoseLibrary(shipped("media") / "poses")
SIZE = (640, 300)
WAYS = [
    ("cat", "cow"),
    ("hands-and-knees", "bird-dog"),
    ("side-lying-closed", "open-book-open"),
    ("hook-lying-arms-out", "knees-to-side"),
    ("seated", "seated-slouch"),
    ("band-row-ready", "band-row"),
]


def stances(first: str, second: str, mirrored: bool = False) -> tuple[Stance, Stance]:
    poses = [POSES.pose(name) for name in (first, second)]
    a, b = (settle(p.mirrored() if mirrored else p) for p in poses if p is not None)
    return a, b


def page(palette: Palette = LIGHT) -> pygame.Surface:
    surface = pygame.Surface(SIZE, depth=32)
    surface.fill(palette.background)
    return surface


def movement(pair: tuple[Stance, Stance], palette: Palette = LIGHT) -> Movement:
    return Movement((0, 0, *SIZE), pair, scene(pair), palette)


def shown(moving: Movement, step: int, palette: Palette = LIGHT) -> pygame.Surface:
    """A whole page with a step of a movement."""
    surface = page(palette)
    moving.draw_around(surface)
    moving.draw(surface, step)
    return surface


def differing(one: pygame.Surface, other: pygame.Surface) -> pygame.Rect:
    """The box round all pixels that differ."""
    mask = pygame.mask.from_threshold(one, (0, 0, 0), (1, 1, 1, 255), other)
    mask.invert()
    found = mask.get_bounding_rects()
    return found[0].unionall(found[1:]) if found else pygame.Rect(0, 0, 0, 0)


def farthest(one: pygame.Surface, other: pygame.Surface) -> int:
    """The largest difference of a colour; a soft shadow may differ by a shade."""
    a, b = (pygame.image.tobytes(surface, "RGB") for surface in (one, other))
    return 0 if a == b else max(abs(p - q) for p, q in zip(a, b, strict=True))


@pytest.mark.parametrize(("first", "second"), WAYS, ids=["-to-".join(way) for way in WAYS])
def test_a_kept_step_is_the_one_that_would_be_drawn(first: str, second: str) -> None:
    pair = stances(first, second)
    drawn, keeping = movement(pair), movement(pair)
    for step in random.Random(first).sample(range(drawn.steps + 1), min(14, drawn.steps)):
        assert not keeping.keeps(step) or step % 4 == 0 or step == drawn.steps
        keeping.keep(step)
        assert keeping.keeps(step)
        assert not drawn.keeps(step)
        assert farthest(shown(keeping, step), shown(drawn, step)) == 0, step


@pytest.mark.parametrize(("first", "second"), WAYS, ids=["-to-".join(way) for way in WAYS])
def test_only_what_is_told_changes_from_step_to_step(first: str, second: str) -> None:
    """Drawn over one another where they are told to differ, no step leaves anything behind."""
    pair = stances(first, second)
    moving = movement(pair)
    order = random.Random(second).sample(range(moving.steps + 1), min(12, moving.steps))
    surface, before = shown(moving, order[0]), order[0]
    for step in order[1:]:
        moving.keep(step)
        part = moving.changed(before, step)
        assert moving.box.contains(part)
        surface.set_clip(part)
        moving.draw(surface, step)
        surface.set_clip(None)
        fresh = shown(movement(pair), step)
        assert farthest(surface, fresh) == 0, step
        before = step


@pytest.mark.parametrize(("first", "second"), WAYS, ids=["-to-".join(way) for way in WAYS])
def test_all_that_moves_is_in_the_box(first: str, second: str) -> None:
    moving = movement(stances(first, second))
    pictures = [shown(moving, round(i * moving.steps / 4)) for i in range(5)]
    assert all(moving.box.contains(differing(pictures[0], other)) for other in pictures[1:])


def test_what_is_kept_takes_little_and_is_counted() -> None:
    moving = movement(stances("cat", "cow"))
    empty = moving.weight
    missing = []
    while (step := moving.missing(backwards=True)) is not None:
        missing.append(step)
        moving.keep(step)
    assert missing[0] == moving.steps
    assert missing == sorted(missing, reverse=True)
    whole = 4 * moving.box.width * moving.box.height
    assert 0 < moving.weight - empty < (moving.steps + 1) * whole / 5


def test_a_step_is_a_few_millimetres_of_the_farthest_way() -> None:
    pair = stances("hands-and-knees", "bird-dog")
    moving = movement(pair)
    tip = [between(*pair, i / 50).left_arm.end for i in range(51)]
    long = sum(
        sum((q - p) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5 for a, b in pairwise(tip)
    )
    assert moving.steps >= long / STEP
    assert moving.step(0.0) == 0
    assert moving.step(1.0) == moving.steps
    assert movement(stances("cat", "cat")).steps == 1


def eye_of(pair: tuple[Stance, Stance]) -> Camera:
    seen = scene(pair)
    return fitted(seen.view, seen.extent, (0, 0, *SIZE))


@pytest.mark.parametrize(
    ("first", "second", "still"),
    [
        ("cat", "cow", {"left_leg", "right_leg"}),
        ("hands-and-knees", "bird-dog", {"right_arm", "left_leg"}),
        ("seated", "seated-slouch", {"left_leg", "right_leg"}),
        ("hook-lying-arms-out", "knees-to-side", set()),
    ],
)
def test_planted_limbs_are_drawn_once(first: str, second: str, still: set[str]) -> None:
    pair = stances(first, second)
    bodies = [between(*pair, i / 8) for i in range(9)]
    found = layers(bodies, eye_of(pair))
    assert {*found.under, *found.amid} == still
    assert not set(found.under) & set(found.amid)


def test_a_far_planted_leg_lies_under_all_that_moves() -> None:
    pair = stances("cat", "cow")
    found = layers([between(*pair, i / 8) for i in range(9)], eye_of(pair))
    assert found.under == ("left_leg",)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_coming_to_rest_is_no_jump_of_colour(palette: Palette) -> None:
    """The quick tones of a moving body and the full ones of a still one look alike."""
    from player.figure.drawing import draw_figure

    pair = stances("hands-and-knees", "cat")
    seen = scene(pair)
    moving = movement(pair, palette)
    moved, rested = shown(moving, moving.steps, palette), page(palette)
    draw_figure(rested, (0, 0, *SIZE), pair[1].body, seen, palette)
    far = [
        max(abs(a - b) for a, b in zip(moved.get_at(at)[:3], rested.get_at(at)[:3], strict=True))
        for at in ((x, y) for x in range(0, SIZE[0], 2) for y in range(0, SIZE[1], 2))
    ]
    assert sum(one > 40 for one in far) < len(far) * 0.004
    assert sum(far) / len(far) < 1.0
