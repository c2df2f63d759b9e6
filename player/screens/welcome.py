"""The first run: three short cards on one page, then the person's own plan for an urge."""

from __future__ import annotations

from player.model.settings import Country
from player.screens.answers import GO_ON, SEEN
from player.screens.form import Button, Form
from player.stage.fields import Card, Option, TextLine, Words
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
            "Keys to know",
            [
                "Space: pause, and go on.",
                "U: the urge is here. X: it hurts, and everything stops.",
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


COUNTRIES = (
    (Country.UK, "United Kingdom"),
    (Country.EU, "European Union"),
    (Country.US, "United States"),
    (Country.OTHER, "Somewhere else"),
)
"""The countries as they are asked for."""


def plan_form(if_then: str) -> Form:
    """The screen: where the person lives, and their own sentence for the moment of an urge."""
    options = [Option(text, country) for country, text in COUNTRIES]
    return Form(
        "Your own plan",
        ("A small plan, made before, helps when the urge comes. Change the words if you like.",),
        [
            Words("country", "Where are you? Then the right emergency number is shown.", options),
            TextLine("if_then", "My plan", if_then, most=200),
        ],
        (Button("Keep it", GO_ON),),
        hint="Number keys  answer     Enter  keep     Esc  skip",
        on_escape=GO_ON,
    )
