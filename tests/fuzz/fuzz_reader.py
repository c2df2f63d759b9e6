"""The reader of routine and pose files under atheris: whatever comes in, an answer comes out.

    pip install atheris
    python tests/fuzz/fuzz_reader.py -max_total_time=3600 NEW_FOLDER routines tests/broken

New inputs are kept in NEW_FOLDER; the other folders are where it starts from.
"""

import sys
import time
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[2]))

with atheris.instrument_imports(include=["player", "yaml"]):
    from player.format import yaml_reader
    from player.format.pose_file import pose_of
    from tests.texts import read_text

POSES = {"cat", "cow", "hook-lying", "bird-dog"}
LONGEST_SECONDS = 1.0
"""Seconds of the processor that a file may take, although the code is slower while watched."""


def answer(data: bytes) -> None:
    """Read the bytes as a routine and as a pose; anything but an answer ends the run."""
    begun = time.process_time()
    reading = read_text(data, names={"pose": POSES})
    assert (reading.routine is None) == bool(reading.errors), "neither a routine nor errors"
    problems = list(reading.problems)
    pose = pose_of(yaml_reader.read_document(data, "x.yaml"), "x", POSES)
    assert pose.pose is None or not problems or problems[0].line >= 1
    for problem in (*problems, *pose.problems):
        assert problem.line >= 1
        assert problem.column >= 1
        assert (problem.message + problem.hint).isprintable(), "words that move the cursor"
        assert all(c.isprintable() or c == "\n" for c in problem.as_text())
    assert time.process_time() - begun < LONGEST_SECONDS, "too slow"


if __name__ == "__main__":
    atheris.Setup(sys.argv, answer)
    atheris.Fuzz()
