"""The figure's field never goes empty while a picture of the figure is still being painted."""

from __future__ import annotations

import pygame

from player.app.locations import pose_of, routine_named
from player.painting.painter import PaintedHere, Picture
from player.painting.subject import Subject
from player.plan.segment import SegmentKind
from player.plan.timeline import lay_out
from player.screens.play.figure_frames import Stances
from player.screens.play.play_painters import SessionStatus
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import view_at
from player.screens.play.still_pictures import StillPictures
from player.ui.look import THEMES, Ink, Look
from player.ui.window.canvas import Canvas
from tests.figure.palettes import FIGURE

SIZE = (480, 270)


class Late(PaintedHere):
    """Has no still pictures while it is `late`."""

    late = False

    def still(self, subject: Subject) -> Picture:
        return None if self.late else super().still(subject)  # type: ignore[return-value]


def seen(canvas: Canvas) -> bytes:
    return pygame.image.tobytes(canvas.surface.subsurface(canvas.boxes()["field"]), "RGB")


def test_what_was_last_seen_stays_until_the_next_picture_is_there() -> None:
    pygame.font.init()
    plan, painter = lay_out(routine_named("cat-cow")), Late()
    picture = PlayPicture(plan, StillPictures(Stances(pose_of), FIGURE, painter))
    canvas = Canvas(pygame.Surface(SIZE, depth=32), Look(THEMES["light"], *SIZE))
    move = next(one for one in plan.segments if one.kind is SegmentKind.MOVE)
    hold = plan.segments[move.index + 1]
    assert hold.kind is SegmentKind.HOLD

    def draw(index: int, offset: float) -> bytes:
        picture.draw(canvas, view_at(plan, index, offset), SessionStatus())
        return seen(canvas)

    ground = bytes(canvas.look.colour(Ink.FIELD))
    draw(move.index, move.length * 0.5)
    moving = draw(move.index, move.length * 0.6)
    painter.late = True
    waiting = draw(hold.index, 0.1)
    assert waiting == moving
    assert waiting.count(ground) < len(waiting) / 3
    painter.late = False
    there = draw(hold.index, 0.2)
    assert there != waiting
    fresh = Canvas(pygame.Surface(SIZE, depth=32), Look(THEMES["light"], *SIZE))
    other = PlayPicture(plan, StillPictures(Stances(pose_of), FIGURE))
    other.draw(fresh, view_at(plan, hold.index, 0.2), SessionStatus())
    assert there == seen(fresh)
