"""The picture: the same every time, inside its rectangle, the face where it looks."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame
import pytest

from player.figure.camera import camera, fitted
from player.figure.drawing import draw_figure, scene_solid
from player.figure.framing import body_extent
from player.figure.light import STRESSED, coded_picture
from player.figure.palette import Palette
from player.figure.scene import Scene, scene
from player.figure.shades import LEVELS, MATERIALS
from player.figure.skin import body_solid
from player.figure.stance import Stance, between, settle
from player.figure.ways import movement
from player.format.pose_library import PoseLibrary
from player.model.pose import VIEWS, View, ViewName
from player.places import shipped
from tests.figure.palettes import DARK, LIGHT

POSES = PoseLibrary(shipped("media") / "poses")
SIZE = (320, 240)
FAINT = 20
"""Of 255: a shadow that fades out is no part of the body."""


def stance(name: str) -> Stance:
    pose = POSES.pose(name)
    assert pose is not None, name
    return settle(pose)


def picture(name: str, palette: Palette = LIGHT, seen: Scene | None = None) -> pygame.Surface:
    one = stance(name)
    page = pygame.Surface(SIZE)
    page.fill(palette.background)
    draw_figure(page, (0, 0, *SIZE), one.body, seen or scene([one]), palette)
    return page


def inked(page: pygame.Surface, ground: tuple[int, int, int]) -> pygame.Rect:
    mask = pygame.mask.from_threshold(page, ground, (FAINT, FAINT, FAINT, 255))
    mask.invert()
    boxes = mask.get_bounding_rects()
    return boxes[0].unionall(boxes[1:])


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_same_moment_is_the_same_picture(palette: Palette) -> None:
    one, two = (picture("bird-dog", palette) for _ in range(2))
    assert pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(two, "RGB")


@pytest.mark.parametrize("name", POSES.keys())
def test_every_pose_is_seen_whole_and_large(name: str) -> None:
    one = stance(name)
    seen = scene([one])
    eye = fitted(seen.view, seen.extent, (0, 0, *SIZE))
    body = body_extent(seen.view, [one.body])
    left, right = (eye.x + x * eye.scale for x in (body.left, body.right))
    top, bottom = (eye.y - y * eye.scale for y in (body.top, body.bottom))
    assert 0 < left < right < SIZE[0]
    assert 0 < top < bottom < SIZE[1]
    assert right - left > SIZE[0] * 0.85 or bottom - top > SIZE[1] * 0.85
    box = inked(picture(name), LIGHT.background)
    assert box.width > SIZE[0] * 0.85 or box.height > SIZE[1] * 0.85


@pytest.mark.parametrize("view", [*ViewName, "from above and behind"])
def test_every_view_can_be_drawn(view: str) -> None:
    seen = VIEWS[ViewName(view)] if view in list(ViewName) else View(-140, 50)
    for name in ("cat", "open-book-open", "knees-to-side", "seated-rotation"):
        one = stance(name)
        page = pygame.Surface(SIZE)
        page.fill(LIGHT.background)
        draw_figure(page, (0, 0, *SIZE), one.body, scene([one], seen), LIGHT)
        assert inked(page, LIGHT.background).width > 60


def test_the_ground_round_the_figure_keeps_its_colour() -> None:
    page = picture("standing")
    assert page.get_at((2, 2))[:3] == LIGHT.background
    assert page.get_at((SIZE[0] - 3, 40))[:3] == LIGHT.background


def test_what_moves_has_a_light_of_the_accent_colour_round_it() -> None:
    one = stance("bird-dog")
    seen = scene([one])
    page = pygame.Surface(SIZE)
    page.fill(LIGHT.background)
    draw_figure(page, (0, 0, *SIZE), one.body, seen, LIGHT, moving=["right_leg"])
    plain = picture("bird-dog")
    eye = fitted(seen.view, seen.extent, (0, 0, *SIZE))
    x, y = eye.spot(one.body.right_leg.mid)
    over = round(x), round(y - 0.085 * eye.scale)
    for channel in range(3):
        bare, lit = plain.get_at(over)[channel], page.get_at(over)[channel]
        assert abs(lit - LIGHT.accent[channel]) < abs(bare - LIGHT.accent[channel])
    x, y = eye.spot(one.body.head)
    over = round(x), round(y - 0.2 * eye.scale)
    assert page.get_at(over) == plain.get_at(over)


def test_one_frame_holds_all_poses_of_an_exercise() -> None:
    poses = [stance(name) for name in ("hands-and-knees", "cat", "cow", "bird-dog")]
    seen = scene(poses)
    assert seen.view == poses[0].pose.view
    eye = fitted(seen.view, seen.extent, (0, 0, *SIZE))
    for one in poses:
        for point in (one.body.head, one.body.left_arm.end, one.body.right_leg.end):
            x, y = eye.spot(point)
            assert 0 < x < SIZE[0]
            assert 0 < y < SIZE[1]


def test_the_viewer_turns_gently_from_one_scene_to_the_next() -> None:
    one, two = scene([stance("cat")]), scene([stance("hook-lying")])
    half = one.towards(two, 0.5)
    assert half.view.turn == pytest.approx((one.view.turn + two.view.turn) / 2)
    assert one.towards(two, 0.0).extent == one.extent
    assert one.towards(two, 1.0) == two


def test_mat_and_things_where_they_belong() -> None:
    assert scene([stance("cat")]).mat is not None
    assert scene([stance("seated")]).mat is None
    assert scene([stance("seated")]).things[0].kind == "chair"
    assert scene([stance("standing"), stance("seated-tall")]).things[0].kind == "chair"
    assert scene([stance("roller-ready")]).things[0].kind == "roller"
    assert scene([stance("side-lying-closed")]).things[0].kind == "cushion"
    (band,) = scene([stance("band-row")]).held
    assert (band.kind, band.place) == ("band", "in front")


@pytest.mark.parametrize(
    ("first", "second", "limbs"),
    [
        ("hands-and-knees", "bird-dog", {"left_arm", "right_leg"}),
        ("hands-and-knees", "bird-dog-leg", {"right_leg"}),
        ("side-lying-closed", "open-book-open", {"right_arm"}),
    ],
)
def test_which_limbs_move(first: str, second: str, limbs: set[str]) -> None:
    way, moving = movement(stance(first), stance(second))
    assert moving == limbs
    assert len(way) > 4


def test_nothing_moves_in_a_hold() -> None:
    one = stance("plank")
    assert movement(one, one) == ((), frozenset())


def test_an_arrow_is_drawn_in_the_accent_colour() -> None:
    a, b = stance("side-lying-closed"), stance("open-book-open")
    way, _ = movement(a, b)
    page = pygame.Surface((640, 480))
    page.fill(LIGHT.background)
    draw_figure(page, (0, 0, 640, 480), a.body, scene([a, b]), LIGHT, arrow=way)
    accent = pygame.mask.from_threshold(page, LIGHT.accent, (3, 3, 3, 255)).count()
    assert accent > 300


@pytest.mark.parametrize(
    ("name", "view", "shown"),
    [
        ("standing", View(90, 0), True),
        ("standing", View(-90, 0), False),
        ("hook-lying", View(0, 90), True),
        ("side-lying-closed", View(180, 0), False),
    ],
)
def test_the_face_is_seen_from_where_it_looks(name: str, view: View, shown: bool) -> None:
    one = stance(name)
    solid = scene_solid(one.body, scene([one], view), "woman")
    head = camera(view, 400.0).spot(one.body.head)
    eye = camera(view, 400.0, 100.0 - head[0], 100.0 - head[1])
    codes = coded_picture(solid, eye, (200, 200)) % STRESSED
    first = 1 + sum(LEVELS[one] for one in MATERIALS[: MATERIALS.index("eye")])
    assert bool(((codes >= first) & (codes < first + LEVELS["eye"])).any()) is shown


def test_things_are_in_the_light_with_the_body_and_hide_it_where_they_are_nearer() -> None:
    one = stance("seated")
    seen = scene([one])
    with_chair = scene_solid(one.body, seen, "man")
    assert len(with_chair.faces) > len(body_solid(one.body, "man").faces)
    behind = View(-90, 10)
    eye = fitted(behind, scene([one], behind).extent, (0, 0, *SIZE))
    codes = coded_picture(with_chair, eye, SIZE) % STRESSED
    x, y = (round(c) for c in eye.spot(one.body.spine[4]))
    wood = 1 + sum(LEVELS[one] for one in MATERIALS[: MATERIALS.index("wood")])
    assert wood <= codes[y, x] < wood + LEVELS["wood"]


def test_the_shadow_lies_under_the_body_and_is_darkest_where_it_touches() -> None:
    page = picture("hands-and-knees")
    one = stance("hands-and-knees")
    eye = fitted(one.pose.view, scene([one]).extent, (0, 0, *SIZE))
    under = [eye.spot((x, 0.0, z)) for x, z in ((0.25, 0.0), (0.74, 0.25))]
    (tx, ty), (ax, ay) = ((round(x), round(y)) for x, y in under)
    assert sum(page.get_at((tx, ty))[:3]) < sum(page.get_at((ax, ay))[:3])


def test_a_frame_on_the_way_can_be_drawn_at_any_moment() -> None:
    a, b = stance("hands-and-knees"), stance("cat")
    seen = scene([a, b])
    before = b""
    for step in range(6):
        page = pygame.Surface(SIZE)
        page.fill(DARK.background)
        draw_figure(page, (0, 0, *SIZE), between(a, b, step / 5), seen, DARK)
        now = pygame.image.tobytes(page, "RGB")
        assert now != before
        before = now


@pytest.fixture(autouse=True)
def _no_window() -> None:
    assert not pygame.display.get_init(), "pictures need no window"
