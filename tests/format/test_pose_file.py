from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from player.figure.pose_checks import floor_findings
from player.format.pose_file import PoseReading
from player.format.pose_library import PoseLibrary
from player.model.pose import (
    Body,
    Contact,
    Placement,
    Prop,
    PropKind,
    PropPlace,
    View,
)
from player.places import shipped

Read = Callable[..., PoseReading]


@pytest.fixture
def pose(tmp_path: Path) -> Read:
    """Writes pose files by name and reads the first: `pose(a="…", b="…")`."""

    def reading(**files: str) -> PoseReading:
        for key, text in files.items():
            path = tmp_path / (key.replace("_", "-") + ".yaml")
            path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return PoseLibrary(tmp_path).read(next(iter(files)).replace("_", "-"))

    return reading


def places(reading: PoseReading) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.name) for problem in reading.problems]


def test_a_pose_is_read_whole(pose: Read) -> None:
    reading = pose(
        a="""
        name: A pose
        about: One sentence.
        body: {position: lying on the left side, lean: -3}
        joints:
          left shoulder: {flexion: -20, rotation: 15}
          right shoulder: {abduction: 90}
          neck: {side bend: 8}
        floor: [left hip, left knee]
        prop: {kind: band, place: in front}
        view: {turn: -25, height: 20}
        """
    )
    made = reading.pose
    assert made is not None
    assert reading.problems == ()
    assert (made.key, made.name, made.about) == ("a", "A pose", "One sentence.")
    assert made.body == Body(Placement.ON_THE_LEFT, lean=-3)
    assert made.angle("left shoulder", "elevation") == 20
    assert made.angle("left shoulder", "plane") == -90
    assert made.angle("left shoulder", "rotation") == 15
    assert made.angle("right shoulder", "plane") == 0
    assert made.angle("neck", "side bend") == 8
    assert made.floor == (Contact.LEFT_HIP, Contact.LEFT_KNEE)
    assert made.props == (Prop(PropKind.BAND, PropPlace.FRONT),)
    assert made.view == View(-25, 20)


def test_what_is_not_said_is_as_in_the_pose_it_comes_from(pose: Read) -> None:
    made = pose(
        tall="""
        name: Tall
        from: seated
        body: {tilt: 8}
        joints: {left knee: {flexion: 20}}
        """,
        seated="""
        name: Seated
        body: seated
        joints: {left knee: {flexion: 88}, right knee: {flexion: 88}}
        floor: [left foot]
        prop: chair
        view: side
        """,
    ).pose
    assert made is not None
    assert made.body == Body(Placement.SEATED, tilt=8)
    assert made.angle("left knee", "flexion") == 20
    assert made.angle("right knee", "flexion") == 88
    assert made.floor == (Contact.LEFT_FOOT,)
    assert made.props == (Prop(PropKind.CHAIR, PropPlace.PELVIS),)
    assert made.view == View(0, 0)
    assert made.base is not None
    assert made.base.key == "seated"


def test_a_pose_may_use_several_things_or_none_of_those_it_comes_from(pose: Read) -> None:
    files = {
        "warm": """
        name: Warm
        from: seated
        prop: [{kind: chair, place: behind the low back}, heat pack]
        """,
        "seated": "name: Seated\nbody: seated\nprop: chair",
    }
    made = pose(**files).pose
    assert made is not None
    assert made.props == (
        Prop(PropKind.CHAIR, PropPlace.LOW_BACK),
        Prop(PropKind.HEAT_PACK, PropPlace.LOW_BACK),
    )
    bare = pose(bare="name: Bare\nfrom: seated\nprop: []", seated=files["seated"]).pose
    assert bare is not None
    assert bare.props == ()


