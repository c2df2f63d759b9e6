"""Where a preview stands: steps, parts, playing on, and the same place in a changed plan."""

from player.plan.timeline import Timeline, lay_out
from player.screens.preview.preview_player import PlanPoint, PreviewPlayer
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


def at(player: PreviewPlayer) -> tuple[int, str, float]:
    return player.step, str(player.segment.kind), player.point.offset


def test_it_stands_until_it_is_let_go_and_stands_still_again() -> None:
    player = PreviewPlayer(plan(), speed=2.0)
    player.update(100.0)
    player.update(150.0)
    assert at(player) == (0, "start", 0)
    player.toggle()
    player.update(152.5)
    assert (at(player), player.playing) == ((0, "move", 1.0), True)
    player.toggle()
    player.update(900.0)
    assert (at(player), player.playing) == ((0, "move", 1.0), False)
    player.toggle()
    player.update(901.0)
    assert at(player) == (0, "hold", 1.0)


def test_at_the_end_it_stands_and_begins_anew() -> None:
    player = PreviewPlayer(plan())
    player.update(0.0)
    player.toggle()
    player.update(31.9)
    assert player.playing
    player.update(500.0)
    assert (at(player), player.playing) == ((3, "move", 2.0), False)
    player.toggle()
    player.update(501.0)
    assert at(player) == (0, "start", 1.0)


def test_steps_and_parts() -> None:
    player = PreviewPlayer(plan())
    player.go_by_steps(1)
    assert at(player) == (1, "move", 0)
    player.go_by_segments(1)
    assert at(player) == (1, "hold", 0)
    player.go_by_steps(-1)
    assert at(player) == (1, "move", 0)
    player.go_by_steps(-1)
    assert at(player) == (0, "start", 0)
    player.go_by_steps(-1)
    player.go_by_segments(-1)
    assert player.point == PlanPoint(0)
    player.go_to_step(-1)
    assert player.step == 3
    player.go_by_steps(1)
    assert at(player) == (3, "move", 0)
    player.go_by_segments(9)
    assert player.point == PlanPoint(12)


def test_while_it_plays_it_plays_on_from_where_it_was_sent() -> None:
    player = PreviewPlayer(plan())
    player.update(0.0)
    player.toggle()
    player.update(5.0)
    player.go_by_steps(2)
    player.update(6.5)
    assert (at(player), player.playing) == ((2, "move", 1.5), True)


def test_a_start_that_waits_is_shown_and_passed() -> None:
    player = PreviewPlayer(plan(TEXT.replace("for: 4 s", "for: ready")))
    player.update(0.0)
    assert (player.segment.ready, player.segment.length) == (True, 0)
    player.toggle()
    player.update(0.5)
    assert at(player) == (0, "move", 0.5)


def test_in_a_changed_plan_it_is_at_the_same_step_and_part() -> None:
    player = PreviewPlayer(plan())
    player.go_to_step(2)
    player.go_by_segments(1)
    player.follow(plan(TEXT.replace("start: {say: Sit., for: 4 s}\n", "")))
    assert at(player) == (2, "hold", 0)
    player.follow(
        plan(TEXT.replace("  - {say: Back.", "  - {hold: 9, say: Stay.}\n  - {say: Back."))
    )
    assert at(player) == (2, "hold", 0)
    assert player.segment.phase == 0
    player.follow(plan(TEXT.replace("reps: 2", "reps: 1")))
    assert player.step == 0
    player.follow(plan("name: x\nrep: [{hold: 3}]\n"))
    assert player.point == PlanPoint(0)


def test_a_part_that_became_shorter_is_not_overrun() -> None:
    player = PreviewPlayer(plan())
    player.update(0.0)
    player.toggle()
    player.update(8.5)
    assert at(player) == (0, "hold", 2.5)
    player.follow(plan(TEXT.replace("hold: 3 s", "hold: 1 s")))
    assert (player.step, player.segment.phase, player.point.offset) == (0, 1, 0)
    assert player.playing
