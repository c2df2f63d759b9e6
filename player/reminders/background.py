"""Other windows and programs that a reminder opens, and the reminder that the player opens."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

LIBRARY = "desktop_notifier"
"""What the extra `remind` brings."""

MISSING = 'Reminders need one more package. In the folder of Untwist write: pip install ".[remind]"'

LOCK_FILE = "remind.lock"
"""Held by the one reminder that runs."""

LOG_FILE = "remind.log"
"""What programs without a terminal have to say, in the folder of logs."""


def is_installed() -> bool:
    """Whether the library of the extra `remind` is there."""
    return find_spec(LIBRARY) is not None


def start_play(home: Path, routine: str) -> subprocess.Popen[bytes]:
    """Open a routine in a window of its own, which stays when the reminder ends."""
    return _own_process(home, ["play", routine], "ab")


def begin(home: Path) -> str:
    """Let a reminder run in the background for as long as the setting is on, unless one runs.

    A sentence if it cannot; it goes on when the player ends.
    """
    from player.storage.errors import HistoryError
    from player.storage.locks import SingleInstance

    if not is_installed():
        return MISSING
    try:
        if SingleInstance(home / LOCK_FILE).is_taken():
            return ""
        _own_process(home, ["remind", "--while-on"], "wb")
    except (OSError, HistoryError) as refused:
        return f"Reminders could not begin: {refused}"
    return ""


def _own_process(
    home: Path, words: list[str], mode: Literal["ab", "wb"]
) -> subprocess.Popen[bytes]:
    """Start this program again with these words; what it says goes to the log,
    after what is there ("ab") or in its place ("wb").

    It has a session of its own, so that neither Ctrl-C nor a closed terminal ends it, and holds
    no pipe of ours open, so that nobody waits for it.
    """
    apart: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        apart = {"creationflags": flags}
    logs = home / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    with (logs / LOG_FILE).open(mode) as log:
        return subprocess.Popen(
            [sys.executable, "-m", "player", *words],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **apart,
        )
