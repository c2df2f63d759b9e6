"""The welcome of the first run: three short cards on one page."""

from __future__ import annotations

from player.screens.answers import SEEN
from player.screens.form import Button, Form
from player.stage.fields import Card
from player.stage.look import Ink


def welcome() -> Form:
    """The screen: what this is, what it is not, and the keys; one button."""
    fields = [
        Card(
            "what",
            "What this is",
            [
                "When you want to twist your back, do a short, slow routine instead.",
                "Put the screen where you can see it from the floor.",
            ],
        ),
        Card(
            "not",
            "What it is not",
            [
                "It is general information, not medical advice.",
                "Stop when something hurts. If you're unsure, ask a clinician.",
            ],
            Ink.ALERT,
        ),
        Card(
            "keys",
            "Three keys to know",
            [
                "Space: pause, and go on.",
                "X: it hurts. Everything stops.",
                "Esc, twice: stop. What you did is kept.",
            ],
        ),
    ]
    return Form(
        "Welcome to Untwist",
        (),
        fields,
        (Button("Let's begin", SEEN),),
        hint="Enter  go on",
        on_escape=SEEN,
    )
