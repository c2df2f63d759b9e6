"""Cards that come by themselves, and those that are looked for, on the real app with real keys."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pygame
import pytest

from player import places
from player.care.cards import card_texts, whose_numbers
from player.care.crack import crack_questions
from player.care.emergency import filled, numbers
from player.care.questions import questions
from player.format.library import Library
from player.model.diary import CardShown, Crack, Entry, Screening, Situation, Urge
from player.model.settings import Country
from player.screens.care.help import HelpScreen, card_page
from player.screens.care.signs_page import signs_page
from player.screens.choose.choose import Choose
from player.screens.forms.form import Form
from player.screens.play.play import Play
from player.screens.play.stop_signs import StopSignScreen
from player.storage.history import History
from player.ui.widgets.card import Footnote
from player.ui.widgets.fields import Card
from tests.screens.driving import START, Driver
from tests.screens.pages import assisted

Opens = Callable[..., Driver]


@pytest.fixture
def opens(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opens]:
    """An app in the United Kingdom, with records from before."""
    monkeypatch.setenv("TZ", "Europe/London")
    library = Library([places.shipped("routines")])
    made: list[Driver] = []

    def make(*before: Entry, **named: object) -> Driver:
        if before:
            with History.open(own_home / "history.db") as history:
                for one in before:
                    history.diary.add(one)
        made.append(Driver(own_home, library, **named))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.close()


def enter(driver: Driver) -> None:
    driver.press(pygame.K_RETURN, "\r")


def escape(driver: Driver) -> None:
    driver.press(pygame.K_ESCAPE, "\x1b")


def crack(driver: Driver, **signs: str) -> None:
    """Note a crack, with a digit for each question that is answered."""
    driver.type("c")
    for one in crack_questions():
        if one.name in signs:
            driver.type(signs[one.name])
        elif signs:
            driver.press(pygame.K_DOWN)
    enter(driver)


def urge(driver: Driver, situation: Situation) -> None:
    """From `U` to what came of it, with all of the routine skipped."""
    driver.type("u6")
    driver.type(str([*Situation].index(situation) + 1))
    while isinstance(driver.app.screen, Play):
        if driver.play.session.segment.ask is not None:
            driver.type("1")
        driver.type("n")
    driver.type("1")
    enter(driver)


def read(driver: Driver) -> str:
    """All that a page says."""
    cards = [one for one in driver.form.fields if isinstance(one, Card)]
    said = [text for card in cards for text in (card.title, *card.lines)]
    return "\n".join((driver.form.title, *driver.form.lines, *said))


def marks(driver: Driver) -> set[str]:
    with History.open(driver.path) as history:
        return {one.card for one in history.diary.all(CardShown)}


# After a crack


def test_the_first_crack_is_told_what_the_pop_is_and_the_next_why_not_again(opens: Opens) -> None:
    driver = opens()
    titles = []
    for _ in range(4):
        crack(driver)
        titles.append(driver.form.title)
        enter(driver)
        assert isinstance(driver.app.screen, Choose), "one page follows a crack"
    pop, again = (card_texts().help[key].title for key in ("what-the-pop-is", "not-again-yet"))
    assert titles[:2] == [pop, again]
    assert titles[2] == titles[3] not in (pop, again)


def test_the_card_of_a_second_crack_tells_what_is_left(opens: Opens) -> None:
    driver = opens(Crack(START - timedelta(days=3), START.date() - timedelta(days=3)))
    crack(driver)
    assert driver.form.title == card_texts().help["not-again-yet"].title
    assert "20 minutes to go" in read(driver)


@pytest.mark.parametrize(
    ("signs", "card"),
    [
        ({"after_sitting_minutes": "3"}, "desk-and-chair"),
        ({"after_sitting_minutes": "2"}, "not-again-yet"),
        ({"force": "3"}, "forcing"),
    ],
)
def test_what_is_told_of_a_crack_brings_its_card(
    opens: Opens, signs: dict[str, str], card: str
) -> None:
    before = START - timedelta(days=3)
    driver = opens(Crack(before, before.date()))
    crack(driver, **signs)
    assert driver.form.title == card_texts().help[card].title
    enter(driver)
    assert isinstance(driver.app.screen, Choose)


def test_a_crack_by_itself_brings_its_card(opens: Opens) -> None:
    driver = opens()
    crack(driver, voluntary="2")
    assert driver.form.title == card_texts().advice["crack-by-itself"].title


@pytest.mark.parametrize(("a_day", "card"), [(9, "not-again-yet"), (10, "forcing")])
def test_ten_a_day_over_a_week_are_told_what_force_does(
    opens: Opens, a_day: int, card: str
) -> None:
    before = [
        Crack(START - timedelta(days=day, minutes=number), START.date() - timedelta(days=day))
        for day in range(7)
        for number in range(1, a_day + 1)
    ]
    driver = opens(*before)
    crack(driver)
    assert driver.form.title == card_texts().help[card].title


def test_a_sign_comes_first_and_nothing_else_after_it(opens: Opens) -> None:
    driver = opens()
    crack(driver, area="4", after_sitting_minutes="4")
    neck = card_texts().advice["crack-neck"].for_country(Country.UK)
    assert driver.form.title == neck.title
    assert neck.lines[0] in read(driver)
    enter(driver)
    assert isinstance(driver.app.screen, Choose)
    crack(driver, area="4", after_sitting_minutes="4")
    titles = {card.title for card in (*card_texts().help.values(), *card_texts().advice.values())}
    assert driver.form.title not in titles, "the neck had its card, and no other takes its place"


def test_two_signs_are_both_told_of_and_then_what_is_closed(opens: Opens) -> None:
    driver = opens()
    crack(driver, area="4", numb_or_weak="1")
    titles = []
    while isinstance(driver.app.screen, Form):
        titles.append(driver.form.title)
        enter(driver)
    closed = card_texts().today["answer first"].title
    assert titles == [
        *(card_texts().advice[key].title for key in ("crack-numb", "crack-neck")),
        closed,
    ]


# After an urge


def two_before() -> list[Urge]:
    return [
        Urge(START - timedelta(minutes=ago), START.date(), 6, Situation.STIFF) for ago in (60, 50)
    ]


def test_the_third_urge_of_a_day_is_told_what_helps_and_the_fourth_nothing(opens: Opens) -> None:
    driver = opens(*two_before())
    urge(driver, Situation.STRESS)
    assert driver.form.title == card_texts().help["the-urge"].title
    enter(driver)
    assert isinstance(driver.app.screen, Choose)
    urge(driver, Situation.STRESS)
    assert driver.form.title not in {card.title for card in card_texts().help.values()}
    assert marks(driver) == {"the-urge"}


def test_the_third_urge_of_another_day_is_told_of_first_signs(opens: Opens) -> None:
    yesterday = START - timedelta(days=1)
    driver = opens(CardShown(yesterday, yesterday.date(), "the-urge"), *two_before())
    urge(driver, Situation.STRESS)
    assert driver.form.title == card_texts().help["first-signs"].title


def test_an_urge_from_long_sitting_is_told_of_the_desk_once_a_month(opens: Opens) -> None:
    driver = opens()
    urge(driver, Situation.SITTING)
    assert driver.form.title == card_texts().help["desk-and-chair"].title
    enter(driver)
    urge(driver, Situation.SITTING)
    assert driver.form.title != card_texts().help["desk-and-chair"].title


def test_without_a_log_a_card_comes_once_too(opens: Opens) -> None:
    driver = opens(log=False)
    titles = []
    for _ in range(2):
        crack(driver)
        titles.append(driver.form.title)
        enter(driver)
    assert titles[0] == card_texts().help["not-again-yet"].title
    assert titles[1] != titles[0]


# On a day that a grave sign closed


@pytest.fixture
def grave(opens: Opens) -> Driver:
    sign = questions().signs[0].key
    told = Screening(START - timedelta(minutes=5), START.date(), 1, {sign: True})
    return opens(*two_before(), told, asked=False)


def test_wherever_something_is_asked_or_said_it_says_whom_to_call(grave: Driver) -> None:
    call = filled(card_texts().today["go now"].lines[0], Country.UK)
    assert "999" in call
    grave.type("u")
    pages = [read(grave)]
    grave.type("71")
    pages.append(read(grave))
    enter(grave)
    pages.append(read(grave))
    enter(grave)
    assert isinstance(grave.app.screen, Choose)
    crack(grave, after_sitting_minutes="4")
    pages.append(read(grave))
    whose = whose_numbers((call,), Country.UK)[0]
    assert [(call in page, whose in page) for page in pages] == [(True, True)] * 4
    enter(grave)
    assert isinstance(grave.app.screen, Choose)
    assert marks(grave) == set(), "nothing is taught on such a day"


# Looking for a card

PLACES: dict[str, str] = {
    "the crack form": "c",
    "the urge": "u",
    "the page after an answer": "c\r",
    "the start card": "\r",
}


def to_card(screen: HelpScreen, driver: Driver, title: str) -> None:
    """Press the one key of a card."""
    (sign,) = [row.right for row in screen.listing.rows if row.title == title]
    driver.type(sign.lower())


@pytest.mark.parametrize("key", card_texts().help)
def test_every_card_is_two_presses_from_the_first_screen(opens: Opens, key: str) -> None:
    driver = opens()
    driver.type("?")
    screen = driver.app.screen
    assert isinstance(screen, HelpScreen)
    to_card(screen, driver, card_texts().help[key].title)
    assert isinstance(driver.top, Form)
    assert driver.top.title == card_texts().help[key].title


@pytest.mark.parametrize("place", PLACES)
def test_every_card_is_two_presses_from_a_page_which_stays_as_it_is(
    opens: Opens, place: str
) -> None:
    driver = opens()
    for sign in PLACES[place]:
        enter(driver) if sign == "\r" else driver.type(sign)
    page = driver.app.screen
    assert isinstance(page, Form)
    for card in card_texts().help.values():
        driver.type("?")
        screen = driver.top
        assert isinstance(screen, HelpScreen)
        to_card(screen, driver, card.title)
        assert isinstance(driver.top, Form)
        assert driver.top.title == card.title
        escape(driver)
        escape(driver)
        assert driver.top is page
    assert page.result is None


def test_over_a_page_the_help_begins_with_the_keys_of_the_page(opens: Opens) -> None:
    driver = opens()
    driver.type("c")
    assert "keys 0" not in driver.app.canvas.boxes()
    driver.type("?")
    driver.wait(0.2)
    boxes = driver.app.canvas.boxes()
    assert boxes["keys 0"].bottom <= boxes["row 0"].top
    assert isinstance(driver.top, HelpScreen)
    keys = {key for keys, _ in driver.top._pairs for key in keys.split("  ")}
    assert {"Enter", "Esc", "S", "U", "Tab"} <= keys
    escape(driver)
    escape(driver)
    driver.type("?")
    driver.wait(0.2)
    assert "keys 0" not in driver.app.canvas.boxes(), "Choose has its keys on the screen"


@pytest.mark.parametrize("key", [*card_texts().help][:: len(card_texts().help) - 1])
def test_over_a_routine_a_card_is_three_presses_away_and_the_routine_waits(
    opens: Opens, key: str
) -> None:
    driver = opens(wanted="cat-cow", ask=False)
    driver.wait(6)
    before = driver.play.session.offset
    driver.type("??")
    screen = driver.top
    assert isinstance(screen, HelpScreen)
    to_card(screen, driver, card_texts().help[key].title)
    assert isinstance(driver.top, Form)
    assert driver.top.title == card_texts().help[key].title
    driver.wait(30)
    assert driver.play.session.offset == pytest.approx(before, abs=0.7)
    escape(driver)
    escape(driver)
    escape(driver)
    assert driver.top is driver.play
    driver.wait(5)
    assert driver.play.session.offset != before


def test_no_card_has_the_key_of_something_that_every_screen_has(opens: Opens) -> None:
    driver = opens()
    driver.type("?")
    screen = driver.app.screen
    assert isinstance(screen, HelpScreen)
    signs = [row.right.lower() for row in screen.listing.rows]
    assert not {"f", "u", "?", ""} & set(signs)
    assert len(set(signs)) == len(signs)


# Whose numbers they are


@pytest.mark.parametrize("country", Country)
def test_where_a_number_stands_it_says_whose_it_is(country: Country) -> None:
    pages = [signs_page(country)]
    cards = (
        *card_texts().advice.values(),
        *card_texts().today.values(),
        *card_texts().help.values(),
    )
    calling = [card for card in cards if any("{emergency}" in line for line in card.lines)]
    pages += [assisted(card_page(card, country), country) for card in calling]
    assert len(calling) > 5
    for page in pages:
        (note,) = [one for one in page.fields if isinstance(one, Footnote)]
        told = country is not Country.OTHER
        assert (numbers()[country].name in note.lines[0]) is told, page.title
        assert not set(note.lines) & set(page.texts()), "what is small is not read aloud"
    silent = [card for card in cards if card not in calling]
    for card in silent:
        form = card_page(card, country)
        assert not any(isinstance(one, Footnote) for one in form.fields), card.key


@pytest.mark.parametrize("size", [(800, 600), (1280, 720), (768, 1366)])
def test_the_signs_over_a_routine_say_whose_number_it_is(
    opens: Opens, size: tuple[int, int]
) -> None:
    driver = opens(wanted="cat-cow", ask=False, size=size)
    driver.wait(3)
    driver.type("s")
    boxes = driver.app.canvas.boxes()
    assert boxes["head"].bottom <= boxes["whose"].top
    assert boxes["whose"].bottom <= boxes["row 0"].top
    driver.type("11")
    assert isinstance(driver.top, StopSignScreen)
    boxes = driver.app.canvas.boxes()
    assert boxes["why"].bottom <= boxes["whose"].top
    assert boxes["whose"].bottom <= boxes["foot"].top


def test_the_first_line_of_an_urgent_card_stands_out() -> None:
    for card in (*card_texts().advice.values(), *card_texts().today.values()):
        text = card_page(card, Country.UK).fields[0]
        assert isinstance(text, Card)
        assert bool(text.title) is card.urgent
