"""One session of the history: what was planned and done, how it felt; to correct, note, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from player.model.record import Outcome, Pain, Repetition, SessionRecord
from player.screens.answers import BACK, Filled
from player.screens.archive import Archive
from player.screens.form import Button, Form
from player.screens.history_areas import in_words, long_day
from player.screens.session_change import KEEP, asked_of, correcting, correction, noting
from player.screens.session_fields import (
    ExerciseCard,
    PlanCard,
    RatingsCard,
    counts_in_words,
    share_of,
)
from player.screens.spoken import exercise_side, minutes
from player.stage.canvas import Canvas
from player.stage.fields import Card
from player.stage.look import Ink
from player.storage.editing import Removed
from player.storage.trouble import HistoryError

CORRECT, NOTE, DELETE = "correct", "note", "delete"
"""The buttons besides Back."""

_OUTCOMES = {
    Outcome.COMPLETED: "Done to the end.",
    Outcome.STOPPED: "Stopped before the end; what was done is kept.",
    Outcome.STOPPED_FOR_PAIN: "Stopped for pain.",
    Outcome.INTERRUPTED: "Broken off; what was done is kept.",
    None: "Not ended.",
}

Named = Callable[[str], str]
"""The name of an exercise by its key."""


class SessionView:
    """The session of a number. Raises HistoryError if it cannot be read.

    It is `closed` when the person goes back; `changed` says whether the history did, and
    `removed` holds a session that was deleted.
    """

    def __init__(self, archive: Archive, session: int, named: Named, hide: bool) -> None:
        self._archive, self._session = archive, session
        self._named, self._hide = named, hide
        self.closed = self.changed = False
        self.removed: Removed | None = None
        self._said = ""
        self._change: Form | None = None
        self._load()

    def _load(self) -> None:
        self.record, repetitions = self._archive.session(self._session)
        self._form = session_form(
            self.record, repetitions, self._named, hide=self._hide, said=self._said
        )

    @property
    def typing(self) -> bool:
        """Whether letters are text now."""
        return self._change is not None and self._change.typing

    def handle(self, event: pygame.event.Event) -> None:
        """The keys of the page, or of the form that changes it."""
        if self._change is not None:
            self._change.handle(event)
            self._changed(self._change)
            return
        if event.type == pygame.KEYDOWN and event.key == pygame.K_DELETE:
            self._delete()
            return
        if event.type == pygame.KEYDOWN and event.key in (pygame.K_UP, pygame.K_DOWN):
            event = pygame.event.Event(pygame.MOUSEWHEEL, y=1 if event.key == pygame.K_UP else -1)
        self._form.handle(event)
        pressed = self._form.result
        self._form.result = None
        match pressed:
            case Filled(button=button) if button == BACK:
                self.closed = True
            case Filled(button=button) if button == CORRECT:
                self._change = correcting(self.record)
            case Filled(button=button) if button == NOTE:
                self._change = noting(self.record)
            case Filled():
                self._delete()

    def leave(self) -> None:
        """The window is being closed: what was typed is kept."""
        if self._change is not None:
            self._change.leave()
            if isinstance(self._change.result, Filled):
                self._keep(Filled(KEEP, self._change.result.values))

    def _changed(self, form: Form) -> None:
        if not isinstance(form.result, Filled):
            return
        self._change = None
        if form.result.button == KEEP:
            self._keep(form.result)

    def _keep(self, filled: Filled) -> None:
        self._said = ""
        try:
            if self.record.outcome is None:
                self._archive.note(self._session, filled.text("note"))
            else:
                self._archive.correct(self._session, correction(self.record, filled))
            self.changed = True
            self._load()
        except HistoryError as trouble:
            self._say(str(trouble))

    def _delete(self) -> None:
        try:
            self.removed = self._archive.take_out(self._session)
        except HistoryError as trouble:
            self._say(str(trouble))
        else:
            self.changed = self.closed = True

    def _say(self, text: str) -> None:
        """Put a sentence on the page; the session is shown as it was read last."""
        self._said = text
        self._form.lines = (*self._form.lines[:2], text)

    def draw(self, canvas: Canvas) -> None:
        """The page, or the form that changes it."""
        (self._change or self._form).draw(canvas)


def session_form(
    record: SessionRecord,
    repetitions: Sequence[Repetition],
    named: Named,
    *,
    hide: bool = False,
    said: str = "",
) -> Form:
    """The page of one session; numbers are left out of it with `hide`."""
    lines = [_when(record), _OUTCOMES[record.outcome] + ("" if hide else f" {_how_long(record)}")]
    buttons = [Button("Back", BACK), Button("Note", NOTE, "n"), Button("Delete", DELETE, "d")]
    if record.outcome is not None:
        buttons.insert(1, Button("Correct", CORRECT, "c"))
    return Form(
        record.name,
        [*lines, said] if said else lines,
        _cards(record, repetitions, named, hide),
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
    record: SessionRecord, repetitions: Sequence[Repetition], named: Named, hide: bool
) -> list[Card]:
    shares = [share_of(done, repetitions) for done in record.exercises]
    cards: list[Card] = []
    if record.note:
        cards.append(Card("note", "Note", [record.note]))
    rated = [
        (what, (record.before.get(what), record.after.get(what)))
        for what in asked_of(record)
        if what in record.before or what in record.after
    ]
    if any(share.total for share in shares):
        cards.append(PlanCard(shares))
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
