"""The pages and forms of a visit between the large screens: welcome, questions, cards, help."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from player.app.profile import OwnHouse
from player.care.emergency import filled, whose_numbers
from player.care.questions import conditions
from player.flow.questions import (
    ToAfter,
    ToAskFirst,
    ToBody,
    ToCard,
    ToChecklist,
    ToClosed,
    ToCountry,
    ToCrack,
    ToFollowUp,
    ToHabits,
    ToHelp,
    ToLeftOver,
    ToMorning,
    ToNews,
    ToSign,
    ToSigns,
    ToStart,
    ToTold,
    ToUrge,
    ToWhichSign,
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
from player.screens.choose.left_over import left_over
from player.screens.forms.form import Form
from player.screens.forms.key_list import Pair
from player.screens.forms.page import Page
from player.screens.forms.reader import Reader
from player.screens.play.play_questions import after
from player.screens.play.session_changes import Played
from player.screens.play.still_pictures import key_pose
from player.screens.start.overview import PaintPicture
from player.screens.start.start_card import StartFor, start_card
from player.sound.voice import Voice
from player.ui.widgets.fields import Option
from player.ui.window.app import Screen

PainterOf = Callable[[str | None, Side | None], PaintPicture | None]
"""What paints a pose of a side into a box of a panel."""


def page(
    wanted: object,
    house: OwnHouse,
    voice: Voice | None = None,
    painter_of: PainterOf = lambda pose, side: None,
) -> Screen:
    """The page for a value that the visit yielded. Raises TypeError where there is none.

    The stop signs are one key away from every form; cards can be read aloud by the `voice`;
    `painter_of` gives what paints a pose.
    """
    country, reader = house.country, Reader(voice, house.clock)
    if isinstance(wanted, ToHelp):
        return HelpScreen(country, reader)

    def helps(keys: Sequence[Pair]) -> Screen:
        return HelpScreen(country, reader, keys=keys, checklist=False)

    if isinstance(wanted, ToStart):
        return Page(_start_card(wanted, house, painter_of), country, None, helps)
    made = _page(wanted, house)
    if not isinstance(made, Form):
        return made
    hurt = isinstance(wanted, ToAfter) and getattr(wanted.played, "pain", None) is not None
    is_card = isinstance(wanted, ToCard | ToClosed) or hurt
    shown = Page(made, country, reader if is_card else None, helps)
    if isinstance(wanted, ToChecklist):
        from player.screens.care.checklist import ChecklistScreen  # read when it is come to

        return ChecklistScreen(shown)
    return shown


def _page(wanted: object, house: OwnHouse) -> Screen:
    country = house.country
    match wanted:
        case ToAfter(Played() as played):
            house.log.wait(1.0)
            return after(played, house.log.trouble, country)
        case ToLeftOver():
            return left_over(wanted, house.today())
        case ToMorning():
            return morning_form()
        case ToClosed():
            return closed_page(wanted.card, country, wanted.signs, wanted.to_clear)
        case ToCard():
            said = tuple(filled(line, country) for line in wanted.said)
            return card_page(wanted.card, country, said=said)
        case ToTold():
            told = [filled(line, country) for line in wanted.lines]
            urgent = _with_whose(wanted.urgent, country)
            return told_page(wanted.title, told, urgent, wanted.points)
        case ToUrge():
            return _urge_form(wanted, country)
        case ToSign():
            return sign_form()
        case ToCrack():
            return crack_form(wanted.quiet)
        case ToChecklist() | ToHabits():
            return _looked_at(wanted, house)
    return _safety_page(wanted, country)


def _safety_page(wanted: object, country: Country) -> Form:
    """A page of the safety questions. Raises TypeError where there is none."""
    match wanted:
        case ToSigns():
            return signs_form(new=wanted.new)
        case ToWhichSign():
            return which_sign_form()
        case ToAskFirst():
            return ask_first_form(again=wanted.again)
        case ToFollowUp():
            return follow_up_form(wanted.question)
        case ToNews():
            return news_form()
        case ToBody():
            return body_form(wanted)
        case ToCountry():
            return country_form(country)
    raise TypeError(f"no screen for {wanted!r}")


def _start_card(wanted: ToStart, house: OwnHouse, painter_of: PainterOf) -> Form:
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
    plan = house.lay_out(offered.routine)
    return start_card(plan, today, painter_of(*key_pose(plan)))


def _looked_at(wanted: ToChecklist | ToHabits, house: OwnHouse) -> Form:
    """The checklist as the log fills it in, or the habits of the week."""
    from player.screens.care import checklist  # read when it is come to

    house.log.wait(1.0)
    known = house.archive().urges.known(house.today())
    if isinstance(wanted, ToHabits):
        return checklist.habits_form(known.habits.day if known.habits else None, known.today)
    country, hide = house.country, house.settings.hide_numbers
    return checklist.checklist_form(known, country, hide_numbers=hide)


def _with_whose(urgent: Sequence[str], country: Country) -> tuple[str, ...]:
    """Lines on whom to call, filled in, and whose numbers they are."""
    lines = tuple(filled(line, country) for line in urgent)
    return (*lines, *whose_numbers(lines, country))


def _urge_form(wanted: ToUrge, country: Country) -> Form:
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
