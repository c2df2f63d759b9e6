"""A routine at once, with nothing asked: the shortest visit, and the quickest to begin."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from player.flow.questions import PlayRoutine
from player.model.routine import Routine
from player.ui.window.aside import Aside

if TYPE_CHECKING:
    from player.flow.person import Person

Visit = Generator[object, object, int]


def straight(person: Person, routine: Routine) -> Visit:
    """Play a routine and ask nothing before or after; returns the exit code.

    What earlier answers closed stays closed, and what they changed stays changed.
    """
    fitted = person.fitted(routine)
    if fitted is not None:
        yield PlayRoutine(fitted)
    else:
        from player.flow.safety import closed  # 10 ms that a start need not pay

        yield from closed(person)
    return 0


def with_urge(going: Visit, person: Person) -> Visit:
    """A visit that can be left for an urge at any time, and is gone on with after it.

    Where the urge closed something today, the screen that was left is closed too, so that no
    paused routine stays open. An urge is not left for another one.
    """
    try:
        inner = shown = next(going)
        while True:
            answer = yield shown
            if answer is Aside.BEGIN:
                from player.flow.urge import aside, is_urge  # 10 ms no start need pay

                shown = Aside.BACK if is_urge(inner) else (yield from aside(person))
                continue
            inner = shown = going.send(answer)
    except StopIteration as end:
        return int(end.value)
    finally:
        going.close()
