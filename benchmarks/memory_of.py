"""How much memory a process takes, where the system tells."""

from __future__ import annotations

from pathlib import Path

_ROLLUP = Path("/proc/self/smaps_rollup")


def own_memory() -> float | None:
    """The proportional set size of this process in MiB; None where it cannot be known."""
    if not _ROLLUP.exists():
        return None
    for line in _ROLLUP.read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return None
