"""Keys by name, and the table from which handling, hints and the list of keys come."""

import pygame
import pytest

from player.ui.window.keys import _CODES, Key, Keys, key_name, key_press


def event(key: int, sign: str = "", mod: int = 0) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, unicode=sign, mod=mod)


@pytest.mark.parametrize(
    ("pressed", "name"),
    [
        (event(pygame.K_x, "x"), "X"),
        (event(pygame.K_x, "X", pygame.KMOD_SHIFT), "X"),
        (event(pygame.K_x), "X"),  # where the system gives no sign
        (event(pygame.K_SLASH, "?", pygame.KMOD_SHIFT), "?"),
        (event(pygame.K_7, "/", pygame.KMOD_SHIFT), "/"),  # a German keyboard
        (event(pygame.K_KP_ENTER, "\r"), "Enter"),
        (event(pygame.K_TAB, "\t", pygame.KMOD_SHIFT), "Shift+Tab"),
        (event(pygame.K_z, "\x1a", pygame.KMOD_CTRL), "Ctrl+Z"),
        (event(pygame.K_LSHIFT), ""),
        (pygame.event.Event(pygame.MOUSEMOTION, pos=(1, 1)), ""),
    ],
)
def test_a_key_is_called_by_what_it_writes_or_by_what_stands_on_it(
    pressed: pygame.event.Event, name: str
) -> None:
    assert key_name(pressed) == name


@pytest.mark.parametrize("name", [*_CODES, *"ABCXYZ0189?,/+-"])
def test_pressing_a_name_is_pressing_that_key(name: str) -> None:
    assert key_name(key_press(name)) == name


def test_the_first_of_two_keys_with_one_name_holds_and_text_is_no_key() -> None:
    done: list[str] = []
    keys = Keys(
        Key("S", "signs", lambda: done.append("signs")),
        Key("S", "other", lambda: done.append("other")),
        Key("→", "on", lambda: done.append("on"), ("Space",)),
    )
    assert keys.press(event(pygame.K_s, "s"))
    assert not keys.press(event(pygame.K_s, "s"), typing=True)
    assert not keys.press(event(pygame.K_SPACE, " "), typing=True)
    assert keys.press(event(pygame.K_RIGHT), typing=True)
    assert done == ["signs", "on"]


def test_keys_that_do_the_same_stand_together_and_hidden_ones_are_only_listed() -> None:
    keys = Keys(
        Key("←", "move"),
        Key("→", "move"),
        Key("1 to 5", "answer", hint=False),
        Key("Tab", act=lambda: None),
        Key("Enter", "go on", also=("Space",)),
    )
    assert keys.hint() == (("←  →", "move"), ("Enter", "go on"))
    assert keys.listed()[:3] == (("←  →", "move"), ("1 to 5", "answer"), ("Enter  Space", "go on"))


def test_a_key_that_an_earlier_one_takes_away_is_not_listed() -> None:
    tick, go_on = Key("Space", "tick"), Key("Enter", "go on", also=("Space",))
    assert Keys(tick, go_on).listed(()) == (("Space", "tick"), ("Enter", "go on"))
