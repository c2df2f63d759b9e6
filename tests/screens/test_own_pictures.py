"""Pictures that a routine file brings along: shown, and never trusted."""

from __future__ import annotations

import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pygame
import pytest

from player.format.library import Library
from player.format.picture_file import LARGEST, MOST_POINTS, Refused, look_at
from player.screens.play import own_pictures, picture_process
from player.screens.play.own_pictures import OwnPictures, unpacked
from player.screens.play.picture_process import fitted

BOX = (400, 300)


def png(
    width: int, height: int, *, depth: int = 8, colour: int = 6, rows: int | None = None
) -> bytes:
    """A PNG of zeros; with fewer `rows` than it says, it is cut short within."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    row = 1 + (width * depth * {0: 1, 2: 3, 3: 1, 6: 4}[colour] + 7) // 8
    packer = zlib.compressobj(1)
    data = b"".join(packer.compress(bytes(row)) for _ in range(height if rows is None else rows))
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    palette = chunk(b"PLTE", bytes(range(6))) if colour == 3 else b""
    body = chunk(b"IDAT", data + packer.flush())
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + palette + body + chunk(b"IEND", b"")


def webp(width: int, height: int) -> bytes:
    """A lossless WebP of one colour: five codes of one symbol, and no bit for any point."""
    codes = 0b0001 | 0b0001 << 4 | 0b0001 << 8 | 0b0001 << 12 | 0b0001 << 16
    bits = (width - 1) | (height - 1) << 14 | codes << 35
    body = b"\x2f" + bits.to_bytes(8, "little")
    part = b"VP8L" + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", 4 + len(part)) + b"WEBP" + part


def jpeg(width: int, height: int) -> bytes:
    """A JPEG that pygame wrote of a small picture, with another size in its head."""
    import io

    file = io.BytesIO()
    pygame.image.save(pygame.Surface((16, 16), depth=24), file, "a.jpg")
    whole = file.getvalue()
    frame = next(whole.index(mark) for mark in (b"\xff\xc0", b"\xff\xc2") if mark in whole)
    size = struct.pack(">HH", height, width)
    return whole[: frame + 5] + size + whole[frame + 9 :]


def webp_of_two_sizes() -> bytes:
    """A frame that is larger than the head of the file says."""
    inner = webp(16383, 16383)[12:]
    head = b"VP8X" + struct.pack("<I", 10) + bytes(4) + b"\x0f\0\0\x0f\0\0"
    return b"RIFF" + struct.pack("<I", 4 + len(head) + len(inner)) + b"WEBP" + head + inner


def moving_webp() -> bytes:
    head = b"VP8X" + struct.pack("<I", 10) + b"\x02" + bytes(3) + b"\x0f\0\0\x0f\0\0"
    inner = webp(16, 16)[12:]
    return b"RIFF" + struct.pack("<I", 4 + len(head) + len(inner)) + b"WEBP" + head + inner


GOOD = {
    "small png": lambda: png(40, 20),
    "palette": lambda: png(40, 20, colour=3, depth=1),
    "grey": lambda: png(40, 20, colour=0),
    "jpeg": lambda: jpeg(16, 16),
    "webp": lambda: webp(40, 20),
    "1 x 30000": lambda: png(1, 30_000),
    "30000 x 1": lambda: png(30_000, 1),
    "as large as may be": lambda: png(6300, 6300, colour=2),
    "as large as may be, with transparency": lambda: png(6324, 6324),
    "as large as may be, of few colours": lambda: png(6300, 6300, colour=3),
    "large, webp": lambda: webp(5000, 5000),
}

REFUSED = {
    "png bomb": lambda: png(60_000, 30_000, depth=1, colour=0, rows=10),
    "png of the largest size": lambda: (
        png(2**31 - 1, 2**31 - 1, rows=0)
        if sys.maxsize < 0
        else b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\x7f\xff\xff\xff" * 2 + bytes(9) + b"IEND0000"
    ),
    "jpeg bomb": lambda: jpeg(65_500, 65_500),
    "webp bomb": lambda: webp(16383, 16383),
    "webp of two sizes": webp_of_two_sizes,
    "a moving webp": moving_webp,
    "png cut short": lambda: png(40, 20)[:-30],
    "jpeg cut short": lambda: jpeg(16, 16)[:-40],
    "webp cut short": lambda: webp(40, 20)[:-4],
    "no width": lambda: png(0, 20),
    "jpeg without a height": lambda: jpeg(16, 0),
    "svg": lambda: b'<svg width="60000" height="30000"><rect width="9" height="9"/></svg>',
    "svg with a head": lambda: b'\xef\xbb\xbf<?xml version="1.0"?><svg/>',
    "gif": lambda: b"GIF89a" + bytes(30),
    "tiff": lambda: b"II*\0" + bytes(30),
    "bmp": lambda: b"BM" + bytes(60),
    "tga or anything": lambda: bytes(300),
    "empty": lambda: b"",
    "only a mark": lambda: b"\x89PNG\r\n\x1a\n",
    "jpeg of marks alone": lambda: b"\xff\xd8" + b"\xff" * 5000,
    "larger than 10 MB": lambda: png(40, 20) + bytes(LARGEST),
}

BROKEN_WITHIN = {
    "a webp that needs more memory than it may": lambda: webp(6300, 6300),
    "png with too few rows": lambda: png(4000, 4000, rows=10),
    "png of noise": lambda: png(40, 20)[:45] + b"\xa5" * 20 + png(40, 20)[65:],
    "jpeg of another size": lambda: jpeg(6000, 6000),
    "webp of noise": lambda: webp(40, 20)[:24] + b"\xa5" * 6,
}
"""Their heads and ends are right, and what is between them is not."""


@pytest.mark.parametrize("name", GOOD)
def test_a_picture_is_unpacked_small_in_bounded_time_and_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.svg"  # the name says nothing
    path.write_bytes(GOOD[name]())
    head = look_at(path)
    assert head.width * head.height <= MOST_POINTS
    began = time.perf_counter()
    printed = unpacked(str(path), BOX)
    assert time.perf_counter() - began < 2 + 2  # the process has two seconds; ours is shared
    size = int.from_bytes(printed[:4], "big"), int.from_bytes(printed[4:8], "big")
    assert size == fitted((head.width, head.height), BOX)
    assert len(printed) == 8 + 4 * size[0] * size[1]


@pytest.mark.parametrize("name", REFUSED)
def test_what_must_not_be_unpacked_is_refused_by_its_head_in_a_sentence(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(REFUSED[name]())
    with pytest.raises(Refused, match=r"picture.*\.$") as caught:
        look_at(path)
    assert caught.value.hint.endswith(".")
    monkeypatch.setattr("subprocess.run", None)
    assert unpacked(str(path), BOX) == b""


@pytest.mark.parametrize("name", BROKEN_WITHIN)
def test_what_is_broken_within_shows_nothing_or_what_there_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(BROKEN_WITHIN[name]())
    page = pygame.Surface(BOX, depth=32)
    OwnPictures().draw(page, page.get_rect(), str(path))


@pytest.mark.skipif(sys.platform != "linux", reason="the highest use is in kilobytes on Linux")
def test_no_picture_takes_more_than_300_mb(tmp_path: Path) -> None:
    """Measured by a process that starts no other ones, with the largest pictures there are."""
    for name, made in (GOOD | BROKEN_WITHIN).items():
        (tmp_path / f"{name}.png").write_bytes(made())
    script = (
        "import resource, sys; from pathlib import Path;"
        "from player.screens.play.own_pictures import unpacked;"
        f"[unpacked(str(p), {BOX!r}) for p in Path(sys.argv[1]).iterdir()];"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert 20 * 1024 < int(done.stdout.split()[-1]) < 300 * 1024


def test_a_process_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png(40, 20))
    monkeypatch.setattr(own_pictures, "SECONDS", 0.1)
    monkeypatch.setattr(sys, "executable", "/bin/sleep")
    assert unpacked(str(path), BOX) == b""


def test_the_process_takes_no_more_memory_than_it_may(tmp_path: Path) -> None:
    script = (
        "from player.screens.play import picture_process; picture_process._limit();"
        "bytearray(picture_process.MEMORY)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert "MemoryError" in done.stderr
    assert picture_process.MEMORY < 300 * 1024 * 1024


def test_the_player_waits_for_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png(40, 20, colour=2))
    came = Event()
    own = OwnPictures(came.set)
    page = pygame.Surface(BOX, depth=32)
    page.fill((200, 10, 10))
    began = time.perf_counter()
    assert not own.draw(page, page.get_rect(), str(path))
    assert time.perf_counter() - began < 0.05
    assert came.wait(20)
    assert own.news == 1
    assert own.draw(page, page.get_rect(), str(path))
    assert page.get_at((200, 150))[:3] == (0, 0, 0)
    assert page.get_at((200, 10))[:3] == (200, 10, 10), "fitted and not stretched"


def test_a_pipe_in_its_place_holds_nobody_up(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "a.png")
    with pytest.raises(OSError, match="not a file"):
        look_at(tmp_path / "a.png")
    assert unpacked(str(tmp_path / "a.png"), BOX) == b""


@pytest.mark.parametrize("made", [REFUSED["svg"], REFUSED["png bomb"], REFUSED["png cut short"]])
def test_check_names_the_place_of_a_picture_that_is_not_shown(
    tmp_path: Path, made: Callable[[], bytes]
) -> None:
    (tmp_path / "a.png").write_bytes(made())
    file = tmp_path / "mine.yaml"
    file.write_text("name: x\nrep:\n  - {hold: 3 s, picture: a.png}\n")
    found = Library([tmp_path]).read("mine").problems
    problems = [one for one in found if "icture" in one.message]
    assert [(one.line, one.column) for one in problems] == [(3, 26)]
