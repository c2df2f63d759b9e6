import pytest
from msgspec.structs import replace

from player.app.locations import library
from player.format.timing_advice import speaking_seconds
from player.model.record import Planned
from player.model.routine import (
    Ask,
    Asked,
    AuthorCue,
    Breath,
    Dose,
    Exercise,
    First,
    Length,
    Phase,
    Position,
    Repeat,
    Rest,
    Routine,
    Side,
    Sides,
    Start,
    Step,
)
from player.plan import wording
from player.plan.repetition import Pace
from player.plan.segment import MomentKind, PlanMoment, SegmentKind
from player.plan.timeline import Timeline, lay_out

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def seconds(value: float) -> Length:
    return Length(value)


def plan(*steps: Step, pace: Pace | None = None) -> Timeline:
    return lay_out(Routine("plan", "Plan", steps), pace or Pace())


def held(hold: float, key: str = "still", dose: Dose | None = None) -> Exercise:
    return Exercise(key, key, (Phase(hold=seconds(hold)),), dose or Dose())


def kinds(timeline: Timeline) -> list[str]:
    return [segment.kind for segment in timeline.segments]


# The sums of five routines, worked out by hand


def test_cat_cow_takes_70_seconds() -> None:
    cat_cow = Exercise(
        "cat-cow",
        "Cat-cow",
        (
            Phase(move=seconds(3), hold=seconds(2)),
            Phase(move=seconds(3), hold=seconds(2)),
        ),
        Dose(sets=(6,)),
        Start(length=seconds(10)),
    )
    assert plan(cat_cow).total_seconds == 70


def test_open_book_takes_154_seconds() -> None:
    open_book = Exercise(
        "open-book",
        "Open book",
        (Phase(move=seconds(4), hold=seconds(5)), Phase(move=seconds(4))),
        Dose(sets=(5,), sides=Sides.EACH, switch=seconds(12)),
        Start(length=seconds(12)),
    )
    timeline = plan(open_book)
    assert timeline.total_seconds == 154
    switches = [s for s in timeline.segments if s.kind is SegmentKind.SWITCH]
    assert [(s.start, s.end, s.side) for s in switches] == [(77, 89, RIGHT)]


def test_knee_drops_takes_120_seconds() -> None:
    knee_drops = Exercise(
        "knee-drops",
        "Knee drops",
        (Phase(move=seconds(3)), Phase(hold=seconds(5)), Phase(move=seconds(3))),
        Dose(sets=(5,), sides=Sides.ALTERNATE),
        Start(length=seconds(10)),
    )
    timeline = plan(knee_drops)
    assert timeline.total_seconds == 120
    assert SegmentKind.SWITCH not in kinds(timeline)
    done = [(s.side, s.rep, s.reps) for s in timeline.segments if s.ends_rep]
    assert done[:3] == [(LEFT, 1, 5), (RIGHT, 1, 5), (LEFT, 2, 5)]
    assert done[-1] == (RIGHT, 5, 5)


def test_bird_dog_takes_128_seconds() -> None:
    bird_dog = Exercise(
        "bird-dog",
        "Bird-dog",
        (Phase(move=seconds(2), hold=seconds(6)), Phase(move=seconds(2))),
        Dose(sets=(6,), sides=Sides.ALTERNATE),
        Start(length=seconds(8)),
    )
    assert plan(bird_dog).total_seconds == 128


def test_the_bird_dog_pyramid_takes_416_seconds() -> None:
    pyramid = Exercise(
        "bird-dog",
        "Bird-dog",
        (Phase(move=seconds(2), hold=seconds(10)), Phase(move=seconds(2))),
        Dose(sets=(6, 4, 2), sides=Sides.EACH, rest=seconds(30), switch=seconds(4)),
        Start(length=seconds(8)),
    )
    timeline = plan(pyramid)
    assert timeline.total_seconds == 416
    assert timeline.planned() == (Planned("bird-dog", LEFT, 12), Planned("bird-dog", RIGHT, 12))
    rests = [
        (s.start, s.set, s.sets, s.rep) for s in timeline.segments if s.kind is SegmentKind.REST
    ]
    assert rests == [(8 + 12 * 14 + 4, 2, 3, 0), (8 + 20 * 14 + 2 * 4 + 30, 3, 3, 0)]


