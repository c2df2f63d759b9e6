"""`untwist check`: everything that is wrong or unwise in files and folders."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from player.commands import output, shelf
from player.commands.trouble import Trouble
from player.format.library import ENDINGS
from player.format.problem import Level, Problem


def check_files(paths: Sequence[Path], *, as_json: bool) -> int:
    """Print the problems of the files, those in folders too; 1 when there are errors."""
    problems: list[Problem] = []
    count = 0
    for path in paths or shelf.folders():
        library = shelf.library(path) if path.is_dir() else shelf.library()
        problems += library.problems
        for file in _files(path):
            problems += library.read_file(file).problems
            count += 1
    if as_json:
        output.as_json([problem.as_dict() for problem in problems])
    else:
        _print(problems, count)
    return 1 if any(problem.level is Level.ERROR for problem in problems) else 0


def _files(path: Path) -> Iterator[Path]:
    """The routine files of a folder and its subfolders, or the file itself."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.suffix in ENDINGS and file.is_file() and not hidden:
                yield file
    elif path.is_file():
        yield path
    elif path not in shelf.folders():  # the person's own folder need not be there
        raise Trouble(f"There is no file or folder {path}. Check the spelling.")


def _print(problems: Sequence[Problem], count: int) -> None:
    for problem in problems:
        print(problem.as_text())
        print()
    errors = sum(problem.level is Level.ERROR for problem in problems)
    advice = len(problems) - errors
    said = ", ".join(
        f"{number} {what}" + ("s" if what == "error" and number != 1 else "")
        for number, what in ((errors, "error"), (advice, "advice"))
        if number
    )
    files = f"{count} file" + ("" if count == 1 else "s")
    print(f"{files}: {said or 'all good'}.", file=sys.stderr if problems else sys.stdout)
