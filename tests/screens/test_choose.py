"""Choose: filters by number keys, clicks and typing; Esc lets go of them before it leaves."""

from datetime import date
from pathlib import Path

import pygame
import pytest

from player.commands.shelf import library
from player.model.routine import Purpose
from player.screens.answers import Go
from player.screens.choose import FILTERS, Choose, Offered, matching
from player.stage.canvas import Canvas
from player.stage.look import THEMES, Look
from player.stage.text import Writer
from tests.screens.driving import Driver

OFFERED = (
    Offered("dog", "Bird-dog", "Reach long.", 128, ("mat",), Purpose.STRENGTH),
    Offered("desk", "Desk reset", "At your desk.", 120, ("chair",), Purpose.BREAK),
    Offered("long", "Full back care", "Fifteen minutes.", 873, ("mat",), Purpose.MOBILITY),
    Offered("roll", "Shoulder rolls", "A part.", 18, (), Purpose.MOBILITY, part=True),
    Offered("bad", "bad", trouble="bad.yaml:2:3: wrong"),
)
NUMBERS = {name: number for number, (name, _) in enumerate(FILTERS)}


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("All", ["dog", "desk", "long", "bad"]),
        ("Strength", ["dog"]),
        ("Breaks", ["desk"]),
        ("Under 5 min", ["dog", "desk", "bad"]),
        ("No mat", ["desk", "bad"]),
        ("Exercises", ["roll"]),
    ],
)
def test_filters(name: str, keys: list[str]) -> None:
    assert [one.key for one in matching(OFFERED, NUMBERS[name], "")] == keys


@pytest.mark.parametrize(
    ("word", "keys"), [("bird", ["dog"]), ("CHAIR", ["desk"]), ("roll", ["roll"]), ("zzz", [])]
)
def test_a_word_is_found_in_name_sentence_and_equipment_of_parts_too(
    word: str, keys: list[str]
) -> None:
    assert [one.key for one in matching(OFFERED, 0, word)] == keys


def test_keys_filter_find_and_let_go(own_home: Path) -> None:
    driver = Driver(own_home, library())
    every = len(driver.choose.listing.rows)
    assert every == 18
    driver.type("3")
    strength = len(driver.choose.listing.rows)
    assert 0 < strength < every
    driver.press(pygame.K_ESCAPE)
    assert len(driver.choose.listing.rows) == every
    driver.type("/")
    assert driver.choose.typing
    for sign in "/open book":
        pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text=sign))
    driver.app.step()
    assert "open-book" in {row.value for row in driver.choose.listing.rows}
    assert len(driver.choose.listing.rows) < 4
    driver.press(pygame.K_RETURN)
    assert not driver.choose.typing
    driver.press(pygame.K_RETURN)
    assert driver.form.title
    driver.close()


def test_a_click_on_a_filter(own_home: Path) -> None:
    driver = Driver(own_home, library())
    box = driver.app.canvas.boxes()["chip 7"]
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=box.center, button=1))
    driver.app.step()
    assert "shoulder-rolls" in {row.value for row in driver.choose.listing.rows}
    driver.close()


@pytest.mark.parametrize(("sign", "go"), [("h", Go.HISTORY), ("S", Go.SETTINGS), ("?", Go.HELP)])
def test_the_places_have_their_keys(sign: str, go: Go) -> None:
    screen = Choose(OFFERED, {}, date(2026, 3, 2), lambda row, surface, box: None)
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=ord(sign.lower()), unicode=sign, mod=0))
    assert screen.result is go


@pytest.mark.parametrize("text", [0.8, 1.0, 1.6])
@pytest.mark.parametrize("size", [(800, 600), (1280, 720), (768, 1366)])
def test_a_long_line_above_the_routines_is_not_cut_and_makes_its_own_room(
    size: tuple[int, int], text: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut: list[str] = []
    put = Writer.put

    def noting(self: Writer, surface: pygame.Surface, text: str, *more: object, **named: object):  # type: ignore[no-untyped-def]
        if text.endswith("…"):
            cut.append(text)
        return put(self, surface, text, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "put", noting)
    said = (
        "The same joint cannot pop again yet. Twisting harder only adds force. "
        "About 20 minutes to go. Some say 20 minutes in all, others 15 to 95."
    )
    pygame.font.init()
    canvas = Canvas(pygame.Surface(size), Look(THEMES["light"], *size, text))
    screen = Choose(
        OFFERED, {}, date(2026, 3, 2), lambda row, surface, box: None, quiet=lambda: said
    )
    screen.notice = "How does your back feel this morning?"
    screen.draw(canvas)
    assert not [one for one in cut if one[:8] in said or one[:8] in screen.notice]
    boxes = canvas.boxes()
    assert boxes["message"].bottom <= boxes["notice"].top
    assert boxes["notice"].bottom <= boxes["chip 0"].top


def test_the_names_at_the_top_and_the_cards_begin_at_one_edge() -> None:
    pygame.font.init()
    canvas = Canvas(pygame.Surface((1280, 720)), Look(THEMES["light"], 1280, 720))
    screen = Choose(OFFERED, {}, date(2026, 3, 2), lambda row, surface, box: None)
    screen.draw(canvas)
    boxes = canvas.boxes()
    card = screen.listing.card(boxes["row 0"], canvas.look)
    assert card.left == boxes["chip 0"].left == boxes["head"].left
