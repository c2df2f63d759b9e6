"""Opening the file: made, brought up to date from the oldest, or refused and left as it is."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from player.model.diary import (
    Consulted,
    Crack,
    DailyCheck,
    Morning,
    Screening,
    Unlock,
    Urge,
    WeeklyCheck,
)
from player.model.record import Done, Outcome, Pain, PainKind, Repetition, SessionStart, Spent
from player.model.routine import Asked, Side
from player.model.totals import DayTotal, ExerciseTotal
from player.storage.database import connect, migrate, transaction
from player.storage.errors import HistoryError
from player.storage.history import History
from player.storage.schema import APPLICATION, MIGRATIONS

ROOT = Path(__file__).parent.parent.parent
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BEGUN = SessionStart("cat-cow", "Cat-cow", "00", NOON, 70.0, (), date(2026, 3, 1))

OLDEST = """
PRAGMA application_id = 1433302135;
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT, routine TEXT NOT NULL, name TEXT NOT NULL,
    digest TEXT NOT NULL, started INTEGER NOT NULL, started_offset INTEGER NOT NULL,
    last_write INTEGER NOT NULL, last_write_offset INTEGER NOT NULL, ended INTEGER,
    ended_offset INTEGER, local_day TEXT NOT NULL, outcome TEXT,
    active_seconds REAL NOT NULL DEFAULT 0, paused_seconds REAL NOT NULL DEFAULT 0,
    waiting_seconds REAL NOT NULL DEFAULT 0, planned_seconds REAL NOT NULL, speed REAL NOT NULL,
    silent INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '', at_step INTEGER NOT NULL DEFAULT 0,
    player TEXT NOT NULL
);
CREATE INDEX newest ON session (started, id);
CREATE INDEX days ON session (local_day);
CREATE INDEX routines ON session (routine, local_day) WHERE outcome IS NOT NULL;
CREATE INDEX unfinished ON session (started) WHERE outcome IS NULL;
CREATE TABLE done (
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE, exercise TEXT NOT NULL,
    side TEXT NOT NULL, place INTEGER NOT NULL, started INTEGER NOT NULL,
    reps_planned INTEGER NOT NULL DEFAULT 0, reps_done INTEGER NOT NULL DEFAULT 0,
    hold_seconds REAL NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0,
    first_repetition INTEGER, PRIMARY KEY (session, exercise, side)
) WITHOUT ROWID;
CREATE INDEX turns ON done (exercise, started, session, first_repetition)
    WHERE side <> '' AND first_repetition IS NOT NULL;
CREATE TABLE repetition (
    id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    step INTEGER NOT NULL, exercise TEXT NOT NULL, side TEXT NOT NULL,
    set_number INTEGER NOT NULL, rep INTEGER NOT NULL, hold_seconds REAL NOT NULL,
    finished INTEGER NOT NULL, finished_offset INTEGER NOT NULL
);
CREATE INDEX repetitions ON repetition (session);
CREATE TABLE rating (
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE, moment TEXT NOT NULL,
    what TEXT NOT NULL, value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
    PRIMARY KEY (session, moment, what)
) WITHOUT ROWID;
CREATE TABLE pain (
    id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    at INTEGER NOT NULL, at_offset INTEGER NOT NULL, place TEXT NOT NULL,
    strength INTEGER NOT NULL CHECK (strength BETWEEN 0 AND 10), kind TEXT NOT NULL,
    exercise TEXT NOT NULL, side TEXT NOT NULL
);
CREATE INDEX pains ON pain (session);
CREATE TABLE answer (
    id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    at INTEGER NOT NULL, at_offset INTEGER NOT NULL, what TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10)
);
CREATE INDEX answers ON answer (session);
INSERT INTO session VALUES (4, 'bird-dog', 'Bird dog', 'ab', 1772359200000000, 3600,
    1772359300500000, 3600, 1772359300500000, 3600, '2026-03-01', 'stopped', 90.5, 8.0, 2.0,
    128.0, 1.0, 1, 'good', 5, '');
INSERT INTO done VALUES (4, 'bird-dog', 'left', 0, 1772359200000000, 6, 1, 6.25, 2, 1);
INSERT INTO repetition VALUES (1, 4, 2, 'bird-dog', 'left', 1, 1, 6.25, 1772359250000000, 3600);
INSERT INTO rating VALUES (4, 'before', 'pain', 3);
INSERT INTO pain VALUES (1, 4, 1772359260000000, 3600, 'hip', 4, 'dull', 'bird-dog', 'left');
PRAGMA user_version = 1;
"""
"""A history as the first version wrote it; never to be changed, whatever migrations come."""

SECOND = (
    OLDEST
    + """
