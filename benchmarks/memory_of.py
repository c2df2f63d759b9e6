"""How much memory a process takes, where the system tells."""

from __future__ import annotations

import os
from pathlib import Path

_PROCESSES = Path("/proc")


def own_memory() -> float | None:
    """The proportional set size of this process in MiB; None where it cannot be known."""
    return memory_of(os.getpid())


def memory_of(process: int) -> float | None:
    """The proportional set size of a process in MiB; None where it cannot be known."""
    try:
        told = (_PROCESSES / str(process) / "smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return None
    for line in told.splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return None


def children() -> list[int]:
    """The processes that this one started and that still run; empty where it cannot be known."""
    found: list[int] = []
    for task in _PROCESSES.glob("self/task/*/children"):
        found += map(int, task.read_text(encoding="ascii").split())
    return found
