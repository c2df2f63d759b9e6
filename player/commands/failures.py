"""How a command ends: a sentence for a known trouble, a log for a bug, an exit code."""

from __future__ import annotations

import errno
import gc
import os
from collections.abc import Callable

from player import __version__, places
from player.app.locations import Trouble
from player.commands import output
from player.format.problem import shown

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

DONE, KNOWN_TROUBLE, BUG, INTERRUPTED = 0, 1, 3, 130

_GARBAGE_THRESHOLD = 50_000
"""New objects between two garbage collections while a command starts.

Importing makes many objects and hardly any garbage; Python's own 700 cost a tenth of every start.
"""


_OF_THE_SYSTEM = frozenset(
    getattr(errno, name)
    for name in ("ENAMETOOLONG", "ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS", "ELOOP", "EIO")
    if hasattr(errno, name)
)
"""What the system says of a file or a name; a person can mend it, and we cannot."""


def exit_code_of(command: Callable[[], int]) -> int:
    """Run a command. A known trouble becomes a sentence on stderr, a bug leaves a log."""
    gc.set_threshold(_GARBAGE_THRESHOLD)
    try:
        code = command()
        output.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        output.let_go()  # the reader of our output has gone (`| head`)
        return DONE
    except Exception as error:
        sentence = _known(error)
        output.warn(sentence or _write_log(error))
        return KNOWN_TROUBLE if sentence else BUG


def _known(error: Exception) -> str:
    """The sentence of a trouble that we know; empty for a bug."""
    if isinstance(error, Trouble):
        return str(error)
    if isinstance(error, OSError) and error.errno in _OF_THE_SYSTEM:
        what = shown(str(error.filename or "The output"), 80)
        return f"{what} cannot be used: {error.strerror}."
    # By name, so that neither pygame nor sqlite3 is imported to find out.
    names = {kind.__name__ for kind in type(error).__mro__}
    return str(error) if names & {"NoDisplay", "HistoryError", "SettingsError"} else ""


def _write_log(error: Exception) -> str:
    """Write versions and traceback to the person's folder; the sentence for the person."""
    import traceback
    from datetime import UTC, datetime

    text = f"{_versions()}\n\n{''.join(traceback.format_exception(error))}"
    path = places.home() / "logs" / f"untwist-{datetime.now(UTC):%Y%m%d-%H%M%S}.log"
    first_line = f"{type(error).__name__}: {error}".splitlines()[0]
    sentence = f"Untwist has a fault and had to stop ({first_line}). Your session so far is kept."
    try:
        places.write_private(path, text.encode("utf-8", "backslashreplace"))
    except OSError as refused:
        # Nothing is ever written outside that folder, so the terminal is what is left.
        return f"{sentence} No log could be written ({refused}). Please send us this:\n{text}"
    return f"{sentence} Please send us this file: {path}"


def _versions() -> str:
    import platform
    from importlib import metadata

    rows = [f"untwist {__version__}", f"Python {platform.python_version()}", platform.platform()]
    for name in ("pygame-ce", "PyYAML", "msgspec", "click", "rich", "platformdirs"):
        try:
            rows.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            rows.append(f"{name} is not installed")
    return "\n".join(rows)
