"""What is offered to a person: by what exercises ask, never by what they are called."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from player import places
from player.care.adapt import asks_of, easier_forms, kindest
from player.care.files import vocabulary
from player.care.offer import Offer, conditions_to_ask, is_gentle, may_play, offer
from player.care.questions import conditions, questions
from player.care.screening import (
    HURTS,
    Due,
    Event,
    Reason,
    Standing,
    StoppedForPain,
    standing,
)
from player.care.screening_ledger import is_complete, tier_of
from player.format.library import Library
from player.model.care import Clears, Do
from player.model.diary import DailyCheck, Screening, Unlock
from player.model.record import PainKind
from player.model.routine import (
    Ask,
    Asked,
    Care,
    Dose,
    Exercise,
    Length,
    Phase,
    Position,
    Purpose,
    Repeat,
    Rest,
    Routine,
    Start,
    Variant,
)
from player.plan.timeline import lay_out

LIBRARY = Library([places.shipped("routines")])
PLAYED = {key: routine for key in LIBRARY.keys() if (routine := LIBRARY.read(key).routine)}
LISTED = {key: one for key, one in PLAYED.items() if not LIBRARY.is_part(key)}
EXERCISES = {key: one for key in LIBRARY.keys() if (one := LIBRARY.exercise(key))}
ALL = conditions().by_name


def holding(*names: str, **more: object) -> Standing:
    return Standing(conditions=frozenset(names), **more)  # type: ignore[arg-type]


def offered(routine: Routine, *names: str) -> Offer:
    return offer(routine, holding(*names), LIBRARY.exercise)


# Exercises of our own, for the rules


def made(key: str, *works: str, **more: object) -> Exercise:
    exercise = Exercise(
        key,
        key.capitalize(),
        (Phase(say="Move.", hold=Length(5)),),
        position=Position.SEATED,
        start=Start(say="Sit down."),
        works=works,
    )
    return replace(exercise, **more)  # type: ignore[arg-type]


def forms(*names: str) -> tuple[Variant, ...]:
    return tuple(Variant(use=name) for name in names)


def routine_of(*steps: Exercise | Rest | Ask | Repeat, purpose: Purpose | None = None) -> Routine:
    return Routine("own", "Own", steps, purpose=purpose)


def given_those(*others: Exercise):  # type: ignore[no-untyped-def]
    known = {one.key: one for one in others}
    return known.get


def played(routine: Routine, here: Standing, *others: Exercise) -> list[str]:
    found = offer(routine, here, given_those(*others))
    return [one.key for one in found.routine.exercises()] if found.allowed else []


def test_what_a_condition_spares_is_done_in_the_nearest_form_that_does_not_ask_it() -> None:
    hands = made("hands", "weight on the hands", easier=forms("fists", "elbows", "table"))
    fists = made("fists", "weight on the hands")
    elbows, table = made("elbows", "weight on the elbows"), made("table")
    here = holding("sore wrists")
    assert played(routine_of(hands), here, fists, elbows, table) == ["elbows"]
    assert played(routine_of(hands), holding(), fists, elbows, table) == ["hands"]
    both = holding("sore wrists", "sore shoulder")
    assert played(routine_of(hands), both, fists, elbows, table) == ["table"]


def test_without_such_a_form_it_is_left_out_and_an_empty_routine_is_closed() -> None:
    hands, quiet = made("hands", "weight on the hands"), made("quiet")
    here = holding("sore wrists")
    assert played(routine_of(hands, quiet), here) == ["quiet"]
    closed = offer(routine_of(hands), here, given_those())
    assert not closed.allowed
    assert closed.why
    assert closed.opens


def test_what_a_condition_eases_is_kept_with_its_sentence_where_no_form_asks_less() -> None:
    kneel = made("kneel", "kneeling", easier=forms("same"))
    same, stand = made("same", "kneeling"), made("stand")
    here = holding("sore knees")
    kept = offer(routine_of(kneel), here, given_those(same))
    assert [one.key for one in kept.routine.exercises()] == ["kneel"]
    assert any("knees" in line for line in kept.cautions)
    swapped = replace(kneel, easier=forms("same", "stand"))
    assert played(routine_of(swapped), here, same, stand) == ["stand"]


def test_the_ladder_is_gone_down_as_far_as_it_takes() -> None:
    top = made("top", "weight on the hands", easier=forms("middle"))
    middle = made("middle", "weight on the hands", easier=forms("bottom"))
    bottom = made("bottom")
    assert played(routine_of(top), holding("sore wrists"), middle, bottom) == ["bottom"]


def test_two_exercises_that_are_each_other_s_easier_form_end() -> None:
    one = made("one", "weight on the hands", easier=forms("two"))
    two = made("two", "weight on the hands", easier=forms("one"))
    assert [form.key for form in easier_forms(one, given_those(one, two))] == ["two"]
    assert played(routine_of(one), holding("sore wrists"), one, two) == []


def test_the_author_s_word_for_a_condition_goes_before_the_rules() -> None:
    out = made("out", careful={"sore neck": Care(leave_out=True)})
    other = made("other", careful={"sore neck": Care("Softer for the neck.", use="soft")})
    soft = made("soft")
    assert played(routine_of(out, soft), holding("sore neck")) == ["soft"]
    found = offer(routine_of(other), holding("sore neck"), given_those(soft))
    assert [one.key for one in found.routine.exercises()] == ["soft"]
    assert any("Softer for the neck." in line for line in found.for_you)


def test_a_form_that_its_author_leaves_out_is_not_taken() -> None:
    hands = made("hands", "weight on the hands", easier=forms("table"))
    table = made("table", careful={"sore wrists": Care(leave_out=True)})
    assert played(routine_of(hands, made("quiet")), holding("sore wrists"), table) == ["quiet"]


def test_what_fits_a_condition_is_kept_against_its_rules() -> None:
    stretch = made("stretch", "end of range", fits=("hypermobility",))
    assert played(routine_of(stretch), holding("hypermobility")) == ["stretch"]
    assert played(routine_of(stretch), holding("osteoporosis")) == []


def test_an_exercise_that_does_not_say_what_it_asks_counts_as_asking_all_its_position_allows() -> (
    None
):
    silent = made("silent", works=None, position=Position.ON_THE_BACK)
    assert "flat on the back" in asks_of(silent)
    assert "kneeling" not in asks_of(silent)
    nowhere = replace(silent, position=None)
    assert asks_of(nowhere) == vocabulary().works.keys()
    assert not is_gentle(routine_of(silent))
    assert played(routine_of(silent, made("quiet")), holding("osteoporosis")) == ["quiet"]


def test_a_swap_never_does_more_than_the_plan() -> None:
    hands = made("hands", "weight on the hands", easier=forms("table"))
    hands = replace(hands, dose=Dose(sets=(6, 4, 2), rest=Length(30)))
    for reps, sets in ((5, (5, 4, 2)), (9, (6, 4, 2))):
        table = made("table", dose=Dose(sets=(reps,)))
        found = offer(routine_of(hands), holding("sore wrists"), given_those(table))
        (one,) = found.routine.exercises()
        assert (one.dose.sets, one.dose.rest) == (sets, Length(30))


def test_the_same_form_is_not_done_twice_in_place_of_two() -> None:
    a = made("a", "weight on the hands", easier=forms("table"))
    b, table = replace(a, key="b", name="B"), made("table")
    assert played(routine_of(a, b), holding("sore wrists"), table) == ["table"]
    assert played(routine_of(a, table), holding("sore wrists"), table) == ["table"]


def test_a_form_goes_to_the_exercise_that_it_is_nearest_to() -> None:
    far = made("far", "weight on the hands", easier=forms("between"))
    between = made("between", "weight on the hands", easier=forms("table"))
    near = made("near", "weight on the hands", easier=forms("table"))
    table = made("table")
    here = holding("sore wrists")
    found = offer(routine_of(far, near), here, given_those(between, table))
    assert [(one.exercise.key, one.form and one.form.key) for one in found.swapped] == [
        ("near", "table")
    ]
    assert [one.exercise.key for one in found.left_out] == ["far"]


def test_what_is_left_out_leaves_no_empty_round_behind() -> None:
    hands, quiet = made("hands", "weight on the hands"), made("quiet")
    rest, ask = Rest(Length(5)), Ask(Asked.PAIN, Length(5))
    routine = routine_of(Repeat(2, (hands, rest)), Repeat(2, (hands, quiet)), ask)
    found = offer(routine, holding("sore wrists"), given_those())
    (round_, asked) = found.routine.steps
    assert isinstance(round_, Repeat)
    assert [one.key for one in found.routine.exercises()] == ["quiet"]
    assert asked == ask


def test_less_than_half_is_offered_under_the_names_of_its_exercises() -> None:
    hands = [made(f"hands{n}", "weight on the hands") for n in range(3)]
    found = offer(routine_of(*hands, made("quiet")), holding("sore wrists"), given_those())
    assert (found.routine.name, found.kept) == ("Quiet", 0.25)
    half = offer(routine_of(hands[0], made("quiet")), holding("sore wrists"), given_those())
    assert half.routine.name == "Own"
    alone = replace(hands[0], easier=forms("table"))
    swapped = offer(routine_of(alone), holding("sore wrists"), given_those(made("table")))
    assert swapped.routine.name == "Table"


def test_of_an_exercise_alone_nothing_is_said_that_its_form_does_not_say() -> None:
    care = {"sore neck": Care("Of the hands.")}
    hands = made("hands", "weight on the hands", easier=forms("table"), careful=care)
    routine = replace(routine_of(hands), careful=care)
    found = offer(routine, holding("sore wrists", "sore neck"), given_those(made("table")))
    assert not any("Of the hands." in line for line in found.for_you)
    assert found.routine.careful == {}


def test_what_is_said_names_its_exercise() -> None:
    bend, turn = made("bend", "bending forward"), made("turn", "bending back")
    quiet = made("quiet")
    found = offer(routine_of(bend, turn, quiet), holding("osteoporosis"), given_those())
    assert any(line.startswith("Bend; Turn: ") for line in found.cautions)
    untouched = offer(routine_of(quiet), holding("osteoporosis"), given_those())
    (line,) = untouched.for_you
    assert line.startswith(ALL["osteoporosis"].short)


def test_hard_to_get_to_the_floor_puts_what_is_done_there_later() -> None:
    floor, chair = made("floor", "getting to the floor"), made("chair")
    here = holding("hard to get to the floor")
    assert offer(routine_of(floor), here, given_those()).later
    assert not offer(routine_of(chair), here, given_those()).later


def test_of_several_forms_pain_takes_the_one_that_spares_what_hurts() -> None:
    all_of_it = made(
        "all", "head down", "weight on the hands", easier=forms("level", "table", "down")
    )
    level, table = made("level", "weight on the hands"), made("table", "head down")
    find = given_those(level, table, made("down", "head down", "weight on the hands"))
    ladder, hurts = list(easier_forms(all_of_it, find)), conditions().hurts
    for where, key in (("neck", "level"), ("shoulder or arm", "table"), ("", "level")):
        form = kindest(ladder, hurts.get(where, ()))
        assert form is not None
        assert form.key == key
    assert kindest([], ()) is None


# Locks


def test_with_a_gentle_lock_only_what_asks_next_to_nothing_stays_open() -> None:
    for reason in (Reason.ASK_FIRST, Reason.STOPPED, Reason.ILL, Reason.TOO_MUCH_PAIN):
        here = Standing(reasons=(reason,))
        for routine in PLAYED.values():
            found = offer(routine, here, LIBRARY.exercise)
            for one in found.routine.exercises() if found.allowed else ():
                assert one.works is not None
                assert set(one.works) <= conditions().gentle, one.key
        opened = {k for k, one in PLAYED.items() if offer(one, here, LIBRARY.exercise).allowed}
        assert {PLAYED[key].purpose for key in opened} >= {Purpose.URGE, Purpose.BREATHING}


@pytest.mark.parametrize("reason", [Reason.GO_NOW, Reason.ANSWER_FIRST])
def test_with_the_gravest_locks_nothing_is_open(reason: Reason) -> None:
    here = Standing(reasons=(reason, Reason.ASK_FIRST))
    for routine in PLAYED.values():
        found = offer(routine, here, LIBRARY.exercise)
        assert not found.allowed
        assert found.why
        assert found.opens
        assert not may_play(routine, here, LIBRARY.exercise)


def test_a_routine_against_an_urge_keeps_what_is_gentle_in_it() -> None:
    quiet, turn = made("quiet"), made("turn", "turning")
    here = Standing(reasons=(Reason.STOPPED,))
    assert played(routine_of(quiet, turn, purpose=Purpose.URGE), here) == ["quiet"]
    assert played(routine_of(quiet, turn, purpose=Purpose.MOBILITY), here) == []
    assert played(routine_of(quiet, purpose=Purpose.MOBILITY), here) == ["quiet"]


def test_what_is_due_keeps_everything_waiting_but_the_answer_to_an_urge() -> None:
    for due in (Due.ASK_FIRST, Due.SIGNS):
        for routine in PLAYED.values():
            if may_play(routine, Standing(due=due), LIBRARY.exercise):
                assert routine.purpose is Purpose.URGE
    for due in (Due.NOTHING, Due.DAILY):
        here = Standing(due=due)
        assert all(may_play(one, here, LIBRARY.exercise) for one in PLAYED.values())


RESTING = Standing(rests=date(2026, 3, 12))


def test_two_worse_mornings_rest_strength_and_turning_and_no_more() -> None:
    for routine in PLAYED.values():
        found = offer(routine, RESTING, LIBRARY.exercise)
        for one in found.routine.exercises() if found.allowed else ():
            assert not {"strength", "turning"} & asks_of(one)
        asked = {word for one in routine.exercises() for word in asks_of(one)}
        assert found.changed == bool({"strength", "turning"} & asked) or not found.allowed
    closed = offer(routine_of(made("turn", "turning")), RESTING, given_those())
    assert any("Thursday" in line for line in closed.why)


# The library as a whole


def test_the_library_was_read_whole() -> None:
    assert PLAYED.keys() == set(LIBRARY.keys())
    assert len(EXERCISES) > 60


def test_every_exercise_that_asks_something_has_an_easier_form_that_asks_less() -> None:
    without = []
    for key, one in EXERCISES.items():
        harder_than = list(easier_forms(one, LIBRARY.exercise))
        is_easiest = any(key in [v.use for v in other.easier] for other in EXERCISES.values())
        works = set(one.works or ()) - conditions().gentle - {"heat", "easy movement"}
        if works and not harder_than and not is_easiest:
            without.append(key)
    assert without == []


@pytest.mark.parametrize("name", [name for name, one in ALL.items() if one.offered])
def test_every_condition_changes_what_is_played_or_says_why_not(name: str) -> None:
    condition, unexplained = ALL[name], []
    for key, routine in LISTED.items():
        found = offered(routine, name)
        done = list(found.routine.exercises()) if found.allowed else []
        spared = condition.words(Do.SPARE)
        for one in done:
            assert not spared & asks_of(one) or name in one.fits, f"{key}: {one.key}"
        asked = {word for one in routine.exercises() for word in asks_of(one)}
        if spared & asked:
            assert found.changed or not found.allowed, key
        if not found.for_you and found.allowed:
            unexplained.append(key)
    assert unexplained == []


def test_pain_of_four_or_five_changes_every_routine_that_asks_for_work() -> None:
    eased = ALL["flare today"].words(Do.EASE)
    for key, routine in LISTED.items():
        found = offer(routine, Standing(pain=4), LIBRARY.exercise)
        asked = {word for one in routine.exercises() for word in asks_of(one)}
        assert found.changed or found.cautions or not eased & asked, key


@pytest.mark.parametrize(
    ("condition", "word"),
    [
        ("sore wrists", "weight on the hands"),
        ("cannot kneel", "kneeling"),
        ("osteoporosis", "end of range"),
        ("late pregnancy", "flat on the back"),
        ("hip replacement", "hip crossed"),
        ("sore neck", "head down"),
        ("spinal fusion", "turning"),
        ("dizziness", "head turned"),
    ],
)
def test_most_of_the_library_stays_open_to_a_condition(condition: str, word: str) -> None:
    allowed = [key for key, one in LISTED.items() if offered(one, condition).allowed]
    assert len(allowed) >= len(LISTED) * 2 // 3
    touched = [one for one in LISTED.values() if any(word in asks_of(e) for e in one.exercises())]
    assert touched


def test_only_what_touches_a_routine_and_is_not_known_is_asked() -> None:
    hands = routine_of(made("hands", "weight on the hands"))
    names = {one.name for one in conditions_to_ask(hands, holding())}
    assert "sore wrists" in names
    assert "osteoporosis" not in names
    known = Standing(known={"sore wrists": False})
    assert "sore wrists" not in {o.name for o in conditions_to_ask(hands, known)}


# What a file is called changes nothing


@cache
def renamed_library(folder: Path) -> Library:
    for path in places.shipped("routines").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"\buse: ([a-z0-9-]+)", r"use: other-\1", text)
        (folder / f"other-{path.name}").write_text(text, encoding="utf-8")
    return Library([folder])


@pytest.fixture(scope="session")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return renamed_library(tmp_path_factory.mktemp("renamed"))


@settings(max_examples=40, deadline=None)
@given(
    st.sets(st.sampled_from([name for name, one in ALL.items() if one.offered]), max_size=3),
    st.sampled_from(sorted(PLAYED)),
    st.sampled_from([None, 4, 7]),
)
def test_a_renamed_library_is_offered_the_same(
    renamed: Library, names: set[str], key: str, pain: int | None
) -> None:
    here = Standing(conditions=frozenset(names), pain=pain)
    ours = offer(PLAYED[key], here, LIBRARY.exercise)
    copy = renamed.read(f"other-{key}").routine
    assert copy is not None
    theirs = offer(copy, here, renamed.exercise)
    assert (theirs.allowed, theirs.why, theirs.for_you) == (ours.allowed, ours.why, ours.for_you)
    assert [f"other-{one.key}" for one in ours.routine.exercises()] == [
        one.key for one in theirs.routine.exercises()
    ]
    if ours.allowed:
        mine, other = lay_out(ours.routine), lay_out(theirs.routine)
        assert [(s.kind, s.start, s.say) for s in mine.segments] == [
            (s.kind, s.start, s.say) for s in other.segments
        ]


# What no sequence of answers reaches

GRAVE = [one.key for one in questions().signs]
ASK_FIRST = [one.key for one in questions().ask_first]
ASKING = {one.key for one in questions().ask_first if one.locks and one.alone} | {
    name for name, one in ALL.items() if one.clears is Clears.OPENS
}
KEYS = [*GRAVE, *ASK_FIRST, *(name for name, one in ALL.items() if one.offered)]
A_KEY = st.one_of(
    st.sampled_from(GRAVE), st.sampled_from(sorted(ASKING)), st.sampled_from(sorted(KEYS))
)
PAGES = {"signs": GRAVE, "ask": ASK_FIRST, "both": [*GRAVE, *ASK_FIRST]}


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    moment = datetime.fromisoformat("2024-05-01T06:00:00+00:00")
    events: list[Event] = []
    kinds = ["signs", "ask", "both", "part", "check", "unlock", "unlock", "hurt"]
    for _ in range(draw(st.integers(1, 8))):
        moment += timedelta(hours=draw(st.sampled_from([1, 1, 1, 24, 24, 24 * 15])))
        day = moment.date()
        kind = draw(st.sampled_from(kinds))
        if kind in PAGES or kind == "part":
            yes = draw(st.sets(A_KEY, max_size=2))
            page: Iterable[str] = PAGES.get(kind) or draw(st.lists(st.sampled_from(KEYS)))
            answers = dict.fromkeys(page, False) | dict.fromkeys(yes, True)
            answers |= {HURTS: draw(st.booleans())} if kind == "signs" else {}
            events.append(Screening(moment, day, tier_of(answers), answers))
        elif kind == "check":
            pain = draw(st.none() | st.integers(0, 10))
            new, ill = draw(st.booleans()), draw(st.booleans())
            events.append(DailyCheck(moment, day, pain, new, ill))
        elif kind == "unlock":
            events.append(Unlock(moment, day, draw(A_KEY)))
        else:
            events.append(StoppedForPain(moment, day, draw(st.sampled_from(PainKind))))
    return events


def now_closed(events: list[Event]) -> bool:
    """By the words of the rule: a grave sign, and no later day with all signs answered by no."""
    days = [
        e.day for e in events if isinstance(e, Screening) and any(e.answers.get(k) for k in GRAVE)
    ]
    return bool(days) and not any(
        isinstance(e, Screening)
        and is_complete(e, grave=True)
        and e.day > max(days)
        and not any(e.answers.get(k) for k in GRAVE)
        for e in events
    )


def still_to_ask(events: list[Event], key: str) -> bool:
    """A sign that was ticked, never cleared, and never since answered with no."""
    last = max(
        (n for n, e in enumerate(events) if isinstance(e, Screening) and e.answers.get(key)),
        default=None,
    )
    if last is None:
        return False
    return not any(
        (isinstance(e, Unlock) and e.question == key)
        or (isinstance(e, Screening) and key in e.answers)
        for e in events[last + 1 :]
    ) and not any(isinstance(e, Unlock) and e.question == key for e in events[:last])


def is_gentle_offer(key: str, here: Standing) -> bool:
    found = offer(PLAYED[key], here, LIBRARY.exercise)
    return not found.allowed or is_gentle(found.routine)


SOME = sorted(LISTED)


@settings(max_examples=150, deadline=None)
@given(histories(), st.integers(0, 3))
def test_no_sequence_of_answers_reaches_a_locked_routine(events: list[Event], later: int) -> None:
    today = events[-1].day + timedelta(days=later)
    here = standing(events, today)
    allowed = {key for key in SOME if offer(LISTED[key], here, LIBRARY.exercise).allowed}
    open_now = {key for key in SOME if may_play(LISTED[key], here, LIBRARY.exercise)}
    assert open_now <= allowed
    if now_closed(events):
        assert allowed == set()
    if any(still_to_ask(events, key) for key in ASKING) or any(
        isinstance(e, StoppedForPain) and e.day == today for e in events
    ):
        assert all(is_gentle_offer(key, here) for key in SOME)
    if not any(isinstance(e, Screening) and is_complete(e, grave=True) for e in events):
        assert all(LISTED[key].purpose is Purpose.URGE for key in open_now)


@settings(max_examples=100, deadline=None)
@given(histories(), st.sampled_from(GRAVE), st.data())
def test_nothing_said_later_that_day_opens_what_a_grave_sign_closed(
    events: list[Event], key: str, data: st.DataObject
) -> None:
    moment = events[-1].at + timedelta(hours=1)
    day = moment.date()
    sign = Screening(moment, day, 1, {key: True})
    back = [
        replace(event, at=moment + timedelta(seconds=n), day=day)
        for n, event in enumerate(data.draw(histories()), 1)
    ]
    here = standing([*events, sign, *back], day)
    assert here.reasons[0] is Reason.GO_NOW
    assert not any(offer(one, here, LIBRARY.exercise).allowed for one in LISTED.values())


@settings(max_examples=60, deadline=None)
@given(
    st.sets(st.sampled_from(sorted(ALL)), max_size=4),
    st.sampled_from([None, 2, 4]),
    st.sampled_from(sorted(PLAYED)),
)
def test_an_open_offer_holds_nothing_that_a_condition_takes_out(
    names: set[str], pain: int | None, key: str
) -> None:
    here = Standing(conditions=frozenset(names), pain=pain)
    found = offer(PLAYED[key], here, LIBRARY.exercise)
    done = list(found.routine.exercises()) if found.allowed else []
    assert bool(done) == found.allowed
    for one in done:
        for name in names:
            care = one.careful.get(name)
            assert not (care and (care.leave_out or care.use)), f"{one.key}: {name}"
            assert name in one.fits or not ALL[name].words(Do.SPARE) & asks_of(one)
