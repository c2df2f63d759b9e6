"""What would be heard, measured on what SDL's disk driver writes in a child process."""

from __future__ import annotations

import array
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

import player
from player import places
from player.narration.sounds import Sound
from player.sound.sounds import Sounds
from player.sound.speaker import BUFFER, RATE, Lane, Speaker

ROOT = Path(player.__file__).parent.parent
SOUNDS = places.shipped("media") / "sounds"

# The child's part: `bytes_written` is how much the device took so far, `wait` lets it take
# more, `ring` waits until the tones have rung out.
PRELUDE = """
import os
import pygame
from player.sound import speaker as speakers
from player.narration.sounds import Sound
from player.sound.sounds import Sounds
from player.sound.speaker import Speaker

def bytes_written():
    return os.stat(os.environ["SDL_DISKAUDIOFILE"]).st_size

def wait(buffers):
    until = bytes_written() + buffers * 4096
    while bytes_written() < until:
        pygame.time.wait(1)

def ring():
    while pygame.mixer.get_busy():
        pygame.time.wait(1)
    wait(2)

speaker = Speaker()
sounds = Sounds(speaker, volume=100)
"""


class Heard:
    """What a child process sent to the loudspeaker, left channel, and what it printed."""

    def __init__(self, raw: bytes, said: str) -> None:
        both = array.array("h", raw[: len(raw) // 4 * 4])
        self.left, self.right, self.said = both[0::2], both[1::2], said

    @property
    def peak(self) -> float:
        return decibels(max(map(abs, self.left)) / 32768)


@pytest.fixture(autouse=True)
def _no_speaker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    """A speaker that runs and that nobody hears."""
    speaker = Speaker()
    speaker.open()
    yield speaker
    speaker.close()


def listen(script: str, tmp_path: Path, driver: str = "disk", delay_ms: int = 1) -> Heard:
    file = tmp_path / "heard.raw"
    environment = os.environ | {
        "SDL_AUDIODRIVER": driver,
        "SDL_DISKAUDIOFILE": str(file),
        "SDL_DISKAUDIODELAY": str(delay_ms),
        "SDL_VIDEODRIVER": "dummy",
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", PRELUDE + script],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Heard(file.read_bytes() if file.exists() else b"", done.stdout.strip())


def decibels(factor: float) -> float:
    return 20 * math.log10(max(factor, 1e-9))


def left(sound: pygame.mixer.Sound) -> array.array[int]:
    return array.array("h", sound.get_raw())[0::2]


def samples(tone: str) -> array.array[int]:
    """The left channel of a shipped sound, as the open mixer decodes it."""
    return left(pygame.mixer.Sound(SOUNDS / f"{tone}.ogg"))


def counting_clip() -> array.array[int]:
    sound = pygame.mixer.Channel(Lane.COUNTDOWN).get_sound()
    assert sound is not None
    return left(sound)


def onset(heard: array.array[int], sound: array.array[int], about: int) -> int:
    """Where `sound` begins in `heard`, to the sample: the least difference near `about`."""
    length = min(2000, len(sound))

    def difference(at: int) -> int:
        return sum((heard[at + i] - sound[i]) ** 2 for i in range(length))

    return min(range(max(0, about - 60), about + 60), key=difference)


def first_sound(heard: array.array[int]) -> int:
    return next(i for i, value in enumerate(heard) if value)


def test_a_countdown_is_three_ticks_and_a_go_a_second_apart_to_the_sample(
    tmp_path: Path, speaker: Speaker
) -> None:
    heard = listen("speaker.open(); sounds.play_countdown(); ring()", tmp_path).left
    tick, go = samples("tick"), samples("go")
    first = onset(heard, tick, first_sound(heard))

    assert onset(heard, tick, first + RATE + 7) == first + RATE
    assert onset(heard, tick, first + 2 * RATE - 7) == first + 2 * RATE
    assert onset(heard, go, first + 3 * RATE + 7) == first + 3 * RATE


@pytest.mark.parametrize(
    ("seconds_left", "ticks", "silence"),
    [
        (3, 3, 0.0),
        (2, 2, 0.0),
        (1, 1, 0.0),
        (1.96, 2, 0.0),
        (0, 0, 0.0),
        (1.4, 1, 0.4),
        (3.25, 3, 0.25),
        (0.5, 0, 0.5),
    ],
)
def test_a_countdown_that_begins_later_plays_its_tail(
    seconds_left: float, ticks: int, silence: float, speaker: Speaker
) -> None:
    Sounds(speaker).play_countdown(seconds_left)
    clip = counting_clip()
    tick, last = samples("tick"), samples("go")

    begin = round(silence * RATE)
    assert not any(clip[:begin])
    for second in range(ticks):
        at = begin + second * RATE
        assert onset(clip, tick, at + 7) == at
    assert onset(clip, last, begin + ticks * RATE - 7) == begin + ticks * RATE
    assert len(clip) == begin + ticks * RATE + len(last)


def test_a_tone_can_begin_later_to_the_sample(speaker: Speaker) -> None:
    sounds = Sounds(speaker, volume=50)
    sounds.play(Sound.SWITCH, 0.25)
    delayed = pygame.mixer.Channel(Lane.CHIME).get_sound()
    clip = array.array("h", delayed.get_raw())[0::2]

    begin = round(0.25 * RATE)
    assert not any(clip[:begin])
    assert clip[begin:] == samples("switch")
    assert delayed.get_volume() == pytest.approx(0.25, abs=0.01)
    sounds.mute = True
    assert delayed.get_volume() == 0


def test_a_countdown_can_end_in_silence(speaker: Speaker) -> None:
    Sounds(speaker).play_countdown(2, then=None)
    clip, tick = counting_clip(), samples("tick")
    silence = array.array("h", bytes(2 * (RATE - len(tick))))
    assert clip == (tick + silence) * 2


def test_a_countdown_longer_than_there_is_is_refused() -> None:
    for seconds_left in (4, 60, -0.2):
        with pytest.raises(ValueError, match=str(seconds_left)):
            Sounds(Speaker()).play_countdown(seconds_left)


@pytest.mark.parametrize(
    ("tone", "peak"),
    [
        *(("start", -9.5), ("switch", -9.5), ("rest", -11), ("countdown", -8.5)),
        *(("go", -10.5), ("hold", -10.5), ("return", -10.5), ("done", -9.5)),
    ],
)
def test_at_full_volume_a_tone_is_as_loud_as_it_was_made(
    tone: str, peak: float, tmp_path: Path
) -> None:
    heard = listen(f"speaker.open(); sounds.play(Sound({tone!r})); ring()", tmp_path)
    assert heard.peak == pytest.approx(peak, abs=0.4)
    assert heard.left == heard.right


def test_half_the_volume_is_twelve_decibels_down_and_the_lowest_is_still_heard(
    tmp_path: Path,
) -> None:
    script = "speaker.open(); sounds.volume = {}; sounds.play(Sound.GO); ring()"
    assert listen(script.format(50), tmp_path).peak == pytest.approx(-10.5 - 12, abs=0.5)
    assert listen(script.format(1), tmp_path).peak == pytest.approx(-10.5 - 42, abs=1)
    assert not any(listen(script.format(0), tmp_path).left)


def test_mute_writes_zeros_for_all_that_plays(tmp_path: Path) -> None:
    script = """
speaker.open()
print(sounds.toggle_mute())
for tone in Sound:
    sounds.play(tone)
    wait(2)
sounds.play_countdown(2)
ring()
"""
    heard = listen(script, tmp_path)
    assert heard.said == "True"
    assert len(heard.left) > 3 * RATE
    assert not any(heard.left)


def test_mute_takes_what_rings_and_gives_it_back_in_its_midst(tmp_path: Path) -> None:
    script = """
speaker.open()
sounds.play(Sound.START)
wait(10)
sounds.mute = True
print(bytes_written() // 4)
wait(30)
print(bytes_written() // 4)
sounds.mute = False
ring()
"""
    heard = listen(script, tmp_path, delay_ms=5)
    muted, unmuted = map(int, heard.said.split())
    assert any(heard.left[:muted])
    assert not any(heard.left[muted + 2 * BUFFER : unmuted])
    assert any(heard.left[unmuted + 2 * BUFFER :])


def test_stop_all_is_silent_within_a_buffer(tmp_path: Path) -> None:
    script = """
speaker.open()
sounds.play(Sound.START)
sounds.play_countdown(3)
pygame.mixer.Channel(speakers.Lane.VOICE).play(pygame.mixer.Sound(buffer=bytes([9] * 800000)))
wait(60)
sounds.stop_all()
print(bytes_written() // 4)
print(pygame.mixer.get_busy())
wait(20)
"""
    heard = listen(script, tmp_path, delay_ms=5)
    stopped, busy = heard.said.split()
    assert busy == "False"
    assert any(heard.left[int(stopped) - BUFFER : int(stopped)])
    assert not any(heard.left[int(stopped) + BUFFER :])


def test_a_new_chime_fades_the_ringing_one_out_beneath_it(tmp_path: Path) -> None:
    script = """
speaker.open()
sounds.play(Sound.START)
wait(3)
sounds.play(Sound.SWITCH)
begun = bytes_written()
bowl = next(c for c in map(pygame.mixer.Channel, range(4)) if c.get_busy())
both = sum(pygame.mixer.Channel(i).get_busy() for i in range(4))
while bowl.get_busy():
    pygame.time.wait(1)
print(both, (bytes_written() - begun) // 4)
"""
    both, faded_after = map(int, listen(script, tmp_path, delay_ms=21).said.split())
    assert both == 2
    assert faded_after < RATE


def test_without_a_device_it_goes_on_in_silence_and_finds_one_later(tmp_path: Path) -> None:
    script = """
print(speaker.open(), sounds.silent, len(sounds.trouble.splitlines()), speaker.running)
print(os.environ["SDL_AUDIODRIVER"])
for tone in Sound:
    sounds.play(tone)
sounds.play_countdown()
sounds.stop_all()
print(speaker.retry(), sounds.silent)
os.environ["SDL_AUDIODRIVER"] = "disk"
print(speaker.retry(), sounds.silent, repr(sounds.trouble))
sounds.play(Sound.GO)
ring()
"""
    heard = listen(script, tmp_path, driver="no-such-driver")
    assert heard.said.splitlines() == [
        "False True 1 True",
        "no-such-driver",
        "False True",
        "True False ''",
    ]
    assert heard.peak == pytest.approx(-10.5, abs=0.4)


def test_a_device_that_goes_is_replaced_and_one_that_comes_is_taken(tmp_path: Path) -> None:
    script = """
def event(kind, which=2, iscapture=0):
    return pygame.event.Event(kind, which=which, iscapture=iscapture)

gone, come = pygame.AUDIODEVICEREMOVED, pygame.AUDIODEVICEADDED
speaker.open()
print(speaker.handle(event(come, 0)), speaker.silent)
print(speaker.handle(event(gone, 0)), speaker.silent)             # not ours
print(speaker.handle(event(gone, 2, iscapture=1)), speaker.silent)  # a microphone
print(speaker.handle(event(gone)), speaker.silent)                # there is another

speakers._devices = list
print(speaker.handle(event(gone)), speaker.silent, speaker.trouble != "")
sounds.play(Sound.REST)                                            # goes on
print(speaker.handle(event(come, 0, iscapture=1)), speaker.silent)
print(speaker.handle(event(come, 0)), speaker.silent, speaker.trouble != "")
sounds.play(Sound.GO)
ring()
"""
    heard = listen(script, tmp_path)
    assert heard.said.splitlines() == [
        "False False",
        "False False",
        "False False",
        "True False",
        "True True True",
        "False True",
        "True False False",
    ]
    assert heard.peak == pytest.approx(-10.5, abs=0.4)


def test_the_device_that_the_dummy_driver_announces_is_not_taken_for_one(tmp_path: Path) -> None:
    script = """
pygame.display.init()
pygame.event.get()
speaker.open()
events = [e for e in pygame.event.get() if e.type == pygame.AUDIODEVICEADDED]
print(len(events) > 0, any(speaker.handle(e) for e in events), speaker.silent)
"""
    assert listen(script, tmp_path, driver="no-such-driver").said == "True False True"


def test_before_it_is_opened_nothing_plays_and_nothing_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sounds = Sounds(Speaker())
    sounds.play(Sound.START)
    sounds.play_countdown()
    sounds.stop_all()
    sounds.volume = 30
    assert not sounds.load_next()
    assert sounds.silent
    assert pygame.mixer.get_init() is None


def test_one_file_is_read_at_a_time(speaker: Speaker, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    made = pygame.mixer.Sound
    sounds = Sounds(speaker)
    monkeypatch.setattr(pygame.mixer, "Sound", lambda file: read.append(file) or made(file))
    turns = 1
    while sounds.load_next():
        turns += 1
        assert len(read) == turns - 1
    assert turns == len(read) == len(Sound) + 1
    sounds.play(Sound.REST)
    assert len(read) == turns
    assert pygame.mixer.get_busy()


def test_a_missing_or_broken_file_is_named_once_and_the_rest_play(
    tmp_path: Path, speaker: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Speaker, "trouble", "")
    (tmp_path / "go.ogg").write_bytes((SOUNDS / "go.ogg").read_bytes())
    (tmp_path / "rest.ogg").write_bytes(b"OggS but not for long")
    sounds = Sounds(speaker, folder=tmp_path)
    assert sounds.trouble == ""
    sounds.play(Sound.REST)
    assert "rest.ogg" in sounds.trouble
    sounds.play(Sound.START)
    sounds.play_countdown()
    assert not pygame.mixer.get_busy()
    sounds.play(Sound.GO)
    assert pygame.mixer.get_busy()
    while sounds.load_next():
        pass
    assert not sounds.load_next()


def test_a_pygame_without_a_mixer_plays_on_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        def __getattr__(self, name: str) -> object:
            raise NotImplementedError(name)

    monkeypatch.setattr(pygame, "mixer", Missing())
    speaker = Speaker()
    sounds = Sounds(speaker)
    assert not speaker.open()
    assert sounds.silent
    assert sounds.trouble
    sounds.play(Sound.START)
    sounds.play_countdown(2)
    sounds.stop_all()
    assert sounds.toggle_mute()
    assert not speaker.retry()
    speaker.close()


@pytest.mark.parametrize(("asked", "got"), [(-5, 0), (0, 0), (55, 55), (100, 100), (130, 100)])
def test_the_volume_stays_in_its_range(asked: int, got: int) -> None:
    sounds = Sounds(Speaker())
    sounds.volume = asked
    assert sounds.volume == got
