"""The tables of keys of the safety questions and of the conditions with what they change."""

from __future__ import annotations

from player.format.care_file import LINE, SOURCE_KEYS, Line, YesNo, each
from player.format.kinds import Listed, NameOf, Text, Whole, Words
from player.format.tables import Key, ListOf, MapOf, Table
from player.model.care import Clears, Do

_WORK = Listed("work", "a word of `works`")
_CONDITION = Listed("condition", "a condition")
_KEY = Text(20)

_ASKED = (
    Key("key", _KEY, "The name that answers are kept under.", "key: T1a", True),
    Key("text", LINE, "The sign as it is read.", "text: Losing weight without trying", True),
    Key("short", LINE, "The same on a button or a card.", "short: Losing weight", True),
)

FOLLOW = Table("follow", "a second question", (*_ASKED, SOURCE_KEYS))

SAFETY_QUESTION = Table(
    "safety question",
    "a safety question",
    (
        *_ASKED,
        Key("detail", LINE, "What belongs to it, in smaller letters.", "detail: When you wipe."),
        Key("may_skip", YesNo(), "Whether it may be left out.", "may_skip: yes"),
        Key("since", Whole(1, 99), "The edition that asked it first.", "since: 2"),
        Key("locks", YesNo(), "Whether a yes closes anything; yes unless said.", "locks: no"),
        Key("alone", YesNo(), "Whether it counts without another sign.", "alone: no"),
        Key("conditions", ListOf(_CONDITION), "Conditions that a yes means.", "conditions: []"),
        Key("then", FOLLOW, "What is asked after a yes; it locks.", "then: {key: T2c-new}"),
        Key("advice", NameOf("card"), "The card that a yes calls for.", "advice: pain-day-14"),
        SOURCE_KEYS,
    ),
)

FIRST_WORDS = (
    "title",
    "signs",
    "fine",
    "hurts",
    "sign",
    "which",
    "ask_first",
    "none",
    "tick",
    "news",
    "ill",
    "worse",
)
"""The texts of the pages that ask the safety questions."""

QUESTIONS = Table(
    "questions",
    "the file of safety questions",
    (
        Key(
            "first",
            Table(
                "first",
                "the words of the pages",
                (
                    *(Key(name, LINE, "A text.", f"{name}: …", True) for name in FIRST_WORDS),
                    Key("about", ListOf(LINE, 1), "What this is.", "about: [Routines.]", True),
                ),
            ),
            "The words of the pages that ask.",
            "first: {title: Before you start}",
            True,
        ),
        Key("signs", ListOf(SAFETY_QUESTION, 1), "Signs to get help now.", "signs: [{…}]", True),
        Key("ask_first", ListOf(SAFETY_QUESTION, 1), "Signs to ask about.", "ask_first: […]", True),
    ),
)

RULE = Table(
    "rule",
    "a rule",
    (
        Key(
            "when",
            ListOf(_WORK, 1),
            "Words of `works`, any of which it goes by; without it, every exercise.",
            "when: [turning]",
        ),
        Key("do", Words(Do), "What is done with such an exercise.", "do: spare", True),
        Key("say", Line(("day",)), "Why, in a sentence.", "say: Keep it small.", True),
    ),
)

CONDITION = Table(
    "condition",
    "a condition",
    (
        Key("name", Text(40), "Its word.", "name: sore wrists", True),
        Key("text", LINE, "As it is asked.", "text: Sore wrists", True),
        Key("short", LINE, "On a button.", "short: Sore wrists", True),
        Key("was", ListOf(_KEY), "Keys of older answers.", "was: [T3a]"),
        Key("offered", YesNo(), "Whether it is asked; yes unless said.", "offered: no"),
        Key("clears", Words(Clears), "What having asked does to it.", "clears: opens"),
        Key("asked", LINE, "The button that says so.", "asked: My surgeon said yes"),
        Key("rules", ListOf(RULE, 1), "What it changes.", "rules: [{do: tell, say: …}]", True),
        Key("nothing", LINE, "Said where no rule applies.", "nothing: Nothing in this one turns."),
        SOURCE_KEYS,
    ),
)

SAYS = {
    "swapped": ("form", "name", "by"),
    "left_out": ("name",),
    "once": ("form",),
    "part_of": ("name",),
    "nothing_left": (),
    "asks": ("asks",),
}
"""The sentences about a changed routine, each with what is filled in."""

OPENS = ("go now", "answer first", "stopped", "ill", "too much pain", "ask first", "nothing left")
"""What something is closed for, each with what opens it again."""

CONDITIONS = Table(
    "conditions",
    "the file of conditions",
    (
        Key(
            "says",
            Table(
                "says",
                "the sentences about a changed routine",
                tuple(
                    Key(name, Line(fills), "A sentence.", f"{name}: …", True)
                    for name, fills in SAYS.items()
                ),
            ),
            "What is said of a changed routine.",
            "says: {left_out: …}",
            True,
        ),
        Key(
            "opens",
            each("opens", "what opens", OPENS, LINE, "What opens it again."),
            "What would open something that is closed.",
            "opens: {ill: …}",
            True,
        ),
        Key("gentle", ListOf(_WORK), "What the gentlest may ask.", "gentle: []", True),
        Key("demanding", ListOf(_WORK), "What comes later to who begins.", "demanding: []", True),
        Key("asks", MapOf(LINE, _WORK), "The words of `works` in a sentence.", "asks: {…}", True),
        Key(
            "hurts",
            MapOf(ListOf(_WORK), Text(40)),
            "What an easier form should spare, by where it hurts.",
            "hurts: {neck: [head down]}",
            True,
        ),
        Key("conditions", ListOf(CONDITION, 1), "The conditions.", "conditions: [{…}]", True),
    ),
)
