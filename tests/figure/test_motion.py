"""A movement drawn frame by frame: the same as drawn whole, inside its box, and no more of it."""

import os
from itertools import pairwise

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame
import pytest

from player.figure.camera import Camera, fitted
from player.figure.layers import layers
from player.figure.motion import STEP, Motion
from player.figure.palette import DARK, LIGHT, Palette
from player.figure.planted import Stance, between, settle
from player.figure.scene import scene
from player.format.pose_library import PoseLibrary
from player.places import shipped

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


def motion(surface: pygame.Surface, pair: tuple[Stance, Stance]) -> Motion:
    return Motion(surface, (0, 0, *SIZE), pair, scene(pair), LIGHT)


def farthest(one: pygame.Surface, other: pygame.Surface) -> int:
    """The largest difference of a colour; a soft shadow may differ by a shade."""
    a, b = (pygame.image.tobytes(surface, "RGB") for surface in (one, other))
    return max(abs(p - q) for p, q in zip(a, b, strict=True))


@pytest.mark.parametrize(("first", "second"), WAYS, ids="-to-".join)
def test_only_the_box_changes_and_the_same_moment_is_the_same_picture(
    first: str, second: str
) -> None:
    pair = stances(first, second)
    shown, fresh = page(), page()
    moving = motion(shown, pair)
    moving.draw(shown, 0.0)
    for share in (0.2, 0.7, 0.4):
        shown.set_clip(moving.box)
        moving.draw(shown, share)
        shown.set_clip(None)
        motion(fresh, pair).draw(fresh, share)
        assert farthest(shown, fresh) <= 3, share
        fresh.fill(LIGHT.background)


def test_a_step_is_a_few_millimetres_of_the_farthest_way() -> None:
    pair = stances("hands-and-knees", "bird-dog")
    moving = motion(page(), pair)
    tip = [between(*pair, i / 50).left_arm.end for i in range(51)]
    long = sum(
        sum((q - p) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5 for a, b in pairwise(tip)
    )
    assert moving.steps >= long / STEP
    assert moving.step(0.0) == 0
    assert moving.step(1.0) == moving.steps
    assert motion(page(), stances("cat", "cat")).steps == 1


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
    moved, rested = page(palette), page(palette)
    Motion(moved, (0, 0, *SIZE), pair, seen, palette).draw(moved, 1.0)
    draw_figure(rested, (0, 0, *SIZE), pair[1].body, seen, palette)
    far = [
        max(abs(a - b) for a, b in zip(moved.get_at(at)[:3], rested.get_at(at)[:3], strict=True))
        for at in ((x, y) for x in range(0, SIZE[0], 2) for y in range(0, SIZE[1], 2))
    ]
    assert sum(one > 40 for one in far) < len(far) * 0.004
    assert sum(far) / len(far) < 1.0
