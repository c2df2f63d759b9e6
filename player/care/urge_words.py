"""What the screens of an urge say: the sentences of each stage, and the words of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from player.care.urge import Flow, Stage, Wish
from player.model.diary import Situation, UrgeOutcome

SITUATIONS: tuple[tuple[Situation, str], ...] = (
    (Situation.SITTING, "Sitting for a long time"),
    (Situation.STRESS, "Stress"),
    (Situation.STIFF, "Feeling stiff"),
    (Situation.BORED, "Bored"),
    (Situation.WAKING, "Just woken up"),
    (Situation.CRACKED, "Just cracked"),
    (Situation.OTHER, "Something else"),
)
"""The situations in the order they are shown; one tap each."""

OUTCOMES: tuple[tuple[UrgeOutcome, str], ...] = (
    (UrgeOutcome.PASSED, "It passed"),
    (UrgeOutcome.ROUTINE, "I did a routine"),
    (UrgeOutcome.CRACKED_GENTLY, "I cracked gently"),
    (UrgeOutcome.CRACKED_WITH_FORCE, "I cracked with force"),
    (UrgeOutcome.NOT_SURE, "Not sure"),
)
"""How an urge can come out, in the order it is asked."""

WISHES: tuple[tuple[Wish, str], ...] = (
    (Wish.LONGER, "Five slow minutes on the floor"),
    (Wish.WALK, "A walk"),
    (Wish.ENOUGH, "Enough for now"),
)
"""What is offered to an urge that stays strong."""

WARNING_SIGN = "It hurts, or feels numb"
"""The answer that leads to the safety questions instead of a routine."""

FIRST_SIGNS: tuple[str, ...] = (
    "I feel stiff between the shoulder blades",
    "My hand goes to the back of the chair",
    "I begin to turn to one side",
    "I push my chest forward",
    "I hold my breath",
    "I think of the relief",
    "I have sat still for a long time",
)
"""First signs of an urge to learn to notice ([H6])."""

_CLOSING: Mapping[UrgeOutcome, str] = MappingProxyType(
    {
        UrgeOutcome.PASSED: "Noted. It rose, and it fell again by itself.",
        UrgeOutcome.ROUTINE: "Noted. Moving was your answer this time.",
        UrgeOutcome.CRACKED_GENTLY: "Noted. The next urge is another chance.",
        UrgeOutcome.CRACKED_WITH_FORCE: "Noted. The next urge is another chance.",
        UrgeOutcome.NOT_SURE: "Noted. Not being sure is fine.",
    }
)


@dataclass(frozen=True, slots=True)
class Words:
    """A heading and the lines under it."""

    title: str
    lines: tuple[str, ...] = ()


_STAGES: Mapping[Stage, Words] = MappingProxyType(
    {
        Stage.STRENGTH: Words("How strong is the urge, 0 to 10?"),
        Stage.SITUATION: Words("What is going on?"),
        Stage.RESCUE: Words(
            "A minute and a half, sitting square",
            ("Feet flat, hips square, no turning.", "An urge rises, and it falls again."),
        ),
        Stage.RATE_AGAIN: Words("How strong is it now, 0 to 10?"),
        Stage.OFFER: Words(
            "It is still there, and that is fine",
            ("Some urges take longer. What would be good now?",),
        ),
        Stage.LONGER: Words(
            "Five slow minutes", ("Find some floor. Slow is what helps here, not far.",)
        ),
        Stage.WALK: Words(
            "Take a walk",
            ("Walk as long as you like, and let your arms swing.", "Then say how strong it is."),
        ),
        Stage.OUTCOME: Words(
            "What came of it?",
            ("Every answer is fine. What stands below it is for looking back, if you like.",),
        ),
        Stage.SIGN: Words(
            "No routine just now",
            ("This sign should be looked at first.", "The safety questions come next."),
        ),
    }
)

_ONCE_MORE = Words(
    "Once more",
    ("It is still there, and that is fine.", "The same again: feet flat, no turning."),
)

_CLOSED = "The routines are closed today. The urge is noted all the same."


def words(flow: Flow, *, if_then: str = "", quiet: str = "") -> Words:
    """What is said at a stage.

    `if_then` is the person's own plan, shown at the first tap; `quiet` is the line of the quiet
    window, if one is running, shown before anything is done.
    """
    if flow.stage is Stage.OVER:
        return Words("Noted", (_CLOSING[flow.outcome],) if flow.outcome else ())
    if flow.stage is Stage.RESCUE and flow.rounds:
        return _ONCE_MORE
    found = _STAGES[flow.stage]
    before = {
        Stage.STRENGTH: (if_then, quiet),
        Stage.RESCUE: (quiet,),
        Stage.OUTCOME: ("" if flow.rescue_open else _CLOSED,),
    }.get(flow.stage, ())
    return Words(found.title, (*filter(None, before), *found.lines))
