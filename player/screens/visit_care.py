"""The order of the screens of care, as prose: what is due first, the urge, a crack. No window."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Protocol, cast

from player.engine.card import Card
from player.engine.cards import StopSign
from player.engine.crack import Call, crack_calls, ends_day
from player.engine.offer import adapted, may_play, offer
from player.engine.screening import Due, Lock, Standing
from player.engine.screening_cards import card_of
from player.engine.screening_ledger import tier_of
from player.engine.screening_questions import Tier
from player.engine.urge import (
    LONGER,
    RESCUE,
    Ended,
    Flow,
    Noticed,
    Stage,
    Wish,
    answered,
    as_record,
    noted,
)
from player.engine.urge_words import Words, words
from player.model.diary import (
    Area,
    Crack,
    DailyCheck,
    Entry,
    FeltSide,
    Screening,
    Situation,
    Unlock,
    UrgeOutcome,
)
from player.model.record import PainKind
from player.model.routine import Asked, Routine
from player.screens.answers import GO_ON, SIGN, UNLOCK, Filled

Going = Generator[object, object, None]


@dataclass(frozen=True, slots=True)
class ToTier:
    """Ask the safety questions of one tier; the answer is a `Filled`."""

    tier: Tier


@dataclass(frozen=True, slots=True)
class ToDaily:
    """Ask the three questions of every day; the answer is a `Filled`."""


@dataclass(frozen=True, slots=True)
class ToClosed:
    """Show why something is closed; `unlock` lets the person say that they have asked."""

    card: Card
    unlock: bool = False


@dataclass(frozen=True, slots=True)
class ToCard:
    """Show one card of advice."""

    card: Card


@dataclass(frozen=True, slots=True)
class ToTold:
    """Say a few lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToUrge:
    """A screen of an urge, by its stage; the answer is a `Filled`."""

    stage: Stage
    words: Words
    wishes: tuple[Wish, ...] = ()


@dataclass(frozen=True, slots=True)
class ToSign:
    """Ask what comes with an urge that hurts; the answer is a `Filled`."""


@dataclass(frozen=True, slots=True)
class ToCrack:
    """Ask about a crack; the answer is a `Filled`."""

    quiet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CarePlay:
    """Play a routine that answers an urge; the answer is what came of it."""

    routine: Routine
    before: Mapping[Asked, int] = field(default_factory=dict)


class PlayedFor(Protocol):
    """What is asked of the answer of the play screen."""

    answers: tuple[tuple[Asked, int], ...]
    left: bool
    sign: StopSign | None

    @property
    def pain_kind(self) -> PainKind | None:
        """The kind of pain that ended it, if one did."""


