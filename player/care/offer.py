"""What is offered of a routine to a person as they stand today, and the routine made to fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from player.care.adapt import Adapter, Decision, Find, asks_of, touches
from player.care.cards import card_texts
from player.care.questions import FLARE, WORSE_MORNINGS, Condition, conditions
from player.care.screening import Due, Lock, Standing
from player.model.routine import Ask, Exercise, Purpose, Repeat, Rest, Routine, Step
from player.plan.adjust import as_form
from player.plan.transitions import with_transitions

HALF = 0.5
"""A routine that keeps less than this part of its exercises is offered as what is left of it."""

_LONGEST_NAME = 60

_MANY = 4
"""A sentence that goes for all exercises is said without names if there are so many of them."""


class Offer(Struct, frozen=True):
    """Whether a routine may be played today, and how.

    `routine` is the one to play. `why` says why it is closed, and `opens` what would open it.
    `left_out` and `swapped` are what was changed, `cautions` what to be careful with, each with
    the names of its exercises, `unaffected` the sentences of conditions that change nothing.
    `kept` is the part of the exercises that is left, 0 to 1; `later` asks to list it after the
    others.
    """

    allowed: bool
    routine: Routine
    why: tuple[str, ...] = ()
    opens: str = ""
    left_out: tuple[Decision, ...] = ()
    swapped: tuple[Decision, ...] = ()
    cautions: tuple[str, ...] = ()
    unaffected: tuple[str, ...] = ()
    kept: float = 1.0
    later: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything else is played than the file says."""
        return bool(self.left_out or self.swapped)

    @property
    def for_you(self) -> tuple[str, ...]:
        """What is different today, and what to be careful with, a sentence each."""
        says = conditions().says
        lines: dict[str, None] = {}
        for one in self.swapped:
            assert one.form is not None
            lines[_said(says["swapped"], one, form=one.form.name)] = None
        for one in self.left_out:
            lines[_said(says["left_out"], one)] = None
        whys = {one.why for one in (*self.swapped, *self.left_out)}
        return (*lines, *(line for line in self.cautions if line not in whys), *self.unaffected)


def offer(routine: Routine, standing: Standing, find: Find) -> Offer:
    """What is offered of a routine; questions that are still due close nothing here."""
    gentle_only = standing.lock is Lock.GENTLE_ONLY
    may_stay_open = _calms(routine) or is_gentle(routine)
    if standing.lock is Lock.ALL or (gentle_only and not may_stay_open):
        why = tuple(card_texts().today[one].title + "." for one in standing.reasons)
        return Offer(False, routine, why, conditions().opens[standing.reasons[0]])
    holding = _holding(standing)
    if not holding and not gentle_only:
        return Offer(True, routine)
    adapter = Adapter(holding, find)
    decisions = _decisions(routine, adapter, standing)
    changed = replace(routine, steps=_steps(routine.steps, decisions))
    done = list(changed.exercises())
    left_out = tuple(one for one in decisions.values() if one.form is None)
    swapped = tuple(one for one in decisions.values() if one.changed and one.form is not None)
    if not done:
        why = (conditions().says["nothing_left"], *dict.fromkeys(o.why for o in left_out if o.why))
        return Offer(False, routine, why, conditions().opens["nothing left"], left_out)
    kept = 1 - len(left_out) / len(decisions)
    if left_out or swapped:
        changed = _renamed(with_transitions(changed, routine), routine, kept)
    return Offer(
        True,
        changed,
        left_out=left_out,
        swapped=swapped,
        cautions=tuple(_cautions(changed, done, adapter, holding)),
        unaffected=tuple(_unaffected(routine, holding)),
        kept=kept,
        later=any(adapter.load(one) for one in done),
    )


def may_play(routine: Routine, standing: Standing, find: Find) -> bool:
    """Whether it may begin at once: it is open, and no question is due.

    A routine for the urge need not wait for questions if some of it is gentle. The check of the
    day is answered on the start card, so it holds nothing up.
    """
    if not offer(routine, standing, find).allowed:
        return False
    if standing.due in (Due.NOTHING, Due.DAILY):
        return True
    return routine.purpose is Purpose.URGE and any(map(_is_gentle, routine.exercises()))


def is_gentle(routine: Routine) -> bool:
    """Whether all of it asks next to nothing, so that it stays open whenever anything does."""
    exercises = tuple(routine.exercises())
    return bool(exercises) and all(map(_is_gentle, exercises))


def conditions_to_ask(routine: Routine, standing: Standing) -> list[Condition]:
    """The conditions that touch a routine and are not known, in the order of their file."""
    return [
        one
        for name, one in conditions().by_name.items()
        if one.offered and name not in standing.known and _touched(one, routine)
    ]


