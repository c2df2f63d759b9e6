"""A session as it would be heard: what SDL's disk driver writes, against the plan's times.

The session's clock is the device's own count of samples, so that no time is measured here.
"""

from __future__ import annotations

import array
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import player
from player.sound.speaker import RATE

ROOT = Path(player.__file__).parent.parent

CHILD = """
import json, os, sys
from pathlib import Path
import pygame
from player.narration.cue_plan import plan_cues
from player.plan.session import Session, State
from player.plan.timeline import lay_out
from player.format.library import Library
from player.screens.play.session_audio import SessionAudio
from player.screens.play.session_speech import Speech
from player.sound.sounds import Sounds
from player.sound.speaker import RATE, Speaker
from player.sound.voice import Voice

def written():
    return os.stat(os.environ["SDL_DISKAUDIOFILE"]).st_size / (4 * RATE)

heard = sys.argv[2]
speaker = Speaker()
speaker.open()
sounds = Sounds(speaker, volume=100, mute=heard == "voice")
voice = Voice(speaker, mute=heard == "sound")
while sounds.load_next():
    pass
timeline = lay_out(Library([Path(sys.argv[1]).parent]).find("short").routine)
speech = Speech(voice, written, timeline)
audio = SessionAudio(sounds, speech)
session = Session(timeline, written)
session.begin()
begun = session.noted
while session.state is not State.FINISHED or pygame.mixer.get_busy():
    audio.take(session.update(), session)
    pygame.time.wait(1)
cues = plan_cues(timeline, voice.seconds_of)
print(json.dumps({"begun": begun, "cues": [(c.at, c.kind, c.what, c.seconds) for c in cues]}))
"""

ROUTINE = """\
name: Bird-dog
left_means: the left arm
start: {pose: hands-and-knees, say: Come onto your hands and knees., for: 8 s}
rep:
  - {say: "Let both knees roll to the {side}.", pose: bird-dog, move: 3 s, hold: 2 s}
  - {say: Lower with control., pose: hands-and-knees, move: 3 s}
dose: {reps: 1, sides: alternate}
"""


@cache
def listen(folder: Path, heard: str) -> tuple[array.array[int], float, list[list[object]]]:
    """The samples of the left channel, the second at which the session began, and its cues."""
    routine, raw = folder / "short.yaml", folder / f"{heard}.raw"
    routine.write_text(ROUTINE)
    environment = os.environ | {
        "SDL_AUDIODRIVER": "disk",
        "SDL_DISKAUDIOFILE": str(raw),
        "SDL_DISKAUDIODELAY": "3",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(routine), heard],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    both = array.array("h", raw.read_bytes()[: raw.stat().st_size // 4 * 4])
    return both[0::2], told["begun"], told["cues"]


def onset(samples: array.array[int], near: float) -> float:
    """The first second after `near` minus 0.1 with a sound after 30 ms of silence."""
    loud, quiet = 300, 0
    for at in range(max(0, round((near - 0.1) * RATE)), len(samples)):
        if abs(samples[at]) < loud:
            quiet += 1
        elif quiet > 0.03 * RATE:
            return at / RATE
        else:
            quiet = 0
    raise AssertionError(f"nothing is heard from {near} s on")


LATEST = 0.2
"""Seconds. The device runs faster than a real one here, so that a busy machine is late on it; how
late a cue is on a real one is measured by `benchmarks/voice.py`."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all, so that each session is played once."""
    return tmp_path_factory.mktemp("heard")


@pytest.mark.skipif(sys.platform == "win32", reason="the file of the disk driver is not shared")
@pytest.mark.parametrize("heard", ["voice", "sound"])
def test_every_cue_begins_at_its_time_in_what_is_heard(folder: Path, heard: str) -> None:
    samples, begun, cues = listen(folder, heard)

    due = [float(at) for at, kind, _, _ in cues if kind == heard]  # type: ignore[arg-type]
    late = [onset(samples, begun + at) - begun - at for at in due]

    assert len(due) >= 6
    assert all(-0.03 <= one <= LATEST for one in late), list(zip(due, late, strict=True))


@pytest.mark.skipif(sys.platform == "win32", reason="the file of the disk driver is not shared")
def test_no_word_is_cut_off_by_the_next(folder: Path) -> None:
    samples, begun, cues = listen(folder, "voice")

    for at, kind, what, seconds in cues:
        if kind == "voice":
            begin = onset(samples, begun + float(at))  # type: ignore[arg-type]
            end = round((begin + float(seconds)) * RATE)  # type: ignore[arg-type]
            tail = samples[end - RATE // 50 : end]
            assert max(map(abs, tail)) < 2000, what
