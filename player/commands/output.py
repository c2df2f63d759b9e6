"""Text, tables and JSON on the terminal, plain in a pipe; and a text saved as a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from player import places
from player.app.locations import Trouble

_COLOURS: dict[str, dict[str, Any]] = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "advice": {"fg": "yellow", "bold": True},
    "caret": {"fg": "red", "bold": True},
    "margin": {"dim": True},
    "hint": {"fg": "cyan"},
}


def painted(text: str, part: str) -> str:
    """A part of a problem in its colour; `text()` drops colours where they are not wanted."""
    import click  # 15 ms that a file without faults does without

    return click.style(text, **_COLOURS[part])


def text(words: str) -> None:
    """Print a text, with its colours only in a terminal without NO_COLOR."""
    import click

    click.echo(words, color=False if os.environ.get("NO_COLOR") else None)


def as_json(value: Any) -> None:
    """Print a value as indented JSON, with letters of every script as they are."""
    import json

    import click

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def as_json_list(values: Iterable[Any]) -> None:
    """Print values as one JSON list, each as soon as it is there, since they may be many."""
    import msgspec

    before = "["
    for value in values:
        text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
        print(before, text.replace("\n", "\n  "), sep="\n  ", end="")
        before = ","
    print("[]" if before == "[" else "\n]")


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()
) -> None:
    """Print a table; the columns `right` hold numbers."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # Without a terminal rich would cut at 80 columns; a pipe gets whole lines.
    console = Console(width=None if sys.stdout.isatty() else 200)
    grid = Table(box=box.SIMPLE, pad_edge=False, header_style="bold")
    for place, head in enumerate(heads):
        grid.add_column(head, justify="right" if place in right else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    console.print(grid)


def save_text(words: str, target: Path) -> None:
    """Save a text as UTF-8; raises `Trouble` if the file cannot be written."""
    try:
        with places.private_file(target) as file:
            file.write(words.encode("utf-8"))
    except OSError as refused:
        raise Trouble(f"{target} cannot be written: {refused.strerror or refused}.") from refused
