"""What is heard of a session: its tones and its voice, on time or not at all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from player.engine import wording
from player.engine.cue import AFTER_TONE, LATEST, Priority
from player.engine.cues import phrases, plan_cues
from player.engine.feed import Due, Entry, Feed, entry_line
from player.engine.session import Fired, Session, State
from player.engine.timeline import Kind, Moment, MomentKind, Timeline
from player.engine.tones import Sound, tone_of
from player.stage.keys import Act
from player.stage.sound import Sounds, Tone
from player.stage.voice import Voice

LOUDER = 10

ASKED_SECONDS = 6.0
"""Seconds that an answer waits for a silence between the cues; then only the screen gives it."""

RENDERING_SECONDS = 3.0
"""Seconds that getting into position waits for its words where they are still being rendered."""


@dataclass(slots=True)
class _Saying:
    """Words that wait for the voice to be free, until a time of the clock."""

    texts: tuple[str, ...]
    until: float
    priority: Priority = Priority.NEXT
    after: float = 0.0


class Ear:
    """Sounds the tones and says the words of one run. Without a voice the tones do."""

    def __init__(self, sounds: Sounds, voice: Voice | None = None) -> None:
        self.sounds = sounds
        self._voice = voice
        self._feed: Feed | None = None
        self._waiting: list[_Saying] = []
        self._asked: tuple[tuple[tuple[str, ...], ...], float] | None = None
        self._leading = False
        self._gate = False
        self._next: float | None = None

    def open(self, timeline: Timeline) -> None:
        """Follow this plan from here on: its words are made ready."""
        if self._voice is None:
            return
        self._voice.prepare(phrases(timeline))
        cues = plan_cues(timeline, self._voice.seconds_of)
        if self._feed is None:
            self._feed = Feed(timeline, cues)
        else:
            self._feed.replan(timeline, cues)
            self.moved()

    @property
    def trouble(self) -> str:
        """One sentence for the screen about what cannot be heard; empty while all is well."""
        return self.sounds.trouble or (self._voice.trouble if self._voice else "")

    def take(self, fired: Sequence[Fired], session: Session, now: float) -> None:
        """Sound and say what fell due; `now` is the time of the clock."""
        self._sound(fired, session)
        if self._voice is None or self._feed is None:
            return
        if self._voice.drain():
            cues = plan_cues(session.timeline, self._voice.seconds_of)
            self._feed.replan(session.timeline, cues)
        due = self._feed.take(fired, session)
        if session.state is not State.PAUSED:
            self._lead_in(session, now)
            self._enter(session, now)
            self._want(due, session, now)
        self._speak(session, now)
        self.sounds.duck(self._voice.speaking, now)
        coming = self._feed.next_due(session)
        self._next = None if coming is None else now + coming

    def next_due(self, now: float) -> float | None:
        """The time of the clock at which the ear has something to do by itself; None: nothing."""
        return now if self._waiting else self._next

    def stop(self) -> None:
        """Silence, at once; what waited to be said is forgotten."""
        self.sounds.stop_all()
        self._waiting.clear()
        self._asked = None
        self._leading = False

    def moved(self) -> None:
        """A key went elsewhere in the plan."""
        self.stop()
        if self._feed is not None:
            self._feed.moved()

    def answer(self, ways: Sequence[tuple[str, ...]], now: float) -> None:
        """Say something the person asked for in the next silence: the first way that fits it."""
        if self._voice is not None:
            self._asked = (tuple(ways), now + ASKED_SECONDS)

    def change(self, act: Act) -> str:
        """Mute, louder or softer; what to say about it on the screen."""
        if act is Act.MUTE:
            mute = self.sounds.toggle_mute()
        else:
            step = LOUDER if act is Act.LOUDER else -LOUDER
            self.sounds.volume += step
            self.sounds.mute = mute = False
            if self._voice is not None:
                self._voice.volume += step
        if self._voice is not None:
            self._voice.mute = mute
        if act is Act.MUTE:
            return "Sound off." if mute else "Sound on."
        return f"Volume {self.sounds.volume} of 100."

    # The tones

    def _sound(self, fired: Sequence[Fired], session: Session) -> None:
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

    # The voice

    def _lead_in(self, session: Session, now: float) -> None:
        """Where a count leads in after a pause or a jump: the exercise and the side."""
        leading = session.state is State.LEADING
        if leading and not self._leading:
            self._fitting(session, now, _tails(entry_line(session.segment)))
        self._leading = leading

    def _enter(self, session: Session, now: float) -> None:
        """What was said ahead of a segment that was not come to from there."""
        assert self._feed is not None
        entered, segment = self._feed.entered, session.segment
        if entered is None:
            return
        if self._gate and self._voice is not None:
            self._voice.stop()  # the person went on before the words were over
            self._waiting.clear()
        self._gate = segment.ready
        words = wording.shorter(self._feed.missed(segment))
        ways: list[tuple[str, ...]] = [(text,) for text in words if text]
        if entered is Entry.AGAIN:
            line = (wording.ONCE_MORE, *entry_line(segment)[1:])
            ways = [*((*line, *way) for way in ways), line, *_tails(line)]
        elif entered is Entry.ON:
            return
        elif segment.kind is Kind.PAUSE:
            ways = _tails(entry_line(segment))
        self._fitting(session, now, ways, session.remaining / session.speed)

    def _fitting(
        self,
        session: Session,
        now: float,
        ways: Sequence[tuple[str, ...]],
        most: float = math.inf,
    ) -> None:
        """Say the first of these ways that is over before the next cue and in `most` seconds."""
        assert self._feed is not None
        room = min(self._feed.room(session), most) - AFTER_TONE
        for way in ways:
            if way and self._takes(way) < room:
                self._waiting.append(_Saying(way, now + LATEST, Priority.NEXT, AFTER_TONE))
                return

    def _want(self, due: Sequence[Due], session: Session, now: float) -> None:
        if self._gate and due:
            texts = tuple(one.cue.what for one in due)
            self._waiting.append(_Saying(texts, math.inf))
            return
        for one in due:
            late = LATEST
            if session.segment.kind is Kind.START and self._is_rendered_later(one):
                late = RENDERING_SECONDS
            until = now + late - one.late
            if until >= now:
                saying = _Saying((one.cue.what,), until, one.cue.priority, max(0.0, -one.late))
                self._waiting.append(saying)

    def _is_rendered_later(self, due: Due) -> bool:
        assert self._voice is not None
        return self._voice.rendering and not self._voice.ready(due.cue.what)

    def _speak(self, session: Session, now: float) -> None:
        """Say the most important of what waits, if the voice is free; forget what is too late."""
        assert self._voice is not None
        self._waiting = [saying for saying in self._waiting if saying.until >= now]
        if self._voice.speaking:
            return
        for saying in sorted(self._waiting, key=lambda saying: saying.priority):
            if self._voice.say(saying.texts, saying.after):
                self._waiting.remove(saying)
                return
        if self._asked is not None and not self._waiting:
            self._answer_asked(session, now)

    def _answer_asked(self, session: Session, now: float) -> None:
        assert self._asked is not None
        assert self._feed is not None
        assert self._voice is not None
        ways, until = self._asked
        still = session.state in (State.PAUSED, State.WAITING)
        room = math.inf if still else self._feed.room(session)
        for way in ways:
            if self._takes(way) < room and self._voice.say(way):
                self._asked = None
                return
        if now > until:
            self._asked = None

    def _takes(self, texts: Sequence[str]) -> float:
        assert self._voice is not None
        return sum(self._voice.seconds_of(text) for text in texts)


def time_answer(left: float, coming: str) -> list[tuple[str, ...]]:
    """What is said of the time left (seconds) and of what comes next, and the same in short."""
    line = wording.time_left(left)
    return [(line, f"{wording.NEXT} {wording.name_line(coming)}"), (line,)]


def _tails(texts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All of the texts, then all but the first, and so on."""
    return [texts[first:] for first in range(len(texts))]


def _ending(session: Session, moment: Moment) -> Tone | None:
    """What a countdown counts to: "go", or nothing where what follows has its own tone."""
    segments = session.timeline.segments
    following = moment.segment + (0 if moment.kind is MomentKind.LEAD else 1)
    if following >= len(segments):
        return None
    return Tone.GO if segments[following].kind in (Kind.MOVE, Kind.HOLD) else None
