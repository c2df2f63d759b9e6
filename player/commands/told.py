"""What the history tells of a person: the facts for the safety questions and the advice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from player.care.crack import ends_day
from player.care.notices import PASSED_OVER, LastDays
from player.care.screening import Active, Event, Standing, StoppedForPain, standing
from player.care.trend import PainOfDay, rests_until
from player.model.diary import CardShown, Crack, DailyCheck, Morning, Screening, Unlock, Urge
from player.model.record import Outcome, PainKind, SessionRecord
from player.storage.history import History
from player.storage.pain import pain_by_day, pain_days, pain_since

LOOK_BACK = timedelta(days=60)
"""As far back as being there counts, and as a run of pain and the usual one before it go."""

_CRACKS = 20
"""Cracks, of which it is told after how much sitting they came."""


def stands(history: History, today: date) -> Standing:
    """How the person stands today, by all that was answered and done."""
    sessions = history.sessions(since=today - LOOK_BACK)
    checks = history.diary.all(DailyCheck, today - LOOK_BACK)
    mornings = history.diary.all(Morning, today - LOOK_BACK)
    found = standing(_events(history, sessions, checks, today), today)
    rests = rests_until(_days(sessions, checks, mornings))
    return replace(found, rests=rests if rests is not None and today < rests else None)


def last_days(history: History, today: date, window: timedelta) -> LastDays:
    """The last days up to `today`; `window` is the quiet window after a crack."""
    from player.storage.summary import window_days  # 3 ms that no start of a routine need pay

    diary, first = history.diary, today - LOOK_BACK
    sessions = history.sessions(since=first)
    checks, mornings = diary.all(DailyCheck, first), diary.all(Morning, first)
    cracks = diary.all(Crack, first)
    sat = [crack.after_sitting_minutes for crack in cracks[-_CRACKS:]]
    asked = today in {*(one.day for one in checks), *(one.day for one in mornings)}
    return LastDays(
        today,
        _days(sessions, checks, mornings),
        pain_since=pain_since(pain_by_day(sessions, checks, mornings, cracks), today),
        window_days=window_days(diary.all(Urge, first), today, window),
        sat=tuple(minutes for minutes in sat if minutes is not None),
        asked_today=asked or _passed_over(diary.all(CardShown, today)),
    )


def _days(
    sessions: Sequence[SessionRecord], checks: Sequence[DailyCheck], mornings: Sequence[Morning]
) -> tuple[PainOfDay, ...]:
    """The pain of each day with a session; a day's check tells as much of it as a morning."""
    told = {check.day: Morning(check.at, check.day, check.pain) for check in reversed(checks)}
    told |= {morning.day: morning for morning in mornings}
    return tuple(
        PainOfDay(one.day, one.before, one.after, one.morning)
        for one in pain_days(sessions, told.values())
    )


def _passed_over(shown: Sequence[CardShown]) -> bool:
    return any(card.card == PASSED_OVER for card in shown)


def _events(
    history: History,
    sessions: Sequence[SessionRecord],
    checks: Sequence[DailyCheck],
    today: date,
) -> list[Event]:
    """What happened that the safety questions look at: answers, and being there."""
    diary, since = history.diary, today - LOOK_BACK
    found: list[Event] = [*diary.all(Screening), *diary.all(Unlock), *checks]
    for record in sessions:
        found.append(Active(record.started, record.local_day))
        if record.outcome is Outcome.STOPPED_FOR_PAIN:
            found.append(_stopped(record))
    for urge in diary.all(Urge, first=since):
        found += _by_sign(urge.at, urge.day, urge.pain)
    for crack in diary.all(Crack, first=since):
        found += _by_sign(crack.at, crack.day, ends_day(crack))
    return found


def _by_sign(at: datetime, day: date, kind: PainKind | None) -> list[Event]:
    """An urge or a crack as what happened: the person was here, and a sign may end the day."""
    here: list[Event] = [Active(at, day)]
    return here if kind is None else [*here, StoppedForPain(at, day, kind)]


def _stopped(record: SessionRecord) -> StoppedForPain:
    """A session that a pain ended; of several pains the last one did."""
    kind = record.pains[-1].kind if record.pains else PainKind.DULL
    return StoppedForPain(record.ended or record.started, record.local_day, kind)
