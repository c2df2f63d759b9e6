"""The page of urges on the real app: looked at, corrected, deleted, undone; and the checklist."""

from collections.abc import Generator, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from player import places
from player.app.forms import form_for
from player.app.history_facts import checklist_facts
from player.care.urge_summary import summarize_urges
from player.flow.answers import ASKED, HABITS, NOT_ASKED, Filled, Go
from player.flow.diary import show_history
from player.flow.questions import AskHabits, ShowChecklist, ShowHistory
from player.format.library import Library
from player.model.diary import (
    BackArea,
    Consulted,
    Crack,
    FeltSide,
    Morning,
    Response,
    Situation,
    Unlock,
    Urge,
    UrgeOutcome,
)
from player.screens.care.checklist import PointField
from player.screens.forms.form import Form
from player.screens.history.empty_pages import EmptyPage
from player.screens.history.entry_editor import corrected, entry_form
from player.screens.history.frame import PageName
from player.screens.history.item import ChangeForm
from player.screens.history.overview import HistoryView, session_place, session_place_of_day
from player.screens.history.page import TabStop
from player.screens.history.pages import UrgesPage
from player.screens.history.pane import ignore
from player.screens.history.screen import HistoryScreen
from player.screens.history.tiles import UNKNOWN, value_tiles
from player.storage.history import History
from player.ui.look import THEMES, Look
from player.ui.window.app import App
from player.ui.window.canvas import Canvas
from player.ui.window.stack import Stack
from player.ui.window.window import Window
from tests.screens.driving import START, Driver
from tests.screens.test_history_screen import write

TODAY = START.date()


def urge(days_ago: int, hour: int = 6, **more: object) -> Urge:
    at = START.replace(hour=hour, minute=0) - timedelta(days=days_ago)
    return Urge(at, at.date(), 6, **more)  # type: ignore[arg-type]


def crack(days_ago: int, hour: int = 5, **more: object) -> Crack:
    at = START.replace(hour=hour, minute=0) - timedelta(days=days_ago)
    return Crack(at, at.date(), **more)  # type: ignore[arg-type]


@pytest.fixture
def home(own_home: Path) -> Path:
    """A home with three urges and a crack, newest: urge, crack, urge, urge of 40 days ago."""
    with History.open(own_home / "history.db") as history:
        for entry in (
            urge(0, strength_after=2, response=Response.RESCUE, situation=Situation.STRESS),
            crack(0, area=BackArea.NECK),
            urge(1, hour=16),
            urge(40),
        ):
            history.diary.add(entry)
    return own_home


def screen(home: Path, *, hide: bool = False) -> HistoryScreen:
    pygame.font.init()
    made = HistoryScreen(HistoryView(home / "history.db", TODAY, str.capitalize, hide), urges=True)
    draw(made)
    return made


def draw(made: HistoryScreen, size: tuple[int, int] = (1280, 720)) -> Canvas:
    canvas = Canvas(pygame.Surface(size), Look(THEMES["light"], *size))
    made.draw(canvas)
    return canvas


def press(made: HistoryScreen | Stack, *keys: int | str) -> Stack:
    """Press keys on a screen; it, with what lies over it now."""
    stack = made if isinstance(made, Stack) else Stack(made)
    for key in keys:
        number, text = (key, "") if isinstance(key, int) else (ord(key), key)
        event = pygame.event.Event(pygame.KEYDOWN, key=number, unicode=text, mod=0)
        stack.handle(event)
    return stack


def urges(made: HistoryScreen) -> UrgesPage:
    assert isinstance(made.page, UrgesPage)
    return made.page


def kept(home: Path) -> list[Urge | Crack]:
    with History.open(home / "history.db") as history:
        return history.diary.logged(99)


def test_the_pages_are_changed_by_number_by_arrows_and_by_a_click(home: Path) -> None:
    with History.open(home / "history.db") as history:
        write(history, 1)
    pygame.font.init()
    made = HistoryScreen(HistoryView(home / "history.db", TODAY, str.capitalize))
    canvas = draw(made)
    assert made.page is not None
    assert made.page.name is PageName.SESSIONS
    press(made, "2")
    assert urges(made).stop is TabStop.LIST
    press(made, "1")
    made.page.stop = TabStop.PAGES
    press(made, pygame.K_RIGHT)
    assert urges(made).stop is TabStop.PAGES
    press(made, pygame.K_RIGHT)
    press(made, pygame.K_LEFT)
    assert made.page.name is PageName.SESSIONS
    canvas = draw(made)
    assert canvas.key_at(canvas.boxes()["page 1"].center) == "2"


