"""The phrase pack: sentences that were rendered beforehand and came along with the player."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from player.narration.spelling import key

INDEX = "index.json"


class Recording(Struct, frozen=True):
    """A file with one sentence (or word), and how many seconds it takes."""

    path: Path
    seconds: float


class Pack:
    """The recordings of a folder, by their sentences. A folder without an index is empty."""

    def __init__(self, folder: Path) -> None:
        self._recordings = _read(folder)
        self._most = max((len(words.split()) for words in self._recordings), default=0)

    def __len__(self) -> int:
        return len(self._recordings)

    @property
    def size(self) -> int:
        """How many bytes its files take."""
        return sum(one.path.stat().st_size for one in self._recordings.values())

    def find(self, sentence: str) -> Recording | None:
        """The recording of a sentence."""
        return self._recordings.get(key(sentence))

    def drop(self, recording: Recording) -> None:
        """Forget a recording whose file turned out to be no sound."""
        self._recordings = {k: r for k, r in self._recordings.items() if r != recording}

    def put_together(self, sentence: str) -> tuple[Recording, ...]:
        """The recordings of the words that a sentence can be put together from; or none."""
        words, found = key(sentence).split(), list[Recording]()
        while words:
            for count in range(min(len(words), self._most), 0, -1):
                recording = self._recordings.get(" ".join(words[:count]))
                if recording:
                    found.append(recording)
                    words = words[count:]
                    break
            else:
                return ()
        return tuple(found)


def _read(folder: Path) -> Mapping[str, Recording]:
    try:
        index: dict[str, Any] = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        return {
            key(sentence): Recording(folder / clip["file"], float(clip["seconds"]))
            for sentence, clip in index["clips"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # Without a pack, or with a broken one, the engines speak; the voice says what is missing.
        return {}
