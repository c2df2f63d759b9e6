"""What is asked about the body: the safety questions and the conditions, from the care files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from player.care.files import read_as
from player.model.care import Clears, Do

EARLIER = 1
"""The edition whose answers count as whole without the questions that came later."""

FLARE = "flare today"
"""The condition of a day with a pain of 4 or 5."""

WORSE_MORNINGS = "worse mornings"
"""The condition of two days after two worse mornings running."""


class SafetyQuestion(Struct, frozen=True):
    """A sign that is there or not.

    `grave` ones close everything today, the others all but the gentlest until somebody was asked.
    `locks` is whether a yes closes anything, `alone` whether it does without another sign. A yes
    means `conditions`, asks `then`, and calls for the card `advice`. `since` is the edition that
    it came with.
    """

    key: str
    text: str
    short: str
    sources: tuple[str, ...]
    detail: str = ""
    may_skip: bool = False
    since: int = EARLIER
    locks: bool = True
    alone: bool = True
    conditions: tuple[str, ...] = ()
    then: SafetyQuestion | None = None
    advice: str = ""
    grave: bool = False

    @property
    def needed(self) -> bool:
        """Whether the questions count as answered only with an answer to it."""
        return not self.may_skip and self.since == EARLIER


class PageWords(Struct, frozen=True):
    """The words of the pages that ask: headings, buttons, and what the first page is about."""

    title: str
    about: tuple[str, ...]
    signs: str
    fine: str
    hurts: str
    sign: str
    which: str
    ask_first: str
    none: str
    tick: str
    news: str
    ill: str
    worse: str


class Questions(Struct, frozen=True):
    """All safety questions in the order they are asked; `first` are the words of the pages."""

    first: PageWords
    signs: tuple[SafetyQuestion, ...]
    ask_first: tuple[SafetyQuestion, ...]
    by_key: Mapping[str, SafetyQuestion] = {}


@cache
def questions() -> Questions:
    """The safety questions. Raises `CareFileError`."""
    found = read_as("questions", Questions)
    signs = tuple(replace(one, grave=True) for one in found.signs)
    every = [*signs, *found.ask_first, *(one.then for one in found.ask_first if one.then)]
    return replace(found, signs=signs, by_key={one.key: one for one in every})


class Rule(Struct, frozen=True):
    """What is done with an exercise that asks for one of `when`; for every one if that is empty."""

    do: Do
    say: str
    when: frozenset[str] = frozenset()

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
        """The words of `works` in all its rules that do this."""
        return frozenset(word for rule in self.rules if rule.do is do for word in rule.when)

    def touches(self, asks: frozenset[str]) -> bool:
        """Whether it has something to do with an exercise that asks all that."""
        return any(rule.applies(asks) for rule in self.rules)

    def why(self, do: Do, asks: frozenset[str]) -> str:
        """The sentence of its first rule that does this with such an exercise."""
        return next((r.say for r in self.rules if r.do is do and r.applies(asks)), "")


class Conditions(Struct, frozen=True):
    """All conditions, and what else the rules go by.

    `gentle` is what the gentlest exercises may ask, `demanding` what newcomers are not suggested
    while something asks for less of it, `asks` the words of `works` as they stand in a sentence,
    `hurts` what an easier form should spare by where it hurts. `says` are the sentences about a
    changed routine, `opens` what would open something that is closed. `older` has the condition
    of each older key.
    """

    conditions: tuple[Condition, ...]
    gentle: frozenset[str]
    demanding: frozenset[str]
    asks: Mapping[str, str]
    hurts: Mapping[str, tuple[str, ...]]
    says: Mapping[str, str]
    opens: Mapping[str, str]
    by_name: Mapping[str, Condition] = {}
    older: Mapping[str, str] = {}

    def name_of(self, key: str) -> str | None:
        """The condition that an answer was kept under this key for; None for none."""
        return key if key in self.by_name else self.older.get(key)

    def named(self, names: Iterable[str]) -> list[Condition]:
        """The conditions of these names, in the order of the file."""
        wanted = set(names)
        return [one for one in self.conditions if one.name in wanted]


@cache
def conditions() -> Conditions:
    """The conditions. Raises `CareFileError`."""
    found = read_as("conditions", Conditions)
    return replace(
        found,
        by_name={one.name: one for one in found.conditions},
        older={key: one.name for one in found.conditions for key in one.was},
    )
