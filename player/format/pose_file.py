"""Pose files: their tables of keys, and how a pose is read."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from msgspec import Struct

from player.format.document import Document, ListNode, Node, Scalar, TableNode
from player.format.kinds import Kind, NameOf, Text, WordOf
from player.format.problem import Problem, shown
from player.format.tables import AnyOf, Fields, ListOf, Table, TableKey, needed, optional
from player.model.joint import JOINTS, NEUTRAL, Range, place_of, shoulder_angles
from player.model.pose import (
    USUAL_PLACE,
    VIEWS,
    Body,
    Contact,
    Placement,
    Pose,
    Prop,
    PropKind,
    PropPlace,
    View,
    ViewName,
)

NUMBER = r"-?\d{1,4}(\.\d{1,4})?"
"""Degrees as they are written."""


class Degrees(Kind):
    """An angle within a range; `of` says what bends, for the message."""

    def __init__(self, span: Range, of: str) -> None:
        self.range, self.of = span, of
        self.expects = f"degrees from {span.least:g} to {span.most:g}"

    def read(self, document: Document, node: Node) -> float | None:
        """The angle in degrees."""
        if type(node) is not Scalar or not re.fullmatch(NUMBER, node.text, re.ASCII):
            self.refuse(document, node, "Write a plain number of degrees, such as `-20`.")
            return None
        degrees = float(node.text)
        if self.range.holds(degrees):
            return degrees
        far = f"{self.range.least:g} to {self.range.most:g} degrees"
        message = f"`{shown(node.text)}` is further than {self.of} goes: {far}."
        source = f" ({self.range.source})" if self.range.source else ""
        document.error(node, "out-of-range", message, f"Write a number of that range{source}.")
        return None


def _joint(joint: str, motions: dict[str, Range]) -> Table:
    keys = []
    for motion, span in motions.items():
        of = f"{motion} of the {joint}"
        meaning = f"{of.capitalize()} in degrees, {span.least:g} to {span.most:g}."
        middle = 5 * round((span.least + span.most) / 10)
        keys.append(optional(motion, Degrees(span, of), meaning, str(middle)))
    return Table(joint, f"the {joint}", *keys)


def _turn(name: str, meaning: str) -> TableKey:
    return optional(name, Degrees(Range(-180.0, 180.0, ""), f"`{name}`"), meaning, "10")


JOINT_TABLES = Table(
    "joints",
    "the joints",
    *(
        optional(joint, _joint(joint, motions), f"The angles of the {joint}.", "{…}")
        for joint, motions in JOINTS.items()
    ),
)

_BODY = Table(
    "body",
    "the body",
    optional("position", WordOf(Placement), "How the pelvis lies.", "seated"),
    _turn("tilt", "Degrees that the pelvis tips forward."),
    _turn("turn", "Degrees that the pelvis turns to the left."),
    _turn("lean", "Degrees that the pelvis leans to the left."),
)

_PROP = Table(
    "prop",
    "a prop",
    needed("kind", WordOf(PropKind), "What it is.", "band"),
    optional("place", WordOf(PropPlace), "Where it is.", "in front"),
)

_VIEW = Table(
    "view",
    "a view",
    _turn("turn", "0 looks at the side, 90 comes from the head, -90 from the feet."),
    optional(
        "height",
        Degrees(Range(0, 90, ""), "`height`"),
        "0 is level with the floor, 90 straight above.",
        "20",
    ),
)

POSE = Table(
    "pose",
    "a pose",
    needed("name", Text(60), "What it is called.", "Bird-dog"),
    optional("about", Text(), "One sentence on what the body does.", "One arm reaches long."),
    optional("from", NameOf("pose"), "All that is not said here is as there.", "standing"),
    optional("body", AnyOf(WordOf(Placement), _BODY), "How the pelvis lies.", "seated"),
    optional("joints", JOINT_TABLES, "The angles that differ.", "{left knee: {flexion: 90}}"),
    optional("floor", ListOf(WordOf(Contact)), "What carries the body.", "[left foot]"),
    optional(
        "prop",
        AnyOf(WordOf(PropKind), _PROP, ListOf(AnyOf(WordOf(PropKind), _PROP))),
        "A thing that is used, or a list of them.",
        "chair",
    ),
    optional("view", AnyOf(WordOf(ViewName), _VIEW), "Where it is seen from.", "side"),
)


class PoseReading(Struct, frozen=True):
    """A pose, None when there are errors; with every problem in its file, and the parsed file."""

    pose: Pose | None
    problems: tuple[Problem, ...]
    document: Document | None = None

    def problem(self, part: str, name: str, message: str, hint: str = "") -> Problem:
        """An error about a part of the body, placed where the author should mend it.

        That is the part in `floor`, else the joint that places it, else `floor` itself.
        """
        document = self.document
        assert document is not None, "only a file that could be read has places"
        note = Document(document.file, document.source)
        root = document.root
        assert root is not None
        note.error(_place_of(part, root), name, message, hint)
        return note.problems[0]


def pose_of(
    document: Document, key: str, names: Collection[str], base: Pose | None = None
) -> PoseReading:
    """The pose that a parsed document holds; its problems so far are part of the answer.

    `names` are the poses there are, `base` is the one that its `from` names.
    """
    document.names = {"pose": names}
    pose: Pose | None = None
    if isinstance(document.root, TableNode):
        fields = POSE.read(document, document.root)
        if fields is not None:
            pose = _pose(document, fields, key, base)
    elif document.root is not None:
        message = "A pose is written as keys and values."
        hint = "Begin with a line such as `name: Bird-dog`."
        document.error(document.root, "wrong-value", message, hint)
    problems = tuple(sorted(document.problems))
    return PoseReading(None if document.has_errors else pose, problems, document)


def _pose(document: Document, fields: Fields, key: str, base: Pose | None) -> Pose:
    return Pose(
        key=key,
        name=fields.get("name", ""),
        about=fields.get("about", ""),
        body=_body(document, fields, base.body if base else Body()),
        angles=_angles(document, fields, base.angles if base else NEUTRAL),
        floor=fields.get("floor", base.floor if base else ()),
        props=_props(fields.get("prop"), base.props if base else ()),
        view=_view(fields.get("view"), base.view if base else View()),
        base=base,
    )


def _body(document: Document, fields: Fields, base: Body) -> Body:
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
        message = "A pose is drawn for the left; the right is its mirror image."
        hint = "Write `lying on the left side`."
        document.error(fields.at("body"), "wrong-side", message, hint)
    return body


def _angles(document: Document, fields: Fields, base: tuple[float, ...]) -> tuple[float, ...]:
    angles = list(base)
    joints: Fields | None = fields.get("joints")
    for joint, motions in (joints.values if joints else {}).items():
        written: dict[str, Any] = motions.values
        if joint.endswith("shoulder"):
            written = _shoulder(document, motions)
        for motion, degrees in written.items():
            angles[place_of(joint, motion)] = float(degrees)
    return tuple(angles)


def _shoulder(document: Document, motions: Fields) -> dict[str, float]:
    """The angles of a shoulder. Only one of the ways to lift it may be written."""
    ways = [way for way in ("flexion", "abduction", "elevation") if way in motions]
    if len(ways) > 1:
        message = f"A shoulder has `{ways[0]}` or `{ways[1]}`, not both."
        hint = "For a direction between the two write `elevation` and `plane`."
        document.error(motions.key(ways[1]), "two-ways", message, hint)
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
    if not isinstance(root, TableNode):
        return root
    floor = root.value("floor")
    if isinstance(floor, ListNode):
        for item in floor.items:
            if isinstance(item, Scalar) and item.text == part:
                return item
    joints = root.value("joints")
    if isinstance(joints, TableNode):
        side, _, what = part.rpartition(" ")
        joint = f"{side} {_PLACED_BY.get(what, what)}".strip()
        key = joints.key(joint)
        if key is not None:
            return key
    return floor or root.key("joints") or root.key("body") or root
