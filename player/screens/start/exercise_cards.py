"""What the files of exercises tell besides the movement, as cards; each line once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from player.model.routine import Care, Exercise, Routine
from player.screens.start.alike import once
from player.ui.look import Ink
from player.ui.widgets.card import Card, GroupCard

LEAVE_OUT = "Leave it out."
"""What is said where an author leaves an exercise out for a condition without a word."""

Named = tuple[str, str]
"""The name of an exercise, empty where there is no other, and a sentence about it."""


def cards_of(routine: Routine) -> list[Card]:
    """All of it, in the order in which it matters; without what no file says."""
    exercises = each_once(routine)
    several = len(exercises) > 1
    cards = [_coming(routine)] if several else []
    cards += [_careful(routine, exercises), _chosen(exercises), *_sides(exercises)]
    cards += [
        _points(
            "mistakes", "What often goes wrong", [(one.name, one.mistakes) for one in exercises]
        ),
        _feel(exercises),
        _stop(exercises),
        _sources(routine, exercises),
    ]
    return [card for card in cards if card.lines]


def each_once(routine: Routine) -> list[Exercise]:
    """The exercises in order; one that comes again is there once."""
    found: dict[str, Exercise] = {}
    for one in routine.exercises():
        found.setdefault(one.key, one)
    return list(found.values())


def positions_of(routine: Routine) -> list[str]:
    """The positions in order, each until it changes."""
    every = (str(one.position) for one in routine.exercises() if one.position)
    return [position for position, _ in groupby(every)]


def _coming(routine: Routine) -> Card:
    names = ", ".join(name for name, _ in groupby(one.name for one in routine.exercises()))
    return Card("what", "What comes", [f"{names}."])


def _careful(routine: Routine, exercises: Sequence[Exercise]) -> Card:
    """By condition: what the file says, and what each exercise does."""
    several = len(exercises) > 1
    notes: dict[str, dict[str, list[str]]] = {}
    for name, careful, other in (
        ("", routine.careful, routine.other),
        *((one.name if several else "", one.careful, one.other) for one in exercises),
    ):
        for condition, sentence in _sentences(careful, other):
            names = notes.setdefault(condition, {}).setdefault(sentence, [])
            names += [name] * (name != "" and name not in names)
    head = "Be careful with"
    if several:
        groups = [
            (f"{condition[:1].upper()}{condition[1:]}", [_named(*one) for one in said.items()])
            for condition, said in notes.items()
        ]
        return GroupCard("careful", head, groups, Ink.MOVE)
    lines = [
        f"{condition[:1].upper()}{condition[1:]}: {sentence}"
        for condition, said in notes.items()
        for sentence in said
    ]
    return Card("careful", head, lines, Ink.MOVE, dots=True)


def _sentences(careful: Mapping[str, Care], other: Mapping[str, str]) -> Iterable[Named]:
    for condition, care in careful.items():
        if care.say or care.leave_out:
            yield condition, care.say or LEAVE_OUT
    yield from other.items()


def _named(sentence: str, names: Sequence[str]) -> str:
    return f"{', '.join(names)}: {sentence}" if names else sentence


def _chosen(exercises: Sequence[Exercise]) -> Card:
    """The conditions that authors chose an exercise for, against what it asks of the body."""
    several = len(exercises) > 1
    lines = []
    for one in (one for one in exercises if one.fits):
        fits = ", ".join(one.fits)
        lines.append(_named(f"{fits[:1].upper()}{fits[1:]}.", [one.name] if several else []))
    return Card("fits", "Chosen by its author for", lines)


def _sides(exercises: Sequence[Exercise]) -> list[Card]:
    if len(exercises) != 1 or not exercises[0].left_means:
        return []
    return [Card("sides", "Sides", [f"Left means: {exercises[0].left_means}."])]


def _points(name: str, title: str, points: Sequence[tuple[str, Sequence[str]]]) -> Card:
    """Lines of each exercise, under its name where there are several."""
    if len(points) == 1:
        return Card(name, title, points[0][1], dots=True)
    return GroupCard(name, title, [(head, lines) for head, lines in points if lines])


def _feel(exercises: Sequence[Exercise]) -> Card:
    said: dict[str, list[str]] = {}
    for one in exercises:
        if one.feel:
            said.setdefault(one.feel, []).append(one.name)
    if len(exercises) == 1:
        return Card("feel", "How it should feel", tuple(said))
    lines = [_named(*one) for one in said.items()]
    return Card("feel", "How it should feel", lines, dots=True)


def _stop(exercises: Sequence[Exercise]) -> Card:
    lines = once(line for one in exercises for line in one.stop_if)
    return Card("stop", "Stop if", lines, Ink.ALERT, dots=True)


def _sources(routine: Routine, exercises: Sequence[Exercise]) -> Card:
    named = (*routine.sources, *(source for one in exercises for source in one.sources))
    return Card("sources", "Sources", tuple(dict.fromkeys(named)), dots=True)
