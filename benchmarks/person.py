"""The home of a person who uses the player: settings, answered questions, sessions, own files."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from benchmarks.place import ROOT
from player.care.questions import conditions, questions
from player.model.diary import Screening
from player.model.figure import FIGURES
from player.model.record import Outcome, Planned, Repetition, SessionEnd, SessionStart, Spent
from player.model.routine import Side
from player.model.settings import Settings, with_figure
from player.storage.history import History
from player.storage.settings import SettingsFile

SESSIONS = 30
"""Sessions that were kept, one a day up to yesterday."""

PLAYED = ("bird-dog", "open-book", "knee-drops")
REPETITIONS = 6

LIBRARY = ROOT / "routines"


def settle(home: Path) -> None:
    """Fill a new home: the welcome was seen, the safety questions were answered today."""
    home.mkdir(parents=True)
    settings = with_figure(replace(Settings(), welcome_seen=True), FIGURES[0])
    SettingsFile(home / "settings.toml").write(settings)
    now = datetime.now().astimezone()
    answers = dict.fromkeys((*questions().by_key, *conditions().by_name), False)
    with History.open(home / "history.db") as history:
        for days in range(SESSIONS, 0, -1):
            _keep(history, PLAYED[days % len(PLAYED)], now - timedelta(days=days))
        history.diary.add(Screening(now, now.date(), 0, answers))


def begun(routine: str, at: datetime, repetitions: int) -> SessionStart:
    """A session of an exercise of two sides."""
    planned = [Planned(routine, side, repetitions) for side in (Side.LEFT, Side.RIGHT)]
    return SessionStart(
        routine=routine,
        name=routine.replace("-", " ").capitalize(),
        digest="0" * 64,
        started=at,
        planned_seconds=128.0,
        planned=tuple(planned),
        day=at.date(),
        speed=1.0,
        silent=False,
    )


def repetition(number: int, at: datetime, exercise: str = "bird-dog") -> Repetition:
    """A finished repetition, on each side in turn."""
    return Repetition(
        step=number,
        exercise=exercise,
        side=Side.LEFT if number % 2 == 0 else Side.RIGHT,
        set=1,
        rep=number // 2,
        hold_seconds=6,
        finished=at + timedelta(seconds=4 * number),
    )


def _keep(history: History, routine: str, at: datetime) -> None:
    session = history.begin(begun(routine, at, REPETITIONS))
    for number in range(2 * REPETITIONS):
        history.add(session, repetition(number, at, routine), Spent(active=10.0 * number))
    history.end(
        session, SessionEnd(at + timedelta(minutes=2), Outcome.COMPLETED, Spent(active=128.0))
    )


def add_own_files(home: Path, count: int) -> None:
    """Give a home so many routines of its own: exercises of the library under other names."""
    folder = home / "routines"
    folder.mkdir(parents=True, exist_ok=True)
    texts = [(LIBRARY / f"{name}.yaml").read_text(encoding="utf-8") for name in PLAYED]
    for number in range(count):
        text = texts[number % len(texts)].replace("name: ", f"name: Own {number}, ", 1)
        (folder / f"own-{number:04}.yaml").write_text(text, encoding="utf-8")


def files_of_library() -> int:
    """The routines that the player brings along."""
    return sum(1 for _ in LIBRARY.rglob("*.yaml"))
