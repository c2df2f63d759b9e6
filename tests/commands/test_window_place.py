"""The place of the window from one start to the next."""

from pathlib import Path

import pytest

from player.commands.play import WINDOW_FILE, keep_place, read_place
from player.ui.window.window import Window, WindowPlace

PLACE = WindowPlace((900, 700), (40, 60), full=True)


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    home = tmp_path / "not there yet"
    assert read_place(home) is None
    keep_place(home, PLACE)
    assert read_place(home) == PLACE


@pytest.mark.parametrize("text", ["", "{}", '{"size": [3, 2]}', '{"size": "large"}', "\x00"])
def test_a_file_without_sense_is_no_place(tmp_path: Path, text: str) -> None:
    (tmp_path / WINDOW_FILE).write_text(text)
    assert read_place(tmp_path) is None


def test_a_window_that_was_not_opened_has_no_place(tmp_path: Path) -> None:
    keep_place(tmp_path, None)
    assert not (tmp_path / WINDOW_FILE).exists()


def test_the_window_opens_in_its_size_of_last_time_but_in_the_one_that_is_asked_for() -> None:
    for asked, size in ((None, (900, 700)), ((640, 480), (640, 480))):
        window = Window(asked, place=WindowPlace((900, 700)))
        try:
            assert window.open().get_size() == size
            assert window.place is not None
            assert window.place.size == size
        finally:
            window.close()
