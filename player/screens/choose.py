"""Choose: the routines with their minutes, what one needs, and when each was done last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from player.screens.question import Question
from player.screens.spoken import day, minutes
from player.screens.visit import Leave
from player.stage.widgets import Row


@dataclass(frozen=True, slots=True)
class Offered:
    """A routine as Choose offers it; `trouble` is why it cannot be played."""

    key: str
    name: str
    about: str
    seconds: float
    equipment: tuple[str, ...] = ()
    trouble: str = ""


def choose(
    offered: Sequence[Offered],
    last_done: Mapping[str, date],
    today: date,
    *,
    focus: str = "",
    message: str = "",
) -> Question:
    """The screen; its answer is the key of a routine, or `Leave.NOW`."""
    rows = [_row(one, last_done.get(one.key), today) for one in offered]
    places = {one.key: place for place, one in enumerate(offered)}
    lines = ["What would feel good now?"]
    if message:
        lines.append(message)
    if not offered:
        lines.append("There is no routine here yet. `untwist doctor` tells where they are sought.")
    return Question(
        "Untwist",
        lines,
        rows,
        on_escape=Leave.NOW,
        hint="↑  ↓  choose     Enter  start     F  full screen     Esc  leave",
        focus=places.get(focus, 0),
    )


def _row(one: Offered, last: date | None, today: date) -> Row:
    if one.trouble:
        return Row(f"{one.name}: cannot be played", below=one.trouble, enabled=False)
    about = [one.about] if one.about else []
    if one.equipment:
        about.append(", ".join(one.equipment))
    if last is not None:
        about.append(f"last: {day(last, today)}")
    return Row(one.name, minutes(one.seconds), "  ·  ".join(about), value=one.key)
