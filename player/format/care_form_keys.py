"""The tables of the care files of an urge, a crack, pain, and the habits with their checklist."""

from __future__ import annotations

from collections.abc import Iterable

from player.format.care_file import (
    CARD,
    FACT,
    HEADING,
    LINE,
    LINES,
    SOURCE_KEYS,
    each,
    line,
    part,
)
from player.format.kinds import NameOf, Whole, WordOf
from player.format.tables import MapOf, Table, TableKey, needed
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

_OUTCOME = Table(
    "outcome", "an outcome", line("answer", "The answer."), line("then", "What is said to it.")
)

URGE = Table(
    "urge",
    "the file of the urge",
    line("title", "Over the first screen."),
    line("how strong", "The question for the strength."),
    line("what", "The question for the situation."),
    line("start", "On the button that begins the routine."),
    line("hurts", "On the button for an urge that hurts."),
    each(
        "routines",
        "the routines against an urge",
        "The routines that answer an urge.",
        ("rescue", "longer"),
        NameOf("routine"),
        "The routine that is played.",
    ),
    each("situations", "the situations", "What was going on.", Situation),
    part(
        "sign",
        "the screen of an urge that hurts",
        "The screen of an urge that hurts.",
        *HEADING.keys.values(),
        line("question", "What is asked there."),
    ),
    each(
        "stages",
        "the screens of an urge",
        "What stands on each screen.",
        (stage for stage in Stage if stage is not Stage.OVER),
        HEADING,
        "What stands on that screen.",
    ),
    line("and now", "Over the strength that is asked again."),
    each("wishes", "the wishes", "What is offered when it stays.", Wish),
    each(
        "outcomes",
        "the outcomes",
        "How it came out.",
        UrgeOutcome,
        _OUTCOME,
        "How the urge came out.",
    ),
    line("first sign", "The question for the first sign."),
    needed("first signs", LINES, "What can be noticed first."),
    each(
        "history",
        "the questions about an urge of the past",
        "The same questions, asked of an urge of the past.",
        ("strength", "strength_after", "outcome", "situation"),
    ),
    line("closed", "Where the routines are closed."),
    SOURCE_KEYS,
)


def _question(name: str, *answers: TableKey) -> TableKey:
    rows = (line("question", "The question."), *answers)
    return needed(name, Table(f"question of {name}", "a question", *rows), "A question.")


def _answers(called: str, words: Iterable[str]) -> TableKey:
    return each("answers", called, "What can be answered.", words)


_YES_OR_NO = _answers("the answers", ("yes", "no"))
_MINUTES = needed("answers", MapOf(LINE, Whole(0, 24 * 60)), "What can be answered.")

_SOUND = Table(
    "sound",
    "a sound",
    needed("concern", WordOf(Concern), "How much it is worth a thought."),
    line("advice", "What to do about it."),
    SOURCE_KEYS,
)

CRACK = Table(
    "crack",
    "the file of a crack",
    line("title", "Over the form."),
    part(
        "form",
        "the form of a crack",
        "The questions, in order: the fields of its record, and how each is answered.",
        _question("area", _answers("the areas", BackArea)),
        _question("side", _answers("the sides", FeltSide)),
        _question("sound", _answers("the kinds of sound", CrackSound)),
        _question("voluntary", _YES_OR_NO),
        _question("force", _answers("the forces", Force)),
        _question("pain"),
        _question(
            "pain_kind",
            _answers("the kinds of pain", (PainKind.DULL, PainKind.SHARP, PainKind.SPREADING)),
        ),
        _question("numb_or_weak", _YES_OR_NO),
        _question("tender_or_swollen", _YES_OR_NO),
        _question("after_sitting_minutes", _MINUTES),
        _question("relief_minutes", _MINUTES),
    ),
    each(
        "sounds",
        "the sounds",
        "How much each sound is worth a thought.",
        CrackSound,
        _SOUND,
        "A kind of sound.",
    ),
    part(
        "quiet",
        "the lines of the quiet window",
        "While the same joint cannot pop again.",
        line("why", "Why there is a quiet window."),
        line("one minute", "The last minute."),
        line("minutes", "What is left.", "minutes"),
        line("range", "How long it is in all.", "usual", "least", "most"),
        SOURCE_KEYS,
    ),
    line("noted", "When nothing else is to be said."),
    line("kept", "Above a card that a crack calls for."),
    line("by side", "Under the counts by side."),
    each(
        "frequency",
        "the frequencies",
        "How often, in words.",
        ("occasional", "several", "frequent", "many"),
    ),
    SOURCE_KEYS,
)

