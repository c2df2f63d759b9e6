"""A row of the table: what was seen beside its yardstick, and what that means for the goal."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TITLES = ("what", "yardstick", "goal", "fails at", "seen", "verdict")


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement. `goal`, `fails` and `seen` are in `unit`; less is better.

    A `goal` of None is a figure to know and no more. `seen` of None was not measured, and
    `detail` says why; else `detail` stands beside the figure.
    """

    what: str
    unit: str
    goal: float | None
    fails: float | None
    seen: float | None
    yardstick: str = ""
    detail: str = ""

    @property
    def verdict(self) -> str:
        """In a word or two."""
        if self.seen is None:
            return "not run"
        if self.goal is None or self.fails is None:
            return ""
        if self.seen <= self.goal:
            return "good"
        return "misses the goal" if self.seen <= self.fails else "FAILS"

    def cells(self) -> tuple[str, ...]:
        """The row as texts, in the order of `TITLES`."""
        seen = self._in_unit(self.seen)
        seen = f"{seen} ({self.detail})" if seen and self.detail else seen or self.detail
        goals = (self._in_unit(self.goal), self._in_unit(self.fails))
        return (self.what, self.yardstick, *goals, seen, self.verdict)

    def _in_unit(self, value: float | None) -> str:
        if value is None:
            return ""
        number = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
        return f"{number} {self.unit}".strip()


def skipped(what: str, why: str) -> Row:
    """A row that could not be measured here."""
    return Row(what, "", None, None, None, detail=why)


def ratio(
    what: str, goal: float, fails: float, ours: float, bare: float, yardstick: str, unit: str = "ms"
) -> Row:
    """A row that compares two figures of one run, both in `unit`."""
    return Row(
        what, "×", goal, fails, ours / bare, f"{yardstick}: {bare:.3g} {unit}", f"{ours:.3g} {unit}"
    )


def percentile(values: Sequence[float], percent: float) -> float:
    """The value below which so many percent of the values lie; the nearest one."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]


def median(values: Iterable[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def as_text(rows: Sequence[Row]) -> str:
    """The table, in the form of Markdown, its columns lined up."""
    cells = [TITLES, *(row.cells() for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(TITLES))]
    lines = [_line(line, widths) for line in cells]
    lines.insert(1, _line(["-" * width for width in widths], widths))
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    parts = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(parts)} |"
