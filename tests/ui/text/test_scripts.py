"""Texts in other scripts: fonts for them, their order, and what is said where there is none."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.ui.look import THEMES, Look, Role
from player.ui.text import fallback_fonts, runs
from player.ui.text.fallback_fonts import font_for, has
from player.ui.text.fonts import (
    MissingFonts,
    font_path,
    is_common,
    is_rtl,
    missing_scripts,
    missing_sentence,
)
from player.ui.text.scripts import (
    ARABIC,
    CHINESE,
    DEVANAGARI,
    JAPANESE,
    KOREAN,
    SCRIPTS,
    Script,
    meant_script,
    script_of,
)
from player.ui.text.writer import Writer

PLAYER = Path(__file__).parents[3] / "player"
OWN = ("Medium", "SemiBold", "Bold")
INK = (0, 0, 0)
BOX = pygame.Rect(20, 10, 400, 200)


@pytest.fixture(autouse=True)
def fonts() -> Iterator[None]:
    pygame.font.init()
    forget()
    yield
    forget()


def forget() -> None:
    fallback_fonts._known.clear()
    runs.runs.cache_clear()


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has no font but ours."""
    monkeypatch.setattr(fallback_fonts, "_search", lambda sign, script, bold: None)


@pytest.fixture
def writer() -> Writer:
    return Writer(Look(THEMES["light"], 1280, 720))


def needs(script: Script) -> None:
    if font_for(script.sample, script, bold=False) is None:
        pytest.skip(f"this machine has no font for {script.name}")


def row_of_ink(picture: pygame.Surface) -> list[bool]:
    return [
        any(picture.get_at((x, y)).a > 100 for y in range(picture.get_height()))
        for x in range(picture.get_width())
    ]


def test_what_is_taken_for_granted_is_in_our_font_in_every_weight() -> None:
    common = [chr(code) for code in range(0xA0, 0x2300) if is_common(chr(code))]
    assert len(common) > 90
    lacking = [(sign, weight) for weight in OWN for sign in common if not has_own(weight, sign)]
    assert lacking == []


def has_own(weight: str, sign: str) -> bool:
    return has(font_path(weight), sign)


def test_our_own_words_need_no_other_font() -> None:
    lacking = [
        f"{path.relative_to(PLAYER)}:{node.lineno} {sign}"
        for path in PLAYER.rglob("*.py")
        if path.relative_to(PLAYER).parts[0] in ("care", "flow", "screens", "app")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for sign in node.value
        if not is_common(sign) and not has_own("Medium", sign)
    ]
    assert lacking == []


@pytest.mark.parametrize(
    ("sign", "script"), [("क", DEVANAGARI), ("の", JAPANESE), ("日", CHINESE), ("ب", ARABIC)]
)
def test_letters_have_a_script(sign: str, script: Script) -> None:
    assert script_of(sign) is script


def test_what_all_scripts_share_and_latin_letters_have_none() -> None:
    assert [script_of(sign) for sign in "aé 1.-→"[:6]] == [None] * 6


def test_chinese_characters_beside_kana_are_japanese() -> None:
    assert meant_script(CHINESE, "猫と牛") is JAPANESE
    assert meant_script(CHINESE, "猫牛") is CHINESE
    assert meant_script(CHINESE, "猫 고양이") is KOREAN


def test_a_script_that_is_not_in_the_table_has_the_name_of_its_letters() -> None:
    found = script_of("Ꭳ")
    assert found is not None
    assert (found.name, found.install) == ("Cherokee", "Noto Sans Cherokee")


def test_every_sample_belongs_to_its_script() -> None:
    for script in SCRIPTS:
        assert script_of(script.sample) is (CHINESE if script.sample == "日" else script)


@pytest.mark.parametrize("text", ["Γάτα και αγελάδα", "Кошка и корова", "Kočka a kráva"])
def test_greek_cyrillic_and_czech_are_in_our_own_font(text: str, writer: Writer) -> None:
    assert missing_scripts([text]) == []
    assert writer.picture(text, Role.BODY, INK).get_bounding_rect().width > 50


def test_plain_text_looks_for_nothing(monkeypatch: pytest.MonkeyPatch, writer: Writer) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a font was looked for")

    monkeypatch.setattr(fallback_fonts, "font_for", never)
    monkeypatch.setattr(fallback_fonts, "_opened", never)
    fallback_fonts.has.cache_clear()
    writer.paragraph(
        pygame.Surface((500, 300)), "Breathe in – “slowly” · 3 × 5 s…", Role.BODY, INK, BOX
    )


@pytest.mark.usefixtures("no_fonts")
def test_without_a_font_a_word_stands_in_the_place_and_no_box(writer: Writer) -> None:
    for text, shown in (
        ("猫と牛 Cat-cow", "[Japanese] Cat-cow"),
        ("Bird-dog 고양이 12", "Bird-dog [Korean] 12"),
        ("😀", "[emoji]"),
    ):
        width = writer.width(text, Role.BODY)
        assert abs(width - writer.width(shown, Role.BODY)) <= 4, text


