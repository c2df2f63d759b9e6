"""Where a preview stands: steps, parts, playing on, and the same place in a changed plan."""

from player.plan.timeline import Timeline, lay_out
from player.screens.preview.preview_player import Playhead, Spot
from tests.texts import read_text

TEXT = """\
name: Reach
left_means: the left arm
start: {say: Sit., for: 4 s}
rep:
  - {say: Out., move: 2 s, hold: 3 s}
  - {say: Back., move: 2 s}
dose: {reps: 2, sides: alternate}
stop_if: [Pain.]
"""


def plan(text: str = TEXT) -> Timeline:
    routine = read_text(text).routine
    assert routine is not None
    return lay_out(routine)


def at(head: Playhead) -> tuple[int, str, float]:
    return head.step, str(head.segment.kind), head.spot.offset


def test_it_stands_until_it_is_let_go_and_stands_still_again() -> None:
    head = Playhead(plan(), speed=2.0)
    head.heed(100.0)
    head.heed(150.0)
    assert at(head) == (0, "start", 0)
    head.toggle()
    head.heed(152.5)
    assert (at(head), head.playing) == ((0, "move", 1.0), True)
    head.toggle()
    head.heed(900.0)
    assert (at(head), head.playing) == ((0, "move", 1.0), False)
    head.toggle()
    head.heed(901.0)
    assert at(head) == (0, "hold", 1.0)


def test_at_the_end_it_stands_and_begins_anew() -> None:
    head = Playhead(plan())
    head.heed(0.0)
    head.toggle()
    head.heed(31.9)
    assert head.playing
    head.heed(500.0)
    assert (at(head), head.playing) == ((3, "move", 2.0), False)
    head.toggle()
    head.heed(501.0)
    assert at(head) == (0, "start", 1.0)


def test_steps_and_parts() -> None:
    head = Playhead(plan())
    head.go_by_steps(1)
    assert at(head) == (1, "move", 0)
    head.go_by_parts(1)
    assert at(head) == (1, "hold", 0)
    head.go_by_steps(-1)
    assert at(head) == (1, "move", 0)
    head.go_by_steps(-1)
    assert at(head) == (0, "start", 0)
    head.go_by_steps(-1)
    head.go_by_parts(-1)
    assert head.spot == Spot(0)
    head.go_to_step(-1)
    assert head.step == 3
    head.go_by_steps(1)
    assert at(head) == (3, "move", 0)
    head.go_by_parts(9)
    assert head.spot == Spot(12)


def test_while_it_plays_it_plays_on_from_where_it_was_sent() -> None:
    head = Playhead(plan())
    head.heed(0.0)
    head.toggle()
    head.heed(5.0)
    head.go_by_steps(2)
    head.heed(6.5)
    assert (at(head), head.playing) == ((2, "move", 1.5), True)


def test_a_start_that_waits_is_shown_and_passed() -> None:
    head = Playhead(plan(TEXT.replace("for: 4 s", "for: ready")))
    head.heed(0.0)
    assert (head.segment.ready, head.segment.length) == (True, 0)
    head.toggle()
    head.heed(0.5)
    assert at(head) == (0, "move", 0.5)


def test_in_a_changed_plan_it_is_at_the_same_step_and_part() -> None:
    head = Playhead(plan())
    head.go_to_step(2)
    head.go_by_parts(1)
    head.follow(plan(TEXT.replace("start: {say: Sit., for: 4 s}\n", "")))
    assert at(head) == (2, "hold", 0)
    head.follow(plan(TEXT.replace("  - {say: Back.", "  - {hold: 9, say: Stay.}\n  - {say: Back.")))
    assert at(head) == (2, "hold", 0)
    assert head.segment.phase == 0
    head.follow(plan(TEXT.replace("reps: 2", "reps: 1")))
    assert head.step == 0
    head.follow(plan("name: x\nrep: [{hold: 3}]\n"))
    assert head.spot == Spot(0)


def test_a_part_that_became_shorter_is_not_overrun() -> None:
    head = Playhead(plan())
    head.heed(0.0)
    head.toggle()
    head.heed(8.5)
    assert at(head) == (0, "hold", 2.5)
    head.follow(plan(TEXT.replace("hold: 3 s", "hold: 1 s")))
    assert (head.step, head.segment.phase, head.spot.offset) == (0, 1, 0)
    assert head.playing