def asked_of_the_body(routine: Routine) -> tuple[str, ...]:
    """What a routine asks of the body, as phrases, in the order of the list of words."""
    asked = {word for one in routine.exercises() for word in asks_of(one)}
    return tuple(phrase for word, phrase in conditions().asks.items() if word in asked)


def fitting(forms: Iterable[Exercise], standing: Standing, find: Find) -> list[Exercise]:
    """The forms that no condition refuses; only gentle ones where only those are open."""
    adapter = Adapter(_holding(standing), find)
    gentle_only = standing.lock is Lock.GENTLE_ONLY
    return [one for one in forms if adapter.fits(one) and (_is_gentle(one) or not gentle_only)]


def _calms(routine: Routine) -> bool:
    return routine.purpose in (Purpose.URGE, Purpose.BREATHING)


def _is_gentle(exercise: Exercise) -> bool:
    return exercise.works is not None and set(exercise.works) <= conditions().gentle


def _touched(condition: Condition, routine: Routine) -> bool:
    return any(touches(condition, exercise) for exercise in routine.exercises())


def _holding(standing: Standing) -> list[Condition]:
    """The conditions that hold today, with those that the pain and the mornings bring."""
    names = set(standing.conditions)
    if standing.easing:
        names.add(FLARE)
    holding = conditions().named(names)
    if standing.rests is not None:
        resting = conditions().by_name[WORSE_MORNINGS]
        day = f"{standing.rests:%A}"
        rules = tuple(replace(one, say=one.say.format(day=day)) for one in resting.rules)
        holding.append(replace(resting, rules=rules))
    return holding


def _decisions(routine: Routine, adapter: Adapter, standing: Standing) -> dict[str, Decision]:
    """What is done with each exercise, by its key; under a gentle lock only what is gentle."""
    decisions = adapter.decide(list(routine.exercises()))
    if standing.lock is not Lock.GENTLE_ONLY:
        return decisions
    why = card_texts().today[standing.reasons[0]].title + "."
    return {
        key: one if one.form and _is_gentle(one.form) else Decision(one.exercise, None, why=why)
        for key, one in decisions.items()
    }


def _steps(steps: tuple[Step, ...], decisions: dict[str, Decision]) -> tuple[Step, ...]:
    """The steps with what was decided, without the rounds that hold no exercise any more."""
    kept: list[Step] = []
    for step in steps:
        if isinstance(step, Repeat):
            inner = _steps(step.steps, decisions)
            if any(not isinstance(one, Rest | Ask) for one in inner):
                kept.append(replace(step, steps=inner))
        elif isinstance(step, Exercise):
            decision = decisions[step.key]
            if not decision.changed:
                kept.append(step)
            elif decision.form is not None:
                kept.append(as_form(step, decision.form))
        else:
            kept.append(step)
    return tuple(kept)


def _renamed(changed: Routine, original: Routine, kept: float) -> Routine:
    """The routine under a name and with the equipment of what is left of it.

    An exercise alone has the name of its form and all that is said of it, and less than half of a
    routine the names of its exercises.
    """
    done = list(changed.exercises())
    needs = dict.fromkeys(thing for one in done for thing in one.equipment)
    changed = replace(changed, equipment=tuple(needs))
    if original.steps == tuple(original.exercises()) and len(original.steps) == 1:
        form = done[0]
        return replace(
            changed,
            name=form.name,
            about=form.about,
            careful=form.careful,
            other=form.other,
            sources=form.sources,
        )
    if kept >= HALF:
        return changed
    names = ", ".join(dict.fromkeys(one.name for one in done))
    name = names if len(names) <= _LONGEST_NAME else names[: _LONGEST_NAME - 1].rstrip(" ,") + "…"
    about = conditions().says["part_of"].format(name=original.name)
    return replace(changed, name=name, about=about)


def _said(text: str, one: Decision, form: str = "") -> str:
    whole = text.format(name=one.exercise.name, form=form, by=one.by.lower())
    return f"{whole} {one.why}".strip()


def _cautions(
    routine: Routine, done: Sequence[Exercise], adapter: Adapter, holding: Sequence[Condition]
) -> Iterator[str]:
    """What to be careful with; each sentence once, with the names of all its exercises."""
    own = [routine.careful[one.name].say for one in holding if one.name in routine.careful]
    yield from dict.fromkeys(filter(None, own))
    said: dict[str, dict[str, None]] = {}
    for one in done:
        for sentence in adapter.sentences(one):
            if sentence not in own:
                said.setdefault(sentence, {})[one.name] = None
    every = len({one.name for one in done})
    for sentence, names in said.items():
        few = len(names) < min(every, _MANY)
        yield f"{'; '.join(names)}: {sentence}" if few else sentence


def _unaffected(routine: Routine, holding: Sequence[Condition]) -> Iterator[str]:
    for condition in holding:
        if condition.nothing and not _touched(condition, routine):
            yield f"{condition.short}: {condition.nothing[:1].lower()}{condition.nothing[1:]}"
