"""The figure in its field: painted anew only where it has moved."""

from __future__ import annotations

from msgspec import Struct

from player.figure.palette import Palette
from player.painting.painter import Film, Painter, Picture
from player.painting.subject import Subject
from player.screens.play.figure_frames import FigureFrame
from player.ui.pygame_types import Rect, Surface

FADE_STEPS = 48
"""Steps of a fade that are told apart."""

PORTION = 4_000_000
"""Bytes of new pictures that are taken in with a frame in which nothing moves."""


class Shown(Struct, frozen=True):
    """What a frame needs of the painter: a picture, or one that fades into the one `over` it.

    A movement is shown by its `film`, maybe `backwards`; until that is there, by the fade.
    """

    below: Subject
    over: Subject | None = None
    film: Subject | None = None
    backwards: bool = False


def shown_in(frame: FigureFrame, size: tuple[int, int], palette: Palette) -> Shown:
    """What a frame needs, in pixels of `size`."""
    scene, begin, end = frame.scene, frame.begin.pose, frame.end.pose
    rest = Subject(size, end, end, 1.0, scene, palette, arrow=frame.arrow)
    if frame.share >= 1.0 or (frame.begin is frame.end and not frame.fade):
        return Shown(rest)
    before = frame.scene_before or scene
    below = Subject(size, begin, begin, 1.0, before, palette)
    if frame.fade:
        return Shown(below, rest)
    way = Subject(size, begin, end, 0.0, scene, palette, frame.moving)
    return Shown(below, rest, *way.forwards())


class FigureField:
    """Draws the figure of one play screen from the pictures that are there.

    It takes two regions of the canvas: the whole field, painted when a movement begins and ends,
    and over it the box in which something moves, painted when it has moved visibly.
    """

    def __init__(self, painter: Painter) -> None:
        self.painter = painter
        self._frame: FigureFrame | None = None
        self._of: tuple[object, ...] = ()
        self._shown: Shown | None = None
        self._film: Film | None = None
        self._pictures: tuple[Picture | None, Picture | None] = (None, None)
        self._faded: tuple[Picture, Surface] | None = None
        self._corner = (0, 0)

    def show(self, frame: FigureFrame | None, size: tuple[int, int], palette: Palette) -> None:
        """Show a frame from now on, in pixels of `size`."""
        self._frame = frame
        if frame is None:
            self._of, self._shown = (), None
            return
        rests = frame.share >= 1.0
        changes = (frame.scene, frame.fade, bool(frame.arrow), rests)
        of = (id(frame.begin), id(frame.end), *changes, size, palette)
        if of != self._of:
            self._of, self._shown = of, shown_in(frame, size, palette)
        assert self._shown is not None
        shown = self._shown
        self._film = self.painter.film(shown.film) if shown.film else None
        if self._film is None:
            above = self.painter.still(shown.over) if shown.over else None
            self._pictures = self.painter.still(shown.below), above

    @property
    def key(self) -> tuple[object, ...]:
        """What the field depends on, apart from what moves in it."""
        if self._frame is None or self._shown is None:
            return ()
        if self._film is not None:
            return (self._of,)
        share = round(self._frame.share * FADE_STEPS) if self._shown.over else 0
        return (self._of, share, *map(_identity, self._pictures))

    @property
    def is_empty(self) -> bool:
        """Whether there is no body to show."""
        return self._frame is None

    @property
    def is_waiting(self) -> bool:
        """Whether there is a body to show and no picture of it yet."""
        return self._frame is not None and self._film is None and self._pictures[0] is None

    def draw(self, surface: Surface, room: Rect) -> None:
        """Draw into a room that has its ground already and is the clip of the surface."""
        self._corner = room.topleft
        if self._frame is None:
            return
        if self._film is not None:
            self.draw_moving(surface)
            return
        below, above = self._pictures
        if below is not None:
            below.put(surface, room.topleft)
        if above is not None:
            faded = self._as_surface(above, room)
            faded.set_alpha(round(255 * self._frame.share))
            surface.blit(faded, room)

    def _as_surface(self, picture: Picture, room: Rect) -> Surface:
        if self._faded is None or self._faded[0] != picture:
            surface = Surface(room.size, depth=32)
            picture.put(surface, (0, 0))
            self._faded = picture, surface
        return self._faded[1]

    @property
    def moving(self) -> tuple[Rect, float] | None:
        """The box in which the figure moves, and the share of its way that is shown."""
        if self._film is None or self._frame is None or self._shown is None:
            return None
        share = 1.0 - self._frame.share if self._shown.backwards else self._frame.share
        return self._film.box.move(self._corner), self._film.nearest(share)

    def changed(self, before: float) -> list[Rect]:
        """The parts of that box that differ from an earlier share."""
        if self._film is None or self.moving is None:
            return []
        return [self._film.changed(before, self.moving[1]).move(self._corner)]

    def draw_moving(self, surface: Surface) -> None:
        """Draw what is shown of the movement, within the clip of the surface."""
        if self._film is not None and self.moving is not None:
            self._film.put(surface, self._corner, self.moving[1])

    def take(self, surface: Surface) -> None:
        """Take in what has been painted: little while something moves."""
        moves = self._shown is not None and self._shown.over is not None
        self.painter.take(surface, 1 if moves else PORTION)


def _identity(picture: Picture | None) -> tuple[int, ...]:
    return () if picture is None else (id(picture.base), id(picture.layer))
