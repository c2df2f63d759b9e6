"""The commands of `untwist history` with their options and help; `history.py` runs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from player.commands import options

_OUTCOMES = ("completed", "stopped", "stopped for pain", "interrupted")
_RATED = ("urge", "pain", "stiffness")

_day = click.DateTime(["%Y-%m-%d"])


@click.group(invoke_without_command=True)
@options.json
@click.option("--csv", "as_csv", is_flag=True, help="For a spreadsheet: as CSV.")
@click.option("--since", type=_day, metavar="DATE", help="From this day on: 2026-01-31.")
@click.option("--urges", is_flag=True, help="Urges and cracks in place of sessions.")
@click.pass_context
def history(context: click.Context, as_json: bool, as_csv: bool, since: Any, urges: bool) -> int:
    """The sessions, newest first."""
    if context.invoked_subcommand is not None:
        return 0
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other.")
    if urges and as_csv:
        raise click.UsageError("--urges and --csv exclude each other.")
    day = since.date() if since else None
    if urges:
        from player.commands.urges import look_back_at_urges

        return look_back_at_urges(day, as_json=as_json)
    from player.commands.history import list_sessions

    return list_sessions("json" if as_json else "csv" if as_csv else "table", day)


@history.command("show")
@click.argument("number", type=int)
@options.json
def history_show(number: int, as_json: bool) -> int:
    """One session, whole."""
    from player.commands.history import show_session

    return show_session(number, as_json=as_json)


def _ratings(
    _: click.Context, __: click.Parameter, given: tuple[str, ...]
) -> dict[str, int | None]:
    ratings: dict[str, int | None] = {}
    for each in given:
        what, _sign, value = each.partition("=")
        if what not in _RATED or not (value == "none" or value in map(str, range(11))):
            raise click.BadParameter(
                f"{each}: write urge, pain or stiffness, = and 0 to 10 or none, such as pain=3"
            )
        ratings[what] = None if value == "none" else int(value)
    return ratings


def _rating(name: str, help: str) -> options.Decorator:
    return click.option(name, multiple=True, callback=_ratings, metavar="WHAT=0-10", help=help)


@history.command("edit")
@click.argument("number", type=int)
@click.option("--note", help="Replaces the note.")
@_rating("--before", help="How it was before: pain=3.")
@_rating("--after", help="How it was after; pain=none removes it.")
@click.option("--outcome", type=click.Choice(_OUTCOMES), help="How it ended.")
@click.option("--day", type=_day, metavar="DATE", help="The day it was really done.")
@click.option(
    "--active", type=click.FloatRange(0, 100_000), metavar="SECONDS", help="Seconds of moving."
)
def history_edit(
    number: int,
    note: str | None,
    before: dict[str, int | None],
    after: dict[str, int | None],
    outcome: str | None,
    day: Any,
    active: float | None,
) -> int:
    """Correct a session, or add a note to it."""
    if not (before or after or outcome or day) and note is None and active is None:
        raise click.UsageError("Say what to change: --note, --before, --after, --outcome ...")
    from player.commands.history import correct_session

    day = day.date() if day else None
    return correct_session(number, note, before, after, outcome, day, active)


@history.command("delete")
@click.argument("number", type=int)
@click.option("--yes", is_flag=True, help="Do not ask.")
def history_delete(number: int, yes: bool) -> int:
    """Delete one session for good."""
    from player.commands.history import delete_session

    return delete_session(number, sure=yes)


@history.command("export")
@click.option(
    *("-o", "target"),
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help=".jsonl for everything that is kept, .csv for a table of the sessions.",
)
def history_export(target: Path) -> int:
    """Save the history to a file."""
    from player.commands.history import export_history

    return export_history(target)


@history.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def history_import(file: Path) -> int:
    """Add the entries of a .jsonl FILE; those that are there already are not added again."""
    from player.commands.history import import_history

    return import_history(file)


@history.command("repair")
def history_repair() -> int:
    """Make a broken history whole: from what can still be read of it, and from the copies.

    The broken file is set aside and stays as it is.
    """
    from player.commands.history import repair_history

    return repair_history()
