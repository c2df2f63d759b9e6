"""What is left of a routine: words, a pose and time for every change of position."""

import pytest
from msgspec.structs import replace

from player.model.routine import (
    Ask,
    Asked,
    Dose,
    Exercise,
    Length,
    Phase,
    Position,
    Repeat,
    Rest,
    Routine,
    Sides,
    Start,
    Step,
)
from player.plan.repetition import Pace
from player.plan.timeline import lay_out
from player.plan.transitions import ON_THE_FLOOR, TO_THE_CHAIR, TO_THE_FLOOR, with_transitions

UP = (Position.STANDING, Position.SEATED)
BACK, SIDE, KNEES = Position.ON_THE_BACK, Position.ON_THE_SIDE, Position.HANDS_AND_KNEES


def s(seconds: float) -> Length:
    return Length(seconds)


def move(
    key: str, position: Position | None, *, start: Start | None = None, own: Start | None = None
) -> Exercise:
    """An exercise whose file has the start `own`, in place of which a sequence put `start`."""
    return Exercise(
        key,
        key,
        (Phase(say="Move.", pose=f"{key} pose", hold=s(5)),),
        position=position,
        start=start or own,
        own_start=own,
    )


def own(key: str, seconds: float) -> Start:
    return Start(f"The whole words of {key}.", "Its note.", f"{key} start", s(seconds))


def short(say: str, key: str, seconds: float) -> Start:
    return Start(say, "", f"{key} start", s(seconds))


def routine(*steps: Step) -> Routine:
    return Routine("r", "R", steps)


WALK = move("walk", Position.STANDING, own=own("walk", 5))
CAT = move("cat", KNEES, own=own("cat", 10))
THREAD = move("thread", KNEES, own=own("thread", 6), start=short("Stay there.", "thread", 3))
DROPS = move("drops", BACK, own=own("drops", 10), start=short("Lie down.", "drops", 14))
BRIDGE = move("bridge", BACK, own=own("bridge", 6), start=short("Stay on your back.", "bridge", 4))
BOOK = move("book", SIDE, own=own("book", 9))
CHAIR = move("chair", Position.SEATED, own=own("chair", 3))
ALL = routine(WALK, CAT, THREAD, DROPS, BRIDGE, BOOK)


def starts(changed: Routine, original: Routine) -> list[tuple[str, float]]:
    found = with_transitions(changed, original)
    return [(one.start.say, one.start.length.at()) for one in found.exercises() if one.start]


def kept(*exercises: Step) -> list[tuple[str, float]]:
    return starts(routine(*exercises), ALL)


# Starts


def test_what_is_not_changed_stays_as_it_is() -> None:
    assert with_transitions(ALL, ALL) is ALL
    fewer = replace(ALL, steps=tuple(replace(one, dose=Dose(sets=(2,))) for one in ALL.exercises()))
    assert with_transitions(fewer, ALL) is fewer


def test_words_for_another_neighbour_give_way_to_those_of_the_file() -> None:
    assert kept(WALK, CAT, BRIDGE) == [
        ("The whole words of walk.", 5),
        ("The whole words of cat.", 12),
        ("The whole words of bridge.", 8),
    ]


def test_words_for_this_neighbour_stay() -> None:
    assert kept(CAT, THREAD, BRIDGE)[1] == ("Stay there.", 3)
    assert kept(DROPS, BRIDGE)[1] == ("Stay on your back.", 4)


def test_in_the_same_position_the_words_of_the_file_have_the_time_that_they_take() -> None:
    other = move("other", BACK, own=own("other", 20))
    assert kept(other, BRIDGE)[1] == ("The whole words of bridge.", 6)
    slow = replace(BRIDGE, start=short("Stay.", "bridge", 9))
    assert starts(routine(other, slow), routine(DROPS, slow))[1][1] == 9


