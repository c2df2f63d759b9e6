"""The yardstick of a start: a bare pygame-ce window up to its first flip.

SDL is kept from its renderer, as the player does under X11. Tells the time of the flip on the
clock of the whole machine.
"""

import os
import time

import pygame

pygame.display.init()
if pygame.display.get_driver() == "x11":
    os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
screen = pygame.display.set_mode((1280, 720))
screen.fill((246, 244, 239))
pygame.display.flip()
print(time.monotonic())
