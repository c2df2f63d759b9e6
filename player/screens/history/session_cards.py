"""What a session's page is made of: its plan as a bar, each exercise, the ratings as scales."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pygame

from player.model.record import Done, Repetition
from player.model.routine import Asked, Side
from player.ui.charts.plan_bar import (
    Block,
    RepCounts,
    RepResult,
    paint_results,
    paint_results_legend,
)
from player.ui.charts.plot import RatingPair, paint_panel, paint_ratings_legend, paint_scale
from player.ui.look import Ink, Role
from player.ui.text.writer import Writer
from player.ui.widgets.fields import Card


def rep_counts(done: Done, repetitions: Sequence[Repetition]) -> RepCounts:
    """What became of the repetitions of an exercise on a side.

    A step that was finished more than once is one that was done and others that were repeated.
    """
    own = [one.step for one in repetitions if (one.exercise, one.side) == (done.name, done.side)]
    once = len(set(own))
    repeated = max(0, done.reps_done - once)
    left = max(0, done.reps_planned - once - done.skipped)
    return RepCounts(done.reps_done - repeated, repeated, done.skipped, left)


def _panel(surface: pygame.Surface, box: pygame.Rect, writer: Writer) -> pygame.Rect:
    """A panel, and the place inside of it."""
    look = writer.look
    panel = pygame.Rect(box.left, box.top, box.width, box.height - look.px(0.012))
    paint_panel(surface, look, panel, look.px(0.018))
    return panel.inflate(-2 * look.px(0.025), -look.px(0.02))


class PlanCard(Card):
    """The whole plan as one bar in the order of playing, with what its shapes mean."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__("plan", "The plan", ())
        self._blocks = tuple(blocks)

    def height(self, writer: Writer, width: int) -> int:
        """The title, the bar, and a line of words."""
        lines = writer.line_height(Role.STRONG) + writer.line_height(Role.SMALL)
        return lines + writer.look.px(0.1)

    def key(self) -> Hashable:
        """What became of the repetitions."""
        return self._blocks

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """The title, the bar, and what its shapes mean."""
        look = writer.look
        inside = _panel(surface, box, writer)
        ink = look.colour(Ink.INK)
        head = writer.put(surface, self.title, Role.STRONG, ink, inside.topleft)
        tall = look.px(0.04)
        bar = pygame.Rect(inside.left, head.bottom + look.px(0.006), inside.width, tall)
        paint_results(surface, look, bar, self._blocks)
        top = bar.bottom + look.px(0.008)
        words = pygame.Rect(inside.left, top, inside.width, max(1, inside.bottom - top))
        paint_results_legend(surface, writer, words, self._blocks)


class ExerciseCard(Card):
    """One exercise on one side: its name, its own bar, and the counts."""

    def __init__(self, title: str, side: Side | None, counts: RepCounts, words: str) -> None:
        super().__init__(f"{title} {side}", title, (words,))
        self._side, self._counts = side, counts

    def height(self, writer: Writer, width: int) -> int:
        """Two lines and the bar beside them."""
        lines = writer.line_height(Role.BODY) + writer.line_height(Role.SMALL)
        return lines + writer.look.px(0.036)

    def key(self) -> Hashable:
        """The words and the counts."""
        return (self.title, self.lines, self._side, self._counts)

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """The name and the side over the counts at the left, the bar at the right."""
        look = writer.look
        inside = _panel(surface, box, writer)
        bar = pygame.Rect(0, 0, inside.width * 3 // 10, look.px(0.034))
        bar.midright = inside.midright
        paint_results(surface, look, bar, [self._counts.block()])
        words = pygame.Rect(inside.left, inside.top, 0, inside.height)
        words.width = bar.left - look.px(0.03) - words.left
        upper = pygame.Rect(words.left, words.top, words.width, writer.line_height(Role.BODY))
        upper.height = min(upper.height, words.height * 11 // 20)
        writer.line(surface, self.title, Role.BODY, look.colour(Ink.INK), upper)
        lower = pygame.Rect(words.left, upper.bottom, words.width, words.bottom - upper.bottom)
        writer.line(surface, self.lines[0], Role.SMALL, look.colour(Ink.QUIET), lower)


class RatingsCard(Card):
    """Each rating on a scale from 0 to 10, before and after."""

    def __init__(self, rated: Sequence[tuple[Asked, RatingPair, str]]) -> None:
        super().__init__("ratings", "Before and after", [words for *_, words in rated])
        self._rated = tuple(rated)

    def height(self, writer: Writer, width: int) -> int:
        """The title, and a line for each."""
        step = self._step(writer)
        return writer.line_height(Role.STRONG) + len(self._rated) * step + writer.look.px(0.042)

    def _step(self, writer: Writer) -> int:
        return max(writer.line_height(Role.BODY), writer.look.px(0.05))

    def key(self) -> Hashable:
        """The ratings with their words."""
        return self._rated

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """Words at the left, scales at the right, the meaning of the signs above them."""
        look = writer.look
        inside = _panel(surface, box, writer)
        tall = writer.line_height(Role.STRONG)
        head = pygame.Rect(inside.left, inside.top, inside.width, tall)
        end = paint_ratings_legend(surface, writer, head)
        head.width = end - head.left - look.px(0.015)
        writer.line(surface, self.title, Role.STRONG, look.colour(Ink.INK), head)
        room = inside.height - tall - look.px(0.006)
        step = min(self._step(writer), room // len(self._rated))
        half = inside.width // 2
        for number, (_, pair, words) in enumerate(self._rated):
            top = inside.top + tall + look.px(0.006) + number * step
            place = pygame.Rect(inside.left, top, half - look.px(0.02), step)
            writer.line(surface, words, Role.BODY, look.colour(Ink.QUIET), place)
            scale = pygame.Rect(inside.left + half, top, inside.width - half, step)
            paint_scale(surface, look, scale, pair)


def counts_in_words(done: Done, counts: RepCounts) -> str:
    """`5 of 6, 1 skipped, 1 repeated`."""
    if not done.reps_planned:
        return f"{done.reps_done}, not in the plan"
    parts = [f"{counts.done} of {done.reps_planned}"]
    more = counts.results()
    parts += [
        f"{more[kind]} {kind}" for kind in (RepResult.REPEATED, RepResult.SKIPPED) if kind in more
    ]
    return ", ".join(parts)
