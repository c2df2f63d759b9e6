"""The sources of the questions and cards: a short key, and the title that a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

OWN = "own"
"""The key of what no source decides."""

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        OWN: "Our own choice; no source decides it",
        "S1": "Article: why only one side of the back cracks",
        "S2": "Article: why one cannot crack one's own back",
        "S3": "Article: back cracking when twisting",
        "S4": "Article: why the back will not pop",
        "N1": "NHS, Lower back pain exercises",
        "N2": "NHS inform, Exercises for back pain",
        "N7": "Newcastle Hospitals, Exercise and your health",
        "N10": "Gateshead Health NHS, Back pain",
        "N11": "NHS, Back pain: when to call 999 and 111",
        "N12": "Norfolk and Waveney Community Health NHS, Got back pain?",
        "N13": "Greenhalgh, Mercer and Finucane, Cauda equina warning card",
        "N14": "BYTES Primary Care Network, Exercise and pain",
        "N15": "NHS inform, Pain and injuries after exercise",
        "N16": "Gloucestershire G-care, Spinal red flags",
        "N17": "Tyneside TIMS, Back problems",
        "N18": "NHS, Exercise in pregnancy",
        "P1": "Chartered Society of Physiotherapy, Back pain exercises",
        "P2": "Physiotherapy, March 2024, National Suspected Cauda Equina Syndrome Pathway",
        "P5": "Silbernagel 2007, The pain-monitoring model",
        "P6": "Kawchuk 2015, PLoS One, Real-time pictures of joint cracking",
        "P7": "Unsworth, Dowson and Wright 1971, as told in Time",
        "P8": "Strong, steady and straight, British Journal of Sports Medicine 2022",
        "P9": "Too Fit To Fracture, Osteoporosis International 2014",
        "P10": "AHCPR, Table of red flags",
        "P11": "Waongenngarm 2021, Active breaks, Scandinavian Journal of Work, Environment "
        "and Health",
        "U7": "CommonSpirit, Cat-cow",
        "U12": "National Institute on Aging, Double hip rotation",
        "U14": "Geisinger, Know when to stop",
        "U14b": "Allina, When you should stop exercising",
        "U16": "Boston University, Good pain and bad pain",
        "M7": "McGill, in conversation with Attia",
        "C17": "CB Physiotherapy, Why do my knees crack?",
        "C18": "Wikipedia, Joint cracking",
        "C20": "Health and Safety Executive, Breaks from a screen",
        "C22": "PaperBlog and Puravida, Cat-cow",
        "C25": "SMPC, Book opener",
        "C49": "Yoga Forums, Child's pose: when to take care",
        "C51": "US Live, Child's pose and blood pressure",
        "C66": "Healthline, Neck cracking",
        "C67": "MA Training Enterprise, Red flags",
        "C68": "PAR-Q, questions before physical activity",
        "C69": "Health Consider, When to stop an exercise",
        "C70": "10almonds, Scales of pain",
        "H1": "Miltenberger and Fuqua 1985, Contingent and non-contingent "
        "competing response practice",
        "H2": "Free from BFRB, Self-help, part 2",
        "H4": "Wikipedia, Habit reversal training",
        "H6": "Verywell Mind, Habit reversal training",
        "H14": "Gollwitzer and Sheeran 2006, If-then plans",
        "H15": "Handouts on urges, which rise and fall",
    }
)
"""Every source that a question or a card names, by its key."""


def titles(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The titles of sources in the order of their keys; a KeyError for an unknown key."""
    return tuple(SOURCES[key] for key in keys)
