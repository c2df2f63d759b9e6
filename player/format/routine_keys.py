"""The tables of keys of a routine file: every key, its kind of value, its meaning, an example."""

from __future__ import annotations

from player.format.kinds import (
    Exactly,
    Kind,
    Listed,
    Moment,
    NameOf,
    Picture,
    Text,
    Time,
    Whole,
    Words,
)
from player.format.tables import Key, ListOf, MapOf, OneOf, Table, TableBy, TableOf
from player.model.routine import Asked, Breath, First, Position, Purpose, Sides

TABLES: dict[str, Kind] = {}
"""Every table by its name, for those that hold each other."""

_SENTENCE = Text()
_SENTENCES = ListOf(Text())
_SPOKEN = Text(fills=True)
_TIME = Time()

CUE = Table(
    "cue",
    "a cue",
    (
        Key(
            "at",
            Moment(),
            "When it is said: seconds from the start of the phase, or when negative from its end.",
            "at: 5 s",
            required=True,
        ),
        Key("say", _SPOKEN, "What is said.", "say: Shoulders soft.", required=True),
    ),
)

PHASE = Table(
    "phase",
    "a phase",
    (
        Key("say", _SPOKEN, "Spoken as the phase begins, and shown large.", "say: Reach long."),
        Key("note", _SPOKEN, "Shown small, never spoken.", "note: A small range is enough."),
        Key("pose", NameOf("pose"), "The pose of the body at its end.", "pose: bird-dog"),
        Key("picture", Picture(), "An image beside the file, instead of a pose.", "picture: a.png"),
        Key("move", _TIME, "How long it takes to get there; 2 s with a pose.", "move: 3 s"),
        Key("hold", _TIME, "How long to stay there.", "hold: 5 s"),
        Key("breath", Words(Breath), "What the breath does meanwhile.", "breath: out"),
        Key("cues", ListOf(CUE), "More to say on the way.", "cues: [{at: 5 s, say: Softly.}]"),
    ),
    {
        "for": "Write `move` for getting there and `hold` for staying.",
        "time": "Write `move` for getting there and `hold` for staying.",
        "reps": "How much to do stands under `dose`.",
        "sides": "How much to do stands under `dose`.",
    },
)

START = Table(
    "start",
    "a start",
    (
        Key("pose", NameOf("pose"), "The pose to begin in.", "pose: hook-lying"),
        Key("say", _SPOKEN, "How to get there, spoken and shown.", "say: Lie on your back."),
        Key("note", _SPOKEN, "Shown small, never spoken.", "note: A cushion under the head."),
        Key(
            "for",
            OneOf((Exactly("ready"), _TIME)),
            "How long getting there takes, or `ready` to wait for the person.",
            "for: 10 s",
        ),
    ),
    {
        "hold": "The time of a start is `for`.",
        "move": "The time of a start is `for`.",
        "ready": "Write `for: ready`.",
    },
)

_DOSE_KEYS = (
    Key("reps", Whole(1, 50), "Repetitions, per side when there are sides.", "reps: 5"),
    Key(
        "sets",
        OneOf((ListOf(Whole(1, 50), 1, 10), Whole(1, 10))),
        "How many sets, or the repetitions of each one.",
        "sets: [6, 4, 2]",
    ),
    Key(
        "sides",
        Words(Sides),
        "`alternate` swaps sides at every repetition; `each` does one side, then the other.",
        "sides: alternate",
    ),
    Key(
        "first",
        Words(First),
        "The side that begins; `take turns` is the other one than last time.",
        "first: take turns",
    ),
    Key("rest", _TIME, "Rest between sets.", "rest: 30 s"),
    Key("pause", _TIME, "Pause between repetitions.", "pause: 2 s"),
    Key("switch", _TIME, "Time to change sides; 6 s unless said.", "switch: 12 s"),
    Key("hold", _TIME, "Replaces every hold of the repetition that is not zero.", "hold: 10 s"),
    Key("move", _TIME, "Replaces every move of the repetition that is not zero.", "move: 3 s"),
)

DOSE = Table("dose", "a dose", _DOSE_KEYS)

VARIANT = Table(
    "variant",
    "another form",
    (Key("use", NameOf("routine"), "The other exercise.", "use: cat-cow", required=True),),
)

_FORMS = OneOf((VARIANT, ListOf(VARIANT), _SENTENCE))

CARE = Table(
    "care",
    "what to do for a condition",
    (
        Key("use", NameOf("routine"), "The exercise in its place.", "use: cat-cow", required=True),
        Key("say", _SENTENCE, "Why, in a sentence.", "say: Small range, no push."),
    ),
)

LEAVE_OUT = "leave out"
"""What `careful` says of an exercise that is not for somebody."""

_WORK = Listed("work", "a word of `works`")
_CONDITION = Listed("condition", "a condition")

