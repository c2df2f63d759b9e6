"""After: what was done, the same ratings again, a note. It is saved already; nothing is lost."""

from __future__ import annotations

from player.care.texts import pain_card
from player.flow.answers import RATED, SEEN
from player.model.record import Outcome
from player.model.settings import Country
from player.screens.forms.form import Button, Form
from player.screens.forms.page import numbers_note
from player.screens.forms.spoken import minutes
from player.screens.play.play import Played
from player.ui.look import Ink
from player.ui.widgets.fields import Card, Field, Scale, TextLine

_HEADS = {
    Outcome.COMPLETED: "Done",
    Outcome.STOPPED: "Stopped early",
    Outcome.STOPPED_FOR_PAIN: "Stopped for today",
    Outcome.INTERRUPTED: "Kept",
}


def after(
    played: Played, trouble: str | None, country: Country = Country.OTHER, *, rate: bool = True
) -> Form:
    """The screen. `trouble` is said when something of the session is not on the disk.

    With `rate`, pain and stiffness are asked for again, and a note.
    """
    done = f"{played.repetitions} of {played.planned} repetitions"
    if played.repetitions >= played.planned:
        done = f"{played.repetitions} repetition" + ("s" if played.repetitions != 1 else "")
    lines = [f"{played.routine.name}: {done} in {minutes(played.seconds)}. It is saved."]
    if trouble:
        lines = [f"{played.routine.name}: {done} in {minutes(played.seconds)}.", trouble]
    fields: list[Field] = []
    if played.outcome is Outcome.STOPPED_FOR_PAIN and played.pain is not None:
        first, *rest = pain_card(played.pain.kind, country).lines
        fields += [Card("pain", first, rest, Ink.ALERT), *numbers_note(rest, country)]
    if rate:
        fields += [Scale(str(what), label) for what, label in RATED]
        fields.append(TextLine("note", "A note, if you like"))
    outcome = Outcome.STOPPED_FOR_PAIN if played.sign else played.outcome
    return Form(
        _HEADS[outcome],
        lines,
        fields,
        (Button("Good" if outcome is Outcome.COMPLETED else "Close", SEEN),),
        hint="Number keys  rate     Enter  go on",
        on_escape=SEEN,
    )
