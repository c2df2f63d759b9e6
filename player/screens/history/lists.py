"""The lists of the history: the sessions, newest first, and what each exercise adds up to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime
from itertools import groupby

import pygame
from msgspec import Struct

from player.model.record import Outcome, SessionRecord
from player.model.routine import Side
from player.model.totals import ExerciseTotal
from player.screens.forms.spoken import day, minutes
from player.screens.history.calendar import in_words
from player.screens.history.long_list import Fetch, LongList, Paged, T
from player.ui.look import Ink, Look, Role
from player.ui.shapes import rounded
from player.ui.text.writer import Writer

OUTCOME_WORDS = {
    Outcome.COMPLETED: "done",
    Outcome.STOPPED: "done in part",
    Outcome.STOPPED_FOR_PAIN: "stopped for pain",
    Outcome.INTERRUPTED: "done in part",
    None: "not ended",
}


def clock_day(on: date, at: datetime, today: date) -> str:
    """When something was: `Yesterday, 17:42`."""
    text = day(on, today)
    return f"{text[:1].upper()}{text[1:]}, {at:%H:%M}"


def two_lines(writer: Writer, box: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
    """The places of a first line in strong letters and a second one in small ones."""
    first, second = writer.line_height(Role.STRONG), writer.line_height(Role.SMALL)
    upper = box.height * first // (first + second)
    return (
        pygame.Rect(box.left, box.top, box.width, upper),
        pygame.Rect(box.left, box.top + upper, box.width, box.height - upper),
    )


def row_height(writer: Writer) -> int:
    """Pixels of a row of two lines."""
    lines = writer.line_height(Role.STRONG) + writer.line_height(Role.SMALL)
    return lines + writer.look.px(0.017)


class Dated(Paged[T]):
    """What was noted on some day, newest first, two lines each; without numbers if they `hide`."""

    hint = "↑  ↓  choose     Enter  open     Tab  go on     Esc  back"

    def __init__(self, count: int, fetch: Fetch[T], today: date, hide: bool) -> None:
        super().__init__(count, fetch)
        self._today, self._hide = today, hide

    def row_height(self, writer: Writer) -> int:
        """Two lines."""
        return row_height(writer)


class Sessions(Dated[SessionRecord]):
    """The sessions; they are read a page at a time, when they come into sight."""

    name = "session"

    def row_key(self, place: int) -> Hashable:
        """What is written of a session, all of it."""
        record = self.record(place)
        return record and (record.id, record.name, *self._words(record))

    def _words(self, record: SessionRecord) -> tuple[str, ...]:
        """The time it took, when it was, how it came out, and what was rated."""
        took = "" if self._hide else minutes(record.spent.active)
        rated = [
            in_words(what, record.before.get(what), record.after.get(what))
            for what in sorted({*record.before, *record.after}, reverse=True)
        ]
        words = (
            clock_day(record.local_day, record.started, self._today),
            OUTCOME_WORDS[record.outcome],
        )
        return (took, *words, *([] if self._hide else rated), *(["note"] if record.note else []))

    def paint_row(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, n: int) -> None:
        """The name and the time it took; below when, how it came out, and the ratings."""
        record = self.record(n)
        if record is None:
            return
        look = writer.look
        upper, lower = two_lines(writer, box)
        took, *words = self._words(record)
        room = pygame.Rect(upper.left, upper.top, upper.width * 2 // 5, upper.height)
        room.right = upper.right
        ink = look.colour(Ink.HOLD)
        time = writer.line(surface, took, Role.BODY, ink, room, anchor="midright")
        upper.width = time.left - look.px(0.02) - upper.left
        writer.line(surface, record.name, Role.STRONG, look.colour(Ink.INK), upper)
        side = look.px(0.017)
        sign = pygame.Rect(lower.left, 0, side, side)
        sign.centery = lower.centery
        _paint_outcome(surface, look, sign, record.outcome)
        lower = pygame.Rect(
            sign.right + look.px(0.012), lower.top, lower.right - sign.right, lower.height
        )
        lower.width = box.right - lower.left
        text = as_many_as_fit(writer, words, lower.width)
        writer.line(surface, text, Role.SMALL, look.colour(Ink.QUIET), lower)


def as_many_as_fit(writer: Writer, words: Sequence[str], width: int) -> str:
    """The first two always, then as many more as there is room for."""
    text = "  ·  ".join(words[:2])
    for word in words[2:]:
        longer = f"{text}  ·  {word}"
        if writer.width(longer, Role.SMALL) > width:
            break
        text = longer
    return text


def _paint_outcome(
    surface: pygame.Surface, look: Look, box: pygame.Rect, outcome: Outcome | None
) -> None:
    """A disc for done, a ring for done in part, a square for stopped for pain."""
    if outcome is Outcome.STOPPED_FOR_PAIN:
        rounded(surface, box, 1, look.colour(Ink.ALERT))
        return
    done = outcome is Outcome.COMPLETED
    colour, radius = look.colour(Ink.HOLD if done else Ink.REST), box.width // 2
    pygame.draw.aacircle(surface, colour, box.center, radius)
    if not done:
        inside = max(1, radius - max(2, radius // 3))
        pygame.draw.aacircle(surface, look.colour(Ink.PANEL), box.center, inside)


class _Sum(Struct, frozen=True):
    """What an exercise adds up to, in words."""

    name: str
    counts: str
    below: str


class Totals(LongList):
    """Every exercise with its repetitions on each side, as plain counts."""

    name = "exercise"
    opens = False
    hint = "↑  ↓  move     Tab  go on     Esc  back"

    def __init__(
        self,
        totals: Sequence[ExerciseTotal],
        named: Callable[[str], str],
        today: date,
        hide: bool,
    ) -> None:
        by_name = groupby(totals, key=lambda total: total.exercise)
        sums = [_sum(named(name), list(group), today, hide) for name, group in by_name]
        self._sums = sorted(sums, key=lambda one: one.name.casefold())
        super().__init__(len(self._sums))

    def readout(self) -> str:
        """The list says all of it."""
        return ""

    def row_height(self, writer: Writer) -> int:
        """Two lines."""
        return row_height(writer)

    def row_key(self, place: int) -> Hashable:
        """The words."""
        return self._sums[place]

    def paint_row(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, n: int) -> None:
        """The name and the counts; below how long it was held and when it was done last."""
        look, one = writer.look, self._sums[n]
        upper, lower = two_lines(writer, box)
        gap = look.px(0.02)
        name = writer.width(one.name, Role.STRONG, look.least_size) + gap
        room = pygame.Rect(upper.left + name, upper.top, upper.width - name, upper.height)
        ink = look.colour(Ink.HOLD)
        counts = writer.line(surface, one.counts, Role.BODY, ink, room, anchor="midright")
        upper.width = counts.left - gap - upper.left
        writer.line(surface, one.name, Role.STRONG, look.colour(Ink.INK), upper)
        writer.line(surface, one.below, Role.SMALL, look.colour(Ink.QUIET), lower)


def _sum(name: str, totals: Sequence[ExerciseTotal], today: date, hide: bool) -> _Sum:
    sides = {total.side: total.repetitions for total in totals}
    counts = [f"{sides[side]} {side}" for side in Side if side in sides]
    if None in sides:
        counts.insert(0, f"{sides[None]} {'time' if sides[None] == 1 else 'times'}")
    held = sum(total.hold for total in totals)
    last = f"last: {day(max(total.last_day for total in totals), today)}"
    if hide:
        return _Sum(name, "", last)
    below = f"held {minutes(held)}  ·  {last}" if held else last
    return _Sum(name, "   ".join(counts), below)
