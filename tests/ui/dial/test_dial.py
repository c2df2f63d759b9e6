"""The dial: a moment has one picture, whatever came before it, and most of it is painted once."""

import math

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from player.plan.segment import SegmentKind
from player.ui.dial.dial import Dial, DialFace
from player.ui.dial.ring import INNER
from player.ui.look import PHASE_INKS, THEMES, Ink, Look
from player.ui.window.canvas import Canvas

BOX = pygame.Rect(20, 20, 300, 300)
HOLD = DialFace(SegmentKind.HOLD, "6", "Hold", 1.0, 6.0)
MOVE = DialFace(SegmentKind.MOVE, "4", "Move", 1.0, 4.0)
REST = DialFace(SegmentKind.REST, "9", "Rest", 1.0, 9.0)


def canvas() -> Canvas:
    pygame.font.init()
    found = Canvas(pygame.Surface((400, 400), depth=32), Look(THEMES["light"], 400, 400))
    found.clear()
    found.take_changes()
    return found


def picture(*faces: DialFace) -> pygame.Surface:
    """The picture of the last face, with the others drawn before it on the same canvas."""
    page, dial = canvas(), Dial()
    for face in faces:
        dial.draw(page, BOX, face)
    return page.surface


def differ(one: pygame.Surface, other: pygame.Surface) -> tuple[int, int]:
    """How many colours of pixels differ visibly, and the largest difference.

    A soft edge may come out a shade otherwise where two boxes meet that were painted apart.
    """
    colours, others = (pygame.image.tobytes(surface, "RGB") for surface in (one, other))
    if colours == others:
        return 0, 0
    far = [abs(a - b) for a, b in zip(colours, others, strict=True) if a != b]
    return sum(one > 24 for one in far), max(far)


def is_the_same(one: pygame.Surface, other: pygame.Surface) -> bool:
    count, most = differ(one, other)
    return count <= 24 and most <= 100


@pytest.mark.parametrize("face", [HOLD, MOVE, REST])
@pytest.mark.parametrize("left", [0.97, 0.5, 0.03, 0.0])
def test_a_moment_looks_the_same_after_any_other(face: DialFace, left: float) -> None:
    wanted = replace(face, left=left)
    before = [HOLD, replace(MOVE, breath=0.4), REST, replace(face, left=min(1.0, left + 0.02))]
    for earlier in before:
        assert is_the_same(picture(earlier, wanted), picture(wanted))


FACES = st.builds(
    DialFace,
    kind=st.sampled_from([SegmentKind.HOLD, SegmentKind.MOVE, SegmentKind.REST]),
    number=st.sampled_from(["", "3", "12"]),
    word=st.just("Hold"),
    left=st.floats(0, 1),
    seconds=st.sampled_from([4.0, 30.0]),
    breath=st.none() | st.floats(0, 1),
    still=st.booleans(),
)


@given(st.lists(FACES, min_size=2, max_size=6), st.lists(st.floats(0, 1), max_size=4))
@settings(max_examples=40, deadline=None)
def test_nothing_is_left_over_from_earlier_moments(
    faces: list[DialFace], breaths: list[float]
) -> None:
    faces += [replace(faces[-1], breath=breath) for breath in breaths]
    assert is_the_same(picture(*faces), picture(faces[-1]))


def test_left_over_pixels_would_be_seen() -> None:
    assert not is_the_same(picture(replace(HOLD, left=0.5)), picture(replace(HOLD, left=0.45)))
    grown = [picture(replace(HOLD, breath=breath)) for breath in (0.5, 0.52)]
    assert differ(*grown)[1] > 0


def test_the_breath_paints_little_of_the_dial() -> None:
    page, dial = canvas(), Dial()
    dial.draw(page, BOX, replace(MOVE, breath=0.5))
    page.take_changes()
    dial.draw(page, BOX, replace(MOVE, breath=0.52))
    painted = page.take_changes()
    assert painted
    assert sum(box.width * box.height for box in painted) < BOX.width * BOX.height / 5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_edge_of_the_ring_is_that_of_a_circle(theme: str) -> None:
    """Each pixel has as much of the ink as lies in the ring: no steps and no wobble."""
    look = Look(THEMES[theme], 400, 400)
    page = Canvas(pygame.Surface((400, 400), depth=32), look)
    page.clear()
    Dial().draw(page, BOX, DialFace(SegmentKind.HOLD, "", "", 0.0, 1.0))
    ground, ink = (look.colour(which)[0] for which in (Ink.GROUND, Ink.HOLD))
    radius, off = BOX.width / 2 - 2, []
    for x in range(BOX.left, BOX.right):
        for y in range(BOX.top, BOX.bottom):
            far = math.dist((x, y), BOX.center)
            if y < BOX.centery or not radius * 0.86 < far:
                continue
            inside = min(radius + 0.5 - far, far + 0.5 - radius * INNER)
            seen = (page.surface.get_at((x, y))[0] - ground) / (ink - ground)
            off.append(abs(seen - min(1.0, max(0.0, inside))))
    assert max(off) < 0.4
    assert sum(one > 0.2 for one in off) < len(off) / 100


@pytest.mark.parametrize("face", [HOLD, MOVE])
def test_a_ring_that_runs_on_changes_the_picture_and_paints_little(face: DialFace) -> None:
    page, dial = canvas(), Dial()
    dial.draw(page, BOX, replace(face, left=0.48))
    page.take_changes()
    before = page.surface.copy()
    dial.draw(page, BOX, replace(face, left=0.45))
    assert not is_the_same(page.surface, before)
    painted = page.take_changes()
    assert sum(box.width * box.height for box in painted) < BOX.width * BOX.height / 3


def test_nothing_is_painted_when_nothing_can_be_seen_to_change() -> None:
    page, dial = canvas(), Dial()
    dial.draw(page, BOX, replace(HOLD, left=0.5))
    page.take_changes()
    dial.draw(page, BOX, replace(HOLD, left=0.5 + 1e-6))
    dial.draw(page, BOX, replace(HOLD, left=0.5))
    assert page.take_changes() == []


def test_the_dots_of_a_rest_fill_one_by_one() -> None:
    page, dial = canvas(), Dial()
    paintings = 0
    for step in range(101):
        dial.draw(page, BOX, replace(REST, left=1 - step / 100))
        paintings += bool(page.take_changes())
    assert paintings == 10


def test_the_running_part_stays_in_its_box() -> None:
    page, dial = canvas(), Dial()
    for face in (HOLD, MOVE):
        for step in range(201):
            dial.draw(page, BOX, replace(face, left=1 - step / 200))
            assert all(BOX.contains(box) for box in page.take_changes())


@pytest.mark.parametrize("face", [HOLD, MOVE, REST])
def test_a_ring_that_tells_time_fills(face: DialFace) -> None:
    """There is more of the strong colour the more time has gone."""
    look = Look(THEMES["light"], 400, 400)
    ink = look.colour(PHASE_INKS[face.kind])
    amounts = []
    for left in (1.0, 0.66, 0.33, 0.0):
        page = picture(replace(face, number="", word="", left=left))
        amounts.append(pygame.mask.from_threshold(page, ink, (12, 12, 12)).count())
    assert amounts == sorted(amounts)
    assert amounts[-1] > amounts[0] + 100
