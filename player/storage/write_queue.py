"""A queue of writes with one thread that does them in order; what a disk refuses stays first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Condition, Thread

from player.storage.errors import HistoryError, NoSession

Write = Callable[[], None]


class WriteQueue:
    """Does writes in order in a thread of its own.

    A write that raises `HistoryError` stays first and is tried again, with all behind it, at the
    next `put` and at `close`. A write that raises `NoSession`, or anything else, would fail again
    and is dropped. The thread calls `after_trouble` and `at_end`.
    """

    def __init__(self, after_trouble: Callable[[], None], at_end: Callable[[], None]) -> None:
        self._after_trouble = after_trouble
        self._at_end = at_end
        self._writes: deque[Write] = deque()
        self._changed = Condition()
        self._asked = 0
        self._tried = 0
        self._closing = False
        self._fault: Exception | None = None
        self._waiting_for: str | None = None
        self.lost: str | None = None
        """Why a write was dropped; it stays until somebody resets it to None."""
        self._thread = Thread(target=self._work, name="history", daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> str | None:
        """Why something is not on the disk, in a sentence; None if all is well."""
        return self._waiting_for or self.lost

    @property
    def is_alive(self) -> bool:
        """Whether a write still runs; after the close, one that the disk does not answer."""
        return self._thread.is_alive()

    def put(self, write: Write) -> None:
        """Add a write and return at once."""
        with self._changed:
            if self._closing:
                raise RuntimeError("this queue is closed")
            self._writes.append(write)
            self._asked += 1
            self._changed.notify_all()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until everything was tried; whether all was done within `timeout` seconds."""
        with self._changed:
            asked = self._asked
            self._changed.wait_for(lambda: self._tried >= asked, timeout)
            return self._tried >= asked and not self._writes

    def close(self, timeout: float | None = None) -> bool:
        """Try what is left and stop; whether all was done within `timeout` seconds.

        Raises, once, the first unexpected exception of a write.
        """
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout)
        fault, self._fault = self._fault, None
        if fault is not None:
            raise fault
        return not self._thread.is_alive() and not self._writes

    def _work(self) -> None:
        closing = False
        while not closing:
            with self._changed:
                self._changed.wait_for(lambda: self._closing or self._asked > self._tried)
                closing, asked = self._closing, self._asked
            self._try_all()
            with self._changed:
                self._tried = asked
                self._changed.notify_all()
        self._at_end()

    def _try_all(self) -> None:
        while self._writes:
            try:
                self._writes[0]()
            except NoSession as error:
                self.lost = self.lost or str(error)
            except HistoryError as error:
                self._waiting_for = str(error)
                self._after_trouble()
                return
            except Exception as fault:
                self._fault = self._fault or fault
                self.lost = f"A part of this session could not be written down ({fault})."
            self._writes.popleft()
        self._waiting_for = None
