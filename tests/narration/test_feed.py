"""The words as a session comes past them: each once a pass, none of what a key left behind."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.model.routine import Dose, Exercise, Length, Phase, Routine, Sides, Start
from player.narration.cue_plan import plan_cues
from player.narration.feed import Entry, Feed, entry_line
from player.plan.clockwork import State
from player.plan.session import Session
from player.plan.timeline import Timeline, lay_out
from player.plan.wording import sentences


def seconds_of(text: str) -> float:
    return 0.5 * len(sentences(text))


def s(seconds: float) -> Length:
    return Length(seconds)


PLAN = lay_out(
    Routine(
        "r",
        "R",
        (
            Exercise(
                "reach",
                "Reach",
                (
                    Phase(say="Reach. Long.", move=s(4), hold=s(20)),
                    Phase(say="Lower.", move=s(3)),
                ),
                dose=Dose(sets=(2,), sides=Sides.ALTERNATE),
                start=Start(say="Kneel down.", length=s(10)),
            ),
        ),
    )
)


class Following:
    """A session and its feed; `said` grows as time passes."""

    def __init__(self, timeline: Timeline = PLAN, speed: float = 1.0, step: int = 0) -> None:
        self.now = 100.0
        self.session = Session(timeline, lambda: self.now, speed=speed, first_step=step)
        self.feed = Feed(timeline, plan_cues(timeline, seconds_of))
        self.said: list[str] = []
        self.late: list[float] = []
        self.entered: list[Entry | None] = []
        self.session.begin()

    def wait(self, seconds: float, frame: float = 0.05) -> list[str]:
        before = len(self.said)
        end = self.now + seconds
        while self.now < end - 1e-9:
            self.now = min(end, self.now + frame)
            self.look()
        return self.said[before:]

    def look(self) -> None:
        fired = self.session.update()
        due = self.feed.take(fired, self.session)
        self.said += [one.cue.what for one in due]
        self.late += [one.late for one in due]
        if self.feed.entered:
            self.entered.append(self.feed.entered)

    def to_the_end(self, frame: float = 0.05) -> None:
        while self.session.state not in (State.FINISHED, State.STOPPED):
            self.wait(frame, frame)


def planned(timeline: Timeline = PLAN) -> list[str]:
    return [cue.what for cue in plan_cues(timeline, seconds_of) if cue.kind == "voice"]


@pytest.mark.parametrize("frame", [0.01, 0.05, 0.4, 1.9])
@pytest.mark.parametrize("speed", [0.5, 1.0])
def test_a_session_without_keys_says_its_plan(frame: float, speed: float) -> None:
    following = Following(speed=speed)

    following.to_the_end(frame)

    assert following.said == planned()
    assert all(-0.2 / speed - 1e-6 <= late <= frame + 1e-6 for late in following.late)


def test_the_next_cue_is_known_before_it_falls_due() -> None:
    following = Following()
    following.look()

    due = following.feed.next_due(following.session)

    assert due == pytest.approx(0.2)
    assert following.wait(0.19) == []
    assert following.wait(0.02) == ["Reach."]


def test_nothing_falls_due_in_a_pause_nor_twice_after_it() -> None:
    following = Following()
    following.wait(15)
    following.session.pause()

    assert following.wait(60) == []

    following.session.resume()
    following.to_the_end()
    assert following.said == planned()


def test_going_back_says_the_step_once_more_and_nothing_else_twice() -> None:
    following = Following()
    following.wait(30)
    heard = list(following.said)

    following.feed.moved()
    following.session.back()
    following.to_the_end()
    again = following.said[len(heard) :]
    assert again == planned()


def test_a_jump_leaves_behind_what_was_to_come() -> None:
    following = Following()
    following.wait(12)
    before = len(following.said)

    following.feed.moved()
    following.session.jump(3)
    following.to_the_end()

    cues = plan_cues(PLAN, seconds_of)
    first = PLAN.steps[3].first
    rest = [cue.what for cue in cues if cue.kind == "voice" and cue.host >= first]
    assert following.said[before:] == rest
    assert following.entered[-3:] == [Entry.MOVED, Entry.ON, Entry.ON]


def test_what_was_said_ahead_is_missed_after_a_jump() -> None:
    feed = Feed(PLAN, plan_cues(PLAN, seconds_of))
    first_move = PLAN.segments[1]

    # The first words were said while getting into position.
    assert feed.missed(first_move) == "Reach. Long."
    assert feed.missed(PLAN.segments[0]) == ""
    assert entry_line(first_move) == ("Reach.", "Left.")


def test_a_longer_hold_has_its_middle_and_its_end_later() -> None:
    following = Following()
    following.wait(20)
    following.session.longer()

    # The hold began at 14 s and takes 30 s now: its middle is at 29, its announcement at 35.
    assert following.wait(8.9) == []
    assert following.wait(0.2) == ["Halfway."]
    assert following.wait(5.8) == []
    assert following.wait(0.2) == ["In a moment: Lower."]


def test_a_repeat_does_not_announce_the_step_after_it() -> None:
    following = Following()
    following.wait(20)
    following.session.repeat()
    following.wait(17.3)

    assert following.entered[-1] is Entry.AGAIN
    assert following.said[-3:-1] == ["In a moment: Lower.", "Lower."]
    assert "Now right." not in following.said


def test_there_is_room_until_the_next_cue() -> None:
    following = Following()
    following.wait(20)  # 4 s before the middle of the hold

    assert following.feed.room(following.session) == pytest.approx(4.0)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(st.floats(0.02, 6), st.sampled_from(["back", "next", "pause", "longer", "rep"])),
        max_size=25,
    )
)
def test_whatever_the_keys_no_cue_comes_twice_in_a_pass(actions: list[float | str]) -> None:
    following = Following()
    session = following.session
    passes: Counter[tuple[int, str]] = Counter()
    for action in actions:
        if action in ("back", "next"):
            following.feed.moved()
            (session.back if action == "back" else session.next)()
        elif action == "pause":
            session.toggle()
        elif action == "longer":
            session.longer()
        elif action == "rep":
            session.repeat()
        else:
            following.now += min(float(action), 1.9)
        fired = session.update()
        due = following.feed.take(fired, session)
        if following.feed.entered:
            passes.clear()
        if session.state in (State.PAUSED, State.LEADING):
            assert not [one for one in due if not fired]
        here = [one.cue for one in due if one.cue.host == session.segment.index]
        passes.update((cue.segment, cue.what) for cue in here)
        assert not passes or max(passes.values()) == 1
