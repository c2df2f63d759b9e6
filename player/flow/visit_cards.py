"""Single cards that a visit shows, as the plain values it yields."""

from __future__ import annotations

from msgspec import Struct

from player.care.cards import Card


class ToClosed(Struct, frozen=True):
    """Show why something is closed.

    `signs` are what was ticked, `to_clear` what the person may say that they asked about, each
    by a tick of its own.
    """

    card: Card
    signs: tuple[str, ...] = ()
    to_clear: tuple[str, ...] = ()


class ToCard(Struct, frozen=True):
    """Show one card; `said` stands above it."""

    card: Card
    said: tuple[str, ...] = ()


class ToTold(Struct, frozen=True):
    """Say a few lines, after `points` of a list; `urgent` ones stand first and stand out."""

    title: str
    lines: tuple[str, ...]
    urgent: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
