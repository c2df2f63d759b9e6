"""After: what was done, in a line or two. It is saved already; closing here loses nothing."""

from __future__ import annotations

from player.engine.pain import card
from player.model.record import Outcome
from player.screens.play import Played
from player.screens.question import Question
from player.screens.spoken import minutes
from player.stage.widgets import Row

SEEN = "seen"
"""The answer: there is only one."""

_HEADS = {
    Outcome.COMPLETED: "Done",
    Outcome.STOPPED: "Stopped",
    Outcome.STOPPED_FOR_PAIN: "Stopped for today",
    Outcome.INTERRUPTED: "Kept",
}


def after(played: Played, trouble: str | None) -> Question:
    """The screen. `trouble` is said when something of the session is not on the disk."""
    done = f"{played.repetitions} of {played.planned} repetitions"
    if played.repetitions >= played.planned:
        done = f"{played.repetitions} repetition" + ("s" if played.repetitions != 1 else "")
    lines = [f"{played.routine.name}: {done} in {minutes(played.seconds)}."]
    if played.outcome is Outcome.STOPPED_FOR_PAIN and played.pain is not None:
        lines += card(played.pain.kind)
    if trouble:
        lines.append(trouble)
    rows = [Row("Good", value=SEEN)]
    return Question(_HEADS[played.outcome], lines, rows, on_escape=SEEN, hint="Enter or Esc  go on")
