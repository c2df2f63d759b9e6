"""What is not read on the way to the first picture of a routine that was named."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

CHILD = """
import os, sys
import pygame

opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)

def presented(*places):
    small = pygame.transform.scale(pygame.display.get_surface(), (64, 36))
    if len({tuple(small.get_at((x, y))) for x in range(64) for y in range(36)}) < 5:
        return  # the empty window, which is shown at once
    care = [path for path in opened if f"{os.sep}care{os.sep}en{os.sep}" in path]
    routines = [path for path in opened if f"{os.sep}routines{os.sep}" in path]
    unneeded = ["player.format.care_keys", "player.care.texts", "player.screens.forms"]
    unneeded += ["click", "numpy"]
    modules = [name for name in unneeded if name in sys.modules]
    print(len(routines) > 0, care, modules, flush=True)
    os._exit(0)

pygame.display.flip = pygame.display.update = presented
from player.__main__ import main
main(sys.argv[1:])
"""


def test_no_care_file_click_or_form_before_the_first_picture(own_home: Path) -> None:
    play = ["play", "cat-cow", "--no-checkin", "--mute"]
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, *play],
        cwd=ROOT,
        env={**os.environ, "UNTWIST_HOME": str(own_home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.stdout == "True [] []\n", ran.stderr
