import pytest

from player.model.routine import Side
from player.plan.wording import name_line, sentences, shorter, tells_side, time_left


def test_a_line_is_shortened_by_whole_sentences() -> None:
    assert shorter("Breathe in. Look up. Stay.") == (
        "Breathe in. Look up. Stay.",
        "Breathe in. Look up.",
        "Breathe in.",
    )
    assert shorter("Knees bent, arms out.") == ("Knees bent, arms out.",)
    assert shorter("Next: breathe in. Look up.") == (
        "Next: breathe in. Look up.",
        "Next: breathe in.",
    )


def test_a_colon_divides_but_not_a_clock() -> None:
    assert sentences("Switch sides: now the left.") == ("Switch sides:", "now the left.")
    assert sentences("At 1:30 rest.") == ("At 1:30 rest.",)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "One second to go."),
        (42, "Forty-two seconds to go."),
        (60, "One minute to go."),
        (61, "One minute ten to go."),
        (125, "Two minutes ten to go."),
        (600, "Ten minutes to go."),
    ],
)
def test_the_time_left_in_words(seconds: float, said: str) -> None:
    assert time_left(seconds) == said


def test_a_line_tells_the_side_that_it_names_first() -> None:
    assert tells_side("Roll to the left.", Side.LEFT)
    assert not tells_side("Roll to the left.", Side.RIGHT)
    assert tells_side("Left arm and right leg.", Side.LEFT)
    assert not tells_side("Left arm and right leg.", Side.RIGHT)
    assert not tells_side("What is left over.", None)


def test_a_name_keeps_its_own_stop() -> None:
    assert name_line("Bird-dog") == "Bird-dog."
    assert name_line("Ready?") == "Ready?"
