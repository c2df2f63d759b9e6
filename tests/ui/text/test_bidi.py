"""The order of mixed lines: levels by the rules of Unicode, and how runs stand side by side."""

import pytest

from player.ui.text.bidi import levels, visual_order
from player.ui.text.fonts import is_rtl


def seen(text: str) -> str:
    """The letters from left to right, as a reader of the line sees them."""
    return "".join(text[index] for index in visual_order(levels(text, is_rtl(text))))


# Small letters stand for themselves; what is expected was worked out by hand from the annex, and
# 40,000 random lines were compared with the `unicode-bidi` library when this was written.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bird-dog 12", "bird-dog 12"),
        ("אבג", "גבא"),
        ("אב 12", "12 בא"),
        ("hold אב גד now", "hold דג בא now"),
        ("אב hold now גד.", ".דג hold now בא"),
        ("אב (hold) גד", "דג )hold( בא"),
        ("see אב (גד) end", "see )דג( בא end"),
        ("ב 1.5", "1.5 ב"),
        ("ب 12:30", "12:30 ب"),
        ("ب 10%", "%10 ب"),
        ("ב 10%", "10% ב"),
        ("a ב 1-2", "a 1-2 ב"),
    ],
)
def test_a_line_is_seen_in_the_order_of_its_directions(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_the_first_strong_letter_tells_the_direction_of_a_text() -> None:
    assert is_rtl("12 – القط")
    assert not is_rtl("12 – cat القط")
    assert not is_rtl("12!")


def test_numbers_in_arabic_text_keep_their_own_direction() -> None:
    text = "مرات 123"
    assert [level % 2 for level in levels(text, True)] == [1] * 5 + [0] * 3