def test_tab_goes_through_every_part(home: Path) -> None:
    made = screen(home)
    seen = []
    for _ in urges(made).stops():
        seen.append(urges(made).stop)
        press(made, pygame.K_TAB)
    assert set(seen) == set(TabStop) - {TabStop.TOP, TabStop.UNDO}
    assert urges(made).stop is seen[0]


def test_the_list_is_of_urges_and_cracks_newest_first(home: Path) -> None:
    found = [row.value for row in (urges(screen(home)).rows.rows[n] for n in range(4))]
    assert [type(one) for one in found] == [Urge, Crack, Urge, Urge]
    assert found == kept(home)


def test_the_checklist_the_crack_and_going_back_are_answers(home: Path) -> None:
    for key, answer in (("l", Go.CHECKLIST), ("c", Go.CRACK), (pygame.K_ESCAPE, Go.AWAY)):
        made = screen(home)
        press(made, key)
        assert made.result == answer
    made = screen(home)
    urges(made).stop = TabStop.CHECKLIST
    press(made, pygame.K_RETURN)
    assert made.result == Go.CHECKLIST
    canvas = draw(made := screen(home))
    assert canvas.key_at(canvas.boxes()["checklist"].center) == "L"


def test_an_urge_is_corrected_and_the_correction_undone(home: Path) -> None:
    before = kept(home)
    made = screen(home)
    stack = press(made, pygame.K_DOWN, pygame.K_DOWN, pygame.K_RETURN)
    assert isinstance(stack.top, ChangeForm)
    press(stack, "9", "4", "1", pygame.K_RETURN)  # strength, afterwards, it passed
    assert stack.top is made
    changed = replace(before[2], strength=9, strength_after=4, outcome=UrgeOutcome.PASSED)
    assert kept(home) == [*before[:2], changed, before[3]]
    assert urges(made).rows.focus == 2
    draw(made)
    assert TabStop.UNDO in urges(made).stops()
    press(made, "z")
    assert kept(home) == before
    assert urges(made).rows.focus == 2
    press(made, "z")
    assert kept(home) == before


def test_what_was_not_touched_stays_and_an_answer_can_be_taken_out() -> None:
    one = crack(0, area=BackArea.NECK, side=FeltSide.LEFT, pain=3, after_sitting_minutes=45)
    form = entry_form(one, ignore)
    assert corrected(one, Filled("keep", {f.name: f.value for f in form.fields})) == one
    press_key(form, pygame.K_BACKSPACE)
    values = {field.name: field.value for field in form.fields} | {"pain": None}
    assert corrected(one, Filled("keep", values)) == replace(one, area=None, pain=0)
    strong = urge(0)
    assert corrected(strong, Filled("keep", {"strength": None})) == strong


def press_key(form: object, key: int) -> None:
    event = pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0)
    form.handle(event)  # type: ignore[attr-defined]


def test_a_crack_is_deleted_and_brought_back_after_other_changes(home: Path) -> None:
    before = kept(home)
    made = screen(home)
    press(made, pygame.K_DOWN, pygame.K_RETURN, "4", "1", pygame.K_RETURN)  # neck; left
    press(made, pygame.K_RETURN, "d")
    assert [type(one) for one in kept(home)] == [Urge, Urge, Urge]
    press(made, "z")
    assert kept(home) == [before[0], replace(before[1], side=FeltSide.LEFT), *before[2:]]
    assert urges(made).rows.focus == 1
    press(made, "z")
    assert kept(home) == before, "the correction is undone as well, by its number"


def test_the_last_entry_can_be_deleted_and_brought_back(own_home: Path) -> None:
    with History.open(own_home / "history.db") as history:
        history.diary.add(urge(0))
    stack = press(screen(own_home), pygame.K_RETURN, "d")
    assert isinstance(stack.top, EmptyPage)
    press(stack, "z")
    assert stack.top is stack.bottom
    assert len(kept(own_home)) == 1


