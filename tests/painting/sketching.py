"""A painter for tests that do not look at the figure: it draws an oval in place of a body."""

import pygame

from player.painting.painter import PaintedHere, Picture
from player.painting.subject import Subject


class Sketching(PaintedHere):
    """Gives a picture of any subject at once, and a film that stands still in its middle."""

    def still(self, subject: Subject) -> Picture:
        page = pygame.Surface(subject.size, depth=32)
        page.fill(subject.palette.background)
        pygame.draw.ellipse(page, subject.palette.skin, page.get_rect())
        return Picture(page)

    def film(self, subject: Subject) -> None:  # type: ignore[override]
        return None
