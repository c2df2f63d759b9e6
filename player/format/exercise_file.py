"""An exercise, in a file of its own or written in place: its fields into the model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from player.format.advice import Written
from player.format.document import Document, Node
from player.format.dose import dose_of, idle_phases
from player.format.problem import did_you_mean, shown
from player.format.routine_keys import LEAVE_OUT
from player.format.tables import Fields
from player.model.routine import (
    MOVE_SECONDS,
    START_SECONDS,
    AuthorCue,
    Breath,
    Care,
    Dose,
    Exercise,
    Length,
    Phase,
    Sides,
    Start,
    Variant,
)

if TYPE_CHECKING:
    from player.format.library import Library
    from player.format.routine_file import Reading

_BRACES = re.compile(r"\{([A-Za-z_][\w -]*)\}")
_FILLED = ("side", "other")
_NO_LENGTH = Length()
_MOVE = Length(MOVE_SECONDS)


class ExerciseReader:
    """Builds exercises out of the fields of one file; `key` and `folder` are the file's."""

    def __init__(self, document: Document, key: str, folder: Path, library: Library) -> None:
        self.document = document
        self.key = key
        self.folder = folder
        self.library = library
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
            about=get("about", ""),
            position=get("position"),
            equipment=get("equipment", ()),
            left_means=get("left_means", ""),
            feel=get("feel", ""),
            mistakes=get("mistakes", ()),
            stop_if=get("stop_if", ()),
            works=get("works"),
            careful=careful,
            other=other,
            fits=get("fits", ()),
            easier=self._forms(fields, "easier"),
            harder=self._forms(fields, "harder"),
            sources=get("sources", ()),
            own_start=start,
        )
        self._check_sides(fields, written, dose)
        self._check_times(fields, rep, dose)
        self.written.exercises.append((fields, exercise))
        return exercise

    def start(self, fields: Fields | None, base: Start | None) -> Start | None:
        """The start, whose parts stand in the place of the base's."""
        if fields is None:
            return base
        base = base or Start(length=Length(START_SECONDS))
        changes: dict[str, Any] = {
            key: fields.values[key] for key in ("say", "note", "pose") if key in fields
        }
        length = fields.get("for")
        if length is not None:
            changes["ready"] = length == "ready"
            if length != "ready":
                changes["length"] = length
        return replace(base, **changes)

    def check_filled(self, text: str, node: Node, has_sides: bool) -> None:
        """Report the words in braces that nothing can be filled in for."""
        for found in _BRACES.finditer(text):
            word = found[1]
            if word not in _FILLED:
                hint = did_you_mean(self.document.nearest(word, _FILLED))
                self.document.error(
                    node,
                    "unknown-placeholder",
                    f"`{{{shown(word)}}}` is nothing that can be filled in.",
                    hint or "Only `{side}` and `{other}` can be.",
                )
            elif not has_sides:
                self.document.error(
                    node,
                    "side-without-sides",
                    f"`{{{word}}}` stands here, but there are no sides.",
                    "Write `sides: alternate` or `sides: each` under `dose`.",
                )

    def _phase(self, fields: Fields) -> Phase:
        values = fields.values
        pose = values.get("pose")
        picture = values.get("picture")
        if picture is not None:
            picture = self._picture(picture, fields.at("picture"))
            if fields.wrote("pose"):
                self.document.error(
                    fields.node.entries["picture"][0],
                    "pose-and-picture",
                    "A phase shows a `pose` or a `picture`, not both.",
                    "Delete one of the two.",
                )
        move = values.get("move")
        if move is None:
            entries = fields.node.entries
            move = _MOVE if "pose" in entries and "move" not in entries else _NO_LENGTH
        cues = values.get("cues")
        return Phase(
            values.get("say", ""),
            values.get("note", ""),
            pose,
            picture,
            move,
            values.get("hold", _NO_LENGTH),
            values.get("breath", Breath.FREE),
            tuple(AuthorCue(cue.get("at", 0.0), cue.get("say", "")) for cue in cues)
            if cues
            else (),
        )

    def _picture(self, text: str, node: Node) -> str | None:
        """The path of a picture that is in the folder of the file, or None."""
        path = PurePosixPath(text)
        windows = PureWindowsPath(text)
        outside = path.is_absolute() or windows.drive or windows.root or ".." in windows.parts
        if not outside:
            try:
                folder = self.folder.resolve()
                real = (folder / path).resolve()
                if real.is_relative_to(folder):
                    if real.is_file():
                        return str(folder / path)
                    message = f"There is no picture `{shown(text)}` beside this file."
                    self.document.error(node, "no-picture", message, "Check its name and folder.")
                    return None
            except (OSError, ValueError, RuntimeError):
                pass  # a path that this system cannot even look at is outside too
        self.document.error(
            node,
            "picture-outside",
            "This picture is outside the folder of the file.",
            "Put it beside the file and write its name alone.",
        )
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

    def broken(self, node: Node, name: str, reading: Reading | None) -> None:
        """Report in one problem that a used file has errors of its own."""
        errors = reading.errors if reading else ()
        if not errors:
            message = f"`{name}` goes round in a circle."
            self.document.error(node, "broken-use", message, "Check that file.")
            return
        count = "1 problem" if len(errors) == 1 else f"{len(errors)} problems"
        first = errors[0]
        self.document.error(
            node,
            "broken-use",
            f"`{name}` cannot be played; it has {count}.",
            f"The first is at {first.place}: {first.message}",
        )

    def _check_sides(self, fields: Fields, dose_fields: Fields | None, dose: Dose) -> None:
        has_sides = dose.sides is not Sides.NONE
        unsure = dose_fields is not None and dose_fields.got_wrong("sides")
        if dose_fields is not None and has_sides and not fields.wrote("left_means"):
            self.document.error(
                dose_fields.at("sides"),
                "missing-key",
                "With sides the exercise must say what left means.",
                "Add a line such as `left_means: the knees go to the left`.",
            )
        for text, node in spoken(fields):
            if "{" in text:
                self.check_filled(text, node, has_sides or unsure)

    def _check_times(self, fields: Fields, rep: tuple[Phase, ...], dose: Dose) -> None:
        for index in idle_phases(rep, dose):
            phase: Fields = fields.get("rep")[index]
            if not (phase.got_wrong("move") or phase.got_wrong("hold")):
                self.document.error(
                    phase.node,
                    "no-time",
                    "This phase takes no time.",
                    "Give it a `move` or a `hold` above zero, such as `hold: 5 s`.",
                )


def careful_of(fields: Fields) -> tuple[Mapping[str, Care], Mapping[str, str]]:
    """What a file says under `careful`: by the conditions of the list, and by other words."""
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
    """The texts of an exercise in which the sides are filled in, each with its node."""
    start: Fields | None = fields.get("start")
    phases: tuple[Fields, ...] = fields.get("rep", ())
    for part in (start, *phases) if start else phases:
        values = part.values
        for key in ("say", "note"):
            if key in values:
                yield values[key], part.at(key)
        for cue in values.get("cues", ()):
            if "say" in cue:
                yield cue.get("say"), cue.at("say")
