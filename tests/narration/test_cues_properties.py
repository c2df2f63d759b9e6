"""Whatever the routine: no phrase over another, none late, every change told, every side said."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from player.model.routine import (
    Ask,
    Asked,
    AuthorCue,
    Dose,
    Exercise,
    Length,
    Phase,
    Repeat,
    Rest,
    Routine,
    Sides,
    Start,
    Step,
)
from player.narration.cue import LATEST, Cue, CueKind
from player.narration.cue_plan import phrases, plan_cues
from player.narration.repetition_lines import AFTER_NAME
from player.plan import wording
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline, lay_out

SAID = [
    "",
    "Lower.",
    "Breathe in. Let your belly sink and look ahead.",
    "Reach your {side} arm and {other} leg long.",
    "Let both knees roll to the {side}.",
]
words = st.sampled_from(SAID)
times = st.sampled_from([0.0, 1.5, 2.0, 3.0, 5.0, 10.0, 12.5, 24.0]).map(Length)
tiny = st.sampled_from([0.0, 0.1, 0.4, 2.0, 7.7]).map(Length)


def routines(lengths: st.SearchStrategy[Length]) -> st.SearchStrategy[Timeline]:
    cues = st.lists(
        st.builds(AuthorCue, st.sampled_from([-3.0, 0.5, 4.0]), st.just("Keep breathing.")),
        max_size=1,
    ).map(tuple)
    phases = st.builds(
        Phase,
        say=words,
        move=lengths,
        hold=lengths,
        cues=cues,
        pose=st.sampled_from([None, "p", "q"]),
    ).filter(lambda phase: bool(phase.move or phase.hold))
    doses = st.builds(
        Dose,
        sets=st.lists(st.integers(1, 3), min_size=1, max_size=2).map(tuple),
        sides=st.sampled_from(Sides),
        rest=lengths,
        pause=lengths,
        switch=lengths,
    )
    starts = st.one_of(st.none(), st.builds(Start, say=words, length=lengths, ready=st.booleans()))
    exercises = st.builds(
        Exercise,
        key=st.sampled_from("xyz"),
        name=st.sampled_from(["Cat-cow", "Bird-dog with a long name"]),
        rep=st.lists(phases, min_size=1, max_size=3).map(tuple),
        dose=doses,
        start=starts,
    )
    leaves: st.SearchStrategy[Step] = st.one_of(
        exercises,
        st.builds(Rest, lengths, st.sampled_from(["", "Roll onto your back."])),
        st.builds(Ask, st.sampled_from(Asked), lengths),
    )
    rounds = st.builds(
        Repeat, st.integers(1, 2), st.lists(leaves, min_size=1, max_size=2).map(tuple), lengths
    )
    return (
        st.lists(st.one_of(leaves, rounds), min_size=1, max_size=3)
        .map(lambda steps: lay_out(Routine("r", "R", tuple(steps))))
        .filter(lambda timeline: bool(timeline.segments))
    )


def seconds_of(text: str) -> float:
    return sum(0.25 + 0.06 * len(piece) for piece in wording.sentences(text))


def spoken(timeline: Timeline) -> list[Cue]:
    """The voice cues that take time of the plan."""
    return [
        cue
        for cue in plan_cues(timeline, seconds_of)
        if cue.kind is CueKind.VOICE and not timeline.segments[cue.host].ready
    ]


@settings(max_examples=40, deadline=None)
@given(st.one_of(routines(times), routines(tiny)))
def test_no_phrase_is_said_over_another_one(timeline: Timeline) -> None:
    for one, other in pairwise(spoken(timeline)):
        assert one.end <= other.at + 1e-6, (one, other)


@settings(max_examples=40, deadline=None)
@given(routines(tiny), st.floats(0.2, 3))
def test_nor_when_the_voice_is_slow(timeline: Timeline, slow: float) -> None:
    cues = plan_cues(timeline, lambda text: slow * seconds_of(text))
    said = [c for c in cues if c.kind is CueKind.VOICE and not timeline.segments[c.host].ready]
    for one, other in pairwise(said):
        assert one.end <= other.at + 1e-6, (one, other)


@settings(max_examples=40, deadline=None)
@given(st.one_of(routines(times), routines(tiny)))
def test_a_cue_stands_in_the_segment_it_is_tied_to(timeline: Timeline) -> None:
    for cue in plan_cues(timeline, seconds_of):
        host = timeline.segments[cue.host]
        assert abs(host.start + cue.due(host.length) - cue.at) < 1e-6 or cue.at > host.end
        if not host.ready and cue.at < timeline.total_seconds:
            assert host.start - 1e-6 <= cue.at <= host.end + 1e-6


@settings(max_examples=40, deadline=None)
@given(st.one_of(routines(times), routines(tiny)))
def test_what_is_said_of_a_segment_begins_in_time_and_ends_before_its_hold(
    timeline: Timeline,
) -> None:
    for cue in spoken(timeline):
        about = timeline.segments[cue.segment]
        if about.kind is not SegmentKind.MOVE or not about.say.startswith(cue.what):
            continue
        before = timeline.segments[about.index - 1] if about.index else None
        new = before is None or before.ready or before.number != about.number
        assert cue.at <= about.start + (AFTER_NAME if new else LATEST) + 1e-6
        after = timeline.segments[about.index + 1 :]
        if after and after[0].kind is SegmentKind.HOLD:
            assert cue.end <= about.end - 0.5 + 1e-6


@settings(max_examples=40, deadline=None)
@given(st.one_of(routines(times), routines(tiny)))
def test_every_change_is_told_by_a_sound_or_the_voice_by_then(timeline: Timeline) -> None:
    cues = plan_cues(timeline, seconds_of)
    sounded = [cue for cue in cues if cue.kind is CueKind.SOUND]
    counted = {round(cue.at + 3, 6) for cue in sounded if cue.what == "countdown"}
    begun = {cue.host for cue in sounded if abs(cue.at - timeline.segments[cue.host].start) < 1e-6}
    for segment in timeline.segments:
        told = segment.index in begun or round(segment.start, 6) in counted
        told |= any(c.kind is CueKind.VOICE and c.segment == segment.index for c in cues)
        assert told or segment.ready, segment


def side_is_told(cues: list[Cue], segments: tuple[Segment, ...], first: Segment) -> bool:
    """Whether the side was said for this repetition, or in what leads into it, in time."""
    assert first.side is not None
    lead = {first.index, first.index - 1}  # the words of a start may tell the side
    # Where nothing comes before, the name is said first.
    alone = first.index == 0 or segments[first.index - 1].ready
    latest = 3.0 if alone else LATEST
    return any(
        cue.segment in lead
        and any(wording.tells_side(piece, first.side) for piece in wording.sentences(cue.what))
        and cue.at <= first.start + latest + 1e-6
        for cue in cues
    )


# Room for the shortest forms: no segment shorter than 1.5 s.
@settings(max_examples=80, deadline=None)
@given(routines(times))
def test_the_side_is_said_for_every_sided_repetition(timeline: Timeline) -> None:
    cues = [c for c in plan_cues(timeline, seconds_of) if c.kind is CueKind.VOICE]
    for step in timeline.steps:
        if step.kind != "repetition" or step.side is None:
            continue
        inside = timeline.segments[step.first : step.last + 1]
        first = next(segment for segment in inside if segment.phase >= 0)
        assert side_is_told(cues, timeline.segments, first), (step, first.start)


@settings(max_examples=30, deadline=None)
@given(routines(times))
def test_whatever_is_said_was_asked_for_before(timeline: Timeline) -> None:
    known = {piece for text in phrases(timeline) for piece in wording.sentences(text)}
    for cue in plan_cues(timeline, seconds_of):
        if cue.kind is CueKind.VOICE:
            assert set(wording.sentences(cue.what)) <= known


@settings(max_examples=30, deadline=None)
@given(routines(times))
def test_what_cannot_be_said_leaves_room_for_what_can(timeline: Timeline) -> None:
    def only_the_sides(text: str) -> float:
        return 0.6 if text in ("Left.", "Right.") else float("inf")

    cues = plan_cues(timeline, only_the_sides)
    said = [cue for cue in cues if cue.kind is CueKind.VOICE]
    assert {cue.what for cue in said} <= {"Left.", "Right."}
    sided = [step for step in timeline.steps if step.kind == "repetition" and step.side]
    assert len(said) == len(sided)
