"""The picture of the play screen: a view drawn into its layout, region by region."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pygame

from player.engine.timeline import Timeline
from player.model.routine import Side
from player.screens.play_layout import PlayLayout, lay_out_play
from player.screens.play_view import PlayView
from player.stage.canvas import Canvas
from player.stage.dial import DialFace, draw_dial
from player.stage.look import PHASE_INKS, Ink, Look, Role
from player.stage.planbar import PlanBar
from player.stage.shapes import rounded
from player.stage.text import Writer

HINT = "Space  pause     ←  →  step     J  list     X  it hurts     Esc  stop     ?  keys"


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a session adds to the view of its plan: a state, a passing message."""

    face: DialFace | None = None
    message: str = ""
    hint: str = HINT


class PlayPicture:
    """Draws the views of one plan. Keeps only what is dear to make: the layout and the bar."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self._look: Look | None = None
        self._layout = lay_out_play(800, 600)
        self._bar: PlanBar | None = None

    def layout(self, look: Look) -> PlayLayout:
        """The layout for a look; made anew only for another size or theme."""
        if look != self._look or self._bar is None:
            self._look = look
            self._layout = lay_out_play(look.width, look.height)
            size = self._layout.bar.size
            self._bar = PlanBar(self.timeline, look, *size)
        return self._layout

    def dial_box(self) -> pygame.Rect:
        """Where the dial was drawn last: a click there pauses."""
        return self._layout.dial

    def draw(self, canvas: Canvas, view: PlayView, overlay: Overlay) -> None:
        """Name every region of this moment; the canvas paints those that changed."""
        canvas.scene(("play", id(self.timeline)))
        look, writer = canvas.look, canvas.writer
        layout = self.layout(look)
        draw = _Regions(view, overlay, writer, self._bar)
        face = (overlay.face or view.face).quantised(look)
        message = overlay.message
        canvas.region("title", layout.title, view.title, draw.title)
        canvas.region("side", layout.side, view.side, draw.side)
        canvas.region("counts", layout.counts, view.counts, draw.counts)
        canvas.region("field", layout.field, view.side, draw.field)
        canvas.region("dial", layout.dial, face, replace_face(draw, face).dial)
        canvas.region("words", layout.words, (view.line, view.note, message), draw.words)
        canvas.region("next", layout.next, (view.coming, view.coming_detail), draw.next)
        place = self._bar.place(view.progress) if self._bar else 0
        canvas.region("bar", layout.bar, place, draw.bar)
        canvas.region("hint", layout.hint, overlay.hint, draw.hint)


def replace_face(draw: _Regions, face: DialFace) -> _Regions:
    """The same painters with the face that is to be seen."""
    return replace(draw, overlay=replace(draw.overlay, face=face))


@dataclass(frozen=True, slots=True)
class _Regions:
    """The painter of each region, for one view."""

    view: PlayView
    overlay: Overlay
    writer: Writer
    plan_bar: PlanBar | None

    def title(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The name of the exercise."""
        writer = self.writer
        text = writer.shortened(self.view.title, Role.TITLE, box.width)
        colour = writer.look.colour(Ink.INK)
        writer.put(surface, text, Role.TITLE, colour, box.midleft, anchor="midleft")

    def side(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The side as a word."""
        if self.view.side is None:
            return
        word = f"{self.view.side} side".capitalize()
        colour = self.writer.look.colour(Ink.HOLD)
        self.writer.put(surface, word, Role.SIDE, colour, box.midleft, anchor="midleft")

    def counts(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """Where in the dose this is; smaller and on two lines where it does not fit on one."""
        writer, text = self.writer, self.view.counts
        colour = writer.look.colour(Ink.QUIET)
        fits = writer.width(text, Role.BODY) <= box.width
        writer.paragraph(surface, text, Role.BODY if fits else Role.SMALL, colour, box)

    def field(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The field of the figure, with the side at its own edge."""
        look = self.writer.look
        rounded(surface, box, look.px(0.025), look.colour(Ink.FIELD))
        if self.view.side is not None:
            self._side_edge(surface, box, self.view.side)

    def _side_edge(self, surface: pygame.Surface, box: pygame.Rect, side: Side) -> None:
        look = self.writer.look
        edge = pygame.Rect(0, 0, look.px(0.085), box.height)
        edge.topleft = box.topleft if side is Side.LEFT else (box.right - edge.width, box.top)
        rounded(surface, edge, look.px(0.025), look.colour(Ink.HOLD))
        letter = str(side)[0].upper()
        colour = look.colour(Ink.GROUND)
        self.writer.put(surface, letter, Role.TITLE, colour, edge.center, anchor="center")

    def dial(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The number in its ring."""
        draw_dial(surface, box, self.overlay.face or self.view.face, self.writer)

    def words(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The spoken line large, the note small below it; a passing message in their place."""
        writer, look = self.writer, self.writer.look
        if self.overlay.message:
            colour = look.colour(PHASE_INKS[self.view.segment.kind])
            writer.paragraph(surface, self.overlay.message, Role.LINE, colour, box)
            return
        y = writer.paragraph(surface, self.view.line, Role.LINE, look.colour(Ink.INK), box)
        y += look.px(0.008)
        if self.view.note and box.bottom - y >= writer.line_height(Role.BODY):
            below = pygame.Rect(box.left, y, box.width, box.bottom - y)
            colour = look.colour(Ink.QUIET)
            writer.paragraph(surface, self.view.note, Role.BODY, colour, below)

    def next(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """What comes next: a card, or one line where there is little room."""
        writer, look = self.writer, self.writer.look
        pad = look.px(0.03)
        ink, quiet = look.colour(Ink.INK), look.colour(Ink.QUIET)
        if box.height < look.px(0.1):
            at = (box.left, box.centery)
            place = writer.put(surface, "Next", Role.BODY, quiet, at, anchor="midleft")
            text = "  ".join(filter(None, (self.view.coming, self.view.coming_detail)))
            left = place.right + look.px(0.02)
            text = writer.shortened(text, Role.STRONG, box.right - left)
            writer.put(surface, text, Role.STRONG, ink, (left, box.centery), anchor="midleft")
            return
        rounded(surface, box, look.px(0.025), look.colour(Ink.PANEL))
        inside = box.inflate(-2 * pad, -pad)
        writer.put(surface, "Next", Role.SMALL, quiet, inside.topleft)
        top = inside.top + writer.line_height(Role.SMALL)
        room = pygame.Rect(inside.left, top, inside.width, inside.bottom - top)
        if self.view.coming_detail:
            room.height -= writer.line_height(Role.BODY)
            bottom = (inside.left, inside.bottom)
            detail = self.view.coming_detail
            writer.put(surface, detail, Role.BODY, quiet, bottom, anchor="bottomleft")
        writer.paragraph(surface, self.view.coming, Role.STRONG, ink, room)

    def bar(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The thin bar of the whole plan."""
        if self.plan_bar is not None:
            self.plan_bar.draw(surface, box, self.view.progress)

    def hint(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The keys in one quiet line."""
        writer = self.writer
        text = writer.shortened(self.overlay.hint, Role.SMALL, box.width)
        colour = writer.look.colour(Ink.QUIET)
        writer.put(surface, text, Role.SMALL, colour, box.center, anchor="center")
