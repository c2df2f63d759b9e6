"""Where a line may end: at spaces, and between letters where a script writes none.

Chinese and Japanese lines end almost anywhere, but no line begins with a closing mark or ends with
an opening one. Thai, Lao, Khmer and Burmese words can only be told apart with a dictionary, which
we do not carry: lines end where the author left a space or U+200B, else before a vowel that begins
a syllable, and only in need at any letter.
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

BREAK = "\u200b"
"""A place where a line may end, without a space."""

_NEVER_FIRST = set(
    "、。，．・：；？！）］｝〕〉》」』】〗〙〟ー々〻ゝゞヽヾ…‥％"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ)]}.,:;!?’”"
)
_NEVER_LAST = set("（［｛〔〈《「『【〖〘〝([{‘“")
_BEGINS = {THAI: set("เแโใไ"), LAO: set("ເແໂໃໄ")}
"""Vowels that are written before the consonant they belong to, so that a syllable begins there."""
_TIGHT = (THAI, LAO, KHMER, BURMESE, TIBETAN)

Piece = tuple[bool, str]
"""Whether a space stands before it, and letters that stay together."""


def pieces(text: str) -> list[Piece]:
    """The parts of a text between which a line may end."""
    found: list[Piece] = []
    for word in text.split():
        space = bool(found)
        for whole in word.split(BREAK):
            for part in _parts(whole):
                found.append((space, part))
                space = False
    return found


def _parts(word: str) -> list[str]:
    if word.isascii():
        return [word]
    parts: list[str] = []
    before: Script | None = None
    for place, sign in enumerate(word):
        script = script_of(sign)
        if place == 0 or not _may_end(word[place - 1], before, sign, script):
            parts[-1:] = [(parts[-1] if parts else "") + sign]
        else:
            parts.append(sign)
        before = script
    return parts


def _may_end(last: str, before: Script | None, sign: str, script: Script | None) -> bool:
    if sign in _NEVER_FIRST or last in _NEVER_LAST or continues(sign):
        return False
    if script in _BEGINS:
        return sign in _BEGINS[script] and last not in _BEGINS[script]
    return CHINESE in (before, script) or JAPANESE in (before, script)


def continues(sign: str) -> bool:
    """Whether a character belongs to the one before it: an accent, a vowel sign, a joiner."""
    return unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf") or "🏻" <= sign <= "🏿"


def letters(word: str) -> list[str]:
    """A word of a script without spaces letter by letter; any other word whole."""
    if not any(script_of(sign) in _TIGHT for sign in word):
        return [word]
    parts: list[str] = []
    for place, sign in enumerate(word):
        leading = place > 0 and any(word[place - 1] in few for few in _BEGINS.values())
        if parts and (continues(sign) or leading or sign in _NEVER_FIRST or sign in "ะาำๅๆຯະາຳ"):
            parts[-1] += sign
        else:
            parts.append(sign)
    return parts


def begins_last_letter(text: str) -> int:
    """The place where the last letter of a text begins, with all that belongs to it."""
    place = len(text) - 1
    while place > 0 and (continues(text[place]) or text[place - 1] == "\u200d"):
        place -= 1
    return max(0, place)
