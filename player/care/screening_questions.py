"""The safety questions as data: three tiers of them, and the three of every day (SAFETY.md 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from types import MappingProxyType

from player.care.sources import OWN


class Tier(IntEnum):
    """What a yes means: get help now, ask somebody first, or a changed routine."""

    GO_NOW = 1
    ASK_FIRST = 2
    ADAPT = 3


class Clearing(Enum):
    """What the words "I asked, and was told it is fine" do to a yes."""

    NEVER = "never"
    OPENS = "opens"
    BRINGS_BACK = "brings back"


@dataclass(frozen=True, slots=True)
class Question:
    """A question answered by yes or no. `short` names the sign on cards and buttons.

    `clearing` says whether having asked somebody opens what a yes locked (`OPENS`) or brings
    back the exercises that it took out (`BRINGS_BACK`).
    """

    key: str
    tier: Tier
    text: str
    short: str
    sources: tuple[str, ...]
    detail: str = ""
    clearing: Clearing = Clearing.NEVER
    may_skip: bool = False


def _now(
    key: str, text: str, short: str, sources: str, detail: str = "", may_skip: bool = False
) -> Question:
    return Question(
        key, Tier.GO_NOW, text, short, tuple(sources.split()), detail, may_skip=may_skip
    )


def _first(key: str, text: str, short: str, sources: str, detail: str = "") -> Question:
    return Question(
        key, Tier.ASK_FIRST, text, short, tuple(sources.split()), detail, Clearing.OPENS
    )


def _adapt(
    key: str,
    text: str,
    short: str,
    sources: str,
    detail: str = "",
    clearing: Clearing = Clearing.NEVER,
) -> Question:
    return Question(key, Tier.ADAPT, text, short, tuple(sources.split()), detail, clearing)


QUESTIONS: tuple[Question, ...] = (
    _now(
        "T1a",
        "In the last two weeks, new or worse: numbness, tingling or a changed feeling between "
        "your legs?",
        "A changed feeling between the legs",
        "N12 N13 P2",
        "Also around the genitals, the buttocks or the back passage, for example when you wipe.",
    ),
    _now(
        "T1b",
        "New or worse: trouble with peeing?",
        "Trouble with peeing",
        "N12 N13",
        "Hard to start or to stop, leaking, not feeling it pass, or not knowing if you are full.",
    ),
    _now(
        "T1c",
        "New: losing control of your bowels, or not feeling when you go?",
        "A change in bowel control",
        "N12 N13",
    ),
    _now(
        "T1d",
        "New: a change in sexual feeling or function?",
        "A change in sexual feeling",
        "N11 N12 N13",
        "You may leave this one out.",
        may_skip=True,
    ),
    _now(
        "T1e",
        "Pain, tingling, numbness or weakness in both legs? Or legs that get weaker, or are hard "
        "to control?",
        "Something wrong in both legs",
        "N11 N12 P2",
    ),
    _now(
        "T1f",
        "Did the back pain start after a serious accident?",
        "A serious accident",
        "N11",
        "Such as a fall from a height, or a car crash.",
    ),
    _now(
        "T1g",
        "Chest pain now, or great trouble breathing?",
        "Chest pain or trouble breathing",
        "N11 U14",
    ),
    _now(
        "T1h",
        "After cracking or jerking your neck: a sudden bad headache, or dizziness?",
        "Signs after cracking the neck",
        "U14 S3 C66",
        "Also trouble speaking or seeing, or a weak face or arm.",
    ),
    _first("T2a", "Fever, or feeling ill along with the back pain?", "Fever", "N11 N10 N16"),
    _first("T2b", "Losing weight without trying?", "Losing weight", "N11 N16"),
    _first("T2c", "Have you ever had cancer?", "Cancer, now or before", "N16 P10"),
    _first(
        "T2d",
        "Pain that does not ease with rest, or is much worse at night?",
        "Pain at rest or at night",
        "N11 N16",
    ),
    _first(
        "T2e",
        "A lump, a swelling or a change of shape in the back?",
        "A lump or a swelling",
        "N11 S1",
    ),
    _first(
        "T2f",
        "Numbness, tingling or weakness that goes into an arm or a leg?",
        "Numbness or weakness in a limb",
        "S1 S2 S3",
    ),
    _first(
        "T2g",
        "Sharp pain when it cracks, grinding with pain, or less movement than before?",
        "Pain with the crack, or less movement",
        "S1 S3",
    ),
    _first(
        "T2h",
        "Sudden pain after a small knock, and thin bones or steroid tablets?",
        "Sudden pain after a small knock",
        "N16",
    ),
    _first(
        "T2i",
        "Weak defences against illness, a serious infection lately, or injected drugs?",
        "Weak defences against illness",
        "N16 P10",
    ),
    _first(
        "T2j",
        "Brand-new back pain, and you are under 20 or over 50?",
        "New pain under 20 or over 50",
        "N16 P10",
        "Some lists say 55.",
    ),
    _first(
        "T2k",
        "New, constant or severe pain between your shoulder blades?",
        "Pain between the shoulder blades",
        "N11 N17",
        "Also if coughing, sneezing or the toilet make it worse. An old, mild ache is a no.",
    ),
    _first(
        "T2l",
        "Pain for more than two weeks that gets no better, or that stops your normal days?",
        "Pain for more than two weeks",
        "N2 N1 P1",
    ),
    _adapt(
        "T3a",
        "Thin bones (osteoporosis), or ever a broken bone in the back?",
        "Thin bones",
        "P8 P9",
    ),
    _adapt(
        "T3b",
        "A hip replacement?",
        "A hip replacement",
        "U12",
        clearing=Clearing.BRINGS_BACK,
    ),
    _adapt("T3c", "Are you pregnant?", "Pregnant", "N18"),
    _adapt("T3c16", "If you are pregnant: 16 weeks or more?", "Pregnant, 16 weeks or more", "N18"),
    _adapt(
        "T3d",
        "Surgery on back, belly, chest or a joint in the last three months?",
        "Surgery lately",
        OWN,
        clearing=Clearing.OPENS,
    ),
    _adapt("T3e-wrists", "Sore wrists?", "Sore wrists", "U7 C22"),
    _adapt("T3e-knees", "Sore knees?", "Sore knees", "U7 C22"),
    _adapt("T3e-shoulder", "A sore shoulder?", "A sore shoulder", "C25"),
    _adapt("T3e-neck", "A sore neck?", "A sore neck", "U7 C22"),
    _adapt(
        "T3f",
        "Dizzy with your head down, high blood pressure that is not treated, or glaucoma?",
        "Head down is not for you",
        "C49 C51",
    ),
    _adapt(
        "T3g",
        "Is it hard to get down to the floor, or up again?",
        "Hard to get down to the floor",
        "M7",
    ),
    _adapt(
        "T3h",
        "Heart trouble, blackouts, chest pain when you work hard, or a doctor's limit on exercise?",
        "Heart trouble or a doctor's limit",
        "C68",
        clearing=Clearing.OPENS,
    ),
    _adapt("T3i", "A fever today, or do you feel ill?", "Ill today", "N7"),
)
"""Every question of the full screening, in the order they are asked."""

BY_KEY: Mapping[str, Question] = MappingProxyType({one.key: one for one in QUESTIONS})
"""The questions by their keys."""

INTRODUCTIONS: Mapping[Tier, str] = MappingProxyType(
    {
        Tier.GO_NOW: "Do you notice any of these?",
        Tier.ASK_FIRST: "Is any of these so?",
        Tier.ADAPT: "What should the routines take care of?",
    }
)
"""The heading over the questions of each tier."""


class DailyKind(Enum):
    """How a question of every day is answered."""

    SCALE = "0 to 10"
    YES_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class DailyQuestion:
    """A question of every day, answered by one tap."""

    key: str
    text: str
    kind: DailyKind
    sources: tuple[str, ...]
    detail: str = ""


DAILY: tuple[DailyQuestion, ...] = (
    DailyQuestion("pain", "How much pain is there now?", DailyKind.SCALE, ("P5", "N14", "C70")),
    DailyQuestion(
        "new",
        "Anything new since last time?",
        DailyKind.YES_NO,
        ("N11", "N12", "N16"),
        "Numbness, weakness, a change in bladder or bowels, or a fever.",
    ),
    DailyQuestion("ill", "Are you ill or dizzy today?", DailyKind.YES_NO, ("N7",)),
)
"""The three-tap check of every day (SAFETY.md 6.4)."""


def of_tier(tier: Tier) -> tuple[Question, ...]:
    """The questions of one tier, in order."""
    return tuple(one for one in QUESTIONS if one.tier is tier)
