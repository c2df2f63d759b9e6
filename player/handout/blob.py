"""Numbers of a page as bytes: arrays one after the other, each known by where it begins."""

from __future__ import annotations

from base64 import b64encode

import numpy as np
from numpy.typing import NDArray


class Blob:
    """Gathers arrays. Each begins at a multiple of four bytes, little end first."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, values: NDArray[np.generic]) -> int:
        """Where the array begins, in bytes."""
        at = self._size
        raw = values.astype(values.dtype.newbyteorder("<")).tobytes()
        raw += bytes(-len(raw) % 4)
        self._parts.append(raw)
        self._size += len(raw)
        return at

    def as_text(self) -> str:
        """All of them in Base64."""
        return b64encode(b"".join(self._parts)).decode("ascii")
