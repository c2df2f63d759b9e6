"""The voice on the play screen: with the keys of a person, on a device that nobody hears."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest
from msgspec.structs import replace

from player.app.profile import Profile
from player.app.screens import Screens
from player.care.stop_signs import sign_texts, signs_heading
from player.care.texts import pain_texts
from player.format.library import Library
from player.model.settings import Country
from player.narration.sounds import Sound
from player.plan.clockwork import State
from player.plan.segment import SegmentKind
from player.screens.play.play_questions import SCALE_ALOUD
from player.sound import voice as voices
from player.sound.sounds import Sounds
from player.sound.speaker import Speaker
from player.sound.voice import Voice
from tests.screens import driving
from tests.screens.driving import Driver

ROUTINE = """\
name: Bird-dog
left_means: the left arm
start: {pose: hands-and-knees, say: Come onto your hands and knees., for: 8 s}
rep:
  - {say: Lower with control., pose: cat, move: 4 s, hold: 30 s}
dose: {reps: 2, sides: alternate}
easier: Make it small.
"""


class Noting(Voice):
    """The real voice; it notes what it says. No device, so each clip is over at once."""

    said: list[str]

    def say(self, texts: tuple[str, ...], after: float = 0.0) -> float:  # type: ignore[override]
        takes = super().say(texts, after)
        self.said += texts if takes else ()
        super().stop()
        return takes


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> Iterator[Noting]:
    monkeypatch.setattr(voices, "available", lambda choice: ())
    speaker = Speaker()
    speaker.open_unheard()
    voice = Noting(speaker)
    voice.said = []
    yield voice
    speaker.close()


@pytest.fixture
def driver(
    tmp_path: Path, voice: Noting, no_window: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Driver]:
    def with_a_voice(profile: Profile, sounds: Sounds, _: None, *others: Any) -> Screens:
        return Screens(profile, sounds, voice, *others)

    monkeypatch.setattr(driving, "Screens", with_a_voice)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "reach.yaml").write_text(ROUTINE)
    driver = Driver(tmp_path, Library([tmp_path / "own"]), "reach", ask=False)
    driver.profile.settings = replace(driver.profile.settings, country=Country.UK)
    yield driver
    driver.close()


def test_the_session_is_spoken(driver: Driver, voice: Noting) -> None:
    driver.wait(14)

    assert voice.said == [
        *("Bird-dog.", "Come onto your hands and knees.", "Left side first."),
        *("Lower with control.", "First of two on each side.", "Hold for thirty seconds."),
    ]


def test_a_pause_silences_and_going_on_repeats_name_and_side(driver: Driver, voice: Noting) -> None:
    driver.wait(14)
    voice.said.clear()
    driver.press(pygame.K_SPACE)
    driver.wait(20)
    assert voice.said == ["Paused."]
    voice.said.clear()

    driver.press(pygame.K_SPACE)
    driver.wait(1)

    assert voice.said == ["Bird-dog.", "Left."]


def test_t_says_the_time_left_on_the_screen_and_aloud(driver: Driver, voice: Noting) -> None:
    driver.wait(14)
    voice.said.clear()

    driver.press(pygame.K_t)

    assert voice.said[0].endswith("to go.")
    assert voice.said[0].startswith("Two minutes")


def test_next_says_where_one_is(driver: Driver, voice: Noting) -> None:
    driver.wait(14)
    voice.said.clear()

    driver.press(pygame.K_RIGHT)
    driver.wait(2)

    assert voice.said == ["Bird-dog.", "Right."]


def test_the_loop_is_told_of_the_next_word(driver: Driver, voice: Noting) -> None:
    driver.wait(5)
    play = driver.play
    due = play.next_moment()

    # The countdown of the start begins 5 s into it; the words after it are later.
    assert due is not None
    assert driver.time < due <= driver.time + 0.5


def test_mute_is_for_voice_and_tones(driver: Driver, voice: Noting) -> None:
    driver.press(pygame.K_m)
    assert (voice.mute, driver.sounds.mute) == (True, True)

    driver.press(pygame.K_UP)
    assert (voice.mute, driver.sounds.mute) == (False, False)


def test_words_without_a_voice_are_told_once_on_the_screen(driver: Driver, voice: Noting) -> None:
    # "Make it small." is not in the pack.
    driver.wait(0.1)

    assert driver.play.messages.message == voice.trouble
    driver.play.say("")
    driver.wait(10)
    assert driver.play.messages.message == ""


@pytest.mark.parametrize("key", [pygame.K_x, pygame.K_s, pygame.K_SPACE])
def test_movement_and_voice_stop_within_the_frame_of_the_press(
    driver: Driver, voice: Noting, key: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice, "audible", lambda: True)
    driver.wait(10)
    session = driver.play.session
    assert session.segment.kind is SegmentKind.MOVE
    Voice.say(voice, ("Come onto your hands and knees.",))
    driver.sounds.play(Sound.START)
    assert voice.speaking
    stood = session.position
    voice.said.clear()

    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0))
    driver.app.step()

    assert session.state is State.PAUSED
    assert not voice.speaking
    assert not pygame.mixer.get_busy()
    driver.wait(30, frame=1 / 60)
    assert session.position == stood
    first = {pygame.K_SPACE: "Paused.", pygame.K_x: pain_texts().asked["kind"]}
    assert voice.said[0] == first.get(key, signs_heading(Country.UK))


def test_the_questions_about_a_pain_are_read_with_their_keys(
    driver: Driver, voice: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice, "audible", lambda: True)
    driver.wait(14)
    voice.said.clear()
    driver.press(pygame.K_x)
    driver.wait(20)

    assert voice.said[0] == pain_texts().asked["kind"]
    assert "one: Dull or aching." in voice.said
    voice.said.clear()
    driver.type("1")
    driver.wait(10)
    assert voice.said == [pain_texts().asked["strength"], SCALE_ALOUD]
    voice.said.clear()
    driver.press(pygame.K_ESCAPE)
    driver.wait(1)
    assert voice.said[0] == pain_texts().asked["kind"]


def test_who_skips_past_the_end_hears_that_it_is_the_end(driver: Driver, voice: Noting) -> None:
    for _ in driver.play.timeline.steps:
        driver.wait(1)
        voice.said.clear()
        driver.press(pygame.K_RIGHT)
    driver.wait(0.1)

    assert voice.said[-1] == "All done. Take your time."


def test_going_on_more_slowly_is_said(driver: Driver, voice: Noting) -> None:
    driver.wait(14)
    driver.press(pygame.K_x)
    driver.type("131")
    voice.said.clear()
    driver.type("g")
    driver.wait(9)
    assert "More slowly from here on." in voice.said


def test_the_instruction_of_a_sign_is_read_and_leaving_is_silent(
    driver: Driver, voice: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice, "audible", lambda: True)
    driver.wait(14)
    driver.press(pygame.K_s, "s")
    voice.said.clear()

    driver.type("11")
    driver.wait(20)

    sign = sign_texts().signs[0].for_country(Country.UK)
    assert voice.said == [sign.then, sign.why]
    driver.press(pygame.K_v, "v")
    driver.press(pygame.K_RETURN)
    assert driver.app.screen is None
    assert voice.said == [sign.then, sign.why, sign.then]


def test_pain_that_ends_the_session_has_a_calm_last_word(driver: Driver, voice: Noting) -> None:
    driver.wait(14)
    driver.press(pygame.K_x)
    voice.said.clear()

    driver.type("251")

    assert driver.app.screen is None  # nothing waited for the words
    assert voice.said == ["Stopped for today. Rest in an easy position."]


def test_stopping_by_oneself_is_silent(driver: Driver, voice: Noting) -> None:
    driver.wait(14)
    voice.said.clear()

    driver.press(pygame.K_ESCAPE)
    driver.press(pygame.K_ESCAPE)

    assert voice.said == []


@pytest.mark.parametrize(("milliseconds", "begins"), [(400, 9.6), (0, 10.0), (-400, 10.4)])
def test_the_setting_moves_tones_and_words(
    tmp_path: Path,
    voice: Noting,
    no_window: None,
    monkeypatch: pytest.MonkeyPatch,
    milliseconds: int,
    begins: float,
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "reach.yaml").write_text(ROUTINE)
    driver = Driver(tmp_path, Library([tmp_path / "own"]))
    heard: list[tuple[float, str]] = []
    monkeypatch.setattr(
        driver.sounds,
        "play_countdown",
        lambda left=3.0, then=Sound.GO: heard.append((driver.time + left, str(then))),
    )
    driver.profile.keep_settings(replace(driver.profile.settings, sound_offset_ms=milliseconds))
    driver.factory.voice = voice
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_RETURN)
    begun = driver.time - driver.play.session.position
    voice.said.clear()
    driver.wait(13, frame=0.02)

    # The start takes 8 s; its countdown ends as the movement begins.
    assert heard[0][0] - begun + 2 == pytest.approx(begins, abs=0.05)
    assert "Lower with control." in voice.said
    driver.close()


@pytest.mark.parametrize(("rendered_after", "begins_after"), [(1.0, 1.0), (60.0, 3.0), (0.0, 0.0)])
def test_the_session_waits_for_its_first_words_but_not_for_long(
    tmp_path: Path,
    voice: Noting,
    no_window: None,
    monkeypatch: pytest.MonkeyPatch,
    rendered_after: float,
    begins_after: float,
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "reach.yaml").write_text(ROUTINE)
    driver = Driver(tmp_path, Library([tmp_path / "own"]))
    driver.factory.voice = voice
    driver.press(pygame.K_RETURN)
    ready_at = driver.time + rendered_after
    monkeypatch.setattr(
        voice, "is_coming", lambda text: text == "Bird-dog." and driver.time < ready_at
    )
    begun = driver.time
    driver.press(pygame.K_RETURN)
    waits = driver.play.session.state is State.READY
    assert waits == (begins_after > 0)
    assert ("Getting the voice ready" in driver.play.messages.message) == waits

    while driver.play.session.state is State.READY:
        driver.wait(0.1, frame=0.1)

    assert driver.time - begun == pytest.approx(begins_after, abs=0.6)
    assert driver.play.session.position < 0.6
    driver.close()
