"""What a part of the campaign tried, and how it came out."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

from msgspec import Struct, field


class Tally(Struct):
    """A part: how often it was tried, and a sentence for each time that it did not hold.

    `lost` counts finished repetitions, or sessions that a copy held.
    """

    name: str
    tried: int = 0
    survived: int = 0
    lost: int = 0
    faults: list[str] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)

    def note(self, what: str, number: int = 1) -> None:
        self.notes[what] = self.notes.get(what, 0) + number

    def most(self, what: str, number: float) -> None:
        self.notes[what] = max(self.notes.get(what, 0), round(number))

    def check(self, faults: list[str], lost: int = 0) -> None:
        """Count one try with what was wrong in it."""
        self.tried += 1
        self.survived += not faults
        self.lost += lost
        self.faults += faults


Part = Callable[[Random, float], Tally]
"""A part of the campaign: it runs until a time of `time.monotonic`."""


def until(end: float) -> bool:
    """Whether there is time left."""
    return time.monotonic() < end


def as_table(tallies: list[Tally]) -> str:
    """The tallies for people, and every fault below."""
    rows = [f"{'part':<22} {'tried':>9} {'survived':>9} {'lost':>6}  notes"]
    for one in tallies:
        notes = ", ".join(f"{what} {number}" for what, number in one.notes.items())
        rows.append(f"{one.name:<22} {one.tried:>9} {one.survived:>9} {one.lost:>6}  {notes}")
    rows += [f"! {one.name}: {fault}" for one in tallies for fault in one.faults[:20]]
    return "\n".join(rows)
