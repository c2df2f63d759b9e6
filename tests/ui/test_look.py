"""The look: contrast of every pair that is read, sizes that are readable from the floor."""

import pygame
import pytest

from player.plan.segment import SegmentKind
from player.ui.look import (
    CAP_HEIGHT,
    PHASE_INKS,
    PHASE_WORDS,
    READ_WHILE_MOVING,
    THEMES,
    Ink,
    Look,
    Role,
    contrast,
)
from player.ui.text.writer import Writer


@pytest.fixture(autouse=True)
def fonts() -> None:
    pygame.font.init()


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", READ_WHILE_MOVING, ids=lambda pair: f"{pair[0]} on {pair[1]}")
def test_what_is_read_while_moving_has_a_contrast_of_seven(theme, pair) -> None:
    ink, ground = (theme.colours[which] for which in pair)
    assert contrast(ink, ground) >= 7


def test_contrast_of_black_on_white_is_21_and_of_a_colour_on_itself_1() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((9, 89, 83), (9, 89, 83)) == 1


@pytest.mark.parametrize("size", [(800, 600), (1280, 720), (1920, 1080), (3840, 2160)])
def test_capitals_are_as_tall_as_the_contract_asks(size: tuple[int, int]) -> None:
    look = Look(THEMES["light"], *size)
    least = {Role.TITLE: 0.04, Role.SIDE: 0.04, Role.LINE: 0.04, Role.NUMBER: 0.2}
    writer = Writer(look)
    for role in Role:
        picture = writer.picture("H8", role, (0, 0, 0))
        tall = picture.get_bounding_rect().height
        # One pixel is the rounding of the letters' edges.
        assert tall + 1 >= least.get(role, 0.02) * size[1], role
        assert look.type_size(role) * CAP_HEIGHT >= least.get(role, 0.02) * size[1]


def test_every_phase_has_a_word_and_a_colour() -> None:
    assert set(PHASE_WORDS) == set(PHASE_INKS) == set(SegmentKind)


def test_a_tall_window_has_smaller_type_so_that_lines_fit() -> None:
    tall = Look(THEMES["light"], 600, 1200)
    assert tall.type_size(Role.LINE) < Look(THEMES["light"], 1600, 1200).type_size(Role.LINE)


def test_text_is_wrapped_and_shortened_to_the_width() -> None:
    writer = Writer(Look(THEMES["light"], 1280, 720))
    text = "Lie on your back, knees bent and together, feet flat, arms out to the sides."
    lines = writer.wrap(text, Role.LINE, 700)
    assert " ".join(lines) == text
    assert all(writer.width(line, Role.LINE) <= 700 for line in lines)
    cut = writer.wrap(text, Role.LINE, 700, most=1)
    assert len(cut) == 1
    assert cut[0].endswith("…")
    kept = cut[0].removesuffix("…").split()
    assert [word.strip(",") for word in kept] == [word.strip(",") for word in text.split()][
        : len(kept)
    ]
    assert writer.width(cut[0], Role.LINE) <= 700
    assert writer.shortened("x" * 500, Role.BODY, 200).endswith("…")


def test_every_ink_is_in_every_theme() -> None:
    for theme in THEMES.values():
        assert set(theme.colours) == set(Ink)
