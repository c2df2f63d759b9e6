"""A history of the first edition: nothing of it is lost, and its answers mean what they meant."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pygame
import pytest

from player.care.questions import conditions, questions
from player.care.screening import Due, Lock, Reason
from player.flow.questions import AskRoutine, AskSigns, AskStart, ShowClosed
from player.model.diary import DailyCheck, Screening, Unlock
from player.model.record import Outcome
from player.screens.play.play import Play
from player.storage.schema import MIGRATIONS
from tests.screens.driving import START
from tests.screens.person import Opened

KEYS = [
    *(f"T1{letter}" for letter in "abcdefgh"),
    *(f"T2{letter}" for letter in "abcdefghijkl"),
    *("T3a", "T3b", "T3c", "T3c16", "T3d", "T3e-wrists", "T3e-knees", "T3e-shoulder"),
    *("T3e-neck", "T3f", "T3g", "T3h", "T3i"),
]
"""The keys of a full screening, as the first edition kept them."""

Earlier = Callable[..., None]


@pytest.fixture
def earlier(own_home: Path) -> Earlier:
    """Writes the file of somebody who ticked some of the questions, so many days ago."""

    def write(*yes: str, ago: int = 1, unlocked: str = "") -> None:
        own_home.mkdir(parents=True)
        at = START - timedelta(days=ago)
        when = (round(at.timestamp() * 1e6), 0, at.date().isoformat())
        tier = min((int(key[1]) for key in yes), default=0)
        answers = json.dumps({key: key in yes for key in KEYS})
        with closing(sqlite3.connect(own_home / "history.db")) as file, file:
            file.executescript("".join(MIGRATIONS[:4]) + "PRAGMA user_version = 4;")
            file.execute("INSERT INTO screening VALUES (3, ?, ?, ?, ?, ?)", (*when, tier, answers))
            file.execute("INSERT INTO daily_check VALUES (5, ?, ?, ?, 0, 0, 0)", when)
            if unlocked:
                file.execute("INSERT INTO unlock VALUES (2, ?, ?, ?, ?)", (*when, unlocked))
            file.execute(
                "INSERT INTO session (id, routine, name, digest, started, started_offset,"
                " last_write, last_write_offset, ended, ended_offset, local_day, outcome,"
                " active_seconds, planned_seconds, speed, silent, player)"
                " VALUES (4, 'cat-cow', 'Cat-cow', 'ab', ?1, ?2, ?1, ?2, ?1, ?2, ?3,"
                " 'completed', 70, 70, 1, 0, '')",
                when,
            )

    return write


def test_nothing_is_lost_and_nothing_is_asked_anew(earlier: Earlier, opened: Opened) -> None:
    earlier()
    person = opened("cat-cow")
    card = person.shown[-1]
    assert isinstance(card, AskStart)
    assert (card.daily, card.offered.changed) == (True, False)
    assert "sore wrists" not in card.conditions
    assert "sore wrists" in person.profile.standing().known
    (record,) = person.records()
    assert (record.id, record.outcome, record.spent.active) == (4, Outcome.COMPLETED, 70)
    assert [(one.id, one.pain) for one in person.told(DailyCheck)] == [(5, 0)]
    (screening,) = person.told(Screening)
    assert (screening.id, dict(screening.answers)) == (3, dict.fromkeys(KEYS, False))
    person.enter()
    assert isinstance(person.app.screen, Play)


def test_an_earlier_condition_still_changes_what_is_played(
    earlier: Earlier, opened: Opened
) -> None:
    earlier("T3a")
    person = opened("cat-cow")
    card = person.shown[-1]
    assert isinstance(card, AskStart)
    assert card.offered.changed
    person.enter()
    played = list(person.play.timeline.routine.exercises())
    assert not any("end of range" in (one.works or ()) for one in played)


def test_an_earlier_sign_to_ask_about_still_locks_until_one_has_asked(
    earlier: Earlier, opened: Opened
) -> None:
    earlier("T2f")
    person = opened("cat-cow")
    shut = person.shown[-1]
    assert isinstance(shut, ShowClosed)
    assert (shut.card.key, shut.to_clear) == (Reason.ASK_FIRST, ("T2f",))
    person.go_to("asked T2f")
    person.press(pygame.K_SPACE, " ")
    person.enter()
    assert [one.question for one in person.told(Unlock)] == ["T2f"]
    assert isinstance(opened("cat-cow").shown[-1], AskStart)


def test_what_was_asked_about_then_stays_open(earlier: Earlier, opened: Opened) -> None:
    earlier("T2f", unlocked="T2f")
    person = opened("cat-cow")
    assert isinstance(person.shown[-1], AskStart)
    assert [one.id for one in person.told(Unlock)] == [2]


@pytest.mark.parametrize("key", ["T2l", "T2j", "T3i"])
def test_what_locks_nothing_any_more_and_what_was_for_its_day_alone(
    key: str, earlier: Earlier, opened: Opened
) -> None:
    earlier(key)
    person = opened("cat-cow")
    assert person.profile.standing().lock is Lock.OPEN
    assert isinstance(person.shown[-1], AskStart)


def test_a_grave_sign_of_yesterday_asks_the_signs_before_anything(
    earlier: Earlier, opened: Opened
) -> None:
    earlier("T1a")
    person = opened()
    assert person.profile.standing().reasons == (Reason.ANSWER_FIRST,)
    assert person.shown == [AskSigns()]
    person.press(pygame.K_ESCAPE)
    assert isinstance(person.shown[-1], AskRoutine)
    person.enter()
    assert isinstance(person.shown[-1], AskSigns)
    person.type("1")
    assert isinstance(person.shown[-1], AskStart)


@pytest.mark.parametrize(("ago", "due"), [(13, Due.DAILY), (14, Due.SIGNS), (40, Due.SIGNS)])
def test_the_time_since_then_counts(ago: int, due: Due, earlier: Earlier, opened: Opened) -> None:
    earlier(ago=ago)
    person = opened()
    assert person.profile.standing().due is due
    assert (person.shown[0] == AskSigns()) == (due is Due.SIGNS)


def test_every_key_that_was_kept_still_has_its_question_or_its_condition() -> None:
    known = questions().by_key.keys() | conditions().older.keys() | {"T3i"}
    assert set(KEYS) <= known
