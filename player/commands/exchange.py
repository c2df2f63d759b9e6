"""`untwist history export` and `import`: everything that is kept, as a file, and back."""

from __future__ import annotations

import csv
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from player.app import locations
from player.app.locations import Trouble
from player.storage.exchange import as_lines, take_lines
from player.storage.export import as_csv_rows
from player.storage.history import History


def export_history(target: Path) -> int:
    """Save the history to `target`: `.jsonl` everything, `.csv` a table of the sessions."""
    path = locations.history_path()
    if not path.exists():
        raise Trouble("There is no history yet, so nothing was saved.")
    with History.open(path) as history:
        if target.suffix.lower() == ".csv":
            # With the mark at its beginning a spreadsheet takes it for UTF-8.
            with _written(target, "utf-8-sig") as file:
                csv.writer(file, lineterminator="\r\n").writerows(as_csv_rows(history.each()))
        else:
            with _written(target, "utf-8") as file:
                file.writelines(f"{line}\n" for line in as_lines(history))
    print(target)
    return 0


def import_history(source: Path) -> int:
    """Add what the lines of `source` hold; 1 if something in it is wrong."""
    try:
        with (
            source.open(encoding="utf-8", errors="surrogateescape") as lines,
            History.open(locations.history_path()) as history,
        ):
            result = take_lines(history, lines)
    except OSError as error:
        raise Trouble(f"{source} cannot be read: {error.strerror or error}.") from error
    print(f"Added: {result.added}. There already: {result.already}.")
    for trouble in result.troubles:
        print(f"{source}: {trouble}", file=sys.stderr)
    return 1 if result.troubles else 0


@contextmanager
def _written(target: Path, encoding: str) -> Iterator[TextIO]:
    """A file that is in its place when it is whole."""
    beside = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
    try:
        try:
            with beside.open("x", encoding=encoding, newline="") as file:
                yield file
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise Trouble(f"{target} cannot be written: {error.strerror or error}.") from error
