"""Processes that work beside the player: where they find the program, and how they keep away."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import player

_ABOVE = str(Path(player.__file__).resolve().parent.parent)


def surroundings(**more: str) -> dict[str, str]:
    """The environment in which a process finds this program, wherever it was started from."""
    paths = filter(None, (_ABOVE, os.environ.get("PYTHONPATH", "")))
    return os.environ | {"PYTHONPATH": os.pathsep.join(paths)} | more


def flags(*, behind: bool = True) -> int:
    """How Windows shows such a process: without a console, and `behind` all others."""
    if sys.platform != "win32":
        return 0
    low = subprocess.BELOW_NORMAL_PRIORITY_CLASS if behind else 0
    return subprocess.CREATE_NO_WINDOW | low


END_SECONDS = 1.0
"""Seconds that such a process is given to end by itself when the player closes."""


def end(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    """Wait for a process whose pipe was closed; one that does not end is killed."""
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
