"""Faces to pixels: each pixel whose middle is inside a face, and of several faces the nearest."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.figure.raster import Seen, rasterise

WIDE, HIGH = 24, 16
BOX = np.array([[2, 3], [2, 9], [12, 9], [12, 3]], np.float32)
"""Corners on the page, anticlockwise as seen."""


def drawn(
    points: np.ndarray,
    near: list[float],
    faces: list[list[int]],
    size: tuple[int, int] = (WIDE, HIGH),
) -> Seen:
    depth = np.array(near, np.float32)
    flat = points.astype(np.float32)
    return rasterise(flat[:, 0], flat[:, 1], depth, np.array(faces, np.int32).reshape(-1, 3), size)


def places(seen: Seen) -> set[tuple[int, int]]:
    return {(int(pixel) % WIDE, int(pixel) // WIDE) for pixel in seen.pixels}


def test_two_faces_fill_their_box_without_a_gap() -> None:
    seen = drawn(BOX, [0.0] * 4, [[0, 1, 2], [0, 2, 3]])
    assert places(seen) == {(x, y) for x in range(2, 12) for y in range(3, 9)}


def test_a_face_from_behind_is_not_seen() -> None:
    assert not len(drawn(BOX, [0.0] * 4, [[0, 2, 1], [0, 3, 2]]).pixels)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_nearest_face_wins_in_any_order(order: tuple[int, int]) -> None:
    points = np.concatenate([BOX, BOX])
    pair = [[0, 1, 2], [4, 5, 6]]
    seen = drawn(points, [0.1] * 4 + [0.3] * 4, [pair[i] for i in order])
    assert {order[face] for face in seen.face} == {1}
    assert seen.near() == pytest.approx(0.3, abs=1e-4)


def test_two_faces_that_cross_are_each_seen_where_they_are_nearer() -> None:
    points = np.concatenate([BOX, BOX])
    near = [0.0, 0.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5]
    seen = drawn(points, near, [[0, 1, 2], [0, 2, 3], [4, 5, 6], [4, 6, 7]])
    for pixel, face in zip(seen.pixels, seen.face, strict=True):
        assert (face < 2) == (pixel % WIDE >= 7)


def test_what_reaches_over_the_border_is_cut_there() -> None:
    seen = drawn(BOX * 10 - 40, [0.0] * 4, [[0, 1, 2], [0, 2, 3]])
    assert places(seen) == {(x, y) for x in range(WIDE) for y in range(HIGH)}


def test_nothing_is_seen_of_no_faces() -> None:
    seen = drawn(BOX, [0.0] * 4, [])
    assert not len(seen.pixels)
    assert not seen.buffer.any()


corner = st.tuples(
    st.floats(-5, 30, allow_nan=False, width=32), st.floats(-5, 20, allow_nan=False, width=32)
)


@given(st.tuples(corner, corner, corner))
def test_a_pixel_is_seen_if_its_middle_is_inside_the_face(
    corners: tuple[tuple[float, float], ...],
) -> None:
    points = np.array(corners, np.float32)
    found = places(drawn(points, [0.0] * 3, [[0, 1, 2]])) | places(
        drawn(points, [0.0] * 3, [[0, 2, 1]])
    )
    (ax, ay), (bx, by), (cx, cy) = (tuple(map(float, p)) for p in points)
    for x in range(WIDE):
        for y in range(HIGH):
            sides = [
                (qx - px) * (y + 0.5 - py) - (qy - py) * (x + 0.5 - px)
                for px, py, qx, qy in ((ax, ay, bx, by), (bx, by, cx, cy), (cx, cy, ax, ay))
            ]
            if min(abs(side) for side in sides) > 1e-3:
                inside = min(sides) > 0 or max(sides) < 0
                assert ((x, y) in found) == inside, (x, y)
