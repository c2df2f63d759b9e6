"""What looks back at urges in windows of every size: nothing overlaps, leaves its place, is cut."""

from datetime import date, datetime, timedelta, timezone

import pygame
import pytest

from player.care.checklist import Known
from player.care.urge_summary import UrgeDay, UrgeWeek, summarize_urges
from player.model.diary import (
    BackArea,
    Crack,
    CrackSound,
    FeltSide,
    Force,
    Habit,
    HabitAnswer,
    HabitCheck,
    Response,
    Situation,
    Urge,
    UrgeOutcome,
    WeeklyCheck,
)
from player.model.record import PainKind
from player.model.settings import Country
from player.screens.care.checklist import checklist_form, habits_form
from player.screens.forms.form import Form
from player.screens.history.empty_pages import no_sessions, no_urges, unread
from player.screens.history.entry_editor import entry_form
from player.screens.history.frame import PageName
from player.screens.history.lists import DiaryEntry
from player.screens.history.overview import UrgesOverview
from player.screens.history.page import TabStop
from player.screens.history.pages import UrgesPage
from player.screens.history.pane import ignore
from player.screens.history.session_editor import correction_form
from player.screens.history.session_form import SessionForm
from player.screens.history.urge_charts import met_and_fell
from player.ui.look import THEMES, Look
from player.ui.window.canvas import Canvas
from tests.screens.pages import assisted
from tests.screens.reaching import canvas_of_whole
from tests.screens.test_history_layout import (
    RECORD,
    SIZES,
    TEXTS,
    TODAY,
    VIEW,
    check,
    draw,
    is_a_day,
    press_on,
    written,
)

AT = datetime(2026, 9, 29, 23, 59, tzinfo=timezone(timedelta(hours=2)))
YESTERDAY = AT.date()

URGE = Urge(
    AT, YESTERDAY, 10, Situation.SITTING, BackArea.UPPER, FeltSide.NOT_SURE, "", Response.RESCUE,
    59 * 60 + 59, 10, UrgeOutcome.CRACKED_WITH_FORCE, None, 3,
    "Slept badly, slow today. The left side felt easier than last week.", 1, 3.0,
)  # fmt: skip
CRACK = Crack(
    AT, YESTERDAY, BackArea.UPPER, FeltSide.NOT_SURE, CrackSound.RUMBLING, False, Force.HARD, 10,
    PainKind.SPREADING, True, True, 120, 60, URGE.note, 2,
)  # fmt: skip


def full() -> UrgesOverview:
    """As much as a page can have: a year of busy days, an urge in every situation and side."""
    first = TODAY - timedelta(days=27)
    urges = [
        Urge(AT - timedelta(days=n % 28), YESTERDAY - timedelta(days=n % 28), 10, situation,
             side=side, response=Response.RESCUE, response_seconds=3599.0, strength_after=0,
             minutes_since_crack=1.0)
        for n in range(28) for situation in (*Situation, None) for side in FeltSide
    ]  # fmt: skip
    cracks = [
        Crack(AT - timedelta(days=n % 28), YESTERDAY - timedelta(days=n % 28), side=side)
        for n in range(280)
        for side in FeltSide
    ]
    found = summarize_urges(urges, cracks, first, TODAY, timedelta(minutes=20))
    days = tuple(UrgeDay(TODAY - timedelta(days=n), 120, 115) for n in reversed(range(365)))
    return UrgesOverview(TODAY, found, days, 123_456)


def page_of(overview: UrgesOverview, hide: bool = False) -> UrgesPage:
    def fetch(offset: int, limit: int) -> list[DiaryEntry]:
        return [URGE if n % 2 else CRACK for n in range(offset, offset + limit)]

    return UrgesPage(overview, fetch, lambda day: 0, ignore, hide)


def canvas_of(size: tuple[int, int], text: float) -> Canvas:
    pygame.font.init()
    return Canvas(pygame.Surface(size), Look(THEMES["light"], *size, text))


