"""A history that lacks something: what can be brought back is offered before all else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.flow.answers import NO, YES
from player.flow.questions import AskRepair, ShowLines, ask

if TYPE_CHECKING:
    from player.flow.person import Person
    from player.flow.questions import Asking


def offer_repair(person: Person) -> Asking[None]:
    """Offer to bring back what is lacking; whoever leaves it so is not asked again."""
    lacking = person.lacking()
    if not lacking:
        return
    filled = yield from ask(AskRepair(lacking))
    if filled.button == YES:
        yield from ask(ShowLines("Your history", person.repair()))
    elif filled.button == NO:
        person.leave_lacking()