# What stands where


def test_a_phase_is_a_move_and_then_a_hold_and_is_said_once() -> None:
    phase = Phase("Reach.", "Long.", "reach", None, seconds(2), seconds(6), Breath.OUT)
    move, hold = plan(Exercise("reach", "Reach", (phase,))).segments
    assert (move.kind, move.start, move.end) == (SegmentKind.MOVE, 0, 2)
    assert (hold.kind, hold.start, hold.end) == (SegmentKind.HOLD, 2, 8)
    assert (move.say, hold.say) == ("Reach.", "")
    assert (move.line, hold.line) == ("Reach.", "Reach.")
    assert (move.note, hold.note, hold.breath) == ("Long.", "Long.", Breath.OUT)
    assert (move.ends_rep, hold.ends_rep) == (False, True)


def test_a_hold_alone_is_said_as_it_begins() -> None:
    (hold,) = plan(Exercise("still", "Still", (Phase(say="Stay.", hold=seconds(3)),))).segments
    assert (hold.kind, hold.say, hold.line) == (SegmentKind.HOLD, "Stay.", "Stay.")


def test_poses_are_carried_on_within_an_exercise_where_none_is_named() -> None:
    exercise = Exercise(
        "fold",
        "Fold",
        (
            Phase(pose="down", move=seconds(1)),
            Phase(hold=seconds(2)),
            Phase(pose="up", move=seconds(3)),
        ),
        start=Start(pose="up", length=seconds(4)),
    )
    timeline = plan(held(1), exercise, Rest(seconds(5)))
    assert [(s.from_pose, s.pose) for s in timeline.segments] == [
        (None, None),
        (None, "up"),
        ("up", "down"),
        ("down", "down"),
        ("down", "up"),
        ("up", None),
    ]


def test_no_body_of_an_exercise_is_shown_in_a_rest_a_rating_or_another_exercise() -> None:
    posed = Exercise("posed", "Posed", (Phase(pose="up", picture=None, hold=seconds(1)),))
    pictured = Exercise("seen", "Seen", (Phase(picture="a.png", hold=seconds(1)),))
    bare = Exercise("bare", "Bare", (Phase(hold=seconds(1)),))
    timeline = plan(
        posed, bare, posed, Ask(Asked.PAIN, seconds(5)), pictured, Rest(seconds(5)), posed
    )
    assert [(s.pose, s.picture) for s in timeline.segments] == [
        ("up", None),
        (None, None),
        ("up", None),
        (None, None),
        (None, "a.png"),
        (None, None),
        ("up", None),
    ]
    assert [s.from_pose for s in timeline.segments] == [None, "up", None, "up", None, None, None]


def test_a_rest_between_the_sets_of_an_exercise_shows_its_own_body() -> None:
    exercise = Exercise(
        "two", "Two", (Phase(pose="up", hold=seconds(1)),), Dose(sets=(1, 1), rest=seconds(9))
    )
    assert [s.pose for s in plan(exercise).segments] == ["up"] * 3


def test_a_switch_and_a_rest_go_to_the_start_pose_of_the_coming_side() -> None:
    exercise = Exercise(
        "plank",
        "Plank",
        (Phase(pose="up", hold=seconds(5)),),
        Dose(sets=(1, 1), sides=Sides.EACH, rest=seconds(9)),
        Start(pose="down", length=seconds(5)),
    )
    shown = [
        (s.kind, s.pose, s.side, s.from_pose, s.from_side) for s in plan(exercise).segments[:5]
    ]
    assert shown == [
        (SegmentKind.START, "down", LEFT, None, None),
        (SegmentKind.HOLD, "up", LEFT, "down", LEFT),
        (SegmentKind.SWITCH, "down", RIGHT, "up", LEFT),
        (SegmentKind.HOLD, "up", RIGHT, "down", RIGHT),
        (SegmentKind.REST, "down", LEFT, "up", RIGHT),
    ]


