"""The folders that ship with the program, and the one folder that it writes to."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The folder `routines` or `media` of the program, in a checkout or in a wheel."""
    inside = _HERE / name
    return inside if inside.is_dir() else _HERE.parent / name


def home() -> Path:
    """The folder of history, settings, logs and the person's own routines (not yet made).

    `UNTWIST_HOME` names it; without that, it is the system's folder for user data.
    """
    named = os.environ.get("UNTWIST_HOME")
    if named:
        return Path(named).expanduser().absolute()
    if sys.platform == "linux" and os.environ.get("HOME", "")[:1] == "/":
        # What platformdirs finds here, without the 4 ms of its import.
        data = Path(os.environ.get("XDG_DATA_HOME", ""))
        return (data if data.is_absolute() else Path.home() / ".local" / "share") / "untwist"
    import platformdirs

    return Path(platformdirs.user_data_dir("untwist", appauthor=False))
