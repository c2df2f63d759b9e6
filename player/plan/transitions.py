"""From one position to the next in a routine of which exercises were left out or swapped.

What a sequence says of getting into position ("Stay on your back.") holds after the exercise that
its author put before it. After any other, the exercise comes with the whole words of its own file.
Every change of position has words, a pose and enough time.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from player.model.routine import (
    START_SECONDS,
    Ask,
    Exercise,
    Length,
    Position,
    Repeat,
    Rest,
    Routine,
    Sides,
    Start,
    Step,
)
from player.plan.neighbours import (
    NOBODY,
    Neighbours,
    all_neighbours,
    first_exercise,
    inside,
    last_exercise,
    neighbours,
)
from player.plan.repetition import names_side
from player.plan.wording import INTO_POSITION

TO_THE_FLOOR = 12.0
"""Seconds to get down to the floor or up from it, at the least (own choice)."""

ON_THE_FLOOR = 8.0
"""Seconds to roll over or to come onto hands and knees, at the least (own choice)."""

TO_THE_CHAIR = START_SECONDS
"""Seconds to sit down or to stand up, at the least."""

_UPRIGHT = frozenset({Position.STANDING, Position.SEATED})

_Who = tuple[str, Position | None]


def with_transitions(changed: Routine, original: Routine) -> Routine:
    """The changed routine with the starts and rests that it needs now.

    `changed` is `original` with exercises left out or swapped; without any, nothing changes.
    No start becomes shorter than before.
    """
    if [_who(one) for one in changed.exercises()] == [_who(one) for one in original.exercises()]:
        return changed
    steps = _Transitions(original).laid(changed.steps, NOBODY, NOBODY)
    return replace(changed, steps=tuple(steps))


def starting_after(before: Exercise, exercise: Exercise) -> Exercise:
    """The exercise with the start of its own file, and time enough to come from `before`."""
    return replace(exercise, start=_start_of_file(exercise, _seconds(before, exercise)))


class _Transitions:
    """Lays out the steps of a changed routine, and knows what stood where in the original."""

    def __init__(self, original: Routine) -> None:
        self._starts: set[tuple[_Who | None, _Who | None, str, str]] = set()
        """Who came before whom, and the words of the start between them."""
        self._said: set[tuple[str, _Who | None]] = set()
        """What was said in a rest, and who came after it."""
        self._rests: set[tuple[_Who | None, Length, _Who | None]] = set()
        """How long a rest was between whom."""
        for step, befores, afters in all_neighbours(original.steps):
            if isinstance(step, Exercise):
                self._starts.update(_meeting(before, step) for before in befores)
            elif isinstance(step, Rest):
                self._said.update((step.say, _who(after)) for after in afters)
                self._rests |= _places(step, befores, afters)

    def laid(self, steps: tuple[Step, ...], befores: Neighbours, afters: Neighbours) -> list[Step]:
        """The steps as they have to be between these neighbours."""
        found: list[Step] = []
        for step, before, after in neighbours(steps, befores, afters):
            match step:
                case Exercise():
                    found.append(replace(step, start=self._start(step, before)))
                case Rest():
                    self._rest(found, step, before, after)
                case Repeat():
                    self._repeat(found, step, before, after)
                case Ask():
                    found.append(step)
        return found

    def _start(self, exercise: Exercise, befores: Neighbours) -> Start | None:
        now = exercise.start
        if all(_meeting(before, exercise) in self._starts for before in befores):
            needed = max(_seconds_written(before, exercise) for before in befores)
            if not needed:
                return now
            if now is not None and now.say:
                return replace(_whole(now, exercise), length=_longest(needed, now))
        return _start_of_file(exercise, max(_seconds(before, exercise) for before in befores))

    def _rest(self, found: list[Step], rest: Rest, befores: Neighbours, afters: Neighbours) -> None:
        """Add a rest: none at the beginning or the end, and one where there would be two.

        What stood between the same exercises in the original stays as it is.
        """
        if self._is_loose(rest, befores, afters) and (befores == NOBODY or afters == NOBODY):
            return
        if any((rest.say, _who(after)) not in self._said for after in afters):
            rest = replace(rest, say="")
        while found and isinstance(last := found[-1], Rest):
            if not (self._is_loose(last, befores, afters) or self._is_loose(rest, befores, afters)):
                break
            found.pop()
            longer, other = (last, rest) if _is_longer(last.length, rest.length) else (rest, last)
            rest = replace(longer, say=longer.say or other.say)
        found.append(rest)

    def _is_loose(self, rest: Rest, befores: Neighbours, afters: Neighbours) -> bool:
        """Whether the original has no such rest between these exercises."""
        return not _places(rest, befores, afters) <= self._rests

    def _repeat(
        self, found: list[Step], repeat: Repeat, befores: Neighbours, afters: Neighbours
    ) -> None:
        """Add the rounds. A rest left over at their edge goes between and around them."""
        first, last = first_exercise(repeat.steps), last_exercise(repeat.steps)
        into = afters if first is None else (first,)
        out = befores if last is None else (last,)
        inner_befores, inner_afters = inside(repeat, befores, afters)
        steps = self.laid(repeat.steps, inner_befores, inner_afters)
        head = self._loose_rests(steps, inner_befores, into)
        steps = steps[len(head) :]
        tail = self._loose_rests(reversed(steps), out, inner_afters)
        steps = steps[: len(steps) - len(tail)]
        between = repeat.rest
        for rest in (*head, *tail):
            if repeat.times > 1 and _is_longer(rest.length, between):
                between = rest.length
        for rest in head:
            self._rest(found, rest, befores, into)
        if steps:
            found.append(replace(repeat, steps=tuple(steps), rest=between))
        for rest in reversed(tail):
            self._rest(found, rest, out, afters)

    def _loose_rests(
        self, steps: Iterable[Step], befores: Neighbours, afters: Neighbours
    ) -> list[Rest]:
        """The loose rests with which some steps begin."""
        found: list[Rest] = []
        for step in steps:
            if not isinstance(step, Rest) or not self._is_loose(step, befores, afters):
                break
            found.append(step)
        return found


def _who(exercise: Exercise | None) -> _Who | None:
    return (exercise.key, exercise.position) if exercise else None


def _meeting(
    before: Exercise | None, exercise: Exercise
) -> tuple[_Who | None, _Who | None, str, str]:
    start = exercise.start or Start()
    return _who(before), _who(exercise), start.say, start.note


def _places(
    rest: Rest, befores: Neighbours, afters: Neighbours
) -> set[tuple[_Who | None, Length, _Who | None]]:
    return {(_who(before), rest.length, _who(after)) for before in befores for after in afters}


def _seconds(before: Exercise | None, exercise: Exercise) -> float:
    """The seconds needed to get from one exercise to the next; 0 in the same position.

    A routine begins from standing. A position that the file does not say may be any.
    """
    here, there = before.position if before else Position.STANDING, exercise.position
    if here is None or there is None:
        return TO_THE_FLOOR
    if here is there:
        return 0.0
    upright = len({here, there} & _UPRIGHT)
    return (ON_THE_FLOOR, TO_THE_FLOOR, TO_THE_CHAIR)[upright]


def _seconds_written(before: Exercise | None, exercise: Exercise) -> float:
    """The same where the author wrote one after the other: only the floor asks for more."""
    known = exercise.position is not None and not (before and before.position is None)
    seconds = _seconds(before, exercise)
    return seconds if known and seconds > TO_THE_CHAIR else 0.0


def _start_of_file(exercise: Exercise, needed: float) -> Start | None:
    """The start in the words of the exercise's own file, for a change that takes so long.

    It takes as long as the sequence gives it, or as the file does where that is longer.
    """
    now, own = exercise.start, _own_start(exercise)
    timed = now or own
    if timed is None and not needed:
        return None
    start = own or Start(pose=now.pose if now else None)
    if needed:
        start = _whole(start, exercise)
    length = _longest(needed, timed, own if start.say else None)
    return replace(start, length=length, ready=timed is not None and timed.ready)


def _own_start(exercise: Exercise) -> Start | None:
    """The start of its file, without words of a side that cannot be filled in."""
    own = exercise.own_start
    if own is None or exercise.dose.sides is not Sides.NONE:
        return own
    say, note = ("" if names_side(text) else text for text in (own.say, own.note))
    return replace(own, say=say, note=note)


def _whole(start: Start, exercise: Exercise) -> Start:
    """The start with words and a pose, where it has none."""
    pose = start.pose or next(exercise.poses, None)
    return replace(start, say=start.say or INTO_POSITION[exercise.position], pose=pose)


def _longest(seconds: float, *starts: Start | None) -> Length:
    """The longest of the starts, or so many seconds; in breaths only if the seconds alone do."""
    lengths = [start.length for start in starts if start is not None]
    longest = max(lengths, key=Length.at, default=Length())
    return longest if longest.seconds >= seconds else Length(max(seconds, longest.at()))


def _is_longer(one: Length, other: Length) -> bool:
    return one.at() > other.at()
