"""The signs to stop at, the gravest first."""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from player.care.emergency import filled, filled_with
from player.care.files import read_as
from player.model.care import StopLevel
from player.model.record import PainKind
from player.model.settings import Country


class StopSign(Struct, frozen=True, rename={"short": "sign"}):
    """A sign to stop at: one instruction, and one reason for it.

    `short` is read from three metres, `more` belongs to it in smaller letters. `kind` and
    `strength` (0 to 10) are kept in the records where it is a pain, `question` is the safety
    question that it answers with yes, or the nearest one of its tier.
    """

    short: str
    then: str
    why: str
    level: StopLevel
    sources: tuple[str, ...]
    more: str = ""
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


class SignTexts(Struct, frozen=True):
    """The signs, and the `title` over them where they are read one after the other."""

    title: str
    heading: str
    signs: tuple[StopSign, ...]


@cache
def sign_texts() -> SignTexts:
    """The signs to stop at. Raises `CareFileError`."""
    return read_as("signs", SignTexts)


def signs_heading(country: Country) -> str:
    """Over the signs while a routine plays: at how many of them, the first ones, to call."""
    texts = sign_texts()
    calls = sum(sign.calls for sign in texts.signs)
    return filled(filled_with(texts.heading, calls=calls), country)
