"""Ways past the order of the screens: a routine at once, and the urge from any screen.

Both are on the way to every first frame, so what they need of care is imported when it is used.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from player.flow.questions import AnyQuestion, PlayRoutine, ask
from player.ui.window.aside import Aside

if TYPE_CHECKING:
    from player.flow.person import Person
    from player.flow.questions import Asking
    from player.model.routine import Routine

Visit = Generator[AnyQuestion | Aside, Any, int]
"""Asks for screens, or for the one that was left aside; returns the exit code."""


def play_at_once(person: Person, routine: Routine) -> Asking[int]:
    """Play a routine and ask nothing before or after; the exit code.

    What earlier answers closed stays closed, and what they changed stays changed.
    """
    fitted = person.fitted(routine)
    if fitted is not None:
        yield from ask(PlayRoutine(fitted))
    else:
        from player.flow.safety import show_closed

        yield from show_closed(person)
    return 0


def with_urge(visit: Asking[int], person: Person) -> Visit:
    """Let a visit be interrupted by an urge at any time, and go on with it afterwards.

    Where the urge closed something today, the screen that was left is closed too, so that no
    paused routine stays open. An urge is not interrupted by another one.
    """
    try:
        question = next(visit)
        answer = yield question
        while True:
            if answer is Aside.BEGIN:
                from player.flow.urge import aside, is_urge

                back = Aside.BACK if is_urge(question) else (yield from aside(person))
                answer = yield back
            else:
                question = visit.send(answer)
                answer = yield question
    except StopIteration as end:
        return int(end.value)
    finally:
        visit.close()
