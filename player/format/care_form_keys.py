"""The tables of the care files of an urge, a crack, pain, and the habits with their checklist."""

from __future__ import annotations

from player.format.care_file import (
    CARD,
    FACT,
    LINE,
    LINES,
    SOURCE_KEYS,
    WORDS,
    each,
    says,
    words_for,
)
from player.format.kinds import Kind, NameOf, Whole, WordOf
from player.format.tables import Key, MapOf, Table, needed
from player.model.care import Concern, Point, Stage, Wish
from player.model.diary import (
    BackArea,
    CrackSound,
    FeltSide,
    Force,
    Habit,
    HabitAnswer,
    Situation,
    UrgeOutcome,
)
from player.model.record import PainKind

_MOST_MINUTES = 1440


URGE = Table(
    "urge",
    "the file of the urge",
    says("title", "Over the first screen."),
    says("how strong", "The question for the strength."),
    says("what", "The question for the situation."),
    says("start", "On the button that begins the routine."),
    says("hurts", "On the button for an urge that hurts."),
    needed(
        "routines",
        each(
            "urge routines",
            "the routines against an urge",
            ("rescue", "longer"),
            NameOf("routine"),
            "The routine that is played.",
        ),
        "The routines that answer an urge.",
    ),
    needed(
        "situations", words_for("situations", "the situations", Situation), "What was going on."
    ),
    needed(
        "sign",
        Table(
            "urge that hurts",
            "the screen of an urge that hurts",
            *WORDS.keys.values(),
            says("question", "What is asked there."),
        ),
        "The screen of an urge that hurts.",
    ),
    needed(
        "stages",
        each(
            "stages",
            "the screens of an urge",
            (stage for stage in Stage if stage is not Stage.OVER),
            WORDS,
            "What stands on that screen.",
        ),
        "What stands on each screen.",
    ),
    says("and now", "Over the strength that is asked again."),
    needed("wishes", words_for("wishes", "the wishes", Wish), "What is offered when it stays."),
    needed(
        "outcomes",
        each(
            "outcomes",
            "the outcomes",
            UrgeOutcome,
            Table(
                "outcome",
                "an outcome",
                says("answer", "The answer."),
                says("then", "What is said to it."),
            ),
            "How the urge came out.",
        ),
        "How it came out.",
    ),
    says("first sign", "The question for the first sign."),
    needed("first signs", LINES, "What can be noticed first."),
    needed(
        "history",
        words_for(
            "history",
            "the questions about an urge of the past",
            ("strength", "strength_after", "outcome", "situation"),
        ),
        "The same questions, asked of an urge of the past.",
    ),
    says("closed", "Where the routines are closed."),
    SOURCE_KEYS,
)

_YES_NO = ("yes", "no")

_ANSWERS: dict[str, Kind | None] = {
    "area": words_for("areas", "the areas", BackArea),
    "side": words_for("sides", "the sides", FeltSide),
    "sound": words_for("sounds", "the kinds of sound", CrackSound),
    "voluntary": words_for("on purpose", "the answers", _YES_NO),
    "force": words_for("forces", "the forces", Force),
    "pain": None,
    "pain_kind": words_for(
        "kinds of a crack's pain",
        "the kinds of pain",
        (PainKind.DULL, PainKind.SHARP, PainKind.SPREADING),
    ),
    "numb_or_weak": words_for("yes or no", "the answers", _YES_NO),
    "tender_or_swollen": words_for("yes or no", "the answers", _YES_NO),
    "after_sitting_minutes": MapOf(LINE, Whole(0, _MOST_MINUTES)),
    "relief_minutes": MapOf(LINE, Whole(0, _MOST_MINUTES)),
}
"""The questions about a crack, which are the fields of its record, and how each is answered."""


def _question(name: str, answers: Kind | None) -> Table:
    keys = [says("question", "The question.")]
    if answers is not None:
        keys.append(needed("answers", answers, "What can be answered."))
    return Table(f"question of {name}", "a question", *keys)


CRACK = Table(
    "crack",
    "the file of a crack",
    says("title", "Over the form."),
    needed(
        "form",
        Table(
            "form",
            "the form of a crack",
            *(
                needed(name, _question(name, answers), "A question.")
                for name, answers in _ANSWERS.items()
            ),
        ),
        "The questions, in order.",
    ),
    needed(
        "sounds",
        each(
            "levels",
            "the sounds",
            CrackSound,
            Table(
                "sound",
                "a sound",
                needed("concern", WordOf(Concern), "How much it is worth a thought."),
                says("advice", "What to do about it."),
                SOURCE_KEYS,
            ),
            "A kind of sound.",
        ),
        "How much each sound is worth a thought.",
    ),
    needed(
        "quiet",
        Table(
            "quiet",
            "the lines of the quiet window",
            says("why", "Why there is a quiet window."),
            says("one minute", "The last minute."),
            says("minutes", "What is left.", ("minutes",)),
            says("range", "How long it is in all.", ("usual", "least", "most")),
            SOURCE_KEYS,
        ),
        "While the same joint cannot pop again.",
    ),
    says("noted", "When nothing else is to be said."),
    says("kept", "Above a card that a crack calls for."),
    says("by side", "Under the counts by side."),
    needed(
        "frequency",
        words_for("frequency", "the frequencies", ("occasional", "several", "frequent", "many")),
        "How often, in words.",
    ),
    SOURCE_KEYS,
)

