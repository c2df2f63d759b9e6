"""Choose: its sections, its filters by keys, clicks and typing, and all that can be pressed."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pygame
import pytest

from player.app.locations import library
from player.flow.answers import Go
from player.flow.questions import AskRoutine
from player.format.library import Library
from player.model.diary import DailyCheck, Screening
from player.model.record import Outcome, Planned, Repetition, SessionEnd, SessionStart, Spent
from player.model.routine import Purpose
from player.screens.choose.choose import Choose
from player.screens.choose.offered import FILTERS, Offered, OfferedSection, card_section, matching
from player.storage import database
from player.storage.database import connect
from player.storage.history import History
from player.ui.look import THEMES, Look
from player.ui.text.writer import Writer
from player.ui.widgets.card_painter import Tile
from player.ui.window.canvas import Canvas
from player.ui.window.keys import key_press
from tests.screens.driving import START, Driver

DAY = date(2026, 3, 2)
DOG = Offered("dog", "Bird-dog", "Reach long.", 128, ("mat",), Purpose.STRENGTH, 2)
DESK = Offered("desk", "Desk reset", "At your desk.", 120, ("chair",), Purpose.BREAK, 1)
LONG = Offered("long", "Full back care", "Fifteen minutes.", 873, ("mat",), Purpose.MOBILITY)
ROLL = Offered("roll", "Shoulder rolls", "A part.", 18, (), Purpose.MOBILITY, 1, part=True)
BAD = Offered("bad", "bad", trouble="bad.yaml:2:3: wrong")
SECTIONS = (
    OfferedSection("For you now", (DOG, DESK)),
    OfferedSection("Mobility", (LONG,)),
    OfferedSection("Single exercises", (ROLL,)),
    OfferedSection("Files with a problem", (BAD,)),
)
NUMBERS = {name: number for number, (name, *_) in enumerate(FILTERS)}


def no_picture(tile: Tile, surface: pygame.Surface, box: pygame.Rect) -> None:
    """Cards without figures."""


def found(number: int, word: str = "") -> dict[str, list[str]]:
    sections = matching(SECTIONS, number, word)
    return {one.title: [each.key for each in one.routines] for one in sections}


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("All", ["dog", "desk", "long", "roll", "bad"]),
        ("Mobility", ["long"]),
        ("Strength", ["dog"]),
        ("Breaks", ["desk"]),
        ("Under 5 min", ["dog", "desk", "bad"]),
        ("No mat", ["desk", "bad"]),
        ("Exercises", ["roll"]),
    ],
)
def test_filters(name: str, keys: list[str]) -> None:
    assert [key for some in found(NUMBERS[name]).values() for key in some] == keys


def test_a_section_of_which_nothing_is_left_has_no_heading() -> None:
    assert found(NUMBERS["Strength"]) == {"For you now": ["dog"]}


@pytest.mark.parametrize(
    ("word", "keys"),
    [("bird", ["dog"]), ("CHAIR", ["desk"]), ("roll", ["roll"]), ("zzz", []), ("part", ["roll"])],
)
def test_a_word_is_found_in_name_sentence_and_equipment(word: str, keys: list[str]) -> None:
    assert [key for some in found(0, word).values() for key in some] == keys


@pytest.mark.parametrize(
    ("level", "words"), [(1, "gentle"), (2, "moderate"), (3, "harder"), (None, "")]
)
def test_a_card_says_the_level_in_words(level: int | None, words: str) -> None:
    one = Offered("a", "A", seconds=70, level=level)
    (tile,) = card_section(OfferedSection("", (one,)), DAY).tiles
    assert tile.time.split("  ·  ") == ["1 min 10 s", *([words] if words else [])]


def test_a_card_says_why_it_is_suggested_and_when_it_was_done_last() -> None:
    one = Offered("a", "A", reason="Because", last=DAY - timedelta(days=1), equipment=("mat",))
    (tile,) = card_section(OfferedSection("", (one,)), DAY).tiles
    assert (tile.reason, tile.last, tile.facts) == ("Because", "last: yesterday", "mat")


def test_a_closed_card_says_why_and_what_opens_it_and_can_still_be_opened() -> None:
    one = Offered("a", "A", "About.", closed=True, why="Too sore. It opens tomorrow.")
    (tile,) = card_section(OfferedSection("", (one,)), DAY).tiles
    assert tile.about == "Too sore. It opens tomorrow."
    assert tile.faint
    assert tile.enabled


# On the real app


def titles(driver: Driver) -> list[str]:
    return [one.heading for one in driver.choose.listing.sections]


def test_who_begins_is_led_to_a_gentle_routine_by_one_press(own_home: Path) -> None:
    driver = Driver(own_home, library())
    listing = driver.choose.listing
    assert listing.focus == 0
    first = driver.profile.routine(str(listing.rows[0].value))
    assert first is not None
    assert (first.level, first.purpose) == (1, Purpose.MOBILITY)
    assert all(listing.rows[place].reason for place in range(len(listing.sections[0].tiles)))
    driver.press(pygame.K_RETURN)
    assert driver.form.title == first.name
    driver.close()


def test_every_routine_has_one_card_and_the_single_exercises_come_last(own_home: Path) -> None:
    shipped = library()
    driver = Driver(own_home, shipped)
    keys = [str(row.value) for row in driver.choose.listing.rows]
    assert sorted(keys) == sorted(shipped.keys())
    parts = [key for key in keys if shipped.is_part(key)]
    assert parts == keys[-len(parts) :]
    driver.close()


def played(home: Path, key: str, ago: int) -> None:
    at = START - timedelta(days=ago)
    with History.open(home / "history.db") as history:
        begun = SessionStart(key, key, "0" * 64, at, 60.0, (Planned(key, None, 1),), at.date())
        number = history.begin(begun)
        history.add(number, Repetition(0, key, None, 1, 1, 5.0, at), Spent(9.0))
        history.end(number, SessionEnd(at, Outcome.COMPLETED, Spent(60.0)))


def test_what_was_finished_often_comes_first_and_the_day_is_on_the_card(own_home: Path) -> None:
    own_home.mkdir()
    for ago in (9, 6, 4, 1):
        played(own_home, "low-back-ease", ago)
    driver = Driver(own_home, library())
    tile = driver.choose.listing.rows[0]
    assert tile.value == "low-back-ease"
    assert "4" in tile.reason
    assert tile.last.endswith("yesterday")
    driver.close()


def test_what_was_just_played_has_the_focus(own_home: Path) -> None:
    driver = Driver(own_home, library())
    driver.press(pygame.K_RIGHT)
    driver.press(pygame.K_RETURN)
    chosen = driver.form.title
    driver.press(pygame.K_ESCAPE)
    listing = driver.choose.listing
    assert listing.rows[listing.focus].title == chosen
    driver.close()


def test_the_history_is_opened_once(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_home.mkdir()
    played(own_home, "cat-cow", 1)
    driver = Driver(own_home, library())
    opened: list[Path] = []

    def counted(path: Path) -> sqlite3.Connection:
        opened.append(path)
        return connect(path)

    monkeypatch.setattr(database, "connect", counted)
    driver.factory.screen(AskRoutine())
    assert len(opened) == 1
    driver.close()


def test_on_a_day_of_much_pain_what_is_closed_says_why_and_never_is_first(
    own_home: Path,
) -> None:
    driver = Driver(own_home, library(), asked=False)
    driver.profile.note(Screening(START, START.date(), 0, {}))
    driver.profile.note(DailyCheck(START, START.date(), 8, new=False, ill=False))
    choose = driver.factory.screen(AskRoutine())
    assert isinstance(choose, Choose)
    rows = choose.listing.rows
    assert not rows[0].faint
    shut = [row for row in rows if row.faint]
    assert shut
    offered = {key: driver.profile.routine(key) for key in library().keys()}
    for row in shut:
        routine = offered[str(row.value)]
        assert routine is not None
        offer = driver.profile.offer(routine)
        assert row.about == f"{offer.why[0]} {offer.opens}"
    driver.close()


def test_what_keeps_little_of_itself_is_shown_as_what_is_left(
    own_home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    one = "name: {}\nlevel: 1\nworks: []\n{}rep: [{{say: Breathe., hold: 40 s}}]\n"
    (folder / "sit.yaml").write_text(one.format("Sit", ""))
    for name in ("kneel", "crawl"):
        never = "careful: {cannot kneel: leave out}\n"
        (folder / f"{name}.yaml").write_text(one.format(name.capitalize(), never))
    (folder / "all.yaml").write_text("name: All\nsteps: [use: kneel, use: crawl, use: sit]\n")
    driver = Driver(own_home, Library([folder]), asked=False)
    driver.profile.note(Screening(START, START.date(), 0, {"cannot kneel": True}))
    choose = driver.factory.screen(AskRoutine())
    assert isinstance(choose, Choose)
    tiles = {row.value: row for row in choose.listing.rows}
    assert (tiles["all"].title, tiles["all"].reason) == ("Sit", "Part of it today")
    assert tiles["kneel"].faint
    assert choose.listing.sections[0].tiles == (tiles["sit"],)
    driver.close()


def test_a_file_with_a_problem_stands_last_and_says_where(own_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a-bad.yaml").write_text("name: Bad\nrep: [{say: Breathe., holdd: 3 s}]\n")
    (folder / "good.yaml").write_text("name: Good\nrep: [{say: Breathe., hold: 3 s}]\n")
    driver = Driver(own_home, Library([folder]))
    good, bad = driver.choose.listing.rows
    assert (good.value, bad.enabled) == ("good", False)
    assert "a-bad.yaml:2:" in bad.about
    driver.close()


def test_keys_filter_find_and_let_go(own_home: Path) -> None:
    driver = Driver(own_home, library())
    every = len(driver.choose.listing.rows)
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
    assert len(driver.choose.listing.rows) < every / 4
    driver.press(pygame.K_RETURN)
    assert not driver.choose.typing
    driver.press(pygame.K_RETURN)
    assert driver.form.title
    driver.close()


def click(driver: Driver, name: str) -> None:
    box = driver.app.canvas.boxes()[name]
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        pygame.event.post(pygame.event.Event(kind, pos=box.center, button=1))
        driver.wait(0.1)


def test_clicks_filter_find_and_let_go(own_home: Path) -> None:
    driver = Driver(own_home, library())
    every = len(driver.choose.listing.rows)
    click(driver, "chip 7")
    assert titles(driver) == ["Single exercises"]
    click(driver, "chip 0")
    assert len(driver.choose.listing.rows) == every
    click(driver, "place 2")
    assert driver.choose.typing
    pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text="book"))
    driver.wait(0.1)
    few = len(driver.choose.listing.rows)
    assert 0 < few < every
    click(driver, "place 1")
    assert not driver.choose.typing
    assert len(driver.choose.listing.rows) == few
    click(driver, "place 6")
    assert len(driver.choose.listing.rows) == every
    driver.close()


@pytest.mark.parametrize(
    ("sign", "go"),
    [
        ("u", Go.URGE),
        ("C", Go.CRACK),
        ("h", Go.HISTORY),
        (",", Go.SETTINGS),
        ("?", Go.HELP),
        ("a", Go.NOTICE),
    ],
)
def test_the_places_have_their_keys(sign: str, go: Go) -> None:
    screen = Choose(SECTIONS, DAY, no_picture, notice="How are you?")
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=ord(sign.lower()), unicode=sign, mod=0))
    assert screen.result is go


@pytest.mark.parametrize("text", [1.0, 1.6])
@pytest.mark.parametrize("size", [(800, 600), (1280, 720), (768, 1366)])
def test_every_place_can_be_clicked_and_is_tall_enough_for_a_finger(
    size: tuple[int, int], text: float
) -> None:
    pygame.font.init()
    screen = Choose(SECTIONS, DAY, no_picture, notice="How are you?")
    canvas = Canvas(pygame.Surface(size), Look(THEMES["light"], *size, text))
    screen.draw(canvas)
    boxes = canvas.boxes()
    gone, finds = set(), []
    for name, box in boxes.items():
        if name.startswith("place") or name == "notice":
            assert box.height >= canvas.look.px(0.0555)
            key = canvas.key_at(box.center)
            assert key, name
            screen.handle(key_press(key))
            gone.add(screen.result)
            screen.result = None
            if screen.typing:
                finds.append(name)
                press(screen, pygame.K_ESCAPE)
    assert gone - {None} == {Go.URGE, Go.CRACK, Go.HISTORY, Go.SETTINGS, Go.HELP, Go.NOTICE}
    assert len(finds) == 1


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
    screen = Choose(SECTIONS, DAY, no_picture, quiet=lambda: said)
    screen.notice = "How does your back feel this morning?"
    screen.draw(canvas)
    assert not [one for one in cut if one[:8] in said or one[:8] in screen.notice]
    boxes = canvas.boxes()
    assert boxes["message"].bottom <= boxes["notice"].top
    assert boxes["notice"].bottom <= boxes["chip 0"].top


def test_head_filters_headings_and_cards_begin_at_one_edge() -> None:
    pygame.font.init()
    canvas = Canvas(pygame.Surface((1280, 720)), Look(THEMES["light"], 1280, 720))
    screen = Choose(SECTIONS, DAY, no_picture)
    screen.draw(canvas)
    boxes = canvas.boxes()
    names = ("head", "chip 0", "heading 0", "row 0", "place 0")
    assert len({boxes[name].left for name in names}) == 1


def press(screen: Choose, key: int, sign: str = "") -> None:
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=sign, mod=0))


def test_esc_asks_before_it_closes_the_program() -> None:
    screen = Choose(SECTIONS, DAY, no_picture)
    press(screen, pygame.K_ESCAPE)
    assert screen.result is None
    press(screen, pygame.K_RIGHT)
    press(screen, pygame.K_ESCAPE)
    assert screen.result is None
    press(screen, pygame.K_ESCAPE)
    assert screen.result is Go.AWAY


@pytest.mark.parametrize("text", [0.8, 1.0, 1.6])
@pytest.mark.parametrize("size", [(480, 360), (800, 600), (1280, 720), (768, 1366)])
def test_the_mouse_can_close_or_stay_when_esc_has_asked(size: tuple[int, int], text: float) -> None:
    pygame.font.init()
    screen = Choose(SECTIONS, DAY, no_picture)
    canvas = Canvas(pygame.Surface(size), Look(THEMES["light"], *size, text))
    answers = set()
    for number in range(3):
        press(screen, pygame.K_ESCAPE)
        canvas.clear()
        screen.draw(canvas)
        box = canvas.boxes()[f"place {number}"]
        assert canvas.surface.get_rect().contains(box)
        key = canvas.key_at(box.center)
        assert key
        screen.handle(key_press(key))
        answers.add(screen.result)
        screen.result = None
    assert answers == {Go.URGE, Go.AWAY, None}
    press(screen, pygame.K_ESCAPE)
    assert screen.result is None


def test_while_a_word_is_typed_the_urge_is_a_click_away_and_its_letter_is_text() -> None:
    screen = Choose(SECTIONS, DAY, no_picture)
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_SLASH, unicode="/", mod=0))
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_u, unicode="u", mod=0))
    assert screen.result is None
    screen.handle(key_press("U"))
    assert screen.result is Go.URGE
