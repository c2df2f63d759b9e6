"""The schema of the history file as migrations. Migrations are only ever added."""

from __future__ import annotations

APPLICATION = 0x556E7477
"""The application id in the header of the file: `Untw`."""

# `done` holds sums of `repetition`, written in the same transaction, so that a list of sessions
# reads no single repetitions. It repeats the session's start for the index `turns`, which finds
# the newest session of an exercise at once.
_FIRST = f"""
PRAGMA application_id = {APPLICATION};
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    routine TEXT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    started INTEGER NOT NULL,
    started_offset INTEGER NOT NULL,
    last_write INTEGER NOT NULL,
    last_write_offset INTEGER NOT NULL,
    ended INTEGER,
    ended_offset INTEGER,
    local_day TEXT NOT NULL,
    outcome TEXT,
    active_seconds REAL NOT NULL DEFAULT 0,
    paused_seconds REAL NOT NULL DEFAULT 0,
    waiting_seconds REAL NOT NULL DEFAULT 0,
    planned_seconds REAL NOT NULL,
    speed REAL NOT NULL,
    silent INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    at_step INTEGER NOT NULL DEFAULT 0,
    player TEXT NOT NULL
);
CREATE INDEX newest ON session (started, id);
CREATE INDEX days ON session (local_day);
CREATE INDEX routines ON session (routine, local_day) WHERE outcome IS NOT NULL;
CREATE INDEX unfinished ON session (started) WHERE outcome IS NULL;
CREATE TABLE done (
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    exercise TEXT NOT NULL,
    side TEXT NOT NULL,
    place INTEGER NOT NULL,
    started INTEGER NOT NULL,
    reps_planned INTEGER NOT NULL DEFAULT 0,
    reps_done INTEGER NOT NULL DEFAULT 0,
    hold_seconds REAL NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    first_repetition INTEGER,
    PRIMARY KEY (session, exercise, side)
) WITHOUT ROWID;
CREATE INDEX turns ON done (exercise, started, session, first_repetition)
    WHERE side <> '' AND first_repetition IS NOT NULL;
CREATE TABLE repetition (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    step INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    side TEXT NOT NULL,
    set_number INTEGER NOT NULL,
    rep INTEGER NOT NULL,
    hold_seconds REAL NOT NULL,
    finished INTEGER NOT NULL,
    finished_offset INTEGER NOT NULL
);
CREATE INDEX repetitions ON repetition (session);
CREATE TABLE rating (
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    moment TEXT NOT NULL,
    what TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
    PRIMARY KEY (session, moment, what)
) WITHOUT ROWID;
CREATE TABLE pain (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    place TEXT NOT NULL,
    strength INTEGER NOT NULL CHECK (strength BETWEEN 0 AND 10),
    kind TEXT NOT NULL,
    exercise TEXT NOT NULL,
    side TEXT NOT NULL
);
CREATE INDEX pains ON pain (session);
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    what TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10)
);
CREATE INDEX answers ON answer (session);
"""

# Sums of `session` and `done`, written in the same transaction, so that a year of days and the
# totals of all exercises are a few rows however long the history is. Whole microseconds, since
# adding floats and taking them away again leaves a remainder. `exercise_day` counts the sessions
# of an exercise on a day, to know its last day after a deletion.
_SECOND = """
CREATE TABLE day (
    local_day TEXT PRIMARY KEY,
    sessions INTEGER NOT NULL,
    active INTEGER NOT NULL,
    repetitions INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE exercise_total (
    exercise TEXT NOT NULL,
    side TEXT NOT NULL,
    repetitions INTEGER NOT NULL,
    hold INTEGER NOT NULL,
    sessions INTEGER NOT NULL,
    last_day TEXT NOT NULL,
    PRIMARY KEY (exercise, side)
) WITHOUT ROWID;
CREATE TABLE exercise_day (
    exercise TEXT NOT NULL,
    side TEXT NOT NULL,
    local_day TEXT NOT NULL,
    sessions INTEGER NOT NULL,
    PRIMARY KEY (exercise, side, local_day)
) WITHOUT ROWID;
CREATE INDEX stops ON session (started, id) WHERE outcome = 'stopped for pain';
INSERT INTO day
SELECT local_day, count(*), sum(CAST(round(active_seconds * 1000000) AS INTEGER)), coalesce(
    sum((SELECT sum(reps_done) FROM done WHERE done.session = session.id)), 0
)
FROM session GROUP BY local_day;
INSERT INTO exercise_day
SELECT exercise, side, local_day, count(*)
FROM done JOIN session ON session.id = done.session
WHERE reps_done > 0 GROUP BY exercise, side, local_day;
INSERT INTO exercise_total
SELECT exercise, side, sum(reps_done), sum(CAST(round(hold_seconds * 1000000) AS INTEGER)),
    count(*), (
        SELECT max(local_day) FROM exercise_day
        WHERE exercise_day.exercise = done.exercise AND exercise_day.side = done.side
    )
FROM done WHERE reps_done > 0 GROUP BY exercise, side;
"""

