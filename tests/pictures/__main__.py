"""`python -m tests.pictures`: draw the reference pictures and those of the README anew.

Look at what it drew before it is kept: a picture test holds that nothing changes unseen.
"""

import os
import tempfile
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
_HOME = tempfile.TemporaryDirectory()
os.environ["UNTWIST_HOME"] = _HOME.name

import pygame  # noqa: E402

from player.cli import main  # noqa: E402
from player.model.settings import Settings, with_figure  # noqa: E402
from player.storage.settings import SETTINGS_FILE, SettingsFile  # noqa: E402
from tests.figure.palettes import FIGURE  # noqa: E402
from tests.screens.portraits import portraits  # noqa: E402

HERE = Path(__file__).parent
README = HERE.parent.parent / "media" / "pictures"
SMALL, LARGE = (800, 600), (1280, 720)


def draw() -> None:
    for old in HERE.glob("*.png"):
        old.unlink()
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as home:
            for name, picture in portraits(theme, SMALL, Path(home)):
                pygame.image.save(picture, str(HERE / f"{name}-{theme}.png"))
    with tempfile.TemporaryDirectory() as home:
        drawn = dict(portraits("light", LARGE, Path(home)))
    for name, kept in (
        ("play-12.5", "play"),
        ("choose", "choose"),
        ("history", "history"),
        ("urges", "urges"),
        ("signs", "signs"),
    ):
        pygame.image.save(drawn[name], str(README / f"{kept}.png"))
    settings = with_figure(Settings(), FIGURE)
    SettingsFile(Path(_HOME.name) / SETTINGS_FILE).write(settings)
    main(["storyboard", "open-book", "-o", str(README / "storyboard.png")])


if __name__ == "__main__":
    draw()
    _HOME.cleanup()
