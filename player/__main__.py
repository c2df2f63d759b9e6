"""`python -m player` and the `untwist` command."""

from __future__ import annotations

import gc
import sys

from player.commands.failures import exit_code_of


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit code. A plain `check`, which editors call often, is quick."""
    words = sys.argv[1:] if arguments is None else arguments
    if not _is_plain_check(words):
        from player import cli

        return cli.main(arguments)
    return exit_code_of(lambda: _check(words[1:]))


def _is_plain_check(words: list[str]) -> bool:
    """Whether this is `check` with no option but --json, and nothing a shell could have meant."""
    odd = any(word.startswith("-") and word != "--json" for word in words)
    return words[:1] == ["check"] and not odd and not set("*?[]~$%") & set("".join(words))


def _check(words: list[str]) -> int:
    """As the command of click, without the time it takes to import that."""
    from pathlib import Path

    from player.commands.check import check_files

    gc.freeze()  # the end need not look through all modules for garbage
    paths = [Path(word) for word in words if word != "--json"]
    return check_files(paths, as_json="--json" in words)


if __name__ == "__main__":
    raise SystemExit(main())
