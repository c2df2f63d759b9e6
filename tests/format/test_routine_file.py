"""The exercise: everything in it, and every fault of it at its place."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from player.format.routine_file import Reading
from player.model.routine import (
    AuthorCue,
    Breath,
    Care,
    Dose,
    First,
    Length,
    Phase,
    Position,
    Purpose,
    Sides,
    Start,
    Variant,
)
from tests.texts import read_text

Reader = Callable[..., Reading]

KNEE_DROPS = """\
name: Knee drops
about: Let both bent knees roll slowly from side to side.
purpose: mobility
level: 1
position: lying on the back
equipment: [mat]
left_means: the knees go to the left
start:
  pose: hook-lying
  say: Lie on your back, knees bent and together, feet flat, arms out to the sides.
  for: 10 s
rep:
  - say: Let both knees roll to the {side}, slowly.
    pose: knees-to-side
    move: 3 s
    breath: out
  - say: Both shoulders stay down.
    note: A small range is enough.
    hold: 5 s
    cues: [{at: 1 s, say: Soft.}, {at: -2 s, say: Stay.}]
  - say: And back to the middle.
    pose: hook-lying
    move: 3 s
    breath: in
dose:
  reps: 5
  sides: alternate
  first: take turns
feel: A mild stretch at the waist and the side of the hip.
mistakes: [The shoulder lifts., The knees fall instead of being lowered.]
stop_if: [Pain runs below the knee., A sharp catch.]
careful:
  hip replacement: Only if your surgeon agrees.
