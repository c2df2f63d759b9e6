"""What is said and sounded, and when, on small plans. A phrase takes 1 s, a sentence more 1 s."""

import math
from collections import Counter

import pytest
from msgspec.structs import replace

from player.model.routine import (
    AuthorCue,
    CoachLine,
    Dose,
    Exercise,
    Length,
    Phase,
    Position,
    Rest,
    Routine,
    Sides,
    Start,
    Step,
    When,
)
from player.narration.cue import Anchor, Cue, CueKind, Priority
from player.narration.cue_plan import phrases, plan_cues
from player.narration.sounds import counted_into
from player.plan.timeline import Timeline, lay_out
from player.plan.wording import sentences

ONCE = Dose()


def second_each(text: str) -> float:
    return float(len(sentences(text)))


def s(seconds: float) -> Length:
    return Length(seconds)


def plan(*steps: Step) -> Timeline:
    return lay_out(Routine("r", "R", steps))


def exercise(*rep: Phase, dose: Dose = ONCE, start: Start | None = None) -> Exercise:
    return Exercise("reach", "Reach", rep, dose=dose, start=start)


def spoken(timeline: Timeline) -> list[tuple[float, str]]:
    return [(round(cue.at, 3), cue.what) for cue in voices(timeline)]


def voices(timeline: Timeline) -> list[Cue]:
    return [cue for cue in plan_cues(timeline, second_each) if cue.kind is CueKind.VOICE]


def sounds(timeline: Timeline) -> list[tuple[float, str]]:
    cues = plan_cues(timeline, second_each)
    return [(round(cue.at, 3), cue.what) for cue in cues if cue.kind is CueKind.SOUND]


def test_name_then_position_then_side_then_the_first_words_then_begin_by_sound() -> None:
    timeline = plan(
        exercise(
            Phase(say="Reach long.", move=s(4), hold=s(3)),
            start=Start(say="Kneel down.", length=s(12)),
            dose=Dose(sides=Sides.ALTERNATE),
        )
    )

    assert spoken(timeline)[:4] == [
        (0.2, "Reach."),
        (1.35, "Kneel down."),
        (3.0, "Left side first."),
        (4.15, "Reach long."),
    ]
    assert (9.0, "countdown") in sounds(timeline)


def test_the_words_of_the_start_may_tell_the_side() -> None:
    timeline = plan(
        exercise(
            Phase(say="Open up.", move=s(4), hold=s(3)),
            start=Start(say="Lie on your {side} side.", length=s(14)),
            dose=Dose(sides=Sides.EACH),
        )
    )

    said = [text for _, text in spoken(timeline)]

    assert said[:3] == ["Reach.", "Lie on your left side.", "First: Open up."]
    assert "Switch sides: now the right. Lie on your right side." in said


def test_words_of_a_switch_that_do_not_fit_are_left_out_from_the_end() -> None:
    def said_in(seconds: float) -> list[str]:
        turn = Exercise(
            "open",
            "Open",
            (Phase(say="Open up.", move=s(4), hold=s(3)),),
            dose=Dose(sides=Sides.EACH, switch=s(seconds)),
            start=Start(say="Lie on your {side} side. Bend your knees.", length=s(14)),
            position=Position.ON_THE_SIDE,
        )
        return [text for _, text in spoken(plan(turn)) if text.startswith("Switch")]

    # Each sentence takes a second, and "Switch sides:" is one of them.
    short = "Switch sides: now the right."
    full = f"{short} Roll over. Lie on your right side. Bend your knees."
    assert said_in(9) == [full]
    assert said_in(5) == [f"{short} Roll over. Lie on your right side."]
    assert said_in(3.5) == [f"{short} Roll over."]


def test_in_fast_moves_the_side_alone_is_said_before_the_tone() -> None:
    timeline = plan(
        exercise(
            Phase(say="Reach. Long. Longer.", move=s(2), hold=s(1)),
            Phase(say="Lower.", move=s(2)),
            dose=Dose(sets=(2,), sides=Sides.ALTERNATE),
        )
    )

    said = spoken(timeline)

    # The third repetition, on the left again, begins after 10 s.
    assert (9.35, "Left.") in said
    assert not any(8.3 < at < 10.5 and text.startswith("Reach") for at, text in said)


def test_after_a_short_start_the_first_words_are_said_before_a_fast_move() -> None:
    timeline = plan(
        exercise(
            Phase(say="Reach. Long.", move=s(2), hold=s(6)),
            Phase(say="Lower.", move=s(2)),
            start=Start(say="Kneel down.", length=s(5)),
            dose=Dose(sides=Sides.ALTERNATE),
        )
    )

    said = spoken(timeline)

    # The movement begins at 5 s, its hold at 7; then the right side at 15. Nothing is said of the
    # right while the left is held.
    assert said[2:4] == [(3.35, "Left."), (4.5, "Reach. Long.")]
    assert said[4:7] == [(7.2, "Hold for six seconds."), (13.2, "Lower."), (14.35, "Right.")]


