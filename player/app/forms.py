"""The form for each question that a form answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import assert_never

from msgspec.structs import replace

from player.app.history_facts import checklist_facts
from player.app.profile import Profile
from player.care.cards import whose_numbers
from player.care.checklist import Known
from player.care.emergency import filled
from player.care.questions import conditions
from player.flow import questions
from player.model.care import Stage
from player.model.routine import Side
from player.model.settings import Country
from player.screens.care import forms, safety_pages
from player.screens.care.checklist import checklist_form, habits_form
from player.screens.care.help import HelpScreen, card_page
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
            return after(question.played, profile.log.trouble, country)
        case questions.ShowClosed():
            return safety_pages.closed_page(
                question.card, country, question.signs, question.to_clear
            )
        case questions.ShowCard():
            lines = [filled(line, country) for line in question.above]
            return card_page(question.card, country, said=lines)
        case questions.ShowLines():
            lines = [filled(line, country) for line in question.lines]
            urgent = _with_whose(question.urgent, country)
            return forms.told_page(question.title, lines, urgent, question.points)
        case questions.AskSigns():
            return safety_pages.signs_form(new=question.new)
        case questions.AskWhichSign():
            return safety_pages.which_sign_form()
        case questions.AskFirst():
            return safety_pages.ask_first_form(again=question.again)
        case questions.AskFollowUp():
            return safety_pages.follow_up_form(question.question)
        case questions.AskNews():
            return safety_pages.news_form()
        case questions.AskCountry():
            return safety_pages.country_form(country)
        case questions.AskBody():
            return safety_pages.body_form(question)
        case questions.AskUrge():
            return _urge_form(question, country)
        case questions.AskUrgeSign():
            return forms.sign_form()
        case questions.AskMorning():
            return forms.morning_form()
        case questions.AskCrack():
            return forms.crack_form(question.quiet)
        case questions.ShowChecklist():
            known = _checklist_facts(profile)
            return checklist_form(known, country, hide_numbers=profile.settings.hide_numbers)
        case questions.AskHabits():
            known = _checklist_facts(profile)
            return habits_form(known.habits.day if known.habits else None, known.today)
        case _:
            assert_never(question)


def _checklist_facts(profile: Profile) -> Known:
    profile.log.wait(1.0)
    return checklist_facts(profile.history.path, profile.today())


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


def _with_whose(urgent: Sequence[str], country: Country) -> tuple[str, ...]:
    """Lines on whom to call, filled in, and whose numbers they are."""
    lines = tuple(filled(line, country) for line in urgent)
    return (*lines, *whose_numbers(lines, country))


def _urge_form(question: questions.AskUrge, country: Country) -> Form:
    words = replace(question.words, urgent=_with_whose(question.words.urgent, country))
    match question.stage:
        case Stage.STRENGTH | Stage.SITUATION:
            return forms.urge_form(words)
        case Stage.RATE_AGAIN:
            return forms.urge_again_form(words)
        case Stage.OUTCOME:
            return forms.outcome_form(words)
        case Stage.WALK | Stage.HANDS:
            return forms.told_page(words.title, words.lines)
        case _:
            return forms.wish_form(words, question.wishes)
