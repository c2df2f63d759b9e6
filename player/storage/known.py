"""What was last known of a history, in a small file beside it.

By it an empty file, or an older one, is told from a new history. Whatever adds a session writes it
afterwards and whatever deletes one before: so it never knows of more than there should be.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from player import places

_DIGESTED = 20
"""The newest sessions that the digest is made of."""

_LARGEST = 1024 * 1024
"""Bytes of the file."""

_RECORDS = (
    "urge", "crack", "screening", "unlock", "daily_check", "morning", "habit_check", "card_shown",
    "weekly_check", "consulted",
)  # fmt: skip
"""The tables of the records beside the sessions."""


class Known(Struct, frozen=True):
    """The number of sessions and of records beside them, the last day, and a digest of the newest.

    `settled` are the names of files set aside about which the person has decided.
    """

    sessions: int = 0
    records: int = 0
    last_day: str = ""
    digest: str = ""
    settled: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        return bool(self.sessions or self.records)

    def in_words(self) -> str:
        many = f"{self.sessions} session" + ("" if self.sessions == 1 else "s")
        return f"{many}, the last one of {self.last_day}" if self.sessions else many


def journal_of(path: Path) -> Path:
    """The small file beside the history at `path`."""
    return path.with_name(f"{path.stem}.known.json")


def may_lack(path: Path) -> bool:
    """Whether a history may lack something: what was known of it is there, or it was set aside."""
    return places.is_there(journal_of(path)) or any(path.parent.glob(f"{path.stem}.broken-*"))


def last_known(path: Path) -> Known:
    """What was last known of the history at `path`; nothing where that cannot be read."""
    try:
        return msgspec.json.decode(places.read_file(journal_of(path), _LARGEST), type=Known)
    except (OSError, ValueError, msgspec.MsgspecError):
        return Known()


def known_now(connection: sqlite3.Connection, settled: tuple[str, ...] = ()) -> Known:
    """What an open history holds."""
    from hashlib import blake2b  # 3 ms that a start does without

    sessions, last_day = connection.execute(
        "SELECT coalesce(sum(sessions), 0), coalesce(max(local_day), '') FROM day"
    ).fetchone()
    counted = " + ".join(f"(SELECT count(*) FROM {table})" for table in _RECORDS)
    (records,) = connection.execute(f"SELECT {counted}").fetchone()
    newest = connection.execute(
        "SELECT id, routine, started FROM session ORDER BY id DESC LIMIT ?", (_DIGESTED,)
    ).fetchall()
    digest = blake2b(repr([tuple(row) for row in newest]).encode(), digest_size=16).hexdigest()
    return Known(sessions, records, last_day, digest, settled)


def note_known(path: Path, connection: sqlite3.Connection) -> None:
    """Write down what the open history at `path` holds; where that is refused, nothing.

    A file beside the history, whose name has a second point, has none.
    """
    if "." not in path.stem and not str(path).startswith(":"):
        with suppress(sqlite3.Error):
            write_known(path, known_now(connection, last_known(path).settled))


def write_known(path: Path, known: Known) -> None:
    """Write it whole or not at all; where that is refused, nothing: the history is what counts."""
    with suppress(OSError):
        places.write_private(journal_of(path), msgspec.json.encode(known))