def test_a_switch_and_a_rest_have_words_of_their_own() -> None:
    exercise = held(5, dose=Dose(sets=(1, 1), sides=Sides.EACH, rest=seconds(9)))
    timeline = plan(exercise, Rest(seconds(5), "Roll onto your back."))
    said = {s.start: s.say for s in timeline.segments if s.say}
    assert said == {
        5: "Switch sides: now the right.",
        16: "Rest.",
        30: "Switch sides: now the right.",
        41: "Roll onto your back.",
    }


def switches(
    exercise: Exercise, kind: SegmentKind = SegmentKind.SWITCH
) -> list[tuple[str, str, str]]:
    """What is said, shown and noted at each change of side, or in each rest."""
    found = plan(exercise).segments
    return [(one.say, one.line, one.note) for one in found if one.kind is kind]


def sided(start: Start, position: Position, sets: tuple[int, ...] = (1,)) -> Exercise:
    dose = Dose(sets, sides=Sides.EACH, rest=seconds(9))
    still = replace(held(5, dose=dose), start=start, position=position)
    return replace(still, own_start=start)


def test_a_switch_says_and_shows_how_to_get_into_position_on_the_other_side() -> None:
    start = Start("Kneel. Put your {side} hand on it. Sit up.", "The {other} hand is free.")
    said = "Put your right hand on it. Sit up."
    assert switches(sided(start, Position.HANDS_AND_KNEES)) == [
        (f"Switch sides: now the right. {said}", said, "The left hand is free.")
    ]


def test_who_lies_on_the_side_is_told_to_roll_over_before_all_else() -> None:
    start = Start("Lie on your {side} side, knees bent.", "Head on a cushion.")
    said = "Roll over. Lie on your right side, knees bent."
    assert switches(sided(start, Position.ON_THE_SIDE)) == [
        (f"Switch sides: now the right. {said}", said, "Head on a cushion.")
    ]
    # Where the words tell no side, the figure shows which one.
    ((say, line, _),) = switches(sided(Start("Knees bent."), Position.ON_THE_SIDE))
    assert (say, line) == ("Switch sides: now the right. Roll over.", "Roll over.")


def test_a_rest_between_two_sets_leads_back_to_the_first_side() -> None:
    start = Start("Lie on your {side} side.", "Head on a cushion.")
    ends = sided(start, Position.ON_THE_SIDE, sets=(2, 1))
    said = "Roll over. Lie on your left side."
    assert switches(ends, SegmentKind.REST) == [(f"Rest. {said}", said, "Head on a cushion.")]
    assert plan(ends).steps[4].kind == "rest"


def test_a_start_without_a_side_is_not_said_again() -> None:
    both = sided(Start("Kneel down."), Position.HANDS_AND_KNEES, sets=(1, 1))
    short = "Switch sides: now the right."
    assert switches(both) == [(short, short, "")] * 2
    assert switches(both, SegmentKind.REST) == [("Rest.", "Rest.", "")]


def test_the_words_of_the_file_tell_the_side_where_those_of_a_sequence_do_not() -> None:
    start = Start("Lie on your {side} side.")
    used = replace(sided(start, Position.ON_THE_SIDE), start=Start("Stay there."))
    assert switches(used)[0][1] == "Roll over. Lie on your right side."


def test_every_change_of_side_of_the_library_can_be_said_in_its_time() -> None:
    found = [library().find(key).routine for key in sorted(library().keys())]
    changes = [
        segment
        for routine in found
        if routine is not None
        for segment in lay_out(routine).segments
        if segment.kind is SegmentKind.SWITCH
    ]
    assert any(wording.ROLL_OVER in segment.say for segment in changes)
    for segment in changes:
        assert speaking_seconds(segment.say) <= segment.length, segment.say


