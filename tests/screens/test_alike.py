"""Signs to stop at that say the same in other words are said once; no other is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.screens.start.alike import once


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["You get dizzy.", "You get dizzy."], ["You get dizzy."]),
        (["You get dizzy.", "You feel dizzy."], ["You get dizzy."]),
        (["A sharp catch.", "A knee hurts."], ["A sharp catch.", "A knee hurts."]),
        (["You feel a sharp or catching pain.", "A sharp catch."], None),
        (["Pins and needles in an arm.", "You get pins and needles in the arm."], None),
        (["You get dizzy, or short of breath.", "You get dizzy."], None),
    ],
)
def test_what_says_the_same_is_said_once(lines: list[str], kept: list[str] | None) -> None:
    assert once(lines) == (kept or lines[:1])


def test_the_line_that_says_more_is_kept() -> None:
    more = "You get dizzy, or your fingers tingle."
    assert once(["You get dizzy.", more, "Your fingers tingle."]) == [more]


@pytest.mark.parametrize(
    "lines",
    [
        ["Your back hurts.", "Your back or your leg hurts."],
        ["Your leg hurts.", "Your leg tingles."],
        ["You feel pain.", "It hurts."],
        ["A pinch that goes.", "A pinch that does not go."],
        ["You get dizzy.", "You get dizzy as your head turns."],
    ],
)
def test_what_says_something_else_stays(lines: list[str]) -> None:
    assert once(lines) == lines
    assert once(lines[::-1]) == lines[::-1]


@given(st.lists(st.sampled_from(["Dizzy.", "A knee hurts.", "Dizzy, or ill.", "", "It hurts."])))
def test_it_ends_with_a_part_of_the_lines_each_once(lines: list[str]) -> None:
    kept = once(lines)
    assert len(set(kept)) == len(kept)
    assert set(kept) <= set(lines)
    assert once(kept) == kept
    assert bool(kept) == bool(lines)