PAIN = Table(
    "pain",
    "the file of pain",
    each(
        "asked",
        "the questions",
        "What is asked when something hurts.",
        ("kind", "still", "strength", "where", "then"),
    ),
    each("kinds", "the kinds of pain", "The kinds of pain.", PainKind),
    each(
        "scale",
        "the scale",
        "The words beside the numbers.",
        ("none", "mild", "moderate", "severe", "worst"),
    ),
    each(
        "places",
        "the places",
        "Where it is.",
        (*BackArea, "shoulder or arm", "hip or leg", "elsewhere"),
    ),
    needed("mild", FACT, "Beside a pain that need not end anything."),
    needed("much more", FACT, "Beside a pain that has risen much."),
    line("slower means", "What going on more slowly is."),
    line("slower", "When the moves have become slower."),
    line("slowest", "When they cannot become slower."),
    line("no easier", "When there is no easier form."),
    line("easiest", "When the easiest form is done already."),
    each(
        "stopped",
        "the cards of a stop",
        "The card that ends the session.",
        PainKind,
        CARD,
        "A card of that pain.",
    ),
    part(
        "morning",
        "the morning",
        "The morning after a routine.",
        line("title", "The question."),
        line("line", "What stands under it."),
        line("sore", "The tick for sore muscles."),
        SOURCE_KEYS,
    ),
    SOURCE_KEYS,
)


def _point(point: Point, *rows: TableKey) -> TableKey:
    table = Table(f"point {point}", "a point", line("title", "The point."), *rows)
    return needed(point, table, "A point, and what the log says.")


_HABIT = Table(
    "habit",
    "a habit",
    line("question", "The question."),
    line("next", "The next step for whom says yes."),
    SOURCE_KEYS,
)
_TICK = Table(
    "tick", "a tick", line("tick", "What is ticked."), line("detail", "Its detail."), SOURCE_KEYS
)

HABITS = Table(
    "habits",
    "the file of the habits",
    line("title", "Over the habits."),
    needed("lines", LINES, "What stands under it."),
    each("habits", "the habits", "The habits, in order.", Habit, _HABIT, "A habit."),
    each("answers", "the answers", "The answers.", HabitAnswer),
    each(
        "ticks",
        "the ticks",
        "The ticks beside the habits.",
        ("less_movement", "weaker"),
        _TICK,
        "A tick beside the habits.",
    ),
    part(
        "next step",
        "the page of next steps",
        "After the answers.",
        line("one", "Over one step."),
        line("several", "Over several."),
        line("last", "Under several."),
    ),
    line("checklist", "Over the six points."),
    part(
        "points",
        "the six points",
        "The six points, in order.",
        _point(
            Point.PAIN,
            line("none", "No crack."),
            line("painless", "None hurt."),
            line("some", "Some hurt, without numbers."),
            line("counted", "So many hurt.", "hurt", "all"),
        ),
        _point(
            Point.OFTEN,
            line("none", "Nothing noted."),
            line("counted", "How often.", "name", "a_day"),
        ),
        _point(
            Point.SIGNS,
            line("none", "Nothing noted."),
            line("not named", "No sign."),
            line("named", "The signs.", "signs"),
        ),
        _point(
            Point.HABITS,
            line("none", "Not looked at this week."),
            line("looked at", "Looked at.", "day"),
            line("changed", "Some changed.", "day", "habits"),
        ),
        _point(
            Point.DRILLS,
            line("none", "No urge."),
            line("not met", "None met by a routine."),
            line("met", "Some met, without numbers."),
            line("the one", "There was one, and it was met."),
            line("counted", "So many met.", "met", "all"),
        ),
        _point(
            Point.ASKED,
            line("none", "No pain for long."),
            line("asked", "Somebody was asked.", "day"),
            line("long", "Pain for long, without numbers."),
            line("counted", "Pain for so many days.", "days"),
        ),
    ),
    each(
        "signs",
        "the signs",
        "The signs as the third point names them.",
        (
            *("sharp pain", "spreading pain", "numb or weak", "tender or swollen"),
            *("less movement", "a weaker muscle"),
        ),
    ),
    SOURCE_KEYS,
)
