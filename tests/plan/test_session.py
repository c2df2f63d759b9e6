import math

import pytest

from player.model.record import Planned, Spent
from player.model.routine import (
    Ask,
    Asked,
    AuthorCue,
    Dose,
    Exercise,
    Length,
    Phase,
    Rest,
    Routine,
    Start,
    Step,
)
from player.plan.clockwork import State
from player.plan.playback import Fired
from player.plan.segment import MomentKind
from player.plan.session import Session
from player.plan.timeline import Timeline, lay_out


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.asked = 0

    def __call__(self) -> float:
        self.asked += 1
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def plan(*steps: Step) -> Timeline:
    return lay_out(Routine("plan", "Plan", steps))


def held(seconds: float, reps: int = 1, **more: Length) -> Exercise:
    rep = (Phase(hold=Length(seconds)),)
    return Exercise("still", "Still", rep, Dose((reps,), **more))


def moved(seconds: float, reps: int = 1, start: Start | None = None) -> Exercise:
    return Exercise("move", "Move", (Phase(move=Length(seconds)),), Dose((reps,)), start)


def passed(session: Session, clock: Clock, seconds: float) -> list[Fired]:
    """Let the time pass in frames of at most a second."""
    until, fired = clock.now + seconds, []
    while clock.now < until:
        clock.now = min(clock.now + 1, until)
        fired += session.update()
    return fired


def told(fired: list[Fired]) -> list[tuple[str, int]]:
    return [(f.moment.kind.name, f.moment.segment) for f in fired]


def begun(timeline: Timeline, clock: Clock, **more: float) -> Session:
    session = Session(timeline, clock, **more)  # type: ignore[arg-type]
    session.begin()
    session.update()
    return session


def led(session: Session, clock: Clock) -> None:
    """Let a count-in of 3 s pass, to the moment it ends."""
    assert session.state is State.LEADING
    passed(session, clock, 3)
    assert session.state is State.RUNNING


# By itself


def test_nothing_happens_before_it_begins(clock: Clock) -> None:
    session = Session(plan(held(5)), clock)
    clock.now += 100
    session.pause()
    session.next()
    session.repeat()
    assert session.update() == []
    assert (session.state, session.position, session.spent) == (State.READY, 0, Spent())
    assert session.next_due() is None


def test_it_runs_to_its_end_by_itself(clock: Clock) -> None:
    session = Session(plan(moved(2), held(3)), clock)
    session.begin()
    assert told(session.update()) == [("BEGIN", 0)]
    assert told(passed(session, clock, 2)) == [("REP_DONE", 0), ("BEGIN", 1)]
    assert (session.state, session.segment.index, session.position) == (State.RUNNING, 1, 2)
    assert told(passed(session, clock, 3)) == [("REP_DONE", 1), ("FINISH", 1)]
    assert (session.state, session.position, session.remaining) == (State.FINISHED, 5, 0)
    assert session.done == ((0, 0), (1, 3))
    assert passed(session, clock, 9) == []
    assert session.spent == Spent(active=5)
    assert session.skipped() == ()


def test_a_late_frame_tells_the_same_story_and_how_late_it_is(clock: Clock) -> None:
    session = begun(plan(moved(2), held(3)), clock, gap=math.inf)
    clock.now += 40
    fired = session.update()
    assert told(fired) == [
        ("REP_DONE", 0),
        ("BEGIN", 1),
        ("REP_DONE", 1),
        ("FINISH", 1),
    ]
    assert [f.late for f in fired] == [38, 38, 35, 35]
    assert session.spent == Spent(active=5)


def test_a_moment_comes_exactly_when_it_is_due(clock: Clock) -> None:
    session = begun(plan(held(20.7), held(5.1)), clock, speed=1.7, gap=math.inf)
    told_in_all = 0
    while (due := session.next_due()) is not None:
        clock.now = due
        fired = session.update()
        assert fired
        assert all(f.late == 0 for f in fired)
        told_in_all += len(fired)
    assert session.state is State.FINISHED
    assert told_in_all == 1 + 3 + 1 + 1 + 3 + 1 + 1


def test_the_clock_is_read_once(clock: Clock) -> None:
    session = begun(plan(moved(2), held(30)), clock)
    before = clock.asked
    clock.now += 1.5
    session.update()
    _ = (session.position, session.spent, session.remaining, session.left, session.next_due())
    assert clock.asked == before + 1


