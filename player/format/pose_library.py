"""The poses of a folder by name, each read when it is asked for."""

from __future__ import annotations

import os
from collections.abc import KeysView
from pathlib import Path
from typing import TYPE_CHECKING

from player.format.document import Document, Scalar, TableNode
from player.format.problem import Level, Problem, did_you_mean, nearest, shown
from player.format.source import ENDINGS, bytes_of
from player.format.yaml_reader import read_document

if TYPE_CHECKING:
    from player.format.pose_file import PoseReading
    from player.model.pose import Pose

# What reads a pose is imported when one is read: most commands want the names alone.

_LONGEST_CHAIN = 16
"""Poses that may be made from each other; no hand-written folder needs more."""


class PoseLibrary:
    """The poses of a folder, which need not exist. Reading one reads only what it is made from."""

    def __init__(self, folder: Path) -> None:
        self._paths: dict[str, Path] = {}
        self._documents: dict[str, Document] = {}
        self._readings: dict[str, PoseReading] = {}
        if folder.is_dir():
            with os.scandir(folder) as there:
                names = [e.name for e in there if e.name.lower().endswith(ENDINGS) and e.is_file()]
            paths = (folder / name for name in sorted(names))
            self._paths = dict(sorted((path.stem, path) for path in paths))

    def keys(self) -> KeysView[str]:
        """The names there are, in order."""
        return self._paths.keys()

    def path(self, key: str) -> Path | None:
        return self._paths.get(key)

    def pose(self, key: str) -> Pose | None:
        """The pose of a name; None when there is none or its file has errors."""
        return self.read(key).pose

    def read(self, key: str) -> PoseReading:
        """The pose of a name, with every problem in its file."""
        from player.format.pose_file import PoseReading

        if key not in self._paths:
            message = f"There is no pose `{shown(key)}`."
            hint = did_you_mean(nearest(key, self._paths))
            problem = Problem(shown(key), 1, 1, Level.ERROR, "unknown-pose", message, hint)
            return PoseReading(None, (problem,))
        for name in reversed(self._chain(key)):
            if name not in self._readings:
                self._readings[name] = self._made(name)
        return self._readings[key]

    def _chain(self, key: str) -> list[str]:
        """The pose, the one it is made from, and so on; a circle is followed once."""
        chain = [key]
        while len(chain) <= _LONGEST_CHAIN:
            after = self._from(chain[-1])
            if after is None or after.text in chain:
                break
            chain.append(after.text)
        return chain

    def _made(self, key: str) -> PoseReading:
        """The pose of a name; its base has been read already, if it can be."""
        from player.format.pose_file import pose_of

        document = self._document(key)
        after = self._from(key)
        if after is None:
            return pose_of(document, key, self._paths)
        base = self._readings.get(after.text)
        chain = self._chain(key)
        last = self._from(chain[-1])
        if last is not None and last.text == key:
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

    def _from(self, key: str) -> Scalar | None:
        """The name after `from` in the file of a pose, if there is such a file."""
        root = self._document(key).root
        after = root.value("from") if isinstance(root, TableNode) else None
        return after if isinstance(after, Scalar) and after.text in self._paths else None

    def _document(self, key: str) -> Document:
        if key not in self._documents:
            path = self._paths[key]
            self._documents[key] = read_document(bytes_of(path), str(path))
        return self._documents[key]
