"""The one door that every disaster leaves by: a sentence for a known trouble, a log for a bug."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable

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
    from player.commands.disaster import write_log

    return write_log(trouble)
