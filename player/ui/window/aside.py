"""What the app and a visit say to each other of going aside from a screen. No window here."""

from __future__ import annotations

from enum import Enum


class Aside(Enum):
    """What the app and the visit say of going aside, and of coming back to the screen left."""

    BEGIN = "begin"
    """Sent to the visit: the key was pressed."""
    BACK = "back"
    """Wanted by the visit: the screen that was left, as it was."""
    LEAVE = "leave"
    """Wanted by the visit: that screen, as if its window were closed."""
