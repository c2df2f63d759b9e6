"""Routines read out of a text, beside which no other files lie."""

from pathlib import Path

from player.format.document import NO_NAMES, Names
from player.format.library import Library
from player.format.routine_file import Reading, routine_of
from player.format.yaml_reader import read_document


def read_text(
    text: bytes | str,
    *,
    file: str = "x.yaml",
    folder: Path = Path(),
    library: Library | None = None,
    names: Names = NO_NAMES,
) -> Reading:
    document = read_document(text, file)
    return routine_of(document, "x", folder, library or Library([]), names)
