"""Lists and cards: the focus by keys, mouse and wheel, in one column and in several."""

import pygame
import pytest

from player.ui.look import THEMES, Look, Role
from player.ui.text.writer import Writer
from player.ui.widgets.listing import Listing, Row
from player.ui.window.canvas import Canvas

BOX = pygame.Rect(20, 20, 760, 500)


@pytest.fixture
def canvas() -> Canvas:
    pygame.font.init()
    return Canvas(pygame.Surface((800, 600)), Look(THEMES["light"], 800, 600))


def rows(count: int) -> list[Row]:
    return [Row(f"Row {n}", key=chr(ord("a") + n) if n < 26 else "", value=n) for n in range(count)]


def press(widget: Listing, key: int, unicode: str = "", mod: int = 0) -> Row | None:
    return widget.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=unicode, mod=mod))


def test_arrows_tab_and_ends_move_the_focus_and_enter_chooses(canvas: Canvas) -> None:
    listing = Listing(rows(30))
    listing.draw(canvas, BOX)
    for key, mod, place in [
        (pygame.K_UP, 0, 0),
        (pygame.K_DOWN, 0, 1),
        (pygame.K_TAB, 0, 2),
        (pygame.K_TAB, pygame.KMOD_LSHIFT, 1),
        (pygame.K_END, 0, 29),
        (pygame.K_DOWN, 0, 29),
        (pygame.K_HOME, 0, 0),
    ]:
        assert press(listing, key, mod=mod) is None
        assert listing.focus == place
    chosen = press(listing, pygame.K_RETURN)
    assert chosen is not None
    assert chosen.value == 0


def test_a_heading_is_passed_over_and_seen_with_the_row_below_it(canvas: Canvas) -> None:
    head = Row("Head", heading=True)
    listing = Listing([head, *rows(9), Row("Other", heading=True), *rows(9)])
    listing.draw(canvas, BOX)
    assert listing.focus == 1
    for key, place in [
        (pygame.K_HOME, 1),
        (pygame.K_UP, 1),
        (pygame.K_END, 19),
        (pygame.K_HOME, 1),
    ]:
        press(listing, key)
        assert listing.focus == place
    assert listing.top == 0
    for _ in range(9):
        press(listing, pygame.K_DOWN)
    assert listing.focus == 11
    press(listing, pygame.K_UP)
    assert listing.focus == 9
    box = canvas.boxes()["row 0"]
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        event = pygame.event.Event(kind, pos=box.center, button=1)
        listing.top = 0
        assert listing.handle(event) is None
    assert listing.focus == 9


def test_the_focused_row_is_always_seen(canvas: Canvas) -> None:
    listing = Listing(rows(30), focus=29)
    listing.draw(canvas, BOX)
    step = canvas.boxes()["row 0"].height
    seen = BOX.height // step
    assert listing.top == 30 - seen
    press(listing, pygame.K_HOME)
    assert listing.top == 0


def test_a_key_chooses_its_row_at_once_and_a_disabled_one_never(canvas: Canvas) -> None:
    listing = Listing([Row("Good", key="g", value=1), Row("Bad", key="b", enabled=False)])
    listing.draw(canvas, BOX)
    chosen = press(listing, pygame.K_g, "G")
    assert chosen is not None
    assert chosen.value == 1
    assert press(listing, pygame.K_b, "b") is None
    assert press(listing, pygame.K_RETURN) is None


def test_a_click_chooses_where_it_was_pressed_and_let_go(canvas: Canvas) -> None:
    listing = Listing(rows(5))
    listing.draw(canvas, BOX)
    middle = canvas.boxes()["row 2"].center
    other = canvas.boxes()["row 3"].center

    def mouse(kind: int, pos: tuple[int, int]) -> Row | None:
        return listing.handle(pygame.event.Event(kind, pos=pos, button=1))

    assert mouse(pygame.MOUSEBUTTONDOWN, middle) is None
    assert mouse(pygame.MOUSEBUTTONUP, other) is None
    mouse(pygame.MOUSEBUTTONDOWN, middle)
    chosen = mouse(pygame.MOUSEBUTTONUP, middle)
    assert chosen is not None
    assert chosen.value == 2


def test_the_wheel_scrolls_and_stops_at_the_ends(canvas: Canvas) -> None:
    listing = Listing(rows(30))
    listing.draw(canvas, BOX)
    listing.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=5))
    assert listing.top == 0
    listing.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=-100))
    listing.draw(canvas, BOX)
    assert canvas.boxes()["row 0"].top == BOX.top
    assert listing.top == 30 - BOX.height // canvas.boxes()["row 0"].height


def test_only_what_changed_is_painted_again(canvas: Canvas) -> None:
    listing = Listing(rows(5))
    listing.draw(canvas, BOX)
    canvas.take_changes()
    listing.draw(canvas, BOX)
    assert canvas.take_changes() == []
    press(listing, pygame.K_DOWN)
    listing.draw(canvas, BOX)
    assert len(canvas.take_changes()) == 2


def test_its_keys_are_those_of_the_rows_that_have_one() -> None:
    listing = Listing([Row("Good", key="g"), Row("Plain"), Row("Other")])
    listed = listing.keys("open").listed(())
    assert listed == (("↑  ↓", "move"), ("Enter  Space", "open"), ("G", "Good"))


@pytest.mark.parametrize("text", [1.0, 1.6])
@pytest.mark.parametrize("size", [(800, 600), (1280, 720)])
def test_rows_of_one_line_are_as_large_as_the_person_wants_them(
    size: tuple[int, int], text: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    put = Writer.put

    def noting(self: Writer, *more: object, size: int = 0, **named: object):  # type: ignore[no-untyped-def]
        sizes.append(size)
        return put(self, *more, size=size, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "put", noting)
    look = Look(THEMES["light"], *size, text)
    canvas = Canvas(pygame.Surface(size), look)
    Listing([Row("Colours", right="auto")], compact=True).draw(canvas, BOX)
    assert min(sizes) >= 0.9 * look.type_size(Role.STRONG)