def test_an_empty_page_leads_on_and_makes_no_file(own_home: Path) -> None:
    for key, answer in (("l", Go.CHECKLIST), ("c", Go.CRACK), (pygame.K_ESCAPE, Go.AWAY)):
        stack = Stack(screen(own_home))
        assert isinstance(stack.top, EmptyPage)
        press(stack, key)
        assert stack.result == answer
    stack = press(screen(own_home), "1")
    assert stack.result is None
    assert isinstance(stack.top, EmptyPage)
    assert stack.top.title == "Your sessions"
    assert not own_home.exists()


def test_an_urge_noted_meanwhile_is_seen_when_one_comes_back(home: Path) -> None:
    made = screen(home)
    stack = press(made, pygame.K_DOWN, "u")
    with History.open(home / "history.db") as history:
        history.diary.add(replace(urge(0), at=START))
    stack.update()
    assert len(urges(made).rows.rows) == 5
    assert urges(made).rows.focus == 1


def test_the_first_urge_takes_the_empty_page_away(own_home: Path) -> None:
    stack = press(screen(own_home), "u")
    with History.open(own_home / "history.db") as history:
        history.diary.add(urge(0))
    stack.update()
    assert stack.top is stack.bottom
    assert isinstance(stack.bottom, HistoryScreen)
    assert len(urges(stack.bottom).rows.rows) == 1


def test_a_marked_day_leads_to_its_entries(home: Path) -> None:
    made = screen(home)
    page = urges(made)
    page.stop = TabStop.CHART
    assert page.tab == "Days"
    press(made, pygame.K_LEFT)
    assert page.days.marked.day == TODAY - timedelta(days=1)
    assert page.days.readout().endswith(": 1 urge, no crack")
    press(made, pygame.K_RETURN)
    assert (page.stop, page.rows.focus) == (TabStop.LIST, 2)


def test_the_page_shows_what_the_command_prints(home: Path) -> None:
    page = urges(screen(home))
    with History.open(home / "history.db") as history:
        diary, first = history.diary, TODAY - timedelta(days=27)
        found = summarize_urges(
            diary.all(Urge), diary.all(Crack), first, TODAY, timedelta(minutes=20)
        )
    values = [tile.value for tile in value_tiles(found, hide=False)]
    assert [tile.value for tile in page.top.tiles] == values  # type: ignore[attr-defined]
    assert values[:3] == ["50 %", "4.0", "0.1 a day"]
    assert page.charts["Hours"].values == found.by_hour  # type: ignore[attr-defined]
    assert (len(page.days.values), page._about[-16:]) == (365, "2 urges, 1 crack")


def test_what_is_not_known_is_a_dash_and_hidden_numbers_are_words() -> None:
    nothing = summarize_urges((), (), TODAY, TODAY, timedelta(minutes=20))
    assert [tile.value for tile in value_tiles(nothing, hide=False)] == [
        UNKNOWN, UNKNOWN, "0.0 a day", UNKNOWN,
    ]  # fmt: skip
    many = summarize_urges((), [crack(0)] * 77, TODAY, TODAY, timedelta(minutes=20))
    for found in (nothing, many):
        for tile in value_tiles(found, hide=True):
            assert not any(sign.isdigit() for sign in tile.value + tile.words)


# The checklist


class Looking:
    """An app that looks back in a profile, without the rest of the visit."""

    def __init__(self, driver: Driver) -> None:
        self.profile = driver.profile
        self.app = App(
            Window((1280, 720)),
            self._visit(),
            driver.factory.screen,
            clock=lambda: driver.time,
            sleep=driver.sleep,
            theme=THEMES["light"],
        )
        self.app.open()
        self.app.step()

    def _visit(self) -> Generator[object, object, int]:
        yield from show_history(self.profile)
        return 0

    def press(self, *keys: int | str) -> None:
        for key in keys:
            number, text = (key, "") if isinstance(key, int) else (ord(key), key)
            pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=number, unicode=text, mod=0))
            self.app.step()

    def ticks(self) -> list[bool]:
        """The ticks of the points that can be pressed."""
        assert isinstance(self.app.screen, Form)
        fields = self.app.screen.fields
        points = [field for field in fields if isinstance(field, PointField)]
        return [field.value for field in points if field.is_question]


