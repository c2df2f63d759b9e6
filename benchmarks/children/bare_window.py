"""The yardstick of a start: a bare pygame-ce window up to its first flip.

Tells the time of that flip on the clock of the whole machine. With the word `soft`, SDL is kept
from its renderer, as the player does under X11.
"""

import os
import sys
import time

import pygame

pygame.display.init()
if "soft" in sys.argv:
    os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
screen = pygame.display.set_mode((1280, 720))
screen.fill((246, 244, 239))
pygame.display.flip()
print(time.monotonic())
