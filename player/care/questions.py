"""The safety questions, as the care files hold them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from player.care.texts import care
from player.format.shape import Fields

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
