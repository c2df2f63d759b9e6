"""`untwist doctor`: which scripts can be written on this machine."""

import pytest

from player.commands import doctor
from player.ui.text import fallback_fonts


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
