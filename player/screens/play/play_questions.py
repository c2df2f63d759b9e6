"""The questions of a session: all steps, the keys, what hurts, and the ratings afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame
from msgspec.structs import replace

from player.care.pain import ends_exercise, ends_today
from player.care.texts import (
    pain_asks,
    pain_card,
    pain_kinds,
    pain_places,
    pain_says,
    scale_words,
)
from player.flow.answers import BACK, HELP, RATED, SEEN, Played
from player.model.record import Outcome, PainKind
from player.model.routine import Exercise
from player.model.settings import Country
from player.plan.segment import PlanStep
from player.plan.timeline import Timeline
from player.screens.forms.form import Button, Form
from player.screens.forms.large_list import LargeList
from player.screens.forms.page import numbers_note
from player.screens.forms.question import Question
from player.screens.forms.spoken import OUTCOME_WORDS, minutes
from player.screens.forms.still import Still
from player.screens.play.session_changes import HurtsTold, Then
from player.ui.look import Ink
from player.ui.widgets.fields import Card, Field, Scale, TextLine
from player.ui.widgets.widgets import Row
from player.ui.window.canvas import Canvas
from player.ui.window.keys import KEY_NAMES

if TYPE_CHECKING:
    from player.screens.forms.key_list import KeyList

_CLOSE = "Esc  back to the routine"


def steps_panel(timeline: Timeline, here: int) -> Question:
    """The list of all steps; the answer is the index of one, or `BACK`."""
    rows = [_step_row(timeline, step) for step in timeline.steps]
    hint = f"↑  ↓  choose     Enter  go there     {_CLOSE}"
    return Question(
        "All steps", (), rows, on_escape=BACK, hint=hint, focus=here, awake=True, compact=True
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


def keys_panel() -> KeyList:
    """The table of the keys; the answer is `BACK`, or `HELP` by another `?`."""
    from player.screens.forms.key_list import KeyList  # not on the way to a first frame

    return KeyList(KEY_NAMES, f"?  help     {_CLOSE}", HELP)


EasierFor = Callable[[str], Exercise | None]
"""The easier form for a place that hurts; None where there is none."""


class HurtsPanel(Still):
    """Asks kind, strength and place of a pain, then, if the session may go on, what to do.

    `easier` finds the easier form for a place that hurts; `before` is the pain that was rated at
    the start. `S` leads to the stop signs of a country. `result` is a `HurtsTold`, a `StopSign`,
    or `BACK` when Esc closed the first question.
    """

    awake = True
    typing = False

    def __init__(
        self,
        easier: EasierFor | None = None,
        before: int | None = None,
        country: Country = Country.OTHER,
    ) -> None:
        self.result: object | None = None
        self._easier = easier
        self._before = before
        self._country = country
        self._signs: Question | None = None
        self._told = HurtsTold(PainKind.DULL)
        self._asked = 0
        self._question = _kind_question()

    def handle(self, event: pygame.event.Event) -> None:
        """An answer leads to the next question; Esc goes one question back."""
        if self._signs is not None:
            self._handle_signs(self._signs, event)
            return
        over = self._question.lists_keys
        if not over and event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self._back()
            return
        if not over and event.type == pygame.KEYDOWN and event.key == pygame.K_s:
            from player.screens.play.stop_signs import signs_panel  # read when it is asked for

            self._signs = signs_panel(self._country)
            return
        self._question.handle(event)
        if self._question.result is not None:
            self._answered(self._question.result)

    def _handle_signs(self, signs: Question, event: pygame.event.Event) -> None:
        """A sign is the answer; going back leads to the question that was left."""
        signs.handle(event)
        if signs.result == BACK:
            self._signs = None
        elif signs.result is not None:
            self.result = signs.result

    def leave(self) -> None:
        """The window is closed: nothing was told."""
        self.result = BACK

    def draw(self, canvas: Canvas) -> None:
        """Draw the signs, or the question of now."""
        (self._signs or self._question).draw(canvas)

    def _back(self) -> None:
        if self._asked == 0:
            self.result = BACK
        else:
            self._ask(self._asked - 1)

    def _answered(self, answer: object) -> None:
        told = self._told
        match answer:
            case PainKind():
                self._told = replace(told, kind=answer)
            case int():
                self._told = replace(told, strength=answer)
            case Then():
                self._told = replace(told, then=answer)
            case str():
                self._told = replace(told, where=answer)
        over = ends_today(self._told.kind, self._told.strength)
        last = 2 if over else 3
        if self._asked == last:
            self.result = self._told
        else:
            self._ask(self._asked + 1)

    def _ask(self, number: int) -> None:
        self._asked = number
        self._question = (
            _kind_question,
            _strength_question,
            _where_question,
            self._then_question,
        )[number]()

    def _then_question(self) -> Question:
        easier = self._easier(self._told.where) if self._easier else None
        return then_question(easier, ends_exercise(self._before, self._told.strength))


_HURTS_HINT = "Number keys  answer     S  stop signs     Esc  back"


def _large(
    title: str, lines: Sequence[str], rows: Sequence[Row], hint: str = _HURTS_HINT
) -> Question:
    """A question that is read from the floor."""
    return Question(title, lines, rows, hint=hint, awake=True, listing=LargeList(rows))


def _kind_question() -> Question:
    rows = [Row(text, key=str(n), value=kind) for n, (kind, text) in enumerate(pain_kinds(), 1)]
    return _large(pain_asks("kind"), (pain_asks("still"),), rows)


def _strength_question() -> Question:
    rows = [
        Row(word, key=str(n) if n < 10 else "+", value=n) for n, word in enumerate(scale_words())
    ]
    hint = "0-9  answer     +  is ten     S  stop signs     Esc  back"
    return _large(pain_asks("strength"), (), rows, hint)


def _where_question() -> Question:
    rows = [Row(text, key=str(n), value=where) for n, (where, text) in enumerate(pain_places(), 1)]
    return _large(pain_asks("where"), (), rows)


def then_question(easier: Exercise | None, leave: bool) -> Question:
    """What to do after a lesser pain; `leave` where this exercise should not go on."""
    what = easier.name if easier else ""
    easy = [Row("The easier form from here on", below=what, key="e", value=Then.EASIER)]
    skip = Row("Skip this exercise", key="n", value=Then.SKIP)
    slower = Row("Go on more slowly", below=pain_says("slower means"), key="g", value=Then.SLOWER)
    stop = Row("Stop for today", key="q", value=Then.STOP)
    if leave:
        rows = [skip, *(easy if easier else ()), stop]
        lines = [pain_says("much more")]
    else:
        rows = [*(easy if easier else ()), skip, slower, stop]
        lines = [pain_says("mild")]
    return _large(pain_asks("then"), lines, rows, "Letters  answer     S  stop signs     Esc  back")


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
        first, *rest = pain_card(played.pain, country).lines
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
        hint="Number keys  rate     Enter  go on",
        on_escape=SEEN,
    )
