"""A minute of random files: `pytest -m slow`. The hour is tests/fuzz/fuzz_reader.py."""

import time
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player import places
from player.format.library import Library
from player.format.routine_file import Reading
from player.format.source import LARGEST
from tests.texts import read_text

SEEDS = [
    path.read_text(encoding="utf-8")
    for path in sorted(places.shipped("routines").rglob("*.yaml"))[::4]
]
WORDS = sorted({word for seed in SEEDS for word in seed.split()})
SIGNS = ["\n", "\n  ", "\n- ", ": ", " #", "[", "]", "{", "}", ",", "'", '"', "|", ">", "&a ", "*a"]
SIGNS += ["!t ", "<<: ", "\t", "\r", "\x00", "\ufeff", "é", "日本", "{side}", "# untwist: accept "]


@st.composite
def changed(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 30))
        piece = draw(st.sampled_from(SIGNS) | st.sampled_from(WORDS) | st.text(max_size=5))
        times = draw(st.sampled_from([1, 1, 1, 2, 50]))
        text = text[:at] + piece * times + text[at + cut :]
    return text


def read_whole(data: str | bytes) -> Reading:
    return read_text(data, library=LIBRARY, names={"pose": POSES})


@pytest.mark.slow
@settings(max_examples=12_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(changed() | st.binary(max_size=2_000) | st.text(max_size=500))
def test_a_minute_of_changed_files_and_of_noise(data: str | bytes) -> None:
    begun = time.process_time()
    reading = read_whole(data)
    assert (reading.routine is None) == bool(reading.errors)
    assert list(reading.problems) == sorted(reading.problems)
    for problem in reading.problems:
        assert problem.line >= 1
        assert all(c.isprintable() or c == "\n" for c in problem.as_text())
    assert time.process_time() - begun < 1.0


POSES = {path.stem for path in (places.shipped("media") / "poses").glob("*.yaml")}
LIBRARY = Library([places.shipped("routines")], {"pose": POSES})

FULL = {
    "remarks": "name: x\n" + "# untwist: accept long-hold, no\n" * (LARGEST // 33),
    "remarks behind values": "".join(
        f"k{n}: v # untwist: accept long-hold\n" for n in range(LARGEST // 42)
    ),
    "names in one remark": "name: x # untwist: accept " + "a," * (LARGEST // 2 - 30),
    "phases": "name: x\nrep:\n" + "- {hold: 61, say: Force the left arm.}\n" * (LARGEST // 40),
    "steps": "name: x\nsteps:\n" + "- {use: cat-cow, reps: 3}\n" * (LARGEST // 27),
    "cues": "name: x\nrep:\n- hold: 9\n  cues:\n"
    + "  - {at: 20, say: Ten seconds.}\n" * (LARGEST // 36),
    "careful": "name: x\nrep: [{hold: 3}]\ncareful:\n"
    + "".join(f"  c{n}: Ask first.\n" for n in range(LARGEST // 24)),
    "braces": "name: x\nrep: [{hold: 3}]\nmistakes:\n" + "- 'on the {side}'\n" * (LARGEST // 19),
}


@pytest.mark.slow
@pytest.mark.parametrize("text", FULL.values(), ids=FULL)
def test_a_file_as_large_as_it_may_be_takes_no_second_and_no_200_megabytes(text: str) -> None:
    assert len(text) <= LARGEST
    took = []
    for _ in range(2):
        begun = time.process_time()
        reading = read_whole(text)
        took.append(time.process_time() - begun)
        assert reading.problems or reading.routine
    tracemalloc.start()
    read_whole(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert min(took) < 1.0
    assert most < 200e6
