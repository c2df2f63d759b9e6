"""Every screen at twelve sizes and three text sizes: nothing overlaps, leaves the window, is cut.

The texts are the longest real ones: of all the routines that come along.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pygame
import pytest
from msgspec.structs import replace

from player.app.locations import library, pose_of
from player.care.adapt import easier_forms
from player.care.cards import card_texts
from player.care.offer import asked_of_the_body, conditions_to_ask, offer
from player.care.questions import conditions
from player.care.screening import Standing
from player.care.stop_signs import sign_texts
from player.flow.answers import Played
from player.model.record import Outcome, PainKind
from player.model.routine import Exercise
from player.model.settings import Country, Settings
from player.plan.timeline import Timeline, lay_out
from player.screens.care.help import HelpScreen, card_page
from player.screens.care.signs_page import signs_page
from player.screens.choose.choose import Choose
from player.screens.choose.offered import Offered, OfferedSection
from player.screens.forms.form import Button, Form
from player.screens.forms.reader import Reader
from player.screens.play.figure_frames import Stances
from player.screens.play.play_keys import PlayKeys
from player.screens.play.play_painters import SessionStatus
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_questions import after_form, keys_panel, steps_question
from player.screens.play.play_view import view_at
from player.screens.play.still_pictures import StillPictures
from player.screens.play.stop_signs import StopSignScreen, StopSignsMenu
from player.screens.settings.figure_screen import FigureScreen, OwnFigure
from player.screens.settings.settings import SettingsScreen
from player.screens.settings.sound_check import MUTED, SoundCheck
from player.screens.start.start_card import StartFor, start_card
from player.sound.sounds import Sounds
from player.sound.speaker import Speaker
from player.ui.look import CAP_HEIGHT, LEAST_CAPITAL, THEMES, Look, Role
from player.ui.text.writer import Writer
from player.ui.widgets.card_painter import Tile
from player.ui.widgets.fields import Option, Scale
from player.ui.window.canvas import Canvas
from player.ui.window.screen import Screen
from tests.figure.palettes import FIGURE
from tests.screens.care_pages import QUIET, care_pages
from tests.screens.pages import assisted, last_question
from tests.screens.reaching import unpainted_canvas
from tests.screens.test_history_layout import written

SIZES = [
    (800, 600), (1024, 768), (1280, 720), (1280, 1024), (1366, 768), (1600, 900),
    (1920, 1080), (2560, 1080), (3440, 1440), (3840, 2160), (768, 1366), (1080, 1920),
]  # fmt: skip
TEXTS = [0.8, 1.0, 1.6]
COMBINED = [(size, text) for size in SIZES for text in TEXTS]
IDS = [f"{w}x{h}@{text:g}" for (w, h), text in COMBINED]


@pytest.fixture(scope="module")
def plans() -> list[Timeline]:
    shipped = library()
    found = [shipped.read(key).routine for key in shipped.keys() if not shipped.is_part(key)]
    return [lay_out(routine) for routine in found if routine is not None]


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were cut while drawing."""
    texts: list[str] = []
    put = Writer.put

    def noting(self: Writer, surface: pygame.Surface, text: str, *more: object, **named: object):  # type: ignore[no-untyped-def]
        if text.endswith("…"):
            texts.append(text)
        return put(self, surface, text, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "put", noting)
    return texts


def boxes_are_apart(canvas: Canvas) -> None:
    whole = pygame.Rect((0, 0), canvas.size)
    boxes = canvas.boxes()
    assert boxes
    for name, box in boxes.items():
        assert whole.contains(box), f"{name} leaves the window: {box}"
    for one, other in combinations(boxes, 2):
        # The part of the dial that runs lies within the dial, and words stand on the ground.
        part = {one, other} == {"dial", "dial running"} or "ground" in (one, other)
        assert part or not boxes[one].colliderect(boxes[other]), f"{one} overlaps {other}"


def longest(plans: list[Timeline]) -> list[tuple[Timeline, int]]:
    """The moments with the most to read: line and note, name, and what comes next."""
    every = [(plan, segment) for plan in plans for segment in plan.segments]
    by = (
        lambda pair: len(pair[1].line) + len(pair[1].note),
        lambda pair: len(pair[1].line),
        lambda pair: len(pair[1].exercise.name) if pair[1].exercise else 0,
        lambda pair: pair[1].length,
    )
    found = []
    for key in by:
        found += sorted(every, key=key, reverse=True)[:3]
    return [(plan, segment.index) for plan, segment in found]


@pytest.mark.parametrize(("size", "text"), COMBINED, ids=IDS)
def test_the_play_screen(
    size: tuple[int, int], text: float, plans: list[Timeline], cut: list[str]
) -> None:
    pictures = StillPictures(Stances(lambda name: None), FIGURE)
    for plan, index in longest(plans):
        canvas = unpainted_canvas(size, text)
        PlayPicture(plan, pictures).draw(canvas, view_at(plan, index, 0.5), SessionStatus())
        boxes_are_apart(canvas)
        assert cut == []


@pytest.fixture(scope="module")
def longest_easier(plans: list[Timeline]) -> Exercise:
    """The easier form with the longest name."""
    find = library().exercise
    every = {one.key: one for plan in plans for one in plan.routine.exercises()}
    forms = (form for one in every.values() for form in easier_forms(one, find))
    return max(forms, key=lambda form: len(form.name))


