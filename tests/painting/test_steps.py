"""Steps: even in time, no more than can be seen, and drawn from coarse to fine."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.model.pose import Pose
from player.painting.steps import LEAST, next_step, share_of, steps_of
from player.painting.subject import Subject
from tests.painting.subjects import pose, way


def drawn(steps: int) -> list[int]:
    """The steps in the order in which they are drawn."""
    there: list[int] = []
    order = []
    while (step := next_step(sorted(there), steps)) is not None:
        there.append(step)
        order.append(step)
    return order


@given(st.integers(LEAST, 150))
def test_each_step_is_drawn_once(steps: int) -> None:
    assert sorted(drawn(steps)) == list(range(steps + 1))


@given(st.integers(LEAST, 150), st.data())
def test_at_any_time_the_steps_that_are_there_are_spread_evenly(
    steps: int, data: st.DataObject
) -> None:
    order = drawn(steps)
    some = sorted(order[: data.draw(st.integers(2, len(order)))])
    gaps = [b - a for a, b in pairwise(some)]
    assert max(gaps) <= 2 * min(gaps) + 1


def test_the_ends_come_first_then_the_middle_then_the_quarters() -> None:
    assert drawn(8)[:3] == [0, 8, 4]
    assert set(drawn(8)[3:5]) == {2, 6}


def test_of_equal_gaps_the_one_in_the_middle_is_filled_first() -> None:
    assert next_step([0, 4, 8, 12, 16], 16) in (6, 10)


def test_a_movement_has_at_most_thirty_pictures_a_second() -> None:
    assert steps_of(way("hands-and-knees", "bird-dog"), 1.0) == 30
    assert steps_of(way("hands-and-knees", "bird-dog"), 0.5) == 15


def test_a_small_movement_has_as_many_as_can_be_told_apart() -> None:
    small = way("seated", "seated-tall")
    assert LEAST <= steps_of(small, 60.0) < steps_of(way("hands-and-knees", "bird-dog"), 60.0)
    assert steps_of(way("cat", "cat"), 10.0) == LEAST


def test_steps_are_even_in_time_and_alike_in_both_directions() -> None:
    shares = [share_of(step, 20) for step in range(21)]
    assert shares == sorted(shares)
    assert (shares[0], shares[10], shares[20]) == (0.0, pytest.approx(0.5), 1.0)
    assert shares[1] < 0.01
    assert [1 - one for one in reversed(shares)] == pytest.approx(shares)


def test_way_and_way_back_are_one_subject() -> None:
    there = way("hands-and-knees", "bird-dog")
    back = Subject(
        there.size, there.end, there.begin, 0.3, there.scene, there.palette, there.moving
    )
    assert there.forwards() == (there, False)
    assert back.forwards() == (there, True)


def test_a_symmetric_pose_is_its_own_mirror_image_and_another_is_not() -> None:
    knees, dog = pose("hands-and-knees"), pose("bird-dog")
    assert knees.mirrored() is knees
    assert dog.mirrored() != dog
    assert dog.mirrored().mirrored() == dog


def test_both_sides_share_a_movement_between_symmetric_poses() -> None:
    assert way("cat", "cow") == way("cat", "cow", Pose.mirrored)
    assert way("hands-and-knees", "bird-dog") != way("hands-and-knees", "bird-dog", Pose.mirrored)