def test_the_authors_cues_and_counts_come_in_their_order(clock: Clock) -> None:
    cues = (AuthorCue(2, "Breathe."), AuthorCue(-4, "Nearly."))
    exercise = Exercise("e", "E", (Phase(hold=Length(20), cues=cues),))
    session = begun(plan(exercise), clock)
    began = clock.now
    told_at = []
    for _ in range(20):
        for fired in session.update():
            told_at.append((fired.moment.kind.name, fired.moment.value, clock.now - began))
        clock.now += 1
    assert told_at == [
        ("SAY", "Breathe.", 2),
        ("HALFWAY", "", 10),
        ("SAY", "Nearly.", 16),
        ("COUNT", 3, 17),
        ("COUNT", 2, 18),
        ("COUNT", 1, 19),
    ]


def test_a_plan_with_nothing_in_it_is_refused(clock: Clock) -> None:
    with pytest.raises(ValueError, match="nothing to play in plan"):
        Session(plan(), clock)


def test_a_step_that_is_not_there_is_refused(clock: Clock) -> None:
    with pytest.raises(IndexError):
        Session(plan(held(5)), clock, first_step=1)
    session = begun(plan(held(5)), clock)
    for step in (-1, 1):
        with pytest.raises(IndexError):
            session.jump(step)


@pytest.mark.parametrize("speed", [0, -1, math.nan, math.inf])
def test_a_speed_that_is_none_is_refused(clock: Clock, speed: float) -> None:
    with pytest.raises(ValueError, match="speed"):
        Session(plan(held(5)), clock, speed=speed)
    session = begun(plan(held(5)), clock)
    with pytest.raises(ValueError, match="speed"):
        session.speed = speed
    assert session.speed == 1


# Pause and resume


def test_a_pause_stands_still_and_a_resume_leads_in_and_goes_on(clock: Clock) -> None:
    session = begun(plan(held(10)), clock)
    passed(session, clock, 4)
    session.pause()
    assert (session.state, session.pause_reason) == (State.PAUSED, "key")
    assert passed(session, clock, 50) == []
    assert (session.remaining, session.next_due()) == (6, None)
    session.resume()
    assert (session.state, session.lead_remaining, session.pause_reason) == (State.LEADING, 3, "")
    fired = session.update() + passed(session, clock, 2.5)
    assert [(f.moment.kind, f.moment.value) for f in fired] == [
        (MomentKind.LEAD, 3),
        (MomentKind.LEAD, 2),
        (MomentKind.LEAD, 1),
    ]
    assert (session.remaining, session.lead_remaining) == (6, 0.5)
    passed(session, clock, 1.5)
    assert (session.state, session.remaining, session.lead_remaining) == (State.RUNNING, 5, 0)
    assert session.spent == Spent(active=5, paused=53)


def test_toggle_pauses_resumes_and_breaks_off_a_count(clock: Clock) -> None:
    session = begun(plan(held(10)), clock)
    states = []
    for _ in range(4):
        session.toggle()
        states.append(session.state)
    assert states == [State.PAUSED, State.LEADING, State.PAUSED, State.LEADING]
    assert session.lead_remaining == 3


def test_a_count_broken_off_starts_over(clock: Clock) -> None:
    session = begun(plan(held(10)), clock)
    session.pause()
    session.resume()
    passed(session, clock, 2)
    session.pause()
    session.resume()
    assert [f.moment.value for f in session.update()] == [3]
    assert session.lead_remaining == 3


def test_a_count_has_its_deadlines(clock: Clock) -> None:
    session = begun(plan(held(10)), clock)
    passed(session, clock, 2)
    session.pause()
    session.resume()
    dues = []
    while session.state is State.LEADING:
        due = session.next_due()
        assert due is not None
        dues.append(due - 1002)
        clock.now = due
        session.update()
    assert dues == [0, 1, 2, 3]
    assert session.next_due() == 1002 + 3 + 5


def test_beginning_again_does_nothing(clock: Clock) -> None:
    session = begun(plan(held(10)), clock)
    passed(session, clock, 2)
    session.begin()
    assert (session.position, session.spent) == (2, Spent(active=2))


