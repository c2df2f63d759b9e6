"""Advice: what is allowed and unwise, at the place to mend; and what is wise and left in peace."""

from collections.abc import Callable

import pytest

from player.format.accepted_advice import ADVICE
from player.format.routine_file import Reading
from tests.texts import read_text

Reader = Callable[..., Reading]


def advice(text: str) -> list[tuple[int, int, str]]:
    reading = read_text(text)
    assert reading.errors == ()
    assert reading.routine is not None
    return [(p.line, p.column, p.name) for p in reading.advice]


def of_phase(phase: str, more: str = "") -> list[tuple[int, int, str]]:
    return advice(f"name: x\nrep:\n  - {phase}\nstop_if: [Pain.]\n{more}")


def test_an_exercise_says_when_to_stop() -> None:
    assert advice("name: x\nrep: [{hold: 3}]\n") == [(1, 7, "no-stop-if")]
    assert advice("name: x\nrep: [{hold: 3}]\nstop_if: [Pain.]\n") == []
    in_place = "name: s\nsteps:\n  - {name: x, rep: [{hold: 3}]}\n"
    assert advice(in_place) == [(3, 12, "no-stop-if")]


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        (f"{{hold: 2 s, say: {'a' * 31}}}", []),
        (f"{{hold: 2 s, say: {'a' * 32}}}", [(3, 22, "say-too-long")]),
        (f"{{move: 1 s, hold: 1 s, say: {'a' * 31}}}", []),
        (f"{{hold: 2 s, note: {'a' * 99}}}", []),
        (f"{{hold: 4 s, cues: [{{at: 2 s, say: {'a' * 31}}}]}}", []),
        (f"{{hold: 4 s, cues: [{{at: 2 s, say: {'a' * 32}}}]}}", [(3, 39, "say-too-long")]),
        (f"{{hold: 9 s, cues: [{{at: -2 s, say: {'a' * 32}}}]}}", [(3, 40, "say-too-long")]),
        ("{hold: 4 s, cues: [{at: 5 s, say: Hm.}]}", [(3, 29, "cue-outside")]),
        ("{hold: 4 s, cues: [{at: -5 s, say: Hm.}]}", [(3, 29, "cue-outside")]),
    ],
)
def test_what_is_said_fits_its_time(phase: str, expected: list[tuple[int, int, str]]) -> None:
    assert of_phase(phase) == expected


def test_a_start_and_a_rest_have_their_own_time() -> None:
    long = "a" * 32
    start = "name: x\nstop_if: [Pain.]\nrep: [{hold: 3}]\nstart: "
    assert advice(f"{start}{{say: {long}, for: 2 s}}") == [(4, 14, "say-too-long")]
    assert advice(f"{start}{{say: {long}, for: ready}}") == []
    assert advice(f"{start}{{say: {long}}}") == []
    assert advice(f"name: s\nsteps:\n  - {{rest: 2, say: {long}}}") == [(3, 20, "say-too-long")]


@pytest.mark.parametrize(
    ("phase", "wise"),
    [
        ("{hold: 6 s, say: Hold for ten seconds.}", False),
        ("{hold: 10 s, say: Hold for ten seconds.}", True),
        ("{move: 4 s, hold: 6 s, say: Ten seconds.}", True),
        ("{hold: 6 s, note: Hold for 10 s.}", False),
        ("{hold: 6 s, say: A six-second hold.}", True),
        ("{hold: 60 s, say: Stay for one minute.}", True),
        ("{hold: 50 s, say: Stay for one minute.}", False),
        ("{hold: 2 breaths, say: Two slow breaths.}", True),
        ("{hold: 3 breaths, say: Two slow breaths.}", False),
        ("{hold: 5 s, say: One slow breath.}", True),
        ("{hold: 30 s, say: One slow breath.}", False),
        ("{hold: 6 s, say: Five times.}", True),
        ("{hold: 6 s, say: Eight times.}", False),
        ("{hold: 9 s, cues: [{at: 4 s, say: Five more seconds.}]}", True),
        ("{hold: 9 s, cues: [{at: 4 s, say: Two more seconds.}]}", False),
        ("{hold: 6 s, say: Both shoulders stay down.}", True),
        ("{hold: 6 s, say: Count to 3.}", True),
    ],
)
def test_a_number_in_the_words_is_that_of_the_timing(phase: str, wise: bool) -> None:
    names = [name for _, _, name in of_phase(phase, "dose: {reps: 5}")]
    assert names == ([] if wise else ["number-disagrees"])


