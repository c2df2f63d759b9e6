"""The rows of the settings: their groups, their values in words, and what is said of each."""

from __future__ import annotations

from player.care.emergency import numbers
from player.flow.answers import Go
from player.model.settings import BY_NAME, IF_THEN, SETTINGS, Country, CountryChoice, Settings
from player.screens.settings.figure_screen import MY_FIGURE
from player.ui.widgets.listing import Row

GROUPS: dict[str, dict[str, str]] = {
    "Look": {
        "theme": "Colours",
        "text_size": "Text size",
        "motion": "Motion",
        "screen": "Screen for full screen",
    },
    "Sound": {
        "voice": "Voice",
        "how_much_is_said": "How much is said",
        "voice_volume": "Volume of the voice",
        "tone_volume": "Volume of the tones",
        "mute": "Begin with the sound off",
        "sound_offset_ms": "Sounds earlier, for Bluetooth",
    },
    "Pace": {
        "holds": "Length of holds",
        "fewer_repetitions": "Fewer repetitions",
        "breath_in": "Breath in",
        "breath_out": "Breath out",
        "first_side": "First side",
    },
    "Care": {
        "if_then": "Your plan for an urge",
        "quiet_window_minutes": "Quiet time after a crack",
        "country": "Emergency numbers of",
    },
    "Breaks": {
        "reminders": "Remind of short breaks",
        "reminder_minutes": "Use between two reminders",
        "quiet_from": "No reminders from",
        "quiet_to": "No reminders until",
    },
    "History and files": {
        "hide_numbers": "Look back without numbers",
        "day_begins_hour": "Your day begins at",
        "folders": "More folders of routines",
    },
}
"""How the settings are called on the screen, in groups, each under its heading.

What was shown once and is done with (`welcome_seen`) is not here, nor is the figure, which has a
screen of its own.
"""

NAMES = {name: called for group in GROUPS.values() for name, called in group.items()}

_ABOUT = {one.name: one.about for one in SETTINGS} | {
    "motion": "How much moves. Reduced: the figure jumps from pose to pose.",
    "screen": "The screen for full screen.",
    "how_much_is_said": "Some: no encouragement. Little: names, sides, counts and what means stop.",
    "folders": "More folders with routines, separated by ;",
    "if_then": "What brings on the urge most, and what you do then: When I've sat long, I press U.",
}
"""What is said of a setting here, where the file says how to write it there."""

CHECK = "sound check"
"""The value of the row that plays a tone and a sentence."""

FIGURE = "figure"
"""The value of the row that opens the choice of the figure."""

_CHECKING = "Plays a tone and a sentence at the volumes you set."
_BODY = "What you said about your body, so that the routines fit. It stays on this machine."

_OF_FIGURE = "Who shows you the exercises. The first time, one was chosen for you by chance."

_LISTEN = Row("Sound check", right="‹  listen  ›", value=CHECK)
_MY_FIGURE = Row(MY_FIGURE, right="open  ›", value=FIGURE)
_MY_BODY = Row("My body", right="open  ›", value=Go.BODY)


def rows(settings: Settings, here: Country, *, check: bool, figure: bool = False) -> list[Row]:
    """All rows under their headings; `value` is the name of a setting, `CHECK`, `FIGURE` or
    `Go.BODY`.

    `here` is the country that the system tells. `check` is whether sounds can be checked, `figure`
    whether there are figures to choose from.
    """
    found = []
    for heading, group in GROUPS.items():
        found.append(Row(heading, heading=True))
        if heading == "Care":
            found.append(_MY_BODY)
        found += [_row(name, settings, here) for name in group]
        if heading == "Look" and figure:
            found.append(_MY_FIGURE)
        if heading == "Sound" and check:
            found.append(_LISTEN)
    return found


def note(value: object, settings: Settings, here: Country) -> str:
    """What is said of the row with this value."""
    if value is Go.BODY:
        return _BODY
    if value == CHECK:
        return _CHECKING
    if value == FIGURE:
        return _OF_FIGURE
    if value == "country":
        choice = settings.country
        return _of_country(here if choice is CountryChoice.AUTO else Country(choice.value))
    return _ABOUT[str(value)]


def notes(settings: Settings, here: Country) -> list[str]:
    """All that can be said of a row."""
    of_rows = [note(value, settings, here) for value in (*NAMES, CHECK, FIGURE, Go.BODY)]
    return [*of_rows, *map(_of_country, Country)]


def _of_country(country: Country) -> str:
    return f"Whose emergency numbers are shown. To call now: {numbers()[country].emergency}."


def _row(name: str, settings: Settings, here: Country) -> Row:
    setting, now = BY_NAME[name], getattr(settings, name)
    if name == "screen":
        value = str(now + 1)
    elif name == "holds":
        value = f"× {now:g}"
    elif name == "day_begins_hour":
        value = f"{now:02}:00"
    elif name == "country":
        value = _country_in_words(now, here)
    elif name == "if_then":
        value = _plan_in_brief(now)
    else:
        value = setting.display(now)
    arrows = f"{value}  ›" if setting.is_text else f"‹  {value}  ›"
    return Row(NAMES[name], right=arrows, value=name)


def _plan_in_brief(plan: str) -> str:
    """A row has no room for a sentence; it only says that there is one."""
    return "as suggested" if plan == IF_THEN else "your own words" if plan else "none"


def _country_in_words(choice: CountryChoice, here: Country) -> str:
    if choice is not CountryChoice.AUTO:
        return numbers()[Country(choice.value)].name
    if here is Country.OTHER:
        return "the system doesn't tell"
    return f"as the system tells ({numbers()[here].name})"
