"""One row of the table: our figure beside its yardstick, and the verdict on the goal."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

TITLES = ("what", "ours", "yardstick", "ratio", "goal", "fails at", "verdict", "load")


def load_now() -> float | None:
    """The machine's load of the last minute; None where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement; less is better.

    `ours` and `bare`, the yardstick's figure, are in `unit`. `goal` and `fails` are ratios of the
    two if `is_ratio`, else in `unit` too. Without a `goal` the row is for information. `ours` of
    None was not measured, and `detail` says why. `load` is that of the minute before the row was
    made.
    """

    what: str
    ours: float | None
    unit: str
    goal: float | None = None
    fails: float | None = None
    bare: float | None = None
    yardstick: str = ""
    is_ratio: bool = False
    detail: str = ""
    load: float | None = field(default_factory=load_now)

    @property
    def ratio(self) -> float | None:
        """Our figure by that of the yardstick."""
        return self.ours / self.bare if self.ours is not None and self.bare else None

    @property
    def verdict(self) -> str:
        """In a word or two."""
        if self.ours is None:
            return "not run"
        judged = self.ratio if self.is_ratio else self.ours
        if self.goal is None or self.fails is None or judged is None:
            return ""
        if judged <= self.goal:
            return "good"
        return "misses" if judged <= self.fails else "FAILS"

    def cells(self) -> tuple[str, ...]:
        """The row as texts, in the order of `TITLES`."""
        limit = "×" if self.is_ratio else self.unit
        ours = shown(self.ours, self.unit)
        ours = f"{ours} ({self.detail})" if ours and self.detail else ours or self.detail
        yardstick = ", ".join(
            part for part in (self.yardstick, shown(self.bare, self.unit)) if part
        )
        return (
            self.what,
            ours,
            yardstick,
            shown(self.ratio, "×"),
            shown(self.goal, limit),
            shown(self.fails, limit),
            self.verdict,
            "" if self.load is None else f"{self.load:.1f}",
        )


def shown(value: float | None, unit: str) -> str:
    """A value with three digits and its unit; "" for None."""
    if value is None:
        return ""
    number = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    return f"{number} {unit}".strip()


def skipped(what: str, why: str) -> Row:
    """A row that could not be measured here."""
    return Row(what, None, "", detail=why)


def ratio(
    what: str,
    goal: float,
    fails: float,
    ours: float,
    bare: float,
    yardstick: str,
    *,
    unit: str = "ms",
    detail: str = "",
) -> Row:
    """A row whose limits are ratios of two figures of one run."""
    return Row(what, ours, unit, goal, fails, bare, yardstick, is_ratio=True, detail=detail)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value below which so many percent of the values lie; the nearest one."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]


def median(values: Iterable[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def as_text(rows: Sequence[Row]) -> str:
    """The table as Markdown, its columns lined up."""
    cells = [TITLES, *(row.cells() for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(TITLES))]
    lines = [_line(line, widths) for line in cells]
    lines.insert(1, _line(["-" * width for width in widths], widths))
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    parts = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(parts)} |"
