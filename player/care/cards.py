"""The cards a person reads: help, advice, and why something is closed or gentler today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from player.care.emergency import filled, numbers
from player.care.files import read_as, spaced
from player.model.settings import Country


class CareCard(Struct, frozen=True):
    """What is shown, and read aloud, when something asks for it.

    Lines may hold `{emergency}` and the other words of a country until `for_country` fills them.
    `urgent` asks for the colour of stopping. `key` is its name in the file, and in records of
    what was shown.
    """

    title: str
    lines: tuple[str, ...]
    sources: tuple[str, ...] = ()
    urgent: bool = False
    key: str = ""

    def for_country(self, country: Country) -> CareCard:
        """The card with whom to call where the person is."""
        return replace(
            self,
            title=filled(self.title, country),
            lines=tuple(filled(line, country) for line in self.lines),
        )

    @property
    def source_titles(self) -> tuple[str, ...]:
        return titles(self.sources)


class CardTexts(Struct, frozen=True, rename=spaced):
    """The cards by their keys, and the lines beside them.

    `help` is in the order it is shown. `advice` is what something that was noted calls for,
    `today` why something is closed, by the value of its `Reason`, and `ease` for a gentler day.
    `footer` stands under every routine and the list of help, `asked` on the button that opens
    what a yes locked. `numbers` says whose numbers to call are shown.
    """

    footer: str
    numbers: str
    no_number: str
    help: Mapping[str, CareCard]
    advice: Mapping[str, CareCard]
    today: Mapping[str, CareCard]
    asked: str


@cache
def card_texts() -> CardTexts:
    """The cards that came along. Raises `CareFileError`."""
    found = read_as("cards", CardTexts)
    named = (_named(cards) for cards in (found.help, found.advice, found.today))
    return replace(found, **dict(zip(("help", "advice", "today"), named, strict=True)))


def _named(cards: Mapping[str, CareCard]) -> Mapping[str, CareCard]:
    return {key: replace(card, key=key) for key, card in cards.items()}


def whose_numbers(lines: Iterable[str], country: Country) -> tuple[str, ...]:
    """The small line on whose numbers they are, where a line that is filled in says to call one."""
    if not any(numbers()[country].emergency in line for line in lines):
        return ()
    texts = card_texts()
    return (filled(texts.no_number if country is Country.OTHER else texts.numbers, country),)


class _Source(Struct, frozen=True):
    title: str


class _Sources(Struct, frozen=True):
    sources: Mapping[str, _Source]


@cache
def _sources() -> Mapping[str, _Source]:
    return read_as("sources", _Sources).sources


def titles(sources: Iterable[str]) -> tuple[str, ...]:
    """The titles of sources as a person reads them; a KeyError for an unknown key."""
    return tuple(_sources()[key].title for key in sources)
