"""What a page says and sounds: its clips, and which of them each line is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from player.handout.blob import Blob
from player.handout.small_sound import Samples, packed, thinned
from player.narration.cue import Cue, CueKind
from player.narration.sounds import Sound, counted_into
from player.narration.spelling import clips
from player.plan import wording
from player.plan.timeline import Timeline
from player.sound.sounds import COUNTED
from player.sound.speaker import RATE

VOICE_TIMES, TONE_TIMES = 3, 2
"""A voice is kept at 16,000 samples a second, a tone at 24,000."""

TICK = "tick"


class Clip(Struct, frozen=True):
    """`at` is its first byte, `samples` how many there are, at `rate` a second."""

    at: int
    samples: int
    rate: int


class PageSound(Struct, frozen=True):
    """Clips, the clips of each line that is said, and the clip of each tone."""

    clips: tuple[Clip, ...]
    lines: tuple[tuple[int, ...], ...]
    tones: Mapping[str, int]


class SoundWriter:
    """Gathers what is said and sounded. `raw` are samples of 16 bits on two alike channels."""

    def __init__(self) -> None:
        self._samples: list[tuple[Samples, int]] = []
        self._clips: dict[str, int] = {}
        self._lines: dict[str, int] = {}
        self._made: list[tuple[int, ...]] = []
        self._tones: dict[str, int] = {}

    def line(self, text: str, raw_of: Mapping[str, bytes]) -> int | None:
        """The number of a line; None where one of its sentences has no recording."""
        sentences = clips(text)
        if not sentences or not all(raw_of.get(one) for one in sentences):
            return None
        if text not in self._lines:
            self._lines[text] = len(self._made)
            self._made.append(tuple(self._clip(one, raw_of[one]) for one in sentences))
        return self._lines[text]

    def tone(self, name: str, raw: bytes) -> None:
        """Keep a tone by its name; one that cannot be read is left out."""
        if raw:
            self._tones[name] = self._add(raw, TONE_TIMES)

    def _clip(self, sentence: str, raw: bytes) -> int:
        if sentence not in self._clips:
            self._clips[sentence] = self._add(raw, VOICE_TIMES)
        return self._clips[sentence]

    def _add(self, raw: bytes, times: int) -> int:
        one_channel = np.frombuffer(raw, np.int16)[::2]
        self._samples.append((thinned(one_channel, times), RATE // times))
        return len(self._samples) - 1

    def written(self, blob: Blob) -> PageSound:
        """All of it, with its samples in the blob."""
        small = packed([samples for samples, _ in self._samples])
        kept = tuple(
            Clip(blob.add(codes), len(samples), rate)
            for codes, (samples, rate) in zip(small, self._samples, strict=True)
        )
        return PageSound(kept, tuple(self._made), self._tones)


class PageCue(Struct, frozen=True):
    """A cue of a segment: `offset` seconds after its begin, its middle, or before its end.

    `line` is the number of what is said, or None for a `tone`. What is about another step than
    that of its segment is not said before a repeat.
    """

    offset: float
    anchor: str
    line: int | None = None
    tone: str = ""
    ahead: bool = False


def page_cues(
    timeline: Timeline, cues: Sequence[Cue], writer: SoundWriter, raw_of: Mapping[str, bytes]
) -> list[list[PageCue]]:
    """The cues of each segment, in order of time."""
    found: list[list[PageCue]] = [[] for _ in timeline.segments]
    for cue in cues:
        if cue.what == wording.READY:  # a page has a button for it
            continue
        ahead = timeline.segments[cue.segment].step > timeline.segments[cue.host].step
        if cue.kind is CueKind.VOICE:
            line = writer.line(cue.what, raw_of)
            if line is not None:
                one = PageCue(round(cue.offset, 3), str(cue.anchor), line, ahead=ahead)
                found[cue.host].append(one)
        else:
            found[cue.host] += _tones(timeline, cue)
    return found


def _tones(timeline: Timeline, cue: Cue) -> list[PageCue]:
    """The tone of a cue; a countdown is three ticks, and the sound that they lead to."""
    if cue.what != Sound.COUNTDOWN:
        return [PageCue(round(cue.offset, 3), str(cue.anchor), tone=cue.what)]
    last = counted_into(timeline, cue.segment + 1)
    names = [TICK] * COUNTED + ([str(last)] if last else [])
    return [
        PageCue(round(cue.offset - turn, 3), str(cue.anchor), tone=name)
        for turn, name in enumerate(names)
    ]
