"""The list of urges and cracks, newest first, as its rows say them."""

from __future__ import annotations

from collections.abc import Hashable

import pygame

from player.care.texts import situations, sounds
from player.model.diary import Urge, UrgeOutcome
from player.screens.history.lists import Dated, as_many_as_fit, clock_day, two_lines
from player.screens.history.urge_archive import Logged
from player.ui.charts.grouped_bars import CountSeries, paint_count_bar
from player.ui.look import Ink, Role
from player.ui.text.writer import Writer

_CAME_OF_IT = {
    UrgeOutcome.PASSED: "it passed",
    UrgeOutcome.ROUTINE: "did a routine",
    UrgeOutcome.CRACKED_GENTLY: "cracked gently",
    UrgeOutcome.CRACKED_WITH_FORCE: "cracked with force",
    UrgeOutcome.NOT_SURE: "not sure",
}


class Entries(Dated[Logged]):
    """Urges and cracks; they are read a page at a time, when they come into sight."""

    name = "entry"

    def row_key(self, place: int) -> Hashable:
        """What is written of one, all of it."""
        entry = self.record(place)
        return entry and (type(entry), entry.id, self._right(entry), *self._words(entry))

    def _right(self, entry: Logged) -> str:
        """How strong an urge was, or a pain."""
        if self._hide:
            return ""
        if isinstance(entry, Urge):
            after = entry.strength_after
            return f"{entry.strength}" if after is None else f"{entry.strength} to {after}"
        return f"pain {entry.pain}" if entry.pain else ""

    def _words(self, entry: Logged) -> list[str]:
        """When it was, and the rest in the order of its worth; what is not known is left out."""
        words: list[str] = [clock_day(entry.day, entry.at, self._today)]
        if isinstance(entry, Urge):
            met = entry.met and entry.outcome is not UrgeOutcome.ROUTINE
            words += ["met by a routine"] if met else []
            words += [_CAME_OF_IT[entry.outcome]] if entry.outcome else []
            words += [dict(situations())[entry.situation].lower()] if entry.situation else []
            words += [entry.area] if entry.area else []
        else:
            words += [entry.area] if entry.area else []
            words += [sounds()[entry.sound].words.lower()] if entry.sound else []
            words += [entry.side] if entry.side else []
        return [*words, *(["note"] if entry.note else [])]

    def paint_row(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, n: int) -> None:
        """What it is and how strong; below when it was and what is known of it."""
        entry = self.record(n)
        if entry is None:
            return
        look = writer.look
        upper, lower = two_lines(writer, box)
        room = pygame.Rect(upper.left, upper.top, upper.width // 2, upper.height)
        room.right = upper.right
        ink = look.colour(Ink.HOLD)
        right = writer.line(surface, self._right(entry), Role.BODY, ink, room, anchor="midright")
        series = CountSeries.URGES if isinstance(entry, Urge) else CountSeries.CRACKS
        sign = pygame.Rect(upper.left, 0, look.px(0.022), look.px(0.022))
        sign.centery = upper.centery
        paint_count_bar(surface, sign, look, series)
        name = pygame.Rect(sign.right + look.px(0.012), upper.top, 0, upper.height)
        name.width = right.left - look.px(0.02) - name.left
        text = "Urge" if isinstance(entry, Urge) else "Crack"
        writer.line(surface, text, Role.STRONG, look.colour(Ink.INK), name)
        words = as_many_as_fit(writer, self._words(entry), lower.width)
        writer.line(surface, words, Role.SMALL, look.colour(Ink.QUIET), lower)
