"""Urges, cracks, safety questions and checks: written, changed, deleted and read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from player.model.diary import (
    BackArea,
    CardShown,
    Consulted,
    Crack,
    CrackSound,
    DailyCheck,
    Entry,
    FeltSide,
    Force,
    Habit,
    HabitAnswer,
    HabitCheck,
    Morning,
    Response,
    Screening,
    Situation,
    Unlock,
    Urge,
    UrgeOutcome,
    WeeklyCheck,
)
from player.model.record import PainKind, SessionStart
from player.storage.errors import NoSession
from player.storage.history import History

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=timezone(timedelta(hours=1)))
DAY = NOON.date()


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(tmp_path / "history.db") as opened:
        yield opened


RATINGS = st.integers(0, 10)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
WHEN: dict[str, st.SearchStrategy[Any]] = {
    "at": st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=OFFSETS),
    "day": st.dates(),
}


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def of(words: type) -> st.SearchStrategy[Any]:
    return maybe(st.sampled_from(words))


ENTRIES: dict[type, st.SearchStrategy[Entry]] = {
    Urge: st.builds(
        Urge, **WHEN, strength=RATINGS, situation=of(Situation), area=of(BackArea),
        side=of(FeltSide), first_sign=st.text(), response=st.sampled_from(Response),
        response_seconds=st.floats(0, 1e4), strength_after=maybe(RATINGS),
        outcome=of(UrgeOutcome), pain=of(PainKind), session=maybe(st.integers(1, 99)),
        note=st.text(), id=st.just(0), minutes_since_crack=st.none(),
    ),
    Crack: st.builds(
        Crack, **WHEN, area=of(BackArea), side=of(FeltSide), sound=of(CrackSound),
        voluntary=maybe(st.booleans()), force=of(Force), pain=RATINGS, pain_kind=of(PainKind),
        numb_or_weak=st.booleans(), tender_or_swollen=st.booleans(),
        after_sitting_minutes=maybe(st.integers(0, 600)),
        relief_minutes=maybe(st.integers(0, 600)), note=st.text(), id=st.just(0),
    ),
    Screening: st.builds(
        Screening, **WHEN, tier=st.integers(0, 3),
        answers=st.dictionaries(st.text(max_size=4), st.booleans(), max_size=5), id=st.just(0),
    ),
    Unlock: st.builds(Unlock, **WHEN, question=st.text(), id=st.just(0)),
    DailyCheck: st.builds(
        DailyCheck, **WHEN, pain=maybe(RATINGS), new=st.booleans(), ill=st.booleans(),
        id=st.just(0),
    ),
    Morning: st.builds(Morning, **WHEN, pain=RATINGS, stiffness=maybe(RATINGS), id=st.just(0)),
    HabitCheck: st.builds(
        HabitCheck, **WHEN, id=st.just(0),
        answers=st.dictionaries(st.sampled_from(Habit), st.sampled_from(HabitAnswer)),
    ),
    WeeklyCheck: st.builds(
        WeeklyCheck, **WHEN, less_movement=st.booleans(), weaker=st.booleans(), id=st.just(0)
    ),
    Consulted: st.builds(Consulted, **WHEN, asked=st.booleans(), id=st.just(0)),
    CardShown: st.builds(CardShown, **WHEN, card=st.text(), id=st.just(0)),
}  # fmt: skip
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_every_kind_of_record_is_tried_here() -> None:
    assert set(get_args(Entry)) == set(ENTRIES)


@QUICK
@given(st.one_of(*ENTRIES.values()), st.data())
def test_a_record_is_read_as_it_was_written_and_as_it_was_changed(
    history: History, entry: Entry, data: st.DataObject
) -> None:
    id = history.diary.add(entry)
    kept = replace(entry, id=id)
    assert kept in [alone(each) for each in history.diary.all(type(entry))]
    other = replace(data.draw(ENTRIES[type(entry)]), id=id)
    history.diary.change(other)
    found = [alone(each) for each in history.diary.all(type(entry))]
    assert other in found
    assert found.count(kept) == (kept == other)
    history.diary.remove(other)
    assert other not in history.diary.all(type(entry))


def alone(entry: Entry) -> Entry:
    """The record without what depends on others."""
    return replace(entry, minutes_since_crack=None) if isinstance(entry, Urge) else entry


def test_records_come_in_the_order_of_time_and_by_day(history: History) -> None:
    def urge(days: int) -> Urge:
        return Urge(NOON + timedelta(days=days), DAY + timedelta(days=days), 5)

    for days in (3, 1, 2, 0):
        history.diary.add(urge(days))
    found = history.diary.all(Urge)
    assert [each.day for each in found] == [DAY + timedelta(days=n) for n in range(4)]
    some = history.diary.all(Urge, DAY + timedelta(days=1), DAY + timedelta(days=2))
    assert some == found[1:3]
    assert history.diary.all(Urge, first=DAY + timedelta(days=3)) == found[3:]
    assert history.diary.all(Urge, last=DAY) == found[:1]
    assert history.diary.newest(Urge) == found[3]
    assert history.diary.newest(Urge, NOON + timedelta(days=1)) == found[1]
    assert history.diary.newest(Urge, NOON - timedelta(seconds=1)) is None
    assert history.diary.newest(Crack) is None


def test_an_urge_knows_the_minutes_since_the_last_crack_even_one_told_later(
    history: History,
) -> None:
    id = history.diary.add(Urge(NOON, DAY, 6))
    assert history.diary.all(Urge)[0].minutes_since_crack is None
    history.diary.add(Crack(NOON - timedelta(minutes=90), DAY))
    near = history.diary.add(Crack(NOON - timedelta(minutes=12, seconds=30), DAY))
    history.diary.add(Crack(NOON + timedelta(minutes=1), DAY))
    (urge,) = history.diary.all(Urge)
    assert (urge.id, urge.minutes_since_crack) == (id, 12.5)
    history.diary.remove(replace(history.diary.all(Crack)[1]))
    assert history.diary.all(Urge)[0].minutes_since_crack == 90.0
    assert near not in [crack.id for crack in history.diary.all(Crack)]


def test_a_day_has_one_morning_and_a_card_one_last_time(history: History) -> None:
    history.diary.add(Morning(NOON, DAY, 3))
    history.diary.add(Morning(NOON + timedelta(minutes=1), DAY, 2, 1))
    history.diary.add(Morning(NOON + timedelta(days=1), DAY + timedelta(days=1), 4))
    assert [(each.day, each.pain) for each in history.diary.all(Morning)] == [
        (DAY, 2), (DAY + timedelta(days=1), 4),
    ]  # fmt: skip
    history.diary.add(CardShown(NOON, DAY, "neck"))
    history.diary.add(CardShown(NOON, DAY, "pain-4"))
    history.diary.add(CardShown(NOON + timedelta(days=9), DAY + timedelta(days=9), "neck"))
    assert history.diary.cards() == {"neck": DAY + timedelta(days=9), "pain-4": DAY}


def test_every_answer_of_a_day_is_kept(history: History) -> None:
    for new in (True, False):
        history.diary.add(DailyCheck(NOON, DAY, 1, new, False))
        history.diary.add(Screening(NOON, DAY, int(new), {"T1a": new}))
    assert [check.new for check in history.diary.all(DailyCheck)] == [True, False]
    assert [dict(each.answers) for each in history.diary.all(Screening)] == [
        {"T1a": True}, {"T1a": False},
    ]  # fmt: skip


def test_a_pain_that_was_not_rated_is_not_none_at_all(history: History) -> None:
    for pain in (None, 0, 4):
        history.diary.add(DailyCheck(NOON, DAY, pain, False, False))
    assert [check.pain for check in history.diary.all(DailyCheck)] == [None, 0, 4]
    with sqlite3.connect(history.path) as other:
        assert other.execute("SELECT count(*) FROM daily_check WHERE pain IS NULL").fetchone() == (
            1,
        )
    other.close()


@pytest.mark.parametrize(
    "wrong",
    [
        Urge(NOON, DAY, 11),
        Urge(NOON, DAY, 5, strength_after=-1),
        Urge(NOON, DAY, 5, response_seconds=float("nan")),
        Urge(NOON.replace(tzinfo=None), DAY, 5),
        Crack(NOON, DAY, pain=11),
        Crack(NOON, DAY, relief_minutes=-1),
        Screening(NOON, DAY, 4),
        DailyCheck(NOON, DAY, -1, False, False),
        Morning(NOON, DAY, 0, 11),
    ],
)
def test_a_value_that_cannot_be_is_not_kept(history: History, wrong: Entry) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        history.diary.add(wrong)
    assert history.diary.all(type(wrong)) == []


def test_a_value_that_cannot_be_is_said_in_plain_words(history: History) -> None:
    with pytest.raises(ValueError, match=r"strength cannot be 11\. Write a whole number from 0 to"):
        history.diary.add(Urge(NOON, DAY, 11))


def test_a_record_that_is_not_there_is_said(history: History) -> None:
    history.diary.add(Crack(NOON, DAY))
    for entry in (Crack(NOON, DAY), Crack(NOON, DAY, id=99), Urge(NOON, DAY, 3, id=1)):
        with pytest.raises(NoSession):
            history.diary.change(entry)
        with pytest.raises(NoSession):
            history.diary.remove(entry)
    assert len(history.diary.all(Crack)) == 1


def test_a_record_removed_is_gone_from_the_disk_and_can_be_added_again(history: History) -> None:
    urge = Urge(NOON, DAY, 5, note="a very private sentence " * 300)
    kept = replace(urge, id=history.diary.add(urge))
    history.diary.remove(kept)
    for path in history.path.parent.glob("history.db*"):
        assert b"very private" not in path.read_bytes()
    again = history.diary.add(kept)
    assert again > kept.id
    assert history.diary.all(Urge) == [replace(urge, id=again)]


def test_a_record_is_on_the_disk_for_another_reader_at_once(history: History) -> None:
    history.diary.add(Unlock(NOON, DAY, "T2c"))
    with sqlite3.connect(history.path) as other:
        assert other.execute("SELECT question, local_day FROM unlock").fetchall() == [
            ("T2c", "2026-03-02")
        ]
    other.close()


def test_an_urge_finds_its_session_again_after_that_was_deleted_and_put_back(
    history: History,
) -> None:
    session = history.begin(SessionStart("urge-rescue", "Rescue", "", NOON, 90.0, (), DAY))
    history.diary.add(Urge(NOON, DAY, 5, session=session))
    removed = history.delete(session)
    assert history.diary.all(Urge)[0].session == session
    history.put_back(removed)
    assert history.session(session).routine == "urge-rescue"


def test_days_at_the_ends_of_the_calendar(history: History) -> None:
    history.diary.add(Unlock(NOON, date.max, "T2a"))
    history.diary.add(Unlock(NOON, date.min, "T2b"))
    assert len(history.diary.all(Unlock, date.min, date.max)) == 2


def test_urges_and_cracks_stand_in_one_list_newest_first_and_know_their_places(
    history: History,
) -> None:
    for minutes in (30, 10, 50):
        history.diary.add(Urge(NOON + timedelta(minutes=minutes), DAY, 5))
    for minutes in (20, 50):
        history.diary.add(Crack(NOON + timedelta(minutes=minutes), DAY))
    found = history.diary.logged(10)
    minutes_of = [(type(one), (one.at - NOON) // timedelta(minutes=1)) for one in found]
    assert minutes_of == [(Urge, 50), (Crack, 50), (Urge, 30), (Crack, 20), (Urge, 10)]
    assert [history.diary.newer(one) for one in found] == [0, 1, 2, 3, 4]
    assert history.diary.logged(2, 1) == found[1:3]
    assert history.diary.logged(5, 5) == []
    assert (history.diary.count(Urge), history.diary.count(Crack)) == (3, 2)


def test_days_are_counted_without_those_that_have_none(history: History) -> None:
    for days in (0, 0, 2, 5):
        history.diary.add(Crack(NOON, DAY + timedelta(days=days)))
    found = history.diary.by_day(Crack, DAY, DAY + timedelta(days=4))
    assert found == {DAY: 2, DAY + timedelta(days=2): 1}
    assert history.diary.by_day(Urge, date.min, date.max) == {}


def test_a_day_has_one_answer_to_having_asked_someone(history: History) -> None:
    history.diary.add(Consulted(NOON, DAY))
    history.diary.add(Consulted(NOON + timedelta(minutes=1), DAY, asked=False))
    assert [one.asked for one in history.diary.all(Consulted)] == [False]


def test_a_record_that_was_removed_comes_back_with_its_number(history: History) -> None:
    kept = replace(Urge(NOON, DAY, 5), id=history.diary.add(Urge(NOON, DAY, 5)))
    history.diary.remove(kept)
    other = history.diary.add(Urge(NOON, DAY, 6))
    history.diary.put_back(kept)
    assert history.diary.all(Urge) == [kept, Urge(NOON, DAY, 6, id=other)]
    with pytest.raises(ValueError, match="already"):
        history.diary.put_back(kept)
    assert len(history.diary.all(Urge)) == 2
