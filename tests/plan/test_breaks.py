"""When a break is due: use counts, suspended and untouched time does not, quiet hours are quiet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from player.model.settings import Settings
from player.plan.breaks import (
    AWAY,
    GAP,
    LATER,
    UNTOUCHED,
    BreakDue,
    Sitting,
    UseReading,
    after_put_off,
    after_reminder,
    break_due,
    sitting_after,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ALWAYS = Settings(quiet_from=time(0), quiet_to=time(0))


@dataclass
class Desk:
    """A machine and somebody at it; looks are ten seconds apart."""

    sitting: Sitting | None = None
    awake: float = 500.0
    now: datetime = NOON
    idle: float | None = None
    playing: bool = False
    moved: datetime | None = None

    def look(self, gap: float = GAP) -> Sitting:
        look = UseReading(self.awake, self.now, self.idle, self.playing, self.moved)
        self.sitting = sitting_after(self.sitting, look, gap)
        return self.sitting

    def use(self, seconds: float, step: float = 10.0) -> Sitting:
        """Somebody types all the time."""
        if self.sitting is None:
            self.look()
        for _ in range(round(seconds / step)):
            self.awake += step
            self.now += timedelta(seconds=step)
            self.idle = None if self.idle is None else 0.0
            self.look()
        return self.look()

    def leave(self, seconds: float, step: float = 10.0) -> Sitting:
        """Nobody touches it, and it tells so."""
        for _ in range(round(seconds / step)):
            self.awake += step
            self.now += timedelta(seconds=step)
            self.idle = (self.idle or 0.0) + step
            self.look()
        return self.look()

    def suspend(self, seconds: float) -> Sitting:
        self.now += timedelta(seconds=seconds)
        return self.look()


def test_an_hour_of_use_is_due_and_not_a_minute_less() -> None:
    desk = Desk()
    assert break_due(desk.use(59 * 60), ALWAYS) is BreakDue.NOT_YET
    assert break_due(desk.use(60), ALWAYS) is BreakDue.NOW


def test_the_interval_is_that_of_the_settings() -> None:
    assert break_due(Desk().use(30 * 60), replace(ALWAYS, reminder_minutes=30)) is BreakDue.NOW


def test_a_short_suspension_does_not_count_and_a_long_one_begins_anew() -> None:
    desk = Desk()
    desk.use(1800)
    assert desk.suspend(AWAY - 1).use == 1800
    assert desk.use(600).use == 2400
    assert desk.suspend(AWAY).use == 0


def test_a_clock_that_goes_on_while_suspended_tells_by_its_gap() -> None:
    desk = Desk()
    desk.use(1800)
    desk.awake += GAP + 1
    assert desk.suspend(GAP + 1).use == 1800
    desk.awake += AWAY
    assert desk.suspend(AWAY).use == 0


def test_a_machine_started_anew_begins_with_what_there_was_or_with_nothing() -> None:
    desk = Desk()
    desk.use(1800)
    desk.awake = 3.0
    assert desk.suspend(60).use == 1800
    desk.awake = 2.0
    assert desk.suspend(3600).use == 0


def test_reading_for_four_minutes_counts_and_leaving_for_five_does_not() -> None:
    desk = Desk(idle=0.0)
    desk.use(1200)
    assert desk.leave(UNTOUCHED - 10).use == 1200 + UNTOUCHED - 10
    assert desk.use(100).use == 1200 + UNTOUCHED - 10 + 100
    before = desk.use(100).use
    assert desk.leave(UNTOUCHED).use == before
    assert desk.use(10).use == before + 10


def test_ten_minutes_without_a_touch_begin_anew() -> None:
    desk = Desk(idle=0.0)
    desk.use(3000)
    assert desk.leave(AWAY).length == 0
    assert desk.use(60).use == pytest.approx(60)


def test_nobody_is_reminded_who_is_not_there() -> None:
    desk = Desk(idle=0.0)
    desk.use(3600)
    assert break_due(desk.leave(UNTOUCHED), ALWAYS) is BreakDue.AWAY
    assert break_due(desk.use(10), ALWAYS) is BreakDue.NOW


def test_one_look_in_ten_minutes_counts_up_to_the_last_touch() -> None:
    desk = Desk(idle=0.0)
    desk.look()
    desk.awake, desk.now, desk.idle = 1100.0, NOON + timedelta(minutes=10), 400.0
    assert desk.look(gap=7200).use == 200
    desk.awake, desk.now, desk.idle = 1700.0, NOON + timedelta(minutes=20), 30.0
    assert desk.look(gap=7200).use == 200 + 570 + 30


def test_a_session_does_not_count_and_when_it_ends_the_hour_begins_anew() -> None:
    desk = Desk()
    desk.use(3500)
    desk.playing = True
    assert break_due(desk.use(300), ALWAYS) is BreakDue.PLAYING
    assert desk.look().use == 3500
    desk.playing, desk.moved = False, desk.now
    assert desk.use(10).use <= 10
    assert break_due(desk.use(3500), ALWAYS) is BreakDue.NOT_YET


def test_a_session_in_which_nothing_was_done_leaves_the_hour_as_it_was() -> None:
    desk = Desk()
    desk.use(3500)
    desk.playing = True
    desk.use(300)
    desk.playing = False
    assert desk.use(0).use == 3500


def test_a_session_of_the_morning_begins_nothing_anew() -> None:
    desk = Desk(moved=NOON - timedelta(hours=1))
    assert break_due(desk.use(3600), ALWAYS) is BreakDue.NOW


def test_in_quiet_hours_it_waits_for_their_end() -> None:
    desk = Desk(now=datetime(2026, 3, 2, 20, 30, tzinfo=UTC))
    settings = Settings(quiet_from=time(21), quiet_to=time(22))
    assert break_due(desk.use(3600), settings) is BreakDue.QUIET
    assert break_due(desk.use(1800), settings) is BreakDue.NOW


def test_put_off_it_comes_after_ten_minutes_of_use() -> None:
    desk = Desk()
    desk.sitting = after_put_off(desk.use(3600))
    assert break_due(desk.use(LATER - 10), ALWAYS) is BreakDue.NOT_YET
    assert break_due(desk.use(10), ALWAYS) is BreakDue.NOW
    desk.sitting = after_reminder(desk.look())
    assert break_due(desk.use(LATER), ALWAYS) is BreakDue.NOT_YET


def test_the_length_of_sitting_goes_on_over_a_reminder_that_was_skipped() -> None:
    desk = Desk()
    desk.sitting = after_reminder(desk.use(3600))
    assert desk.use(1800).length == 5400


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["use", "use", "use", "leave", "suspend", "play", "skip", "later"]),
        st.integers(1, 90),
    ),
    max_size=40,
)


@given(STEPS, st.integers(30, 60), st.integers(0, 23), st.integers(0, 23), st.booleans())
def test_whatever_happens_a_reminder_comes_only_when_it_may(
    steps: list[tuple[str, int]], interval: int, begin: int, end: int, tells: bool
) -> None:
    """Minute by minute: never in quiet hours, over a session, or twice within an interval."""
    settings = Settings(reminder_minutes=interval, quiet_from=time(begin), quiet_to=time(end))
    desk = Desk(idle=0.0 if tells else None)
    desk.look()
    awake_since, wanted, touched = 0.0, interval * 60.0, 0.0
    for what, minutes in steps:
        desk.playing = what == "play"
        for _ in range(minutes):
            before = desk.sitting
            assert before is not None
            if what == "suspend":
                now = desk.suspend(60)
                assert now.use <= before.use
            else:
                desk.awake += 20
                desk.now += timedelta(seconds=20)
                awake_since += 20
                touched = touched + 20 if what == "leave" else 0
                desk.idle = touched if tells else None
                now = desk.look()
                assert now.use <= before.use + 20
                assert now.use <= awake_since
            if break_due(now, settings) is BreakDue.NOW:
                assert not desk.playing
                assert not settings.is_quiet(desk.now.time())
                assert awake_since >= wanted
                later = what == "later"
                desk.sitting = after_put_off(now) if later else after_reminder(now)
                awake_since, wanted = 0.0, LATER if later else interval * 60.0


@given(st.lists(st.tuples(st.floats(0, 20), st.floats(0, 7200)), max_size=100))
def test_suspended_time_never_counts(parts: list[tuple[float, float]]) -> None:
    desk = Desk()
    desk.look()
    awake = 0.0
    for seconds, suspended in parts:
        desk.awake += seconds
        desk.now += timedelta(seconds=seconds + suspended)
        awake += seconds
        assert desk.look().length <= awake + 1e-6
