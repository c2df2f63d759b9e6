"""The urge from any screen: what was on the screen is kept, and comes back as it was left."""

from __future__ import annotations

from collections.abc import Generator
from typing import Protocol

from player.engine.screening import Lock
from player.screens.visit_care import CareHouse
from player.screens.visit_urge import CarePlay, ToSign, ToUrge, urge
from player.stage.app import Aside

Visit = Generator[object, object, int]


class AsideHouse(CareHouse, Protocol):
    """A house that can keep something else beside a session that stands still."""

    def step_aside(self) -> None:
        """From now on what is played is kept apart from the session that stands still."""

    def step_back(self) -> None:
        """That session is the one again."""


def with_urge(going: Visit, house: AsideHouse) -> Visit:
    """A visit that can be left for an urge at any time, and is gone on with after it.

    Where the urge closed something today, the screen that was left is closed too, so that no
    paused routine stays open. An urge is not left for another one.
    """
    try:
        inner = shown = next(going)
        while True:
            answer = yield shown
            if answer is Aside.BEGIN:
                shown = Aside.BACK
                if not isinstance(inner, ToUrge | ToSign | CarePlay):
                    shown = yield from _aside(house)
                continue
            inner = shown = going.send(answer)
    except StopIteration as end:
        return int(end.value)
    finally:
        going.close()


def _aside(house: AsideHouse) -> Generator[object, object, Aside]:
    """The urge, and whether what was left comes back."""
    before = house.standing().lock
    house.step_aside()
    try:
        yield from urge(house)
    finally:
        house.step_back()
    now = house.standing().lock
    return Aside.LEAVE if now is not before and now is not Lock.OPEN else Aside.BACK
