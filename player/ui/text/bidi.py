"""The bidirectional algorithm (Unicode Standard Annex 9): the order of a line of mixed directions.

It yields levels and does not reverse the text: the font joins and turns letters itself, from runs
of one level in logical order. Embedding marks are ignored; nobody types them into a routine.
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import bidirectional

_BRACKETS = dict(zip("([{⁅⟦⟨《「『【〈〔（［｛", ")]}⁆⟧⟩》」』】〉〕）］｝", strict=True))
_IGNORED = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_NEUTRAL = {"B", "S", "WS", "ON"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""The direction that a resolved class gives to neutral neighbours."""


def levels(text: str, rtl: bool) -> list[int]:
    """The embedding level of each character of a line; odd runs to the left.

    `rtl` is the direction of the paragraph.
    """
    kept = [index for index, char in enumerate(text) if bidirectional(char) not in _IGNORED]
    original = [bidirectional(text[index]) or "L" for index in kept]
    kinds = _resolve_weak(original, "R" if rtl else "L")
    own = "R" if rtl else "L"
    _resolve_brackets([text[index] for index in kept], kinds, own)
    _resolve_neutral(kinds, own)
    base = int(rtl)
    found = [base] * len(text)
    for index, kind in zip(kept, kinds, strict=True):
        if kind != own:
            found[index] = base + 1 if rtl or kind == "R" else 2
    _level_ends(found, kept, original, base)
    seen = set(kept)
    for index in range(1, len(text)):
        if index not in seen:
            found[index] = found[index - 1]
    return found


def _level_ends(found: list[int], kept: list[int], original: list[str], base: int) -> None:
    """Give spaces at the end of a line the level of the paragraph (L1)."""
    for index, kind in zip(reversed(kept), reversed(original), strict=True):
        if kind not in ("WS", "B", "S"):
            return
        found[index] = base


def _resolve_weak(original: list[str], own: str) -> list[str]:
    """Resolve marks, numbers and what stands between them (W1 to W7)."""
    kinds, before = list(original), own
    for index, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[index] = before
        before = kinds[index]
    strong = own
    for index, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _join_numbers(kinds)
    strong = own
    for index, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[index] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
    return kinds


def _join_numbers(kinds: list[str]) -> None:
    """Count a separator between two numbers, or a sign beside one, as part of it (W4, W5)."""
    for index in range(1, len(kinds) - 1):
        left, kind, right = kinds[index - 1 : index + 2]
        if left == right and (
            (kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))
        ):
            kinds[index] = left
    for way in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        before = ""
        for index in way:
            if kinds[index] == "ET" and before == "EN":
                kinds[index] = "EN"
            before = kinds[index]


def _resolve_brackets(chars: list[str], kinds: list[str], own: str) -> None:
    """Give a pair of brackets the direction of what it encloses (N0)."""
    for opening, closing in _pairs(chars, kinds):
        inside = {_STRONG[kind] for kind in kinds[opening + 1 : closing] if kind in _STRONG}
        if not inside:
            continue
        way = own
        if own not in inside:
            before = [_STRONG[kind] for kind in kinds[:opening] if kind in _STRONG]
            way = before[-1] if before else own
        kinds[opening] = kinds[closing] = way


def _pairs(chars: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for index, char in enumerate(chars):
        if kinds[index] != "ON":
            continue
        if char in _BRACKETS:
            waiting.append((_BRACKETS[char], index))
        elif any(wanted == char for wanted, _ in waiting):
            while waiting:
                wanted, opening = waiting.pop()
                if wanted == char:
                    found.append((opening, index))
                    break
    return sorted(found)


def _resolve_neutral(kinds: list[str], own: str) -> None:
    """Give neutral characters the direction of both neighbours, or the paragraph's (N1, N2)."""
    index = 0
    while index < len(kinds):
        if kinds[index] not in _NEUTRAL:
            index += 1
            continue
        end = index
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _STRONG[kinds[index - 1]] if index else own
        after = _STRONG[kinds[end]] if end < len(kinds) else own
        kinds[index:end] = [before if before == after else own] * (end - index)
        index = end


def visual_order(levels: Sequence[int]) -> list[int]:
    """The indexes of the pieces of a line from left to right as they are seen (L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order