CREATE TABLE day (
    local_day TEXT PRIMARY KEY, sessions INTEGER NOT NULL, active INTEGER NOT NULL,
    repetitions INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE exercise_total (
    exercise TEXT NOT NULL, side TEXT NOT NULL, repetitions INTEGER NOT NULL,
    hold INTEGER NOT NULL, sessions INTEGER NOT NULL, last_day TEXT NOT NULL,
    PRIMARY KEY (exercise, side)
) WITHOUT ROWID;
CREATE TABLE exercise_day (
    exercise TEXT NOT NULL, side TEXT NOT NULL, local_day TEXT NOT NULL,
    sessions INTEGER NOT NULL, PRIMARY KEY (exercise, side, local_day)
) WITHOUT ROWID;
CREATE INDEX stops ON session (started, id) WHERE outcome = 'stopped for pain';
INSERT INTO day VALUES ('2026-03-01', 1, 90500000, 1);
INSERT INTO exercise_total VALUES ('bird-dog', 'left', 1, 6250000, 1, '2026-03-01');
INSERT INTO exercise_day VALUES ('bird-dog', 'left', '2026-03-01', 1);
PRAGMA user_version = 2;
"""
)
"""The same history as the second version left it; never to be changed either."""

THIRD = (
    SECOND
    + """
CREATE TABLE urge (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, at_offset INTEGER
    NOT NULL, local_day TEXT NOT NULL, strength INTEGER NOT NULL CHECK (strength BETWEEN 0 AND
    10), situation TEXT, area TEXT, side TEXT, first_sign TEXT NOT NULL, response TEXT NOT NULL,
    response_seconds REAL NOT NULL, strength_after INTEGER CHECK (strength_after BETWEEN 0 AND
    10), outcome TEXT, pain TEXT, session INTEGER, note TEXT NOT NULL);
CREATE INDEX urge_days ON urge (local_day, at);
CREATE INDEX urge_times ON urge (at);
CREATE TABLE crack (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, at_offset INTEGER
    NOT NULL, local_day TEXT NOT NULL, area TEXT, side TEXT, sound TEXT, voluntary INTEGER,
    force TEXT, pain INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10), pain_kind TEXT,
    numb_or_weak INTEGER NOT NULL, tender_or_swollen INTEGER NOT NULL, after_sitting_minutes
    INTEGER, relief_minutes INTEGER, note TEXT NOT NULL);
CREATE INDEX crack_days ON crack (local_day, at);
CREATE INDEX crack_times ON crack (at);
CREATE TABLE screening (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, at_offset
    INTEGER NOT NULL, local_day TEXT NOT NULL, tier INTEGER NOT NULL CHECK (tier BETWEEN 0 AND
    3), answers TEXT NOT NULL);
CREATE INDEX screening_times ON screening (at);
CREATE TABLE unlock (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, at_offset
    INTEGER NOT NULL, local_day TEXT NOT NULL, question TEXT NOT NULL);
CREATE INDEX unlock_times ON unlock (at);
CREATE TABLE daily_check (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, at_offset
    INTEGER NOT NULL, local_day TEXT NOT NULL, pain INTEGER NOT NULL CHECK (pain BETWEEN 0 AND
    10), new INTEGER NOT NULL, ill INTEGER NOT NULL);
CREATE INDEX daily_check_days ON daily_check (local_day, at);
CREATE INDEX daily_check_times ON daily_check (at);
CREATE TABLE morning (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, at_offset
    INTEGER NOT NULL, local_day TEXT NOT NULL UNIQUE, pain INTEGER NOT NULL CHECK (pain BETWEEN
    0 AND 10), stiffness INTEGER CHECK (stiffness BETWEEN 0 AND 10));
CREATE INDEX morning_times ON morning (at);
CREATE TABLE habit_check (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, at_offset
    INTEGER NOT NULL, local_day TEXT NOT NULL, answers TEXT NOT NULL);
CREATE INDEX habit_check_times ON habit_check (at);
CREATE TABLE card_shown (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, at_offset
    INTEGER NOT NULL, local_day TEXT NOT NULL, card TEXT NOT NULL UNIQUE);
