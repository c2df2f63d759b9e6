"""Steps as strips of numbered colours: they look as they were painted, and nothing flickers."""

from array import array

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.painting.kept_film import KeptFilm
from player.painting.layers import UNSEEN, Surface
from player.painting.numbering import MOST, Numbering
from player.painting.steps import share_of
from player.painting.strips import HIGH, Strips, strips_of
from player.painting.subject import paint
from tests.figure.palettes import DARK, LIGHT
from tests.painting.films import film_of
from tests.painting.subjects import SIZE, way
from tests.painting.test_layers import WAYS, off

GROUND = (40, 90, 140)


def page(size: tuple[int, int] = SIZE) -> Surface:
    surface = pygame.Surface(size, depth=32)
    surface.fill(GROUND)
    return surface


def sent(numbering: Numbering, picture: Surface) -> Strips:
    pixels, places, area = numbering.strips(picture)
    return strips_of(len(pixels) // HIGH, pixels, places.tobytes(), numbering.colours, area)


def put(strips: Strips, base: Surface, corner: tuple[int, int] = (0, 0)) -> Surface:
    surface = page((base.get_width() + 30, base.get_height() + 30))
    surface.blit(base, corner)
    strips.put(surface, corner)
    return surface.subsurface((*corner, *base.get_size()))


def mean_off(one: Surface, other: Surface) -> float:
    a, b = (pygame.image.tobytes(surface, "RGB") for surface in (one, other))
    return sum(abs(p - q) for p, q in zip(a, b, strict=True)) / len(a)


@pytest.mark.parametrize(("first", "second"), WAYS, ids=["-to-".join(way) for way in WAYS])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_step_looks_as_it_was_painted(first: str, second: str, palette: object) -> None:
    from msgspec.structs import replace

    subject = replace(way(first, second), palette=palette)
    film = film_of(subject, 4)
    for step in range(5):
        surface, share = page(), share_of(step, 4)
        film.put(surface, (0, 0), share)
        painted = paint(subject.at(share))
        assert mean_off(surface, painted) < 0.5
        assert off(surface, painted) < 40


def test_they_may_lie_anywhere_on_a_page() -> None:
    subject = way("hands-and-knees", "bird-dog")
    base, picture = paint(subject), paint(subject.at(1.0))
    strips = sent(Numbering(base, [picture], ()), picture)
    assert off(put(strips, base, (13, 7)), put(strips, base)) == 0


@given(st.lists(st.tuples(st.integers(0, 69), st.integers(0, 39)), min_size=1, max_size=30))
def test_every_pixel_that_differs_is_in_a_strip_and_in_the_box(
    spots: list[tuple[int, int]],
) -> None:
    base, picture = page((70, 40)), page((70, 40))
    for spot in spots:
        picture.set_at(spot, (250, 250, 250))
    strips = sent(Numbering(base, [picture], ()), picture)
    assert off(put(strips, base), picture) == 0
    assert all(strips.area.collidepoint(spot) for spot in spots)


def test_where_few_colours_are_they_are_kept_as_they_are() -> None:
    base, picture = page(), page()
    for number in range(MOST // 2):
        picture.set_at((number, 5), (2 * number, 255 - number, 7))
    kept = ((1, 2, 3), GROUND)
    numbering = Numbering(base, [picture], kept)
    assert off(put(sent(numbering, picture), base), picture) <= UNSEEN
    table = numbering.colours
    assert [tuple(table[at : at + 3]) for at in (3, 6)] == list(kept)
    assert len(table) <= 3 * (MOST + 1)


def test_a_colour_that_no_sample_had_is_shown_by_the_nearest() -> None:
    base, sample, picture = page(), page(), page()
    pygame.draw.rect(sample, (200, 0, 0), (0, 0, 9, 9))
    pygame.draw.rect(sample, (0, 200, 0), (20, 0, 9, 9))
    pygame.draw.rect(picture, (190, 10, 0), (0, 0, 9, 9))
    shown = put(sent(Numbering(base, [sample], (GROUND,)), picture), base)
    assert shown.get_at((4, 4))[:3] == (200, 0, 0)


def test_the_ground_that_comes_to_light_is_the_ground() -> None:
    """Where a limb was, the ground has its own colour, without a trace of the limb."""
    subject = way("hands-and-knees", "bird-dog")
    ground = subject.palette.background
    film = film_of(subject, 2, paint(subject.resting()))
    surface = page()
    film.put(surface, (0, 0), 1.0)
    painted = paint(subject.at(1.0))
    spots = [(x, y) for x in range(SIZE[0]) for y in range(SIZE[1])]
    plain = [spot for spot in spots if painted.get_at(spot)[:3] == ground]
    shown = {surface.get_at(spot)[:3] for spot in plain}
    assert max(abs(p - q) for one in shown for p, q in zip(one, ground, strict=True)) <= UNSEEN


def test_what_rests_has_one_colour_in_every_step() -> None:
    base, pictures = page(), [page(), page()]
    for number, picture in enumerate(pictures):
        pygame.draw.rect(picture, (200, 120, 60), (10, 10, 20, 20))
        for x in range(60):
            picture.set_at((x, 40 + number), (x * 4, 3 * x, 255 - 2 * x))
    numbering = Numbering(base, pictures, (GROUND,))
    shown = [put(sent(numbering, picture), base).get_at((15, 15)) for picture in pictures]
    assert shown[0] == shown[1]


def test_a_step_that_differs_nowhere_shows_the_base() -> None:
    base = page()
    strips = sent(Numbering(base, [base], ()), base)
    assert off(put(strips, base), base) == 0
    assert strips.weight < 2000


def test_odd_widths_keep_their_rows() -> None:
    for wide in (1, 2, 3, 5, 8, 13):
        pixels = bytes(range(1, 1 + wide * HIGH)) if wide * HIGH < 255 else b"\1" * wide * HIGH
        colours = bytes(part for number in range(256) for part in (number, number, number))
        places = array("H", (0, 0, wide)).tobytes()
        strips = strips_of(wide, pixels, places, colours, (0, 0, wide, HIGH))
        shown = put(strips, page((wide, HIGH)))
        for spot in ((0, 0), (wide - 1, 0), (0, HIGH - 1), (wide - 1, HIGH - 1)):
            assert shown.get_at(spot)[0] == pixels[spot[1] * wide + spot[0]]


def kept(*steps: int) -> KeptFilm:
    subject = way("hands-and-knees", "bird-dog")
    base = paint(subject)
    numbering = Numbering(base, [paint(subject.at(1.0))], ())
    film = KeptFilm(base, 8)
    for step in steps:
        film.add(step, sent(numbering, paint(subject.at(step / 8))))
    return film


def test_a_film_shows_the_nearest_step_that_has_come() -> None:
    film = kept(8, 0, 4)
    assert film.there == [0, 4, 8]
    shares = (0.0, 0.2, 0.3, 0.7, 0.8, 1.0)
    assert [film.nearest(share) for share in shares] == [0, 0, 0.5, 0.5, 1, 1]


def test_only_what_is_told_differs_from_step_to_step() -> None:
    film = kept(0, 2, 4, 6, 8)
    surface, before = page(), film.nearest(0.0)
    film.put(surface, (0, 0), before)
    for share in (0.5, 1.0, 0.1, 0.9, 0.0):
        now = film.nearest(share)
        surface.set_clip(film.changed(before, now))
        film.put(surface, (0, 0), now)
        surface.set_clip(None)
        fresh = page()
        film.put(fresh, (0, 0), now)
        assert off(surface, fresh) == 0
        assert film.box.contains(film.changed(before, now))
        before = now
