"""The picture of the play screen: a view drawn into its layout, region by region."""

from __future__ import annotations

from player.plan.timeline import Timeline
from player.screens.play.figure_field import FigureField
from player.screens.play.figure_frames import Staged
from player.screens.play.play_keys import Act
from player.screens.play.play_layout import PlayLayout, lay_out_play
from player.screens.play.play_painters import (
    BUTTONS,
    Overlay,
    RegionPainters,
    button_places,
    figure_room,
)
from player.screens.play.play_view import PlayView
from player.screens.play.still_pictures import StillPictures
from player.ui.charts.plan_bar import PlanBar
from player.ui.dial.dial import Dial
from player.ui.look import Ink, Look
from player.ui.pygame_types import Rect, Surface
from player.ui.widgets.hint import draw_hint
from player.ui.window.canvas import Canvas


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
        draw = RegionPainters(view, overlay, writer, self._pictures, figure)
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

    def _move_figure(self, canvas: Canvas, draw: RegionPainters) -> None:
        """The box in which the figure moves: only that of it which differs from the last step."""
        if self._figure.moving is None:
            return
        box, step = self._figure.moving
        before = canvas.standing("figure", box)
        if not isinstance(before, int):
            canvas.region("figure", box, step, draw.figure_moving, Ink.FIELD, over="field")
        elif before != step:
            canvas.renew("figure", step, self._figure.changed(before), draw.figure_moving)

    def _prepare(self, canvas: Canvas, field: Rect, view: PlayView) -> None:
        """While nothing moves, draw some of the movement that comes."""
        found = self._staged.movement_after(view.segment)
        if found is None or found[0].picture is not None:
            return
        segment, staging = found
        look = canvas.look
        room = figure_room(look, field, segment.side)
        ground = look.colour(Ink.FIELD)
        self._figure.prepare(canvas.surface, staging, room, look.theme, ground)

    def _move_bar(self, canvas: Canvas, box: Rect, progress: float) -> None:
        """The thin bar of the whole plan, of which only the way of its mark changes."""
        bar = self._bar
        if bar is None:
            return
        place = bar.place(progress)
        before = canvas.standing("bar", box)

        def paint(surface: Surface, part: Rect) -> None:
            bar.draw(surface, box, progress)

        if not isinstance(before, int):
            canvas.region("bar", box, place, paint)
        elif before != place:
            left, wide = box.left + min(before, place), abs(place - before)
            way = Rect(left, box.top, wide, box.height).inflate(2 * box.height, 0)
            canvas.renew("bar", place, [way], paint)
