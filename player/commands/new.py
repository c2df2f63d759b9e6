"""`untwist new` and `schema`: a routine file to start from, and the schemas for editors."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

from player import places
from player.app import locations
from player.app.locations import Trouble
from player.care.files import vocabulary
from player.commands import output
from player.commands.output import save_text
from player.format.kinds import is_name
from player.format.library import Library, without_ending
from player.format.schema import care_schema, pose_schema, reference, routine_schema

_SCHEMA = "routine.schema.json"
_LONGEST = 60
_TAKEN_BY_WINDOWS = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


def new_routine(name: str) -> int:
    """Write the file, never over another one, and say what to do with it."""
    key = _key(name)
    folder = locations.own_routines()
    path = folder / f"{key}.yaml"
    there = Library([folder]).path(key)
    if there is not None:
        raise Trouble(f"There is already {there}. Choose another name, or go on with that file.")
    text = (places.shipped("media") / "new-routine.yaml").read_text(encoding="utf-8")
    title = key.replace("-", " ").capitalize()
    text = text.replace("SCHEMA", _SCHEMA).replace("NAME", key).replace("TITLE", title)
    try:
        places.make_private_folder(folder)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            path.chmod(0o600)
            file.write(text)
    except OSError as refused:
        raise Trouble(f"{path} cannot be written: {refused.strerror or refused}.") from refused
    _put_schema(folder / _SCHEMA)
    output.say(
        f"Your routine is in {path}\n"
        "Open it in any text editor and change it line by line.\n"
        f"  untwist check {key}    is all of it right?\n"
        f"  untwist watch {key}    see it while you write; each save shows at once\n"
        f"How to write one: {places.shipped('routines') / 'README.md'}"
    )
    if Library([places.shipped("routines")]).path(key) is not None:
        output.say(f"Note: from now on it plays in place of the library's `{key}`.")
    return 0


def _key(name: str) -> str:
    """The name of the file; raises `Trouble` with the rules, and a name that keeps them."""
    key = without_ending(name)
    if is_name(key) and len(key) <= _LONGEST and not _TAKEN_BY_WINDOWS.fullmatch(key):
        return key
    words = re.findall(r"[a-z0-9]+", key.lower())
    better = "-".join(words)[:_LONGEST].rstrip("-") or "morning-stretch"
    if _TAKEN_BY_WINDOWS.fullmatch(better):
        better += "-routine"
    raise Trouble(
        f"`{name}` cannot be the name of a file here. A name is made of small letters a to z, "
        f"digits and hyphens, at most {_LONGEST} in all, so that it works on every system: "
        f"untwist new {better}"
    )


def _put_schema(path: Path) -> None:
    """Lay the schema of this version beside the routines, where editors find it."""
    text = schema_text(poses=False)
    if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != text:
        save_text(text, path)


Which = Literal["routine", "poses", "reference"]


def schema_text(*, poses: bool) -> str:
    """The schema of routine files, or of pose files, as JSON text."""
    if poses:
        schema = pose_schema(locations.poses().keys())
    else:
        routines = Library([places.shipped("routines")]).keys()
        schema = routine_schema(locations.checked_names(), routines)
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _care_schema_text(name: str) -> str:
    """The schema of a care file by its name; raises `Trouble` for an unknown name."""
    from player.care.files import care_names
    from player.format.care_keys import FILES

    if name not in FILES:
        raise Trouble(f"There is no care file {name}. The files are {', '.join(FILES)}.")
    schema = care_schema(FILES[name], care_names(name))
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write_schema(target: Path | None, which: Which, care: str = "") -> int:
    """Print or save a schema, or the reference for people; `care` names a care file."""
    if care:
        text = _care_schema_text(care)
    elif which == "reference":
        text = reference() + "\n" + vocabulary().reference()
    else:
        text = schema_text(poses=which == "poses")
    if target is None:
        output.say(text, end="")
    else:
        save_text(text, target)
    return 0