easier: Cushion between the knees, smaller arc.
sources: [NHS lower back pain exercises]
"""


def alone(text: str | bytes, poses: set[str] | None = None, folder: Path = Path()) -> Reading:
    return read_text(
        text,
        folder=folder,
        names={"pose": poses} if poses is not None else {},
    )


def places(reading: Reading) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.name) for p in reading.problems]


def errors(text: str, poses: set[str] | None = None) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.name) for p in alone(dedent(text), poses).errors]


@pytest.mark.usefixtures("parser")
def test_an_exercise_is_read_whole() -> None:
    reading = alone(KNEE_DROPS)
    assert reading.problems == ()
    routine, exercise = reading.routine, reading.exercise
    assert routine is not None
    assert exercise is not None
    assert routine.steps == (exercise,)
    assert (routine.key, routine.name, routine.purpose) == ("x", "Knee drops", Purpose.MOBILITY)
    assert (routine.level, routine.equipment) == (1, ("mat",))
    assert routine.digest == hashlib.sha256(KNEE_DROPS.encode()).hexdigest()
    assert (exercise.key, exercise.position) == ("x", Position.ON_THE_BACK)
    assert exercise.left_means == "the knees go to the left"
    assert exercise.dose == Dose((5,), Sides.ALTERNATE, First.TAKE_TURNS)
    assert exercise.start == Start(
        "Lie on your back, knees bent and together, feet flat, arms out to the sides.",
        pose="hook-lying",
        length=Length(10),
    )
    assert exercise.rep == (
        Phase(
            "Let both knees roll to the {side}, slowly.",
            pose="knees-to-side",
            move=Length(3),
            breath=Breath.OUT,
        ),
        Phase(
            "Both shoulders stay down.",
            "A small range is enough.",
            hold=Length(5),
            cues=(AuthorCue(1, "Soft."), AuthorCue(-2, "Stay.")),
        ),
        Phase("And back to the middle.", pose="hook-lying", move=Length(3), breath=Breath.IN),
    )
    assert exercise.mistakes == ("The shoulder lifts.", "The knees fall instead of being lowered.")
    assert exercise.stop_if == ("Pain runs below the knee.", "A sharp catch.")
    assert exercise.careful == {"hip replacement": Care("Only if your surgeon agrees.")}
    assert exercise.easier == (Variant("Cushion between the knees, smaller arc."),)
    assert (exercise.harder, exercise.sources) == ((), ("NHS lower back pain exercises",))


def exercise_of(text: str) -> Reading:
    reading = alone(dedent(text))
    assert reading.errors == ()
    assert reading.exercise is not None
    return reading


def test_a_pose_without_a_move_takes_two_seconds_and_a_zero_move_none() -> None:
    reading = exercise_of(
        """\
        name: x
        rep:
          - pose: cat
          - {pose: cow, hold: 3}
          - {pose: cow, move: 0, hold: 3}
          - {hold: 1 breath}
        """
    )
    assert reading.exercise is not None
    times = [(phase.move, phase.hold) for phase in reading.exercise.rep]
    assert times == [
        (Length(2), Length()),
        (Length(2), Length(3)),
        (Length(), Length(3)),
        (Length(), Length(breaths=1)),
    ]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("{for: ready}", Start(ready=True)),
        ("{say: Sit.}", Start("Sit.")),
        ("{for: 0:45}", Start(length=Length(45))),
        ("{for: 0}", Start(length=Length())),
    ],
)
def test_starts(start: str, expected: Start) -> None:
    reading = exercise_of(f"name: x\nstart: {start}\nrep: [{{hold: 3}}]\n")
    assert reading.exercise is not None
    assert reading.exercise.start == expected


@pytest.mark.parametrize(
    ("dose", "sets"),
    [
        ("", (1,)),
        ("dose: {reps: 4}", (4,)),
        ("dose: {sets: 3}", (1, 1, 1)),
        ("dose: {reps: 4, sets: 2}", (4, 4)),
        ("dose: {sets: [6, 4, 2]}", (6, 4, 2)),
        ("dose: {reps: 9, sets: [6, 4]}", (6, 4)),
    ],
)
def test_sets_and_reps(dose: str, sets: tuple[int, ...]) -> None:
    reading = exercise_of(f"name: x\nrep: [{{hold: 3}}]\n{dose}\n")
    assert reading.exercise is not None
    assert reading.exercise.dose.sets == sets
    unused = [p.line for p in reading.advice if p.name == "reps-unused"]
    assert unused == ([3] if "9" in dose else [])


def test_every_key_of_a_dose() -> None:
    reading = exercise_of(
        """\
        name: x
        left_means: the arm
        rep: [{hold: 3}]
        dose: {sides: each, first: right, rest: 30 s, pause: 2 s, switch: 0, hold: 8 s, move: 4 s}
        """
    )
    assert reading.exercise is not None
    assert reading.exercise.dose == Dose(
        (1,),
        Sides.EACH,
        First.RIGHT,
        Length(30),
        Length(2),
        Length(),
        Length(8),
        Length(4),
    )


def test_a_text_over_several_lines_is_one_line() -> None:
    reading = exercise_of(
        'name: "a\\tb"\nabout: >\n  two\n  lines\nfeel: |\n  three\n\n  more\nrep: [{hold: 1}]\n'
    )
    assert reading.routine is not None
    assert reading.exercise is not None
    assert reading.routine.name == "a b"
    assert reading.routine.about == "two lines"
    assert reading.exercise.feel == "three more"


REP = "rep: [{hold: 3}]\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # keys
        (f"nam: x\n{REP}", [(1, 1, "unknown-key")]),
        (f"name: x\nbanana: 3\n{REP}", [(2, 1, "unknown-key")]),
        ("name: x\nrep:\n  - holdd: 3\n", [(3, 5, "unknown-key")]),
        (f"name: x\nreps: 5\n{REP}", [(2, 1, "unknown-key")]),
        (f"about: x\n{REP}", [(1, 1, "missing-key")]),
        ("name: x\n", [(1, 1, "no-shape")]),
        ("name: x\nstart: {for: bad}\n", [(1, 1, "no-shape"), (2, 14, "wrong-value")]),
        (f"name: x\n{REP}steps: [{{rest: 3}}]\n", [(3, 1, "unknown-key")]),
        ("name: x\nrep:\n  - {hold: 3, cues: [{at: 1}]}\n", [(3, 22, "missing-key")]),
        (f"name: x\n{REP}name: y\n", [(3, 1, "twice")]),
        # kinds
        ("- a\n- b\n", [(1, 1, "wrong-value")]),
        ("just a text\n", [(1, 1, "wrong-value")]),
        (f"name:\n{REP}", [(1, 1, "no-value")]),
        (f"name: ''\n{REP}", [(1, 7, "wrong-value")]),
        (f"name: [a]\n{REP}", [(1, 7, "wrong-value")]),
        (f"name: {{side}}\n{REP}", [(1, 7, "wrong-value")]),
        (f"name: x\nequipment: mat\n{REP}", [(2, 12, "wrong-value")]),
        (f"name: x\nequipment: {{mat: 1}}\n{REP}", [(2, 12, "wrong-value")]),
        (f"name: x\ncareful: [a]\n{REP}", [(2, 10, "wrong-value")]),
        (f"name: x\ncareful: {{a: [b]}}\n{REP}", [(2, 14, "wrong-value")]),
        (f"name: x\neasier: [a]\n{REP}", [(2, 10, "wrong-value")]),
        ("name: x\nrep: {hold: 3}\n", [(2, 6, "wrong-value")]),
        ("name: x\nrep: [3 s]\n", [(2, 7, "wrong-value")]),
        ("name: x\nrep: []\n", [(2, 6, "wrong-count")]),
        (f"name: x\ndose: 5\n{REP}", [(2, 7, "wrong-value")]),
        (f"name: x\nstart: ready\n{REP}", [(2, 8, "wrong-value")]),
        # values
        (f"name: {'n' * 61}\n{REP}", [(1, 7, "too-long")]),
        (f'name: "a\\x07b"\n{REP}', [(1, 7, "control-character")]),
        (f'name: "a\\e[31m"\n{REP}', [(1, 7, "control-character")]),
        (f"name: x\nlevel: 4\n{REP}", [(2, 8, "wrong-value")]),
        (f"name: x\nlevel: 0\n{REP}", [(2, 8, "wrong-value")]),
        (f"name: x\npurpose: mobilty\n{REP}", [(2, 10, "wrong-value")]),
        (f"name: x\nposition: lying\n{REP}", [(2, 11, "wrong-value")]),
        ("name: x\nrep: [{hold: 90 sec}]\n", [(2, 14, "wrong-value")]),
        ("name: x\nrep: [{hold: -5 s}]\n", [(2, 14, "wrong-value")]),
        ("name: x\nrep: [{move: [3]}]\n", [(2, 14, "wrong-value")]),
        ("name: x\nrep: [{hold: 3, breath: on}]\n", [(2, 25, "wrong-value")]),
        (f"name: x\nstart: {{for: redy}}\n{REP}", [(2, 14, "wrong-value")]),
        (f"name: x\ndose: {{reps: 0}}\n{REP}", [(2, 14, "wrong-value")]),
        (f"name: x\ndose: {{reps: 51}}\n{REP}", [(2, 14, "wrong-value")]),
        (f"name: x\ndose: {{reps: 2.5}}\n{REP}", [(2, 14, "wrong-value")]),
        (f"name: x\ndose: {{reps: 1e1}}\n{REP}", [(2, 14, "wrong-value")]),
        (f"name: x\ndose: {{reps: {'9' * 5000}}}\n{REP}", [(2, 14, "wrong-value")]),
        (f"name: x\ndose: {{sets: 11}}\n{REP}", [(2, 14, "wrong-value")]),
        (f"name: x\ndose: {{sets: []}}\n{REP}", [(2, 14, "wrong-count")]),
        (f"name: x\ndose: {{sets: [1, 0]}}\n{REP}", [(2, 18, "wrong-value")]),
        (f"name: x\ndose: {{sides: no}}\n{REP}", [(2, 15, "wrong-value")]),
        (f"name: x\ndose: {{sides: on}}\n{REP}", [(2, 15, "wrong-value")]),
        # rules
        (f"name: x\ndose: {{sides: each}}\n{REP}", [(2, 15, "missing-key")]),
        ("name: x\nrep: [{say: Hello.}]\n", [(2, 7, "no-time")]),
        ("name: x\nrep: [{pose: cat, move: 0}]\n", [(2, 7, "no-time")]),
        (f"name: x\n{REP}dose: {{hold: 0}}\n", [(2, 7, "no-time")]),
        ('name: x\nrep: [{hold: 3, say: "{side} arm"}]\n', [(2, 22, "side-without-sides")]),
        ('name: x\nrep: [{hold: 3, note: "{other}"}]\n', [(2, 23, "side-without-sides")]),
        (
            f'name: x\nstart: {{say: "To the {{side}}."}}\n{REP}',
            [(2, 14, "side-without-sides")],
        ),
        (
            'name: x\nrep: [{hold: 3, cues: [{at: 1, say: "{side}"}]}]\n',
            [(2, 37, "side-without-sides")],
        ),
        ('name: x\nrep: [{hold: 3, say: "{sde} {x}"}]\n', [(2, 22, "unknown-placeholder")] * 2),
        (f"name: x\neasier: {{use: cat-cow}}\n{REP}", [(2, 15, "unknown-routine")]),
        (
            "name: x\nrep: [{hold: 1 min}]\ndose: {reps: 50, sets: 10}\n",
            [(3, 1, "too-much")],
        ),
        ("name: x\nrep: [" + "{hold: 1}, " * 401 + "]\ndose: {reps: 50}\n", [(3, 1, "too-much")]),
    ],
)  # fmt: skip
def test_each_fault_stands_at_its_place_and_alone(
    text: str, expected: list[tuple[int, int, str]]
) -> None:
    assert errors(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("name: x\nrep: [{holdd: 3}]\n", "`hold`"),
        ("name: x\nrep: [{hold: 3, beath: in}]\n", "`breath`"),
        ("name: x\nrep: [{hold: 3, psoe: cat}]\n", "`pose`"),
        ("name: x\nrep: [{hold: 3, pose: hands-and-kneess}]\n", "`hands-and-knees`"),
        ("name: x\nrep: [{hold: 3, pose: Cat}]\n", "`cat`"),
        ("Name: x\nrep: [{hold: 3}]\n", "`name`"),
        ("name: x\nstep: [{rest: 3}]\n", "`steps`"),
        ("name: x\nrep: [{hold: 3}]\ndose: {sides: no}\n", "`none`"),
        ("name: x\nrep: [{hold: 3}]\ndose: {frist: left}\n", "`first`"),
        ("name: x\nrep: [{hold: 3}]\nreps: 3\n", "`dose`"),
        ("name: x\nrep: [{hold: 3}]\nmove: 3\n", "`dose`"),
        ("name: x\nrep: [{for: 3, hold: 3}]\n", "`hold`"),
        ("name: x\nrep: [{hold: 90 sec}]\n", "`1:30`"),
    ],
)
def test_the_hint_names_the_right_word(text: str, word: str) -> None:
    problem = alone(text, {"cat", "hands-and-knees", "hook-lying"}).errors[0]
    assert word in problem.hint


def test_a_pose_must_be_in_the_library_where_there_is_one() -> None:
    text = "name: x\nrep: [{pose: bird-dogg}, {pose: bird-dog}, {pose: Bird dog}]\n"
    assert errors(text, {"bird-dog"}) == [(2, 14, "unknown-pose"), (2, 51, "unknown-pose")]
    assert errors(text) == [(2, 51, "wrong-value")]


@pytest.mark.usefixtures("parser")
def test_six_faults_are_six_problems() -> None:
    text = """\
    nmae: x
    level: 5
    rep:
      - holdd: 3
      - pose: bird-dgo
      - say: The {side} arm.
        hold: 10 secs
      - {}
    """
    assert errors(text, {"bird-dog"}) == [
        (1, 1, "unknown-key"),
        (2, 8, "wrong-value"),
        (4, 5, "unknown-key"),
        (5, 11, "unknown-pose"),
        (6, 10, "side-without-sides"),
        (7, 11, "wrong-value"),
        (8, 5, "no-time"),
    ]


@pytest.mark.usefixtures("parser")
def test_above_a_fault_of_grammar_what_is_surely_wrong_is_reported_too() -> None:
    text = "level: 9\nrep:\n  - holdd: 3\nabout: 'open\n"
    assert errors(text) == [(1, 8, "wrong-value"), (3, 5, "unknown-key"), (4, 8, "syntax")]


SMALLEST_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154"
    "789c6360000000020001e221bc330000000049454e44ae426082"
)


def test_a_picture_is_beside_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "sub").mkdir(parents=True)
    for path in (folder / "a.png", folder / "sub" / "b.png", tmp_path / "out.png"):
        path.write_bytes(SMALLEST_PICTURE)

    def problem(picture: str) -> list[tuple[int, int, str]]:
        text = f"name: x\nrep: [{{hold: 3, picture: '{picture}'}}]\n"
        return [place for place in places(alone(text, folder=folder)) if place[2] != "no-stop-if"]

    assert problem("a.png") == []
    assert problem("sub/b.png") == []
    assert problem("c.png") == [(2, 26, "no-picture")]
    assert problem("sub") == [(2, 26, "no-picture")]
    for outside in ("../out.png", "sub/../../out.png", "/etc/passwd", "C:/a.png", "C:a.png",
                    "\\\\\\\\host\\\\a", "//host/a", str(tmp_path / "out.png")):  # fmt: skip
        assert problem(outside) == [(2, 26, "picture-outside")], outside
    assert problem("a" * 300) == [(2, 26, "wrong-value")]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_picture_is_not_a_link_to_outside(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (tmp_path / "out.png").write_bytes(b"x")
    try:
        (folder / "a.png").symlink_to(tmp_path / "out.png")
    except OSError:
        pytest.skip("links may not be made here")
    text = "name: x\nrep: [{hold: 3, picture: a.png}]\n"
    assert (2, 26, "picture-outside") in places(alone(text, folder=folder))


def test_a_pose_and_a_picture_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(SMALLEST_PICTURE)
    text = "name: x\nrep: [{pose: cat, picture: a.png}]\n"
    assert (2, 19, "pose-and-picture") in places(alone(text, folder=tmp_path))


def test_easier_and_harder_may_be_each_other(read: Reader) -> None:
    easy = "{name: Easy, rep: [{hold: 3}], stop_if: [Pain.], harder: {use: hard}}"
    hard = "{name: Hard, rep: [{hold: 3}], stop_if: [Pain.], easier: {use: easy}}"
    reading = read("hard", easy=easy, hard=hard)
    assert reading.problems == ()
    assert reading.exercise is not None
    assert reading.exercise.easier == (Variant(use="easy"),)


def test_the_forms_of_an_exercise_stand_in_their_order(read: Reader) -> None:
    text = "name: A\nrep: [{hold: 3}]\nstop_if: [Pain.]\n"
    files = {"a": text + "easier: [{use: b}, {use: c}]\n", "b": text, "c": text}
    reading = read("a", **files)
    assert reading.exercise is not None
    assert reading.exercise.easier == (Variant(use="b"), Variant(use="c"))
    assert places(read("d", d=text + "easier: {use: d}\n")) == [(4, 15, "circle")]


def test_careful_names_a_condition_with_a_sentence_leave_out_or_another_exercise(
    read: Reader,
) -> None:
    text = "name: A\nrep: [{hold: 3}]\nstop_if: [Pain.]\n"
    careful = (
        "careful:\n  sore neck: Keep it level.\n  sore knees: leave out\n"
        "  sore wrists: {use: b, say: Softer.}\n"
    )
    reading = read("a", a=text + careful, b=text)
    assert reading.exercise is not None
    assert dict(reading.exercise.careful) == {
        "sore neck": Care("Keep it level."),
        "sore knees": Care(leave_out=True),
        "sore wrists": Care("Softer.", use="b"),
    }
