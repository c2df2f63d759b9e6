"""Keeping the session that is being played, off the drawing thread: no frame waits for a disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from player.model.record import Answer, Pain, Repetition, SessionEnd, SessionStart, Spent
from player.model.routine import Asked
from player.storage.errors import HistoryError, NoSession, sentence
from player.storage.history import History
from player.storage.locks import PlayerLock
from player.storage.write_queue import WriteQueue

_NONE: Mapping[Asked, int] = MappingProxyType({})


class Recorder:
    """Writes one session after another into the history at `path`, as they happen.

    Every method but `wait` and `close` returns at once. What the disk refuses is tried again,
    in order, at the next write and at the close. The seconds passed in are those of this run;
    those of a resumed session are added to them.
    """

    def __init__(self, path: Path, opened: Callable[[Path], History] = History.open) -> None:
        self._path = path
        self._opened = opened
        # These belong to the line's thread; the others only look at the session's number.
        self._history: History | None = None
        self._life: PlayerLock | None = None
        self._session: int | None = None
        self._before = Spent()
        self._line = WriteQueue(self._let_go, self._stop)

    @property
    def trouble(self) -> str | None:
        """A sentence for the screen as long as something is not on the disk, else None."""
        return self._line.trouble

    @property
    def unsaved(self) -> int:
        """How many writes are not on the disk yet."""
        return self._line.unsaved

    def begin(self, begun: SessionStart) -> None:
        """A session has begun."""
        self._line.put(partial(self._begin, begun))

    def resume(self, session: int) -> None:
        """An unfinished session goes on."""
        self._line.put(partial(self._resume, session))

    def reached(self, step: int) -> None:
        """The step of this number has begun."""
        self._put(lambda history, session: history.reached(session, step))

    def repetition(self, repetition: Repetition, spent: Spent) -> None:
        """A repetition was finished, after so many seconds of this run."""
        self._put(lambda history, session: history.add(session, repetition, self._in_all(spent)))

    def pain(self, pain: Pain) -> None:
        """The person told of a pain."""
        self._put(lambda history, session: history.pain(session, pain))

    def answer(self, answer: Answer) -> None:
        """The person answered an `ask` step."""
        self._put(lambda history, session: history.answer(session, answer))

    def end(self, ended: SessionEnd) -> None:
        """The session ended, after so many seconds of this run; ratings and a note may follow."""
        self._put(partial(self._end, ended))

    def rate(self, before: Mapping[Asked, int] = _NONE, after: Mapping[Asked, int] = _NONE) -> None:
        """The person's ratings, 0 to 10; those that are not given stay."""
        given = dict(before), dict(after)
        self._put(lambda history, session: history.rate(session, *given))

    def note(self, text: str) -> None:
        """The person's note, in the place of an older one."""
        self._put(lambda history, session: history.note(session, text))

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until all so far was tried; whether all is on the disk within `timeout` seconds."""
        return self._line.wait(timeout)

    def close(self, timeout: float | None = None) -> bool:
        """Write what is left and stop; whether all is on the disk within `timeout` seconds."""
        return self._line.close(timeout)

    def _put(self, write: Callable[[History, int], None]) -> None:
        self._line.put(partial(self._write, write))

    def _write(self, write: Callable[[History, int], None]) -> None:
        if self._session is None:
            raise NoSession("No session is being written down.")
        write(self._open(), self._session)

    def _begin(self, begun: SessionStart) -> None:
        self._stop_playing()
        history = self._open()
        life = history.players.take()
        try:
            session = history.begin(begun, life.token)
        except BaseException:
            life.free()
            raise
        self._play(session, life, Spent())

    def _resume(self, session: int) -> None:
        self._stop_playing()
        history = self._open()
        life = history.players.take()
        try:
            record = history.resume(session, life.token)
        except BaseException:
            life.free()
            raise
        self._play(session, life, record.spent)

    def _end(self, ended: SessionEnd, history: History, session: int) -> None:
        history.end(session, replace(ended, spent=self._in_all(ended.spent)))
        self._free_life()

    def _in_all(self, spent: Spent) -> Spent:
        return Spent(
            self._before.active + spent.active,
            self._before.paused + spent.paused,
            self._before.waiting + spent.waiting,
        )

    def _open(self) -> History:
        """The history, opened anew after a trouble, since its disk may have come back."""
        if self._session is not None and not self._path.exists():
            raise HistoryError(sentence(self._path, "it has gone. Put it back where it was."))
        if self._history is None:
            self._history = self._opened(self._path)
        return self._history

    def _play(self, session: int, life: PlayerLock, before: Spent) -> None:
        self._session, self._life, self._before = session, life, before
        self._line.lost = None

    def _stop_playing(self) -> None:
        self._free_life()
        self._session = None

    def _free_life(self) -> None:
        if self._life is not None:
            self._life.free()
            self._life = None

    def _let_go(self) -> None:
        if self._history is not None:
            self._history.close()
            self._history = None

    def _stop(self) -> None:
        self._let_go()
        self._free_life()


class Unrecorded:
    """Stands where a `Recorder` would and keeps nothing (`--no-log`)."""

    trouble: str | None = None
    unsaved: int = 0

    def begin(self, begun: SessionStart) -> None:
        """Keep nothing."""

    def resume(self, session: int) -> None:
        """Keep nothing."""

    def reached(self, step: int) -> None:
        """Keep nothing."""

    def repetition(self, repetition: Repetition, spent: Spent) -> None:
        """Keep nothing."""

    def pain(self, pain: Pain) -> None:
        """Keep nothing."""

    def answer(self, answer: Answer) -> None:
        """Keep nothing."""

    def end(self, ended: SessionEnd) -> None:
        """Keep nothing."""

    def rate(self, before: Mapping[Asked, int] = _NONE, after: Mapping[Asked, int] = _NONE) -> None:
        """Keep nothing."""

    def note(self, text: str) -> None:
        """Keep nothing."""

    def wait(self, timeout: float | None = None) -> bool:
        """There is nothing to wait for."""
        return True

    def close(self, timeout: float | None = None) -> bool:
        """There is nothing to write."""
        return True


Log = Recorder | Unrecorded
"""What a screen writes the session to."""
