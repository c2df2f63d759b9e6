"""What a reminder reads from the person's folder while it runs, and what it keeps between runs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from player import places
from player.model.record import Outcome, SessionRecord
from player.model.settings import Settings
from player.plan.breaks import Sitting
from player.storage.errors import HistoryError
from player.storage.history import HISTORY_FILE, History
from player.storage.locks import PlayerLocks
from player.storage.settings import SETTINGS_FILE, SettingsFile

SITTING_FILE = "remind.json"
"""What `--once` leaves for its next run."""

_MOVED = 60.0
"""Seconds of moving that count as a break in a session that was not completed."""

_LOOKED_AT = 5
"""The newest sessions, among which the last one with movement is looked for."""

Signature = tuple[tuple[int, int] | None, ...]


class SettingsWatch:
    """The settings in the file, read again when it changes.

    While the file cannot be read, because somebody is writing it, the settings stay as they were.
    """

    def __init__(self, home: Path) -> None:
        self._file = SettingsFile(home / SETTINGS_FILE)
        self._seen: Signature | None = None
        self._last = Settings()

    def now(self) -> Settings:
        seen = _signature(self._file.path)
        if seen != self._seen:
            self._seen = seen
            self._last = self._file.glance() or self._last
        return self._last


class SessionsWatch:
    """Whether a session runs, and when the person last moved by one."""

    def __init__(self, home: Path) -> None:
        self._path = home / HISTORY_FILE
        self._running = PlayerLocks(home / "running")
        self._seen: Signature | None = None
        self._moved: datetime | None = None

    def is_playing(self) -> bool:
        """Whether a session is played now, in any process."""
        try:
            return self._running.anyone()
        except HistoryError:
            return True  # in doubt: better no reminder than one over a session

    def moved(self) -> datetime | None:
        """The end of the last session with enough movement; None without one."""
        seen = _signature(self._path, self._path.with_name(f"{HISTORY_FILE}-wal"))
        if seen != self._seen and seen[0] is not None:
            try:
                self._moved = _last_moved(History(self._path).sessions(limit=_LOOKED_AT))
            except HistoryError:
                return self._moved  # the player will say so; until then the last look counts
            self._seen = seen
        return self._moved


def load(home: Path) -> Sitting | None:
    """What the last run left; None if there is nothing, or nothing that can be read."""
    try:
        found = msgspec.json.decode(places.read_file(home / SITTING_FILE, 4096), type=Sitting)
    except (OSError, ValueError):
        return None
    return replace(found, at=found.at.astimezone(), since=found.since.astimezone())


def save(home: Path, sitting: Sitting) -> None:
    """Leave the sitting for the next run. Raises OSError."""
    places.write_private(home / SITTING_FILE, msgspec.json.encode(sitting))


def _last_moved(newest: list[SessionRecord]) -> datetime | None:
    ends = [
        record.ended
        for record in newest
        if record.ended is not None and (_completed(record) or record.spent.active >= _MOVED)
    ]
    return max(ends, default=None)


def _completed(record: SessionRecord) -> bool:
    """Whether it was completed at its own speed; a rehearsal at another one is no movement."""
    return record.outcome is Outcome.COMPLETED and record.speed == 1


def _signature(*paths: Path) -> Signature:
    """The time and size of each file, None if it is not there: they tell whether it changed."""
    found: list[tuple[int, int] | None] = []
    for path in paths:
        try:
            about = path.stat()
        except OSError:
            found.append(None)
        else:
            found.append((about.st_mtime_ns, about.st_size))
    return tuple(found)
