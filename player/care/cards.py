"""The help cards and the signs to stop at, as data, in our own words, each with its sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from player.care.card import Card, by_key
from player.care.emergency import filled
from player.model.record import PainKind
from player.model.settings import Country

HELP = by_key(
    Card(
        "what-the-pop-is",
        "What the pop is",
        (
            "A joint holds a little fluid, and in the fluid there is gas.",
            "When the joint is pulled apart, a gas bubble forms. The sound comes with it.",
            "Which moment makes the sound is still debated. It is not bone on bone.",
            "The sound does not show that anything was set right.",
            "Without pain, a pop now and then needs no doctor.",
            "No study found that painless cracking causes arthritis. Those studies are of "
            "knuckles.",
        ),
        ("P6", "S1", "S2", "S3", "S4", "C18"),
    ),
    Card(
        "not-again-yet",
        "Why it will not pop again now",
        (
            "After a pop, the gas needs time before the same joint can pop again.",
            "About 20 minutes is the usual figure. Others say 15 to 95.",
            "Trying harder in that time brings no sound. It only adds force.",
            "The urge may be back sooner. The urge routine is there for that.",
        ),
        ("S1", "S2", "S4", "P7", "C18"),
    ),
    Card(
        "forcing",
        "Why forcing is a bad bargain",
        (
            "Twisting yourself moves the whole trunk. It can't pick one joint.",
            "It mostly moves the joints that move easily already.",
            "When muscles tighten against a twist, they are a brake. Do not push past it.",
            "Force can strain a muscle, sprain a joint or irritate a nerve.",
            "Done often, it may make the joints looser, and so lead to more cracking.",
            "Slow, small movement gives ease without that price.",
        ),
        ("S2", "S3", "S4"),
    ),
    Card(
        "one-side",
        "Why one side only",
        (
            "Often only one side pops. Mostly the two sides move or tense a little differently.",
            "That is not a fault.",
            "People disagree about which side is the stiff one, so we do not say.",
            "Every routine here does the same on both sides.",
            "If pain or a loss of movement comes with it, ask {clinician}.",
        ),
        ("S1", "S2", "S3", "S4", "own"),
    ),
    Card(
        "sounds",
        "What the sounds mean",
        (
            "One single pop: low concern. It is common.",
            "Snapping again and again: moderate. Watch how often it comes.",
            "Rumbling or clicking as you move: moderate. Gentle movement may help.",
            "Grinding or grating: high. Ask about it, above all with pain, stiffness or swelling.",
            "Many joints grate without any pain, and that is common too.",
            "Go by how your back feels, not by the sound.",
        ),
        ("S3", "C17"),
    ),
    Card(
        "when-to-see-whom",
        "When to see whom",
        (
            "Call {emergency}, or go to {hospital}, for the signs on the stop list.",
            "Ask {advisers} first about fever, weight loss, pain at night or a numb limb.",
            "Pain for more than a few days: a question to {doctor} or a physiotherapist is fine.",
            "No better after a week or so: ask. After two weeks: please do ask.",
            "Advice differs: some say after a few days, some say after some weeks.",
            "Most back pain is not serious.",
        ),
        ("N11", "N1", "N2", "P1", "N17", "S2", "S3"),
    ),
    Card(
        "the-urge",
        "What helps with the urge",
        (
            "An urge rises and falls again, mostly within half an hour.",
            "Do something that does not go with twisting: sit square, squeeze your shoulder "
            "blades.",
            "It helps most at the very moment of the urge. So press U right then.",
            "A small plan helps too: when I feel the urge, I press U.",
            "No study has tried this for the back. It is borrowed from other habits, such as nail "
            "biting.",
        ),
        ("H1", "H2", "H4", "H6", "H14", "H15"),
    ),
    Card(
        "first-signs",
        "First signs to notice",
        (
            "An urge begins before the twist. Its first sign is the best moment to answer it.",
            "You may feel stiff between the shoulder blades, or think of the relief.",
            "A hand goes to the back of the chair, or you begin to turn to one side.",
            "You push your chest forward, or hold your breath.",
            "Find out which sign is yours, and press U right then.",
        ),
        ("H4", "H6"),
    ),
    Card(
        "the-scale",
        "The scale from 0 to 10",
        (
            "0 is no pain. 10 is the worst you can imagine.",
            "1 to 3 is mild: it comes and goes.",
            "4 to 6 is moderate: it is always there, and it is hard to think of other things.",
            "7 to 10 is severe: hard to think, talk, sleep or move.",
            "Compare your number only with your own.",
        ),
        ("N11", "C70"),
    ),
    Card(
        "how-to-use",
        "How to use this",
        (
            "Choose a routine. The screen and the voice lead you, so you need not look.",
            "Stay slow and small, and stop short of the end. Both sides get the same.",
            "Pain of 0 to 3: go on. 4 or 5: do less. 6 or more: stop.",
            "Press X when it hurts, and U when you feel the urge.",
            "A painless pop on the way is fine. It is not the goal.",
            "Look at the weeks, not the days. In one known case it took six months.",
            "A missed day costs nothing. Your answers stay on this machine.",
        ),
        ("P5", "N14", "U16", "S3"),
    ),
)
"""The help cards by their keys, in the order they are shown."""


class StopLevel(Enum):
    """What a sign to stop asks for, the gravest first."""

    CALL_NOW = "call now"
    CALL_IF_IT_STAYS = "call if it stays"
    STOP_TODAY = "stop for today"
    STOP_EXERCISE = "stop this exercise"


@dataclass(frozen=True, slots=True)
class StopSign:
    """A sign to stop at: one instruction, and one reason for it.

    `short` is read from three metres, `more` belongs to it in smaller letters. `kind` and
    `strength` (0 to 10) are what is kept of it where it is a pain, `question` is the safety
    question that is a yes with it, or the one of its tier that stands nearest.
    """

    short: str
    more: str
    then: str
    why: str
    level: StopLevel
    sources: tuple[str, ...]
    kind: PainKind | None = None
    strength: int = 0
    question: str = ""

    @property
    def sign(self) -> str:
        """The whole sign in one line."""
        return f"{self.short}, {self.more}" if self.more else self.short

    @property
    def ends_today(self) -> bool:
        """Whether the session is over with it, and not only this exercise."""
        return self.level is not StopLevel.STOP_EXERCISE

    @property
    def calls(self) -> bool:
        """Whether it is a sign to call for help."""
        return self.level in (StopLevel.CALL_NOW, StopLevel.CALL_IF_IT_STAYS)

    def for_country(self, country: Country) -> StopSign:
        """The sign with whom to call where the person is."""
        return replace(self, then=filled(self.then, country))


_CAN_NEED = "This can need fast treatment, and only a person who can examine you can tell."
_CHECK = "It can be a sign of something that needs checking. This program can't tell."

SIGNS_TITLE = "When to stop"
"""Over the signs where they are read one after the other."""

STOP_SIGNS: tuple[StopSign, ...] = (
    StopSign(
        "Chest pain",
        "tightness or pressure",
        "Stop and sit down. Call {emergency} now.",
        _CAN_NEED,
        StopLevel.CALL_NOW,
        ("N11", "U14"),
        question="T1g",
    ),
    StopSign(
        "Sudden weakness",
        "or a changed feeling in a limb, or a drooping face",
        "Stop. Call {emergency} now.",
        _CAN_NEED,
        StopLevel.CALL_NOW,
        ("U14",),
        question="T1h",
    ),
    StopSign(
        "Trouble speaking or seeing",
        "or swallowing, or a sudden bad headache",
        "Stop. Call {emergency} now.",
        _CAN_NEED,
        StopLevel.CALL_NOW,
        ("U14",),
        question="T1h",
    ),
    StopSign(
        "Numb between the legs",
        "or a change in bladder or bowel control",
        "Stop. Call {emergency} now, or go to {hospital}.",
        _CAN_NEED,
        StopLevel.CALL_NOW,
        ("N11", "N12", "P2"),
        question="T1a",
    ),
    StopSign(
        "Great trouble breathing",
        "or jaw or arm pain, cold sweat, faint, racing heart",
        "Stop and sit down. Call {emergency} if it does not pass within a few minutes.",
        _CAN_NEED,
        StopLevel.CALL_IF_IT_STAYS,
        ("U14", "U14b"),
        question="T1g",
    ),
    StopSign(
        "An arm or a leg goes numb",
        "or tingles, or a pain spreads down it",
        "Stop for today, and ask {advisers}.",
        _CHECK,
        StopLevel.STOP_TODAY,
        ("U14b", "S1"),
        kind=PainKind.NUMB,
    ),
    StopSign(
        "New swelling",
        "or a joint that gives way",
        "Stop for today. If it stays, ask {clinician}.",
        _CHECK,
        StopLevel.STOP_TODAY,
        ("C69",),
    ),
    StopSign(
        "Dizzy or sick",
        "",
        "Stop. Lie or sit down safely, and leave it for today.",
        "When you are dizzy or sick, rest is the better choice.",
        StopLevel.STOP_TODAY,
        ("N7", "U14"),
        question="T3i",
    ),
    StopSign(
        "Sharp pain",
        "stabbing or catching",
        "Stop for today, and rest in a position that feels easy.",
        "Sharp pain is a sign to stop, however strong it is.",
        StopLevel.STOP_TODAY,
        ("U16", "C69"),
        kind=PainKind.SHARP,
    ),
    StopSign(
        "Pain of 6 or more",
        "",
        "Stop for today. Another day, take the easier form.",
        "Pain of 6 or more is too much for a routine.",
        StopLevel.STOP_TODAY,
        ("P5", "N14"),
        kind=PainKind.DULL,
        strength=6,
    ),
    StopSign(
        "More pain than before",
        "by 2 or more since the start",
        "Stop this exercise. Go on with the next one if it feels fine.",
        "Two more on the scale is a change that counts.",
        StopLevel.STOP_EXERCISE,
        ("P5", "N14", "C70"),
        kind=PainKind.DULL,
    ),
)
"""The signs to stop at, the gravest first (SAFETY.md 7.1)."""
