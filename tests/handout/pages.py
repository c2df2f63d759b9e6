"""Routines and pages for the tests of what a person takes along."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from player.format.library import Library
from player.format.pose_library import PoseLibrary
from player.handout.page import Heard, page_of
from player.model.figure import Figure
from player.model.routine import Routine
from player.model.settings import Country
from player.narration.cue_plan import plan_cues
from player.places import shipped
from player.plan.timeline import Timeline, lay_out
from player.screens.play.figure_frames import Stances
from player.sound.speaker import RATE

SHORT = """\
name: Reach
about: A short one.
equipment: [mat]
left_means: the left arm
start: {pose: hands-and-knees, say: Come onto your hands and knees., for: 4 s}
rep:
  - {say: "Reach your {side} arm.", pose: bird-dog, move: 2 s, hold: 6 s}
  - {say: And back., pose: hands-and-knees, move: 2 s}
dose: {reps: 2, sides: alternate}
stop_if: [Pain runs down a leg.]
"""

FIGURE = Figure("woman", "tan")


@cache
def poses() -> PoseLibrary:
    return PoseLibrary(shipped("media") / "poses")


def stances() -> Stances:
    return Stances(poses().pose)


def routine(folder: Path, text: str = SHORT, name: str = "reach") -> Routine:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    reading = Library([folder], {"pose": poses().keys()}).find(name)
    assert reading.routine is not None, reading.problems
    return reading.routine


def plan(folder: Path, text: str = SHORT, name: str = "reach") -> Timeline:
    return lay_out(routine(folder, text, name))


def beep(seconds: float) -> bytes:
    """Samples of a tone on two channels."""
    wave = np.sin(np.arange(int(seconds * RATE)) * 2 * np.pi * 440 / RATE) * 12000
    return np.repeat(wave.astype(np.int16), 2).tobytes()


def heard(timeline: Timeline) -> Heard:
    """The cues of a plan whose every sentence is a short tone."""
    from player.narration.spelling import clips

    cues = plan_cues(timeline, lambda text: 0.6)
    said = {one: beep(0.5) for cue in cues for one in clips(cue.what)}
    tones = ("start", "switch", "rest", "go", "hold", "return", "done", "tick")
    return Heard(cues, said, {name: beep(0.3) for name in tones})


def page(timeline: Timeline) -> str:
    return page_of(timeline, heard(timeline), stances(), FIGURE, Country.UK)


def block(page: str, name: str) -> str:
    found = re.search(rf'<script type="[^"]+" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return found[1]


def data(page: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(block(page, "data"))
    return found
