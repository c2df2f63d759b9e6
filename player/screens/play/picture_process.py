"""The process that unpacks one picture of a routine file, within limits of memory and time.

It prints the picture at the size asked for: its width and height, four bytes each, and its points.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

SECONDS = 2
"""Of this process, in all."""

MEMORY = 256 * 1024 * 1024
"""Bytes that may be taken up.

40 million points with their transparency need 160 MB; of a WebP without loss, which is unpacked
twice over, 28 million fit.
"""


def main(words: list[str]) -> int:
    """Unpack the picture `words[0]` into a box of `words[1]` by `words[2]` points."""
    _limit()
    path, box = Path(words[0]), (int(words[1]), int(words[2]))
    from player.format.picture_file import Refused, look_at

    try:
        head = look_at(path)
        import pygame

        with path.open("rb") as file:
            whole = pygame.image.load(file, f"picture.{head.kind}")
        if whole.get_size() != (head.width, head.height):
            return 1
        if whole.get_bitsize() < 24:
            whole = whole.convert(pygame.Surface((1, 1), pygame.SRCALPHA))
        size = fitted((head.width, head.height), box)
        small = pygame.transform.smoothscale(whole, size)
    except (Refused, OSError, MemoryError, pygame.error):
        return 1
    points = pygame.image.tobytes(small, "RGBA")
    sys.stdout.buffer.write(b"".join(side.to_bytes(4, "big") for side in size) + points)
    return 0


def fitted(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """The largest size in a box for a picture of that size, not stretched."""
    scale = min(box[0] / size[0], box[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _limit() -> None:
    """Bound this process, where the system can; elsewhere its parent ends it in time."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        which = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
        resource.setrlimit(which, (MEMORY, MEMORY))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
