"""The start card: what comes, what is for this person today, and what is asked before it."""

from __future__ import annotations

from msgspec import Struct

from player.care.cards import card_texts
from player.flow.answers import BACK, NEW, RATED, START
from player.model.routine import Asked, Routine
from player.plan.timeline import Timeline
from player.screens.forms.form import Button, Form
from player.screens.forms.spoken import minutes
from player.screens.start.exercise_cards import cards_of, each_once, positions_of
from player.screens.start.overview import Facts, Overview, PaintPicture
from player.ui.widgets.fields import Card, Field, Option, Scale
from player.ui.widgets.several import Several

CONDITIONS = "conditions"
"""The name of the question which conditions apply."""

LEVELS = {1: "gentle", 2: "moderate", 3: "harder"}

_APPLIES = "Tick what applies to you."


class StartFor(Struct, frozen=True):
    """What the start card has for a person today.

    `for_you` are sentences that stand first. `conditions` are asked under the sentence `asks`;
    without any, nothing is asked of the body. `daily` asks whether all is as usual. `pain` was
    told today already, `stiffness` a moment ago.
    """

    for_you: tuple[str, ...] = ()
    asks: str = ""
    conditions: tuple[Option, ...] = ()
    daily: bool = False
    pain: int | None = None
    stiffness: int | None = None


def start_card(
    timeline: Timeline, today: StartFor = StartFor(), picture: PaintPicture | None = None
) -> Form:
    """The screen; `picture` paints the key pose.

    Its answer is a `Filled` with the button, the ratings, and as `conditions` what applies: None
    where nothing was said.
    """
    routine = timeline.routine
    given = {Asked.PAIN: today.pain, Asked.STIFFNESS: today.stiffness}
    fields: list[Field] = [_overview(timeline, today, picture)]
    if today.conditions:
        label = " ".join(filter(None, (today.asks, _APPLIES)))
        fields.append(Several(CONDITIONS, label, today.conditions))
    scales = [Scale(str(what), label, given.get(what)) for what, label in RATED]
    fields += [*scales, *cards_of(routine), Card("footer", "", [card_texts().footer])]
    open_scale = next((one.name for one in scales if one.value is None), "")
    return Form(
        routine.name,
        (),
        fields,
        _buttons(today),
        on_escape=BACK,
        first=CONDITIONS if today.conditions else open_scale,
        wide=True,
    )


def _buttons(today: StartFor) -> list[Button]:
    if today.daily:
        return [
            Button("As usual: start", START),
            Button("Something is new or worse", NEW),
            Button("Back", BACK),
        ]
    return [Button("Start", START), Button("Back", BACK)]


def _overview(timeline: Timeline, today: StartFor, picture: PaintPicture | None) -> Overview:
    """The time, the level, the positions, what to have at hand; then what is for this person."""
    routine = timeline.routine
    positions = positions_of(routine)
    alone = positions[0] if len(positions) == 1 else ""
    needs = f"you need: {', '.join(_needs(routine)) or 'nothing'}"
    level = LEVELS.get(routine.level or 0, "")
    short = tuple(filter(None, (minutes(timeline.total_seconds), level, alone, needs)))
    in_order = f"Positions: {', then '.join(positions)}." if len(positions) > 1 else ""
    lines = tuple(filter(None, (routine.about, in_order)))
    facts = Facts(short, lines, today.for_you)
    return Overview(facts, picture)


def _needs(routine: Routine) -> list[str]:
    every = (need for one in each_once(routine) for need in one.equipment)
    return list(routine.equipment or dict.fromkeys(every))
