"""The order in which a line of mixed directions is read (Unicode Standard Annex 9).

The letters themselves are turned and joined by the font, which wants runs of one level in their
logical order; so what is worked out here are levels, not a text put backwards. Marks that embed
one direction in another are ignored, since nobody types them into a routine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar
from unicodedata import bidirectional

_BRACKETS = dict(zip("([{⁅⟦⟨《「『【〈〔（［｛", ")]}⁆⟧⟩》」』】〉〕）］｝", strict=True))
_IGNORED = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_NEUTRAL = {"B", "S", "WS", "ON"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""The direction for which a resolved class stands beside neutral ones."""


def is_rtl(text: str) -> bool:
    """Whether a text runs from right to left: whether its first strong letter does."""
    for sign in text:
        kind = bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def levels(text: str, rtl: bool) -> list[int]:
    """The level of each character of a line in a paragraph that is `rtl`; odd is leftwards."""
    kept = [place for place, sign in enumerate(text) if bidirectional(sign) not in _IGNORED]
    original = [bidirectional(text[place]) or "L" for place in kept]
    kinds = _resolve_weak(original, "R" if rtl else "L")
    own = "R" if rtl else "L"
    _resolve_brackets([text[place] for place in kept], kinds, own)
    _resolve_neutral(kinds, own)
    base = int(rtl)
    found = [base] * len(text)
    for place, kind in zip(kept, kinds, strict=True):
        if kind != own:
            found[place] = base + 1 if rtl or kind == "R" else 2
    _level_ends(found, kept, original, base)
    seen = set(kept)
    for place in range(1, len(text)):
        if place not in seen:
            found[place] = found[place - 1]
    return found


def _level_ends(found: list[int], kept: list[int], original: list[str], base: int) -> None:
    """Spaces at the end of a line belong to the paragraph (L1)."""
    for place, kind in zip(reversed(kept), reversed(original), strict=True):
        if kind not in ("WS", "B", "S"):
            return
        found[place] = base


def _resolve_weak(original: list[str], own: str) -> list[str]:
    """The rules W1 to W7: marks, numbers and what stands between them."""
    kinds, before = list(original), own
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = before
        before = kinds[place]
    strong = own
    for place, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _join_numbers(kinds)
    strong = own
    for place, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
    return kinds


def _join_numbers(kinds: list[str]) -> None:
    """A separator between two numbers and a sign beside one belong to the number (W4, W5)."""
    for place in range(1, len(kinds) - 1):
        left, kind, right = kinds[place - 1 : place + 2]
        if left == right and (
            (kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))
        ):
            kinds[place] = left
    for way in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        before = ""
        for place in way:
            if kinds[place] == "ET" and before == "EN":
                kinds[place] = "EN"
            before = kinds[place]


def _resolve_brackets(signs: list[str], kinds: list[str], own: str) -> None:
    """A pair of brackets goes the way of what it encloses (N0)."""
    for opening, closing in _pairs(signs, kinds):
        inside = {_STRONG[kind] for kind in kinds[opening + 1 : closing] if kind in _STRONG}
        if not inside:
            continue
        way = own
        if own not in inside:
            before = [_STRONG[kind] for kind in kinds[:opening] if kind in _STRONG]
            way = before[-1] if before else own
        kinds[opening] = kinds[closing] = way


def _pairs(signs: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, sign in enumerate(signs):
        if kinds[place] != "ON":
            continue
        if sign in _BRACKETS:
            waiting.append((_BRACKETS[sign], place))
        elif any(wanted == sign for wanted, _ in waiting):
            while waiting:
                wanted, opening = waiting.pop()
                if wanted == sign:
                    found.append((opening, place))
                    break
    return sorted(found)


def _resolve_neutral(kinds: list[str], own: str) -> None:
    """What has no direction takes that of both its neighbours, or the paragraph's (N1, N2)."""
    place = 0
    while place < len(kinds):
        if kinds[place] not in _NEUTRAL:
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _STRONG[kinds[place - 1]] if place else own
        after = _STRONG[kinds[end]] if end < len(kinds) else own
        kinds[place:end] = [before if before == after else own] * (end - place)
        place = end


class Levelled(Protocol):
    """What has a level."""

    @property
    def level(self) -> int:
        """Odd is leftwards."""


Piece = TypeVar("Piece", bound=Levelled)


def in_sight(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of a line from left to right as they are seen (L2)."""
    seen = list(pieces)
    for level in range(max((one.level for one in seen), default=0), 0, -1):
        place = 0
        while place < len(seen):
            end = place
            while end < len(seen) and seen[end].level >= level:
                end += 1
            seen[place:end] = reversed(seen[place:end])
            place = max(end, place + 1)
    return seen
