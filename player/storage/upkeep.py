"""What is done for the history in a thread of its own: the check of a start, the copy of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Thread

from player import places
from player.storage.backups import back_up
from player.storage.errors import HistoryError, Reason
from player.storage.fallback import check, join_spare

_BROKEN = "A part of your history is broken. `untwist history repair` brings back what it can."


class Upkeep:
    """Looks after the history at `path` while nobody waits for it.

    It is made before anything opens the history: by the log that SQLite left beside it, it knows
    whether the last end was a clean one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._was_cut_off = places.is_there(path.with_name(f"{path.name}-wal"))
        self._threads: list[Thread] = []
        self.told: list[str] = []
        """What was found, in sentences."""

    def begin(self) -> None:
        """Take in what was kept beside the history; check it if the last end was not clean."""
        if places.is_there(self._path):
            self._do(self._begin)

    def back_up(self, day: date) -> None:
        """Copy the history, if there is no copy of that day yet."""
        self._do(lambda: self._copy(day))

    def close(self, timeout: float) -> None:
        """Wait for what is being done, at most `timeout` seconds for each."""
        for thread in self._threads:
            thread.join(timeout)

    def _do(self, what: Callable[[], None]) -> None:
        before = self._threads[-1] if self._threads else None

        def done() -> None:
            if before is not None:
                before.join()
            what()

        self._threads.append(Thread(target=done, name="upkeep", daemon=True))
        self._threads[-1].start()

    def _begin(self) -> None:
        try:
            if self._was_cut_off and check(self._path):
                self.told.append(_BROKEN)
            else:
                join_spare(self._path)
        except HistoryError as trouble:
            self._tell(trouble)

    def _copy(self, day: date) -> None:
        try:
            back_up(self._path, day)
        except HistoryError as trouble:
            self._tell(trouble)

    def _tell(self, trouble: HistoryError) -> None:
        """Say that it is broken; what keeps it from being opened is said where it is opened."""
        if trouble.reason in (Reason.BROKEN, Reason.NO_SENSE):
            self.told.append(_BROKEN)
