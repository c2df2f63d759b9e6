"""A typed line: what an input method composes, and where a line from right to left goes on."""

import pygame
import pytest

from player.ui.look import THEMES, Ink, Look, Role
from player.ui.text.fallback_fonts import font_for
from player.ui.text.scripts import HEBREW
from player.ui.text.writer import Writer
from player.ui.widgets.field import Taken
from player.ui.widgets.text_line import TextLine

BOX = pygame.Rect(0, 0, 700, 120)
LOOK = Look(THEMES["light"], 800, 600)


@pytest.fixture(autouse=True)
def fonts() -> None:
    pygame.font.init()


def drawn(line: TextLine) -> pygame.Surface:
    surface = pygame.Surface(BOX.size)
    surface.fill(LOOK.colour(Ink.GROUND))
    line.draw(surface, BOX, Writer(LOOK), True)
    return surface


def bar_of(surface: pygame.Surface) -> int:
    """The x of the bar where typing goes on: the one tall stroke inside of the frame."""
    hold = LOOK.colour(Ink.HOLD)
    found = [
        x
        for x in range(8, 692)
        if sum(surface.get_at((x, y))[:3] == hold for y in range(30, 70)) > 18
    ]
    assert found
    return found[0]


def typed(text: str) -> TextLine:
    line = TextLine("note", "Note")
    line.handle(pygame.event.Event(pygame.TEXTINPUT, text=text), BOX)
    return line


def test_typing_goes_on_at_the_right_of_a_latin_text_and_at_the_left_of_a_hebrew_one() -> None:
    if font_for(HEBREW.sample, HEBREW, bold=False) is None:
        pytest.skip("this machine has no font for Hebrew")
    assert bar_of(drawn(typed("shalom"))) < 200
    assert bar_of(drawn(typed("שלום"))) > 500


def test_what_is_composed_is_shown_and_is_no_answer_yet() -> None:
    line = typed("my ")
    bar = bar_of(drawn(line))
    event = pygame.event.Event(pygame.TEXTEDITING, text="note", start=0, length=4)
    assert line.handle(event, BOX) is Taken.YES
    assert line.value == "my"
    assert bar_of(drawn(line)) > bar + 20
    enter = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, unicode="\r", mod=0)
    assert line.handle(enter, BOX) is Taken.YES
    line.handle(pygame.event.Event(pygame.TEXTINPUT, text="note"), BOX)
    assert line.value == "my note"
    assert line.handle(enter, BOX) is Taken.NO


def test_of_a_long_text_the_end_is_seen_up_to_the_frame() -> None:
    line = typed("every word of a note that is longer than the line " * 5)
    assert 640 < bar_of(drawn(line)) < 692


def test_typing_goes_on_where_the_arrows_and_the_ends_lead() -> None:
    line = typed("ad")
    press = [(pygame.K_LEFT, ""), (0, "bc"), (pygame.K_END, ""), (0, "e"), (pygame.K_HOME, "")]
    for key, text in press:
        if text:
            line.handle(pygame.event.Event(pygame.TEXTINPUT, text=text), BOX)
        else:
            line.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0), BOX)
    assert line.value == "abcde"
    for key in (pygame.K_DELETE, pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_BACKSPACE):
        line.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0), BOX)
    assert line.value == "bde"


def test_a_click_leads_to_the_nearest_letter() -> None:
    line = typed("one two three")
    drawn(line)
    x = 9 + 2 + Writer(LOOK).width("one ", Role.BODY)
    at = pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(x, 60))
    line.handle(at, BOX)
    line.handle(pygame.event.Event(pygame.TEXTINPUT, text="and "), BOX)
    assert line.value == "one and two three"


def test_the_place_where_typing_goes_on_stays_in_sight_in_a_long_line() -> None:
    line = typed("word " * 40)
    ends = []
    for key in (pygame.K_END, pygame.K_HOME):
        line.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0), BOX)
        ends.append(bar_of(drawn(line)))
    assert ends[1] < 30 < 600 < ends[0]
