"""The first pictures of the last sessions, kept on this machine so that a start shows one at once.

They are written by the process that paints and read by the player. A file is the picture's size
in pixels, four bytes each, and its pixels.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from pathlib import Path

import msgspec

from player import places
from player.painting.layers import BYTES, Surface, pixels_of, surface_of
from player.painting.subject import Subject

MOST = 4
"""Files that are kept: those written last."""

_ENDING = ".picture"
_NUMBER = 4


def path_of(subject: Subject, folder: Path) -> Path:
    """The file for a picture of a subject."""
    return folder / f"{zlib.crc32(msgspec.msgpack.encode(subject)):08x}{_ENDING}"


def read_picture(path: Path, size: tuple[int, int]) -> Surface | None:
    """The picture of a file; None where there is none of that size."""
    try:
        read = path.read_bytes()
    except OSError:
        return None
    head, pixels = read[: 2 * _NUMBER], read[2 * _NUMBER :]
    if head != _head(size) or len(pixels) != BYTES * size[0] * size[1]:
        return None
    return surface_of(size, pixels)


def write_picture(path: Path, picture: Surface) -> None:
    """Keep a picture, which only this person may read, and let go of the oldest ones.

    Raises OSError where nothing can be written.
    """
    places.make_private_folder(path.parent)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.touch(mode=0o600)
    with unfinished.open("wb") as file:
        file.write(_head(picture.get_size()))
        file.write(pixels_of(picture))
    unfinished.replace(path)
    kept = sorted(path.parent.glob(f"*{_ENDING}"), key=lambda one: one.stat().st_mtime)
    for old in kept[:-MOST]:
        with contextlib.suppress(FileNotFoundError):
            old.unlink()


def _head(size: tuple[int, int]) -> bytes:
    return b"".join(side.to_bytes(_NUMBER, "big") for side in size)