class CareHouse(Protocol):
    """What the screens of care need to know and to keep."""

    def now(self) -> datetime:
        """The time of day, aware."""

    def today(self) -> date:
        """The person's day."""

    def standing(self) -> Standing:
        """How the person stands today, by their answers."""

    def note(self, entry: Entry) -> None:
        """Keep a record beside the sessions."""

    def routine(self, key: str) -> Routine | None:
        """A routine that can be played, or None."""

    def if_then(self) -> str:
        """The person's own plan for an urge."""

    def quiet(self) -> tuple[str, ...]:
        """The lines of the quiet window after a crack, while it runs."""

    def fresh(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        """Those of these cards that were not shown yet; they count as shown from now on."""


def what_is_due(house: CareHouse) -> Generator[object, object, bool]:
    """Ask what has to be asked before a routine; whether all of it was answered."""
    for _ in range(3):
        due = house.standing().due
        if due is Due.NOTHING:
            return True
        done = yield from (_screening(house) if due is Due.FULL else _daily(house))
        if not done:
            return False
    return house.standing().due is Due.NOTHING


def _screening(house: CareHouse) -> Generator[object, object, bool]:
    """The full questions, tier by tier; a yes in the first one ends them at once."""
    answers: dict[str, bool] = {}
    whole = True
    for tier in Tier:
        filled = yield ToTier(tier)
        ticked = _ticks(filled)
        whole = isinstance(filled, Filled) and filled.button == GO_ON
        if whole or any(ticked.values()):
            answers.update(ticked)
        if not whole or (tier is Tier.GO_NOW and any(ticked.values())):
            break
    if answers and (whole or any(answers.values())):
        house.note(Screening(house.now(), house.today(), tier_of(answers), answers))
    return whole


def _ticks(filled: object) -> dict[str, bool]:
    if not isinstance(filled, Filled):
        return {}
    return {name: value for name, value in filled.values.items() if isinstance(value, bool)}


def _daily(house: CareHouse) -> Generator[object, object, bool]:
    filled = yield ToDaily()
    if not isinstance(filled, Filled) or filled.button != GO_ON:
        return False
    pain = filled.values.get("pain")
    house.note(
        DailyCheck(
            house.now(),
            house.today(),
            pain if isinstance(pain, int) else 0,
            bool(filled.values.get("new")),
            bool(filled.values.get("ill")),
        )
    )
    return True


def closed(house: CareHouse) -> Going:
    """Say why something is closed today, and let the person say that they have asked."""
    standing = house.standing()
    for reason in standing.reasons[:1]:
        answer = yield ToClosed(card_of(reason), unlock=bool(standing.to_clear))
        if isinstance(answer, Filled) and answer.button == UNLOCK:
            for question in standing.to_clear:
                house.note(Unlock(house.now(), house.today(), question))


def urge(house: CareHouse) -> Going:
    """From the two taps to how it came out; leaving keeps what is known so far."""
    flow = Flow(rescue_open=_open(house, RESCUE), longer_open=_open(house, LONGER))
    at, begun = house.now(), False
    while not flow.is_over:
        quiet = " ".join(house.quiet())
        said = words(flow, if_then=house.if_then(), quiet=quiet)
        after = yield from _stage(house, flow, said)
        if after is None:
            break
        flow = after
        begun = begun or flow.stage is not Stage.STRENGTH
    if not begun or flow.strength is None:
        return
    spent = (house.now() - at).total_seconds()
    house.note(as_record(flow, at, house.today(), spent))
    if flow.stage is Stage.SIGN:
        yield ToTold(words(flow).title, words(flow).lines)
        yield from _screening(house)
        yield from closed(house)
    elif flow.stage is Stage.OVER:
        yield ToTold(words(flow).title, words(flow).lines)


def _open(house: CareHouse, key: str) -> bool:
    routine = house.routine(key)
    return routine is not None and may_play(routine, house.standing())


def _stage(house: CareHouse, flow: Flow, said: Words) -> Generator[object, object, Flow | None]:
    """One stage of an urge; None when the person leaves."""
    if flow.stage in (Stage.RESCUE, Stage.LONGER):
        return (yield from _played(house, flow))
    filled = yield ToUrge(flow.stage, said, flow.wishes)
    if not isinstance(filled, Filled):
        return None
    strength, chosen = filled.values.get("strength"), filled.values.get("outcome")
    if flow.stage is Stage.STRENGTH:
        if filled.button == SIGN:
            return (yield from _sign(flow, filled))
        return _first_taps(flow, filled)
    if flow.stage is Stage.WALK:
        return answered(flow, Ended())
    if flow.stage is Stage.RATE_AGAIN:
        return answered(flow, strength) if isinstance(strength, int) else None
    if flow.stage is Stage.OUTCOME:
        outcome = chosen if isinstance(chosen, UrgeOutcome) else None
        return noted(flow, _noticed(filled), outcome)
    return answered(flow, filled.button) if isinstance(filled.button, Wish) else None


def _noticed(filled: Filled) -> Noticed:
    """What was added for looking back."""
    area, side = filled.values.get("area"), filled.values.get("side")
    return Noticed(
        filled.text("first_sign"),
        area if isinstance(area, Area) else None,
        side if isinstance(side, FeltSide) else None,
    )


def _first_taps(flow: Flow, filled: Filled) -> Flow | None:
    """Strength and situation; None when the person leaves."""
    if filled.button != GO_ON:
        return None
    situation = filled.values.get("situation")
    told = situation if isinstance(situation, Situation) else Situation.OTHER
    return answered(_strength(flow, filled), told)


def _strength(flow: Flow, filled: Filled) -> Flow:
    """A rating that was passed over counts as the middle of the scale."""
    strength = filled.values.get("strength")
    return answered(flow, strength if isinstance(strength, int) else 5)


def _sign(flow: Flow, filled: Filled) -> Generator[object, object, Flow]:
    """Ask what comes with the urge; going back is to the two taps."""
    told = yield ToSign()
    sign = told.values.get("sign") if isinstance(told, Filled) else None
    if isinstance(sign, PainKind) and isinstance(told, Filled) and told.button == GO_ON:
        return answered(_strength(flow, filled), sign)
    return flow


def _played(house: CareHouse, flow: Flow) -> Generator[object, object, Flow | None]:
    routine = house.routine(RESCUE if flow.stage is Stage.RESCUE else LONGER)
    if routine is None:
        return None
    # What the answers took out of a routine is left out of this one too.
    routine = adapted(routine, offer(routine, house.standing()))
    before = {Asked.URGE: flow.after or flow.strength or 0}
    played = cast("PlayedFor | None", (yield CarePlay(routine, before)))
    if played is None or played.left:
        return None
    if played.sign is not None:
        yield from closed(house)
        return None
    if played.pain_kind is not None:
        return answered(flow, played.pain_kind)
    rated = [value for what, value in played.answers if what is Asked.URGE]
    # The routine asks before and after; one answer alone may have been the first.
    return answered(flow, Ended(rated[-1] if len(rated) > 1 else None))


def ended_by_call(played: object) -> bool:
    """Whether a sign ended it for which help is to be called."""
    sign = getattr(played, "sign", None)
    return isinstance(sign, StopSign) and sign.calls


def crack(house: CareHouse) -> Going:
    """Note a crack, say its one true sentence, and show what it calls for, each card once."""
    filled = yield ToCrack(house.quiet())
    if not isinstance(filled, Filled) or filled.button != GO_ON:
        return
    noted = crack_of(filled, house.now(), house.today())
    house.note(noted)
    yield ToTold("Noted", house.quiet() or quiet_lines_of_none())
    for call in house.fresh(crack_calls(noted)):
        yield ToCard(call.card)
    if ends_day(noted) is not None and house.standing().lock is not Lock.OPEN:
        yield from closed(house)


def quiet_lines_of_none() -> tuple[str, ...]:
    """What is said when no quiet window runs: nothing but that it was noted."""
    return ("It is noted. The next urge is another chance.",)


def crack_of(filled: Filled, at: datetime, day: date) -> Crack:
    """The record of what was answered; what was passed over is not in it."""
    known = {one.name for one in fields(Crack)}
    given: dict[str, Any] = {
        name: value for name, value in filled.values.items() if name in known and value is not None
    }
    return Crack(at=at, day=day, **given)
