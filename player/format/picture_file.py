"""What the first bytes of a picture say of it, before anybody unpacks it.

A small file may unpack to gigabytes. So a picture is told by its bytes and not by its name, and its
size in points is read from its head: PNG, JPEG and WebP say it in a fixed way.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from player import places

LARGEST = 10_000_000
"""Bytes of a picture at most."""

MOST_POINTS = 40_000_000
"""Width times height of a picture at most."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG behind which the size stands."""
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""The markers of JPEG without a length."""

_SAVE_AS = "Save it as PNG, JPEG or WebP."
_OTHERS = (
    (b"GIF8", "GIF"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"BM", "BMP"), (b"<svg", "SVG"),
    (b"<?xml", "SVG"), (b"\0\0\1\0", "ICO"), (b"qoif", "QOI"), (b"8BPS", "Photoshop"),
)  # fmt: skip


class Refused(Exception):
    """A picture that is not shown: what is wrong in a sentence, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Head(Struct, frozen=True):
    """The kind of a picture, as pygame names it, and its size in points."""

    kind: str
    width: int
    height: int


def look_at(path: Path) -> Head:
    """The head of a picture that may be shown. Raises `Refused`, OSError.

    It reads a few bytes. Whether the rest is whole, only its end is asked.
    """
    with places.open_file(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > LARGEST:
            raise Refused("This picture is larger than 10 MB.", "Save it smaller.")
        try:
            head = _head(file, size)
        except (IndexError, ValueError) as error:
            raise Refused(_CUT, "Save it once more.") from error
    if head.width < 1 or head.height < 1:
        raise Refused("This picture has no size.", "Save it once more.")
    if head.width * head.height > MOST_POINTS:
        raise Refused(
            f"This picture has {head.width:,} x {head.height:,} points, more than 40 million.",
            "Save it smaller.",
        )
    return head


_CUT = "This picture is not whole."


def _head(file: BinaryIO, size: int) -> Head:
    """The head; IndexError or ValueError where the file ends before it."""
    first = file.read(32)
    if first.startswith(_PNG):
        file.seek(max(0, size - 12))
        if first[12:16] != b"IHDR" or b"IEND" not in file.read():
            raise ValueError
        return Head("png", _big(first[16:20]), _big(first[20:24]))
    if first.startswith(_JPEG):
        return _jpeg(file, size)
    if first.startswith(b"RIFF") and first[8:12] == b"WEBP":
        return _webp(file, size)
    text = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    kinds = (kind for mark, kind in _OTHERS if text.startswith(mark) or first.startswith(mark))
    if (kind := next(kinds, None)) is not None:
        raise Refused(f"{kind} pictures are not shown.", _SAVE_AS)
    raise Refused("This is no PNG, JPEG or WebP picture.", _SAVE_AS)


def _jpeg(file: BinaryIO, size: int) -> Head:
    """Goes from marker to marker to the first frame; behind it, only the end is looked for."""
    file.seek(2)
    found: Head | None = None
    while found is None:
        mark = file.read(2)
        if mark[0] != 0xFF:
            raise ValueError
        if mark[1] == 0xFF:  # fill bytes
            file.seek(-1, os.SEEK_CUR)
        elif mark[1] in _FRAMES:
            frame = file.read(7)
            found = Head("jpg", _big(frame[5:7]), _big(frame[3:5]))
        elif mark[1] not in _ALONE:
            length = _big(file.read(2))
            if length < 2:
                raise ValueError
            file.seek(length - 2, os.SEEK_CUR)
    file.seek(max(0, size - 64))
    if b"\xff\xd9" not in file.read():
        raise ValueError
    return found


def _webp(file: BinaryIO, size: int) -> Head:
    """Goes from part to part; where several name a size, the largest counts."""
    file.seek(4)
    if _little(file.read(4)) + 8 > size:
        raise ValueError
    file.seek(12)
    sizes: list[tuple[int, int]] = []
    while len(head := file.read(8)) == 8 and len(sizes) < 2:
        part, length = head[:4], _little(head[4:])
        body = file.read(min(length, 10))
        if part == b"VP8X":
            if body[0] & 0x02:
                raise Refused("This picture moves. A moving picture is not shown.", _SAVE_AS)
            sizes.append((_little(body[4:7]) + 1, _little(body[7:10]) + 1))
        elif part == b"VP8L":
            bits = _little(body[1:5])
            sizes.append(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        elif part == b"VP8 ":
            sizes.append((_little(body[6:8]) & 0x3FFF, _little(body[8:10]) & 0x3FFF))
        file.seek(length + length % 2 - len(body), os.SEEK_CUR)
    if not sizes:
        raise ValueError
    return Head("webp", max(wide for wide, _ in sizes), max(high for _, high in sizes))


def _big(number: bytes) -> int:
    if not number:
        raise ValueError
    return int.from_bytes(number, "big")


def _little(number: bytes) -> int:
    if not number:
        raise ValueError
    return int.from_bytes(number, "little")
