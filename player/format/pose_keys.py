"""The keys of a pose file, as tables: what may stand where, what it means, an example."""

from __future__ import annotations

import re
from dataclasses import dataclass

from player.format.kinds import Kind, NameOf, Reader, Text, Words
from player.format.nodes import Node, Scalar
from player.format.problem import shown
from player.format.shape import Key, ListOf, OneOf, Table
from player.model.joint import JOINTS, Range
from player.model.pose import Contact, Placement, PropKind, PropPlace, ViewName

NUMBER = re.compile(r"-?\d{1,4}(\.\d{1,4})?", re.ASCII)
"""Degrees as they are written."""


@dataclass(frozen=True, slots=True)
class Degrees(Kind):
    """An angle within a range; `of` says what bends, for the message."""

    range: Range
    of: str

    def expects(self) -> str:
        """What belongs here."""
        return f"degrees from {self.range.least:g} to {self.range.most:g}"

    def read(self, reader: Reader, node: Node) -> float | None:
        """The angle in degrees."""
        if type(node) is not Scalar or not NUMBER.fullmatch(node.text):
            self.refuse(reader, node, "Write a plain number of degrees, such as `-20`.")
            return None
        degrees = float(node.text)
        if self.range.holds(degrees):
            return degrees
        far = f"{self.range.least:g} to {self.range.most:g} degrees"
        message = f"`{shown(node.text)}` is further than {self.of} goes: {far}."
        source = f" ({self.range.source})" if self.range.source else ""
        reader.error(node, "out-of-range", message, f"Write a number of that range{source}.")
        return None


def _joint(joint: str, motions: dict[str, Range]) -> Table:
    keys = tuple(
        Key(
            motion,
            Degrees(span, f"{motion} of the {joint}"),
            f"{motion.capitalize()} of the {joint} in degrees, {span.least:g} to {span.most:g}.",
            f"{motion}: {_middle(span):g}",
        )
        for motion, span in motions.items()
    )
    return Table(joint, f"the {joint}", keys)


def _middle(span: Range) -> float:
    return 5 * round((span.least + span.most) / 10)


def _turn(name: str, meaning: str, most: float = 180.0) -> Key:
    return Key(name, Degrees(Range(-most, most, ""), f"`{name}`"), meaning, f"{name}: 10")


JOINT_TABLES = Table(
    "joints",
    "the joints",
    tuple(
        Key(joint, _joint(joint, motions), f"The angles of the {joint}.", f"{joint}: {{…}}")
        for joint, motions in JOINTS.items()
    ),
)

_BODY = Table(
    "body",
    "the body",
    (
        Key("position", Words(Placement), "How the pelvis lies.", "position: seated"),
        _turn("tilt", "Degrees that the pelvis tips forward."),
        _turn("turn", "Degrees that the pelvis turns to the left."),
        _turn("lean", "Degrees that the pelvis leans to the left."),
    ),
)

_PROP = Table(
    "prop",
    "a prop",
    (
        Key("kind", Words(PropKind), "What it is.", "kind: band", required=True),
        Key("place", Words(PropPlace), "Where it is.", "place: in front"),
    ),
)

_ONE_PROP = OneOf((Words(PropKind), _PROP))

_VIEW = Table(
    "view",
    "a view",
    (
        _turn("turn", "0 looks at the side, 90 comes from the head, -90 from the feet."),
        Key(
            "height",
            Degrees(Range(0, 90, ""), "`height`"),
            "0 is level with the floor, 90 straight above.",
            "height: 20",
        ),
    ),
)

POSE = Table(
    "pose",
    "a pose",
    (
        Key("name", Text(60), "What it is called.", "name: Bird-dog", required=True),
        Key("about", Text(), "One sentence on what the body does.", "about: One arm reaches long."),
        Key("from", NameOf("pose"), "All that is not said here is as there.", "from: standing"),
        Key("body", OneOf((Words(Placement), _BODY)), "How the pelvis lies.", "body: seated"),
        Key(
            "joints", JOINT_TABLES, "The angles that differ.", "joints: {left knee: {flexion: 90}}"
        ),
        Key("floor", ListOf(Words(Contact)), "What carries the body.", "floor: [left foot]"),
        Key(
            "prop",
            OneOf((Words(PropKind), _PROP, ListOf(_ONE_PROP))),
            "A thing that is used, or a list of them.",
            "prop: chair",
        ),
        Key("view", OneOf((Words(ViewName), _VIEW)), "Where it is seen from.", "view: side"),
    ),
)
