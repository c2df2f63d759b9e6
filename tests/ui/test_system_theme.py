"""Dark or light, from what each system keeps; the files are made up, no system is asked."""

import plistlib
from pathlib import Path

import pytest

from player.ui.window.system_theme import is_dark

HOME = Path("/home/someone")


def dark(
    system: str, files: dict[str, bytes] | None = None, registry: int | None = None, **env: str
) -> bool:
    def read(path: Path) -> bytes:
        name = path.relative_to(HOME).as_posix()
        if name not in (files or {}):
            raise FileNotFoundError(name)
        return (files or {})[name]

    def apps_use_light() -> int:
        if registry is None:
            raise FileNotFoundError("no such value")
        return registry

    return is_dark(system, env, HOME, read, apps_use_light)


def test_windows_by_its_registry() -> None:
    assert dark("win32", registry=0)
    assert not dark("win32", registry=1)
    assert not dark("win32")


def test_a_mac_by_its_preferences() -> None:
    name = "Library/Preferences/.GlobalPreferences.plist"
    assert dark("darwin", {name: plistlib.dumps({"AppleInterfaceStyle": "Dark"})})
    assert not dark("darwin", {name: plistlib.dumps({"AppleLocale": "en"})})
    assert not dark("darwin", {name: b"not a plist"})
    assert not dark("darwin")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Colors:Window]\nBackgroundNormal=42,46,50\n", True),
        ("[Colors:Window]\nBackgroundNormal=239,240,241\n", False),
        ("[Colors:View]\nBackgroundNormal=20,20,20\n", False),
        ("[General]\nColorScheme=BreezeDark\n", True),
        ("[General]\nColorScheme=BreezeLight\n", False),
    ],
)
def test_kde_by_its_colours(text: str, expected: bool) -> None:
    files = {".config/kdeglobals": text.encode()}
    assert dark("linux", files, XDG_CURRENT_DESKTOP="KDE") is expected


def test_gnome_by_its_colour_scheme() -> None:
    kept = b"GVariant\0\0color-scheme\0\0v\0'prefer-dark\0(s)"
    assert dark("linux", {".config/dconf/user": kept}, XDG_CURRENT_DESKTOP="GNOME")
    light = kept.replace(b"prefer-dark", b"default")
    assert not dark("linux", {".config/dconf/user": light}, XDG_CURRENT_DESKTOP="GNOME")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Settings]\ngtk-application-prefer-dark-theme = true\n", True),
        ("[Settings]\ngtk-application-prefer-dark-theme=1\n", True),
        ("[Settings]\ngtk-application-prefer-dark-theme=0\n", False),
        ("[Settings]\ngtk-theme-name=Arc-Dark\n", True),
        ("[Settings]\ngtk-theme-name=Adwaita\n", False),
    ],
)
def test_gtk_by_its_settings(text: str, expected: bool) -> None:
    assert dark("linux", {".config/gtk-3.0/settings.ini": text.encode()}) is expected


def test_what_was_asked_for_wins_and_nothing_is_light() -> None:
    settings = {".config/gtk-4.0/settings.ini": b"[Settings]\ngtk-theme-name=Arc-Dark\n"}
    assert not dark("linux", settings, GTK_THEME="Adwaita")
    assert dark("linux", {}, GTK_THEME="Adwaita:dark")
    assert not dark("linux")
