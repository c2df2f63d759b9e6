"""The picture of the play screen: a view drawn into its layout, region by region."""

from __future__ import annotations

import pygame
from msgspec import Struct

from player.model.routine import Side
from player.plan.timeline import Timeline
from player.plan.wording import shorter
from player.screens.play.figure_field import FigureField, StillPictures
from player.screens.play.play_layout import PlayLayout, lay_out_play
from player.screens.play.play_view import PlayView
from player.screens.play.stances import Staged
from player.ui.charts.plan_bar import PlanBar
from player.ui.dial.dial import Dial, DialFace
from player.ui.look import Ink, Look, Role
from player.ui.shapes import outlined, rounded
from player.ui.text.writer import LEADING, Writer
from player.ui.widgets.hint import draw_hint
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Act


def hint_for(space: str) -> str:
    """The quiet line at the bottom; `space` is what that key does now."""
    keys = "←  →  step     X  it hurts     S  stop signs     Esc  stop     ?  about this"
    return f"Space  {space}     {keys}"


BUTTONS = (
    ("Back", Act.BACK),
    ("Pause", Act.PAUSE),
    ("Next", Act.NEXT),
    ("List", Act.LIST),
    ("It hurts", Act.HURTS),
    ("Signs", Act.SIGNS),
    ("Sound", Act.MUTE),
    ("About", Act.ABOUT),
    ("Stop", Act.STOP),
)
"""What a mouse or a finger can press while a routine plays."""


class Overlay(Struct, frozen=True):
    """What a session adds to the view of its plan: a state, a passing message."""

    face: DialFace | None = None
    message: str = ""
    hint: str = hint_for("pause")
    buttons: bool = False
    """Whether the mouse is near: the hint gives way to buttons."""
    space: str = "pause"
    """What Space does now, and the button in its place."""


class PlayPicture:
    """Draws the views of one plan. Keeps only what is dear to make: the layout and the bar."""

    def __init__(self, timeline: Timeline, pictures: StillPictures, *, still: bool = False) -> None:
        self.timeline = timeline
        self._pictures = pictures
        self._staged = Staged(timeline, pictures.stances, still=still)
        self._look: Look | None = None
        self._layout = lay_out_play(800, 600)
        self._bar: PlanBar | None = None
        self._dial = Dial()
        self._figure = FigureField()

    def layout(self, look: Look) -> PlayLayout:
        """The layout for a look; made anew only for another size or theme."""
        if look != self._look or self._bar is None:
            self._look = look
            self._layout = lay_out_play(look.width, look.height)
            size = self._layout.bar.size
            self._bar = PlanBar(self.timeline, look, *size)
        return self._layout

    @property
    def kept(self) -> int:
        """Bytes of the pictures of movements that are kept."""
        return self._figure.kept

    def act_at(self, pos: tuple[int, int]) -> Act | None:
        """What a click at a place means: a button, or the ring."""
        for place, (_, act) in zip(button_places(self._layout.hint), BUTTONS, strict=True):
            if place.collidepoint(pos):
                return act
        return Act.PAUSE if self._layout.dial.collidepoint(pos) else None

    def draw(self, canvas: Canvas, view: PlayView, overlay: Overlay) -> None:
        """Name every region of this moment; the canvas paints those that changed."""
        canvas.scene(("play", id(self.timeline)))
        look, writer = canvas.look, canvas.writer
        layout = self.layout(look)
        staging = self._staged.at(view.segment, view.offset, view.length)
        figure = self._figure
        draw = _Regions(view, overlay, writer, self._pictures, figure)
        canvas.region("title", layout.title, view.title, draw.title)
        sided = view.side is not None
        canvas.region("side", layout.side, view.side or view.counts, draw.side)
        canvas.region("counts", layout.counts, view.counts if sided else "", draw.counts)
        figure.show(staging)
        seen = (view.side, view.segment.picture, figure.key)
        painted = canvas.region("field", layout.field, seen, draw.field)
        if figure.moving is not None and view.segment.picture is None:
            self._move_figure(canvas, draw)
        elif not painted:
            self._prepare(canvas, layout.field, view)
        self._dial.draw(canvas, layout.dial, overlay.face or view.face)
        canvas.region("words", layout.words, (view.line, view.small), draw.words)
        canvas.region("passing", layout.passing, overlay.message, draw.passing)
        coming = (view.coming, view.coming_detail, view.coming_pose, view.coming_side)
        canvas.region("next", layout.next, coming, draw.next)
        self._move_bar(canvas, layout.bar, view.progress)
        if overlay.buttons:
            hot, radius = button_places(layout.hint), layout.hint.height // 2
            canvas.region("hint", layout.hint, overlay.space, draw.buttons, hot=hot, radius=radius)
        else:
            draw_hint(canvas, layout.hint, overlay.hint)

    def _move_figure(self, canvas: Canvas, draw: _Regions) -> None:
        """The box in which the figure moves: only that of it which differs from the last step."""
        if self._figure.moving is None:
            return
        box, step = self._figure.moving
        before = canvas.standing("figure", box)
        if not isinstance(before, int):
            canvas.region("figure", box, step, draw.figure_moving, Ink.FIELD, over="field")
        elif before != step:
            canvas.renew("figure", step, self._figure.changed(before), draw.figure_moving)

    def _prepare(self, canvas: Canvas, field: pygame.Rect, view: PlayView) -> None:
        """While nothing moves, draw some of the movement that comes."""
        found = self._staged.movement_after(view.segment)
        if found is None or found[0].picture is not None:
            return
        segment, staging = found
        look = canvas.look
        room = _room(look, field, segment.side)
        ground = look.colour(Ink.FIELD)
        self._figure.prepare(canvas.surface, staging, room, look.theme, ground)

    def _move_bar(self, canvas: Canvas, box: pygame.Rect, progress: float) -> None:
        """The thin bar of the whole plan, of which only the way of its mark changes."""
        bar = self._bar
        if bar is None:
            return
        place = bar.place(progress)
        before = canvas.standing("bar", box)

        def paint(surface: pygame.Surface, part: pygame.Rect) -> None:
            bar.draw(surface, box, progress)

        if not isinstance(before, int):
            canvas.region("bar", box, place, paint)
        elif before != place:
            left, wide = box.left + min(before, place), abs(place - before)
            way = pygame.Rect(left, box.top, wide, box.height).inflate(2 * box.height, 0)
            canvas.renew("bar", place, [way], paint)


