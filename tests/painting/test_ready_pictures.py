"""The pictures that come with the program: there are those that are needed, and they are right."""

import importlib.util
import io
import sys
from pathlib import Path
from types import ModuleType

import pygame
import pytest
from msgspec.structs import replace

from player.figure.palette import palette_for
from player.figure.scene import scene
from player.model.figure import FIGURES, Figure
from player.model.pose import Pose
from player.painting.ready_pictures import SCALE, SHADES, Ready, ReadyPictures, name_of, tables
from player.painting.subject import Subject, paint, stance_of
from player.places import shipped
from tests.figure.palettes import DARK, HIGH_CONTRAST, LIGHT
from tests.painting.subjects import pose

FOLDER = shipped("media") / "figure"
READY = ReadyPictures(FOLDER)


def subject(name: str, size: tuple[int, int] = (260, 130), **other: object) -> Subject:
    one = pose(name)
    found = Subject(size, one, one, 1.0, scene([stance_of(one)]), LIGHT)
    return replace(found, **other)


def ready(one: Subject) -> Ready:
    found = READY.picture(one)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pictures", FOLDER / "make_pictures.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["make_pictures"] = made
    spec.loader.exec_module(made)
    return made


def test_the_key_and_first_poses_of_the_library_have_their_pictures(maker: ModuleType) -> None:
    """After a change of poses: `python media/figure/make_pictures.py`."""
    wanted = {name_of(one): one.end.key for one in maker.subjects()}
    there = READY._entries()
    assert {key for name, key in wanted.items() if name not in there} == set()
    assert set(there) - set(wanted) == set()
    files = {entry.file for entry in there.values()}
    assert files == {path.name for path in FOLDER.glob("*.png")}


def test_one_made_again_is_the_one_that_is_there(maker: ModuleType) -> None:
    """But for single pixels, since arithmetic differs a little from machine to machine."""
    one = next(one for one in maker.subjects() if one.end.key == "bird-dog")
    numbers, x, y = maker.picture(one)
    entry = READY._entries()[name_of(one)]
    there = pygame.image.load(str(FOLDER / entry.file))
    assert there.get_bitsize() == 8
    assert there.get_size() == numbers.shape[::-1]
    assert (x, y) == pytest.approx((entry.x, entry.y), abs=0.02)
    made = maker.png(numbers, maker.BODIES[one.palette.body])
    assert made == maker.png(numbers.copy(), maker.BODIES[one.palette.body])
    other = pygame.image.load(io.BytesIO(made), "made.png")
    assert unlike(there, other) < 0.5


def unlike(one: pygame.Surface, other: pygame.Surface) -> float:
    """The mean difference of the colours of two pictures."""
    a, b = (pygame.image.tobytes(surface, "RGB") for surface in (one, other))
    return sum(abs(p - q) for p, q in zip(a, b, strict=True)) / len(a)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["bird-dog", "knees-to-side", "seated"])
@pytest.mark.parametrize("size", [(120, 90), (260, 130), (420, 260)])
def test_one_looks_as_it_would_be_painted(
    name: str, size: tuple[int, int], palette: object
) -> None:
    one = subject(name, size, palette=palette)
    elsewhere = paint(subject(name, (size[0] + 8, size[1]), palette=palette))
    off = unlike(ready(one).surface, paint(one))
    assert off < 6.0
    moved = elsewhere.subsurface((0, 0, *size))
    assert off < unlike(moved, paint(one)), "a shift of four pixels would differ more"


def test_each_figure_has_its_body_and_its_colours() -> None:
    seen = set()
    for figure in FIGURES:
        palette = palette_for("light", (255, 255, 255), figure)
        seen.add(pygame.image.tobytes(ready(subject("standing", palette=palette)).surface, "RGB"))
    assert len(seen) == len(FIGURES)


def test_where_nothing_is_the_ground_stays_what_it_is() -> None:
    for ground in ((255, 255, 255), (1, 2, 3), (200, 100, 50)):
        page = ready(subject("standing", palette=replace(LIGHT, background=ground))).surface
        assert page.get_at((0, 0))[:3] == ground
        assert page.get_at((page.get_width() - 1, 2))[:3] == ground


def test_a_large_one_stands_in_and_a_small_one_is_as_good_as_painted() -> None:
    assert ready(subject("bird-dog", (200, 100))).final
    assert not ready(subject("bird-dog", (1200, 700))).final
    assert not ready(subject("bird-dog", (200, 100), palette=HIGH_CONTRAST)).final


def test_what_was_changed_has_none() -> None:
    one = subject("bird-dog")
    angles = (one.end.angles[0] + 1.0, *one.end.angles[1:])
    changed = replace(one.end, angles=angles)
    assert READY.picture(replace(one, begin=changed, end=changed)) is None
    seen = replace(one.scene, view=replace(one.scene.view, turn=33.0))
    assert READY.picture(replace(one, scene=seen)) is None
    assert READY.picture(replace(one, begin=pose("cat"))) is None


def test_a_name_goes_by_what_is_seen_and_not_by_words_or_size() -> None:
    one = subject("bird-dog")
    renamed: Pose = replace(one.end, key="other", name="Other", about="Other.")
    assert name_of(replace(one, size=(9, 9), begin=renamed, end=renamed)) == name_of(one)
    other = palette_for("dark", (0, 0, 0), Figure("woman", "tan"))
    assert name_of(replace(one, palette=other)) == name_of(one)
    assert name_of(replace(one, palette=replace(other, body="man"))) != name_of(one)


def test_a_folder_without_pictures_has_none(tmp_path: Path) -> None:
    assert ReadyPictures(tmp_path).picture(subject("bird-dog")) is None
    (tmp_path / "index.json").write_bytes(b"{broken")
    assert ReadyPictures(tmp_path).picture(subject("bird-dog")) is None
    (tmp_path / "index.json").write_bytes((FOLDER / "index.json").read_bytes())
    assert ReadyPictures(tmp_path).picture(subject("bird-dog")) is None


def test_a_number_is_nothing_a_shade_or_a_shadow() -> None:
    taken, light = tables(LIGHT)
    assert (taken[0], light[0]) == ((0, 0, 0), (0, 0, 0))
    shades = range(1, 1 + sum(SHADES.values()))
    assert {taken[number] for number in shades} == {(255, 255, 255)}
    assert light[SHADES["skin"]] != light[1]
    assert all(taken[number] < (255, 255, 255) for number in range(226, 256))
    assert SCALE > 0
