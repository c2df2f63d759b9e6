"""The library's computed times: what the routines of the house add up to, row by row."""

import pytest

from player.model.routine import Dose, Exercise, Length, Phase, Routine, Sides, Start
from player.plan.timeline import lay_out

NONE, ALTERNATE, EACH = Sides.NONE, Sides.ALTERNATE, Sides.EACH


def exercise(
    subtotal: int,
    sides: Sides,
    sets: tuple[int, ...],
    times: tuple[int, int, int],
    start: int,
    *,
    rest: int = 0,
    switch: int = 0,
    pause: int = 0,
) -> tuple[int, Exercise]:
    """A row of the table: move in, hold, move out, and its subtotal, all in seconds."""
    move_in, hold, move_out = (Length(seconds) for seconds in times)
    return subtotal, Exercise(
        "row",
        "Row",
        (Phase(move=move_in, hold=hold), Phase(move=move_out)),
        Dose(sets, sides, rest=Length(rest), pause=Length(pause), switch=Length(switch)),
        Start(length=Length(start)),
    )


ROUTINES = {
    "urge-rescue": (
        90,
        [
            exercise(8, NONE, (1,), (0, 6, 0), 2),
            exercise(35, NONE, (4,), (1, 5, 2), 3),
            exercise(32, NONE, (3,), (4, 0, 6), 2),
            exercise(10, NONE, (2,), (2, 0, 2), 2),
            exercise(5, NONE, (1,), (0, 5, 0), 0),
        ],
    ),
    "desk-reset": (
        120,
        [
            exercise(24, NONE, (2,), (4, 0, 6), 4),
            exercise(14, NONE, (3,), (2, 0, 2), 2),
            exercise(48, ALTERNATE, (2,), (3, 5, 3), 4),
            exercise(27, NONE, (3,), (1, 5, 2), 3),
            exercise(7, NONE, (1,), (0, 5, 0), 2),
        ],
    ),
    "hourly-break": (
        193,
        [
            exercise(65, NONE, (1,), (0, 60, 0), 5),
            exercise(18, NONE, (5,), (0, 3, 0), 3),
            exercise(31, NONE, (3,), (2, 5, 2), 4),
            exercise(52, ALTERNATE, (3,), (3, 2, 3), 4),
            exercise(27, NONE, (3,), (1, 5, 2), 3),
        ],
    ),
    "urge-longer": (
        279,
        [
            exercise(10, NONE, (1,), (0, 8, 0), 2),
            exercise(62, NONE, (5,), (3, 4, 3), 12),
            exercise(76, EACH, (4,), (3, 2, 3), 6, switch=6),
            exercise(102, ALTERNATE, (4,), (3, 5, 3), 14),
            exercise(24, NONE, (2,), (4, 0, 6), 4),
            exercise(5, NONE, (1,), (0, 5, 0), 0),
        ],
    ),
    "morning-mobility": (
        576,
        [
            exercise(65, NONE, (1,), (0, 60, 0), 5),
            exercise(72, NONE, (10,), (2, 2, 2), 12),
            exercise(116, ALTERNATE, (5,), (3, 5, 3), 6),
            exercise(128, EACH, (4,), (4, 5, 4), 12, switch=12),
            exercise(72, NONE, (6,), (3, 4, 3), 12),
            exercise(76, EACH, (4,), (3, 2, 3), 6, switch=6),
            exercise(47, NONE, (3,), (2, 10, 2), 5),
        ],
    ),
    "thoracic-opener": (
        505,
        [
            exercise(60, NONE, (5,), (3, 4, 3), 10),
            exercise(100, EACH, (4,), (3, 5, 3), 6, switch=6),
            exercise(92, EACH, (5,), (3, 2, 3), 6, switch=6),
            exercise(156, EACH, (5,), (4, 5, 4), 14, switch=12),
            exercise(55, NONE, (5,), (2, 3, 2), 20),
            exercise(42, NONE, (3,), (4, 0, 6), 12),
        ],
    ),
    "low-back-ease": (
        473,
        [
            exercise(42, NONE, (3,), (4, 0, 6), 12),
            exercise(65, NONE, (10,), (2, 2, 2), 5),
            exercise(60, ALTERNATE, (3,), (2, 5, 2), 6),
            exercise(116, ALTERNATE, (5,), (3, 5, 3), 6),
            exercise(66, NONE, (5,), (3, 6, 3), 6),
            exercise(84, NONE, (5,), (2, 10, 2), 14),
            exercise(40, NONE, (1,), (3, 30, 3), 4),
        ],
    ),
    "bird-dog-pyramid": (
        476,
        [
            exercise(60, NONE, (5,), (3, 4, 3), 10),
            exercise(416, EACH, (6, 4, 2), (2, 10, 2), 8, rest=30, switch=4),
        ],
    ),
    "core-starter": (
        611,
        [
            exercise(60, NONE, (5,), (3, 4, 3), 10),
            exercise(123, EACH, (2, 1), (2, 8, 2), 15, rest=20, switch=8),
            exercise(220, EACH, (3, 2, 1), (2, 8, 2), 12, rest=20, switch=8),
            exercise(208, EACH, (3, 2, 1), (2, 8, 2), 12, rest=20, switch=4),
        ],
    ),
    "core-full": (
        1189,
        [
            exercise(70, NONE, (6,), (3, 4, 3), 10),
            exercise(267, EACH, (3, 2, 1), (2, 10, 2), 15, rest=30, switch=8),
            exercise(432, EACH, (6, 4, 2), (2, 10, 2), 12, rest=30, switch=8),
            exercise(420, EACH, (6, 4, 2), (2, 10, 2), 12, rest=30, switch=4),
        ],
    ),
    "full-back-care": (
        873,
        [
            exercise(65, NONE, (1,), (0, 60, 0), 5),
            exercise(72, NONE, (6,), (3, 4, 3), 12),
            exercise(92, EACH, (5,), (3, 2, 3), 6, switch=6),
            exercise(126, ALTERNATE, (6,), (2, 6, 2), 6),
            exercise(104, NONE, (5,), (2, 10, 2), 10, pause=6),
            exercise(41, NONE, (1,), (3, 30, 3), 5),
            exercise(154, EACH, (5,), (4, 5, 4), 12, switch=12),
            exercise(122, ALTERNATE, (5,), (3, 5, 3), 12),
            exercise(72, NONE, (6,), (3, 5, 3), 6),
            exercise(25, NONE, (2,), (4, 0, 6), 5),
        ],
    ),
    "posture-strength": (
        697,
        [
            exercise(65, NONE, (1,), (0, 60, 0), 5),
            exercise(205, NONE, (10, 10), (2, 2, 3), 20, rest=45),
            exercise(45, NONE, (5,), (1, 5, 2), 5),
            exercise(134, ALTERNATE, (5,), (2, 8, 2), 14),
            exercise(62, NONE, (3,), (2, 10, 2), 8, pause=6),
            exercise(60, NONE, (3,), (2, 10, 2), 6, pause=6),
            exercise(78, NONE, (6,), (3, 5, 3), 12),
            exercise(48, NONE, (1,), (3, 30, 3), 12),
        ],
    ),
    "chair-only": (
        338,
        [
            exercise(35, NONE, (3,), (4, 0, 6), 5),
            exercise(46, NONE, (6,), (3, 1, 3), 4),
            exercise(115, ALTERNATE, (5,), (3, 5, 3), 5),
            exercise(44, NONE, (5,), (1, 5, 2), 4),
            exercise(76, ALTERNATE, (5,), (2, 3, 2), 6),
            exercise(22, NONE, (2,), (4, 0, 6), 2),
        ],
    ),
    "heat-then-move": (
        1042,
        [
            exercise(630, NONE, (1,), (0, 600, 0), 30),
            exercise(20, NONE, (1,), (0, 20, 0), 0),
            exercise(74, NONE, (10,), (2, 2, 2), 14),
            exercise(116, ALTERNATE, (5,), (3, 5, 3), 6),
            exercise(74, NONE, (6,), (3, 4, 3), 14),
            exercise(128, EACH, (4,), (4, 5, 4), 12, switch=12),
        ],
    ),
}


@pytest.mark.parametrize("name", ROUTINES)
def test_a_routine_of_the_library_takes_its_time(name: str) -> None:
    total, rows = ROUTINES[name]
    timeline = lay_out(Routine(name, name, tuple(row for _, row in rows)))
    subtotals = [0.0] * len(rows)
    for segment in timeline.segments:
        subtotals[segment.number - 1] += segment.length
    assert subtotals == [subtotal for subtotal, _ in rows]
    assert timeline.total_seconds == total
