"""Whatever the frames and the keys: moments once, in order, none lost; time adds up."""

import math
from collections import Counter
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from player.model.routine import (
    Ask,
    Asked,
    AuthorCue,
    Dose,
    Exercise,
    Length,
    Phase,
    Repeat,
    Rest,
    Routine,
    Sides,
    Start,
    Step,
)
from player.plan.clockwork import State
from player.plan.playback import Fired
from player.plan.segment import MomentKind, PlanMoment
from player.plan.session import Session
from player.plan.timeline import Timeline, lay_out


class Clock:
    def __init__(self) -> None:
        self.now = 5000.0

    def __call__(self) -> float:
        return self.now


lengths = st.sampled_from([0.0, 0.1, 0.7, 2.0, 4.9, 5.0, 9.3, 20.0, 33.3]).map(Length)
cues = st.lists(
    st.builds(AuthorCue, st.floats(-40, 40), st.sampled_from("abc")), max_size=2, unique=True
).map(tuple)
phases = st.builds(
    Phase, move=lengths, hold=lengths, cues=cues, pose=st.sampled_from([None, "p"])
).filter(lambda phase: bool(phase.move or phase.hold))
doses = st.builds(
    Dose,
    sets=st.lists(st.integers(1, 2), min_size=1, max_size=2).map(tuple),
    sides=st.sampled_from(Sides),
    rest=lengths,
    pause=lengths,
    switch=lengths,
)
starts = st.one_of(st.none(), st.builds(Start, length=lengths, ready=st.booleans()))
exercises = st.builds(
    Exercise,
    key=st.sampled_from("xyz"),
    name=st.just("X"),
    rep=st.lists(phases, min_size=1, max_size=2).map(tuple),
    dose=doses,
    start=starts,
)
leaves: st.SearchStrategy[Step] = st.one_of(
    exercises, st.builds(Rest, lengths), st.builds(Ask, st.sampled_from(Asked), lengths)
)
rounds = st.builds(
    Repeat, st.integers(1, 2), st.lists(leaves, min_size=1, max_size=2).map(tuple), lengths
)
plans = (
    st.lists(st.one_of(leaves, rounds), min_size=1, max_size=3)
    .map(lambda steps: lay_out(Routine("r", "R", tuple(steps))))
    .filter(lambda timeline: bool(timeline.segments))
)
frames = st.one_of(
    st.sampled_from([0.001, 1 / 60, 0.1, 1.0, 2.0, 3.0, 40.0]),
    st.floats(0.001, 40, allow_subnormal=False),
)
speeds = st.sampled_from([0.25, 0.5, 1.0, 1.7, 20.0, 50.0])
KEYS: dict[str, Callable[[Session], None]] = {
    "pause": Session.pause,
    "resume": Session.resume,
    "toggle": Session.toggle,
    "next": Session.next,
    "back": Session.back,
    "jump": lambda session: session.jump(len(session.timeline.steps) // 2),
    "repeat": Session.repeat,
    "longer": Session.longer,
    "shorter": Session.shorter,
    "go": Session.go,
    "faster": lambda session: setattr(session, "speed", 3.3),
    "slower": lambda session: setattr(session, "speed", 0.5),
}
actions = st.lists(st.one_of(frames, st.sampled_from(sorted(KEYS))), max_size=60)


def play(session: Session, clock: Clock, action: float | str) -> list[Fired]:
    if isinstance(action, str):
        KEYS[action](session)
    else:
        clock.now += action
    return session.update()


def run_out(session: Session, clock: Clock) -> list[Fired]:
    """Play what is left by its own deadlines, a second at most, answering whatever waits."""
    fired: list[Fired] = []
    for _ in range(10_000):
        if session.state in (State.FINISHED, State.STOPPED):
            return fired
        if session.state is State.WAITING:
            session.go()
        elif session.state is State.PAUSED:
            session.resume()
        due = session.next_due()
        clock.now = clock.now if due is None else max(clock.now, min(due, clock.now + 1))
        fired += session.update()
    raise AssertionError("the session never ends")


def all_moments(timeline: Timeline) -> list[PlanMoment]:
    return [m for index in range(len(timeline.segments)) for m in timeline.moments(index)]


@given(plans)
@settings(max_examples=150, deadline=None)
def test_segments_follow_each_other_and_steps_cover_them(timeline: Timeline) -> None:
    at = 0.0
    for index, segment in enumerate(timeline.segments):
        assert segment.index == index
        assert segment.start == at
        assert segment.ready or segment.end > segment.start
        assert timeline.steps[segment.step].first <= index <= timeline.steps[segment.step].last
        at = segment.end
    assert timeline.total_seconds == at
    assert timeline.steps[0].first == 0
    assert timeline.steps[-1].last == len(timeline.segments) - 1
    for before, after in zip(timeline.steps, timeline.steps[1:], strict=False):
        assert before.last + 1 == after.first
    repetitions = sum(segment.ends_rep for segment in timeline.segments)
    assert sum(planned.reps for planned in timeline.planned()) == repetitions


@given(plans, speeds, st.lists(frames, max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_frames_tell_every_moment_once_and_in_order(
    timeline: Timeline, speed: float, steps: list[float]
) -> None:
    clock = Clock()
    session = Session(timeline, clock, speed=speed, gap=math.inf)
    session.begin()
    fired = session.update()
    for seconds in steps:
        fired += play(session, clock, seconds)
        if session.state is State.WAITING:
            fired += play(session, clock, "go")
    fired += run_out(session, clock)
    assert [f.moment for f in fired] == all_moments(timeline)
    assert all(f.late >= 0 for f in fired)
    assert math.isclose(session.spent.active, timeline.total_seconds / speed, abs_tol=1e-6)


@given(plans, speeds, st.sampled_from([2.0, math.inf]), actions)
@settings(max_examples=300, deadline=None)
def test_any_keys_leave_the_time_whole_and_the_position_running_forward(
    timeline: Timeline, speed: float, gap: float, steps: list[float | str]
) -> None:
    clock = Clock()
    session = Session(timeline, clock, speed=speed, gap=gap)
    session.begin()
    began, before = clock.now, session.position
    for action in steps:
        was, repeats = session.state, session.repeats_left
        play(session, clock, action)
        assert 0 <= session.offset <= session.length
        assert session.remaining >= 0
        if not isinstance(action, str):
            if repeats == session.repeats_left:
                assert session.position >= before
            if action > gap and was in (State.RUNNING, State.LEADING):
                assert (session.state, session.pause_reason) == (State.PAUSED, "gap")
                assert session.position == before
        before = session.position
        if session.state not in (State.FINISHED, State.STOPPED):
            spent = session.spent
            whole = spent.active + spent.paused + spent.waiting
            assert abs(whole - (clock.now - began)) < 1e-6


@given(plans, speeds, st.sampled_from([2.0, math.inf]), actions)
@settings(max_examples=300, deadline=None)
def test_any_keys_keep_the_moments_of_a_pass_whole_and_in_order(
    timeline: Timeline, speed: float, gap: float, steps: list[float | str]
) -> None:
    clock = Clock()
    session = Session(timeline, clock, speed=speed, gap=gap)
    session.begin()
    fired = session.update()
    for action in steps:
        fired += play(session, clock, action)
    fired += run_out(session, clock)
    assert_passes_are_whole(timeline, [f.moment for f in fired])
    told = [f.moment.value for f in fired if f.moment.kind is MomentKind.REP_DONE]
    assert told == [step for step, _ in session.done]


def assert_passes_are_whole(timeline: Timeline, told: list[PlanMoment]) -> None:
    """A pass is from one BEGIN to the next. One that reached its end told all of its moments."""
    passes: list[list[PlanMoment]] = []
    for moment in told:
        if moment.kind is MomentKind.BEGIN:
            passes.append([])
        if moment.kind not in (MomentKind.LEAD, MomentKind.FINISH):
            passes[-1].append(moment)
    for moments in passes:
        index = moments[0].segment
        planned = Counter(m for m in timeline.moments(index) if m.kind is not MomentKind.FINISH)
        assert {m.segment for m in moments} == {index}
        more = Counter(moments) - planned
        assert all(m.from_end or m.kind is MomentKind.HALFWAY for m in more)
        if moments[-1].kind is MomentKind.REP_DONE:
            assert planned <= Counter(moments)
        assert [m.kind for m in moments].count(MomentKind.HALFWAY) <= 1
    finishes = [m for m in told if m.kind is MomentKind.FINISH]
    assert finishes == told[-1:]


@given(st.lists(st.sampled_from(["longer", "shorter"]), max_size=6), st.floats(0, 29))
@settings(max_examples=100, deadline=None)
def test_a_hold_stretched_at_any_time_ends_on_its_count(keys: list[str], at: float) -> None:
    timeline = lay_out(Routine("r", "R", (Exercise("e", "E", (Phase(hold=Length(30)),)),)))
    clock = Clock()
    session = Session(timeline, clock, gap=math.inf)
    session.begin()
    began = clock.now
    fired = play(session, clock, at)
    for key in keys:
        fired += play(session, clock, key)
    ends = clock.now + session.remaining
    fired += run_out(session, clock)
    assert abs(clock.now - ends) < 1e-6
    assert abs(session.done[0][1] - (ends - began)) < 1e-6
    last = [f.moment.value for f in fired if f.moment.kind is MomentKind.COUNT][-3:]
    assert last == [3, 2, 1]


def test_10000_frames_of_16_7_ms_end_on_time() -> None:
    rep = (Phase(move=Length(0.1), hold=Length(0.067)),)
    timeline = lay_out(Routine("r", "R", (Repeat(20, (Exercise("e", "E", rep, Dose((50,))),)),)))
    assert len(timeline.segments) == 2000
    clock = Clock()
    session = Session(timeline, clock)
    session.begin()
    for frame in range(1, 10_001):
        clock.now = 5000 + frame * 0.0167
        session.update()
        assert abs(session.position - frame * 0.0167) < 0.001
    clock.now += 0.001
    session.update()
    assert session.state is State.FINISHED
    assert abs(session.spent.active - 167) < 1e-6


def test_pauses_do_not_drift() -> None:
    timeline = lay_out(
        Routine("r", "R", (Exercise("e", "E", (Phase(hold=Length(0.7)),), Dose((50,) * 10)),))
    )
    clock = Clock()
    session = Session(timeline, clock, lead_in=0)
    session.begin()
    for _ in range(3000):
        clock.now += 0.1
        session.toggle()
    assert session.update()
    assert abs(session.position - 150) < 1e-6
    assert abs(session.spent.active - 150) < 1e-6
    assert abs(session.spent.paused - 150) < 1e-6