@pytest.mark.parametrize(
    ("key", "text", "wise"),
    [
        ("about", "Force the knees down", False),
        ("about", "Do not force the knees down", True),
        ("about", "Never bounce, jerk or push through", True),
        ("about", "Do not stop. Push through", False),
        ("feel", "Turn as far as you can", False),
        ("feel", "Turn until it cracks", False),
        ("feel", "A pop may come, it is not the goal", True),
        ("feel", "Bouncing at the end", False),
        ("mistakes", "[Bouncing at the end.]", True),
        ("stop_if", "[A crack with pain.]", True),
        ("easier", "Go without forcing it", True),
        ("feel", "Enforced popularity of crackers", True),
        ("name", "Back crack", False),
    ],
)
def test_words_of_what_this_player_replaces(key: str, text: str, wise: bool) -> None:
    own = {"name": "name: x\n", "stop_if": "stop_if: [Pain.]\n"}
    own[key] = f"{key}: {text}\n"
    found = advice("rep: [{hold: 3}]\n" + "".join(own.values()))
    assert [name for _, _, name in found] == ([] if wise else ["force-word"])


def test_holds_that_are_long() -> None:
    assert of_phase("{hold: 60 s, pose: plank}") == []
    assert of_phase("{hold: 61 s, pose: plank}") == [(3, 12, "long-hold")]
    assert of_phase("{hold: 7 breaths, pose: plank}") == [(3, 12, "long-hold")]
    assert of_phase("{hold: 31 s, pose: seated-rotation}") == [(3, 12, "long-rotation")]
    assert of_phase("{hold: 30 s, pose: seated-rotation}") == []
    dosed = of_phase("{hold: 5 s, pose: seated-rotation}", "dose: {hold: 31 s}")
    assert dosed == [(5, 14, "long-rotation")]


@pytest.mark.parametrize(
    ("say", "wise"),
    [
        ("Lift the left arm.", False),
        ("Roll to the right.", False),
        ("Turn left.", False),
        ("Left and right knee stay down.", True),
        ("That is right, the time left is short.", True),
        ("A right angle at the knee.", True),
        ("Lift both arms.", True),
    ],
)
def test_a_side_in_the_words_without_sides(say: str, wise: bool) -> None:
    assert of_phase(f"{{hold: 9, say: '{say}'}}") == ([] if wise else [(3, 20, "side-named")])
    with_sides = of_phase(f"{{hold: 9, say: '{say}'}}", "left_means: the arm\ndose: {sides: each}")
    assert with_sides == []


def test_a_side_is_not_filled_in_before_the_start() -> None:
    more = 'feel: "A stretch on the {side}."\nleft_means: x\ndose: {sides: each}'
    assert of_phase("{hold: 3}", more) == [(5, 7, "never-filled")]


def test_a_use_is_advised_on_what_it_changes(read: Reader) -> None:
    base = """\
        name: B
        rep:
          - say: Hold for six seconds, very soft in the whole neck.
            hold: 6 s
            pose: seated-rotation
        stop_if: [Pain.]
        """
    text = "name: S\nsteps:\n  - {use: b}\n  - {use: b, hold: 40 s}\n  - {use: b, hold: 1 s}\n"
    found = [(p.line, p.column, p.name) for p in read("s", b=base, s=text).problems]
    assert found == [
        (4, 20, "long-rotation"),
        (4, 20, "number-disagrees"),
        (5, 20, "number-disagrees"),
        (5, 20, "say-too-long"),
    ]


def test_no_advice_on_times_that_were_wrong() -> None:
    text = "name: x\nrep:\n  - {hold: 3 sec, say: This takes a while to say.}\nstop_if: [P.]\n"
    reading = read_text(text)
    assert [p.name for p in reading.problems] == ["wrong-value"]


