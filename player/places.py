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


def is_there(path: Path) -> bool:
    """Whether something is at a path that can be looked at; a name may also be too long."""
    try:
        return path.exists()
    except OSError:
        return False


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner can read, with those above it; one that is there stays.

    On Windows the folder of a person's profile keeps others out already. Raises OSError.
    """
    if folder.is_dir():
        return
    for above in reversed(folder.parents):
        if not above.exists():
            above.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner can read; one that is there stays as it is.

    Raises OSError.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
