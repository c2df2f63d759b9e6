"""Where a line may end: at spaces, and between letters in scripts without spaces.

Chinese and Japanese lines end almost anywhere, but none begins with a closing mark or ends with an
opening one. Only a dictionary, which we do not carry, tells Thai, Lao, Khmer and Burmese words
apart: their lines end at a space or U+200B of the author, else before a vowel that begins a
syllable, and at any letter only in need.
"""

from __future__ import annotations

import unicodedata

from player.ui.text.scripts import (
    BURMESE,
    CHINESE,
    JAPANESE,
    KHMER,
    LAO,
    THAI,
    TIBETAN,
    Script,
    script_of,
)

_BREAK = "\u200b"
"""The character at which a line may end without a space."""

_NEVER_FIRST = set(
    "、。，．・：；？！）］｝〕〉》」』】〗〙〟ー々〻ゝゞヽヾ…‥％"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ)]}.,:;!?’”"
)
_NEVER_LAST = set("（［｛〔〈《「『【〖〘〝([{‘“")
_BEGINS = {THAI: set("เแโใไ"), LAO: set("ເແໂໃໄ")}
"""Vowels written before their consonant, so that a syllable begins there."""
_TIGHT = (THAI, LAO, KHMER, BURMESE, TIBETAN)

Piece = tuple[bool, str]
"""Whether a space comes before, and letters that stay together."""


def pieces(text: str) -> list[Piece]:
    """The parts of a text between which a line may end."""
    found: list[Piece] = []
    for word in text.split():
        space = bool(found)
        for whole in word.split(_BREAK):
            for part in _parts(whole):
                found.append((space, part))
                space = False
    return found


def _parts(word: str) -> list[str]:
    if word.isascii():
        return [word]
    parts: list[str] = []
    before: Script | None = None
    for index, char in enumerate(word):
        script = script_of(char)
        if index == 0 or not _may_end(word[index - 1], before, char, script):
            parts[-1:] = [(parts[-1] if parts else "") + char]
        else:
            parts.append(char)
        before = script
    return parts


def _may_end(last: str, before: Script | None, char: str, script: Script | None) -> bool:
    if char in _NEVER_FIRST or last in _NEVER_LAST or continues(char):
        return False
    if script in _BEGINS:
        return char in _BEGINS[script] and last not in _BEGINS[script]
    return CHINESE in (before, script) or JAPANESE in (before, script)


def continues(char: str) -> bool:
    """Whether a character belongs to the one before it: an accent, a vowel sign, a joiner."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf") or "🏻" <= char <= "🏿"


def letters(word: str) -> list[str]:
    """A word of a script without spaces letter by letter; any other word whole."""
    if not any(script_of(char) in _TIGHT for char in word):
        return [word]
    parts: list[str] = []
    for index, char in enumerate(word):
        leading = index > 0 and any(word[index - 1] in few for few in _BEGINS.values())
        if parts and (continues(char) or leading or char in _NEVER_FIRST or char in "ะาำๅๆຯະາຳ"):
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def last_letter_start(text: str) -> int:
    """The index of the last letter of a text, which has its accents and signs after it."""
    index = len(text) - 1
    while index > 0 and (continues(text[index]) or text[index - 1] == "\u200d"):
        index -= 1
    return max(0, index)
