"""The urge from any screen: what was on the screen is kept, and comes back as it was left."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from player.ui.window.aside import Aside

if TYPE_CHECKING:
    from player.flow.visit_urge import AsideHouse

Visit = Generator[object, object, int]


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
                from player.flow.visit_urge import aside, is_urge  # 10 ms no start need pay

                shown = Aside.BACK if is_urge(inner) else (yield from aside(house))
                continue
            inner = shown = going.send(answer)
    except StopIteration as end:
        return int(end.value)
    finally:
        going.close()
