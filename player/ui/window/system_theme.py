"""Whether the person's system is set to dark colours, from what it keeps in files.

A desktop can also be asked over D-Bus or with a command, which costs more than a whole first
frame; reading a small file costs a fraction of a millisecond. What cannot be told is light.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ReadFile = Callable[[Path], bytes]
"""The bytes of a file; raises OSError where there is none."""

_WINDOWS = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
_MOST = 1 << 20


def system_is_dark() -> bool:
    """Whether this system is set to dark colours."""
    return is_dark(sys.platform, os.environ, Path.home(), _read_file, _apps_use_light)


def is_dark(
    system: str,
    environment: Mapping[str, str],
    home: Path,
    read_file: ReadFile,
    apps_use_light: Callable[[], int],
) -> bool:
    """The same of a `system` (a `sys.platform`), with all that it is read from.

    `apps_use_light` is Windows' value of that name, 0 for dark; raises OSError without one.
    """
    try:
        if system == "win32":
            return apps_use_light() == 0
        if system == "darwin":
            return _mac_is_dark(read_file(home / "Library/Preferences/.GlobalPreferences.plist"))
    except (OSError, ValueError):
        return False
    return _desktop_is_dark(environment, home, read_file)


def _mac_is_dark(plist: bytes) -> bool:
    import plistlib

    return bool(plistlib.loads(plist).get("AppleInterfaceStyle") == "Dark")


def _desktop_is_dark(environment: Mapping[str, str], home: Path, read_file: ReadFile) -> bool:
    """By the theme that was asked for, then by the settings of KDE, of GNOME, of GTK."""
    asked = environment.get("GTK_THEME", "")
    if asked:
        return _names_dark(asked)
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")

    def read(name: str) -> bytes:
        try:
            return read_file(config / name)
        except OSError:
            return b""

    desktop = environment.get("XDG_CURRENT_DESKTOP", "").upper()
    if "KDE" in desktop:
        return _kde_is_dark(read("kdeglobals").decode(errors="replace"))
    # The value stands in GNOME's compact file as text, and no other setting has one like it.
    if b"prefer-dark" in read("dconf/user"):
        return True
    return any(
        _gtk_is_dark(read(f"gtk-{version}.0/settings.ini").decode(errors="replace"))
        for version in (4, 3)
    )


def _names_dark(theme: str) -> bool:
    return theme.casefold().endswith((":dark", "-dark", "_dark"))


def _values(text: str, section: str) -> dict[str, str]:
    """The keys of one section of a file of settings, in small letters."""
    found: dict[str, str] = {}
    here = ""
    for line in text.splitlines():
        if line.startswith("["):
            here = line.strip().casefold()
        elif here == f"[{section.casefold()}]" and "=" in line:
            key, _, value = line.partition("=")
            found[key.strip().casefold()] = value.strip()
    return found


def _kde_is_dark(text: str) -> bool:
    ground = _values(text, "Colors:Window").get("backgroundnormal", "").split(",")
    if len(ground) >= 3 and all(part.strip().isdigit() for part in ground[:3]):
        return sum(map(int, ground[:3])) < 3 * 128
    return "dark" in _values(text, "General").get("colorscheme", "").casefold()


def _gtk_is_dark(text: str) -> bool:
    values = _values(text, "Settings")
    prefers = values.get("gtk-application-prefer-dark-theme", "").casefold() in ("1", "true")
    return prefers or _names_dark(values.get("gtk-theme-name", ""))


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MOST)


def _apps_use_light() -> int:
    if sys.platform != "win32":
        raise OSError("only Windows has a registry")
    import winreg

    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _WINDOWS) as key:
        return int(winreg.QueryValueEx(key, "AppsUseLightTheme")[0])
