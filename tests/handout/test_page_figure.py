"""The figure of a page: what it blends is where the player has the body."""

import base64
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from player.figure.skin import _cross, body_solid, read_body
from player.figure.stance import between
from player.places import shipped
from player.plan.segment import SegmentKind
from tests.handout.pages import FIGURE, block, data, page, plan, stances

MILLIMETRES = 0.004


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], bytes]:
    text = page(plan(tmp_path_factory.mktemp("figure")))
    return data(text), base64.b64decode(block(text, "body"))


def skinned(figure: dict[str, Any], raw: bytes, dual: Any) -> Any:
    """The points of the mesh as the page's shader places them."""
    mesh = figure["mesh"]
    many = mesh["points"]
    place = np.frombuffer(raw, "<i2", many * 3, mesh["place"]).reshape(-1, 3) * 1e-4
    bone = np.frombuffer(raw, "u1", many * 4, mesh["bone"]).reshape(-1, 4)
    weight = np.frombuffer(raw, "u1", many * 4, mesh["weight"]).reshape(-1, 4) / 255
    both = (dual[bone] * weight[..., None]).sum(1)
    both /= np.linalg.norm(both[:, :4], axis=1, keepdims=True)
    w, v, dw, dv = both[:, :1], both[:, 1:4], both[:, 4:5], both[:, 5:]
    found = place + 2 * _cross(v, _cross(v, place) + w * place)
    found += 2 * (w * dv - dw * v + _cross(v, dv))
    found[:, 1] = np.maximum(found[:, 1], 0)
    return found


def duals(figure: dict[str, Any], raw: bytes) -> Any:
    kept = np.frombuffer(raw, "<i2", figure["count"] * figure["bones"] * 7, figure["samples"])
    kept = kept.reshape(figure["count"], figure["bones"], 7)
    q, way = kept[..., :4] / 32767, kept[..., 4:] / 8000
    w, v = q[..., :1], q[..., 1:]
    dual = 0.5 * np.concatenate([-(way * v).sum(-1, keepdims=True), way * w + np.cross(way, v)], -1)
    return np.concatenate([q, dual], -1)


def points_of(body: Any, where: Any) -> Any:
    """For each point of the body the nearest of some others, in metres."""
    far = [np.linalg.norm(where - one, axis=1).min() for one in body]
    return np.array(far)


@pytest.mark.parametrize("share", [0.0, 0.19, 0.5, 0.83, 1.0])
def test_the_body_on_its_way_is_where_the_player_has_it(
    made: tuple[dict[str, Any], bytes], tmp_path: Path, share: float
) -> None:
    found, raw = made
    timeline, poses = plan(tmp_path), stances()
    move = next(one for one in timeline.segments if one.kind is SegmentKind.MOVE)
    first, count = found["segments"][move.index]["figure"]["way"]
    assert count > 0
    at = share * (count - 1)
    whole = min(int(at), count - 2)
    every = duals(found["figure"], raw)
    one, other = every[first + whole], every[first + whole + 1]
    other = np.where((one[:, :4] * other[:, :4]).sum(1, keepdims=True) < 0, -other, other)
    blended = one + (other - one) * (at - whole)
    a = poses.at(move.from_pose, move.from_side)
    b = poses.at(move.pose, move.side)
    assert a is not None
    assert b is not None
    true = body_solid(between(a, b, share), FIGURE.body).points
    where = skinned(found["figure"], raw, blended)
    sample = where[:: max(1, len(where) // 300)]
    assert points_of(sample, true).max() < MILLIMETRES


def test_the_way_back_is_the_way_there(made: tuple[dict[str, Any], bytes]) -> None:
    found, _ = made
    ways = [
        one["figure"]["way"]
        for one in found["segments"]
        if one["figure"] and "way" in one["figure"] and one["kind"] == "move"
    ]
    assert ways[1] == [ways[0][0], -ways[0][1]]
    assert len({first for first, _ in ways}) == 2  # a left and a right side


def test_every_face_is_there_with_the_material_of_the_body(
    made: tuple[dict[str, Any], bytes],
) -> None:
    found, raw = made
    mesh = found["figure"]["mesh"]
    body = read_body(shipped("media") / "body" / "body.npz")
    corners = np.frombuffer(raw, "<u2", mesh["faces"] * 3, mesh["corners"])
    material = np.frombuffer(raw, "u1", mesh["points"], mesh["material"])
    assert mesh["faces"] == len(body.faces)
    assert np.array_equal(material[corners], np.repeat(body.material, 3))
    assert found["figure"]["bones"] == len(body.rest)


def test_each_pose_has_a_picture_for_a_browser_that_draws_none(
    made: tuple[dict[str, Any], bytes],
) -> None:
    found, _ = made
    pictures = dict(found["pictures"])
    for one in found["segments"]:
        both = pictures[one["figure"]["to"]]
        assert both["light"] != both["dark"]
        for address in both.values():
            raw = base64.b64decode(address.removeprefix("data:image/jpeg;base64,"))
            assert raw[:2] == b"\xff\xd8"