def test_without_a_count_it_goes_on_at_once(clock: Clock) -> None:
    session = begun(plan(held(10)), clock, lead_in=0)
    session.pause()
    session.resume()
    assert session.state is State.RUNNING


# Gaps


def test_a_gap_pauses_at_the_last_shown_moment(clock: Clock) -> None:
    session = begun(plan(held(10), held(5)), clock)
    passed(session, clock, 1)
    clock.now += 2.001
    assert session.update() == []
    assert (session.state, session.pause_reason) == (State.PAUSED, "gap")
    assert session.position == 1
    assert session.spent == Spent(active=1, paused=pytest.approx(2.001))


def test_a_gap_of_2_seconds_is_none(clock: Clock) -> None:
    session = begun(plan(held(10)), clock)
    clock.now += 2
    session.update()
    assert (session.state, session.position) == (State.RUNNING, 2)


def test_a_gap_in_a_count_pauses_and_tells_nothing(clock: Clock) -> None:
    session = begun(plan(held(10)), clock)
    session.pause()
    session.resume()
    session.update()
    clock.now += 30
    assert session.update() == []
    assert (session.state, session.pause_reason) == (State.PAUSED, "gap")


def test_a_toggle_that_finds_a_gap_leaves_it_paused(clock: Clock) -> None:
    session = begun(plan(held(10)), clock)
    clock.now += 30
    session.toggle()
    assert (session.state, session.pause_reason, session.position) == (State.PAUSED, "gap", 0)


def test_a_gap_while_waiting_or_paused_is_only_time(clock: Clock) -> None:
    session = begun(plan(moved(3, start=Start(ready=True))), clock)
    clock.now += 30
    session.update()
    assert session.state is State.WAITING
    session.pause()
    clock.now += 30
    session.update()
    assert (session.state, session.pause_reason) == (State.PAUSED, "key")
    assert session.spent == Spent(waiting=30, paused=30)


# Starts that wait


def test_a_start_waits_for_the_person(clock: Clock) -> None:
    session = Session(plan(held(4), moved(3, start=Start(say="Lie down.", ready=True))), clock)
    session.begin()
    assert told(session.update() + passed(session, clock, 5)) == [
        ("BEGIN", 0),
        ("REP_DONE", 0),
        ("BEGIN", 1),
    ]
    assert (session.state, session.segment.ready, session.position) == (State.WAITING, True, 4)
    assert passed(session, clock, 60) == []
    assert session.next_due() is None
    session.go()
    assert (session.state, session.segment.index) == (State.RUNNING, 2)
    assert told(session.update()) == [("BEGIN", 2)]
    passed(session, clock, 3)
    assert session.state is State.FINISHED
    assert session.spent == Spent(active=7, waiting=61)


def test_a_pause_at_a_start_that_waits_goes_back_to_waiting(clock: Clock) -> None:
    session = begun(plan(moved(3, start=Start(ready=True))), clock)
    session.pause()
    session.go()
    assert session.state is State.PAUSED
    session.resume()
    assert (session.state, session.update()) == (State.WAITING, [])


def test_go_does_nothing_elsewhere(clock: Clock) -> None:
    session = begun(plan(held(4)), clock)
    passed(session, clock, 1)
    session.go()
    assert (session.state, session.position) == (State.RUNNING, 1)


# Next, back and jump


def test_next_leads_in_to_a_step_without_a_get_ready(clock: Clock) -> None:
    session = begun(plan(held(10), held(6)), clock)
    passed(session, clock, 4)
    session.next()
    assert (session.state, session.step, session.position) == (State.LEADING, 1, 10)
    assert told(session.update()) == [("LEAD", 1)]
    led(session, clock)
    assert session.spent == Spent(active=4, paused=3)
    assert session.skipped() == (Planned("still", None, 1),)
    assert session.done == ()


def test_next_goes_straight_on_to_a_get_ready_or_a_rest(clock: Clock) -> None:
    session = begun(plan(held(9), moved(3, start=Start(length=Length(5))), Rest(Length(7))), clock)
    session.next()
    assert (session.state, session.segment.kind) == (State.RUNNING, "start")
    session.next()
    assert (session.state, session.segment.kind) == (State.RUNNING, "rest")
    assert told(session.update()) == [("BEGIN", 1), ("BEGIN", 3)]


