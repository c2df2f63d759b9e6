"""The painter of the player: a process of its own paints ahead, and what has come is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from player.painting.kept_film import KeptFilm
from player.painting.last_pictures import path_of, read_picture
from player.painting.layers import BYTES, Layer, Surface, layer_of, surface_of, weight_of
from player.painting.painter import Picture, Wanted
from player.painting.painter_pipe import COMMAND, PainterPipe
from player.painting.ready_pictures import ReadyPictures
from player.painting.steps import next_step, steps_of
from player.painting.strips import strips_of
from player.painting.subject import Subject
from player.painting.wire import Order, Painted, Task

ROOM, ROOM_A_PIXEL = 12_000_000, 9
"""Bytes for all that is kept: for every window, and for each pixel of the window."""

FOR_LATER = 0.25
"""The share of the room for movements that is held free for later ones."""

STILL_WEIGHT = 0.2
"""The share of the size of a picture that its layer takes, about."""

TROUBLE = "The figure cannot be drawn any more: {}. The words, the times and the voice go on."

Group = tuple[object, ...]


class PaintedAhead:
    """Asks a process for pictures, and keeps those that have come.

    All pictures of one scene in one size are layers over the first of them. `wake` is called, by
    another thread, when something has come that was missed. Until then those stand in that are
    `ready`, and those that are kept in a folder, of the `last` sessions.
    """

    def __init__(
        self,
        wake: Callable[[], None],
        ready: ReadyPictures,
        last: Path,
        command: Sequence[str] = COMMAND,
    ) -> None:
        self.trouble = ""
        self.wanted: Sequence[Wanted] = ()
        self._wake, self._command = wake, command
        self._ready, self._last_folder = ready, last
        self._rough: dict[Subject, Picture | None] = {}
        """What stands in for a picture."""
        self._pipe: PainterPipe | None = None
        self._failures = 0
        self._missed = False
        self._numbers: dict[Subject, int] = {}
        self._subjects: dict[int, Subject] = {}
        self._last = 0
        self._wanted: dict[Subject, int] = {}
        """What is expected, with its steps: 0 for a still picture."""
        self._later: set[Subject] = set()
        self._asked: dict[Subject, None] = {}
        """Pictures that nobody expected, and that are missed."""
        self._opening: Subject | None = None
        """The picture that a session begins with."""
        self._firsts: dict[Group, Subject] = {}
        self._bases: dict[Group, Surface] = {}
        self._layers: dict[Subject, Layer] = {}
        self._wholes: dict[Subject, Surface] = {}
        self._films: dict[Subject, KeptFilm] = {}
        self._rooms: dict[Subject, int] = {}
        """The bytes for the layers of each movement."""
        self._room = 0

    # What is there

    def still(self, subject: Subject) -> Picture | None:
        if (found := self._painted(subject)) is not None:
            return found
        if subject not in self._rough:
            self._rough[subject] = self._stand_in(subject)
        rough = self._rough[subject]
        if rough is None or not rough.final:
            self._miss(subject)
        return rough

    def _painted(self, subject: Subject) -> Picture | None:
        if (layer := self._layers.get(subject)) is not None:
            return Picture(self._bases[_group(subject)], layer)
        whole = self._wholes.get(subject)
        if whole is None:
            return None
        if self._asked.pop(subject, 0) is None and subject not in self._wanted:
            self._forget(subject)  # whoever asked keeps it
        return Picture(whole)

    def _stand_in(self, subject: Subject) -> Picture | None:
        """A picture of the last sessions, or one that came with the program."""
        if subject == self._opening:
            kept = read_picture(path_of(subject, self._last_folder), subject.size)
            if kept is not None:
                return Picture(kept, final=False)
        ready = self._ready.picture(subject)
        return None if ready is None else Picture(ready.surface, final=ready.final)

    def _miss(self, subject: Subject) -> None:
        self._missed = True
        if subject not in self._wanted and subject not in self._asked:
            self._asked[subject] = None
            self._send(Order((self._task(subject),), urgent=True))

    def film(self, subject: Subject) -> KeptFilm | None:
        film = self._films.get(subject)
        return film if film is not None and len(film.there) > 1 else None

    @property
    def weight(self) -> int:
        """Bytes of all that is kept."""
        surfaces = [*self._bases.values(), *self._wholes.values()]
        layers = sum(layer.weight for layer in self._layers.values())
        films = sum(film.weight for film in self._films.values())
        return sum(map(weight_of, {id(one): one for one in surfaces}.values())) + layers + films

    # What is to come

    def expect(self, wanted: Sequence[Wanted], page: Surface) -> None:
        if wanted and not self.wanted:
            self._opening = _still_of(wanted[0])
        self.wanted = wanted
        self._room = ROOM + ROOM_A_PIXEL * page.get_width() * page.get_height()
        steps: dict[Subject, int] = {}
        self._later = set()
        for one in wanted:
            first = self._firsts.setdefault(_group(one.subject), _still_of(one))
            steps.setdefault(first, 0)
            if one.subject not in steps and one.later:
                self._later.add(one.subject)
            count = self._steps_of(one) if one.seconds else 0
            steps[one.subject] = max(count, steps.get(one.subject, 0))
        self._wanted = steps
        self._let_go()
        self._share_out()
        self._order()

    def _steps_of(self, one: Wanted) -> int:
        film = self._films.get(one.subject)
        return film.steps if film is not None else steps_of(one.subject, one.seconds)

    def _let_go(self) -> None:
        """Drop what is not expected any more."""
        groups = {_group(subject) for subject in self._wanted}
        for group in [one for one in self._firsts if one not in groups]:
            del self._firsts[group]
            self._bases.pop(group, None)
        for subject in [*self._numbers, *self._rough]:
            if subject not in self._wanted and subject not in self._asked:
                self._forget(subject)

    def _forget(self, subject: Subject) -> None:
        self._subjects.pop(self._numbers.pop(subject, 0), None)
        for kept in (self._layers, self._wholes, self._films, self._rough):
            kept.pop(subject, None)

    def _order(self) -> None:
        tasks = tuple(self._task(one) for one in self._wanted if not self._is_there(one))
        if tasks or self._pipe is not None:
            self._send(Order(tasks))

    def _is_there(self, subject: Subject) -> bool:
        """Whether all of it has come that there is room for."""
        steps = self._wanted.get(subject, 0)
        if not steps:
            return subject in self._layers or subject in self._wholes
        film = self._films.get(subject)
        if film is None or next_step(film.there, steps) is None:
            return film is not None
        known = len(film.there)
        return known > 1 and film.weight + film.weight // known > self._rooms[subject]

    def _task(self, subject: Subject) -> Task:
        number = self._numbers.get(subject, 0)
        if not number:
            self._last += 1
            number = self._numbers[subject] = self._last
            self._subjects[number] = subject
        base = None
        if subject in self._wanted and self._firsts[_group(subject)] != subject:
            base = self._firsts[_group(subject)]
        film = self._films.get(subject)
        have, weight = ((), 0) if film is None else (tuple(film.there), film.weight)
        steps = self._wanted.get(subject, 0)
        room = self._rooms[subject] if steps else 0
        keep = str(path_of(subject, self._last_folder)) if subject == self._opening else ""
        return Task(number, subject, base, steps, have, weight, room, keep)

    def _share_out(self) -> None:
        """Give each movement its room: what it takes already, and its part of what is left."""
        films = {one: self._films.get(one) for one, steps in self._wanted.items() if steps}
        taken = {one: film.weight if film else 0 for one, film in films.items()}
        left = max(0.0, self._room - self._weight_of_stills() - sum(taken.values()))
        unfinished = [one for one, film in films.items() if not _is_complete(film)]
        later = [one for one in unfinished if one in self._later]
        now = [one for one in unfinished if one not in self._later]
        held_free = FOR_LATER if later and now else float(not now)
        self._rooms = taken
        for some, part in ((now, 1 - held_free), (later, held_free)):
            for one in some:
                self._rooms[one] += round(left * part / len(some))

    def _weight_of_stills(self) -> float:
        """Bytes of the still pictures, those to come as well."""
        groups = {_group(one): BYTES * one.size[0] * one.size[1] for one in self._wanted}
        stills = [one for one, steps in self._wanted.items() if not steps]
        each = (BYTES * one.size[0] * one.size[1] * STILL_WEIGHT for one in stills)
        return sum(groups.values()) + sum(each)

    # The process

    def _send(self, order: Order) -> None:
        if self.trouble:
            return
        if self._pipe is None:
            self._pipe = PainterPipe(self._command, self._arrived)
        self._pipe.send(order)

    def _arrived(self) -> None:
        """Something has come. Called by another thread."""
        if self._missed:
            self._missed = False
            self._wake()

    def take(self, page: Surface, most: int) -> None:
        taken = 0
        while self._pipe is not None and taken < most:
            found = self._pipe.take()
            if found is None:
                if self._pipe.ended is not None:
                    self._start_again(self._pipe.ended)
                return
            self._keep(*found, page)
            taken += len(found[1])

    def _start_again(self, why: str) -> None:
        """Have another process go on, unless nothing is missing or it has failed again."""
        self._pipe = None
        self._failures += bool(why)
        if self._failures > 1:
            self.trouble = TROUBLE.format(why)
            return
        asked = tuple(self._task(one) for one in self._asked if one not in self._wholes)
        if asked:
            self._send(Order(asked, urgent=True))
        if any(not self._is_there(one) for one in self._wanted):
            self._order()

    def _keep(self, painted: Painted, pixels: bytes, page: Surface) -> None:
        subject = self._subjects.get(painted.number)
        if subject is None:
            return
        group = _group(subject)
        self._rough.pop(subject, None)
        if not painted.weight:
            whole = self._wholes[subject] = surface_of(painted.size, pixels)
            if self._firsts.get(group) == subject:
                self._bases[group] = whole
            return
        if not painted.places:
            self._layers[subject] = layer_of(painted.size, painted.spot, painted.weight, pixels)
            self._layers[subject].warm(page)
            return
        if subject not in self._films:
            self._films[subject] = KeptFilm(self._bases[group], self._wanted[subject])
        place = (painted.places, painted.colours, painted.area)
        self._films[subject].add(painted.step, strips_of(painted.size[0], pixels, *place))

    def close(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None


def _group(subject: Subject) -> Group:
    """What pictures over one base have in common."""
    return subject.size, subject.scene, subject.palette


def _still_of(one: Wanted) -> Subject:
    return one.subject.resting() if one.seconds else one.subject


def _is_complete(film: KeptFilm | None) -> bool:
    return film is not None and next_step(film.there, film.steps) is None
