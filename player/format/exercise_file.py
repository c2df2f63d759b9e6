"""Exercises out of the fields of a file, whether it is their own or a sequence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PureWindowsPath
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from player.format.advice import Written
from player.format.document import Document, Node
from player.format.dose import dose_of, idle_phases
from player.format.picture_file import Refused, look_at
from player.format.problem import did_you_mean, shown
from player.format.routine_keys import EXERCISE, LEAVE_OUT
from player.format.tables import Fields
from player.model.routine import (
    MOVE_SECONDS,
    START_SECONDS,
    AuthorCue,
    Breath,
    Care,
    CoachLine,
    Dose,
    Exercise,
    Length,
    Phase,
    Sides,
    Start,
    Variant,
    When,
)

_BRACES = r"\{([A-Za-z_][\w -]*)\}"
_FILLED = ("side", "other")
_NO_LENGTH = Length()
_MOVE = Length(MOVE_SECONDS)

_MADE = {"name", "rep", "dose", "start", "careful", "easier", "harder"}
_AS_WRITTEN = [
    name for name in Exercise.__struct_fields__ if name in EXERCISE.keys and name not in _MADE
]
"""The fields of an exercise that are values of the file, under the same names."""


class ExerciseReader:
    """Builds exercises out of the fields of one file; `key` and `folder` are the file's."""

    def __init__(self, document: Document, key: str, folder: Path) -> None:
        self.document = document
        self.key = key
        self.folder = folder
        self.written = Written()

    def exercise(self, fields: Fields, key: str) -> Exercise:
        """The exercise, with what was wrong reported and left out."""
        get = fields.get
        rep = tuple(self._phase(phase) for phase in get("rep", ()))
        written: Fields | None = get("dose")
        dose = dose_of(self.document, written, Dose()) if written else Dose()
        name = get("name", "")
        start = self.start(get("start"), None)
        careful, other = careful_of(fields)
        exercise = Exercise(
            key=key or name,
            name=name,
            rep=rep,
            dose=dose,
            start=start,
            careful=careful,
            other=other,
            easier=self._forms(fields, "easier"),
            harder=self._forms(fields, "harder"),
            own_start=start,
            **{word: fields.values[word] for word in _AS_WRITTEN if word in fields},
        )
        self._check_sides(fields, written, dose)
        self._check_times(fields, rep, dose)
        self.written.exercises.append((fields, exercise))
        return exercise

    def start(self, fields: Fields | None, base: Start | None) -> Start | None:
        """The base start, changed by the keys that are written."""
        if fields is None:
            return base
        base = base or Start(length=Length(START_SECONDS))
        changes: dict[str, Any] = {
            key: fields.values[key] for key in ("say", "note", "pose") if key in fields
        }
        if "coach" in fields:
            changes["coach"] = _coach_of(fields)
        length = fields.get("for")
        if length is not None:
            changes["ready"] = length == "ready"
            if length != "ready":
                changes["length"] = length
        return replace(base, **changes)

    def check_filled(self, text: str, node: Node, has_sides: bool) -> None:
        """Report words in braces for which nothing can be filled in."""
        for found in re.finditer(_BRACES, text):
            word = found[1]
            if word not in _FILLED:
                message = f"`{{{shown(word)}}}` is nothing that can be filled in."
                hint = did_you_mean(self.document.nearest(word, _FILLED))
                hint = hint or "Only `{side}` and `{other}` can be."
                self.document.error(node, "unknown-placeholder", message, hint)
            elif not has_sides:
                message = f"`{{{word}}}` stands here, but there are no sides."
                hint = "Write `sides: alternate` or `sides: each` under `dose`."
                self.document.error(node, "side-without-sides", message, hint)

    def _phase(self, fields: Fields) -> Phase:
        get = fields.get
        picture = get("picture")
        if picture is not None:
            picture = self._picture(picture, fields.at("picture"))
            if fields.wrote("pose"):
                message = "A phase shows a `pose` or a `picture`, not both."
                hint = "Delete one of the two."
                self.document.error(fields.key("picture"), "pose-and-picture", message, hint)
        moves = fields.wrote("pose") and not fields.wrote("move")
        return Phase(
            say=get("say", ""),
            note=get("note", ""),
            pose=get("pose"),
            picture=picture,
            move=get("move", _MOVE if moves else _NO_LENGTH),
            hold=get("hold", _NO_LENGTH),
            breath=get("breath", Breath.FREE),
            cues=tuple(
                AuthorCue(cue.get("at", 0.0), cue.get("say", "")) for cue in get("cues", ())
            ),
            coach=_coach_of(fields),
        )

    def _picture(self, text: str, node: Node) -> str | None:
        """The path of a picture that is in the folder of the file, or None."""
        windows = PureWindowsPath(text)
        outside = bool(windows.drive or windows.root) or ".." in windows.parts
        folder, there = self.folder, False
        if not outside:
            try:
                folder = folder.resolve()
                real = (folder / text).resolve()
                outside = not real.is_relative_to(folder)
                there = real.is_file()
            except (OSError, ValueError, RuntimeError):
                outside = True  # a path that this system cannot even look at
        if outside:
            message = "This picture is outside the folder of the file."
            hint = "Put it beside the file and write its name alone."
            self.document.error(node, "picture-outside", message, hint)
        elif not there:
            message = f"There is no picture `{shown(text)}` beside this file."
            self.document.error(node, "no-picture", message, "Check its name and folder.")
        else:
            try:
                look_at(folder / text)
            except Refused as wrong:
                self.document.error(node, "unfit-picture", str(wrong), wrong.hint)
            except OSError as error:
                message = f"This picture cannot be read: {error.strerror or error}."
                self.document.error(node, "unfit-picture", message, "Allow it to be read.")
            else:
                return str(folder / text)
        return None

    def _forms(self, fields: Fields, which: str) -> tuple[Variant, ...]:
        value = fields.get(which)
        if value is None:
            return ()
        if isinstance(value, str):
            return (Variant(text=value),)
        written: tuple[Fields, ...] = value if isinstance(value, tuple) else (value,)
        found = []
        for one in written:
            name = one.get("use")
            if name == self.key:
                message = f"`{name}` cannot be the {which} form of itself."
                self.document.error(one.at("use"), "circle", message, "Name another exercise.")
            elif name is not None:
                found.append(Variant(use=name))
        return tuple(found)

    def _check_sides(self, fields: Fields, dose_fields: Fields | None, dose: Dose) -> None:
        has_sides = dose.sides is not Sides.NONE
        unsure = dose_fields is not None and dose_fields.got_wrong("sides")
        if dose_fields is not None and has_sides and not fields.wrote("left_means"):
            message = "With sides the exercise must say what left means."
            hint = "Add a line such as `left_means: the knees go to the left`."
            self.document.error(dose_fields.at("sides"), "missing-key", message, hint)
        for text, node in spoken(fields):
            if "{" in text:
                self.check_filled(text, node, has_sides or unsure)

    def _check_times(self, fields: Fields, rep: tuple[Phase, ...], dose: Dose) -> None:
        for index in idle_phases(rep, dose):
            phase: Fields = fields.get("rep")[index]
            if not (phase.got_wrong("move") or phase.got_wrong("hold")):
                message = "This phase takes no time."
                hint = "Give it a `move` or a `hold` above zero, such as `hold: 5 s`."
                self.document.error(phase.node, "no-time", message, hint)


