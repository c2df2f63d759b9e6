"""The settings file: read with a sentence for each fault, and written as the person left it.

People edit `settings.toml` by hand: their comments, their order and keys that we do not know
stay, and only values that changed are written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from player import places
from player.model.setting import Plain, WrongValue
from player.model.settings import BY_NAME, SETTINGS, Settings

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

SETTINGS_FILE = "settings.toml"
"""The name of the settings inside the folder of `places.home()`."""

_LARGEST = 256 * 1024
"""Bytes; a larger file is not a settings file."""

_HEAD = """\
# The settings of Untwist. Change a value and save; it counts from the next start.
# Words stand in quotes. A line that begins with # is a note: write your own as you like.
# A setting that is taken out has its usual value.
"""

_USUAL = Settings()

_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


class SettingsError(Exception):
    """The settings cannot be written. Its text says what is wrong, where, what to do."""


class LoadedSettings(Struct, frozen=True):
    """The settings of a file, and a sentence for each fault in it.

    `refused` are the settings whose words in the file are none. `set_aside` is where a file that
    could not be read was kept.
    """

    settings: Settings = _USUAL
    troubles: tuple[str, ...] = ()
    refused: frozenset[str] = frozenset()
    set_aside: Path | None = None


class _Broken(Exception):
    """The file is not TOML; the message says where and why."""


class SettingsFile:
    """The settings of one person in the file `path`, which may not exist yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known = _USUAL

    def read(self) -> LoadedSettings:
        """The settings. It never fails: what cannot be read has its usual value and a sentence."""
        try:
            read = self._read()
        except FileNotFoundError:
            read = LoadedSettings()
        except OSError as error:
            why = error.strerror or error
            fault = f"{self.path}: the settings cannot be read ({why}). The usual ones are used."
            read = LoadedSettings(troubles=(fault,))
        except _Broken as broken:
            read = self._set_aside(broken)
        self._known = read.settings
        return read

    def glance(self) -> Settings | None:
        """The settings, while somebody may be writing them; None if they cannot be read now.

        It reports no faults and sets nothing aside; a wrong value has its usual one.
        """
        try:
            return self._read().settings
        except FileNotFoundError:
            return _USUAL
        except (OSError, _Broken):
            return None

    def write(self, settings: Settings) -> LoadedSettings:
        """Change in the file what differs from the settings last read or written.

        What the person changed in the file since then stays. A file that is broken by now is set
        aside first. Returns the file as it reads now. Raises `SettingsError`.
        """
        every = {one.name: one.plain(getattr(settings, one.name)) for one in SETTINGS}
        differing = {
            name: value
            for name, value in every.items()
            if getattr(settings, name) != getattr(self._known, name)
        }
        aside = LoadedSettings()
        try:
            text = self._text()
            self._parsed(text)
            text = self._changed(text, differing)
        except FileNotFoundError:
            text = self._changed(_HEAD, every)
        except _Broken as broken:
            aside = self._set_aside(broken)
            text = self._changed(_HEAD, every)
        except OSError as error:
            raise SettingsError(self._unwritable(error)) from error
        self._replace(text)
        read = self.read()
        return replace(read, troubles=aside.troubles + read.troubles, set_aside=aside.set_aside)

    def _changed(self, text: str, values: Mapping[str, Plain]) -> str:
        """The text with these values; a new key is added with its comment.

        Raises `_Broken` where the text has no place for one.
        """
        import tomlkit  # 22 ms that only a change of a setting need pay
        from tomlkit.exceptions import TOMLKitError

        try:
            document = tomlkit.parse(text)
            end = "\r\n" if "\r\n" in text else "\n"
            new = ""
            for name, value in values.items():
                item = tomlkit.item(value)
                if isinstance(document.get(name), dict):
                    raise _Broken(f"{self.path}: {name} is a table here, and has to be a value.")
                if name in document:
                    document[name] = item
                else:
                    new += f"{end}# {BY_NAME[name].about}{end}{name} = {item.as_string()}{end}"
        except TOMLKitError as error:
            raise _Broken(f"{self.path}: this file cannot be changed ({error}).") from error
        return _with_lines(document, new, end)

    def _text(self) -> str:
        found = places.read_file(self.path, _LARGEST + 1)
        if len(found) > _LARGEST:
            raise _Broken(f"{self.path}: this file is too large to be the settings.")
        try:
            return found.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = found.count(b"\n", 0, error.start) + 1
            raise _Broken(
                f"{self.path}:{line}: this line is not UTF-8 text. Save the file as UTF-8."
            ) from error

    def _parsed(self, text: str) -> Mapping[str, object]:
        import tomllib  # a first start, and a command that sets nothing, need not pay for it

        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            raise _Broken(_not_toml(self.path, text, str(error))) from error

    def _read(self) -> LoadedSettings:
        text = self._text()
        values: dict[str, Any] = {}
        refused: set[str] = set()
        troubles = []
        for name, value in self._parsed(text).items():
            fault = ""
            if setting := BY_NAME.get(name):
                try:
                    values[name] = setting.read(value)
                except WrongValue as wanted:
                    refused.add(name)
                    usual = _shown(setting.plain(getattr(_USUAL, name)))
                    fault = f"{name} cannot be {_shown(value)}. Write {wanted}. Until then it is "
                    fault += f"{usual}."
            else:
                fault = _misspelt(name)
            if fault:
                troubles.append(f"{self.path}{_line_of(name, text)}: {fault}")
        return LoadedSettings(Settings(**values), tuple(troubles), frozenset(refused))

    def _set_aside(self, broken: _Broken) -> LoadedSettings:
        """Keep the broken file under the next free name, and tell where."""
        number = 1
        while (target := self.path.with_name(f"settings.broken-{number}.toml")).exists():
            number += 1
        try:
            self.path.rename(target)
        except OSError as error:
            kept, aside = f"It could not be set aside ({error.strerror or error}).", None
        else:
            kept, aside = f"The file was kept as {target.name}.", target
        return LoadedSettings(
            troubles=(f"{broken} The usual settings are used. {kept}",), set_aside=aside
        )

    def _replace(self, text: str) -> None:
        """Replace the file by the text, whole or not at all."""
        try:
            places.write_private(self.path, text.encode("utf-8"))
        except OSError as error:
            raise SettingsError(self._unwritable(error)) from error

    def _unwritable(self, error: OSError) -> str:
        why = error.strerror or error
        return (
            f"{self.path}: the settings cannot be kept ({why}). Allow this file and its folder to "
            "be written to, or name another folder with UNTWIST_HOME."
        )


