"""The yardsticks of a loop: bare pygame that looks at the events, sleeps, and does no more.

Words: `idle` or `frames`, then the seconds to run. `idle` tells the share of the processor at 20
turns a second; `frames` draws a small box 60 times a second, asleep between, and tells when.
"""

import json
import os
import sys
import time

import pygame

FRAME = 1 / 60

what, span = sys.argv[1], float(sys.argv[2])
pygame.display.init()
if pygame.display.get_driver() == "x11":
    os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
screen = pygame.display.set_mode((1920, 1080))
pygame.display.flip()
frames: list[float] = []
spent, begun = time.process_time(), time.monotonic()
while time.monotonic() < begun + span:
    pygame.event.get()
    if what == "idle":
        time.sleep(0.05)
        continue
    frames.append(time.monotonic())
    box = screen.fill((len(frames) % 256, 244, 239), (20, 20, 200, 200))
    pygame.display.update(box)
    time.sleep(max(0.0, frames[-1] + FRAME - time.monotonic()))
share = (time.process_time() - spent) / (time.monotonic() - begun)
print(json.dumps(share if what == "idle" else frames))
