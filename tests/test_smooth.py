"""A movement in a real window is made of many pictures, of which the player paints none itself."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from tests.test_real_window import display, pytestmark

__all__ = ["display", "pytestmark"]

ROOT = Path(__file__).parent.parent

LEAST = 12
"""Different pictures in each of the first movements, of two seconds, on a machine that is busy."""

CHILD = """
import json, sys
import player.ui.window.app as stage
from player.commands import play
from player.painting.kept_film import KeptFilm

shown = {}
put = KeptFilm.put

def noted(film, page, corner, share):
    put(film, page, corner, share)
    shown.setdefault(screen().session.segment.index, []).append(share)

def screen():
    return App.last.screen

class App(stage.App):
    def step(self):
        App.last = self
        super().step()
        if len(shown) > 2:
            self.exit_code = 0

KeptFilm.put = noted
stage.App = App
play.open_player("bird-dog", play.PlayOptions(size=(640, 480), mute=True, ask=False))
print(json.dumps({"numpy": "numpy" in sys.modules, "shown": list(shown.values())}))
"""


def test_a_movement_is_made_of_many_pictures(display: str, own_home: Path) -> None:
    env = os.environ | {
        "DISPLAY": display,
        "SDL_VIDEODRIVER": "x11",
        "PYTHONPATH": str(ROOT),
        "UNTWIST_HOME": str(own_home),
    }
    ran = subprocess.run(
        [sys.executable, "-c", CHILD],
        env=env,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])
    assert not told["numpy"]
    for shares in told["shown"][:2]:
        steps = [b - a for a, b in pairwise(shares)]
        assert len(set(shares)) >= LEAST
        assert min(steps) >= 0 or max(steps) <= 0, "it goes one way"
