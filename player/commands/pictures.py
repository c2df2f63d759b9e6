"""`untwist storyboard`, `pose`, `poses` and `snapshot`: pictures without a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from player.app import locations
from player.app.locations import Trouble
from player.plan.timeline import Timeline, lay_out

if TYPE_CHECKING:
    import pygame

    from player.model.pose import Pose, View
    from player.ui.look import Look

_COLUMNS = 5
_CELL = (380, 300)


def save_storyboard(name: str, theme: str, target: Path) -> int:
    """Draw a routine on one sheet and save it as a PNG file."""
    import pygame

    from player.plan.timeline import lay_out
    from player.screens.play.figure_frames import Stances
    from player.screens.play.still_pictures import StillPictures
    from player.screens.preview.storyboard import Storyboard
    from player.ui.look import THEMES

    pygame.font.init()
    timeline = lay_out(locations.routine_named(name))
    pictures = StillPictures(Stances(locations.pose_of))
    save(Storyboard(timeline, pictures, THEMES[theme]).draw(), target)
    return 0


def save_pose(
    name: str, view: str | None, side: str, size: tuple[int, int], theme: str, target: Path
) -> int:
    """Draw one pose and save it as a PNG file."""
    import pygame

    from player.figure.drawing import draw_figure
    from player.figure.scene import scene
    from player.figure.stance import settle
    from player.screens.play.figure_field import rect_of
    from player.screens.play.figure_frames import palette_on
    from player.ui.look import THEMES, Ink

    pose = locations.pose_named(name)
    stance = settle(pose.mirrored() if side == "right" else pose)
    ground = THEMES[theme].colours[Ink.GROUND]
    surface = pygame.Surface(size)
    surface.fill(ground)
    room = surface.get_rect().inflate(-size[0] // 12, -size[1] // 12)
    seen = scene([stance], _view(view))
    draw_figure(
        surface, rect_of(room), stance.body, seen, palette_on(THEMES[theme], ground), fine=3
    )
    save(surface, target)
    return 0


def _view(text: str | None) -> View | None:
    """The view of `side`, `top` …, or of `TURN/HEIGHT` in degrees."""
    from player.model.pose import VIEWS, View

    if text is None:
        return None
    named = {str(name): view for name, view in VIEWS.items()}
    if text in named:
        return named[text]
    turn, _, height = text.partition("/")
    try:
        return View(float(turn), float(height))
    except ValueError:
        known = ", ".join(named)
        raise Trouble(
            f"`{text}` is no view. Write one of {known}, or degrees such as -25/20."
        ) from None


def save_poses(theme: str, target: Path) -> int:
    """Draw all poses of the library on one sheet and save it as a PNG file."""
    import pygame

    from player.ui.look import THEMES, Ink, Look, Role
    from player.ui.text.writer import Writer

    pygame.font.init()
    poses = list(map(locations.pose_named, locations.poses().keys()))
    rows = -(-len(poses) // _COLUMNS)
    look = Look(THEMES[theme], _CELL[0] * _COLUMNS, 720)
    writer = Writer(look)
    surface = pygame.Surface((_CELL[0] * _COLUMNS, _CELL[1] * rows))
    surface.fill(look.colour(Ink.GROUND))
    for place, pose in enumerate(poses):
        row, column = divmod(place, _COLUMNS)
        box = pygame.Rect(column * _CELL[0], row * _CELL[1], *_CELL)
        _draw_one(surface, box.inflate(-30, -70), pose, look)
        at = (box.centerx, box.bottom - 12)
        ink = look.colour(Ink.INK)
        writer.put(surface, pose.key, Role.SMALL, ink, at, anchor="midbottom")
    save(surface, target)
    return 0


def _draw_one(surface: pygame.Surface, box: pygame.Rect, pose: Pose, look: Look) -> None:
    from player.figure.drawing import draw_figure
    from player.figure.scene import scene
    from player.figure.stance import settle
    from player.screens.play.figure_field import rect_of
    from player.screens.play.figure_frames import palette_on
    from player.ui.look import Ink

    stance = settle(pose)
    surface.set_clip(box)
    palette = palette_on(look.theme, look.colour(Ink.GROUND))
    draw_figure(surface, rect_of(box), stance.body, scene([stance]), palette, fine=2)
    surface.set_clip(None)


def save(surface: pygame.Surface, target: Path) -> None:
    """Save a picture as a PNG file; raises `Trouble` where that cannot be."""
    import pygame

    if target.suffix.lower() != ".png":
        raise Trouble(f"The picture is a PNG file: write -o {target.with_suffix('.png')}")
    try:
        pygame.image.save(surface, str(target))
    except (pygame.error, OSError) as refused:
        raise Trouble(f"{target} cannot be written: {refused}") from refused


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
    from player.screens.play.play_keys import play_keys
    from player.screens.play.play_painters import SessionStatus
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
        canvas, view_at(timeline, index, offset), SessionStatus(hint=play_keys().hint())
    )
    return surface
