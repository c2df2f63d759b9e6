"""The figure of a page: the mesh of the body, and where its bones are at each moment of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from player.figure.props import MATERIAL, Thing, held
from player.figure.scene import Scene, body_points
from player.figure.shades import MATERIALS
from player.figure.skeleton import Skeleton
from player.figure.skin import Body, moved_bones, read_body, vertex_normals
from player.figure.stance import BEAT, Stance, between, walks
from player.handout.blob import Blob
from player.model.pose import Prop
from player.model.routine import Side
from player.places import shipped
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline
from player.screens.play.figure_frames import FADE_SECONDS, FigureFrame, FigureFrames, Stances

LIMBS = ("left_arm", "right_arm", "left_leg", "right_leg")

_MOST_PARTS = 32
"""Parts of a movement at whose ends the bones are kept, at most; between them the page blends."""

_NEAR = 0.003
"""Metres that a blended joint may miss."""

_WAY, _TURN = 8e3, 32767
"""A way is kept in parts of 8,000 of a metre, a turn in parts of 32,767."""

_TENTHS = 1e4
"""The points of the body are kept in tenths of a millimetre."""


class FigureWriter:
    """Gathers bodies, movements and scenes of one plan, each once."""

    def __init__(self, timeline: Timeline, stances: Stances, body: str) -> None:
        self._timeline, self._stances = timeline, stances
        self._frames = FigureFrames(timeline, stances)
        self._body = read_body(shipped("media") / "body" / "body.npz")
        self._name = body
        self._samples: list[NDArray[np.int16]] = []
        self._held: dict[int, list[Any]] = {}
        self._stills: dict[tuple[int, tuple[Prop, ...]], int] = {}
        self._ways: dict[tuple[int, int, tuple[Prop, ...]], tuple[int, int]] = {}
        self._scenes: dict[Scene, int] = {}
        self._made: list[dict[str, Any]] = []
        self.poses: dict[int, tuple[Stance, Scene]] = {}
        """The stances that are shown, with a scene, by the number of their bones."""

    def segment(self, segment: Segment) -> dict[str, Any] | None:
        """The figure of a segment; None where there is no body to show."""
        frame = self._frames.at(segment, 0.0, segment.length)
        if frame is None:
            return None
        begin = self._stances.at(segment.from_pose, segment.from_side) or frame.end
        end = self._stances.at(segment.pose, segment.side) or frame.end
        shown: dict[str, Any] = {
            "from": self._still(begin, frame.scene_before or frame.scene),
            "to": self._still(end, frame.scene),
            "scene": self._scene(frame.scene, end),
            "takes": _takes(frame, segment.length),
        }
        if frame.scene_before is not None:
            return shown | {"how": "fade", "before": self._scene(frame.scene_before, begin)}
        if begin is end:
            return shown | {"how": "still"}
        if frame.fade:
            return shown | {"how": "fade", "before": shown["scene"]}
        moving = sorted(LIMBS.index(limb) for limb in frame.moving if limb in LIMBS)
        shown |= {"how": "move", "way": self._way(begin, end, frame.scene), "moving": moving}
        if segment.kind is SegmentKind.MOVE and walks(begin, end, segment.length):
            opposite = Side.LEFT if segment.side is Side.RIGHT else Side.RIGHT
            other = self._stances.at(segment.pose, opposite) or end
            shown |= {"how": "walk", "other": self._way(begin, other, frame.scene), "beat": BEAT}
        return shown

    def _scene(self, scene: Scene, stance: Stance) -> int:
        if scene not in self._scenes:
            self._scenes[scene] = len(self._made)
            points = np.array(body_points(stance.body))
            middle = (points.min(0) + points.max(0)) / 2
            extent, mat = scene.extent, scene.mat
            self._made.append(
                {
                    "view": [scene.view.turn, scene.view.height],
                    "extent": _rounded([extent.left, extent.bottom, extent.right, extent.top]),
                    "mat": mat and _rounded([mat.x, mat.z, mat.half_long, mat.half_wide]),
                    "things": [_thing(one) for one in scene.things],
                    "beside": scene.beside and _rounded(scene.beside),
                    "middle": _rounded(middle),
                }
            )
        return self._scenes[scene]

    def _still(self, stance: Stance, scene: Scene) -> int:
        key = (id(stance), scene.held)
        if key not in self._stills:
            self._stills[key] = self._sample(stance.body, scene.held)
            self.poses[self._stills[key]] = stance, scene
        return self._stills[key]

    def _way(self, begin: Stance, end: Stance, scene: Scene) -> list[int]:
        """The first of the kept bones of a movement, and how many there are; the way back of one
        that is kept already counts from its end, and is told by a number below zero."""
        key = (id(begin), id(end), scene.held)
        back = (id(end), id(begin), scene.held)
        if back in self._ways:
            first, count = self._ways[back]
            return [first, -count]
        if key not in self._ways:
            bodies = self._parts(begin, end)
            first = len(self._samples)
            for body in bodies:
                self._sample(body, scene.held)
            self._ways[key] = first, len(bodies)
        return list(self._ways[key])

    def _parts(self, begin: Stance, end: Stance) -> list[Skeleton]:
        """Bodies on a way, as many as a blend between them needs to be right."""
        parts = 2
        while True:
            halves = [between(begin, end, part / parts / 2) for part in range(2 * parts + 1)]
            if parts >= _MOST_PARTS or self._is_smooth(halves):
                return halves[::2]
            parts *= 2

    def _is_smooth(self, halves: Sequence[Skeleton]) -> bool:
        """Whether each second body is where a blend of its neighbours has it."""
        every = np.stack([_dual(*moved_bones(self._body.rest, body)) for body in halves])
        a, true, b = every[:-2:2], every[1::2], every[2::2]
        same = (a[..., :4] * b[..., :4]).sum(-1, keepdims=True) >= 0.0
        blended = (a + np.where(same, b, -b)) / 2
        joints = np.stack([place for _, place in self._body.rest.values()])
        ends = np.concatenate([joints, joints[1:], joints[-1:]]).reshape(2, len(joints), 3)
        off = [_placed(blended, points) - _placed(true, points) for points in ends]
        return max(float(np.abs(one).max()) for one in off) < _NEAR

    def _sample(self, s: Skeleton, props: tuple[Prop, ...]) -> int:
        turns, ways = moved_bones(self._body.rest, s)
        both = np.concatenate([turns * _TURN, ways * _WAY], 1)
        self._samples.append(np.clip(np.round(both), -32767, 32767).astype(np.int16))
        if props:
            self._held[len(self._samples) - 1] = [_thing(held(prop, s)) for prop in props]
        return len(self._samples) - 1

    def written(self, blob: Blob) -> dict[str, Any]:
        """The mesh, the bones and the scenes, with their numbers in the blob."""
        return {
            "mesh": _mesh(self._body, self._name, blob),
            "bones": len(self._body.rest),
            "samples": blob.add(np.array(self._samples, np.int16)) if self._samples else 0,
            "count": len(self._samples),
            "held": self._held,
            "scenes": self._made,
            "materials": list(MATERIALS),
        }


def _dual(q: NDArray[np.floating], way: NDArray[np.floating]) -> NDArray[np.floating]:
    """Turns and ways as dual quaternions, eight numbers each."""
    w, v = q[..., :1], q[..., 1:]
    dual = [-(way * v).sum(-1, keepdims=True), way * w + np.cross(way, v)]
    return np.concatenate([q, 0.5 * np.concatenate(dual, -1)], -1)


def _placed(dual: NDArray[np.floating], points: NDArray[np.floating]) -> NDArray[np.floating]:
    """Where points at rest are moved to, each by its dual quaternion."""
    dual = dual / np.linalg.norm(dual[..., :4], axis=-1, keepdims=True)
    w, v, dw, dv = dual[..., :1], dual[..., 1:4], dual[..., 4:5], dual[..., 5:]
    turned = points + 2.0 * np.cross(v, np.cross(v, points) + w * points)
    moved: NDArray[np.floating] = turned + 2.0 * (w * dv - dw * v + np.cross(v, dv))
    return moved


def _takes(frame: FigureFrame, length: float) -> float:
    if frame.seconds:
        return frame.seconds if frame.seconds != BEAT else length
    return min(length, FADE_SECONDS)


def _thing(thing: Thing) -> list[Any]:
    """A material, and pieces of balls (x, y, z, radius)."""
    pieces = [[_rounded([*point, radius]) for point, radius in piece] for piece in thing.pieces]
    return [MATERIALS.index(MATERIAL[thing.kind]), pieces]


def _rounded(values: Sequence[float] | NDArray[np.floating]) -> list[float]:
    return [round(float(value), 4) for value in values]


def _mesh(body: Body, name: str, blob: Blob) -> dict[str, int]:
    """The body at rest: a point for each material that meets there, with its bones and weights."""
    points = body.points[name]
    normals = vertex_normals(points, body.faces)
    limb = np.array([LIMBS.index(one) + 1 if one in LIMBS else 0 for one in body.limb], np.uint8)
    corner = body.faces.ravel()
    made = corner.astype(np.int64) * 256 + np.repeat(body.material, 3)
    kinds, first, faces = np.unique(made, return_index=True, return_inverse=True)
    of = corner[first]
    order = np.argsort(-body.weights[of], axis=1)[:, :4]
    weights = np.take_along_axis(body.weights[of], order, 1)
    return {
        "points": len(kinds),
        "faces": len(body.faces),
        "place": blob.add(np.round(points[of] * _TENTHS).astype(np.int16)),
        "normal": blob.add(np.round(normals[of] * 127).astype(np.int8)),
        "bone": blob.add(order.astype(np.uint8)),
        "weight": blob.add(np.round(weights * 255).astype(np.uint8)),
        "material": blob.add((kinds % 256).astype(np.uint8)),
        "limb": blob.add(np.repeat(limb, 3)[first]),
        "corners": blob.add(faces.ravel().astype(np.uint16)),
    }
