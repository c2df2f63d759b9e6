"""The figure that a person sees doing the exercises."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class BodyChoice(StrEnum):
    """Which body the figure has; any: one is chosen by chance, once."""

    ANY = "any"
    WOMAN = "woman"
    MAN = "man"


class ToneChoice(StrEnum):
    """The tone of the figure's skin; any: one is chosen by chance, once."""

    ANY = "any"
    LIGHT = "light"
    TAN = "tan"
    BROWN = "brown"
    DARK = "dark"


class Figure(Struct, frozen=True):
    """One body in one tone of skin: words of `BodyChoice` and `ToneChoice`, never `any`."""

    body: str
    tone: str


FIGURES = tuple(
    Figure(body.value, tone.value)
    for body in BodyChoice
    for tone in ToneChoice
    if body is not BodyChoice.ANY and tone is not ToneChoice.ANY
)
"""Every figure there is, a body after the other, each from light to dark."""
