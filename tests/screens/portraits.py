"""Every screen drawn once, at fixed moments of fixed days: for the reference pictures."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pygame

from player.app.locations import library, pose_of, routine_named
from player.app.screens import UPRIGHT
from player.care.cards import card_texts
from player.care.stop_signs import sign_texts
from player.care.texts import pain_texts
from player.commands.pictures import picture_at
from player.flow.answers import Played
from player.flow.questions import AskHabits, ShowChecklist
from player.model.diary import (
    BackArea,
    Crack,
    CrackSound,
    FeltSide,
    Habit,
    HabitAnswer,
    HabitCheck,
    Response,
    Situation,
    Urge,
    UrgeOutcome,
)
from player.model.figure import Figure
from player.model.record import Outcome, Planned, Repetition, SessionEnd, SessionStart, Spent
from player.model.routine import Asked, Side
from player.model.settings import Country, Settings
from player.plan.timeline import lay_out
from player.screens.care.help import HelpScreen, card_page
from player.screens.care.signs_page import signs_page
from player.screens.forms.reader import Reader
from player.screens.history.page import TabStop
from player.screens.history.screen import HistoryScreen
from player.screens.play.figure_frames import Stances
from player.screens.play.play_keys import PlayKeys
from player.screens.play.play_questions import (
    after_form,
    keys_panel,
    steps_question,
)
from player.screens.play.still_pictures import StillPictures
from player.screens.play.stop_signs import StopSignScreen, StopSignsMenu
from player.screens.settings.figure_screen import FigureScreen, OwnFigure, PaintFigure
from player.screens.settings.settings import SettingsScreen
from player.screens.start.start_card import StartFor, start_card
from player.storage.history import History
from player.ui.look import THEMES, Ink, Look
from player.ui.widgets.fields import Option
from player.ui.window.canvas import Canvas
from tests.figure.palettes import FIGURE
from tests.screens.care_pages import care_pages
from tests.screens.driving import START, Driver
from tests.screens.pages import assisted, first_question, last_question

MOMENTS = (4.0, 9.0, 12.5)
"""Seconds of bird-dog at which the play screen is drawn: get ready, move, hold."""

PAGES = {
    "first-page": "signs, new",
    "which-sign": "which sign",
    "ask-first": "ask first",
    "follow-up": "T2c-new",
    "news": "news",
    "body": "body",
    "country": "country",
    "closed": "closed, ask first",
    "get-help": "closed, go now",
    "urge": "urge",
    "sign-form": "urge sign",
    "wish": "wish",
    "hands": "hands",
    "outcome": "outcome",
    "morning": "morning",
    "crack": "crack",
}
"""The pages of care that have a picture, by its name."""


def figure_painter(theme: str) -> PaintFigure:
    """Draws figures in a theme, as the app does."""
    pictures, colours = StillPictures(Stances(pose_of), FIGURE), THEMES[theme]

    def paint(figure: Figure, surface: pygame.Surface, box: pygame.Rect) -> None:
        ground = colours.colours[Ink.PANEL]
        pictures.draw(surface, box, UPRIGHT, None, colours, ground, figure=figure)

    return paint


TODAY = StartFor(
    for_you=("Wall lean instead of Cat-cow (sore wrists). Spare your wrists.",),
    asks="This one asks for: turning, rounding your back.",
    conditions=(Option("Thin bones", 1, "Thin bones (osteoporosis)"), Option("Dizzy", 2)),
    daily=True,
)
"""What a start card has for a person."""


def portraits(
    theme: str, size: tuple[int, int], home: Path
) -> Iterator[tuple[str, pygame.Surface]]:
    """The name and the picture of every screen. `home` is an empty folder to invent days in."""
    pygame.font.init()
    for seconds in MOMENTS:
        plan = lay_out(routine_named("bird-dog"))
        yield f"play-{seconds:g}", picture_at(plan, seconds, size, theme, FIGURE)
    for name, screen in screens(theme).items():
        canvas = Canvas(pygame.Surface(size, depth=32), Look(THEMES[theme], *size))
        canvas.clear()
        screen.draw(canvas)
        yield name, canvas.surface
    yield from _on_the_app(theme, size, home)


def screens(theme: str) -> dict:  # type: ignore[type-arg]
    own = OwnFigure(FIGURE, figure_painter(theme))
    plan = lay_out(routine_named("morning-mobility"))
    dog = routine_named("bird-dog")
    reader = Reader(None, lambda: 0.0)
    pages = care_pages()
    return {
        "start": start_card(plan, TODAY),
        "after": after_form(Played(dog, Outcome.COMPLETED, 12, 12, 128.0), None, Country.OTHER),
        "settings": SettingsScreen(Settings(), lambda settings: "", own=own),
        "my-figure": FigureScreen(own),
        "help": HelpScreen(Country.UK),
        **{name: assisted(pages[page], Country.UK) for name, page in PAGES.items()},
        "keys": keys_panel(PlayKeys().page, lambda: HelpScreen(Country.UK)),
        "steps": steps_question(plan, 3),
        "hurts": first_question(),
        "hurts-then": last_question(next(dog.exercises()), leave=False),
        "signs": StopSignsMenu(Country.UK),
        "sign": StopSignScreen(sign_texts().signs[0].for_country(Country.UK), reader),
        "card": assisted(card_page(card_texts().help["forcing"], Country.UK), Country.UK, reader),
        "stop-signs": signs_page(Country.UK, reader),
    }


def _on_the_app(
    theme: str, size: tuple[int, int], home: Path
) -> Iterator[tuple[str, pygame.Surface]]:
    """Choose and the history, which need a library and days to look back on."""
    invent_a_year(home)
    driver = Driver(home, library(), size=size, drawn=True)
    driver.app.restyle(THEMES[theme], 1.0)
    driver.wait(0.2)
    yield "choose", driver.app.canvas.surface.copy()
    driver.choose.notice = pain_texts().morning.title
    driver.press(pygame.K_DOWN)
    yield "choose-notice", driver.app.canvas.surface.copy()
    driver.press(pygame.K_ESCAPE)
    yield "choose-leaving", driver.app.canvas.surface.copy()
    invent_urges(home)
    driver.press(pygame.K_h, "h")
    driver.wait(0.2)
    yield "history", driver.app.canvas.surface.copy()
    driver.press(pygame.K_RETURN)
    yield "session", driver.app.canvas.surface.copy()
    driver.press(pygame.K_ESCAPE)
    driver.press(pygame.K_2, "2")
    yield "urges", driver.app.canvas.surface.copy()
    for tab in ("days", "hours", "situations", "sides", "weeks"):  # after the log
        _to_tab(driver)
        yield f"urges-{tab}", driver.app.canvas.surface.copy()
    for wanted, name in ((ShowChecklist(), "checklist"), (AskHabits(), "habits")):
        canvas = Canvas(pygame.Surface(size, depth=32), Look(THEMES[theme], *size))
        canvas.clear()
        driver.factory.screen(wanted).draw(canvas)
        yield name, canvas.surface
    driver.close()
    assert pose_of("cat") is not None


def _to_tab(driver: Driver) -> None:
    """To the next tab of the page of urges."""
    assert isinstance(driver.app.screen, HistoryScreen)
    assert driver.app.screen.page is not None
    driver.app.screen.page.stop = TabStop.TABS
    driver.press(pygame.K_RIGHT)


def invent_urges(home: Path) -> None:
    """Sixty days of urges and cracks that nobody had, and one look at the habits."""
    chance = random.Random(5)
    with History.open(home / "history.db") as history:
        for ago in range(60, 0, -1):
            for _ in range(chance.choice([0, 1, 2, 2, 3, 4])):
                history.diary.add(_urge(ago, chance))
            for _ in range(chance.choice([0, 0, 1, 2])):
                at = START - timedelta(days=ago) + timedelta(minutes=chance.randint(0, 700))
                sides, sounds = (None, *FeltSide), (None, *CrackSound)
                area, side, sound = (chance.choice(few) for few in (list(BackArea), sides, sounds))
                history.diary.add(Crack(at, at.date(), area, side, sound))
        day = START.date() - timedelta(days=2)
        history.diary.add(HabitCheck(START, day, {Habit.BAG: HabitAnswer.CHANGED}))


def _urge(ago: int, chance: random.Random) -> Urge:
    at = START - timedelta(days=ago) + timedelta(minutes=chance.randint(0, 700))
    strength, met = chance.randint(3, 9), chance.random() < 0.6
    return Urge(
        at, at.date(), strength, chance.choice((None, *Situation)),
        side=chance.choice(list(FeltSide)),
        response=Response.RESCUE if met else Response.NONE,
        response_seconds=90.0 + chance.randint(0, 120),
        strength_after=max(0, strength - chance.randint(0, 5)) if met else None,
        outcome=chance.choice(list(UrgeOutcome)),
    )  # fmt: skip


def invent_a_year(home: Path) -> None:
    """A year of sessions that nobody did, the same each time."""
    chance = random.Random(3)
    with History.open(home / "history.db") as history:
        for ago in range(300, 0, -1):
            if chance.random() < 0.4 + (300 - ago) / 900:
                _one_session(history, ago, chance)


def _one_session(history: History, ago: int, chance: random.Random) -> None:
    at = START - timedelta(days=ago) + timedelta(minutes=chance.randint(0, 600))
    key, name, seconds = chance.choice(
        [
            ("bird-dog", "Bird-dog", 128),
            ("cat-cow", "Cat-cow", 70),
            ("open-book", "Open book", 154),
            ("morning-mobility", "Morning mobility", 570),
        ]
    )
    stiff = chance.randint(3, 6)
    planned = (Planned(key, Side.LEFT, 2), Planned(key, Side.RIGHT, 2))
    day: date = at.date()
    begun = SessionStart(
        key, name, "0" * 64, at, seconds, planned, day, before={Asked.STIFFNESS: stiff}
    )
    number = history.begin(begun)
    for step in range(4):
        side = Side.LEFT if step % 2 == 0 else Side.RIGHT
        one = Repetition(step, key, side, 1, step // 2 + 1, 6.0, at + timedelta(seconds=10 * step))
        history.add(number, one, Spent(active=10.0 * step))
    ended = at + timedelta(seconds=seconds)
    history.end(number, SessionEnd(ended, Outcome.COMPLETED, Spent(active=float(seconds))))
    history.rate(number, after={Asked.STIFFNESS: max(0, stiff - chance.randint(0, 3))})
