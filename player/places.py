"""The folders that ship with the program, and the one folder that it writes to."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_HERE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The folder `routines` or `media` of the program, in a checkout or in a wheel."""
    inside = _HERE / name
    return inside if inside.is_dir() else _HERE.parent / name


def home() -> Path:
    """The folder of history, settings, logs and the person's own routines (not yet made).

    `UNTWIST_HOME` names it; without that, it is the system's folder for user data.
    """
    named = os.environ.get("UNTWIST_HOME")
    if named:
        return Path(named).expanduser().absolute()
    if sys.platform == "linux" and os.environ.get("HOME", "")[:1] == "/":
        # What platformdirs finds here, without the 4 ms of its import.
        data = Path(os.environ.get("XDG_DATA_HOME", ""))
        return (data if data.is_absolute() else Path.home() / ".local" / "share") / "untwist"
    import platformdirs

    return Path(platformdirs.user_data_dir("untwist", appauthor=False))


def look_at_home() -> None:
    """Raise OSError where the name of the person's folder is one that no folder can have."""
    try:
        home().stat()
    except OSError as error:
        if error.errno in (errno.ENAMETOOLONG, errno.ELOOP):
            raise


def is_there(path: Path) -> bool:
    """Whether something is at a path that can be looked at; a name may also be too long."""
    try:
        return path.exists()
    except OSError:
        return False


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner can read, with those above it; one that is there stays.

    On Windows the folder of a person's profile keeps others out already. Raises OSError.
    """
    if folder.is_dir():
        return
    for above in reversed(folder.parents):
        if not above.exists():
            above.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner can read; one that is there stays as it is.

    Raises OSError.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))


@contextmanager
def private_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of `path` only when it is whole.

    Only its owner can read a new file; one that was there keeps its mode, and a link stays a link.
    A pipe or a device is written to as it is. Raises OSError.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    real = Path(os.path.realpath(path))
    beside = real.with_name(f".{os.getpid()}-{os.urandom(4).hex()}.part")
    try:
        make_private_file(beside)
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if real.exists():
            beside.chmod(stat.S_IMODE(real.stat().st_mode))
        beside.replace(real)
    finally:
        beside.unlink(missing_ok=True)


def write_private(path: Path, content: bytes) -> None:
    """Write a file and its folder, whole or not at all, as `private_file` does. Raises OSError."""
    make_private_folder(path.parent)
    with private_file(path) as file:
        file.write(content)


def open_file(path: Path) -> BinaryIO:
    """A file to read. Raises OSError, also for a pipe, a device or a socket: they may never end."""
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    file = os.fdopen(number, "rb")
    if not stat.S_ISREG(os.fstat(number).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "it is not a file")
    return file


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file, at most so many. Raises OSError as `open_file` does."""
    with open_file(path) as file:
        return file.read(most)


def readable_by_others(folder: Path) -> list[Path]:
    """The folder and what is in it, as far as anybody but its owner can read or change it.

    Behind a folder that is closed nothing is open. On Windows the profile's own rules hold.
    """
    if sys.platform == "win32" or not is_there(folder) or not _is_open(folder):
        return []
    return [folder, *(each for each in folder.rglob("*") if _is_open(each))]


def close_to_others(paths: Iterable[Path]) -> None:
    """Leave these to their owner alone. Raises OSError."""
    for each in paths:
        each.chmod(stat.S_IMODE(each.stat().st_mode) & 0o700)


def _is_open(path: Path) -> bool:
    return not path.is_symlink() and bool(path.stat().st_mode & 0o077)
