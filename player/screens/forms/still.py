"""A screen that stands still: only events change it."""

from __future__ import annotations


class Still:
    """The loop of a screen in which nothing changes by itself and nothing falls due."""

    def update(self) -> None:
        """Time changes nothing here."""

    def next_frame(self, last: float) -> float | None:
        """Only an event changes the picture."""
        return None

    def next_moment(self) -> float | None:
        """Nothing falls due."""
        return None
