"""A session as it will stand in a moment: what comes is foreseen, and nothing is changed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from player.model.routine import Dose, Exercise, Length, Phase, Routine, Sides, Start
from player.plan.clockwork import State
from player.plan.playback import Fired
from player.plan.segment import MomentKind
from player.plan.session import Session
from player.plan.timeline import Timeline, lay_out


def plan(ready: bool = False) -> Timeline:
    reach = Exercise(
        "reach",
        "Reach",
        (Phase(say="Reach.", move=Length(1), hold=Length(6)), Phase(move=Length(1))),
        dose=Dose(sets=(2,), sides=Sides.ALTERNATE),
        start=Start(length=Length(5), ready=ready),
    )
    return lay_out(Routine("r", "R", (reach,)))


class Clocked:
    def __init__(self, timeline: Timeline, speed: float = 1.0) -> None:
        self.now = 100.0
        self.session = Session(timeline, lambda: self.now, speed=speed)
        self.session.begin()

    def after(self, seconds: float) -> list[Fired]:
        self.now += seconds
        return self.session.update()


def standing(session: Session) -> tuple[object, ...]:
    return (
        session.state,
        session.segment.index,
        round(session.offset, 6),
        session.length,
        round(session.lead_remaining, 6),
        session.repeats_left,
    )


@settings(max_examples=60)
@given(
    st.lists(st.floats(0.0, 1.9), max_size=40),
    st.floats(0.0, 0.5),
    st.sampled_from([1.0, 3.0]),
    st.sampled_from(["", "pause", "pause and resume", "next", "repeat", "longer"]),
)
def test_ahead_is_what_comes(waits: list[float], early: float, speed: float, key: str) -> None:
    clocked = Clocked(plan(), speed)
    session = clocked.session
    for seconds in waits:
        clocked.after(seconds)
    for word in key.split(" and "):
        if word:
            getattr(session, word)()
    clocked.after(0.0)

    before = standing(session), session.done, session.spent, session.next_due()
    scout = session.ahead(early)
    foreseen = [(one.moment, round(one.late, 6)) for one in scout.update()]
    assert (standing(session), session.done, session.spent, session.next_due()) == before

    then = [(one.moment, round(one.late, 6)) for one in clocked.after(early)]
    assert foreseen == then
    assert standing(scout) == standing(session)
    assert scout.next_due() == session.next_due()


def test_ahead_of_a_gate_it_waits_too() -> None:
    clocked = Clocked(plan(ready=True))
    assert clocked.session.state is State.WAITING
    clocked.after(0.0)

    scout = clocked.session.ahead(0.5)

    assert scout.update() == []
    assert scout.state is State.WAITING


def test_the_end_is_foreseen_once() -> None:
    clocked = Clocked(plan())
    while clocked.session.left > 0.4:
        clocked.after(0.2)

    kinds = [one.moment.kind for one in clocked.session.ahead(0.5).update()]

    assert kinds.count(MomentKind.FINISH) == 1
    assert clocked.session.state is State.RUNNING
