"""Light: one code a pixel for a material and its brightness, which a palette turns to colours."""

from __future__ import annotations

import numpy as np
import pytest

from player.figure.camera import camera
from player.figure.light import EDGE, STRESSED, coded_picture, colours
from player.figure.shades import LEVELS, MATERIALS
from player.figure.solids import Solid, hull, joined
from player.model.pose import View
from tests.figure.palettes import LIGHT

SIZE = (120, 100)
SIDE = camera(View(turn=0, height=0), 100.0, 60.0, 50.0)
"""A metre is a hundred pixels; the middle of the floor is in the middle of the picture."""


def ball(material: str, z: float = 0.0, radius: float = 0.3, x: float = 0.0) -> Solid:
    return hull([((x, 0.0, z), radius)], MATERIALS.index(material))


def code_range(material: str) -> range:
    first = 1 + sum(LEVELS[name] for name in MATERIALS[: MATERIALS.index(material)])
    return range(first, first + LEVELS[material])


def test_all_shades_of_all_materials_fit_into_a_byte() -> None:
    assert 1 + sum(LEVELS.values()) <= STRESSED


@pytest.mark.parametrize("material", MATERIALS)
def test_a_solid_is_seen_in_shades_of_its_material_on_nothing(material: str) -> None:
    picture = coded_picture(ball(material), SIDE, SIZE)
    seen = np.unique(picture % EDGE)
    assert seen[0] == 0
    assert set(seen[1:].tolist()) <= set(code_range(material))
    assert np.count_nonzero(picture) == pytest.approx(np.pi * 30**2, rel=0.03)


def test_the_upper_left_is_in_the_light_and_the_lower_right_is_not() -> None:
    picture = coded_picture(ball("skin"), SIDE, SIZE)
    assert picture[36, 46] > picture[50, 60] > picture[64, 74]


def test_what_is_nearer_covers_what_is_behind_and_darkens_it_beside_its_edge() -> None:
    behind = coded_picture(ball("shirt", radius=0.4), SIDE, SIZE) % EDGE
    both = joined([ball("shirt", radius=0.4), ball("skin", z=0.6, radius=0.1)])
    seen = coded_picture(both, SIDE, SIZE)
    assert seen[50, 60] in code_range("skin")
    beside = seen[50, 72] % EDGE
    assert beside in code_range("shirt")
    assert beside < behind[50, 72] - 4
    assert seen[50, 72] >= EDGE
    assert seen[50, 90] == behind[50, 90]


def test_a_stressed_part_is_told_apart_and_has_the_same_colours() -> None:
    one = ball("skin")
    stressed = coded_picture(one._replace(tint=np.ones_like(one.tint)), SIDE, SIZE)
    plain = coded_picture(one, SIDE, SIZE)
    assert ((stressed > 0) == (plain > 0)).all()
    assert (stressed[plain > 0] == plain[plain > 0] + STRESSED).all()
    table = colours(LIGHT)
    assert (table[stressed] == table[plain]).all()


def test_a_theme_with_hard_edges_draws_them_in_one_colour() -> None:
    from msgspec.structs import replace

    table = colours(replace(LIGHT, edge=(1, 2, 3)))
    assert set(table[EDGE:].tolist()) == {0xFF010203}
    assert (table[:EDGE] == colours(LIGHT)[:EDGE]).all()


def test_more_light_is_never_darker() -> None:
    table = colours(LIGHT)
    for material in MATERIALS:
        shades = [table[code] for code in code_range(material)]
        grey = [(int(c) >> 16 & 255) + (int(c) >> 8 & 255) + (int(c) & 255) for c in shades]
        assert grey == sorted(grey), material
