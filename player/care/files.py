"""The care files that came along, each read when something in it is first asked for.

What reads and checks them is imported only then: nothing of it is needed to begin a routine.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from player import places

if TYPE_CHECKING:
    from player.format.tables import Fields
    from player.format.vocabulary import Vocabulary

LANGUAGE = "en"
"""The folder under `media/care` whose files are shown."""


class CareFileError(Exception):
    """A care file is missing or wrong; the text has every error at its place."""


class CareFiles:
    """The care files of a folder, each read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, Fields] = {}

    def fields(self, name: str) -> Fields:
        """The values of a file by its name without `.yaml`; raises `CareFileError`.

        `name` is one of the keys of `care_keys.FILES`.
        """
        if name not in self._read:
            self._read[name] = self._fields(name)
        return self._read[name]

    def _fields(self, name: str) -> Fields:
        from player.format.care_file import read_care
        from player.format.care_keys import FILES
        from player.format.problem import Level

        path = self.folder / f"{name}.yaml"
        try:
            data = path.read_bytes()
        except OSError as refused:
            raise CareFileError(f"{path} cannot be read: {refused.strerror}.") from refused
        fields, problems = read_care(data, str(path), FILES[name], self.names(name))
        if fields is None:
            errors = [one.as_text() for one in problems if one.level is Level.ERROR]
            raise CareFileError("\n".join(errors))
        return fields

    def names(self, name: str) -> Mapping[str, Collection[str]]:
        """The names that a file may use: sources, and words of routines; `CareFileError`."""
        if name == "sources":
            return {}
        return {"source": list(self.fields("sources").get("sources")), **vocabulary().names()}


@cache
def vocabulary() -> Vocabulary:
    """The closed words of routine files, in whatever language is shown."""
    from player.format.vocabulary import Vocabulary

    return Vocabulary(places.shipped("media") / "care" / "words.yaml")


@cache
def care_files() -> CareFiles:
    """The files that came along in the language that is shown."""
    return CareFiles(places.shipped("media") / "care" / LANGUAGE)


def care(name: str) -> Fields:
    """The values of a care file that came along, by its name; raises `CareFileError`."""
    return care_files().fields(name)
