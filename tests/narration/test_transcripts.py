"""What somebody hears who lies face down and never saw the exercise, for every routine we ship."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from player import places
from player.format.library import Library
from player.model.routine import Exercise
from player.model.settings import HowMuch
from player.narration import stock
from player.narration.cue import GAP, Cue, CueKind
from player.narration.cue_plan import LONGEST_SILENCE, phrases, plan_cues
from player.narration.repetition_lines import turns
from player.narration.tips import HOLD_SAID_FROM
from player.plan import wording
from player.plan.segment import HALFWAY_FROM, Segment, SegmentKind
from player.plan.timeline import Timeline, lay_out
from player.sound.speaker import Speaker
from player.sound.voice import Voice

LIBRARY = Library([places.shipped("routines")])
NAMES = sorted(LIBRARY.keys())
SEQUENCES = [name for name in NAMES if len(list(LIBRARY.find(name).routine.steps)) > 1]  # type: ignore[union-attr]
EDGE = 0.6
"""Seconds of a silence that are lost at the edges of what stands beside it."""


@cache
def voice() -> Voice:
    """The voice of the pack alone."""
    found = Voice(Speaker())
    found._engines = ()
    return found


@cache
def timeline(name: str) -> Timeline:
    routine = LIBRARY.find(name).routine
    assert routine is not None
    return lay_out(routine)


@cache
def spoken(name: str, how_much: HowMuch = HowMuch.ALL) -> tuple[Cue, ...]:
    plan = timeline(name)
    voice().prepare(phrases(plan, how_much))
    cues = plan_cues(plan, voice().seconds_of, how_much)
    return tuple(cue for cue in cues if cue.kind is CueKind.VOICE)


def sentences(cues: Iterable[Cue]) -> list[str]:
    return [one for cue in cues for one in wording.whole_sentences(cue.what)]


def heard(text: str, cues: Iterable[Cue]) -> bool:
    return any(text in cue.what for cue in cues)


def longest_silence(segments: Iterable[Segment], cues: tuple[Cue, ...]) -> float:
    """Seconds of the longest stretch of these segments in which nothing is said."""
    found = [0.0]
    for segment in segments:
        since = segment.start
        for cue in cues:
            if segment.start < cue.end and cue.at < segment.end:
                found.append(cue.at - since)
                since = max(since, cue.end)
        found.append(segment.end - since)
    return max(found)


def parts(name: str) -> Iterator[tuple[Exercise, list[Segment]]]:
    """Each exercise of a plan with its segments."""
    by_number: dict[int, list[Segment]] = {}
    for segment in timeline(name).segments:
        by_number.setdefault(segment.number, []).append(segment)
    for segments in by_number.values():
        if segments[0].exercise is not None:
            yield segments[0].exercise, segments


@pytest.mark.parametrize("name", NAMES)
def test_what_means_stop_is_heard(name: str) -> None:
    cues, plan = spoken(name), timeline(name)
    for exercise, _ in parts(name):
        for sentence in exercise.stop_if:
            if heard(sentence, cues):
                continue
            # Only where no silence of the whole session is long enough for it.
            needs = voice().seconds_of(f"{stock.STOP_ONE} {sentence}") + 2 * GAP
            assert longest_silence(plan.segments, cues) < needs + EDGE, sentence


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how_much", [HowMuch.ALL, HowMuch.SOME])
def test_every_note_of_a_repetition_is_heard(name: str, how_much: HowMuch) -> None:
    cues = spoken(name, how_much)
    for exercise, segments in parts(name):
        for number, phase in enumerate(exercise.rep):
            mine = [segment for segment in segments if segment.phase == number]
            for sentence in wording.whole_sentences(phase.note):
                if "{" in sentence or heard(sentence, cues):
                    continue
                needs = voice().seconds_of(sentence) + 2 * GAP
                assert longest_silence(mine, cues) < needs + EDGE, sentence


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how_much", list(HowMuch))
def test_every_change_of_position_is_told(name: str, how_much: HowMuch) -> None:
    cues = spoken(name, how_much)
    for segment in timeline(name).segments:
        if segment.kind not in (SegmentKind.START, SegmentKind.SWITCH) or not segment.say:
            continue
        words = wording.sentences(segment.say)
        last = words[-1] if segment.kind is SegmentKind.START else words[0]
        here = [cue for cue in cues if cue.segment == segment.index]
        told = heard(last, here) or any(heard(text, here) for text in stock.switches(segment.side))
        assert told, (segment.start, segment.say)


@pytest.mark.parametrize("name", SEQUENCES)
@pytest.mark.parametrize("how_much", list(HowMuch))
def test_it_is_told_which_exercise_of_how_many_begins(name: str, how_much: HowMuch) -> None:
    cues, plan = spoken(name, how_much), timeline(name)
    for number, (_, segments) in enumerate(parts(name), 1):
        text = stock.exercise_count(number, plan.exercise_count)
        here = [cue for cue in cues if segments[0].start <= cue.at < segments[-1].end]
        needs = voice().seconds_of(text) + 2 * GAP
        assert heard(text, here) or longest_silence(segments, cues) < needs + EDGE, text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how_much", list(HowMuch))
def test_the_first_and_the_last_repetition_are_told(name: str, how_much: HowMuch) -> None:
    cues, plan = spoken(name, how_much), timeline(name)
    firsts: set[tuple[int, int]] = set()
    for step in plan.steps:
        if step.kind != "repetition" or step.reps < 2:
            continue
        inside = plan.segments[step.first : step.last + 1]
        here = [cue for cue in cues if cue.segment in range(step.first, step.last + 1)]
        sided = step.side is not None
        wanted: tuple[str, ...] = ()
        if step.rep == 1 and (step.number, step.set) not in firsts:
            firsts.add((step.number, step.set))
            wanted = (stock.first_of(step.reps, sided),)
        elif step.rep == step.reps:
            wanted = (*stock.LASTS, *(stock.last_on(step.side) if step.side else ()))
        if wanted and not any(heard(text, here) for text in wanted):
            needs = voice().seconds_of(wanted[0]) + 2 * GAP
            assert longest_silence(inside, cues) < needs + EDGE, (step.index, wanted)


@pytest.mark.parametrize("name", NAMES)
def test_the_length_and_the_half_of_a_hold_are_told(name: str) -> None:
    cues, plan = spoken(name), timeline(name)
    known = turns(plan)
    for segment in plan.segments:
        if segment.kind is not SegmentKind.HOLD or segment.length < HOLD_SAID_FROM:
            continue
        here = [cue for cue in cues if cue.host == segment.index]
        first = known[segment.step] == 1 and segment.set == 1
        sides = [one.side for one in plan.segments if one.number == segment.number and one.rep]
        if first and segment.side is sides[0]:
            said = " ".join(cue.what for cue in here) + segment.line
            length = stock.for_length(segment.length).removeprefix("For ").rstrip(".")
            assert length in said, (segment.start, said)
        if HALFWAY_FROM <= segment.length < 120:
            assert any(heard(text, here) for text in stock.HALVES), segment.start


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_wears_out(name: str) -> None:
    said = Counter(sentences(spoken(name)))
    authored = {
        sentence
        for segment in timeline(name).segments
        for cue in segment.cues
        for sentence in wording.whole_sentences(cue.say)
    }
    often = {text: times for text, times in said.items() if times > 3 and text not in authored}

    assert not often
    assert len(said) >= 0.4 * said.total()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how_much", list(HowMuch))
def test_no_start_and_no_rest_is_silent_for_long(name: str, how_much: HowMuch) -> None:
    kinds = (SegmentKind.START, SegmentKind.REST, SegmentKind.SWITCH)
    quiet = [segment for segment in timeline(name).segments if segment.kind in kinds]

    assert longest_silence(quiet, spoken(name, how_much)) <= LONGEST_SILENCE


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_other_side_is_said_while_one_is_held(name: str) -> None:
    plan = timeline(name)
    for cue in spoken(name):
        host = plan.segments[cue.host]
        if host.kind is SegmentKind.HOLD and host.side and cue.segment > host.index:
            named = re.findall(r"\b(left|right)\b", cue.what.lower())
            assert host.side.other not in named[:1], (cue.at, cue.what)


@pytest.mark.parametrize("name", NAMES)
def test_less_is_said_where_less_is_wanted(name: str) -> None:
    little, some, most = (
        sum(cue.seconds for cue in spoken(name, how_much))
        for how_much in (HowMuch.LITTLE, HowMuch.SOME, HowMuch.ALL)
    )

    if timeline(name).total_seconds > 60:
        assert little < some <= most
