"""The page after a session: its head and its button go by how it ended."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from player.app.locations import routine_named
from player.care.stop_signs import sign_texts
from player.flow.answers import Played
from player.model.record import Outcome, PainKind
from player.model.settings import Country
from player.screens.play.play_questions import after_form

PLAYED = Played(routine_named("cat-cow"), Outcome.COMPLETED, 6, 6, 70.0)


def words(played: Played) -> tuple[str, str]:
    """The head and the button."""
    form = after_form(played, None, Country.OTHER)
    return form.title, form.buttons[0].text


def test_only_what_was_done_to_the_end_is_called_done_and_good() -> None:
    done, good = words(PLAYED)
    for outcome in set(Outcome) - {Outcome.COMPLETED}:
        head, button = words(replace(PLAYED, outcome=outcome, repetitions=0))
        assert head != done
        assert button != good


@pytest.mark.parametrize("kind", PainKind)
def test_under_a_pain_nothing_is_called_good(kind: PainKind) -> None:
    hurt = replace(PLAYED, outcome=Outcome.STOPPED_FOR_PAIN, pain=kind)
    assert words(hurt)[1] != words(PLAYED)[1]


def test_a_sign_is_a_stop_for_today_whatever_it_is_kept_as() -> None:
    pain = words(replace(PLAYED, outcome=Outcome.STOPPED_FOR_PAIN))
    for sign in sign_texts().signs:
        assert words(replace(PLAYED, outcome=Outcome.STOPPED, sign=sign)) == pain


def test_it_says_how_many_repetitions_were_done_of_how_many() -> None:
    early = after_form(replace(PLAYED, outcome=Outcome.STOPPED, repetitions=2), None, Country.OTHER)
    assert "2 of 6" in early.lines[0]
