"""Renders the phrase pack: every sentence of the library's routines, and of the safety cards.

    python media/voice/make_pack.py [--check] [--all]

Run it from the project with `pip install ".[voice]"` done, after any change of words in
`routines/`, on the cards of `SPOKEN_CARDS` or in the voice's own lines. It renders what is
missing and deletes what nobody says any more; `--all` renders everything anew, `--check` only
says what is missing or left over. It needs `ffmpeg` or `oggenc` on the PATH to write OGG.

Every OGG file of one encoder begins with the same three kilobytes, more than many a clip itself
has. They stand once, in `head-….ogg`; `cat head-….ogg rest.part > rest.ogg` is a file to listen to.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from player.care.cards import card_texts  # noqa: E402
from player.care.stop_signs import sign_texts  # noqa: E402
from player.care.texts import pain_texts  # noqa: E402
from player.format.library import Library  # noqa: E402
from player.model.record import PainKind  # noqa: E402
from player.model.settings import Country  # noqa: E402
from player.narration.cue_plan import phrases  # noqa: E402
from player.narration.spelling import clips, key  # noqa: E402
from player.plan.timeline import lay_out  # noqa: E402
from player.plan.wording import SOUND_CHECK, fixed_lines, words_of_time  # noqa: E402
from player.screens.play.play_questions import pain_aloud  # noqa: E402
from player.screens.play.stop_signs import StopSignsMenu  # noqa: E402
from player.sound.clip import (  # noqa: E402
    Clip,
    finished,
    loudness,
    write_wav,
)
from player.sound.engines import SPEED, available, engine_named  # noqa: E402
from player.sound.recordings import INDEX, Pack  # noqa: E402

QUALITY = "1"
"""Of the encoder: about 5 kB a second."""

USUAL = Country.UK

SPOKEN_CARDS = (
    *card_texts().help.values(),
    *card_texts().today.values(),
    *(pain_texts().stopped[kind].for_country(USUAL) for kind in PainKind),
)
"""What can be read aloud without an engine: the help, why something is closed, what hurts.

For the United Kingdom, since it costs 10 kB a line; the cards of advice and the
other countries are left to the voice of the machine. The stop signs are there for every country.
"""

Index = dict[str, dict[str, Any]]


def needed(routines: Path) -> dict[str, str]:
    """Every sentence that may be said, by its key."""
    texts = [*fixed_lines(), *words_of_time(), SOUND_CHECK, pain_texts().slower, *spoken_texts()]
    library = Library([routines])
    for name in library.keys():
        routine = library.find(name).routine
        if routine is None:
            raise SystemExit(f"{name} does not load; run `untwist check` first.")
        texts += [*phrases(lay_out(routine)), routine.name]
    return {key(clip): clip for text in texts for clip in clips(text)}


def spoken_texts() -> list[str]:
    """What is read aloud of the stop signs, and of the cards that are in the pack."""
    texts = []
    for country in Country:
        for sign in (one.for_country(country) for one in sign_texts().signs):
            texts += [sign.short, sign.more, sign.then, sign.why]
        texts += StopSignsMenu(country).spoken()
    for card in (one.for_country(USUAL) for one in SPOKEN_CARDS):
        texts += [card.title, *card.lines]
    return [*texts, *pain_aloud(), sign_texts().title]


def read_index(folder: Path) -> Index:
    """The clips of a pack: sentence to file, head, seconds and loudness; empty without one."""
    try:
        found: Index = json.loads((folder / INDEX).read_text(encoding="utf-8"))["clips"]
    except FileNotFoundError:
        return {}
    return {sentence: clip for sentence, clip in found.items() if "head" in clip}


def differences(wanted: dict[str, str], index: Index, folder: Path) -> tuple[list[str], list[str]]:
    """The sentences that are missing, and those of the pack that nobody says."""
    held = {key(sentence) for sentence, clip in index.items() if (folder / clip["file"]).exists()}
    missing = [sentence for words, sentence in wanted.items() if words not in held]
    return missing, [sentence for sentence in index if key(sentence) not in wanted]


def file_name(sentence: str, taken: set[str]) -> str:
    """A readable name for the file of a sentence, unlike those that are taken."""
    base = "-".join(re.findall(r"[a-z0-9]+", sentence.lower()))[:60].rstrip("-")
    name, count = f"{base}.part", 2
    while name in taken:
        name, count = f"{base}-{count}.part", count + 1
    return name


def encode(clip: Clip, target: Path) -> str:
    """Write a clip as OGG Vorbis without its head, the same bytes each time; the head's name."""
    with tempfile.TemporaryDirectory() as scratch:
        wav, ogg = Path(scratch, "clip.wav"), Path(scratch, "clip.ogg")
        write_wav(wav, clip)
        subprocess.run(_command(wav, ogg), check=True)
        whole = ogg.read_bytes()
    cut = head_length(whole)
    target.write_bytes(whole[cut:])
    name = f"head-{hashlib.sha256(whole[:cut]).hexdigest()[:8]}.ogg"
    (target.parent / name).write_bytes(whole[:cut])
    return name


