"""Large rows: one size of letters for all of them, and nothing that leaves its patch."""

import pygame
import pytest

from player.screens.play.play_questions import PainQuestion
from player.ui.look import THEMES, Look, Role
from player.ui.text.writer import Writer
from player.ui.widgets.large_list import LargeList
from player.ui.widgets.listing import Row
from player.ui.window.canvas import Canvas
from player.ui.window.stack import Stack
from tests.screens.pages import first_question


@pytest.mark.parametrize("text", [0.8, 1.0, 1.6])
@pytest.mark.parametrize("size", [(800, 600), (1280, 720), (768, 1366)])
def test_titles_have_one_size(
    size: tuple[int, int], text: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: dict[str, int] = {}
    put = Writer.put

    def noting(
        self: Writer,
        surface: pygame.Surface,
        text: str,
        role: Role,
        *more: object,
        size: int = 0,
        **named: object,
    ):  # type: ignore[no-untyped-def]
        sizes[text] = size
        return put(self, surface, text, role, *more, size=size, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "put", noting)
    pygame.font.init()
    canvas = Canvas(pygame.Surface(size), Look(THEMES["light"], *size, text))
    titles = ["Stop", "All moves take longer, from here to the end", "Skip this exercise"]
    rows = [Row(title, key=str(n), below="more" * n) for n, title in enumerate(titles)]
    LargeList(rows).draw(canvas, pygame.Rect(40, 80, size[0] - 80, size[1] - 160))
    assert len({sizes[title] for title in titles}) == 1


def test_every_number_of_a_pain_has_a_word() -> None:
    panel = Stack(first_question())
    panel.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_1, unicode="1", mod=0))
    assert isinstance(panel.top, PainQuestion)
    rows = panel.top.listing.rows
    assert [row.value for row in rows] == list(range(11))
    assert all(row.title for row in rows)
