"""Movements that flow are led by the breath, and nobody is told to hold a breath that went in."""

from __future__ import annotations

import pygame
import pytest
from msgspec.structs import replace

from player.app.locations import library, pose_of, routine_named
from player.model.routine import Breath, Dose, Exercise, Length, Phase, Routine, Start
from player.narration.cue import CueKind
from player.narration.cue_plan import plan_cues
from player.plan.repetition import flows
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline, lay_out
from player.screens.play.figure_frames import Stances
from player.screens.play.play_painters import SessionStatus
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import PlayView, view_at
from player.screens.play.still_pictures import StillPictures
from player.ui.dial.dial import Dial, DialFace
from player.ui.look import THEMES, Ink, Look
from player.ui.window.canvas import Canvas
from tests.figure.palettes import FIGURE


def plans() -> list[Timeline]:
    shipped = library()
    found = [shipped.read(key).routine for key in shipped.keys()]
    return [lay_out(routine) for routine in found if routine is not None]


def middle(plan: Timeline, segment: Segment) -> PlayView:
    return view_at(plan, segment.index, segment.length / 2)


def exercise(*phases: Phase) -> Exercise:
    return Exercise("x", "X", phases, Dose(sets=(3,)), Start(length=Length(5)))


def phase(breath: Breath, move: float, hold: float = 0.0) -> Phase:
    return Phase(say="Go.", move=Length(move), hold=Length(hold), breath=breath)


@pytest.mark.parametrize(
    ("phases", "led"),
    [
        ((phase(Breath.IN, 3, 2), phase(Breath.OUT, 3, 2)), True),
        ((phase(Breath.IN, 3, 4.9), phase(Breath.OUT, 3)), True),
        ((phase(Breath.IN, 3), phase(Breath.OUT, 3, 5)), False),
        ((phase(Breath.FREE, 3), phase(Breath.IN, 3)), False),
        ((phase(Breath.IN, 0, 4), phase(Breath.OUT, 0, 4)), False),
        ((phase(Breath.FREE, 3), phase(Breath.FREE, 3)), False),
    ],
)
def test_what_flows_is_told_by_its_phases(phases: tuple[Phase, ...], led: bool) -> None:
    assert flows(exercise(*phases)) is led
    plan = lay_out(Routine("x", "X", (exercise(*phases),)))
    for segment in (one for one in plan.segments if one.phase >= 0):
        view = middle(plan, segment)
        assert view.face.lead is led
        assert (view.face.number == "") is led
        assert (view.dots is not None) is led


def test_the_breath_leads_cat_cow_and_leaves_the_number_to_getting_ready() -> None:
    plan = lay_out(routine_named("cat-cow"))
    words = []
    for segment in plan.segments:
        view = middle(plan, segment)
        inside = segment.phase >= 0
        assert (view.face.number == "") is inside
        assert view.counts == ""
        assert view.dots == (segment.rep, 6)
        if inside:
            words.append(view.face.word)
            assert not view.line.startswith("Breathe")
            assert view.line[0].isupper()
    assert words == ["Breathe in", "Breathe in", "Breathe out", "Breathe out"] * 6


def test_the_disc_grows_over_the_whole_breath_in_and_shrinks_over_the_breath_out() -> None:
    plan = lay_out(routine_named("cat-cow"))
    first = [one for one in plan.segments if one.rep == 1]
    fullness = [
        view_at(plan, one.index, one.length * part / 8).face.breath or 0.0
        for one in first
        for part in range(8)
    ]
    top = fullness.index(max(fullness))
    assert fullness[: top + 1] == sorted(fullness[: top + 1])
    assert fullness[top:] == sorted(fullness[top:], reverse=True)
    assert max(fullness) > 0.95
    assert min(fullness) < 0.05


@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.routine.key)
def test_hold_never_follows_a_breath_in(plan: Timeline) -> None:
    """Neither as the word of the dial nor in what is shown; and what flows is never held."""
    before = None
    for segment in plan.segments:
        word = middle(plan, segment).face.word
        if before is not None and Breath.IN in (before.breath, segment.breath):
            assert word != "Hold", segment.line
        if segment.exercise is not None and flows(segment.exercise):
            assert word != "Hold", segment.line
        if segment.breath is Breath.IN:
            assert "hold" not in segment.line.casefold().split(), segment.line
        before = segment


