"""The questions of a session: all steps, the keys, what hurts, and the ratings afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from player.care.pain import ends_exercise, ends_today
from player.care.texts import pain_texts
from player.flow.answers import BACK, RATED, SEEN, Played
from player.model.record import Outcome, PainKind
from player.model.routine import Exercise
from player.model.settings import Country
from player.plan.segment import PlanStep
from player.plan.timeline import Timeline
from player.screens.care.signs_page import numbers_note
from player.screens.forms.form import Button, Form
from player.screens.forms.large_list import LargeList
from player.screens.forms.menu import Menu
from player.screens.forms.spoken import OUTCOME_WORDS, minutes
from player.screens.play.session_changes import AfterPain, PainReport
from player.ui.look import Ink
from player.ui.widgets.fields import Card, Field, Scale, TextLine
from player.ui.widgets.widgets import Row
from player.ui.window.keys import Key, Keys, Pair

if TYPE_CHECKING:
    from player.ui.widgets.key_list import KeyList
    from player.ui.window.screen import Screen


def steps_question(timeline: Timeline, here: int) -> Menu[int | str]:
    """The list of all steps; the answer is the index of one, or `BACK`."""
    rows = [_step_row(timeline, step) for step in timeline.steps]
    return Menu(
        "All steps",
        (),
        rows,
        on_escape=BACK,
        choose="go there",
        escape="back to the routine",
        focus=here,
        awake=True,
        compact=True,
    )


def _step_row(timeline: Timeline, step: PlanStep) -> Row:
    segment = timeline.segments[step.last]
    if step.kind == "rest":
        title, right = "Rest", ""
    elif step.kind == "ask":
        title, right = (f"Rate your {segment.ask}" if segment.ask else "Rate it"), ""
    else:
        title = step.exercise.name if step.exercise else "Step"
        parts = [f"repetition {segment.rep} of {segment.reps}"]
        if step.side is not None:
            parts.insert(0, f"{step.side} side")
        if segment.sets > 1:
            parts.insert(0, f"set {segment.set} of {segment.sets}")
        right = ", ".join(parts).capitalize()
    return Row(title, right=right, value=step.index)


def keys_panel(pairs: Sequence[Pair], help_screen: Callable[[], Screen[Any]]) -> KeyList:
    """The page of the keys; another `?` opens the help."""
    from player.ui.widgets.key_list import KeyList

    panel = KeyList(pairs)
    panel.more = (Key("?", "help", lambda: panel.open(help_screen())),)
    return panel


EasierFor = Callable[[str], Exercise | None]
"""The easier form for a place that hurts; None where there is none."""


class PainQuestion(Menu[Any]):
    """Asks kind, strength and place of a pain, then, if the session may go on, what to do.

    Each question lies over the one before, so that Esc goes one back. `S` leads to the stop signs
    of a country. `result` is a `PainReport`, a `StopSign`, or `BACK`.
    """

    def __init__(self, told: PainReport, asked: int, wanted: PainContext) -> None:
        self._told, self._asked, self._wanted = told, asked, wanted
        title, lines, rows = (_kind, _strength, _where, self._then)[asked]()
        signs = Key("S", "stop signs", self._open_signs)
        super().__init__(
            title,
            lines,
            rows,
            on_escape=BACK,
            awake=True,
            listing=LargeList(rows),
            choose="answer",
            more=Keys(signs),
        )

    @classmethod
    def first(
        cls,
        easier: EasierFor | None = None,
        before: int | None = None,
        country: Country = Country.OTHER,
    ) -> PainQuestion:
        """The first question.

        `easier` finds the easier form for a place that hurts; `before` is the pain that was rated
        at the start.
        """
        return cls(PainReport(PainKind.DULL), 0, PainContext(easier, before, country))

    def chosen(self, row: Row) -> None:
        """Ask what is to be asked next, or answer."""
        name = ("kind", "strength", "where", "then")[self._asked]
        told = replace(self._told, **{name: row.value})
        last = 2 if ends_today(told.kind, told.strength) else 3
        if self._asked == last:
            self.result = told
        else:
            self.open(PainQuestion(told, self._asked + 1, self._wanted), self._answered)

    def _open_signs(self) -> None:
        from player.screens.play.stop_signs import stop_signs_question

        self.open(stop_signs_question(self._wanted.country), self._answered)

    def _answered(self, answer: Any) -> None:
        """What was told above is the answer here too; to go back leads to this question."""
        if answer != BACK:
            self.result = answer

    def _then(self) -> _Asked:
        easier = self._wanted.easier(self._told.where) if self._wanted.easier else None
        return after_pain(easier, ends_exercise(self._wanted.before, self._told.strength))


class PainContext(Struct, frozen=True):
    """What the questions about a pain need to know."""

    easier: EasierFor | None
    before: int | None
    country: Country


_Asked = tuple[str, Sequence[str], Sequence[Row]]
"""The title, the lines and the rows of a question."""


def _kind() -> _Asked:
    rows = [
        Row(text, key=str(n), value=kind)
        for n, (kind, text) in enumerate(pain_texts().kinds.items(), 1)
    ]
    return pain_texts().asked["kind"], (pain_texts().asked["still"],), rows


def _strength() -> _Asked:
    words = enumerate(pain_texts().scale_words)
    rows = [Row(word, key=str(n) if n < 10 else "+", value=n) for n, word in words]
    return pain_texts().asked["strength"], (), rows


def _where() -> _Asked:
    places = enumerate(pain_texts().places.items(), 1)
    rows = [Row(text, key=str(n), value=where) for n, (where, text) in places]
    return pain_texts().asked["where"], (), rows


def after_pain(easier: Exercise | None, leave: bool) -> _Asked:
    """What to do after a lesser pain; `leave` where this exercise should not go on."""
    what = easier.name if easier else ""
    easy = [Row("The easier form from here on", below=what, key="e", value=AfterPain.EASIER)]
    skip = Row("Skip this exercise", key="n", value=AfterPain.SKIP)
    slower = Row(
        "Go on more slowly", below=pain_texts().slower_means, key="g", value=AfterPain.SLOWER
    )
    stop = Row("Stop for today", key="q", value=AfterPain.STOP)
    if leave:
        rows = [skip, *(easy if easier else ()), stop]
        lines = [pain_texts().much_more.line]
    else:
        rows = [*(easy if easier else ()), skip, slower, stop]
        lines = [pain_texts().mild.line]
    return pain_texts().asked["then"], lines, rows


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
        first, *rest = pain_texts().stopped[played.pain].for_country(country).lines
        fields += [Card("pain", first, rest, Ink.ALERT), *numbers_note(rest, country)]
    if rate:
        fields += [Scale(str(what), label) for what, label in RATED]
        fields.append(TextLine("note", "A note, if you like"))
    outcome = Outcome.STOPPED_FOR_PAIN if played.sign else played.outcome
    return Form(
        OUTCOME_WORDS[outcome].heading,
        lines,
        fields,
        (Button("Good" if outcome is Outcome.COMPLETED else "Close", SEEN),),
        on_escape=SEEN,
    )
