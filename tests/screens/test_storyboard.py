"""The storyboard: what repeats stands once, with its words, times and sides."""

import pygame
import pytest

from player.app.locations import pose_of, routine_named
from player.model.routine import (
    Ask,
    Asked,
    Dose,
    Exercise,
    First,
    Length,
    Phase,
    Rest,
    Routine,
    Sides,
)
from player.plan.timeline import lay_out
from player.screens.forms.spoken import dose_in_words
from player.screens.play.figure_frames import Stances
from player.screens.play.still_pictures import StillPictures
from player.screens.preview.storyboard import WIDTH, Storyboard, chapters
from player.ui.look import THEMES
from tests.figure.palettes import FIGURE


def test_a_routine_of_one_exercise_shows_its_start_and_each_phase_once() -> None:
    (chapter,) = chapters(lay_out(routine_named("bird-dog")))
    assert [panel.heading for panel in chapter.panels] == ["Get ready", "1", "2"]
    assert chapter.panels[1].lasts == "move 2 s, hold 6 s"
    assert chapter.panels[1].line == "Reach your left arm and right leg long."
    assert chapter.panels[2].lasts == "move 2 s, breathe in"
    assert chapter.stop_if


def test_rests_and_ratings_stand_between() -> None:
    breath = Exercise("b", "Breath", (Phase(say="Out.", hold=Length(6)),), Dose(sets=(3,)))
    steps = (breath, Rest(Length(15), "Roll over."), Ask(Asked.URGE, Length(8)), breath)
    found = chapters(lay_out(Routine("x", "X", steps)))
    assert [chapter.title for chapter in found] == ["Breath", "Rest", "Rate your urge", "Breath"]


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(sets=(1,)), "once"),
        (Dose(sets=(6,)), "6 times"),
        (Dose(sets=(6, 4, 2)), "6 times, then 4 times, then 2 times"),
        (Dose(sets=(8, 8)), "2 sets of 8 times"),
        (Dose(sets=(5,), sides=Sides.ALTERNATE), "5 times on each side, taking turns"),
        (Dose(sets=(5,), sides=Sides.EACH), "5 times on each side, one side first"),
        (
            Dose(sets=(3, 3), sides=Sides.EACH, first=First.RIGHT, rest=Length(20.0)),
            "2 sets of 3 times on each side, one side first, right side first, "
            "with 20 s of rest between sets",
        ),
    ],
)
def test_the_dose_in_words(dose: Dose, words: str) -> None:
    assert dose_in_words(dose) == words


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_sheet_is_drawn_whole(theme: str) -> None:
    pygame.font.init()
    pictures = StillPictures(Stances(pose_of), FIGURE)
    sheet = Storyboard(lay_out(routine_named("knee-drops")), pictures, THEMES[theme]).draw()
    assert sheet.get_width() == WIDTH
    ground = sheet.get_at((5, 5))
    assert all(sheet.get_at((x, sheet.get_height() - 3)) == ground for x in range(0, WIDTH, 7))
    used = sum(sheet.get_at((x, 500)) != ground for x in range(WIDTH))
    assert used > WIDTH // 3
