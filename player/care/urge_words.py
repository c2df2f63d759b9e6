"""What the screens of an urge say: the words of each stage, and those of the answers."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from player.care.texts import care
from player.care.urge import Flow
from player.model.care import Stage, Wish
from player.model.diary import Situation, UrgeOutcome


class Words(Struct, frozen=True):
    """A heading and the lines under it; `urgent` ones stand first and stand out."""

    title: str
    lines: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()


def urge_says(key: str) -> str:
    """A line of the urge that stands alone in its file, by its key."""
    return str(care("urge").get(key))


def urge_routine(which: str) -> str:
    """The name of the routine that answers an urge (`rescue`), or a lasting one (`longer`)."""
    return str(_part("routines")[which])


def situations() -> tuple[tuple[Situation, str], ...]:
    """The situations in the order they are shown; one tap each."""
    return tuple((Situation(key), text) for key, text in _part("situations").items())


def outcomes() -> tuple[tuple[UrgeOutcome, str], ...]:
    """How an urge can come out, in the order it is asked."""
    return tuple((UrgeOutcome(key), one.get("answer")) for key, one in _part("outcomes").items())


def wishes() -> tuple[tuple[Wish, str], ...]:
    """What is offered to an urge that stays strong."""
    return tuple((Wish(key), text) for key, text in _part("wishes").items())


def asked_later(name: str) -> str:
    """The question about an urge of the past, by the field of its record."""
    return str(_part("history")[name])


def first_signs() -> tuple[str, ...]:
    """First signs of an urge to learn to notice; the whole line is what is kept."""
    found: tuple[str, ...] = care("urge").get("first signs")
    return found


def sign_words() -> tuple[Words, str]:
    """What is said to an urge that hurts, and the question that is asked then."""
    found = care("urge").get("sign")
    return Words(found.get("title"), found.get("lines", ())), found.get("question")


def words(
    flow: Flow, *, if_then: str = "", quiet: str = "", help_now: tuple[str, ...] = ()
) -> Words:
    """What is said at a stage.

    `if_then` is the person's own plan, shown at the first tap; `quiet` is the line of the quiet
    window, if one is running, shown before anything is done. `help_now` is whom to call on a day
    that a grave sign closed: it stands wherever something is asked.
    """
    if flow.stage is Stage.OVER:
        then = _part("outcomes")[flow.outcome].get("then") if flow.outcome else None
        return Words("Noted", (then,) if then else ())
    found = _part("stages")[flow.stage]
    before = {
        Stage.STRENGTH: (if_then, quiet),
        Stage.RESCUE: (quiet,),
        Stage.OUTCOME: ("" if flow.rescue_open else urge_says("closed"),),
    }.get(flow.stage, ())
    return Words(found.get("title"), (*filter(None, before), *found.get("lines", ())), help_now)


def _part(name: str) -> dict[str, Any]:
    values: dict[str, Any] = care("urge").get(name).values
    return values
