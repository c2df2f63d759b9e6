"""What the commands work with: the person's day, and the folders of routines."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from player.app import locations


@pytest.mark.parametrize(
    ("hour", "begins", "wanted"),
    [(3, None, date(2026, 3, 1)), (5, None, date(2026, 3, 2)), (9, 10, date(2026, 3, 1))],
)
def test_the_day_of_the_commands_begins_when_the_settings_say_so(
    hour: int,
    begins: int | None,
    wanted: date,
    own_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(locations, "now", lambda: datetime(2026, 3, 2, hour, tzinfo=UTC))
    if begins is not None:
        own_home.mkdir(exist_ok=True)
        (own_home / "settings.toml").write_text(f"day_begins_hour = {begins}\n")
    assert locations.today() == wanted
