"""The history of a person while the player runs: what it answers, and what takes its place.

What a routine's first frame does not need is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from player import places
from player.storage.errors import HistoryError, NoSession
from player.storage.history import HISTORY_FILE, History
from player.storage.known import may_lack
from player.storage.recorder import Recorder
from player.storage.upkeep import Upkeep

if TYPE_CHECKING:
    from player.model.diary import Entry

T = TypeVar("T")

CLOSE_SECONDS = 10.0
"""Seconds that the last writes are waited for when the player ends."""

NOWHERE = Path(":memory:")
"""The history of somebody without a log: nothing is read from it, and nothing stays."""


class KeptHistory:
    """The history in a folder, with the log of the session that is being played.

    One that cannot be used is left for another file, and that is told. Where nothing `keeps`, no
    history is opened.
    """

    def __init__(self, home: Path, *, keeps: bool) -> None:
        self._keeps = keeps
        self._main = home / HISTORY_FILE if keeps else NOWHERE
        self.history = History(self._main)
        self.told: list[str] = []
        """Where sessions are kept in place of a history that cannot be used, in sentences."""
        self._taken = 0
        self.upkeep = Upkeep(self.history.path)
        self.log = self._new_log()
        self._waiting: list[Recorder] = []
        """The logs of sessions that stand still while an urge is met."""

    def _new_log(self) -> Recorder:
        if not self._keeps:
            return Recorder(None)
        return Recorder(self.history.path, after_end=self.upkeep.back_up)

    # Questions and changes

    @property
    def is_there(self) -> bool:
        """Whether there is a file to ask."""
        return places.is_there(self.history.path)

    def ask(self, question: Callable[[History], T], otherwise: T) -> T:
        """What the history answers, opened once; `otherwise` where it cannot, or has nothing."""
        for _ in range(2):
            if not self.is_there:
                break
            try:
                with self.history.opened() as history:
                    return question(history)
            except HistoryError as trouble:
                if not self._leave(trouble):
                    break
        return otherwise

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Open the history once for the questions of a block, where it can be opened."""
        with ExitStack() as stack:
            if self.is_there:
                try:
                    stack.enter_context(self.history.opened())
                except HistoryError as trouble:
                    self._leave(trouble)
            yield

    def change(self, how: Callable[[History], object]) -> bool:
        """Change the history; where that is refused it is said, and nothing is changed."""
        try:
            how(self.history)
        except NoSession as gone:
            self._tell(str(gone))
            return False
        except HistoryError as trouble:
            self._leave(trouble)
            return False
        return True

    def _leave(self, trouble: HistoryError) -> bool:
        """Go on without a history that cannot be used; whether another file takes its place."""
        from player.storage.fallback import place_left  # only in trouble

        left = place_left(self.history.path, trouble)
        self._tell(left.said)
        if left.path is None or (left.path == self.history.path and places.is_there(left.path)):
            return False
        self._go_on_in(left.path)
        return True

    def _go_on_in(self, path: Path) -> None:
        self.history = History(path)
        self.log.move(path)

    # What is told

    def _tell(self, said: str) -> None:
        if said and said not in self.told:
            self.told.append(said)

    def take_news(self) -> str:
        """What was told and not taken yet."""
        for said in (self.log.take_news(), *self.upkeep.told):
            self._tell(said)
        new = self.told[self._taken :]
        self._taken = len(self.told)
        return " ".join(new)

    # What is lacking

    def lacking(self) -> tuple[str, ...]:
        """What the history lacks and what could be brought back, a line each; nothing if whole."""
        if not self._keeps or not may_lack(self._main):
            return ()
        from player.storage.repair import lacking  # only where something may be lacking

        self.ask(lambda history: bool(history.unfinished()), False)  # a broken one is set aside
        try:
            found = lacking(self._main)
            return (found.said, found.offer) if found else ()
        except HistoryError:
            return ()

    def repair(self, today: date) -> tuple[str, ...]:
        """Bring back what can be; what came of it, a line each."""
        from player.storage.repair import repair

        try:
            lines = repair(self._main, today).in_words()
        except HistoryError as trouble:
            return (str(trouble),)
        self._go_on_in(self._main)
        return lines

    def leave_lacking(self) -> None:
        from player.storage.repair import settle

        try:
            settle(self._main)
        except HistoryError as trouble:
            self._tell(str(trouble))

    # Logs

    def save_elsewhere(self, now: datetime) -> str:
        """Save what was not kept of this run as a file outside the person's folder."""
        from tempfile import gettempdir  # 5 ms that a start does without

        name = f"untwist-session-{now:%Y%m%d-%H%M%S}.jsonl"
        for folder in (Path.home(), Path(gettempdir())):
            try:
                if not self.log.save(folder / name):
                    return "This session began in another run, so it cannot be saved elsewhere."
            except OSError:
                continue
            return f"Saved as {folder / name}. `untwist history import` takes it back in later."
        return "It cannot be saved elsewhere either: no other folder can be written to."

    def step_aside(self) -> None:
        """Begin another log; the one that stands still waits."""
        self._waiting.append(self.log)
        self.log = self._new_log()

    def step_back(self) -> str | None:
        """Go on with the log that waited; a sentence if the other one could not be kept."""
        trouble = _closed(self.log)
        self.log = self._waiting.pop()
        return trouble

    def close(self, unkept: list[Entry]) -> str | None:
        """Write what is left to write; a sentence if something could not be kept.

        `unkept` are answers that were refused before and are tried once more. It is empty after,
        if they were kept.
        """
        troubles = [_closed(log) for log in (*self._waiting, self.log)]
        self.upkeep.close(CLOSE_SECONDS)
        for said in (self.log.told, *self.upkeep.told):
            self._tell(said)
        if self._keeps and unkept:
            try:
                with self.history.writing():
                    for entry in unkept:
                        self.history.diary.add(entry)
                unkept.clear()
            except HistoryError as trouble:
                troubles.append(f"What you answered was not kept. {trouble}")
        return " ".join(dict.fromkeys(filter(None, troubles))) or None


def _closed(log: Recorder) -> str | None:
    return None if log.close(CLOSE_SECONDS) else log.trouble