PAIN = Table(
    "pain",
    "the file of pain",
    needed(
        "asked",
        words_for("asked", "the questions", ("kind", "still", "strength", "where", "then")),
        "What is asked when something hurts.",
    ),
    needed("kinds", words_for("kinds", "the kinds of pain", PainKind), "The kinds of pain."),
    needed(
        "scale",
        words_for("scale", "the scale", ("none", "mild", "moderate", "severe", "worst")),
        "The words beside the numbers.",
    ),
    needed(
        "places",
        words_for(
            "places",
            "the places",
            (*BackArea, "shoulder or arm", "hip or leg", "elsewhere"),
        ),
        "Where it is.",
    ),
    needed("mild", FACT, "Beside a pain that need not end anything."),
    needed("much more", FACT, "Beside a pain that has risen much."),
    says("slower means", "What going on more slowly is."),
    says("slower", "When the moves have become slower."),
    says("slowest", "When they cannot become slower."),
    says("no easier", "When there is no easier form."),
    says("easiest", "When the easiest form is done already."),
    needed(
        "stopped",
        each("stopped", "the cards of a stop", PainKind, CARD, "A card of that pain."),
        "The card that ends the session.",
    ),
    needed(
        "morning",
        Table(
            "morning",
            "the morning",
            says("title", "The question."),
            says("line", "What stands under it."),
            says("sore", "The tick for sore muscles."),
            SOURCE_KEYS,
        ),
        "The morning after a routine.",
    ),
    SOURCE_KEYS,
)


def _point(point: Point, *rows: Key) -> Key:
    table = Table(f"point {point}", "a point", says("title", "The point."), *rows)
    return needed(point, table, "A point, and what the log says.")


HABITS = Table(
    "habits",
    "the file of the habits",
    says("title", "Over the habits."),
    needed("lines", LINES, "What stands under it."),
    needed(
        "habits",
        each(
            "habits of the week",
            "the habits",
            Habit,
            Table(
                "habit",
                "a habit",
                says("question", "The question."),
                says("next", "The next step for whom says yes."),
                SOURCE_KEYS,
            ),
            "A habit.",
        ),
        "The habits, in order.",
    ),
    needed("answers", words_for("habit answers", "the answers", HabitAnswer), "The answers."),
    needed(
        "ticks",
        each(
            "ticks",
            "the ticks",
            ("less_movement", "weaker"),
            Table(
                "tick",
                "a tick",
                says("tick", "What is ticked."),
                says("detail", "Its detail."),
                SOURCE_KEYS,
            ),
            "A tick beside the habits.",
        ),
        "The ticks beside the habits.",
    ),
    needed(
        "next step",
        Table(
            "next step",
            "the page of next steps",
            says("one", "Over one step."),
            says("several", "Over several."),
            says("last", "Under several."),
        ),
        "After the answers.",
    ),
    says("checklist", "Over the six points."),
    needed(
        "points",
        Table(
            "points",
            "the six points",
            _point(
                Point.PAIN,
                says("none", "No crack."),
                says("painless", "None hurt."),
                says("some", "Some hurt, without numbers."),
                says("counted", "So many hurt.", ("hurt", "all")),
            ),
            _point(
                Point.OFTEN,
                says("none", "Nothing noted."),
                says("counted", "How often.", ("name", "a_day")),
            ),
            _point(
                Point.SIGNS,
                says("none", "Nothing noted."),
                says("not named", "No sign."),
                says("named", "The signs.", ("signs",)),
            ),
            _point(
                Point.HABITS,
                says("none", "Not looked at this week."),
                says("looked at", "Looked at.", ("day",)),
                says("changed", "Some changed.", ("day", "habits")),
            ),
            _point(
                Point.DRILLS,
                says("none", "No urge."),
                says("not met", "None met by a routine."),
                says("met", "Some met, without numbers."),
                says("the one", "There was one, and it was met."),
                says("counted", "So many met.", ("met", "all")),
            ),
            _point(
                Point.ASKED,
                says("none", "No pain for long."),
                says("asked", "Somebody was asked.", ("day",)),
                says("long", "Pain for long, without numbers."),
                says("counted", "Pain for so many days.", ("days",)),
            ),
        ),
        "The six points, in order.",
    ),
    needed(
        "signs",
        words_for(
            "named signs",
            "the signs",
            (
                "sharp pain",
                "spreading pain",
                "numb or weak",
                "tender or swollen",
                "less movement",
                "a weaker muscle",
            ),
        ),
        "The signs as the third point names them.",
    ),
    SOURCE_KEYS,
)
