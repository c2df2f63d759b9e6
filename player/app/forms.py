"""The form for each question that a form answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import assert_never

from msgspec.structs import replace

from player.app.history_facts import checklist_facts
from player.app.profile import Profile
from player.care.cards import whose_numbers
from player.care.emergency import filled
from player.care.questions import conditions
from player.flow.questions import (
    AskAfter,
    AskBody,
    AskCountry,
    AskCrack,
    AskFirst,
    AskFollowUp,
    AskHabits,
    AskMorning,
    AskNews,
    AskSigns,
    AskStart,
    AskUrge,
    AskUrgeSign,
    AskWhichSign,
    FormQuestion,
    ShowCard,
    ShowChecklist,
    ShowClosed,
    ShowLines,
)
from player.model.care import Stage
from player.model.routine import Side
from player.model.settings import Country
from player.screens.care.checklist import checklist_form, habits_form
from player.screens.care.forms import (
    crack_form,
    morning_form,
    outcome_form,
    sign_form,
    told_page,
    urge_again_form,
    urge_form,
    wish_form,
)
from player.screens.care.help import HelpScreen, card_page
from player.screens.care.safety_pages import (
    ask_first_form,
    body_form,
    closed_page,
    country_form,
    follow_up_form,
    news_form,
    signs_form,
    which_sign_form,
)
from player.screens.care.signs_page import signs_page
from player.screens.forms.form import Form
from player.screens.forms.reader import Reader
from player.screens.play.play_questions import after
from player.screens.play.still_pictures import key_pose
from player.screens.start.overview import PaintPicture
from player.screens.start.start_card import StartFor, start_card
from player.sound.voice import Voice
from player.ui.widgets.fields import Option
from player.ui.window.keys import Pair

PainterOf = Callable[[str | None, Side | None], PaintPicture | None]
"""What paints a pose of a side into a box of a panel."""


def form_for(
    question: FormQuestion,
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
    hurt = isinstance(question, AskAfter) and question.played.pain is not None
    is_card = isinstance(question, ShowCard | ShowClosed) or hurt
    form.reader = reader if is_card else None
    return form


def _form(question: FormQuestion, profile: Profile, painter_of: PainterOf) -> Form:
    country = profile.country
    match question:
        case AskStart():
            return _start_card(question, profile, painter_of)
        case AskAfter():
            profile.log.wait(1.0)
            return after(question.played, profile.log.trouble, country)
        case ShowClosed():
            return closed_page(question.card, country, question.signs, question.to_clear)
        case ShowCard():
            lines = [filled(line, country) for line in question.above]
            return card_page(question.card, country, said=lines)
        case ShowLines():
            lines = [filled(line, country) for line in question.lines]
            urgent = _with_whose(question.urgent, country)
            return told_page(question.title, lines, urgent, question.points)
        case AskSigns():
            return signs_form(new=question.new)
        case AskWhichSign():
            return which_sign_form()
        case AskFirst():
            return ask_first_form(again=question.again)
        case AskFollowUp():
            return follow_up_form(question.question)
        case AskNews():
            return news_form()
        case AskCountry():
            return country_form(country)
        case AskBody():
            return body_form(question)
        case AskUrge():
            return _urge_form(question, country)
        case AskUrgeSign():
            return sign_form()
        case AskMorning():
            return morning_form()
        case AskCrack():
            return crack_form(question.quiet)
        case ShowChecklist():
            profile.log.wait(1.0)
            known = checklist_facts(profile.history.path, profile.today())
            return checklist_form(known, country, hide_numbers=profile.settings.hide_numbers)
        case AskHabits():
            profile.log.wait(1.0)
            known = checklist_facts(profile.history.path, profile.today())
            return habits_form(known.habits.day if known.habits else None, known.today)
        case _:
            assert_never(question)


def _start_card(question: AskStart, profile: Profile, painter_of: PainterOf) -> Form:
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


def _with_whose(urgent: Sequence[str], country: Country) -> tuple[str, ...]:
    """Lines on whom to call, filled in, and whose numbers they are."""
    lines = tuple(filled(line, country) for line in urgent)
    return (*lines, *whose_numbers(lines, country))


def _urge_form(question: AskUrge, country: Country) -> Form:
    words = replace(question.words, urgent=_with_whose(question.words.urgent, country))
    match question.stage:
        case Stage.STRENGTH | Stage.SITUATION:
            return urge_form(words)
        case Stage.RATE_AGAIN:
            return urge_again_form(words)
        case Stage.OUTCOME:
            return outcome_form(words)
        case Stage.WALK | Stage.HANDS:
            return told_page(words.title, words.lines)
        case _:
            return wish_form(words, question.wishes)
