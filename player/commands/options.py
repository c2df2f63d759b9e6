"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

THEMES = click.Choice(["light", "dark", "high contrast"])


def size(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """Read `1280x720` as a width and a height."""
    if value is None:
        return None
    width, _x, height = value.lower().partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise click.BadParameter("write it as WIDTHxHEIGHT, such as 1280x720")
    if not (320 <= int(width) <= 7680 and 240 <= int(height) <= 4320):
        raise click.BadParameter("from 320x240 to 7680x4320")
    return int(width), int(height)


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

json: Decorator = click.option("--json", "as_json", is_flag=True, help="For programs: as JSON.")
png: Decorator = click.option(
    "-o", "target", type=click.Path(path_type=Path), required=True, help="A PNG file."
)
speed: Decorator = click.option(
    "--speed", type=click.FloatRange(0.25, 50), default=1.0, help="20 for a rehearsal."
)
theme: Decorator = click.option("--theme", type=THEMES, default="light", show_default=True)
windowed: Decorator = click.option(
    "--windowed", metavar="WxH", callback=size, help="Size of the window."
)
how_much: Decorator = click.option(
    "--how-much",
    type=click.Choice(["all", "some", "little"]),
    default="all",
    show_default=True,
    help="How much is said.",
)
