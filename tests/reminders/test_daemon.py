"""A reminder on a real notification daemon, on a bus and a virtual screen of its own.

Skipped where one of them is not installed (Debian: dbus dunst xvfb xdotool).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from player.plan.breaks import Sitting
from player.reminders import idle_time, state
from player.reminders.background import is_installed

ROOT = Path(__file__).parent.parent.parent
NEEDED = ("dbus-daemon", "dunst", "dunstctl", "Xvfb", "xdotool")
MISSING = [name for name in NEEDED if not shutil.which(name)]

pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"needs {' '.join(MISSING)}"),
    pytest.mark.skipif(not is_installed(), reason='needs pip install ".[remind]"'),
]


def eventually(check: Callable[[], object], seconds: float = 15) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if check():
            return True
        time.sleep(0.05)
    return False


class Desktop:
    """A bus, a screen and a daemon, and what a person does with them."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = env

    def told(self, *words: str) -> str:
        done = subprocess.run(words, env=self.env, capture_output=True, text=True, timeout=10)
        return done.stdout.strip()

    def shown(self) -> int:
        count = self.told("dunstctl", "count", "displayed")
        return int(count) if count.isdigit() else 0

    def remind(self) -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "player", "remind", "--once"]
        return subprocess.Popen(
            words, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )


def _line_of(
    words: list[str], option: str, env: dict[str, str]
) -> tuple[subprocess.Popen[str], str]:
    """Start a program that writes a line to a pipe when it is ready; the line."""
    reading, writing = os.pipe()
    program = subprocess.Popen(
        [*words, option.format(writing)] if "{" in option else [*words, option, str(writing)],
        pass_fds=[writing],
        env=env,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        return program, told.readline().strip()


@pytest.fixture
def desktop(own_home: Path, tmp_path: Path) -> Iterator[Desktop]:
    env = os.environ | {"UNTWIST_HOME": str(own_home), "SDL_VIDEODRIVER": "x11"}
    env |= {"XDG_SESSION_TYPE": "x11", "XDG_CONFIG_HOME": str(tmp_path / "no-config")}
    env.pop("WAYLAND_DISPLAY", None)
    words = ["Xvfb", "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    screen, number = _line_of(words, "-displayfd", env)
    env["DISPLAY"] = f":{number}"
    bus, address = _line_of(["dbus-daemon", "--session", "--nofork"], "--print-address={}", env)
    env["DBUS_SESSION_BUS_ADDRESS"] = address
    daemon = subprocess.Popen(["dunst"], env=env, stderr=subprocess.DEVNULL)
    found = Desktop(env)
    try:
        if not eventually(lambda: found.told("dunstctl", "count", "displayed") == "0"):
            pytest.skip("dunst did not come up")
        yield found
    finally:
        for program in (daemon, bus, screen):
            program.terminate()
            program.wait(10)


def an_hour_of_use(home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('quiet_from = "00:00"\nquiet_to = "00:00"\n')
    at = datetime.now(UTC) - timedelta(seconds=60)
    since = at - timedelta(hours=1)
    sitting = Sitting(idle_time.awake() - 60, at, since, used=3600.0, sat=3600.0)
    state.save(home, sitting)


def test_a_click_on_the_reminder_opens_the_routine(desktop: Desktop, own_home: Path) -> None:
    an_hour_of_use(own_home)
    reminder = desktop.remind()
    assert eventually(lambda: desktop.shown() == 1), reminder.communicate(timeout=10)
    desktop.told("dunstctl", "action", "0")
    assert eventually(lambda: desktop.told("xdotool", "search", "--class", "untwist|__main__"))
    _, wrong = reminder.communicate(timeout=20)
    assert (reminder.returncode, wrong) == (0, "")
    kept = state.load(own_home)
    assert kept is not None
    assert (kept.used, kept.later) == (0.0, False)


def test_without_a_daemon_it_says_so_in_a_sentence(desktop: Desktop, own_home: Path) -> None:
    an_hour_of_use(own_home)
    desktop.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={own_home}/no-bus"
    _, wrong = (reminder := desktop.remind()).communicate(timeout=20)
    assert reminder.returncode == 1
    assert len(wrong.strip().splitlines()) == 1
    kept = state.load(own_home)
    assert kept is not None
    assert kept.used == 3600.0