def test_sides_are_filled_in_everywhere() -> None:
    exercise = Exercise(
        "turn",
        "Turn",
        (
            Phase(
                say="To the {side}.",
                note="Not to the {other}.",
                hold=seconds(5),
                cues=(AuthorCue(2, "Still {side}."),),
            ),
        ),
        Dose(sides=Sides.ALTERNATE, first=First.RIGHT),
        Start(say="Begin on the {side}.", note="The {other} comes after.", length=seconds(1)),
    )
    start, right, left = plan(exercise).segments
    assert (start.say, start.note) == ("Begin on the right.", "The left comes after.")
    assert (right.say, right.note) == ("To the right.", "Not to the left.")
    assert (left.line, left.note) == ("To the left.", "Not to the right.")
    assert [cue.say for cue in right.cues + left.cues] == ["Still right.", "Still left."]


def test_taking_turns_begins_on_the_other_side_than_last_time() -> None:
    turns = held(5, "turn", Dose(sides=Sides.EACH, first=First.TAKE_TURNS))
    routine = Routine("turns", "Turns", (turns,))

    def first(last_sides: dict[str, Side]) -> Side | None:
        return lay_out(routine, last_sides=last_sides).segments[0].side

    assert first({}) is LEFT
    assert first({"turn": LEFT}) is RIGHT
    assert first({"turn": RIGHT}) is LEFT
    assert first({"other": LEFT}) is LEFT


def test_taking_turns_goes_on_within_a_plan_and_leaves_the_callers_sides_alone() -> None:
    turns = held(5, "turn", Dose(sides=Sides.ALTERNATE, first=First.TAKE_TURNS))
    last_sides = {"turn": LEFT}
    timeline = lay_out(
        Routine("turns", "Turns", (Repeat(2, (turns,)),)), Pace(), last_sides=last_sides
    )
    assert [s.side for s in timeline.segments] == [RIGHT, LEFT, LEFT, RIGHT]
    assert last_sides == {"turn": LEFT}


def test_a_pause_stands_only_where_no_switch_stands() -> None:
    dose = Dose(sets=(2,), sides=Sides.EACH, pause=seconds(1), switch=seconds(4))
    one_side = ["hold", "pause", "hold"]
    assert kinds(plan(held(3, dose=dose))) == [*one_side, "switch", *one_side]
    dose = Dose(sets=(2, 1), sides=Sides.ALTERNATE, pause=seconds(1), rest=seconds(4))
    assert kinds(plan(held(3, dose=dose))) == [*one_side, "pause", *one_side, "rest", *one_side]


def test_what_has_no_length_makes_no_segment() -> None:
    exercise = Exercise(
        "still",
        "Still",
        (Phase(hold=seconds(3)),),
        Dose(sets=(1, 1), sides=Sides.EACH, switch=seconds(0), pause=seconds(0)),
        Start(pose="down", length=seconds(0)),
    )
    timeline = plan(exercise, Rest(seconds(0)), Ask(Asked.PAIN, seconds(0)))
    assert kinds(timeline) == ["hold"] * 4
    assert [step.kind for step in timeline.steps] == ["repetition"] * 4
    assert timeline.segments[0].from_pose == "down"


def test_a_start_that_waits_counts_nothing() -> None:
    exercise = Exercise("still", "Still", (Phase(hold=seconds(30)),), start=Start(ready=True))
    timeline = plan(exercise)
    gate, hold = timeline.segments
    assert (gate.kind, gate.ready, gate.length) == (SegmentKind.START, True, 0)
    assert (hold.start, timeline.total_seconds) == (0, 30)


def test_rounds_have_a_rest_between_them_and_count_their_exercises() -> None:
    timeline = plan(Repeat(2, (held(3, "a"), held(4, "b")), seconds(20)), held(5, "c"))
    assert [(s.kind, s.start, s.number) for s in timeline.segments] == [
        (SegmentKind.HOLD, 0, 1),
        (SegmentKind.HOLD, 3, 2),
        (SegmentKind.REST, 7, 0),
        (SegmentKind.HOLD, 27, 3),
        (SegmentKind.HOLD, 30, 4),
        (SegmentKind.HOLD, 34, 5),
    ]
    assert timeline.exercise_count == 5
    assert timeline.planned() == (
        Planned("a", None, 2),
        Planned("b", None, 2),
        Planned("c", None, 1),
    )


