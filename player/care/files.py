"""The care files, each read when something in it is first asked for.

What reads and checks them is imported only then: nothing of it is needed to begin a routine.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import convert, to_builtins

from player import places

if TYPE_CHECKING:
    from player.format.tables import Fields
    from player.format.vocabulary import Vocabulary

ENGLISH = "en"
"""The folder under `media/care` whose files are shown where the system's language has none."""

_T = TypeVar("_T")


class CareFileError(Exception):
    """A care file is missing or wrong; the text has every error at its place."""


def folder_of_language(care_folder: Path) -> Path:
    """The care files of the system's language, else the English ones.

    A language counts once its folder has every file that there is in English.
    """
    english, own = care_folder / ENGLISH, care_folder / (system_language() or ENGLISH)
    files, translated = ({file.name for file in each.glob("*.yaml")} for each in (english, own))
    return own if files <= translated else english


def system_language() -> str:
    """The code of the system's language, such as `de`; "" if unknown."""
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    words = next(filter(None, named), "")
    found = re.match("[a-z]{2,3}(?=[_.@-]|$)", words)
    return found[0] if found else ""


@cache
def shown_folder() -> Path:
    """The care files whose words are shown."""
    return folder_of_language(places.shipped("media") / "care")


@cache
def care(name: str, folder: Path | None = None) -> Fields:
    """The values of a care file by its name without `.yaml`, one of `care_keys.FILES`.

    Without a `folder` it is one of the files that came along, in the language that is shown.
    Raises `CareFileError`.
    """
    from player.format.care_file import read_care
    from player.format.care_keys import FILES
    from player.format.problem import Level

    path = (folder or shown_folder()) / f"{name}.yaml"
    try:
        data = path.read_bytes()
    except OSError as refused:
        raise CareFileError(f"{path} cannot be read: {refused.strerror}.") from refused
    fields, problems = read_care(data, str(path), FILES[name], care_names(name, folder))
    if fields is None:
        errors = [one.as_text() for one in problems if one.level is Level.ERROR]
        raise CareFileError("\n".join(errors))
    return fields


def care_names(name: str, folder: Path | None = None) -> Mapping[str, Collection[str]]:
    """The names that a file may use: sources, and words of routines; `CareFileError`."""
    if name == "sources":
        return {}
    return {"source": list(care("sources", folder).get("sources")), **vocabulary().names()}


@cache
def vocabulary() -> Vocabulary:
    """The closed words of routine files, whatever language is shown."""
    from player.format.vocabulary import Vocabulary

    return Vocabulary(places.shipped("media") / "care" / "words.yaml")


def read_as(name: str, kind: type[_T]) -> _T:
    """A care file that came along as a `kind`, which takes the keys that are its fields.

    Raises `CareFileError`.
    """
    return convert(to_builtins(care(name), enc_hook=attrgetter("values")), kind)


def spaced(field: str) -> str:
    """The key of a field in a care file: `first_sign` is written `first sign`."""
    return field.replace("_", " ")
