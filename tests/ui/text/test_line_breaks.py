"""Where lines may end, in scripts with spaces and without."""

from player.ui.text.line_breaks import last_letter_start, letters, pieces


def joined(text: str) -> list[str]:
    return [piece for _, piece in pieces(text)]


def test_words_with_spaces_stay_whole() -> None:
    assert pieces("Lie on  your back.") == [
        (False, "Lie"), (True, "on"), (True, "your"), (True, "back."),
    ]  # fmt: skip
    assert joined("Γάτα και القط") == ["Γάτα", "και", "القط"]


def test_japanese_ends_between_letters_but_not_before_a_stop_or_after_a_bracket() -> None:
    assert joined("「猫」と、牛。") == ["「猫」", "と、", "牛。"]
    assert joined("ゆっくり") == ["ゆっ", "く", "り"]
    assert joined("猫のCat-cow です") == ["猫", "の", "Cat-cow", "で", "す"]


def test_thai_ends_before_a_vowel_that_begins_a_syllable_and_at_breaks_of_the_author() -> None:
    assert joined("แมวและวัว") == ["แมว", "และวัว"]
    assert joined("แมว\u200bดำ") == ["แมว", "ดำ"]
    assert joined("กำลัง") == ["กำลัง"]


def test_in_need_a_thai_word_ends_at_a_letter_with_all_that_belongs_to_it() -> None:
    assert letters("กำลัง") == ["กำ", "ลั", "ง"]
    assert letters("แมว") == ["แม", "ว"]
    assert letters("word") == ["word"]


def test_the_last_letter_takes_its_signs_along() -> None:
    assert last_letter_start("बिल्ली") == len("बिल्")
    assert last_letter_start("word") == 3
    assert last_letter_start("") == 0
