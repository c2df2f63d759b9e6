"""`untwist history --urges`: looking back at urges and cracks. Counts, and no judgement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from player import places
from player.app import locations
from player.app.country import country_of
from player.app.history_facts import checklist_facts
from player.care.checklist import DAYS, CheckedPoint, checklist
from player.care.crack import frequency
from player.care.emergency import filled
from player.care.texts import habit_texts
from player.care.urge_summary import UrgeSummary, UrgeWeek, summarize_urges
from player.commands import output
from player.model.diary import Crack, Urge
from player.model.record import local_day
from player.model.settings import Country
from player.screens.forms.spoken import counted, minutes
from player.storage.history import History
from player.storage.settings import SETTINGS_FILE, SettingsFile


def look_back_at_urges(since: date | None, *, as_json: bool) -> int:
    """Print urges and cracks since a day, or of four weeks; then the checklist."""
    read = SettingsFile(places.home() / SETTINGS_FILE).read()
    for trouble in read.troubles:
        output.warn(trouble)
    today = local_day(locations.now(), read.settings.day_begins)
    first = min(since or today - timedelta(days=DAYS - 1), today)
    earliest = min(first, today - timedelta(days=DAYS))  # the trend always goes back four weeks
    path = locations.history_path()
    with History(path).opened() as history:
        urges = history.diary.all(Urge, earliest)
        cracks = history.diary.all(Crack, earliest)
        lines = checklist(checklist_facts(history, today))
    found = summarize_urges(urges, cracks, first, today, read.settings.quiet_window)
    country = country_of(read.settings)
    if as_json:
        output.as_json(as_plain(found) | {"checklist": _points(lines, country)})
        return 0
    if not found.urges and not found.cracks:
        output.say(f"No urges and no cracks since {first}.")
    else:
        _print(found)
    output.say("checklist:")
    for number, line in enumerate(lines, 1):
        mark = "x" if line.ticked else " "
        title = habit_texts().points[line.point]["title"]
        head = title if title.endswith("?") else f"{title}:"
        output.say(f"  [{mark}] {number}. {head} {filled(line.said, country)}")
    return 0


def _points(lines: Sequence[CheckedPoint], country: Country) -> list[dict[str, Any]]:
    return [
        {
            "point": habit_texts().points[one.point]["title"],
            "ticked": one.ticked,
            "said": filled(one.said, country),
        }
        for one in lines
    ]


def as_plain(found: UrgeSummary) -> dict[str, Any]:
    """The contract of `history --urges --json`; unknown figures are null."""
    return {
        "first": found.first.isoformat(),
        "last": found.last.isoformat(),
        "urges": found.urges,
        "cracks": found.cracks,
        "share_met": _rounded(found.share_met),
        "mean_fall": _rounded(found.mean_fall),
        "median_response_seconds": _rounded(found.median_response),
        "cracks_a_day": _rounded(found.cracks_a_day),
        "frequency": frequency(found.cracks_a_day),
        "days_with_an_urge_in_the_quiet_window": found.window_days,
        "days": [
            {"day": day.day.isoformat(), "urges": day.urges, "cracks": day.cracks}
            for day in found.days
        ],
        "weeks": [_week(week) for week in found.weeks],
        "by_hour": list(found.by_hour),
        "by_situation": dict(found.by_situation),
        "urge_sides": dict(found.urge_sides),
        "crack_sides": dict(found.crack_sides),
    }


def _week(week: UrgeWeek) -> dict[str, Any]:
    return {
        "begins": week.begins.isoformat(),
        "urges": week.urges,
        "cracks": week.cracks,
        "share_met": _rounded(week.share_met),
        "mean_fall": _rounded(week.mean_fall),
    }


def _print(found: UrgeSummary) -> None:
    both = f"{counted(found.urges, 'urge')}, {counted(found.cracks, 'crack')}"
    output.say(f"{found.first} to {found.last}: {both}")
    often = frequency(found.cracks_a_day)
    output.say(f"cracks a day, last seven days: {found.cracks_a_day:.1f} ({often})")
    if found.window_days:
        output.say(f"days of the last seven with an urge soon after a crack: {found.window_days}")
    if found.share_met is not None:
        output.say(f"urges answered by a routine: {found.share_met:.0%}")
    if found.mean_fall is not None:
        output.say(f"on average an urge fell by {found.mean_fall:.1f} points")
    if found.median_response is not None:
        output.say(f"from an urge to its outcome, usually: {minutes(found.median_response)}")
    heads = ("seven days from", "urges", "cracks", "answered", "fell by")
    rows = [
        (
            week.begins.isoformat(),
            str(week.urges),
            str(week.cracks),
            "" if week.share_met is None else f"{week.share_met:.0%}",
            "" if week.mean_fall is None else f"{week.mean_fall:.1f}",
        )
        for week in found.weeks
    ]
    output.table(heads, rows, right=(1, 2, 3, 4))
    hours = {f"{hour:02}:00": count for hour, count in enumerate(found.by_hour)}
    counts: Mapping[Any, int]
    for head, counts in (
        ("urges by hour", hours),
        ("urges by situation", found.by_situation),
        ("urges by side", found.urge_sides),
        ("cracks by side", found.crack_sides),
    ):
        if said := ", ".join(f"{name} {count}" for name, count in counts.items() if count):
            output.say(f"{head}: {said}")


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
