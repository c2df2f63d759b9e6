"""An urge from the first tap to how it came out, as a state machine without clock or screen.

Two taps (strength and situation), then the routine against an urge, then the strength again. While
it stays strong the person chooses: once more, the longer routine, a walk, or something for the
hands. No study tests this for the back; it is borrowed from what helps with other habits ([H1],
[H2], [H4], [H6], [H12]).
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from player.care.texts import UrgePage, urge_texts
from player.model.care import Stage, Wish
from player.model.diary import BackArea, FeltSide, Response, Situation, Urge, UrgeOutcome
from player.model.record import PainKind

STILL_STRONG = 4
"""To an urge of this strength and more something else is offered (own choice)."""

MOST_REPEATS = 3
"""How often the rescue may be chosen once more ([H2]; own choice)."""


class ResponseEnded(Struct, frozen=True):
    """A routine or a walk ended; `rating` is the urge (0 to 10) if it was asked for at its end."""

    rating: int | None = None


UrgeAnswer = int | Situation | ResponseEnded | Wish | UrgeOutcome | PainKind
"""What an answer can be; `PainKind` tells of a warning sign, at any time before the outcome."""


class Noticed(Struct, frozen=True):
    """What a person may add for looking back: the first sign, and where it was felt."""

    first_sign: str = ""
    area: BackArea | None = None
    side: FeltSide | None = None


class UrgeState(Struct, frozen=True):
    """An urge as it stands now.

    `rescue_open` and `longer_open` say which routines the safety questions leave open; where the
    rescue is closed, the urge is noted and nothing is played. `rounds` counts the rescues done.
    """

    stage: Stage = Stage.STRENGTH
    rescue_open: bool = True
    longer_open: bool = True
    strength: int | None = None
    situation: Situation | None = None
    after: int | None = None
    rounds: int = 0
    response: Response = Response.NONE
    outcome: UrgeOutcome | None = None
    sign: PainKind | None = None
    noticed: Noticed = Noticed()

    @property
    def is_over(self) -> bool:
        return self.stage in (Stage.OVER, Stage.SIGN)

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """What is offered now to an urge that stayed strong."""
        if self.stage is not Stage.OFFER:
            return ()
        closed = {Wish.AGAIN} if self.rounds > MOST_REPEATS or not self.rescue_open else set()
        closed |= set() if self.longer_open else {Wish.LONGER}
        return tuple(wish for wish in Wish if wish not in closed)


def answered(state: UrgeState, answer: UrgeAnswer) -> UrgeState:
    """The urge after an answer; raises ValueError for one that does not fit the stage."""
    match state.stage, answer:
        case _, PainKind() if not state.is_over:
            return replace(state, stage=Stage.SIGN, sign=answer)
        case Stage.STRENGTH, int():
            return replace(state, stage=Stage.SITUATION, strength=_on_scale(answer))
        case Stage.SITUATION, Situation():
            first = Stage.RESCUE if state.rescue_open else Stage.OUTCOME
            return replace(state, stage=first, situation=answer)
        case Stage.RATE_AGAIN, int():
            return _rated_again(state, answer)
        case ((Stage.RESCUE | Stage.LONGER | Stage.WALK | Stage.HANDS), ResponseEnded()):
            return _ended(state, answer)
        case Stage.OFFER, Wish() if answer in state.wishes:
            return replace(state, stage=_WISHED[answer])
        case Stage.OUTCOME, UrgeOutcome():
            return replace(state, stage=Stage.OVER, outcome=answer)
    raise ValueError(f"{answer!r} is no answer at {state.stage}")


def noted(state: UrgeState, noticed: Noticed, outcome: UrgeOutcome | None) -> UrgeState:
    """The urge after its last question, of which every part may be passed over."""
    found = replace(state, noticed=noticed)
    return replace(found, stage=Stage.OVER) if outcome is None else answered(found, outcome)


def as_record(state: UrgeState, at: datetime, day: date, response_seconds: float = 0.0) -> Urge:
    """The urge as it is kept, at any stage after the first; ValueError before the strength."""
    if state.strength is None:
        raise ValueError("an urge without its strength is not kept")
    return Urge(
        at=at,
        day=day,
        strength=state.strength,
        situation=state.situation,
        area=state.noticed.area,
        side=state.noticed.side,
        first_sign=state.noticed.first_sign,
        response=state.response,
        response_seconds=response_seconds,
        strength_after=state.after,
        outcome=state.outcome,
        pain=state.sign,
    )


_WISHED = {
    Wish.AGAIN: Stage.RESCUE,
    Wish.LONGER: Stage.LONGER,
    Wish.WALK: Stage.WALK,
    Wish.HANDS: Stage.HANDS,
    Wish.ENOUGH: Stage.OUTCOME,
}

_RESPONSES = {
    Stage.RESCUE: Response.RESCUE,
    Stage.LONGER: Response.LONGER,
    Stage.WALK: Response.WALK,
    Stage.HANDS: Response.HANDS,
}


def _ended(state: UrgeState, ended: ResponseEnded) -> UrgeState:
    done = replace(
        state,
        response=_RESPONSES[state.stage],
        rounds=state.rounds + (state.stage is Stage.RESCUE),
    )
    if ended.rating is None:
        return replace(done, stage=Stage.RATE_AGAIN)
    return _rated_again(done, ended.rating)


def _rated_again(state: UrgeState, rating: int) -> UrgeState:
    stage = Stage.OUTCOME
    if _on_scale(rating) >= STILL_STRONG and state.response is Response.RESCUE:
        stage = Stage.OFFER
    return replace(state, stage=stage, after=rating)


def _on_scale(rating: int) -> int:
    if not 0 <= rating <= 10:
        raise ValueError(f"{rating} is not on the scale of 0 to 10")
    return rating


def urge_page(
    state: UrgeState, *, if_then: str = "", quiet: str = "", help_now: tuple[str, ...] = ()
) -> UrgePage:
    """What is said at a stage.

    `if_then` is the person's own plan, shown at the first tap; `quiet` is the line of the quiet
    window, if one is running, shown before anything is done. `help_now` is whom to call on a day
    that a grave sign closed: it stands wherever something is asked.
    """
    texts = urge_texts()
    if state.stage is Stage.OVER:
        then = texts.outcomes[state.outcome].then if state.outcome else ""
        return UrgePage("Noted", (then,) if then else ())
    before = {
        Stage.STRENGTH: (if_then, quiet),
        Stage.RESCUE: (quiet,),
        Stage.OUTCOME: ("" if state.rescue_open else texts.closed,),
    }.get(state.stage, ())
    page = texts.stages[state.stage]
    return replace(page, lines=(*filter(None, before), *page.lines), urgent=help_now)
