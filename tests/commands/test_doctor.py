"""What `untwist doctor` says of the voices, the phrase pack and the scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from player import places
from player.commands import doctor
from player.commands.doctor import _voices
from player.sound import engines
from player.ui.text import fallback_fonts


def test_the_voices_of_this_machine_are_named_the_best_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "_installed", lambda module: False)
    monkeypatch.setattr(engines.sys, "platform", "linux")
    monkeypatch.setattr(engines.shutil, "which", lambda program: f"/bin/{program}")

    assert next(iter(_voices())) == ("voices", "espeak-ng, flite", True)


def test_the_pack_is_counted_and_weighed() -> None:
    folder = places.shipped("media") / "voice"
    clips = json.loads((folder / "index.json").read_text(encoding="utf-8"))["clips"]
    bytes_ = sum(
        path.stat().st_size for path in folder.iterdir() if path.suffix in (".ogg", ".part")
    )

    assert list(_voices())[1] == (
        "phrase pack",
        f"{len(clips)} phrases, {bytes_ / 1e6:.1f} MB",
        True,
    )


def test_a_pack_that_is_not_whole_is_no_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "voice").mkdir()
    monkeypatch.setattr(places, "shipped", lambda name: tmp_path)
    assert list(_voices())[1][2] is False

    clips = {"One.": {"file": "one.ogg", "seconds": 1.0}}
    (tmp_path / "voice" / "index.json").write_text(json.dumps({"clips": clips}))
    what, found, good = list(_voices())[1]
    assert (what, good) == ("phrase pack", False)
    assert "one.ogg" in found


def test_scripts_with_and_without_a_font_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fallback_fonts, "_search", lambda sign, script, bold: None)
    fallback_fonts._known.clear()
    found = {what: (said, good) for what, said, good in doctor._fonts()}
    fallback_fonts._known.clear()
    with_one, without = found["scripts with a font"], found["scripts without a font"]
    assert "Greek" in with_one[0]
    assert "Japanese" in without[0]
    # It keeps no routine in English from being played.
    assert with_one[1]
    assert without[1]
