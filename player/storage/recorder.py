"""Keeping the session that is being played, off the drawing thread: no frame waits for a disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from player import places
from player.model.record import AskAnswer, Pain, Repetition, SessionEnd, SessionStart, Spent
from player.model.routine import Asked
from player.storage.errors import HistoryError, NoSession, Reason, unusable
from player.storage.fallback import place_left, remove_empty, spare_of
from player.storage.history import History
from player.storage.locks import PlayerLock
from player.storage.write_queue import WriteQueue

_NONE: Mapping[Asked, int] = MappingProxyType({})


Said = Callable[[History, int], None]
"""Something to write of the session with that number."""


class Recorder:
    """Writes one session after another into the history at `path`; without a path, nowhere.

    Every method but `wait`, `close` and `save` returns at once. What the disk refuses is tried
    again, in order, at the next write and at the close; a history that cannot be used at the
    beginning of a session is left for the place that `fallback` finds. What could still not be
    written at the close goes into the spare file. The seconds passed in are those of this run;
    those of a resumed session are added to them. `after_end` is called from another thread with
    the day on which a session ended, when that is on the disk.
    """

    def __init__(
        self,
        path: Path | None,
        opened: Callable[[Path], History] = History.open,
        after_end: Callable[[date], None] | None = None,
    ) -> None:
        self._opened = opened
        self._after_end = after_end
        # Only the queue's thread uses these.
        self._history: History | None = None
        self._lock: PlayerLock | None = None
        self._session: int | None = None
        self._before = Spent()
        self._path = path or Path()
        self._run: list[tuple[SessionStart, list[Said]]] = []
        """The last session, and those before it that are not on the disk: all that was said."""
        self._said: list[Said] = []
        self.told = ""
        """Where the session is kept in place of a history that cannot be used, in a sentence."""
        self._taken = ""
        self._is_safe = False
        self._queue = WriteQueue(self._close_history, self._stop) if path else None

    @property
    def trouble(self) -> str | None:
        """A sentence for the screen as long as something is not on the disk, else None."""
        return self._queue.trouble if self._queue else None

    def take_news(self) -> str:
        """Once, where the session is kept in place of a history that cannot be used."""
        if self.told == self._taken:
            return ""
        self._taken = self.told
        return self.told

    def move(self, path: Path) -> None:
        """Write what comes from now on into another file."""

        def moved() -> None:
            self._close_history()
            self._path = path

        self._put(moved)

    def begin(self, start: SessionStart) -> None:
        if self.trouble is None:
            self._run.clear()
        self._said = []
        self._run.append((start, self._said))
        self._put(partial(self._begin, start))

    def resume(self, session: int) -> None:
        """An unfinished session goes on."""
        self._said = []
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
        self._write(lambda history, session: history.end(session, self._with_all(end)))
        self._put(partial(self._ended, end.ended.date()))

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
        if self._queue is None or self._queue.close(timeout):
            return True
        return not self._queue.is_alive and self._rescue()

    def save(self, target: Path) -> bool:
        """Save the sessions of this run as lines to import; False where there are none.

        A session that was resumed has its beginning in the history, and is none of them. Raises
        OSError.
        """
        from player.storage.export import export_lines  # only in trouble

        with History.open(Path(":memory:")) as memory:
            self._write_all(memory)
            lines = [f"{line}\n" for line in export_lines(memory)]
        if lines:
            places.write_private(target, "".join(lines).encode("utf-8"))
        return bool(lines)

    def _rescue(self) -> bool:
        """Write the sessions of this run beside the history, once; whether that is done."""
        if not self._run or self._is_safe:
            return self._is_safe
        beside = spare_of(self._path)
        try:
            with self._opened(beside) as spare:
                self._write_all(spare)
        except HistoryError:
            remove_empty(beside)
            return False
        self._is_safe = True
        return True

    def _write_all(self, history: History) -> None:
        with history.writing():
            for start, said in self._run:
                session = history.begin(start)
                for write in said:
                    write(history, session)

    def _put(self, write: Callable[[], None]) -> None:
        if self._queue is not None:
            self._queue.put(write)

    def _write(self, write: Said) -> None:
        self._said.append(write)

        def written() -> None:
            if self._session is None:
                raise NoSession("No session is being written down.")
            write(self._open(), self._session)

        self._put(written)

    def _begin(self, start: SessionStart) -> None:
        try:
            self._begin_here(start)
        except HistoryError as trouble:
            if not self._leave(trouble):
                raise
            self._begin_here(start)

    def _begin_here(self, start: SessionStart) -> None:
        with self._play() as (history, token):
            self._session = history.begin(start, token)
            self._before = Spent()

    def _leave(self, trouble: HistoryError) -> bool:
        """Leave a history that cannot be used for what is left; whether there is a place."""
        self._close_history()
        left = place_left(self._path, trouble)
        self.told = left.said
        self._path = left.path or self._path
        return left.path is not None

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

    def _ended(self, day: date) -> None:
        self._free_lock()
        if self._after_end is not None and self._history is not None:
            self._after_end(day)

    def _with_all(self, end: SessionEnd) -> SessionEnd:
        return replace(end, spent=self._in_all(end.spent))

    def _in_all(self, spent: Spent) -> Spent:
        return Spent(
            self._before.active + spent.active,
            self._before.paused + spent.paused,
            self._before.waiting + spent.waiting,
        )

    def _open(self) -> History:
        """The history, opened anew after a trouble, since its disk may have come back."""
        if self._session is not None and not self._path.exists():
            why = "it has gone. Put it back where it was."
            raise HistoryError(unusable(self._path, why), Reason.GONE)
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
