"""Copies of the history: one a day, thinned out with age, and bounded in size."""

from __future__ import annotations

import os
import re
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from player import places
from player.storage.errors import Reason, history_errors, refused
from player.storage.schema import APPLICATION

FOLDER = "backups"

_DAYS, _WEEKS, _MONTHS = 7, 4, 12
"""The newest copy of so many days, weeks and months is kept."""

_MOST_BYTES = 256 * 1024 * 1024
"""All copies together; the newest one stays however large it is."""

_HOUR = 3600.0
"""Seconds; nobody works on a copy for so long."""

_BEFORE_FORMS = 2
"""Copies from before a new form of the file that are kept."""

_DATED = re.compile(r"-(\d{4}-\d\d-\d\d)(-before-\w+)?\.db$")


def folder_of(path: Path) -> Path:
    """The folder of the copies of the history at `path`."""
    return path.parent / FOLDER


def backups(path: Path) -> list[Path]:
    """The dated copies, newest first."""
    found = [each for each in folder_of(path).glob(f"{path.stem}-*.db") if _day(each) is not None]
    return sorted(found, key=lambda each: (day_of(each), each.stat().st_mtime_ns), reverse=True)


def back_up(path: Path, day: date, before: str = "") -> Path | None:
    """Copy the history as it is now, unless there is a copy of that day already; its path.

    The copy from `before` something is always made, and takes the place of an older one.
    It is checked before it counts; then copies that are no longer needed are removed. Readers and
    writers go on meanwhile. Raises `HistoryError`: `BROKEN` where the check finds a fault.
    """
    name = f"{path.stem}-{day.isoformat()}" + (f"-before-{before}" if before else "")
    target = folder_of(path) / f"{name}.db"
    if not path.exists() or (target.exists() and not before):
        return None
    copy(path, target)
    _thin_out(path)
    return target


def back_up_form(path: Path, form: int) -> None:
    """Copy a history of an older form before it is brought up to date. Raises `HistoryError`."""
    target = folder_of(path) / f"{path.stem}-before-form-{form + 1}.db"
    if not target.exists():
        copy(path, target)
        older = sorted(folder_of(path).glob(f"{path.stem}-before-form-*.db"), key=_number)
        _remove(older[:-_BEFORE_FORMS])


def copy(path: Path, target: Path) -> None:
    """Copy a history with SQLite's own means, check it, and only then give it its name.

    Raises `HistoryError`.
    """
    with history_errors(path):
        places.make_private_folder(target.parent)
        part = target.with_name(f".{target.name}.{uuid.uuid4().hex}.part")
        try:
            places.make_private_file(part)
            with (
                closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as source,
                closing(sqlite3.connect(part)) as made,
            ):
                source.backup(made)
                made.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
                if not is_good(made):
                    raise refused(path, Reason.BROKEN)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def is_good(connection: sqlite3.Connection) -> bool:
    """Whether a file is a history in which SQLite finds no fault."""
    try:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except (sqlite3.DatabaseError, ValueError):
        return False
    return bool(mark == APPLICATION and found == "ok")


def newest_good(path: Path, until: float = float("inf")) -> Path | None:
    """The newest copy that passes its check and was made before a time, in seconds since 1970."""
    for each in backups(path):
        if each.stat().st_mtime > until:
            continue
        with suppress(sqlite3.Error), closing(_to_read(each)) as connection:
            if is_good(connection):
                return each
    return None


def sessions_in(copy: Path) -> int:
    """The number of sessions in a copy. Raises `HistoryError`."""
    with history_errors(copy), closing(_to_read(copy)) as connection:
        found: int = connection.execute("SELECT count(*) FROM session").fetchone()[0]
    return found


def day_of(copy: Path) -> str:
    """The day of a copy, as in its name."""
    return str(_day(copy) or "")


def _to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _thin_out(path: Path) -> None:
    """Remove the copies that no day, week or month needs, then the oldest that are too much."""
    found = backups(path)
    for part in folder_of(path).glob(".*.part*"):
        with suppress(OSError):
            if part.stat().st_mtime < found[0].stat().st_mtime - _HOUR:
                part.unlink()  # of a player that was killed
    kept = set(_kept(found))
    _remove(each for each in found if each not in kept)
    room = _MOST_BYTES
    for place, each in enumerate(each for each in found if each in kept):
        room -= each.stat().st_size
        if room < 0 and place > 0:
            _remove([each])


def _kept(found: list[Path]) -> Iterator[Path]:
    """Those that are the newest of their day, week or month; `found` has the newest first."""
    days: list[object] = []
    weeks: list[object] = []
    months: list[object] = []
    for each in found:
        day = _day(each) or date.min
        spans = (
            (days, day, _DAYS),
            (weeks, day.isocalendar()[:2], _WEEKS),
            (months, (day.year, day.month), _MONTHS),
        )
        before = "-before-" in each.name
        needed = before and day in days[:2]
        for seen, span, most in spans:
            if span not in seen and len(seen) < most:
                seen.append(span)
                needed = True
        if needed:
            yield each


def _remove(copies: Iterable[Path]) -> None:
    for each in copies:
        with suppress(OSError):
            each.unlink()


def _day(copy: Path) -> date | None:
    """The day in the name of a copy; None without one."""
    found = _DATED.search(copy.name)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _number(copy: Path) -> int:
    digits = copy.stem.rpartition("-")[2]
    return int(digits) if digits.isdigit() else 0
