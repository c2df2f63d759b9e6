"""A real window on a virtual X server with real key presses; skipped where there is none."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="needs Xvfb and xdotool (Debian: xvfb xdotool)",
)


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual X server of its own."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


def eventually(check: object, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if check():  # type: ignore[operator]
            return True
        time.sleep(0.1)
    return False


def test_keys_in_a_real_window_pause_stop_and_keep(display: str, own_home: Path) -> None:
    env = os.environ | {
        "DISPLAY": display,
        "SDL_VIDEODRIVER": "x11",
        "PYTHONPATH": str(ROOT),
        "UNTWIST_HOME": str(own_home),
    }
    player = subprocess.Popen(
        [sys.executable, "-m", "player", "play", "cat-cow", "--no-checkin"],
        env=env,
        stderr=subprocess.PIPE,
    )

    def xdotool(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *words], env=env, capture_output=True, text=True, timeout=20
        )

    found: list[str] = []

    def window_is_there() -> bool:
        found[:] = xdotool("search", "--class", "untwist").stdout.split()
        return bool(found)

    assert eventually(window_is_there)
    time.sleep(1.5)
    xdotool("windowfocus", found[-1])
    for key in ("space", "Right", "Escape", "Escape"):
        xdotool("key", key)
        time.sleep(0.6)
    assert player.wait(20) == 0, player.stderr.read() if player.stderr else ""
    told = subprocess.run(
        [sys.executable, "-m", "player", "history", "--json"],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    record = json.loads(told.stdout)[0]
    assert (record["routine"], record["outcome"]) == ("cat-cow", "stopped")
    assert record["paused_seconds"] > 0.5
