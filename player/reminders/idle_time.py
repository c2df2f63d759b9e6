"""How long the machine was awake, and for how long nobody has touched it.

Any way of asking the system may be missing; then all time awake counts as use.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

Idle = Callable[[], Awaitable[float | None]]
"""Asks for the seconds since the last key or mouse movement; None if the system does not tell."""

_MUTTER = "org.gnome.Mutter.IdleMonitor"


def awake() -> float:
    """Seconds of a clock that stops while the machine is suspended.

    The monotonic clock of Linux and macOS stops then; that of Windows goes on.
    """
    if sys.platform == "win32":
        ticks = ctypes.c_ulonglong()
        if ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks)):
            return ticks.value / 1e7
    return time.monotonic()


async def idle_reader() -> Idle:
    """A way of asking that works on this system."""
    if sys.platform == "win32":
        return _asked(_windows)
    if sys.platform == "darwin":
        return _asked(_macos())
    if _is_wayland():
        # X11 sees only X11 programs there, so it would report too much idle time.
        return await _gnome() or _nobody
    return _asked(_x11())


async def _nobody() -> float | None:
    return None


def _asked(ask: Callable[[], float | None] | None) -> Idle:
    if ask is None:
        return _nobody

    async def asked() -> float | None:
        return ask()

    return asked


def _is_wayland() -> bool:
    kind = os.environ.get("XDG_SESSION_TYPE", "")
    return kind == "wayland" or bool(os.environ.get("WAYLAND_DISPLAY"))


def _windows() -> float | None:
    if sys.platform != "win32":
        return None

    class LastInput(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("ticks", ctypes.c_uint))

    last = LastInput(ctypes.sizeof(LastInput), 0)
    if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(last)):
        return None
    # Both are milliseconds in 32 bits, which wrap round after 49 days.
    return float((ctypes.windll.kernel32.GetTickCount() - last.ticks) & 0xFFFFFFFF) / 1000


def _macos() -> Callable[[], float | None] | None:
    folder = "/System/Library/Frameworks/ApplicationServices.framework"
    try:
        ask = ctypes.CDLL(f"{folder}/ApplicationServices").CGEventSourceSecondsSinceLastEventType
    except (OSError, AttributeError):
        return None
    ask.restype, ask.argtypes = ctypes.c_double, (ctypes.c_int32, ctypes.c_uint32)
    session, any_input = 0, 0xFFFFFFFF
    return lambda: float(ask(session, any_input))


class _ScreenSaverInfo(ctypes.Structure):
    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("events", ctypes.c_ulong),
    )


def _x11() -> Callable[[], float | None] | None:
    """Ask the X server through its screen saver extension, which most servers have."""
    if not os.environ.get("DISPLAY"):
        return None
    try:
        x11, saver = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
    except OSError:
        return None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    spare = ctypes.c_int()
    if not display or not saver.XScreenSaverQueryExtension(
        display, ctypes.byref(spare), ctypes.byref(spare)
    ):
        return None
    root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
    info = _ScreenSaverInfo()

    def ask() -> float | None:
        answered = saver.XScreenSaverQueryInfo(display, root, ctypes.byref(info))
        return info.idle / 1000 if answered else None

    return ask


async def _gnome() -> Idle | None:
    """Ask GNOME over D-Bus; None where it does not answer."""
    reach_bus()
    try:
        from dbus_fast import Message, MessageType
        from dbus_fast.aio import MessageBus
        from dbus_fast.errors import DBusError, InvalidAddressError
    except ImportError:
        return None
    question: Any = {
        "destination": _MUTTER,
        "path": "/org/gnome/Mutter/IdleMonitor/Core",
        "interface": _MUTTER,
        "member": "GetIdletime",
    }
    refused = (OSError, EOFError, DBusError, InvalidAddressError, KeyError)
    try:
        bus = await MessageBus().connect()
    except refused:
        return None

    async def ask() -> float | None:
        try:
            reply = await bus.call(Message(**question))
        except refused:
            return None
        answered = reply is not None and reply.message_type is MessageType.METHOD_RETURN
        return float(reply.body[0]) / 1000 if reply is not None and answered else None

    if await ask() is None:
        bus.disconnect()
        return None
    return ask


def reach_bus() -> None:
    """Set the address of the person's D-Bus where a scheduler left it out."""
    if sys.platform == "linux" and not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        usual = Path(f"/run/user/{os.getuid()}/bus")
        if usual.is_socket():
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={usual}"
