"""What a routine is, once it has been read: frozen values, no files, no clock.

Every length of time is a `Length`, since an author may count in breaths and the length of a
breath belongs to the person. Everything else is plain text and numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field

BREATH_SECONDS = 10.0
"""Seconds of a slow breath unless the person set their own: 4 in, 6 out."""

MOVE_SECONDS = 2.0
"""Seconds a phase with a pose and no `move` takes to get there."""

SWITCH_SECONDS = 6.0
"""Seconds to change sides when the dose does not say."""

START_SECONDS = 5.0
"""Seconds to get into position when `start` does not say `for`."""


class Side(StrEnum):
    """A side of the person's body; what it means in an exercise is its `left_means`."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Sides(StrEnum):
    """How an exercise goes about the two sides."""

    NONE = "none"
    ALTERNATE = "alternate"
    EACH = "each"


class First(StrEnum):
    """Which side comes first."""

    LEFT = "left"
    RIGHT = "right"
    TAKE_TURNS = "take turns"


class Breath(StrEnum):
    """What the breath does during a phase."""

    IN = "in"
    OUT = "out"
    FREE = "free"


class Asked(StrEnum):
    """What an `ask` step asks the person to rate from 0 to 10."""

    URGE = "urge"
    PAIN = "pain"
    STIFFNESS = "stiffness"


class Purpose(StrEnum):
    """What a routine is for."""

    MOBILITY = "mobility"
    STRENGTH = "strength"
    BREATHING = "breathing"
    URGE = "urge"
    BREAK = "break"
    HEAT = "heat"


class Position(StrEnum):
    """How the body lies or stands while an exercise is done."""

    STANDING = "standing"
    SEATED = "seated"
    HANDS_AND_KNEES = "hands and knees"
    ON_THE_BACK = "lying on the back"
    ON_THE_SIDE = "lying on the side"
    ON_THE_FRONT = "lying on the front"
    HALF_KNEELING = "half kneeling"


class Length(Struct, frozen=True):
    """A length of time: so many seconds and so many breaths (one of the two is usually 0)."""

    seconds: float = 0.0
    breaths: float = 0.0

    def at(self, breath: float = BREATH_SECONDS) -> float:
        """The length in seconds for a person whose slow breath takes `breath` seconds."""
        return self.seconds + self.breaths * breath

    def __bool__(self) -> bool:
        return bool(self.seconds or self.breaths)


class AuthorCue(Struct, frozen=True):
    """A line the author wants said `at` seconds into a phase; negative: before its end."""

    at: float
    say: str


class When(StrEnum):
    """When a line of coaching is said.

    `later` takes the place of what the phase says, from the third repetition on, several in
    turn; the others come besides it, where there is room.
    """

    ONCE = "once"
    FIRST = "first"
    LATER = "later"
    LAST = "last"


class CoachLine(Struct, frozen=True):
    """A line of coaching; `when` may be a repetition, from 1, counted on each side."""

    say: str
    when: When | int = When.ONCE


class Phase(Struct, frozen=True):
    """One part of a repetition: get to a pose in `move`, stay for `hold`.

    `pose` is a name of the pose library, `picture` a path inside the folder of the file;
    None means the body stays as it was. At least one of `move` and `hold` is above zero.
    """

    say: str = ""
    note: str = ""
    pose: str | None = None
    picture: str | None = None
    move: Length = Length()
    hold: Length = Length()
    breath: Breath = Breath.FREE
    cues: tuple[AuthorCue, ...] = ()
    coach: tuple[CoachLine, ...] = ()


class Start(Struct, frozen=True):
    """Getting into position; `ready` waits for the person, else it takes `length`."""

    say: str = ""
    note: str = ""
    pose: str | None = None
    length: Length = Length(START_SECONDS)
    ready: bool = False
    coach: tuple[CoachLine, ...] = ()


class Dose(Struct, frozen=True):
    """How much of an exercise to do.

    `sets` holds the repetitions of each set, per side when there are sides: `(6, 4, 2)`.
    `hold` and `move`, when given, replace every hold or move of a repetition that is not zero.
    """

    sets: tuple[int, ...] = (1,)
    sides: Sides = Sides.NONE
    first: First = First.LEFT
    rest: Length = Length()
    pause: Length = Length()
    switch: Length = Length(SWITCH_SECONDS)
    hold: Length | None = None
    move: Length | None = None

    def times_of(self, phase: Phase) -> tuple[Length, Length]:
        """The move and the hold of a phase under this dose."""
        move = self.move if self.move is not None and phase.move else phase.move
        hold = self.hold if self.hold is not None and phase.hold else phase.hold
        return move, hold


