"""The closed words: the quick look at their file, and the whole reading of it."""

from pathlib import Path

import pytest

from player import places
from player.format.vocabulary import Vocabulary
from player.model.routine import Position
from tests.texts import read_text

SHIPPED = Vocabulary(places.shipped("media") / "care" / "words.yaml")


def test_the_quick_look_finds_the_words_that_the_reader_finds() -> None:
    names = SHIPPED.names()
    assert set(names["work"]) == SHIPPED.works.keys()
    assert set(names["condition"]) == SHIPPED.conditions.keys()


def test_a_word_says_in_which_positions_it_can_be_asked() -> None:
    assert SHIPPED.works["flat on the back"].positions == (Position.ON_THE_BACK,)
    assert SHIPPED.works["turning"].positions == tuple(Position)


def test_a_file_that_is_wrong_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("works:\n  turning: {mean: It turns.}\nconditions: {}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"words\.yaml:2:13"):
        _ = Vocabulary(path).works


@pytest.mark.parametrize(
    ("line", "column", "name", "near"),
    [
        ("works: [turnin]", 9, "unknown-work", "`turning`"),
        ("careful: {sore wrist: Slowly.}", 11, "unknown-condition", "`sore wrists`"),
        ("fits: [hypermobile]", 8, "unknown-condition", "`hypermobility`"),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest_one(
    line: str, column: int, name: str, near: str
) -> None:
    text = f"name: x\nstop_if: [Pain.]\n{line}\nrep: [{{hold: 3}}]\n"
    reading = read_text(text, names=SHIPPED.names())
    (problem,) = reading.problems
    assert (problem.line, problem.column, problem.name) == (3, column, name)
    assert near in problem.hint


def test_other_words_stand_under_other() -> None:
    text = (
        "name: x\nstop_if: [Pain.]\nrep: [{hold: 3}]\ncareful:\n  sore neck: leave out\n"
        "  other:\n    new tattoo: Lie on a soft cloth.\n"
    )
    reading = read_text(text, names=SHIPPED.names())
    assert reading.exercise is not None
    assert dict(reading.exercise.other) == {"new tattoo": "Lie on a soft cloth."}
    assert reading.exercise.careful["sore neck"].leave_out
