"""The list of help: every card is one key away."""

import pygame
import pytest

from player.care.cards import card_texts
from player.flow.answers import Go
from player.model.settings import Country
from player.screens.care.help import HelpScreen, card_page
from player.screens.forms.form import SOURCES, Form
from player.ui.widgets.fields import Card
from player.ui.window.stack import Stack

SIGNS = "123456789abcdeghijklmnopqrtvwxyz"
ROWS = [*(card.title for card in card_texts().help.values())]


def press(screen: Stack, key: int, sign: str = "") -> None:
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=sign, mod=0))


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_each_card_is_one_key_away_and_escape_goes_back_to_the_list(place: int) -> None:
    screen = Stack(HelpScreen(Country.UK))
    press(screen, ord(SIGNS[place]), SIGNS[place])
    assert isinstance(screen.top, Form)
    assert screen.top.title == ROWS[place]
    press(screen, pygame.K_ESCAPE)
    assert screen.top is screen.bottom
    assert screen.result is None
    press(screen, pygame.K_ESCAPE)
    assert screen.result is Go.AWAY


def test_the_checklist_stands_below_the_cards() -> None:
    screen = Stack(HelpScreen(Country.UK))
    sign = SIGNS[len(ROWS)]
    press(screen, ord(sign), sign.upper())
    assert screen.result == Go.CHECKLIST


def test_the_sources_end_in_one_stop() -> None:
    for card in card_texts().help.values():
        page = card_page(card, Country.UK)
        (sources,) = [one for one in page.fields if one.name == SOURCES]
        assert isinstance(sources, Card)
        assert sources.lines[0][-2:-1] not in ".?!"
