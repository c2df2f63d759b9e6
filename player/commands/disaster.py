"""The log that a bug leaves: versions and the traceback, in the person's own folder."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from importlib import metadata

from player import __version__, places


def write_log(trouble: Exception) -> str:
    """Write the log; the sentence for the person, with its path."""
    text = f"{_versions()}\n\n{''.join(traceback.format_exception(trouble))}"
    name = f"untwist-{datetime.now(UTC):%Y%m%d-%H%M%S}.log"
    folder = places.home() / "logs"
    what = f"{type(trouble).__name__}: {trouble}".splitlines()[0]
    said = f"Untwist has a fault and had to stop ({what}). What was done of a session is kept."
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        path.write_text(text, encoding="utf-8")
    except OSError as refused:
        # Nothing is ever written outside that folder, so the terminal is what is left.
        return f"{said} No log could be written ({refused}). Please send us this:\n{text}"
    return f"{said} Please send us this file: {path}"


def _versions() -> str:
    rows = [f"untwist {__version__}", f"Python {platform.python_version()}", platform.platform()]
    for name in ("pygame-ce", "PyYAML", "click", "rich", "platformdirs"):
        try:
            rows.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            rows.append(f"{name} is not installed")
    return "\n".join(rows)
