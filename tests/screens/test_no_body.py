"""A step without a pose shows its own picture, or its name and words, and nobody else's body."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from player.app.locations import pose_of
from player.commands.export_text import as_markdown, pictures_beside
from player.model.routine import Ask, Asked, Dose, Exercise, Length, Phase, Rest, Routine, Start
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline, lay_out
from player.screens.play.figure_frames import Stances
from player.screens.play.play_painters import SessionStatus
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import view_at
from player.screens.play.still_pictures import StillPictures
from player.screens.preview.storyboard import Storyboard, chapters
from player.ui.look import CAP_HEIGHT, THEMES, Ink, Look
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas
from tests.figure.palettes import FIGURE

RED = (200, 10, 10)
SIZE = (640, 360)


@pytest.fixture
def plan(tmp_path: Path) -> Timeline:
    picture = pygame.Surface((40, 20), depth=32)
    picture.fill(RED)
    pygame.image.save(picture, str(tmp_path / "a.png"))
    five = Length(5)
    cat = Exercise("cat", "Cat", (Phase(say="Round.", pose="cat", hold=five),))
    window = Exercise("eyes", "Look out", (Phase(say="Rest your eyes.", hold=five),))
    ankle = Exercise(
        "ankle", "Ankle", (Phase(say="Draw circles.", picture=str(tmp_path / "a.png"), hold=five),),
        Dose(sets=(2,)), Start(say="Sit.", length=five),
    )  # fmt: skip
    steps = (cat, window, cat, Rest(five), cat, Ask(Asked.PAIN, five), ankle)
    return lay_out(Routine("own", "Own", steps))


def drawn(plan: Timeline, segment: Segment) -> tuple[pygame.Surface, dict[str, pygame.Rect]]:
    pygame.font.init()
    canvas = Canvas(pygame.Surface(SIZE, depth=32), Look(THEMES["light"], *SIZE))
    canvas.clear()
    picture = PlayPicture(plan, StillPictures(Stances(pose_of), FIGURE))
    picture.draw(canvas, view_at(plan, segment.index, 2.0), SessionStatus())
    return canvas.surface, canvas.boxes()


def colours_in(surface: pygame.Surface, box: pygame.Rect) -> set[tuple[int, ...]]:
    part = surface.subsurface(box)
    return {tuple(part.get_at((x, y)))[:3] for x in range(0, box.width, 2)
            for y in range(0, box.height, 2)}  # fmt: skip


def is_of_a_body(colour: tuple[int, ...]) -> bool:
    """Neither the ground, nor ink, nor a mixture of the two: those have hardly any hue."""
    return max(colour) - min(colour) > 40


def test_words_stand_large_where_no_pose_is_named(
    plan: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: dict[str, int] = {}
    original: Callable[..., pygame.Rect] = Writer.put

    def noting(self: Writer, surface: pygame.Surface, text: str, *more: object, **named: object):  # type: ignore[no-untyped-def]
        sizes[text] = max(sizes.get(text, 0), int(str(named.get("size") or 0)))
        return original(self, surface, text, *more, **named)

    monkeypatch.setattr(Writer, "put", noting)
    for segment in plan.segments:
        if segment.pose is not None or segment.picture is not None:
            continue
        sizes.clear()
        surface, boxes = drawn(plan, segment)
        assert not any(is_of_a_body(one) for one in colours_in(surface, boxes["field"]))
        least = 0.05 * SIZE[1] / CAP_HEIGHT
        first = (segment.line or segment.say).split()[0]
        assert any(size >= least and first in text for text, size in sizes.items()), segment.line
        if segment.phase >= 0:
            assert segment.exercise is not None
            assert sizes[segment.exercise.name] >= 0.07 * SIZE[1] / CAP_HEIGHT


def test_a_body_is_shown_where_its_own_exercise_names_it(plan: Timeline) -> None:
    cat = next(one for one in plan.segments if one.pose == "cat")
    surface, boxes = drawn(plan, cat)
    assert any(is_of_a_body(one) for one in colours_in(surface, boxes["field"]))


def test_the_words_change_with_the_step(plan: Timeline) -> None:
    pygame.font.init()
    canvas = Canvas(pygame.Surface(SIZE, depth=32), Look(THEMES["light"], *SIZE))
    picture = PlayPicture(plan, StillPictures(Stances(pose_of), FIGURE))
    rest = next(one for one in plan.segments if one.kind is SegmentKind.REST)
    view = view_at(plan, rest.index, 1.0)
    picture.draw(canvas, view, SessionStatus())
    field = canvas.boxes()["field"]
    before = canvas.surface.subsurface(field).copy()
    picture.draw(canvas, replace(view, line="Let go."), SessionStatus())
    after = canvas.surface.subsurface(field)
    assert pygame.image.tobytes(before, "RGB") != pygame.image.tobytes(after, "RGB")


def test_its_picture_stands_in_the_field_the_next_card_the_sheet_and_the_text(
    plan: Timeline, tmp_path: Path
) -> None:
    ankle = [one for one in plan.segments if one.exercise and one.exercise.key == "ankle"]
    start, first = ankle[:2]
    surface, boxes = drawn(plan, first)
    assert RED in colours_in(surface, boxes["field"])
    surface, boxes = drawn(plan, start)
    assert RED not in colours_in(surface, boxes["field"])
    assert RED in colours_in(surface, boxes["next"])
    (chapter,) = [one for one in chapters(plan) if one.title == "Ankle"]
    assert [panel.picture for panel in chapter.panels] == [None, first.picture]
    sheet = Storyboard(plan, StillPictures(Stances(pose_of), FIGURE), THEMES["light"]).draw()
    assert RED in colours_in(sheet, sheet.get_rect())
    names = pictures_beside(plan, tmp_path / "hand out.md")
    assert names == {first.picture: "hand out-1.png"}
    assert "![Draw circles.](<hand out-1.png>)" in as_markdown(plan, names)


def test_a_picture_that_is_not_there_leaves_the_words_and_a_text_without_it(
    plan: Timeline, tmp_path: Path
) -> None:
    (tmp_path / "a.png").unlink()
    shown = next(one for one in plan.segments if one.picture is not None)
    surface, boxes = drawn(plan, shown)
    assert THEMES["light"].colours[Ink.INK] in colours_in(surface, boxes["field"])
    assert pictures_beside(plan, tmp_path / "x.md") == {}
    assert "![" not in as_markdown(plan, {})
