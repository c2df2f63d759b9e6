"""The cards of the safety questions as data: why something is closed today, and what to do."""

from __future__ import annotations

from player.care.card import Card, by_key
from player.care.screening import Reason

ASKED = "I asked, and was told these exercises are fine"
"""The button that opens what a yes of the second tier locked; its date is kept."""

SURGEON_AGREED = "My surgeon said yes"
"""The same button for the exercises that only a surgeon can bring back."""

CARDS = by_key(
    Card(
        Reason.GO_NOW,
        "Please get help now",
        (
            "Call {emergency} now, or go to {hospital}.",
            "These signs can need fast treatment. Only a person who can examine you can tell.",
            "Do not do a routine today, and do not try to crack your back or your neck.",
            "This program can't judge how serious it is.",
            "All routines stay closed today. On another day the questions come first.",
        ),
        ("N11", "N12", "P2", "U14"),
        urgent=True,
    ),
    Card(
        Reason.ANSWER_FIRST,
        "First, the safety questions",
        (
            "Something new was noted, so please answer the questions before you move.",
            "If you feel much worse now, do not wait: call {emergency}.",
        ),
        ("N11", "N12"),
    ),
    Card(
        Reason.STOPPED,
        "Enough for today",
        (
            "You stopped because something hurt, so the routines rest until tomorrow.",
            "The breathing and the urge routine stay open. Walk a little if that feels fine.",
            "If it grows, spreads or feels numb, ask {advisers}.",
        ),
        ("P5", "N14", "U14b"),
    ),
    Card(
        Reason.ILL,
        "Not today",
        (
            "When you are ill or dizzy, rest is the better choice.",
            "The breathing and the urge routine stay open.",
            "Come back when you feel well. A missed day costs nothing.",
        ),
        ("N7",),
    ),
    Card(
        Reason.TOO_MUCH_PAIN,
        "A day of rest",
        (
            "Pain of 6 or more is too much for a routine today.",
            "The breathing and the urge routine stay open. Walk a little if that feels fine.",
            "If it is new, or no better tomorrow, ask {advisers}.",
        ),
        ("P5", "N14"),
    ),
    Card(
        Reason.ASK_FIRST,
        "Please ask somebody first",
        (
            "Before you exercise, please ask {advisers}.",
            "One yes is common and mostly turns out fine. Still, it should be asked about.",
            "The breathing, the shoulder-blade squeeze and the urge routine stay open.",
            "Were you told that these exercises are fine? Say so here, and they open again.",
            "If it gets worse quickly, call {emergency}.",
        ),
        ("N11", "N16", "C67", "P1"),
    ),
)
"""Why something is closed today, by the value of its `Reason`."""

EASE_CARD = Card(
    "ease",
    "Gently today",
    (
        "With pain of 4 or 5, go slowly, keep it small, and do fewer.",
        "Tomorrow morning should be no worse than today. If it is, do less next time.",
    ),
    ("P5", "N14"),
)
"""Shown when the pain of the day is 4 or 5."""


def card_of(reason: Reason) -> Card:
    """The card of a reason, with the words of a country still to be filled in."""
    return CARDS[reason]
