"""The tables of keys of a routine file: every key, its kind of value, its meaning, an example."""

from __future__ import annotations

from msgspec.structs import replace

from player.format.kinds import (
    Exactly,
    Language,
    Listed,
    Moment,
    NameOf,
    Picture,
    Text,
    Time,
    Whole,
    WordOf,
    WordOrWhole,
)
from player.format.tables import AnyOf, ListOf, MapOf, Table, TableBy, needed, optional
from player.model.routine import Asked, Breath, First, Position, Purpose, Sides, When

_SENTENCE = Text()
_SENTENCES = ListOf(_SENTENCE)
_TIME = Time()

CUE = Table(
    "cue",
    "a cue",
    needed(
        "at",
        Moment(),
        "When it is said: seconds from the start of the phase, or when negative from its end.",
        "5 s",
    ),
    needed("say", _SENTENCE, "What is said.", "Shoulders soft."),
)

COACH = Table(
    "coaching",
    "a line of coaching",
    needed("say", _SENTENCE, "What is said.", "In, and sink."),
    optional(
        "when",
        WordOrWhole(When, 1, 50),
        "`once`, or with the `first` or the `last` repetition, or with one by its number: besides "
        "what the phase says. `later`: in its place from the third repetition on. `once` unless "
        "written.",
        "later",
    ),
)

_COACH = optional(
    "coach",
    ListOf(COACH),
    "More to say, where there is room for it.",
    "[{say: Soft elbows., when: 2}]",
)

PHASE = Table(
    "phase",
    "a phase",
    optional("say", _SENTENCE, "Spoken as the phase begins, and shown large.", "Reach long."),
    optional(
        "note",
        _SENTENCE,
        "Shown small; spoken once, where there is room.",
        "A small range is enough.",
    ),
    optional("pose", NameOf("pose"), "The pose of the body at its end.", "bird-dog"),
    optional("picture", Picture(), "An image beside the file, instead of a pose.", "a.png"),
    optional("move", _TIME, "How long it takes to get there; 2 s with a pose.", "3 s"),
    optional("hold", _TIME, "How long to stay there.", "5 s"),
    optional("breath", WordOf(Breath), "What the breath does meanwhile.", "out"),
    optional("cues", ListOf(CUE), "More to say on the way.", "[{at: 5 s, say: Softly.}]"),
    _COACH,
    elsewhere={
        "for": "Write `move` for getting there and `hold` for staying.",
        "time": "Write `move` for getting there and `hold` for staying.",
        "reps": "How much to do stands under `dose`.",
        "sides": "How much to do stands under `dose`.",
    },
)

START = Table(
    "start",
    "a start",
    optional("pose", NameOf("pose"), "The pose to begin in.", "hook-lying"),
    optional("say", _SENTENCE, "How to get there, spoken and shown.", "Lie on your back."),
    optional(
        "note",
        _SENTENCE,
        "Shown small; spoken once, where there is room.",
        "A cushion under the head.",
    ),
    optional(
        "for",
        AnyOf(Exactly("ready"), _TIME),
        "How long getting there takes, or `ready` to wait for the person.",
        "10 s",
    ),
    _COACH,
    elsewhere={
        "hold": "The time of a start is `for`.",
        "move": "The time of a start is `for`.",
        "ready": "Write `for: ready`.",
    },
)

_DOSE_KEYS = (
    optional("reps", Whole(1, 50), "Repetitions, per side when there are sides.", "5"),
    optional(
        "sets",
        AnyOf(ListOf(Whole(1, 50), 1, 10), Whole(1, 10)),
        "How many sets, or the repetitions of each one.",
        "[6, 4, 2]",
    ),
    optional(
        "sides",
        WordOf(Sides),
        "`alternate` swaps sides at every repetition; `each` does one side, then the other.",
        "alternate",
    ),
    optional(
        "first",
        WordOf(First),
        "The side that begins; `take turns` is the other one than last time.",
        "take turns",
    ),
    optional("rest", _TIME, "Rest between sets.", "30 s"),
    optional("pause", _TIME, "Pause between repetitions.", "2 s"),
    optional("switch", _TIME, "Time to change sides; 6 s unless said.", "12 s"),
    optional("hold", _TIME, "Replaces every hold of the repetition that is not zero.", "10 s"),
    optional("move", _TIME, "Replaces every move of the repetition that is not zero.", "3 s"),
)

DOSE = Table("dose", "a dose", *_DOSE_KEYS)

VARIANT = Table(
    "variant", "another form", needed("use", NameOf("routine"), "The other exercise.", "cat-cow")
)

_FORMS = AnyOf(VARIANT, ListOf(VARIANT), _SENTENCE)

CARE = Table(
    "care",
    "what to do for a condition",
    needed("use", NameOf("routine"), "The exercise in its place.", "cat-cow"),
    optional("say", _SENTENCE, "Why, in a sentence.", "Small range, no push."),
)

LEAVE_OUT = "leave out"
"""What `careful` says of an exercise that is not for somebody."""

_WORK = Listed("work", "a word of `works`")
_CONDITION = Listed("condition", "a condition")

