"""`untwist cues`: all that is said and sounded in a routine, with its times."""

from __future__ import annotations

import time
from typing import Any

from player.app import locations
from player.commands import output
from player.narration.cue import Cue
from player.narration.cue_plan import phrases, plan_cues
from player.plan.timeline import Timeline, lay_out
from player.sound.speaker import Speaker
from player.sound.voice import Voice

WAIT_SECONDS = 120.0
"""Seconds that the rendering of words is waited for at the most."""

_LOOK = 0.02


def show_cues(name: str, *, as_json: bool) -> int:
    """Print the script of a session, by the name of its routine or its file."""
    timeline = lay_out(locations.routine_named(name))
    voice = Voice(Speaker())
    try:
        cues = rendered_cues(timeline, voice)
    finally:
        voice.close()
    if as_json:
        output.as_json([as_dict(cue) for cue in cues])
        return 0
    heads = ("at", "seconds", "kind", "what", "priority", "for")
    output.table(heads, [_row(timeline, cue) for cue in cues], right=(0, 1, 4))
    if voice.trouble:
        print(voice.trouble)
    return 0


def rendered_cues(timeline: Timeline, voice: Voice) -> tuple[Cue, ...]:
    """The cues of a plan with the true lengths of the clips, which are rendered first."""
    voice.prepare(phrases(timeline))
    until = time.monotonic() + WAIT_SECONDS
    while voice.rendering and time.monotonic() < until:
        voice.drain()
        time.sleep(_LOOK)
    return plan_cues(timeline, voice.seconds_of)


def as_dict(cue: Cue) -> dict[str, Any]:
    """The contract of `cues --json`."""
    return {
        "at": round(cue.at, 3),
        "kind": str(cue.kind),
        ("text" if cue.kind == "voice" else "sound"): cue.what,
        "seconds": round(cue.seconds, 3),
        "priority": int(cue.priority),
        "for": cue.segment,
    }


def _row(timeline: Timeline, cue: Cue) -> tuple[str, ...]:
    segment = timeline.segments[cue.segment]
    about = f"{segment.index} {segment.kind}" + (f" {segment.side}" if segment.side else "")
    minutes, rest = divmod(round(cue.at, 2), 60)
    at = f"{int(minutes)}:{rest:05.2f}"
    return (at, f"{cue.seconds:.2f}", str(cue.kind), cue.what, str(int(cue.priority)), about)
