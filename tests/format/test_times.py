import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.format.times import length_of, moment_of, right_way, written
from player.model.routine import Length


@pytest.mark.parametrize(
    ("text", "seconds", "breaths"),
    [
        ("10", 10, 0),
        ("10 s", 10, 0),
        ("2.5 s", 2.5, 0),
        ("1 min", 60, 0),
        ("1 min 30 s", 90, 0),
        ("1:30", 90, 0),
        ("0:45", 45, 0),
        ("3 breaths", 0, 3),
        ("1 breath", 0, 1),
        ("0", 0, 0),
        ("4:00", 240, 0),
        ("240 min", 14400, 0),
    ],
)
def test_the_ways_to_write_a_length(text: str, seconds: float, breaths: float) -> None:
    assert length_of(text) == Length(seconds, breaths)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "s", "10s", "10  s", "10 sec", "90 sec", "-5 s", "+5", "1e3", "inf", "nan", ".5",
        "5.", "1:5", "1:60", "1:30:00", "1 min 30", "30 s 1 min", "ten", "0x10", "1_000", "10 S",
        "241 min", "14401", "1441 breaths", "99999999999999999999", "٣ s", "10\n", "1,5 s",
        "2024-01-01", "1 breath 2 s", "3breaths", "10\u00a0s", "a" * 100_000, "9" * 100_000,
    ],
)  # fmt: skip
def test_anything_else_is_no_length(text: str) -> None:
    assert length_of(text) is None
    assert right_way(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("90 sec", ["`90 s`", "`1:30`"]),
        ("10s", ["`10 s`"]),
        ("2 mins", ["`2:00`"]),
        ("1.5 minutes", ["`1:30`"]),
        ("4 Breath.", ["`4 breaths`"]),
        ("-5 s", ["`5 s`"]),
        ("soon", ["`10 s`", "`1:30`", "`3 breaths`"]),
    ],
)
def test_the_hint_shows_a_right_one(text: str, right: list[str]) -> None:
    hint = right_way(text)
    assert all(part in hint for part in right)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("5 s", 5), ("0", 0), ("-3 s", -3), ("-1:30", -90), ("- 2 s", -2)],
)
def test_a_cue_may_count_from_the_end(text: str, seconds: float) -> None:
    assert moment_of(text) == seconds


@pytest.mark.parametrize("text", ["1 breath", "--3", "-", "", "soon"])
def test_what_is_no_moment(text: str) -> None:
    assert moment_of(text) is None


@given(st.integers(0, 4 * 3600), st.booleans())
def test_what_is_written_is_read_again(amount: int, in_breaths: bool) -> None:
    length = Length(breaths=amount % 1000) if in_breaths else Length(float(amount))
    assert length_of(written(length)) == length


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    length = length_of(text)
    assert length is None or 0 <= length.at() <= 4 * 3600
    assert right_way(text)
