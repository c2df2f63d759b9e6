"""The tables of keys of the safety questions and of the conditions with what they change."""

from __future__ import annotations

from player.format.care_file import LINE, LINES, SOURCE_KEYS, CareLine, YesNo, each, line, part
from player.format.kinds import Listed, NameOf, Text, Whole, WordOf
from player.format.tables import ListOf, MapOf, Table, needed, optional
from player.model.care import Clears, Do

_WORK = Listed("work", "a word of `works`")
_CONDITION = Listed("condition", "a condition")
_KEY = Text(20)

_ASKED = (
    needed("key", _KEY, "The name that answers are kept under.", "T1a"),
    needed("text", LINE, "The sign as it is read."),
    needed("short", LINE, "The same on a button or a card.", "Losing weight"),
)

FOLLOW = Table("follow", "a second question", *_ASKED, SOURCE_KEYS)

SAFETY_QUESTION = Table(
    "safety question",
    "a safety question",
    *_ASKED,
    optional("detail", LINE, "What belongs to it, in smaller letters.", "When you wipe."),
    optional("may_skip", YesNo(), "Whether it may be left out.", "yes"),
    optional("since", Whole(1, 99), "The edition that asked it first.", "2"),
    optional("locks", YesNo(), "Whether a yes closes anything; yes unless said.", "no"),
    optional("alone", YesNo(), "Whether it counts without another sign.", "no"),
    optional("conditions", ListOf(_CONDITION), "Conditions that a yes means.", "[]"),
    optional("then", FOLLOW, "What is asked after a yes; it locks.", "{key: T2c-new}"),
    optional("advice", NameOf("card"), "The card that a yes calls for.", "pain-day-14"),
    SOURCE_KEYS,
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
    part(
        "first",
        "the words of the pages",
        "The words of the pages that ask.",
        *(line(name, "A text.") for name in FIRST_WORDS),
        needed("about", LINES, "What this is.", "[Routines.]"),
    ),
    needed("signs", ListOf(SAFETY_QUESTION, 1), "Signs to get help now.", "[{…}]"),
    needed("ask_first", ListOf(SAFETY_QUESTION, 1), "Signs to ask about.", "[…]"),
)

RULE = Table(
    "rule",
    "a rule",
    optional(
        "when",
        ListOf(_WORK, 1),
        "Words of `works`, any of which it goes by; without it, every exercise.",
        "[turning]",
    ),
    needed("do", WordOf(Do), "What is done with such an exercise.", "spare"),
    needed("say", CareLine("day"), "Why, in a sentence.", "Keep it small."),
)

CONDITION = Table(
    "condition",
    "a condition",
    needed("name", Text(40), "Its word.", "sore wrists"),
    needed("text", LINE, "As it is asked.", "Sore wrists"),
    needed("short", LINE, "On a button.", "Sore wrists"),
    optional("was", ListOf(_KEY), "Keys of older answers.", "[T3a]"),
    optional("offered", YesNo(), "Whether it is asked; yes unless said.", "no"),
    optional("clears", WordOf(Clears), "What having asked does to it.", "opens"),
    optional("asked", LINE, "The button that says so.", "…"),
    needed("rules", ListOf(RULE, 1), "What it changes.", "[{do: tell, say: …}]"),
    optional("nothing", LINE, "Said where no rule applies.", "Nothing in this one turns."),
    SOURCE_KEYS,
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
    part(
        "says",
        "the sentences about a changed routine",
        "What is said of a changed routine.",
        *(needed(name, CareLine(*fills), "A sentence.") for name, fills in SAYS.items()),
    ),
    each("opens", "what opens", "What would open something that is closed.", OPENS),
    needed("gentle", ListOf(_WORK), "What the gentlest may ask.", "[]"),
    needed("demanding", ListOf(_WORK), "What comes later to who begins.", "[]"),
    needed("asks", MapOf(LINE, _WORK), "The words of `works` in a sentence.", "{…}"),
    needed(
        "hurts",
        MapOf(ListOf(_WORK), Text(40)),
        "What an easier form should spare, by where it hurts.",
        "{neck: [head down]}",
    ),
    needed("conditions", ListOf(CONDITION, 1), "The conditions.", "[{…}]"),
)
