"""A pose file into a pose, or into all that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec import Struct

from player.format.document import Document
from player.format.kinds import Reader
from player.format.nodes import Mapping, Node, Scalar, Sequence
from player.format.pose_keys import POSE
from player.format.problem import Level, Problem
from player.format.shape import Fields
from player.model.joint import NEUTRAL, place_of, shoulder_angles
from player.model.pose import (
    USUAL_PLACE,
    VIEWS,
    Body,
    Placement,
    Pose,
    Prop,
    PropKind,
    View,
    ViewName,
)


class PoseReading(Struct, frozen=True):
    """A pose, or None when there are errors; every problem in its file; and the file's lines."""

    pose: Pose | None
    problems: tuple[Problem, ...]
    document: Document | None = None

    def problem(self, part: str, name: str, message: str, hint: str = "") -> Problem:
        """An error about a part of the body, at the best place for it in the file.

        That is where `floor` names the part, else the joint that places it, else `floor`.
        """
        document = self.document
        assert document is not None, "only a file that could be read has places"
        note = Document(document.file, document.source)
        root = document.root
        assert root is not None
        note.error(_place_of(part, root), name, message, hint)
        return note.problems[0]


def from_name(document: Document) -> Scalar | None:
    """The name after `from`, read without anything else of the file."""
    root = document.root
    node = root.value("from") if isinstance(root, Mapping) else None
    return node if isinstance(node, Scalar) and node.text else None


def pose_of(
    document: Document, key: str, names: Collection[str], base: Pose | None = None
) -> PoseReading:
    """The pose that a parsed document holds; its problems so far are part of the answer.

    `names` are the poses there are, `base` is the one that its `from` names.
    """
    reader = Reader(document, {"pose": names})
    pose: Pose | None = None
    if isinstance(document.root, Mapping):
        fields = POSE.read(reader, document.root)
        if fields is not None:
            pose = _pose(reader, fields, key, base)
    elif document.root is not None:
        reader.error(document.root, "wrong-value", "A pose is written as keys and values.",
                     "Begin with a line such as `name: Bird-dog`.")  # fmt: skip
    problems = tuple(sorted(document.problems))
    if any(problem.level is Level.ERROR for problem in problems):
        pose = None
    return PoseReading(pose, problems, document)


def _pose(reader: Reader, fields: Fields, key: str, base: Pose | None) -> Pose:
    return Pose(
        key=key,
        name=fields.get("name", ""),
        about=fields.get("about", ""),
        body=_body(reader, fields, base.body if base else Body()),
        angles=_angles(reader, fields, base.angles if base else NEUTRAL),
        floor=fields.get("floor", base.floor if base else ()),
        props=_props(fields.get("prop"), base.props if base else ()),
        view=_view(fields.get("view"), base.view if base else View()),
        base=base,
    )


def _body(reader: Reader, fields: Fields, base: Body) -> Body:
    written = fields.get("body")
    if isinstance(written, Fields):
        body = Body(
            written.get("position", base.placement),
            written.get("tilt", base.tilt),
            written.get("turn", base.turn),
            written.get("lean", base.lean),
        )
    else:
        body = Body(written) if written is not None else base
    if body.placement is Placement.ON_THE_RIGHT:
        reader.error(
            fields.at("body"),
            "wrong-side",
            "A pose is drawn for the left; the right is its mirror image.",
            "Write `lying on the left side`.",
        )
    return body


def _angles(reader: Reader, fields: Fields, base: tuple[float, ...]) -> tuple[float, ...]:
    angles = list(base)
    joints: Fields | None = fields.get("joints")
    for joint, motions in (joints.values if joints else {}).items():
        written: dict[str, Any] = motions.values
        if joint.endswith("shoulder"):
            written = _shoulder(reader, motions)
        for motion, degrees in written.items():
            angles[place_of(joint, motion)] = float(degrees)
    return tuple(angles)


def _shoulder(reader: Reader, motions: Fields) -> dict[str, float]:
    """The angles of a shoulder; it is lifted in one way only."""
    ways = [way for way in ("flexion", "abduction", "elevation") if way in motions]
    if len(ways) > 1:
        reader.error(
            motions.node.key(ways[1]) or motions.node,
            "two-ways",
            f"A shoulder has `{ways[0]}` or `{ways[1]}`, not both.",
            "For a direction between the two write `elevation` and `plane`.",
        )
    found: dict[str, float] = {}
    for motion, degrees in motions.values.items():
        if motion in ("flexion", "abduction"):
            found |= shoulder_angles(motion, degrees)
        else:
            found[motion] = degrees
    return found


def _props(written: Any, base: tuple[Prop, ...]) -> tuple[Prop, ...]:
    if written is None:
        return base
    several = written if isinstance(written, tuple) else (written,)
    return tuple(prop for one in several if (prop := _prop(one)) is not None)


def _prop(written: Fields | PropKind) -> Prop | None:
    kind: PropKind | None = written.get("kind") if isinstance(written, Fields) else written
    if kind is None:
        return None
    place = written.get("place") if isinstance(written, Fields) else None
    return Prop(kind, place or USUAL_PLACE[kind])


def _view(written: Any, base: View) -> View:
    if isinstance(written, Fields):
        return View(written.get("turn", 0.0), written.get("height", 0.0))
    return VIEWS[written] if isinstance(written, ViewName) else base


_PLACED_BY = {"hand": "wrist", "foot": "ankle", "head": "neck", "back": "thoracic spine"}
"""The joint that places a part whose own name is no joint."""


def _place_of(part: str, root: Node) -> Node:
    if not isinstance(root, Mapping):
        return root
    floor = root.value("floor")
    if isinstance(floor, Sequence):
        for item in floor.items:
            if isinstance(item, Scalar) and item.text == part:
                return item
    joints = root.value("joints")
    if isinstance(joints, Mapping):
        side, _, what = part.rpartition(" ")
        joint = f"{side} {_PLACED_BY.get(what, what)}".strip()
        key = joints.key(joint)
        if key is not None:
            return key
    return floor or root.key("joints") or root.key("body") or root
