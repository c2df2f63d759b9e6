"""The yardstick of a frame: fill and flip a window of WIDTH HEIGHT; tells milliseconds of the
processor for one.
"""

import os
import sys
import time

import pygame

FRAMES = 300

pygame.display.init()
if pygame.display.get_driver() == "x11":
    os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
screen = pygame.display.set_mode((int(sys.argv[1]), int(sys.argv[2])))
for _ in range(20):
    screen.fill((246, 244, 239))
    pygame.display.flip()
    pygame.event.get()
begun = time.process_time()
for _ in range(FRAMES):
    screen.fill((246, 244, 239))
    pygame.display.flip()
print((time.process_time() - begun) / FRAMES * 1000)
