"""Mutated routines, poses, settings, pictures and lines to import, read in this process."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from random import Random

from player import places
from player.format.library import Library
from player.format.picture_file import Refused, look_at
from player.format.pose_library import PoseLibrary
from player.storage.export import export_lines
from player.storage.history import History
from player.storage.importing import import_lines, lines_of
from player.storage.settings import SettingsFile
from tests.campaign.tally import Tally, until
from tests.screens.test_own_pictures import GOOD, jpeg, webp
from tests.storage.test_backups import play

_PIECES = (
    b"", b"\0", b"\xff", b"\xed\xa0\x80", b"\n", b"\r", b"\t", b": ", b"- ", b"[", b"]", b"{", b"}",
    b"'", b'"', b"|", b">", b"&a", b"*a", b"<<", b"!!", b"%", b"---\n", b"1e999", b"-1", b"9" * 400,
    b"nan", b"\xe2\x80\xae", b"\x1b[2J", b"null", b"true", b"0x", b"\\u0000", b"rep:", b"hold:",
)  # fmt: skip


def mutated(chance: Random, data: bytes, others: list[bytes]) -> bytes:
    """The bytes with some taken out, doubled, exchanged, or with pieces put in."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(found) + 1)
        to = min(len(found), at + chance.choice((0, 1, 1, 4, 30, 300)))
        way = chance.randrange(4)
        if way == 0:
            found[at:to] = chance.choice(_PIECES)
        elif way == 1:
            found[at:at] = found[at:to]
        elif way == 2 and at < len(found):
            found[at] ^= 1 << chance.randrange(8)
        else:
            other = chance.choice(others)
            begin = chance.randrange(len(other) + 1)
            found[at:to] = other[begin : begin + chance.choice((5, 50, 500))]
    return bytes(found)


def inputs(chance: Random, end: float) -> Tally:
    """Read what was mutated: no exception, none above a second, little memory."""
    tally = Tally("mutated inputs")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        kinds = dict(_kinds(Path(folder)))
        while until(end):
            kind = chance.choice(list(kinds))
            seeds, read = kinds[kind]
            data = mutated(chance, chance.choice(seeds), seeds)
            began, faults = time.perf_counter(), []
            try:
                read(data)
            except Exception as fault:
                faults.append(f"{kind}: {type(fault).__name__}: {fault} of {data[:80]!r}")
            took = time.perf_counter() - began
            if took > 1:
                faults.append(f"{kind} took {took:.1f} s: {data[:80]!r}")
            tally.check(faults)
            tally.note(kind)
            tally.most("slowest (ms)", 1000 * took)
    used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    tally.most("more memory (MB)", used)
    if used > 200:
        tally.faults.append(f"{used:.0f} MB more memory")
    return tally


Kind = tuple[list[bytes], Callable[[bytes], object]]


def _kinds(room: Path) -> Iterator[tuple[str, Kind]]:
    """Each kind of input: whole ones, and what reads one."""
    shipped = [path.read_bytes() for path in places.shipped("routines").rglob("*.yaml")]
    library = Library([places.shipped("routines")])

    def routine(data: bytes) -> None:
        (room / "mine.yaml").write_bytes(data)
        for problem in library.read_file(room / "mine.yaml").problems:
            problem.as_text()

    yield "routines", (shipped, routine)
    drawn = [path.read_bytes() for path in (places.shipped("media") / "poses").glob("*.yaml")]
    (room / "poses").mkdir()

    def pose(data: bytes) -> None:
        (room / "poses" / "mine.yaml").write_bytes(data)
        PoseLibrary(room / "poses").read("mine")

    yield "poses", (drawn, pose)
    kept = SettingsFile(room / "settings.toml")
    kept.write(kept.read().settings)
    whole = kept.path.read_bytes()

    def settings(data: bytes) -> None:
        kept.path.write_bytes(data)
        kept.read()
        for aside in room.glob("settings.broken-*"):
            aside.unlink()

    yield "settings", ([whole], settings)
    with History.open(room / "history.db") as history:
        play(history)
        lines = "".join(f"{line}\n" for line in export_lines(history)).encode()
    memory = History.open(Path(":memory:"))

    def imported(data: bytes) -> None:
        with memory.writing():
            import_lines(memory, lines_of(BytesIO(data)))

    yield "imports", ([lines], imported)

    def picture(data: bytes) -> None:
        (room / "a.png").write_bytes(data)
        try:
            look_at(room / "a.png")
        except Refused:
            return

    small = [made() for name, made in GOOD.items() if "large" not in name]
    yield "heads of pictures", ([*small, jpeg(64, 64), webp(64, 64)], picture)
