"""Paints the regions of the play screen."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from player.model.routine import Side
from player.plan.wording import shorter
from player.screens.play.figure_field import FigureField
from player.screens.play.large_words import draw_large_words, words_of
from player.screens.play.play_heading import DOT_STEP, dots_width
from player.screens.play.play_layout import EDGE
from player.screens.play.play_view import PlayView, side_in_words
from player.screens.play.still_pictures import StillPictures
from player.ui.dial.dial import DialFace
from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import dot, outlined, rounded
from player.ui.text.writer import LEADING, Writer
from player.ui.window.keys import Pair


class SessionStatus(Struct, frozen=True):
    """What a session adds to the view of its plan."""

    face: DialFace | None = None
    message: str = ""
    hint: tuple[Pair, ...] = ()
    buttons: tuple[Pair, ...] = ()
    """Keys and words of the buttons that stand in place of the hint while the mouse is near."""


class RegionPainters(Struct, frozen=True):
    """The painter of each region, for one view."""

    view: PlayView
    status: SessionStatus
    writer: Writer
    pictures: StillPictures
    figure: FigureField

    def ground(self, surface: Surface, box: Rect) -> None:
        """The ground of the figure, the words and the dial in it, with the side at its edge."""
        look, side = self.writer.look, self.view.side
        surface.fill(look.colour(Ink.FIELD), box)
        if side is None:
            return
        edge = Rect(box.left, box.top, look.px(EDGE), box.height)
        if side is Side.RIGHT:
            edge.right = box.right
        surface.fill(look.colour(Ink.HOLD), edge)
        letter = str(side)[0].upper()
        colour = look.colour(Ink.GROUND)
        room = edge.inflate(-edge.width // 3, 0)
        self.writer.line(surface, letter, Role.TITLE, colour, room, anchor="center")

    def title(self, surface: Surface, box: Rect) -> None:
        """The name on one line, or on two where its box is made for two."""
        writer = self.writer
        ink = writer.look.colour(Ink.INK)
        if box.height > 1.5 * writer.line_height(Role.TITLE):
            writer.paragraph(surface, self.view.title, Role.TITLE, ink, box)
        else:
            writer.line(surface, self.view.title, Role.TITLE, ink, box)

    def side(self, surface: Surface, box: Rect) -> None:
        if self.view.side is not None:
            colour = self.writer.look.colour(Ink.HOLD)
            self.writer.line(surface, side_in_words(self.view.side), Role.SIDE, colour, box)

    def counts(self, surface: Surface, box: Rect) -> None:
        """The dots of the repetitions and the counts, on two lines where they have room for two."""
        writer = self.writer
        if self.view.dots is not None:
            self._dots(surface, box, *self.view.dots)
            taken = dots_width(writer, self.view.dots[1])
            box = Rect(box.left + taken, box.top, box.width - taken, box.height)
        quiet = writer.look.colour(Ink.QUIET)
        if writer.width(self.view.counts, Role.BODY) > box.width:
            writer.paragraph(surface, self.view.counts, Role.BODY, quiet, box)
        else:
            writer.line(surface, self.view.counts, Role.BODY, quiet, box)

    def _dots(self, surface: Surface, box: Rect, begun: int, reps: int) -> None:
        """A full dot for each repetition that has begun, an open one for each to come."""
        look = self.writer.look
        step, radius = look.px(DOT_STEP), look.px(0.0115)
        for rep in range(reps):
            middle = (box.left + step // 2 + rep * step, box.centery)
            dot(surface, middle, radius, look.colour(Ink.HOLD), full=rep < begun)

    def field(self, surface: Surface, box: Rect) -> None:
        """The figure, or the routine's own picture, or words where there is neither."""
        own = self.view.segment.picture
        if own is not None and self.pictures.own.draw(surface, box, own):
            return
        self.figure.draw(surface, box)
        if self.figure.is_empty:
            draw_large_words(self.writer, surface, box, words_of(self.view))

    def figure_moving(self, surface: Surface, box: Rect) -> None:
        self.figure.draw_moving(surface)

    def words(self, surface: Surface, box: Rect) -> None:
        """The spoken line in large letters; below it the first small line that fits whole."""
        writer, look = self.writer, self.writer.look
        room = Rect(box.left, box.top, box.width, box.height - self._room_of_small(box))
        y = writer.paragraph(surface, self.view.line, Role.LINE, look.colour(Ink.INK), room)
        below = Rect(box.left, y, box.width, box.bottom - y)
        fitting = (text for text in self.view.small if writer.fits(text, Role.BODY, below.size))
        small = next(fitting, "")
        writer.paragraph(surface, small, Role.BODY, look.colour(Ink.QUIET), below)

    def _room_of_small(self, box: Rect) -> int:
        """The height that the small line gets for sure.

        It is that of one line, or less where the spoken line would not have its whole size; nothing
        where even that would make the spoken line smaller than it always has to be.
        """
        if not self.view.small:
            return 0
        writer, look = self.writer, self.writer.look
        plain = replace(look, text=min(1.0, look.text))
        whole = plain.type_size(Role.LINE)
        for small in (plain.type_size(Role.BODY), look.least_size):
            room = box.width, box.height - round(small * LEADING)
            if writer.size_for(self.view.line, Role.LINE, room) >= whole:
                return round(small * LEADING)
        return 0

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
        rounded(surface, box, look.px(Space.L), look.colour(Ink.PANEL))
        inside = box.inflate(-pad, -pad)
        if inside.width > 2.4 * inside.height:
            picture = Rect(inside.left, inside.top, round(inside.height * 1.25), inside.height)
            if self._coming_picture(surface, picture):
                inside.width -= picture.width + pad
                inside.left += picture.width + pad
            self._coming_words(surface, inside, small, inside.height)
            return
        y = self._coming_words(surface, inside, small, round(inside.height * 0.62))
        self._coming_picture(surface, Rect(inside.left, y, inside.width, inside.bottom - y))

    def _coming_picture(self, surface: Surface, box: Rect) -> bool:
        theme, panel = self.writer.look.theme, self.writer.look.colour(Ink.PANEL)
        pose, side, own = self.view.coming_pose, self.view.coming_side, self.view.coming_picture
        if own is not None and self.pictures.own.draw(surface, box, own):
            return True
        return self.pictures.draw(surface, box, pose, side, theme, panel)

    def _coming_words(self, surface: Surface, box: Rect, small: int, most: int) -> int:
        """What comes next in words, in so much of the height of a box; the y below them."""
        writer, ink = self.writer, self.writer.look.colour
        writer.put(surface, "Next", Role.SMALL, ink(Ink.QUIET), box.topleft, size=small)
        step = writer.line_height(Role.SMALL, small)
        room = Rect(box.left, box.top + step, box.width, most - step)
        detail = self.view.coming_detail
        room.height -= step if detail else 0
        y = writer.paragraph(surface, self.view.coming, Role.STRONG, ink(Ink.INK), room)
        if detail:
            place = Rect(box.left, y, box.width, step)
            writer.line(surface, detail, Role.SMALL, ink(Ink.QUIET), place)
            y += step
        return y

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
