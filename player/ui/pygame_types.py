"""The values of pygame that drawing code names most, so that few modules import pygame itself."""

import pygame

Rect = pygame.Rect
Surface = pygame.Surface
Event = pygame.event.Event
Font = pygame.font.Font


def clear_surface(size: tuple[int, int]) -> Surface:
    """A surface on which nothing is drawn, which has an alpha for each pixel."""
    return Surface(size, pygame.SRCALPHA, 32)
