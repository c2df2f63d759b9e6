"""The page of one session: its plan with what was done, how it felt, what was said on the way."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from player.flow.answers import BACK
from player.model.record import Pain, Repetition, SessionRecord
from player.model.routine import Asked, Side
from player.screens.forms.form import Button, Form
from player.screens.forms.spoken import exercise_side, long_day, minutes, outcome_words, rating
from player.screens.history.item import DELETE
from player.screens.history.overview import HistoryView
from player.screens.history.plan_results import counts_in_words, in_order, rep_counts
from player.ui.charts.plan_bar import (
    Block,
    RepCounts,
    paint_results,
    paint_results_legend,
)
from player.ui.charts.plot import RatingPair, paint_panel, paint_ratings_legend, paint_scale
from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.text.writer import Writer
from player.ui.widgets.fields import Card
from player.ui.window.keys import Key, Keys

CORRECT, NOTE, UNDO = "correct", "note", "undo"
"""The buttons besides Back and Delete."""


class SessionForm(Form):
    """The page of one session; `undo` offers to take the last change back."""

    def __init__(
        self,
        record: SessionRecord,
        repetitions: Sequence[Repetition],
        view: HistoryView,
        *,
        said: str = "",
        undo: bool = False,
    ) -> None:
        buttons = [Button("Back", BACK), Button("Note", NOTE, "n"), Button("Delete", DELETE, "d")]
        if record.outcome is not None:
            buttons.insert(1, Button("Correct", CORRECT, "c"))
        if undo:
            buttons.append(Button("Undo", UNDO, "z"))
        outcome = outcome_words(record.outcome).sentence
        self._facts = (_when(record), outcome if view.hide else f"{outcome} {_how_long(record)}")
        cards = _cards(record, repetitions, view)
        super().__init__(record.name, self._facts, cards, buttons, on_escape=BACK)
        self.say(said)

    def say(self, text: str) -> None:
        """Put a sentence below what stands under the title."""
        self.lines = (*self._facts, text) if text else self._facts

    def keys(self) -> Keys:
        """Up and down read on, in place of going from button to button."""
        column = self.column
        return (
            Keys(
                Key("↑", "read on", partial(column.scroll, -column.step)),
                Key("↓", "read on", partial(column.scroll, column.step)),
                Key("←", "choose"),
                Key("→", "choose"),
                Key("Delete", act=partial(self._end, DELETE)),
            )
            + super().keys()
        )


def _when(record: SessionRecord) -> str:
    until = f" to {record.ended:%H:%M}" if record.ended else ""
    return f"{long_day(record.local_day)}, {record.started:%H:%M}{until}"


def _how_long(record: SessionRecord) -> str:
    spent = record.spent
    took, planned = minutes(spent.active), minutes(record.planned_seconds)
    parts = [took if took == planned else f"{took} of {planned} planned"]
    if round(spent.paused):
        parts.append(f"{minutes(spent.paused)} paused")
    if round(spent.waiting):
        parts.append(f"{minutes(spent.waiting)} waiting")
    return ", ".join(parts) + "."


def _cards(
    record: SessionRecord, repetitions: Sequence[Repetition], view: HistoryView
) -> list[Card]:
    named, hide = view.named, view.hide
    all_counts = [rep_counts(done, repetitions) for done in record.exercises]
    cards: list[Card] = []
    if record.note:
        cards.append(Card("note", "Note", [record.note]))
    if any(counts.results() for counts in all_counts):
        cards.append(PlanCard(in_order(record, repetitions, view.played_by(record))))
    rated = [(what, record.before.get(what), record.after.get(what)) for what in asked_of(record)]
    rated = [one for one in rated if one[1:] != (None, None)]
    if rated:
        cards.append(RatingsCard(rated, hide))
    if record.pains:
        pains = [_pain(pain, named, hide) for pain in record.pains]
        cards.append(Card("pains", "What hurt", pains, Ink.ALERT))
    for done, counts in zip(record.exercises, all_counts, strict=True):
        words = "" if hide else counts_in_words(done, counts)
        if done.hold_seconds and not hide:
            words += f", held {minutes(done.hold_seconds)}"
        title = exercise_side(named(done.name), done.side)
        cards.append(ExerciseCard(title, done.side, counts, words))
    if record.answers:
        answers = [
            f"{answer.at:%H:%M}: {answer.what}" + ("" if hide else f" {answer.value}")
            for answer in record.answers
        ]
        cards.append(Card("answers", "Answers on the way", answers))
    return cards


def asked_of(record: SessionRecord) -> list[Asked]:
    """What can be rated of a session: pain and stiffness always, the urge where it was."""
    urge = Asked.URGE in record.before or Asked.URGE in record.after
    return [Asked.PAIN, Asked.STIFFNESS, *([Asked.URGE] if urge else [])]


def _pain(pain: Pain, named: Callable[[str], str], hide: bool) -> str:
    words = [f"{pain.at:%H:%M}: {pain.kind}"]
    if not hide:
        words[0] += f", {pain.strength} of 10"
    if pain.where:
        words.append(pain.where)
    if pain.exercise:
        words.append(f"in {exercise_side(named(pain.exercise), pain.side)}")
    return ", ".join(words) + "."


class PlanCard(Card):
    """The whole plan as one bar in the order of playing, with what its shapes mean."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__("plan", "The plan", ())
        self.blocks = tuple(blocks)

    def height(self, writer: Writer, width: int) -> int:
        lines = writer.line_height(Role.STRONG) + writer.line_height(Role.SMALL)
        return lines + writer.look.px(Space.HEAD)

    def key(self) -> Hashable:
        return self.blocks

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        look = writer.look
        inside = _panel(surface, box, writer)
        ink = look.colour(Ink.INK)
        head = writer.put(surface, self.title, Role.STRONG, ink, inside.topleft)
        tall = look.px(Space.XXL)
        bar = Rect(inside.left, head.bottom + look.px(Space.LINE), inside.width, tall)
        paint_results(surface, look, bar, self.blocks)
        top = bar.bottom + look.px(Space.XXS)
        words = Rect(inside.left, top, inside.width, max(1, inside.bottom - top))
        paint_results_legend(surface, writer, words, self.blocks)