def test_a_hold_after_a_breath_in_is_a_stay_and_is_not_called_a_hold() -> None:
    long = exercise(phase(Breath.IN, 3, 8), phase(Breath.OUT, 3, 8))
    plan = lay_out(Routine("x", "X", (long,)))
    held = [one for one in plan.segments if one.kind is SegmentKind.HOLD]
    assert [middle(plan, one).face.word for one in held[:2]] == ["Stay", "Hold"]
    said = {one.index: "" for one in held}
    for cue in plan_cues(plan, lambda text: 1.0):
        if cue.segment in said and cue.kind is CueKind.VOICE:
            said[cue.segment] += f" {cue.what}"
    assert not any("hold" in said[one.index].casefold() for one in held if one.breath is Breath.IN)
    assert any("hold" in said[one.index].casefold() for one in held if one.breath is Breath.OUT)


def test_a_hold_of_one_breath_shows_the_breath_in_a_ring_that_tells_time() -> None:
    plan = lay_out(routine_named("bottom-to-heels"))
    hold = next(one for one in plan.segments if one.kind is SegmentKind.HOLD)
    assert hold.length == pytest.approx(10.0)
    faces = [view_at(plan, hold.index, at).face for at in (0.0, 2.0, 3.9, 4.1, 7.0, 9.9)]
    assert [face.word for face in faces] == ["Breathe in"] * 3 + ["Breathe out"] * 3
    fullness = [face.breath or 0.0 for face in faces]
    assert fullness[0] < fullness[1] < fullness[2]
    assert fullness[3] > fullness[4] > fullness[5]
    assert all(face.timed and face.lead and not face.number for face in faces)


def test_a_longer_hold_of_a_free_breath_keeps_its_number() -> None:
    plan = lay_out(routine_named("bird-dog"))
    hold = next(one for one in plan.segments if one.kind is SegmentKind.HOLD)
    face = view_at(plan, hold.index, 1.0).face
    assert (face.number, face.word, face.lead) == ("5", "Hold", False)


BOX = pygame.Rect(20, 20, 300, 300)
LED = DialFace(SegmentKind.MOVE, "", "Breathe in", 1.0, 4.0, 0.5, lead=True, timed=False)


def dial_page(theme: str = "light") -> Canvas:
    pygame.font.init()
    page = Canvas(pygame.Surface((400, 400), depth=32), Look(THEMES[theme], 400, 400))
    page.clear()
    page.take_changes()
    return page


def test_time_alone_changes_nothing_where_the_breath_leads() -> None:
    page, dial = dial_page(), Dial()
    dial.draw(page, BOX, LED)
    page.take_changes()
    dial.draw(page, BOX, replace(LED, kind=SegmentKind.HOLD, seconds=2.0))
    assert page.surface.get_at(BOX.center) is not None
    changed = page.take_changes()
    assert sum(box.width * box.height for box in changed) == 0
    dial.draw(page, BOX, replace(LED, breath=0.7))
    assert page.take_changes()


@pytest.mark.parametrize("theme", THEMES)
def test_the_circle_round_the_breath_is_whole(theme: str) -> None:
    page = dial_page(theme)
    Dial().draw(page, BOX, replace(LED, breath=0.0))
    ground = page.look.colour(Ink.GROUND)
    radius = BOX.width / 2 - 3
    for turn in range(72):
        way = pygame.Vector2(0, -radius).rotate(turn * 5)
        x, y = pygame.Vector2(BOX.center) + way
        around = [page.surface.get_at((round(x) + a, round(y) + b)) for a in (-1, 0, 1)
                  for b in (-1, 0, 1)]  # fmt: skip
        assert any(colour[:3] != ground for colour in around), turn


def test_with_reduced_motion_the_disc_does_not_grow_bit_by_bit() -> None:
    plan = lay_out(routine_named("cat-cow"))
    pictures = StillPictures(Stances(pose_of), FIGURE)
    first = next(one for one in plan.segments if one.phase >= 0)
    dials = {}
    for still in (True, False):
        canvas = Canvas(pygame.Surface((480, 360), depth=32), Look(THEMES["light"], 480, 360))
        picture = PlayPicture(plan, pictures, still=still)
        seen = set()
        for tenth in range(1, 9):
            picture.draw(canvas, view_at(plan, first.index, tenth * 0.3), SessionStatus())
            box = picture.layout(canvas.writer, first).dial
            seen.add(pygame.image.tobytes(canvas.surface.subsurface(box), "RGB"))
        dials[still] = len(seen)
    assert dials[True] == 1
    assert dials[False] > 4
