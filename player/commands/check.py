"""`untwist check`: everything that is wrong or unwise in files and folders."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from player.commands import output, shelf
from player.commands.trouble import Trouble
from player.format.library import ENDINGS
from player.format.problem import Level, Problem
from player.format.source import LARGEST


def check_files(paths: Sequence[Path], *, as_json: bool) -> int:
    """Print the problems of the files, those in folders too; 1 when there are errors."""
    problems: list[Problem] = []
    count = 0
    for path in paths or shelf.folders():
        library = shelf.library(path) if path.is_dir() else shelf.library()
        problems += library.problems
        for file in _files(path):
            problems += _pose_problems(file) if _is_pose(file) else library.read_file(file).problems
            count += 1
    if as_json:
        output.as_json([problem.as_dict() for problem in problems])
    else:
        _print(problems, count)
    return 1 if any(problem.level is Level.ERROR for problem in problems) else 0


_OF_A_POSE = re.compile(r"^(?:joints|body|from|floor|view|prop)\s*:", re.MULTILINE)
_OF_A_ROUTINE = re.compile(r"^(?:rep|steps|dose|start)\s*:", re.MULTILINE)


def _is_pose(file: Path) -> bool:
    """Whether a file is meant as a pose: it has keys of one at its margin, and no routine's."""
    with file.open("rb") as opened:
        text = opened.read(LARGEST).decode("utf-8", "replace")
    return bool(_OF_A_POSE.search(text)) and not _OF_A_ROUTINE.search(text)


def _pose_problems(file: Path) -> list[Problem]:
    """What is wrong in a pose file; the poses beside it are those it can be made from."""
    from player.figure.ground import floor_findings
    from player.format.pose_library import PoseLibrary

    reading = PoseLibrary(file.parent).read(file.stem)
    problems = list(reading.problems)
    if reading.pose is None:
        return problems
    for finding in floor_findings(reading.pose):
        centimetres = f"{abs(finding.metres) * 100:.0f} cm"
        message = f"The {finding.part} is {centimetres} " + (
            "below the floor." if finding.sinks else "above the floor."
        )
        hint = "Bend a joint so that it just touches the floor."
        problems.append(reading.problem(finding.part, "off-the-floor", message, hint))
    return sorted(problems)


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
