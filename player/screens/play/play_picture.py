"""Draws the play screen: a view of the plan in its layout, region by region."""

from __future__ import annotations

from player.figure.palette import Palette
from player.model.routine import Side
from player.plan.timeline import Timeline
from player.screens.play.figure_field import FigureField
from player.screens.play.figure_frames import FigureFrames
from player.screens.play.pictures_ahead import PicturesAhead
from player.screens.play.play_layout import PlayLayout, lay_out_play
from player.screens.play.play_painters import RegionPainters, SessionStatus, figure_room
from player.screens.play.play_view import PlayView
from player.screens.play.still_pictures import StillPictures
from player.ui.charts.plan_bar import PlanBar
from player.ui.dial.dial import Dial
from player.ui.look import Ink, Look
from player.ui.pygame_types import Rect, Surface
from player.ui.widgets.hint import draw_hint
from player.ui.window.canvas import Canvas


class PlayPicture:
    """Draws the views of one plan. Keeps what is costly to make: the layout and the bar."""

    def __init__(self, timeline: Timeline, pictures: StillPictures, *, still: bool = False) -> None:
        self.timeline = timeline
        self._pictures = pictures
        self._frames = FigureFrames(timeline, pictures.stances, still=still)
        self._look: Look | None = None
        self._layout = lay_out_play(800, 600)
        self._bar: PlanBar | None = None
        self._dial = Dial()
        self._figure = FigureField(pictures.painter)
        self._ahead = PicturesAhead(timeline, self._frames)
        self._expected: tuple[object, ...] = ()

    def layout(self, look: Look) -> PlayLayout:
        if look != self._look or self._bar is None:
            self._look = look
            self._layout = lay_out_play(look.width, look.height)
            size = self._layout.bar.size
            self._bar = PlanBar(self.timeline, look, *size)
        return self._layout

    def is_on_dial(self, pos: tuple[int, int]) -> bool:
        return bool(self._layout.dial.collidepoint(pos))

    def draw(self, canvas: Canvas, view: PlayView, status: SessionStatus) -> None:
        canvas.scene(("play", id(self.timeline)))
        look, writer = canvas.look, canvas.writer
        layout = self.layout(look)
        frame = self._frames.at(view.segment, view.offset, view.length)
        figure = self._figure
        draw = RegionPainters(view, status, writer, self._pictures, figure)
        canvas.region("title", layout.title, view.title, draw.title)
        sided = view.side is not None
        canvas.region("side", layout.side, view.side or view.counts, draw.side)
        canvas.region("counts", layout.counts, view.counts if sided else "", draw.counts)
        room = figure_room(look, layout.field, view.side)
        palette = self._pictures.palette(look.theme, look.colour(Ink.FIELD))
        figure.take(canvas.surface)
        self._expect(canvas, layout.field, view, palette)
        figure.show(frame, room.size, palette)
        seen = (view.side, view.segment.picture, figure.key)
        canvas.region("field", layout.field, seen, draw.field)
        if figure.moving is not None and view.segment.picture is None:
            self._move_figure(canvas, draw)
        self._dial.draw(canvas, layout.dial, status.face or view.face)
        canvas.region("words", layout.words, (view.line, view.small), draw.words)
        canvas.region("message", layout.message, status.message, draw.message)
        coming = (view.coming, view.coming_detail, view.coming_pose, view.coming_side)
        canvas.region("next", layout.next, coming, draw.next)
        self._move_bar(canvas, layout.bar, view.progress)
        if status.buttons:
            places, radius = draw.button_places(layout.hint), layout.hint.height // 2
            keys = [key for key, _ in status.buttons]
            canvas.region(
                "hint",
                layout.hint,
                status.buttons,
                draw.buttons,
                hot=places,
                radius=radius,
                presses=[*zip(places, keys, strict=True)],
            )
        elif canvas.standing("hint", layout.hint) != status.hint:  # measuring it takes 0.1 ms
            draw_hint(canvas, layout.hint, status.hint)

    def _move_figure(self, canvas: Canvas, draw: RegionPainters) -> None:
        """Paint only what differs from the last step in the box in which the figure moves."""
        if self._figure.moving is None:
            return
        box, step = self._figure.moving
        before = canvas.standing("figure", box)
        if not isinstance(before, float):
            canvas.region("figure", box, step, draw.figure_moving, Ink.FIELD, over="field")
        elif before != step:
            canvas.renew("figure", step, self._figure.changed(before), draw.figure_moving)

    def _expect(self, canvas: Canvas, field: Rect, view: PlayView, palette: Palette) -> None:
        """Say which pictures come next: at first those of the exercise, then the next one's too."""
        look = canvas.look
        of = (view.segment.index, field.size, palette)
        far = of == self._expected[:-1] and not self._figure.moving
        if (*of, far) == self._expected or (self._expected == (*of, True)):
            return
        self._expected = (*of, far)

        def size(side: Side | None) -> tuple[int, int]:
            return figure_room(look, field, side).size

        wanted = self._ahead.wanted(view.segment, size, palette, far=far)
        self._figure.expect(wanted, canvas.surface)

    def _move_bar(self, canvas: Canvas, box: Rect, progress: float) -> None:
        """The thin bar of the whole plan; only where its mark has moved is it painted anew."""
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
