"""`untwist cues` and `export`: the words and sounds of a session, as a list or a sound file."""

from __future__ import annotations

import math
import shutil
import subprocess
import tempfile
import time
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from player import places
from player.app import locations
from player.app.locations import Trouble
from player.commands import output
from player.model.settings import HowMuch
from player.narration.cue import AFTER_TONE, Cue, CueKind
from player.narration.cue_plan import phrases, plan_cues
from player.narration.sounds import MOVEMENTS, Sound, counted_into
from player.plan import wording
from player.plan.timeline import Timeline, lay_out
from player.sound.mixdown import Track, arranged, mixed, track
from player.sound.sounds import Sounds
from player.sound.speaker import RATE, Lane, Speaker
from player.sound.voice import OTHER_LANGUAGE, Voice

WAIT_AT_A_START = 8.0
"""Seconds of silence where the player would wait until the person is ready."""

_LANES = dict.fromkeys((*MOVEMENTS, Sound.COUNTDOWN), Lane.COUNTDOWN)

_RENDER_SECONDS = 120.0
"""Seconds that the rendering of the words may take."""

_POLL_SECONDS = 0.02

_SILENT_END = 1.0
"""Seconds of silence at the end of the file."""


def show_cues(name: str, *, as_json: bool, how_much: str = "all") -> int:
    """Print all cues of a routine, given by name or file."""
    timeline = lay_out(locations.routine_named(name))
    voice = Voice(Speaker())
    try:
        cues = rendered_cues(timeline, voice, HowMuch(how_much))
    finally:
        voice.close()
    if as_json:
        output.as_json([as_dict(cue) for cue in cues])
        return 0
    heads = ("at", "seconds", "kind", "what", "priority", "for")
    output.table(heads, [_row(timeline, cue) for cue in cues], right=(0, 1, 4))
    if trouble := _unsaid(timeline, voice):
        output.say(trouble)
    return 0


def _unsaid(timeline: Timeline, voice: Voice) -> str:
    """A sentence about what cannot be said; empty where all can."""
    return voice.trouble if timeline.routine.is_english else OTHER_LANGUAGE


def rendered_cues(timeline: Timeline, voice: Voice, how_much: HowMuch) -> tuple[Cue, ...]:
    """Render the clips of a plan; its cues with their true lengths."""
    if not timeline.routine.is_english:
        return plan_cues(timeline, lambda text: math.inf, how_much)
    voice.prepare(phrases(timeline, how_much))
    until = time.monotonic() + _RENDER_SECONDS
    while voice.rendering and time.monotonic() < until:
        voice.drain()
        time.sleep(_POLL_SECONDS)
    return plan_cues(timeline, voice.seconds_of, how_much)


def as_dict(cue: Cue) -> dict[str, Any]:
    """The contract of `cues --json`."""
    return {
        "at": round(cue.at, 3),
        "kind": str(cue.kind),
        ("text" if cue.kind == "voice" else "sound"): cue.what,
        "seconds": round(cue.seconds, 3),
        "priority": int(cue.priority),
        "for": cue.segment,
    }


def _row(timeline: Timeline, cue: Cue) -> tuple[str, ...]:
    segment = timeline.segments[cue.segment]
    about = f"{segment.index} {segment.kind}" + (f" {segment.side}" if segment.side else "")
    minutes, rest = divmod(round(cue.at, 2), 60)
    at = f"{int(minutes)}:{rest:05.2f}"
    return (at, f"{cue.seconds:.2f}", str(cue.kind), cue.what, str(int(cue.priority)), about)


def export_sound(name: str, target: Path, how_much: str = "all") -> int:
    """Write the session of a routine, given by name or file, as WAV, OGG or MP3."""
    timeline = lay_out(locations.routine_named(name))
    encoder = _encoder(target)
    if not target.absolute().parent.is_dir():
        raise Trouble(f"There is no folder {target.parent} to write {target.name} into.")
    speaker = Speaker()
    voice = Voice(speaker)
    if not speaker.open_unheard():
        raise Trouble(speaker.trouble)
    try:
        cues = rendered_cues(timeline, voice, HowMuch(how_much))
        tracks, seconds = _tracks(timeline, cues, voice, Sounds(speaker, volume=100))
        tags = named_in(encoder[0], timeline, cues) if encoder else []
        _write(arranged(tracks), seconds + _SILENT_END, target, encoder, tags)
    except OSError as refused:
        raise Trouble(f"{target} cannot be written: {refused}") from refused
    finally:
        voice.close()
        speaker.close()
    output.say(f"{target}: {seconds + _SILENT_END:.0f} s")
    if trouble := _unsaid(timeline, voice):
        output.warn(f"{trouble} These lines are missing in the file.")
        return 1
    return 0


