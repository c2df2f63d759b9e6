"""The place of the window, kept from one start to the next in `window.json` of the home folder."""

from __future__ import annotations

from pathlib import Path

import msgspec

from player.ui.window.window import SMALLEST, WindowPlace

FILE = "window.json"


def read_place(home: Path) -> WindowPlace | None:
    """Where the window stood; None where that is not known, or the file makes no sense."""
    try:
        place = msgspec.json.decode((home / FILE).read_bytes(), type=WindowPlace)
    except (OSError, msgspec.MsgspecError):
        return None
    return place if place.size[0] >= SMALLEST[0] and place.size[1] >= SMALLEST[1] else None


def keep_place(home: Path, place: WindowPlace | None) -> None:
    """Keep where the window stands; raises OSError where nothing can be written."""
    if place is None or place == read_place(home):
        return
    home.mkdir(parents=True, exist_ok=True)
    (home / FILE).write_bytes(msgspec.json.encode(place))
