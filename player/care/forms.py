"""Easier forms of an exercise, and which of them asks least of what hurts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from player.format.vocabulary import Work
from player.model.routine import Exercise

Find = Callable[[str], Exercise | None]
"""The exercise of a name; None where there is none that can be played."""


def easier_forms(exercise: Exercise, find: Find) -> Iterator[Exercise]:
    """The easier exercises, nearest first, then theirs; each once."""
    for rung in easier_rungs(exercise, find):
        yield from rung


def easier_rungs(exercise: Exercise, find: Find) -> Iterator[list[Exercise]]:
    """The same, rung by rung of the ladder: its easier exercises, then those of all of them."""
    seen = {exercise.key}
    rung = [exercise]
    while rung:
        names = [variant.use for one in rung for variant in one.easier if variant.use]
        fresh = [name for name in dict.fromkeys(names) if name not in seen]
        seen.update(fresh)
        rung = [form for name in fresh if (form := find(name)) is not None]
        if rung:
            yield rung


def asks_of(exercise: Exercise, works: Mapping[str, Work]) -> frozenset[str]:
    """The words of what an exercise asks: its own, or without them all its position allows."""
    if exercise.works is not None:
        return frozenset(exercise.works)
    where = exercise.position
    return frozenset(word for word, one in works.items() if not where or where in one.positions)


def below(forms: Sequence[Exercise], key: str) -> Sequence[Exercise]:
    """The forms after the one of that key, which is done already; all where it is none of them."""
    done = [place for place, form in enumerate(forms) if form.key == key]
    return forms[done[0] + 1 :] if done else forms


def kindest(
    forms: Sequence[Exercise], sparing: Collection[str], works: Mapping[str, Work]
) -> Exercise | None:
    """The form that asks least of `sparing`, the first of several; None without one."""
    spared = frozenset(sparing)
    if not spared:
        return forms[0] if forms else None
    return min(forms, key=lambda form: len(asks_of(form, works) & spared), default=None)