def named_in(program: str, timeline: Timeline, cues: tuple[Cue, ...]) -> list[str]:
    """The options that name the file and its chapters, one for each exercise.

    Chapters are comments as OGG players read them (`CHAPTER001=…`); `lame` knows the title alone.
    """
    title = timeline.routine.name
    match Path(program).stem:
        case "lame":
            return ["--tt", title, "--ta", "Untwist"]
        case "oggenc":
            tags = [("-c", f"{key}={value}") for key, value in _chapters(timeline, cues)]
            return ["-t", title, "-a", "Untwist", *(word for tag in tags for word in tag)]
    tags = [("title", title), ("artist", "Untwist"), *_chapters(timeline, cues)]
    return [word for key, value in tags for word in ("-metadata", f"{key}={value}")]


def _chapters(timeline: Timeline, cues: tuple[Cue, ...]) -> Iterator[tuple[str, str]]:
    waits = _waits(timeline, cues)
    before = 0
    for segment in timeline.segments:
        if segment.exercise is None or segment.number == before:
            continue
        before = segment.number
        at = segment.start + sum(wait for index, wait in waits.items() if index < segment.index)
        minutes, seconds = divmod(at, 60)
        hours, minutes = divmod(int(minutes), 60)
        yield f"CHAPTER{before:03}", f"{hours:02}:{minutes:02}:{seconds:06.3f}"
        yield f"CHAPTER{before:03}NAME", segment.exercise.name


def _encoder(target: Path) -> list[str]:
    """The encoder's command line up to the WAV file to encode; empty for a WAV."""
    kind = target.suffix.lower()
    if kind == ".wav":
        return []
    if kind not in (".ogg", ".mp3"):
        raise Trouble(
            f"`{kind or target.name}` is no form of export. Write -o {target.stem}.html for a "
            "page that plays it, .md for text, or .wav, .ogg or .mp3 for sound."
        )
    if program := shutil.which("ffmpeg"):
        return [program, "-y", "-loglevel", "error", "-i"]
    if kind == ".ogg" and (program := shutil.which("oggenc")):
        return [program, "-Q", "-o", str(target)]
    if kind == ".mp3" and (program := shutil.which("lame")):
        return [program, "--quiet"]
    raise Trouble(
        f"This machine has no program that writes {kind} files: install ffmpeg, "
        f"or write -o {target.stem}.wav"
    )


def _write(
    tracks: list[Track], seconds: float, target: Path, encoder: list[str], tags: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        wav = Path(scratch, "session.wav") if encoder else target
        places.make_private_file(target)
        with wav.open("wb") as raw, wave.open(raw, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            for block in _with_a_bar(mixed(tracks, seconds), round(seconds), target.name):
                file.writeframes(block)
        if encoder:
            named = [] if "-o" in encoder else [str(target)]
            # `ffmpeg` takes what it writes into the file after the file that it reads.
            last = [str(wav), *tags] if "-i" in encoder else [*tags, str(wav)]
            done = subprocess.run([*encoder, *last, *named], capture_output=True, text=True)
            if done.returncode:
                raise Trouble(f"{target} cannot be written: {done.stderr.strip()}")


def _with_a_bar(blocks: Iterator[bytes], seconds: int, name: str) -> Iterator[bytes]:
    from rich.console import Console
    from rich.progress import track as bar

    yield from bar(blocks, name, total=seconds, console=Console(stderr=True), transient=True)


def _tracks(
    timeline: Timeline, cues: tuple[Cue, ...], voice: Voice, sounds: Sounds
) -> tuple[list[Track], float]:
    """All sounds at their times, and the length of the session with its waits, in seconds."""
    waits = _waits(timeline, cues)
    tracks = []
    for cue in cues:
        if cue.what == wording.READY:
            continue
        later = sum(seconds for index, seconds in waits.items() if index < cue.host)
        if cue.kind is CueKind.VOICE:
            raw, lane = voice.samples((cue.what,)), Lane.VOICE
        else:
            raw, lane = _sounded(timeline, cue, sounds), _LANES.get(Sound(cue.what), Lane.CHIME)
        tracks.append(track(cue.at + later, raw, lane))
    return tracks, timeline.total_seconds + sum(waits.values())


def _waits(timeline: Timeline, cues: tuple[Cue, ...]) -> dict[int, float]:
    """Seconds in the file for each start that waits for the person, by the segment's index."""
    found = {segment.index: WAIT_AT_A_START for segment in timeline.segments if segment.ready}
    for cue in cues:
        if cue.host in found and cue.kind is CueKind.VOICE and cue.what != wording.READY:
            begin = timeline.segments[cue.host].start
            found[cue.host] = max(found[cue.host], cue.end - begin + WAIT_AT_A_START + AFTER_TONE)
    return found


def _sounded(timeline: Timeline, cue: Cue, sounds: Sounds) -> bytes:
    if cue.what != Sound.COUNTDOWN:
        return sounds.samples(Sound(cue.what))
    return sounds.countdown_samples(counted_into(timeline, cue.segment + 1))
