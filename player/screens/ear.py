"""What is heard of a session: its tones and its voice, on time or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from player.engine.cue import LATEST
from player.engine.session import Fired, Session
from player.engine.timeline import Kind, Moment, MomentKind, Timeline
from player.engine.tones import Sound, tone_of
from player.screens.speech import Speech, Ways
from player.stage.keys import Act
from player.stage.sound import Sounds, Tone

LOUDER = 10


class Ear:
    """Sounds the tones and says the words of one run. Without speech the tones do."""

    def __init__(self, sounds: Sounds, speech: Speech | None = None) -> None:
        self.sounds = sounds
        self.speech = speech

    def open(self, timeline: Timeline) -> None:
        """Follow this plan from here on: its words are made ready."""
        if self.speech is not None:
            self.moved()
            self.speech.open(timeline)

    @property
    def trouble(self) -> str:
        """One sentence for the screen about what cannot be heard; empty while all is well."""
        return self.sounds.trouble or (self.speech.voice.trouble if self.speech else "")

    def take(self, fired: Sequence[Fired], session: Session) -> None:
        """Sound and say what fell due."""
        for one in fired:
            tone = tone_of(session.timeline, one.moment)
            if tone is None or one.late > LATEST:
                continue
            if tone is not Sound.COUNTDOWN:
                self.sounds.play(Tone(tone))
            elif session.speed == 1.0 or one.moment.kind is MomentKind.LEAD:
                # The clip counts real seconds; a rehearsal at another speed goes without.
                left = 3.0 - one.late
                self.sounds.play_countdown(left, ending=_ending(session, one.moment))
        if self.speech is not None:
            now = self.speech.take(fired, session)
            self.sounds.duck(self.speech.voice.speaking, now)

    def next_due(self) -> float | None:
        """The time of the clock at which the voice has something to do by itself."""
        return self.speech.next_due if self.speech else None

    def stop(self) -> None:
        """Silence, at once; what waited to be said is forgotten."""
        self.sounds.stop_all()
        if self.speech is not None:
            self.speech.forget()

    def moved(self) -> None:
        """A key went elsewhere in the plan."""
        self.stop()
        if self.speech is not None:
            self.speech.moved()

    def answer(self, ways: Ways) -> None:
        """Say something the person asked for in the next silence: the first way that fits it."""
        if self.speech is not None:
            self.speech.answer(ways)

    def change(self, act: Act) -> str:
        """Mute, louder or softer; what to say about it on the screen."""
        if act is Act.MUTE:
            self.sounds.toggle_mute()
        else:
            step = LOUDER if act is Act.LOUDER else -LOUDER
            self.sounds.volume += step
            self.sounds.mute = False
            if self.speech is not None:
                self.speech.voice.volume += step
        if self.speech is not None:
            self.speech.voice.mute = self.sounds.mute
        if act is Act.MUTE:
            return "Sound off." if self.sounds.mute else "Sound on."
        return f"Volume {self.sounds.volume} of 100."


def _ending(session: Session, moment: Moment) -> Tone | None:
    """What a countdown counts to: "go", or nothing where what follows has its own tone."""
    segments = session.timeline.segments
    following = moment.segment + (0 if moment.kind is MomentKind.LEAD else 1)
    if following >= len(segments):
        return None
    return Tone.GO if segments[following].kind in (Kind.MOVE, Kind.HOLD) else None
