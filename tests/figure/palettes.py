"""The colours of one figure in each theme, on the ground of its field."""

from player.figure.palette import palette_for
from player.model.figure import Figure
from player.ui.look import THEMES, Ink

FIGURE = Figure("woman", "light")

LIGHT, DARK, HIGH_CONTRAST = (
    palette_for(name, THEMES[name].colours[Ink.FIELD], FIGURE)
    for name in ("light", "dark", "high contrast")
)