def _room(look: Look, field: pygame.Rect, side: Side | None) -> pygame.Rect:
    """Where in its field the figure stands: beside the edge that shows the side."""
    room = field.inflate(-look.px(0.02), -look.px(0.02))
    if side is not None:
        edge = look.px(0.075)
        room.width -= edge
        room.left += edge if side is Side.LEFT else 0
    return room


class _Regions(Struct, frozen=True):
    """The painter of each region, for one view."""

    view: PlayView
    overlay: Overlay
    writer: Writer
    pictures: StillPictures
    figure: FigureField

    def title(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The name of the exercise."""
        writer = self.writer
        writer.line(surface, self.view.title, Role.TITLE, writer.look.colour(Ink.INK), box)

    def side(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The side as a word; in an exercise without sides, the counts move up here."""
        if self.view.side is None:
            self._counts(surface, box)
            return
        word = f"{self.view.side} side".capitalize()
        colour = self.writer.look.colour(Ink.HOLD)
        self.writer.line(surface, word, Role.SIDE, colour, box)

    def counts(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """Where in the dose this is, below the side."""
        if self.view.side is not None:
            self._counts(surface, box)

    def _counts(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The counts, smaller and on two lines where they do not fit on one."""
        colour = self.writer.look.colour(Ink.QUIET)
        self.writer.paragraph(surface, self.view.counts, Role.BODY, colour, box)

    def field(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The figure in its field, with the side at the edge of its own."""
        look = self.writer.look
        ground = look.colour(Ink.FIELD)
        rounded(surface, box, look.px(0.025), ground)
        side = self.view.side
        room = _room(look, box, side)
        own = self.view.segment.picture
        if own is not None and self.pictures.own.draw(surface, room, own):
            pass
        else:
            surface.set_clip(room)
            self.figure.draw(surface, room, look.theme, ground)
            surface.set_clip(box)
        if side is not None:
            self._side_edge(surface, box, side)

    def figure_moving(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The part of the figure that moves, over the field."""
        self.figure.draw_moving(surface)

    def _side_edge(self, surface: pygame.Surface, box: pygame.Rect, side: Side) -> None:
        look = self.writer.look
        edge = pygame.Rect(0, 0, look.px(0.075), box.height)
        edge.topleft = box.topleft if side is Side.LEFT else (box.right - edge.width, box.top)
        rounded(surface, edge, look.px(0.025), look.colour(Ink.HOLD))
        letter = str(side)[0].upper()
        colour = look.colour(Ink.GROUND)
        self.writer.put(surface, letter, Role.TITLE, colour, edge.center, anchor="center")

    def words(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """The spoken line large; small below it the first of its lines that fits there whole."""
        writer, look = self.writer, self.writer.look
        # They get at least one small line of the box, so that nothing is cut.
        least = round(look.least_size * LEADING) if self.view.small else 0
        room = pygame.Rect(box.left, box.top, box.width, box.height - least)
        y = writer.paragraph(surface, self.view.line, Role.LINE, look.colour(Ink.INK), room)
        below = pygame.Rect(box.left, y, box.width, box.bottom - y)
        fitting = (text for text in self.view.small if writer.fits(text, Role.BODY, below.size))
        small = next(fitting, "")
        writer.paragraph(surface, small, Role.BODY, look.colour(Ink.QUIET), below)

    def passing(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """A message of the program, in a line that is empty most of the time.

        Where it is too long it loses its last sentences.
        """
        writer, look = self.writer, self.writer.look
        forms = shorter(self.overlay.message)
        widths = (writer.width(form, Role.STRONG, look.least_size) for form in forms)
        fitting = (form for form, wide in zip(forms, widths, strict=True) if wide <= box.width)
        message = next(fitting, forms[-1])
        writer.line(surface, message, Role.STRONG, look.colour(Ink.MOVE), box)

    def next(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """What comes next: a card, or one line where there is little room."""
        writer, look = self.writer, self.writer.look
        pad = look.px(0.03)
        ink, quiet = look.colour(Ink.INK), look.colour(Ink.QUIET)
        # A label is hardly larger than the words may have to be.
        small = min(look.type_size(Role.SMALL), round(1.1 * look.least_size))
        if box.height < look.px(0.1):
            at = (box.left, box.centery)
            place = writer.put(surface, "Next", Role.SMALL, quiet, at, anchor="midleft", size=small)
            text = "  ".join(filter(None, (self.view.coming, self.view.coming_detail)))
            left = place.right + look.px(0.02)
            room = pygame.Rect(left, box.top, box.right - left, box.height)
            writer.line(surface, text, Role.STRONG, ink, room)
            return
        panel = look.colour(Ink.PANEL)
        rounded(surface, box, look.px(0.025), panel)
        inside = box.inflate(-2 * pad, -pad)
        picture = pygame.Rect(inside.left, inside.top, round(inside.height * 1.25), inside.height)
        pose, side = self.view.coming_pose, self.view.coming_side
        if self.pictures.draw(surface, picture, pose, side, look.theme, panel):
            inside.width -= picture.width + pad
            inside.left += picture.width + pad
        writer.put(surface, "Next", Role.SMALL, quiet, inside.topleft, size=small)
        top = inside.top + writer.line_height(Role.SMALL, small)
        room = pygame.Rect(inside.left, top, inside.width, inside.bottom - top)
        if self.view.coming_detail:
            step = writer.line_height(Role.SMALL, small)
            room.height -= step
            place = pygame.Rect(inside.left, room.bottom, inside.width, step)
            writer.line(surface, self.view.coming_detail, Role.SMALL, quiet, place)
        writer.paragraph(surface, self.view.coming, Role.STRONG, ink, room)

    def buttons(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        """What the keys do, as buttons for a mouse."""
        writer, look = self.writer, self.writer.look
        for place, (text, act) in zip(button_places(box), BUTTONS, strict=True):
            shown = self.overlay.space.capitalize() if act is Act.PAUSE else text
            edge, panel = look.colour(Ink.LINE), look.colour(Ink.PANEL)
            outlined(surface, place, place.height // 2, edge, panel, max(1, look.px(0.002)))
            room = place.inflate(-look.px(0.01), 0)
            writer.line(surface, shown, Role.SMALL, look.colour(Ink.INK), room, anchor="center")


def button_places(box: pygame.Rect) -> list[pygame.Rect]:
    """Where the buttons for the mouse stand in the place of the hint."""
    wide = box.width // len(BUTTONS)
    return [
        pygame.Rect(box.left + number * wide + 2, box.top, wide - 4, box.height)
        for number in range(len(BUTTONS))
    ]
