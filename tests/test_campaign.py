"""The campaign of `tests/campaign`: its quick parts for a moment, all of it under `-m slow`."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.campaign.files import files
from tests.campaign.inputs import inputs
from tests.campaign.surroundings import clocks
from tests.campaign.tally import Part, Tally, as_table

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("part", [files, inputs, clocks])
def test_what_a_moment_of_the_campaign_tries_holds(part: Part, own_home: Path) -> None:
    tally = part(Random("a moment"), time.monotonic() + 3)
    assert tally.tried > 0
    assert (tally.faults, tally.lost) == ([], 0)


def test_a_fault_is_counted_and_told() -> None:
    tally = Tally("some")
    tally.check([])
    tally.check(["it broke"], lost=2)
    tally.note("sort")
    assert (tally.tried, tally.survived, tally.lost) == (2, 1, 2)
    assert "some" in as_table([tally])
    assert "! some: it broke" in as_table([tally])


@pytest.mark.slow
def test_ten_minutes_of_the_campaign_lose_nothing() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.campaign",
            "--minutes",
            "10",
            "--seed",
            str(int(time.time())),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
