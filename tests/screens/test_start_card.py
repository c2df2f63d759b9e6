"""The start card: what matters is on its first page, and every word of the files can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from player.app.locations import library
from player.flow.answers import BACK, NEW, START, Filled
from player.model.routine import Care, Dose, Exercise, Length, Phase, Position, Routine
from player.plan.timeline import Timeline, lay_out
from player.screens.forms.form import Form
from player.screens.start.start_card import StartFor, start_card
from player.ui.widgets.card import Card
from player.ui.widgets.fields import Option
from player.ui.window.canvas import Canvas
from tests.screens.reaching import MOST, Reader, lines_of, unpainted_canvas

SIZES = [
    (800, 600), (1024, 768), (1280, 720), (1280, 1024), (1366, 768), (1600, 900),
    (1920, 1080), (2560, 1080), (3440, 1440), (3840, 2160), (768, 1366), (1080, 1920),
]  # fmt: skip
TEXTS = [0.8, 1.0, 1.6]
CONDITIONS = tuple(Option(f"A condition {n}", f"c{n}", "More of it.") for n in range(6))
FOR_YOU = ("Cat-cow: rest on your forearms, and spare your wrists.", "Plank is left out.")
TODAY = StartFor(FOR_YOU, "This one asks for: weight on your hands.", CONDITIONS, daily=True)


@pytest.fixture(scope="module")
def plans() -> list[Timeline]:
    shipped = library()
    found = [shipped.read(key).routine for key in shipped.keys() if not shipped.is_part(key)]
    return [lay_out(routine) for routine in found if routine is not None]


def exercise(key: str, **more: object) -> Exercise:
    return Exercise(key, key.capitalize(), (Phase(say="Move.", move=Length(2)),), **more)  # type: ignore[arg-type]


def routine(*exercises: Exercise, **more: object) -> Timeline:
    return lay_out(Routine("mine", "My routine", exercises, **more))  # type: ignore[arg-type]


def press(form: Form, key: int, unicode: str = "") -> None:
    form.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=unicode, mod=0))


def drawn(form: Form, size: tuple[int, int] = (1280, 720), text: float = 1.0) -> Canvas:
    canvas = unpainted_canvas(size, text)
    form.draw(canvas)
    return canvas


def card(form: Form, name: str) -> Card:
    found = next(one for one in form.fields if one.name == name)
    assert isinstance(found, Card)
    return found


def names(form: Form) -> list[str]:
    return [one.name for one in form.fields]


# What can be read


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_line_is_come_to_by_keys_and_by_the_wheel(
    size: tuple[int, int], text: float, plans: list[Timeline]
) -> None:
    canvas = unpainted_canvas(size, text)
    for plan in plans:
        lines = None
        for way in ("page", "down", "wheel"):
            reader = Reader(start_card(plan, TODAY), canvas, draw=False)
            lines = lines or lines_of(reader.form, canvas.writer)
            _to_the_end(reader, way)
            assert reader.unread(lines) == [], (plan.routine.key, way)


def _to_the_end(reader: Reader, way: str) -> None:
    for _ in range(MOST):
        before = (reader.form.column.offset, reader.form.focus)
        if way == "wheel":
            reader.wheel(-1)
        else:
            reader.press(pygame.K_PAGEDOWN if way == "page" else pygame.K_DOWN)
        if (reader.form.column.offset, reader.form.focus) == before:
            return
    raise AssertionError("there is no end")


@pytest.mark.parametrize(("size", "text"), [((800, 600), 1.6), ((1280, 720), 1.0)])
def test_every_line_is_come_to_by_clicks_on_the_mark(
    size: tuple[int, int], text: float, plans: list[Timeline]
) -> None:
    canvas = unpainted_canvas(size, text)
    for plan in plans[::3]:
        reader = Reader(start_card(plan, TODAY), canvas)
        while "Page Down" in (marks := reader.form.column.marks):
            reader.click(marks["Page Down"].center)
        assert reader.unread() == [], plan.routine.key
        assert reader.form.result is None


def words_of(found: Exercise) -> Iterator[str]:
    yield from found.mistakes
    yield from found.stop_if
    yield found.feel
    yield from found.sources
    yield from found.other.values()
    yield from (care.say for care in found.careful.values())


def test_all_that_the_files_say_is_on_it(plans: list[Timeline]) -> None:
    for plan in plans:
        form = start_card(plan)
        said = " ".join(line for one in form.fields if isinstance(one, Card) for line in one.lines)
        for one in plan.routine.exercises():
            for words in words_of(one):
                assert words in said, (plan.routine.key, words)


# The first page


@pytest.mark.parametrize("key", ["cat-cow", "bird-dog", "open-book", "knee-drops"])
@pytest.mark.parametrize("today", [StartFor(daily=True, for_you=FOR_YOU), TODAY])
def test_the_first_page_of_an_exercise_has_all_that_is_asked(
    key: str, today: StartFor, plans: list[Timeline]
) -> None:
    plan = next(one for one in plans if one.routine.key == key)
    if today.conditions:
        today = StartFor(asks=today.asks, conditions=today.conditions, daily=True)
    form = start_card(plan, today, lambda surface, box: None)
    drawn(form)
    for place, one in enumerate(form.fields):
        if one.name in ("overview", "conditions", "pain", "stiffness"):
            assert form.column.sees_whole(place), one.name


def test_what_is_for_the_person_stands_first_however_long_it_is() -> None:
    form = start_card(
        routine(exercise("bridge")), StartFor(tuple(f"Sentence {n}." for n in range(40)))
    )
    reader = Reader(form, unpainted_canvas((800, 600)))
    assert names(form)[0] == "overview"
    while form.column.below:
        reader.press(pygame.K_PAGEDOWN)
    assert reader.unread() == []


def test_the_picture_is_painted_into_the_first_card() -> None:
    boxes: list[pygame.Rect] = []

    def picture(surface: pygame.Surface, box: pygame.Rect) -> None:
        boxes.append(box.copy())

    for size, text in (((1280, 720), 1.0), ((768, 1366), 1.6)):
        form = start_card(routine(exercise("bridge")), StartFor(), picture)
        drawn(form, size, text)
        assert form.column.boxes[0].contains(boxes[-1])
        assert boxes[-1].width > 60
        assert boxes[-1].height > 60
    assert boxes[0].width < form.column.boxes[0].width / 2 < boxes[1].width


# The words


def test_no_caution_stands_over_another_and_each_has_its_exercises() -> None:
    pad = Care("Put a pad under them.")
    form = start_card(
        routine(
            exercise("cat", careful={"sore knees": pad, "sore wrists": Care("Use your fists.")}),
            exercise("dog", careful={"sore knees": pad}),
            exercise("plank", careful={"sore knees": Care(leave_out=True)}),
            careful={"sore knees": Care("Go easy.")},
            other={"a bad day": "Do half of it."},
        )
    )
    lines = card(form, "careful").lines
    assert lines[0] == "Sore knees"
    assert lines[1] == "Go easy."
    assert lines[2].startswith("Cat, Dog: Put a pad")
    assert lines[3].startswith("Plank: ")
    assert {"A bad day", "Do half of it.", "Sore wrists"} <= set(lines)


def test_of_one_exercise_a_caution_is_a_line() -> None:
    one = exercise("cat", careful={"sore knees": Care("Use a pad.")}, other={"rain": "Stay in."})
    assert card(start_card(routine(one)), "careful").lines == (
        "Sore knees: Use a pad.",
        "Rain: Stay in.",
    )


def test_what_its_author_chose_an_exercise_for_is_said() -> None:
    chosen = exercise("cat", fits=("hypermobility", "sore knees"))
    assert card(start_card(routine(chosen)), "fits").lines == ("Hypermobility, sore knees.",)
    two = card(start_card(routine(chosen, exercise("dog"))), "fits").lines
    assert two == ("Cat: Hypermobility, sore knees.",)


def test_signs_that_say_the_same_are_said_once() -> None:
    form = start_card(
        routine(
            exercise("cat", stop_if=("You get dizzy.", "A sharp catch.")),
            exercise("dog", stop_if=("You feel dizzy.", "A knee hurts.")),
        )
    )
    assert card(form, "stop").lines == ("You get dizzy.", "A sharp catch.", "A knee hurts.")


def test_an_exercise_that_comes_twice_is_told_once() -> None:
    cat = exercise("cat", mistakes=("Rushing.",), feel="Easy.")
    form = start_card(routine(cat, exercise("dog", mistakes=("Sagging.",)), cat))
    assert card(form, "mistakes").lines == ("Cat", "Rushing.", "Dog", "Sagging.")
    assert card(form, "feel").lines == ("Cat: Easy.",)


def test_what_no_file_says_has_no_card() -> None:
    assert names(start_card(routine(exercise("cat")))) == [
        "overview",
        "pain",
        "stiffness",
        "footer",
    ]


def test_time_level_position_and_things_stand_in_the_first_line() -> None:
    one = exercise("cat", position=Position.HANDS_AND_KNEES, equipment=("mat",), dose=Dose((5,)))
    first = card(start_card(routine(one, level=1)), "overview").lines[0]
    for part in ("10 s", "gentle", "hands and knees", "mat"):
        assert part in first


def test_positions_stand_in_order() -> None:
    two = (Position.STANDING, Position.SEATED, Position.SEATED, Position.STANDING)
    form = start_card(routine(*(exercise(f"e{n}", position=one) for n, one in enumerate(two))))
    assert any(
        "standing, then seated, then standing" in line for line in card(form, "overview").lines
    )


# The answers


def answered(form: Form) -> Filled:
    assert isinstance(form.result, Filled)
    return form.result


@pytest.mark.parametrize("today", [StartFor(), StartFor(daily=True), TODAY])
def test_enter_on_arrival_starts_and_fills_nothing_in(today: StartFor) -> None:
    form = start_card(routine(exercise("cat")), today)
    drawn(form)
    press(form, pygame.K_RETURN)
    filled = answered(form)
    assert filled.button == START
    assert filled.values == dict.fromkeys(
        ("conditions", "pain", "stiffness") if today.conditions else ("pain", "stiffness")
    )


def test_the_pain_that_was_told_is_carried_over_and_digits_rate_the_rest() -> None:
    form = start_card(routine(exercise("cat")), StartFor(pain=4, daily=True))
    drawn(form)
    press(form, pygame.K_2, "2")
    press(form, pygame.K_RETURN)
    assert answered(form).values == {"pain": 4, "stiffness": 2}


def test_digits_tick_the_conditions_first_and_then_rate() -> None:
    form = start_card(routine(exercise("cat")), TODAY)
    drawn(form)
    press(form, pygame.K_2, "2")
    press(form, pygame.K_DOWN)
    press(form, pygame.K_3, "3")
    press(form, pygame.K_5, "5")
    press(form, pygame.K_RETURN)
    assert answered(form).values == {"conditions": frozenset({"c1"}), "pain": 3, "stiffness": 5}


def test_none_of_these_goes_on_to_the_scales() -> None:
    form = start_card(routine(exercise("cat")), TODAY)
    drawn(form)
    press(form, pygame.K_n, "n")
    press(form, pygame.K_3, "3")
    press(form, pygame.K_RETURN)
    assert answered(form).values == {"conditions": frozenset(), "pain": 3, "stiffness": None}


@pytest.mark.parametrize(
    ("today", "buttons"),
    [(StartFor(), [START, BACK]), (StartFor(daily=True), [START, NEW, BACK])],
)
def test_its_buttons(today: StartFor, buttons: list[str]) -> None:
    for number, value in enumerate(buttons):
        form = start_card(routine(exercise("cat")), today)
        at = drawn(form).boxes()[f"button {number}"].center
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            form.handle(pygame.event.Event(kind, pos=at, button=1))
        assert answered(form).button == value
    form = start_card(routine(exercise("cat")), today)
    drawn(form)
    press(form, pygame.K_ESCAPE)
    assert answered(form).button == BACK
