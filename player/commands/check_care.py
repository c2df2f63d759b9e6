"""`untwist check` for the care files: those of a language, and the closed words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from player.app import locations
from player.format.problem import Level, Problem

_SOURCES = "sources.yaml"
"""The file by which a folder of care files is known: the others name what stands in it."""

_WORDS = "words.yaml"


def is_care(file: Path) -> bool:
    """Whether a file belongs to care: it lies beside the sources, or is the closed words."""
    return (file.parent / _SOURCES).is_file() or (
        file.name == _WORDS and any(file.parent.glob(f"*/{_SOURCES}"))
    )


def problems(file: Path) -> Sequence[Problem]:
    """What is wrong in a care file."""
    from player.care.files import CareFileError, CareFiles
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
        names = {**CareFiles(file.parent).names(name), "routine": locations.library().keys()}
    except CareFileError:  # its own problems are told where it is checked
        names = {}
    return read_care(data, str(file), FILES[name], names)[1]


def missing(folder: Path) -> Iterator[Problem]:
    """The care files that are not there in a folder of them, or in those inside it."""
    for sources in sorted(folder.rglob(_SOURCES)):
        from player.format.care_keys import FILES  # 10 ms that no check of routines need pay

        for name in FILES:
            file = sources.with_name(f"{name}.yaml")
            if not file.is_file():
                message = f"The care file `{file.name}` is missing."
                hint = "Copy it from another language and translate it."
                yield Problem(str(file), 1, 1, Level.ERROR, "missing-file", message, hint)
