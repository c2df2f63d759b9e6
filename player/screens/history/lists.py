"""The lists of the history: sessions, urges and cracks, and what each exercise adds up to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Generic

from player.care.texts import crack_texts, urge_texts
from player.model.diary import Crack, Urge, UrgeOutcome
from player.model.record import Outcome, SessionRecord
from player.model.routine import Side
from player.model.totals import ExerciseTotal
from player.screens.forms.spoken import counted, day, minutes, outcome_words, rating
from player.screens.history.item import DiaryEntry
from player.screens.history.row_list import Fetch, ListRow, PagedRows, RowList, T
from player.ui.charts.grouped_bars import CountSeries, paint_count_bar
from player.ui.look import Ink, Look
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import disc, rounded


class DatedList(RowList, Generic[T]):
    """What was noted on some day, newest first; without numbers if they `hide`."""

    enter = "open"

    def __init__(self, name: str, count: int, fetch: Fetch[T], today: date, hide: bool) -> None:
        self._today, self._hide = today, hide
        super().__init__(PagedRows(count, fetch, self.row_of), name)

    def row_of(self, record: T) -> ListRow:
        """What is shown of a record."""
        raise NotImplementedError

    def when(self, on: date, at: datetime) -> str:
        """`Yesterday, 17:42`."""
        text = day(on, self._today)
        return f"{text[:1].upper()}{text[1:]}, {at:%H:%M}"


class SessionList(DatedList[SessionRecord]):
    """The sessions: the time each took, when it was, how it ended, and what was rated."""

    sign_at = (1, 0.017)

    def row_of(self, record: SessionRecord) -> ListRow:
        rated = [
            rating(what, record.before.get(what), record.after.get(what))
            for what in sorted({*record.before, *record.after}, reverse=True)
        ]
        words = (
            self.when(record.local_day, record.started),
            outcome_words(record.outcome).listed,
            *([] if self._hide else rated),
            *(["note"] if record.note else []),
        )
        took = "" if self._hide else minutes(record.spent.active)
        sign = record.outcome or Outcome.INTERRUPTED
        return ListRow(record.name, took, value=record.id, words=words, sign=sign)

    def paint_sign(self, surface: Surface, look: Look, box: Rect, sign: Hashable) -> None:
        """A disc for done, a ring for done in part, a square for stopped for pain."""
        if sign is Outcome.STOPPED_FOR_PAIN:
            rounded(surface, box, 1, look.colour(Ink.ALERT))
            return
        done, radius = sign is Outcome.COMPLETED, box.width // 2
        disc(surface, box.center, radius, look.colour(Ink.HOLD if done else Ink.REST))
        if not done:
            inside = max(1, radius - max(2, radius // 3))
            disc(surface, box.center, inside, look.colour(Ink.PANEL))


class DiaryList(DatedList[DiaryEntry]):
    """Urges and cracks: how strong each was, when it was, and what else is known, by its worth."""

    sign_at = (0, 0.022)

    def row_of(self, record: DiaryEntry) -> ListRow:
        urge = isinstance(record, Urge)
        about = _about_urge(record) if isinstance(record, Urge) else _about_crack(record)
        words = (self.when(record.day, record.at), *about, *(["note"] if record.note else []))
        strength = "" if self._hide else _strength(record)
        sign = CountSeries.URGES if urge else CountSeries.CRACKS
        title = "Urge" if urge else "Crack"
        return ListRow(title, strength, value=record, words=words, sign=sign)

    def paint_sign(self, surface: Surface, look: Look, box: Rect, sign: Hashable) -> None:
        """The same sign as in the charts."""
        if isinstance(sign, CountSeries):
            paint_count_bar(surface, box, look, sign)


def _strength(entry: DiaryEntry) -> str:
    if isinstance(entry, Crack):
        return f"pain {entry.pain}" if entry.pain else ""
    after = entry.strength_after
    return f"{entry.strength}" if after is None else f"{entry.strength} to {after}"


def _about_urge(urge: Urge) -> list[str]:
    texts, words = urge_texts(), list[str]()
    if urge.met and urge.outcome is not UrgeOutcome.ROUTINE:
        words.append("met by a routine")
    if urge.outcome:
        answer = dict(texts.outcome_answers)[urge.outcome]  # "I did a routine"
        words.append(answer.removeprefix("I ").lower())
    words += [texts.situations[urge.situation].lower()] if urge.situation else []
    return [*words, *([urge.area] if urge.area else [])]


def _about_crack(crack: Crack) -> list[str]:
    words: list[str] = [crack.area] if crack.area else []
    sounds = crack_texts().form["sound"].answers
    words += [sounds[crack.sound].lower()] if crack.sound else []
    return [*words, *([crack.side] if crack.side else [])]


class ExerciseList(RowList):
    """Every exercise with its repetitions on each side, how long it was held and done last."""

    def __init__(
        self,
        totals: Sequence[ExerciseTotal],
        named: Callable[[str], str],
        today: date,
        hide: bool,
    ) -> None:
        by_name = groupby(totals, key=lambda total: total.exercise)
        rows = [_exercise(named(name), list(group), today, hide) for name, group in by_name]
        super().__init__(sorted(rows, key=lambda row: row.title.casefold()), "exercise")


def _exercise(name: str, totals: Sequence[ExerciseTotal], today: date, hide: bool) -> ListRow:
    last = f"last: {day(max(total.last_day for total in totals), today)}"
    if hide:
        return ListRow(name, enabled=False, words=(last,))
    sides = {total.side: total.repetitions for total in totals}
    counts = [f"{sides[side]} {side}" for side in Side if side in sides]
    if None in sides:
        counts.insert(0, counted(sides[None], "time"))
    held = sum(total.hold for total in totals)
    words = (f"held {minutes(held)}", last) if held else (last,)
    return ListRow(name, "   ".join(counts), enabled=False, words=words)
