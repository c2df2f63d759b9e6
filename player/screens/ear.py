"""What is heard of a session: the tones of its moments, on time or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from player.engine.session import Fired, Session
from player.engine.timeline import Kind, Moment, MomentKind
from player.engine.tones import Sound, tone_of
from player.stage.keys import Act
from player.stage.sound import Sounds, Tone

LATEST = 0.25
"""Seconds past its moment after which a tone is dropped, not sounded (PLAYER.md, the cues)."""

LOUDER = 10


class Ear:
    """Sounds the tones of one run."""

    def __init__(self, sounds: Sounds) -> None:
        self.sounds = sounds

    def take(self, fired: Sequence[Fired], session: Session) -> None:
        """Sound what fell due."""
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

    def stop(self) -> None:
        """Silence, at once."""
        self.sounds.stop_all()

    def change(self, act: Act) -> str:
        """Mute, louder or softer; what to say about it on the screen."""
        if act is Act.MUTE:
            return "Sound off." if self.sounds.toggle_mute() else "Sound on."
        self.sounds.volume += LOUDER if act is Act.LOUDER else -LOUDER
        self.sounds.mute = False
        return f"Volume {self.sounds.volume} of 100."


def _ending(session: Session, moment: Moment) -> Tone | None:
    """What a countdown counts to: "go", or nothing where what follows has its own tone."""
    segments = session.timeline.segments
    following = moment.segment + (0 if moment.kind is MomentKind.LEAD else 1)
    if following >= len(segments):
        return None
    return Tone.GO if segments[following].kind in (Kind.MOVE, Kind.HOLD) else None