class Variant(Struct, frozen=True):
    """An easier or harder form: another exercise by its name, or only a sentence."""

    text: str = ""
    use: str = ""


class Care(Struct, frozen=True):
    """What an author wants for a condition: a sentence, to leave it out, or another exercise."""

    say: str = ""
    leave_out: bool = False
    use: str = ""


class Exercise(Struct, frozen=True):
    """What one repetition is and how much of it to do.

    `key` is the name of the file it came from (`bird-dog`), or the name itself for one written
    in place; `name` is shown and spoken. The dose is the one in force here: a sequence that
    uses the exercise with other numbers holds its own copy. `own_start` is the start of its file
    where a sequence replaced it. `works` is what it asks of the body, None when the file does not
    say; `careful` goes by conditions of the closed list, `other` by words of the author's own.
    `fits` are conditions that it was chosen for. The forms stand nearest first.
    """

    key: str
    name: str
    rep: tuple[Phase, ...]
    dose: Dose = Dose()
    start: Start | None = None
    about: str = ""
    position: Position | None = None
    equipment: tuple[str, ...] = ()
    left_means: str = ""
    feel: str = ""
    mistakes: tuple[str, ...] = ()
    stop_if: tuple[str, ...] = ()
    works: tuple[str, ...] | None = None
    careful: Mapping[str, Care] = field(default_factory=lambda: MappingProxyType({}))
    other: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fits: tuple[str, ...] = ()
    easier: tuple[Variant, ...] = ()
    harder: tuple[Variant, ...] = ()
    sources: tuple[str, ...] = ()
    own_start: Start | None = None
    say_as: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def poses(self) -> Iterator[str]:
        """The poses it goes through, in order, the start's first."""
        if self.start and self.start.pose:
            yield self.start.pose
        yield from (phase.pose for phase in self.rep if phase.pose)


class Rest(Struct, frozen=True):
    """A rest of its own between two steps."""

    length: Length
    say: str = ""


class Ask(Struct, frozen=True):
    """A rating from 0 to 10, answered while it runs; unanswered is fine."""

    what: Asked
    length: Length


class Repeat(Struct, frozen=True):
    """The same steps several times, with a rest between the rounds."""

    times: int
    steps: tuple[Step, ...]
    rest: Length = Length()


Step = Exercise | Rest | Ask | Repeat


class Routine(Struct, frozen=True):
    """A routine file that can be played: an exercise alone, or a sequence.

    `key` is the file name without its ending, `digest` the SHA-256 of the file's bytes in
    hexadecimal digits. `careful`, `other` and `sources` are those of the file itself; the
    exercises hold their own.
    """

    key: str
    name: str
    steps: tuple[Step, ...]
    about: str = ""
    purpose: Purpose | None = None
    level: int | None = None
    equipment: tuple[str, ...] = ()
    careful: Mapping[str, Care] = field(default_factory=lambda: MappingProxyType({}))
    other: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    sources: tuple[str, ...] = ()
    digest: str = ""
    folder: str = ""
    language: str = ""
    say_as: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_english(self) -> bool:
        """Whether its words are English, as they are where the file says nothing."""
        return not self.language or self.language.casefold().split("-")[0] == "en"

    @property
    def sayings(self) -> Mapping[str, str]:
        """How words are spoken, as the file says and the files that it uses."""
        found: dict[str, str] = {}
        for exercise in self.exercises():
            found |= exercise.say_as
        return found | dict(self.say_as)

    def exercises(self) -> Iterator[Exercise]:
        """Every exercise in playing order; one that is repeated comes once."""
        return exercises_in(self.steps)


def exercises_in(steps: tuple[Step, ...]) -> Iterator[Exercise]:
    """Every exercise among the steps and inside their rounds, in playing order."""
    for step in steps:
        if isinstance(step, Exercise):
            yield step
        elif isinstance(step, Repeat):
            yield from exercises_in(step.steps)
