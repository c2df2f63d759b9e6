"""A campaign against all that a person keeps: `python -m tests.campaign --minutes 10 --seed 1`.

It works in folders of its own. A disk without room is tried where a file system may be mounted.
"""

from __future__ import annotations

import argparse
import os
import time
from random import Random

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from tests.campaign.files import files
from tests.campaign.inputs import inputs
from tests.campaign.kills import kills
from tests.campaign.surroundings import clocks, disks, streams
from tests.campaign.tally import Part, Tally, as_table

PARTS: tuple[tuple[Part, float], ...] = (
    (kills, 0.35), (files, 0.25), (inputs, 0.2), (disks, 0.1), (streams, 0.06), (clocks, 0.04),
)  # fmt: skip
"""Each part and its share of the time."""


def campaign(seed: int, minutes: float, only: str = "") -> list[Tally]:
    """Run all parts one after the other, or only the one of that name."""
    found = []
    for part, share in PARTS:
        if only in ("", part.__name__):
            end = time.monotonic() + 60 * minutes * (1.0 if only else share)
            found.append(part(Random(f"{seed} {part.__name__}"), end))
    return found


def main() -> int:
    """Print the table; 1 if anything was lost or did not hold."""
    words = argparse.ArgumentParser(prog="python -m tests.campaign")
    words.add_argument("--minutes", type=float, default=10.0)
    words.add_argument("--seed", type=int, default=1)
    names = [part.__name__ for part, _ in PARTS]
    words.add_argument("--only", choices=names, default="")
    asked = words.parse_args()
    tallies = campaign(asked.seed, asked.minutes, asked.only)
    print(as_table(tallies))
    return int(any(one.faults or one.lost for one in tallies))


if __name__ == "__main__":
    raise SystemExit(main())
