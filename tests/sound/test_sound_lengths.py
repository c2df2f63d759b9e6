"""The lengths that the plan of the cues counts with are those of the files."""

import pygame
import pytest

from player import places
from player.narration.sounds import SECONDS, Sound


@pytest.mark.parametrize("sound", list(Sound))
def test_a_sound_rings_as_long_as_the_plan_says(sound: Sound) -> None:
    pygame.mixer.init(48_000, -16, 1, 1024, allowedchanges=0)
    try:
        file = places.shipped("media") / "sounds" / f"{sound}.ogg"
        assert pygame.mixer.Sound(file).get_length() == pytest.approx(SECONDS[sound], abs=0.05)
    finally:
        pygame.mixer.quit()
