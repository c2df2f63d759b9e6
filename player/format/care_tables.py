"""The table of each care file, by the file's name."""

from __future__ import annotations

from collections.abc import Mapping

from player.format import care_keys
from player.format.screening_keys import CONDITIONS, QUESTIONS
from player.format.shape import Table

FILES: Mapping[str, Table] = {
    **care_keys.FILES,
    "questions": QUESTIONS,
    "conditions": CONDITIONS,
}