def everything_for(plan: Timeline) -> StartFor:
    """The most that the start card of a plan has for a person."""
    routine, find = plan.routine, library().exercise
    asked = conditions_to_ask(routine, Standing())
    offers = (offer(routine, Standing(conditions=frozenset({one.name})), find) for one in asked)
    return StartFor(
        for_you=max((one.for_you for one in offers), key=lambda lines: len("".join(lines))),
        asks=conditions().says["asks"].format(asks=", ".join(asked_of_the_body(routine))),
        conditions=tuple(Option(one.short, one.name, one.text) for one in asked),
        daily=True,
        pain=4,
    )


def other_screens(plan: Timeline, form: Exercise) -> Iterator[Screen]:
    """One after the other: all of them together would take much memory."""
    played = Played(plan.routine, Outcome.STOPPED, 3, 12, 61.0)
    mute = Reader(None, lambda: 0.0)
    yield start_card(plan)
    yield start_card(plan, everything_for(plan))
    full = "The disk is full. Make room on it, then what waits is written."
    yield after_form(played, full, Country.OTHER)
    for kind in PainKind:
        hurt = replace(played, outcome=Outcome.STOPPED_FOR_PAIN, pain=kind)
        yield from (after_form(hurt, None, country) for country in Country)
    check = SoundCheck(Sounds(Speaker()), None, lambda: 0.0)
    own = OwnFigure(FIGURE, lambda figure, surface, box: None)
    yield SettingsScreen(Settings(), lambda settings: "", MUTED, check, own=own)
    yield FigureScreen(own)
    yield HelpScreen(Country.UK)
    for one in care_pages().values():
        yield HelpScreen(Country.UK, keys=one.keys().listed(), checklist=False)
    for one in care_pages().values():
        yield assisted(one, Country.OTHER, mute)
    for card in card_texts().help.values():
        yield assisted(card_page(card, Country.UK), Country.UK, mute)
    for country in Country:
        yield StopSignsMenu(country)
        yield signs_page(country, mute)
        yield from (StopSignScreen(sign.for_country(country), mute) for sign in sign_texts().signs)
    yield from (last_question(form, leave=leave) for leave in (False, True))
    yield keys_panel(PlayKeys().page, lambda: HelpScreen(Country.UK))
    yield steps_question(plan, 2)


@pytest.mark.parametrize(("size", "text"), COMBINED, ids=IDS)
def test_the_other_screens(
    size: tuple[int, int],
    text: float,
    plans: list[Timeline],
    longest_easier: Exercise,
    cut: list[str],
) -> None:
    plan = max(plans, key=lambda one: len(one.routine.about) + len(one.segments))
    canvas = unpainted_canvas(size, text)
    for screen in other_screens(plan, longest_easier):
        canvas.clear()
        screen.draw(canvas)
        boxes_are_apart(canvas)
        assert cut == [], type(screen)


DAY = date(2026, 3, 2)


def no_picture(tile: Tile, surface: pygame.Surface, box: pygame.Rect) -> None:
    """Cards without figures, which take time to draw."""


@pytest.mark.parametrize(("size", "text"), COMBINED, ids=IDS)
def test_choose(size: tuple[int, int], text: float, plans: list[Timeline], cut: list[str]) -> None:
    offered = tuple(
        Offered(one.routine.key, one.routine.name, one.routine.about, one.total_seconds, ("mat",))
        for one in plans
    )
    some = replace(offered[0], reason="Over an hour since your last one", last=DAY)
    sections = (OfferedSection("For you now", (some,)), OfferedSection("Mobility", offered[1:]))
    notice = max((card.title for card in card_texts().advice.values()), key=len)
    quiet = " ".join(QUIET)
    for choose in (
        Choose(sections, DAY, no_picture),
        Choose(sections, DAY, no_picture, notice=notice, quiet=lambda: quiet),
    ):
        canvas = unpainted_canvas(size, text)
        choose.draw(canvas)
        boxes_are_apart(canvas)
        assert quiet not in cut
        assert notice not in cut
    # A card's sentence may be cut, since the start card has it whole; a name may not.
    names = [one.name for one in offered]
    names.append("Enter  start")
    assert [one for one in cut if any(name.startswith(one[:8]) for name in names)] == []


@pytest.mark.parametrize(("size", "text"), COMBINED, ids=IDS)
def test_no_text_is_smaller_than_two_percent(size: tuple[int, int], text: float) -> None:
    look = Look(THEMES["light"], *size, text)
    for role in Role:
        assert look.type_size(role) * CAP_HEIGHT >= LEAST_CAPITAL * look.unit - 0.01
    assert pose_of("cat") is not None


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(("size", "text"), COMBINED, ids=IDS)
def test_the_words_under_two_scales_stand_apart(
    size: tuple[int, int], text: float, wide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    scales = [Scale("pain", "Pain now"), Scale("stiffness", "Stiffness now")]
    form = Form("Rate it", (), scales, [Button("Go", "go")], wide=wide)
    canvas = unpainted_canvas(size, text)
    with monkeypatch.context() as patch:
        lines = written(patch)
        form.draw(canvas)
    words = [ink for text, ink, _ in lines if text in ("none", "mild", "moderate", "severe")]
    assert len(words) >= 4
    least = canvas.look.type_size(Role.SMALL) // 2
    for one, other in combinations(words, 2):
        assert not one.inflate(least, 0).colliderect(other.inflate(least, 0))
