"""Which script a character belongs to, and which fonts are good ones for each script."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache

from msgspec import Struct


class Script(Struct, frozen=True):
    """A writing system.

    `tag` is its ISO 15924 code, by which a font joins letters; `sample` a letter that any font for
    it has; `families` the fonts to try first, of Linux, Windows and macOS; `install` the font to
    suggest to a person who has none.
    """

    name: str
    tag: str
    sample: str
    families: tuple[str, ...]
    install: str


_WIDE = ("Noto Sans", "DejaVu Sans", "Segoe UI", "Arial", "Helvetica Neue", "Arial Unicode MS")
_JAPANESE = (
    "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "IPAexGothic", "IPAPGothic",
    "IPAGothic", "VL PGothic", "Yu Gothic UI", "Yu Gothic", "Meiryo", "MS PGothic", "MS Gothic",
    "Hiragino Sans", "Hiragino Kaku Gothic ProN",
)  # fmt: skip
_CHINESE = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei",
    "Microsoft YaHei UI", "Microsoft YaHei", "SimSun", "Hiragino Sans GB", "PingFang SC",
    "Heiti SC", "Noto Sans CJK TC", "Microsoft JhengHei", "Droid Sans Fallback",
)  # fmt: skip
_KOREAN = (
    "Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Malgun Gothic", "Apple SD Gothic Neo",
    "AppleGothic",
)  # fmt: skip
_EMOJI = (
    "Noto Emoji", "Symbola", "Noto Sans Symbols 2", "Noto Sans Symbols2", "Noto Sans Symbols",
    "Segoe UI Emoji", "Segoe UI Symbol", "Apple Symbols", "DejaVu Sans",
)  # fmt: skip


def _wide(name: str, tag: str, sample: str, *first: str) -> Script:
    return Script(name, tag, sample, (*first, *_WIDE), f"Noto Sans {name}")


def _indic(name: str, tag: str, sample: str, *more: str) -> Script:
    own = (f"Noto Sans {name}", "Nirmala UI", "Nirmala Text", f"Kohinoor {name}")
    families = (*own, f"{name} Sangam MN", f"{name} MN", f"Lohit {name}", *more)
    return Script(name, tag, sample, families, own[0])


GREEK = Script("Greek", "Grek", "α", _WIDE, "Noto Sans")
CYRILLIC = Script("Cyrillic", "Cyrl", "Ж", _WIDE, "Noto Sans")
ARMENIAN = _wide("Armenian", "Armn", "ա", "Noto Sans Armenian", "Mshtakan")
HEBREW = _wide("Hebrew", "Hebr", "א", "Noto Sans Hebrew", "Arial Hebrew")
ARABIC = _wide("Arabic", "Arab", "ب", "Noto Sans Arabic", "Noto Naskh Arabic", "Geeza Pro")
DEVANAGARI = _indic("Devanagari", "Deva", "क", "Mangal", "ITF Devanagari")
BENGALI = _indic("Bengali", "Beng", "ক", "Vrinda", "Kohinoor Bangla", "Bangla Sangam MN")
GURMUKHI = _indic("Gurmukhi", "Guru", "ਕ", "Raavi")
GUJARATI = _indic("Gujarati", "Gujr", "ક", "Shruti")
ODIA = Script("Odia", "Orya", "କ", ("Noto Sans Oriya", "Nirmala UI", "Kalinga"), "Noto Sans Oriya")
TAMIL = _indic("Tamil", "Taml", "க", "Latha")
TELUGU = _indic("Telugu", "Telu", "క", "Gautami")
KANNADA = _indic("Kannada", "Knda", "ಕ", "Tunga")
MALAYALAM = _indic("Malayalam", "Mlym", "ക", "Kartika")
SINHALA = _indic("Sinhala", "Sinh", "ක", "Iskoola Pota")
THAI = _wide("Thai", "Thai", "ก", "Noto Sans Thai", "Leelawadee UI", "Thonburi", "Tahoma", "Loma")
LAO = _wide("Lao", "Laoo", "ກ", "Noto Sans Lao", "Leelawadee UI", "Lao Sangam MN")
TIBETAN = _wide("Tibetan", "Tibt", "ཀ", "Noto Serif Tibetan", "Microsoft Himalaya", "Kailasa")
BURMESE = Script(
    "Burmese",
    "Mymr",
    "က",
    ("Noto Sans Myanmar", "Myanmar Text", "Myanmar Sangam MN", "Padauk"),
    "Noto Sans Myanmar",
)
GEORGIAN = _wide("Georgian", "Geor", "ა", "Noto Sans Georgian", "Sylfaen")
ETHIOPIC = _wide("Ethiopic", "Ethi", "አ", "Noto Sans Ethiopic", "Ebrima", "Nyala", "Kefa")
KHMER = _wide("Khmer", "Khmr", "ក", "Noto Sans Khmer", "Leelawadee UI", "Khmer Sangam MN")
KOREAN = Script("Korean", "Hang", "한", _KOREAN, "Noto Sans CJK")
JAPANESE = Script("Japanese", "Kana", "の", _JAPANESE, "Noto Sans CJK")
CHINESE = Script("Chinese", "Hani", "日", (*_CHINESE, *_JAPANESE), "Noto Sans CJK")
EMOJI = Script("emoji", "Zyyy", "🙂", _EMOJI, "Noto Emoji")
SYMBOLS = Script("symbols", "Zyyy", "★", (*_EMOJI, *_WIDE), "Noto Sans Symbols 2")

SCRIPTS = (
    GREEK, CYRILLIC, ARMENIAN, HEBREW, ARABIC, DEVANAGARI, BENGALI, GURMUKHI, GUJARATI, ODIA,
    TAMIL, TELUGU, KANNADA, MALAYALAM, SINHALA, THAI, LAO, TIBETAN, BURMESE, GEORGIAN, ETHIOPIC,
    KHMER, KOREAN, JAPANESE, CHINESE, EMOJI, SYMBOLS,
)  # fmt: skip
"""The scripts with fonts in this table; any other is known by its name alone."""

_RANGES = sorted((
    (0x0370, 0x03FF, GREEK), (0x1F00, 0x1FFF, GREEK), (0x0400, 0x052F, CYRILLIC),
    (0x1C80, 0x1C8F, CYRILLIC), (0x2DE0, 0x2DFF, CYRILLIC), (0xA640, 0xA69F, CYRILLIC),
    (0x0530, 0x058F, ARMENIAN), (0x0590, 0x05FF, HEBREW), (0xFB1D, 0xFB4F, HEBREW),
    (0x0600, 0x06FF, ARABIC), (0x0750, 0x077F, ARABIC), (0x0870, 0x08FF, ARABIC),
    (0xFB50, 0xFDFF, ARABIC), (0xFE70, 0xFEFE, ARABIC), (0x0900, 0x097F, DEVANAGARI),
    (0x1CD0, 0x1CFF, DEVANAGARI), (0xA8E0, 0xA8FF, DEVANAGARI), (0x0980, 0x09FF, BENGALI),
    (0x0A00, 0x0A7F, GURMUKHI), (0x0A80, 0x0AFF, GUJARATI), (0x0B00, 0x0B7F, ODIA),
    (0x0B80, 0x0BFF, TAMIL), (0x0C00, 0x0C7F, TELUGU), (0x0C80, 0x0CFF, KANNADA),
    (0x0D00, 0x0D7F, MALAYALAM), (0x0D80, 0x0DFF, SINHALA), (0x0E00, 0x0E7F, THAI),
    (0x0E80, 0x0EFF, LAO), (0x0F00, 0x0FFF, TIBETAN), (0x1000, 0x109F, BURMESE),
    (0xA9E0, 0xA9FF, BURMESE), (0xAA60, 0xAA7F, BURMESE), (0x10A0, 0x10FF, GEORGIAN),
    (0x1C90, 0x1CBF, GEORGIAN), (0x2D00, 0x2D2F, GEORGIAN), (0x1200, 0x139F, ETHIOPIC),
    (0x2D80, 0x2DDF, ETHIOPIC), (0x1780, 0x17FF, KHMER), (0x1100, 0x11FF, KOREAN),
    (0x3130, 0x318F, KOREAN), (0xA960, 0xA97F, KOREAN), (0xAC00, 0xD7FF, KOREAN),
    (0x3040, 0x30FF, JAPANESE), (0x31F0, 0x31FF, JAPANESE), (0xFF66, 0xFF9F, JAPANESE),
    (0x2E80, 0x303F, CHINESE), (0x3100, 0x312F, CHINESE), (0x3190, 0x31EF, CHINESE),
    (0x3200, 0xA4CF, CHINESE), (0xF900, 0xFAFF, CHINESE), (0xFE30, 0xFE4F, CHINESE),
    (0xFF00, 0xFF65, CHINESE), (0xFFA0, 0xFFEF, KOREAN), (0x20000, 0x3FFFD, CHINESE),
    (0x1F000, 0x1FAFF, EMOJI),
), key=lambda one: one[0])  # fmt: skip
_STARTS = [start for start, _, _ in _RANGES]


@lru_cache(maxsize=4096)
def script_of(char: str) -> Script | None:
    """The script of one character; None for Latin letters and for what every script shares."""
    index = bisect_right(_STARTS, ord(char)) - 1
    if index >= 0 and ord(char) <= _RANGES[index][1]:
        return _RANGES[index][2]
    kind = unicodedata.category(char)
    if kind in ("So", "Sm", "Sk") and ord(char) > 0x2000:
        return SYMBOLS
    if kind[0] != "L" and not (kind[0] == "M" and ord(char) > 0x36F):
        return None
    named = unicodedata.name(char, "LATIN").split()[0]
    return None if named in ("LATIN", "MODIFIER", "FEMININE", "MASCULINE") else _by_name(named)


@lru_cache(maxsize=256)
def _by_name(named: str) -> Script:
    """A script that the table lacks, by the first word of the names of its letters."""
    name = named.capitalize()
    return Script(name, "", "", (f"Noto Sans {name}", *_WIDE), f"Noto Sans {name}")


def meant_script(script: Script | None, text: str) -> Script | None:
    """`script` as it is meant in a text: Chinese characters beside kana are Japanese ones."""
    if script is not CHINESE:
        return script
    if any(script_of(char) is JAPANESE for char in text):
        return JAPANESE
    return KOREAN if any(script_of(char) is KOREAN for char in text) else CHINESE
