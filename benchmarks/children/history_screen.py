"""Opens the history screen on a file, 1080p, without a window; tells milliseconds as JSON.

Words: the file, the last day in it. Tells `sql` (the screen's sums, by bare SQL), `first` (the
first opening to its frame, imports and all), `opened` (the same later), `first_end` and `end` (the
End key, to the frame that shows the oldest session) and `urges` (the page of the urges).
"""

import json
import os
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame

from player.ui.look import THEMES, Look
from player.ui.window.canvas import Canvas

TIMES = 9

path, today = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
since = (today - timedelta(days=370)).isoformat()
pygame.display.init()
pygame.font.init()
surface = pygame.display.set_mode((1920, 1080))
END = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_END, unicode="", mod=0, scancode=0)


def took(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def sums() -> None:
    connection = sqlite3.connect(path)
    connection.execute("SELECT * FROM day WHERE local_day >= ?", (since,)).fetchall()
    connection.execute("SELECT * FROM exercise_total").fetchall()
    connection.execute("SELECT sum(sessions) FROM day").fetchall()
    connection.close()


def opened(urges: bool = False) -> Callable[[], None]:
    """Open a page and draw it; what comes back goes to its end."""
    from player.screens.history.overview import HistoryView
    from player.screens.history.screen import HistoryScreen

    screen = HistoryScreen(HistoryView(path, today, str.capitalize), urges=urges)
    canvas = Canvas(surface, Look(THEMES["light"], 1920, 1080))
    screen.draw(canvas)

    def to_the_end() -> None:
        screen.handle(END)
        screen.draw(canvas)

    return to_the_end


first = took(opened)
first_end = took(opened())
told = {
    "sql": statistics.median(took(sums) for _ in range(TIMES)),
    "first": first,
    "opened": statistics.median(took(opened) for _ in range(TIMES)),
    "first_end": first_end,
    "end": statistics.median(took(opened()) for _ in range(TIMES)),
    "urges": statistics.median(took(lambda: opened(urges=True)) for _ in range(TIMES)),
}
if picture := os.environ.get("UNTWIST_PICTURE"):
    opened()()
    pygame.image.save(surface, picture)
print(json.dumps(told))
