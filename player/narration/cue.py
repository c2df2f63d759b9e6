"""What is said and sounded, as values on the line of a plan."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from msgspec import Struct

GAP = 0.15
"""Seconds of silence between two things that are said."""

AFTER_TONE = 0.2
"""Seconds after a tone at which the voice begins, so that both are heard."""

LATEST = 0.25
"""Seconds past its moment after which a cue is dropped, not given."""


class CueKind(StrEnum):
    """Whether a cue is spoken or sounded."""

    VOICE = "voice"
    SOUND = "sound"


class Priority(IntEnum):
    """What goes first where there is no room for all: the lower number stays.

    Sounds are never dropped, and neither is what is said about stopping.
    """

    ALWAYS = 0
    NEXT = 1
    INSTRUCTION = 2
    HALFWAY = 3
    COACHING = 4


class Anchor(StrEnum):
    """What a cue is tied to when its segment is made longer or shorter."""

    BEGIN = "begin"
    MIDDLE = "middle"
    END = "end"


class Cue(Struct, frozen=True):
    """One thing said or sounded.

    `at` is in seconds on the plan's line, `seconds` how long it takes. `what` is the text of a
    voice cue, the name of the sound of the other. `segment` is the index of the segment that it
    is about, `host` of the one that runs when it is due: `offset` seconds after its begin, after
    its middle, or before its end, as `anchor` says.

    What is said while a `ready` start waits stands on the line after the start of the wait, which
    takes no time of the plan: there, and only there, it may lie beside what comes after.
    """

    at: float
    what: str
    seconds: float
    priority: Priority
    segment: int
    host: int
    offset: float
    anchor: Anchor = Anchor.BEGIN
    kind: CueKind = CueKind.VOICE

    @property
    def end(self) -> float:
        return self.at + self.seconds

    def due(self, length: float) -> float:
        """Seconds from the start of its host at which it is due if that takes `length`."""
        if self.anchor is Anchor.END:
            return max(0.0, length - self.offset)
        if self.anchor is Anchor.MIDDLE:
            return length / 2 + self.offset
        return self.offset
