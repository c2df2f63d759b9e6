"""Draws the play screen: a view of the plan in its layout, region by region."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from player.figure.palette import Palette
from player.model.routine import Breath
from player.painting.painter import Wanted
from player.plan.segment import Segment
from player.plan.timeline import Timeline
from player.screens.play.figure_field import FigureField
from player.screens.play.figure_frames import FigureFrames
from player.screens.play.pictures_ahead import PicturesAhead, Reach
from player.screens.play.play_heading import widest_heading
from player.screens.play.play_layout import PlayLayout, lay_out_play
from player.screens.play.play_painters import RegionPainters, SessionStatus
from player.screens.play.play_view import PlayView
from player.screens.play.still_pictures import StillPictures
from player.ui.charts.plan_bar import PlanBar
from player.ui.dial.dial import Dial
from player.ui.look import Ink, Look
from player.ui.pygame_types import Rect, Surface
from player.ui.text.writer import Writer
from player.ui.widgets.hint import draw_hint
from player.ui.window.canvas import Canvas


class PlayPicture:
    """Draws the views of one plan. Keeps what is costly to make: the layout and the bar."""

    def __init__(self, timeline: Timeline, pictures: StillPictures, *, still: bool = False) -> None:
        self.timeline = timeline
        self._still = still
        self._pictures = pictures
        self._frames = FigureFrames(timeline, pictures.stances, still=still)
        self._look: Look | None = None
        self._layouts: dict[object, PlayLayout] = {}
        self._layout = lay_out_play(800, 600)
        self._bar: PlanBar | None = None
        self._dial = Dial()
        self._figure = FigureField(pictures.painter)
        self._ahead = PicturesAhead(timeline, self._frames)
        self._expected: tuple[tuple[object, ...], Reach] | None = None
        self._wanted: Sequence[Wanted] | None = None

    def layout(self, writer: Writer, segment: Segment) -> PlayLayout:
        """The layout of a segment, the same for a whole exercise."""
        look = writer.look
        if look != self._look:
            self._look, self._bar = look, None
            self._layouts.clear()
        shape = self._frames.shape_at(segment)
        key = (shape, segment.number)
        if key not in self._layouts:
            heading = widest_heading(self.timeline, segment.number, writer)
            self._layouts[key] = lay_out_play(look.width, look.height, shape, heading)
        return self._layouts[key]

    def is_on_dial(self, pos: tuple[int, int]) -> bool:
        return bool(self._layout.dial.collidepoint(pos))

    def draw(self, canvas: Canvas, view: PlayView, status: SessionStatus) -> None:
        layout = self._layout = self.layout(canvas.writer, view.segment)
        canvas.scene(("play", id(self.timeline), layout.field.size, layout.room.size))
        draw = RegionPainters(view, status, canvas.writer, self._pictures, self._figure)
        canvas.region("ground", layout.field, view.side, draw.ground)
        self._draw_heading(canvas, layout, view, draw)
        self._draw_figure(canvas, layout, view, draw)
        self._draw_words(canvas, layout, view, status, draw)
        self._draw_foot(canvas, layout, view, status, draw)

    def _draw_figure(
        self, canvas: Canvas, layout: PlayLayout, view: PlayView, draw: RegionPainters
    ) -> None:
        look, figure, room = canvas.look, self._figure, layout.room
        frame = self._frames.at(view.segment, view.offset, view.length)
        palette = self._pictures.palette(look.theme, look.colour(Ink.FIELD))
        figure.take(canvas.surface)
        self._expect(canvas, room, view, palette)
        figure.show(frame and frame.in_room(room.size), room.size, palette)
        if figure.is_waiting and canvas.standing("field", room) is not None:
            return  # what was last seen stays until there is a picture of what comes
        words = (view.title, view.line) if frame is None else ()
        seen = (view.segment.picture, self._pictures.own.news, figure.key, words)
        canvas.region("field", room, seen, draw.field, Ink.FIELD, "ground")
        if figure.moving is not None and view.segment.picture is None:
            self._move_figure(canvas, draw)

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

    def _expect(self, canvas: Canvas, room: Rect, view: PlayView, palette: Palette) -> None:
        """Say which pictures come next, a little more with each frame in which nothing moves.

        At the very first only that of now, then those of the exercise, then the next one's too.
        """
        painter, of = self._figure.painter, (view.segment.index, room.size, palette)
        before = self._expected if painter.wanted is self._wanted else None
        reach = Reach.NOW if self._wanted is None else Reach.EXERCISE
        if before is not None and before[0] == of:
            if before[1] is Reach.NEXT or self._figure.moving is not None:
                return
            reach = Reach(before[1] + 1)
        self._expected = (of, reach)

        def size(segment: Segment) -> tuple[int, int]:
            return self.layout(canvas.writer, segment).room.size

        self._wanted = self._ahead.wanted(view.segment, size, palette, reach)
        painter.expect(self._wanted, canvas.surface)

    def _draw_heading(
        self, canvas: Canvas, layout: PlayLayout, view: PlayView, draw: RegionPainters
    ) -> None:
        ground, over = Ink.FIELD, "ground"
        canvas.region("title", layout.title, view.title, draw.title, ground, over)
        if layout.side is not None:
            canvas.region("side", layout.side, view.side, draw.side, ground, over)
        canvas.region("counts", layout.counts, (view.counts, view.dots), draw.counts, ground, over)

    def _draw_words(
        self,
        canvas: Canvas,
        layout: PlayLayout,
        view: PlayView,
        status: SessionStatus,
        draw: RegionPainters,
    ) -> None:
        """The dial, the spoken line and what comes next, each beside the field or over it."""
        ground, over = _ground_of(layout, layout.dial)
        face = replace(status.face or view.face, ground=ground)
        if self._still and face.breath is not None:
            face = replace(face, breath=1.0 if view.segment.breath is Breath.IN else 0.0)
        self._dial.draw(canvas, layout.dial, face, over)
        ground, over = _ground_of(layout, layout.words)
        canvas.region("words", layout.words, (view.line, view.small), draw.words, ground, over)
        self._pictures.take_in()
        news = self._pictures.news, self._pictures.own.news
        pose = (view.coming_pose, view.coming_side, *news)
        coming = (view.coming, view.coming_detail, *pose)
        ground, over = _ground_of(layout, layout.next)
        canvas.region("next", layout.next, coming, draw.next, ground, over)

    def _draw_foot(
        self,
        canvas: Canvas,
        layout: PlayLayout,
        view: PlayView,
        status: SessionStatus,
        draw: RegionPainters,
    ) -> None:
        """The bar, or a message in its place, and the keys or the buttons."""
        if status.message:
            canvas.region("message", layout.message, status.message, draw.message)
        else:
            self._move_bar(canvas, layout, view.progress)
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

    def _move_bar(self, canvas: Canvas, layout: PlayLayout, progress: float) -> None:
        """The thin bar of the whole plan; only where its mark has moved is it painted anew."""
        box = layout.bar
        bar = self._bar = self._bar or PlanBar(self.timeline, canvas.look, *box.size)
        place = bar.place(progress)
        before = canvas.standing("message", layout.message)

        def paint(surface: Surface, part: Rect) -> None:
            bar.draw(surface, box, progress)

        if not isinstance(before, int):
            canvas.region("message", layout.message, place, paint)
        elif before != place:
            left, wide = box.left + min(before, place), abs(place - before)
            way = Rect(left, box.top, wide, box.height).inflate(2 * box.height, 0)
            canvas.renew("message", place, [way], paint)


def _ground_of(layout: PlayLayout, box: Rect) -> tuple[Ink, str]:
    """The colour under a box, and the region that it lies over."""
    inside = layout.field.colliderect(box)
    return (Ink.FIELD, "ground") if inside else (Ink.GROUND, "")