def _with_lines(document: TOMLDocument, lines: str, end: str) -> str:
    """The text with more lines behind the last key, or the last comment, before any table."""
    from tomlkit.items import AoT, Comment, Table

    body = document.body
    tables = (n for n, (_, item) in enumerate(body) if isinstance(item, Table | AoT))
    top = body[: next(tables, None)]
    above = [item for key, item in top if key] or [i for _, i in top if isinstance(i, Comment)]
    if not above:
        return lines.removeprefix(end) + document.as_string()
    last = above[-1].trivia
    last.trail = (last.trail or end) + lines if lines else last.trail
    return document.as_string()


def _line_of(name: str, text: str) -> str:
    """The number of the line that begins with this key, after a colon; empty without one."""
    found = re.search(rf"""^[ \t]*(["']?){re.escape(name)}\1[ \t]*=""", text, re.MULTILINE)
    return f":{text.count(chr(10), 0, found.start()) + 1}" if found else ""


def _misspelt(name: str) -> str:
    """A sentence about a key that is close to one of ours; other keys may be the person's own."""
    from difflib import get_close_matches

    near = get_close_matches(name, BY_NAME, 1, 0.8)
    return f"{name} is not a setting. Did you mean {near[0]}?" if near else ""


def _not_toml(path: Path, text: str, why: str) -> str:
    """What is wrong in a file that is not TOML, with the line as it stands there."""
    place = _PLACE.search(why)
    lines = text.splitlines() or [""]
    number = int(place[1]) if place else len(lines)
    column = int(place[2]) if place else 1
    line = lines[min(number, len(lines)) - 1].strip()
    hint = 'Words stand in quotes: theme = "dark".'
    if "\\" in line:
        hint = 'Write folders with / in place of \\: ["C:/Users/me/routines"].'
    return f"{path}:{number}:{column}: this line cannot be read: {line[:80]} ({hint})"


def _shown(value: object) -> str:
    """A value as the person may have written it, not too long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"
