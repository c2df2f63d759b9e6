"""The voice: from the pack, the cache or an engine; what it can say, and saying it unheard."""

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import pygame
import pytest

from player.sound import voice as voices
from player.sound.clip import Clip, write_wav
from player.sound.renderer import Rendered, Renderer
from player.sound.speaker import Lane, Speaker
from player.sound.voice import BETWEEN, NO_VOICE, SOME_UNSAID, Voice


def clip(seconds: float) -> Clip:
    return Clip([0.2, -0.2] * round(seconds * 4000), 8000)


class Asked(Renderer):
    """Notes what is asked and renders it when told to."""

    def __init__(self) -> None:
        super().__init__(["nobody"])
        self.asked: dict[str, Path] = {}
        self.done: list[Rendered] = []

    def ask(self, sentence: str, ways: Sequence[tuple[str, Path]]) -> None:
        self.asked[sentence] = ways[0][1]

    def render(self, sentence: str, seconds: float = 0.5) -> None:
        path = self.asked.pop(sentence)
        write_wav(path, clip(seconds))
        self.done.append(Rendered(sentence, path, seconds))

    def drain(self) -> list[Rendered]:
        done, self.done = self.done, []
        return done


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    speaker = Speaker()
    speaker.open_unheard()
    yield speaker
    speaker.close()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Rest 0.5 s, left 0.25 s, and the words of a number of seconds."""
    folder = tmp_path / "pack"
    index = {}
    for sentence, seconds in {"Rest.": 0.5, "Left.": 0.25, "Five.": 0.5, "Seconds.": 0.5}.items():
        name = sentence.lower() + "wav"
        write_wav(folder / name, clip(seconds))
        index[sentence] = {"file": name, "seconds": seconds}
    (folder / "index.json").write_text(json.dumps({"clips": index}))
    return folder


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> Asked:
    monkeypatch.setattr(voices, "available", lambda choice: ("good 1",))
    return Asked()


@pytest.fixture
def voice(speaker: Speaker, pack: Path, tmp_path: Path, renderer: Asked) -> Voice:
    return Voice(speaker, pack=pack, cache=tmp_path / "cache", renderer=renderer)


def alone(speaker: Speaker, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Voice:
    """A voice with a pack and without an engine."""
    monkeypatch.setattr(voices, "available", lambda choice: ())
    return Voice(speaker, pack=pack, cache=tmp_path / "cache")


def test_the_pack_speaks_without_an_engine(
    speaker: Speaker, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = alone(speaker, pack, tmp_path, monkeypatch)
    voice.prepare(["Rest. Left."])

    assert voice.seconds_of("Rest. Left.") == pytest.approx(0.75 + BETWEEN)
    assert voice.say(["Rest."]) == pytest.approx(0.5, abs=0.001)
    assert voice.speaking
    assert voice.trouble == ""


def test_what_is_not_in_the_pack_is_put_together_or_left_unsaid(
    speaker: Speaker, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = alone(speaker, pack, tmp_path, monkeypatch)

    assert voice.seconds_of("5 seconds.") == pytest.approx(1.0)
    assert voice.seconds_of("Kneel down.") == math.inf
    assert voice.say(["Kneel down."]) == 0
    assert not voice.speaking
    voice.prepare(["Rest.", "Kneel down."])
    assert voice.trouble == SOME_UNSAID


def test_without_pack_and_engine_it_says_so(
    speaker: Speaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = alone(speaker, tmp_path / "nothing", tmp_path, monkeypatch)

    voice.prepare(["Rest."])

    assert voice.trouble == NO_VOICE
    assert voice.say(["Rest."]) == 0


def test_an_engine_renders_what_is_missing_and_the_cache_keeps_it(
    voice: Voice, renderer: Asked, speaker: Speaker, pack: Path, tmp_path: Path
) -> None:
    voice.prepare(["Rest. Kneel down."])
    assert list(renderer.asked) == ["Kneel down."]
    assert voice.rendering
    assert 0.5 < voice.seconds_of("Kneel down.") < 2
    assert not voice.ready("Rest. Kneel down.")
    assert voice.is_coming("Rest. Kneel down.")

    renderer.render("Kneel down.", 0.75)

    assert voice.drain()
    assert not voice.rendering
    assert voice.seconds_of("Kneel down.") == 0.75
    assert voice.say(["Rest.", "Kneel down."]) == pytest.approx(1.4, abs=0.01)
    later = Voice(speaker, pack=pack, cache=tmp_path / "cache", renderer=renderer)
    later.prepare(["Kneel down."])
    assert renderer.asked == {}
    assert later.ready("Kneel down.")


def test_what_an_engine_cannot_say_leaves_the_rest(voice: Voice, renderer: Asked) -> None:
    voice.prepare(["Rest.", "Kneel down."])
    renderer.done.append(Rendered("Kneel down.", None, error="silence"))

    assert voice.drain()

    assert voice.seconds_of("Kneel down.") == math.inf
    assert voice.trouble == SOME_UNSAID
    assert voice.ready("Rest.")


def test_a_broken_file_is_rendered_again(voice: Voice, renderer: Asked, pack: Path) -> None:
    (pack / "rest.wav").write_bytes(b"no sound")

    assert voice.say(["Rest."]) == 0

    assert list(renderer.asked) == ["Rest."]
    renderer.render("Rest.")
    voice.drain()
    assert voice.say(["Rest."]) > 0


def test_off_is_silence_and_no_trouble(speaker: Speaker, pack: Path, tmp_path: Path) -> None:
    voice = Voice(speaker, choice="off", pack=pack, cache=tmp_path / "cache")
    voice.prepare(["Rest."])

    assert voice.seconds_of("Rest.") == math.inf
    assert voice.say(["Rest."]) == 0
    assert voice.trouble == ""


def test_another_voice_does_not_mix_with_the_packs(voice: Voice, renderer: Asked) -> None:
    voice.choice = "nanotts"

    voice.prepare(["Rest."])

    assert list(renderer.asked) == ["Rest."]
    voice.choice = "auto"
    assert voice.ready("Rest.")


def test_stop_is_at_once_and_on_its_own_lane(voice: Voice) -> None:
    voice.say(["Rest."])
    assert pygame.mixer.Channel(Lane.VOICE).get_busy()

    voice.stop()

    assert not voice.speaking


def test_mute_and_volume_are_the_voices_own(voice: Voice) -> None:
    voice.say(["Rest."])
    sound = pygame.mixer.Channel(Lane.VOICE).get_sound()

    voice.volume = 50
    assert sound.get_volume() == pytest.approx(0.25, abs=0.01)
    voice.mute = True
    assert sound.get_volume() == 0
    voice.mute = False
    voice.volume = 300
    assert (voice.volume, sound.get_volume()) == (100, 1.0)


def test_nothing_is_opened_before_there_is_a_mixer(pack: Path, tmp_path: Path) -> None:
    voice = Voice(Speaker(), pack=pack, cache=tmp_path / "cache", choice="auto")

    assert voice.seconds_of("Rest.") == 0.5
    assert voice.say(["Rest."]) == 0
    assert not voice.speaking
    voice.stop()
    voice.close()


def test_what_was_said_before_is_forgotten_when_there_is_too_much(
    voice: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voices, "_KEPT_BYTES", 100_000)
    for sentence in ("Rest.", "Left.", "Five."):
        assert voice.samples((sentence,))

    assert sum(map(len, voice._raw.values())) <= 100_000
    assert voice.samples(("Rest.",))


def test_the_lowest_volume_of_the_voice_is_still_a_sound(tmp_path: Path) -> None:
    voice = Voice(Speaker(), choice="off", cache=tmp_path, volume=5)
    # The mixer knows 128 steps: less than one of them would be silence.
    assert voice._gain() >= 1 / 128
    voice.volume = 0
    assert voice._gain() == 0
    voice.volume = 500
    assert voice.volume == 100
    voice.mute = True
    assert voice._gain() == 0
    voice.close()
