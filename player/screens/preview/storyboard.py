"""A routine on one sheet of paper: each exercise with its steps, words, times and sides.

Repetitions are shown once: the start and the phases of one repetition, drawn for the first side,
under a heading that says how often and on which sides.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from player.care.cards import card_texts
from player.model.routine import Exercise, Side, Sides
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline
from player.screens.forms.spoken import dose_in_words, minutes
from player.screens.play.still_pictures import Framed, StillPictures
from player.ui.look import Colour, Ink, Look, Role, Theme
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import rounded
from player.ui.text.writer import Writer

WIDTH = 1654
"""Pixels: A4 at 200 to the inch."""

_EDGE, _GAP, _COLUMNS = 90, 24, 4


class Panel(Struct, frozen=True):
    """One step on the sheet. `lasts` is its length in words, `side` the side that is drawn."""

    heading: str
    lasts: str
    line: str
    note: str
    pose: str | None
    side: Side | None
    picture: str | None = None


class Chapter(Struct, frozen=True):
    """One exercise, rest or rating of the plan, with its steps."""

    title: str
    dose: str
    panels: tuple[Panel, ...]
    stop_if: tuple[str, ...] = ()


def chapters(timeline: Timeline) -> list[Chapter]:
    """The chapters of the sheet: the exercises, and the rests and ratings between them."""
    found: list[Chapter] = []
    seen: set[int] = set()
    for step in timeline.steps:
        segments = timeline.segments[step.first : step.last + 1]
        if step.exercise is None:
            found.append(_alone(segments[0]))
        elif step.kind == "repetition" and step.number not in seen:
            seen.add(step.number)
            found.append(_chapter(timeline, step.exercise, segments))
    return found


def _alone(segment: Segment) -> Chapter:
    title = f"Rate your {segment.ask}" if segment.ask else "Rest"
    panel = Panel(title, minutes(segment.length), segment.line, "", segment.pose, segment.side)
    return Chapter(title, minutes(segment.length), (panel,) if segment.ask is None else ())


def _chapter(timeline: Timeline, exercise: Exercise, segments: Sequence[Segment]) -> Chapter:
    panels: list[Panel] = []
    for segment in segments:
        if segment.kind is SegmentKind.START:
            lasts = "when you are ready" if segment.ready else minutes(segment.length)
            panels.append(_panel("Get ready", lasts, segment))
        elif segment.phase >= 0 and not (panels and _same(panels, segment)):
            phase = [s for s in segments if s.phase == segment.phase]
            parts = [f"{s.kind} {minutes(s.length)}" for s in phase]
            breath = "" if segment.breath == "free" else f", breathe {segment.breath}"
            panels.append(_panel(str(segment.phase + 1), ", ".join(parts) + breath, phase[-1]))
    dose = dose_in_words(exercise.dose)
    if exercise.dose.sides is not Sides.NONE and exercise.left_means:
        dose += f".  Left: {exercise.left_means}"
    return Chapter(exercise.name, dose, tuple(panels), exercise.stop_if)


def _same(panels: list[Panel], segment: Segment) -> bool:
    return panels[-1].heading == str(segment.phase + 1)


def _panel(heading: str, lasts: str, segment: Segment) -> Panel:
    line = segment.line or segment.say
    return Panel(heading, lasts, line, segment.note, segment.pose, segment.side, segment.picture)


def _head_of(panel: Panel) -> str:
    side = f"{panel.side} side".capitalize() if panel.side else ""
    return "  ·  ".join(filter(None, (panel.heading, side, panel.lasts)))


class Storyboard:
    """Draws the sheet of one plan, as tall as it needs to be."""

    def __init__(self, timeline: Timeline, pictures: StillPictures, theme: Theme) -> None:
        self._timeline = timeline
        self._pictures = pictures
        self._look = Look(theme, WIDTH, 800)
        self._writer = Writer(self._look)
        self._panel_width = (WIDTH - 2 * _EDGE - (_COLUMNS - 1) * _GAP) // _COLUMNS
        self._picture_height = round(self._panel_width * 0.62)

    def draw(self) -> Surface:
        height = self._sheet(Surface((WIDTH, 1)))  # drawn once for the height that it needs
        surface = Surface((WIDTH, height))
        surface.fill(self._colour(Ink.GROUND))
        self._sheet(surface)
        return surface

    def _sheet(self, surface: Surface) -> int:
        """Draw all of it; returns its height."""
        y = self._head(surface)
        for chapter in chapters(self._timeline):
            y = self._chapter(surface, chapter, y)
        self._put(surface, card_texts().footer, Role.SMALL, Ink.QUIET, (_EDGE, y + 10))
        return y + 90

    def _colour(self, ink: Ink) -> Colour:
        return self._look.colour(ink)

    def _put(self, surface: Surface, text: str, role: Role, ink: Ink, at: tuple[int, int]) -> int:
        """Write a paragraph across the page; returns the y below it."""
        box = Rect(*at, WIDTH - _EDGE - at[0], 400)
        return self._writer.paragraph(surface, text, role, self._colour(ink), box)

    def _head(self, surface: Surface) -> int:
        routine = self._timeline.routine
        y = self._put(surface, routine.name, Role.TITLE, Ink.INK, (_EDGE, 70))
        time = minutes(self._timeline.total_seconds)
        needs = ", ".join(dict.fromkeys(self._needs()))
        facts = "  ·  ".join(filter(None, (time, needs)))
        y = self._put(surface, facts, Role.BODY, Ink.HOLD, (_EDGE, y))
        if routine.about:
            y = self._put(surface, routine.about, Role.BODY, Ink.QUIET, (_EDGE, y))
        return y + 24

    def _needs(self) -> list[str]:
        own = list(self._timeline.routine.equipment)
        return own or [need for e in self._timeline.routine.exercises() for need in e.equipment]

    def _text_height(self, panel: Panel) -> int:
        inner = self._panel_width - 36
        lines = len(self._writer.wrap(panel.line, Role.STRONG, inner))
        notes = len(self._writer.wrap(panel.note, Role.SMALL, inner))
        step, small = self._writer.line_height(Role.STRONG), self._writer.line_height(Role.SMALL)
        heads = len(self._writer.wrap(_head_of(panel), Role.SMALL, inner))
        return heads * small + lines * step + notes * small + 44

    def _chapter(self, surface: Surface, chapter: Chapter, y: int) -> int:
        """Draw a chapter at `y`; returns the y below it."""
        if chapter.title != self._timeline.routine.name:
            y = self._put(surface, chapter.title, Role.LINE, Ink.INK, (_EDGE, y))
        y = self._put(surface, chapter.dose, Role.BODY, Ink.QUIET, (_EDGE, y))
        if chapter.stop_if:
            stop = "Stop if:  " + "  ".join(chapter.stop_if)
            y = self._put(surface, stop, Role.SMALL, Ink.ALERT, (_EDGE, y))
        y += 16
        by_phase = sorted(chapter.panels, key=lambda panel: not panel.heading.isdigit())
        together = tuple(dict.fromkeys((panel.pose, panel.side) for panel in by_phase))
        for first in range(0, len(chapter.panels), _COLUMNS):
            row = chapter.panels[first : first + _COLUMNS]
            seen = self._picture_height if any(one.pose or one.picture for one in row) else 36
            height = seen + max(self._text_height(panel) for panel in row)
            for column, panel in enumerate(row):
                x = _EDGE + column * (self._panel_width + _GAP)
                box = Rect(x, y, self._panel_width, height)
                self._panel(surface, box, panel, together, seen - 24)
            y += height + _GAP
        return y + 24

    def _panel(
        self, surface: Surface, box: Rect, panel: Panel, together: Framed, seen: int
    ) -> None:
        """Draw a panel with a picture that is `seen` pixels high."""
        ground = self._colour(Ink.PANEL)
        rounded(surface, box, 20, ground)
        inside = box.inflate(-36, -24)
        picture = Rect(inside.left, inside.top, inside.width, seen)
        theme = self._look.theme
        own = panel.picture
        if own is None or not self._pictures.own.draw(surface, picture, own):
            self._pictures.draw(surface, picture, panel.pose, panel.side, theme, ground, together)
        y = picture.bottom + 10
        rest = Rect(inside.left, y, inside.width, box.bottom - y)
        hold = self._colour(Ink.HOLD)
        y = self._writer.paragraph(surface, _head_of(panel), Role.SMALL, hold, rest)
        rest = Rect(inside.left, y, inside.width, box.bottom - y)
        y = self._writer.paragraph(surface, panel.line, Role.STRONG, self._colour(Ink.INK), rest)
        rest = Rect(inside.left, y, inside.width, box.bottom - y)
        self._writer.paragraph(surface, panel.note, Role.SMALL, self._colour(Ink.QUIET), rest)
