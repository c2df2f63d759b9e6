"""`untwist export NAME -o FILE.md`: a routine as text with times, to print or to send."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from player.app import locations
from player.app.locations import Trouble
from player.care.cards import card_texts
from player.commands.output import save_text
from player.model.printable import harmless
from player.model.routine import Exercise, Routine, Sides
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline, lay_out
from player.screens.forms.spoken import dose_in_words, minutes

_LEAVE_OUT = "Leave this exercise out."
_SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


def export_text(name: str, target: Path) -> int:
    """Save a routine, given by name or file, as a Markdown file, and its own pictures beside it."""
    timeline = lay_out(locations.routine_named(name))
    pictures = pictures_beside(timeline, target)
    save_text(as_markdown(timeline, pictures), target)
    for picture, copy in pictures.items():
        try:
            shutil.copyfile(picture, target.parent / copy)
        except OSError as refused:
            raise Trouble(f"{picture} cannot be put beside {target}: {refused}") from refused
    return 0


def pictures_beside(timeline: Timeline, target: Path) -> dict[str, str]:
    """The names that the pictures of a routine get beside the text, by their paths."""
    named = dict.fromkeys(one.picture for one in timeline.segments if one.picture is not None)
    found = [picture for picture in named if Path(picture).is_file()]
    return {
        picture: f"{target.stem}-{number}{Path(picture).suffix.lower()}"
        for number, picture in enumerate(found, start=1)
    }


def as_markdown(timeline: Timeline, pictures: Mapping[str, str] | None = None) -> str:
    """The whole plan in words: each exercise once, with its begin and its length.

    `pictures` are the names of files beside it that show its pictures.
    """
    routine = timeline.routine
    rows = [f"# {_plain(routine.name)}", ""]
    if routine.about:
        rows += [_plain(routine.about), ""]
    rows.append(f"- Time: {minutes(timeline.total_seconds)}")
    if routine.equipment:
        rows.append(f"- At hand: {', '.join(map(_plain, routine.equipment))}")
    if timeline.exercise_count > 1:  # a single exercise lists its own below
        rows += _careful(routine)
    rows.append("")
    rows += _steps(timeline, pictures or {})
    return "\n".join([*rows, card_texts().footer, ""])


def _steps(timeline: Timeline, pictures: Mapping[str, str]) -> Iterator[str]:
    written: dict[int, Exercise] = {}
    for step in timeline.steps:
        segments = timeline.segments[step.first : step.last + 1]
        if step.exercise is None:
            yield from _between(segments[0])
        elif step.kind == "repetition" and step.number not in written:
            lasts = sum(s.length for s in timeline.segments if s.number == step.number)
            when = f"{_clock(segments[0].start)}, {minutes(lasts)}"
            yield f"## {step.number}. {_plain(step.exercise.name)} ({when})"
            yield ""
            same = next((n for n, known in written.items() if known == step.exercise), None)
            written[step.number] = step.exercise
            if same is None:
                yield from _exercise(step.exercise, segments, pictures)
            else:
                yield from (f"The same as number {same}.", "")


def _between(segment: Segment) -> Iterator[str]:
    """A rest between exercises, or a rating."""
    what = f"Rate your {segment.ask} from 0 to 10" if segment.ask else "Rest"
    said = f": {_plain(segment.say)}" if segment.say and not segment.ask else ""
    yield from (f"**{what}** ({_clock(segment.start)}, {minutes(segment.length)}){said}", "")


def _exercise(
    exercise: Exercise, segments: Sequence[Segment], pictures: Mapping[str, str]
) -> Iterator[str]:
    yield from (_how_much(exercise), "")
    for segment in segments:
        if segment.kind is SegmentKind.START:
            lasts = "until you are ready" if segment.ready else minutes(segment.length)
            yield from (_line("Get ready", lasts, segment), "")
    written: set[int] = set()
    for segment in segments:
        if segment.phase >= 0 and segment.phase not in written:
            written.add(segment.phase)
            phase = [s for s in segments if s.phase == segment.phase]
            lasts = ", ".join(f"{s.kind} {minutes(s.length)}" for s in phase)
            breath = "" if segment.breath == "free" else f", breathe {segment.breath}"
            yield _line(f"{len(written)}.", lasts + breath, segment)
            yield from _cues(phase)
            if name := pictures.get(segment.picture or ""):
                yield f"   ![{_plain(segment.line)}](<{name}>)"
    yield ""
    yield from _advice(exercise)
    yield ""


def _cues(phase: Sequence[Segment]) -> Iterator[str]:
    """The other words of a phase. A cue counts from its segment, the text from the phase."""
    for segment in phase:
        for cue in segment.cues:
            after = segment.start - phase[0].start + cue.at
            when = f"After {after:g} s" if cue.at >= 0 else f"{-cue.at:g} s before the end"
            yield f"   - {when}: {_plain(cue.say)}"


def _line(head: str, lasts: str, segment: Segment) -> str:
    said = " ".join(filter(None, (segment.say or segment.line, segment.note)))
    return f"{head} ({lasts})" + (f" {_plain(said)}" if said else "")


def _how_much(exercise: Exercise) -> str:
    words = dose_in_words(exercise.dose)
    words = f"**{words[0].upper()}{words[1:]}.**"
    if exercise.dose.sides is not Sides.NONE and exercise.left_means:
        words += f" Left: {_plain(exercise.left_means)}."
    return words


def _advice(exercise: Exercise) -> Iterator[str]:
    if exercise.feel:
        yield f"- You may feel: {_plain(exercise.feel)}"
    if exercise.mistakes:
        yield f"- Mind: {_plain(' '.join(exercise.mistakes))}"
    if exercise.stop_if:
        yield f"- Stop if: {_plain(' '.join(exercise.stop_if))}"
    yield from _careful(exercise)
    for what, forms in (("Easier", exercise.easier), ("Harder", exercise.harder)):
        for form in forms:
            yield f"- {what}: {_plain(form.text or form.use.replace('-', ' '))}"
    if exercise.sources:
        yield f"- From: {_plain('; '.join(exercise.sources))}"


def _careful(one: Exercise | Routine) -> Iterator[str]:
    said = {word: care.say or _LEAVE_OUT for word, care in one.careful.items()} | dict(one.other)
    for condition, sentence in said.items():
        yield f"- Take care ({_plain(condition)}): {_plain(sentence)}"


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def _plain(text: str) -> str:
    """The text with every character escaped that Markdown or a browser would interpret."""
    return _SIGNS.sub(r"\\\1", harmless(text))
