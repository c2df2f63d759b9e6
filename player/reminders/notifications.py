"""Reminders as notifications of the desktop, or in the terminal where there is no desktop."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from player.model.printable import harmless, harmless_line
from player.reminders.background import LIBRARY
from player.reminders.idle_time import reach_bus

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier

_SHOWN = 60
"""Seconds that a reminder stays on the screen, where the desktop lets us choose."""


class Reply(StrEnum):
    """The answers to a reminder, with the words on their buttons."""

    START = "Start"
    LATER = "In 10 minutes"
    SKIP = "Skip this one"


class NoNotice(Exception):
    """No reminder can be shown here. Its text says why, in half a sentence."""


class Notice(Protocol):
    """Where reminders are shown."""

    async def ready(self) -> None:
        """Check that reminders can be shown. Raises `NoNotice`."""

    async def show(self, title: str, text: str, answered: Callable[[Reply], None]) -> bool:
        """Show a reminder in the place of an older one; whether it has buttons to answer it.

        Raises `NoNotice`.
        """

    async def withdraw(self) -> None:
        """Take the reminder away."""


class DesktopNotice:
    """Notifications of the desktop. Without buttons they name the `command` that starts a break.

    Clicks arrive as long as the event loop runs in which this was used.
    """

    def __init__(self, command: str) -> None:
        self._command = command
        self._notifier: DesktopNotifier | None = None
        self._shown = ""
        # The library logs what went wrong in several lines; we say it in a sentence.
        logging.getLogger(LIBRARY).addHandler(logging.NullHandler())
        logging.getLogger(LIBRARY).propagate = False

    async def ready(self) -> None:
        await self._has_buttons()

    async def show(self, title: str, text: str, answered: Callable[[Reply], None]) -> bool:
        """Show a notification with three buttons; a click on the rest of it starts too."""
        from desktop_notifier import Button, Notification

        await self.withdraw()
        went: list[bool] = []
        if not await self._has_buttons():
            text = f"{text} To start: {self._command}"
        notification = Notification(
            title=harmless_line(title),
            message=harmless(text),
            buttons=tuple(Button(one.value, partial(answered, one)) for one in Reply),
            on_clicked=partial(answered, Reply.START),
            on_dispatched=lambda: went.append(True),
            timeout=_SHOWN,
        )
        if self._notifier is not None:
            self._shown = await self._notifier.send_notification(notification)
        if not went:
            self._notifier = None  # the next try opens a new connection
            raise NoNotice("the desktop did not take the notification")
        return True

    async def withdraw(self) -> None:
        shown, self._shown = self._shown, ""
        if self._notifier is None or not shown:
            return
        if shown in await self._notifier.get_current_notifications():
            await self._notifier.clear(shown)

    async def _has_buttons(self) -> bool:
        """Whether the service that shows notifications has buttons. Raises `NoNotice`."""
        try:
            from desktop_notifier import Capability, DesktopNotifier

            if self._notifier is None:
                reach_bus()
                self._notifier = DesktopNotifier(app_name="Untwist", app_icon=None)
            able = await self._notifier.get_capabilities()
        except Exception as trouble:
            # Each system raises errors of its own here, without a common base class.
            self._notifier = None
            raise NoNotice(f"no notification service answers ({_first_line(trouble)})") from trouble
        if Capability.TITLE not in able:
            raise NoNotice("this Python may show no notifications; one from python.org may")
        return Capability.BUTTONS in able


class TerminalNotice:
    """Reminders as lines that `say` writes into the terminal; they have no buttons."""

    def __init__(self, command: str, say: Callable[[str], None]) -> None:
        self._command, self._say = command, say

    async def ready(self) -> None:
        """A terminal is always ready."""

    async def show(self, title: str, text: str, answered: Callable[[Reply], None]) -> bool:
        self._say(f"{title} {text} To start: {self._command}")
        return False

    async def withdraw(self) -> None:
        """Nothing to do: what was written stays."""


def new_loop() -> asyncio.AbstractEventLoop:
    """An event loop in which clicks on the buttons arrive on this system."""
    if sys.platform == "darwin":
        loop = _macos_loop()
        if loop is not None:
            return loop
    return asyncio.new_event_loop()


def _macos_loop() -> Any:
    try:
        from rubicon.objc.eventloop import RubiconEventLoop
    except ImportError:
        return None
    return RubiconEventLoop()


def _first_line(trouble: Exception) -> str:
    return (str(trouble) or type(trouble).__name__).splitlines()[0]