STOP = "stop_if: [Pain.]\n"
SIDES = "left_means: the arm\ndose: {sides: each}\n"
PAIRS = {
    "say-too-long": (
        f"rep: [{{hold: 2, say: {'a' * 40}}}]\n{STOP}",
        f"rep: [{{hold: 3, say: {'a' * 40}}}]\n{STOP}",
    ),
    "say-into-hold": (
        f"rep: [{{move: 2, hold: 9, say: {'a' * 60}}}]\n{STOP}",
        f"rep: [{{move: 3, hold: 9, say: {'a' * 60}}}]\n{STOP}",
    ),
    "cue-outside": (
        f"rep: [{{hold: 4, cues: [{{at: 5, say: Hm.}}]}}]\n{STOP}",
        f"rep: [{{hold: 4, cues: [{{at: 3, say: Hm.}}]}}]\n{STOP}",
    ),
    "number-disagrees": (
        f"rep: [{{hold: 6, say: Hold ten seconds.}}]\n{STOP}",
        f"rep: [{{hold: 10, say: Hold ten seconds.}}]\n{STOP}",
    ),
    "force-word": (
        f"rep: [{{hold: 6, say: Push through.}}]\n{STOP}",
        f"rep: [{{hold: 6, say: Never push through.}}]\n{STOP}",
    ),
    "long-hold": (f"rep: [{{hold: 61}}]\n{STOP}", f"rep: [{{hold: 60}}]\n{STOP}"),
    "long-rotation": (
        f"rep: [{{hold: 40, say: Rotate.}}]\n{STOP}",
        f"rep: [{{hold: 40, say: Rest.}}]\n{STOP}",
    ),
    "side-named": (
        f"rep: [{{hold: 6, say: Lift the left arm.}}]\n{STOP}",
        f"rep: [{{hold: 6, say: Lift the left arm.}}]\n{SIDES}{STOP}",
    ),
    "never-filled": (
        f"rep: [{{hold: 6}}]\nfeel: 'On the {{side}}.'\n{SIDES}{STOP}",
        f"rep: [{{hold: 6, say: 'To the {{side}}.'}}]\n{SIDES}{STOP}",
    ),
    "said-by-guess": (
        f"rep: [{{hold: 6, say: Warm up your ROM.}}]\n{STOP}",
        f"rep: [{{hold: 6, say: Warm up your ROM.}}]\nsay_as: {{ROM: range}}\n{STOP}",
    ),
    "no-stop-if": ("rep: [{hold: 6}]\n", f"rep: [{{hold: 6}}]\n{STOP}"),
    "reps-unused": (
        f"rep: [{{hold: 6}}]\ndose: {{reps: 3, sets: [2, 1]}}\n{STOP}",
        f"rep: [{{hold: 6}}]\ndose: {{reps: 3, sets: 2}}\n{STOP}",
    ),
}


BY_CHECK = {"no-works", "works-missing", "sentence-as-form"}
"""What is given only where the poses and the other files are at hand (test_works_advice.py)."""


@pytest.mark.parametrize("name", sorted(ADVICE.keys() - BY_CHECK))
def test_every_piece_of_advice_fires_and_is_silent(name: str) -> None:
    unwise, wise = PAIRS[name]
    assert [found for _, _, found in advice(f"name: x\n{unwise}")] == [name]
    assert advice(f"name: x\n{wise}") == []


@pytest.mark.parametrize(
    ("rep", "expected"),
    [
        # 2.5 s, and what can be said before it: 55 characters, not 56.
        (f"  - {{say: {'a' * 55}, move: 2.5 s, hold: 8 s}}\n", []),
        (f"  - {{say: {'a' * 56}, move: 2.5 s, hold: 8 s}}\n", [(3, 11, "say-into-hold")]),
        (f"  - {{say: {'a' * 56}, move: 2.5 s}}\n  - {{hold: 8 s}}\n", [(3, 11, "say-too-long")]),
        (f"  - {{say: {'a' * 40}, move: 1.5 s}}\n  - {{move: 8 s}}\n", [(3, 11, "say-too-long")]),
        (f"  - {{say: {'a' * 90}, move: 5 s}}\n  - {{hold: 8 s}}\n", [(3, 11, "say-too-long")]),
        (f"  - {{say: {'a' * 90}, hold: 8 s}}\n", []),
        (f"  - {{hold: 20 s}}\n  - {{say: {'a' * 60}, move: 2 s, hold: 6 s}}\n", []),
        (
            f"  - {{hold: 19 s}}\n  - {{say: {'a' * 60}, move: 2 s, hold: 6 s}}\n",
            [(4, 11, "say-into-hold")],
        ),
    ],
)
def test_the_words_of_a_movement_are_over_when_its_hold_begins(
    rep: str, expected: list[tuple[int, int, str]]
) -> None:
    assert advice(f"name: x\nrep:\n{rep}dose: {{reps: 3}}\nstop_if: [Pain.]\n") == expected
