"""The painter of the player on this machine."""

from __future__ import annotations

from collections.abc import Callable

from player import places
from player.painting.painted_ahead import PaintedAhead
from player.painting.ready_pictures import ReadyPictures


def painter(wake: Callable[[], None]) -> PaintedAhead:
    """A painter that calls `wake`, by another thread, when something has come that was missed."""
    ready = ReadyPictures(places.shipped("media") / "figure")
    return PaintedAhead(wake, ready, places.home() / "cache" / "figure")
