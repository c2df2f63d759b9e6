"""The settings as a list: left and right change a value, it holds at once and is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from player.flow.answers import Filled, Go
from player.model.figure import Figure
from player.model.setting import Sentence, Setting, WrongValue
from player.model.settings import BY_NAME, Country, Settings, changed, with_figure
from player.screens.forms.form import Button, Form
from player.screens.forms.menu import Menu
from player.screens.settings.figure_screen import FigureScreen, OwnFigure
from player.screens.settings.rows import CHECK, FIGURE, NAMES, note, notes, rows
from player.screens.settings.sound_check import SoundCheck
from player.ui.look import Space
from player.ui.pygame_types import Event
from player.ui.text.writer import Writer
from player.ui.widgets.fields import TextLine
from player.ui.widgets.listing import Row
from player.ui.window.canvas import Canvas
from player.ui.window.events import is_release
from player.ui.window.keys import Key, Keys

_KEPT = "Changes apply immediately, and are kept in settings.toml in your own folder."
_CHECK_FRAME = 0.1

_LONGEST = 1000
"""Characters of names that are typed with `;` between them."""


class SettingsScreen(Menu[Go]):
    """The list. Each change goes to `keep`, whose answer is a sentence if it could not be kept.

    With a `check` there is a row for it, and with an `own` figure one to choose another. `here` is
    the country that the system tells. The row with the value `focus` has the focus. `result` is
    `Go.AWAY`, or `Go.BODY` from the row for that.
    """

    def __init__(
        self,
        settings: Settings,
        keep: Callable[[Settings], str],
        said: str = "",
        check: SoundCheck | None = None,
        *,
        own: OwnFigure | None = None,
        here: Country = Country.OTHER,
        focus: object = None,
    ) -> None:
        self._check, self._own, self._here, self._keep = check, own, here, keep
        self.settings, self.said = settings, said
        """`said` is what the last change had to say; empty if nothing."""
        self._writer: Writer | None = None
        shown = self._rows()
        places = [n for n, row in enumerate(shown) if row.value == focus and focus]
        super().__init__("Settings", (), shown, focus=places[0] if places else 0, compact=True)
        self._tell(said)
        if said or not places:
            self.note = said or _KEPT

    def _rows(self) -> list[Row]:
        return rows(
            self.settings,
            self._here,
            check=self._check is not None,
            figure=self._own is not None,
        )

    @property
    def _value(self) -> object:
        """The value of the row with the focus."""
        return self.listing.rows[self.listing.focus].value

    @property
    def _setting(self) -> Setting:
        return BY_NAME[str(self._value)]

    def keys(self) -> Keys:
        return Keys(
            Key("←", "change", partial(self._step, -1)),
            Key("→", "change", partial(self._step, 1)),
            *(Key(name, "move") for name in "↑↓"),
            Key("Enter", "change, type", also=("Space",)),
            Key("Esc", "back", self._end),
        )

    def take(self, event: Event) -> None:
        before = self.listing.focus
        chosen = self.listing.handle(event)
        if self.listing.focus != before:
            self.said = ""
            self.note = note(self._value, self.settings, self._here)
        if chosen is not None:
            self._step(self._way(event))

    def _way(self, event: Event) -> int:
        """Back for a click on the arrow that points back, on for all else."""
        clicked = is_release(event)
        if self._value in (Go.BODY, FIGURE) or not clicked or self._writer is None:
            return 1
        value = self.listing.value_box(self.listing.focus, self._writer)
        reach = self._writer.look.px(Space.XL)
        return -1 if value.left - reach <= event.pos[0] < value.left + reach else 1

    def _step(self, by: int) -> None:
        if self._value is Go.BODY:
            if by > 0:
                self._end(Go.BODY)
        elif self._value == FIGURE:
            if by > 0:
                self._choose_figure()
        elif self._value == CHECK:
            if self._check is not None:
                self._tell(self._check.start())
        elif self._setting.is_text:
            self._type()
        else:
            setting = self._setting
            self._change(setting.stepped(getattr(self.settings, setting.name), by))

    def _choose_figure(self) -> None:
        """Lay the figures over the list; the one chosen there holds at once."""
        if self._own is not None:
            now = self.settings.figure(self._own.now)
            self.open(FigureScreen(OwnFigure(now, self._own.paint)), self._figure_chosen)

    def _figure_chosen(self, answer: object) -> None:
        if isinstance(answer, Figure):
            self.settings = with_figure(self.settings, answer)
            self._tell(self._keep(self.settings))

    def _type(self) -> None:
        """Lay a line of text over the list; what is kept there is the new value."""
        setting = self._setting
        value = getattr(self.settings, setting.name)
        text = "" if value == () else setting.display(value)
        most = setting.longest if isinstance(setting, Sentence) else _LONGEST
        line = TextLine("text", note(setting.name, self.settings, self._here), text, most)
        buttons = (Button("Keep", "keep"), Button("Back", "back"))
        self.open(Form(NAMES[setting.name], (), [line], buttons, on_escape="back"), self._typed)

    def _typed(self, answer: Filled) -> None:
        if answer.button == "keep":
            self._change(self._setting.parse(answer.text("text")))

    def _change(self, value: object) -> None:
        """Keep a new value; one that is none is said, and the old one stays."""
        setting = self._setting
        try:
            new = changed(self.settings, setting, value)
        except WrongValue as wrong:
            said = f"{NAMES[setting.name]}: write {wrong}."
        else:
            self.settings = new
            said = self._keep(new)
        self._tell(said)

    def _tell(self, said: str) -> None:
        """Show the list anew where it stands, under another sentence."""
        self.said = said
        self.listing.rows = tuple(self._rows())
        self._notes = (_KEPT, *notes(self.settings, self._here), said)
        self.note = said or note(self._value, self.settings, self._here)

    def update(self) -> None:
        said = self._check.update() if self._check is not None else None
        if said is not None:
            self._tell(said)

    def leave(self) -> None:
        self._end()

    def _end(self, answer: Go = Go.AWAY) -> None:
        if self._check is not None:
            self._check.stop()
        self.result = answer

    def next_frame(self, last: float) -> float | None:
        return last + _CHECK_FRAME if self._check is not None and self._check.waiting else None

    def draw(self, canvas: Canvas) -> None:
        self._writer = canvas.writer
        super().draw(canvas)
