"""The form for each question that a form answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from player.app.profile import Profile
from player.care.questions import conditions
from player.flow import questions
from player.model.routine import Side
from player.screens.care.checklist import checklist_form, habits_form
from player.screens.care.forms import care_form
from player.screens.care.help import HelpScreen
from player.screens.care.signs_page import signs_page
from player.screens.forms.form import Form
from player.screens.forms.reader import Reader
from player.screens.history.repair_form import repair_form
from player.screens.play.play_questions import after_form
from player.screens.play.still_pictures import key_pose
from player.screens.start.overview import PaintPicture
from player.screens.start.start_card import StartFor, start_card
from player.sound.voice import Voice
from player.ui.widgets.fields import Option
from player.ui.window.keys import Pair

PainterOf = Callable[[str | None, Side | None], PaintPicture | None]
"""What paints a pose of a side into a box of a panel."""


def form_for(
    question: questions.FormQuestion,
    profile: Profile,
    voice: Voice | None = None,
    painter_of: PainterOf = lambda pose, side: None,
) -> Form:
    """The form, with the stop signs one key away; cards can be read aloud by the `voice`."""
    country, reader = profile.country, Reader(voice, profile.clock)

    def help_over(keys: Sequence[Pair]) -> HelpScreen:
        return HelpScreen(country, reader, keys=keys, checklist=False)

    form = _form(question, profile, painter_of)
    form.signs, form.help = partial(signs_page, country, reader), help_over
    hurt = isinstance(question, questions.AskAfter) and question.played.pain is not None
    is_card = isinstance(question, questions.ShowCard | questions.ShowClosed) or hurt
    form.reader = reader if is_card else None
    return form


def _form(question: questions.FormQuestion, profile: Profile, painter_of: PainterOf) -> Form:
    country = profile.country
    match question:
        case questions.AskStart():
            return _start_card(question, profile, painter_of)
        case questions.AskAfter():
            profile.log.wait(1.0)
            return after_form(question.played, profile.log.trouble, country, question.said)
        case questions.AskRepair():
            return repair_form(question.lines)
        case questions.ShowChecklist():
            known = profile.known()
            return checklist_form(known, country, hide_numbers=profile.settings.hide_numbers)
        case questions.AskHabits():
            known = profile.known()
            return habits_form(known.habits.day if known.habits else None, known.today)
        case _:
            return care_form(question, country)


def _start_card(question: questions.AskStart, profile: Profile, painter_of: PainterOf) -> Form:
    """The start card with what is for this person."""
    offered, by_name = question.offered, conditions().by_name
    asked = [by_name[name] for name in question.conditions]
    today = StartFor(
        for_you=offered.for_you,
        asks=question.asks,
        conditions=tuple(Option(one.short, one.name, one.text) for one in asked),
        daily=question.daily,
        pain=question.pain,
        stiffness=question.stiffness,
    )
    plan = profile.lay_out(offered.routine)
    return start_card(plan, today, painter_of(*key_pose(plan)))