def head_length(ogg: bytes) -> int:
    """Bytes of the pages before the first one with sound, by RFC 3533."""
    at = 0
    while ogg[at : at + 4] == b"OggS":
        if int.from_bytes(ogg[at + 6 : at + 14], "little", signed=True) > 0:
            return at
        lengths = ogg[at + 26]
        at += 27 + lengths + sum(ogg[at + 27 : at + 27 + lengths])
    raise SystemExit("The encoder wrote no sound.")


def _command(wav: Path, ogg: Path) -> list[str]:
    if program := shutil.which("ffmpeg"):
        exact = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
        silent = [program, "-y", "-loglevel", "error", "-i", str(wav)]
        return [*silent, *exact, "-c:a", "libvorbis", "-q:a", QUALITY, str(ogg)]
    if program := shutil.which("oggenc"):
        return [program, "-Q", "-s", "1", "-q", QUALITY, "-o", str(ogg), str(wav)]
    raise SystemExit("No encoder found: install ffmpeg or oggenc.")


def render(sentences: list[str], index: Index, folder: Path) -> None:
    """Render these sentences into the folder and the index."""
    speak = engine_named("hibari")
    for sentence in sentences:
        clip = finished(speak(sentence))
        name = file_name(sentence, {entry["file"] for entry in index.values()})
        index[sentence] = {
            "file": name,
            "head": encode(clip, folder / name),
            "seconds": round(clip.seconds, 3),
            "lufs": round(loudness(clip.samples, clip.rate), 2),
        }
        print(f"{clip.seconds:5.2f} s  {name}")


def write_index(index: Index, folder: Path) -> None:
    """Write the index, sorted, and delete the files that it does not name."""
    names = {clip[key] for clip in index.values() for key in ("file", "head")}
    for path in (*folder.glob("*.ogg"), *folder.glob("*.part")):
        if path.name not in names:
            path.unlink()
    engine = next(name for name in available("hibari"))
    made = {"made_with": f"{engine}, heart, speed {SPEED}", "clips": dict(sorted(index.items()))}
    text = json.dumps(made, indent=1, ensure_ascii=False) + "\n"
    (folder / INDEX).write_text(text, encoding="utf-8")


def main() -> int:
    """Bring the pack up to date, or say what is out of date; 1 if something is with `--check`."""
    parser = argparse.ArgumentParser(description="Render the phrase pack.")
    parser.add_argument("--check", action="store_true", help="only say what is out of date")
    parser.add_argument("--all", action="store_true", help="render everything anew")
    options = parser.parse_args()
    wanted = needed(HERE.parent.parent / "routines")
    index = {} if options.all else read_index(HERE)
    missing, stale = differences(wanted, index, HERE)
    if options.check:
        for what, sentences in (("missing", missing), ("nobody says", stale)):
            for sentence in sentences:
                print(f"{what}: {sentence}")
        return 1 if missing or stale else 0
    for sentence in stale:
        del index[sentence]
    for sentence in missing:
        index.pop(sentence, None)
    render(missing, index, HERE)
    write_index(index, HERE)
    seconds = sum(clip["seconds"] for clip in index.values())
    size = Pack(HERE).size
    print(f"{len(index)} clips, {seconds:.0f} s, {size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
