"""Choose: the routines as cards, with their minutes, what one needs, and when each was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from player.model.routine import Side
from player.screens.answers import Go
from player.screens.question import Question
from player.screens.spoken import day, minutes
from player.stage.cards import Cards, Picture
from player.stage.widgets import Row


@dataclass(frozen=True, slots=True)
class Offered:
    """A routine as Choose offers it; `trouble` is why it cannot be played."""

    key: str
    name: str
    about: str = ""
    seconds: float = 0.0
    equipment: tuple[str, ...] = ()
    pose: str | None = None
    side: Side | None = None
    trouble: str = ""


HINT = "arrows  choose     Enter  start     H  history     S  settings     ?  help     Esc  leave"


def choose(
    offered: Sequence[Offered],
    last_done: Mapping[str, date],
    today: date,
    picture: Picture,
    *,
    focus: str = "",
    message: str = "",
) -> Question:
    """The screen; its answer is the key of a routine, or `Go.AWAY`."""
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
        on_escape=Go.AWAY,
        hint=HINT,
        shortcuts={"h": Go.HISTORY, "s": Go.SETTINGS, "?": Go.HELP},
        listing=Cards(rows, places.get(focus, 0), picture),
    )


def _row(one: Offered, last: date | None, today: date) -> Row:
    if one.trouble:
        return Row(one.name, "cannot be played", one.trouble, enabled=False, value=one.key)
    foot = list(one.equipment)
    if last is not None:
        foot.append(f"last: {day(last, today)}")
    return Row(one.name, minutes(one.seconds), one.about, value=one.key, foot="  ·  ".join(foot))
