"""The figure's colours: what has to be told apart is, in every theme and for every figure."""

from __future__ import annotations

from itertools import combinations

import pytest

from player.figure.palette import Colour, Palette, mix, palette_for
from player.figure.props import MATERIAL
from player.figure.shades import MATERIALS
from player.model.figure import FIGURES, Figure
from player.model.pose import PropKind
from player.ui.look import THEMES, Ink, contrast

GROUNDS = (Ink.FIELD, Ink.PANEL, Ink.GROUND)
"""What a figure is drawn on: its field, a card, and the page of a command."""

THINGS = ("wood", "cushion", "roller", "band", "heat_pack", "ball")

SKIN_ON_GROUND = {"light": 1.5, "dark": 2.4, "high contrast": 4.0}
CLOTHES_ON_GROUND = {"light": 3.0, "dark": 2.5, "high contrast": 5.0}
SHIRT_ON_TROUSERS = {"light": 2.0, "dark": 2.0, "high contrast": 3.0}
"""Ratios of WCAG. A light skin on a light ground can have no more: 3 to 1 would be a brown one."""

PLAINLY_OTHER, OTHER = 20.0, 12.0
"""Differences of two colours by CIE 1976; from 2.3 on a practised eye sees one side by side."""

EVERY = [(theme, figure) for theme in THEMES for figure in FIGURES]
IDS = [f"{theme}, {figure.body}, {figure.tone}" for theme, figure in EVERY]


def palettes(theme: str, figure: Figure) -> list[Palette]:
    return [palette_for(theme, THEMES[theme].colours[ink], figure) for ink in GROUNDS]


def lab(colour: Colour) -> tuple[float, float, float]:
    """Lightness and the two colour axes of CIE 1976, for the white of sRGB (D65)."""
    linear = [c / 3294.6 if c <= 10.31 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    rows = ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0178, 0.1095, 0.8730))
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (sum(a * b for a, b in zip(row, linear, strict=True)) for row in rows)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: Colour, other: Colour) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


def test_the_measure_of_a_difference() -> None:
    assert lab((255, 255, 255)) == pytest.approx((100, 0, 0), abs=0.1)
    assert difference((255, 0, 0), (0, 0, 255)) == pytest.approx(176.3, abs=0.5)


@pytest.mark.parametrize(("theme", "figure"), EVERY, ids=IDS)
def test_skin_hair_and_clothes_stand_out_from_every_ground_and_from_the_mat(
    theme: str, figure: Figure
) -> None:
    for palette in palettes(theme, figure):
        ground = palette.background
        assert contrast(palette.skin, ground) >= SKIN_ON_GROUND[theme]
        assert contrast(palette.shirt, ground) >= CLOTHES_ON_GROUND[theme]
        assert contrast(palette.trousers, ground) >= CLOTHES_ON_GROUND[theme]
        assert contrast(palette.hair, ground) >= 1.4
        for part in (palette.skin, palette.shirt, palette.trousers):
            assert contrast(part, palette.mat) >= 1.5


@pytest.mark.parametrize(("theme", "figure"), EVERY, ids=IDS)
def test_the_parts_of_a_body_are_told_apart(theme: str, figure: Figure) -> None:
    palette = palettes(theme, figure)[0]
    assert contrast(palette.shirt, palette.trousers) >= SHIRT_ON_TROUSERS[theme]
    assert difference(palette.skin, palette.shirt) >= PLAINLY_OTHER
    assert difference(palette.skin, palette.trousers) >= PLAINLY_OTHER
    assert contrast(palette.hair, palette.skin) >= 1.5
    assert contrast(palette.iris, palette.eye) >= 4.0
    assert difference(palette.brow, palette.skin) >= PLAINLY_OTHER
    assert difference(palette.lips, palette.skin) >= OTHER


@pytest.mark.parametrize(("theme", "figure"), EVERY, ids=IDS)
def test_no_thing_looks_like_the_limb_that_touches_it(theme: str, figure: Figure) -> None:
    palette = palettes(theme, figure)[0]
    for name in THINGS:
        colour = getattr(palette, name)
        assert difference(colour, palette.shirt) >= OTHER, name
        assert difference(colour, palette.trousers) >= OTHER, name
        assert difference(colour, palette.background) >= PLAINLY_OTHER, name
    for name in ("wood", "cushion", "ball", "heat_pack"):
        assert difference(getattr(palette, name), palette.skin) >= PLAINLY_OTHER, name


@pytest.mark.parametrize("theme", THEMES)
def test_tones_go_from_light_to_dark_in_steps_that_are_seen(theme: str) -> None:
    for body in {figure.body for figure in FIGURES}:
        skins = [palettes(theme, one)[0].skin for one in FIGURES if one.body == body]
        assert len(skins) >= 4
        assert skins == sorted(skins, reverse=True)
        for one, other in combinations(skins, 2):
            assert difference(one, other) >= OTHER


@pytest.mark.parametrize("theme", THEMES)
def test_bodies_differ_in_nothing_but_the_body(theme: str) -> None:
    from msgspec.structs import replace

    one, other = (palettes(theme, Figure(body, "tan"))[0] for body in ("woman", "man"))
    assert one != other
    assert replace(one, body="man") == other


def test_only_high_contrast_draws_an_edge_round_every_part() -> None:
    edges = {theme: palettes(theme, FIGURES[0])[0].edge for theme in THEMES}
    assert [theme for theme, edge in edges.items() if edge] == ["high contrast"]
    palette = palettes("high contrast", FIGURES[0])[0]
    for figure in FIGURES:
        skin = palettes("high contrast", figure)[0].skin
        for part in (skin, palette.shirt, palette.trousers):
            assert palette.edge is not None
            assert contrast(part, palette.edge) >= 4.0


def test_every_thing_of_the_poses_has_its_colour() -> None:
    assert set(MATERIAL) == set(PropKind)
    assert set(MATERIAL.values()) <= set(MATERIALS)


def test_every_material_has_its_colour() -> None:
    assert set(MATERIALS) <= set(Palette.__struct_fields__)


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        palette_for("sepia", (0, 0, 0), FIGURES[0])
    with pytest.raises(KeyError):
        palette_for("light", (0, 0, 0), Figure("woman", "green"))


def test_a_mix_has_its_ends_and_its_middle() -> None:
    assert mix((0, 0, 0), (200, 100, 50), 0.0) == (0, 0, 0)
    assert mix((0, 0, 0), (200, 100, 50), 1.0) == (200, 100, 50)
    assert mix((0, 0, 0), (200, 100, 50), 0.5) == (100, 50, 25)
