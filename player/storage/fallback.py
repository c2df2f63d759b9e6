"""Where sessions are kept while the history cannot be used, and how they come back into it."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from threading import Lock

from msgspec import Struct

from player.storage.database import Database
from player.storage.errors import HistoryError, Reason
from player.storage.history import History
from player.storage.known import Known, last_known, write_known

_BESIDE = frozenset({Reason.NEWER, Reason.OTHERS, Reason.HELD, Reason.NO_FILE, Reason.CLOSED})
"""With these the history is as it should be, for somebody else or later: it stays in its place."""

_SAYS = {
    Reason.BROKEN: "Your history is broken.",
    Reason.NO_SENSE: "A part of your history is broken.",
    Reason.OTHERS: "In the place of your history is the file of another program.",
    Reason.NEWER: "A newer Untwist wrote your history.",
    Reason.NO_FILE: "In the place of your history is something that is no file.",
    Reason.CLOSED: "Your history may not be opened here.",
    Reason.HELD: "Another program holds your history.",
    Reason.FULL: "The disk is full.",
    Reason.GONE: "The disk does not answer.",
    Reason.OTHER: "Your history cannot be opened.",
}

_WAL, _SHM = "-wal", "-shm"

_one_at_a_time = Lock()


class Left(Struct, frozen=True):
    """The place that is left for a session, and what is to be said about it.

    `path` is None where only memory is left, until the history can be written again.
    """

    path: Path | None
    said: str


def spare_of(path: Path) -> Path:
    """The file beside a history that keeps what is done while the history cannot be used."""
    return path.with_name(f"{path.stem}.spare{path.suffix}")


def place_left(path: Path, trouble: HistoryError) -> Left:
    """Where to keep a session while the history at `path` is in `trouble`.

    A broken file is set aside under a new name. Anything else stays where it is.
    """
    why = _SAYS[trouble.reason]
    if trouble.reason is Reason.BROKEN:
        with _one_at_a_time:
            aside = None if is_whole(path) else set_aside(path)
        if aside is not None:
            said = f"It was set aside as {aside.name}, and a new one was begun."
            return Left(path, f"{why} {said} `untwist history repair` brings back what it can.")
    if trouble.reason in _BESIDE | {Reason.BROKEN} and _opens(spare := spare_of(path)):
        said = f"What you do now is kept beside it in {spare.name}, and joins it later."
        return Left(spare, f"{why} {said}")
    if trouble.reason is Reason.NO_SENSE:
        said = "What you do is kept. `untwist history repair` shows what can be brought back."
        return Left(path, f"{why} {said}")
    return Left(None, f"{why} What you do now is written down as soon as that is possible.")


def set_aside(path: Path) -> Path | None:
    """Rename a file, its log and what is known of it to the next free name.

    None if the folder refuses it.
    """
    number = 1
    while (target := path.with_name(f"{path.stem}.broken-{number}{path.suffix}")).exists():
        number += 1
    try:
        path.rename(target)
    except OSError:
        return None
    known = last_known(path)
    write_known(target, known)  # whose time is that of this moment: see `repair`
    write_known(path, Known(settled=known.settled))
    for beside in (_WAL, _SHM):
        with suppress(OSError):
            path.with_name(path.name + beside).rename(target.with_name(target.name + beside))
    return target


def asides_of(path: Path) -> list[Path]:
    """The files that were set aside, in their order."""
    found = path.parent.glob(f"{path.stem}.broken-*{path.suffix}")
    return sorted(found, key=lambda each: (len(each.name), each.name))


def is_whole(path: Path) -> bool:
    """Whether a history can be opened and SQLite finds no fault in its structure."""
    try:
        return check(path) == ""
    except HistoryError:
        return False


def check(path: Path) -> str:
    """What SQLite's quick check finds wrong in the history, its first line; empty if it is whole.

    It reads the whole file. Raises `HistoryError` where that is not even possible.
    """
    with Database.open(path) as database, database.reading() as connection:
        try:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            return str(error)
    return "" if found == "ok" else str(found).splitlines()[-1]


def join_spare(path: Path) -> int:
    """Take what was kept beside the history into it; the number of sessions and records taken.

    A session of which the history holds only a beginning is taken whole. Nothing happens where
    there is no spare file, or somebody is writing it. Raises `HistoryError`.
    """
    spare = spare_of(path)
    if not spare.is_file():
        return 0
    from player.storage.export import export_lines  # only where there is a spare file
    from player.storage.importing import import_lines

    with History.open(path) as history, History.open(spare) as kept:
        with kept.reading() as connection:
            found = connection.execute("SELECT routine, started, player FROM session").fetchall()
        if any(kept.players.is_alive(row["player"]) for row in found):
            return 0
        for row in found:
            _remove_beginning(history, row["routine"], row["started"])
        result = import_lines(history, export_lines(kept))
    if not result.troubles:
        for name in (spare.name, spare.name + _WAL, spare.name + _SHM):
            spare.with_name(name).unlink(missing_ok=True)
    return result.added


def _remove_beginning(history: History, routine: str, started: int) -> None:
    """Remove the unended session of a routine that started then, in microseconds of UTC."""
    asked = "SELECT id FROM session WHERE routine = ? AND started = ? AND outcome IS NULL"
    with history.reading() as connection:
        begun = connection.execute(asked, (routine, started)).fetchall()
    for row in begun:
        history.delete(row["id"])


def _opens(path: Path) -> bool:
    """Whether a file can be written to; it is made."""
    try:
        with Database.open(path) as database, database.writing():
            return True
    except HistoryError:
        remove_empty(path)
        return False


def remove_empty(path: Path) -> None:
    """Remove what is left of a file of which not even the first page could be written."""
    with suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()
