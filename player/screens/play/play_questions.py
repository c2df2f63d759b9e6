"""The questions of a session: all steps, the keys, what hurts, and the ratings afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from player.care.pain import ends_exercise, ends_today
from player.care.texts import pain_texts
from player.flow.answers import BACK, RATED, SAVE, SEEN, Played
from player.model.record import Outcome, PainKind
from player.model.routine import Exercise
from player.model.settings import Country
from player.plan.segment import PlanStep
from player.plan.timeline import Timeline
from player.screens.care.signs_page import numbers_note
from player.screens.forms.form import Button, Form
from player.screens.forms.menu import Menu
from player.screens.forms.spoken import OUTCOME_WORDS, minutes
from player.screens.play.session_changes import AfterPain, PainReport
from player.ui.look import Ink
from player.ui.widgets.fields import Card, Field, Scale, TextLine
from player.ui.widgets.large_list import LargeList
from player.ui.widgets.listing import Row
from player.ui.window.keys import Key, Keys, Pair

if TYPE_CHECKING:
    from player.screens.forms.reader import Reader
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


NO_ANSWERS = PainReport(PainKind.DULL)

STRENGTH = 1
"""The place of the question for the strength of a pain."""

SCALE_ALOUD = "Press the number. Plus is ten."


class PainContext(Struct, frozen=True):
    """What the questions about a pain depend on.

    `easier` finds the easier form for a place that hurts, `before` is the pain that was rated at
    the start, and `country` is that of the stop signs. `reader` reads the questions aloud.
    """

    easier: Callable[[str], Exercise | None]
    before: int | None
    country: Country
    reader: Reader | None = None


class PainQuestion(Menu[Any]):
    """Asks for the kind, the strength and the place of a pain, then what to do if it may go on.

    Each question lies over the one before, so that Esc goes back by one. `result` is a
    `PainReport`, a `StopSign` from behind `S`, or `BACK`.
    """

    def __init__(
        self,
        context: PainContext,
        report: PainReport = NO_ANSWERS,
        asked: int = 0,
    ) -> None:
        self._context, self._report, self._asked = context, report, asked
        title, lines, rows = (_kind, _strength, _where, self._then)[asked]()
        super().__init__(
            title,
            lines,
            rows,
            on_escape=BACK,
            awake=True,
            listing=LargeList(rows),
            choose="answer",
            more=Keys(Key("S", "stop signs", self._open_signs)),
            reader=context.reader,
        )

    def spoken(self) -> list[str]:
        """The question with its answers; of the scale, which keys to press."""
        return [self.title, SCALE_ALOUD] if self._asked == STRENGTH else super().spoken()

    def chosen(self, row: Row) -> None:
        """Open the next question, or answer."""
        name = ("kind", "strength", "where", "then")[self._asked]
        report = replace(self._report, **{name: row.value})
        last = 2 if ends_today(report.kind, report.strength) else 3
        if self._asked == last:
            self.result = report
        else:
            self.open(PainQuestion(self._context, report, self._asked + 1), self._answered)

    def _open_signs(self) -> None:
        from player.screens.play.stop_signs import StopSignsMenu

        context = self._context
        self.open(StopSignsMenu(context.country, context.reader), self._answered)

    def _answered(self, answer: Any) -> None:
        """The answer of a screen above is the answer here too; going back leads here."""
        if answer == BACK:
            self.read_again()
        else:
            self.result = answer

    def _then(self) -> _Asked:
        """What to do after a lesser pain; after a larger one the exercise does not go on."""
        texts, easier = pain_texts(), self._context.easier(self._report.where)
        easy = []
        if easier is not None:
            title = "The easier form from here on"
            easy = [Row(title, below=easier.name, key="e", value=AfterPain.EASIER)]
        skip = Row("Skip this exercise", key="n", value=AfterPain.SKIP)
        slower = Row("Go on more slowly", below=texts.slower_means, key="g", value=AfterPain.SLOWER)
        stop = Row("Stop for today", key="q", value=AfterPain.STOP)
        if ends_exercise(self._context.before, self._report.strength):
            return texts.asked["then"], [texts.much_more.line], [skip, *easy, stop]
        return texts.asked["then"], [texts.mild.line], [*easy, skip, slower, stop]


_Asked = tuple[str, Sequence[str], Sequence[Row]]
"""The title, the lines and the rows of a question."""


def _kind() -> _Asked:
    texts = pain_texts()
    return texts.asked["kind"], (texts.asked["still"],), _numbered(texts.kinds)


def _strength() -> _Asked:
    words = enumerate(pain_texts().scale_words)
    rows = [Row(word, key=str(n) if n < 10 else "+", value=n) for n, word in words]
    return pain_texts().asked["strength"], (), rows


def _where() -> _Asked:
    return pain_texts().asked["where"], (), _numbered(pain_texts().places)


def _numbered(texts: Mapping[Any, str]) -> list[Row]:
    every = enumerate(texts.items(), 1)
    return [Row(text, key=str(n), value=value) for n, (value, text) in every]


def pain_aloud() -> list[str]:
    """Everything that the questions about a pain may read aloud."""
    easier = Exercise("easier", "", ())
    contexts = [PainContext(lambda where: easier, before, Country.UK) for before in (0, None)]
    return [
        text
        for context in contexts
        for asked in range(4)
        for text in PainQuestion(context, replace(NO_ANSWERS, strength=3), asked).spoken()
    ]


def after_form(played: Played, trouble: str | None, country: Country, saved: str = "") -> Form:
    """The form after a session. `trouble` says that something of it is not on the disk.

    Then it can be saved elsewhere; `saved` tells what came of that.
    """
    done = f"{played.repetitions} of {played.planned} repetitions"
    if played.repetitions >= played.planned:
        done = f"{played.repetitions} repetition" + ("s" if played.repetitions != 1 else "")
    lines = [f"{played.routine.name}: {done} in {minutes(played.seconds)}. It is saved."]
    if trouble:
        lines = [f"{played.routine.name}: {done} in {minutes(played.seconds)}.", saved or trouble]
    fields: list[Field] = []
    if played.outcome is Outcome.STOPPED_FOR_PAIN and played.pain is not None:
        first, *rest = pain_texts().stopped[played.pain].for_country(country).lines
        fields += [Card("pain", first, rest, Ink.ALERT), *numbers_note(rest, country)]
    fields += [Scale(str(what), label) for what, label in RATED]
    fields.append(TextLine("note", "A note, if you like"))
    outcome = Outcome.STOPPED_FOR_PAIN if played.sign else played.outcome
    return Form(
        OUTCOME_WORDS[outcome].heading,
        lines,
        fields,
        (
            Button("Good" if outcome is Outcome.COMPLETED else "Close", SEEN),
            *((Button("Save it elsewhere", SAVE, "e"),) if trouble else ()),
        ),
        on_escape=SEEN,
    )
