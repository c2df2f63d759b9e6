"""`untwist schema`: the JSON Schema of the files, for editors, and the reference for authors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import click

from player import places
from player.app import locations
from player.app.locations import Trouble
from player.care.files import vocabulary
from player.commands import output
from player.format.library import Library
from player.format.schema import care_schema, pose_schema, reference, routine_schema

Which = Literal["routine", "poses", "reference"]


def schema_text(*, poses: bool) -> str:
    """The schema of routine files, or of pose files, as JSON text."""
    if poses:
        schema = pose_schema(locations.poses().keys())
    else:
        routines = Library([places.shipped("routines")]).keys()
        schema = routine_schema(locations.checked_names(), routines)
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def care_schema_text(name: str) -> str:
    """The schema of a care file by its name; raises `Trouble` for an unknown name."""
    from player.care.files import care_names
    from player.format.care_keys import FILES

    if name not in FILES:
        raise Trouble(f"There is no care file {name}. The files are {', '.join(FILES)}.")
    schema = care_schema(FILES[name], care_names(name))
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write_schema(target: Path | None, which: Which, care: str = "") -> int:
    """Print a schema, or the reference for people, or save it; `care` names a care file."""
    if care:
        words = care_schema_text(care)
    elif which == "reference":
        words = reference() + "\n" + vocabulary().reference()
    else:
        words = schema_text(poses=which == "poses")
    if target is None:
        click.echo(words, nl=False)
    else:
        output.save_text(words, target)
    return 0
