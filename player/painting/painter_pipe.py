"""The player's side of the process that paints. No call waits for it."""

from __future__ import annotations

import contextlib
import queue
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from player.painting.wire import Order, Painted, read, write

if TYPE_CHECKING:
    import subprocess

WAITING = 4
"""Pictures that wait to be taken at most; the process waits with the next ones."""

Arrival = tuple[Painted, bytes]

COMMAND = (sys.executable, "-m", "player.painting.painting_process")


class PainterPipe:
    """One process, from its start to its end."""

    def __init__(self, command: Sequence[str], arrived: Callable[[], object]) -> None:
        self._command = list(command)
        self._arrived = arrived
        self._orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._arrivals: queue.Queue[Arrival] = queue.Queue(WAITING)
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self.ended: str | None = None
        """Why the process has ended, once all that it painted is taken; "" if by itself."""
        self._end: str | None = None
        threading.Thread(target=self._run, name="painter-orders", daemon=True).start()

    def send(self, order: Order) -> None:
        """Have it paint."""
        self._orders.put(order)

    def take(self) -> Arrival | None:
        """The next picture that has come, if there is one."""
        try:
            return self._arrivals.get_nowait()
        except queue.Empty:
            self.ended = self._end
            return None

    def close(self) -> None:
        """End the process."""
        self._closed = True
        self._orders.put(None)
        while self.take() is not None:  # so that nobody waits for room
            pass
        if self._process is not None:
            from player.helper_process import end

            threading.Thread(target=end, args=(self._process,), name="painter-end").start()

    def _run(self) -> None:
        """Start the process and pass the orders on. Closing the pipe ends it."""
        try:
            process = self._process = _spawn(self._command)
        except OSError as why:
            self._end = str(why)
            self._arrived()
            return
        assert process.stdin is not None
        threading.Thread(target=self._read, args=(process,), name="painter", daemon=True).start()
        with contextlib.suppress(OSError), process.stdin as pipe:
            while (order := self._orders.get()) is not None:
                write(pipe, order)

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with contextlib.suppress(OSError, ValueError), process.stdout as pipe:
            while (painted := read(pipe, Painted)) is not None:
                pixels = pipe.read(painted.pixels)
                if self._closed:
                    break
                self._arrivals.put((painted, pixels))
                self._arrived()
        self._orders.put(None)
        code = process.wait()
        self._end = f"it ended with {code}" if code else ""
        self._arrived()


def _spawn(command: list[str]) -> subprocess.Popen[bytes]:
    import subprocess  # not before the first frame

    from player.helper_process import flags, surroundings

    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings(OPENBLAS_NUM_THREADS="1", PYGAME_HIDE_SUPPORT_PROMPT="1"),
        creationflags=flags(),
    )