@pytest.mark.parametrize(
    ("size", "text", "hide"),
    [(size, text, False) for size in SIZES for text in TEXTS]
    + [((800, 600), text, True) for text in TEXTS],
)
def test_no_text_of_the_page_of_urges_is_cut_or_overlaps(
    size: tuple[int, int], text: float, hide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = canvas_of(size, text)
    page = page_of(full(), hide)
    page.undo = True
    draw(page, canvas)
    page.stop = TabStop.TABS
    for number, tab in enumerate(page.tabs()):
        if number:
            press_on(page, "→")
        assert page.tab == tab
        canvas.clear()
        with monkeypatch.context() as patch:
            lines = written(patch)
            draw(page, canvas)
        check(lines, tab)
        capitals = [ink.height for words, ink, _ in lines if words[:1].isupper()]
        assert min(capitals) >= 0.02 * canvas.look.unit - 1


@pytest.mark.parametrize("size", [(800, 600), (768, 1366), (1280, 720)])
@pytest.mark.parametrize("stop", [TabStop.CHART, TabStop.PAGES, TabStop.CHECKLIST, TabStop.BACK])
def test_what_is_read_out_of_the_urges_fits_its_line(
    size: tuple[int, int], stop: TabStop, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = canvas_of(size, 1.6)
    page = page_of(full())
    draw(page, canvas)
    page.stop = TabStop.TABS
    for _ in page.tabs()[1:]:
        press_on(page, "→")
        page.stop = stop
        canvas.clear()
        with monkeypatch.context() as patch:
            lines = written(patch)
            draw(page, canvas)
        check(lines, page.tab)
        page.stop = TabStop.TABS


FORMS = {
    "urge": lambda: entry_form(URGE, ignore, "The disk is full. Make room on it."),
    "crack": lambda: entry_form(CRACK, ignore, "The disk is full. Make room on it."),
    "correct": lambda: correction_form(RECORD, TODAY, ignore),
    "session": lambda: SessionForm(RECORD, [], VIEW, said="Changed.", undo=True),
    "no sessions": lambda: no_sessions("Core stability, starter pyramid is deleted.", undo=True),
    "no urges": lambda: no_urges("The urge is deleted.", undo=True),
    "unread": lambda: unread(PageName.URGES, "The file cannot be read."),
    "habits": lambda: assisted(habits_form(date(2025, 9, 30), TODAY), Country.UK),
    "checklist": lambda: assisted(checklist_form(KNOWN, Country.UK), Country.UK),
    "checklist, asked": lambda: assisted(checklist_form(ASKED, Country.US), Country.US),
}
KNOWN = Known(
    TODAY, [URGE] * 99, [CRACK] * 120, HabitCheck(AT, YESTERDAY, dict.fromkeys(
        Habit, HabitAnswer.CHANGED
    )), WeeklyCheck(AT, YESTERDAY, True, True), None, TODAY - timedelta(days=59),
)  # fmt: skip
ASKED = Known(TODAY, asked=TODAY)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", TEXTS)
def test_no_text_of_a_form_is_cut_or_overlaps(
    size: tuple[int, int], text: float, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    form: Form = FORMS[name]()
    canvas = canvas_of_whole(form, size, text)
    with monkeypatch.context() as patch:
        lines = written(patch)
        form.draw(canvas)
    check(lines, name)


def test_without_numbers_only_days_and_times_have_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    canvas = canvas_of((800, 600), 1.0)
    page = page_of(full(), hide=True)
    draw(page, canvas)
    page.stop = TabStop.TABS
    for number, _ in enumerate(page.tabs()):
        if number:
            press_on(page, "→")
        canvas.clear()
        with monkeypatch.context() as patch:
            lines = written(patch)
            draw(page, canvas)
        shown = [text for text, *_ in lines if any(sign.isdigit() for sign in text)]
        rest = [text for text in shown if not text.startswith("Yesterday") and ":" not in text]
        days = [text for text in rest for text in text.split(" to ")]
        assert all(is_a_day(text) or text == "4 weeks" for text in days), days


def test_a_week_names_its_ends_and_what_is_not_known_is_left_out() -> None:
    assert met_and_fell(UrgeWeek(TODAY, 3, 1, 0.5, -1.25)) == "50 % met, rose by 1.2"
    assert met_and_fell(UrgeWeek(TODAY, 0, 1, None, None)) == ""
