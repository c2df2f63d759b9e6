"""When a short break is due: time of use since the last one, from noted times that are passed in.

What counts is time in which the machine was awake and somebody used it. Suspended time never
counts, nor does time in which nobody touched the machine for five minutes, where the system can
tell. Ten minutes away, or a session of a routine, begin the hour anew. Every 60
minutes is S3's figure, 30 that of [N6]; a break of 5 to 10 minutes an hour that of HSE ([C20]).
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from player.model.settings import Settings

GAP = 30.0
"""Seconds between two looks beyond which nobody knows what was in between: they do not count."""

UNTOUCHED = 5 * 60.0
"""Seconds without a key or the mouse from which on they are no use, from the first one on."""

AWAY = 10 * 60.0
"""Seconds suspended, unknown or untouched that are a break of their own: the hour begins anew."""

LATER = 10 * 60.0
"""Seconds of use after which a reminder that was put off comes again."""

_SAME = 1.5
"""Seconds by which two readings of the time without a touch may differ and mean the same."""


class UseReading(Struct, frozen=True):
    """One look at the machine.

    `awake` is seconds of a clock that stands while the machine is suspended; `now` is aware, with
    the person's offset; `idle` is seconds since somebody touched the machine, None where the
    system does not tell. `playing` is whether a session of a routine runs now, `moved` the end of
    the last one in which something was done.
    """

    awake: float
    now: datetime
    idle: float | None = None
    playing: bool = False
    moved: datetime | None = None


class Sitting(Struct, frozen=True):
    """The use of the machine up to a look, in seconds.

    `used` counts since the last reminder or break, `sat` since the last break, `untouched` what
    came after the last touch and is in neither. `since` is when this sitting began, `later`
    whether the last reminder was put off.
    """

    awake: float
    at: datetime
    since: datetime
    used: float = 0.0
    sat: float = 0.0
    untouched: float = 0.0
    later: bool = False
    playing: bool = False

    @property
    def use(self) -> float:
        """Seconds of use since the last reminder or break."""
        return self.used + self._read

    @property
    def length(self) -> float:
        """Seconds of use since the last break."""
        return self.sat + self._read

    @property
    def _read(self) -> float:
        """What was untouched for so short a time that somebody was reading."""
        return self.untouched if self.untouched < UNTOUCHED else 0.0


class BreakDue(Enum):
    """Whether to remind now, and if not, why not."""

    NOW = "now"
    NOT_YET = "not yet"
    PLAYING = "a session runs"
    QUIET = "quiet hours"
    AWAY = "nobody is there"


def looked(before: Sitting | None, look: UseReading, gap: float = GAP) -> Sitting:
    """The sitting after another look; the first one counts nothing.

    More than `gap` seconds of the clock between two looks do not count.
    """
    if before is None:
        return _anew(look)
    passed = look.awake - before.awake
    suspended = max(0.0, (look.now - before.at).total_seconds() - max(0.0, passed))
    unknown = passed if passed > gap else 0.0
    if suspended + unknown >= AWAY:
        return _anew(look)
    if passed < 0 or unknown or look.playing or before.playing:
        # A clock that went back was started anew with the machine.
        after = replace(before, used=before.use, sat=before.length, untouched=0.0)
    else:
        after = _counted(before, passed, look.idle)
    if look.moved is not None and before.since < look.moved <= look.now:
        counted = max(0.0, after.length - before.length)
        use = min(counted, (look.now - look.moved).total_seconds())
        return replace(_anew(look), used=use, sat=use)
    if after.untouched >= AWAY:
        return replace(_anew(look), untouched=after.untouched)
    return replace(after, awake=look.awake, at=look.now, playing=look.playing)


def due(sitting: Sitting, settings: Settings) -> BreakDue:
    """Whether to remind at the moment of the sitting's last look."""
    if sitting.playing:
        return BreakDue.PLAYING
    wait = LATER if sitting.later else settings.reminder_minutes * 60
    if sitting.use < wait:
        return BreakDue.NOT_YET
    if settings.is_quiet(sitting.at.time()):
        return BreakDue.QUIET
    return BreakDue.AWAY if sitting.untouched >= UNTOUCHED else BreakDue.NOW


def reminded(sitting: Sitting) -> Sitting:
    """After a reminder, taken, skipped or not answered: the next one comes an interval later."""
    return replace(sitting, used=0.0, sat=sitting.length, untouched=0.0, later=False)


def put_off(sitting: Sitting) -> Sitting:
    """After a reminder that was put off by `LATER`."""
    return replace(reminded(sitting), later=True)


def _anew(look: UseReading) -> Sitting:
    return Sitting(look.awake, look.now, look.now, playing=look.playing)


def _counted(before: Sitting, passed: float, idle: float | None) -> Sitting:
    """The sitting with so many seconds more, in which the machine was awake."""
    if idle is None:
        return replace(before, used=before.use + passed, sat=before.length + passed, untouched=0.0)
    silent = before.untouched + passed
    if idle >= silent - _SAME:
        return replace(before, untouched=min(idle, silent))
    rest = min(idle, passed)
    worked = passed - rest
    return replace(before, used=before.use + worked, sat=before.length + worked, untouched=rest)
