"""The history on the real app: looked at, opened, corrected, deleted and undone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pygame
import pytest

from player import places
from player.flow.questions import ShowHistory
from player.format.library import Library
from player.model.record import (
    Outcome,
    Planned,
    Repetition,
    SessionEnd,
    SessionRecord,
    SessionStart,
    Spent,
)
from player.model.routine import Asked, Side
from player.model.totals import Rated
from player.screens.choose.choose import Choose
from player.screens.history.charts import RatingsChart, WeeksChart
from player.screens.history.empty_pages import EmptyPage
from player.screens.history.lists import SessionList
from player.screens.history.overview import HistoryView
from player.screens.history.page import TabStop
from player.screens.history.pages import SessionsPage
from player.screens.history.pane import ignore
from player.screens.history.row_list import PAGE
from player.screens.history.screen import HistoryScreen
from player.screens.history.session_form import PlanCard, SessionForm
from player.storage.history import History
from player.ui.charts.plan_bar import RepResult
from player.ui.look import THEMES, Look
from player.ui.window.canvas import Canvas
from player.ui.window.stack import Stack
from tests.screens.driving import START, Driver
from tests.screens.test_history_layout import full_year, press_on

TODAY = START.date()


def write(history: History, days_ago: int, name: str = "Bird-dog", minutes: float = 2.0) -> int:
    """A session of two sides, three of six repetitions done on the left, one of them twice."""
    started = START - timedelta(days=days_ago, minutes=30)
    sides = [Planned("bird-dog", side, 6) for side in Side]
    begun = SessionStart("bird-dog", name, "d", started, 128.0, tuple(sides), started.date(),
                  before={Asked.PAIN: 4})  # fmt: skip
    session = history.begin(begun)
    for step in (0, 0, 2):
        rep = Repetition(step, "bird-dog", Side.LEFT, 1, step, 6.0, started)
        history.add(session, rep, Spent(active=60 * minutes))
    skipped = (Planned("bird-dog", Side.RIGHT, 2),)
    spent = Spent(active=60 * minutes)
    history.end(
        session, SessionEnd(started + timedelta(minutes=3), Outcome.STOPPED, spent, skipped)
    )
    return session


@pytest.fixture
def home(own_home: Path) -> Path:
    """A home with four sessions: today, yesterday, 10 and 400 days ago."""
    with History.open(own_home / "history.db") as history:
        for days_ago, name in ((400, "Old"), (10, "Cat-cow"), (1, "Bird-dog"), (0, "Open book")):
            write(history, days_ago, name)
    return own_home


@pytest.fixture
def driver(home: Path) -> Iterator[Driver]:
    """An app at the history."""
    driver = Driver(home, Library([places.shipped("routines")]), size=(1280, 720))
    driver.press(pygame.K_h, "h")
    yield driver
    driver.close()


def screen(driver: Driver) -> HistoryScreen:
    assert isinstance(driver.app.screen, HistoryScreen), driver.app.screen
    return driver.app.screen


def names(driver: Driver) -> list[str]:
    return [record.name for record in driver.records()]


def mouse(driver: Driver, kind: int, pos: tuple[int, int]) -> None:
    more = {"rel": (0, 0), "buttons": (0, 0, 0)} if kind == pygame.MOUSEMOTION else {"button": 1}
    pygame.event.post(pygame.event.Event(kind, pos=pos, **more))
    driver.app.step()
    driver.wait(0.1)


def click(driver: Driver, pos: tuple[int, int]) -> None:
    for kind in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        mouse(driver, kind, pos)


def place(driver: Driver, name: str) -> pygame.Rect:
    return driver.app.canvas.boxes()[name]


def test_h_opens_it_and_esc_goes_back_to_choose(driver: Driver) -> None:
    page = screen(driver).page
    assert len(page.rows.rows) == 4
    assert page.stop is TabStop.LIST
    driver.press(pygame.K_ESCAPE)
    assert isinstance(driver.app.screen, Choose)


def test_tab_goes_through_every_part_and_back(driver: Driver) -> None:
    page = screen(driver).page
    seen = []
    for _ in page.stops():
        seen.append(page.stop)
        driver.press(pygame.K_TAB)
    assert page.stop is seen[0]
    assert set(seen) == set(TabStop) - {TabStop.UNDO, TabStop.CHECKLIST}
    driver.press(pygame.K_RETURN)
    assert isinstance(driver.top, SessionForm)


def test_arrows_leave_a_part_at_its_ends(driver: Driver) -> None:
    page = screen(driver).page
    driver.press(pygame.K_UP)
    assert page.stop is TabStop.CHART
    driver.press(pygame.K_UP)
    assert page.stop is TabStop.TABS
    driver.press(pygame.K_UP)
    assert page.stop is TabStop.TOP
    assert page.year.mark == TODAY
    assert TODAY.weekday() == 0
    driver.press(pygame.K_UP)
    assert page.year.mark == TODAY
    assert page.stop is TabStop.PAGES
    driver.press(pygame.K_DOWN)
    assert page.stop is TabStop.TOP
    driver.press(pygame.K_DOWN)
    assert page.stop is TabStop.TABS, "there is no day after today"


def test_the_calendar_says_the_day_and_the_minutes_and_enter_goes_to_its_sessions(
    driver: Driver,
) -> None:
    page = screen(driver).page
    page.stop = TabStop.TOP
    driver.press(pygame.K_LEFT)
    assert page.year.mark == TODAY - timedelta(days=7)
    assert page.year.readout() == "Mon 23 February 2026", "nothing is said of a day without one"
    for key in (pygame.K_LEFT, *[pygame.K_DOWN] * 4):
        driver.press(key)
    assert page.year.mark == TODAY - timedelta(days=10)
    assert page.year.readout() == "Fri 20 February 2026: 2 min"
    driver.press(pygame.K_RETURN)
    assert (page.stop, page.rows.focus) == (TabStop.LIST, 2)
    driver.press(pygame.K_RETURN)
    assert isinstance(driver.top, SessionForm)
    assert driver.top.title == "Cat-cow"


def test_a_pointed_day_is_read_out_and_a_click_on_a_row_opens_it(driver: Driver) -> None:
    page = screen(driver).page
    year = place(driver, "year")
    for x in range(year.left, year.right, 3):
        page.take(pygame.event.Event(pygame.MOUSEMOTION, pos=(x, year.centery)))
        assert page.year.mark <= TODAY
    assert page.stop is TabStop.TOP
    click(driver, place(driver, "session 1").center)
    assert isinstance(driver.top, SessionForm)
    assert driver.top.title == "Bird-dog"
    click(driver, place(driver, "button 0").center)
    assert driver.top is screen(driver)
    click(driver, place(driver, "tab 1").center)
    assert screen(driver).page.tab == "Pain"
    click(driver, place(driver, "back").center)
    assert not isinstance(driver.app.screen, HistoryScreen)


def test_ratings_and_weeks_lead_to_their_sessions(driver: Driver) -> None:
    page = screen(driver).page
    page.stop = TabStop.CHART
    weeks = page.charts["Minutes"]
    assert isinstance(weeks, WeeksChart)
    driver.press(pygame.K_LEFT)
    driver.press(pygame.K_LEFT)
    assert weeks.marked.begins == date(2026, 2, 16)
    assert weeks.readout() == "Week of Mon 16 February 2026: 2 min"
    driver.press(pygame.K_RETURN)
    assert (page.stop, page.rows.focus) == (TabStop.LIST, 2)
    page.stop = TabStop.TABS
    driver.press(pygame.K_RIGHT)
    driver.press(pygame.K_RETURN)
    pain = page.charts["Pain"]
    assert isinstance(pain, RatingsChart)
    driver.press(pygame.K_LEFT)
    assert pain.readout() == "Sun 1 March 2026: pain 4 before"
    driver.press(pygame.K_RETURN)
    assert isinstance(driver.top, SessionForm)
    assert driver.top.title == "Bird-dog"


def test_a_session_is_deleted_and_undone_until_the_screen_is_left(driver: Driver) -> None:
    before = driver.records()
    driver.press(pygame.K_DOWN)
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_d, "d")
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_DELETE)
    assert names(driver) == ["Open book", "Old"]
    assert TabStop.UNDO in screen(driver).page.stops()
    driver.press(pygame.K_z, "z")
    assert names(driver) == ["Open book", "Cat-cow", "Old"]
    click(driver, place(driver, "undo").center)
    assert driver.records() == before
    assert TabStop.UNDO not in screen(driver).page.stops()
    driver.press(pygame.K_z, "z")
    assert driver.records() == before


def test_the_last_session_can_be_deleted_and_brought_back(own_home: Path) -> None:
    with History.open(own_home / "history.db") as history:
        write(history, 0)
    driver = Driver(own_home, Library([places.shipped("routines")]))
    driver.press(pygame.K_h, "h")
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_d, "d")
    assert names(driver) == []
    assert isinstance(driver.top, EmptyPage)
    driver.press(pygame.K_z, "z")
    assert names(driver) == ["Bird-dog"]
    assert driver.top is screen(driver)
    driver.close()


def test_outcome_ratings_and_note_are_corrected(driver: Driver) -> None:
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_c, "c")
    driver.press(pygame.K_1, "1")  # done
    driver.press(pygame.K_BACKSPACE)  # pain before: none
    driver.press(pygame.K_TAB)
    driver.press(pygame.K_2, "2")  # pain after
    driver.press(pygame.K_7, "7")  # stiffness before
    driver.press(pygame.K_TAB)
    assert driver.top.typing
    for sign in "fu":
        pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text=sign))
        driver.press(ord(sign), sign)
    driver.press(pygame.K_RETURN)
    record = driver.records()[0]
    assert record.outcome is Outcome.COMPLETED
    assert dict(record.before) == {Asked.STIFFNESS: 7}
    assert dict(record.after) == {Asked.PAIN: 2}
    assert record.note == "fu"
    assert [one.note for one in driver.records()[1:]] == ["", "", ""]
    assert isinstance(driver.top, SessionForm)
    driver.press(pygame.K_ESCAPE)
    assert "Stiffness" in screen(driver).page.charts


def test_the_day_and_the_time_of_moving_are_corrected_and_undone(driver: Driver) -> None:
    before = driver.records()
    driver.press(pygame.K_DOWN)
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_c, "c")
    for _ in range(6):
        driver.press(pygame.K_TAB)
    for _ in range(20):
        driver.press(pygame.K_LEFT)  # to the day twenty days before
    driver.press(pygame.K_TAB)
    driver.type("15")
    driver.press(pygame.K_RETURN)
    moved = driver.records()[2]
    assert (moved.name, moved.local_day) == ("Bird-dog", TODAY - timedelta(days=21))
    assert moved.spent.active == 15 * 60
    driver.press(pygame.K_ESCAPE)
    page = screen(driver).page
    assert (page.rows.focus, page.stop) == (2, TabStop.LIST), "the list goes where it went"
    assert page.rows.rows[2].value == moved.id
    driver.press(pygame.K_z, "z")
    assert driver.records() == before
    assert screen(driver).page.rows.focus == 1


def test_a_change_is_undone_on_the_page_of_the_session_too(driver: Driver) -> None:
    before = driver.records()
    driver.press(pygame.K_RETURN)
    for outcome in ("1", "3"):
        driver.press(pygame.K_c, "c")
        driver.press(ord(outcome), outcome)
        driver.press(pygame.K_RETURN)
    driver.press(pygame.K_z, "z")
    assert driver.records()[0].outcome is Outcome.COMPLETED
    driver.press(pygame.K_z, "z")
    assert driver.records() == before
    driver.press(pygame.K_z, "z")
    driver.press(pygame.K_ESCAPE)
    assert TabStop.UNDO not in screen(driver).page.stops()


def test_no_session_is_put_on_a_day_to_come(driver: Driver) -> None:
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_c, "c")
    for _ in range(6):
        driver.press(pygame.K_TAB)
    driver.press(pygame.K_RIGHT)
    driver.press(pygame.K_RETURN)
    assert driver.records()[0].local_day == TODAY


def test_a_session_shows_its_plan_in_the_order_of_playing(own_home: Path) -> None:
    driver = Driver(own_home, Library([places.shipped("routines")]), "bird-dog",
                    ask=False, size=(1280, 720))  # fmt: skip
    driver.wait(40.0, frame=0.25)
    driver.press(pygame.K_ESCAPE)
    driver.press(pygame.K_ESCAPE)
    (record,) = driver.records()
    history = driver.factory.screen(ShowHistory())
    assert isinstance(history, HistoryScreen)
    stack = Stack(history)
    stack.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, unicode="", mod=0))
    assert isinstance(stack.top, SessionForm)
    (plan,) = [card for card in stack.top.fields if isinstance(card, PlanCard)]
    (block,) = plan.blocks
    done = sum(one.reps_done for one in record.exercises)
    assert done > 2
    assert block[:done] == (RepResult.DONE,) * done
    assert set(block[done:]) == {RepResult.NOT_REACHED}
    driver.close()


def test_going_back_from_a_correction_changes_nothing(driver: Driver) -> None:
    before = driver.records()
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_c, "c")
    driver.press(pygame.K_1, "1")
    driver.press(pygame.K_ESCAPE)
    assert isinstance(driver.top, SessionForm)
    assert driver.records() == before


def test_a_note_that_was_being_typed_is_kept_when_the_window_is_closed(driver: Driver) -> None:
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_n, "n")
    pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text="Slept well."))
    driver.app.step()
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    driver.app.step()
    assert driver.app.exit_code == 0
    assert driver.records()[0].note == "Slept well."


def test_an_unfinished_session_can_have_a_note_but_no_correction(own_home: Path) -> None:
    with History.open(own_home / "history.db") as history:
        planned = (Planned("bird-dog", Side.LEFT, 6),)
        history.begin(SessionStart("bird-dog", "Bird-dog", "d", START, 128.0, planned, TODAY))
    page = Stack(HistoryScreen(HistoryView(own_home / "history.db", TODAY, str.capitalize)))

    def press(key: int, unicode: str = "") -> None:
        page.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=unicode, mod=0))

    press(pygame.K_RETURN)
    press(pygame.K_c, "c")
    assert not page.typing
    press(pygame.K_n, "n")
    page.handle(pygame.event.Event(pygame.TEXTINPUT, text="Later"))
    press(pygame.K_RETURN)
    with History.open(own_home / "history.db") as history:
        assert history.sessions()[0].note == "Later"


def test_an_empty_history_is_looked_at_without_making_a_file(own_home: Path) -> None:
    empty = Stack(HistoryScreen(HistoryView(own_home / "history.db", TODAY, str.capitalize)))
    assert isinstance(empty.top, EmptyPage)
    empty.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, unicode="\r", mod=0))
    assert empty.result is not None
    assert not own_home.exists()


def test_an_urge_leads_aside_from_an_empty_page_and_back_to_it(own_home: Path) -> None:
    driver = Driver(own_home, Library([places.shipped("routines")]))
    driver.press(pygame.K_h, "h")
    driver.press(pygame.K_u, "u")
    assert not isinstance(driver.app.screen, HistoryScreen)
    driver.press(pygame.K_ESCAPE, "\x1b")
    assert isinstance(driver.app.screen, HistoryScreen)
    assert isinstance(driver.top, EmptyPage)
    driver.press(pygame.K_ESCAPE, "\x1b")
    assert isinstance(driver.app.screen, Choose)
    driver.close()


def test_a_broken_history_is_said_and_left_as_it_is(own_home: Path) -> None:
    own_home.mkdir(parents=True)
    path = own_home / "history.db"
    path.write_bytes(b"no history" * 500)
    broken = Stack(HistoryScreen(HistoryView(path, TODAY, str.capitalize)))
    assert isinstance(broken.top, EmptyPage)
    (card,) = broken.top.fields
    assert str(path) in " ".join(getattr(card, "lines", ()))
    assert path.read_bytes() == b"no history" * 500


def test_a_session_that_is_gone_is_said_and_nothing_falls(home: Path) -> None:
    page = HistoryScreen(HistoryView(home / "history.db", TODAY, str.capitalize))
    canvas = Canvas(pygame.Surface((1280, 720)), Look(THEMES["light"], 1280, 720))
    pygame.font.init()
    page.draw(canvas)
    with History.open(home / "history.db") as history:
        history.delete(history.sessions()[0].id)
    page.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, unicode="\r", mod=0))
    page.draw(canvas)
    assert not page.opened
    assert "no session" in page._said


def test_of_a_hundred_thousand_sessions_only_the_pages_in_sight_are_read() -> None:
    asked: list[tuple[int, int]] = []

    def fetch(offset: int, limit: int) -> list[SessionRecord]:
        asked.append((offset, limit))
        return []

    pygame.font.init()
    canvas = Canvas(pygame.Surface((1280, 720)), Look(THEMES["light"], 1280, 720))
    page = SessionsPage(full_year(), fetch, lambda day: 0, str.capitalize, ignore, False)
    page.draw(canvas, "")
    press_on(page, "End")
    page.draw(canvas, "")
    assert page.rows.focus == 99_999
    assert asked == [(0, PAGE), (100_000 - PAGE, PAGE)]


def test_a_list_is_scrolled_by_the_wheel_by_a_finger_and_by_its_rail() -> None:
    pygame.font.init()
    canvas = Canvas(pygame.Surface((800, 600)), Look(THEMES["light"], 800, 600))
    rows = SessionList("session", 1000, lambda offset, limit: [], TODAY, False)
    rows.draw(canvas, pygame.Rect(20, 20, 700, 400), on=True)
    rows.wheel(pygame.event.Event(pygame.MOUSEWHEEL, y=-5))
    assert rows.top == 5
    tall = canvas.boxes()["session 0"].height
    rows.wheel(pygame.event.Event(pygame.MOUSEWHEEL, y=-1, pixels=-3 * tall))
    assert rows.top == 8
    rows.wheel(pygame.event.Event(pygame.MOUSEWHEEL, y=99))
    assert rows.top == 0
    rail = canvas.boxes()["session rail"]
    rows.draw(canvas, pygame.Rect(20, 20, 700, 400), on=True)
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        at = (rail.centerx, rail.bottom - 1)
        assert rows.handle(pygame.event.Event(kind, button=1, pos=at)) is None
    assert rows.top == 1000 - len([name for name in canvas.boxes() if name[-1].isdigit()])


def test_nothing_is_painted_again_when_nothing_changed(driver: Driver) -> None:
    page, canvas = screen(driver), driver.app.canvas
    page.draw(canvas)
    canvas.take_changes()
    page.draw(canvas)
    assert canvas.take_changes() == []
    driver.press(pygame.K_DOWN)
    page.draw(canvas)
    assert canvas.take_changes() == []


def test_older_ratings_come_into_sight_at_the_left_end() -> None:
    pygame.font.init()
    canvas = Canvas(pygame.Surface((1280, 720)), Look(THEMES["light"], 1280, 720))
    first = datetime(2026, 1, 1, tzinfo=UTC).date()
    rated = [Rated(n, first + timedelta(days=n), Asked.PAIN, 5, n % 6) for n in range(200)]
    chart = RatingsChart(Asked.PAIN, rated, False)
    box = pygame.Rect(20, 20, 600, 300)
    chart.draw(canvas, box, on=True)
    assert chart.seen().stop == 200
    seen = chart.seen().stop - chart.seen().start
    press_on(chart, "Page Up")
    press_on(chart, "←")
    chart.draw(canvas, box, on=True)
    assert chart.seen() == slice(200 - seen - 2, 200 - 2)
    assert chart.marked.session == 200 - seen - 2
    press_on(chart, "Home")
    chart.draw(canvas, box, on=True)
    assert chart.seen().start == 0
    chart.wheel(pygame.event.Event(pygame.MOUSEWHEEL, y=-3))
    assert chart.seen().start == 6


def test_what_can_be_pressed_is_marked_under_the_mouse(driver: Driver) -> None:
    for name, marked in (
        ("tab 1", True),
        ("tab 0", False),
        ("page 1", True),
        ("back", True),
        ("session 1", True),
    ):
        box = place(driver, name)
        at = (box.left + box.width // 2, box.top + 6) if "session" not in name else box.center
        mouse(driver, pygame.MOUSEMOTION, (2, 2))
        page = screen(driver).page
        before = driver.app.canvas.surface.subsurface(box).copy()
        stop = page.stop
        mouse(driver, pygame.MOUSEMOTION, at)
        after = driver.app.canvas.surface.subsurface(box).copy()
        changed = pygame.image.tobytes(before, "RGB") != pygame.image.tobytes(after, "RGB")
        assert changed is marked, name
        page.stop = stop
