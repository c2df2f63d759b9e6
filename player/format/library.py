"""The folders of routine files: what is there by name, each file read when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, KeysView, Sequence
from itertools import islice
from pathlib import Path

from player.format.advice import Checks
from player.format.document import NO_NAMES, Document, Names
from player.format.problem import Level, Problem, did_you_mean, nearest, shown
from player.format.routine_file import Reading, routine_of, used_names
from player.format.source import ENDINGS, bytes_of
from player.format.yaml_reader import read_document
from player.model.routine import Exercise

MOST_FILES = 5_000
_MOST_ENTRIES = 50_000
"""Names that are looked at in a folder before its listing is given up."""

_Stamp = tuple[int, int, int]


class _File:
    """A file as it was last read; `stamp` tells whether it has changed since.

    `needs` are the versions of the files that it uses; when one changes, it is read again.
    """

    def __init__(self, path: Path, stamp: _Stamp | None) -> None:
        self.path, self.stamp = path, stamp
        self.data, self.trouble = _content(path)
        self.document: Document | None = read_document(self.data, str(path))
        self.uses = used_names(self.document.root)
        self.reading: Reading | None = None
        self.version = 0
        self.needs: dict[str, int] = {}


class Library:
    """Folders of routines, of which a later one wins over an earlier one: the person's own.

    Folders need not exist. The files that lie `beside` a file, and it itself, win over all
    folders. `names` are those of the poses (`pose`) and the closed words (`work`, `condition`);
    of a kind that is missing any name will do. With `checks` files are checked as `untwist check`
    does; without `advise` only their errors are found. A file is read when it is asked for, and
    again only when it or one that it uses has changed. An error in one file never hides another.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        names: Names = NO_NAMES,
        *,
        beside: Path | None = None,
        checks: Checks | None = None,
        advise: bool = True,
    ) -> None:
        self._folders = tuple(folders)
        self._names = names
        self._checks, self._advise = checks, advise
        self._beside = beside
        self._around: Library | None = None
        """The files beside the last one that was read by its path."""
        self._files: dict[str, _File] = {}
        self._looked_at: dict[str, _File] | None = None
        """The files that were looked at for the routine that is being read."""
        self._read_before: set[str] = set()
        self._readings = 0
        self._paths: dict[str, Path] = {}
        self._replaced: dict[str, Path] = {}
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with the folders themselves: a name twice, too many files."""
        self.refresh()

    def refresh(self) -> None:
        """List the folders anew; what has not changed stays read."""
        paths: dict[str, Path] = {}
        replaced: dict[str, Path] = {}
        problems: list[Problem] = []
        for folder in self._folders:
            found = _listed(folder, problems)
            replaced.update((key, paths[key]) for key in found if key in paths)
            paths.update(found)
        if self._beside is not None:
            paths.update(_around(self._beside))
            paths[self._beside.stem] = self._beside
        if paths != self._paths:
            self._files = {}
        self._paths = dict(sorted(paths.items()))
        self._replaced = replaced
        self.problems = tuple(problems)

    def keys(self) -> KeysView[str]:
        """The names there are, in order, whether their files are right or not."""
        return self._paths.keys()

    def path(self, key: str) -> Path | None:
        """The file of a name, which may be written with its ending."""
        return self._paths.get(without_ending(key))

    def replaced(self, key: str) -> Path | None:
        """The file of this name in an earlier folder, if the one in use replaces it."""
        return self._replaced.get(key)

    def sources(self, key: str) -> list[Path]:
        """The files that a routine is made of besides its own."""
        keys = self._in_order(key) if key in self._paths else []
        return [self._paths[name] for name in keys if name in self._paths and name != key]

    def is_part(self, key: str) -> bool:
        """Whether a file lies in a subfolder: an exercise that routines are made of."""
        path = self._paths.get(key)
        return path is not None and path.parent not in self._folders

    def find(self, name_or_file: str) -> Reading:
        """The routine of a name, or of a path to a file, beside which lie others it may use.

        A name may be written with its ending where no such file lies in the working folder.
        """
        if name_or_file in self._paths:
            return self.read(name_or_file)
        path = Path(name_or_file)
        if not path.is_file() and self.path(name_or_file) is not None:
            return self.read(without_ending(name_or_file))
        if path.suffix.lower() in ENDINGS or len(path.parts) > 1:
            return self.read_file(path)
        return self.read(name_or_file)

    def read_file(self, path: Path) -> Reading:
        """The routine of a file anywhere; its siblings' names win over those of the folders."""
        if not path.is_file():
            message = f"There is no file `{shown(str(path), 200)}`."
            return _refused(str(path), "no-file", message, "Check its name and folder.")
        self._around = around = Library(
            self._folders, self._names, beside=path, checks=self._checks, advise=self._advise
        )
        return around.read(path.stem)

    def read(self, key: str) -> Reading:
        """The routine of a name, with every problem in its file."""
        if key not in self._paths:
            message = f"There is no routine `{shown(key)}`."
            hint = did_you_mean(nearest(key, self._paths))
            return _refused(shown(key), "unknown-routine", message, hint)
        self._looked_at = {}
        self._read_before.clear()
        for needed in self._in_order(key):
            self._read_anew(needed)
            self._read_before.add(needed)
        reading = self._file(key).reading
        self._looked_at = None
        return reading or Reading()

    def used(self, key: str) -> Reading | None:
        """A file that has been read before the one that uses it; else None."""
        return self._file(key).reading if key in self._read_before else None

    def uses(self, key: str) -> Collection[str]:
        """The names that a file's steps `use`."""
        return self._file(key).uses if key in self._paths else ()

    def exercise(self, key: str) -> Exercise | None:
        """The exercise of a name; None for a sequence, and for one that cannot be played.

        Where a file was read by its path, those beside it win.
        """
        if self._around is not None and key in self._around.keys():
            return self._around.exercise(key)
        return self.read(key).exercise if key in self._paths else None

    def _in_order(self, key: str) -> list[str]:
        """A file and all that it uses, in the order they must be read; found without recursion."""
        order: dict[str, None] = {}
        seen: set[str] = set()
        waiting: list[tuple[str, bool]] = [(key, False)]
        while waiting:
            name, used_are_done = waiting.pop()
            if used_are_done:
                order[name] = None
            elif name not in seen:
                seen.add(name)
                waiting.append((name, True))
                waiting += [(used, False) for used in self.uses(name) if used in self._paths]
        return list(order)

    def _read_anew(self, key: str) -> None:
        """Read a file, unless nothing has changed; the files that it uses have been read."""
        file = self._file(key)
        needs = {name: self._file(name).version for name in file.uses if name in self._paths}
        if file.reading is not None and file.needs == needs:
            return
        document = file.document or read_document(file.data, str(file.path))
        file.document = None
        file.needs = needs
        if file.trouble:
            file.reading = _refused(str(file.path), "unreadable", file.trouble)
        else:
            folder = file.path.parent
            file.reading = routine_of(
                document, key, folder, self, self._names, self._checks, advise=self._advise
            )
        self._readings += 1
        file.version = self._readings

    def _file(self, key: str) -> _File:
        """The parsed file of a name as it is now; checked once for each routine that is read."""
        if self._looked_at is not None and key in self._looked_at:
            return self._looked_at[key]
        path = self._paths[key]
        stamp = _stamp(path)
        file = self._files.get(key)
        if file is None or file.stamp != stamp or file.path != path:
            file = self._files[key] = _File(path, stamp)
        if self._looked_at is not None:
            self._looked_at[key] = file
        return file


