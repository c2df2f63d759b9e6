"""Memory while the library's exercises play, and its growth over a thousand steps."""

from __future__ import annotations

from benchmarks.person import settle
from benchmarks.place import NO_SCREEN, Place
from benchmarks.table import Row, median, skipped
from benchmarks.watching import Size, played_whole, watch

LIMITS: tuple[tuple[Size, float, float], ...] = (
    ((1280, 720), 80, 120),
    ((1920, 1080), 100, 160),
    ((3840, 2160), 180, 260),
)
SPEED = 50
STEPS = 1000
LATER = 60.0
"""Seconds of the plan after which the growth is counted."""

POSES = (
    ("hands-and-knees", "bird-dog"),
    ("hands-and-knees", "cow"),
    ("hands-and-knees", "thread-the-needle"),
    ("hands-and-knees", "reach-to-ceiling"),
    ("hands-and-knees-long", "childs-pose"),
    ("forearms-and-knees", "plank"),
    ("side-plank-ready", "side-plank"),
    ("side-lying-closed", "open-book-open"),
    ("hook-lying", "knee-to-chest"),
    ("hook-lying-arms-out", "knees-to-side"),
    ("bridge-ready", "bridge"),
    ("curl-up-ready", "curl-up"),
    ("roller-ready", "roller-extension"),
    ("seated", "seated-slouch"),
    ("seated-arms-crossed", "seated-rotation"),
    ("band-row-ready", "band-row"),
    ("standing", "seated-tall"),
    ("standing-arms-crossed", "standing-turn"),
    ("standing-hands-on-hips", "standing-back-bend"),
    ("standing", "walking-on-the-spot"),
)

GROWTH = f"growth over 30 minutes of plan and {STEPS:,} steps (its own memory)"
NO_MEMORY = "the proportional set is known on Linux only"


def rows(place: Place) -> list[Row]:
    """The rows of the memory, in MiB."""
    names = [f"memory while playing, {size[1]}p (proportional set)" for size, _, _ in LIMITS]
    if not place.screen:
        return [skipped(name, NO_SCREEN) for name in (*names, GROWTH)]
    found = []
    for name, (size, goal, fails) in zip(names, LIMITS, strict=True):
        seen = played_whole(place, size)
        most = seen.most
        detail = f"the most that was seen; up to {seen.helpers:.0f} more in processes it starts"
        row = Row(name, most, "MiB", goal, fails, detail=detail)
        found.append(skipped(name, NO_MEMORY) if most is None else row)
    return [*found, _growth(place)]


def _growth(place: Place) -> Row:
    home = place.with_home("growth")
    settle(home.home)
    file = place.file("steps.yaml", many_steps())
    seen = watch(home, str(file), span=0, before=0.0, speed=SPEED, remember=True, mute=True)
    if not seen.memory:
        return skipped(GROWTH, NO_MEMORY)
    early = [taken for taken in seen.memory if taken[0] >= LATER][:3]
    late = seen.memory[-3:]
    shared, grown = (median(m[k] for m in late) - median(m[k] for m in early) for k in (1, 2))
    minutes = seen.memory[-1][0] / 60
    detail = f"{seen.steps} steps, {minutes:.0f} minutes of plan at speed {SPEED}; "
    detail += f"proportional set {shared:+.2g} MiB"
    return Row(GROWTH, grown, "MiB", 2, 10, yardstick="after one minute", detail=detail)


def many_steps() -> str:
    """A sequence of 1,000 repetitions of 1.8 s, of exercises with poses and words of their own."""
    steps = [
        f"  - name: Exercise {n}\n"
        f"    start: {{for: 1 s, pose: {here}}}\n"
        f"    rep:\n"
        f"      - {{say: Go over to number {n}., pose: {there}, move: 0.9 s, breath: in}}\n"
        f"      - {{say: Come back from {n}., pose: {here}, move: 0.6 s, hold: 0.3 s}}\n"
        f"    dose: {{reps: {STEPS // len(POSES)}}}\n"
        for n, (here, there) in enumerate(POSES)
    ]
    return "name: A thousand steps\nsteps:\n" + "".join(steps)
