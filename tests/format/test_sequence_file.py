"""The sequence: steps of every kind, `use` with other doses, circles, and what is too much."""

from collections.abc import Callable

import pytest

from player.format.dose import plan_sum
from player.format.routine_file import Reading
from player.model.routine import (
    Ask,
    Asked,
    Breath,
    Dose,
    Exercise,
    Length,
    Phase,
    Repeat,
    Rest,
    Sides,
    Start,
    Step,
)
from player.plan.timeline import lay_out

Reader = Callable[..., Reading]

CAT = """\
name: Cat
equipment: [mat]
start: {pose: all-fours, say: Down., for: 10 s}
rep:
  - {pose: cat, move: 3 s}
  - {hold: 2 s}
dose: {reps: 6}
stop_if: [Pain.]
"""
BOOK = """\
name: Book
equipment: [mat, cushion]
left_means: the chest opens to the left
rep:
  - {say: "To the {side}.", pose: open, move: 4 s}
  - {hold: 5 s}
dose: {sets: [6, 4, 2], sides: each, switch: 12 s}
stop_if: [Pain.]
"""


def places(reading: Reading) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.name) for p in reading.problems]


def steps(read: Reader, text: str, **files: str) -> tuple[Step, ...]:
    reading = read("s", s="name: S\nsteps:\n" + text, cat=CAT, book=BOOK, **files)
    assert reading.errors == ()
    assert reading.routine is not None
    assert reading.exercise is None
    return reading.routine.steps


@pytest.mark.usefixtures("parser")
def test_the_steps_of_every_kind(read: Reader) -> None:
    found = steps(
        read,
        """\
  - use: cat
  - rest: 15 s
    say: Roll onto your back.
  - repeat: 2
    rest: 20 s
    steps:
      - use: book
        sets: [3]
        hold: 10 s
        sides: alternate
      - name: Long breath
        rep: [{say: Out., hold: 1 breath, breath: out}]
  - ask: stiffness
    for: 8 s
""",
    )
    cat, rest, rounds, ask = found
    assert isinstance(cat, Exercise)
    assert (cat.key, cat.name, cat.dose.sets) == ("cat", "Cat", (6,))
    assert rest == Rest(Length(15), "Roll onto your back.")
    assert ask == Ask(Asked.STIFFNESS, Length(8))
    assert isinstance(rounds, Repeat)
    assert (rounds.times, rounds.rest) == (2, Length(20))
    book, breath = rounds.steps
    assert isinstance(book, Exercise)
    assert book.dose == Dose((3,), Sides.ALTERNATE, switch=Length(12), hold=Length(10))
    assert breath == Exercise(
        "Long breath", "Long breath", (Phase("Out.", hold=Length(breaths=1), breath=Breath.OUT),)
    )


@pytest.mark.parametrize(
    ("base", "override", "sets"),
    [
        ("book", "", (6, 4, 2)),
        ("book", "reps: 3", (3, 3, 3)),
        ("book", "sets: 2", (6, 6)),
        ("book", "sets: 3", (6, 6, 6)),
        ("book", "sets: 2\n    reps: 5", (5, 5)),
        ("book", "sets: [1, 2]", (1, 2)),
        ("book", "reps: 9\n    sets: [1, 2]", (1, 2)),
        ("cat", "reps: 3", (3,)),
        ("cat", "sets: 2", (6, 6)),
        ("cat", "sets: 2\n    reps: 3", (3, 3)),
    ],
)
def test_another_number_of_sets_and_reps(
    read: Reader, base: str, override: str, sets: tuple[int, ...]
) -> None:
    (found,) = steps(read, f"  - use: {base}\n    {override}\n")
    assert isinstance(found, Exercise)
    assert found.dose.sets == sets


def test_parts_of_a_start_are_replaced(read: Reader) -> None:
    first, second, third = steps(
        read,
        "  - {use: cat, start: {say: Up.}}\n"
        "  - {use: cat, start: {for: ready}}\n"
        '  - {use: book, start: {say: "On the {side}.", for: 3 s}}\n',
    )
    assert isinstance(first, Exercise)
    assert isinstance(second, Exercise)
    assert isinstance(third, Exercise)
    assert first.start == Start("Up.", pose="all-fours", length=Length(10))
    assert second.start == Start("Down.", pose="all-fours", length=Length(10), ready=True)
    assert third.start == Start("On the {side}.", length=Length(3))


def test_a_sequence_in_a_sequence_is_its_steps(read: Reader) -> None:
    found = steps(
        read,
        "  - use: inner\n  - rest: 3 s\n",
        inner="name: I\nsteps: [{use: cat}, {rest: 5 s}]\n",
    )
    assert [type(step) for step in found] == [Exercise, Rest, Rest]


