"""What goes over the pipes between the player and the process that paints.

Each message is its length in four bytes and then MessagePack. A picture's pixels follow behind it.
"""

from __future__ import annotations

from typing import IO, TypeVar

import msgspec
from msgspec import Struct

from player.painting.layers import BYTES
from player.painting.subject import Subject

T = TypeVar("T")

_LENGTH = 4


class Task(Struct, frozen=True):
    """A picture or a movement to paint, as layers over the picture of `base`, or whole without one.

    A movement has `steps`, of which those in `have` are there already, with a weight of so many
    bytes; all of them shall weigh `room` at most. A still picture has 0 steps. It is also written
    to the file `keep`, if one is named.
    """

    number: int
    subject: Subject
    base: Subject | None = None
    steps: int = 0
    have: tuple[int, ...] = ()
    weight: int = 0
    room: int = 0
    keep: str = ""


class Order(Struct, frozen=True):
    """What to paint, the first first. An `urgent` order comes before the others and adds to them.

    Any other one takes the place of the one before.
    """

    tasks: tuple[Task, ...]
    urgent: bool = False


class Painted(Struct, frozen=True):
    """One picture: the number of its task, its step, and the place of its pixels.

    A `weight` of 0 bytes means that it is no layer, but a whole picture. A step of a movement comes
    as strips: `size` is that of their ribbon, of one byte a pixel, `places` are where they are,
    and `area` the box round them.
    """

    number: int
    step: int
    spot: tuple[int, int]
    size: tuple[int, int]
    weight: int = 0
    places: bytes = b""
    colours: bytes = b""
    area: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def pixels(self) -> int:
        """The bytes of its pixels."""
        return self.size[0] * self.size[1] * (1 if self.places else BYTES)


def write(pipe: IO[bytes], message: Order | Painted, pixels: bytes = b"") -> None:
    """Write a message. Raises OSError when nobody reads it."""
    packed = msgspec.msgpack.encode(message)
    pipe.write(len(packed).to_bytes(_LENGTH, "big") + packed)
    if pixels:
        pipe.write(pixels)
    pipe.flush()


def read(pipe: IO[bytes], kind: type[T]) -> T | None:
    """The next message; None at the end. Raises ValueError for what is none."""
    head = pipe.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    return msgspec.msgpack.decode(pipe.read(int.from_bytes(head, "big")), type=kind)
