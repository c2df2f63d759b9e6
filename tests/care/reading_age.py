"""The reading age of a text, and the diseases that no card names."""

import re

DISEASES = re.compile(
    r"\b(?:cauda|cancer|tumou?r|fracture|infection|arthritis|arthrosis|osteoporosis|stroke|disc"
    r"|discs|sciatica|stenosis|hernia\w*|syndrome|heart attack|infarct\w*|slipped|thrombosis"
    r"|dissection|spondyl\w*|scoliosis|glaucoma|diabetes|aneurysm)\b",
    re.IGNORECASE,
)

# The reading age by Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59.

NAMES = re.compile(
    r"\b(?:physiotherapists?|physical therapist|(?:registered|licensed) clinician|emergency)\b",
    re.I,
)
MOST_GRADE = 6.0
"""The sixth grade is eleven years."""


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = len(groups) > 1 and re.search(
        r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouyszxc]es$", word.lower()
    )
    return max(1, len(groups) - bool(silent))


def grade(texts: list[str]) -> float:
    text = " ".join(t if t[-1:] in ".?!:" else t + "." for t in texts if t)
    sentences = max(1, len(re.findall(r"[.?!:](?:\s|$)", text)))
    found = re.findall(r"[A-Za-z']+", NAMES.sub("helper", text))
    return 0.39 * len(found) / sentences + 11.8 * sum(map(syllables, found)) / len(found) - 15.59
