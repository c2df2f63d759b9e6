"""Keeping the session that is being played, off the drawing thread: no frame waits for a disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from player.model.record import AskAnswer, Pain, Repetition, SessionEnd, SessionStart, Spent
from player.model.routine import Asked
from player.storage.errors import HistoryError, NoSession, unusable
from player.storage.history import History
from player.storage.locks import PlayerLock
from player.storage.write_queue import WriteQueue

_NONE: Mapping[Asked, int] = MappingProxyType({})


class Recorder:
    """Writes one session after another into the history at `path`; without a path, nowhere.

    Every method but `wait` and `close` returns at once. What the disk refuses is tried again,
    in order, at the next write and at the close. The seconds passed in are those of this run;
    those of a resumed session are added to them.
    """

    def __init__(self, path: Path | None, opened: Callable[[Path], History] = History.open) -> None:
        self._opened = opened
        # Only the queue's thread uses these.
        self._history: History | None = None
        self._lock: PlayerLock | None = None
        self._session: int | None = None
        self._before = Spent()
        self._path = path or Path()
        self._queue = WriteQueue(self._close_history, self._stop) if path else None

    @property
    def trouble(self) -> str | None:
        """A sentence for the screen as long as something is not on the disk, else None."""
        return self._queue.trouble if self._queue else None

    def begin(self, start: SessionStart) -> None:
        self._put(partial(self._begin, start))

    def resume(self, session: int) -> None:
        """An unfinished session goes on."""
        self._put(partial(self._resume, session))

    def reached(self, step: int) -> None:
        """The step of this number has begun."""
        self._write(lambda history, session: history.reached(session, step))

    def repetition(self, repetition: Repetition, spent: Spent) -> None:
        """A repetition was finished, after so many seconds of this run."""
        self._write(lambda history, session: history.add(session, repetition, self._in_all(spent)))

    def pain(self, pain: Pain) -> None:
        self._write(lambda history, session: history.pain(session, pain))

    def answer(self, answer: AskAnswer) -> None:
        self._write(lambda history, session: history.answer(session, answer))

    def end(self, end: SessionEnd) -> None:
        """The session ended; ratings and a note may follow."""
        self._write(partial(self._end, end))

    def rate(self, before: Mapping[Asked, int] = _NONE, after: Mapping[Asked, int] = _NONE) -> None:
        """The person's ratings, 0 to 10; those that are not given stay."""
        given = dict(before), dict(after)
        self._write(lambda history, session: history.rate(session, *given))

    def note(self, text: str) -> None:
        """The person's note, in the place of an older one."""
        self._write(lambda history, session: history.note(session, text))

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until all so far was tried; whether all is on the disk within `timeout` seconds."""
        return self._queue.wait(timeout) if self._queue else True

    def close(self, timeout: float | None = None) -> bool:
        """Write what is left and stop; whether all is on the disk within `timeout` seconds."""
        return self._queue.close(timeout) if self._queue else True

    def _put(self, write: Callable[[], None]) -> None:
        if self._queue is not None:
            self._queue.put(write)

    def _write(self, write: Callable[[History, int], None]) -> None:
        def written() -> None:
            if self._session is None:
                raise NoSession("No session is being written down.")
            write(self._open(), self._session)

        self._put(written)

    def _begin(self, start: SessionStart) -> None:
        with self._play() as (history, token):
            self._session = history.begin(start, token)
            self._before = Spent()

    def _resume(self, session: int) -> None:
        with self._play() as (history, token):
            self._before = history.resume(session, token).spent
            self._session = session

    @contextmanager
    def _play(self) -> Iterator[tuple[History, str]]:
        """Leave the last session for another one, under a new lock."""
        self._free_lock()
        self._session = None
        history = self._open()
        lock = history.players.take()
        try:
            yield history, lock.token
        except BaseException:
            lock.free()
            raise
        self._lock = lock
        if self._queue is not None:
            self._queue.lost = None

    def _end(self, end: SessionEnd, history: History, session: int) -> None:
        history.end(session, replace(end, spent=self._in_all(end.spent)))
        self._free_lock()

    def _in_all(self, spent: Spent) -> Spent:
        return Spent(
            self._before.active + spent.active,
            self._before.paused + spent.paused,
            self._before.waiting + spent.waiting,
        )

    def _open(self) -> History:
        """The history, opened anew after a trouble, since its disk may have come back."""
        if self._session is not None and not self._path.exists():
            raise HistoryError(unusable(self._path, "it has gone. Put it back where it was."))
        if self._history is None:
            self._history = self._opened(self._path)
        return self._history

    def _free_lock(self) -> None:
        if self._lock is not None:
            self._lock.free()
            self._lock = None

    def _close_history(self) -> None:
        if self._history is not None:
            self._history.close()
            self._history = None

    def _stop(self) -> None:
        self._close_history()
        self._free_lock()
