"""What follows when something hurts: the rule, apart from its words and its screen."""

from __future__ import annotations

from player.model.record import PainKind

TOO_MUCH = 6
"""A pain of this strength and more ends the session for today (SAFETY.md 7.3, [P5], [N14])."""

WHERE = ("low back", "mid back", "upper back", "neck", "shoulder or arm", "hip or leg", "elsewhere")
"""The places a person can name."""

KINDS = (
    (PainKind.DULL, "Dull or aching"),
    (PainKind.SHARP, "Sharp or catching"),
    (PainKind.SPREADING, "Spreading down an arm or a leg"),
    (PainKind.NUMB, "Numb, tingling or weak"),
)
"""The kinds of pain and how they are asked for."""


def ends_today(kind: PainKind, strength: int) -> bool:
    """Whether a pain of this kind and strength (0 to 10) ends the session for today."""
    return kind is not PainKind.DULL or strength >= TOO_MUCH


def card(kind: PainKind) -> tuple[str, ...]:
    """What to read when a pain ended the session: plain lines, no disease named.

    Sources: SAFETY.md 6.1, 6.2 and 7.1 ([U14], [N11], [U16], [N12]).
    """
    lines = ["That is enough for today. What you did is kept."]
    if kind in (PainKind.NUMB, PainKind.SPREADING):
        lines.append(
            "Before you exercise again, please ask a physiotherapist, a GP or your health line. "
            "Most back pain is not serious, but this can be a sign of something that needs "
            "checking, and this program can't tell."
        )
    elif kind is PainKind.SHARP:
        lines.append(
            "Rest in a position that feels easy. If the sharp pain comes back next time, leave "
            "this exercise out and ask a physiotherapist or a GP."
        )
    else:
        lines.append(
            "Rest in a position that feels easy. Next time choose an easier form, with a smaller "
            "range and fewer repetitions."
        )
    lines.append(
        "Call your emergency number now for chest pain, trouble breathing, sudden weakness, "
        "trouble speaking or seeing, numbness between your legs, or a change in bladder or bowel "
        "control."
    )
    return tuple(lines)
