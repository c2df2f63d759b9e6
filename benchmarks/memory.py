"""Memory while a routine plays, and its growth over a thousand steps."""

from __future__ import annotations

from benchmarks.place import NO_SCREEN, Place
from benchmarks.table import Row, median, skipped
from benchmarks.watching import watch

SPEED = 50
STEPS = 1000
LATER = 60.0
"""Seconds of the plan after which the growth is counted."""

PLAYING = "memory while playing, 720p (proportional set)"
GROWTH = f"growth over 30 minutes of plan and {STEPS} steps (its own memory)"
NO_MEMORY = "the proportional set is known on Linux only"


def rows(place: Place) -> list[Row]:
    """The rows of the memory, in MiB."""
    if not place.screen:
        return [skipped(PLAYING, NO_SCREEN), skipped(GROWTH, NO_SCREEN)]
    seen = watch(place, many_steps(), span=0, before=0.5, speed=SPEED, remember=True)
    if seen.now is None:
        return [skipped(PLAYING, NO_MEMORY), skipped(GROWTH, NO_MEMORY)]
    early = [taken for taken in seen.memory if taken[0] >= LATER][:3]
    late = seen.memory[-3:]
    shared, grown = (median(m[k] for m in late) - median(m[k] for m in early) for k in (1, 2))
    most = max(memory for _, memory, _ in seen.memory)
    minutes = seen.memory[-1][0] / 60
    detail = f"{seen.steps} steps, {minutes:.0f} minutes of plan at speed {SPEED}; "
    detail += f"proportional set {shared:+.2g} MiB"
    return [
        Row(PLAYING, "MiB", 60, 120, most, "", "the most that was seen"),
        Row(GROWTH, "MiB", 2, 10, grown, "after one minute", detail),
    ]


def many_steps() -> str:
    """A sequence of 1,000 repetitions of 1.9 s, of twenty exercises with words of their own."""
    steps = [
        f"  - name: Exercise {n}\n"
        f"    start: {{for: 1 s, pose: cat}}\n"
        f"    rep:\n"
        f"      - {{say: Go over to number {n}., pose: cow, move: 0.9 s, breath: in}}\n"
        f"      - {{say: Come back from {n}., pose: cat, move: 0.6 s, hold: 0.3 s, breath: out}}\n"
        f"    dose: {{reps: {STEPS // 20}}}\n"
        for n in range(20)
    ]
    return "name: A thousand steps\nsteps:\n" + "".join(steps)
