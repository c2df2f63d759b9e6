"""The figure in its field: painted anew only where it has moved."""

from __future__ import annotations

from player.figure.camera import Box
from player.figure.drawing import draw_figure
from player.figure.movement_cache import MovementCache, Way
from player.figure.palette import Palette
from player.figure.stance import between
from player.screens.play.figure_frames import FigureFrame
from player.ui.pygame_types import Rect, Surface

STEPS = 240
"""Steps of a movement that are told apart: four seconds at sixty frames."""

KEPT_WINDOWS = 2.5
"""Memory for the kept steps, in pictures of the size of the window."""

KEPT_ON_THE_WAY = 1_000_000
"""Pixels of a movement's box up to which steps are kept while it runs. More would be late."""

MOST_AT_ONCE = 4
PREPARED_PIXELS = 2_000_000
"""Steps, and pixels of steps, that are prepared in one frame in which nothing moves."""


def rect_of(box: Rect) -> Box:
    """A pygame box as a box of the figure."""
    return box.left, box.top, box.width, box.height


def key_of(frame: FigureFrame | None) -> tuple[object, ...]:
    """What the picture depends on, rounded to what can be seen."""
    if frame is None:
        return ()
    return (
        id(frame.begin),
        id(frame.end),
        round(frame.share * STEPS),
        frame.scene,
        frame.fade,
        frame.moving,
        bool(frame.arrow),
    )


def draw_figure_frame(surface: Surface, box: Rect, frame: FigureFrame, palette: Palette) -> None:
    """Draw the figure into a box that already has its ground."""
    if frame.fade and 0.0 < frame.share < 1.0:
        _draw_fading(surface, box, frame, palette)
        return
    still = frame.share >= 1.0 or frame.begin is frame.end
    body = frame.end.body if still else between(frame.begin, frame.end, frame.share)
    draw_figure(
        surface,
        rect_of(box),
        body,
        frame.scene,
        palette,
        moving=() if still else frame.moving,
        arrow=frame.arrow,
    )


class FigureField:
    """Draws the figure of one play screen and keeps the steps of its movements.

    It takes two regions of the canvas: the whole field, painted when a movement begins and ends,
    and over it the box in which something moves, painted when it has moved visibly. While the
    camera turns, everything moves, and there is only the field.
    """

    def __init__(self) -> None:
        self._frame: FigureFrame | None = None
        self._way: Way | None = None
        self._moves = False
        self._movements = MovementCache()

    def show(self, frame: FigureFrame | None) -> None:
        before, self._frame = self._frame, frame
        turns = (
            before is not None
            and frame is not None
            and before.end is frame.end
            and before.scene != frame.scene
        )
        self._moves = frame is not None and _moves(frame) and not turns

    @property
    def key(self) -> tuple[object, ...]:
        """What the field depends on, apart from what moves in it."""
        frame = self._frame
        if frame is None or not self._moves:
            return key_of(frame)
        return (id(frame.begin), id(frame.end), frame.scene, frame.moving)

    def draw(self, surface: Surface, room: Rect, palette: Palette) -> None:
        """Draw into a room that has its ground already and is the clip of the surface."""
        frame, self._way = self._frame, None
        if frame is None:
            return
        if not self._moves:
            draw_figure_frame(surface, room, frame, palette)
            return
        self._way = self._way_of(frame, room, palette)
        self._movements.fit(_most_for(surface))
        self._way[0].draw_around(surface)
        self.draw_moving(surface)

    def _way_of(self, frame: FigureFrame, room: Rect, palette: Palette) -> Way:
        stances = (frame.begin, frame.end)
        return self._movements.way(rect_of(room), stances, frame.scene, palette, frame.moving)

    @property
    def moving(self) -> tuple[Rect, int] | None:
        """The box in which the figure moves, as drawn last, and the step it is at."""
        if self._way is None or self._frame is None or not self._moves:
            return None
        movement, backwards = self._way
        share = self._frame.share
        return movement.box, movement.step(1.0 - share if backwards else share)

    def changed(self, before: int) -> list[Rect]:
        """The parts of that box that differ from an earlier step."""
        if self._way is None or self.moving is None:
            return []
        return [self._way[0].changed(before, self.moving[1])]

    def draw_moving(self, surface: Surface) -> None:
        """Draw the step into that box."""
        if self._way is None or self.moving is None:
            return
        movement, step = self._way[0], self.moving[1]
        if movement.box.width * movement.box.height <= KEPT_ON_THE_WAY:
            self._movements.keep(movement, step, _most_for(surface))
        movement.draw(surface, step)

    def prepare(self, surface: Surface, frame: FigureFrame, room: Rect, palette: Palette) -> None:
        """Keep a few more steps of a movement to come, while nothing moves."""
        movement, backwards = self._way_of(frame, room, palette)
        pixels = max(1, movement.box.width * movement.box.height)
        for _ in range(max(1, min(MOST_AT_ONCE, PREPARED_PIXELS // pixels))):
            step = movement.missing(backwards)
            if step is None or not self._movements.keep(movement, step, _most_for(surface)):
                return


def _most_for(surface: Surface) -> int:
    """Bytes."""
    width, height = surface.get_size()
    return round(KEPT_WINDOWS * 4 * width * height)


def _moves(frame: FigureFrame) -> bool:
    return not frame.fade and frame.begin is not frame.end and 0.0 < frame.share < 1.0


def _draw_fading(surface: Surface, box: Rect, frame: FigureFrame, palette: Palette) -> None:
    """The new picture over the old one, as opaque as it has come."""
    draw_figure(surface, rect_of(box), frame.begin.body, frame.scene, palette)
    new = Surface(box.size)
    new.fill(palette.background)
    draw_figure(new, (0, 0, *box.size), frame.end.body, frame.scene, palette)
    new.set_alpha(round(255 * frame.share))
    surface.blit(new, box)