def test_an_ask_runs_for_its_time() -> None:
    (ask,) = plan(Ask(Asked.URGE, seconds(8))).segments
    assert (ask.kind, ask.ask, ask.length, ask.exercise) == (SegmentKind.ASK, Asked.URGE, 8, None)


def test_the_dose_replaces_holds_and_moves_that_are_not_zero() -> None:
    rep = (Phase(move=seconds(2), hold=seconds(5)), Phase(move=seconds(3)), Phase(hold=seconds(1)))
    dose = Dose(hold=seconds(9), move=seconds(4))
    timeline = plan(Exercise("e", "E", rep, dose))
    assert [(s.kind, s.length) for s in timeline.segments] == [
        (SegmentKind.MOVE, 4),
        (SegmentKind.HOLD, 9),
        (SegmentKind.MOVE, 4),
        (SegmentKind.HOLD, 9),
    ]


def test_the_pace_sets_breaths_and_lengthens_holds_alone() -> None:
    exercise = Exercise(
        "e",
        "E",
        (Phase(move=seconds(2), hold=Length(breaths=2)),),
        Dose(sets=(1, 1), rest=Length(breaths=1)),
        Start(length=seconds(5)),
    )
    timeline = plan(exercise, pace=Pace(breath=8, holds=1.5))
    assert [s.length for s in timeline.segments] == [5, 2, 24, 8, 2, 24]


@pytest.mark.parametrize("pace", [(0, 1), (-1, 1), (10, 0), (float("nan"), 1)])
def test_a_pace_without_length_is_refused(pace: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="above zero"):
        Pace(*pace)


def test_a_picture_stays_until_a_pose_takes_its_place() -> None:
    rep = (
        Phase(picture="a.png", hold=seconds(1)),
        Phase(hold=seconds(1)),
        Phase(pose="p", hold=seconds(1)),
    )
    timeline = plan(Exercise("e", "E", rep), held(1))
    assert [s.picture for s in timeline.segments] == ["a.png", "a.png", None, None]


# Steps


def test_a_step_is_a_repetition_with_what_leads_into_it() -> None:
    exercise = Exercise(
        "e",
        "E",
        (Phase(move=seconds(2), hold=seconds(5)),),
        Dose(sets=(2, 1), sides=Sides.EACH, rest=seconds(9), pause=seconds(1)),
        Start(length=seconds(5)),
    )
    timeline = plan(exercise, Ask(Asked.PAIN, seconds(8)))
    assert [(s.first, s.last, s.kind, s.side, s.set, s.rep) for s in timeline.steps] == [
        (0, 2, "repetition", LEFT, 1, 1),
        (3, 5, "repetition", LEFT, 1, 2),
        (6, 8, "repetition", RIGHT, 1, 1),
        (9, 11, "repetition", RIGHT, 1, 2),
        (12, 12, "rest", LEFT, 2, 0),
        (13, 14, "repetition", LEFT, 2, 1),
        (15, 17, "repetition", RIGHT, 2, 1),
        (18, 18, "ask", None, 0, 0),
    ]
    assert [s.step for s in timeline.segments] == [
        step.index for step in timeline.steps for _ in range(step.first, step.last + 1)
    ]


def test_a_time_is_found_on_the_line() -> None:
    gated = Exercise("g", "G", (Phase(hold=seconds(4)),), start=Start(ready=True))
    timeline = plan(held(3), gated)
    assert [timeline.at(t) for t in (-1, 0, 2.999, 3, 6.9, 7, 99)] == [0, 0, 0, 2, 2, 2, 2]
    with pytest.raises(IndexError):
        plan().at(0)


# Moments