@pytest.mark.parametrize(
    ("before", "after", "seconds"),
    [
        (WALK, BRIDGE, TO_THE_FLOOR),
        (CHAIR, BRIDGE, TO_THE_FLOOR),
        (BRIDGE, CHAIR, TO_THE_FLOOR),
        (BOOK, WALK, TO_THE_FLOOR),
        (BOOK, BRIDGE, ON_THE_FLOOR),
        (CAT, BRIDGE, ON_THE_FLOOR),
        (WALK, CHAIR, TO_THE_CHAIR),
        (CHAIR, WALK, TO_THE_CHAIR),
        (WALK, DROPS, 14),
    ],
)
def test_a_change_of_position_has_its_time(
    before: Exercise, after: Exercise, seconds: float
) -> None:
    assert kept(before, after)[1] == (f"The whole words of {after.key}.", seconds)


def test_who_begins_stands() -> None:
    assert kept(BRIDGE)[0] == ("The whole words of bridge.", 12)
    assert kept(CHAIR)[0][1] == 5
    assert kept(WALK)[0][1] == 5


def test_what_the_author_wrote_for_a_change_of_position_stays_but_for_the_time() -> None:
    over = replace(CAT, start=short("Roll over, onto your hands and knees.", "cat", 5))
    original = routine(WALK, BRIDGE, over)
    assert starts(routine(BRIDGE, over), original)[1] == (
        "Roll over, onto your hands and knees.",
        8,
    )


def test_a_start_that_waits_still_waits() -> None:
    waits = replace(BRIDGE, start=replace(own("bridge", 5), ready=True))
    (found,) = with_transitions(routine(waits), ALL).exercises()
    assert found.start is not None
    assert found.start.ready


def test_breaths_of_a_fast_breather_do_not_shorten_the_way_to_the_floor() -> None:
    breaths = replace(BRIDGE, start=Start("Lie down.", length=Length(breaths=2)))
    found = with_transitions(routine(WALK, breaths), ALL)
    start = lay_out(found, Pace(breath=4)).segments[2]
    assert start.length >= TO_THE_FLOOR


@pytest.mark.parametrize("position", [*Position, None])
def test_an_exercise_without_a_start_gets_a_plain_one(position: Position | None) -> None:
    bare = move("bare", position)
    before = WALK if position not in UP else BRIDGE
    _, found = with_transitions(routine(before, bare), routine(before)).exercises()
    assert found.start is not None
    assert found.start.say.endswith(".")
    assert found.start.pose == "bare pose"
    assert found.start.length.at() == 12


def test_a_position_that_is_not_told_may_be_any() -> None:
    breath = move("breath", None, own=own("breath", 3))
    assert kept(BRIDGE, breath, CAT)[1:] == [
        ("The whole words of breath.", 12),
        ("The whole words of cat.", 12),
    ]
    # Where the author wrote it so, nobody gets up for it.
    original = routine(WALK, BRIDGE, breath, BOOK)
    assert starts(routine(BRIDGE, breath), original)[1] == ("The whole words of breath.", 3)


def test_a_swapped_exercise_has_its_own_start_and_so_has_what_follows() -> None:
    table = move("table", Position.STANDING, own=own("table", 7))
    assert kept(WALK, table, THREAD, DROPS)[1:] == [
        ("The whole words of table.", 7),
        ("The whole words of thread.", 12),
        ("Lie down.", 14),
    ]


def test_rests_and_ratings_do_not_hide_a_neighbour() -> None:
    original = routine(DROPS, Rest(s(9)), BOOK, Ask(Asked.PAIN, s(5)), BRIDGE)
    changed = routine(DROPS, Rest(s(9)), Ask(Asked.PAIN, s(5)), BRIDGE)
    assert starts(changed, original)[1] == ("The whole words of bridge.", 6)


def test_a_round_leads_into_itself() -> None:
    original = routine(CAT, Repeat(3, (DROPS, BRIDGE, BOOK)))
    # After the first round bridge comes after bridge, so its whole words are said each time.
    assert starts(routine(CAT, Repeat(3, (BRIDGE,))), original)[1] == (
        "The whole words of bridge.",
        8,
    )
    same = replace(DROPS, start=short("Knees together.", "drops", 3))
    again = routine(CAT, DROPS, Repeat(3, (same, BRIDGE)))
    assert starts(routine(DROPS, Repeat(3, (same, BRIDGE))), again)[1] == ("Knees together.", 3)
    assert starts(routine(CAT, Repeat(1, (BOOK,)), WALK), original)[2] == (
        "The whole words of walk.",
        12,
    )


