"""Where things are: what the program ships, and the one folder that it writes to."""

from __future__ import annotations

import os
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The folder `routines` or `media` that came along, in a checkout as in a wheel."""
    inside = _HERE / name
    return inside if inside.is_dir() else _HERE.parent / name


def home() -> Path:
    """The folder of history, settings, logs and the person's own routines (not yet made).

    `UNTWIST_HOME` names it; else it is where the system wants such things.
    """
    named = os.environ.get("UNTWIST_HOME")
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs  # 3 ms that a named home need not pay

    return Path(platformdirs.user_data_dir("untwist", appauthor=False))
