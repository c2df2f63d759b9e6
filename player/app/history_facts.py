"""Facts from the history, for the safety questions, the advice and the checklist."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from player.care.advice import PASSED_OVER, LastDays
from player.care.checklist import Known, four_weeks
from player.care.crack import ends_day
from player.care.pain import EASE_FROM, PainOfDay, pain_by_day, pain_days, pain_since, rests_until
from player.care.screening import (
    Active,
    Event,
    PainTold,
    Standing,
    StoppedForPain,
    standing,
)
from player.model.diary import (
    CardShown,
    Consulted,
    Crack,
    DailyCheck,
    HabitCheck,
    Morning,
    Screening,
    Unlock,
    Urge,
    WeeklyCheck,
)
from player.model.record import Outcome, PainKind, SessionRecord
from player.model.routine import Asked
from player.storage.history import History

LOOK_BACK = timedelta(days=60)
"""How far back a session or an entry counts as having been here, and a run of pain is followed."""

_CRACKS = 20
"""The last cracks, whose minutes of sitting before them count."""


class Recent(Struct, frozen=True):
    """The sessions, daily checks and mornings of the last weeks."""

    sessions: Sequence[SessionRecord]
    checks: Sequence[DailyCheck]
    mornings: Sequence[Morning]

    @classmethod
    def of(cls, history: History, today: date) -> Recent:
        first, diary = today - LOOK_BACK, history.diary
        return cls(
            history.sessions(since=first), diary.all(DailyCheck, first), diary.all(Morning, first)
        )

    def pain_days(self) -> list[PainOfDay]:
        """The pain of each day with a session; that of a daily check counts like a morning's."""
        rated = {
            check.day: Morning(check.at, check.day, check.pain)
            for check in reversed(self.checks)
            if check.pain is not None
        }
        rated |= {morning.day: morning for morning in self.mornings}
        return pain_days(self.sessions, rated.values())

    def pain_since(self, cracks: Sequence[Crack], today: date) -> date | None:
        """The first day of the run of pain that still goes on; None if there is none."""
        return pain_since(pain_by_day(self.sessions, self.checks, self.mornings, cracks), today)


def standing_of(history: History, today: date, more: Sequence[Event] = ()) -> Standing:
    """How the person stands today, by all that was answered and done.

    `more` was answered too, and could not be kept.
    """
    recent = Recent.of(history, today)
    found = standing([*_events(history, recent, today), *more], today)
    rests = rests_until(recent.pain_days())
    return replace(found, rests=rests if rests is not None and today < rests else None)


def changes_routines(history: History, today: date) -> bool:
    """Whether any answer could close or change a routine today."""
    recent = Recent.of(history, today)
    if rests_until(recent.pain_days()) is not None:
        return True
    return any(
        (isinstance(event, Screening) and any(event.answers.values()))
        or isinstance(event, StoppedForPain)
        or (isinstance(event, DailyCheck) and (event.new or event.ill))
        or (isinstance(event, DailyCheck | PainTold) and (event.pain or 0) >= EASE_FROM)
        for event in _events(history, recent, today)
    )


def last_days_of(history: History, today: date, window: timedelta) -> LastDays:
    """The last days up to `today`; `window` is the quiet window after a crack."""
    from player.care.urge_summary import cracks_a_day, window_days  # 3 ms for a start

    diary, first = history.diary, today - LOOK_BACK
    recent = Recent.of(history, today)
    cracks, urges = diary.all(Crack, first), diary.all(Urge, first)
    sat = [crack.after_sitting_minutes for crack in cracks[-_CRACKS:]]
    answered = {*(one.day for one in recent.checks), *(one.day for one in recent.mornings)}
    passed_over = PASSED_OVER in {one.card for one in diary.all(CardShown, today)}
    return LastDays(
        today,
        tuple(recent.pain_days()),
        pain_since=recent.pain_since(cracks, today),
        window_days=window_days(urges, today, window),
        sat=tuple(minutes for minutes in sat if minutes is not None),
        asked_today=today in answered or passed_over,
        cracks=diary.count(Crack),
        cracks_a_day=cracks_a_day(cracks, today),
        urges_today=sum(urge.day == today for urge in urges),
    )


def checklist_facts(history: History, today: date) -> Known:
    """What the checklist is filled in from."""
    diary, first = history.diary, four_weeks(today)
    cracks = diary.all(Crack, today - LOOK_BACK)
    asked = [consulted.day for consulted in diary.all(Consulted) if consulted.asked]
    asked += [unlock.day for unlock in diary.all(Unlock)]
    return Known(
        today,
        diary.all(Urge, first, today),
        diary.all(Crack, first, today),
        diary.newest(HabitCheck),
        diary.newest(WeeklyCheck),
        max(asked, default=None),
        Recent.of(history, today).pain_since(cracks, today),
    )


def _events(history: History, recent: Recent, today: date) -> list[Event]:
    """What the safety questions look at: answers, and days on which the person was here."""
    diary, since = history.diary, today - LOOK_BACK
    found: list[Event] = [*diary.all(Screening), *diary.all(Unlock), *recent.checks]
    found += [PainTold(one.at, one.day, one.pain) for one in recent.mornings]
    for record in recent.sessions:
        found.append(Active(record.started, record.local_day))
        if (pain := record.before.get(Asked.PAIN)) is not None:
            found.append(PainTold(record.started, record.local_day, pain))
        if record.outcome is Outcome.STOPPED_FOR_PAIN:
            found.append(_stopped(record))
    for urge in diary.all(Urge, first=since):
        found += _by_sign(urge.at, urge.day, urge.pain)
    for crack in diary.all(Crack, first=since):
        found += _by_sign(crack.at, crack.day, ends_day(crack))
    return found


def _by_sign(at: datetime, day: date, kind: PainKind | None) -> list[Event]:
    """The events of an urge or a crack: the person was here, and a sign may end the day."""
    return [Active(at, day), *([StoppedForPain(at, day, kind)] if kind else [])]


def _stopped(record: SessionRecord) -> StoppedForPain:
    """The event of a session that was stopped for pain: by the last of its pains."""
    kind = record.pains[-1].kind if record.pains else PainKind.DULL
    return StoppedForPain(record.ended or record.started, record.local_day, kind)
