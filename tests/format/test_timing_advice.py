"""Advice on words that run into a hold, against the plan of the voice itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.format.timing_advice import speaking_seconds, timing_findings
from player.model.routine import Dose, Exercise, Length, Phase, Routine, Start
from player.narration.cue_plan import plan_cues
from player.plan.timeline import lay_out


def words(count: int) -> str:
    return "x" * (count - 1) + "."


def exercise(text: str, move: float, hold: float, reps: int, start: Start) -> Exercise:
    phases = (Phase(say=text, move=Length(move), hold=Length(hold)), Phase(move=Length(4)))
    return Exercise("e", "E", phases, dose=Dose(sets=(reps,)), start=start)


def advised(one: Exercise) -> bool:
    return any(finding.name == "say-into-hold" for finding in timing_findings(one))


def times_said(one: Exercise, text: str) -> int:
    plan = lay_out(Routine("r", "R", (one,)))
    return sum(cue.what.endswith(text) for cue in plan_cues(plan, speaking_seconds))


@settings(max_examples=80, deadline=None)
@given(st.integers(20, 110), st.sampled_from([1.0, 2.0, 2.5, 4.0]), st.sampled_from([5.0, 9.0]))
def test_it_is_given_just_where_the_voice_has_to_leave_the_words_out(
    count: int, move: float, hold: float
) -> None:
    text = words(count)
    one = exercise(text, move, hold, 3, Start(say="Kneel.", length=Length(20)))
    too_long = speaking_seconds(text) > move + hold

    # Told before the first repetition; told in each of them only where there is room for it.
    assert times_said(one, text) == (1 if advised(one) or too_long else 3)


@pytest.mark.parametrize("start", [Start(say="Kneel.", length=Length(20)), Start(ready=True)])
def test_what_is_told_while_getting_ready_for_one_repetition_is_not_lost(start: Start) -> None:
    text = words(70)
    assert times_said(exercise(text, 2, 9, 1, start), text) == 1
    assert not advised(exercise(text, 2, 9, 1, start))
    assert advised(exercise(text, 2, 9, 2, start))


def test_a_start_too_short_to_tell_it_does_not_count() -> None:
    text, start = words(70), Start(say="Kneel.", length=Length(4))
    assert times_said(exercise(text, 2, 9, 1, start), text) == 0
    assert advised(exercise(text, 2, 9, 1, start))
