"""The history in windows of every size: nothing overlaps, leaves its place, or is cut."""

from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from player.model.record import (
    AskAnswer,
    Done,
    Outcome,
    Pain,
    PainKind,
    Repetition,
    SessionRecord,
    Spent,
)
from player.model.routine import Asked, Side
from player.model.totals import DayTotal, ExerciseTotal, Rated, WeekTotal
from player.screens.history.frame import HistoryLayout, lay_out_history
from player.screens.history.overview import HistoryView, SessionsOverview
from player.screens.history.page import HistoryPage, TabStop
from player.screens.history.pages import SessionsPage
from player.screens.history.pane import Pane, ignore
from player.screens.history.session_form import SessionForm
from player.ui.look import THEMES, Look
from player.ui.text.writer import Writer
from player.ui.widgets.hint import draw_hint
from player.ui.window.canvas import Canvas
from player.ui.window.keys import key_press
from tests.screens.reaching import canvas_of_whole

SIZES = [(800, 600), (1024, 768), (1280, 720), (1366, 768), (1920, 1080), (2560, 1080),
         (3840, 2160), (1280, 1024), (1000, 1000), (768, 1366), (1080, 1920),
         (3440, 1440)]  # fmt: skip
TEXTS = [0.8, 1.0, 1.6]
TODAY = date(2026, 9, 30)  # a Wednesday, which with September is the longest name of a day
NAME = "Core stability, starter pyramid 3-2-1"
STARTED = datetime(2026, 9, 30, 7, 5, tzinfo=UTC)

RECORD = SessionRecord(
    id=1, routine="core", name=NAME, digest="", started=STARTED,
    ended=STARTED + timedelta(minutes=71), local_day=TODAY, outcome=Outcome.STOPPED_FOR_PAIN,
    spent=Spent(59 * 60 + 59, 59 * 60 + 58, 57), planned_seconds=59 * 60 + 57, speed=1.0,
    silent=False, before=MappingProxyType({Asked.STIFFNESS: 10, Asked.PAIN: 10, Asked.URGE: 10}),
    after=MappingProxyType({Asked.STIFFNESS: 10, Asked.PAIN: 10, Asked.URGE: 10}),
    note="Slept badly, slow today. The left side felt easier than last week.", at_step=3,
    exercises=(Done("rotation", Side.RIGHT, 50, 49, 3599.0, 12), Done("breath", None, 6, 6, 0, 0)),
    pains=(Pain(STARTED, "low back, left", 6, PainKind.SPREADING, "rotation", Side.RIGHT),),
    answers=(AskAnswer(STARTED, Asked.STIFFNESS, 10),),
)  # fmt: skip


def named(key: str) -> str:
    return {"rotation": "Rotation on hands and knees", "breath": "Slow breath, lying down"}[key]


VIEW = HistoryView(Path("history.db"), TODAY, named)


def full_year() -> SessionsOverview:
    days = [TODAY - timedelta(days=n) for n in reversed(range(365))]
    mondays = [TODAY - timedelta(days=2, weeks=n) for n in reversed(range(53))]
    return SessionsOverview(
        TODAY,
        100_000,
        tuple(DayTotal(day, 12, 3599.0, 300) for day in days),
        tuple(WeekTotal(monday, 7, 84, 7 * 3599.0, 2100) for monday in mondays),
        tuple(Rated(1, day, what, 10, 10) for day in days[-120:] for what in Asked),
        (
            ExerciseTotal("rotation", Side.LEFT, 123_456, 360_000.0, 5000, TODAY),
            ExerciseTotal("rotation", Side.RIGHT, 123_456, 360_000.0, 5000, TODAY),
            ExerciseTotal("breath", None, 123_456, 360_000.0, 5000, TODAY),
        ),
    )


def page_of(overview: SessionsOverview, hide: bool = False) -> SessionsPage:
    def fetch(offset: int, limit: int) -> list[SessionRecord]:
        return [replace(RECORD, id=offset + n) for n in range(limit)]

    return SessionsPage(overview, fetch, lambda day: 0, named, ignore, hide)


def press_on(part: HistoryPage | Pane, key: str) -> None:
    assert part.keys().press(key_press(key))


def draw(page: HistoryPage, canvas: Canvas) -> None:
    """Draw a page with its hint, as the screen does."""
    layout = page.draw(canvas, "")
    draw_hint(canvas, layout.hint, (*page.keys().hint(), ("Esc", "back"), ("?", "keys")))


def boxes_of(layout: HistoryLayout) -> dict[str, pygame.Rect]:
    """The places that must not overlap, by name."""
    boxes = {name: box for name, box in asdict(layout).items() if name != "single"}
    absent = {"heading", "rows"} if layout.single else set()
    return {name: box for name, box in boxes.items() if box.width and name not in absent}


