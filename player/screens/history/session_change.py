"""Changing a session: a form for all that can be corrected of it, and a form for its note."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from player.flow.answers import Filled
from player.model.record import Correction, Outcome, SessionRecord
from player.model.routine import Asked
from player.screens.forms.chosen import Chosen, Stepped
from player.screens.forms.spoken import OUTCOME_WORDS, long_day, minutes
from player.screens.history.item import ChangeForm
from player.ui.widgets.fields import Field, Option, Scale, TextLine

_FIRST = date(1900, 1, 1).toordinal()

_LONGEST = 24 * 60 * 60
"""Seconds of moving that can be typed at most."""


def asked_of(record: SessionRecord) -> list[Asked]:
    """What can be rated of a session: pain and stiffness always, the urge where it was."""
    urge = Asked.URGE in record.before or Asked.URGE in record.after
    return [Asked.PAIN, Asked.STIFFNESS, *([Asked.URGE] if urge else [])]


def correction_form(
    record: SessionRecord, today: date, keep: Callable[[Filled], object]
) -> ChangeForm:
    """The form that corrects a finished session, on a day not later than `today`."""
    options = [Option(words.answer, outcome) for outcome, words in OUTCOME_WORDS.items()]
    fields: list[Field] = [Chosen("outcome", "How it came out", options, record.outcome)]
    for what in asked_of(record):
        for moment, ratings in (("before", record.before), ("after", record.after)):
            label = f"{what.capitalize()} {moment}"
            fields.append(Scale(f"{what} {moment}", label, ratings.get(what)))
    day, active = record.local_day.toordinal(), round(record.spent.active)
    last, longest = max(today.toordinal(), day), max(_LONGEST, active)
    fields += [
        TextLine("note", "Note", record.note),
        Stepped("day", "The day", day, _day, least=_FIRST, most=last),
        Stepped(
            "active", "Time of moving", active, minutes, least=0, most=longest, step=60, typed=True
        ),
    ]
    return ChangeForm("Correct this session", (), fields, keep)


def note_form(record: SessionRecord, keep: Callable[[Filled], object]) -> ChangeForm:
    """The form that writes a note."""
    return ChangeForm("A note", (), [TextLine("note", record.name, record.note)], keep)


def correction(record: SessionRecord, filled: Filled) -> Correction:
    """What a filled form changes of a session; what is as it was is not in it."""
    outcome, note = filled.values.get("outcome"), filled.text("note")
    day, active = filled.values.get("day"), filled.values.get("active")
    new_day = date.fromordinal(day) if isinstance(day, int) else record.local_day
    same = not isinstance(active, int) or active == round(record.spent.active)
    return Correction(
        day=None if new_day == record.local_day else new_day,
        active_seconds=None if same or not isinstance(active, int) else float(active),
        outcome=outcome if isinstance(outcome, Outcome) and outcome != record.outcome else None,
        note=note if note != record.note else None,
        before=_changes(record.before, "before", filled),
        after=_changes(record.after, "after", filled),
    )


def inverse(record: SessionRecord, correction: Correction) -> Correction:
    """What takes a correction of a session back, as it was before."""
    return Correction(
        outcome=record.outcome if correction.outcome is not None else None,
        day=record.local_day if correction.day is not None else None,
        active_seconds=record.spent.active if correction.active_seconds is not None else None,
        note=record.note if correction.note is not None else None,
        before={what: record.before.get(what) for what in correction.before},
        after={what: record.after.get(what) for what in correction.after},
    )


def _day(number: int) -> str:
    return long_day(date.fromordinal(number))


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
