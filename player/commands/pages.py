"""The pages and forms of a visit between the large screens: welcome, questions, cards, help."""

from __future__ import annotations

from player.care.urge import Stage
from player.commands.house import OwnHouse
from player.screens.after import after
from player.screens.care import (
    closed_page,
    crack_form,
    daily_form,
    morning_form,
    outcome_form,
    sign_form,
    tier_form,
    told_page,
    urge_again_form,
    urge_form,
    wish_form,
)
from player.screens.form import Form
from player.screens.help import HelpScreen, card_page
from player.screens.left_over import left_over
from player.screens.page import Page
from player.screens.play import Played
from player.screens.reader import Reader
from player.screens.start_card import start_card
from player.screens.visit import ToAfter, ToLeftOver, ToPlan, ToStart, ToWelcome
from player.screens.visit_care import ToCard, ToClosed, ToCrack, ToDaily, ToTier, ToTold
from player.screens.visit_home import ToMorning
from player.screens.visit_looking import ToChecklist, ToHabits, ToHelp
from player.screens.visit_urge import ToSign, ToUrge
from player.screens.welcome import plan_form, welcome
from player.stage.app import Screen
from player.stage.voice import Voice


def page(wanted: object, house: OwnHouse, voice: Voice | None = None) -> Screen:
    """The page for a value that the visit yielded. Raises TypeError where there is none.

    The stop signs are one key away from every form; cards can be read aloud by the `voice`.
    """
    country, reader = house.settings.country, Reader(voice, house.clock)
    if isinstance(wanted, ToHelp):
        return HelpScreen(country, reader)
    made = _page(wanted, house)
    if not isinstance(made, Form):
        return made
    hurt = isinstance(wanted, ToAfter) and getattr(wanted.played, "pain", None) is not None
    is_card = isinstance(wanted, ToCard | ToClosed) or hurt
    return Page(made, country, reader if is_card else None)


def _page(wanted: object, house: OwnHouse) -> Screen:
    country = house.settings.country
    match wanted:
        case ToWelcome():
            return welcome()
        case ToPlan():
            return plan_form(wanted.if_then)
        case ToStart():
            return start_card(house.lay_out(wanted.routine), wanted.notes)
        case ToAfter(Played() as played):
            house.log.wait(1.0)
            return after(played, house.log.trouble, country)
        case ToLeftOver():
            return left_over(wanted, house.today())
        case ToTier():
            return tier_form(wanted.tier)
        case ToDaily():
            return daily_form()
        case ToMorning():
            return morning_form()
        case ToClosed():
            return closed_page(wanted.card, country, unlock=wanted.unlock)
        case ToCard():
            return card_page(wanted.card, country)
        case ToTold():
            return told_page(wanted.title, wanted.lines)
        case ToUrge():
            return _urge_form(wanted)
        case ToSign():
            return sign_form()
        case ToCrack():
            return crack_form(wanted.quiet)
        case ToChecklist() | ToHabits():
            return _looked_at(wanted, house)
    raise TypeError(f"no screen for {wanted!r}")


def _looked_at(wanted: ToChecklist | ToHabits, house: OwnHouse) -> Screen:
    """The checklist as the log fills it in, or the habits of the week."""
    from player.screens import checklist  # read when it is come to

    house.log.wait(1.0)
    known = house.archive().urges.known(house.today())
    if isinstance(wanted, ToHabits):
        return checklist.habits_form(known.habits.day if known.habits else None, known.today)
    country, hide = house.settings.country, house.settings.hide_numbers
    form = checklist.checklist_form(known, country, hide_numbers=hide)
    return checklist.ChecklistScreen(Page(form, country, None))


def _urge_form(wanted: ToUrge) -> Form:
    """The form of a stage of an urge at which something is asked."""
    match wanted.stage:
        case Stage.STRENGTH | Stage.SITUATION:
            return urge_form(wanted.words)
        case Stage.RATE_AGAIN:
            return urge_again_form(wanted.words)
        case Stage.OUTCOME:
            return outcome_form(wanted.words)
        case Stage.WALK:
            return told_page(wanted.words.title, wanted.words.lines)
        case _:
            return wish_form(wanted.words, wanted.wishes)
