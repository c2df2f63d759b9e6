"""The play screen at twelve sizes and three text sizes, with its small lines and its messages."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pygame
import pytest
from msgspec.structs import replace

from player.app.locations import library
from player.care.stop_signs import sign_texts
from player.care.texts import pain_texts
from player.plan.segment import Segment
from player.plan.timeline import Timeline, lay_out
from player.plan.wording import shorter
from player.screens.play.figure_frames import Stances
from player.screens.play.play_keys import PlayKeys
from player.screens.play.play_painters import SessionStatus
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import view_at
from player.screens.play.session_controls import GO_ON
from player.screens.play.still_pictures import StillPictures
from player.sound.speaker import NO_DEVICE, NO_MIXER
from player.ui.look import CAP_HEIGHT, LEAST_CAPITAL
from player.ui.text.writer import Writer
from tests.figure.palettes import FIGURE
from tests.screens.reaching import unpainted_canvas

SIZES = [
    (800, 600), (1024, 768), (1280, 720), (1280, 1024), (1366, 768), (1600, 900),
    (1920, 1080), (2560, 1080), (3440, 1440), (3840, 2160), (768, 1366), (1080, 1920),
]  # fmt: skip
COMBINED = [(size, text) for size in SIZES for text in (0.8, 1.0, 1.6)]
IDS = [f"{w}x{h}@{text:g}" for (w, h), text in COMBINED]


@pytest.fixture(scope="module")
def plans() -> list[Timeline]:
    shipped = library()
    found = [shipped.read(key).routine for key in shipped.keys()]
    return [lay_out(routine) for routine in found if routine is not None]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The texts that were drawn, with the height of their picture."""
    texts: list[tuple[str, int]] = []
    original: Callable[..., pygame.Rect] = Writer.put

    def noting(self: Writer, surface: pygame.Surface, text: str, *more: object, **named: object):  # type: ignore[no-untyped-def]
        place = original(self, surface, text, *more, **named)
        texts.append((text, place.height))
        return place

    monkeypatch.setattr(Writer, "put", noting)
    return texts


def wordiest(plans: list[Timeline]) -> list[tuple[Timeline, Segment]]:
    """The moments with the longest line, and with the longest small line under a long one."""
    moments = [(plan, one) for plan in plans for one in plan.segments if one.rep]
    found = sorted(moments, key=lambda pair: len(pair[1].line), reverse=True)[:4]
    told = [
        (len(one.line) + len(view_at(plan, one.index, 0.1).small[0]), plan, one)
        for plan, one in moments
        if one.rep > 1 and view_at(plan, one.index, 0.1).small
    ]
    told.sort(key=lambda each: each[0], reverse=True)
    return [*found, *((plan, one) for _, plan, one in told[:8])]


@pytest.mark.parametrize(("size", "text"), COMBINED, ids=IDS)
def test_nothing_is_cut_and_the_small_line_takes_nothing_from_the_spoken_one(
    size: tuple[int, int], text: float, plans: list[Timeline], put: list[tuple[str, int]]
) -> None:
    pictures = StillPictures(Stances(lambda name: None), FIGURE)
    for plan, segment in wordiest(plans):
        picture, view = PlayPicture(plan, pictures), view_at(plan, segment.index, 0.1)
        heights = []
        for small in (view.small, view.small[:1] and ("Still.",)):
            canvas = unpainted_canvas(size, text)
            put.clear()
            picture.draw(canvas, replace(view, small=small), SessionStatus())
            assert not any(said.endswith("…") for said, _ in put), view.line
            heights.append(max(tall for said, tall in put if said and said in view.line))
        assert heights[0] == heights[1]
        least = LEAST_CAPITAL * canvas.look.unit / CAP_HEIGHT
        assert all(tall >= least for said, tall in put if said)


@pytest.mark.parametrize(("size", "text"), [((800, 600), 1.0), ((1280, 720), 1.6)])
def test_mostly_what_is_wished_for_fits(
    size: tuple[int, int], text: float, plans: list[Timeline], put: list[tuple[str, int]]
) -> None:
    pictures = StillPictures(Stances(lambda name: None), FIGURE)
    wished = {}
    for plan in plans:
        picture = PlayPicture(plan, pictures)
        for one in plan.segments:
            view = view_at(plan, one.index, 0.1)
            if one.rep > 1 and view.small:
                wished[one.line, view.small[0]] = (picture, view)
    whole, canvas = 0, unpainted_canvas(size, text)
    for (_, first), (picture, view) in wished.items():
        put.clear()
        canvas.clear()
        picture.draw(canvas, view, SessionStatus())
        whole += first.split(maxsplit=3)[:3] in [said.split()[:3] for said, _ in put]
    assert whole >= 0.9 * len(wished)


LONGEST = f"From here on: Cat-cow, on the forearms, small and slow, and with a pause. {GO_ON}"
"""With a name as long as a file may have it."""


def messages() -> list[str]:
    """What the program says in passing, at its longest."""
    return [
        LONGEST,
        f"From here on: Bottom to heels, half-way. {GO_ON}",
        NO_DEVICE,
        NO_MIXER,
        "Press Esc again to stop. What you did is kept.",
        pain_texts().no_easier,
        pain_texts().easiest,
        pain_texts().slower,
        pain_texts().slowest,
        *(sign.then for sign in sign_texts().signs if not sign.ends_today),
        "The disk is full. Make room on it, then what waits is written.",
    ]


@pytest.mark.parametrize(("size", "text"), COMBINED, ids=IDS)
def test_every_message_fits_into_its_line(
    size: tuple[int, int], text: float, plans: list[Timeline], put: list[tuple[str, int]]
) -> None:
    plan = plans[0]
    picture = PlayPicture(plan, StillPictures(Stances(lambda name: None), FIGURE))
    canvas = unpainted_canvas(size, text)
    for message in messages():
        overlay = SessionStatus(message=message, hint=PlayKeys(space="go on").hinted)
        picture.draw(canvas, view_at(plan, 0, 0.1), overlay)
        forms = shorter(message) if message == LONGEST else (message,)
        assert any(said in forms for said, _ in put), message
    boxes = canvas.boxes()
    for one, other in combinations(boxes, 2):
        over = "ground" in (one, other)
        assert over or not boxes[one].colliderect(boxes[other]), (one, other)


LARGE = 0.04
"""Capitals of the name, the side and the spoken line, as a share of the unit, at least."""


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (800, 600), (2560, 1080)], ids=str)
def test_the_spoken_line_and_the_side_have_their_whole_size_in_every_step(
    size: tuple[int, int], plans: list[Timeline], put: list[tuple[str, int]]
) -> None:
    pictures = StillPictures(Stances(lambda name: None), FIGURE)
    seen, canvas = set(), unpainted_canvas(size, 1.0)
    least = LARGE * canvas.look.unit / CAP_HEIGHT
    for plan in plans:
        picture = PlayPicture(plan, pictures)
        for one in plan.segments:
            view = view_at(plan, one.index, 0.1)
            view = replace(view, coming="", coming_detail="")
            if (view.line, view.side) in seen or not view.line:
                continue
            seen.add((view.line, view.side))
            put.clear()
            canvas.clear()
            picture.draw(canvas, replace(view, small=("Still.",)), SessionStatus())
            tallest = {text: max(tall for said, tall in put if said == text) for text, _ in put}
            for text, tall in tallest.items():
                line = text in view.line and len(text) > 3
                if line or text in ("Left side", "Right side", view.title):
                    assert tall >= least, (text, tall, view.title, view.line)
