"""`untwist snapshot`: the play screen at a second of the plan, as a picture, without a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from player.app import locations
from player.app.locations import Trouble
from player.commands.pictures import save
from player.plan.timeline import Timeline, lay_out

if TYPE_CHECKING:
    import pygame


def save_snapshot(
    name: str, seconds: float, size: tuple[int, int], theme: str, target: Path
) -> int:
    """Draw the moment and save it as a PNG file."""
    timeline = lay_out(locations.routine_named(name))
    if seconds > timeline.total_seconds:
        raise Trouble(
            f"`{name}` ends after {timeline.total_seconds:g} seconds; --at {seconds:g} is later."
        )
    save(picture_at(timeline, seconds, size, theme), target)
    return 0


def picture_at(
    timeline: Timeline, seconds: float, size: tuple[int, int], theme: str
) -> pygame.Surface:
    """The picture of the play screen at `seconds` of the plan, in pixels of `size`."""
    import pygame

    from player.screens.play.figure_frames import Stances
    from player.screens.play.play_painters import Overlay
    from player.screens.play.play_picture import PlayPicture
    from player.screens.play.play_view import view_at
    from player.screens.play.still_pictures import StillPictures
    from player.ui.look import THEMES, Look
    from player.ui.window.canvas import Canvas

    pygame.font.init()
    surface = pygame.Surface(size, depth=32)
    canvas = Canvas(surface, Look(THEMES[theme], *size))
    canvas.clear()
    index = timeline.at(min(seconds, timeline.total_seconds - 1e-6))
    segment = timeline.segments[index]
    offset = min(max(0.0, seconds - segment.start), segment.length)
    PlayPicture(timeline, StillPictures(Stances(locations.pose_of))).draw(
        canvas, view_at(timeline, index, offset), Overlay()
    )
    return surface
