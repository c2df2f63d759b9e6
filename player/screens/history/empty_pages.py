"""What stands in place of a page of the history that has nothing to show."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from types import MappingProxyType

from player.flow.answers import BACK, Go
from player.screens.forms.form import Button, Form
from player.screens.history.page import Request
from player.screens.history.page_frame import PageName, TabStop
from player.ui.widgets.fields import Card

_UNDO, _CHECKLIST, _CRACK = "undo", "checklist", "crack"

PRESSED: Mapping[Hashable, Request] = MappingProxyType(
    {
        BACK: TabStop.BACK,
        _UNDO: TabStop.UNDO,
        _CHECKLIST: TabStop.CHECKLIST,
        _CRACK: Go.CRACK,
        **{name.value: name for name in PageName},
    }
)
"""What the buttons ask for."""

_TO = {
    PageName.SESSIONS: Button(PageName.SESSIONS, PageName.SESSIONS.value, "1"),
    PageName.URGES: Button(PageName.URGES, PageName.URGES.value, "2"),
}


def no_sessions(said: str, *, undo: bool) -> Form:
    """The first page without a session."""
    words = (
        "Your sessions will appear here.",
        "You will see when you moved, and how it felt before and after.",
    )
    return _form("Your sessions", "Nothing here yet", words, said, (_TO[PageName.URGES],), undo)


def no_urges(said: str, *, undo: bool) -> Form:
    """The second page without an urge and without a crack."""
    words = (
        "When the urge to twist comes, press U: two taps, and a short routine meets it.",
        "If your back cracked, press C and say as much as you like.",
        "Later you will see here when urges come, and what helps.",
    )
    buttons = (
        _TO[PageName.SESSIONS],
        Button("A crack", _CRACK, "c"),
        Button("Checklist", _CHECKLIST, "l"),
    )
    return _form("Your urges", "Nothing here yet", words, said, buttons, undo)


def unread(name: PageName, trouble: str) -> Form:
    """A page that cannot be read, and why."""
    return _form(f"Your {name.lower()}", "They cannot be read now", (trouble,), "", (), False)


def _form(
    title: str,
    head: str,
    words: tuple[str, ...],
    said: str,
    buttons: tuple[Button, ...],
    undo: bool,
) -> Form:
    more = (Button("Undo", _UNDO, "z"),) if undo else ()
    return Form(
        title,
        [said] if said else [],
        [Card("empty", head, words)],
        (Button("Back", BACK), *buttons, *more),
        on_escape=BACK,
    )
