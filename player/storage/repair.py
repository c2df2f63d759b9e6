"""A damaged or vanished history made whole again: from itself, and from the newest good copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from player.storage.backups import back_up, day_of, newest_good, sessions_in
from player.storage.errors import HistoryError, Reason, refused
from player.storage.export import export_lines
from player.storage.fallback import asides_of, check, join_spare, set_aside
from player.storage.history import History
from player.storage.importing import import_lines
from player.storage.known import journal_of, last_known, write_known
from player.storage.recovery import recover


class Lacking(Struct, frozen=True):
    """What a history seems to lack, in a sentence, and the newest good copy, if there is one."""

    said: str
    backup: Path | None = None

    @property
    def offer(self) -> str:
        """What could be brought back, in a sentence."""
        if self.backup is None:
            return "There is no copy of it, but what can still be read of it can be brought back."
        many = _counted(sessions_in(self.backup))
        return f"The newest good copy is of {day_of(self.backup)}, with {many}."


class Repaired(Struct):
    """What a repair did: sessions brought back by where from, and how many are lost.

    `aside` are the names of the damaged files, which stay as they are.
    """

    aside: tuple[str, ...] = ()
    from_file: int = 0
    in_part: int = 0
    from_backup: int = 0
    backup: str = ""
    joined: int = 0
    lost: int = 0
    sessions: int = 0

    def in_words(self) -> tuple[str, ...]:
        """What was done, a line for each part of it."""
        now = f"The history has {_counted(self.sessions)}."
        if not (self.aside or self.backup or self.joined or self.lost):
            return (f"Nothing is broken. {now}",)
        lines = [f"The broken file stays as it is: {', '.join(self.aside)}."] if self.aside else []
        back = (
            (self.from_file, "from the file itself"),
            (self.in_part, "of which only a part could be read"),
            (self.from_backup, f"from the copy of {self.backup}"),
            (self.joined, "kept beside it"),
        )
        lines += [f"Brought back: {_counted(many)} {where}." for many, where in back if many]
        lost = f"Lost: {_counted(self.lost)}." if self.lost else "Nothing is lost."
        return (*lines, lost, now)


def lacking(path: Path) -> Lacking | None:
    """What the history at `path` seems to lack; None if nothing is known to be missing.

    It does not read the whole history. Raises `HistoryError`.
    """
    known = last_known(path)
    if asides := _unsettled(path):
        names = ", ".join(each.name for each in asides)
        said = f"Your history was broken. It was set aside as {names}."
        return Lacking(said, next(iter(_copies_for(path, asides)), None))
    if not known.anything:
        return None
    if not path.exists():
        said = f"Your history is not in its place. It had {known.in_words()}."
        return Lacking(said, newest_good(path))
    with History.open(path) as history:
        now = history.count()
    if now >= known.sessions:
        return None
    said = f"Your history has {now} of the {known.sessions} sessions that it had."
    return Lacking(said, newest_good(path))


def settle(path: Path) -> None:
    """The person leaves it as it is: nothing that is lacking now is told again."""
    settled = tuple(each.name for each in asides_of(path))
    if path.exists():
        with History.open(path) as history:
            write_known(path, replace(history.known(), settled=settled))
    else:
        write_known(path, replace(last_known(path), sessions=0, records=0, settled=settled))


def repair(path: Path, day: date) -> Repaired:
    """Bring back what can be: from the damaged file, then from the newest good copy.

    A damaged file is set aside and only ever read. Raises `HistoryError`.
    """
    done, known = Repaired(), last_known(path)
    _set_broken_aside(path)
    damaged = _unsettled(path)
    copies = _copies_for(path, damaged)
    if damaged:
        back_up(path, day, "repair")
    with History.open(path) as history:
        was = history.count()
        expected = 0 if damaged else max(0, known.sessions - was)
        found = [recover(aside) for aside in damaged]
        for aside, one in zip(damaged, found, strict=True):
            expected += max(last_known(aside).sessions, one.sessions)
            done.from_file += _add(history, one.whole)
        if expected or damaged:
            done.from_backup = sum(_fill_up(copy, history) for copy in copies)
            done.backup = " and ".join(day_of(copy) for copy in copies)
        for one in found:
            done.in_part += _add(history, one.in_part)
            _add(history, one.records)
        done.aside = tuple(each.name for each in damaged)
        done.lost = max(0, expected - (history.count() - was))
        settled = tuple(each.name for each in asides_of(path))
        write_known(path, replace(history.known(), settled=settled))
    done.joined = join_spare(path)
    with History.open(path) as history:
        done.sessions = history.count()
    return done


def _set_broken_aside(path: Path) -> None:
    """Set a broken history aside. Raises `HistoryError` for one that is no use to repair."""
    if not path.exists():
        return
    try:
        if not check(path):
            with History.open(path) as history:
                for _ in export_lines(history):
                    pass
            return
    except HistoryError as trouble:
        if trouble.reason not in (Reason.BROKEN, Reason.NO_SENSE):
            raise
    if set_aside(path) is None:
        raise refused(path, Reason.CLOSED)


def _counted(sessions: int) -> str:
    return f"{sessions} session" + ("" if sessions == 1 else "s")


def _unsettled(path: Path) -> list[Path]:
    settled = last_known(path).settled
    return [each for each in asides_of(path) if each.name not in settled]


def _copies_for(path: Path, asides: Sequence[Path]) -> list[Path]:
    """For each of these files the newest good copy from before it was set aside, newest first.

    A later copy is of the history that was begun then. Without such files it is the newest of all.
    """
    times = [journal_of(each).stat().st_mtime for each in asides if journal_of(each).exists()]
    found = [newest_good(path, until) for until in sorted(times or [float("inf")], reverse=True)]
    return list(dict.fromkeys(copy for copy in found if copy is not None))


def _fill_up(backup: Path, history: History) -> int:
    """Add from a copy what the history does not have; the copy stays as it is."""
    with TemporaryDirectory(prefix=".copy-", dir=history.path.parent) as room:
        copied = Path(shutil.copyfile(backup, Path(room) / "copy.db"))
        with History.open(copied) as copy:
            return _add(history, export_lines(copy))


def _add(history: History, lines: Iterable[str]) -> int:
    """Import lines; the number of sessions that came with them."""
    before = history.count()
    import_lines(history, lines)
    return history.count() - before
