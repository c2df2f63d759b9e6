"""Cards read aloud, and the stop signs on S: with a voice that nobody hears and a test's clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from player.care.cards import CareCard, card_texts
from player.care.stop_signs import sign_texts
from player.flow.answers import SEEN, Filled
from player.model.settings import Country
from player.screens.care.help import HelpScreen, card_page
from player.screens.forms import reader as messages
from player.screens.forms.form import Button, Form
from player.screens.forms.form_view import reading_label
from player.screens.forms.reader import BETWEEN, Reader
from player.sound import voice as voices
from player.sound.speaker import Speaker
from player.sound.voice import Voice
from player.ui.look import THEMES, Look
from player.ui.widgets.fields import TextLine
from player.ui.window.canvas import Canvas
from player.ui.window.stack import Stack
from tests.screens.care_pages import care_pages
from tests.screens.pages import assisted


class Noting(Voice):
    """The real voice with the pack; it notes what it says, and its device counts as heard."""

    said: list[str]
    stopped: int

    def audible(self) -> bool:
        return True

    def say(self, texts: tuple[str, ...], after: float = 0.0) -> float:  # type: ignore[override]
        takes = super().say(texts, after)
        self.said += texts if takes else ()
        return takes

    def stop(self) -> None:
        self.stopped += 1
        super().stop()


class Hands:
    """A page, its reader, a clock and the keys of a person."""

    def __init__(self, voice: Voice | None) -> None:
        self.time = 100.0
        self.reader = Reader(voice, lambda: self.time)

    def press(self, screen: Form | Stack, key: int, sign: str = "") -> None:
        screen.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=sign, mod=0))

    def wait(self, screen: Form | Stack, seconds: float) -> None:
        end = self.time + seconds
        while self.time < end:
            self.time += 0.05
            screen.update()


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Noting]:
    monkeypatch.setattr(voices, "available", lambda choice: ())
    speaker = Speaker()
    speaker.open_unheard()
    voice = Noting(speaker, cache=tmp_path)
    voice.said, voice.stopped = [], 0
    yield voice
    speaker.close()


@pytest.fixture
def hands(voice: Noting) -> Hands:
    return Hands(voice)


CARD = card_texts().help["forcing"]


def page_of(card: CareCard, hands: Hands) -> Form:
    return assisted(card_page(card, Country.UK), Country.UK, hands.reader)


def canvas_of(screen: Form | Stack) -> Canvas:
    pygame.font.init()
    canvas = Canvas(pygame.Surface((800, 600)), Look(THEMES["light"], 800, 600))
    canvas.clear()
    screen.draw(canvas)
    return canvas


def drawn(screen: Form | Stack) -> dict[str, pygame.Rect]:
    return canvas_of(screen).boxes()


def label(page: Form) -> str:
    return reading_label(page.reader) if page.reader else ""


def test_v_reads_title_and_lines_one_after_the_other(hands: Hands, voice: Noting) -> None:
    page = page_of(CARD, hands)
    resting = label(page)
    hands.press(page, pygame.K_v, "v")
    assert page.result is None
    hands.wait(page, 0.1)
    assert voice.said == [CARD.title]
    assert label(page) != resting
    lines = (CARD.title, *CARD.lines)
    hands.wait(page, sum(voice.seconds_of(line) + BETWEEN + 0.1 for line in lines))
    assert voice.said == list(lines)
    assert (label(page), hands.reader.trouble) == (resting, "")


def test_a_line_begins_when_the_one_before_is_over(hands: Hands, voice: Noting) -> None:
    page = page_of(CARD, hands)
    hands.press(page, pygame.K_v, "v")
    page.update()
    takes = voice.seconds_of(CARD.title)
    assert page.next_moment() == pytest.approx(hands.time + takes + BETWEEN, abs=0.01)
    hands.wait(page, takes)
    assert len(voice.said) == 1
    hands.wait(page, BETWEEN + 0.1)
    assert len(voice.said) == 2


@pytest.mark.parametrize(
    ("key", "sign"), [(pygame.K_v, "v"), (pygame.K_ESCAPE, ""), (pygame.K_RETURN, "")]
)
def test_pressing_again_or_leaving_is_silent_at_once(
    hands: Hands, voice: Noting, key: int, sign: str
) -> None:
    page = page_of(CARD, hands)
    hands.press(page, pygame.K_v, "v")
    hands.wait(page, 0.2)
    assert voice.speaking
    hands.press(page, key, sign)
    assert not voice.speaking
    hands.wait(page, 30)
    assert voice.said == [CARD.title]
    assert (page.result is None) == (key == pygame.K_v)


def test_closing_the_window_is_silent(hands: Hands, voice: Noting) -> None:
    page = page_of(CARD, hands)
    hands.press(page, pygame.K_v, "v")
    hands.wait(page, 0.2)
    page.leave()
    assert not voice.speaking
    assert page.result == Filled(SEEN)


def test_a_page_that_was_never_read_leaves_other_words_alone(hands: Hands, voice: Noting) -> None:
    page = page_of(CARD, hands)
    voice.say(("Stopped for today.",))  # the last word of a session goes on over the next screen
    hands.press(page, pygame.K_ESCAPE)
    assert voice.speaking


def test_the_button_reads_as_the_key_does(hands: Hands) -> None:
    canvas = canvas_of(page_of(CARD, hands))
    assert canvas.key_at(canvas.boxes()["aloud"].center) == "V"


def test_the_picture_is_made_anew_when_reading_ends_by_itself(hands: Hands, voice: Noting) -> None:
    page = page_of(CareCard("Breathe.", ("Hold.",)), hands)
    hands.press(page, pygame.K_v, "v")
    drawn(page)
    assert page.next_frame(5.0) is None
    hands.wait(page, 10)
    assert page.next_frame(5.0) == 5.0
    drawn(page)
    assert page.next_frame(5.0) is None


def test_what_cannot_be_read_is_said_on_the_screen(hands: Hands, voice: Noting) -> None:
    some = page_of(CareCard(CARD.title, ("Supercalifragilistic.",)), hands)
    hands.press(some, pygame.K_v, "v")
    hands.wait(some, 10)
    assert some.shown_lines == (messages.SOME_UNSAID,)
    none = page_of(CareCard("Abracadabra.", ("Supercalifragilistic.",)), hands)
    hands.press(none, pygame.K_v, "v")
    hands.wait(none, 1)
    assert none.shown_lines == (messages.NO_VOICE,)
    voice.mute = True
    hands.press(none, pygame.K_v, "v")
    assert none.shown_lines == (messages.MUTED,)
    voice.mute, voice.choice = False, "off"
    hands.press(none, pygame.K_v, "v")
    assert none.shown_lines == (messages.OFF,)


def test_words_in_another_language_are_not_read_by_an_english_voice(
    hands: Hands, voice: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(CARD, hands)
    monkeypatch.setattr(messages, "shown_folder", lambda: Path("care", "de"))
    hands.press(page, pygame.K_v, "v")
    hands.wait(page, 1.0)
    assert voice.said == []
    assert page.shown_lines == (messages.NO_VOICE,)


def test_without_a_device_it_says_so(tmp_path: Path) -> None:
    hands = Hands(Voice(Speaker(), cache=tmp_path))
    page = page_of(CARD, hands)
    hands.press(page, pygame.K_v, "v")
    assert (page.shown_lines, hands.reader.reading) == ((messages.NO_DEVICE,), False)


def test_words_that_are_being_rendered_are_waited_for(
    hands: Hands, voice: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming = {CARD.title}
    monkeypatch.setattr(voice, "is_coming", lambda text: text in coming)
    page = page_of(CARD, hands)
    hands.press(page, pygame.K_v, "v")
    hands.wait(page, 2)
    assert (voice.said, hands.reader.reading) == ([], True)
    coming.clear()
    hands.wait(page, 0.3)
    assert voice.said == [CARD.title]


def test_the_sources_are_not_read(hands: Hands) -> None:
    page = page_of(CARD, hands)
    assert page.texts() == (CARD.title, *CARD.lines)
    assert len(page.fields) == 2


@pytest.mark.parametrize("key", card_texts().help)
def test_every_help_card_is_in_the_pack(hands: Hands, voice: Noting, key: str) -> None:
    for text in page_of(card_texts().help[key], hands).texts():
        assert voice.ready(text), text


@pytest.mark.parametrize("country", Country)
def test_every_stop_sign_is_in_the_pack(voice: Noting, country: Country) -> None:
    for sign in sign_texts().signs:
        told = sign.for_country(country)
        assert voice.ready(told.then), told.then
        assert voice.ready(told.why), told.why


def test_s_shows_the_stop_signs_over_any_form_and_escape_goes_back(hands: Hands) -> None:
    form = Form("Rate", (), [TextLine("note", "Note")], (Button("Go on", SEEN),), on_escape=SEEN)
    page = Stack(assisted(form, Country.UK))
    hands.press(page, pygame.K_s, "s")
    assert "field 1" not in drawn(page)  # it is text there
    hands.press(page, pygame.K_DOWN)
    hands.press(page, pygame.K_s, "s")
    assert "field 1" in drawn(page)
    hands.press(page, pygame.K_ESCAPE)
    assert page.result is None
    hands.press(page, pygame.K_ESCAPE)
    assert page.result == Filled(SEEN, {"note": ""})


def test_s_silences_what_is_read(hands: Hands, voice: Noting) -> None:
    page = Stack(page_of(CARD, hands))
    hands.press(page, pygame.K_v, "v")
    hands.wait(page, 0.2)
    hands.press(page, pygame.K_s, "s")
    assert not voice.speaking
    hands.press(page, pygame.K_v, "v")
    hands.wait(page, 0.2)
    assert voice.said[-1] != CARD.title
    hands.press(page, pygame.K_ESCAPE)
    assert not voice.speaking
    assert page.result is None


def test_help_opens_the_signs_on_s_and_reads_a_card(hands: Hands, voice: Noting) -> None:
    screen = Stack(HelpScreen(Country.UK, hands.reader))
    hands.press(screen, pygame.K_s, "s")
    assert len([name for name in drawn(screen) if name.startswith("field")]) >= 2
    hands.press(screen, pygame.K_ESCAPE)
    assert screen.result is None
    hands.press(screen, pygame.K_DOWN)
    hands.press(screen, pygame.K_RETURN)
    hands.press(screen, pygame.K_v, "v")
    hands.wait(screen, 0.2)
    assert voice.said == [card_texts().help["what-the-pop-is"].title]
    assert screen.next_moment() is not None
    screen.leave()
    assert not voice.speaking


def test_no_form_of_care_has_s_or_v_as_a_key_of_its_own() -> None:
    forms = care_pages().values()
    assert not {button.key for form in forms for button in form.buttons} & {"s", "v"}
