"""What is asked about the body: the safety questions and the conditions, from the care files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from player.care.files import care
from player.format.tables import Fields
from player.model.care import Clears, Do

EARLIER = 1
"""The edition whose answers count as whole without the questions that came later."""


class SafetyQuestion(Struct, frozen=True):
    """A sign that is there or not.

    `grave` ones close everything today, the others all but the gentlest until somebody was asked.
    `locks` is whether a yes closes anything, `alone` whether it does without another sign. A yes
    means `conditions`, asks `then`, and calls for the card `advice`. `needed` tells whether an
    answer to it is needed for the questions to count as answered.
    """

    key: str
    text: str
    short: str
    sources: tuple[str, ...]
    grave: bool = False
    detail: str = ""
    needed: bool = True
    locks: bool = True
    alone: bool = True
    conditions: tuple[str, ...] = ()
    then: SafetyQuestion | None = None
    advice: str = ""


class Questions(Struct, frozen=True):
    """All safety questions in the order they are asked; `words` are the texts of the pages."""

    signs: tuple[SafetyQuestion, ...]
    ask_first: tuple[SafetyQuestion, ...]
    about: tuple[str, ...]
    words: Mapping[str, str]
    by_key: Mapping[str, SafetyQuestion]

    def missing(self, grave: bool, answered: Mapping[str, bool]) -> bool:
        """Whether a needed question of the grave ones, or of the others, is not answered."""
        asked = self.signs if grave else self.ask_first
        return any(one.needed and one.key not in answered for one in asked)


@cache
def questions() -> Questions:
    """The safety questions. Raises `CareFileError`."""
    fields = care("questions")
    signs = tuple(_question(one, grave=True) for one in fields.get("signs"))
    ask_first = tuple(_question(one, grave=False) for one in fields.get("ask_first"))
    every = [*signs, *ask_first, *(one.then for one in ask_first if one.then)]
    words = dict(fields.get("first").values)
    about = words.pop("about")
    return Questions(
        signs,
        ask_first,
        about,
        MappingProxyType(words),
        MappingProxyType({one.key: one for one in every}),
    )


def _question(fields: Fields, *, grave: bool) -> SafetyQuestion:
    get = fields.get
    then: Fields | None = get("then")
    return SafetyQuestion(
        get("key"),
        get("text"),
        get("short"),
        get("sources"),
        grave=grave,
        detail=get("detail", ""),
        needed=not get("may_skip", False) and get("since", EARLIER) == EARLIER,
        locks=get("locks", True),
        alone=get("alone", True),
        conditions=get("conditions", ()),
        then=_question(then, grave=False) if then else None,
        advice=get("advice", ""),
    )


FLARE = "flare today"
"""The condition of a day with a pain of 4 or 5."""

WORSE_MORNINGS = "worse mornings"
"""The condition of two days after two worse mornings running."""


class Rule(Struct, frozen=True):
    """What is done with an exercise that asks for one of `when`; for every one if that is empty."""

    when: frozenset[str]
    do: Do
    say: str

    def applies(self, asks: frozenset[str]) -> bool:
        """Whether it goes for an exercise that asks all that."""
        return not self.when or bool(self.when & asks)


class Condition(Struct, frozen=True):
    """A condition and its rules. `was` are the keys that older answers were kept under."""

    name: str
    text: str
    short: str
    sources: tuple[str, ...]
    rules: tuple[Rule, ...]
    nothing: str = ""
    was: tuple[str, ...] = ()
    offered: bool = True
    clears: Clears | None = None
    asked: str = ""

    def words(self, do: Do) -> frozenset[str]:
        """The words of all its rules that do this."""
        return frozenset(word for rule in self.rules if rule.do is do for word in rule.when)

    def touches(self, asks: frozenset[str]) -> bool:
        """Whether it has something to do with an exercise that asks all that."""
        return any(rule.applies(asks) for rule in self.rules)

    def why(self, do: Do, asks: frozenset[str]) -> str:
        """The sentence of its first rule that does this with such an exercise."""
        return next((r.say for r in self.rules if r.do is do and r.applies(asks)), "")


class Conditions(Struct, frozen=True):
    """All conditions by name, and what else the rules go by.

    `gentle` is what the gentlest exercises may ask, `demanding` what newcomers are not suggested
    while something asks for less of it, `asks` the words of `works` as they stand in
    a sentence, `hurts` what an easier form should spare by where it hurts. `says` are the
    sentences about a changed routine, `opens` what would open something that is closed.
    """

    by_name: Mapping[str, Condition]
    gentle: frozenset[str]
    demanding: frozenset[str]
    asks: Mapping[str, str]
    hurts: Mapping[str, tuple[str, ...]]
    says: Mapping[str, str]
    opens: Mapping[str, str]
    older: Mapping[str, str]
    """The condition of each older key."""

    def name_of(self, key: str) -> str | None:
        """The condition that an answer was kept under this key for; None for none."""
        return key if key in self.by_name else self.older.get(key)

    def named(self, names: Iterable[str]) -> list[Condition]:
        """The conditions of these names, in the order of the file."""
        wanted = set(names)
        return [one for name, one in self.by_name.items() if name in wanted]


@cache
def conditions() -> Conditions:
    """The conditions. Raises `CareFileError`."""
    fields = care("conditions")
    every = [_condition(one) for one in fields.get("conditions")]
    return Conditions(
        MappingProxyType({one.name: one for one in every}),
        frozenset(fields.get("gentle")),
        frozenset(fields.get("demanding")),
        MappingProxyType(fields.get("asks")),
        MappingProxyType(fields.get("hurts")),
        MappingProxyType(fields.get("says").values),
        MappingProxyType(fields.get("opens").values),
        MappingProxyType({key: one.name for one in every for key in one.was}),
    )


def _condition(fields: Fields) -> Condition:
    get = fields.get
    return Condition(
        get("name"),
        get("text"),
        get("short"),
        get("sources"),
        tuple(
            Rule(frozenset(rule.get("when", ())), rule.get("do"), rule.get("say"))
            for rule in get("rules")
        ),
        nothing=get("nothing", ""),
        was=get("was", ()),
        offered=get("offered", True),
        clears=get("clears"),
        asked=get("asked", ""),
    )
