"""The wheel, installed into an empty folder, lists and shows what came along with it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("untwist-*.whl")
    place = folder / "place"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(place)]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    return place


def run(installed: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    empty = home.parent / "empty"
    empty.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-m", "player", *words],
        cwd=empty,
        env=os.environ | {"PYTHONPATH": str(installed), "UNTWIST_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_library_comes_along(installed: Path, own_home: Path) -> None:
    listed = run(installed, own_home, "list", "--json")
    assert listed.returncode == 0, listed.stderr
    names = {one["key"]: one for one in json.loads(listed.stdout)}
    assert {"cat-cow", "open-book", "knee-drops", "bird-dog"} <= set(names)
    assert str(installed) in names["cat-cow"]["file"]
    assert (installed / "player" / "media" / "sounds" / "start.ogg").is_file()
    assert (installed / "player" / "handout" / "page" / "page.html").is_file()


def test_the_words_of_care_come_along(installed: Path, own_home: Path) -> None:
    folder = installed / "player" / "media" / "care"
    checked = run(installed, own_home, "check", str(folder))
    assert checked.returncode == 0, checked.stdout
    code = "from player.care.cards import card_texts; print(len(card_texts().help))"
    words = [sys.executable, "-c", code]
    env = os.environ | {"PYTHONPATH": str(installed)}
    told = subprocess.run(words, cwd=own_home.parent, env=env, capture_output=True, text=True)
    assert int(told.stdout) > 10, told.stderr
    assert (folder / "README.md").is_file()


def test_a_routine_of_the_wheel_plays_to_its_end(installed: Path, own_home: Path) -> None:
    played = run(installed, own_home, "play", "cat-cow", "--no-checkin", "--speed", "50")
    assert played.returncode == 0, played.stderr
    told = json.loads(run(installed, own_home, "history", "--json").stdout)
    assert [(one["routine"], one["outcome"]) for one in told] == [("cat-cow", "completed")]