_FILE_KEYS = (
    needed("name", Text(60), "Shown and spoken; at most 60 characters.", "Bird-dog"),
    optional("about", _SENTENCE, "One sentence for the card.", "Arm and leg reach long."),
    optional("purpose", WordOf(Purpose), "What it is for.", "mobility"),
    optional("level", Whole(1, 3), "How hard it is, 1 to 3.", "1"),
    optional("equipment", ListOf(Text(60)), "What to have at hand.", "[mat]"),
    optional(
        "language",
        Language(),
        "The language of its words; English unless written. The voice reads English alone.",
        "de",
    ),
)
_CAREFUL = optional(
    "careful",
    MapOf(
        AnyOf(CARE, Exactly(LEAVE_OUT), _SENTENCE),
        _CONDITION,
        {"other": MapOf(_SENTENCE, Text(60))},
    ),
    "For whom it needs care: a condition, and a sentence, `leave out`, or `{use: …, say: …}`. "
    "Under `other` any words of your own, which are shown and change nothing.",
    "{hip replacement: Only if your surgeon agrees.}",
)
_SAY_AS = optional(
    "say_as",
    MapOf(_SENTENCE, Text(60)),
    "How the voice says words of this file that it would not say right.",
    "{Th12: thoracic twelve}",
)
_SOURCES = optional("sources", _SENTENCES, "Where it comes from.", "[NHS]")

EXERCISE = Table(
    "exercise",
    "an exercise",
    *_FILE_KEYS,
    optional("position", WordOf(Position), "How the body is placed.", "seated"),
    optional(
        "left_means",
        _SENTENCE,
        "What left means here; needed when there are sides.",
        "the knees go to the left",
    ),
    optional("start", START, "Getting into position.", "{say: Lie down., for: 10 s}"),
    needed(
        "rep",
        ListOf(PHASE, 1),
        "One repetition, phase by phase.",
        "[{say: Breathe out slowly., hold: 6 s}]",
    ),
    optional("dose", DOSE, "How much of it to do.", "{reps: 5, sides: alternate}"),
    optional("feel", _SENTENCE, "What it should feel like.", "A mild stretch."),
    optional("mistakes", _SENTENCES, "What often goes wrong.", "[The back sags.]"),
    optional("stop_if", _SENTENCES, "What means stop.", "[A sharp catch.]"),
    optional(
        "works",
        ListOf(_WORK),
        "What it asks of the body; `[]` for nothing. Without it, all that its position allows.",
        "[turning, flat on the back]",
    ),
    _CAREFUL,
    optional(
        "fits",
        ListOf(_CONDITION),
        "Conditions that it was chosen for, against the general rule for its `works`.",
        "[hypermobility]",
    ),
    optional("easier", _FORMS, "Easier exercises, nearest first.", "{use: bird-dog-leg}"),
    optional("harder", _FORMS, "Harder exercises, nearest first.", "[{use: bird-dog}]"),
    _SAY_AS,
    _SOURCES,
    elsewhere={
        **{key.name: f"`{key.name}` stands under `dose`." for key in _DOSE_KEYS},
        **{name: f"`{name}` stands under `rep`, in a phase." for name in ("pose", "say", "breath")},
        "note": "`note` stands in a phase of `rep`, or under `start`.",
        "for": "`for` stands under `start`.",
        "steps": "A file has `rep` (then it is an exercise) or `steps` (a sequence), not both.",
    },
)

USE = Table(
    "use",
    "a `use` step",
    needed("use", NameOf("routine"), "The exercise or sequence to do.", "cat-cow"),
    *_DOSE_KEYS,
    optional("start", START, "Parts of its start to replace.", "{for: ready}"),
    elsewhere={
        "dose": "Write the keys of the dose beside `use`, without `dose`.",
        "say": "Write `start: {say: …}`, or put a `rest` with a `say` before it.",
        "for": "Write `start: {for: …}`.",
        "name": "A `use` keeps the name of its file.",
        "rep": "A step is a `use` or an exercise written in place, not both.",
    },
)

REST = Table(
    "rest",
    "a rest",
    needed("rest", Time(above_zero=True), "How long to rest.", "15 s"),
    optional("say", _SENTENCE, "Spoken as it begins, and shown.", "Roll onto your back."),
)

ASK = Table(
    "ask",
    "an `ask` step",
    needed("ask", WordOf(Asked), "What to rate from 0 to 10.", "stiffness"),
    needed("for", Time(above_zero=True), "How long the question stands.", "8 s"),
)

STEP = TableBy("a step")

REPEAT = Table(
    "repeat",
    "a `repeat` step",
    needed("repeat", Whole(1, 50), "How many rounds.", "2"),
    optional("rest", _TIME, "Rest between the rounds.", "20 s"),
    needed("steps", ListOf(STEP, 1), "One round.", "[{use: cat-cow}, {rest: 10 s}]"),
    elsewhere={"times": "Write the number of rounds as `repeat: 2`."},
)

STEP.tables = {
    "use": USE,
    "repeat": REPEAT,
    "rep": EXERCISE,
    "steps": REPEAT,
    "ask": ASK,
    "rest": REST,
    "name": EXERCISE,
}

SEQUENCE = Table(
    "sequence",
    "a sequence",
    *_FILE_KEYS,
    needed("steps", ListOf(STEP, 1), "What to do, in this order.", "[{use: cat-cow}]"),
    _CAREFUL,
    _SAY_AS,
    _SOURCES,
    elsewhere={
        name: f"`{name}` belongs to an exercise: put it into the step it is meant for."
        for name, key in EXERCISE.keys.items()
        if key not in (*_FILE_KEYS, _CAREFUL, _SAY_AS, _SOURCES)
    },
)

UNSHAPED = Table(
    "file",
    "a routine file",
    *(
        replace(key, needed=key.name == "name")
        for key in (*EXERCISE.keys.values(), SEQUENCE.keys["steps"])
    ),
    elsewhere=EXERCISE.elsewhere,
)
"""A file that has neither `rep` nor `steps`: its other keys are looked at all the same."""
