"""The page of one session: its plan with what was done, how it felt, what was said on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from player.flow.answers import BACK
from player.model.record import Outcome, Pain, Repetition, SessionRecord
from player.model.routine import Routine
from player.screens.forms.form import Button, Form
from player.screens.forms.spoken import exercise_side, minutes
from player.screens.history.calendar import in_words, long_day
from player.screens.history.plan_order import in_order
from player.screens.history.session_cards import (
    ExerciseCard,
    PlanCard,
    RatingsCard,
    counts_in_words,
    rep_counts,
)
from player.screens.history.session_change import asked_of
from player.ui.look import Ink
from player.ui.widgets.fields import Card

CORRECT, NOTE, DELETE, UNDO = "correct", "note", "delete", "undo"
"""The buttons besides Back."""

_OUTCOMES = {
    Outcome.COMPLETED: "Done to the end.",
    Outcome.STOPPED: "Stopped before the end; what was done is kept.",
    Outcome.STOPPED_FOR_PAIN: "Stopped for pain.",
    Outcome.INTERRUPTED: "Interrupted. Your progress is saved.",
    None: "Not ended.",
}

Named = Callable[[str], str]
"""The name of an exercise by its key."""


def session_form(
    record: SessionRecord,
    repetitions: Sequence[Repetition],
    named: Named,
    *,
    hide: bool = False,
    said: str = "",
    routine: Routine | None = None,
    undo: bool = False,
) -> Form:
    """The page of one session; numbers are left out of it with `hide`.

    `routine` gives the order of its plan; `undo` offers to take the last change back.
    """
    lines = [_when(record), _OUTCOMES[record.outcome] + ("" if hide else f" {_how_long(record)}")]
    buttons = [Button("Back", BACK), Button("Note", NOTE, "n"), Button("Delete", DELETE, "d")]
    if record.outcome is not None:
        buttons.insert(1, Button("Correct", CORRECT, "c"))
    if undo:
        buttons.append(Button("Undo", UNDO, "z"))
    return Form(
        record.name,
        [*lines, said] if said else lines,
        _cards(record, repetitions, named, hide, routine),
        buttons,
        hint="↑  ↓  read on     ←  →  choose     Esc  back",
        on_escape=BACK,
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
    record: SessionRecord,
    repetitions: Sequence[Repetition],
    named: Named,
    hide: bool,
    routine: Routine | None,
) -> list[Card]:
    shares = [rep_counts(done, repetitions) for done in record.exercises]
    cards: list[Card] = []
    if record.note:
        cards.append(Card("note", "Note", [record.note]))
    rated = [
        (what, (record.before.get(what), record.after.get(what)))
        for what in asked_of(record)
        if what in record.before or what in record.after
    ]
    if any(share.results() for share in shares):
        cards.append(PlanCard(in_order(record, repetitions, routine)))
    if rated:
        cards.append(
            RatingsCard(
                [
                    (what, pair, (what if hide else in_words(what, *pair)).capitalize())
                    for what, pair in rated
                ]
            )
        )
    if record.pains:
        pains = [_pain(pain, named, hide) for pain in record.pains]
        cards.append(Card("pains", "What hurt", pains, Ink.ALERT))
    for done, share in zip(record.exercises, shares, strict=True):
        words = "" if hide else counts_in_words(done, share)
        if done.hold_seconds and not hide:
            words += f", held {minutes(done.hold_seconds)}"
        title = exercise_side(named(done.name), done.side)
        cards.append(ExerciseCard(title, done.side, share, words))
    if record.answers:
        answers = [
            f"{answer.at:%H:%M}: {answer.what}" + ("" if hide else f" {answer.value}")
            for answer in record.answers
        ]
        cards.append(Card("answers", "Answers on the way", answers))
    return cards


def _pain(pain: Pain, named: Named, hide: bool) -> str:
    words = [f"{pain.at:%H:%M}: {pain.kind}"]
    if not hide:
        words[0] += f", {pain.strength} of 10"
    if pain.where:
        words.append(pain.where)
    if pain.exercise:
        words.append(f"in {exercise_side(named(pain.exercise), pain.side)}")
    return ", ".join(words) + "."
