"""`untwist check`: everything that is wrong or unwise in files and folders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from player.app import locations
from player.app.locations import Trouble
from player.commands import output
from player.format.library import Library
from player.format.problem import Level, Problem
from player.format.source import ENDINGS, bytes_of

if TYPE_CHECKING:
    from player.format.pose_file import PoseReading
    from player.format.pose_library import PoseLibrary


def check_files(paths: Sequence[Path], *, as_json: bool) -> int:
    """Print the problems of files and folders; 1 if any is an error."""
    problems: list[Problem] = []
    count = 0
    checker = _Checker()
    for path in paths or locations.folders():
        if path.is_dir():
            of_folders = checker.folder(path).problems
            inside = [p for p in of_folders if Path(p.file).is_relative_to(path)]
            problems += [p for p in inside if not _is_care(Path(p.file))]
            problems += _missing_care(path)
        for file in _files(path):
            problems += checker.problems(file, path)
            count += 1
    if as_json:
        output.as_json([problem.as_dict() for problem in problems])
    else:
        _print(problems, count)
    return 1 if any(problem.level is Level.ERROR for problem in problems) else 0


class _Checker:
    """Finds the problems of files, and lists each folder only once."""

    def __init__(self) -> None:
        self._folders: dict[Path, Library] = {}
        self._beside: dict[Path, Library] = {}
        self._poses: dict[Path, PoseLibrary] = {}

    def folder(self, folder: Path) -> Library:
        """The library in which the files of a given folder find each other."""
        if folder not in self._folders:
            others = [other for other in locations.folders() if other != folder]
            self._folders[folder] = _thorough([*others, folder])
        return self._folders[folder]

    def problems(self, file: Path, asked: Path) -> Sequence[Problem]:
        """The problems of a file of routines, poses or care; `asked` is the given path to it."""
        if _is_care(file):
            return _care_problems(file)
        if _is_pose(file):
            return self._of_a_pose(file)
        library = self.folder(asked) if asked.is_dir() else self._around(file)
        if library.path(file.stem) == file:
            return library.read(file.stem).problems
        return library.read_file(file).problems

    def _around(self, file: Path) -> Library:
        if file.parent not in self._beside:
            self._beside[file.parent] = _thorough(locations.folders(), beside=file)
        return self._beside[file.parent]

    def _of_a_pose(self, file: Path) -> Sequence[Problem]:
        if file.parent not in self._poses:
            from player.format.pose_library import PoseLibrary

            self._poses[file.parent] = PoseLibrary(file.parent)
        return _pose_problems(self._poses[file.parent].read(file.stem))


def _thorough(folders: Sequence[Path], beside: Path | None = None) -> Library:
    """A library that also compares its files with the poses and forms they name."""
    from player.figure.pose_checks import asked_by
    from player.format.advice import Checks

    @cache
    def asked(name: str) -> frozenset[str]:
        pose = locations.pose_of(name)
        return asked_by(pose) if pose else frozenset()

    names = locations.checked_names()
    checks = Checks(asked, Library(folders, names, beside=beside))
    return Library(folders, names, beside=beside, checks=checks)


_OF_A_POSE = {"joints", "body", "from", "floor", "view", "prop"}
_OF_A_ROUTINE = {"rep", "steps", "dose", "start"}


def _is_pose(file: Path) -> bool:
    """Whether a file is meant as a pose: it has a pose's keys at its margin, and no routine's."""
    text = bytes_of(file).decode("utf-8", "replace")
    keys = {line.partition(":")[0].rstrip() for line in text.split("\n") if ":" in line}
    return not keys.isdisjoint(_OF_A_POSE) and keys.isdisjoint(_OF_A_ROUTINE)


def _pose_problems(reading: PoseReading) -> list[Problem]:
    """The problems of a pose file, and the parts of its body that are off the floor."""
    from player.figure.pose_checks import floor_findings

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
            if file.suffix.lower() in ENDINGS and file.is_file() and not hidden:
                yield file
    elif path.is_file():
        yield path
    elif path not in locations.folders():  # the person's own folder need not be there
        named = locations.library().path(str(path))
        if named is None:
            raise Trouble(f"There is no file, folder or routine {path}. Check the spelling.")
        yield named


def _print(problems: Sequence[Problem], count: int) -> None:
    for problem in problems:
        output.text(problem.as_text(output.painted) + "\n")
    errors = sum(problem.level is Level.ERROR for problem in problems)
    advice = len(problems) - errors
    said = ", ".join(
        f"{number} {what}" + ("s" if what == "error" and number != 1 else "")
        for number, what in ((errors, "error"), (advice, "advice"))
        if number
    )
    files = f"{count} file" + ("" if count == 1 else "s")
    tell = output.warn if problems else output.say
    tell(f"{files}: {said or 'all good'}.")


_SOURCES = "sources.yaml"
"""A folder with this file is one of care files, which name the sources in it."""

_WORDS = "words.yaml"


def _is_care(file: Path) -> bool:
    """Whether a file lies beside the sources of care, or holds the closed words."""
    return (file.parent / _SOURCES).is_file() or (
        file.name == _WORDS and any(file.parent.glob(f"*/{_SOURCES}"))
    )


def _care_problems(file: Path) -> Sequence[Problem]:
    """What is wrong in a care file."""
    from player.care.files import CareFileError, care_names
    from player.format.care_file import read_care
    from player.format.care_keys import FILES
    from player.format.problem import did_you_mean, nearest
    from player.format.vocabulary import WORDS

    data, name = file.read_bytes(), file.stem
    if not (file.parent / _SOURCES).is_file():
        return read_care(data, str(file), WORDS)[1]
    if name not in FILES:
        hint = did_you_mean(nearest(name, FILES)) or "The files are " + ", ".join(FILES) + "."
        message = f"Nothing is read from a care file `{file.name}`."
        return [Problem(str(file), 1, 1, Level.ERROR, "unknown-file", message, hint)]
    try:
        names = {**care_names(name, file.parent), "routine": locations.library().keys()}
    except CareFileError:  # its problems are reported with that file
        names = {}
    return read_care(data, str(file), FILES[name], names)[1]


def _missing_care(folder: Path) -> Iterator[Problem]:
    """A problem for each care file missing in a folder, or in the folders inside it."""
    for sources in sorted(folder.rglob(_SOURCES)):
        from player.format.care_keys import FILES  # 10 ms that a check of routines does without

        for name in FILES:
            file = sources.with_name(f"{name}.yaml")
            if not file.is_file():
                message = f"The care file `{file.name}` is missing."
                hint = "Copy it from another language and translate it."
                yield Problem(str(file), 1, 1, Level.ERROR, "missing-file", message, hint)
