"""How a routine is laid out: its steps in playing order, as segments one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import asdict, replace

from player.model.routine import (
    Ask,
    Asked,
    Dose,
    Exercise,
    First,
    Repeat,
    Rest,
    Side,
    Sides,
    Step,
)
from player.plan import wording
from player.plan.repetition import Pace, SegmentContent, fill_side, other_side, repetition
from player.plan.segment import Place, PlanStep, Segment, SegmentKind, StepKind

ASK_LINES = {
    Asked.URGE: "How strong is the urge now, from 0 to 10?",
    Asked.PAIN: "How much does it hurt now, from 0 to 10?",
    Asked.STIFFNESS: "How stiff do you feel now, from 0 to 10?",
}


class Layout:
    """Lays out steps; the result gathers in `segments` and `steps`.

    `number` counts the exercises, `total` is the length so far in seconds. The step with the
    index `start_again_at` gets into position once more, in place of a switch or a pause.
    """

    def __init__(
        self, pace: Pace, last_sides: Mapping[str, Side], start_again_at: int = -1
    ) -> None:
        self.segments: list[Segment] = []
        self.steps: list[PlanStep] = []
        self.number = 0
        self.total = 0.0
        self._pace, self._start_again_at = pace, start_again_at
        self._last_sides = dict(last_sides)
        self._step_first = 0
        self._sum, self._carry = 0.0, 0.0
        self._pose: str | None = None
        self._shown: str | None = None
        self._picture: str | None = None
        self._side: Side | None = None

    def lay(self, steps: tuple[Step, ...]) -> None:
        """Lay out the steps after what is there already."""
        for step in steps:
            match step:
                case Exercise():
                    self._exercise(step)
                case Rest():
                    self._rest(step.length.at(self._pace.breath), step.say, Place())
                case Ask():
                    self._ask(step)
                case Repeat():
                    self._repeat(step)

    def _repeat(self, repeat: Repeat) -> None:
        for turn in range(repeat.times):
            if turn:
                self._rest(repeat.rest.at(self._pace.breath), "", Place())
            self.lay(repeat.steps)

    def _rest(self, length: float, say: str, place: Place) -> None:
        say = say or wording.REST
        self._leave(place)
        self._add(SegmentContent(SegmentKind.REST, length, _start_pose(place), say, say), place)
        self._close("rest", place)

    def _ask(self, ask: Ask) -> None:
        line = ASK_LINES[ask.what]
        length = ask.length.at(self._pace.breath)
        self._leave(Place())
        self._add(
            SegmentContent(SegmentKind.ASK, length, say=line, line=line, ask=ask.what), Place()
        )
        self._close("ask", Place())

    def _exercise(self, exercise: Exercise) -> None:
        self.number += 1
        dose, order = exercise.dose, self._order(exercise)
        reps = {side: repetition(exercise, side, self._pace) for side in order}
        outside = Place(exercise, self.number, order[0], 1, len(dose.sets), 0, dose.sets[0])
        self._leave(Place())
        self._start(exercise, outside)
        for index, count in enumerate(dose.sets):
            place = replace(outside, set=index + 1, reps=count)
            if index:
                self._rest_of(exercise, place)
            self._set(dose, order, reps, place)

    def _leave(self, place: Place) -> None:
        """Outside of an exercise nobody is shown as they were in it."""
        if place.exercise is None:
            self._pose, self._picture = None, None

    def _order(self, exercise: Exercise) -> tuple[Side | None, ...]:
        """The sides in the order they come; (None,) for an exercise without sides."""
        dose = exercise.dose
        if dose.sides is Sides.NONE:
            return (None,)
        first = Side.RIGHT if dose.first is First.RIGHT else Side.LEFT
        if dose.first is First.TAKE_TURNS and exercise.key in self._last_sides:
            first = self._last_sides[exercise.key].other
        self._last_sides[exercise.key] = first
        return (first, first.other)

    def _start(self, exercise: Exercise, place: Place) -> None:
        start = exercise.start
        if start is None:
            return
        length = 0.0 if start.ready else start.length.at(self._pace.breath)
        say, note = fill_side(start.say, place.side), fill_side(start.note, place.side)
        if length > 0 or start.ready:
            self._add(
                SegmentContent(
                    SegmentKind.START, length, start.pose, say, say, note, ready=start.ready
                ),
                place,
            )
        elif start.pose is not None:
            self._pose, self._side = start.pose, place.side

    def _set(
        self,
        dose: Dose,
        order: tuple[Side | None, ...],
        reps: Mapping[Side | None, tuple[SegmentContent, ...]],
        place: Place,
    ) -> None:
        pause = SegmentContent(SegmentKind.PAUSE, dose.pause.at(self._pace.breath))
        between = {side: replace(place, side=side) for side in order}
        before = order[0]
        for done, (rep, side) in enumerate(_turns(dose.sides, order, place.reps)):
            inside = done or place.set > 1
            if inside and place.exercise and self._starts_again(place.exercise):
                self._start(place.exercise, between[side])
            elif dose.sides is Sides.EACH and side is not before:
                self._switch(dose, between[side])
            elif done:
                self._add(pause, between[side])
            here = replace(between[side], rep=rep)
            for part in reps[side]:
                self._add(part, here)
            self._close("repetition", here)
            before = side

    def _starts_again(self, exercise: Exercise) -> bool:
        """Whether the coming step gets into position once more."""
        return len(self.steps) == self._start_again_at and exercise.start is not None

    def _switch(self, dose: Dose, place: Place) -> None:
        length = dose.switch.at(self._pace.breath)
        self._set_up(SegmentKind.SWITCH, length, wording.switch_line(place.side), place)

    def _rest_of(self, exercise: Exercise, place: Place) -> None:
        """The rest between two sets; where each set has both sides in turn, the side changes."""
        length = exercise.dose.rest.at(self._pace.breath)
        if exercise.dose.sides is Sides.EACH:
            self._set_up(SegmentKind.REST, length, wording.REST, place)
            self._close("rest", place)
        else:
            self._rest(length, "", place)

    def _set_up(self, kind: SegmentKind, length: float, say: str, place: Place) -> None:
        """Add a change to the other side, which shows how to get into position there."""
        line, note = other_side(place.exercise, place.side) if place.exercise else ("", "")
        said = f"{say} {line}" if line else say
        pose = _start_pose(place)
        self._add(SegmentContent(kind, length, pose, said, line or say, note), place)

    def _add(self, part: SegmentContent, place: Place) -> None:
        """Put a segment at the end of the line; one without length only if it waits."""
        if part.length <= 0 and not part.ready:
            return
        start, end = self.total, self._lengthen(part.length)
        from_pose, from_side = self._pose or self._shown, self._side
        if part.pose is not None:
            self._pose, self._picture, self._side = part.pose, None, place.side
        elif place.side is not None:
            self._side = place.side
        self._picture = part.picture or self._picture
        self._shown = self._pose
        self.segments.append(
            Segment(
                index=len(self.segments),
                start=start,
                end=end,
                kind=part.kind,
                step=len(self.steps),
                phase=part.phase,
                pose=self._pose,
                from_pose=from_pose,
                from_side=from_side,
                say=part.say,
                line=part.line,
                note=part.note,
                breath=part.breath,
                picture=self._picture,
                ask=part.ask,
                ready=part.ready,
                cues=part.cues,
                ends_rep=part.ends_rep,
                **asdict(place),
            )
        )

    def _lengthen(self, length: float) -> float:
        """Add to the total and return it, carrying what a sum of floats would lose (Neumaier)."""
        after = self._sum + length
        if self._sum >= length:
            self._carry += (self._sum - after) + length
        else:
            self._carry += (length - after) + self._sum
        self._sum = after
        self.total = after + self._carry
        return self.total

    def _close(self, kind: StepKind, place: Place) -> None:
        """Make a step of the segments since the last one, if there are any."""
        if self._step_first == len(self.segments):
            return
        self.steps.append(
            PlanStep(
                index=len(self.steps),
                first=self._step_first,
                last=len(self.segments) - 1,
                kind=kind,
                **asdict(place),
            )
        )
        self._step_first = len(self.segments)


def _turns(
    sides: Sides, order: tuple[Side | None, ...], reps: int
) -> Iterator[tuple[int, Side | None]]:
    """The repetitions of one set, each with its side, in playing order."""
    if sides is Sides.EACH:
        return ((rep, side) for side in order for rep in range(1, reps + 1))
    return ((rep, side) for rep in range(1, reps + 1) for side in order)


def _start_pose(place: Place) -> str | None:
    exercise = place.exercise
    return exercise.start.pose if exercise and exercise.start else None
