"""A movement with its steps as they come out of the pipe, made in this process."""

from player.figure.kept_film import KeptFilm
from player.figure.layers import Surface
from player.figure.painting_process import Workshop
from player.figure.strips import Strips, strips_of
from player.figure.subject import Subject, paint
from player.figure.wire import Order, Painted, Task


def strips(painted: Painted, pixels: bytes) -> Strips:
    place = (painted.places, painted.colours, painted.area)
    return strips_of(painted.size[0], pixels, *place)


def film_of(subject: Subject, count: int, base: Surface | None = None) -> KeptFilm:
    """All of a movement in so many steps."""
    film = KeptFilm(base or paint(subject.resting()), count)
    workshop = Workshop()
    workshop.take(Order((Task(1, subject, subject.resting(), count, room=10**9),)))
    while (found := workshop.paint_next()) is not None:
        film.add(found[0].step, strips(*found))
    return film
