"""One routine as one file for a browser: the plan, its sound and its figure as data in the page.

Nothing in the page asks for anything outside of it, and its content policy forbids to. What
comes from a routine is data: it is written so that no text can end the place where it stands,
and the page shows it as text alone.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from player import __version__
from player.care.cards import card_texts
from player.figure.palette import palette_for
from player.handout.blob import Blob
from player.handout.page_care import page_care
from player.handout.page_figure import FigureWriter
from player.handout.page_pictures import EMPTY, PagePictures
from player.handout.page_plan import about, entry_texts, page_segment, page_step
from player.handout.page_sound import SoundWriter, page_cues
from player.model.figure import Figure
from player.model.printable import harmless_json
from player.model.routine import Side, Sides
from player.model.settings import Country
from player.narration.cue import Cue
from player.narration.sounds import counted_into
from player.plan import wording
from player.plan.repetition import fill_side
from player.plan.segment import Segment
from player.plan.timeline import Timeline
from player.screens.play.figure_frames import Stances
from player.ui.look import THEMES, Ink

_FOLDER = Path(__file__).parent / "page"

SCRIPTS = (
    "data", "session", "sound", "record", "body", "shaders", "solids", "painter", "figure",
    "dial", "screen", "pages", "hurt", "start",
)  # fmt: skip
"""The modules of the page's script, in the order in which they stand in it."""


class Heard(Struct, frozen=True):
    """What is heard: the cues of the plan, and recordings by sentence and by tone.

    A recording is samples of 16 bits on two alike channels, as the mixer has them; empty where
    there is none.
    """

    cues: tuple[Cue, ...] = ()
    sentences: Mapping[str, bytes] = {}
    tones: Mapping[str, bytes] = {}


def page_of(
    timeline: Timeline, heard: Heard, stances: Stances, figure: Figure, country: Country
) -> str:
    """The whole file."""
    sound_blob, body_blob = Blob(), Blob()
    writer = SoundWriter()
    for name, raw in heard.tones.items():
        writer.tone(name, raw)
    cues = page_cues(timeline, heard.cues, writer, heard.sentences)
    drawn = FigureWriter(timeline, stances, figure.body)
    pictures = PagePictures(figure)
    segments = []
    for segment, own in zip(timeline.segments, cues, strict=True):
        segments.append(
            page_segment(timeline, segment)
            | {
                "cues": own,
                "countedInto": counted_into(timeline, segment.index) or "",
                "entry": _lines(entry_texts(segment), writer, heard),
                "missed": _missed(segment, own, writer, heard),
                "figure": drawn.segment(segment),
                "picture": pictures.own(segment.picture),
            }
        )
    data = {
        "routine": _about(timeline),
        "segments": segments,
        "steps": [page_step(timeline, step) for step in timeline.steps],
        "stopped": _lines((wording.STOPPED,), writer, heard),
        "care": page_care(country),
        "look": _looks(figure),
        "figure": drawn.written(body_blob),
        "pictures": [[at, pictures.both(*what)] for at, what in drawn.poses.items()],
        "sound": writer.written(sound_blob),
    }
    first = next((one["figure"]["to"] for one in segments if one["figure"]), None)
    shown = drawn.poses.get(first) if first is not None else None
    fills = {
        "body": body_blob.as_text(),
        "sound": sound_blob.as_text(),
        # Seen before anything is drawn.
        "light": pictures.of(*shown) if shown else EMPTY,
        "dark": pictures.of(*shown, theme="dark") if shown else EMPTY,
    }
    return _filled(timeline, data, fills)


def _about(timeline: Timeline) -> dict[str, Any]:
    routine = timeline.routine
    return {
        "key": routine.key,
        "name": routine.name,
        "about": routine.about,
        "digest": routine.digest,
        "equipment": list(routine.equipment),
        "seconds": timeline.total_seconds,
        "exerciseCount": timeline.exercise_count,
        "planned": [[one.exercise, one.side, one.reps] for one in timeline.planned()],
        "exercises": about(timeline),
        "madeWith": f"Untwist {__version__}",
    }


def _lines(texts: Sequence[str], writer: SoundWriter, heard: Heard) -> list[int]:
    found = [writer.line(text, heard.sentences) for text in texts]
    return [] if None in found else [one for one in found if one is not None]


def _missed(segment: Segment, own: Sequence[Any], writer: SoundWriter, heard: Heard) -> int | None:
    """The words of a segment where the plan says them before it, for who comes by a press."""
    said = any(cue.line is not None and not cue.ahead and cue.offset < 1.0 for cue in own)
    if not segment.say or segment.phase < 0 or said:
        return None
    return writer.line(wording.shorter(segment.say)[-1], heard.sentences)


def _looks(figure: Figure) -> dict[str, Any]:
    """The colours of the screen and of the figure, light and dark."""
    return {
        name: {
            "ink": {str(ink): colour for ink, colour in THEMES[name].colours.items()},
            "figure": msgspec.to_builtins(
                palette_for(name, THEMES[name].colours[Ink.FIELD], figure)
            ),
        }
        for name in ("light", "dark")
    }


def as_data(value: object) -> str:
    """JSON that no text in it can end: no sign of markup stands in it."""
    raw = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        raw = raw.replace(sign, f"\\u{ord(sign):04x}")
    return harmless_json(raw)


def _colours() -> str:
    """The colours by the system's choice, until the script puts on those of the person."""
    rules = []
    for name in ("light", "dark"):
        inks = "".join(
            f"--{ink}:rgb({red} {green} {blue});"
            for ink, (red, green, blue) in THEMES[name].colours.items()
        )
        rules.append(f"@media (prefers-color-scheme: {name}) {{ :root {{ {inks} }} }}\n")
    return "".join(rules)


def _filled(timeline: Timeline, data: object, fills: Mapping[str, str]) -> str:
    style = _colours() + _read("page.css")
    body = "\n".join(_read(f"{name}.js") for name in SCRIPTS)
    script = f'"use strict";\n(() => {{\n{body}\n}})();\n'
    policy = (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    values = {
        "title": escape(timeline.routine.name),
        "policy": escape(policy),
        "style": style,
        "script": script,
        "data": as_data(data),
        "plain": _plain(timeline),
        **fills,
    }
    # One pass, so that nothing in a value is taken for a place to fill.
    pieces = _read("page.html").split("@@")
    pieces[1::2] = [values[name] for name in pieces[1::2]]
    return "".join(pieces)


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


def _plain(timeline: Timeline) -> str:
    """The exercises as text, for a reader that runs no script; with the words of the left side."""
    rows = []
    for one in timeline.routine.exercises():
        side = Side.LEFT if one.dose.sides is not Sides.NONE else None
        said = " ".join(fill_side(phase.say, side) for phase in one.rep if phase.say)
        rows.append(f"<li><b>{escape(one.name)}</b> {escape(said)}</li>")
    return f"<ol>{''.join(rows)}</ol><p>{escape(card_texts().footer)}</p>"
