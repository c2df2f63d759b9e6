"""`untwist history`: the sessions, one of them whole, corrected or deleted; all of it as a file."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

import click
from msgspec import Struct

from player import places
from player.app import locations
from player.app.locations import Trouble
from player.commands import output
from player.model.record import Correction, Outcome, SessionRecord
from player.model.routine import Asked
from player.screens.forms.spoken import exercise_side, minutes
from player.storage.backups import back_up
from player.storage.errors import HistoryError
from player.storage.export import csv_rows, export_lines, session_json
from player.storage.fallback import join_spare
from player.storage.history import History
from player.storage.importing import Turns, import_lines, lines_of
from player.storage.known import may_lack

_PAUSE = 0.03
"""Seconds between two turns of an import, in which a running session writes."""

_NOTHING = "No sessions yet. `untwist` opens the player."


def _opened(missing: str = _NOTHING) -> History:
    path = locations.history_path()
    _take_care(path)
    if not path.exists():
        raise Trouble(missing)
    return History.open(path)


def _take_care(path: Path) -> None:
    """Take in what was kept beside the history, and say what it lacks."""
    try:
        if path.exists():
            join_spare(path)
    except HistoryError as trouble:
        output.warn(f"What is kept beside the history cannot join it yet. {trouble}")
    if may_lack(path):
        from player.storage.repair import lacking  # not for a history that never was

        if found := lacking(path):
            output.warn(f"{found.said} `untwist history repair` brings back what it can.")


def list_sessions(kind: str, since: date | None) -> int:
    """Print the sessions as a `table`, as `json` or as `csv`."""
    path = locations.history_path()
    _take_care(path)
    records = History(path).each(since, newest_first=True)
    if kind == "json":
        output.as_json_list(session_json(record) for record in records)
    elif kind == "csv":
        output.as_csv(csv_rows(records))
    elif rows := [_row(record) for record in records]:
        heads = ("id", "when", "routine", "time", "of", "repetitions", "how it ended")
        output.table(heads, rows, right=(0, 3, 4, 5))
    else:
        output.say(f"No sessions since {since}." if since else _NOTHING)
    return 0


def _row(record: SessionRecord) -> tuple[str, ...]:
    done = sum(exercise.reps_done for exercise in record.exercises)
    planned = sum(exercise.reps_planned for exercise in record.exercises)
    return (
        str(record.id),
        f"{record.started:%Y-%m-%d %H:%M}",
        record.name,
        minutes(record.spent.active),
        minutes(record.planned_seconds),
        f"{done} of {planned}",
        _how(record),
    )


def _how(record: SessionRecord) -> str:
    said = str(record.outcome) if record.outcome else "not ended"
    return said if record.speed == 1.0 else f"{said} (rehearsal, {record.speed:g} times as fast)"


def show_session(number: int, *, as_json: bool) -> int:
    """Print one session, whole."""
    with _opened() as history:
        record = history.session(number)
    if as_json:
        output.as_json(session_json(record))
        return 0
    spent = record.spent
    output.say(f"{record.name} ({record.routine}), session {record.id}")
    output.say(f"{record.started:%A %d %B %Y, %H:%M}, {_how(record)}")
    output.say(
        f"moving {minutes(spent.active)} of {minutes(record.planned_seconds)}, "
        f"paused {minutes(spent.paused)}, waited {minutes(spent.waiting)}"
        + (", without sound" if record.silent else "")
    )
    for head, ratings in (("before", record.before), ("after", record.after)):
        if ratings:
            output.say(
                f"{head}: " + ", ".join(f"{what} {value}" for what, value in ratings.items())
            )
    for answer in record.answers:
        output.say(f"{answer.at:%H:%M} {answer.what}: {answer.value} of 10")
    for pain in record.pains:
        where = exercise_side(pain.exercise, pain.side)
        output.say(
            f"{pain.at:%H:%M} pain: {pain.kind}, {pain.strength} of 10, {pain.where}, in {where}"
        )
    if record.note:
        output.say(f"note: {record.note}")
    rows = [
        (
            exercise_side(done.name, done.side),
            f"{done.reps_done} of {done.reps_planned}",
            minutes(done.hold_seconds),
            str(done.skipped or ""),
        )
        for done in record.exercises
    ]
    output.table(("exercise", "repetitions", "held", "skipped"), rows, right=(1, 2, 3))
    return 0


def correct_session(
    number: int,
    note: str | None,
    before: Mapping[str, int | None],
    after: Mapping[str, int | None],
    outcome: str | None,
    day: date | None,
    active: float | None,
) -> int:
    """Change the given fields of a session; `active` in seconds, a rating of None is removed."""
    if day is not None and day > locations.today():
        raise Trouble(f"{day} has not come yet. Name the day on which the session was done.")
    correction = Correction(
        outcome=None if outcome is None else Outcome(outcome),
        day=day,
        active_seconds=active,
        note=note,
        before={Asked(what): value for what, value in before.items()},
        after={Asked(what): value for what, value in after.items()},
    )
    with _opened() as history:
        try:
            record = history.correct(number, correction)
        except ValueError as error:
            raise Trouble(f"Nothing was changed: {error}.") from error
    output.say(f"Changed session {number}, {record.name} of {record.started:%Y-%m-%d %H:%M}.")
    return 0


def delete_session(number: int, *, sure: bool) -> int:
    """Delete one session for good, after asking."""
    with _opened() as history:
        record = history.session(number)
        what = f"{record.name} of {record.started:%Y-%m-%d %H:%M}"
        if not sure and not click.confirm(f"Delete session {number}, {what}, for good?"):
            output.say("Nothing was deleted.")
            return 0
        history.delete(number)
    output.say(f"Deleted session {number}, {what}.")
    return 0


class Export(Struct, frozen=True):
    """How the history is written to a file: an encoding, and what writes it all."""

    encoding: str
    write: Callable[[History, TextIO], None]


def _write_lines(history: History, file: TextIO) -> None:
    file.writelines(f"{line}\n" for line in export_lines(history))


def _write_table(history: History, file: TextIO) -> None:
    csv.writer(file, lineterminator="\r\n").writerows(csv_rows(history.each()))


EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        ".jsonl": Export("utf-8", _write_lines),
        # The mark at its beginning tells a spreadsheet that it is UTF-8.
        ".csv": Export("utf-8-sig", _write_table),
    }
)
"""By the ending of the file. The help of `untwist history export` says what is in each."""


def export_history(target: Path) -> int:
    """Save the history to `target`, as its ending says."""
    export = EXPORTS.get(target.suffix.lower())
    if export is None:
        raise click.UsageError(f"Write a name that ends with {' or '.join(EXPORTS)}.")
    with (
        _opened("There is no history yet, so nothing was saved.") as history,
        _written(target, export.encoding) as file,
    ):
        export.write(history, file)
    output.say(str(target))
    return 0


def _to_import_into() -> History:
    """The history, of which there is a copy from before."""
    path = locations.history_path()
    back_up(path, locations.today(), "import")
    return History.open(path)


def import_history(source: Path) -> int:
    """Add the entries of the file `source`; 1 if something in it is wrong."""
    try:
        with places.open_file(source) as file, _to_import_into() as history:
            turns = Turns(time.monotonic, lambda: time.sleep(_PAUSE))
            result = import_lines(history, lines_of(file), turns)
    except OSError as error:
        raise Trouble(f"{source} cannot be read: {error.strerror or error}.") from error
    output.say(f"Added: {result.added}. There already: {result.already}.")
    for trouble in result.troubles:
        output.warn(f"{source}: {trouble}")
    if result.untold:
        output.warn(f"{source}: {result.untold} more lines like these.")
    return 1 if result.troubles else 0


def repair_history() -> int:
    """Bring back what can be; 1 if some of it is lost."""
    from player.storage.repair import repair

    path = locations.history_path()
    if not path.parent.is_dir():
        raise Trouble(_NOTHING)
    done = repair(path, locations.today())
    output.say("\n".join(done.in_words()))
    return 1 if done.lost else 0


@contextmanager
def _written(target: Path, encoding: str) -> Iterator[TextIO]:
    """A file to write, which appears at `target` only when it is whole."""
    try:
        with places.private_file(target) as raw:
            file = io.TextIOWrapper(raw, encoding=encoding, newline="")
            yield file
            file.detach()
    except OSError as error:
        raise Trouble(f"{target} cannot be written: {error.strerror or error}.") from error