def _coach_of(fields: Fields) -> tuple[CoachLine, ...]:
    """The lines of coaching of a start or a phase."""
    lines = fields.get("coach", ())
    return tuple(CoachLine(line.get("say", ""), line.get("when", When.ONCE)) for line in lines)


def careful_of(fields: Fields) -> tuple[Mapping[str, Care], Mapping[str, str]]:
    """What a file says under `careful`: by listed condition, and by other words."""
    written = dict(fields.get("careful", {}))
    other = written.pop("other", {})
    return (
        MappingProxyType({word: _care(value) for word, value in written.items()}),
        MappingProxyType(other),
    )


def _care(value: str | Fields) -> Care:
    if isinstance(value, Fields):
        return Care(value.get("say", ""), use=value.get("use", ""))
    return Care(leave_out=True) if value == LEAVE_OUT else Care(value)


def spoken(fields: Fields) -> Iterator[tuple[str, Node]]:
    """The texts of an exercise in which sides are filled in, each with its node."""
    start: Fields | None = fields.get("start")
    phases: tuple[Fields, ...] = fields.get("rep", ())
    for part in (start, *phases) if start else phases:
        for key in ("say", "note"):
            if key in part:
                yield part.get(key), part.at(key)
        for line in (*part.get("cues", ()), *part.get("coach", ())):
            if "say" in line:
                yield line.get("say"), line.at("say")
