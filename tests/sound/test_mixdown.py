"""A session as one line of samples: what ends what, what sinks, what adds up."""

from __future__ import annotations

import array
from itertools import pairwise

from player.sound.mixdown import Track, arranged, mixed, track
from player.sound.sounds import DUCKED
from player.sound.speaker import RATE, Lane


def line(tracks: list[Track], seconds: float = 0.0) -> array.array[int]:
    return array.array("h", b"".join(mixed(tracks, seconds)))


def test_a_track_takes_one_of_two_equal_channels() -> None:
    raw = array.array("h", [1, 1, 2, 2, 3, 3]).tobytes()

    made = track(0.5, raw, Lane.VOICE)

    assert (made.begin, list(made.samples), made.end) == (RATE // 2, [1, 2, 3], RATE // 2 + 3)


def test_what_sounds_together_adds_up_to_the_sample() -> None:
    late = RATE - 2
    found = line(
        [
            Track(late, [100] * 5, Lane.VOICE),
            Track(late + 3, [20] * 5, Lane.COUNTDOWN),
            Track(0, [1] * 4, Lane.CHIME),
        ]
    )

    assert list(found[:5]) == [1, 1, 1, 1, 0]
    assert list(found[late - 1 :]) == [0, 100, 100, 100, 120, 120, 20, 20, 20]


def test_it_lasts_as_long_as_was_asked_and_as_what_rings() -> None:
    assert len(line([Track(0, [1], Lane.VOICE)], 2.5)) == 2.5 * RATE
    assert len(line([Track(3 * RATE, [1] * 10, Lane.VOICE)], 2.5)) == 3 * RATE + 10


def test_too_loud_is_cut_off_and_not_turned_over() -> None:
    loud = [Track(0, [30000] * 3, lane) for lane in (Lane.VOICE, Lane.COUNTDOWN)]

    assert list(line(loud)) == [32767] * 3


def test_a_countdown_ends_the_one_before_and_a_chime_fades() -> None:
    long = [1000] * RATE
    tracks = arranged(
        [
            Track(0, long, Lane.COUNTDOWN),
            Track(1000, long, Lane.COUNTDOWN),
            Track(0, long, Lane.CHIME),
            Track(2000, long, Lane.CHIME),
        ]
    )

    ends = [(one.lane, one.begin, one.end) for one in tracks if not one.begin]
    assert ends == [(Lane.COUNTDOWN, 0, 1000), (Lane.CHIME, 0, 2000 + 7200)]
    fading = next(one for one in tracks if one.lane is Lane.CHIME).samples
    assert fading[2000 - 1] == 1000
    assert 480 < fading[2000 + 3600] < 520
    assert fading[-1] < 5


def test_a_chime_sinks_while_the_voice_speaks_and_rises_again() -> None:
    tracks = arranged(
        [Track(0, [1000] * 4 * RATE, Lane.CHIME), Track(RATE, [1] * RATE, Lane.VOICE)]
    )
    chime = next(one for one in tracks if one.lane is Lane.CHIME).samples

    assert chime[RATE - 500] == 1000
    assert chime[RATE + 7500] == 1000 * DUCKED
    assert chime[2 * RATE - 1] == 1000 * DUCKED
    assert chime[2 * RATE + 8000] == 1000
    assert all(abs(a - b) <= 45 for a, b in pairwise(chime))
