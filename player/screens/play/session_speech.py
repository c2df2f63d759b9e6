"""The words of a session as they fall due: on time, or not at all."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from msgspec import Struct

from player.model.settings import HowMuch
from player.narration.cue import AFTER_TONE, LATEST, Cue, CueKind, Priority
from player.narration.cue_plan import phrases, plan_cues
from player.narration.feed import DueCue, Entry, Feed, entry_line
from player.plan import wording
from player.plan.clockwork import State
from player.plan.playback import Fired
from player.plan.segment import SegmentKind
from player.plan.session import Session
from player.plan.timeline import Timeline
from player.sound.voice import OTHER_LANGUAGE, Voice

ASKED_SECONDS = 6.0
"""Seconds for which an answer waits for a silence between the cues; then it is only shown."""

LATE_AFTER = 3.0
"""Seconds by which words may be late after something that a key made necessary to say."""

OPENING_SECONDS = 20.0
"""Seconds of the plan of which all words should be ready when it begins."""

RENDERING_SECONDS = 3.0
"""Seconds for which the words of a start may be late while they are still being rendered."""

Ways = Sequence[tuple[str, ...]]
"""Several ways to say one thing, the longest first; each is texts said one after the other."""


class _Saying(Struct):
    """Words that wait for the voice, from one time of the clock until another."""

    texts: tuple[str, ...]
    begin: float
    until: float
    priority: Priority = Priority.NEXT


class Speech:
    """Gives the voice its words. `clock` is that of the session, in seconds."""

    def __init__(
        self,
        voice: Voice,
        clock: Callable[[], float],
        timeline: Timeline,
        how_much: HowMuch = HowMuch.ALL,
    ) -> None:
        self.voice = voice
        self.early = 0.0
        """Seconds by which the session passed to `take` runs ahead of the clock."""
        self.delay = 0.0
        """Seconds by which all words are late on purpose."""
        self.next_due: float | None = None
        """The time of the clock at which there is something to say."""
        self._clock = clock
        self._how_much = how_much
        voice.prepare(self._phrases(timeline))
        self._timeline, self._opening = timeline, self._cues(timeline)
        self._feed = Feed(timeline, self._opening)
        self._waiting: list[_Saying] = []
        self._asked: tuple[Ways, float] | None = None
        self._leading = False
        self._gate = False
        self._said: _Saying | None = None
        self._cut: tuple[str, ...] = ()
        """The words that a pause cut off, which are said whole when the session goes on."""
        self._behind_until = -math.inf
        """The time until which the words of the plan wait for what a key made necessary to say."""

    def opening_is_ready(self) -> bool:
        """Whether the words of the beginning are rendered; takes what was rendered meanwhile."""
        if self.voice.drain():
            self._opening = self._cues(self._timeline)
            self._feed.replan(self._timeline, self._opening)
        return not any(
            cue.kind is CueKind.VOICE and self.voice.is_coming(cue.what)
            for cue in self._opening
            if cue.at < OPENING_SECONDS
        )

    def follow(self, timeline: Timeline) -> None:
        """Go on in another plan, and get its words ready."""
        self.voice.prepare(self._phrases(timeline))
        self._feed.replan(timeline, self._cues(timeline))

    def take(self, fired: Sequence[Fired], session: Session) -> float:
        """Say what fell due; returns the time of the clock."""
        now = self._clock()
        if self.voice.drain():
            self._feed.replan(session.timeline, self._cues(session.timeline))
        due = self._feed.take(fired, session)
        if session.state is State.PAUSED:
            self._leading = False
        else:
            self._lead_in(session, now)
            self._enter(session, now)
            self._want(due, session, now)
        self._speak(session, now)
        coming = self._feed.next_due(session)
        self.next_due = now if self._waiting else None if coming is None else now + coming
        return now

    @property
    def trouble(self) -> str:
        """A sentence for the screen about what is not said; empty while all is well."""
        return self.voice.trouble if self._timeline.routine.is_english else OTHER_LANGUAGE

    def _phrases(self, timeline: Timeline) -> tuple[str, ...]:
        """What may be said; in a routine of another language only what the keys do."""
        if timeline.routine.is_english:
            return phrases(timeline, self._how_much)
        return wording.fixed_lines()

    def _cues(self, timeline: Timeline) -> tuple[Cue, ...]:
        if not timeline.routine.is_english:
            return ()
        return plan_cues(timeline, self.voice.seconds_of, self._how_much)

    def moved(self) -> None:
        """A key led elsewhere in the plan."""
        self.forget()
        self._leading, self._cut = False, ()
        self._feed.moved()

    def pause(self) -> None:
        """Be silent, and keep what was cut off."""
        if self.voice.speaking and self._said is not None:
            self._cut = self._said.texts
        self.forget()

    def interject(self, texts: tuple[str, ...]) -> None:
        """Say this at once; what the plan has to say meanwhile comes after it."""
        self.forget()
        now = self._clock()
        takes = self._takes(texts)
        if math.isfinite(takes):
            self._waiting.append(_Saying(texts, now + AFTER_TONE, now + LATE_AFTER))
            self._behind_until = now + AFTER_TONE + takes

    def forget(self) -> None:
        """Be silent, and drop what waits to be said."""
        self.voice.stop()
        self._said = None
        self._waiting.clear()
        self._asked = None

    def last_word(self, text: str) -> None:
        """Say something after the end, in place of what is being said."""
        self.forget()
        self.voice.say((text,), self.delay)

    def answer(self, ways: Ways) -> None:
        """Answer the person in the next silence, with the first of `ways` that fits into it."""
        self._asked = (tuple(ways), self._clock() + ASKED_SECONDS)

    def _lead_in(self, session: Session, now: float) -> None:
        """Name the exercise and the side where a count leads in after a pause or a jump.

        What a pause cut off is said again, whole.
        """
        leading = session.state is State.LEADING
        if leading and not self._leading:
            entry, cut = entry_line(session.segment), self._cut
            self._cut = ()
            if cut:
                whole = tuple(dict.fromkeys((*entry, *cut)))
                begin, takes = now + AFTER_TONE + self.delay, self._takes(whole)
                self._waiting.append(_Saying(whole, begin, begin + LATEST))
                self._behind_until = begin + takes
            else:
                self._fitting(session, now, _tails(entry))
        self._leading = leading

    def _enter(self, session: Session, now: float) -> None:
        """Say what a segment misses that was not reached in the order of the plan."""
        segment, feed = session.segment, self._feed
        if feed.entered is None:
            return
        if self._gate:  # the person went on before the words were over
            self.voice.stop()
            self._waiting.clear()
        self._gate = segment.ready
        if feed.entered is Entry.ON:
            return
        words = [(text,) for text in wording.shorter(feed.missed(segment)) if text]
        ways: list[tuple[str, ...]] = list(words)
        if feed.entered is Entry.AGAIN:
            line = (wording.ONCE_MORE, *entry_line(segment)[1:])
            ways = [*((*line, *way) for way in words), *_tails(line)]
        elif segment.kind is SegmentKind.PAUSE:
            ways = _tails(entry_line(segment))
        self._fitting(session, now, ways, session.remaining / session.speed)

    def _fitting(self, session: Session, now: float, ways: Ways, most: float = math.inf) -> None:
        """Say the first of `ways` that ends before the next instruction and within `most` seconds.

        Coaching that would come meanwhile is left out.
        """
        room = min(self._feed.room(session, Priority.INSTRUCTION), most) - AFTER_TONE
        for way in ways:
            if way and self._takes(way) < room:
                begin = now + AFTER_TONE + self.delay
                self._waiting.append(_Saying(way, begin, now + self.delay + LATEST))
                return

    def _want(self, due: Sequence[DueCue], session: Session, now: float) -> None:
        if self._gate and due:
            texts = tuple(one.cue.what for one in due)
            self._waiting.append(_Saying(texts, now + self.delay, math.inf))
            return
        for one in due:
            patience = LATEST + self.early
            if session.segment.kind is SegmentKind.START and self.voice.is_coming(one.cue.what):
                patience = RENDERING_SECONDS
            if now < self._behind_until:
                patience = LATE_AFTER + self._behind_until - now
            begin = now + self.delay - one.late
            if begin + patience >= now + self.delay:
                texts = (one.cue.what,)
                self._waiting.append(_Saying(texts, begin, begin + patience, one.cue.priority))

    def _speak(self, session: Session, now: float) -> None:
        """Say the most important of the waiting words if the voice is free; drop the late ones.

        An answer comes before all coaching.
        """
        coaching = self._said is not None and self._said.priority > Priority.INSTRUCTION
        if self._asked is not None:
            self._waiting = [one for one in self._waiting if one.priority <= Priority.INSTRUCTION]
            if coaching and self.voice.speaking:
                self.voice.stop()
        self._waiting = [saying for saying in self._waiting if saying.until >= now]
        if self.voice.speaking:
            return
        for saying in sorted(self._waiting, key=lambda saying: saying.priority):
            if self.voice.say(saying.texts, max(0.0, saying.begin - now)):
                self._waiting.remove(saying)
                self._said = saying
                if saying.begin + LATEST < now:  # what comes next waits for it in its turn
                    self._behind_until = now + self._takes(saying.texts)
                return
        if self._asked is not None and not self._waiting:
            self._answer(*self._asked, session, now)

    def _answer(self, ways: Ways, until: float, session: Session, now: float) -> None:
        still = session.state in (State.PAUSED, State.WAITING)
        room = math.inf if still else self._feed.room(session, Priority.INSTRUCTION)
        if now > until - ASKED_SECONDS / 2:  # there was no silence: the plan waits
            room = math.inf
            self._behind_until = now + self._takes(ways[-1])
            ways = ways[-1:]
        for way in ways:
            if self._takes(way) < room and self.voice.say(way):
                self._asked = None
                return
        if now > until:
            self._asked = None

    def _takes(self, texts: Sequence[str]) -> float:
        return sum(self.voice.seconds_of(text) for text in texts)


def time_answer(left: float, coming: str) -> Ways:
    """How the voice says the time left (seconds) and what comes next, and the time alone."""
    line = wording.time_left(left)
    full = [(line, f"{wording.NEXT} {wording.name_line(coming)}")] if coming else []
    return [*full, (line,)]


def _tails(texts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All of the texts, then all but the first, and so on."""
    return [texts[first:] for first in range(len(texts))]
