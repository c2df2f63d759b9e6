"""Every movement that the library's routines really make, on both sides, on the floor."""

from pathlib import Path

import pytest

from player.app.locations import routine_named
from player.figure.floor_contact import parts
from player.figure.stance import SAME_PLACE, Stance, between, settle
from player.format.pose_library import PoseLibrary
from player.model.routine import Side
from player.places import shipped
from player.plan.segment import SegmentKind
from player.plan.timeline import lay_out
from tests.figure.test_stance import level, point

POSES = PoseLibrary(shipped("media") / "poses")
STEPS = 20
SLIDE = 0.01
SINK = 0.02

Named = tuple[str, bool]
"""A pose, and whether it is for the right."""


def ways() -> dict[tuple[Named, Named], bool]:
    """The pairs of poses that follow each other; whether within one exercise."""
    found: dict[tuple[Named, Named], bool] = {}
    for path in sorted(Path(shipped("routines")).rglob("*.yaml")):
        for segment in lay_out(routine_named(path.stem)).segments:
            if segment.pose is None or segment.from_pose is None:
                continue
            begin = (segment.from_pose, segment.from_side is Side.RIGHT)
            end = (segment.pose, segment.side is Side.RIGHT)
            if begin != end:
                inside = segment.kind is SegmentKind.MOVE
                found[begin, end] = found.get((begin, end), False) or inside
    return found


WAYS = ways()


def stance(named: Named) -> Stance:
    pose = POSES.pose(named[0])
    assert pose is not None, named
    return settle(pose.mirrored() if named[1] else pose)


def test_the_routines_make_many_movements() -> None:
    assert len(WAYS) > 100
    assert any(right for (_, (_, right)), inside in WAYS.items() if inside)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: "-to-".join(name for name, _ in way))
def test_planted_parts_stay_and_nothing_sinks(way: tuple[Named, Named]) -> None:
    a, b = (stance(named) for named in way)
    if a.pose.body.placement is not b.pose.body.placement:
        return  # one picture gives way to the other; the body does not travel
    planted = []
    for contact in a.contacts & b.contacts:
        p, q = point(a.body, contact), point(b.body, contact)
        if p is None or q is None:
            continue
        if level(p, q) < SAME_PLACE:
            planted.append((contact, p))
        else:
            assert not WAYS[way], f"{contact} is set down anew within an exercise"
    for step in range(STEPS + 1):
        s = between(a, b, step / STEPS)
        for contact, p in planted:
            q = point(s, contact)
            assert q is not None
            assert level(p, q) < SLIDE, contact
        assert min(parts(s).values()) > -SINK
