"""The panels over the play screen: the list of steps, the keys, and "it hurts"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

import pygame

from player.engine.pain import KINDS, WHERE, ends_today
from player.engine.timeline import PlanStep, Timeline
from player.model.record import PainKind
from player.model.routine import Exercise
from player.screens.question import Question
from player.stage.canvas import Canvas
from player.stage.keys import KEY_NAMES
from player.stage.widgets import Row

BACK = "back"
"""The answer of a panel that was closed without a choice."""

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


def keys_panel() -> Question:
    """The table of the keys; the answer is `BACK`."""
    rows = [Row(name, right=does, value=BACK) for name, does in KEY_NAMES]
    return Question("Keys", (), rows, on_escape=BACK, hint=_CLOSE, awake=True, compact=True)


class Then(Enum):
    """What a person wants to do after a pain that need not end the session."""

    EASIER = "easier"
    SKIP = "skip"
    STOP = "stop"
    ON = "on"


@dataclass(frozen=True, slots=True)
class HurtsTold:
    """What a person told of a pain and wants to do then."""

    kind: PainKind
    strength: int = 0
    where: str = ""
    then: Then = Then.ON


class HurtsPanel:
    """Asks kind, strength and place of a pain, then, if the session may go on, what to do.

    `result` is a `HurtsTold`, or `BACK` when Esc closed the first question.
    """

    awake = True

    def __init__(self, exercise: Exercise | None) -> None:
        self.result: object | None = None
        self._exercise = exercise
        self._told = HurtsTold(PainKind.DULL)
        self._asked = 0
        self._question = _kind_question()

    def handle(self, event: pygame.event.Event) -> None:
        """An answer leads to the next question; Esc goes one question back."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self._back()
            return
        self._question.handle(event)
        if self._question.result is not None:
            self._answered(self._question.result)

    def draw(self, canvas: Canvas) -> None:
        """Draw the question of now."""
        self._question.draw(canvas)

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
            lambda: _then_question(self._exercise),
        )[number]()


_HURTS_HINT = "Number keys answer     Esc  back"


def _kind_question() -> Question:
    rows = [Row(text, key=str(place + 1), value=kind) for place, (kind, text) in enumerate(KINDS)]
    lines = ("Stay still, or lie down in a way that feels easy.",)
    return Question("What does it feel like?", lines, rows, hint=_HURTS_HINT, awake=True)


def _strength_question() -> Question:
    words = {0: "None", 1: "Mild", 4: "Moderate", 7: "Severe", 10: "The worst you can imagine"}
    rows = [Row(words.get(n, ""), key=str(n) if n < 10 else "+", value=n) for n in range(11)]
    hint = "0 to 9 answer, + is ten     Esc  back"
    return Question("How strong is it, 0 to 10?", (), rows, hint=hint, awake=True, compact=True)


def _where_question() -> Question:
    rows = [
        Row(where.capitalize(), key=str(place + 1), value=where)
        for place, where in enumerate(WHERE)
    ]
    return Question("Where is it?", (), rows, hint=_HURTS_HINT, awake=True)


def _then_question(exercise: Exercise | None) -> Question:
    easier = exercise.easier if exercise else None
    rows = []
    if easier is not None:
        what = easier.exercise.name if easier.exercise else easier.text
        rows.append(Row("The easier form from here on", below=what, key="e", value=Then.EASIER))
    rows += [
        Row("Skip this exercise", key="s", value=Then.SKIP),
        Row("Stop for today", key="q", value=Then.STOP),
        Row("Go on, smaller and more slowly", key="g", value=Then.ON),
    ]
    lines = ("A mild ache that does not grow may stay. Make the movement smaller.",)
    return Question("What would be good now?", lines, rows, hint=_HURTS_HINT, awake=True)
