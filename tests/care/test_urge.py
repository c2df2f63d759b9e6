"""An urge from the first tap to how it came out."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player import places
from player.care.texts import urge_texts
from player.care.urge import (
    MOST_REPEATS,
    ResponseEnded,
    UrgeAnswer,
    UrgeState,
    answered,
    as_record,
    urge_page,
)
from player.model.care import Stage, Wish
from player.model.diary import Response, Situation, UrgeOutcome
from player.model.record import PainKind


def after(*answers: UrgeAnswer, flow: UrgeState | None = None) -> UrgeState:
    flow = flow or UrgeState()
    for answer in answers:
        flow = answered(flow, answer)
    return flow


def test_two_taps_lead_straight_into_the_rescue() -> None:
    flow = after(7, Situation.SITTING)
    assert (flow.stage, flow.strength, flow.situation) == (Stage.RESCUE, 7, Situation.SITTING)


@pytest.mark.parametrize(
    ("rating", "stage"),
    [(0, Stage.OUTCOME), (3, Stage.OUTCOME), (4, Stage.OFFER), (10, Stage.OFFER)],
)
def test_an_urge_that_stays_at_four_and_more_is_offered_a_choice(rating: int, stage: Stage) -> None:
    assert after(7, Situation.STIFF, ResponseEnded(), rating).stage is stage
    assert after(7, Situation.STIFF, ResponseEnded(rating)).stage is stage
    assert after(7, Situation.STIFF, ResponseEnded(rating)).after == rating


def test_the_rescue_can_be_chosen_again_and_not_for_ever() -> None:
    flow = after(9, Situation.STRESS)
    for played in range(1, MOST_REPEATS + 2):
        assert flow.stage is Stage.RESCUE
        flow = answered(flow, ResponseEnded(4))
        assert (flow.stage, flow.rounds) == (Stage.OFFER, played)
        if played <= MOST_REPEATS:
            assert flow.wishes == tuple(Wish)
            flow = answered(flow, Wish.AGAIN)
    assert Wish.AGAIN not in flow.wishes
    with pytest.raises(ValueError, match="no answer"):
        answered(flow, Wish.AGAIN)


@pytest.mark.parametrize(
    ("wish", "stage", "response"),
    [
        (Wish.LONGER, Stage.LONGER, Response.LONGER),
        (Wish.WALK, Stage.WALK, Response.WALK),
        (Wish.HANDS, Stage.HANDS, Response.HANDS),
    ],
)
def test_what_is_chosen_is_rated_and_then_it_is_enough(
    wish: Wish, stage: Stage, response: Response
) -> None:
    offered = after(9, Situation.BORED, ResponseEnded(8))
    flow = answered(offered, wish)
    assert flow.stage is stage
    flow = answered(flow, ResponseEnded())
    assert (flow.stage, flow.response) == (Stage.RATE_AGAIN, response)
    assert answered(flow, 9).stage is Stage.OUTCOME
    assert after(wish, ResponseEnded(10), flow=offered).stage is Stage.OUTCOME


def test_enough_leads_to_the_outcome() -> None:
    flow = after(9, Situation.BORED, ResponseEnded(8), Wish.ENOUGH)
    assert (flow.stage, flow.response) == (Stage.OUTCOME, Response.RESCUE)


@pytest.mark.parametrize("outcome", UrgeOutcome)
def test_every_outcome_ends_it_and_is_kept(outcome: UrgeOutcome) -> None:
    flow = after(6, Situation.OTHER, ResponseEnded(2), outcome)
    assert flow.is_over
    moment, day = datetime(2024, 5, 1, 9, tzinfo=UTC), date(2024, 5, 1)
    urge = as_record(flow, moment, day, 92.0)
    assert (urge.strength, urge.strength_after, urge.outcome) == (6, 2, outcome)
    assert (urge.situation, urge.response) == (Situation.OTHER, Response.RESCUE)
    assert (urge.at, urge.day, urge.response_seconds, urge.pain) == (moment, day, 92.0, None)


def test_where_the_rescue_is_closed_the_urge_is_noted_and_nothing_is_played() -> None:
    flow = after(7, Situation.SITTING, flow=UrgeState(rescue_open=False))
    assert (flow.stage, flow.response) == (Stage.OUTCOME, Response.NONE)
    assert len(urge_page(flow).lines) > len(
        urge_page(after(2, Situation.SITTING, ResponseEnded(1))).lines
    )


def test_where_the_longer_one_is_closed_a_walk_is_offered() -> None:
    flow = after(7, Situation.SITTING, ResponseEnded(7), flow=UrgeState(longer_open=False))
    assert Wish.LONGER not in flow.wishes
    assert Wish.WALK in flow.wishes
    with pytest.raises(ValueError, match="no answer"):
        answered(flow, Wish.LONGER)


@pytest.mark.parametrize("kind", PainKind)
def test_a_warning_sign_goes_to_the_questions_from_any_stage(kind: PainKind) -> None:
    for answers in ((), (5,), (5, Situation.STIFF), (5, Situation.STIFF, ResponseEnded())):
        flow = after(*answers, kind)
        assert (flow.stage, flow.sign, flow.is_over) == (Stage.SIGN, kind, True)
        with pytest.raises(ValueError, match="no answer"):
            answered(flow, kind)


@pytest.mark.parametrize("rating", [-1, 11])
def test_a_rating_off_the_scale_is_refused(rating: int) -> None:
    with pytest.raises(ValueError, match="scale"):
        after(rating)
    with pytest.raises(ValueError, match="scale"):
        after(5, Situation.STIFF, ResponseEnded(rating))


def test_an_urge_without_its_strength_is_not_kept() -> None:
    with pytest.raises(ValueError, match="strength"):
        as_record(UrgeState(), datetime(2024, 5, 1, tzinfo=UTC), date(2024, 5, 1))


ANSWERS = st.one_of(
    st.integers(0, 10),
    st.sampled_from(Situation),
    st.builds(ResponseEnded, st.none() | st.integers(0, 10)),
    st.sampled_from(Wish),
    st.sampled_from(UrgeOutcome),
)


@given(st.lists(ANSWERS, max_size=40), st.booleans(), st.booleans())
def test_whatever_is_answered_no_closed_routine_is_reached(
    answers: list[UrgeAnswer], rescue_open: bool, longer_open: bool
) -> None:
    flow = UrgeState(rescue_open=rescue_open, longer_open=longer_open)
    for answer in answers:
        try:
            flow = answered(flow, answer)
        except ValueError:
            continue
        assert rescue_open or flow.stage not in (Stage.RESCUE, Stage.LONGER)
        assert longer_open or flow.stage is not Stage.LONGER
        assert flow.rounds <= MOST_REPEATS + 1
        assert urge_page(flow).title


def test_the_words_of_a_stage_bring_the_plan_and_the_quiet_window_where_they_help() -> None:
    first = urge_page(UrgeState(), if_then="When I feel it, I press U.", quiet="Not yet.")
    assert first.lines[:2] == ("When I feel it, I press U.", "Not yet.")
    rescue = urge_page(after(5, Situation.CRACKED), if_then="x", quiet="Not yet.")
    assert rescue.lines[0] == "Not yet."
    assert "x" not in rescue.lines
    assert urge_page(after(5, Situation.CRACKED, ResponseEnded(5))) != rescue


def test_a_crack_is_met_in_the_same_words_however_hard_it_was() -> None:
    gently = urge_page(after(5, Situation.STIFF, ResponseEnded(1), UrgeOutcome.CRACKED_GENTLY))
    hard = urge_page(after(5, Situation.STIFF, ResponseEnded(1), UrgeOutcome.CRACKED_WITH_FORCE))
    assert gently == hard
    assert gently.lines


def test_every_answer_has_its_words() -> None:
    assert [value for value, _ in urge_texts().situations.items()] == list(Situation)
    assert [value for value, _ in urge_texts().outcome_answers] == list(UrgeOutcome)
    assert [value for value, _ in urge_texts().wishes.items()] == list(Wish)
    assert len(urge_texts().first_signs) >= 5


def test_the_routines_of_the_urge_are_in_the_library() -> None:
    for which in ("rescue", "longer"):
        assert (places.shipped("routines") / f"{urge_texts().routines[which]}.yaml").is_file()
