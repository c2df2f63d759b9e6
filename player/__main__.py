"""`python -m player` and the `untwist` command."""

from __future__ import annotations

import gc
import sys
from collections.abc import Collection, Sequence

from player.commands.failures import exit_code_of

_QUICK = {"check": {"--json"}, "play": {"--mute", "--no-checkin", "--no-log"}}
"""Commands that are run without click, with the only options they may have for that.

Importing click takes a tenth of the time to the first picture, and a third of a `check`.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    command, *others = words or ["play"]
    options = {word for word in others if word.startswith("-")}
    names = [word for word in others if word not in options]
    wildcards = set("*?[]~$%") & set("".join(names))  # click expands them on Windows
    if command in _QUICK and options <= _QUICK[command] and not wildcards:
        if command == "check":
            return exit_code_of(lambda: _check(names, options))
        if len(names) == 1 or not words:
            return exit_code_of(lambda: _play(names, options))
    from player import cli

    return cli.main(arguments)


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
