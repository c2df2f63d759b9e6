"""When a short break is due: by the time of use since the last one, from readings passed in.

Time counts in which the machine was awake and somebody used it. Suspended time never counts, nor
does time in which nobody touched the machine for five minutes, where the system can tell. After
ten minutes away, or a session of a routine, the hour starts again. Every 60 minutes is S3's
figure, 30 that of [N6]; a break of 5 to 10 minutes an hour that of HSE ([C20]).
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from player.model.settings import Settings

GAP = 30.0
"""Seconds between two readings beyond which the time between them is unknown, and not counted."""

UNTOUCHED = 5 * 60.0
"""After so many seconds without a key or the mouse, none of them counts as use."""

AWAY = 10 * 60.0
"""Seconds suspended, unknown or untouched that are a break of their own: the hour starts again."""

LATER = 10 * 60.0
"""Seconds of use after which a reminder that was put off comes again."""

_SAME = 1.5
"""Seconds by which two readings of the time without a touch may differ and mean the same."""


class UseReading(Struct, frozen=True):
    """A reading of the machine's use.

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
    """The use of the machine up to a reading, in seconds.

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
        """Time without a touch, while it is so short that the person was reading."""
        return self.untouched if self.untouched < UNTOUCHED else 0.0


class BreakDue(Enum):
    """Whether to remind now, and if not, why not."""

    NOW = "now"
    NOT_YET = "not yet"
    PLAYING = "a session runs"
    QUIET = "quiet hours"
    AWAY = "nobody is there"


def sitting_after(before: Sitting | None, reading: UseReading, gap: float = GAP) -> Sitting:
    """The sitting after another reading; the first one counts nothing.

    More than `gap` seconds of the clock between two readings do not count.
    """
    if before is None:
        return _new_sitting(reading)
    passed = reading.awake - before.awake
    suspended = max(0.0, (reading.now - before.at).total_seconds() - max(0.0, passed))
    unknown = passed if passed > gap else 0.0
    if suspended + unknown >= AWAY:
        return _new_sitting(reading)
    if passed < 0 or unknown or reading.playing or before.playing:
        # A clock that went back was restarted with the machine.
        after = replace(before, used=before.use, sat=before.length, untouched=0.0)
    else:
        after = _counted(before, passed, reading.idle)
    if reading.moved is not None and before.since < reading.moved <= reading.now:
        counted = max(0.0, after.length - before.length)
        use = min(counted, (reading.now - reading.moved).total_seconds())
        return replace(_new_sitting(reading), used=use, sat=use)
    if after.untouched >= AWAY:
        return replace(_new_sitting(reading), untouched=after.untouched)
    return replace(after, awake=reading.awake, at=reading.now, playing=reading.playing)


def break_due(sitting: Sitting, settings: Settings) -> BreakDue:
    """Whether to remind at the moment of the sitting's last reading."""
    if sitting.playing:
        return BreakDue.PLAYING
    wait = LATER if sitting.later else settings.reminder_minutes * 60
    if sitting.use < wait:
        return BreakDue.NOT_YET
    if settings.is_quiet(sitting.at.time()):
        return BreakDue.QUIET
    return BreakDue.AWAY if sitting.untouched >= UNTOUCHED else BreakDue.NOW


def after_reminder(sitting: Sitting) -> Sitting:
    """After a reminder, taken, skipped or not answered: the next one comes an interval later."""
    return replace(sitting, used=0.0, sat=sitting.length, untouched=0.0, later=False)


def after_put_off(sitting: Sitting) -> Sitting:
    """After a reminder that was put off by `LATER`."""
    return replace(after_reminder(sitting), later=True)


def _new_sitting(reading: UseReading) -> Sitting:
    return Sitting(reading.awake, reading.now, reading.now, playing=reading.playing)


def _counted(before: Sitting, passed: float, idle: float | None) -> Sitting:
    """The sitting after so many more seconds in which the machine was awake."""
    if idle is None:
        return replace(before, used=before.use + passed, sat=before.length + passed, untouched=0.0)
    silent = before.untouched + passed
    if idle >= silent - _SAME:
        return replace(before, untouched=min(idle, silent))
    rest = min(idle, passed)
    worked = passed - rest
    return replace(before, used=before.use + worked, sat=before.length + worked, untouched=rest)
