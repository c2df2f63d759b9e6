"""The sound check in the settings: tone, then words, as loud as they are set, until one leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from player.format.library import Library
from player.plan.wording import SOUND_CHECK
from player.screens.settings.settings import CHECK, SettingsScreen
from player.screens.settings.sound_check import AFTER_BELL, LISTEN, MUTED, NO_WORDS, SoundCheck
from player.sound import voice as voices
from player.sound.sounds import Sounds
from player.sound.speaker import NO_DEVICE, Lane, Speaker
from player.sound.voice import NO_VOICE, Voice
from tests.screens.driving import Driver


class Checking:
    """A sound check on a device that nobody hears but that counts as heard."""

    def __init__(self, choice: str = "auto", pack: Path | None = None) -> None:
        self.now = 10.0
        self.speaker = Speaker()
        self.speaker.open_unheard()
        self.sounds = Sounds(self.speaker, volume=50)
        self.voice = Voice(self.speaker, choice=choice, pack=pack, volume=60)
        self.check = SoundCheck(self.sounds, self.voice, lambda: self.now)

    def wait(self, seconds: float) -> str | None:
        self.now += seconds
        return self.check.update()

    @property
    def playing(self) -> list[Lane]:
        return [lane for lane in Lane if pygame.mixer.Channel(lane).get_busy()]


@pytest.fixture(autouse=True)
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(voices, "available", lambda choice: ())
    monkeypatch.setattr(Speaker, "retry", lambda speaker: True)
    monkeypatch.setattr(Speaker, "trouble", "")
    yield
    pygame.mixer.quit()


def test_first_the_tone_then_the_voice_at_their_volumes() -> None:
    checking = Checking()

    assert checking.check.start() == LISTEN
    assert checking.playing == [Lane.CHIME]
    assert checking.wait(AFTER_BELL - 0.1) is None
    assert Lane.VOICE not in checking.playing
    assert checking.wait(0.2) is None

    assert Lane.VOICE in checking.playing
    said = pygame.mixer.Channel(Lane.VOICE).get_sound()
    assert said.get_length() == pytest.approx(checking.voice.seconds_of(SOUND_CHECK), abs=0.1)
    assert said.get_volume() == pytest.approx(0.36, abs=0.01)
    assert pygame.mixer.Channel(Lane.CHIME).get_sound().get_volume() == pytest.approx(
        0.25, abs=0.01
    )


def test_leaving_is_silent_at_once_and_for_good() -> None:
    checking = Checking()
    checking.check.start()
    checking.wait(0.5)

    checking.check.stop()

    assert checking.playing == []
    checking.wait(5)
    assert checking.playing == []
    assert not checking.check.waiting


def test_what_keeps_one_from_hearing_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    off = Checking(choice="off")
    assert off.check.start() == NO_WORDS
    assert off.playing == [Lane.CHIME]

    dumb = Checking(pack=tmp_path)
    assert dumb.check.start() == LISTEN
    assert dumb.wait(AFTER_BELL) == NO_VOICE
    assert dumb.wait(1) is None
    dumb.check.stop()

    mute = Checking()
    mute.sounds.mute = True
    assert mute.check.start() == MUTED
    assert mute.playing == []

    monkeypatch.setattr(Speaker, "retry", lambda speaker: False)
    assert Checking().check.start() == NO_DEVICE


def test_a_sentence_that_is_still_rendered_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    checking = Checking()
    coming = True
    monkeypatch.setattr(checking.voice, "is_coming", lambda text: coming)
    checking.check.start()
    checking.wait(4)
    assert Lane.VOICE not in checking.playing

    coming = False
    checking.wait(0.1)

    assert Lane.VOICE in checking.playing


@pytest.mark.parametrize("key", [pygame.K_RETURN, pygame.K_LEFT, pygame.K_RIGHT])
def test_its_row_in_the_settings_plays_it_and_leaving_ends_it(
    key: int, tmp_path: Path, no_window: None
) -> None:
    checking = Checking()
    driver = Driver(tmp_path, Library([tmp_path]))
    driver.sounds = driver.factory.sounds = checking.sounds
    driver.press(pygame.K_COMMA, ",")
    screen = driver.app.screen
    assert isinstance(screen, SettingsScreen)
    before = screen.settings
    rows = [row.value for row in screen.listing.rows]
    while screen.listing.focus < rows.index(CHECK):
        driver.press(pygame.K_DOWN)

    driver.press(key)
    assert Lane.CHIME in checking.playing
    assert screen.said == screen.note == NO_WORDS
    assert (screen.settings, screen.listing.focus) == (before, rows.index(CHECK))

    driver.press(pygame.K_ESCAPE)
    assert checking.playing == []
    driver.close()