def test_an_instruction_that_names_its_side_needs_no_other_word() -> None:
    timeline = plan(
        exercise(
            Phase(say="Roll to the {side}.", move=s(4)),
            Phase(say="Back.", move=s(4)),
            dose=Dose(sides=Sides.ALTERNATE),
        )
    )

    assert spoken(timeline)[-3:] == [
        (8.2, "Roll to the right."),
        (12.2, "Back."),
        (16.2, "All done. Take your time."),
    ]


def test_an_instruction_begins_early_rather_than_run_into_its_hold() -> None:
    timeline = plan(exercise(Phase(move=s(5)), Phase(say="In. And on.", move=s(2), hold=s(5))))

    assert (4.5, "In. And on.") in spoken(timeline)


def test_what_does_not_fit_loses_its_last_sentence_first() -> None:
    timeline = plan(exercise(Phase(move=s(5)), Phase(say="In. On. Out. Up.", move=s(2), hold=s(3))))

    assert (3.5, "In. On. Out.") in spoken(timeline)


def test_in_a_long_hold_the_next_thing_is_told_nine_seconds_before_the_end() -> None:
    timeline = plan(
        exercise(Phase(say="Reach.", move=s(4), hold=s(30)), Phase(say="Lower.", move=s(4)))
    )

    said = spoken(timeline)

    assert (19.0, "Halfway.") in said
    assert (25.0, "In a moment: Lower.") in said
    assert (34.2, "Lower.") in said


def test_in_a_shorter_hold_what_everybody_knows_is_not_told_ahead() -> None:
    timeline = plan(
        exercise(
            Phase(say="Reach.", move=s(4), hold=s(12)),
            Phase(say="Lower.", move=s(4)),
            dose=Dose(sets=(3,)),
        )
    )

    said = [text for _, text in spoken(timeline)]

    assert said.count("In a moment: Lower.") == 0
    assert said.count("Lower.") == 2, "the same words for a third time are left out"


def test_halfway_is_not_said_below_twenty_seconds() -> None:
    said = spoken(plan(exercise(Phase(say="Reach.", move=s(4), hold=s(19)))))

    assert "Halfway." not in [text for _, text in said]


def test_a_rest_says_how_long_and_what_comes() -> None:
    timeline = plan(
        exercise(
            Phase(say="Reach.", move=s(4), hold=s(4)),
            dose=Dose(sets=(1, 1), rest=s(30), sides=Sides.EACH, switch=s(6)),
        )
    )
    rest = timeline.segments[-1 - 3 - 2]

    said = [(at - rest.start, text) for at, text in spoken(timeline) if at >= rest.start]

    assert [(round(at, 3), text) for at, text in said[:5]] == [
        (0.2, "Rest."),
        (1.35, "Thirty seconds."),
        (11.675, "Let your breath come and go."),
        (21.0, "Next: Set two, on the left."),
        (23.15, "Reach."),
    ]


def test_the_next_exercise_is_told_in_the_rest_before_it() -> None:
    timeline = plan(
        exercise(Phase(move=s(4))),
        Rest(s(20)),
        Exercise("b", "Bridge", (Phase(move=s(4)),), start=Start(say="Lie down.", length=s(8))),
    )

    assert (15.0, "Next: Bridge.") in spoken(timeline)
    said = spoken(timeline)
    assert said.index((24.2, "The last exercise.")) == said.index((25.35, "Bridge.")) - 1


def test_every_kind_of_change_has_its_sound_and_the_finish_its_own() -> None:
    timeline = plan(
        exercise(
            Phase(move=s(2), hold=s(3)),
            start=Start(length=s(4)),
            dose=Dose(sets=(2,), sides=Sides.EACH, switch=s(4), pause=s(3)),
        ),
        Rest(s(4)),
    )

    assert sounds(timeline) == [
        *((0.0, "start"), (4.0, "go"), (6.0, "hold"), (9.0, "rest"), (12.0, "go"), (14.0, "hold")),
        (17.0, "switch"),
        *((21.0, "go"), (23.0, "hold"), (26.0, "rest"), (29.0, "go"), (31.0, "hold")),
        *((34.0, "rest"), (38.0, "done")),
    ]


