"""The history as JSON and as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from player.model.printable import harmless
from player.model.record import Done, Outcome, SessionRecord, Spent
from player.model.routine import Asked, Side
from player.storage.export import COLUMNS, csv_rows, session_json

STARTED = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))


def record(routine: str = "bird-dog", note: str = "") -> SessionRecord:
    return SessionRecord(
        id=4,
        routine=routine,
        name="Bird dog",
        digest="5a" * 32,
        started=STARTED,
        ended=STARTED + timedelta(seconds=130.0004),
        local_day=date(2026, 3, 1),
        outcome=Outcome.STOPPED_FOR_PAIN,
        spent=Spent(120.12345, 9.9, 0.0),
        planned_seconds=128.0,
        speed=1.0,
        silent=True,
        before={Asked.PAIN: 3, Asked.STIFFNESS: 0},
        after={Asked.PAIN: 10},
        note=note,
        at_step=3,
        exercises=(
            Done("bird-dog", Side.LEFT, 6, 5, 30.00049, 1),
            Done("bird-dog", Side.RIGHT, 6, 4, 24.0, 0),
            Done("cat-cow", None, 2, 2, 8.5, 0),
        ),
    )


def test_a_session_as_json_has_just_the_keys_of_the_contract_in_order() -> None:
    assert json.loads(json.dumps(session_json(record(note="calm")))) == {
        "id": 4,
        "routine": "bird-dog",
        "digest": "5a" * 32,
        "started": "2026-03-01T12:00:00.123-03:30",
        "ended": "2026-03-01T12:02:10.124-03:30",
        "local_day": "2026-03-01",
        "outcome": "stopped for pain",
        "active_seconds": 120.123,
        "paused_seconds": 9.9,
        "waiting_seconds": 0.0,
        "planned_seconds": 128.0,
        "silent": True,
        "before": {"pain": 3, "stiffness": 0},
        "after": {"pain": 10},
        "note": "calm",
        "exercises": [
            {
                "name": "bird-dog", "side": "left", "reps_planned": 6, "reps_done": 5,
                "hold_seconds": 30.0, "skipped": 1,
            },
            {
                "name": "bird-dog", "side": "right", "reps_planned": 6, "reps_done": 4,
                "hold_seconds": 24.0, "skipped": 0,
            },
            {
                "name": "cat-cow", "side": None, "reps_planned": 2, "reps_done": 2,
                "hold_seconds": 8.5, "skipped": 0,
            },
        ],
    }  # fmt: skip
    assert list(session_json(record()))[:3] == ["id", "routine", "digest"]
    assert list(session_json(record()))[-1] == "exercises"


def unfinished() -> SessionRecord:
    return SessionRecord(
        1, "cat-cow", "Cat-cow", "00", datetime(2026, 3, 1, 23, 59, 59, 999500, tzinfo=UTC), None,
        date(2026, 3, 1), None, Spent(), 70.0, 1.0, False, {}, {}, "", 0,
    )  # fmt: skip


def test_an_unfinished_session_has_no_end() -> None:
    found = session_json(unfinished())
    assert (found["ended"], found["outcome"]) == (None, None)
    assert (found["before"], found["after"], found["exercises"]) == ({}, {}, [])


def test_times_are_rounded_to_the_nearest_millisecond_not_cut() -> None:
    assert session_json(unfinished())["started"] == "2026-03-02T00:00:00.000+00:00"


def test_the_table_has_a_row_for_each_session_under_its_names() -> None:
    header, first, second = csv_rows([record(note="calm"), unfinished()])
    assert tuple(header) == COLUMNS
    assert dict(zip(header, first, strict=True)) == {
        "id": 4,
        "routine": "bird-dog",
        "digest": "5a" * 32,
        "started": "2026-03-01T12:00:00.123-03:30",
        "ended": "2026-03-01T12:02:10.124-03:30",
        "local_day": "2026-03-01",
        "outcome": "stopped for pain",
        "active_seconds": 120.123,
        "paused_seconds": 9.9,
        "waiting_seconds": 0.0,
        "planned_seconds": 128.0,
        "silent": "yes",
        "before_urge": "",
        "before_pain": 3,
        "before_stiffness": 0,
        "after_urge": "",
        "after_pain": 10,
        "after_stiffness": "",
        "reps_planned": 14,
        "reps_done": 11,
        "hold_seconds": 62.5,
        "skipped": 1,
        "note": "calm",
    }
    empty = [name for name, cell in zip(header, second, strict=True) if cell == ""]
    assert empty == [
        "ended", "outcome", "before_urge", "before_pain", "before_stiffness",
        "after_urge", "after_pain", "after_stiffness", "note",
    ]  # fmt: skip


def test_the_table_of_no_session_has_its_names() -> None:
    assert list(csv_rows([])) == [list(COLUMNS)]


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://example.org")',
        "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "-",
    ],
)  # fmt: skip
def test_no_text_is_a_formula_for_a_spreadsheet(text: str) -> None:
    header, row = csv_rows([record(routine=text, note=text)])
    cells = dict(zip(header, row, strict=True))
    assert cells["note"] == "'" + harmless(text)
    assert cells["routine"] == "'" + harmless(text)


@pytest.mark.parametrize("text", ["felt - well", "1 = 1", "", "it's", 'Καλά, "ναι"\nand more'])
def test_plain_text_stays_as_it_is_through_a_csv_file(text: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerows(csv_rows([record(note=text)]))
    file.seek(0)
    header, row = csv.reader(file)
    assert dict(zip(header, row, strict=True))["note"] == text