@pytest.fixture
def driver(home: Path) -> Iterator[Driver]:
    driver = Driver(home, Library([places.shipped("routines")]), size=(1280, 720))
    yield driver
    driver.close()


def test_from_the_history_to_the_habits_and_having_asked_and_back(driver: Driver) -> None:
    looking = Looking(driver)
    looking.press("2", "l")
    assert looking.ticks() == [False, False]
    looking.press("h", "3", "2", pygame.K_RETURN)  # bag: changed; hand: no
    assert looking.ticks() == [True, False]
    looking.press("a")
    assert looking.ticks() == [True, True]
    looking.press("a")
    assert looking.ticks() == [True, False]
    looking.press(pygame.K_UP, pygame.K_RETURN)  # the sixth point itself
    assert looking.ticks() == [True, True]
    looking.press(pygame.K_ESCAPE)
    assert isinstance(looking.app.screen, HistoryScreen)
    assert isinstance(looking.app.screen.page, UrgesPage)
    looking.press(pygame.K_ESCAPE)
    assert looking.app.exit_code == 0


def test_a_point_is_pressed_by_a_click(driver: Driver) -> None:
    made = form_for(ShowChecklist(), driver.profile)
    canvas = Canvas(pygame.Surface((1280, 720)), Look(THEMES["light"], 1280, 720))
    made.draw(canvas)
    for number, answer in ((0, None), (3, HABITS)):
        place = canvas.boxes()[f"field {number}"].center
        made.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=place))
        found = made.result
        assert (found.button if isinstance(found, Filled) else None) == answer


def test_every_value_has_its_screen(driver: Driver) -> None:
    for wanted in (ShowHistory(), ShowHistory(urges=True), ShowChecklist(), AskHabits()):
        assert driver.factory.screen(wanted).result is None


def test_known_is_gathered_from_all_that_was_kept(home: Path) -> None:
    days = [TODAY - timedelta(days=n) for n in range(5)]
    with History.open(home / "history.db") as history:
        for day in days:
            history.diary.add(Morning(datetime(day.year, day.month, day.day, tzinfo=UTC), day, 4))
        history.diary.add(Consulted(START, TODAY, asked=False))
        history.diary.add(Consulted(START - timedelta(days=9), date(2026, 2, 21)))
        history.diary.add(Unlock(START, date(2026, 2, 20), "T2a"))
        known = checklist_facts(history, TODAY)
    assert (len(known.urges), len(known.cracks)) == (2, 1)
    assert known.asked == date(2026, 2, 21), "what was taken back does not count"
    assert known.pain_since == days[-1]
    assert NOT_ASKED != ASKED


def test_the_list_goes_to_the_right_row_after_a_journey(own_home: Path) -> None:
    """Far in the east a day begins earlier, so that days and times are not in the same order."""
    east, west = timezone(timedelta(hours=13)), timezone(timedelta(hours=-11))
    with History.open(own_home / "history.db") as history:
        ids = []
        for started in (
            datetime(2026, 3, 2, 6, 0, tzinfo=east),  # 17:00 of the day before in UTC
            datetime(2026, 3, 1, 12, 0, tzinfo=west),  # 23:00 of that day in UTC, later
            datetime(2026, 3, 1, 5, 0, tzinfo=UTC),
        ):
            id = write(history, 0)
            history._connection.execute(
                "UPDATE session SET started = ?, local_day = ? WHERE id = ?",
                (round(started.timestamp() * 1_000_000), started.date().isoformat(), id),
            )
            ids.append(id)
        history._connection.execute("DELETE FROM day")
        history._connection.execute(
            "INSERT INTO day SELECT local_day, count(*), 0, 0 FROM session GROUP BY local_day"
        )
    with History.open(own_home / "history.db") as history:
        order = [record.id for record in history.sessions()]
        assert order == [ids[1], ids[0], ids[2]]
        assert [session_place(history, id) for id in order] == [0, 1, 2]
        assert session_place_of_day(history, date(2026, 3, 2)) == 0
        assert session_place_of_day(history, date(2026, 3, 1)) == 0
