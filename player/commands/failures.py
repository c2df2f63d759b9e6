"""How a command ends: a sentence for a known trouble, a log for a bug, an exit code."""

from __future__ import annotations

import gc
import os
import platform
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import metadata

from player import __version__, places
from player.app.locations import Trouble

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

DONE, KNOWN_TROUBLE, BUG, INTERRUPTED = 0, 1, 3, 130

SELDOM = 50_000
"""Objects that may come into being between two looks for garbage while a command starts.

Importing makes many objects and hardly any garbage; Python's own 700 are a tenth of every start.
"""


def through(command: Callable[[], int]) -> int:
    """Run a command to its exit code. Known troubles are a sentence, a bug leaves a log."""
    gc.set_threshold(SELDOM)
    try:
        code = command()
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Who reads us has gone (`| head`); a second flush at exit would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as trouble:
        sentence = _known(trouble)
        print(sentence or _bug(trouble), file=sys.stderr)
        return KNOWN_TROUBLE if sentence else BUG


def _known(trouble: Exception) -> str:
    """The sentence of a trouble that we know; empty for a bug."""
    if isinstance(trouble, Trouble):
        return str(trouble)
    # By name, so that neither pygame nor sqlite3 is imported to find out.
    names = {kind.__name__ for kind in type(trouble).__mro__}
    return str(trouble) if names & {"NoDisplay", "HistoryError", "SettingsError"} else ""


def _bug(trouble: Exception) -> str:
    from player.commands.failures import write_log

    return write_log(trouble)


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
