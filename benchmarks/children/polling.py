"""The yardstick of a cue: a loop of `Clock.tick(60)` that looks what fell due at each turn.

Words: the seconds to run, the seconds between two cues. Tells how late each was, in seconds.
"""

import json
import os
import sys
import time

import pygame

span, between = float(sys.argv[1]), float(sys.argv[2])
pygame.display.init()
if pygame.display.get_driver() == "x11":
    os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
screen = pygame.display.set_mode((1280, 720))
clock = pygame.time.Clock()
begun = time.monotonic()
due = between
lates = []
while due < span:
    pygame.event.get()
    screen.fill((246, 244, 239))
    pygame.display.flip()
    clock.tick(60)
    now = time.monotonic() - begun
    while due <= now:
        lates.append(now - due)
        due += between
print(json.dumps(lates))