def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, pygame.Rect, pygame.Rect]]:
    """Every line that is written from now on: the text, where its ink is, and where it may be."""
    lines: list[tuple[str, pygame.Rect, pygame.Rect]] = []
    put = Writer.put

    def noted(self, surface, text, role, colour, at, *, anchor="topleft", size=0, **more):
        place = put(self, surface, text, role, colour, at, anchor=anchor, size=size, **more)
        ink = self.picture(text, role, colour, size, **more).get_bounding_rect().move(place.topleft)
        lines.append((text, ink, surface.get_clip()))
        return place

    monkeypatch.setattr(Writer, "put", noted)
    return lines


def check(lines: list[tuple[str, pygame.Rect, pygame.Rect]], what: object) -> None:
    assert lines, what
    for text, ink, allowed in lines:
        assert not text.endswith("…"), (what, text)
        # The tails of letters may touch the edge: a pixel, on large screens a few.
        edge = 2 + 2 * (ink.height // 20)
        assert not ink or allowed.inflate(edge, edge).contains(ink), (what, text, ink, allowed)
    for (one, ink, _), (other, its, _) in combinations(lines, 2):
        assert not ink.colliderect(its), (what, one, other)


@given(st.integers(800, 3840), st.integers(600, 2160), st.sampled_from(TEXTS))
def test_boxes_never_overlap_and_never_leave_the_window(
    width: int, height: int, text: float
) -> None:
    pygame.font.init()
    boxes = boxes_of(lay_out_history(Writer(Look(THEMES["light"], width, height, text))))
    window = pygame.Rect(0, 0, width, height)
    for name, box in boxes.items():
        assert box.width > 0, name
        assert box.height > 0, name
        assert window.contains(box), name
    for one, other in combinations(boxes, 2):
        assert not boxes[one].colliderect(boxes[other]), (one, other)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", TEXTS)
def test_no_text_is_cut_or_overlaps_on_any_tab(
    size: tuple[int, int], text: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    pygame.font.init()
    canvas = Canvas(pygame.Surface(size), Look(THEMES["light"], *size, text))
    page = page_of(full_year())
    draw(page, canvas)
    page.stop = TabStop.TABS
    page.undo = True
    for number, tab in enumerate(page.tabs()):
        if number:
            press_on(page, "→")
        assert page.tab == tab
        canvas.clear()
        with monkeypatch.context() as patch:
            lines = written(patch)
            draw(page, canvas)
        check(lines, tab)


@pytest.mark.parametrize("size", [(800, 600), (1280, 720), (768, 1366)])
@pytest.mark.parametrize("stop", [TabStop.TOP, TabStop.CHART, TabStop.BACK])
def test_what_is_read_out_fits_its_line(
    size: tuple[int, int], stop: TabStop, monkeypatch: pytest.MonkeyPatch
) -> None:
    pygame.font.init()
    canvas = Canvas(pygame.Surface(size), Look(THEMES["dark"], *size, 1.6))
    page = page_of(full_year())
    draw(page, canvas)
    page.take(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=tab_of(canvas, page, 1)))
    page.stop = stop
    canvas.clear()
    lines = written(monkeypatch)
    draw(page, canvas)
    check(lines, stop)


def tab_of(canvas: Canvas, page: SessionsPage, number: int) -> tuple[int, int]:
    return canvas.boxes()[f"tab {number}"].center


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [1.0, 1.6])
def test_no_text_of_a_session_is_cut_or_overlaps(
    size: tuple[int, int], text: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = RECORD.exercises[0]
    repetitions = [
        Repetition(n % 30, own.name, own.side, 1, n, 1.0, STARTED) for n in range(own.reps_done)
    ]
    form = SessionForm(RECORD, repetitions, VIEW)
    canvas = canvas_of_whole(form, size, text)
    lines = written(monkeypatch)
    form.draw(canvas)
    check(lines, size)


def test_numbers_can_be_hidden_and_the_shapes_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.font.init()
    canvas = Canvas(pygame.Surface((1280, 720)), Look(THEMES["light"], 1280, 720))
    page = page_of(full_year(), hide=True)
    draw(page, canvas)
    for tab in page.tabs():
        assert page.tab == tab
        canvas.clear()
        with monkeypatch.context() as patch:
            lines = written(patch)
            draw(page, canvas)
        shown = [text for text, *_ in lines if any(sign.isdigit() for sign in text)]
        rest = [text for text in shown if text != NAME and not text.startswith("Today, 07:05")]
        assert all(is_a_day(text) for text in rest), rest
        page.stop = TabStop.TABS
        press_on(page, "→")
    form = SessionForm(RECORD, [], replace(VIEW, hide=True))
    words = [line for field in form.fields for line in getattr(field, "lines", ())]
    assert not [w for w in words if "10" in w or "49" in w or " 6" in w]


def is_a_day(text: str) -> bool:
    """`30 Sep`, `21 Aug`: a name below a chart."""
    number, _, month = text.partition(" ")
    return number.isdigit() and len(month) == 3 and month.isalpha()
