"""A routine in a script without a font: said once on the screen, shown as a word in its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from player.format.library import Library
from player.ui.text import fallback_fonts, runs
from tests.screens.driving import Driver

ROUTINE = """\
name: 猫と牛
about: Slowly.
purpose: mobility
position: hands and knees
rep:
  - say: 息を吸って。
    hold: 5 s
dose:
  reps: 2
"""


@pytest.fixture(autouse=True)
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(fallback_fonts, "_search", lambda sign, script, bold: None)
    forget()
    yield
    forget()


def forget() -> None:
    fallback_fonts._known.clear()
    runs.runs.cache_clear()


def test_choose_says_it_once(tmp_path: Path, no_window: None) -> None:
    (tmp_path / "cat.yaml").write_text(ROUTINE, encoding="utf-8")
    driver = Driver(tmp_path, Library([tmp_path]))
    assert "Japanese" in driver.choose.message
    driver.press(ord("h"), "h")
    driver.press(27)
    assert "Japanese" not in driver.choose.message
    driver.close()


def test_play_says_it_where_choose_was_not_seen(tmp_path: Path, no_window: None) -> None:
    (tmp_path / "cat.yaml").write_text(ROUTINE, encoding="utf-8")
    driver = Driver(tmp_path, Library([tmp_path]), "cat", ask=False)
    assert "Japanese" in driver.play.messages.message
    driver.wait(10)
    assert driver.play.messages.message == ""
    driver.close()