def test_next_leads_in_to_a_rating(clock: Clock) -> None:
    session = begun(plan(held(9), Ask(Asked.PAIN, Length(8))), clock)
    session.next()
    assert (session.state, session.segment.kind) == (State.LEADING, "ask")


def test_next_stays_paused(clock: Clock) -> None:
    session = begun(plan(held(9), held(8), held(7)), clock)
    session.pause()
    session.next()
    session.next()
    assert (session.state, session.step, session.position) == (State.PAUSED, 2, 17)
    assert passed(session, clock, 5) == []
    session.resume()
    led(session, clock)
    passed(session, clock, 1)
    assert session.position == 18


def test_next_from_the_last_step_finishes_once(clock: Clock) -> None:
    session = begun(plan(held(9, reps=2)), clock)
    session.next()
    session.update()
    session.next()
    assert session.state is State.FINISHED
    assert told(session.update()) == [("FINISH", 1)]
    assert (session.update(), session.position, session.remaining) == ([], 18, 0)
    assert session.skipped() == (Planned("still", None, 2),)


def test_next_from_the_middle_of_the_last_step_is_the_end_of_the_plan(clock: Clock) -> None:
    session = begun(plan(Exercise("e", "E", (Phase(hold=Length(4)), Phase(hold=Length(5))))), clock)
    passed(session, clock, 2)
    session.repeat()
    session.next()
    assert told(session.update()) == [("FINISH", 1)]
    assert (session.position, session.left, session.done) == (9, 0, ())


def test_next_from_the_last_step_finishes_also_while_paused(clock: Clock) -> None:
    session = begun(plan(held(9)), clock)
    session.pause()
    passed(session, clock, 5)
    session.next()
    assert told(session.update()) == [("FINISH", 0)]
    assert session.spent == Spent(paused=5)


def test_next_at_a_start_that_waits_goes_past_it(clock: Clock) -> None:
    session = begun(plan(moved(3, start=Start(ready=True)), held(5)), clock)
    session.next()
    assert (session.state, session.step) == (State.LEADING, 1)


def test_back_early_is_the_step_before(clock: Clock) -> None:
    session = begun(plan(held(5), held(9)), clock)
    passed(session, clock, 7.9)
    session.back()
    assert (session.state, session.step, session.position) == (State.LEADING, 0, 0)


def test_back_after_3_seconds_is_this_step_again(clock: Clock) -> None:
    session = begun(plan(held(5), held(9)), clock)
    passed(session, clock, 8)
    session.back()
    assert (session.step, session.position) == (1, 5)
    session.back()
    assert (session.step, session.position) == (0, 0)


def test_back_counts_seconds_of_the_plan_from_the_steps_first_segment(clock: Clock) -> None:
    step = Exercise("e", "E", (Phase(move=Length(2), hold=Length(9)),))
    session = begun(plan(held(5), step), clock)
    passed(session, clock, 8.5)
    assert (session.segment.kind, session.offset) == ("hold", 1.5)
    session.back()
    assert session.step == 1


def test_back_in_the_first_step_begins_it_again(clock: Clock) -> None:
    session = begun(plan(held(5)), clock)
    passed(session, clock, 1)
    session.back()
    assert (session.step, session.offset) == (0, 0)


def test_going_back_never_rewrites_what_was_done(clock: Clock) -> None:
    session = begun(plan(held(5), held(6)), clock)
    passed(session, clock, 6)
    session.back()
    assert session.done == ((0, 5),)
    session.update()
    led(session, clock)
    passed(session, clock, 11)
    assert session.done == ((0, 5), (0, 5), (1, 6))
    assert session.skipped() == ()


def test_a_restarted_step_is_held_only_as_long_as_its_last_pass(clock: Clock) -> None:
    step = Exercise("e", "E", (Phase(hold=Length(4)), Phase(hold=Length(5))))
    session = begun(plan(step), clock)
    passed(session, clock, 6)
    session.back()
    session.update()
    led(session, clock)
    passed(session, clock, 9)
    assert session.done == ((0, 9),)