CREATE INDEX card_shown_times ON card_shown (at);
INSERT INTO crack (at, at_offset, local_day, pain, numb_or_weak, tender_or_swollen, note)
    VALUES (1772359200000000, 3600, '2026-03-01', 2, 0, 0, '');
PRAGMA user_version = 3;
"""
)
"""The same history with a diary, as the third version left it; never to be changed either."""

FOURTH = (
    THIRD
    + """
CREATE TABLE weekly_check (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, at_offset
    INTEGER NOT NULL, local_day TEXT NOT NULL, less_movement INTEGER NOT NULL,
    weaker INTEGER NOT NULL);
CREATE INDEX weekly_check_times ON weekly_check (at);
CREATE TABLE consulted (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, at_offset
    INTEGER NOT NULL, local_day TEXT NOT NULL UNIQUE, asked INTEGER NOT NULL);
CREATE INDEX consulted_times ON consulted (at);
INSERT INTO screening VALUES (2, 1772359200000000, 3600, '2026-03-01', 2,
    '{"T1a": false, "T2f": true, "T3a": true, "T3i": false}');
INSERT INTO unlock VALUES (7, 1772359260000000, 3600, '2026-03-01', 'T2f');
INSERT INTO daily_check VALUES (3, 1772359200000000, 3600, '2026-03-01', 0, 0, 0),
    (5, 1772445600000000, -18000, '2026-03-02', 10, 1, 1);
INSERT INTO daily_check VALUES (9, 1772445600000000, 3600, '2026-03-02', 1, 0, 0);
DELETE FROM daily_check WHERE id = 9;
INSERT INTO morning VALUES (1, 1772445600000000, 3600, '2026-03-02', 2, NULL);
INSERT INTO consulted VALUES (1, 1772445600000000, 3600, '2026-03-02', 1);
PRAGMA user_version = 4;
"""
)
"""The same history as the first edition left it; never to be changed either."""

OLDER = [OLDEST, SECOND, THIRD, FOURTH]


def test_a_new_history_is_made_with_its_folders_and_is_safe_from_a_power_cut(
    tmp_path: Path,
) -> None:
    connection = connect(tmp_path / "a" / "b c é" / "history.db")
    asked = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "user_version", "fullfsync")
    }
    connection.close()
    full = 2
    assert asked == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "user_version": len(MIGRATIONS),
        "fullfsync": 1,
    }


@pytest.mark.parametrize("older", OLDER, ids=["1", "2", "3", "4"])
def test_an_older_history_is_read_and_goes_on(tmp_path: Path, older: str) -> None:
    path = tmp_path / "history.db"
    old = sqlite3.connect(path)
    old.executescript(older)
    old.close()
    with History.open(path) as history:
        (record,) = history.sessions()
        assert record.id == 4
        assert record.started.isoformat() == "2026-03-01T11:00:00+01:00"
        assert record.ended is not None
        assert record.ended.isoformat() == "2026-03-01T11:01:40.500000+01:00"
        assert (record.outcome, record.silent, record.note) == (Outcome.STOPPED, True, "good")
        assert record.spent == Spent(90.5, 8.0, 2.0)
        assert record.before == {Asked.PAIN: 3}
        assert record.exercises == (Done("bird-dog", Side.LEFT, 6, 1, 6.25, 2),)
        assert [(p.where, p.strength, p.kind) for p in record.pains] == [("hip", 4, PainKind.DULL)]
        assert history.last_sides() == {"bird-dog": Side.LEFT}
        day = date(2026, 3, 1)
        assert history.days(day, day) == [DayTotal(day, 1, 90.5, 1)]
        assert history.totals() == [ExerciseTotal("bird-dog", Side.LEFT, 1, 6.25, 1, day)]
        assert history.diary.all(Urge) == []
        history.diary.add(Urge(NOON, day, 5))
        history.diary.add(WeeklyCheck(NOON, day, weaker=True))
        assert len(history.diary.all(Crack)) == (older in (THIRD, FOURTH))
        history.delete(4)
        assert history.totals() == []
        id = history.begin(BEGUN)
        history.add(id, Repetition(0, "cat-cow", None, 1, 1, 4.0, NOON), Spent(4.0))
        history.pain(id, Pain(NOON, "", 0, PainKind.DULL))
        assert id > 4
        assert history.count() == 1


def test_what_the_first_edition_was_told_is_kept_with_every_number(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    old = sqlite3.connect(path)
    old.executescript(FOURTH)
    old.close()
    first, second = date(2026, 3, 1), date(2026, 3, 2)
    with History.open(path) as history:
        west = datetime.fromisoformat("2026-03-02T05:00:00-05:00")
        at = datetime.fromisoformat("2026-03-01T11:00:00+01:00")
        assert history.diary.all(DailyCheck) == [
            DailyCheck(at, first, 0, new=False, ill=False, id=3),
            DailyCheck(west, second, 10, new=True, ill=True, id=5),
        ]
        (screening,) = history.diary.all(Screening)
        said = {"T1a": False, "T2f": True, "T3a": True, "T3i": False}
        assert (screening.id, screening.tier, dict(screening.answers)) == (2, 2, said)
        assert [(one.id, one.question) for one in history.diary.all(Unlock)] == [(7, "T2f")]
        assert [(one.id, one.pain) for one in history.diary.all(Morning)] == [(1, 2)]
        assert [one.id for one in history.diary.all(Consulted)] == [1]
        # A number that was given once is not given again, though its record was deleted.
        assert history.diary.add(DailyCheck(NOON, second, None, new=False, ill=False)) == 10
        assert history.diary.all(DailyCheck, second)[0].pain is None


def test_where_all_checks_were_deleted_their_numbers_are_not_given_again(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    old = sqlite3.connect(path)
    old.executescript(FOURTH)
    old.execute("DELETE FROM daily_check")
    old.commit()
    old.close()
    with History.open(path) as history:
        assert history.diary.all(DailyCheck) == []
        assert history.diary.add(DailyCheck(NOON, NOON.date(), 1, new=False, ill=False)) == 10


def test_a_history_with_sessions_of_many_days_gets_its_sums(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    old = sqlite3.connect(path)
    old.executescript(OLDEST)
    old.executescript("""