def test_a_countdown_in_a_hold_ends_in_the_sound_of_what_follows() -> None:
    timeline = plan(
        exercise(Phase(move=s(3), hold=s(6)), Phase(move=s(3)), Phase(hold=s(5)), Phase(hold=s(5)))
    )

    assert sounds(timeline)[:5] == [
        *((0.0, "go"), (3.0, "hold"), (6.0, "countdown"), (12.0, "hold"), (14.0, "countdown")),
    ]
    assert [counted_into(timeline, index) for index in range(6)] == [
        *("go", "hold", "return", "hold", "hold", None),
    ]


def test_the_authors_own_words_come_at_their_time_or_not_at_all() -> None:
    free = AuthorCue(4, "Breathe.")
    before_the_end = AuthorCue(-3, "Nearly there.")
    over_the_instruction = AuthorCue(0.5, "Not this.")
    timeline = plan(
        exercise(Phase(say="Reach.", hold=s(9), cues=(free, before_the_end, over_the_instruction)))
    )

    found = {cue.what: cue for cue in voices(timeline)}

    assert found["Breathe."].at == 4.0
    assert found["Nearly there."].at == 6.0
    assert found["Nearly there."].anchor is Anchor.END
    assert found["Breathe."].priority is Priority.COACHING
    assert "Not this." not in found


def test_the_last_of_several_repetitions_is_called_so_once() -> None:
    timeline = plan(exercise(Phase(say="Reach.", move=s(3), hold=s(6)), dose=Dose(sets=(3,))))

    assert [round(at) for at, text in spoken(timeline) if "ast one" in text] == [18]


def test_a_start_that_waits_says_so_and_takes_no_time_of_the_plan() -> None:
    timeline = plan(
        exercise(
            Phase(say="Reach.", move=s(5)),
            start=Start(say="Lie down.", ready=True),
            dose=Dose(sides=Sides.EACH),
        )
    )

    cues = voices(timeline)
    at_the_gate = [cue.what for cue in cues if cue.host == 0]

    assert at_the_gate == [
        *("Reach.", "Lie down.", "Left side first.", "Reach."),
        "Press space when you are ready.",
    ]
    assert next((cue.at, cue.what) for cue in cues if cue.host == 1) == (0.2, "Left.")


def test_the_farewell_comes_after_the_end() -> None:
    timeline = plan(exercise(Phase(move=s(5))))

    last = voices(timeline)[-1]

    assert (last.at, last.what) == (5.2, "All done. Take your time.")


def test_without_a_voice_there_are_the_sounds_alone() -> None:
    timeline = plan(exercise(Phase(say="Reach.", move=s(4), hold=s(30))))

    cues = plan_cues(timeline, lambda text: math.inf)

    assert {cue.kind for cue in cues} == {CueKind.SOUND}
    assert len(cues) == len(sounds(timeline))


def test_the_phrases_hold_both_sides_and_the_easier_words() -> None:
    found = phrases(
        plan(
            exercise(
                Phase(say="Roll to the {side}.", move=s(2)),
                start=Start(say="Lie down."),
                dose=Dose(sides=Sides.EACH),
            )
        )
    )

    assert {"Reach.", "Lie down.", "Roll to the left.", "Roll to the right."} <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("anchor", list(Anchor))
def test_a_cue_follows_what_it_is_tied_to(anchor: Anchor) -> None:
    cue = Cue(4.0, "x", 1.0, Priority.NEXT, 0, 0, 2.0, anchor)

    dues = {Anchor.BEGIN: 2.0, Anchor.MIDDLE: 12.0, Anchor.END: 18.0}

    assert cue.due(20.0) == dues[anchor]


def test_words_are_said_as_the_author_says() -> None:
    reach = replace(exercise(Phase(say="Move Th12.", move=s(4))), say_as={"Th12": "the middle"})
    timeline = plan(reach)

    assert (1.35, "Move the middle.") in spoken(timeline)
    assert "Move the middle." in phrases(timeline)
    assert "Move Th12." not in phrases(timeline)


def test_later_repetitions_take_the_words_of_the_coach_in_turn() -> None:
    coach = (
        CoachLine("Long.", When.LATER),
        CoachLine("Far.", When.LATER),
        CoachLine("Soft elbows.", 2),
        CoachLine("Easy now.", When.LAST),
    )
    timeline = plan(exercise(Phase(say="Reach out.", move=s(6), coach=coach), dose=Dose(sets=(6,))))

    said = spoken(timeline)
    begun = {round(at - 0.2): text for at, text in said if (at - 0.2) % 6 < 0.1}

    assert begun[6] == "Reach out."
    assert {begun[12], begun[24]} == {"Long.", "Far."}
    assert any(6 < at < 12 and text == "Soft elbows." for at, text in said)
    assert any(at > 30 and text == "Easy now." for at, text in said)
    assert max(Counter(text for _, text in said).values()) <= 3
