"""Cards in sections: where they stand, how the keys go over them, how they scroll."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.ui.look import THEMES, Look
from player.ui.text.writer import Writer
from player.ui.widgets.card_grid import CardGrid
from player.ui.widgets.card_painter import Tile
from player.ui.widgets.cards import Cards, CardSection
from player.ui.window.canvas import Canvas

BOX = pygame.Rect(40, 120, 1200, 490)


@pytest.fixture
def canvas() -> Canvas:
    pygame.font.init()
    return Canvas(pygame.Surface((1280, 720)), Look(THEMES["light"], 1280, 720))


def no_picture(tile: Tile, surface: pygame.Surface, box: pygame.Rect) -> None:
    """Cards without pictures."""


def sections(*counts: int) -> list[CardSection]:
    """Sections of so many cards, numbered through."""
    found, number = [], 0
    for section, count in enumerate(counts):
        tiles = tuple(Tile(f"Card {number + n}", number + n) for n in range(count))
        found.append(CardSection(f"Section {section}", tiles))
        number += count
    return found


def three_columns(canvas: Canvas, *counts: int) -> Cards:
    cards = Cards(sections(*counts), 0, no_picture)
    cards.draw(canvas, BOX)
    tops = [box.top for name, box in canvas.boxes().items() if name.startswith("row")]
    assert tops.count(min(tops)) == 3
    return cards


def press(cards: Cards, key: int, mod: int = 0) -> Tile | None:
    return cards.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=mod))


def mouse(cards: Cards, kind: int, pos: tuple[int, int]) -> Tile | None:
    return cards.handle(pygame.event.Event(kind, pos=pos, button=1))


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("R", 1),
        ("RRR", 3),  # on, across the end of a section
        ("RRRL", 2),
        ("L", 0),
        ("D", 3),
        ("RD", 4),
        ("RRD", 4),  # the last card of a shorter line
        ("RRDD", 7),  # and the column is kept through it
        ("RRDDU", 4),
        ("RRDDUU", 2),
        ("RRDLD", 5),  # until left and right choose another
        ("U", 0),
        ("DDDDDD", 8),
        ("E", 8),
        ("EU", 5),
        ("EH", 0),
        ("T", 1),
        ("TB", 0),
    ],
)
def test_keys_go_over_the_grid_through_all_sections(canvas: Canvas, keys: str, place: int) -> None:
    cards = three_columns(canvas, 3, 2, 4)
    for sign in keys:
        shift = pygame.KMOD_SHIFT if sign == "B" else 0
        key = {
            "R": pygame.K_RIGHT, "L": pygame.K_LEFT, "D": pygame.K_DOWN, "U": pygame.K_UP,
            "E": pygame.K_END, "H": pygame.K_HOME, "T": pygame.K_TAB, "B": pygame.K_TAB,
        }[sign]  # fmt: skip
        press(cards, key, shift)
    assert cards.focus == place


def test_what_has_the_focus_is_in_sight_whole_with_its_heading(canvas: Canvas) -> None:
    cards = three_columns(canvas, 3, 2, 7)
    whole = canvas.boxes()["row 0"].height
    for key in [pygame.K_RIGHT] * 11 + [pygame.K_LEFT] * 11:
        press(cards, key)
        cards.draw(canvas, BOX)
        boxes = canvas.boxes()
        assert boxes[f"row {cards.focus}"].height >= whole * 0.9
        section = 0 if cards.focus < 3 else 1 if cards.focus < 5 else 2
        if cards.focus in (0, 3, 5):
            assert boxes[f"heading {section}"].bottom == boxes[f"row {cards.focus}"].top
        assert all(BOX.contains(box) for name, box in boxes.items() if name != "rail")


def test_pages_pass_over_no_line_unseen_and_reach_both_ends(canvas: Canvas) -> None:
    cards = three_columns(canvas, 3, 2, 4, 9, 1)
    seen = visible(cards, canvas)
    for _ in range(12):
        press(cards, pygame.K_PAGEDOWN)
        cards.draw(canvas, BOX)
        seen |= visible(cards, canvas)
    assert seen == set(range(19))
    assert cards.focus == 18
    for _ in range(12):
        press(cards, pygame.K_PAGEUP)
    assert (cards.focus, cards.scrolled.offset) == (0, 0)


def visible(cards: Cards, canvas: Canvas) -> set[int]:
    """The cards that can be seen whole."""
    boxes = canvas.boxes()
    heights = {box.height for name, box in boxes.items() if name.startswith("row")}
    return {
        number
        for number in range(len(cards.rows))
        if (box := boxes.get(f"row {number}")) and box.height >= max(heights) * 0.95
    }


def test_the_wheel_and_a_finger_scroll_and_stop_at_the_ends(canvas: Canvas) -> None:
    cards = three_columns(canvas, 3, 9)
    cards.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=5))
    assert cards.scrolled.offset == 0
    cards.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=-1))
    assert cards.scrolled.offset == cards.scrolled.step
    cards.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=0, pixels=-7, touch=True))
    assert cards.scrolled.offset == cards.scrolled.step + 7
    cards.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=-100))
    cards.draw(canvas, BOX)
    assert canvas.boxes()["row 11"].bottom == BOX.bottom


@pytest.mark.parametrize("pixels", [None, -300])
def test_enter_starts_nothing_that_was_scrolled_out_of_sight(
    canvas: Canvas, pixels: int | None
) -> None:
    cards = three_columns(canvas, 3, 9)
    press(cards, pygame.K_RIGHT)
    more = {} if pixels is None else {"pixels": pixels, "touch": True}
    for _ in range(9):
        cards.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=-1, **more))
        cards.draw(canvas, BOX)
        assert f"row {cards.focus}" in canvas.boxes()
    assert cards.focus % 3 == 1


def test_when_the_wheel_turns_the_card_under_the_mouse_has_the_focus(canvas: Canvas) -> None:
    cards = three_columns(canvas, 3, 9)
    mouse(cards, pygame.MOUSEMOTION, BOX.center)
    for _ in range(4):
        cards.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=-1))
        cards.draw(canvas, BOX)
        under = cards.at(BOX.center)
        assert under is None or cards.focus == under


def test_a_click_counts_where_it_began_and_a_part_of_a_card_can_be_clicked(
    canvas: Canvas,
) -> None:
    cards = three_columns(canvas, 3, 3)
    one, other = (canvas.boxes()[f"row {n}"].center for n in (1, 5))
    mouse(cards, pygame.MOUSEBUTTONDOWN, one)
    assert mouse(cards, pygame.MOUSEBUTTONUP, other) is None
    mouse(cards, pygame.MOUSEBUTTONDOWN, other)
    assert mouse(cards, pygame.MOUSEBUTTONUP, other) == cards.rows[5]
    assert cards.focus == 5


def test_the_rail_goes_along_with_the_mouse(canvas: Canvas) -> None:
    cards = three_columns(canvas, 3, 9)
    rail = canvas.boxes()["rail"]
    mouse(cards, pygame.MOUSEBUTTONDOWN, (rail.centerx, rail.bottom - 2))
    assert cards.scrolled.offset == cards.scrolled.last
    mouse(cards, pygame.MOUSEMOTION, (rail.centerx, rail.top))
    assert cards.scrolled.offset == 0
    mouse(cards, pygame.MOUSEBUTTONUP, (rail.centerx, rail.top))
    mouse(cards, pygame.MOUSEMOTION, (rail.centerx, rail.bottom))
    assert cards.scrolled.offset == 0


def test_one_that_cannot_be_chosen_can_be_reached(canvas: Canvas) -> None:
    section = CardSection("", (Tile("Broken", 0, enabled=False), Tile("Good", 1)))
    cards = Cards([section], 0, no_picture)
    cards.draw(canvas, BOX)
    assert cards.focus == 0
    assert press(cards, pygame.K_RETURN) is None
    press(cards, pygame.K_RIGHT)
    assert press(cards, pygame.K_RETURN) == section.tiles[1]


def test_with_nothing_there_no_key_does_anything(canvas: Canvas) -> None:
    cards = Cards([], 0, no_picture)
    cards.draw(canvas, BOX)
    for key in (pygame.K_RETURN, pygame.K_DOWN, pygame.K_END, pygame.K_PAGEDOWN):
        assert press(cards, key) is None


def test_what_was_scrolled_leaves_nothing_behind(canvas: Canvas) -> None:
    canvas.clear()
    cards = three_columns(canvas, 3, 1, 8)
    for turns in (-1, -2, 1, -5, 3, 100):
        cards.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=turns))
        cards.draw(canvas, BOX)
        fresh = Canvas(pygame.Surface((1280, 720)), canvas.look)
        fresh.clear()
        other = Cards(cards.sections, 0, no_picture)
        other.draw(fresh, BOX)
        other.scrolled.scroll_to(cards.scrolled.offset)
        other.focus = cards.focus
        fresh.clear()
        other.draw(fresh, BOX)
        seen, wanted = canvas.surface.subsurface(BOX), fresh.surface.subsurface(BOX)
        assert pygame.image.tobytes(seen, "RGB") == pygame.image.tobytes(wanted, "RGB")


LONG = Tile(
    "Core stability, the whole pyramid of six, four and two", 0, "You finished it 12 times",
    "Twenty minutes of curl-up, side plank and bird-dog, with holds of ten seconds.",
    "19 min 25 s  ·  moderate", "chair, heat pack, towel, mat, cushion", "last: 14 Nov 2025",
)  # fmt: skip


@pytest.mark.parametrize("text", [0.8, 1.0, 1.6])
@pytest.mark.parametrize("size", [(800, 600), (1280, 720), (768, 1366), (1920, 1080)])
def test_no_word_of_a_card_is_cut_within_and_the_last_day_and_the_time_not_at_all(
    size: tuple[int, int], text: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    put = Writer.put

    def noting(self: Writer, surface: pygame.Surface, said: str, *more: object, **named: object):  # type: ignore[no-untyped-def]
        written.append(said)
        return put(self, surface, said, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "put", noting)
    pygame.font.init()
    canvas = Canvas(pygame.Surface(size), Look(THEMES["light"], *size, text))
    section = CardSection("Strength", (LONG, Tile("Short", 1)))
    box = pygame.Rect(30, 150, size[0] - 60, size[1] - 220)
    Cards([section], 0, no_picture).draw(canvas, box)
    words = set(" ".join((LONG.title, LONG.reason, LONG.about, LONG.facts)).split())
    words |= {word.rstrip(",.") for word in words}
    cut = {line.removesuffix("…").split()[-1] for line in written if line.removesuffix("…")}
    assert cut - words <= {"moderate", "2025", "Short", "Strength"}
    assert LONG.last in written
    assert " ".join(LONG.time.split()) in written
    assert LONG.reason in written


@given(st.lists(st.integers(0, 9), max_size=6), st.integers(1, 4))
def test_every_card_has_its_place_in_the_grid(counts: list[int], columns: int) -> None:
    grid = CardGrid(counts, columns, [100] * len(counts), 20)
    places = [n for line in grid.lines for n in range(line.first, line.first + line.count)]
    assert places == list(range(sum(counts)))
    assert all(line.count <= columns for line in grid.lines)
    for place in places:
        assert grid.at(grid.line_of(place), grid.column_of(place)) == place
    tops = [line.top for line in grid.lines]
    assert tops == sorted(set(tops))
    assert all(a.bottom == b.top for a, b in zip(grid.lines, grid.lines[1:], strict=False))


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(1, 4), st.data(),
    st.integers(1, 900),
)  # fmt: skip
def test_a_page_goes_one_line_on_at_least_and_never_past_what_it_showed(
    counts: list[int], columns: int, data: st.DataObject, by: int
) -> None:
    grid = CardGrid(counts, columns, [100] * len(counts), 20)
    last = len(grid.lines) - 1
    number = data.draw(st.integers(0, last))
    down, up = grid.page(number, by), grid.page(number, -by)
    assert down > number or number == last
    assert up < number or number == 0
    assert down <= number + 1 or grid.lines[down].top <= grid.lines[number].top + by
    assert up >= number - 1 or grid.lines[up].top >= grid.lines[number].top - by
