"""Clips that were rendered once, as WAV files in a folder that is kept from growing too large."""

from __future__ import annotations

import contextlib
import os
import wave
from collections.abc import Iterable
from pathlib import Path

from player.sound.clip import wav_seconds
from player.sound.engines import SPEED
from player.sound.pack import Recording

MOST_BYTES = 200_000_000


class VoiceCache:
    """The folder `voice` of the cache. A file that is not whole is deleted and made again."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most = most_bytes

    def place(self, engine: str, sentence: str) -> Path:
        """Where the clip of a sentence belongs that this engine (with its version) speaks."""
        import hashlib  # 3 ms that words of the pack need not pay

        words = f"{engine}|{SPEED}|en|{sentence}".encode()
        return self._folder / f"{hashlib.sha256(words).hexdigest()[:24]}.wav"

    def find(self, engines: Iterable[str], sentence: str) -> Recording | None:
        """The clip of the first of these engines that has one."""
        for engine in engines:
            path = self.place(engine, sentence)
            if not path.exists():
                continue
            try:
                seconds = wav_seconds(path)
                os.utime(path)  # what was used last is pruned last
            except (OSError, EOFError, wave.Error):
                self.drop(path)
                continue
            return Recording(path, seconds)
        return None

    def drop(self, path: Path) -> None:
        """Delete a clip; it will be rendered again."""
        with contextlib.suppress(OSError):
            path.unlink()

    def prune(self) -> None:
        """Delete what was not used for longest until the folder is small enough."""
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
