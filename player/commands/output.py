"""The one door to the terminal: texts, tables and JSON, plain in a pipe; and a text as a file.

What comes from a file, a record or a name passes `harmless` here. A stream that is missing, closed
or full is no fault of the program: of the output it is a trouble with a sentence, of what is told
beside it nothing can be said.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from player import places
from player.app.locations import Trouble
from player.model.printable import harmless, harmless_json, harmless_line

_COLOURS: dict[str, dict[str, Any]] = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "advice": {"fg": "yellow", "bold": True},
    "caret": {"fg": "red", "bold": True},
    "margin": {"dim": True},
    "hint": {"fg": "cyan"},
}


_COLOUR = re.compile("(\x1b\\[[0-9;]*m)")


def painted(text: str, part: str) -> str:
    """A part of a problem in its colour; `text()` drops colours where they are not wanted."""
    import click  # 15 ms that a file without faults does without

    return click.style(text, **_COLOURS[part])


def in_terminal() -> bool:
    """Whether the output is read by a person as it comes."""
    return sys.stdout is not None and sys.stdout.isatty()


def say(words: str = "", end: str = "\n") -> None:
    """Print a text."""
    _write(harmless(words) + end)


def warn(words: str) -> None:
    """Print a text beside the output; where that is not possible, nobody is told."""
    with suppress(OSError, ValueError):  # ValueError: the stream is closed
        if sys.stderr is not None:
            _onto(sys.stderr, harmless(words) + "\n")
            sys.stderr.flush()


def ring(words: str) -> None:
    """Print a line at once, with the bell of the terminal."""
    _write(f"\a{harmless_line(words)}\n")
    flush()


def flush() -> None:
    """Pass on all that was printed. Raises `Trouble`, and BrokenPipeError."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as refused:
        raise unwritten(refused) from refused


def text(words: str) -> None:
    """Print a text with colours of `painted`, only in a terminal without NO_COLOR."""
    coloured = in_terminal() and not os.environ.get("NO_COLOR")
    parts = _COLOUR.split(words)  # every second part is a colour
    shown = [
        part if n % 2 else harmless(part) for n, part in enumerate(parts) if coloured or not n % 2
    ]
    _write("".join(shown) + "\n")


def as_json(value: Any) -> None:
    """Print a value as indented JSON, with letters of every script as they are."""
    import json

    _write(harmless_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n")


def as_json_list(values: Iterable[Any]) -> None:
    """Print values as one JSON list, each as soon as it is there, since they may be many."""
    import msgspec

    before = "["
    for value in values:
        one = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
        _write(f"{before}\n  " + harmless_json(one.replace("\n", "\n  ")))
        before = ","
    _write("[]\n" if before == "[" else "\n]\n")


def as_csv(rows: Iterable[Sequence[object]]) -> None:
    """Print rows as CSV; their texts are harmless already."""
    import csv
    import io

    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(row)
        _write(line.getvalue())


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()
) -> None:
    """Print a table; the columns `right` hold numbers."""
    import io
    import shutil

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # Without a terminal rich would cut at 80 columns; a pipe gets whole lines.
    seen = in_terminal()
    width = shutil.get_terminal_size().columns if seen else 200
    page = io.StringIO()
    console = Console(file=page, width=width, force_terminal=seen, legacy_windows=False)
    grid = Table(box=box.SIMPLE, pad_edge=False, header_style="bold")
    for place, head in enumerate(heads):
        grid.add_column(head, justify="right" if place in right else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(harmless(cell)) for cell in row))
    console.print(grid)
    _write(page.getvalue())


def _write(words: str) -> None:
    """Write to the output; without one, nothing. Raises `Trouble`, and BrokenPipeError."""
    if sys.stdout is None:
        return
    try:
        _onto(sys.stdout, words)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as refused:
        raise unwritten(refused) from refused


def _onto(stream: TextIO, words: str) -> None:
    """Write to a stream, with a sign for each letter that its encoding does not have."""
    encoding = stream.encoding or "utf-8"
    stream.write(words.encode(encoding, "replace").decode(encoding))


def unwritten(refused: Exception) -> Trouble:
    """The trouble of an output that cannot be written; what is left of it goes nowhere."""
    why = getattr(refused, "strerror", None) or refused
    let_go()
    return Trouble(f"The output could not be written: {why}.")


def let_go() -> None:
    """Send what is still printed nowhere, so that Python's own end does not complain of it."""
    with suppress(OSError, ValueError, AttributeError):  # no stream, or one of a test
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def save_text(words: str, target: Path) -> None:
    """Save a text as UTF-8; raises `Trouble` if the file cannot be written."""
    try:
        with places.private_file(target) as file:
            file.write(words.encode("utf-8"))
    except OSError as refused:
        raise Trouble(f"{target} cannot be written: {refused.strerror or refused}.") from refused
