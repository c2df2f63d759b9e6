"""The thin bar of the whole plan: what is behind stands out, what is to come is pale."""

from __future__ import annotations

import pygame

from player.plan.timeline import Timeline
from player.ui.look import PHASE_INKS, Colour, Ink, Look
from player.ui.shapes import rounded


class PlanBar:
    """Draws one plan at one size; the two strips of it are kept and only cut differently."""

    def __init__(self, timeline: Timeline, look: Look, width: int, height: int) -> None:
        self._strips = tuple(
            _strip(timeline, look, width, height, pale=pale) for pale in (False, True)
        )
        self._knob = max(3, height // 2)
        self._look = look
        self._width = width

    def place(self, progress: float) -> int:
        """The pixel of the bar that a share of the plan falls on."""
        room = self._width - 2 * self._knob
        return self._knob + round(min(1.0, max(0.0, progress)) * room)

    def draw(self, surface: pygame.Surface, box: pygame.Rect, progress: float) -> None:
        """Draw the bar with the mark at a share of the plan."""
        done, to_come = self._strips
        x = self.place(progress)
        surface.blit(done, box.topleft, pygame.Rect(0, 0, x, box.height))
        surface.blit(to_come, (box.left + x, box.top), pygame.Rect(x, 0, box.width, box.height))
        centre = (box.left + x, box.centery)
        pygame.draw.aacircle(surface, self._look.colour(Ink.INK), centre, self._knob)
        inside = self._look.colour(Ink.GROUND)
        pygame.draw.aacircle(surface, inside, centre, max(1, round(self._knob * 0.5)))


def _strip(
    timeline: Timeline, look: Look, width: int, height: int, *, pale: bool
) -> pygame.Surface:
    """The steps of the plan side by side, the bar's whole width; thinner than its box."""
    strip = pygame.Surface((width, height))
    strip.fill(look.colour(Ink.GROUND))
    knob = max(3, height // 2)
    room = width - 2 * knob
    total = timeline.total_seconds or 1.0
    thick = max(2, height // 2)
    last = -1
    for segment in timeline.segments:
        left = knob + round(segment.start / total * room)
        right = knob + round(segment.end / total * room)
        if right <= last or right - left < 1:
            continue  # a plan of thousands of segments has several to a pixel
        last = right
        gap = 1 if right - left > 3 else 0
        box = pygame.Rect(left, (height - thick) // 2, right - left - gap, thick)
        colour = look.colour(PHASE_INKS[segment.kind])
        rounded(strip, box, thick // 3, _paler(colour, look) if pale else colour)
    return strip


def _paler(colour: Colour, look: Look) -> Colour:
    ground = look.colour(Ink.GROUND)
    mixed = [round(0.32 * one + 0.68 * other) for one, other in zip(colour, ground, strict=True)]
    return mixed[0], mixed[1], mixed[2]
