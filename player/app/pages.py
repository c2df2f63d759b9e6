"""The pages and forms of a visit between the large screens: welcome, questions, cards, help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace

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
    AskLeftOver,
    AskMorning,
    AskNews,
    AskSigns,
    AskStart,
    AskUrge,
    AskUrgeSign,
    AskWhichSign,
    ShowCard,
    ShowChecklist,
    ShowClosed,
    ShowHelp,
    ShowLines,
)
from player.model.care import Stage
from player.model.routine import Side
from player.model.settings import Country
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
from player.screens.choose.left_over import left_over
from player.screens.forms.form import Form
from player.screens.forms.reader import Reader
from player.screens.play.play_questions import after
from player.screens.play.still_pictures import key_pose
from player.screens.start.overview import PaintPicture
from player.screens.start.start_card import StartFor, start_card
from player.sound.voice import Voice
from player.ui.widgets.fields import Option
from player.ui.window.keys import Pair
from player.ui.window.screen import Screen

PainterOf = Callable[[str | None, Side | None], PaintPicture | None]
"""What paints a pose of a side into a box of a panel."""


def page(
    wanted: object,
    profile: Profile,
    voice: Voice | None = None,
    painter_of: PainterOf = lambda pose, side: None,
) -> Screen[Any]:
    """The page for a value that the visit yielded. Raises TypeError where there is none.

    The stop signs are one key away from every form; cards can be read aloud by the `voice`;
    `painter_of` gives what paints a pose.
    """
    country, reader = profile.country, Reader(voice, profile.clock)
    if isinstance(wanted, ShowHelp):
        return HelpScreen(country, reader)
    start = _start_card(wanted, profile, painter_of) if isinstance(wanted, AskStart) else None
    made = start or _page(wanted, profile)
    if not isinstance(made, Form):
        return made

    def help_over(keys: Sequence[Pair]) -> Screen[Any]:
        return HelpScreen(country, reader, keys=keys, checklist=False)

    made.signs, made.help = partial(signs_page, country, reader), help_over
    hurt = isinstance(wanted, AskAfter) and wanted.played.pain is not None
    is_card = isinstance(wanted, ShowCard | ShowClosed) or hurt
    made.reader = reader if is_card else None
    return made


def _page(wanted: object, profile: Profile) -> Screen[Any]:
    country = profile.country
    match wanted:
        case AskAfter(played=played):
            profile.log.wait(1.0)
            return after(played, profile.log.trouble, country)
        case AskLeftOver():
            return left_over(wanted, profile.today())
        case AskMorning():
            return morning_form()
        case ShowClosed():
            return closed_page(wanted.card, country, wanted.signs, wanted.to_clear)
        case ShowCard():
            said = tuple(filled(line, country) for line in wanted.said)
            return card_page(wanted.card, country, said=said)
        case ShowLines():
            told = [filled(line, country) for line in wanted.lines]
            urgent = _with_whose(wanted.urgent, country)
            return told_page(wanted.title, told, urgent, wanted.points)
        case AskUrge():
            return _urge_form(wanted, country)
        case AskUrgeSign():
            return sign_form()
        case AskCrack():
            return crack_form(wanted.quiet)
        case ShowChecklist() | AskHabits():
            return _looked_at(wanted, profile)
    return _safety_page(wanted, country)


def _safety_page(wanted: object, country: Country) -> Form:
    """A page of the safety questions. Raises TypeError where there is none."""
    match wanted:
        case AskSigns():
            return signs_form(new=wanted.new)
        case AskWhichSign():
            return which_sign_form()
        case AskFirst():
            return ask_first_form(again=wanted.again)
        case AskFollowUp():
            return follow_up_form(wanted.question)
        case AskNews():
            return news_form()
        case AskBody():
            return body_form(wanted)
        case AskCountry():
            return country_form(country)
    raise TypeError(f"no screen for {wanted!r}")


def _start_card(wanted: AskStart, profile: Profile, painter_of: PainterOf) -> Form:
    """The start card with what is for this person."""
    offered, by_name = wanted.offered, conditions().by_name
    asked = [by_name[name] for name in wanted.conditions]
    today = StartFor(
        for_you=offered.for_you,
        asks=wanted.asks,
        conditions=tuple(Option(one.short, one.name, one.text) for one in asked),
        daily=wanted.daily,
        pain=wanted.pain,
        stiffness=wanted.stiffness,
    )
    plan = profile.lay_out(offered.routine)
    return start_card(plan, today, painter_of(*key_pose(plan)))


def _looked_at(wanted: ShowChecklist | AskHabits, profile: Profile) -> Form:
    """The checklist as the log fills it in, or the habits of the week."""
    from player.app.history_facts import checklist_facts
    from player.screens.care import checklist  # both read when they are come to

    profile.log.wait(1.0)
    known = checklist_facts(profile.history.path, profile.today())
    if isinstance(wanted, AskHabits):
        return checklist.habits_form(known.habits.day if known.habits else None, known.today)
    country, hide = profile.country, profile.settings.hide_numbers
    return checklist.checklist_form(known, country, hide_numbers=hide)


def _with_whose(urgent: Sequence[str], country: Country) -> tuple[str, ...]:
    """Lines on whom to call, filled in, and whose numbers they are."""
    lines = tuple(filled(line, country) for line in urgent)
    return (*lines, *whose_numbers(lines, country))


def _urge_form(wanted: AskUrge, country: Country) -> Form:
    """The form of a stage of an urge at which something is asked."""
    words = replace(wanted.words, urgent=_with_whose(wanted.words.urgent, country))
    match wanted.stage:
        case Stage.STRENGTH | Stage.SITUATION:
            return urge_form(words)
        case Stage.RATE_AGAIN:
            return urge_again_form(words)
        case Stage.OUTCOME:
            return outcome_form(words)
        case Stage.WALK | Stage.HANDS:
            return told_page(words.title, words.lines)
        case _:
            return wish_form(words, wanted.wishes)
