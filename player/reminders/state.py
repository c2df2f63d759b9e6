"""What a reminder reads of the person's folder while it runs, and what it leaves between runs."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

from player.model.record import Outcome, SessionRecord
from player.model.settings import Settings
from player.plan.breaks import Sitting
from player.storage.errors import HistoryError
from player.storage.history import FILE as HISTORY_FILE
from player.storage.history import History
from player.storage.locks import PlayerLocks
from player.storage.settings import FILE as SETTINGS_FILE
from player.storage.settings import SettingsFile

SITTING_FILE = "remind.json"
"""What `--once` leaves for its next run."""

_MOVED = 60.0
"""Seconds of moving that are a break, in a session that was not done to its end."""

_LOOKED_AT = 5
"""Sessions, newest first, among which the last one with movement is looked for."""

Signature = tuple[tuple[int, int] | None, ...]


class SettingsWatch:
    """The settings as they stand in the file now, read anew when it changes.

    A file that cannot be read, since somebody is writing it just then, leaves the settings as they
    were.
    """

    def __init__(self, home: Path) -> None:
        self._file = SettingsFile(home / SETTINGS_FILE)
        self._seen: Signature | None = None
        self._last = Settings()

    def now(self) -> Settings:
        """The settings of this moment."""
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
        """Whether a session runs now, in any process."""
        try:
            return self._running.anyone()
        except HistoryError:
            return True  # somebody is at it just now: better no reminder than one over a session

    def moved(self) -> datetime | None:
        """The end of the last session in which something was done; None without one."""
        seen = _signature(self._path, self._path.with_name(f"{HISTORY_FILE}-wal"))
        if seen != self._seen and seen[0] is not None:
            try:
                with History.open(self._path) as history:
                    self._moved = _last_moved(history.sessions(limit=_LOOKED_AT))
            except HistoryError:
                return self._moved  # the player tells of it; the time since the last look counts
            self._seen = seen
        return self._moved


def load(home: Path) -> Sitting | None:
    """What the last run left; None if there is nothing, or nothing that can be read."""
    try:
        found = json.loads((home / SITTING_FILE).read_text("utf-8"))
        return Sitting(
            awake=float(found["awake"]),
            at=datetime.fromisoformat(found["at"]).astimezone(),
            since=datetime.fromisoformat(found["since"]).astimezone(),
            used=float(found["used"]),
            sat=float(found["sat"]),
            untouched=float(found["untouched"]),
            later=bool(found["later"]),
            playing=bool(found["playing"]),
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def save(home: Path, sitting: Sitting) -> None:
    """Leave the sitting for the next run. Raises OSError."""
    text = json.dumps(
        {
            "awake": sitting.awake,
            "at": sitting.at.isoformat(),
            "since": sitting.since.isoformat(),
            "used": sitting.used,
            "sat": sitting.sat,
            "untouched": sitting.untouched,
            "later": sitting.later,
            "playing": sitting.playing,
        },
        indent=1,
    )
    beside = home / f".{SITTING_FILE}.{os.getpid()}"
    try:
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(home / SITTING_FILE)
    finally:
        beside.unlink(missing_ok=True)


def _last_moved(newest: list[SessionRecord]) -> datetime | None:
    ends = [
        record.ended
        for record in newest
        if record.ended is not None and (_is_whole(record) or record.spent.active >= _MOVED)
    ]
    return max(ends, default=None)


def _is_whole(record: SessionRecord) -> bool:
    """Whether it was done to its end; a rehearsal at another speed is not moving."""
    return record.outcome is Outcome.COMPLETED and record.speed == 1


def _signature(*paths: Path) -> Signature:
    """What tells whether files have changed: the time and size of each, None where it is not."""
    found: list[tuple[int, int] | None] = []
    for path in paths:
        try:
            about = path.stat()
        except OSError:
            found.append(None)
        else:
            found.append((about.st_mtime_ns, about.st_size))
    return tuple(found)