def test_equipment_is_that_of_the_exercises_unless_it_is_said(read: Reader) -> None:
    files = {"cat": CAT, "book": BOOK}
    text = "name: S\nsteps: [{use: cat}, {repeat: 2, steps: [{use: book}]}]\n"
    own = read("s", s=text, **files).routine
    said = read("s", s=text + "equipment: [towel]\n", **files).routine
    assert own is not None
    assert said is not None
    assert own.equipment == ("mat", "cushion")
    assert said.equipment == ("towel",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  - use: catt\n", [(3, 10, "unknown-routine")]),
        ("  - use:\n", [(3, 5, "no-value")]),
        ("  - use: [cat]\n", [(3, 10, "wrong-value")]),
        ("  - usee: cat\n", [(3, 5, "unknown-key")]),
        ("  - banana: cat\n", [(3, 5, "missing-key")]),
        ("  - cat\n", [(3, 5, "wrong-value")]),
        ("  - {use: cat, repps: 3}\n", [(3, 16, "unknown-key")]),
        ("  - {use: cat, dose: {reps: 3}}\n", [(3, 16, "unknown-key")]),
        ("  - {use: cat, rep: [{hold: 3}]}\n", [(3, 16, "unknown-key")]),
        ("  - {use: cat, reps: 51}\n", [(3, 22, "wrong-value")]),
        ("  - {use: cat, sides: each}\n", [(3, 23, "missing-key")]),
        ("  - {use: cat, hold: 0}\n", [(3, 22, "no-time")]),
        ("  - {use: book, sides: none}\n", [(3, 24, "side-without-sides")]),
        ('  - {use: cat, start: {say: "{side}"}}\n', [(3, 29, "side-without-sides")]),
        ("  - {use: inner, reps: 3}\n", [(3, 18, "dose-of-sequence")]),
        ("  - {use: inner, start: {for: 3}}\n", [(3, 18, "dose-of-sequence")]),
        ("  - rest: soon\n", [(3, 11, "wrong-value")]),
        ("  - rest: 0\n", [(3, 11, "wrong-value")]),
        ('  - {rest: 3 s, say: "{side}."}\n', [(3, 22, "side-without-sides")]),
        ("  - {rest: 3 s, for: 3}\n", [(3, 17, "unknown-key")]),
        ("  - repeat: 51\n    steps: [{use: cat}]\n", [(3, 13, "wrong-value")]),
        ("  - repeat: 2\n", [(3, 5, "missing-key")]),
        ("  - steps: [{use: cat}]\n", [(3, 5, "missing-key")]),
        ("  - {repeat: 2, steps: []}\n", [(3, 24, "wrong-count")]),
        ("  - {repeat: 2, times: 2, steps: [{use: cat}]}\n", [(3, 17, "unknown-key")]),
        ("  - {ask: hunger, for: 3}\n", [(3, 11, "wrong-value")]),
        ("  - {ask: pain}\n", [(3, 5, "missing-key")]),
        ("  - {name: In place}\n", [(3, 5, "missing-key")]),
        ("  - {rep: [{hold: 3}]}\n", [(3, 5, "missing-key")]),
        (
            "  - {name: P, rep: [{hold: 3}], dose: {sides: each}}\n",
            [(3, 47, "missing-key")],
        ),
        ("  - {name: P, rep: [{hold: 3}], reps: 3}\n", [(3, 33, "unknown-key")]),
    ],
)  # fmt: skip
def test_each_fault_stands_at_its_place_and_alone(
    read: Reader, text: str, expected: list[tuple[int, int, str]]
) -> None:
    inner = "name: I\nsteps: [{use: cat}]\n"
    reading = read("s", s="name: S\nsteps:\n" + text, cat=CAT, book=BOOK, inner=inner)
    found = [(p.line, p.column, p.name) for p in reading.errors]
    assert found == expected
    assert reading.routine is None


def test_an_empty_list_of_steps(read: Reader) -> None:
    assert places(read("s", s="name: S\nsteps: []\n")) == [(2, 8, "wrong-count")]


def test_the_whole_circle_is_shown(read: Reader) -> None:
    files = {
        "a": "name: A\nsteps: [{use: cat}, {use: b}]\n",
        "b": "name: B\nsteps: [{repeat: 2, steps: [{use: c}]}]\n",
        "c": "name: C\nsteps: [{use: a}]\n",
        "d": "name: D\nsteps: [{use: d}]\n",
        "e": "name: E\nsteps: [{use: a}]\n",
        "cat": CAT,
    }
    reading = read("a", **files)
    assert places(reading) == [(2, 27, "circle")]
    assert "a -> b -> c -> a" in reading.problems[0].message
    assert "c -> a -> b -> c" in read("c", **files).problems[0].message
    assert "d -> d" in read("d", **files).problems[0].message
    assert places(read("e", **files)) == [(2, 15, "broken-use")]


