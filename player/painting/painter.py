"""Who gives the pictures of the figure to those that show them: here, or ahead of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from player.painting.layers import Layer, Rect, Surface
from player.painting.subject import Subject, paint

Corner = tuple[int, int]


class Wanted(Struct, frozen=True):
    """A picture that will be shown, or a movement of so many `seconds`.

    What is for `later` gets the room that is left by the rest.
    """

    subject: Subject
    seconds: float = 0.0
    later: bool = False


class Picture(Struct, frozen=True):
    """A picture: what differs from its base, or the base itself.

    One that is not `final` stands in for one that is being painted.
    """

    base: Surface
    layer: Layer | None = None
    final: bool = True

    def put(self, page: Surface, corner: Corner) -> None:
        """Lay it on a page; it covers all of its size."""
        page.blit(self.base, corner)
        if self.layer is not None:
            self.layer.put(page, corner)


class Film(Protocol):
    """A movement that can be shown at any part of its way, as well as it is there by now."""

    @property
    def box(self) -> Rect:
        """The part of the picture in which something moves."""

    def nearest(self, share: float) -> float:
        """The share whose picture is shown for another one."""

    def put(self, page: Surface, corner: Corner, share: float) -> None:
        """Lay the picture of one of these shares on a page; it covers all within its clip."""

    def changed(self, before: float, share: float) -> Rect:
        """The part of the picture that may differ between two of these shares."""


class Painter(Protocol):
    """Gives pictures by what they show."""

    trouble: str
    """A sentence, when pictures cannot be had any more."""

    wanted: Sequence[Wanted]
    """What was expected last."""

    def still(self, subject: Subject) -> Picture | None:
        """The picture, or one that stands in for it, if it is there. What is not is painted."""

    def film(self, subject: Subject) -> Film | None:
        """The movement of a `forwards` subject, if some of it is there to be shown."""

    def expect(self, wanted: Sequence[Wanted], page: Surface) -> None:
        """Say all that will be shown on a page, the first first; anything else may be let go."""

    def take(self, page: Surface, most: int) -> None:
        """Take in what has been painted, for a page, until that was `most` bytes."""

    def close(self) -> None:
        """Let go of everything."""


STEPS = 240
"""Steps of a movement that are told apart: four seconds at sixty frames."""

KEPT = 12
"""Pictures that `PaintedHere` keeps."""


class PaintedHere:
    """Paints at once, in this process, each time that something is shown."""

    trouble = ""

    def __init__(self) -> None:
        self.wanted: Sequence[Wanted] = ()
        self._kept: dict[Subject, Picture] = {}

    def still(self, subject: Subject) -> Picture:
        if subject not in self._kept:
            while len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[subject] = Picture(paint(subject))
        return self._kept[subject]

    def film(self, subject: Subject) -> Film:
        return _PaintedFilm(subject)

    def expect(self, wanted: Sequence[Wanted], page: Surface) -> None:
        self.wanted = wanted

    def take(self, page: Surface, most: int) -> None:
        """There is nothing to do: it paints at once."""

    def close(self) -> None:
        self._kept.clear()


class _PaintedFilm:
    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self.box = Rect(0, 0, *subject.size)

    def nearest(self, share: float) -> float:
        return round(share * STEPS) / STEPS

    def put(self, page: Surface, corner: Corner, share: float) -> None:
        page.blit(paint(self._subject.at(share)), corner)

    def changed(self, before: float, share: float) -> Rect:
        return self.box
