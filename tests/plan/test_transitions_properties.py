"""Whatever is left out or swapped: what holds of the way between what is left of a routine."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from player.app.locations import library
from player.model.routine import (
    Ask,
    Asked,
    Dose,
    Exercise,
    Length,
    Phase,
    Position,
    Repeat,
    Rest,
    Routine,
    Sides,
    Start,
    Step,
)
from player.plan.repetition import Pace
from player.plan.timeline import lay_out
from player.plan.transitions import with_transitions

UP = (Position.STANDING, Position.SEATED)


def routine(*steps: Step) -> Routine:
    return Routine("r", "R", steps)


def library_routines() -> list[Routine]:
    found = (library().find(key).routine for key in sorted(library().keys()))
    return [one for one in found if one is not None]


LIBRARY = library_routines()
OF_THE_LIBRARY = [one.steps[0] for one in LIBRARY if isinstance(one.steps[0], Exercise)]

says = st.sampled_from(["", "Stay there.", "Lie down."])
sided = st.sampled_from(["", "Lie down.", "Lie on your {side} side.", "The {other} arm is free."])
lengths = st.sampled_from([Length(0), Length(4), Length(15), Length(0, 1), Length(3, 2)])
poses = st.sampled_from([None, "p", "q"])


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    dose = Dose(sides=draw(st.sampled_from(Sides)))
    words = says if dose.sides is Sides.NONE else sided
    written = st.builds(Start, words, words, poses, lengths, st.booleans())
    # The file may speak of sides where the sequence that uses it has none.
    own_start = draw(st.none() | st.builds(Start, sided, sided, poses, lengths, st.booleans()))
    plays = own_start is None or dose.sides is not Sides.NONE or "{" not in str(own_start)
    start = draw(written | st.just(own_start if plays else Start()) | st.none())
    key = draw(st.sampled_from("abcdef"))
    rep = (Phase("Move.", pose=draw(poses), hold=Length(2)),)
    position = draw(st.none() | st.sampled_from(Position))
    return Exercise(key, key, rep, dose, start, position=position, own_start=own_start)


def has_exercise(steps: tuple[Step, ...]) -> bool:
    return any(True for _ in routine(*steps).exercises())


def of_steps(leaves: st.SearchStrategy[Step]) -> st.SearchStrategy[Step]:
    rounds = st.lists(leaves, min_size=1, max_size=4).map(tuple).filter(has_exercise)
    return leaves | st.builds(Repeat, st.integers(1, 3), rounds, lengths)


leaves: st.SearchStrategy[Step] = st.one_of(
    exercises(),
    st.builds(Rest, lengths, says),
    st.builds(Ask, st.sampled_from(Asked), lengths),
)
made = st.lists(of_steps(of_steps(leaves)), min_size=1, max_size=6).map(
    lambda steps: routine(*steps)
)


@st.composite
def changes(draw: st.DrawFn) -> tuple[Routine, Routine]:
    """A routine from which some exercises were left out, or in which some were swapped.

    A round without an exercise is left out whole.
    """
    original = draw(st.sampled_from(LIBRARY) | made)
    others = st.sampled_from(OF_THE_LIBRARY) | exercises()

    def left(steps: tuple[Step, ...]) -> Iterator[Step]:
        for step in steps:
            if isinstance(step, Repeat):
                inner = tuple(left(step.steps))
                if has_exercise(inner):
                    yield replace(step, steps=inner)
            elif not isinstance(step, Exercise):
                yield step
            else:
                change = draw(st.sampled_from(["stays", "stays", "goes", "swapped"]))
                if change != "goes":
                    yield step if change == "stays" else draw(others)

    return replace(original, steps=tuple(left(original.steps))), original


def played(steps: tuple[Step, ...]) -> Iterator[Exercise | Rest | Ask]:
    """The steps in playing order, every round of them, with the rests between the rounds."""
    for step in steps:
        if not isinstance(step, Repeat):
            yield step
            continue
        for turn in range(step.times):
            if turn and step.rest:
                yield Rest(step.rest)
            yield from played(step.steps)


def same(one: Exercise | None, other: Exercise | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.key, one.position) == (other.key, other.position)


def pairs(one: Routine) -> list[tuple[Exercise | None, Exercise]]:
    """Each exercise that is played with the one before it."""
    found = [step for step in played(one.steps) if isinstance(step, Exercise)]
    return list(zip([None, *found], found, strict=False))


def words_of(exercise: Exercise) -> tuple[str, str]:
    return (exercise.start.say, exercise.start.note) if exercise.start else ("", "")


def is_written(before: Exercise | None, after: Exercise, original: Routine) -> bool:
    return any(
        same(before, one) and same(after, other) and words_of(after) == words_of(other)
        for one, other in pairs(original)
    )


def is_changed(changed: Routine, original: Routine) -> bool:
    now, then = list(changed.exercises()), list(original.exercises())
    return len(now) != len(then) or not all(map(same, now, then))


@settings(max_examples=300, deadline=None)
@given(changes())
def test_every_change_of_position_has_words_a_pose_and_time(case: tuple[Routine, Routine]) -> None:
    changed, original = case
    if not is_changed(changed, original):
        assert with_transitions(changed, original) is changed
        return
    for before, after in pairs(with_transitions(changed, original)):
        here = before.position if before else Position.STANDING
        there = after.position
        if here is there is not None:
            continue
        written = is_written(before, after, original)
        if written and (here is None or there is None or (here in UP and there in UP)):
            continue
        assert after.start is not None
        assert after.start.say
        assert after.start.pose or not any(after.poses)
        needed = {0: 8, 1: 12, 2: 5}[(here in UP) + (there in UP)]
        needed = 12 if here is None or there is None else needed
        assert after.start.ready or after.start.length.at(breath=1) >= needed


@settings(max_examples=300, deadline=None)
@given(changes())
def test_words_are_those_of_the_file_or_written_for_this_neighbour(
    case: tuple[Routine, Routine],
) -> None:
    changed, original = case
    if not is_changed(changed, original):
        return
    for before, after in pairs(with_transitions(changed, original)):
        if is_written(before, after, original) or after.start is None:
            continue
        file = after.own_start
        if after.dose.sides is Sides.NONE and "{" in str(file):
            continue
        assert after.start.say == (file.say if file else "") or not (file and file.say)


@settings(max_examples=200, deadline=None)
@given(changes())
def test_done_twice_it_is_the_same(case: tuple[Routine, Routine]) -> None:
    once = with_transitions(*case)
    assert with_transitions(once, case[1]) == once


@settings(max_examples=200, deadline=None)
@given(changes())
def test_nothing_but_starts_and_rests_changes(case: tuple[Routine, Routine]) -> None:
    def bare(step: Step) -> Step:
        if isinstance(step, Exercise):
            return replace(step, start=None)
        if isinstance(step, Repeat):
            return replace(step, steps=without_rests(step.steps), rest=Length())
        return step

    def without_rests(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        found = (bare(step) for step in steps if not isinstance(step, Rest))
        return tuple(step for step in found if not (isinstance(step, Repeat) and not step.steps))

    changed, original = case
    found = with_transitions(changed, original)
    assert without_rests(found.steps) == without_rests(changed.steps)
    assert replace(found, steps=()) == replace(changed, steps=())
    for now, then in zip(found.exercises(), changed.exercises(), strict=True):
        if then.start is not None:
            assert now.start is not None
            assert now.start.length.at() >= then.start.length.at()
            assert now.start.ready is then.start.ready


@settings(max_examples=300, deadline=None)
@given(changes())
def test_no_rest_is_left_over(case: tuple[Routine, Routine]) -> None:
    changed, original = case
    if not is_changed(changed, original):
        return
    order = list(played(with_transitions(changed, original).steps))
    stood = list(gaps(list(played(original.steps))))
    for before, found, after in gaps(order):
        if not found or any(same(before, b) and same(after, a) for b, _, a in stood):
            continue
        assert before is not None or isinstance(found[0], Ask)
        assert after is not None or isinstance(found[-1], Ask)
        assert not any(isinstance(a, Rest) and isinstance(b, Rest) for a, b in pairwise(found))


Gap = tuple[Exercise | None, list[Rest | Ask], Exercise | None]


def gaps(order: list[Exercise | Rest | Ask]) -> Iterator[Gap]:
    """What is played between two exercises, and before the first and after the last one."""
    before: Exercise | None = None
    between: list[Rest | Ask] = []
    for step in order:
        if isinstance(step, Exercise):
            yield before, between, step
            before, between = step, []
        else:
            between.append(step)
    yield before, between, None


@settings(max_examples=200, deadline=None)
@given(changes(), st.sampled_from([Pace(), Pace(breath=4)]))
def test_every_side_is_filled_in(case: tuple[Routine, Routine], pace: Pace) -> None:
    for segment in lay_out(with_transitions(*case), pace).segments:
        cues = [cue.say for cue in segment.cues]
        assert not any("{" in text for text in (segment.say, segment.line, segment.note, *cues))
