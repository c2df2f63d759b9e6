"""The house a visit goes through: it knows the library and the history, and builds the screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pygame

from player.engine.session import Session
from player.engine.timeline import Pace, Timeline, lay_out
from player.format.library import Library
from player.model.record import SessionRecord
from player.model.routine import Routine, Side
from player.screens.account import Account
from player.screens.after import after
from player.screens.choose import Offered, choose
from player.screens.figure_field import StillPictures
from player.screens.left_over import left_over
from player.screens.play import Play, Played
from player.screens.play_view import key_pose
from player.screens.stances import PoseOf, Stances
from player.screens.visit import ToAfter, ToChoose, ToLeftOver, ToPlay
from player.stage.app import Screen
from player.stage.look import Ink, Theme
from player.stage.sound import Sounds
from player.stage.widgets import Row
from player.storage.history import History
from player.storage.recorder import Log, Recorder, Unrecorded

CLOSE_SECONDS = 10.0
"""Seconds that the last writes are waited for when the player ends."""


@dataclass(frozen=True, slots=True)
class HouseRules:
    """What the person asked for on the command line."""

    speed: float = 1.0
    log: bool = True


class OwnHouse:
    """The real house. The history is made when first something is to be kept in it."""

    def __init__(
        self,
        library: Library,
        path: Path,
        sounds: Sounds,
        rules: HouseRules,
        *,
        theme: Theme,
        pose_of: PoseOf,
        clock: Callable[[], float],
        now: Callable[[], datetime],
        today: Callable[[], date],
    ) -> None:
        self.sounds = sounds
        self.theme = theme
        self._pictures = StillPictures(Stances(pose_of))
        self._library = library
        self._path = path
        self._rules = rules
        self._clock, self._now, self._today = clock, now, today
        self._offered: dict[str, Offered] = {}
        self._log: Log = Recorder(path) if rules.log else Unrecorded()

    # What the visit asks for

    def unfinished(self) -> list[SessionRecord]:
        """The sessions that were never ended and that nobody is playing."""
        if not self._rules.log or not self._path.exists():
            return []
        with History.open(self._path) as history:
            return history.unfinished()

    def unchanged_routine(self, record: SessionRecord) -> Routine | None:
        """The routine of a session, if its file is still the one that was begun."""
        routine = self.routine(record.routine)
        return routine if routine and routine.digest == record.digest else None

    def routine(self, key: str) -> Routine | None:
        """A routine that can be played, or None."""
        return self._library.find(key).routine

    def keep(self, record: SessionRecord) -> None:
        """Keep an unfinished session as far as it went."""
        with History.open(self._path) as history:
            history.keep(record.id)

    def discard(self, record: SessionRecord) -> None:
        """Delete an unfinished session."""
        with History.open(self._path) as history:
            history.delete(record.id)

    def close(self) -> str | None:
        """Write what is left to write; a sentence if something could not be kept."""
        return None if self._log.close(CLOSE_SECONDS) else self._log.trouble

    # The screens

    def screen(self, wanted: object) -> Screen:
        """The screen for a value that the visit yielded."""
        match wanted:
            case ToChoose():
                return self._choose(wanted.focus)
            case ToPlay():
                return self._play(wanted)
            case ToAfter(Played() as played):
                self._log.wait(1.0)
                return after(played, self._log.trouble)
            case ToLeftOver():
                return left_over(wanted, self._today())
        raise TypeError(f"no screen for {wanted!r}")

    def _choose(self, focus: str) -> Screen:
        offered = [self._offer(key) for key in sorted(self._library.keys(), key=self._rank)]
        last = {}
        if self._path.exists():
            with History.open(self._path) as history:
                last = dict(history.last_done())
        self._offered = {one.key: one for one in offered}
        message = self.sounds.trouble
        return choose(
            offered, last, self._today(), self._card_picture, focus=focus, message=message
        )

    def _card_picture(self, row: Row, surface: pygame.Surface, box: pygame.Rect) -> None:
        one = self._offered[str(row.value)]
        ground = self.theme.colours[Ink.PANEL]
        self._pictures.draw(surface, box, one.pose, one.side, self.theme, ground)

    def _rank(self, key: str) -> tuple[bool, str]:
        """Whole routines first, then the parts they are made of, which lie in subfolders."""
        path = self._library.path(key)
        return path is not None and path.parent.name != "routines", key

    def _offer(self, key: str) -> Offered:
        reading = self._library.read(key)
        routine = reading.routine
        if routine is None:
            first = reading.errors[0]
            where = f"{Path(first.file).name}:{first.line}:{first.column}"
            return Offered(key, key, trouble=f"{where}: {first.message}")
        plan = self._lay_out(routine)
        pose, side = key_pose(plan)
        return Offered(
            key,
            routine.name,
            routine.about,
            plan.total_seconds,
            routine.equipment,
            pose,
            side,
        )

    def _play(self, wanted: ToPlay) -> Screen:
        timeline = self._lay_out(wanted.routine, self._last_sides())
        account = Account(self._log, self._now)
        first = 0
        if wanted.going_on is not None:
            first = min(wanted.going_on.at_step, len(timeline.steps) - 1)
            account.resume(wanted.going_on.id)
        else:
            account.begin(timeline, speed=self._rules.speed, silent=self.sounds.silent)
        session = Session(timeline, self._clock, speed=self._rules.speed, first_step=first)
        return Play(session, account, self.sounds, self._clock, self._lay_out, self._pictures)

    def _last_sides(self) -> dict[str, Side]:
        if not self._path.exists():
            return {}
        with History.open(self._path) as history:
            return dict(history.last_sides())

    @staticmethod
    def _lay_out(routine: Routine, last_sides: dict[str, Side] | None = None) -> Timeline:
        return lay_out(routine, Pace(), last_sides=last_sides or {})
