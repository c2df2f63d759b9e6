"""The sources of the questions and cards: a short key, and the title that a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from player.care.texts import care

OWN = "own"
"""The key of what no source decides."""


@cache
def source_titles() -> Mapping[str, str]:
    """The title of every source by its key."""
    found = care("sources").get("sources")
    return MappingProxyType({key: one.get("title") for key, one in found.items()})


def titles(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The titles of sources in the order of their keys; a KeyError for an unknown key."""
    return tuple(source_titles()[key] for key in keys)
