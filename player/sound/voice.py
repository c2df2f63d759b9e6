"""The voice: which texts can be said, how long they take, and saying them. No call waits."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import pygame

from player import places
from player.narration.cue import GAP
from player.narration.spelling import clips
from player.sound.engines import available
from player.sound.recordings import Pack, Recording, VoiceCache
from player.sound.renderer import Renderer
from player.sound.speaker import FRAME_BYTES, RATE, Lane, Speaker, Volume, silence

VOLUME = 100
"""The volume of the voice, 0 to 100, unless the person set their own."""

BETWEEN = 0.12
"""Seconds of silence between two sentences of a line, besides what each has at its ends."""

NO_VOICE = "No voice: follow the tones and the screen."
SOME_UNSAID = "Some words of this routine have no voice: follow the screen there."

OTHER_LANGUAGE = "No voice here speaks this routine's language: follow the tones and the screen."

_OF_THE_PACK = ("auto", "hibari")
_KEPT_BYTES = 8_000_000


class Voice(Volume):
    """Speaks from the pack, the cache, or with the engines of this machine, in this order.

    `choice` is a word of `VoiceChoice`; "off" is silence. Every method may be called at any
    time, with or without a device. Seconds are those of the clock.
    """

    def __init__(
        self,
        speaker: Speaker,
        *,
        choice: str = "auto",
        pack: Path | None = None,
        cache: Path | None = None,
        renderer: Renderer | None = None,
        volume: int = VOLUME,
        mute: bool = False,
    ) -> None:
        super().__init__(volume, mute)
        self._speaker = speaker
        self._pack = Pack(pack or places.shipped("media") / "voice")
        self._cache = VoiceCache(cache or places.home() / "cache" / "voice")
        self._renderer = renderer or Renderer()
        self._known: dict[str, tuple[Recording, ...]] = {}
        self._coming: set[str] = set()
        self._raw: dict[Path, bytes] = {}
        self._playing: pygame.mixer.Sound | None = None
        self._wanted: tuple[str, ...] = ()
        self.choice = choice

    @property
    def choice(self) -> str:
        """Which voice speaks; a new choice counts from the next `prepare` on."""
        return self._choice

    @choice.setter
    def choice(self, choice: str) -> None:
        self._choice = choice
        self._off = choice == "off"
        self._engines = () if self._off else available(choice)
        # The pack has one voice; a person who chose another does not want to hear two.
        self._packed = choice in _OF_THE_PACK or not self._engines
        self._known.clear()
        self._coming.clear()

    # What can be said

    def prepare(self, texts: Iterable[str]) -> None:
        """Have these texts ready soon: render those that neither pack nor cache holds."""
        if self._off:
            return
        self._cache.prune()
        sentences = dict.fromkeys(sentence for text in texts for sentence in clips(text))
        self._wanted = tuple(sentences)
        for sentence in sentences:
            if self._engines and not self._rendered(sentence):
                self._coming.add(sentence)
                ways = [(name, self._cache.place(name, sentence)) for name in self._engines]
                self._renderer.ask(sentence, ways)

    def drain(self) -> bool:
        """Take the clips rendered meanwhile, once a frame; whether lengths may have changed."""
        if not self._coming:
            return False
        rendered = self._renderer.drain()
        for one in rendered:
            self._coming.discard(one.sentence)
            if one.path is not None:
                self._known[one.sentence] = (Recording(one.path, one.seconds),)
        return bool(rendered)

    @property
    def rendering(self) -> bool:
        return bool(self._coming)

    @property
    def trouble(self) -> str:
        """One sentence for the screen if some texts cannot be said; empty while all is well."""
        if self._off or self._coming or not self._wanted:
            return ""
        unsaid = sum(not self._find(sentence) for sentence in self._wanted)
        if not unsaid:
            return ""
        return NO_VOICE if unsaid == len(self._wanted) else SOME_UNSAID

    def seconds_of(self, text: str) -> float:
        """Its length: an estimate while it is rendered, infinity if it cannot be said."""
        sentences = () if self._off else clips(text)
        if not sentences:
            return math.inf
        takes = sum(self._seconds(sentence) for sentence in sentences)
        return takes + BETWEEN * (len(sentences) - 1)

    def ready(self, text: str) -> bool:
        sentences = () if self._off else clips(text)
        return bool(sentences) and all(self._find(sentence) for sentence in sentences)

    def is_coming(self, text: str) -> bool:
        return any(sentence in self._coming for sentence in clips(text))

    def _seconds(self, sentence: str) -> float:
        found = self._find(sentence)
        if found:
            return sum(recording.seconds for recording in found)
        return estimated(sentence) if sentence in self._coming else math.inf

    def _find(self, sentence: str) -> tuple[Recording, ...]:
        """The recordings of a sentence; none while it is rendered, or where it cannot be said."""
        found = self._rendered(sentence)
        if found or sentence in self._coming:
            return found
        self._known[sentence] = self._pack.put_together(sentence)
        return self._known[sentence]

    def _rendered(self, sentence: str) -> tuple[Recording, ...]:
        """The whole sentence from the pack or the cache."""
        if sentence in self._known or sentence in self._coming:
            return self._known.get(sentence, ())
        packed = self._pack.find(sentence) if self._packed else None
        found = packed or self._cache.find(self._engines, sentence)
        if found:
            self._known[sentence] = (found,)
        return (found,) if found else ()

    # Saying it

    def audible(self) -> bool:
        """Whether it would be heard; looks for a device if there was none."""
        return self._speaker.retry()

    @property
    def speaking(self) -> bool:
        return self._speaker.running and pygame.mixer.Channel(Lane.VOICE).get_busy()

    def say(self, texts: Sequence[str], after: float = 0.0) -> float:
        """Say texts one after the other, in `after` seconds; how long it takes in all.

        0 without a mixer, or where one of them is not ready. Speech that is still going on is cut
        off, so the caller waits for its end.
        """
        raw = self.samples(texts)
        if not raw:
            return 0.0
        raw = silence(after) + raw
        sound = pygame.mixer.Sound(buffer=raw)
        sound.set_volume(self._gain())
        pygame.mixer.Channel(Lane.VOICE).play(sound)
        self._playing = sound
        return len(raw) / FRAME_BYTES / RATE

    def samples(self, texts: Sequence[str]) -> bytes:
        """The samples of `say`: 16 bits, both channels, `RATE` a second. Empty where it says 0."""
        if not self._speaker.running or not all(map(self.ready, texts)):
            return b""
        said = []
        for text in texts:
            found = [self._decoded(sentence) for sentence in clips(text)]
            if not all(found):
                return b""
            said.append(silence(BETWEEN).join(found))
        return silence(GAP).join(said)

    def stop(self) -> None:
        if self._speaker.running:
            pygame.mixer.Channel(Lane.VOICE).stop()

    def close(self) -> None:
        self._renderer.close()

    def _set_gain(self) -> None:
        if self._playing is not None and self._speaker.running:
            self._playing.set_volume(self._gain())

    def _decoded(self, sentence: str) -> bytes:
        """The samples of a sentence; a file that is no sound is forgotten and rendered again."""
        raw = []
        for recording in self._find(sentence):
            if recording.path not in self._raw:
                try:
                    sound = pygame.mixer.Sound(recording.sound())
                    self._raw[recording.path] = sound.get_raw()
                except (pygame.error, OSError):
                    self._forget(sentence, recording)
                    return b""
            raw.append(self._raw[recording.path])
        while sum(map(len, self._raw.values())) > _KEPT_BYTES and len(self._raw) > 1:
            self._raw.pop(next(iter(self._raw)))
        return b"".join(raw)

    def _forget(self, sentence: str, recording: Recording) -> None:
        self._pack.drop(recording)
        if recording.path.suffix == ".wav":
            self._cache.drop(recording.path)
        self._known.pop(sentence, None)
        self.prepare((*self._wanted, sentence))


def estimated(sentence: str) -> float:
    """Seconds that a sentence will take, before it is rendered (measured: within 20 %)."""
    return 0.3 + 0.055 * len(sentence)