def test_a_long_hold_has_its_middle_and_its_last_seconds() -> None:
    assert plan(held(20), held(3)).moments(0) == (
        PlanMoment(MomentKind.BEGIN, 0, 0),
        PlanMoment(MomentKind.HALFWAY, 0, 10),
        PlanMoment(MomentKind.COUNT, 0, 3, True, 3),
        PlanMoment(MomentKind.COUNT, 0, 2, True, 2),
        PlanMoment(MomentKind.COUNT, 0, 1, True, 1),
        PlanMoment(MomentKind.REP_DONE, 0, 0, True, 0),
    )


def test_the_last_segment_finishes_after_its_repetition() -> None:
    assert [m.kind for m in plan(held(4)).moments(0)] == [
        MomentKind.BEGIN,
        MomentKind.REP_DONE,
        MomentKind.FINISH,
    ]


def counted(timeline: Timeline) -> set[int]:
    return {
        index
        for index in range(len(timeline.segments))
        if any(m.kind is MomentKind.COUNT for m in timeline.moments(index))
    }


def test_all_but_moves_and_pauses_count_down_from_5_seconds_on() -> None:
    exercise = Exercise(
        "e",
        "E",
        (Phase(move=seconds(9), hold=seconds(5)),),
        Dose(sets=(2,), sides=Sides.EACH, pause=seconds(9), switch=seconds(5)),
        Start(length=seconds(5)),
    )
    timeline = plan(exercise, Rest(seconds(5)), Ask(Asked.PAIN, seconds(5)))
    expected = {
        s.index for s in timeline.segments if s.kind not in (SegmentKind.MOVE, SegmentKind.PAUSE)
    }
    assert counted(timeline) == expected
    assert len(expected) == 8
    assert counted(plan(held(4.9), Rest(seconds(4.9)))) == set()


def test_a_length_that_rounding_shortened_keeps_its_moments() -> None:
    timeline = plan(*[held(0.7)] * 21, held(20))
    assert timeline.segments[21].length < 20
    assert MomentKind.HALFWAY in [m.kind for m in timeline.moments(21)]


def test_the_authors_cues_land_in_the_part_they_fall_in() -> None:
    phase = Phase(
        move=seconds(3),
        hold=seconds(10),
        cues=(
            AuthorCue(1, "a"),
            AuthorCue(3, "b"),
            AuthorCue(7, "c"),
            AuthorCue(-4, "d"),
            AuthorCue(-11, "e"),
            AuthorCue(-99, "f"),
            AuthorCue(99, "g"),
        ),
    )
    timeline = plan(Exercise("e", "E", (phase,)))
    assert timeline.segments[0].cues == (
        AuthorCue(1, "a"),
        AuthorCue(-1, "e"),
        AuthorCue(-3, "f"),
    )
    assert timeline.segments[1].cues == (
        AuthorCue(0, "b"),
        AuthorCue(4, "c"),
        AuthorCue(-4, "d"),
        AuthorCue(10, "g"),
    )
    said = [m for m in timeline.moments(1) if m.kind is MomentKind.SAY]
    assert [(m.value, m.offset, m.from_end) for m in said] == [
        ("b", 0, False),
        ("c", 4, False),
        ("d", 4, True),
        ("g", 10, False),
    ]


# Size


def test_20000_segments_do_not_drift() -> None:
    rep = (Phase(move=seconds(0.1), hold=seconds(0.2)),)
    exercise = Exercise("e", "E", rep, Dose(sets=(50,) * 10, sides=Sides.ALTERNATE))
    timeline = plan(Repeat(10, (exercise,)))
    assert len(timeline.segments) == 20_000
    assert timeline.total_seconds == pytest.approx(3000, abs=1e-11)
    for index, segment in enumerate(timeline.segments):
        written = (index // 2 * 3 + index % 2) / 10
        assert abs(segment.start - written) < 1e-11
    assert all(
        before.end == after.start
        for before, after in zip(timeline.segments, timeline.segments[1:], strict=False)
    )
