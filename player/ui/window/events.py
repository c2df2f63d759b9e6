"""What an event is, for widgets and screens, which need not know the numbers of pygame."""

import pygame

from player.ui.pygame_types import Event


def is_key(event: Event) -> bool:
    """Whether a key was pressed."""
    return event.type == pygame.KEYDOWN


def is_text(event: Event) -> bool:
    """Whether text was typed, which is in `event.text`."""
    return event.type == pygame.TEXTINPUT


def is_composing(event: Event) -> bool:
    """Whether an input method is at work on the text in `event.text`."""
    return event.type == pygame.TEXTEDITING


def is_click(event: Event) -> bool:
    """Whether the left button of the mouse went down."""
    return event.type == pygame.MOUSEBUTTONDOWN and event.button == 1


def is_release(event: Event) -> bool:
    """Whether the left button of the mouse went up."""
    return event.type == pygame.MOUSEBUTTONUP and event.button == 1


def is_press(event: Event) -> bool:
    """Whether any key or button of the mouse went down."""
    return event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN)


def is_motion(event: Event) -> bool:
    """Whether the mouse moved."""
    return event.type == pygame.MOUSEMOTION


def is_wheel(event: Event) -> bool:
    """Whether the wheel turned, or a finger dragged, which says by how many `pixels`."""
    return event.type == pygame.MOUSEWHEEL