class ExerciseCard(Card):
    """One exercise on one side: its name over the counts, and its own bar at the right."""

    def __init__(self, title: str, side: Side | None, counts: RepCounts, words: str) -> None:
        super().__init__(f"{title} {side}", title, (words,))
        self._side, self._counts = side, counts

    def height(self, writer: Writer, width: int) -> int:
        lines = writer.line_height(Role.BODY) + writer.line_height(Role.SMALL)
        return lines + writer.look.px(Space.XXL)

    def key(self) -> Hashable:
        return (self.title, self.lines, self._side, self._counts)

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        look = writer.look
        inside = _panel(surface, box, writer)
        bar = Rect(0, 0, inside.width * 3 // 10, look.px(Space.XL))
        bar.midright = inside.midright
        paint_results(surface, look, bar, [self._counts.block()])
        words = Rect(inside.left, inside.top, 0, inside.height)
        words.width = bar.left - look.px(Space.XL) - words.left
        upper = Rect(words.left, words.top, words.width, writer.line_height(Role.BODY))
        upper.height = min(upper.height, words.height * 11 // 20)
        writer.line(surface, self.title, Role.BODY, look.colour(Ink.INK), upper)
        lower = Rect(words.left, upper.bottom, words.width, words.bottom - upper.bottom)
        writer.line(surface, self.lines[0], Role.SMALL, look.colour(Ink.QUIET), lower)


class RatingsCard(Card):
    """Each rating on a scale from 0 to 10, before and after."""

    def __init__(self, rated: Sequence[tuple[Asked, int | None, int | None]], hide: bool) -> None:
        words = [(one[0] if hide else rating(*one)).capitalize() for one in rated]
        super().__init__("ratings", "Before and after", words)
        self._pairs: list[RatingPair] = [(before, after) for _, before, after in rated]

    def height(self, writer: Writer, width: int) -> int:
        step = self._step(writer)
        return writer.line_height(Role.STRONG) + len(self.lines) * step + writer.look.px(Space.XXL)

    def _step(self, writer: Writer) -> int:
        return max(writer.line_height(Role.BODY), writer.look.px(Space.HUGE))

    def key(self) -> Hashable:
        return (self.lines, tuple(self._pairs))

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        """Words at the left, scales at the right, the meaning of the signs above them."""
        look = writer.look
        inside = _panel(surface, box, writer)
        tall = writer.line_height(Role.STRONG)
        head = Rect(inside.left, inside.top, inside.width, tall)
        end = paint_ratings_legend(surface, writer, head)
        head.width = end - head.left - look.px(Space.S)
        writer.line(surface, self.title, Role.STRONG, look.colour(Ink.INK), head)
        room = inside.height - tall - look.px(Space.LINE)
        step = min(self._step(writer), room // len(self.lines))
        half = inside.width // 2
        for number, (words, pair) in enumerate(zip(self.lines, self._pairs, strict=True)):
            top = inside.top + tall + look.px(Space.LINE) + number * step
            place = Rect(inside.left, top, half - look.px(Space.M), step)
            writer.line(surface, words, Role.BODY, look.colour(Ink.QUIET), place)
            scale = Rect(inside.left + half, top, inside.width - half, step)
            paint_scale(surface, look, scale, pair)


def _panel(surface: Surface, box: Rect, writer: Writer) -> Rect:
    """A panel, and the place inside of it."""
    look = writer.look
    panel = Rect(box.left, box.top, box.width, box.height - look.px(Space.XS))
    paint_panel(surface, look, panel, look.px(Space.S))
    return panel.inflate(-2 * look.px(Space.L), -look.px(Space.M))
