"""The folder of poses: what is there, by name, each read when it is asked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from player.format.document import Document
from player.format.problem import Level, Problem, did_you_mean, nearest, shown
from player.format.source import LARGEST
from player.format.yaml_reader import read_document

if TYPE_CHECKING:
    from player.format.pose_file import PoseReading
    from player.model.pose import Pose

# What poses are made of is imported when one is read: whoever only wants their names reads none.

_ENDINGS = (".yaml", ".yml")
_LONGEST_CHAIN = 16
"""Poses that may be made from each other; no hand-written folder needs more."""


class PoseLibrary:
    """The poses of a folder, which need not exist. Reading one reads only what it is made from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths: dict[str, Path] = {}
        self._readings: dict[str, PoseReading] = {}
        self._documents: dict[str, Document] = {}
        self._froms: dict[str, str | None] = {}
        self.refresh()

    def refresh(self) -> None:
        """List the folder anew and forget what was read."""
        self._paths = {}
        if self._folder.is_dir():
            with os.scandir(self._folder) as there:
                names = sorted(e.name for e in there if e.is_file())
            paths = (self._folder / name for name in names if name.lower().endswith(_ENDINGS))
            self._paths = {path.stem: path for path in paths}
        self._readings.clear()
        self._documents.clear()
        self._froms.clear()

    def keys(self) -> list[str]:
        """The names there are, in order."""
        return sorted(self._paths)

    def path(self, key: str) -> Path | None:
        """The file of a pose."""
        return self._paths.get(key)

    def pose(self, key: str) -> Pose | None:
        """The pose of a name; None when there is none or its file has errors."""
        return self.read(key).pose

    def read(self, key: str) -> PoseReading:
        """The pose of a name, with every problem in its file."""
        known = self._readings.get(key)
        if known is not None:
            return known
        if key not in self._paths:
            message = f"There is no pose `{shown(key)}`."
            hint = did_you_mean(nearest(key, self._paths))
            return _refused(shown(key), "unknown-pose", message, hint)
        chain = self._chain(key)
        for name in reversed(chain):
            if name not in self._readings:
                self._readings[name] = self._made(name)
        return self._readings[key]

    def _chain(self, key: str) -> list[str]:
        """The pose, the one it is made from, and so on; a circle ends where it closes."""
        chain = [key]
        while len(chain) <= _LONGEST_CHAIN:
            after = self._from(chain[-1])
            if after is None or after in chain:
                break
            chain.append(after)
        return chain

    def _made(self, key: str) -> PoseReading:
        """The pose of a name, whose base has been read if it can be."""
        from player.format.pose_file import from_name, pose_of

        chain = self._chain(key)
        document = self._documents.pop(key, None) or self._parsed(key)
        after = from_name(document)
        if after is None or after.text not in self._paths:
            return pose_of(document, key, self._paths)
        base = self._readings.get(after.text)
        if self._from(chain[-1]) == key:
            circle = " → ".join(shown(name) for name in (*chain, key))
            message = f"`from` goes round in a circle: {circle}."
            document.error(after, "circle", message, "Take one `from` out.")
        elif base is None:
            message = f"More than {_LONGEST_CHAIN} poses are made from each other here."
            document.error(after, "too-deep", message, "Write out more of the pose in this file.")
        elif base.pose is None:
            message = f"The pose `{shown(after.text)}` that this is made from has errors."
            document.error(after, "broken-pose", message, "Mend that file first.")
        return pose_of(document, key, self._paths, base.pose if base else None)

    def _from(self, key: str) -> str | None:
        """The pose that one is made from, if there is such a file."""
        from player.format.pose_file import from_name

        if key not in self._froms:
            document = self._documents[key] = self._parsed(key)
            after = from_name(document)
            self._froms[key] = after.text if after and after.text in self._paths else None
        return self._froms[key]

    def _parsed(self, key: str) -> Document:
        path = self._paths[key]
        return read_document(_content(path), str(path))


def _content(path: Path) -> bytes:
    """The bytes of a file, one more than allowed at most."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _refused(file: str, name: str, message: str, hint: str) -> PoseReading:
    from player.format.pose_file import PoseReading

    return PoseReading(None, (Problem(file, 1, 1, Level.ERROR, name, message, hint),))
