"""How much memory a process takes, where the system tells."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_PROCESSES = Path("/proc")


def own_memory(kind: str = "Pss") -> float | None:
    """What this process takes in MiB; None where it cannot be known.

    `Pss` is the proportional set size, `Anonymous` what is its own alone: the share of a library
    in the first grows when other programs that use the library end.
    """
    return memory_of(os.getpid(), kind)


def memory_of(process: int, kind: str = "Pss") -> float | None:
    """What a process takes in MiB; None where it cannot be known."""
    try:
        told = (_PROCESSES / str(process) / "smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return None
    for line in told.splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1]) / 1024
    return None


def children(process: int | str = "self") -> list[int]:
    """The processes that this one, or another, started and that still run.

    Empty where it cannot be known.
    """
    found: list[int] = []
    for task in _PROCESSES.glob(f"{process}/task/*/children"):
        with suppress(OSError):  # it has just ended
            found += map(int, task.read_text(encoding="ascii").split())
    return found
