"""Still pictures of single poses."""

from __future__ import annotations

from player.figure.palette import Palette, palette_for
from player.figure.scene import scene
from player.model.figure import Figure
from player.model.routine import Side
from player.painting.painter import PaintedHere, Painter
from player.painting.subject import Subject
from player.plan.segment import SegmentKind
from player.plan.timeline import Timeline
from player.screens.play.figure_frames import Stances
from player.screens.play.own_pictures import OwnPictures
from player.ui.look import Colour, Theme
from player.ui.pygame_types import Rect, Surface

Framed = tuple[tuple[str | None, Side | None], ...]
"""Poses with their sides that share one framing."""


class StillPictures:
    """Small pictures of single poses, kept by pose, side, size and colours.

    `figure` is who is seen in them, and on the play screen, whose pictures `painter` gives.
    """

    def __init__(self, stances: Stances, figure: Figure, painter: Painter | None = None) -> None:
        self.stances = stances
        self.figure = figure
        self.painter = painter or PaintedHere()
        self.own = OwnPictures()
        self.news = 0
        """How often pictures have come that were missing, or shown by others that stood in."""
        self._kept: dict[tuple[object, ...], Surface] = {}
        self._missing: dict[tuple[object, ...], Subject] = {}

    def palette(self, theme: Theme, ground: Colour, figure: Figure | None = None) -> Palette:
        """The colours of the figure, or of another one, in a theme, on a ground."""
        return palette_for(theme.name, ground, figure or self.figure)

    def draw(
        self,
        surface: Surface,
        box: Rect,
        pose: str | None,
        side: Side | None,
        theme: Theme,
        ground: Colour,
        together: Framed = (),
        figure: Figure | None = None,
    ) -> bool:
        """Draw a pose into a box on a plain ground, once it is there; False where there is none.

        With `together`, all of these poses share one framing, so that their pictures compare. With
        `figure`, another figure than the person's is seen.
        """
        stance = self.stances.at(pose, side)
        if stance is None or box.width < 8 or box.height < 8:
            return False
        palette = self.palette(theme, ground, figure)
        key = (pose, side is Side.RIGHT, box.size, palette, together)
        if key in self._kept:
            surface.blit(self._kept[key], box)
            return True
        others = [self.stances.at(*one) for one in together]
        seen = scene([one for one in others if one is not None] or [stance], shown=stance)
        subject = Subject(box.size, stance.pose, stance.pose, 1.0, seen, palette)
        picture = self.painter.still(subject)
        if picture is not None:
            picture.put(surface, box.topleft)
        if picture is None or not picture.final:
            self._missing[key] = subject
        else:
            self._kept[key] = picture.base
        return True

    def take_in(self) -> bool:
        """Take in the pictures that were missing; whether any has come."""
        came = False
        for key, subject in tuple(self._missing.items()):
            picture = self.painter.still(subject)
            if picture is not None and picture.final:
                self._kept[key], came = picture.base, True
                del self._missing[key]
        self.news += came
        return came


def key_pose(timeline: Timeline) -> tuple[str | None, Side | None]:
    """The pose that stands for a routine: the one held longest in its longest exercise.

    Of several held as long it is the last; without a hold, the last one moved to.
    """
    times: dict[int, float] = {}
    for segment in timeline.segments:
        if segment.phase >= 0:
            times[segment.number] = times.get(segment.number, 0.0) + segment.length
    longest = max(times, key=lambda number: times[number], default=0)
    best: tuple[float, str | None, Side | None] = (-1.0, None, None)
    for segment in timeline.segments:
        if segment.number != longest or segment.phase < 0 or segment.rep > 1 or segment.set > 1:
            continue
        held = segment.length if segment.kind is SegmentKind.HOLD else 0.0
        if segment.side is not Side.RIGHT and held >= best[0] and segment.pose is not None:
            best = (held, segment.pose, segment.side)
    return best[1], best[2]
