"""What the answers mean: what is due, what they lock, and what it takes to open it again."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest

from player.care.questions import conditions, questions
from player.care.screening import (
    HURTS,
    Active,
    Due,
    Lock,
    PainTold,
    Reason,
    StoppedForPain,
    standing,
)
from player.care.screening_ledger import is_complete, tier_of
from player.model.diary import DailyCheck, Screening, Unlock
from player.model.record import PainKind

DAY = date(2024, 5, 1)
SIGNS = [one.key for one in questions().signs]
ASK_FIRST = [one.key for one in questions().ask_first]
LOCKING = [one.key for one in questions().ask_first if one.locks and one.alone]
EARLIER = [
    *(f"T1{letter}" for letter in "abcdefgh"),
    *(f"T2{letter}" for letter in "abcdefghijkl"),
    *("T3a", "T3b", "T3c", "T3c16", "T3d", "T3e-wrists", "T3e-knees", "T3e-shoulder"),
    *("T3e-neck", "T3f", "T3g", "T3h", "T3i"),
]
"""The keys of a full screening of the first edition, as histories hold them."""


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2024, 5, 1, hour, tzinfo=UTC) + timedelta(days=day)


def on(day: int) -> date:
    return DAY + timedelta(days=day)


def answers(day: int, said: dict[str, bool], hour: int = 9) -> Screening:
    return Screening(at(day, hour), on(day), tier_of(said), said)


def signs(day: int, *yes: str, hurts: bool = False, hour: int = 9) -> Screening:
    return answers(day, {key: key in yes for key in SIGNS} | {HURTS: hurts}, hour)


def ask(day: int, *yes: str, hour: int = 9) -> Screening:
    follow = {key: True for key in yes if key not in ASK_FIRST}
    return answers(day, {key: key in yes for key in ASK_FIRST} | follow, hour)


def both(day: int, *yes: str, hour: int = 9) -> Screening:
    said = signs(day, *yes).answers | ask(day, *yes).answers
    return answers(day, dict(said), hour)


def body(day: int, *yes: str, no: Iterable[str] = (), hour: int = 9) -> Screening:
    return answers(day, dict.fromkeys(yes, True) | dict.fromkeys(no, False), hour)


def earlier(day: int, *yes: str, hour: int = 9) -> Screening:
    return answers(day, {key: key in yes for key in EARLIER}, hour)


def check(
    day: int, pain: int | None = None, new: bool = False, ill: bool = False, hour: int = 9
) -> DailyCheck:
    return DailyCheck(at(day, hour), on(day), pain, new, ill)


def asked(day: int, question: str, hour: int = 9) -> Unlock:
    return Unlock(at(day, hour), on(day), question)


def hurt(day: int, kind: PainKind = PainKind.DULL, hour: int = 9) -> StoppedForPain:
    return StoppedForPain(at(day, hour), on(day), kind)


# What is due


def test_at_the_first_run_the_signs_are_due_and_nothing_is_closed() -> None:
    found = standing([], on(0))
    assert (found.due, found.lock, dict(found.known)) == (Due.SIGNS, Lock.OPEN, {})


def test_after_the_signs_the_day_is_free_and_the_next_asks_the_daily_check() -> None:
    events = [signs(0)]
    assert standing(events, on(0)).due is Due.NOTHING
    assert standing(events, on(1)).due is Due.DAILY
    assert standing([*events, check(1)], on(1)).due is Due.NOTHING


@pytest.mark.parametrize(("day", "due"), [(29, Due.DAILY), (30, Due.SIGNS), (31, Due.SIGNS)])
def test_the_signs_come_every_thirty_days(day: int, due: Due) -> None:
    events = [signs(0), *(check(n) for n in range(1, day))]
    assert standing(events, on(day)).due is due


@pytest.mark.parametrize(("day", "due"), [(18, Due.DAILY), (19, Due.SIGNS)])
def test_the_signs_come_after_fourteen_days_away(day: int, due: Due) -> None:
    events = [signs(0), check(3), Active(at(5), on(5))]
    assert standing(events, on(day)).due is due


def test_an_urge_noted_after_an_absence_does_not_hide_the_absence() -> None:
    assert standing([signs(0), Active(at(20), on(20))], on(20)).due is Due.SIGNS
    assert standing([signs(0), check(20)], on(20)).due is Due.SIGNS
    assert standing([signs(0), check(20), signs(20, hour=10)], on(20)).due is Due.NOTHING


def test_who_hurts_is_asked_for_the_signs_to_ask_about() -> None:
    assert standing([signs(0, hurts=True)], on(0)).due is Due.ASK_FIRST
    assert standing([signs(0, hurts=True), ask(0, hour=10)], on(0)).due is Due.NOTHING
    assert standing([signs(0, hurts=True)], on(3)).due is Due.ASK_FIRST


@pytest.mark.parametrize(("pain", "due"), [(3, Due.NOTHING), (4, Due.ASK_FIRST)])
def test_pain_of_four_asks_them_too_however_it_is_told(pain: int, due: Due) -> None:
    for told in (check(1, pain), PainTold(at(1, 10), on(1), pain)):
        assert standing([signs(0), check(1, hour=8), told], on(1)).due is due


def test_pain_of_four_every_day_does_not_ask_every_day() -> None:
    events = [signs(0), check(1, 4), ask(1, hour=10), check(2, 5)]
    assert standing(events, on(2)).due is Due.NOTHING
    assert standing([*events, *(check(n) for n in range(3, 15)), check(15, 4)], on(15)).due is (
        Due.ASK_FIRST
    )


def test_something_new_or_worse_asks_both_pages_before_anything_is_played() -> None:
    events = [signs(0), ask(0), check(1, new=True)]
    found = standing(events, on(1))
    assert (found.due, found.lock, found.reasons) == (Due.SIGNS, Lock.ALL, (Reason.ANSWER_FIRST,))
    half = [*events, signs(1, hour=10)]
    assert (standing(half, on(1)).due, standing(half, on(1)).lock) == (Due.ASK_FIRST, Lock.ALL)
    assert standing([*events, check(1, hour=10)], on(1)).lock is Lock.ALL
    whole = [*half, ask(1, hour=11)]
    assert (standing(whole, on(1)).due, standing(whole, on(1)).lock) == (Due.NOTHING, Lock.OPEN)


# Stops


def test_a_stop_for_pain_closes_the_day_and_asks_the_signs_again() -> None:
    found = standing([signs(0), hurt(0, hour=10)], on(0))
    assert (found.due, found.lock, found.reasons) == (
        Due.SIGNS,
        Lock.GENTLE_ONLY,
        (Reason.STOPPED,),
    )
    assert standing([signs(0), hurt(0, hour=10)], on(1)).lock is Lock.OPEN
    assert standing([signs(0), hurt(0, hour=10)], on(1)).due is Due.SIGNS
    after = [signs(0), hurt(0, hour=10), signs(0, hour=11)]
    assert standing(after, on(0)).lock is Lock.GENTLE_ONLY
    assert standing(after, on(1)).due is Due.DAILY


@pytest.mark.parametrize("kind", [PainKind.NUMB, PainKind.SPREADING])
def test_a_numb_or_spreading_stop_closes_everything_until_both_pages_are_answered(
    kind: PainKind,
) -> None:
    events = [both(0), hurt(0, kind, hour=10)]
    assert standing(events, on(0)).reasons == (Reason.ANSWER_FIRST, Reason.STOPPED)
    assert standing(events, on(0)).lock is Lock.ALL
    assert standing(events, on(3)).lock is Lock.ALL
    assert standing([*events, check(3)], on(3)).lock is Lock.ALL
    assert standing([*events, signs(3)], on(3)).lock is Lock.ALL
    assert standing([*events, both(3)], on(3)).lock is Lock.OPEN
    assert standing([*events, both(3, "T2f")], on(3)).lock is Lock.GENTLE_ONLY


# The grave signs


@pytest.mark.parametrize("key", SIGNS)
def test_a_grave_sign_closes_everything_for_the_day(key: str) -> None:
    for screening in (both(0, key), body(0, key)):
        found = standing([screening], on(0))
        assert (found.lock, found.reasons[0], found.signs) == (Lock.ALL, Reason.GO_NOW, (key,))
        assert found.due is Due.NOTHING
        assert found.to_clear == ()


def test_a_grave_sign_taken_back_the_same_day_opens_nothing() -> None:
    events = [
        body(0, "T1a"),
        both(0, hour=10),
        asked(0, "T1a", hour=11),
        check(0, hour=12),
        body(0, no=["T1a"], hour=13),
    ]
    assert standing(events, on(0)).reasons == (Reason.GO_NOW,)
    assert standing(events, on(0)).signs == ("T1a",)


def test_the_day_after_a_grave_sign_only_all_the_signs_open_it() -> None:
    events = [body(0, "T1a"), both(0, hour=10)]
    found = standing(events, on(1))
    assert (found.lock, found.reasons, found.due) == (Lock.ALL, (Reason.ANSWER_FIRST,), Due.SIGNS)
    for not_enough in (check(1), body(1, no=["T1a"]), asked(1, "T1a"), ask(1)):
        assert standing([*events, not_enough], on(1)).lock is Lock.ALL
    again = standing([*events, signs(1)], on(1))
    assert (again.lock, again.due) == (Lock.OPEN, Due.NOTHING)
    assert standing([*events, signs(1, "T1b")], on(1)).signs == ("T1b",)


def test_a_clock_set_back_does_not_open_a_lock() -> None:
    assert standing([body(5, "T1g")], on(4)).reasons == (Reason.GO_NOW,)
    assert standing([signs(4), body(5, "T1g")], on(4)).lock is Lock.ALL


def test_the_order_of_what_happened_is_that_of_its_times() -> None:
    events = [body(0, "T1a"), signs(1)]
    assert standing(reversed(events), on(1)).lock is Lock.OPEN


# The pain of today, and being ill


def test_ill_or_dizzy_is_for_its_day_and_can_be_corrected() -> None:
    assert standing([signs(0), check(1, ill=True)], on(1)).reasons == (Reason.ILL,)
    assert standing([signs(0), check(1, ill=True)], on(2)).lock is Lock.OPEN
    better = [signs(0), check(1, ill=True), check(1, hour=10)]
    assert standing(better, on(1)).lock is Lock.OPEN
    assert standing([earlier(0, "T3i")], on(0)).reasons == (Reason.ILL,)
    assert standing([earlier(0, "T3i")], on(1)).lock is Lock.OPEN


@pytest.mark.parametrize(
    ("pain", "lock", "easing"),
    [
        (None, Lock.OPEN, False),
        (0, Lock.OPEN, False),
        (3, Lock.OPEN, False),
        (4, Lock.OPEN, True),
        (5, Lock.OPEN, True),
        (6, Lock.GENTLE_ONLY, False),
        (10, Lock.GENTLE_ONLY, False),
    ],
)
def test_the_pain_of_the_day_goes_eases_or_rests(
    pain: int | None, lock: Lock, easing: bool
) -> None:
    found = standing([signs(0), check(1, pain)], on(1))
    assert (found.lock, found.easing, found.pain) == (lock, easing, pain)
    assert standing([signs(0), check(1, pain)], on(2)).pain is None


def test_a_pain_that_was_not_rated_takes_back_none_that_was() -> None:
    events = [signs(0), PainTold(at(1, 8), on(1), 5), check(1, None)]
    assert standing(events, on(1)).pain == 5


# Signs to ask about


@pytest.mark.parametrize("key", [*LOCKING, "T2c-new"])
def test_a_sign_to_ask_about_leaves_the_gentle_open_until_somebody_was_asked(key: str) -> None:
    events = [both(0, key)]
    for day in (0, 1, 40):
        found = standing(events, on(day))
        assert (found.lock, found.signs, found.to_clear) == (Lock.GENTLE_ONLY, (key,), (key,))
    opened = standing([*events, asked(1, key)], on(1))
    assert (opened.lock, opened.signs, opened.to_clear) == (Lock.OPEN, (), ())


@pytest.mark.parametrize("name", ["recent surgery", "heart trouble"])
def test_some_conditions_are_to_be_asked_about_too(name: str) -> None:
    found = standing([signs(0), body(0, name, hour=10)], on(3))
    assert (found.lock, found.signs, found.to_clear) == (Lock.GENTLE_ONLY, (name,), (name,))
    opened = standing([signs(0), body(0, name, hour=10), asked(3, name)], on(3))
    assert (opened.lock, name in opened.conditions) == (Lock.OPEN, True)


@pytest.mark.parametrize("key", ["T2j", "T2m"])
def test_a_sign_that_is_none_alone_counts_beside_another(key: str) -> None:
    assert standing([both(0, key)], on(0)).lock is Lock.OPEN
    assert set(standing([both(0, key, "T2d")], on(0)).signs) == {key, "T2d"}


@pytest.mark.parametrize("key", ["T2c", "T2l"])
def test_what_leads_to_a_question_or_to_advice_locks_nothing_by_itself(key: str) -> None:
    assert standing([both(0, key)], on(0)).lock is Lock.OPEN


def test_cancer_changes_what_is_offered() -> None:
    assert standing([both(0, "T2c")], on(0)).conditions == {"cancer"}


def test_asking_about_one_sign_leaves_the_others_locked() -> None:
    found = standing([both(0, "T2b", "T2d"), asked(0, "T2d", hour=10)], on(0))
    assert (found.lock, found.signs) == (Lock.GENTLE_ONLY, ("T2b",))


def test_a_later_tick_takes_back_only_what_it_speaks_of() -> None:
    asked_once = [both(0, "T2e"), asked(1, "T2e"), both(20, "T2e")]
    assert standing(asked_once, on(20)).lock is Lock.OPEN
    assert standing([*asked_once, both(21, "T2e", "T2d")], on(21)).signs == ("T2d",)
    assert standing([*asked_once, body(21, "sore neck")], on(21)).lock is Lock.OPEN


def test_an_unlock_before_its_sign_opens_nothing() -> None:
    assert standing([asked(0, "T2d", hour=8), both(0, "T2d")], on(0)).signs == ("T2d",)
    gone_and_back = [both(0, "T2d"), asked(0, "T2d", hour=10), both(5), both(9, "T2d")]
    assert standing(gone_and_back, on(9)).signs == ("T2d",)


def test_a_sign_to_ask_about_is_taken_back_on_a_later_day_only() -> None:
    assert standing([both(0, "T2a"), both(0, hour=10)], on(0)).signs == ("T2a",)
    assert standing([both(0, "T2a"), both(1)], on(1)).lock is Lock.OPEN
    assert standing([both(0, "T2a"), body(1, no=["T2a"])], on(1)).signs == ("T2a",)


# The body


def test_conditions_follow_the_last_answer() -> None:
    events = [body(0, "sore wrists", "osteoporosis")]
    assert standing(events, on(40)).conditions == {"sore wrists", "osteoporosis"}
    taken_back = [*events, body(0, no=["sore wrists"], hour=10)]
    assert standing(taken_back, on(0)).conditions == {"osteoporosis"}


def test_a_surgeon_s_yes_takes_the_condition_away_and_locks_nothing_before() -> None:
    name = "hip replacement"
    found = standing([signs(0), body(0, name, hour=10)], on(0))
    assert (found.lock, found.to_clear, found.conditions) == (Lock.OPEN, (name,), {name})
    agreed = [signs(0), body(0, name, hour=10), asked(0, name, hour=11)]
    assert standing(agreed, on(0)).conditions == frozenset()


def test_what_was_answered_is_asked_again_after_thirty_days_and_after_a_stop() -> None:
    events = [signs(0), body(0, "sore wrists", no=["glaucoma"], hour=10)]
    assert dict(standing(events, on(29)).known) == {"sore wrists": True, "glaucoma": False}
    assert dict(standing(events, on(30)).known) == {}
    assert dict(standing([*events, hurt(2)], on(2)).known) == {}
    assert standing([*events, hurt(2)], on(2)).conditions == {"sore wrists"}


# Histories of the first edition


def test_an_earlier_screening_counts_as_both_pages() -> None:
    assert standing([earlier(0)], on(0)).due is Due.NOTHING
    assert standing([earlier(0)], on(1)).due is Due.DAILY
    assert standing([earlier(0), check(1, new=True), earlier(1, hour=10)], on(1)).lock is Lock.OPEN


def test_earlier_answers_mean_what_they_meant() -> None:
    assert standing([earlier(0, "T1a")], on(0)).reasons == (Reason.GO_NOW,)
    assert standing([earlier(0, "T1a"), earlier(1)], on(1)).lock is Lock.OPEN
    assert standing([earlier(0, "T2f")], on(9)).signs == ("T2f",)
    assert standing([earlier(0, "T2f"), asked(1, "T2f")], on(9)).lock is Lock.OPEN
    assert standing([earlier(0, "T3d")], on(9)).signs == ("recent surgery",)
    assert standing([earlier(0, "T3d"), asked(1, "T3d")], on(9)).lock is Lock.OPEN
    assert standing([earlier(0, "T3b"), asked(1, "T3b")], on(9)).conditions == frozenset()


@pytest.mark.parametrize("key", [key for key in EARLIER if key.startswith("T3") and key != "T3i"])
def test_every_earlier_condition_is_still_one(key: str) -> None:
    (name,) = standing([earlier(0, key)], on(0)).conditions
    assert key in conditions().by_name[name].was
    assert dict(standing([earlier(0)], on(0)).known)[name] is False


def test_a_key_of_another_version_is_passed_over() -> None:
    found = standing([answers(0, dict(both(0).answers) | {"T9z": True})], on(0))
    assert (found.lock, found.conditions, found.due) == (Lock.OPEN, frozenset(), Due.NOTHING)


# What counts as answered


def test_one_sign_may_be_left_out_and_those_that_came_later() -> None:
    for grave, keys in ((True, SIGNS), (False, ASK_FIRST)):
        full = both(0)
        for key in keys:
            said = {other: yes for other, yes in full.answers.items() if other != key}
            needed = questions().by_key[key].needed
            assert is_complete(answers(0, said), grave=grave) != needed
    assert not questions().by_key["T1d"].needed


def test_the_gravest_of_the_answers() -> None:
    assert tier_of({"osteoporosis": True, "T2b": True, "T1c": False}) == 2
    assert tier_of({"T3a": True, "T1c": True}) == 1
    assert tier_of({"sore neck": True}) == 3
    assert tier_of({"T1c": False}) == 0
