"""The settings as a list: left and right change a value, it holds at once and is kept."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from player.flow.answers import SEEN, Filled, Go
from player.model.adjust import changed, in_words, is_typed, stepped, typed
from player.model.setting import NotOne, Setting, Words
from player.model.settings import SETTINGS, Country, Settings
from player.screens.forms.form import Button, Form
from player.screens.forms.question import Question
from player.screens.forms.still import Still
from player.screens.settings.rows import CHECK, NAMES, note, notes, rows
from player.screens.settings.sound_check import SoundCheck
from player.ui.text.writer import Writer
from player.ui.widgets.fields import TextLine
from player.ui.widgets.widgets import Row
from player.ui.window.canvas import Canvas

_KEPT = "Changes apply immediately, and are kept in settings.toml in your own folder."
_CHECK_FRAME = 0.1

_LONGEST = 1000
"""Characters of names that are typed with `;` between them."""

_HINT = "↑  ↓  choose     ←  →  change     Enter  change, type     Esc  back"


class SettingsScreen(Still):
    """The list. Each change goes to `keep`, whose answer is a sentence if it could not be kept.

    With a `check` there is a row for it. `here` is the country that the system tells. The row
    with the value `focus` has the focus. `result` is `SEEN`, or `Go.BODY` from the row for that.
    """

    def __init__(
        self,
        settings: Settings,
        keep: Callable[[Settings], str],
        said: str = "",
        check: SoundCheck | None = None,
        *,
        here: Country = Country.OTHER,
        focus: object = None,
    ) -> None:
        self._check = check
        self._here = here
        self._kinds = {setting.name: setting for setting in SETTINGS}
        self.settings = settings
        self.result: object | None = None
        self.awake = False
        self._keep = keep
        self._said = said
        self._typing: Form | None = None
        self._writer: Writer | None = None
        places = [n for n, row in enumerate(self._rows()) if row.value == focus and focus]
        self._list = self._listed(places[0] if places else 0)
        if said or not places:
            self._list.note = said or _KEPT

    @property
    def typing(self) -> bool:
        """Whether a text is being typed."""
        return self._typing is not None

    @property
    def said(self) -> str:
        """What the last change had to say; empty if nothing."""
        return self._said

    def _listed(self, focus: int) -> Question:
        listed = Question(
            "Settings",
            (),
            self._rows(),
            hint=_HINT,
            focus=focus,
            compact=True,
            notes=(_KEPT, *notes(self.settings, self._here), self._said),
        )
        value = listed.listing.rows[listed.listing.focus].value
        listed.note = self._said or note(value, self.settings, self._here)
        return listed

    def _rows(self) -> list[Row]:
        return rows(self.settings, self._here, check=self._check is not None)

    def _value(self) -> object:
        """The value of the row with the focus."""
        return self._list.listing.rows[self._list.listing.focus].value

    def _setting(self) -> Setting:
        return self._kinds[str(self._value())]

    def handle(self, event: pygame.event.Event) -> None:
        """Arrows move and change, Enter changes or types, Esc goes back."""
        if self._typing is not None:
            self._type(self._typing, event)
            return
        if self._list.lists_keys:
            self._list.handle(event)
            return
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self._end()
            return
        if event.type == pygame.KEYDOWN and event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            self._step(1 if event.key == pygame.K_RIGHT else -1)
            return
        before = self._list.listing.focus
        self._list.handle(event)
        if self._list.listing.focus != before:
            self._said = ""
            self._list.note = note(self._value(), self.settings, self._here)
        if self._list.result is not None:
            self._list.result = None
            self._step(self._way(event))
            if self._typing is not None:
                self._typing.led_here(event)

    def _way(self, event: pygame.event.Event) -> int:
        """Back for a click on the arrow that points back, on for all else."""
        if self._value() is Go.BODY:
            return 1
        if event.type != pygame.MOUSEBUTTONUP or self._writer is None:
            return 1
        listing = self._list.listing
        value = listing.value_box(listing.focus, self._writer)
        reach = self._writer.look.px(0.03)
        return -1 if value.left - reach <= event.pos[0] < value.left + reach else 1

    def _step(self, by: int) -> None:
        if self._value() is Go.BODY:
            if by > 0:
                self._end(Go.BODY)
            return
        if self._value() == CHECK:
            self._listen()
            return
        setting = self._setting()
        value = getattr(self.settings, setting.name)
        if is_typed(setting.kind):
            text = "" if value == () else in_words(setting.kind, value)
            most = setting.kind.longest if isinstance(setting.kind, Words) else _LONGEST
            line = TextLine("text", note(setting.name, self.settings, self._here), text, most)
            buttons = (Button("Keep", "keep"), Button("Back", "back"))
            name = NAMES[setting.name]
            self._typing = Form(
                name, (), [line], buttons, hint="Enter  keep     Esc  back", on_escape="back"
            )
            return
        self._change(setting, stepped(setting.kind, value, by))

    def _listen(self) -> None:
        if self._check is not None:
            self._tell(self._check.start())

    def _type(self, form: Form, event: pygame.event.Event) -> None:
        form.handle(event)
        if not isinstance(form.result, Filled):
            return
        self._typing = None
        if form.result.button == "keep":
            setting = self._setting()
            self._change(setting, typed(setting.kind, form.result.text("text")))

    def _change(self, setting: Setting, value: object) -> None:
        """Keep a new value; one that is none is said, and the old one stays."""
        try:
            new = changed(self.settings, setting, value)
        except NotOne as wrong:
            self._said = f"{NAMES[setting.name]}: write {wrong}."
        else:
            self.settings = new
            self._said = self._keep(new)
        self._tell(self._said)

    def _tell(self, said: str) -> None:
        """Show the list anew where it stands, under another sentence."""
        self._said = said
        focus, top = self._list.listing.focus, self._list.listing.top
        self._list = self._listed(focus)
        self._list.listing.top = top

    def update(self) -> None:
        """Let the sound check go on."""
        said = self._check.update() if self._check is not None else None
        if said is not None:
            self._tell(said)

    def leave(self) -> None:
        """Everything is kept already."""
        self._end()

    def _end(self, answer: object = SEEN) -> None:
        if self._check is not None:
            self._check.stop()
        self.result = answer

    def next_frame(self, last: float) -> float | None:
        """Only an event changes the picture, and what comes of a sound check."""
        return last + _CHECK_FRAME if self._check is not None and self._check.waiting else None

    def draw(self, canvas: Canvas) -> None:
        """The list, or the line that is being typed."""
        self._writer = canvas.writer
        (self._typing or self._list).draw(canvas)
