"""The first pictures of the last sessions: few, for this person alone, and never in the way."""

import os
import sys
import time
from pathlib import Path

import pygame
import pytest

from player.painting.last_pictures import MOST, path_of, read_picture, write_picture
from player.painting.subject import paint
from tests.painting.subjects import SIZE, still
from tests.painting.test_layers import off


def test_a_picture_goes_there_and_back(tmp_path: Path) -> None:
    picture = paint(still("cat"))
    path = path_of(still("cat"), tmp_path / "cache" / "figure")
    write_picture(path, picture)
    found = read_picture(path, SIZE)
    assert found is not None
    assert off(found, picture) == 0
    assert path_of(still("cow"), path.parent) != path


def test_another_size_a_cut_file_or_none_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "one.picture"
    assert read_picture(path, SIZE) is None
    write_picture(path, pygame.Surface(SIZE, depth=32))
    assert read_picture(path, SIZE[::-1]) is None
    path.write_bytes(path.read_bytes()[:-1])
    assert read_picture(path, SIZE) is None


@pytest.mark.skipif(sys.platform == "win32", reason="has other permissions")
def test_only_this_person_can_read_them(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "figure" / "one.picture"
    write_picture(path, pygame.Surface(SIZE, depth=32))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_only_the_last_few_are_kept(tmp_path: Path) -> None:
    for number in range(MOST + 4):
        path = tmp_path / f"{number}.picture"
        write_picture(path, pygame.Surface((4, 4), depth=32))
        os.utime(path, (time.time() - 1000 + number,) * 2)
    write_picture(tmp_path / "new.picture", pygame.Surface((4, 4), depth=32))
    kept = {path.stem for path in tmp_path.iterdir()}
    assert kept == {"new", *(str(number) for number in range(5, MOST + 4))}
