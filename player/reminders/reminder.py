"""The reminder of a break: it looks at the machine again and again, and takes the answer."""

from __future__ import annotations

import subprocess
from collections.abc import Awaitable, Callable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from player.model.routine import Routine
from player.model.settings import Settings
from player.plan.breaks import (
    GAP,
    BreakDue,
    Sitting,
    UseReading,
    after_put_off,
    after_reminder,
    break_due,
    sitting_after,
)
from player.reminders.notifications import NoNotice, Notice, Reply

TITLE = "Time for a short break?"


class Desk(Struct, frozen=True):
    """The machine and the person, as functions, so that a test can be both."""

    awake: Callable[[], float]
    now: Callable[[], datetime]
    idle: Callable[[], Awaitable[float | None]]
    is_playing: Callable[[], bool]
    moved: Callable[[], datetime | None]
    settings: Callable[[], Settings]
    start: Callable[[str], subprocess.Popen[bytes]]


class Reminder:
    """Reminds at a desk of breaks with one routine.

    `every` are minutes in place of those of the settings. `answered` is the answer to the last
    reminder, None until there is one; `answerable` is whether it can be answered at all.
    """

    def __init__(
        self, desk: Desk, notice: Notice, routine: Routine, every: int | None = None
    ) -> None:
        self.sitting: Sitting | None = None
        self.answered: Reply | None = None
        self.answerable = False
        self._desk, self._notice, self._routine, self._every = desk, notice, routine, every
        self._opened: subprocess.Popen[bytes] | None = None

    @property
    def settings(self) -> Settings:
        """The settings of this moment, with `every` in their place."""
        settings = self._desk.settings()
        return settings if self._every is None else replace(settings, reminder_minutes=self._every)

    async def look(self, gap: float = GAP) -> BreakDue:
        """Look once, and remind if a break is due. Raises `NoNotice` if that cannot be shown.

        After more than `gap` seconds without a look, the time in between does not count as use.
        """
        desk, own = self._desk, self._opened
        playing = desk.is_playing() or (own is not None and own.poll() is None)
        moved = None if playing else desk.moved()
        reading = UseReading(desk.awake(), desk.now(), await desk.idle(), playing, moved)
        self.sitting = sitting_after(self.sitting, reading, gap)
        found = break_due(self.sitting, self.settings)
        if found is BreakDue.NOW:
            await self._remind(self.sitting)
        elif playing:
            await self._notice.withdraw()
        return found

    async def _remind(self, sitting: Sitting) -> None:
        self.sitting, self.answered = after_reminder(sitting), None
        minutes = 5 * round(sitting.length / 300)
        text = (
            f"About {minutes} minutes of use since the last break.\n"
            f"{self._routine.name}: {self._routine.about}"
        )
        try:
            self.answerable = await self._notice.show(TITLE, text, self.answer)
        except NoNotice:
            self.sitting = sitting  # still due
            raise

    def answer(self, answer: Reply) -> None:
        """Take the answer to the last reminder; only the first one counts."""
        if self.answered is not None or self.sitting is None:
            return
        self.answered = answer
        if answer is Reply.LATER:
            self.sitting = after_put_off(self.sitting)
            return
        self.sitting = after_reminder(self.sitting)
        if answer is Reply.START:
            self._opened = self._desk.start(self._routine.key)
