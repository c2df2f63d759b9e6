"""The question about a session that was never ended: go on, keep it as it is, or discard it."""

from __future__ import annotations

from datetime import date

from player.flow.answers import LeftOver
from player.flow.questions import AskLeftOver
from player.screens.forms.menu import Menu
from player.screens.forms.spoken import day
from player.ui.widgets.listing import Row


def left_over(asked: AskLeftOver, today: date) -> Menu[LeftOver]:
    """The screen; Esc and closing decide nothing, so that it is asked again."""
    record = asked.record
    done = sum(exercise.reps_done for exercise in record.exercises)
    planned = sum(exercise.reps_planned for exercise in record.exercises)
    when = f"{day(record.local_day, today)} at {record.started:%H:%M}"
    lines = [f"{record.name}, begun {when}: {done} of {planned} repetitions were done."]
    rows = []
    if asked.routine is not None:
        rows.append(Row("Go on where it stopped", key="g", value=LeftOver.RESUME))
    elif asked.closed_by:
        lines.append(f"It cannot go on now. {' '.join(asked.closed_by)}")
    else:
        lines.append("It can't go on, because its file has changed or is gone.")
    rows += [
        Row("Keep it as far as it went", key="k", value=LeftOver.KEEP),
        Row("Discard it", key="d", value=LeftOver.DISCARD),
    ]
    return Menu(
        "One session is unfinished",
        lines,
        rows,
        on_escape=LeftOver.LATER,
        choose="do it",
        escape="ask me next time",
    )
