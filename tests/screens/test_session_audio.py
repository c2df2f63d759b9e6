"""Sounds and words earlier or later than their moments, for a loudspeaker that is late."""

from __future__ import annotations

import pytest

from player.model.record import Outcome
from player.narration.sounds import Sound
from player.plan.clockwork import State
from player.plan.session import Session
from player.plan.timeline import Timeline
from player.screens.play.session_audio import SessionAudio
from player.screens.play.session_speech import Speech
from tests.screens.test_session_speech import NotingVoice, plan

FRAME = 0.02


class NotingSounds:
    """Notes each tone with the time at which it is heard, and a countdown with its end."""

    def __init__(self, listening: Listening) -> None:
        self._listening = listening
        self.heard: list[tuple[float, str]] = []
        self.trouble = ""

    def play(self, tone: Sound, after: float = 0.0) -> None:
        self.heard.append((self._listening.now - 50 + after, tone))

    def play_countdown(self, seconds_left: float = 3, then: Sound | None = Sound.GO) -> None:
        assert -0.05 <= seconds_left < 4
        self.heard.append((self._listening.now - 50 + seconds_left, f"3-2-1 {then}"))

    def stop_all(self) -> None:
        self._listening.voice.stop()

    def duck(self, down: bool, now: float) -> None:
        pass


class Listening:
    def __init__(self, offset: float, timeline: Timeline | None = None) -> None:
        self.now = 50.0
        self.voice = NotingVoice(lambda: self.now)
        self.sounds = NotingSounds(self)
        self.session = Session(timeline or plan(), lambda: self.now)
        speech = Speech(self.voice, lambda: self.now, self.session.timeline)  # type: ignore[arg-type]
        self.audio = SessionAudio(self.sounds, speech, offset=offset)  # type: ignore[arg-type]
        self.session.begin()

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end - 1e-9:
            self.now = min(end, self.now + FRAME)
            self.audio.take(self.session.update(), self.session)

    def to_the_end(self) -> None:
        while self.session.state is not State.FINISHED:
            self.wait(FRAME)


def shifted(
    usual: list[tuple[float, str]], heard: list[tuple[float, str]], offset: float
) -> list[str]:
    """What is not heard `offset` earlier, a frame more or less, but for the first words."""
    assert [what for _, what in heard] == [what for _, what in usual]
    pairs = zip(usual, heard, strict=True)
    return [
        f"{what}: {then} for {at}"
        for (at, what), (then, _) in pairs
        if abs(at - offset - then) > 1.5 * FRAME and at - offset > 0.4
    ]


@pytest.mark.parametrize("offset", [0.5, 0.2, 0.03, -0.1, -0.5])
def test_a_whole_session_is_the_same_but_for_the_offset(offset: float) -> None:
    usual, other = Listening(0.0), Listening(offset)
    usual.to_the_end()
    other.to_the_end()

    assert len(usual.sounds.heard) >= 12
    assert shifted(usual.sounds.heard, other.sounds.heard, offset) == []
    assert len(usual.voice.said) >= 12
    assert shifted(usual.voice.said, other.voice.said, offset) == []


def test_a_pause_is_silent_and_what_was_begun_too_early_comes_again() -> None:
    early = Listening(0.4)
    early.wait(13.7)  # the hold begins at 14 s, with its "go" and "Hold." in the air already
    assert early.sounds.heard[-1][1] == Sound.HOLD
    before = len(early.sounds.heard)

    early.session.pause()
    early.audio.stop()
    early.wait(30)
    assert (len(early.sounds.heard), early.voice.speaking) == (before, False)

    early.session.resume()
    early.wait(3.4)
    assert [what for _, what in early.sounds.heard[before:]] == ["3-2-1 go", Sound.HOLD]
    assert "Once more." not in " ".join(text for _, text in early.voice.said)


def test_after_a_pause_the_count_ends_early_too() -> None:
    early = Listening(0.3)
    early.wait(16)
    early.session.pause()
    early.audio.stop()
    early.session.resume()
    resumed = early.now - 50
    early.wait(4)

    at, what = early.sounds.heard[-1]
    assert what == "3-2-1 hold"
    assert at == pytest.approx(resumed + 3 - 0.3, abs=2 * FRAME)


def test_a_hold_made_longer_in_its_last_moment_gives_back_what_came_too_early() -> None:
    early = Listening(0.4)
    early.wait(23.8)
    before = len(early.sounds.heard)
    early.session.longer()
    early.audio.stop()
    early.wait(10.5)

    # The countdown of the longer hold, and the words of what follows at its own time.
    assert [what for _, what in early.sounds.heard[before:]] == ["3-2-1 return"]
    assert early.voice.said[-1][1] == "Lower."
    assert early.voice.said[-1][0] == pytest.approx(33.8, abs=0.3)


def test_going_back_is_heard_at_once() -> None:
    early = Listening(0.5)
    early.wait(20)
    before = len(early.sounds.heard)
    early.audio.moved()
    early.session.back()
    early.wait(0.1)

    assert len(early.sounds.heard) == before + 1
    early.wait(15)
    times = [at for at, _ in early.sounds.heard]
    assert times == sorted(times)


def test_the_loop_is_woken_for_what_comes_early() -> None:
    early = Listening(0.5)
    early.wait(13.0)

    due = early.audio.next_due()

    assert due is not None
    assert due == pytest.approx(50 + 13.5, abs=0.01)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome.STOPPED_FOR_PAIN, ["Stopped for today. Rest in an easy position."]),
        (Outcome.STOPPED, []),
        (None, []),
    ],
)
def test_only_an_end_by_pain_has_a_last_word(outcome: Outcome | None, said: list[str]) -> None:
    listening = Listening(0.0)
    listening.wait(1.0)
    before = len(listening.voice.said)
    listening.session.stop()

    listening.audio.end(outcome)

    assert [text for _, text in listening.voice.said[before:]] == said
