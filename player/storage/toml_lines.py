"""TOML text as its statements by line, so that one value changes and all else stays as it was.

Only the keys before the first table are looked at; the text must have been read by `tomllib`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping

from msgspec import Struct

from player.model.setting import Plain

_TOKEN = re.compile(
    r'''
    (?P<text> """(?:[^\\]|\\.)*?"{3,5} | \'\'\'.*?\'{3,5} | "(?:[^"\\\n]|\\.)*" | '[^'\n]*' )
  | (?P<comment> \#[^\n]* )
  | (?P<open> [\[{] ) | (?P<close> [\]}] ) | (?P<equals> = )
  | (?P<end> \n ) | (?P<space> [\ \t\r]+ )
  | (?P<word> [^\s"'\#\[\]{}=]+ )
    ''',
    re.VERBOSE | re.DOTALL,
)


class Entry(Struct, frozen=True):
    """A key of the text: its `line` from 1, and where its value stands, in characters."""

    key: str
    line: int
    begin: int
    end: int


def entries(text: str) -> tuple[list[Entry], int]:
    """The keys before the first table, in order, and the place in the text for one more.

    Dotted keys are left out.
    """
    found: list[Entry] = []
    begin, place = 0, 0
    for end, tokens in _statements(text):
        first = next((token for token in tokens if _means(token)), None)
        if first is not None and first.lastgroup == "open":
            break
        entry = _entry(text, begin, tokens)
        if entry is not None:
            found.append(entry)
        begin = end
        place = end if first is not None or not found else place
    return found, place


def changed(text: str, values: Mapping[str, Plain], comments: Mapping[str, str]) -> str:
    """The text with these values; a key that is not there yet comes in with its comment."""
    found, place = entries(text)
    places = {entry.key: entry for entry in found}
    new = [key for key in values if key not in places]
    if new:
        line_end = "\r\n" if "\r\n" in text else "\n"
        before = "" if not text[:place] or text[:place].endswith("\n") else line_end
        rows = [line for key in new for line in written(key, values[key], comments[key])]
        text = text[:place] + before + "".join(row + line_end for row in rows) + text[place:]
    for entry in reversed(found):
        if entry.key in values:
            text = text[: entry.begin] + as_toml(values[entry.key]) + text[entry.end :]
    return text


def written(key: str, value: Plain, comment: str) -> list[str]:
    """The lines of a setting: a free line, its comment, its value."""
    return ["", f"# {comment}", f"{key} = {as_toml(value)}"]


def as_toml(value: Plain) -> str:
    """A value as TOML on one line. The escapes of JSON are TOML's own, but for one."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)


def _statements(text: str) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """Where each statement ends, line end included, and its tokens."""
    tokens: list[re.Match[str]] = []
    depth = 0
    for token in _TOKEN.finditer(text):
        tokens.append(token)
        kind = token.lastgroup
        depth += (kind == "open") - (kind == "close")
        if kind == "end" and depth == 0:
            yield token.end(), tokens
            tokens = []
    if tokens:
        yield len(text), tokens


def _entry(text: str, begin: int, tokens: list[re.Match[str]]) -> Entry | None:
    equals = next((place for place, token in enumerate(tokens) if token.lastgroup == "equals"), -1)
    value = [token for token in tokens[equals + 1 :] if _means(token)]
    if equals < 0 or not value:
        return None
    key, *more = tomllib.loads(text[begin : tokens[equals].start()].strip() + " = 0").items()
    if more or isinstance(key[1], dict):
        return None
    line = text.count("\n", 0, tokens[equals].start()) + 1
    return Entry(key[0], line, value[0].start(), value[-1].end())


def _means(token: re.Match[str]) -> bool:
    return token.lastgroup not in ("comment", "end", "space")
