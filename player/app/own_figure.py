"""Which figure a person sees: that of their settings, or one chosen by chance once, and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from player.model.figure import FIGURES, BodyChoice, Figure, ToneChoice
from player.model.settings import Settings

Chance = Callable[[Sequence[Figure]], Figure]
"""Takes one of several figures."""


def by_chance(figures: Sequence[Figure]) -> Figure:
    """One of the figures, each as likely as the others."""
    import random  # only a start without a chosen figure need pay for it

    return random.choice(figures)


def figure_of(settings: Settings, chance: Chance = by_chance) -> Figure:
    """The figure of the settings; what they leave open is up to chance."""
    if settings.figure_body is BodyChoice.ANY or settings.figure_tone is ToneChoice.ANY:
        return settings.figure(chance(FIGURES))
    return Figure(settings.figure_body.value, settings.figure_tone.value)