@pytest.mark.parametrize("place", ["at the left hand", "in front"])
def test_a_wall_at_one_hand_is_at_the_other_hand_of_the_mirror_image(
    pose: Read, place: str
) -> None:
    made = pose(a=f"name: A\nprop: {{kind: wall, place: {place}}}").pose
    assert made is not None
    (prop,) = made.mirrored().props
    assert prop.place == place.replace("left", "right")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: A\njoints: {left knee: {flexion: 170}}", (2, 31, "out-of-range")),
        ("name: A\njoints: {left knee: {flexion: nan}}", (2, 31, "wrong-value")),
        ("name: A\njoints: {left knee: {bend: 20}}", (2, 22, "unknown-key")),
        ("name: A\njoints: {left kne: {flexion: 20}}", (2, 10, "unknown-key")),
        ("name: A\nbody: sitting", (2, 7, "wrong-value")),
        ("name: A\nbody: lying on the right side", (2, 7, "wrong-side")),
        ("name: A\nfloor: [left paw]", (2, 9, "wrong-value")),
        ("name: A\nprop: sofa", (2, 7, "wrong-value")),
        ("name: A\nprop: [chair, sofa]", (2, 15, "wrong-value")),
        ("name: A\nprop: {kind: roller, place: above}", (2, 29, "wrong-value")),
        ("name: A\nview: {turn: 10, height: 100}", (2, 26, "out-of-range")),
        ("name: A\nfrom: nobody", (2, 7, "unknown-pose")),
        ("name: A\njoints:\n  left shoulder: {flexion: 20, abduction: 30}", (3, 32, "two-ways")),
        ("about: A", (1, 1, "missing-key")),
        ("name: A\nname: B", (2, 1, "twice")),
        ("just words", (1, 1, "wrong-value")),
        ("", (1, 1, "empty")),
        ("name: [a", (1, 7, "syntax")),
    ],
)
def test_what_is_wrong_is_told_at_its_place(
    pose: Read, text: str, expected: tuple[int, int, str]
) -> None:
    reading = pose(a=text)
    assert expected in places(reading)
    assert reading.pose is None


def test_every_problem_of_a_file_is_told(pose: Read) -> None:
    reading = pose(
        a="""
        name: A
        joints:
          left knee: {flexion: 300, bend: 3}
          tail: {flexion: 3}
        floor: [nose]
        """
    )
    assert [line for line, _, _ in places(reading)] == [3, 3, 4, 5]


def test_a_range_is_named_with_the_joint(pose: Read) -> None:
    (problem,) = pose(a="name: A\njoints: {right elbow: {flexion: 175}}").problems
    assert "-10" in problem.message
    assert "150" in problem.message
    assert "right elbow" in problem.message


def test_the_nearest_word_is_offered(pose: Read) -> None:
    (problem,) = pose(a="name: A\njoints: {left wirst: {extension: 20}}").problems
    assert "`left wrist`" in problem.hint


def test_a_circle_is_shown_whole(pose: Read) -> None:
    reading = pose(a="name: A\nfrom: b", b="name: B\nfrom: c", c="name: C\nfrom: a")
    assert reading.pose is None
    (problem,) = reading.problems
    assert (problem.line, problem.column, problem.name) == (2, 7, "circle")
    assert "a → b → c → a" in problem.message


def test_a_pose_that_comes_from_itself_is_a_circle(pose: Read) -> None:
    (problem,) = pose(a="name: A\nfrom: a").problems
    assert (problem.line, problem.name) == (2, "circle")
    assert "a → a" in problem.message


def test_a_pose_from_a_broken_one_says_so(pose: Read) -> None:
    assert places(pose(a="name: A\nfrom: b", b="nme: B")) == [(2, 7, "broken-pose")]


def test_an_endless_chain_ends(pose: Read) -> None:
    files = {f"p{i}": f"name: P\nfrom: p{i + 1}" for i in range(60)} | {"p60": "name: P"}
    assert pose(**files).pose is None


def test_reading_one_pose_reads_only_what_it_is_made_from(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(f"name: {name}", encoding="utf-8")
    library = PoseLibrary(tmp_path)
    (tmp_path / "b.yaml").unlink()
    assert list(library.keys()) == ["a", "b"]
    assert library.pose("a") is not None
    assert library.read("a") is library.read("a")


def test_an_unknown_pose_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "bird-dog.yaml").write_text("name: B", encoding="utf-8")
    (problem,) = PoseLibrary(tmp_path).read("bird-dgo").problems
    assert "`bird-dog`" in problem.hint


def test_a_finding_of_the_floor_has_a_line(pose: Read) -> None:
    reading = pose(
        a="""
        name: A
        body: lying on the back
        floor:
          - pelvis
          - back
          - left knee
        joints:
          left elbow: {flexion: 10}
        """
    )
    assert reading.pose is not None
    for finding in floor_findings(reading.pose):
        reading.problem(finding.part, "off-the-floor", "It is off the floor.")
    assert reading.problem("left knee", "off-the-floor", "x").line == 6
    assert reading.problem("left elbow", "in-the-floor", "x").line == 8
    assert reading.problem("waist", "in-the-floor", "x").line == 4


def test_the_shipped_poses_have_no_problems() -> None:
    library = PoseLibrary(shipped("media") / "poses")
    assert len(library.keys()) > 50
    for key in library.keys():
        assert library.read(key).problems == (), key
        assert library.pose(key) is not None