def _refused(file: str, name: str, message: str, hint: str = "") -> Reading:
    return Reading(None, (_of_whole(file, name, message, hint),))


def _of_whole(file: str | Path, name: str, message: str, hint: str = "") -> Problem:
    """An error of a whole file or folder."""
    return Problem(str(file), 1, 1, Level.ERROR, name, message, hint)


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _content(path: Path) -> tuple[bytes, str]:
    """The bytes of a file, at most one more than is allowed; or why it cannot be read."""
    try:
        return bytes_of(path), ""
    except OSError as error:
        return b"", f"This file cannot be read: {error.strerror or error}."


def _named(folder: str | Path, names: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """The routine files among the names in a folder, in order, without hidden ones."""
    for name in sorted(names):
        if name[0] != "." and name.lower().endswith(ENDINGS):
            file = os.path.join(folder, name)  # noqa: PTH118 - a Path each is slow
            if os.path.isfile(file):  # noqa: PTH113
                yield name.rpartition(".")[0], Path(file)


def _around(path: Path) -> dict[str, Path]:
    """The routine files in the folder of a file; none where that folder is gone."""
    try:
        with os.scandir(path.parent) as there:
            return dict(_named(path.parent, [one.name for one in islice(there, _MOST_ENTRIES)]))
    except OSError:
        return {}


def _listed(folder: Path, problems: list[Problem]) -> dict[str, Path]:
    """The routine files of a folder and its subfolders by name, without hidden ones."""
    found: dict[str, Path] = {}
    looked_at = 0
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        looked_at += len(files) + len(folders)
        for stem, path in _named(where, files):
            if stem in found:
                message = f"The name `{shown(stem)}` is taken by {found[stem]}."
                problems.append(_of_whole(path, "name-taken", message, "Give it another name."))
            else:
                found[stem] = path
        if len(found) > MOST_FILES or looked_at > _MOST_ENTRIES:
            message = "There are too many files in this folder; only some were looked at."
            problems.append(_of_whole(folder, "too-many-files", message))
            return {name: found[name] for name in sorted(found)[:MOST_FILES]}
    return found


def without_ending(name: str) -> str:
    """The name of a file without `.yaml` or `.yml`."""
    return name.removesuffix(next((end for end in ENDINGS if name.endswith(end)), ""))
