"""One session of the history: what became of each repetition, and what a form changes."""

from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest

from player.flow.answers import Filled
from player.model.record import Done, Outcome, Repetition, SessionRecord, Spent
from player.model.routine import Asked, Side
from player.screens.history.pane import ignore
from player.screens.history.plan_results import counts_in_words, rep_counts
from player.screens.history.session_editor import correction, correction_form, inverse
from player.screens.history.session_form import asked_of
from player.ui.charts.plan_bar import RepCounts

AT = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


def done(planned: int, reps: int, skipped: int = 0) -> Done:
    return Done("bird-dog", Side.LEFT, planned, reps, 0.0, skipped)


def repetitions(*steps: int, side: Side | None = Side.LEFT) -> list[Repetition]:
    return [Repetition(step, "bird-dog", side, 1, 1, 6.0, AT) for step in steps]


@pytest.mark.parametrize(
    ("planned", "steps", "skipped", "share"),
    [
        (6, (0, 2, 4), 0, RepCounts(done=3, not_reached=3)),
        (6, (0, 0, 2), 1, RepCounts(done=2, repeated=1, skipped=1, not_reached=3)),
        (2, (0, 2), 0, RepCounts(done=2)),
        (0, (7, 8), 0, RepCounts(done=2)),
        (3, (), 3, RepCounts(skipped=3)),
    ],
)
def test_a_repetition_is_done_repeated_skipped_or_not_reached(
    planned: int, steps: tuple[int, ...], skipped: int, share: RepCounts
) -> None:
    others = repetitions(0, 1, 2, 3, side=Side.RIGHT)
    found = rep_counts(done(planned, len(steps), skipped), repetitions(*steps) + others)
    assert found == share


def test_counts_are_plain_and_what_was_not_planned_says_so() -> None:
    share = RepCounts(done=2, repeated=1, skipped=1, not_reached=3)
    assert counts_in_words(done(6, 3, 1), share) == "2 of 6, 1 repeated, 1 skipped"
    assert counts_in_words(done(0, 4), RepCounts(done=4)) == "4, not in the plan"


def record(**ratings: dict[Asked, int]) -> SessionRecord:
    before, after = (MappingProxyType(ratings.get(name, {})) for name in ("before", "after"))
    return SessionRecord(
        1, "bird-dog", "Bird-dog", "", AT, AT, date(2026, 3, 2), Outcome.STOPPED, Spent(), 128.0,
        1.0, False, before, after, "As ever.", 0,
    )  # fmt: skip


def test_a_form_that_was_not_touched_changes_nothing() -> None:
    old = record(before={Asked.PAIN: 4, Asked.URGE: 7}, after={Asked.PAIN: 2})
    form = correction_form(old, date(2026, 3, 2), ignore)
    form.leave()
    assert isinstance(form.result, Filled)
    found = correction(old, form.result)
    assert (found.outcome, found.note, found.day) == (None, None, None)
    assert (found.before, found.after) == ({}, {})


def test_a_rating_can_be_changed_given_and_taken_out() -> None:
    old = record(before={Asked.PAIN: 4}, after={Asked.PAIN: 2})
    values = {"pain before": 5, "pain after": None, "stiffness before": 0, "stiffness after": None}
    filled = Filled("keep", {"outcome": Outcome.COMPLETED, "note": "As ever.", **values})
    found = correction(old, filled)
    assert found.outcome is Outcome.COMPLETED
    assert found.note is None
    assert found.before == {Asked.PAIN: 5, Asked.STIFFNESS: 0}
    assert found.after == {Asked.PAIN: None}


def test_an_urge_is_asked_for_only_where_there_was_one() -> None:
    assert asked_of(record()) == [Asked.PAIN, Asked.STIFFNESS]
    assert Asked.URGE in asked_of(record(after={Asked.URGE: 3}))


def test_a_correction_is_taken_back_by_its_inverse() -> None:
    old = record(before={Asked.PAIN: 4}, after={Asked.PAIN: 2})
    day = date(2026, 2, 1).toordinal()
    values = {"pain before": None, "stiffness after": 3, "day": day, "active": 600}
    change = correction(old, Filled("keep", {"outcome": Outcome.COMPLETED, "note": "x", **values}))
    assert (change.day, change.active_seconds) == (date(2026, 2, 1), 600.0)
    back = inverse(old, change)
    assert (back.outcome, back.note, back.day) == (old.outcome, old.note, old.local_day)
    assert back.active_seconds == old.spent.active
    assert (back.before, back.after) == ({Asked.PAIN: 4}, {Asked.STIFFNESS: None})
