"""The sound of a session: tones and words, on time or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from player.model.record import Outcome
from player.narration.cue import LATEST
from player.narration.sounds import Sound, counted_into, sound_of
from player.plan import wording
from player.plan.clockwork import State
from player.plan.playback import Fired
from player.plan.segment import MomentKind, PlanMoment
from player.plan.session import Session
from player.plan.timeline import Timeline
from player.screens.play.session_speech import Speech, Ways
from player.sound.sounds import Sounds

LOUDER = 10

_SAME = 0.01
"""Seconds that two times of one moment may differ by rounding."""

_KEPT = 5.0
"""Seconds for which a moment given ahead is remembered after it fell due."""

_TURNS = (MomentKind.BEGIN, MomentKind.FINISH)


class SessionAudio:
    """Plays the tones and says the words of one run; without `speech`, the tones alone.

    With an `offset` (seconds, up to 0.5) everything begins that much earlier, for a loudspeaker
    that is late; below zero, later. Sounds are taken from the session as it will be then, so that
    what a key changes is heard at once and no sooner.
    """

    def __init__(
        self, sounds: Sounds, speech: Speech | None = None, *, offset: float = 0.0
    ) -> None:
        self.sounds = sounds
        self.speech = speech
        self._early, self._delay = max(0.0, offset), max(0.0, -offset)
        self._next_due: float | None = None
        self._now = 0.0
        self._given: list[tuple[PlanMoment, float]] = []
        """Moments that were given ahead, with the times at which they are due."""
        if speech is not None:
            speech.early, speech.delay = self._early, self._delay

    def follow(self, timeline: Timeline) -> None:
        """Go on in another plan, and get its words ready."""
        if self.speech is not None:
            self.moved()
            self.speech.follow(timeline)

    @property
    def trouble(self) -> str:
        """A sentence for the screen about what cannot be heard; empty while all is well."""
        return self.sounds.trouble or (self.speech.trouble if self.speech else "")

    def opening_is_ready(self) -> bool:
        """Whether all words of the beginning can be said."""
        return self.speech is None or self.speech.opening_is_ready()

    def take(self, fired: Sequence[Fired], session: Session) -> None:
        """Sound and say what fell due, or is due so soon that it must begin now."""
        if self._early:
            fired, session = self._look_ahead(fired, session)
        if session.state is not State.PAUSED:
            for one in fired:
                self._sound(one, session)
        if self.speech is not None:
            now = self.speech.take(fired, session)
            self.sounds.duck(self.speech.voice.speaking, now)

    def _look_ahead(self, fired: Sequence[Fired], session: Session) -> tuple[list[Fired], Session]:
        """What falls due until the offset and was not given yet, and the session at that time."""
        now = self._now = session.noted
        scout = session.ahead(self._early)
        found = [*(Fired(one.moment, one.late + self._early) for one in fired), *scout.update()]
        fresh = []
        for one in found:
            due = now + self._early - one.late
            if not any(m == one.moment and abs(due - at) < _SAME for m, at in self._given):
                fresh.append(one)
                self._given.append((one.moment, due))
        self._given = [(moment, due) for moment, due in self._given if due > now - _KEPT]
        coming = scout.next_due()
        self._next_due = None if coming is None else coming - self._early
        return fresh, scout

    def _sound(self, one: Fired, session: Session) -> None:
        tone = sound_of(session.timeline, one.moment)
        if tone is None or one.late > LATEST + self._early:
            return
        if tone is not Sound.COUNTDOWN:
            self.sounds.play(tone, self._delay)
        elif session.speed == 1.0 or one.moment.kind is MomentKind.LEAD:
            # The clip counts real seconds; a rehearsal at another speed goes without.
            left = 3.0 - one.late + self._delay
            following = one.moment.segment + (0 if one.moment.kind is MomentKind.LEAD else 1)
            then = counted_into(session.timeline, following)
            self.sounds.play_countdown(left, then=then)

    def next_due(self) -> float | None:
        """The time of the clock at which there is something to do besides the session's moments."""
        dues = (self._next_due, self.speech.next_due if self.speech else None)
        return min((due for due in dues if due is not None), default=None)

    def stop(self) -> None:
        """Be silent at once and forget what waited to be said."""
        self.sounds.stop_all()
        if self.speech is not None:
            self.speech.forget()
            if any(due > self._now and moment.kind in _TURNS for moment, due in self._given):
                # It was in the next segment already, and comes there anew.
                self.speech.moved()
        self._given.clear()
        self._next_due = None

    def pause(self, *, told: bool = True) -> None:
        """Be silent at once, keep the words that were cut off, and tell that it is paused."""
        if self.speech is not None:
            self.speech.pause()
        self.stop()
        if told:
            self.answer([(wording.PAUSED,)])

    def hush(self) -> None:
        """Stop whatever the voice says."""
        if self.speech is not None:
            self.speech.voice.stop()

    def interject(self, *texts: str) -> None:
        """Say this at once; the words of the plan come after it."""
        if self.speech is not None:
            self.speech.interject(texts)

    def last_word(self, text: str) -> None:
        """Say something after the end; it goes on while another screen is shown."""
        self.stop()
        if self.speech is not None:
            self.speech.last_word(text)

    def moved(self) -> None:
        """A key led elsewhere in the plan."""
        self.stop()
        if self.speech is not None:
            self.speech.moved()

    def end(self, outcome: Outcome | None) -> None:
        """Be silent, and say a calm line if pain ended the session.

        The line goes on while another screen is shown.
        """
        self.stop()
        if self.speech is not None and outcome is Outcome.STOPPED_FOR_PAIN:
            self.speech.last_word(wording.STOPPED)

    def answer(self, ways: Ways) -> None:
        """Answer the person in the next silence, with the first of `ways` that fits into it."""
        if self.speech is not None:
            self.speech.answer(ways)

    def toggle_mute(self) -> str:
        """Turn the sound off or on; a sentence about it for the screen."""
        self.sounds.toggle_mute()
        self._mute_voice()
        return "Sound off." if self.sounds.mute else "Sound on."

    def turn_up(self, by: int = LOUDER) -> str:
        """Turn the volume up, of 100; a sentence about it for the screen."""
        self.sounds.volume += by
        self.sounds.mute = False
        if self.speech is not None:
            self.speech.voice.volume += by
        self._mute_voice()
        return f"Volume {self.sounds.volume} of 100."

    def turn_down(self) -> str:
        """Turn the volume down; a sentence about it for the screen."""
        return self.turn_up(-LOUDER)

    def _mute_voice(self) -> None:
        if self.speech is not None:
            self.speech.voice.mute = self.sounds.mute
