"""`untwist export NAME -o FILE.html`, as a person types it."""

from pathlib import Path

import pytest

from player.cli import main
from player.sound import voice as voices
from tests.handout.pages import SHORT, block, data

MEGABYTE = 1_000_000


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said is in the pack: the same on every machine."""
    monkeypatch.setattr(voices, "available", lambda choice: ())


def test_bird_dog_is_a_page_that_a_mail_can_carry(tmp_path: Path) -> None:
    target = tmp_path / "bird-dog.html"

    assert main(["export", "bird-dog", "-o", str(target)]) == 0

    page = target.read_text(encoding="utf-8")
    assert len(page.encode()) < 3 * MEGABYTE
    found = data(page)
    assert len(found["sound"]["lines"]) > 25
    assert set(found["sound"]["tones"]) > {"start", "go", "done", "tick"}
    assert found["segments"][0]["figure"] is not None
    assert len(block(page, "sound")) > 400_000


def test_what_has_problems_is_not_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    routine = tmp_path / "reach.yaml"
    routine.write_text(SHORT.replace("pose: bird-dog", "pose: brid-dog"))
    target = tmp_path / "reach.html"

    assert main(["export", str(routine), "-o", str(target)]) == 1

    assert "bird-dog" in capsys.readouterr().err
    assert not target.exists()


def test_a_folder_that_is_not_there_is_told_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "bird-dog", "-o", str(tmp_path / "none" / "a.html")]) == 1
    assert "none" in capsys.readouterr().err