def test_a_jump_passes_over_what_lies_between(clock: Clock) -> None:
    session = begun(plan(held(5, reps=4), Rest(Length(9)), moved(3)), clock)
    passed(session, clock, 6)
    session.jump(5)
    assert (session.state, session.position) == (State.LEADING, 29)
    assert session.skipped() == (Planned("still", None, 3),)
    session.jump(2)
    assert session.position == 10
    session.update()
    led(session, clock)
    passed(session, clock, 5)
    assert session.done == ((0, 5), (2, 5))
    assert session.skipped() == (Planned("still", None, 2),)


def test_a_stop_skips_nothing_and_ends_everything(clock: Clock) -> None:
    session = begun(plan(held(5, reps=4)), clock)
    passed(session, clock, 7)
    session.stop()
    assert session.state is State.STOPPED
    assert passed(session, clock, 9) == []
    session.next()
    session.resume()
    assert (session.state, session.position, session.next_due()) == (State.STOPPED, 7, None)
    assert session.spent == Spent(active=7)
    assert (session.done, session.skipped()) == (((0, 5),), ())


# Repeats


def test_a_repeat_does_the_step_once_more_without_its_start(clock: Clock) -> None:
    session = begun(plan(moved(3, start=Start(length=Length(4))), held(5)), clock)
    passed(session, clock, 1)
    session.repeat()
    assert session.repeats_left == 1
    assert (
        told(passed(session, clock, 6))
        == [
            ("BEGIN", 1),
            ("REP_DONE", 1),
            ("BEGIN", 1),
        ][0:3]
    )
    assert (session.state, session.position, session.repeats_left) == (State.RUNNING, 4, 0)
    assert told(passed(session, clock, 3)) == [("REP_DONE", 1), ("BEGIN", 2)]
    assert session.done == ((0, 0), (0, 0))


def test_repeats_add_up_to_nine(clock: Clock) -> None:
    session = begun(plan(held(5)), clock)
    for _ in range(12):
        session.repeat()
    assert session.repeats_left == 9
    assert session.left == 50
    fired = passed(session, clock, 50)
    assert told(fired).count(("REP_DONE", 0)) == 10
    assert told(fired).count(("FINISH", 0)) == 1
    assert session.state is State.FINISHED


def test_repeats_are_forgotten_on_another_step(clock: Clock) -> None:
    session = begun(plan(held(5), held(6)), clock)
    session.repeat()
    passed(session, clock, 4)
    session.back()
    assert session.repeats_left == 1
    session.next()
    assert session.repeats_left == 0


# Longer and shorter


def test_longer_adds_10_seconds_and_the_end_stays_in_order(clock: Clock) -> None:
    session = begun(plan(held(8)), clock)
    passed(session, clock, 6.5)
    session.longer()
    assert (session.length, session.remaining) == (18, 11.5)
    fired = [(f.moment.kind.name, f.moment.value) for f in passed(session, clock, 11.5)]
    assert fired == [("COUNT", 3), ("COUNT", 2), ("COUNT", 1), ("REP_DONE", 0), ("FINISH", "")]
    assert session.done == ((0, 18),)


def test_a_hold_too_short_for_counts_gets_them_when_it_is_longer(clock: Clock) -> None:
    session = begun(plan(held(4)), clock)
    passed(session, clock, 1)
    session.longer()
    session.longer()
    fired = [f.moment.kind.name for f in passed(session, clock, 23)]
    assert fired == ["HALFWAY", "COUNT", "COUNT", "COUNT", "REP_DONE", "FINISH"]


def test_longer_belongs_to_this_hold_alone(clock: Clock) -> None:
    session = begun(plan(held(5), held(6)), clock)
    session.longer()
    passed(session, clock, 15)
    assert (session.step, session.length) == (1, 6)
    session.back()
    assert (session.step, session.length) == (0, 5)


def test_shorter_takes_10_seconds_away(clock: Clock) -> None:
    session = begun(plan(held(30)), clock)
    passed(session, clock, 5)
    session.shorter()
    assert (session.length, session.remaining, session.state) == (20, 15, State.RUNNING)
    passed(session, clock, 15)
    assert session.done == ((0, 20),)


def test_shorter_leaves_3_seconds_which_are_counted(clock: Clock) -> None:
    session = begun(plan(held(12)), clock)
    session.shorter()
    assert session.remaining == 3
    fired = [f.moment.value for f in session.update() + passed(session, clock, 2)]
    assert fired == [3, 2, 1]
    session.shorter()
    assert (session.remaining, session.length) == (1, 3)


