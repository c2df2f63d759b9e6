"""What the answers mean: what is due, what they lock, and what it takes to open it again."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest

from player.care.screening import (
    Active,
    Due,
    Lock,
    Reason,
    StoppedForPain,
    standing,
)
from player.care.screening_ledger import is_complete, tier_of
from player.care.screening_questions import QUESTIONS, Tier
from player.model.diary import DailyCheck, Screening, Unlock
from player.model.record import PainKind

DAY = date(2024, 5, 1)


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2024, 5, 1, hour, tzinfo=UTC) + timedelta(days=day)


def on(day: int) -> date:
    return DAY + timedelta(days=day)


def whole(day: int, *yes: str, hour: int = 9) -> Screening:
    answers = {one.key: one.key in yes for one in QUESTIONS}
    return Screening(at(day, hour), on(day), tier_of(answers), answers)


def broken_off(day: int, *yes: str, hour: int = 9, no: Iterable[str] = ()) -> Screening:
    answers = dict.fromkeys(yes, True) | dict.fromkeys(no, False)
    return Screening(at(day, hour), on(day), tier_of(answers), answers)


def check(
    day: int, pain: int = 0, new: bool = False, ill: bool = False, hour: int = 9
) -> DailyCheck:
    return DailyCheck(at(day, hour), on(day), pain, new, ill)


def asked(day: int, question: str, hour: int = 9) -> Unlock:
    return Unlock(at(day, hour), on(day), question)


def hurt(day: int, kind: PainKind = PainKind.DULL, hour: int = 9) -> StoppedForPain:
    return StoppedForPain(at(day, hour), on(day), kind)


def test_at_the_first_run_the_full_questions_are_due_and_nothing_is_closed() -> None:
    found = standing([], on(0))
    assert (found.due, found.lock) == (Due.FULL, Lock.OPEN)


def test_after_the_full_questions_the_day_is_free_and_the_next_asks_three_taps() -> None:
    events = [whole(0)]
    assert standing(events, on(0)).due is Due.NOTHING
    assert standing(events, on(1)).due is Due.DAILY
    assert standing([*events, check(1)], on(1)).due is Due.NOTHING


@pytest.mark.parametrize(("day", "due"), [(29, Due.DAILY), (30, Due.FULL), (31, Due.FULL)])
def test_the_full_questions_come_every_thirty_days(day: int, due: Due) -> None:
    events = [whole(0), *(check(n) for n in range(1, day))]
    assert standing(events, on(day)).due is due


@pytest.mark.parametrize(("day", "due"), [(18, Due.DAILY), (19, Due.FULL)])
def test_the_full_questions_come_after_fourteen_days_away(day: int, due: Due) -> None:
    events = [whole(0), check(3), Active(at(5), on(5))]
    assert standing(events, on(day)).due is due


def test_an_urge_noted_after_an_absence_does_not_hide_the_absence() -> None:
    assert standing([whole(0), Active(at(20), on(20))], on(20)).due is Due.FULL
    assert standing([whole(0), check(20)], on(20)).due is Due.FULL
    assert standing([whole(0), check(20), whole(20, hour=10)], on(20)).due is Due.NOTHING


def test_a_stop_for_pain_closes_the_day_and_asks_everything_again() -> None:
    found = standing([whole(0), hurt(0, hour=10)], on(0))
    assert (found.due, found.lock, found.reasons) == (
        Due.FULL,
        Lock.GENTLE_ONLY,
        (Reason.STOPPED,),
    )
    assert standing([whole(0), hurt(0, hour=10)], on(1)).lock is Lock.OPEN
    assert standing([whole(0), hurt(0, hour=10)], on(1)).due is Due.FULL
    after = [whole(0), hurt(0, hour=10), whole(0, hour=11)]
    assert standing(after, on(0)).lock is Lock.GENTLE_ONLY
    assert standing(after, on(1)).due is Due.DAILY


@pytest.mark.parametrize("kind", [PainKind.NUMB, PainKind.SPREADING])
def test_a_numb_or_spreading_stop_closes_everything_until_the_questions_are_answered(
    kind: PainKind,
) -> None:
    events = [whole(0), hurt(0, kind, hour=10)]
    assert standing(events, on(0)).reasons == (Reason.ANSWER_FIRST, Reason.STOPPED)
    assert standing(events, on(0)).lock is Lock.ALL
    assert standing(events, on(3)).lock is Lock.ALL
    assert standing([*events, check(3)], on(3)).lock is Lock.ALL
    assert standing([*events, whole(3)], on(3)).lock is Lock.OPEN
    assert standing([*events, whole(3, "T2f")], on(3)).lock is Lock.GENTLE_ONLY


@pytest.mark.parametrize("key", [q.key for q in QUESTIONS if q.tier is Tier.GO_NOW])
def test_a_sign_of_the_first_tier_closes_everything_for_the_day(key: str) -> None:
    for screening in (whole(0, key), broken_off(0, key)):
        found = standing([screening], on(0))
        assert (found.lock, found.reasons[0], found.signs) == (Lock.ALL, Reason.GO_NOW, (key,))
        assert found.due is Due.NOTHING
        assert found.to_clear == ()


def test_a_sign_of_the_first_tier_taken_back_the_same_day_opens_nothing() -> None:
    events = [
        whole(0, "T1a"),
        whole(0, hour=10),
        asked(0, "T1a", hour=11),
        check(0, hour=12),
        broken_off(0, no=["T1a"], hour=13),
    ]
    assert standing(events, on(0)).reasons == (Reason.GO_NOW,)
    assert standing(events, on(0)).signs == ("T1a",)


def test_the_day_after_a_first_tier_sign_only_the_full_questions_open_it() -> None:
    events = [whole(0, "T1a"), whole(0, hour=10)]
    found = standing(events, on(1))
    assert (found.lock, found.reasons, found.due) == (Lock.ALL, (Reason.ANSWER_FIRST,), Due.FULL)
    for not_enough in (check(1), broken_off(1, no=["T1a"]), asked(1, "T1a")):
        assert standing([*events, not_enough], on(1)).lock is Lock.ALL
    again = standing([*events, whole(1)], on(1))
    assert (again.lock, again.due) == (Lock.OPEN, Due.NOTHING)
    assert standing([*events, whole(1, "T1b")], on(1)).signs == ("T1b",)


def test_a_clock_set_back_does_not_open_a_first_tier_lock() -> None:
    assert standing([whole(5, "T1g")], on(4)).reasons == (Reason.GO_NOW,)
    assert standing([whole(4), whole(5, "T1g")], on(4)).lock is Lock.ALL


def test_the_order_of_what_happened_is_that_of_its_times() -> None:
    events = [whole(0, "T1a"), whole(1)]
    assert standing(reversed(events), on(1)).lock is Lock.OPEN


def test_something_new_in_the_daily_check_asks_everything_before_anything_is_played() -> None:
    events = [whole(0), check(1, new=True)]
    found = standing(events, on(1))
    assert (found.due, found.lock, found.reasons) == (Due.FULL, Lock.ALL, (Reason.ANSWER_FIRST,))
    assert standing([*events, check(1, hour=10)], on(1)).lock is Lock.ALL
    assert standing([*events, broken_off(1, no=["T1a"], hour=10)], on(1)).lock is Lock.ALL
    assert standing([*events, whole(1, hour=10)], on(1)).lock is Lock.OPEN


def test_ill_or_dizzy_is_for_its_day_and_can_be_corrected() -> None:
    assert standing([whole(0), check(1, ill=True)], on(1)).reasons == (Reason.ILL,)
    assert standing([whole(0), check(1, ill=True)], on(2)).lock is Lock.OPEN
    better = [whole(0), check(1, ill=True), check(1, hour=10)]
    assert standing(better, on(1)).lock is Lock.OPEN
    assert standing([whole(0, "T3i")], on(0)).reasons == (Reason.ILL,)
    assert standing([whole(0, "T3i")], on(1)).lock is Lock.OPEN
    assert "T3i" not in standing([whole(0, "T3i")], on(1)).adapt


@pytest.mark.parametrize(
    ("pain", "lock", "easing"),
    [
        (0, Lock.OPEN, False),
        (3, Lock.OPEN, False),
        (4, Lock.OPEN, True),
        (5, Lock.OPEN, True),
        (6, Lock.GENTLE_ONLY, False),
        (10, Lock.GENTLE_ONLY, False),
    ],
)
def test_the_pain_of_the_day_goes_eases_or_rests(pain: int, lock: Lock, easing: bool) -> None:
    found = standing([whole(0), check(1, pain)], on(1))
    assert (found.lock, found.easing) == (lock, easing)
    assert standing([whole(0), check(1, pain)], on(2)).easing is False


ASKS_FIRST = [q.key for q in QUESTIONS if q.tier is Tier.ASK_FIRST] + ["T3d", "T3h"]


@pytest.mark.parametrize("key", ASKS_FIRST)
def test_a_sign_to_ask_about_leaves_the_gentle_open_until_somebody_was_asked(key: str) -> None:
    events = [whole(0, key)]
    for day in (0, 1, 40):
        found = standing(events, on(day))
        assert (found.lock, found.signs, found.to_clear) == (Lock.GENTLE_ONLY, (key,), (key,))
    opened = standing([*events, asked(1, key)], on(1))
    assert (opened.lock, opened.signs, opened.to_clear) == (Lock.OPEN, (), ())


def test_asking_about_one_question_leaves_the_others_locked() -> None:
    found = standing([whole(0, "T2b", "T2d"), asked(0, "T2d", hour=10)], on(0))
    assert (found.lock, found.signs) == (Lock.GENTLE_ONLY, ("T2b",))


def test_what_was_asked_holds_until_something_new_is_ticked() -> None:
    asked_once = [whole(0, "T2c"), asked(1, "T2c"), whole(20, "T2c")]
    assert standing(asked_once, on(20)).lock is Lock.OPEN
    something_new = [*asked_once, whole(21, "T2c", "T2d")]
    assert standing(something_new, on(21)).signs == ("T2c", "T2d")
    grave = [*asked_once, whole(21, "T2c", "T1a"), whole(22, "T2c")]
    assert standing(grave, on(22)).signs == ("T2c",)
    a_sore_neck = [*asked_once, whole(21, "T2c", "T3e-neck")]
    assert standing(a_sore_neck, on(21)).lock is Lock.OPEN


def test_an_unlock_before_its_sign_opens_nothing() -> None:
    assert standing([asked(0, "T2d", hour=8), whole(0, "T2d")], on(0)).signs == ("T2d",)
    gone_and_back = [whole(0, "T2d"), asked(0, "T2d", hour=10), whole(5), whole(9, "T2d")]
    assert standing(gone_and_back, on(9)).signs == ("T2d",)


def test_a_sign_to_ask_about_is_taken_back_on_a_later_day_only() -> None:
    assert standing([whole(0, "T2a"), whole(0, hour=10)], on(0)).signs == ("T2a",)
    assert standing([whole(0, "T2a"), whole(1)], on(1)).lock is Lock.OPEN
    assert standing([whole(0, "T2a"), broken_off(1, no=["T2a"])], on(1)).signs == ("T2a",)


def test_a_changed_routine_follows_the_last_answers() -> None:
    assert standing([whole(0, "T3a", "T3c")], on(3)).adapt == {"T3a", "T3c"}
    assert standing([whole(0, "T3a"), whole(0, hour=10)], on(0)).adapt == frozenset()


def test_a_surgeon_s_yes_brings_the_exercises_back_and_locks_nothing_before() -> None:
    found = standing([whole(0, "T3b")], on(0))
    assert (found.lock, found.to_clear, found.adapt) == (Lock.OPEN, ("T3b",), {"T3b"})
    agreed = [whole(0, "T3b"), asked(0, "T3b", hour=10)]
    assert standing(agreed, on(0)).adapt == frozenset()
    assert standing([*agreed, whole(30, "T3b", "T2d")], on(30)).adapt == {"T2d"}


def test_a_yes_of_the_surgeon_counts_after_the_answer_it_belongs_to() -> None:
    too_early = [asked(0, "T3b", hour=8), asked(0, "T9z", hour=8), whole(0, "T3b")]
    assert standing(too_early, on(0)).adapt == {"T3b"}


def test_a_cleared_answer_still_changes_what_is_offered() -> None:
    found = standing([whole(0, "T2c"), asked(0, "T2c", hour=10)], on(0))
    assert (found.lock, found.adapt) == (Lock.OPEN, {"T2c"})


def test_one_question_may_be_left_out_and_no_other() -> None:
    full = whole(0)
    for one in QUESTIONS:
        answers = {key: said for key, said in full.answers.items() if key != one.key}
        partly = Screening(full.at, full.day, 0, answers)
        assert is_complete(partly) == (one.key == "T1d")


def test_a_question_of_another_version_is_passed_over() -> None:
    answers = dict(whole(0).answers) | {"T9z": True}
    found = standing([Screening(at(0), on(0), 0, answers)], on(0))
    assert (found.lock, found.adapt, found.due) == (Lock.OPEN, frozenset(), Due.NOTHING)


def test_the_gravest_tier_of_the_answers() -> None:
    assert tier_of({"T3a": True, "T2b": True, "T1c": False}) == 2
    assert tier_of({"T3a": True, "T1c": True}) == 1
    assert tier_of({"T1c": False, "T9z": True}) == 0
