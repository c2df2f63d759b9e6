"""A movement with its steps as they come out of the pipe, made in this process."""

from player.painting.kept_film import KeptFilm
from player.painting.layers import Surface
from player.painting.painting_process import Workshop
from player.painting.strips import Strips, strips_of
from player.painting.subject import Subject, paint
from player.painting.wire import Order, Painted, Task


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
