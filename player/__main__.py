"""`python -m player` and the `untwist` command."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Collection, Sequence

_INTERRUPTED = 130

_QUICK = {"check": {"--json"}, "play": {"--mute", "--no-checkin", "--no-log"}}
"""Commands that are run without click, with the only options they may have for that.

Importing click takes a tenth of the time to the first picture, and a third of a `check`.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit code."""
    _fill_streams()
    ours = arguments is None and _quit_at_ctrl_c()
    from player.commands.failures import exit_code_of

    if ours:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return exit_code_of(_command(arguments))
    finally:
        if ours:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is left is Python's own end


def _quit_at_ctrl_c() -> bool:
    """End quietly at Ctrl-C until a command is there that knows how to; whether that was done.

    Nothing is open yet that could be left half way.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return False  # somebody else's, or one that is to be ignored
    try:
        signal.signal(signal.SIGINT, lambda *_: os._exit(_INTERRUPTED))
    except ValueError:  # not the main thread
        return False
    return True


def _fill_streams() -> None:
    """Let nothing else take the number of a stream that was closed, such as `>&-` does.

    Libraries print to these numbers, into whatever file it is.
    """
    if sys.platform == "win32":
        return
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free


def _command(arguments: list[str] | None) -> Callable[[], int]:
    """What to run for the words of a command line."""
    words = sys.argv[1:] if arguments is None else arguments
    command, *others = words or ["play"]
    options = {word for word in others if word.startswith("-")}
    names = [word for word in others if word not in options]
    wildcards = set("*?[]~$%") & set("".join(names))  # click expands them on Windows
    if command in _QUICK and options <= _QUICK[command] and not wildcards:
        if command == "check":
            return lambda: _check(names, options)
        if len(names) == 1 or not words:
            return lambda: _play(names, options)

    def by_click() -> int:
        from player import cli

        return cli.command(arguments)

    return by_click


def _check(names: Sequence[str], options: Collection[str]) -> int:
    from pathlib import Path

    from player.commands.check import check_files

    gc.freeze()  # the exit need not look through all modules for garbage
    return check_files([Path(name) for name in names], as_json="--json" in options)


def _play(names: Sequence[str], options: Collection[str]) -> int:
    from player.commands.play import PlayOptions, open_player

    asked = PlayOptions(
        mute="--mute" in options, ask="--no-checkin" not in options, log="--no-log" not in options
    )
    return open_player(names[0] if names else None, asked)


if __name__ == "__main__":
    raise SystemExit(main())