def test_a_middle_that_a_shorter_hold_has_passed_is_told_as_late(clock: Clock) -> None:
    session = begun(plan(held(30)), clock)
    passed(session, clock, 13)
    session.shorter()
    (halfway,) = session.update()
    assert (halfway.moment.kind, halfway.late) == (MomentKind.HALFWAY, 3)


def test_longer_and_shorter_work_in_a_paused_hold_and_nowhere_else(clock: Clock) -> None:
    session = begun(plan(moved(5), held(8), Rest(Length(9))), clock)
    session.longer()
    session.shorter()
    assert session.length == 5
    passed(session, clock, 6)
    session.pause()
    session.longer()
    assert (session.state, session.length, session.remaining) == (State.PAUSED, 18, 17)
    session.shorter()
    assert (session.length, session.remaining) == (8, 7)
    session.jump(2)
    session.longer()
    assert session.length == 9


def test_the_position_stays_on_the_line_in_a_longer_hold(clock: Clock) -> None:
    session = begun(plan(held(10), held(5)), clock)
    session.longer()
    passed(session, clock, 10)
    assert (session.position, session.left) == (5, 15)
    passed(session, clock, 10)
    assert session.position == 10


# Speed


def test_the_speed_changes_without_a_jump(clock: Clock) -> None:
    session = begun(plan(held(100)), clock)
    passed(session, clock, 10)
    session.speed = 4
    assert session.position == 10
    passed(session, clock, 5)
    assert session.position == 30
    session.speed = 0.5
    passed(session, clock, 10)
    assert (session.position, session.speed) == (35, 0.5)
    session.pause()
    session.speed = 50
    session.resume()
    passed(session, clock, 3)
    assert session.position == 35
    passed(session, clock, 1)
    assert session.position == 85


@pytest.mark.parametrize("speed", [0.25, 1, 3, 20, 50])
def test_a_rehearsal_takes_its_share_of_the_time(clock: Clock, speed: float) -> None:
    session = begun(plan(held(30, reps=4), Rest(Length(9))), clock, speed=speed)
    passed(session, clock, 129 / speed - 0.001)
    assert session.state is State.RUNNING
    passed(session, clock, 0.002)
    assert session.state is State.FINISHED
    assert session.spent.active == pytest.approx(129 / speed, abs=1e-9)


# Going on with what was begun, and another plan


def test_it_goes_on_at_a_later_step_on_top_of_what_was_spent(clock: Clock) -> None:
    session = Session(plan(held(5, reps=3)), clock, first_step=2, already=Spent(10, 20, 30))
    assert session.position == 10
    session.begin()
    session.update()
    led(session, clock)
    passed(session, clock, 5)
    assert session.state is State.FINISHED
    assert session.spent == Spent(15, 23, 30)
    assert (session.done, session.skipped()) == (((2, 5),), ())


def test_another_plan_goes_on_from_its_step(clock: Clock) -> None:
    session = begun(plan(held(5), held(6), held(7)), clock)
    passed(session, clock, 6)
    session.next()
    easier = plan(moved(4, start=Start(length=Length(6))))
    session.swap(easier, 0)
    assert (session.timeline, session.state, session.position) == (easier, State.RUNNING, 0)
    passed(session, clock, 10)
    assert session.state is State.FINISHED
    assert session.done == ((0, 5), (0, 0))
    assert session.skipped() == (Planned("still", None, 1),)


def test_another_plan_leaves_no_moment_of_the_old_one(clock: Clock) -> None:
    session = begun(plan(held(2), held(2)), clock)
    clock.now += 2
    session.swap(plan(moved(4, start=Start(length=Length(6)))), 0)
    assert told(session.update()) == [("BEGIN", 0)]
    assert (session.position, session.done) == (2, ())


def test_another_plan_stays_paused_and_a_wrong_step_changes_nothing(clock: Clock) -> None:
    first = plan(held(5), held(6))
    session = begun(first, clock)
    session.pause()
    with pytest.raises(IndexError):
        session.swap(plan(held(4)), 1)
    with pytest.raises(ValueError, match="nothing to play"):
        session.swap(plan(), 0)
    assert session.timeline is first
    session.swap(plan(held(4), held(3)), 1)
    assert (session.state, session.length) == (State.PAUSED, 3)
