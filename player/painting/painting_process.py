"""The process that paints: orders in, pictures out.

It works beside a moving picture, so at the lowest priority. It ends when the player closes the
pipe or is gone, and when there has been nothing to do for a while, which frees its memory; the
player starts another one for what comes then.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
from bisect import insort
from collections import deque
from pathlib import Path
from typing import IO

from player.painting.last_pictures import write_picture
from player.painting.layers import Surface, layer_over, pixels_of
from player.painting.numbering import Numbering
from player.painting.steps import next_step, share_of
from player.painting.strips import HIGH, weight_of
from player.painting.subject import Subject, paint
from player.painting.wire import Order, Painted, Task, read, write

NICENESS = 15

REST = 8.0
"""Seconds without anything to do after which it ends."""

BASES = 4
"""Bases that are kept at most."""


class _Progress:
    """What has been sent of one task."""

    def __init__(self, task: Task) -> None:
        self.steps = sorted(task.have)
        self.weight = task.weight

    def next(self, task: Task) -> int | None:
        """The step to paint next; None when all are there, or the room is taken."""
        if not task.steps:
            return None if self.steps else 0
        known = len(self.steps)
        if known > 1 and self.weight + self.weight // known > task.room:
            return None
        return next_step(self.steps, task.steps)


class _Film:
    """A movement whose steps are painted, with the table of their colours."""

    def __init__(self, task: Task, base: Surface) -> None:
        self._task = task
        some = (0, task.steps // 2, task.steps)
        self._samples = {step: self._picture(step) for step in some}
        palette = task.subject.palette
        kept = (palette.background, palette.mat, palette.mat_edge)
        self._numbering = Numbering(base, list(self._samples.values()), kept)

    def _picture(self, step: int) -> Surface:
        return paint(self._task.subject.at(share_of(step, self._task.steps)))

    def painted(self, step: int) -> tuple[Painted, bytes]:
        """A step as strips."""
        picture = self._samples.pop(step, None) or self._picture(step)
        pixels, places, area = self._numbering.strips(picture)
        size = (len(pixels) // HIGH, HIGH)
        weight = weight_of(size[0], len(places))
        colours = self._numbering.colours
        number = self._task.number
        return Painted(
            number, step, area[:2], size, weight, places.tobytes(), colours, area
        ), pixels


class Workshop:
    """Paints what was ordered, a picture at a time."""

    def __init__(self) -> None:
        self._urgent: deque[Task] = deque()
        self._tasks: tuple[Task, ...] = ()
        self._progress: dict[int, _Progress] = {}
        self._bases: dict[Subject, Surface] = {}
        self._films: dict[int, _Film] = {}

    def take(self, order: Order) -> None:
        """Note an order."""
        if order.urgent:
            self._urgent.extend(order.tasks)
            return
        self._tasks = order.tasks
        known = {task.number for task in order.tasks}
        self._progress = {n: one for n, one in self._progress.items() if n in known}
        self._films = {n: one for n, one in self._films.items() if n in known}

    def paint_next(self) -> tuple[Painted, bytes] | None:
        """Paint one more picture; None when there is nothing to do."""
        if self._urgent:
            return self._still(self._urgent.popleft())
        for task in self._tasks:
            progress = self._progress.setdefault(task.number, _Progress(task))
            step = progress.next(task)
            if step is not None:
                painted, pixels = self._step(task, step) if task.steps else self._still(task)
                insort(progress.steps, step)
                progress.weight += painted.weight
                return painted, pixels
        return None

    def _still(self, task: Task) -> tuple[Painted, bytes]:
        picture = paint(task.subject)
        if task.keep:
            with contextlib.suppress(OSError):  # it is only for a quicker start next time
                write_picture(Path(task.keep), picture)
        if task.base is None:
            whole = Painted(task.number, 0, (0, 0), picture.get_size())
            return whole, pixels_of(picture)
        layer = layer_over(self._base(task.base), picture)
        size = layer.picture.get_size()
        painted = Painted(task.number, 0, layer.area.topleft, size, layer.weight)
        return painted, pixels_of(layer.picture)

    def _step(self, task: Task, step: int) -> tuple[Painted, bytes]:
        if task.number not in self._films:
            base = self._base(task.base or task.subject.resting())
            self._films[task.number] = _Film(task, base)
        return self._films[task.number].painted(step)

    def _base(self, subject: Subject) -> Surface:
        if subject not in self._bases:
            while len(self._bases) >= BASES:
                del self._bases[next(iter(self._bases))]
            self._bases[subject] = paint(subject)
        return self._bases[subject]


def _listen(pipe: IO[bytes], orders: queue.SimpleQueue[Order]) -> None:
    """Pass on the orders; at their end the process ends, whatever it is doing."""
    while (order := read(pipe, Order)) is not None:
        orders.put(order)
    os._exit(0)


def serve(orders: queue.SimpleQueue[Order], out: IO[bytes]) -> None:
    """Paint what is ordered until nothing has been for a while, or nobody looks."""
    workshop, idle = Workshop(), True
    while True:
        try:
            order = orders.get(timeout=REST) if idle else orders.get_nowait()
        except queue.Empty:
            if idle:
                return
        else:
            workshop.take(order)
            idle = False
            continue
        found = workshop.paint_next()
        idle = found is None
        if found is not None:
            write(out, *found)


def main() -> int:
    """Serve the pipes; whatever else is printed goes to standard error."""
    if sys.platform != "win32":  # there the player sets the priority
        with contextlib.suppress(OSError):
            os.nice(NICENESS)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
    source = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    threading.Thread(target=_listen, args=(source, orders), name="orders", daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        serve(orders, out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
