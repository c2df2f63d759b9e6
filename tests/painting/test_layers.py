"""Layers: a picture is put together from its base and what differs, to the last visible shade."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.painting.layers import (
    BYTES,
    NOTHING,
    UNSEEN,
    Layer,
    layer_of,
    layer_over,
    pixels_of,
    surface_of,
)
from player.painting.painter import Picture
from player.painting.subject import paint
from tests.painting.subjects import SIZE, way

WAYS = [
    ("cat", "cow"),
    ("hands-and-knees", "bird-dog"),
    ("side-lying-closed", "open-book-open"),
    ("seated", "seated-slouch"),
    ("band-row-ready", "band-row"),
]


def sent(layer: Layer) -> Layer:
    """A layer as it comes out of the pipe."""
    picture = layer.picture
    return layer_of(picture.get_size(), layer.area.topleft, layer.weight, pixels_of(picture))


def off(one: pygame.Surface, other: pygame.Surface) -> int:
    """The largest difference of a colour."""
    a, b = (pygame.image.tobytes(surface, "RGB") for surface in (one, other))
    return max(abs(p - q) for p, q in zip(a, b, strict=True))


@pytest.mark.parametrize(("first", "second"), WAYS, ids=["-to-".join(way) for way in WAYS])
@pytest.mark.parametrize("corner", [(0, 0), (13, 7)])
def test_a_layer_over_its_base_is_the_picture(
    first: str, second: str, corner: tuple[int, int]
) -> None:
    subject = way(first, second)
    base, picture = paint(subject), paint(subject.at(0.7))
    page = pygame.Surface((SIZE[0] + 20, SIZE[1] + 20), depth=32)
    Picture(base, sent(layer_over(base, picture))).put(page, corner)
    assert off(page.subsurface((*corner, *SIZE)), picture) <= UNSEEN


@given(st.integers(0, 19), st.integers(0, 9), st.integers(0, 255))
def test_a_single_pixel_is_kept_unless_nobody_sees_it(x: int, y: int, shade: int) -> None:
    base, picture = (pygame.Surface((20, 10), depth=32) for _ in range(2))
    base.fill((100, 100, 100))
    picture.fill((100, 100, 100))
    picture.set_at((x, y), (100, shade, 100))
    page = pygame.Surface((20, 10), depth=32)
    Picture(base, sent(layer_over(base, picture))).put(page, (0, 0))
    seen = abs(shade - 100) > UNSEEN
    assert page.get_at((x, y))[1] == (shade if seen else 100)


def test_a_layer_weighs_what_it_shows() -> None:
    subject = way("hands-and-knees", "bird-dog")
    base = paint(subject)
    little, much = (layer_over(base, paint(subject.at(share))) for share in (0.05, 1.0))
    assert little.weight < much.weight < BYTES * SIZE[0] * SIZE[1] / 3
    assert layer_over(base, base).weight < 100


def test_finding_the_runs_for_a_page_shows_nothing() -> None:
    subject = way("hands-and-knees", "bird-dog")
    layer = sent(layer_over(paint(subject), paint(subject.at(1.0))))
    assert layer.picture.get_at((0, 0))[:3] == NOTHING
    page = pygame.Surface(SIZE, depth=32)
    layer.warm(page)
    assert off(page, pygame.Surface(SIZE, depth=32)) == 0


def test_pixels_go_there_and_back() -> None:
    picture = paint(way("cat", "cow"))
    assert off(surface_of(SIZE, pixels_of(picture)), picture) == 0
