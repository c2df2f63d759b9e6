"""`untwist storyboard`, `pose`, `poses` and `snapshot`: pictures without a window."""

from __future__ import annotations

from pathlib import Path

import pygame

from player.app import locations
from player.app.locations import Trouble
from player.figure.drawing import draw_figure
from player.figure.palette import Palette, palette_for
from player.figure.scene import scene
from player.figure.stance import settle
from player.model.figure import Figure
from player.model.pose import VIEWS, Pose, View
from player.plan.timeline import Timeline, lay_out
from player.screens.play.figure_frames import Stances
from player.screens.play.play_keys import PlayKeys
from player.screens.play.play_painters import SessionStatus
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import view_at
from player.screens.play.still_pictures import StillPictures
from player.screens.preview.storyboard import Storyboard
from player.ui.look import THEMES, Ink, Look, Role, Theme
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas

_COLUMNS = 5
_CELL = (380, 300)


def save_storyboard(name: str, theme: str, target: Path) -> int:
    """Draw a routine on one sheet."""
    pygame.font.init()
    timeline = lay_out(locations.routine_named(name))
    _save(Storyboard(timeline, _still_pictures(locations.figure()), THEMES[theme]).draw(), target)
    return 0


def save_pose(
    name: str, view: str | None, side: str, size: tuple[int, int], theme: str, target: Path
) -> int:
    """Draw one pose."""
    pose = locations.pose_named(name)
    surface = pygame.Surface(size)
    surface.fill(THEMES[theme].colours[Ink.GROUND])
    box = surface.get_rect().inflate(-size[0] // 12, -size[1] // 12)
    mirrored = pose.mirrored() if side == "right" else pose
    palette = _palette(THEMES[theme], locations.figure())
    _draw_pose(surface, box, mirrored, palette, view=_view(view))
    _save(surface, target)
    return 0


def _view(text: str | None) -> View | None:
    """The view of `side`, `top` …, or of `TURN/HEIGHT` in degrees."""
    named = {str(name): view for name, view in VIEWS.items()}
    if text is None or text in named:
        return named[text] if text else None
    turn, _, height = text.partition("/")
    try:
        return View(float(turn), float(height))
    except ValueError:
        known = ", ".join(named)
        raise Trouble(
            f"`{text}` is no view. Write one of {known}, or degrees such as -25/20."
        ) from None


def save_poses(theme: str, target: Path) -> int:
    """Draw all poses of the library on one sheet."""
    pygame.font.init()
    poses = list(map(locations.pose_named, locations.poses().keys()))
    rows = -(-len(poses) // _COLUMNS)
    look = Look(THEMES[theme], _CELL[0] * _COLUMNS, 720)
    palette = _palette(look.theme, locations.figure())
    writer = Writer(look)
    surface = pygame.Surface((_CELL[0] * _COLUMNS, _CELL[1] * rows))
    surface.fill(look.colour(Ink.GROUND))
    for place, pose in enumerate(poses):
        row, column = divmod(place, _COLUMNS)
        cell = pygame.Rect(column * _CELL[0], row * _CELL[1], *_CELL)
        box = cell.inflate(-30, -70)
        surface.set_clip(box)
        _draw_pose(surface, box, pose, palette)
        surface.set_clip(None)
        at = (cell.centerx, cell.bottom - 12)
        ink = look.colour(Ink.INK)
        writer.put(surface, pose.key, Role.SMALL, ink, at, anchor="midbottom")
    _save(surface, target)
    return 0


def _draw_pose(
    surface: pygame.Surface,
    box: pygame.Rect,
    pose: Pose,
    palette: Palette,
    *,
    view: View | None = None,
) -> None:
    stance = settle(pose)
    place = (*box.topleft, *box.size)
    draw_figure(surface, place, stance.body, scene([stance], view), palette)


def save_snapshot(
    name: str, seconds: float, size: tuple[int, int], theme: str, target: Path
) -> int:
    """Draw the play screen at `seconds` of a plan."""
    timeline = lay_out(locations.routine_named(name))
    if seconds > timeline.total_seconds:
        raise Trouble(
            f"`{name}` ends after {timeline.total_seconds:g} seconds; --at {seconds:g} is later."
        )
    _save(picture_at(timeline, seconds, size, theme, locations.figure()), target)
    return 0


def picture_at(
    timeline: Timeline, seconds: float, size: tuple[int, int], theme: str, figure: Figure
) -> pygame.Surface:
    """The play screen at `seconds` of the plan, in pixels of `size`."""
    pygame.font.init()
    surface = pygame.Surface(size, depth=32)
    canvas = Canvas(surface, Look(THEMES[theme], *size))
    canvas.clear()
    index = timeline.at(min(seconds, timeline.total_seconds - 1e-6))
    segment = timeline.segments[index]
    offset = min(max(0.0, seconds - segment.start), segment.length)
    PlayPicture(timeline, _still_pictures(figure)).draw(
        canvas, view_at(timeline, index, offset), SessionStatus(hint=PlayKeys().hinted)
    )
    return surface


def _still_pictures(figure: Figure) -> StillPictures:
    return StillPictures(Stances(locations.pose_of), figure)


def _palette(theme: Theme, figure: Figure) -> Palette:
    return palette_for(theme.name, theme.colours[Ink.GROUND], figure)


def _save(surface: pygame.Surface, target: Path) -> None:
    if target.suffix.lower() != ".png":
        raise Trouble(f"The picture is a PNG file: write -o {target.with_suffix('.png')}")
    try:
        pygame.image.save(surface, str(target))
    except (pygame.error, OSError) as refused:
        raise Trouble(f"{target} cannot be written: {refused}") from refused