@pytest.mark.usefixtures("no_fonts")
def test_what_is_missing_is_told_once(writer: Writer) -> None:
    missing = MissingFonts()
    said = missing.notice(["猫と牛", "Cat-cow", "القط"])
    assert "Japanese" in said
    assert "Arabic" in said
    assert missing.notice(["猫と牛"]) == ""
    assert "Noto Emoji" in missing.notice(["😀 猫の"])
    assert "3" in missing.notice(["한", "ბ", "ก"])


def test_every_sentence_on_a_missing_font_fits_on_one_line_of_a_small_window() -> None:
    small = Writer(Look(THEMES["light"], 800, 600))
    for one in SCRIPTS:
        for names in ([one.name], [one.name, "Devanagari"], ["a", "b", one.name]):
            least = small.look.least_size
            assert small.width(missing_sentence(names), Role.BODY, least) <= 720, names


@pytest.mark.usefixtures("no_fonts")
def test_a_file_name_that_is_no_text_is_drawn_all_the_same(writer: Writer) -> None:
    assert writer.picture("routine \udcff.yaml", Role.BODY, INK).get_width() > 10


def test_after_a_few_letters_in_vain_no_more_are_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def search(sign: str, script: Script, bold: bool) -> None:
        asked.append(sign)

    monkeypatch.setattr(fallback_fonts, "_search", search)
    for sign in "猫牛日本背中腰肩":
        assert font_for(sign, CHINESE, bold=False) is None
    assert asked == ["猫"]


def test_arabic_letters_join_and_run_from_right_to_left(writer: Writer) -> None:
    needs(ARABIC)
    beh = writer.width("ب", Role.TITLE)
    assert writer.width("ببب", Role.TITLE) < 2.9 * beh
    alone, joined = (writer.picture(text, Role.TITLE, INK) for text in ("ب ب", "بب"))
    assert row_of_ink(alone.subsurface(alone.get_bounding_rect())).count(False) > 2
    assert all(row_of_ink(joined.subsurface(joined.get_bounding_rect())))
    # The first word is an alef, a thin stroke: it stands at the right end.
    picture = writer.picture("ا ببببب", Role.TITLE, INK)
    ink = row_of_ink(picture.subsurface(picture.get_bounding_rect()))
    assert len(ink) - 1 - ink[::-1].index(False) > len(ink) / 2


def test_devanagari_letters_form_conjuncts(writer: Writer) -> None:
    needs(DEVANAGARI)
    parts = writer.width("क", Role.TITLE) + writer.width("ष", Role.TITLE)
    assert writer.width("क्ष", Role.TITLE) < 0.8 * parts


def test_a_paragraph_from_right_to_left_stands_at_the_right(writer: Writer) -> None:
    needs(ARABIC)
    surface = pygame.Surface((440, 220), pygame.SRCALPHA, 32)
    writer.paragraph(surface, "القط", Role.BODY, INK, BOX)
    place = surface.get_bounding_rect()
    assert abs(place.right - BOX.right) < 6
    assert place.left > BOX.centerx
    assert is_rtl("القط 12")


def test_a_japanese_paragraph_is_wrapped_into_its_box(writer: Writer) -> None:
    text = (
        "四つんばいになり、背中をゆっくり丸めたり、反らしたりします。呼吸に合わせて動きましょう。"
    )
    needs(JAPANESE)
    lines = writer.wrap(text, Role.BODY, 400)
    assert "".join(lines) == text
    assert 2 < len(lines) < 8
    assert all(writer.width(line, Role.BODY) <= 400 for line in lines)
    assert not any(line[0] in "、。" for line in lines)


def test_letters_of_another_font_stand_on_the_same_line(writer: Writer) -> None:
    needs(DEVANAGARI)
    own = writer.picture("H", Role.TITLE, INK)
    mixed = writer.picture("H क", Role.TITLE, INK)
    column = mixed.subsurface((0, 0, own.get_width() - 2, mixed.get_height()))
    rise = mixed.get_height() - own.get_height()
    assert abs(column.get_bounding_rect().bottom - own.get_bounding_rect().bottom) <= rise
    assert rise < 0.3 * own.get_height()


@given(st.text(st.characters(exclude_characters="\0"), max_size=30))
def test_any_text_can_be_measured_wrapped_and_drawn(text: str) -> None:
    pygame.font.init()
    fallback_fonts._known.clear()
    writer = Writer(Look(THEMES["light"], 800, 600))
    found, fallback_fonts._search = fallback_fonts._search, lambda sign, script, bold: None
    try:
        shown = " ".join(text.split())
        runs.runs.cache_clear()
        writer.paragraph(
            pygame.Surface((300, 100)), shown, Role.BODY, INK, pygame.Rect(0, 0, 300, 90)
        )
        assert writer.shortened(shown, Role.BODY, 100).endswith("…") or (
            writer.width(shown, Role.BODY) <= 100
        )
    finally:
        fallback_fonts._search = found
