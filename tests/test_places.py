"""The folder that we write to is the one platformdirs finds, whether it is imported or not."""

from pathlib import Path

import platformdirs
import pytest

from player import places


@pytest.mark.parametrize("data", ["", "/srv/data"])
@pytest.mark.parametrize("home", ["/home/ann", "/root"])
def test_the_home_is_where_the_system_wants_it(
    home: str, data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UNTWIST_HOME", raising=False)
    monkeypatch.setenv("HOME", home)
    monkeypatch.setenv("XDG_DATA_HOME", data)
    assert places.home() == Path(platformdirs.user_data_dir("untwist", appauthor=False))


def test_a_named_home_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNTWIST_HOME", str(tmp_path))
    assert places.home() == tmp_path
