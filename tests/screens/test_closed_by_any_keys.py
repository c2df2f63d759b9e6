"""No sequence of presses on the first pages and the start card plays what the answers close."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pygame
from hypothesis import example, given, settings
from hypothesis import strategies as st

from player.app.locations import library_for
from player.care.pain import EASE_FROM, TOO_MUCH
from player.care.questions import conditions, questions
from player.care.screening import HURTS, Due, Lock
from player.model.care import Clears
from player.model.diary import DailyCheck, Screening, Unlock
from player.model.settings import Settings
from player.screens.play.play import Play
from tests.screens.person import Person

KEYS: dict[str, int] = {
    "enter": pygame.K_RETURN,
    "space": pygame.K_SPACE,
    "down": pygame.K_DOWN,
    "up": pygame.K_UP,
    "right": pygame.K_RIGHT,
    "tab": pygame.K_TAB,
    "page": pygame.K_PAGEDOWN,
    "end": pygame.K_END,
    "back": pygame.K_BACKSPACE,
    "escape": pygame.K_ESCAPE,
}
SIGNS = {"enter": "\r", "space": " "}
PRESSES = [*KEYS, *"0123456789", "n", "y", "s"]
OFTEN = ["enter", "enter", "space", "down", "down", "tab", "0", "1", "2", "n"]
GRAVE = {one.key for one in questions().signs}
NEEDED = {one.key for one in questions().signs if one.needed}
ASKED_FIRST = {one.key for one in questions().ask_first if one.needed}
LIBRARY = library_for(Settings())


def press(person: Person, name: str) -> None:
    if name in KEYS:
        person.press(KEYS[name], SIGNS.get(name, ""))
    else:
        person.press(ord(name), name)


def what_closes(person: Person) -> list[str]:
    """By the words of the rules: what of all that was kept closes a routine now."""
    said: dict[str, bool] = {}
    pages = [set(one.answers) for one in person.told(Screening)]
    for one in person.told(Screening):
        said |= {key: yes for key, yes in one.answers.items() if yes or key not in said}
    yes = {key for key, said_yes in said.items() if said_yes}
    cleared = {one.question for one in person.told(Unlock)}
    pains = [one.pain for one in person.told(DailyCheck) if one.pain is not None]
    signs = [key for key in yes if key in questions().by_key]
    found = sorted(yes & GRAVE)
    for key in yes - cleared - GRAVE:
        sign, condition = questions().by_key.get(key), conditions().by_name.get(key)
        if sign is not None and sign.locks and (sign.alone or len(signs) > 1):
            found.append(key)
        if condition is not None and condition.clears is Clears.OPENS:
            found.append(key)
    if not any(page >= NEEDED for page in pages):
        found.append("the grave signs are not answered")
    hurts = HURTS in yes or any(pain >= EASE_FROM for pain in pains)
    news = any(one.new for one in person.told(DailyCheck))
    if (hurts or news) and not any(page >= ASKED_FIRST for page in pages):
        found.append("the signs to ask about are not answered")
    if pains and pains[-1] >= TOO_MUCH:
        found.append("pain")
    if person.told(DailyCheck) and person.told(DailyCheck)[-1].ill:
        found.append("ill")
    return found


def check(presses: list[str], days: int) -> bool:
    """Press all that; whether a routine was played."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        if days:
            before = Person(home, LIBRARY)
            before.type("1")
            before.close()
        person = Person(home, LIBRARY, "cat-cow", days=days)
        for name in presses:
            if person.app.exit_code is not None or isinstance(person.app.screen, Play):
                break
            press(person, name)
        played = isinstance(person.app.screen, Play)
        if played:
            assert what_closes(person) == []
            here = person.profile.standing()
            assert (here.due, here.lock) == (Due.NOTHING, Lock.OPEN)
        person.close()
        return played


SEQUENCES = st.lists(st.sampled_from(OFTEN) | st.sampled_from(PRESSES), max_size=24)


@settings(max_examples=60, deadline=None)
@given(SEQUENCES, st.sampled_from([0, 0, 1]))
@example(["3", "2", "enter", "enter", "1"], 0)
@example(["2", *["0"] * 9, "enter"], 0)
@example(["2", "space", *["0"] * 9, "enter", "enter"], 0)
@example(["1", "down", "6", "enter", *["0"] * 9, "enter", "enter"], 0)
@example([*["tab"] * 5, "enter", "2", "1", "escape", "enter"], 1)
def test_no_sequence_of_presses_plays_what_is_closed(presses: list[str], days: int) -> None:
    check(presses, days)


def test_the_way_to_the_routine_is_among_the_sequences() -> None:
    assert check(["1", "enter"], 0)
    assert check(["2", *["0"] * 9, "enter"], 0)
    assert check(["enter"], 1)
    assert not check(["3", "2", "enter", "1", "enter"], 0)
