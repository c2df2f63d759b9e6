"""A notice board for reminders that only the test sees, and windows that it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from player.reminders.notifications import NoNotice, Reply


@dataclass
class Shown:
    """A notice board that the test reads and answers on."""

    texts: list[str] = field(default_factory=list)
    answer: Callable[[Reply], None] = lambda answer: None
    works: bool = True
    stands: bool = False

    async def ready(self) -> None:
        if not self.works:
            raise NoNotice("there is no board")

    async def show(self, title: str, text: str, answered: Callable[[Reply], None]) -> bool:
        await self.ready()
        self.texts.append(text)
        self.answer, self.stands = answered, True
        return True

    async def withdraw(self) -> None:
        self.stands = False


class Window:
    """A program that runs until the test ends it."""

    code: int | None = None

    def poll(self) -> int | None:
        return self.code
