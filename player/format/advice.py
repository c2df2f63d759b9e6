"""Advice on a routine file: what is allowed there but unwise, each piece at the place to mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from player.format.document import Document, ListNode, Node, Scalar, TableNode
from player.format.problem import shown
from player.format.tables import Fields
from player.format.timing_advice import START, Finding, speaking_seconds, timing_findings
from player.model.routine import Exercise, Rest, Sides

if TYPE_CHECKING:
    from player.format.library import Library

# These are compiled where they are first looked for, which in most files is nowhere.
_FORCE = (
    r"(?i)\b(?:forc(?:e|es|ed|ing|eful|efully)|jerk(?:s|ed|ing|y)?|bounc(?:e|es|ed|ing|y)"
    r"|push(?:es|ed|ing)? through|as far as you can"
    r"|crack(?:s|ed|ing)?|pop(?:s|ped|ping)?)\b"
)
_FORCE_STEMS = ("forc", "jerk", "bounc", "push", "as far as", "crack", "pop")
_WARNS = (
    r"(?i)\b(?:no|not|never|without|avoid|don['’]?t|doesn['’]?t|isn['’]?t|needn['’]?t|cannot|can['’]?t"
    r"|instead of|rather than|stop|nor|neither|nothing)\b"
)
_SENTENCE_END = r"(?i)[.!?;:…]|\bbut\b"
_PART = (
    r"(?:arm|hand|leg|knee|foot|hip|shoulder|elbow|side|ear|cheek|thigh|ankle|heel|wrist|toe|"
    r"thumb|finger|buttock|calf|shin|forearm|palm|fist|fingers|toes)"
)
_A_SIDE = (
    rf"(?i)\b(?:left|right) {_PART}\b|\b(?:to|on|onto|over|towards?) (?:the|your) (?:left|right)\b"
    r"|\b(?:lean|roll|turn|bend|look|reach)s? (?:left|right)\b"
)
_BOTH_SIDES = r"(?i)\bleft (?:and|or|then) right\b|\bright (?:and|or|then) left\b"
_GUESSED = (
    r"\b(?!(?:C|Th|T|L|S)\d{1,2}\b)(?!\d{1,2}(?:st|nd|rd|th)\b)"
    r"(?!\d+(?:\.\d+)?(?:s|min|h|cm|mm|m|km|kg|lbs?|x)\b)"
    r"(?=\w*\d)(?=\w*[A-Za-z])\w+\b"
    r"|\b(?!(?:NHS|UK|US|EU|OK|TV|AM|PM|II|III|IV)\b)[A-Z]{2,}\b"
)
"""Letters with figures, but for vertebrae, ordinals and units; and words in capitals alone."""
_UNSAID_KEYS = ("sources", "careful", "works", "fits", "equipment", "say_as", "easier", "harder")
_WARNING_KEYS = ("mistakes", "stop_if", "careful", "sources")
_UNFILLED_KEYS = ("about", "left_means", "feel", "mistakes", "stop_if", "easier", "harder")


class Written:
    """The parts of a file that advice may be given on, each with the fields it was read from."""

    def __init__(self) -> None:
        self.exercises: list[tuple[Fields, Exercise]] = []
        self.uses: list[tuple[Fields, Exercise, Exercise]] = []
        self.rests: list[tuple[Fields, Rest]] = []


def advise_routine(document: Document, fields: Fields, written: Written) -> None:
    """Add all the advice on a file: on its words, its exercises, what it uses, and its rests."""
    of_file = [fields] if not any(own is fields for own, _ in written.exercises) else []
    for part in (*of_file, *(own for own, _ in written.exercises), *(r for r, _ in written.rests)):
        _advise_words(document, part)
        _advise_guessed(document, part)
    for own, exercise in written.exercises:
        _advise_exercise(document, own, exercise)
    before: dict[str, set[tuple[str, int, str, int]]] = {}
    for use, base, changed in written.uses:
        if base.key not in before:
            before[base.key] = {finding.where for finding in timing_findings(base)}
        _advise_use(document, use, changed, before[base.key])
    for part, rest in written.rests:
        if speaking_seconds(rest.say) > rest.length.at():
            need = speaking_seconds(rest.say)
            message = f"Said calmly this takes about {need:.1f} s, but the rest is shorter."
            hint = "Say less, or rest longer."
            document.advise(part.at("say"), "say-too-long", message, hint)


def _advise_exercise(document: Document, fields: Fields, exercise: Exercise) -> None:
    unsure = _phases_of_unknown_length(fields)
    for finding in timing_findings(exercise):
        if finding.phase in unsure:
            continue
        document.advise(_place(fields, finding), finding.name, finding.message, finding.hint)
    if not exercise.stop_if and "stop_if" not in fields.node.entries:
        message = "This exercise does not say when to stop."
        hint = "Add a line such as `stop_if: [Pain runs below the knee.]`."
        document.advise(fields.at("name"), "no-stop-if", message, hint)
    if exercise.dose.sides is Sides.NONE:
        _advise_sides(document, fields)


def _phases_of_unknown_length(fields: Fields) -> set[int]:
    """The phases whose times are wrong in the file, so that nothing can be said about them."""
    dose: Fields | None = fields.get("dose")
    start: Fields | None = fields.get("start")
    phases: tuple[Fields, ...] = fields.get("rep", ())
    if dose and (dose.got_wrong("hold") or dose.got_wrong("move")):
        return set(range(START, len(phases)))
    unsure = {n for n, phase in enumerate(phases) if any(map(phase.got_wrong, ("hold", "move")))}
    if start and start.got_wrong("for"):
        unsure.add(START)
    return unsure


def _place(fields: Fields, finding: Finding) -> Node:
    """Where the author should mend what was found in an exercise of this file."""
    in_start = finding.phase == START
    part: Fields = fields.get("start") if in_start else fields.get("rep")[finding.phase]
    if finding.cue >= 0:
        part = part.get("cues")[finding.cue]
    dose: Fields | None = fields.get("dose")
    if finding.key == "hold" and dose and "hold" in dose:
        return dose.at("hold")
    return part.at(finding.key)


def _advise_use(
    document: Document, use: Fields, changed: Exercise, before: set[tuple[str, int, str, int]]
) -> None:
    """Advise on what the other dose or start makes unwise; each kind of advice once."""
    seen: set[str] = set()
    for finding in timing_findings(changed):
        if finding.where in before or finding.name in seen:
            continue
        seen.add(finding.name)
        start: Fields | None = use.get("start")
        if finding.phase == START and start is not None:
            at = start.at("say" if "say" in start else "for")
        else:
            keys = ("hold", "move", "reps", "sets")
            at = use.at(next((key for key in keys if use.wrote(key)), "use"))
        message = f"With this, in `{changed.key}`: {finding.message}"
        document.advise(at, finding.name, message, finding.hint)


def _advise_sides(document: Document, fields: Fields) -> None:
    for key, node in _texts(fields.node, ("careful", "sources", "easier", "harder", "stop_if")):
        found = re.search(_A_SIDE, node.text)
        if found and not re.search(_BOTH_SIDES, node.text):
            message = f"“{found[0]}” names a side, but this exercise has no sides."
            hint = f"Leave the side out of `{shown(key)}`, or give the dose `sides`."
            document.advise(node, "side-named", message, hint)


def _advise_words(document: Document, fields: Fields) -> None:
    texts = list(_texts(fields.node, ("steps",)))
    together = "\n".join([node.text for _, node in texts]).lower()
    forceful = any(stem in together for stem in _FORCE_STEMS)
    if not forceful and "{" not in together:
        return
    for key, node in texts:
        text = node.text
        if key in _UNFILLED_KEYS and ("{side}" in text or "{other}" in text):
            message = "This text is shown before a side begins, so nothing is filled in here."
            hint = "Write it without `{side}` and `{other}`."
            document.advise(node, "never-filled", message, hint)
        if forceful and key not in _WARNING_KEYS:
            for word in _forceful(text):
                message = f"“{word}” is what this player is here to replace."
                hint = "Say it gently: slowly, as far as is easy."
                document.advise(node, "force-word", message, hint)


def _advise_guessed(document: Document, fields: Fields) -> None:
    """Advise on words that the voice can only guess."""
    told = fields.get("say_as", {})
    for _, node in _texts(fields.node, ("steps", "dose", *_UNSAID_KEYS)):
        if not node.text or " " not in node.text:
            continue  # a name, a word or a time
        for word in dict.fromkeys(re.findall(_GUESSED, node.text)):
            if word not in told:
                message = f"The voice can only guess how “{shown(word)}” is said."
                hint = f"Write it as it is said, or add `say_as: {{{word}: …}}`."
                document.advise(node, "said-by-guess", message, hint)


def _forceful(text: str) -> Iterator[str]:
    """The words of force in a text, except where their own sentence warns against them."""
    for sentence in re.split(_SENTENCE_END, text):
        found = re.search(_FORCE, sentence)
        if found and not re.search(_WARNS, sentence):
            yield found[0]


def _texts(root: TableNode, but: Iterable[str]) -> Iterator[tuple[str, Scalar]]:
    """All scalars in a table, each with its top key; the keys in `but` are left out."""
    for key, (_, value) in root.entries.items():
        if key in but:
            continue
        waiting: list[Node | None] = [value]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Scalar):
                yield key, node
            elif isinstance(node, ListNode):
                waiting += reversed(node.items)
            elif isinstance(node, TableNode):
                waiting += [entry[1] for entry in reversed(node.entries.values())]


class Checks:
    """The further checks of `untwist check`, which need the poses and the other files.

    `asked_by` gives the words of `works` that the pose of a name certainly asks for. `library`
    holds the exercises that a file may name; it has no checks of its own.
    """

    def __init__(self, asked_by: Callable[[str], Collection[str]], library: Library) -> None:
        self._asked_by = asked_by
        self._library = library

    def __call__(self, document: Document, fields: Fields, exercise: Exercise) -> None:
        """Add what is wrong or unwise about one exercise to the problems of its file."""
        self._check_works(document, fields, exercise)
        self._check_forms(document, fields)

    def _check_works(self, document: Document, fields: Fields, exercise: Exercise) -> None:
        if exercise.works is None:
            if not fields.wrote("works"):
                document.advise(
                    fields.at("name"),
                    "no-works",
                    "This exercise does not say what it asks of the body, so it counts as asking "
                    "all that its position allows.",
                    "Add a line such as `works: [turning, flat on the back]`, or `works: []`.",
                )
            return
        asked = {word for pose in exercise.poses for word in self._asked_by(pose)}
        for word in sorted(asked - set(exercise.works)):
            message = f"A pose of this exercise asks for `{word}`, and `works` does not say so."
            hint = f"Add `{word}` to `works`."
            document.advise(fields.at("works"), "works-missing", message, hint)

    def _check_forms(self, document: Document, fields: Fields) -> None:
        for key in ("easier", "harder"):
            value = fields.get(key)
            if isinstance(value, str):
                message = "A sentence changes no picture, no words and no times."
                hint = f"Write another exercise, and `{key}: {{use: its-name}}`."
                document.advise(fields.at(key), "sentence-as-form", message, hint)
            written: Iterable[Fields] = value if isinstance(value, tuple) else (value,)
            for one in written:
                if isinstance(one, Fields):
                    self._check_use(document, one)
        for one in fields.get("careful", {}).values():
            if isinstance(one, Fields):
                self._check_use(document, one)

    def _check_use(self, document: Document, fields: Fields) -> None:
        name = fields.get("use")
        if name is None or self._library.exercise(name) is not None:
            return
        reading = self._library.read(name)
        if reading.routine is not None:
            message = f"`{name}` is a sequence; an exercise is needed here."
            document.error(fields.at("use"), "not-an-exercise", message, "Name an exercise.")
            return
        first = reading.errors[0]
        message = f"`{name}` cannot be played."
        hint = f"The first problem is at {first.place}: {first.message}"
        document.error(fields.at("use"), "broken-use", message, hint)
