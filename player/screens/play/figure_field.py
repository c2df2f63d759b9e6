"""The figure in its field: drawn when it has moved, and kept while it stands still."""

from __future__ import annotations

from player.figure.brush import Palette
from player.figure.camera import Box
from player.figure.drawing import draw_figure
from player.figure.movement_cache import MovementCache, Way
from player.figure.stance import between
from player.screens.play.figure_frames import Staging, palette_on
from player.ui.look import Colour, Theme
from player.ui.pygame_types import Rect, Surface

STEPS = 240
"""Steps of a change that are told apart: four seconds at sixty frames."""

KEPT_WINDOWS = 2.5
"""How many pictures of the size of the window the kept steps may take together."""

KEPT_ON_THE_WAY = 1_000_000
"""Pixels of a movement's box up to which its steps are kept as they come; else a frame is late."""

MOST_AT_ONCE = 4
PREPARED_PIXELS = 2_000_000
"""Steps, and pixels of them, that are prepared in one frame in which nothing moves."""


def rect_of(box: Rect) -> Box:
    """A box of the screen as the figure takes it."""
    return box.left, box.top, box.width, box.height


def key_of(staging: Staging | None) -> tuple[object, ...]:
    """What the picture of the figure depends on, rounded to what can be seen."""
    if staging is None:
        return ()
    return (
        id(staging.begin),
        id(staging.end),
        round(staging.share * STEPS),
        staging.scene,
        staging.fade,
        staging.moving,
        bool(staging.arrow),
    )


def draw_staging(
    surface: Surface, box: Rect, staging: Staging, theme: Theme, ground: Colour
) -> None:
    """Draw the figure into a box that already has its ground."""
    palette = palette_on(theme, ground)
    if staging.fade and 0.0 < staging.share < 1.0:
        _draw_fading(surface, box, staging, palette)
        return
    still = staging.share >= 1.0 or staging.begin is staging.end
    body = staging.end.body if still else between(staging.begin, staging.end, staging.share)
    draw_figure(
        surface,
        rect_of(box),
        body,
        staging.scene,
        palette,
        moving=() if still else staging.moving,
        arrow=staging.arrow,
    )


class FigureField:
    """The figure of one play screen, frame by frame; the steps of its movements are kept.

    It is two regions of the canvas: the field with all of it, painted when a movement begins and
    ends, and over that the box in which something moves, painted when it has moved visibly.
    While the viewer turns, everything moves, and the field is all there is.
    """

    def __init__(self) -> None:
        self._staging: Staging | None = None
        self._way: Way | None = None
        self._moves = False
        self._movements = MovementCache()

    @property
    def kept(self) -> int:
        """Bytes of the steps that are kept."""
        return self._movements.weight

    def show(self, staging: Staging | None) -> None:
        """Take the figure of this frame; None where there is none."""
        before, self._staging = self._staging, staging
        turns = (
            before is not None
            and staging is not None
            and before.end is staging.end
            and before.scene != staging.scene
        )
        self._moves = staging is not None and _moves(staging) and not turns

    @property
    def key(self) -> tuple[object, ...]:
        """What the picture of the field depends on, apart from what is on the move in it."""
        staging = self._staging
        if staging is None or not self._moves:
            return key_of(staging)
        return (id(staging.begin), id(staging.end), staging.scene, staging.moving)

    def draw(self, surface: Surface, room: Rect, theme: Theme, ground: Colour) -> None:
        """Draw the figure into a room that already has its ground, and to which it is clipped."""
        staging, self._way = self._staging, None
        if staging is None:
            return
        if not self._moves:
            draw_staging(surface, room, staging, theme, ground)
            return
        self._way = self._way_of(staging, room, theme, ground)
        self._movements.fit(_most_for(surface))
        self._way[0].draw_around(surface)
        self.draw_moving(surface)

    def _way_of(self, staging: Staging, room: Rect, theme: Theme, ground: Colour) -> Way:
        palette = palette_on(theme, ground)
        stances = (staging.begin, staging.end)
        return self._movements.way(rect_of(room), stances, staging.scene, palette, staging.moving)

    @property
    def moving(self) -> tuple[Rect, int] | None:
        """The box in which the figure moves, as drawn last, and the step that is seen in it."""
        if self._way is None or self._staging is None or not self._moves:
            return None
        movement, backwards = self._way
        share = self._staging.share
        return movement.box, movement.step(1.0 - share if backwards else share)

    def changed(self, before: int) -> list[Rect]:
        """The parts of that box in which the figure differs from an earlier step."""
        if self._way is None or self.moving is None:
            return []
        return [self._way[0].changed(before, self.moving[1])]

    def draw_moving(self, surface: Surface) -> None:
        """Draw what lies in that box; where the surface is clipped, only that much."""
        if self._way is None or self.moving is None:
            return
        movement, step = self._way[0], self.moving[1]
        if movement.box.width * movement.box.height <= KEPT_ON_THE_WAY:
            self._movements.keep(movement, step, _most_for(surface))
        movement.draw(surface, step)

    def prepare(
        self,
        surface: Surface,
        staging: Staging,
        room: Rect,
        theme: Theme,
        ground: Colour,
    ) -> None:
        """Keep a few more steps of a movement that comes, while nothing moves."""
        movement, backwards = self._way_of(staging, room, theme, ground)
        pixels = max(1, movement.box.width * movement.box.height)
        for _ in range(max(1, min(MOST_AT_ONCE, PREPARED_PIXELS // pixels))):
            step = movement.missing(backwards)
            if step is None or not self._movements.keep(movement, step, _most_for(surface)):
                return


def _most_for(surface: Surface) -> int:
    """The bytes of steps that may be kept for a window."""
    width, height = surface.get_size()
    return round(KEPT_WINDOWS * 4 * width * height)


def _moves(staging: Staging) -> bool:
    """Whether a body is on its way from one place to another."""
    return not staging.fade and staging.begin is not staging.end and 0.0 < staging.share < 1.0


def _draw_fading(surface: Surface, box: Rect, staging: Staging, palette: Palette) -> None:
    """The old picture, with the new one over it as far as it has come."""
    draw_figure(surface, rect_of(box), staging.begin.body, staging.scene, palette)
    new = Surface(box.size)
    new.fill(palette.background)
    draw_figure(new, (0, 0, *box.size), staging.end.body, staging.scene, palette)
    new.set_alpha(round(255 * staging.share))
    surface.blit(new, box)