_FILE_KEYS = (
    Key("name", Text(60), "Shown and spoken; at most 60 characters.", "name: Bird-dog", True),
    Key("about", _SENTENCE, "One sentence for the card.", "about: Arm and leg reach long."),
    Key("purpose", Words(Purpose), "What it is for.", "purpose: mobility"),
    Key("level", Whole(1, 3), "How hard it is, 1 to 3.", "level: 1"),
    Key("equipment", ListOf(Text(60)), "What to have at hand.", "equipment: [mat]"),
)
_CAREFUL = Key(
    "careful",
    MapOf(
        OneOf((CARE, Exactly(LEAVE_OUT), _SENTENCE)),
        _CONDITION,
        {"other": MapOf(_SENTENCE, Text(60))},
    ),
    "For whom it needs care: a condition, and a sentence, `leave out`, or `{use: …, say: …}`. "
    "Under `other` any words of your own, which are shown and change nothing.",
    "careful: {hip replacement: Only if your surgeon agrees.}",
)
_SOURCES = Key("sources", _SENTENCES, "Where it comes from.", "sources: [NHS]")

EXERCISE = Table(
    "exercise",
    "an exercise",
    (
        *_FILE_KEYS,
        Key("position", Words(Position), "How the body is placed.", "position: seated"),
        Key(
            "left_means",
            _SENTENCE,
            "What left means here; needed when there are sides.",
            "left_means: the knees go to the left",
        ),
        Key("start", START, "Getting into position.", "start: {say: Lie down., for: 10 s}"),
        Key(
            "rep",
            ListOf(PHASE, 1),
            "One repetition, phase by phase.",
            "rep: [{say: Breathe out slowly., hold: 6 s}]",
            True,
        ),
        Key("dose", DOSE, "How much of it to do.", "dose: {reps: 5, sides: alternate}"),
        Key("feel", _SENTENCE, "What it should feel like.", "feel: A mild stretch."),
        Key("mistakes", _SENTENCES, "What often goes wrong.", "mistakes: [The back sags.]"),
        Key("stop_if", _SENTENCES, "What means stop.", "stop_if: [A sharp catch.]"),
        Key(
            "works",
            ListOf(_WORK),
            "What it asks of the body; `[]` for nothing. Without it, all that its position allows.",
            "works: [turning, flat on the back]",
        ),
        _CAREFUL,
        Key(
            "fits",
            ListOf(_CONDITION),
            "Conditions that it was chosen for, against the general rule for its `works`.",
            "fits: [hypermobility]",
        ),
        Key("easier", _FORMS, "Easier exercises, nearest first.", "easier: {use: bird-dog-leg}"),
        Key("harder", _FORMS, "Harder exercises, nearest first.", "harder: [{use: bird-dog}]"),
        _SOURCES,
    ),
    {
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
    (
        Key("use", NameOf("routine"), "The exercise or sequence to do.", "use: cat-cow", True),
        *_DOSE_KEYS,
        Key("start", START, "Parts of its start to replace.", "start: {for: ready}"),
    ),
    {
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
    (
        Key("rest", Time(above_zero=True), "How long to rest.", "rest: 15 s", True),
        Key("say", _SPOKEN, "Spoken as it begins, and shown.", "say: Roll onto your back."),
    ),
)

ASK = Table(
    "ask",
    "an `ask` step",
    (
        Key("ask", Words(Asked), "What to rate from 0 to 10.", "ask: stiffness", True),
        Key("for", Time(above_zero=True), "How long the question stands.", "for: 8 s", True),
    ),
)

REPEAT = Table(
    "repeat",
    "a `repeat` step",
    (
        Key("repeat", Whole(1, 50), "How many rounds.", "repeat: 2", True),
        Key("rest", _TIME, "Rest between the rounds.", "rest: 20 s"),
        Key(
            "steps",
            ListOf(TableOf("step", TABLES), 1),
            "One round.",
            "steps: [{use: cat-cow}, {rest: 10 s}]",
            True,
        ),
    ),
    {"times": "Write the number of rounds as `repeat: 2`."},
)

STEP = TableBy(
    "a step",
    {
        "use": USE,
        "repeat": REPEAT,
        "rep": EXERCISE,
        "steps": REPEAT,
        "ask": ASK,
        "rest": REST,
        "name": EXERCISE,
    },
)

SEQUENCE = Table(
    "sequence",
    "a sequence",
    (
        *_FILE_KEYS,
        Key(
            "steps", ListOf(STEP, 1), "What to do, in this order.", "steps: [{use: cat-cow}]", True
        ),
        _CAREFUL,
        _SOURCES,
    ),
    {
        key.name: f"`{key.name}` belongs to an exercise: put it into the step it is meant for."
        for key in EXERCISE.keys
        if key not in _FILE_KEYS and key is not _CAREFUL and key is not _SOURCES
    },
)

UNSHAPED = Table(
    "file",
    "a routine file",
    tuple(
        key._replace(required=key.name == "name")
        for key in (*EXERCISE.keys, SEQUENCE.rows["steps"])
    ),
    EXERCISE.elsewhere,
)
"""A file that has neither `rep` nor `steps`: its other keys are looked at all the same."""

TABLES.update(step=STEP)
