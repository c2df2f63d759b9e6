"""A game controller, by SDL's own names of its buttons: each is a key that every screen knows."""

from __future__ import annotations

from typing import Any

import pygame

_KEYS = {
    pygame.CONTROLLER_BUTTON_A: (pygame.K_SPACE, " "),
    pygame.CONTROLLER_BUTTON_START: (pygame.K_SPACE, " "),
    pygame.CONTROLLER_BUTTON_B: (pygame.K_ESCAPE, ""),
    pygame.CONTROLLER_BUTTON_BACK: (pygame.K_ESCAPE, ""),
    pygame.CONTROLLER_BUTTON_X: (pygame.K_x, "x"),
    pygame.CONTROLLER_BUTTON_Y: (pygame.K_t, "t"),
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: (pygame.K_LEFT, ""),
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: (pygame.K_RIGHT, ""),
    pygame.CONTROLLER_BUTTON_DPAD_UP: (pygame.K_UP, ""),
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: (pygame.K_DOWN, ""),
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: (pygame.K_PAGEUP, ""),
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: (pygame.K_PAGEDOWN, ""),
}
"""The south button pauses and chooses, the east one goes back, the west one says that it hurts."""


class Pad:
    """Turns presses on any controller into key presses. Nothing opens before `open`."""

    def __init__(self) -> None:
        self._open: dict[int, Any] = {}
        self._module: Any = None

    def open(self) -> bool:
        """Begin to listen; always False, as a piece of work that is done."""
        try:
            from pygame._sdl2 import controller
        except ImportError:
            return False
        try:
            controller.init()
        except pygame.error:
            return False
        self._module = controller
        for place in range(controller.get_count()):
            self._add(place)
        return False

    def _add(self, place: int) -> None:
        if self._module is None or not self._module.is_controller(place):
            return
        found = self._module.Controller(place)
        self._open[found.id] = found

    def handle(self, event: pygame.event.Event) -> None:
        """Take an event of the window: a press becomes a key, a new controller is opened."""
        if event.type == pygame.CONTROLLERDEVICEADDED:
            self._add(event.device_index)
        elif event.type == pygame.CONTROLLERDEVICEREMOVED:
            gone = self._open.pop(event.instance_id, None)
            if gone is not None:
                gone.quit()
        elif event.type == pygame.CONTROLLERBUTTONDOWN and event.button in _KEYS:
            key, sign = _KEYS[event.button]
            pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=sign, mod=0))
