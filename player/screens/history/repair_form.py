"""The page that offers to bring back what a history lacks."""

from __future__ import annotations

from collections.abc import Sequence

from player.flow.answers import AWAY, NO, YES
from player.screens.forms.form import Button, Form
from player.ui.widgets.fields import Card


def repair_form(lines: Sequence[str]) -> Form:
    """What is lacking, and the three things to do about it."""
    return Form(
        "Your history",
        (),
        [Card("lacking", "", lines)],
        (
            Button("Bring back what can be", YES),
            Button("Not now", AWAY, "n"),
            Button("Leave it so", NO, "l"),
        ),
        on_escape=AWAY,
    )