def test_words_of_a_side_need_sides() -> None:
    told = Start("Lie on your {side} side.", "The {other} arm is free.", "side", s(9))
    book = Exercise(
        "book",
        "Book",
        (Phase(say="Open.", hold=s(5)),),
        position=SIDE,
        start=short("Stay.", "side", 3),
        own_start=told,
    )
    plain = lay_out(with_transitions(routine(book), ALL)).segments[0]
    assert plain.say
    assert "{" not in plain.say + plain.note
    each = replace(book, dose=Dose(sides=Sides.EACH))
    sided = lay_out(with_transitions(routine(each), ALL)).segments[0]
    assert (sided.say, sided.note) == ("Lie on your left side.", "The right arm is free.")


# Rests

OVER = Rest(s(15), "Roll onto your back.")


def rests(changed: Routine, original: Routine) -> list[tuple[str, float]]:
    found = with_transitions(changed, original).steps
    return [(one.say, one.length.at()) for one in found if isinstance(one, Rest)]


def test_a_rest_keeps_its_words_only_while_they_lead_to_what_follows() -> None:
    original = routine(WALK, BOOK, OVER, BRIDGE, CAT)
    assert rests(routine(BOOK, OVER, BRIDGE), original) == [(OVER.say, 15)]
    assert rests(routine(WALK, OVER, BRIDGE), original) == [(OVER.say, 15)]
    assert rests(routine(BOOK, OVER, CAT), original) == [("", 15)]


def test_what_is_left_neither_begins_nor_ends_with_a_rest() -> None:
    original = routine(BOOK, OVER, BRIDGE, CAT)
    assert rests(routine(OVER, BRIDGE, CAT), original) == []
    assert rests(routine(BOOK, OVER), original) == []
    asks = Ask(Asked.PAIN, s(5))
    assert rests(routine(BOOK, OVER, asks), original) == []


def test_a_rest_at_the_end_that_the_author_wrote_stays_with_its_exercise() -> None:
    still = Rest(s(60), "Lie still.")
    original = routine(WALK, CAT, BRIDGE, still)
    assert rests(routine(CAT, BRIDGE, still), original) == [("Lie still.", 60)]
    assert rests(routine(WALK, CAT, still), original) == []


def test_of_two_rests_in_a_row_the_longer_is_kept_with_the_words_that_are_right() -> None:
    original = routine(CAT, Rest(s(30), "Lie on your side."), BOOK, OVER, BRIDGE)
    changed = routine(*(step for step in original.steps if step is not BOOK))
    assert rests(changed, original) == [(OVER.say, 30)]


def test_two_rests_that_the_author_wrote_stay() -> None:
    original = routine(WALK, CAT, Rest(s(5), "Get up."), Rest(s(20)), BRIDGE)
    assert rests(routine(*original.steps[1:]), original) == [("Get up.", 5), ("", 20)]


def test_a_rest_left_at_the_edge_of_a_round_goes_between_and_around_the_rounds() -> None:
    original = routine(WALK, Repeat(2, (CAT, OVER, BRIDGE), rest=s(10)), BOOK)
    begins = with_transitions(routine(WALK, Repeat(2, (OVER, BRIDGE), rest=s(10)), BOOK), original)
    assert begins.steps[1] == OVER
    assert isinstance(begins.steps[2], Repeat)
    assert (begins.steps[2].rest, len(begins.steps[2].steps)) == (s(15), 1)
    ends = with_transitions(routine(WALK, Repeat(2, (CAT, OVER), rest=s(20)), BOOK), original)
    assert isinstance(ends.steps[1], Repeat)
    assert (ends.steps[1].rest, len(ends.steps[1].steps)) == (s(20), 1)
    assert ends.steps[2] == replace(OVER, say="")
