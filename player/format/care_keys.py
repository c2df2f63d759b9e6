"""The tables of keys of the care files: what a person is told and asked about their body.

Keys that rules and records go by are fixed; a file that lacks one of them has an error, so that
nothing is called for in vain.
"""

from __future__ import annotations

from collections.abc import Mapping

from player.format.care_file import (
    CARD,
    COUNTRY_WORDS,
    LINE,
    SOURCE_KEYS,
    CareLine,
    SourceKey,
    each,
    line,
)
from player.format.care_form_keys import CRACK, HABITS, PAIN, URGE
from player.format.kinds import NameOf, Text, Whole, WordOf
from player.format.screening_keys import CONDITIONS, QUESTIONS
from player.format.tables import ListOf, MapOf, Table, needed, optional
from player.model.care import StopLevel
from player.model.record import PainKind
from player.model.settings import Country

TODAY = (
    "go now",
    "answer first",
    "stopped",
    "ill",
    "too much pain",
    "ask first",
    "ease",
)
"""The cards on why something is closed or gentler today: the rules call for them by these keys."""

HELP = (
    "what-the-pop-is",
    "not-again-yet",
    "forcing",
    "the-urge",
    "first-signs",
    "practise-first-sign",
    "desk-and-chair",
)
"""The cards of help that a crack or an urge calls for as well."""

ADVICE = (
    "crack-numb",
    "crack-neck",
    "crack-sharp",
    "crack-grinding",
    "crack-tender",
    "crack-by-itself",
    "urge-in-window",
    "pain-day-4",
    "pain-day-7",
    "pain-day-14",
    "morning-worse",
    "two-mornings-worse",
    "after-worse",
    "may-do-more",
    "sore-too-long",
    "after-sitting",
    "weekly-weaker",
    "weekly-less-movement",
)
"""The cards of advice: what is noted calls for them by these keys."""

CARDS = Table(
    "cards",
    "the file of cards",
    needed("footer", LINE, "Under every routine and the list of help."),
    line("numbers", "Whose numbers are shown.", "name"),
    line("no number", "Where the country is not known."),
    needed(
        "help",
        MapOf(CARD, NameOf("card"), needed=HELP),
        "The cards of help by name, in the order they are shown.",
        "{what-the-pop-is: {title: …, lines: […], sources: [S1]}}",
    ),
    each(
        "advice",
        "the cards of advice",
        "The cards that something which was noted calls for.",
        ADVICE,
        CARD,
        "A card of advice.",
    ),
    each(
        "today",
        "the cards of the day",
        "The cards on what is closed or gentler today.",
        TODAY,
        CARD,
        "Why something is closed today.",
    ),
    needed("asked", LINE, "On the button that says that somebody was asked."),
)

SIGN = Table(
    "sign",
    "a sign to stop at",
    needed("sign", LINE, "The sign, read from three metres.", "Chest pain"),
    optional("more", LINE, "What belongs to it, in smaller letters.", "or pressure"),
    needed("then", LINE, "What to do.", "Stop and sit down."),
    needed("why", LINE, "The reason.", "This can need fast treatment."),
    needed("level", WordOf(StopLevel), "What it asks for.", "call now"),
    optional("kind", WordOf(PainKind), "What kind of pain is noted with it.", "sharp"),
    optional("strength", Whole(0, 10), "How strong a pain is noted with it.", "6"),
    optional("question", Text(20), "The safety question that is a yes with it.", "T1a"),
    SOURCE_KEYS,
)

SIGNS = Table(
    "signs",
    "the file of signs to stop at",
    needed("title", LINE, "Over the list of signs.", "When to stop"),
    needed(
        "heading",
        CareLine(*COUNTRY_WORDS, "calls"),
        "Over the list while a routine plays; the first so many signs are to call at.",
        "1 to {calls}: call {emergency}",
    ),
    needed("signs", ListOf(SIGN, 1), "The signs, the gravest first.", "[{…}]"),
)

_NUMBERS_KEYS = (
    ("emergency", "Follows “call”.", "999"),
    ("hospital", "Follows “go to”.", "A&E"),
    ("advisers", "Follows “ask”.", "NHS 111, a GP or a physiotherapist"),
    ("doctor", "Whom one sees first.", "a GP"),
    ("clinician", "Anyone who may judge exercises.", "a physiotherapist or a GP"),
)

COUNTRY = Table(
    "country",
    "the words of a country",
    *(needed(name, CareLine(), meaning, example) for name, meaning, example in _NUMBERS_KEYS),
    needed("name", CareLine(), "What it is called.", "United Kingdom"),
    optional("regions", ListOf(Text(2)), "Regions of system languages.", "[GB]"),
    optional("zones", ListOf(Text(40)), "Time zones.", "[Europe/London]"),
)

NUMBERS = Table(
    "numbers",
    "the file of emergency numbers",
    *(needed(country, COUNTRY, "Whom to call there.") for country in Country),
)

SOURCE = Table(
    "source",
    "a source",
    needed("title", Text(200), "As a person reads it.", "NHS, Back pain"),
    optional("address", Text(), "Where it is.", "nhs.uk/conditions/back-pain"),
    optional("note", Text(), "What was read of it, or its date.", "Read in a copy."),
)

SOURCES = Table(
    "sources",
    "the file of sources",
    needed("sources", MapOf(SOURCE, SourceKey()), "Every source by its key.", "{N11: {title: …}}"),
)

FILES: Mapping[str, Table] = {
    "cards": CARDS,
    "signs": SIGNS,
    "urge": URGE,
    "crack": CRACK,
    "pain": PAIN,
    "habits": HABITS,
    "numbers": NUMBERS,
    "sources": SOURCES,
    "questions": QUESTIONS,
    "conditions": CONDITIONS,
}
"""The table of each care file, by the file's name."""
