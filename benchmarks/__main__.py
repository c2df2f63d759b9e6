"""`python -m benchmarks [GROUP…]`: measure, and print the table."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
import time

from benchmarks.place import a_place
from benchmarks.table import Row, as_text, skipped

GROUPS = (
    "start", "frames", "share", "wheel", "cues", "drift", "reading", "hostile", "history",
    "terminal", "saving", "memory", "voice",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run the groups that are named, or all; 1 if something fails its goal altogether."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], metavar="GROUP")
    named = parser.parse_args(arguments).groups or GROUPS
    rows: list[Row] = []
    with a_place() as place:
        for group in named:
            begun = time.monotonic()
            try:
                rows += importlib.import_module(f"benchmarks.{group}").rows(place)
            except RuntimeError as trouble:
                rows.append(skipped(group, str(trouble).strip().splitlines()[-1]))
            print(f"{group}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    cores = os.cpu_count()
    print(f"{platform.platform()}, {cores} cores, Python {platform.python_version()}\n")
    print(as_text(rows))
    return 1 if any(row.verdict == "FAILS" for row in rows) else 0


if __name__ == "__main__":
    raise SystemExit(main())
