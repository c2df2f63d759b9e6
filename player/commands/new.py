"""`untwist new`: a routine file to start from, in the person's own folder."""

from __future__ import annotations

import re
from pathlib import Path

import click

from player import places
from player.app import locations
from player.app.locations import Trouble
from player.commands.output import save_text
from player.commands.schema import schema_text
from player.format.kinds import is_name
from player.format.library import Library, without_ending

SCHEMA = "routine.schema.json"
_LONGEST = 60
_TAKEN_BY_WINDOWS = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")

_TEMPLATE = """\
# yaml-language-server: $schema=SCHEMA
#
# A routine is plain text. What stands behind a # is a note to yourself; the player skips it.
# After each change:        untwist check NAME
# To see it as you write:   untwist watch NAME

name: TITLE                # shown and spoken
about: Sit tall and turn your chest slowly from side to side.
purpose: mobility          # mobility, strength, breathing, urge, break or heat
level: 1                   # how hard it is: 1, 2 or 3
position: seated
works: [turning]           # what it asks of the body, for those who should not do all of it;
                           # `works: []` where it asks nothing special
equipment: [chair]
left_means: your chest turns to the left    # needed as soon as there are two sides

start:                     # getting into position
  pose: seated-arms-crossed
  say: Sit tall and cross your arms.
  note: Both feet flat on the floor.
  for: 8 s                 # or: ready, which waits for the person

rep:                       # one repetition, part by part
  - say: Turn slowly to the {side}.          # becomes left or right
    note: Only as far as is easy.            # shown small, never spoken
    pose: seated-rotation  # `untwist poses -o poses.png` draws all there are
    move: 3 s              # how long it takes to get there
    hold: 4 s              # how long to stay
    breath: out
  - say: Come back to the front.
    pose: seated-arms-crossed
    move: 3 s
    breath: in

dose:                      # how much of it
  reps: 5                  # on each side
  sides: alternate         # none, alternate, or each: all of one side first

feel: A mild stretch around the ribs.
mistakes:
  - The knees turn too.
stop_if:
  - Your back or a leg hurts.
  - You get dizzy.
easier: {use: seated-rotation-small}   # another exercise, for a day when this one is too much

# To play several exercises in a row, write a file of its own with `steps`:
#
# name: My morning
# steps:
#   - use: NAME
#     reps: 3
#   - rest: 15 s
#     say: Come onto your hands and knees.
#   - use: cat-cow
"""


def new_routine(name: str) -> int:
    """Write the file and say what to do with it; never over one that is there."""
    key = _key(name)
    folder = locations.own_routines()
    path = folder / f"{key}.yaml"
    there = Library([folder]).path(key)
    if there is not None:
        raise Trouble(f"There is already {there}. Choose another name, or go on with that file.")
    title = key.replace("-", " ").capitalize()
    words = _TEMPLATE.replace("SCHEMA", SCHEMA).replace("NAME", key).replace("TITLE", title)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(words)
    except OSError as refused:
        raise Trouble(f"{path} cannot be written: {refused.strerror or refused}.") from refused
    _put_schema(folder)
    _say(key, path)
    return 0


def _key(name: str) -> str:
    """The name as files have it; raises `Trouble` with the rules, and a name that keeps them."""
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


def _put_schema(folder: Path) -> None:
    """Lay the schema beside the routines, as new as this program; editors find it there."""
    path = folder / SCHEMA
    words = schema_text(poses=False)
    if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != words:
        save_text(words, path)


def _say(key: str, path: Path) -> None:
    click.echo(f"Your routine is in {path}")
    click.echo("Open it in any text editor and change it line by line.")
    click.echo(f"  untwist check {key}    is all of it right?")
    click.echo(f"  untwist watch {key}    see it while you write; each save shows at once")
    click.echo(f"How to write one: {places.shipped('routines') / 'README.md'}")
    if Library([places.shipped("routines")]).path(key) is not None:
        click.echo(f"Mind: from now on it plays in place of the `{key}` that came along.")
