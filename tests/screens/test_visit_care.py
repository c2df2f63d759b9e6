"""The order of the screens of care, without a window, as three people would go through them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from player.care.screening_questions import QUESTIONS, Tier, of_tier

from player.care.crack import Call, fresh
from player.care.notices import LastDays
from player.care.offer import offer
from player.care.screening import Event, Lock, Reason, Standing, StoppedForPain, standing
from player.care.signs import StopSign, stop_signs
from player.care.trend import PainOfDay
from player.care.urge import LONGER, RESCUE
from player.model.diary import (
    Area,
    CardShown,
    Crack,
    DailyCheck,
    Entry,
    Morning,
    Screening,
    Unlock,
)
from player.model.record import PainKind
from player.model.routine import (
    Asked,
    Dose,
    Exercise,
    Length,
    Phase,
    Position,
    Purpose,
    Routine,
    Sides,
)
from player.screens.answers import AWAY, GO_ON, START, UNLOCK, Filled
from player.screens.visit import ToAfter, ToChoose, ToStart, visit
from player.screens.visit_care import (
    ToCard,
    ToClosed,
    ToCrack,
    ToDaily,
    ToTier,
    ToTold,
    crack,
    what_is_due,
)
from player.screens.visit_play import ToPlay
from tests.screens.test_visit import PaperHouse

DAY = date(2026, 3, 2)


def routine(key: str, purpose: Purpose, sides: Sides = Sides.NONE) -> Routine:
    exercise = Exercise(
        f"{key}-exercise",
        key,
        (Phase(hold=Length(5)),),
        Dose(sides=sides),
        position=Position.SEATED,
    )
    return Routine(key, key, (exercise,), purpose=purpose)


ROUTINES = {
    key: routine(key, purpose, sides)
    for key, purpose, sides in (
        (RESCUE, Purpose.URGE, Sides.NONE),
        (LONGER, Purpose.URGE, Sides.EACH),
        ("twist", Purpose.MOBILITY, Sides.EACH),
    )
}


class CarefulHouse(PaperHouse):
    """A house on paper with a diary; a minute passes at every look at the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[Entry] = []
        self.more: list[Event] = []
        self.time = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        self.shown: set[str] = set()
        self.days: tuple[PainOfDay, ...] = ()

    def now(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time

    def today(self) -> date:
        return self.time.date()

    def standing(self) -> Standing:
        known = [one for one in self.kept if isinstance(one, Screening | DailyCheck | Unlock)]
        return standing([*known, *self.more], self.today())

    def note(self, entry: Entry) -> None:
        self.kept.append(entry)

    def routine(self, key: str) -> Routine | None:
        return ROUTINES.get(key)

    def if_then(self) -> str:
        return "When I feel the urge, I press U."

    def quiet(self) -> tuple[str, ...]:
        return ()

    def last_days(self) -> LastDays:
        return LastDays(
            self.today(),
            self.days,
            asked_today=any(isinstance(one, Morning | CardShown) for one in self.kept),
        )

    def unseen(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        return fresh(calls, self.shown)

    def step_aside(self) -> None:
        self.did.append("aside")

    def step_back(self) -> None:
        self.did.append("back")

    def fresh(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        unseen = fresh(calls, self.shown)
        self.shown |= {call.mark for call in unseen}
        return unseen


class Played:
    """What came of a routine on paper."""

    def __init__(
        self,
        *rated: int,
        pain: PainKind | None = None,
        left: bool = False,
        sign: StopSign | None = None,
    ) -> None:
        self.answers = tuple((Asked.URGE, value) for value in rated)
        self.pain_kind, self.left, self.sign = pain, left, sign


def walk(going, *answers: object) -> list[object]:
    shown: list[object] = []
    try:
        shown.append(next(going))
        for answer in answers:
            shown.append(going.send(answer))
    except StopIteration:
        shown.append("the end")
    return shown


def ticked(tier: Tier, *keys: str, button: str = GO_ON) -> Filled:
    return Filled(button, {one.key: one.key in keys for one in of_tier(tier)})


NOTHING = tuple(ticked(tier) for tier in Tier)


def test_the_first_run_asks_all_three_parts_and_then_the_routine_is_open() -> None:
    house = CarefulHouse()
    shown = walk(visit(house), "twist", *NOTHING, Filled(START), Played(), Filled(GO_ON))
    assert [type(one) for one in shown] == [
        ToChoose, ToTier, ToTier, ToTier, ToStart, ToPlay, ToAfter, ToChoose,
    ]  # fmt: skip
    (kept,) = house.kept
    assert isinstance(kept, Screening)
    assert set(kept.answers) == {one.key for one in QUESTIONS}
    assert kept.tier == 0


def test_the_next_day_three_taps_are_enough() -> None:
    house = CarefulHouse()
    walk(what_is_due(house), *NOTHING)
    house.time += timedelta(days=1)
    daily = Filled(GO_ON, {"pain": 2, "new": False, "ill": False})
    assert walk(what_is_due(house), daily) == [ToDaily(), "the end"]
    check = house.kept[-1]
    assert isinstance(check, DailyCheck)
    assert (check.pain, check.new, check.ill) == (2, False, False)


def test_a_sign_of_the_first_part_ends_the_questions_and_closes_everything() -> None:
    house = CarefulHouse()
    shown = walk(visit(house), "twist", ticked(Tier.GO_NOW, "T1a"), Filled(AWAY))
    assert [type(one) for one in shown] == [ToChoose, ToTier, ToClosed, ToChoose]
    assert shown[2] == ToClosed(shown[2].card, unlock=False)
    assert shown[2].card.key == Reason.GO_NOW
    assert house.standing().lock is Lock.ALL


def test_one_who_changes_their_mind_does_not_open_it_again_the_same_day() -> None:
    house = CarefulHouse()
    walk(what_is_due(house), ticked(Tier.GO_NOW, "T1a"))
    shown = walk(visit(house), "twist", *NOTHING)
    assert isinstance(shown[1], ToClosed)
    assert not offer(ROUTINES["twist"], house.standing()).allowed
    assert not offer(ROUTINES[RESCUE], house.standing()).allowed


def test_leaving_the_questions_with_something_ticked_is_kept_and_with_nothing_is_not() -> None:
    house = CarefulHouse()
    walk(what_is_due(house), ticked(Tier.GO_NOW, button=AWAY))
    assert house.kept == []
    walk(what_is_due(house), ticked(Tier.GO_NOW, "T1c", button=AWAY))
    assert house.standing().lock is Lock.ALL


def test_the_second_part_leaves_the_urge_open_and_opens_when_one_has_asked() -> None:
    house = CarefulHouse()
    answers = (NOTHING[0], ticked(Tier.ASK_FIRST, "T2c"), NOTHING[2])
    shown = walk(visit(house), "twist", *answers, Filled(UNLOCK), "twist", Filled(START))
    assert [type(one) for one in shown] == [
        ToChoose, ToTier, ToTier, ToTier, ToClosed, ToChoose, ToStart, ToPlay,
    ]  # fmt: skip
    assert shown[4].unlock
    assert isinstance(house.kept[-1], Unlock)


CHEST = next(sign for sign in stop_signs() if sign.calls)


def test_after_a_sign_that_calls_for_help_nothing_is_rated() -> None:
    house = CarefulHouse()
    chest = Screening(house.now(), house.today(), 1, {"T1g": True})
    going = visit(house)
    shown = [next(going), going.send("twist"), *(going.send(one) for one in NOTHING)]
    assert isinstance(going.send(Filled(START)), ToPlay)
    house.note(chest)
    assert isinstance(going.send(Played(sign=CHEST)), ToClosed)
    assert isinstance(going.send(Filled(AWAY)), ToChoose)
    assert isinstance(shown[0], ToChoose)


def test_a_crack_is_noted_without_reproach_and_each_card_comes_once() -> None:
    house = CarefulHouse()
    answers = Filled(GO_ON, {"area": Area.NECK, "side": None, "pain": None, "unknown": 3})
    shown = walk(crack(house), answers, Filled(GO_ON), Filled(GO_ON))
    assert [type(one) for one in shown] == [ToCrack, ToTold, ToCard, str]
    kept = house.kept[0]
    assert isinstance(kept, Crack)
    assert (kept.area, kept.side, kept.pain) == (Area.NECK, None, 0)
    again = walk(crack(house), answers, Filled(GO_ON))
    assert again[-1] == "the end"


def test_face_down_with_a_tingling_leg_the_day_ends_and_the_questions_come_first() -> None:
    house = CarefulHouse()
    walk(what_is_due(house), *NOTHING)
    house.more.append(StoppedForPain(house.now(), house.today(), PainKind.NUMB))
    shown = walk(visit(house), "twist")
    assert isinstance(shown[1], ToTier)
    assert house.standing().lock is Lock.ALL


@given(
    st.lists(
        st.one_of(
            st.builds(
                lambda tier, keys, button: ("tier", tier, tuple(keys), button),
                st.sampled_from(list(Tier)),
                st.lists(st.sampled_from([one.key for one in QUESTIONS]), max_size=3),
                st.sampled_from([GO_ON, AWAY]),
            ),
            st.sampled_from([("unlock",), ("away",), ("start",), ("day",)]),
        ),
        max_size=12,
    )
)
def test_no_sequence_of_answers_reaches_a_locked_routine(steps: list[tuple]) -> None:
    house = CarefulHouse()
    going = visit(house)
    shown = next(going)
    for step in steps:
        if step[0] == "day":
            house.time += timedelta(days=1)
            continue
        if isinstance(shown, ToPlay):
            assert offer(ROUTINES["twist"], house.standing()).allowed
            shown = going.send(Played())
            continue
        answer: object = Filled(AWAY)
        if isinstance(shown, ToChoose):
            answer = "twist"
        elif isinstance(shown, ToTier):
            keys = step[2] if step[0] == "tier" else ()
            button = step[3] if step[0] == "tier" else GO_ON
            answer = ticked(shown.tier, *keys, button=button)
        elif isinstance(shown, ToDaily):
            answer = Filled(GO_ON, {"pain": 1, "new": step[0] == "tier", "ill": False})
        elif isinstance(shown, ToClosed):
            answer = Filled(UNLOCK if step[0] == "unlock" and shown.unlock else AWAY)
        elif isinstance(shown, ToStart):
            answer = Filled(START)
        shown = going.send(answer)
        if isinstance(shown, ToStart | ToPlay):
            assert offer(ROUTINES["twist"], house.standing()).allowed
