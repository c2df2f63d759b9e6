"""Forms with what the application gives them: the stop signs behind `S`, and a voice."""

from functools import partial

from player.model.record import PainKind
from player.model.routine import Exercise
from player.model.settings import Country
from player.screens.care.signs_page import signs_page
from player.screens.forms.form import Form
from player.screens.forms.reader import Reader
from player.screens.play.play_questions import PainContext, PainQuestion
from player.screens.play.session_changes import PainReport


def assisted(form: Form, country: Country, reader: Reader | None = None) -> Form:
    form.signs, form.reader = partial(signs_page, country, reader), reader
    return form


def first_question(easier: Exercise | None = None) -> PainQuestion:
    return PainQuestion(PainContext(lambda where: easier, 0, Country.UK))


def last_question(easier: Exercise, *, leave: bool) -> PainQuestion:
    """What to do after a lesser pain; with `leave`, after one with which to leave the exercise."""
    report = PainReport(PainKind.DULL, 5 if leave else 1)
    return PainQuestion(PainContext(lambda where: easier, 0, Country.UK), report, 3)
