"""Numbers and days as people say them."""

from __future__ import annotations

from datetime import date

from player.model.routine import Side


def minutes(seconds: float) -> str:
    """A length of time: `2 min 34 s`, `45 s`, `1 h 5 min`."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    mins, secs = divmod(rest, 60)
    if hours:
        return f"{hours} h {mins} min" if mins else f"{hours} h"
    if mins:
        return f"{mins} min {secs} s" if secs else f"{mins} min"
    return f"{secs} s"


def day(then: date, today: date) -> str:
    """A day in the past as seen from today: `today`, `yesterday`, `Monday`, `12 Nov`."""
    ago = (today - then).days
    if ago == 0:
        return "today"
    if ago == 1:
        return "yesterday"
    if 1 < ago < 7:
        return then.strftime("%A")
    year = "" if then.year == today.year else f" {then.year}"
    return f"{then.day} {then.strftime('%b')}{year}"


def exercise_side(name: str, side: Side | None) -> str:
    """An exercise with its side: `Bird-dog, left`."""
    return name if side is None else f"{name}, {side}"
