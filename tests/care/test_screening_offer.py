"""What is offered of the library to a person as they stand, and what no answers can reach."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player import places
from player.care.offer import adapted, is_gentle, may_play, offer
from player.care.screening import Due, Event, Reason, Standing, StoppedForPain, standing
from player.care.screening_effects import (
    BENDS_OR_TURNS,
    EFFECTS,
    HEAT,
    OPEN_TO_ALL,
    STRENGTH_OR_TURNING,
    WORKS_THE_BACK,
)
from player.care.screening_ledger import is_complete, tier_of
from player.care.screening_questions import BY_KEY, QUESTIONS, Clearing, Tier
from player.format.library import Library
from player.model.diary import DailyCheck, Screening, Unlock
from player.model.record import PainKind
from player.model.routine import (
    Ask,
    Asked,
    Dose,
    Exercise,
    Length,
    Phase,
    Position,
    Purpose,
    Repeat,
    Rest,
    Routine,
    Sides,
    Variant,
)

POSES = [path.stem for path in (places.shipped("media") / "poses").glob("*.yaml")]
LIBRARY = Library([places.shipped("routines")], {"pose": POSES})
ROUTINES = {key: LIBRARY.read(key).routine for key in LIBRARY.keys()}
PLAYED = {key: routine for key, routine in ROUTINES.items() if routine is not None}
EXERCISES = {
    key: reading.exercise
    for key in LIBRARY.keys()
    if (reading := LIBRARY.read(key)).exercise is not None
}
GENTLE = {
    "urge-rescue",
    "notice-urge",
    "slow-breath",
    "sit-tall-breath",
    "hook-lying-breath",
    "shoulder-blade-squeeze",
    "shoulder-blade-squeeze-standing",
}
SMALL = {"slouch-sit-tall", "shoulder-rolls", "stand-up"}
DAY = date(2024, 5, 1)


def left(key: str, *answers: str, easing: bool = False) -> list[str]:
    routine = PLAYED[key]
    found = offer(routine, Standing(adapt=frozenset(answers), easing=easing))
    return [one.key for one in adapted(routine, found).exercises()]


def own(purpose: Purpose, *exercises: Exercise) -> Routine:
    return Routine("own", "Own", exercises, purpose=purpose)


def test_the_library_was_read_whole() -> None:
    assert PLAYED.keys() == ROUTINES.keys()
    assert len(PLAYED) >= 40


def test_with_a_gentle_lock_breathing_the_squeeze_and_the_urge_stay_open_and_no_more() -> None:
    for reason in (Reason.ASK_FIRST, Reason.STOPPED, Reason.ILL, Reason.TOO_MUCH_PAIN):
        here = Standing(reasons=(reason,))
        assert {key for key, one in PLAYED.items() if offer(one, here).allowed} == GENTLE


@pytest.mark.parametrize("reason", [Reason.GO_NOW, Reason.ANSWER_FIRST])
def test_with_the_gravest_locks_nothing_is_open(reason: Reason) -> None:
    here = Standing(reasons=(reason, Reason.ASK_FIRST))
    for routine in PLAYED.values():
        found = offer(routine, here)
        assert not found.allowed
        assert found.why
        assert not may_play(routine, here)


def test_every_exercise_of_the_library_is_known_to_the_locks() -> None:
    sided = {key for key, one in EXERCISES.items() if one.dose.sides is not Sides.NONE}
    groups = (OPEN_TO_ALL, SMALL, WORKS_THE_BACK, sided)
    assert set().union(*groups) == EXERCISES.keys()
    assert sum(map(len, groups)) == len(EXERCISES)


def test_an_own_routine_is_gentle_only_by_what_it_holds() -> None:
    breath = Exercise("Long breath", "Long breath", (Phase(),))
    twist = replace(breath, name="Twist", dose=Dose(sides=Sides.ALTERNATE))
    assert is_gentle(own(Purpose.BREATHING, breath))
    assert not is_gentle(own(Purpose.BREATHING, breath, twist))
    assert not is_gentle(own(Purpose.MOBILITY, breath))
    assert not is_gentle(own(Purpose.URGE, EXERCISES["curl-up"]))
    assert is_gentle(own(Purpose.STRENGTH, EXERCISES["shoulder-blade-squeeze"]))
    assert not is_gentle(Routine("own", "Own", (), purpose=Purpose.BREATHING))


def test_what_is_due_keeps_everything_waiting_but_the_answer_to_an_urge() -> None:
    for due in (Due.DAILY, Due.FULL):
        open_now = {key for key, one in PLAYED.items() if may_play(one, Standing(due=due))}
        assert open_now == {"urge-rescue", "notice-urge"}
    assert all(may_play(one, Standing()) for one in PLAYED.values())


def test_thin_bones_take_out_the_deep_bends_and_make_the_turns_small() -> None:
    assert left("core-starter", "T3a") == ["cat-cow", "side-plank-knees", "bird-dog"]
    found = offer(PLAYED["morning-mobility"], Standing(adapt=frozenset({"T3a"})))
    assert found.leave_out == frozenset()
    assert found.use_easier >= {"knee-drops", "open-book", "cat-cow", "quadruped-rotation"}
    drops = EXERCISES["knee-drops"]
    assert drops.easier is not None
    assert f"Knee drops: {drops.easier.text}" in found.notes
    told = [note for note in found.notes if note.endswith(drops.careful["osteoporosis"])]
    assert len(told) == 1
    assert "nee drops" in told[0]


def test_a_hip_replacement_takes_out_knee_drops_until_the_surgeon_agreed() -> None:
    assert "knee-drops" not in left("morning-mobility", "T3b")
    assert not offer(PLAYED["knee-drops"], Standing(adapt=frozenset({"T3b"}))).allowed
    assert "knee-drops" in left("morning-mobility")


def test_late_in_pregnancy_nothing_is_done_flat_on_the_back() -> None:
    for key in PLAYED:
        for one in left(key, "T3c", "T3c16"):
            assert EXERCISES[one].position not in (Position.ON_THE_BACK, Position.ON_THE_FRONT)
    assert left("chair-only", "T3c16") == left("chair-only")


def test_what_is_left_out_makes_room_for_an_easier_exercise_that_fits() -> None:
    assert left("core-full", "T3c16") == ["cat-cow", "side-plank-knees", "bird-dog"]
    assert not offer(PLAYED["plank"], Standing(adapt=frozenset({"T3e-shoulder"}))).allowed


def test_head_down_takes_out_child_s_pose_and_thread_the_needle() -> None:
    assert "childs-pose" not in left("low-back-ease", "T3f")
    assert "thread-the-needle" not in left("thoracic-opener", "T3f")


@pytest.mark.parametrize("key", ["T2c", "T2i", "T3h"])
def test_the_heat_is_left_out_with_its_cautions(key: str) -> None:
    assert not HEAT & set(left("heat-then-move", key))
    assert "cat-cow" in left("heat-then-move", key)


def test_sore_places_are_answered_by_the_notes_of_the_exercises() -> None:
    found = offer(PLAYED["bird-dog-pyramid"], Standing(adapt=frozenset({"T3e-wrists"})))
    wanted = EXERCISES["bird-dog"].careful["sore wrists"]
    assert f"Cat-cow; bird-dog: {wanted}" in found.notes
    assert offer(PLAYED["bird-dog-pyramid"], Standing()).notes == ()


def test_hard_to_get_to_the_floor_puts_the_chair_first() -> None:
    here = Standing(adapt=frozenset({"T3g"}))
    assert offer(PLAYED["core-full"], here).later
    assert offer(PLAYED["core-full"], here).allowed
    assert not offer(PLAYED["chair-only"], here).later


def test_pain_of_four_or_five_takes_the_easier_forms_everywhere() -> None:
    assert left("bird-dog-pyramid", easing=True) == ["cat-cow", "bird-dog-leg"]
    found = offer(PLAYED["cat-cow"], Standing(easing=True))
    assert found.use_easier == {"cat-cow"}
    assert any("half as far" in note for note in found.notes)


RESTING = Standing(rests=date(2026, 3, 12))


def test_two_worse_mornings_rest_strength_and_turning_and_no_more() -> None:
    closed = {key for key, one in PLAYED.items() if not offer(one, RESTING).allowed}
    assert {"bird-dog", "open-book", "knee-drops", "plank"} <= closed
    assert not closed & {"cat-cow", "urge-rescue", "walk-on-the-spot", "slow-breath"}
    assert "until Thursday" in offer(PLAYED["bird-dog"], RESTING).why[0]
    assert offer(PLAYED["bird-dog"], Standing()).allowed


def test_what_else_a_routine_holds_goes_on_while_strength_rests() -> None:
    offered = offer(PLAYED["morning-mobility"], RESTING)
    left = {one.key for one in adapted(PLAYED["morning-mobility"], offered).exercises()}
    assert "cat-cow" in left
    assert not left & STRENGTH_OR_TURNING
    assert any("Thursday" in note for note in offered.notes)


def test_every_exercise_for_strength_in_the_library_rests_or_stays_open_to_all() -> None:
    strength = {key for key in EXERCISES if PLAYED[key].purpose is Purpose.STRENGTH}
    assert strength <= STRENGTH_OR_TURNING | OPEN_TO_ALL
    assert set(EXERCISES) >= STRENGTH_OR_TURNING


def test_an_easier_form_that_does_not_fit_is_not_taken() -> None:
    lying = Exercise("lying", "Lying", (Phase(),), position=Position.ON_THE_BACK)
    sitting = replace(lying, key="sitting", position=Position.SEATED)
    sitting = replace(sitting, easier=Variant(use="lying", exercise=lying))
    routine = own(Purpose.MOBILITY, sitting)
    found = offer(routine, Standing(adapt=frozenset({"T3c16"}), easing=True))
    assert (found.allowed, found.use_easier) == (True, frozenset())
    assert offer(routine, Standing(easing=True)).use_easier == {"sitting"}


def test_a_sentence_of_the_routine_is_not_said_again_for_its_exercises() -> None:
    notes = offer(PLAYED["core-full"], Standing(adapt=frozenset({"T3g"}))).notes
    assert [note for note in notes if "on a chair" in note] == ["Choose a routine on a chair."]


def test_what_is_left_out_leaves_no_empty_round_behind() -> None:
    drops, cat = EXERCISES["knee-drops"], EXERCISES["cat-cow"]
    rest, ask = Rest(Length(5)), Ask(Asked.PAIN, Length(5))
    routine = Routine("r", "R", (Repeat(2, (drops, rest)), Repeat(2, (drops, cat)), ask))
    found = offer(routine, Standing(adapt=frozenset({"T3b"})))
    assert found.leave_out == {"knee-drops"}
    assert adapted(routine, found).steps == (Repeat(2, (cat,)), ask)


def test_the_sets_of_the_plan_stay_when_an_exercise_is_swapped() -> None:
    routine = PLAYED["core-full"]
    swapped = adapted(routine, offer(routine, Standing(easing=True)))
    sets = {one.key: one.dose.sets for one in swapped.exercises()}
    assert sets["bird-dog-leg"] == (6, 4, 2)
    assert sets["side-plank-knees"] == (6, 4, 2)


def test_the_table_of_effects_speaks_of_what_there_is() -> None:
    assert EFFECTS.keys() <= BY_KEY.keys()
    conditions = {word for one in EXERCISES.values() for word in one.careful}
    for key, effect in EFFECTS.items():
        assert effect.leave_out | effect.easier <= EXERCISES.keys(), key
        assert effect.conditions & conditions, key
    assert EXERCISES.keys() >= BENDS_OR_TURNS


def test_every_leave_this_out_of_the_library_is_heeded() -> None:
    """A sentence that leaves an exercise out is a rule too, where a question asks for it."""
    for key, effect in EFFECTS.items():
        if BY_KEY[key].clearing is Clearing.OPENS:
            continue
        for name, one in EXERCISES.items():
            for condition, sentence in one.careful.items():
                strict = re.match(r"(?:Leave this one out(?! of|, or)|Not unless)", sentence)
                if condition in effect.conditions and strict and " or " not in condition:
                    out = name in effect.leave_out or one.position in effect.positions
                    assert out, f"{key}: {name}: {condition}"


# What no sequence of answers reaches.

KEYS = [one.key for one in QUESTIONS]
ASKING = {one.key for one in QUESTIONS if one.clearing is Clearing.OPENS}
NOW = {one.key for one in QUESTIONS if one.tier is Tier.GO_NOW}
A_KEY = st.one_of(
    st.sampled_from(sorted(NOW)), st.sampled_from(sorted(ASKING)), st.sampled_from(KEYS)
)


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    moment = datetime(2024, 5, 1, 6, tzinfo=UTC)
    events: list[Event] = []
    for _ in range(draw(st.integers(1, 8))):
        moment += timedelta(hours=draw(st.sampled_from([1, 1, 1, 24, 24, 24 * 15])))
        day = moment.date()
        kind = draw(
            st.sampled_from(["whole", "whole", "part", "check", "unlock", "unlock", "hurt"])
        )
        if kind in ("whole", "part"):
            yes = draw(st.sets(A_KEY, max_size=2))
            asked = KEYS if kind == "whole" else draw(st.lists(st.sampled_from(KEYS)))
            answers = dict.fromkeys(asked, False) | dict.fromkeys(yes, True)
            events.append(Screening(moment, day, tier_of(answers), answers))
        elif kind == "check":
            pain, new, ill = draw(st.integers(0, 10)), draw(st.booleans()), draw(st.booleans())
            events.append(DailyCheck(moment, day, pain, new, ill))
        elif kind == "unlock":
            events.append(Unlock(moment, day, draw(A_KEY)))
        else:
            events.append(StoppedForPain(moment, day, draw(st.sampled_from(PainKind))))
    return events


def now_closed(events: list[Event]) -> bool:
    """By the words of the rule: a grave sign, and no whole later screening without one."""
    days = [
        e.day for e in events if isinstance(e, Screening) and any(e.answers.get(k) for k in NOW)
    ]
    return bool(days) and not any(
        isinstance(e, Screening)
        and is_complete(e)
        and e.day > max(days)
        and not any(e.answers.get(k) for k in NOW)
        for e in events
    )


def still_to_ask(events: list[Event], key: str) -> bool:
    """A sign that was ticked and never since unlocked, and never since answered with no."""
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


@settings(max_examples=300, deadline=None)
@given(histories(), st.integers(0, 3))
def test_no_sequence_of_answers_reaches_a_locked_routine(events: list[Event], later: int) -> None:
    today = events[-1].day + timedelta(days=later)
    here = standing(events, today)
    open_now = {key for key, one in PLAYED.items() if may_play(one, here)}
    offered = {key for key, one in PLAYED.items() if offer(one, here).allowed}
    assert open_now <= offered
    if now_closed(events):
        assert offered == set()
    if any(still_to_ask(events, key) for key in ASKING):
        assert offered <= GENTLE
    if any(isinstance(e, StoppedForPain) and e.day == today for e in events):
        assert offered <= GENTLE
    screened = any(isinstance(e, Screening) and is_complete(e) for e in events)
    if not screened:
        assert open_now <= {"urge-rescue", "notice-urge"}


@settings(max_examples=200, deadline=None)
@given(histories(), st.sampled_from(sorted(NOW)), st.data())
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
    assert not any(offer(one, here).allowed for one in PLAYED.values())


@settings(max_examples=100, deadline=None)
@given(st.sets(st.sampled_from(KEYS)), st.booleans())
def test_an_open_offer_holds_nothing_that_an_answer_takes_out(yes: set[str], easing: bool) -> None:
    here = Standing(adapt=frozenset(yes), easing=easing)
    effects = [EFFECTS[key] for key in yes if key in EFFECTS]
    for routine in PLAYED.values():
        found = offer(routine, here)
        done = list(adapted(routine, found).exercises()) if found.allowed else []
        for one in done:
            assert not any(one.key in effect.leave_out for effect in effects)
            assert not any(one.position in effect.positions for effect in effects)
        assert bool(done) == found.allowed
