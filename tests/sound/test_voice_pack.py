"""The phrase pack that is shipped: whole, nothing too much, one loudness."""

import importlib.util
import json
import math
from pathlib import Path
from types import ModuleType

import pygame
import pytest

from player import places
from player.sound.clip import from_pcm, loudness
from player.sound.recordings import Pack

FOLDER = places.shipped("media") / "voice"
INDEX = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))["clips"]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pack", FOLDER / "make_pack.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_sentence_of_the_library_is_there_and_no_other(script: ModuleType) -> None:
    wanted = script.needed(places.shipped("routines"))

    missing, stale = script.differences(wanted, INDEX, FOLDER)

    again = "run: python media/voice/make_pack.py"
    assert missing == [], again
    assert stale == [], again


def test_a_missing_file_a_missing_and_a_stale_sentence_are_found(
    script: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "rest.ogg").touch()
    index = {"Rest.": {"file": "rest.ogg"}, "Left.": {"file": "left.ogg"}}
    wanted = {"rest": "Rest.", "left": "Left.", "right": "Right."}

    assert script.differences(wanted, index, tmp_path) == (["Left.", "Right."], [])
    assert script.differences({"left": "Left."}, index, tmp_path) == (["Left."], ["Rest."])


def test_the_index_names_the_files_and_no_file_is_left_over() -> None:
    named = {clip["file"] for clip in INDEX.values()}
    heads = {clip["head"] for clip in INDEX.values()}

    assert {path.name for path in FOLDER.glob("*.part")} == named
    assert {path.name for path in FOLDER.glob("*.ogg")} == heads
    assert len(named) == len(INDEX)


def test_the_pack_is_not_too_large_to_download() -> None:
    assert Pack(FOLDER).size < 12_000_000


def test_all_clips_are_within_one_loudness_unit() -> None:
    levels = [clip["lufs"] for clip in INDEX.values()]

    assert max(levels) - min(levels) <= 1.0
    assert math.isclose(sum(levels) / len(levels), -21, abs_tol=0.5)


def test_the_files_are_what_the_index_says() -> None:
    pygame.mixer.init(24_000, -16, 1, 1024, allowedchanges=0)
    some = sorted(INDEX)[:: max(1, len(INDEX) // 12)]
    pack = Pack(FOLDER)
    for sentence in some:
        recording = pack.find(sentence)
        assert recording is not None
        said = pygame.mixer.Sound(recording.sound())
        clip = from_pcm(said.get_raw(), 24_000)
        assert clip.seconds == pytest.approx(INDEX[sentence]["seconds"], abs=0.03), sentence
        level = loudness(clip.samples, clip.rate)
        assert level == pytest.approx(INDEX[sentence]["lufs"], abs=0.5), sentence
    pygame.mixer.quit()


def test_no_clip_is_empty_or_endless() -> None:
    for sentence, clip in INDEX.items():
        assert 0.2 < clip["seconds"] < 15, sentence


def test_a_sentence_is_found_whatever_its_capitals_or_put_together_from_words() -> None:
    pack = Pack(FOLDER)

    assert pack.find("rest.") == pack.find("Rest.")
    assert pack.find("Supercalifragilistic.") is None
    assert len(pack.put_together("Two minutes eleven to go.")) == 4
    assert pack.put_together("Two minutes of supercalifragilistic.") == ()


def test_a_folder_without_an_index_or_with_a_broken_one_is_empty(tmp_path: Path) -> None:
    assert len(Pack(tmp_path)) == 0
    for broken in ("{", '{"clips": {"Rest.": {}}}', "[]", '{"clips": 3}'):
        (tmp_path / "index.json").write_text(broken)
        assert len(Pack(tmp_path)) == 0
