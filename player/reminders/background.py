"""Processes in the background: the reminder that the player starts, and what that one starts."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from player import places

LIBRARY = "desktop_notifier"
"""What the extra `remind` brings."""

MISSING = 'Reminders need one more package. In the folder of Untwist write: pip install ".[remind]"'

LOCK_FILE = "remind.lock"
"""Locked by the one reminder that runs."""

LOG_FILE = "remind.log"
"""The output of programs without a terminal, in the folder of logs."""


def is_installed() -> bool:
    """Whether the library of the extra `remind` is installed."""
    return find_spec(LIBRARY) is not None


def start_play(home: Path, routine: str) -> subprocess.Popen[bytes]:
    """Open a routine in a window of its own, which stays open when the reminder ends."""
    return _own_process(home, ["play", routine], "ab")


def begin(home: Path) -> str:
    """Start the reminder in the background, unless it runs; a sentence if that fails.

    It runs while the setting is on, also after the player ends.
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
    """Start this program again with these words.

    Its output is added to the log ("ab") or replaces it ("wb"). The process has a session of its
    own, so that neither Ctrl-C nor a closed terminal ends it, and holds no pipe of ours open.
    """
    apart: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        apart = {"creationflags": flags}
    logs = home / "logs"
    places.make_private_folder(logs)
    places.make_private_file(logs / LOG_FILE)
    with (logs / LOG_FILE).open(mode) as log:
        return subprocess.Popen(
            [sys.executable, "-m", "player", *words],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **apart,
        )