INSERT INTO session SELECT 5, routine, name, digest, started + 86400000000, started_offset,
    last_write, last_write_offset, ended, ended_offset, '2026-03-02', outcome, 1.1, 0, 0, 128.0,
    1.0, 0, '', 0, '' FROM session;
INSERT INTO session SELECT 6, routine, name, digest, started + 86400000001, started_offset,
    last_write, last_write_offset, ended, ended_offset, '2026-03-02', NULL, 2.2, 0, 0, 128.0,
    1.0, 0, '', 0, '' FROM session WHERE id = 5;
INSERT INTO done VALUES (5, 'bird-dog', 'left', 0, 0, 6, 3, 18.3, 0, NULL),
    (5, 'cat-cow', '', 1, 0, 6, 2, 0.1, 0, NULL), (6, 'cat-cow', '', 0, 0, 6, 0, 0, 6, NULL);
""")
    old.close()
    first, second = date(2026, 3, 1), date(2026, 3, 2)
    with History.open(path) as history:
        assert history.days(first, second) == [
            DayTotal(first, 1, 90.5, 1),
            DayTotal(second, 2, 3.3, 5),
        ]
        assert history.totals() == [
            ExerciseTotal("bird-dog", Side.LEFT, 4, 24.55, 2, second),
            ExerciseTotal("cat-cow", None, 2, 0.1, 1, second),
        ]
        assert history.count() == 3


@pytest.mark.parametrize("number", range(len(OLDER)))
def test_an_older_form_is_what_its_steps_lead_to(number: int) -> None:
    def shape(script: str) -> set[tuple[str, ...]]:
        memory = sqlite3.connect(":memory:")
        memory.executescript(script)
        names = memory.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {
            (name, *map(str, column))
            for (name,) in names
            for column in memory.execute(f"PRAGMA table_info({name})")
        }
        memory.close()
        return found

    assert shape("".join(MIGRATIONS[: number + 1])) == shape(OLDER[number])


def test_the_steps_that_are_missing_are_taken_in_order(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "some.db", isolation_level=None)
    migrate(connection, ["CREATE TABLE one (a TEXT DEFAULT 'x;y');\nCREATE TABLE two (b);"])
    migrate(
        connection,
        [
            "this one is behind us",
            "ALTER TABLE one ADD COLUMN c;",
            "INSERT INTO one (c) VALUES (1);",
        ],
    )
    assert connection.execute("SELECT a, c FROM one").fetchall() == [("x;y", 1)]
    assert connection.execute("PRAGMA user_version").fetchone() == (3,)
    connection.close()


def test_a_step_that_fails_leaves_the_file_as_after_the_one_before(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "some.db", isolation_level=None)
    steps = ["CREATE TABLE one (a);", "CREATE TABLE two (b);\nCREATE TABLE one (again);"]
    migrate(connection, steps[:1])
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, steps)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("one",)]
    assert not connection.in_transaction
    connection.close()


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "some.db", isolation_level=None)
    connection.execute("CREATE TABLE one (a)")

    def half() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO one VALUES (1)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert connection.execute("SELECT * FROM one").fetchall() == []
    connection.close()


def newer(path: Path) -> None:
    with History.open(path) as history:
        history.begin(BEGUN)
    later = sqlite3.connect(path)
    later.execute("PRAGMA journal_mode = DELETE")
    later.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    later.close()


def another_programs(path: Path) -> None:
    other = sqlite3.connect(path)
    other.executescript("CREATE TABLE recipes (name); INSERT INTO recipes VALUES ('soup');")
    other.close()


def another_programs_with_a_version(path: Path) -> None:
    another_programs(path)
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 1")
    other.close()


def cut_short(path: Path) -> None:
    with History.open(path) as history:
        history.begin(BEGUN)
    path.write_bytes(path.read_bytes()[:4096])


def overwritten(path: Path) -> None:
    with History.open(path) as history:
        history.begin(BEGUN)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xa5" * (len(whole) - 100))


def a_short_text(path: Path) -> None:
    path.write_text("hello", encoding="utf-8")


def a_long_text(path: Path) -> None:
    path.write_text("# a routine\n" * 1000, encoding="utf-8")


@pytest.mark.parametrize(
    "spoil",
    [
        newer,
        another_programs,
        another_programs_with_a_version,
        cut_short,
        overwritten,
        a_short_text,
        a_long_text,
    ],
)
def test_what_is_not_a_whole_history_is_refused_and_left_as_it_is(tmp_path: Path, spoil) -> None:
    path = tmp_path / "history.db"
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(HistoryError) as caught:
        History.open(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} <= {"history.db", "history.known.json"}


def test_a_part_that_is_broken_further_in_is_said_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with History.open(path) as history:
        history.note(history.begin(BEGUN), "long " * 5000)
    whole = path.read_bytes()
    path.write_bytes(whole[: 4096 * 8] + b"\xa5" * (len(whole) - 4096 * 8))
    broken = path.read_bytes()
    with pytest.raises(HistoryError), History.open(path) as history:
        history.sessions()
    assert path.read_bytes() == broken


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "history.db").mkdir()
    with pytest.raises(HistoryError, match=r"history\.db"):
        History.open(tmp_path / "history.db")


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("", encoding="utf-8")
    with pytest.raises(HistoryError, match="home"):
        History.open(tmp_path / "home" / "history.db")


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_BUSY_SNAPSHOT,
        sqlite3.SQLITE_CORRUPT,
        None,
    ],
)
def test_every_trouble_of_the_disk_is_one_sentence_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None
) -> None:
    error = sqlite3.OperationalError("XYZ")
    if code is not None:
        error.sqlite_errorcode = code

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(sqlite3, "connect", fail)
    with pytest.raises(HistoryError) as caught:
        History.open(tmp_path / "history.db")
    assert str(tmp_path / "history.db") in str(caught.value)
    assert ("XYZ" in str(caught.value)) == (code is None)


def test_players_that_start_together_make_one_history(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    script = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from player.model.record import SessionStart
from player.storage.history import History
sys.stdin.read(1)
with History.open(Path(sys.argv[1])) as history:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    history.begin(SessionStart("a", "A", "", now, 1.0, (), date(2026, 3, 1)))
"""
    players = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    for player in players:
        assert player.stdin is not None
        player.stdin.write(b"x")
        player.stdin.flush()
    said = [player.communicate() for player in players]
    assert [player.returncode for player in players] == [0, 0, 0], said
    with History.open(path) as history:
        assert history.count() == 3


def test_a_history_whose_log_cannot_be_turned_on_yet_is_used_without(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    History.open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN")
    other.execute("SELECT * FROM session").fetchall()
    with History.open(path) as history:
        assert history.count() == 0
        other.execute("COMMIT")
        other.close()
        assert history.session(history.begin(BEGUN)).routine == "cat-cow"
    connection = connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()


def test_the_mark_in_the_file_is_ours(tmp_path: Path) -> None:
    connect(tmp_path / "history.db").close()
    header = (tmp_path / "history.db").read_bytes()[:72]
    assert header[68:72] == b"Untw"
    assert APPLICATION.to_bytes(4, "big") == b"Untw"
