"""`untwist show NAME --for CONDITIONS`: the plan as somebody with these would get it."""

import json
from pathlib import Path

import pytest

from player.cli import main

HANDS = """\
name: Hands
stop_if: [Pain.]
position: hands and knees
works: [weight on the hands, kneeling, getting to the floor]
start: {say: Come onto your hands and knees., pose: hands-and-knees, for: 12 s}
rep: [{say: Lean a little., hold: 5 s}]
easier: {use: chair}
"""
CHAIR = """\
name: Chair
stop_if: [Pain.]
position: seated
works: []
start: {say: Sit down., for: 5 s}
rep: [{say: Sit tall., hold: 5 s}]
"""


@pytest.fixture
def hands(tmp_path: Path, own_home: Path) -> Path:
    (tmp_path / "chair.yaml").write_text(CHAIR, encoding="utf-8")
    path = tmp_path / "hands.yaml"
    path.write_text(HANDS, encoding="utf-8")
    return path


def shown(capsys: pytest.CaptureFixture[str], path: Path, conditions: str) -> dict[str, object]:
    assert main(["show", str(path), "--for", conditions, "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_swap_is_told_with_its_reason(hands: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, hands, "sore wrists")
    assert found["name"] == "Chair"
    (swap,) = found["swapped"]  # type: ignore[misc]
    assert (swap["exercise"], swap["by"]) == ("Hands", "Chair")
    assert swap["why"]
    assert (found["closed"], found["left_out"]) == ([], [])


def test_what_changes_nothing_says_so(hands: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, hands, "Osteoporosis, ")
    assert (found["name"], found["swapped"], found["left_out"]) == ("Hands", [], [])
    assert found["notes"]


def test_what_is_closed_says_why_and_plays_nothing(
    hands: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hands.write_text(HANDS.replace("easier: {use: chair}\n", ""), encoding="utf-8")
    found = shown(capsys, hands, "sore wrists")
    assert found["closed"]
    assert (found["segments"], found["total_seconds"]) == ([], 0)
    asks_first = shown(capsys, hands, "heart trouble")
    assert asks_first["closed"]


def test_no_history_is_read_or_written(hands: Path, own_home: Path) -> None:
    assert main(["show", str(hands), "--for", "sore wrists"]) == 0
    assert not (own_home / "history.db").exists()


def test_a_word_that_is_no_condition_is_told_with_the_nearest(
    hands: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(hands), "--for", "sore wrist"]) == 1
    assert "sore wrists" in capsys.readouterr().err
