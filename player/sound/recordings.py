"""Sentences recorded beforehand: the pack that ships with the player, and the cache."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from player.narration.spelling import key
from player.sound.engines import SPEED

INDEX = "index.json"


class Recording(Struct, frozen=True):
    """A file with one sentence (or word), and how many seconds it takes.

    The pages with which every OGG file of one encoder begins stand once, in the file `head`.
    """

    path: Path
    seconds: float
    head: Path | None = None

    def sound(self) -> io.BytesIO:
        """The whole file, as the mixer reads it. Raises OSError."""
        head = self.head.read_bytes() if self.head else b""
        return io.BytesIO(head + self.path.read_bytes())


class _Clip(Struct, frozen=True):
    file: str
    seconds: float
    head: str = ""


class _Index(Struct, frozen=True):
    clips: dict[str, _Clip]


class Pack:
    """The recordings of a folder, by their sentences. A folder without an index is empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            index = msgspec.json.decode((folder / INDEX).read_bytes(), type=_Index)
        except (OSError, msgspec.MsgspecError):
            # Without a whole pack the engines speak; the voice says which words are missing.
            index = _Index({})
        self._clips = {key(sentence): clip for sentence, clip in index.clips.items()}

    def __len__(self) -> int:
        return len(self._clips)

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        names = {clip.file for clip in self._clips.values()}
        names |= {clip.head for clip in self._clips.values() if clip.head}
        return sum((self._folder / name).stat().st_size for name in names)

    def find(self, sentence: str) -> Recording | None:
        return self._recording(key(sentence))

    def _recording(self, words: str) -> Recording | None:
        clip = self._clips.get(words)
        if clip is None:
            return None
        head = self._folder / clip.head if clip.head else None
        return Recording(self._folder / clip.file, clip.seconds, head)

    def drop(self, recording: Recording) -> None:
        """Forget a recording whose file is no sound."""
        self._clips = {k: c for k, c in self._clips.items() if c.file != recording.path.name}

    def put_together(self, sentence: str) -> tuple[Recording, ...]:
        """Recordings of words that together make the sentence; none where one is missing."""
        words, found = key(sentence).split(), list[Recording]()
        most = max((len(known.split()) for known in self._clips), default=0)
        while words:
            for count in range(min(len(words), most), 0, -1):
                if recording := self._recording(" ".join(words[:count])):
                    found.append(recording)
                    words = words[count:]
                    break
            else:
                return ()
        return tuple(found)


_MOST_BYTES = 200_000_000


class VoiceCache:
    """A folder of rendered clips as WAV files. One that is not whole is deleted and made again."""

    def __init__(self, folder: Path, most_bytes: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._most = most_bytes

    def place(self, engine: str, sentence: str) -> Path:
        """The file for a sentence as spoken by an engine, which is named with its version."""
        import hashlib  # 3 ms that words of the pack need not pay

        words = f"{engine}|{SPEED}|en|{sentence}".encode()
        return self._folder / f"{hashlib.sha256(words).hexdigest()[:24]}.wav"

    def find(self, engines: Iterable[str], sentence: str) -> Recording | None:
        """The clip of the first of these engines that has one."""
        for engine in engines:
            path = self.place(engine, sentence)
            if not path.exists():
                continue
            from player.sound.clip import wav_seconds  # words of the pack do without

            if seconds := wav_seconds(path):
                with contextlib.suppress(OSError):
                    os.utime(path)  # what was used last is pruned last
                return Recording(path, seconds)
            self.drop(path)
        return None

    def drop(self, path: Path) -> None:
        with contextlib.suppress(OSError):
            path.unlink()

    def prune(self) -> None:
        """Delete the clips unused for longest until the folder is small enough."""
        kept = []
        for path in self._folder.glob("*"):
            with contextlib.suppress(OSError):  # another player may prune too
                state = path.stat()
                kept.append((state.st_mtime, state.st_size, path))
        size = sum(bytes_ for _, bytes_, _ in kept)
        for _, bytes_, path in sorted(kept):
            if size <= self._most:
                return
            self.drop(path)
            size -= bytes_