# The records beside the sessions, with the fields of `player.model.diary`. An urge holds the number
# of the session that answered it without a reference: a number is never used again, and a session
# that is deleted and put back keeps it. `answers` are JSON objects.
_THIRD = """
CREATE TABLE urge (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    local_day TEXT NOT NULL,
    strength INTEGER NOT NULL CHECK (strength BETWEEN 0 AND 10),
    situation TEXT,
    area TEXT,
    side TEXT,
    first_sign TEXT NOT NULL,
    response TEXT NOT NULL,
    response_seconds REAL NOT NULL,
    strength_after INTEGER CHECK (strength_after BETWEEN 0 AND 10),
    outcome TEXT,
    pain TEXT,
    session INTEGER,
    note TEXT NOT NULL
);
CREATE INDEX urge_days ON urge (local_day, at);
CREATE INDEX urge_times ON urge (at);
CREATE TABLE crack (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    local_day TEXT NOT NULL,
    area TEXT,
    side TEXT,
    sound TEXT,
    voluntary INTEGER,
    force TEXT,
    pain INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10),
    pain_kind TEXT,
    numb_or_weak INTEGER NOT NULL,
    tender_or_swollen INTEGER NOT NULL,
    after_sitting_minutes INTEGER,
    relief_minutes INTEGER,
    note TEXT NOT NULL
);
CREATE INDEX crack_days ON crack (local_day, at);
CREATE INDEX crack_times ON crack (at);
CREATE TABLE screening (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    local_day TEXT NOT NULL,
    tier INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 3),
    answers TEXT NOT NULL
);
CREATE INDEX screening_times ON screening (at);
CREATE TABLE unlock (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    local_day TEXT NOT NULL,
    question TEXT NOT NULL
);
CREATE INDEX unlock_times ON unlock (at);
CREATE TABLE daily_check (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    local_day TEXT NOT NULL,
    pain INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10),
    new INTEGER NOT NULL,
    ill INTEGER NOT NULL
);
CREATE INDEX daily_check_days ON daily_check (local_day, at);
CREATE INDEX daily_check_times ON daily_check (at);
CREATE TABLE morning (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    local_day TEXT NOT NULL UNIQUE,
    pain INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10),
    stiffness INTEGER CHECK (stiffness BETWEEN 0 AND 10)
);
CREATE INDEX morning_times ON morning (at);
CREATE TABLE habit_check (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    local_day TEXT NOT NULL,
    answers TEXT NOT NULL
);
CREATE INDEX habit_check_times ON habit_check (at);
CREATE TABLE card_shown (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    local_day TEXT NOT NULL,
    card TEXT NOT NULL UNIQUE
);
CREATE INDEX card_shown_times ON card_shown (at);
"""

# What the checklist needs beside the habits. A day has one answer to "have you asked someone?", so
# that it can be changed.
_FOURTH = """
CREATE TABLE weekly_check (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    local_day TEXT NOT NULL,
    less_movement INTEGER NOT NULL,
    weaker INTEGER NOT NULL
);
CREATE INDEX weekly_check_times ON weekly_check (at);
CREATE TABLE consulted (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    local_day TEXT NOT NULL UNIQUE,
    asked INTEGER NOT NULL
);
CREATE INDEX consulted_times ON consulted (at);
"""

# A pain that was not rated is not 0, so it may be missing.
_FIFTH = """
CREATE TABLE daily_check_now (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    local_day TEXT NOT NULL,
    pain INTEGER CHECK (pain BETWEEN 0 AND 10),
    new INTEGER NOT NULL,
    ill INTEGER NOT NULL
);
INSERT INTO daily_check_now SELECT id, at, at_offset, local_day, pain, new, ill FROM daily_check;
UPDATE sqlite_sequence SET seq = max(seq, coalesce(
    (SELECT seq FROM sqlite_sequence WHERE name = 'daily_check'), 0
)) WHERE name = 'daily_check_now';
DROP TABLE daily_check;
ALTER TABLE daily_check_now RENAME TO daily_check;
CREATE INDEX daily_check_days ON daily_check (local_day, at);
CREATE INDEX daily_check_times ON daily_check (at);
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH)
"""Migration n leads from `user_version` n to n + 1."""
