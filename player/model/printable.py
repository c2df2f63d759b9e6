"""Text of unknown origin made fit for a terminal, a notification or a page."""

from __future__ import annotations

import re

_HARMFUL = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but for a tab and an end of line
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # ends of line, and what turns the direction of others
    "\ud800-\udfff"  # what was no UTF-8
    "\U000e0000-\U000e007f"  # tags that nobody sees
    "]"
)
"""The joiners that Arabic and Hindi are written with are none of these."""

_INVISIBLE = re.compile(
    r"[\s\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffd"
    r"\U000e0000-\U000e0fff]+"
)


def harmless(text: str) -> str:
    """The text in which each character that steers a terminal or hides others is a sign for it.

    An end of line stays, and a tab is a space.
    """
    return _HARMFUL.sub("\ufffd", text.replace("\r\n", "\n").replace("\t", " "))


def harmless_line(text: str) -> str:
    """The same on one line."""
    return harmless(text.replace("\n", " "))


def harmless_json(text: str) -> str:
    """JSON in which such characters are written by their numbers; they only stand in strings."""
    return _HARMFUL.sub(_by_number, text)


def without_invisible(text: str) -> str:
    """The text from its first character on that is seen."""
    found = _INVISIBLE.match(text)
    return text[found.end() :] if found else text


def _by_number(found: re.Match[str]) -> str:
    pairs = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))
