"""The library that comes along: its times row by row, its words, its sides, its breaths."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from player import places
from player.care.adapt import easier_forms
from player.care.questions import conditions
from player.format.library import Library
from player.model.care import Do
from player.model.routine import Breath, Exercise, Position, Routine, Side, Sides
from player.plan.repetition import Pace
from player.plan.timeline import Timeline, lay_out

POSES = [path.stem for path in (places.shipped("media") / "poses").glob("*.yaml")]
LIBRARY = Library([places.shipped("routines")], {"pose": POSES})

TIMES = {
    "cat-cow": 70,
    "open-book": 154,
    "knee-drops": 120,
    "bird-dog": 128,
    "urge-rescue": 90,
    "desk-reset": 120,
    "hourly-break": 193,
    "urge-longer": 279,
    "morning-mobility": 576,
    "thoracic-opener": 505,
    "low-back-ease": 473,
    "bird-dog-pyramid": 476,
    "core-starter": 611,
    "core-full": 1189,
    "full-back-care": 873,
    "posture-strength": 697,
    "chair-only": 338,
    "heat-then-move": 1042,
    "low-back-five": 492,
    "chair-upper-back": 257,
}

ROWS = {
    "urge-rescue": """notice-urge 2, ask 6, shoulder-blade-squeeze 35, slow-breath 32,
        slouch-sit-tall 10, ask 5""",
    "desk-reset": """sit-tall-breath 24, slouch-sit-tall 14, seated-rotation 48,
        shoulder-blade-squeeze 27, stand-up 7""",
    "hourly-break": """walk-on-the-spot 65, shoulder-rolls 18, standing-back-bend 31,
        standing-turn 52, shoulder-blade-squeeze-standing 27""",
    "urge-longer": """notice-urge 2, ask 8, cat-cow 62, quadruped-rotation 76, knee-drops 102,
        hook-lying-breath 24, ask 5""",
    "morning-mobility": """walk-on-the-spot 65, pelvic-tilt 72, knee-drops 116, open-book 128,
        cat-cow 72, quadruped-rotation 76, bottom-to-heels 47""",
    "thoracic-opener": """cat-cow 60, thread-the-needle 100, reach-to-ceiling 92, open-book 156,
        roller-extension 55, hook-lying-breath 42""",
    "low-back-ease": """hook-lying-breath 42, pelvic-tilt 65, knee-to-chest 60, knee-drops 116,
        bridge 66, bottom-to-heels 84, childs-pose 40""",
    "bird-dog-pyramid": "cat-cow 60, bird-dog 416",
    "core-starter": "cat-cow 60, curl-up 123, side-plank-knees 220, bird-dog 208",
    "core-full": "cat-cow 70, curl-up 267, side-plank 432, bird-dog 420",
    "full-back-care": """walk-on-the-spot 65, cat-cow 72, quadruped-rotation 92, bird-dog 126,
        knee-plank 104, childs-pose 41, open-book 154, knee-drops 122, bridge 72,
        hook-lying-breath 25""",
    "posture-strength": """walk-on-the-spot 65, band-row 205, shoulder-blade-squeeze-standing 45,
        bird-dog 134, knee-plank 62, plank 60, bridge 78, childs-pose 48""",
    "chair-only": """sit-tall-breath 35, slouch-sit-tall 46, seated-rotation 115,
        shoulder-blade-squeeze 44, seated-bird-dog 76, sit-tall-breath 22""",
    "heat-then-move": """heat-pack 630, skin-check 20, pelvic-tilt 74, knee-drops 116, cat-cow 74,
        open-book 128""",
    "low-back-five": """bottom-to-heels 124, back-extension 98, knee-drops 122, tummy-tighten 84,
        pelvic-tilt 64""",
    "chair-upper-back": """sit-tall-breath 25, chin-tuck 49, seated-side-bend 94,
        chair-back-extension 61, shoulder-blade-squeeze 28""",
}

LEFT_MEANS = {
    "open-book": "on your left side, and your chest opens to the right",
    "knee-drops": "the knees go to the left",
    "bird-dog": "the left arm reaches with the right leg",
    "thread-the-needle": "the left arm moves",
    "quadruped-rotation": "the left arm moves",
    "reach-to-ceiling": "the left arm moves",
    "seated-rotation": "your chest turns to the left",
    "standing-turn": "your chest turns to the left",
    "side-plank-knees": "the left elbow is on the floor",
    "side-plank": "the left elbow is on the floor",
    "knee-to-chest": "the left knee comes up",
    "seated-bird-dog": "the left arm reaches with the right leg",
    "bird-dog-leg": "the left hand presses down while the right leg reaches",
    "bird-dog-arm": "the left arm reaches",
    "bird-dog-slide": "the left hand presses down while the right foot slides back",
    "curl-up": "the left knee is bent",
    "knee-drops-small": "the knees go to the left",
    "knee-to-chest-half": "the left knee comes up",
    "open-book-bent": "on your left side, and your chest opens to the right",
    "open-book-up": "on your left side, and your chest opens to the right",
    "quadruped-rotation-small": "the left arm moves",
    "reach-to-ceiling-half": "the left arm moves",
    "seated-arm-reach": "the left arm reaches",
    "seated-march": "the left knee lifts",
    "seated-rotation-small": "your chest turns to the left",
    "standing-turn-small": "your chest turns to the left",
    "thread-the-needle-half": "the left arm moves",
    "wall-side-plank": "the left forearm is on the wall",
    "dead-bug": "the left arm goes back with the right leg",
    "figure-4": "the left ankle lies across the right thigh",
    "half-kneel-hip-stretch": "the left foot is in front",
    "split-stance-hip-stretch": "the left foot is in front",
    "hamstring-stretch": "the left leg goes up",
    "heel-slide": "the left heel slides",
    "seated-side-bend": "you bend to the left",
}

NEARLY_NOTHING = {"bending forward", "easy movement", "heat"}
"""What the last exercise of a row of easier forms may still ask."""

WHOLE_WORD = r"\b(?:{})\b"
NEVER = re.compile(
    WHOLE_WORD.format(
        "you have|damag\\w*|out of place|back in place|degenerat\\w*|unstable|instability"
        "|(?:mis|re)align\\w*|releas\\w*|imbalance\\w*|no pain,? no gain"
    ),
    re.IGNORECASE,
)
FORCE = re.compile(
    WHOLE_WORD.format(
        "forc(?:e|es|ed|ing|eful|efully)|jerk\\w*|bounc\\w*|push\\w* through|as far as you can"
        "|crack\\w*|pop(?:s|ped|ping)?"
    ),
    re.IGNORECASE,
)


def routine_of(key: str) -> Routine:
    reading = LIBRARY.read(key)
    assert reading.routine is not None, "\n".join(p.as_text() for p in reading.problems)
    return reading.routine


def plan(key: str, pace: Pace | None = None) -> Timeline:
    return lay_out(routine_of(key), pace or Pace())


def exercise_of(key: str) -> Exercise:
    exercise = LIBRARY.read(key).exercise
    assert exercise is not None
    return exercise


EXERCISES = [key for key in LIBRARY.keys() if LIBRARY.read(key).exercise is not None]


def telling(exercise: Exercise) -> Iterator[str]:
    """The texts that tell a person what to do or what it is like."""
    yield from (exercise.name, exercise.about, exercise.feel, exercise.left_means)
    start = exercise.start
    if start is not None:
        yield from (start.say, start.note)
    for phase in exercise.rep:
        yield from (phase.say, phase.note, *(cue.say for cue in phase.cues))
    yield from (form.text for form in (*exercise.easier, *exercise.harder) if form.text)


def warning(exercise: Exercise) -> Iterator[str]:
    """The texts that tell what not to do, and when to stop or ask."""
    yield from (*exercise.mistakes, *exercise.stop_if)
    yield from (*exercise.other.keys(), *exercise.other.values())
    yield from (care.say for care in exercise.careful.values())


@pytest.mark.parametrize("key", LIBRARY.keys())
def test_a_file_of_the_library_has_no_errors_and_no_advice(key: str) -> None:
    assert [problem.as_text() for problem in LIBRARY.read(key).problems] == []
    assert LIBRARY.problems == ()


@pytest.mark.parametrize("key", TIMES)
def test_a_routine_takes_its_time_to_the_second(key: str) -> None:
    assert plan(key).total_seconds == TIMES[key]


@pytest.mark.parametrize("key", ROWS)
def test_a_sequence_holds_its_exercises_in_order_each_with_its_time(key: str) -> None:
    rows: list[tuple[str, float]] = []
    counted = 0
    for segment in plan(key).segments:
        if segment.exercise is None:
            rows.append((str(segment.kind), segment.length))
        elif segment.number != counted:
            counted = segment.number
            rows.append((segment.exercise.key, segment.length))
        else:
            rows[-1] = (rows[-1][0], rows[-1][1] + segment.length)
    wanted = [row.split() for row in ROWS[key].split(",")]
    assert rows == [(name, float(seconds)) for name, seconds in wanted]


def test_every_sequence_of_the_library_has_its_rows_here() -> None:
    assert set(LIBRARY.keys()) - set(EXERCISES) == set(ROWS)
    assert set(ROWS) | {"cat-cow", "open-book", "knee-drops", "bird-dog"} == set(TIMES)


UPRIGHT = {Position.STANDING, Position.SEATED}
TO_THE_FLOOR, ROLL_OVER, TO_THE_CHAIR = 12.0, 8.0, 5.0
"""Seconds that a change of position takes at the least."""


@pytest.mark.parametrize("key", ROWS)
def test_a_change_of_position_has_words_a_pose_and_enough_time(key: str) -> None:
    for before, after in pairwise(routine_of(key).exercises()):
        if before.position is after.position:
            continue
        upright = [one.position in UPRIGHT for one in (before, after)]
        between = TO_THE_CHAIR if all(upright) else ROLL_OVER
        start = after.start
        assert start is not None
        assert start.pose
        assert start.say
        assert start.length.at() >= (TO_THE_FLOOR if upright[0] != upright[1] else between)


@pytest.mark.parametrize("key", EXERCISES)
def test_an_exercise_says_all_that_a_person_should_know(key: str) -> None:
    exercise = exercise_of(key)
    assert exercise.about
    assert exercise.feel
    assert exercise.mistakes
    assert exercise.stop_if
    assert exercise.sources
    assert exercise.works is not None
    assert exercise.position is not None


@pytest.mark.parametrize("key", EXERCISES)
def test_an_exercise_that_asks_for_something_has_an_easier_one(key: str) -> None:
    exercise = exercise_of(key)
    forms = (*exercise.easier, *exercise.harder)
    assert [form.text for form in forms if form.text] == []
    if not exercise.easier:
        assert set(exercise.works or ()) <= NEARLY_NOTHING


@pytest.mark.parametrize("key", EXERCISES)
def test_an_easier_exercise_is_of_no_higher_level(key: str) -> None:
    exercise = routine_of(key)
    easier = [form.use for form in exercise_of(key).easier]
    harder = [form.use for form in exercise_of(key).harder]
    assert all((routine_of(use).level or 0) <= (exercise.level or 0) for use in easier)
    assert all((routine_of(use).level or 0) >= (exercise.level or 0) for use in harder)


@pytest.mark.parametrize("name", conditions().by_name)
def test_nobody_loses_an_exercise_for_want_of_an_easier_form(name: str) -> None:
    """But for warmth, which has no form without warmth, and the two days of rest from strength."""
    spared = conditions().by_name[name].words(Do.SPARE) - {"heat", "strength"}
    for key in EXERCISES:
        exercise = exercise_of(key)
        if spared & set(exercise.works or ()):
            forms = easier_forms(exercise, LIBRARY.exercise)
            assert any(not spared & set(form.works or ()) for form in forms), key


@pytest.mark.parametrize("key", LIBRARY.keys())
def test_a_routine_says_what_it_is_and_what_for(key: str) -> None:
    routine = routine_of(key)
    assert routine.about
    assert routine.purpose is not None
    assert routine.level in (1, 2, 3)


@pytest.mark.parametrize("key", LIBRARY.keys())
def test_no_words_that_frighten_or_push(key: str) -> None:
    routine = routine_of(key)
    own = [routine.name, routine.about, *routine.other.keys(), *routine.other.values()]
    own += [care.say for care in routine.careful.values()]
    gentle = own + [text for one in routine.exercises() for text in telling(one)]
    warned = [text for one in routine.exercises() for text in warning(one)]
    assert [text for text in gentle + warned if NEVER.search(text)] == []
    assert [text for text in gentle if FORCE.search(text)] == []


@pytest.mark.parametrize("key", EXERCISES)
def test_no_text_is_longer_than_a_person_reads_at_a_glance(key: str) -> None:
    exercise = exercise_of(key)
    texts = [*telling(exercise), *warning(exercise)]
    assert [text for text in texts if len(text.split()) > 25] == []


@pytest.mark.parametrize("key", EXERCISES)
def test_left_means_what_the_house_agreed_on(key: str) -> None:
    exercise = exercise_of(key)
    if exercise.dose.sides is Sides.NONE:
        assert key not in LEFT_MEANS
    else:
        assert LEFT_MEANS[key] in exercise.left_means


@pytest.mark.parametrize("key", LIBRARY.keys())
def test_both_sides_do_the_same(key: str) -> None:
    done: Counter[tuple[str, Side | None]] = Counter()
    for planned in plan(key).planned():
        done[planned.exercise, planned.side] += planned.reps
    for exercise, side in list(done):
        if side is not None:
            assert done[exercise, Side.LEFT] == done[exercise, Side.RIGHT]


@pytest.mark.parametrize("key", ["slow-breath", "sit-tall-breath", "hook-lying-breath"])
@pytest.mark.parametrize(("breath", "into", "out"), [(10.0, 4.0, 6.0), (7.5, 3.0, 4.5)])
def test_a_slow_breath_is_as_long_as_the_person_set_it(
    key: str, breath: float, into: float, out: float
) -> None:
    breaths = [s for s in plan(key, Pace(breath=breath)).segments if s.phase >= 0]
    for segment in breaths:
        assert segment.length == pytest.approx(into if segment.breath is Breath.IN else out)
    assert [s.breath for s in breaths] == [Breath.IN, Breath.OUT] * 3


def test_an_urge_is_answered_without_turning() -> None:
    assert all(one.dose.sides is Sides.NONE for one in routine_of("urge-rescue").exercises())


@pytest.mark.parametrize("key", LIBRARY.keys())
def test_a_figure_stands_beside_everything_that_is_done(key: str) -> None:
    assert [s.exercise.key for s in plan(key).segments if s.exercise and s.pose is None] == []
