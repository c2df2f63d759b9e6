"""What the loop needs of a screen, and the base that every screen is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from player.ui.pygame_types import Event
from player.ui.window.keys import EVERYWHERE, Keys, Pair, key_name

if TYPE_CHECKING:
    from player.ui.window.canvas import Canvas

T_co = TypeVar("T_co", covariant=True)
S = TypeVar("S")
T = TypeVar("T")


class Screen(Protocol[T_co]):
    """A screen that is answered by a `T_co`. Times are those of the clock the loop was given."""

    @property
    def result(self) -> T_co | None:
        """The answer; None until there is one."""

    @property
    def awake(self) -> bool:
        """Whether the system must not blank the display or go to sleep now."""

    @property
    def typing(self) -> bool:
        """Whether letters are text now, so that F does not switch to full screen."""

    @property
    def opened(self) -> list[Overlay]:
        """Screens to lay over this one, for the stack to take."""

    def handle(self, event: Event) -> None:
        """Take one event."""

    def update(self) -> None:
        """Let the time pass: everything that fell due happens now."""

    def leave(self) -> None:
        """The window is being closed: set `result` to what that means here."""

    def draw(self, canvas: Canvas) -> None:
        """Name the regions of the picture of this moment."""

    def next_frame(self, last: float) -> float | None:
        """When the picture of `last` is out of date by itself; None: only after an event."""

    def next_moment(self) -> float | None:
        """When something falls due that must not be late; None: nothing."""


Overlay = tuple[Screen[Any], Callable[[Any], object]]
"""A screen that lies over another one, and what to do with its answer."""


def ignore(answer: object) -> None:
    """Do nothing with the answer of an overlay."""


class BaseScreen(Generic[T]):
    """A screen that is answered by a `T`, changes only by events, and has a table of its keys.

    `?` opens a page of all keys unless the table has a `?` of its own.
    """

    awake: bool = False

    everywhere: Sequence[Pair] = EVERYWHERE
    """Keys besides those of the table, for the page of keys."""

    def __init__(self) -> None:
        self.result: T | None = None
        self.opened: list[Overlay] = []

    @property
    def typing(self) -> bool:
        return False

    def keys(self) -> Keys:
        """The keys of this moment: what is handled, hinted at and listed."""
        return Keys()

    def hint(self) -> tuple[Pair, ...]:
        """What the hint line says: the table's hints, and the way to all keys."""
        keys = self.keys()
        listed = not self.typing and keys.find("?") is None
        return (*keys.hint(), *([("?", "keys")] if listed else []))

    def open(self, screen: Screen[S], then: Callable[[S], object] = ignore) -> None:
        """Lay a screen over this one; `then` is given its answer."""
        self.opened.append((screen, then))

    def handle(self, event: Event) -> None:
        """Do what the table of keys says; give the widgets what is not in it."""
        if not self.press(event):
            self.take(event)

    def press(self, event: Event) -> bool:
        """Do what the table says about an event; whether it is a key of the table."""
        keys = self.keys()
        if keys.press(event, typing=self.typing):
            return True
        if key_name(event) == "?" and not self.typing:
            from player.ui.widgets.key_list import KeyList  # not on the way to a first frame

            self.open(KeyList(keys.listed(self.everywhere)))
            return True
        return False

    def take(self, event: Event) -> None:
        """Take an event that is no key of the table."""

    def update(self) -> None:
        pass

    def next_frame(self, last: float) -> float | None:
        return None

    def next_moment(self) -> float | None:
        return None
