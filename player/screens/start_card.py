"""The start card: what comes, how long it takes, what to have at hand, when to be careful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from player.care.cards import footer
from player.engine.timeline import Timeline
from player.model.routine import Care, Exercise
from player.screens.answers import BACK, RATED, START
from player.screens.form import Button, Form
from player.screens.spoken import minutes
from player.stage.fields import Card, Field, Scale
from player.stage.look import Ink


def start_card(timeline: Timeline, notes: Sequence[str] = ()) -> Form:
    """The screen; its answer is a `Filled` with `start` or `back`, and the ratings before.

    `notes` are for this person, and come before all others.
    """
    routine = timeline.routine
    exercises = list(routine.exercises())
    fields: list[Field] = [Scale(str(what), label) for what, label in RATED]
    if notes:
        fields.append(Card("notes", "For you today", notes, Ink.MOVE))
    fields += _cards(exercises, routine.careful)
    needs = ", ".join(_needs(routine.equipment, exercises)) or "nothing"
    lines = [f"{minutes(timeline.total_seconds)}   ·   You need: {needs}"]
    if routine.about:
        lines.append(routine.about)
    return Form(
        routine.name,
        lines,
        fields,
        (Button("Start", START), Button("Back", BACK)),
        hint="Number keys  rate     Enter  start     Page Down  read on     Esc  back",
        on_escape=BACK,
    )


def _needs(own: tuple[str, ...], exercises: list[Exercise]) -> list[str]:
    return list(own or dict.fromkeys(need for one in exercises for need in one.equipment))


def _cards(exercises: list[Exercise], careful: Mapping[str, Care]) -> list[Card]:
    cards = []
    if len(exercises) > 1:
        cards.append(Card("what", "What comes", [_in_order(exercises)]))
    positions = [str(one.position) for one in exercises if one.position]
    if positions:
        changes = ", then ".join(position for position, _ in groupby(positions))
        cards.append(Card("positions", "Positions", [f"{changes}.".capitalize()]))
    sides = dict.fromkeys(f"Left means: {one.left_means}." for one in exercises if one.left_means)
    if sides and len(exercises) == 1:
        cards.append(Card("sides", "Sides", list(sides)))
    notes = {word: care.say for word, care in careful.items()}
    for one in exercises:
        notes |= {word: care.say for word, care in one.careful.items()} | dict(one.other)
    if notes:
        lines = [f"{condition.capitalize()}: {note}" for condition, note in notes.items()]
        cards.append(Card("careful", "Be careful with", lines, Ink.MOVE))
    stops = list(dict.fromkeys(line for one in exercises for line in one.stop_if))
    if stops:
        cards.append(Card("stop", "Stop if", stops, Ink.ALERT))
    cards.append(Card("footer", "", [footer()]))
    return cards


def _in_order(exercises: list[Exercise]) -> str:
    return ", ".join(name for name, _ in groupby(one.name for one in exercises)) + "."
