"""What can be taken back on a screen that looks back, until the person leaves it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from player.model.diary import Crack, Urge

Landing = int | Urge | Crack
"""What the focus goes to: a session by its number, an urge or a crack."""


class Undo(Struct, frozen=True):
    """`told` is said once it was done; `take_back` does it and gives what to go to.

    `take_back` may raise HistoryError; then it can be tried again.
    """

    told: str
    take_back: Callable[[], Landing]
