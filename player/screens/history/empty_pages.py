"""What lies over a page of the history that has nothing to show."""

from __future__ import annotations

from functools import partial

from player.flow.answers import BACK, Go
from player.screens.forms.form import Button, Form
from player.screens.history.frame import PageName
from player.ui.widgets.fields import Card
from player.ui.window.keys import Key, Keys

UNDO, URGE = "undo", "urge"
"""Answers besides `BACK`, `Go.CHECKLIST`, `Go.CRACK` and the other page; `URGE` leads aside."""


class EmptyPage(Form):
    """A card that says what will stand here, and buttons that lead on."""

    def __init__(
        self, title: str, head: str, words: tuple[str, ...], said: str, *buttons: Button
    ) -> None:
        lines = [said] if said else []
        back = Button("Back", BACK)
        super().__init__(
            title, lines, [Card("empty", head, words)], (back, *buttons), on_escape=BACK
        )

    def keys(self) -> Keys:
        """An urge may be noted aside, so that the page is no longer empty."""
        return super().keys() + Keys(Key("U", act=partial(self._end, URGE)))


def no_sessions(said: str, *, undo: bool) -> EmptyPage:
    """The first page without a session."""
    words = (
        "Your sessions will appear here.",
        "You will see when you moved, and how it felt before and after.",
    )
    buttons = (Button(PageName.URGES, PageName.URGES, "2"), *_undo(undo))
    return EmptyPage("Your sessions", "Nothing here yet", words, said, *buttons)


def no_urges(said: str, *, undo: bool) -> EmptyPage:
    """The second page without an urge and without a crack."""
    words = (
        "When the urge to twist comes, press U: two taps, and a short routine starts.",
        "If your back cracked, press C and say as much as you like.",
        "Later you will see here when urges come, and what helps.",
    )
    buttons = (
        Button(PageName.SESSIONS, PageName.SESSIONS, "1"),
        Button("A crack", Go.CRACK, "c"),
        Button("Checklist", Go.CHECKLIST, "l"),
        *_undo(undo),
    )
    return EmptyPage("Your urges", "Nothing here yet", words, said, *buttons)


def unread(name: PageName, trouble: str) -> EmptyPage:
    """A page that cannot be read, and why."""
    return EmptyPage(f"Your {name.lower()}", "They cannot be read now", (trouble,), "")


def _undo(undo: bool) -> list[Button]:
    return [Button("Undo", UNDO, "z")] if undo else []
