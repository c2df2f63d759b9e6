"""What an answer changes in the routines, as data: conditions, exercises and positions.

The conditions are the words that authors use under `careful`; the exercises are those of the
library, by the names of their files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from player.model.routine import Position

FLOOR = frozenset(Position) - {Position.STANDING, Position.SEATED}
"""The positions that one has to get down to the floor for."""

OPEN_TO_ALL = frozenset(
    {
        "notice-urge",
        "slow-breath",
        "sit-tall-breath",
        "hook-lying-breath",
        "shoulder-blade-squeeze",
        "shoulder-blade-squeeze-standing",
    }
)
"""Exercises that stay open whenever anything does, whatever they are part of (SAFETY.md 6.2)."""

WORKS_THE_BACK = frozenset(
    {
        "band-row",
        "bottom-to-heels",
        "bridge",
        "cat-cow",
        "childs-pose",
        "curl-up",
        "heat-pack",
        "knee-plank",
        "pelvic-tilt",
        "plank",
        "roller-extension",
        "skin-check",
        "standing-back-bend",
        "walk-on-the-spot",
    }
)
"""Exercises without sides that are closed with rotation and strength."""

BENDS_OR_TURNS = frozenset(
    {
        "bottom-to-heels",
        "cat-cow",
        "childs-pose",
        "knee-drops",
        "open-book",
        "pelvic-tilt",
        "quadruped-rotation",
        "reach-to-ceiling",
        "seated-rotation",
        "slouch-sit-tall",
        "standing-back-bend",
        "standing-turn",
        "thread-the-needle",
    }
)
"""Exercises that bend or turn the spine, for which there is a smaller form."""

STRENGTH_OR_TURNING = frozenset(
    {
        "band-row",
        "bird-dog",
        "bird-dog-leg",
        "bridge",
        "curl-up",
        "knee-drops",
        "knee-plank",
        "open-book",
        "plank",
        "quadruped-rotation",
        "reach-to-ceiling",
        "roller-extension",
        "seated-bird-dog",
        "seated-rotation",
        "side-plank",
        "side-plank-knees",
        "standing-turn",
        "thread-the-needle",
    }
)
"""Exercises that rest for two days after two worse mornings running (SAFETY.md 7.3)."""

HEAT = frozenset({"heat-pack", "skin-check"})
"""The steps of warming up with a pack (SAFETY.md 5.12, [N9])."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a yes changes.

    `conditions`: the `careful` notes that are shown. `leave_out` and `positions`: exercises that
    are not offered. `easier`: exercises done in their easier form. `later`: positions that come
    last in the list. `note`: one sentence shown with every routine.
    """

    conditions: frozenset[str] = frozenset()
    leave_out: frozenset[str] = frozenset()
    positions: frozenset[Position] = frozenset()
    easier: frozenset[str] = frozenset()
    later: frozenset[Position] = frozenset()
    note: str = ""


EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {
        "T2a": Effect(frozenset({"fever or infection"}), HEAT),
        "T2c": Effect(frozenset({"cancer, now or before"}), HEAT),
        "T2f": Effect(frozenset({"disc trouble with leg pain"})),
        "T2i": Effect(frozenset({"fever or infection"}), HEAT),
        "T3a": Effect(
            frozenset({"osteoporosis"}),
            leave_out=frozenset({"curl-up", "knee-to-chest", "roller-extension"}),
            easier=BENDS_OR_TURNS,
            note="Keep every bend and turn small, and stop well before the end. "
            "A physiotherapist can show you how.",
        ),
        "T3b": Effect(
            frozenset({"hip replacement", "knee or hip surgery"}),
            leave_out=frozenset({"knee-drops", "knee-to-chest"}),
        ),
        "T3c": Effect(frozenset({"pregnancy"}), leave_out=frozenset({"roller-extension"})),
        "T3c16": Effect(
            frozenset({"pregnancy", "late pregnancy"}),
            leave_out=frozenset({"childs-pose", "side-plank"}),
            positions=frozenset({Position.ON_THE_BACK, Position.ON_THE_FRONT}),
            note="Do not lie flat on your back for long. On your side, kneeling or on a chair is "
            "fine.",
        ),
        "T3d": Effect(
            frozenset(
                {
                    "recent back or belly surgery",
                    "recent chest, shoulder or belly surgery",
                    "knee or hip surgery",
                }
            )
        ),
        "T3e-wrists": Effect(
            frozenset({"sore wrists"}), note="Rest on your fists or forearms, not on flat hands."
        ),
        "T3e-knees": Effect(
            frozenset({"sore knees", "knee trouble", "knee or ankle trouble"}),
            note="Put a pad under your knees, or choose a routine on a chair.",
        ),
        "T3e-shoulder": Effect(
            frozenset({"sore shoulder", "sore top shoulder", "neck or shoulder injury"}),
            leave_out=frozenset({"knee-plank", "plank", "thread-the-needle"}),
        ),
        "T3e-neck": Effect(
            frozenset({"sore neck", "neck or shoulder injury"}),
            leave_out=frozenset({"curl-up", "thread-the-needle"}),
            note="Keep your head level, in line with your back.",
        ),
        "T3f": Effect(
            frozenset(
                {
                    "high blood pressure or glaucoma",
                    "high blood pressure",
                    "dizziness",
                    "dizzy when you get up",
                    "vertigo",
                }
            ),
            leave_out=frozenset({"childs-pose", "thread-the-needle"}),
            note="Keep your head up, and get up slowly.",
        ),
        "T3g": Effect(frozenset({"hard to get down to the floor"}), later=FLOOR),
        "T3h": Effect(frozenset({"heart trouble"}), HEAT),
        "T3i": Effect(frozenset({"fever or infection"}), HEAT),
    }
)
"""What a yes changes, by the key of its question; the others change nothing but what they lock."""
