"""The questions of a visit: the screens are built for all of them."""

from typing import get_args

from player.flow.questions import AnyQuestion, Question


def test_the_union_names_every_question() -> None:
    assert set(get_args(AnyQuestion)) == set(Question.__subclasses__())
