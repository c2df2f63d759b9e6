"""Paints the regions of the play screen."""

from __future__ import annotations

from msgspec import Struct

from player.model.routine import Side
from player.plan.wording import shorter
from player.screens.play.figure_field import FigureField
from player.screens.play.play_view import PlayView
from player.screens.play.still_pictures import StillPictures
from player.ui.dial.dial import DialFace
from player.ui.look import Ink, Look, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined, rounded
from player.ui.text.writer import LEADING, Writer
from player.ui.window.keys import Pair


class SessionStatus(Struct, frozen=True):
    """What a session adds to the view of its plan."""

    face: DialFace | None = None
    message: str = ""
    hint: tuple[Pair, ...] = ()
    buttons: tuple[Pair, ...] = ()
    """Keys and words of the buttons that stand in place of the hint while the mouse is near."""


def figure_room(look: Look, field: Rect, side: Side | None) -> Rect:
    """The place of the figure in its field, beside the edge that shows the side."""
    room = field.inflate(-look.px(Space.M), -look.px(Space.M))
    if side is not None:
        edge = look.px(Space.ROW)
        room.width -= edge
        room.left += edge if side is Side.LEFT else 0
    return room


class RegionPainters(Struct, frozen=True):
    """The painter of each region, for one view."""

    view: PlayView
    status: SessionStatus
    writer: Writer
    pictures: StillPictures
    figure: FigureField

    def title(self, surface: Surface, box: Rect) -> None:
        writer = self.writer
        writer.line(surface, self.view.title, Role.TITLE, writer.look.colour(Ink.INK), box)

    def side(self, surface: Surface, box: Rect) -> None:
        """The side as a word; in an exercise without sides, the counts stand here."""
        if self.view.side is None:
            self._counts(surface, box)
            return
        word = f"{self.view.side} side".capitalize()
        colour = self.writer.look.colour(Ink.HOLD)
        self.writer.line(surface, word, Role.SIDE, colour, box)

    def counts(self, surface: Surface, box: Rect) -> None:
        if self.view.side is not None:
            self._counts(surface, box)

    def _counts(self, surface: Surface, box: Rect) -> None:
        """The counts, smaller and on two lines where they do not fit on one."""
        colour = self.writer.look.colour(Ink.QUIET)
        self.writer.paragraph(surface, self.view.counts, Role.BODY, colour, box)

    def field(self, surface: Surface, box: Rect) -> None:
        """The figure or the routine's own picture, with the side at its edge of the field."""
        look = self.writer.look
        ground = look.colour(Ink.FIELD)
        rounded(surface, box, look.px(Space.L), ground)
        side = self.view.side
        room = figure_room(look, box, side)
        own = self.view.segment.picture
        if own is None or not self.pictures.own.draw(surface, room, own):
            surface.set_clip(room)
            self.figure.draw(surface, room)
            surface.set_clip(box)
        if side is not None:
            self._side_edge(surface, box, side)

    def figure_moving(self, surface: Surface, box: Rect) -> None:
        self.figure.draw_moving(surface)

    def _side_edge(self, surface: Surface, box: Rect, side: Side) -> None:
        look = self.writer.look
        edge = Rect(0, 0, look.px(Space.ROW), box.height)
        edge.topleft = box.topleft if side is Side.LEFT else (box.right - edge.width, box.top)
        rounded(surface, edge, look.px(Space.L), look.colour(Ink.HOLD))
        letter = str(side)[0].upper()
        colour = look.colour(Ink.GROUND)
        self.writer.put(surface, letter, Role.TITLE, colour, edge.center, anchor="center")

    def words(self, surface: Surface, box: Rect) -> None:
        """The spoken line in large letters; below it the first small line that fits whole."""
        writer, look = self.writer, self.writer.look
        # The small line gets at least one line of the box, so that nothing is cut.
        least = round(look.least_size * LEADING) if self.view.small else 0
        room = Rect(box.left, box.top, box.width, box.height - least)
        y = writer.paragraph(surface, self.view.line, Role.LINE, look.colour(Ink.INK), room)
        below = Rect(box.left, y, box.width, box.bottom - y)
        fitting = (text for text in self.view.small if writer.fits(text, Role.BODY, below.size))
        small = next(fitting, "")
        writer.paragraph(surface, small, Role.BODY, look.colour(Ink.QUIET), below)

    def message(self, surface: Surface, box: Rect) -> None:
        """A message of the program. Where it is too long it loses its last sentences."""
        writer, look = self.writer, self.writer.look
        forms = shorter(self.status.message)
        least = look.least_size
        fitting = (one for one in forms if writer.width(one, Role.STRONG, least) <= box.width)
        message = next(fitting, forms[-1])
        writer.line(surface, message, Role.STRONG, look.colour(Ink.MOVE), box)

    def next(self, surface: Surface, box: Rect) -> None:
        """What comes next, on a card, or in one line where there is little room."""
        writer, look = self.writer, self.writer.look
        pad = look.px(Space.XL)
        ink, quiet = look.colour(Ink.INK), look.colour(Ink.QUIET)
        # The label stays hardly larger than the smallest letters.
        small = min(look.type_size(Role.SMALL), round(1.1 * look.least_size))
        if box.height < look.px(Space.HEAD):
            at = (box.left, box.centery)
            place = writer.put(surface, "Next", Role.SMALL, quiet, at, anchor="midleft", size=small)
            text = "  ".join(filter(None, (self.view.coming, self.view.coming_detail)))
            left = place.right + look.px(Space.M)
            room = Rect(left, box.top, box.right - left, box.height)
            writer.line(surface, text, Role.STRONG, ink, room)
            return
        panel = look.colour(Ink.PANEL)
        rounded(surface, box, look.px(Space.L), panel)
        inside = box.inflate(-2 * pad, -pad)
        picture = Rect(inside.left, inside.top, round(inside.height * 1.25), inside.height)
        pose, side = self.view.coming_pose, self.view.coming_side
        if self.pictures.draw(surface, picture, pose, side, look.theme, panel):
            inside.width -= picture.width + pad
            inside.left += picture.width + pad
        writer.put(surface, "Next", Role.SMALL, quiet, inside.topleft, size=small)
        top = inside.top + writer.line_height(Role.SMALL, small)
        room = Rect(inside.left, top, inside.width, inside.bottom - top)
        if self.view.coming_detail:
            step = top - inside.top
            room.height -= step
            place = Rect(inside.left, room.bottom, inside.width, step)
            writer.line(surface, self.view.coming_detail, Role.SMALL, quiet, place)
        writer.paragraph(surface, self.view.coming, Role.STRONG, ink, room)

    def buttons(self, surface: Surface, box: Rect) -> None:
        writer, look = self.writer, self.writer.look
        for place, (_, text) in zip(self.button_places(box), self.status.buttons, strict=True):
            edge, panel = look.colour(Ink.LINE), look.colour(Ink.PANEL)
            outlined(surface, place, place.height // 2, edge, panel, max(1, look.px(Space.HAIR)))
            room = place.inflate(-look.px(Space.XS), 0)
            writer.line(surface, text, Role.SMALL, look.colour(Ink.INK), room, anchor="center")

    def button_places(self, box: Rect) -> list[Rect]:
        """The places of the buttons, in the box of the hint."""
        wide = box.width // len(self.status.buttons)
        return [
            Rect(box.left + number * wide + 2, box.top, wide - 4, box.height)
            for number in range(len(self.status.buttons))
        ]
