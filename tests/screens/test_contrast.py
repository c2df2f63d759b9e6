"""Contrast of all that is written: each text on the ground it was drawn on, on every screen."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pygame
import pytest

from player.app.locations import library
from player.ui.look import THEMES, Colour, Ink, Role, contrast
from player.ui.text.writer import Writer
from tests.screens.driving import Driver
from tests.screens.portraits import portraits

Pair = tuple[Colour, Colour]

ELSEWHERE, WHILE_MOVING = 4.5, 7.0


class Recorder:
    """Notes the colour of each text that is put, and the colours that its letters cover."""

    def __init__(self) -> None:
        self.pairs: dict[Pair, str] = {}
        self.words: set[str] = set()

    def note(
        self, surface: pygame.Surface, picture: pygame.Surface, place: pygame.Rect, words: str,
        colour: Colour,
    ) -> None:  # fmt: skip
        self.words.add(words)
        seen = place.clip(surface.get_clip())
        letters = pygame.mask.from_surface(picture, 200)
        under: Counter[Colour] = Counter()
        for y in range(seen.top, seen.bottom, 2):
            for x in range(seen.left, seen.right, 2):
                if letters.get_at((x - place.left, y - place.top)):
                    under[tuple(surface.get_at((x, y)))[:3]] += 1  # type: ignore[index]
        for ground, times in under.items():
            if times > 0.04 * under.total():
                self.pairs.setdefault((colour, ground), words)


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    noting = Recorder()
    real = Writer.put

    def put(self, surface, text, role, colour, at, *, anchor="topleft", size=0, rtl=None):  # type: ignore[no-untyped-def]
        picture = self.picture(text, role, colour, size, rtl=rtl)
        noting.note(surface, picture, picture.get_rect(**{anchor: at}), text, colour)
        return real(self, surface, text, role, colour, at, anchor=anchor, size=size, rtl=rtl)

    monkeypatch.setattr(Writer, "put", put)
    return noting


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_stands_out_from_its_ground_on_every_screen(
    theme: str, recorder: Recorder, tmp_path: Path, no_window: None
) -> None:
    low = []
    seen = 0
    for name, picture in portraits(theme, (800, 600), tmp_path):
        least = WHILE_MOVING if name.startswith("play-") else ELSEWHERE
        if name.startswith("play-"):
            recorder.pairs.update(_number_on_the_dial(theme, picture))
        for (ink, ground), words in recorder.pairs.items():
            if contrast(ink, ground) < least:
                low.append((name, words, ink, ground, round(contrast(ink, ground), 2)))
        seen += len(recorder.pairs)
        recorder.pairs.clear()
    assert seen > 60
    assert low == []


@pytest.mark.parametrize("theme", THEMES)
def test_paused_with_the_buttons_of_the_mouse_and_a_message(
    theme: str, recorder: Recorder, tmp_path: Path, no_window: None
) -> None:
    driver = Driver(tmp_path, library(), "bird-dog", ask=False)
    driver.app.restyle(THEMES[theme], 1.0)
    driver.press(pygame.K_RETURN)
    driver.wait(6)
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=(300, 300), rel=(3, 3)))
    driver.press(pygame.K_m, "m")
    driver.press(pygame.K_SPACE, " ")
    assert "Pause" in recorder.words
    low = [pair for pair in recorder.pairs if contrast(*pair) < WHILE_MOVING]
    assert low == []
    driver.close()


def _number_on_the_dial(theme: str, picture: pygame.Surface) -> dict[Pair, str]:
    """The number and its word are the one text that is not put by the writer."""
    ink = THEMES[theme].colours[Ink.INK]
    dial = pygame.Rect(0, 0, picture.get_width() // 5, picture.get_height() // 4)
    dial.center = (picture.get_width() * 3 // 4, picture.get_height() // 4)
    found = Counter(
        tuple(picture.get_at((x, y)))[:3]
        for x in range(dial.left, dial.right, 2)
        for y in range(dial.top, dial.bottom, 2)
    )
    assert found[ink] > 0.02 * found.total(), Role.NUMBER
    common = [one for one, times in found.items() if times > 0.1 * found.total() and one != ink]
    assert common
    return {(ink, ground): "the number" for ground in common}  # type: ignore[dict-item]