def test_a_broken_file_is_one_problem_where_it_is_used(read: Reader) -> None:
    bad = "name: Bad\nlevel: 7\nrep: [{holdd: 3}]\n"
    reading = read("s", s="name: S\nsteps: [{use: bad}]\n", bad=bad)
    assert places(reading) == [(2, 15, "broken-use")]
    problem = reading.problems[0]
    assert "2 problems" in problem.message
    assert "bad.yaml:2:8" in problem.hint


def test_rounds_multiply_and_nothing_is_laid_out_to_see_it(read: Reader) -> None:
    files = {"s0": "name: S\nsteps: [{rest: 1 s}, {rest: 1 s}]\n"}
    for number in range(1, 9):
        inner = f"{{repeat: 50, steps: [{{use: s{number - 1}}}]}}"
        files[f"s{number}"] = f"name: S\nsteps: [{inner}, {inner}]\n"
    assert read("s1", **files).errors == ()
    assert places(read("s2", **files)) == [(2, 1, "too-much")]
    assert places(read("s8", **files)) == [(2, 36, "broken-use"), (2, 70, "broken-use")]
    nested = "{repeat: 50, steps: [" * 3 + "{rest: 1 s}" + "]}" * 3
    assert places(read("n", n=f"name: S\nsteps: [{nested}]\n")) == [(2, 1, "too-much")]


def test_four_hours_are_allowed_and_no_second_more(read: Reader) -> None:
    four = "name: S\nsteps: [{rest: 4:00}, {repeat: 2, rest: 1:00, steps: [{rest: 117:30}]}]\n"
    assert read("s", s=four).errors == ()
    assert places(read("s", s=four.replace("4:00", "4:01"))) == [(2, 1, "too-much")]


def test_rounds_in_rounds_through_many_files_end(read: Reader) -> None:
    files = {"s0": "name: S\nsteps: [{rest: 1 s}]\n"}
    for number in range(1, 400):
        use = f"{{repeat: 1, steps: [{{use: s{number - 1}}}]}}"
        files[f"s{number}"] = f"name: S\nsteps: [{use}]\n"
    assert read("s16", **files).errors == ()
    assert places(read("s17", **files)) == [(2, 1, "too-much")]
    assert places(read("s399", **files)) == [(2, 35, "broken-use")]


PYRAMID = (6, 4, 2)


@pytest.mark.parametrize(
    ("start", "times", "dose", "seconds"),
    [
        (10, [(3, 2), (3, 2)], Dose((6,)), 70),
        (12, [(4, 5), (4, 0)], Dose((5,), Sides.EACH, switch=Length(12)), 154),
        (10, [(3, 5), (3, 0)], Dose((5,), Sides.ALTERNATE), 120),
        (8, [(2, 6), (2, 0)], Dose((6,), Sides.ALTERNATE), 128),
        (
            8,
            [(2, 10), (2, 0)],
            Dose(PYRAMID, Sides.EACH, rest=Length(30), switch=Length(4)),
            416,
        ),
        (0, [(0, 3)], Dose((4,), pause=Length(2)), 18),
        (0, [(0, 3)], Dose((4,), Sides.ALTERNATE, pause=Length(2)), 38),
        (0, [(0, 3)], Dose((4,), Sides.EACH, pause=Length(2), switch=Length()), 36),
        (0, [(0, 3)], Dose((2, 2), pause=Length(2), rest=Length(5)), 21),
    ],
)
def test_the_sums(start: int, times: list[tuple[int, int]], dose: Dose, seconds: float) -> None:
    rep = tuple(Phase(move=Length(move), hold=Length(hold)) for move, hold in times)
    begin = Start(length=Length(start)) if start else None
    assert plan_sum([Exercise("x", "X", rep, dose, begin)]).seconds == seconds


def test_the_sum_is_that_of_the_plan_when_it_is_laid_out(read: Reader) -> None:
    text = """\
  - {use: book, pause: 2 s, rest: 20 s, start: {say: Down.}}
  - {use: book, sets: [3, 2], sides: alternate, pause: 2 s}
  - repeat: 3
    rest: 7 s
    steps: [{use: cat, sets: 2, start: {for: ready}}, {rest: 5 s}, {ask: pain, for: 8 s}]
"""
    reading = read("s", s="name: S\nsteps:\n" + text, cat=CAT, book=BOOK)
    assert reading.routine is not None
    timeline = lay_out(reading.routine)
    total = plan_sum(reading.routine.steps)
    assert total.segments == len(timeline.segments)
    assert total.seconds == pytest.approx(timeline.total_seconds)
