"""Single cards that a visit shows, as the plain values it yields."""

from __future__ import annotations

from dataclasses import dataclass

from player.care.card import Card


@dataclass(frozen=True, slots=True)
class ToClosed:
    """Show why something is closed.

    `signs` are what was ticked, `to_clear` what the person may say that they asked about, each
    by a tick of its own.
    """

    card: Card
    signs: tuple[str, ...] = ()
    to_clear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToCard:
    """Show one card; `said` stands above it."""

    card: Card
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToTold:
    """Say a few lines, after `points` of a list; `urgent` ones stand first and stand out."""

    title: str
    lines: tuple[str, ...]
    urgent: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
