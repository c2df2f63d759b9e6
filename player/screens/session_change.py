"""Changing a session: a form for how it came out, the ratings and the note; a form for the note."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from player.model.record import Correction, Outcome, SessionRecord
from player.model.routine import Asked
from player.screens.answers import BACK, Filled
from player.screens.form import Button, Form
from player.stage.fields import Field, Option, Scale, TextLine, Words

KEEP = "keep"
"""The button that changes the session."""

_OUTCOMES = {
    Outcome.COMPLETED: "done",
    Outcome.STOPPED: "stopped by me",
    Outcome.STOPPED_FOR_PAIN: "stopped for pain",
    Outcome.INTERRUPTED: "broken off",
}

_BUTTONS = (Button("Keep", KEEP), Button("Back", BACK))

_MOMENTS = ("before", "after")


class _Chosen(Words):
    """Words of which one is chosen already."""

    def __init__(self, name: str, label: str, options: Sequence[Option], chosen: Hashable) -> None:
        super().__init__(name, label, options)
        self._chosen = (chosen,)
        self._at = [option.value for option in options].index(chosen)


def asked_of(record: SessionRecord) -> list[Asked]:
    """What can be rated of a session: pain and stiffness always, the urge where it was."""
    return [
        what
        for what in (Asked.PAIN, Asked.STIFFNESS, Asked.URGE)
        if what is not Asked.URGE or what in record.before or what in record.after
    ]


def correcting(record: SessionRecord) -> Form:
    """The form that corrects a finished session; its answer is read by `correction`."""
    options = [Option(text, outcome) for outcome, text in _OUTCOMES.items()]
    fields: list[Field] = [_Chosen("outcome", "How it came out", options, record.outcome)]
    for what in asked_of(record):
        for moment, ratings in zip(_MOMENTS, (record.before, record.after), strict=True):
            label = f"{what.capitalize()} {moment}"
            fields.append(Scale(f"{what} {moment}", label, ratings.get(what)))
    fields.append(TextLine("note", "Note", record.note))
    return Form(
        "Correct this session",
        (),
        fields,
        _BUTTONS,
        hint="number keys  rate     Backspace  no rating     Enter  keep     Esc  back",
        on_escape=BACK,
    )


def noting(record: SessionRecord) -> Form:
    """The form that writes a note."""
    fields = [TextLine("note", record.name, record.note)]
    hint = "Enter  keep     Esc  back"
    return Form("A note", (), fields, _BUTTONS, hint=hint, on_escape=BACK)


def correction(record: SessionRecord, filled: Filled) -> Correction:
    """What a filled form changes of a session; what is as it was is not in it."""
    outcome = filled.values.get("outcome")
    return Correction(
        outcome=outcome if isinstance(outcome, Outcome) and outcome != record.outcome else None,
        note=filled.text("note") if filled.text("note") != record.note else None,
        before=_changes(record.before, "before", filled),
        after=_changes(record.after, "after", filled),
    )


def _changes(old: Mapping[Asked, int], moment: str, filled: Filled) -> dict[Asked, int | None]:
    changes: dict[Asked, int | None] = {}
    for what in Asked:
        name = f"{what} {moment}"
        if name in filled.values:
            value = filled.values[name]
            new = value if isinstance(value, int) else None
            if new != old.get(what):
                changes[what] = new
    return changes
