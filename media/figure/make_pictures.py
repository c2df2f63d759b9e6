"""Make the pictures of bodies that come with the program: run it again when a pose has changed.

For each routine and exercise of the library: the pose that stands for it, and the pose it begins
with as the play screen sees it, with each body. `player/painting/ready_pictures.py` says what they
are made of.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Iterator
from math import ceil, floor
from pathlib import Path

import msgspec
import numpy as np
import pygame
from msgspec.structs import replace
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from player.app.locations import library_for, pose_of  # noqa: E402
from player.figure.camera import Camera, camera  # noqa: E402
from player.figure.drawing import scene_solid  # noqa: E402
from player.figure.light import coded_picture  # noqa: E402
from player.figure.palette import palette_for  # noqa: E402
from player.figure.scene import scene  # noqa: E402
from player.figure.shades import LEVELS  # noqa: E402
from player.figure.shadow import draw_shadow  # noqa: E402
from player.figure.solids import Solid  # noqa: E402
from player.model.figure import FIGURES, Figure  # noqa: E402
from player.model.pose import Pose  # noqa: E402
from player.model.settings import Settings  # noqa: E402
from player.painting.ready_pictures import (  # noqa: E402
    DARKEST,
    DEGREE,
    FIRST_SHADOW,
    INDEX,
    SCALE,
    SHADES,
    Entry,
    name_of,
    tables,
)
from player.painting.subject import Subject, stance_of  # noqa: E402
from player.plan.timeline import lay_out  # noqa: E402
from player.screens.play.figure_frames import FigureFrames, Stances  # noqa: E402
from player.screens.play.still_pictures import key_pose  # noqa: E402

UPRIGHT = "standing"
"""The pose in which a person chooses a figure."""

WHITE = (255, 255, 255)
AROUND = 0.12
"""Metres round a body that its shadow reaches."""

BODIES = {one.body: one for one in FIGURES}


def subjects() -> Iterator[Subject]:
    """What there is a picture of, with each body. The size does not matter."""
    stances = Stances(pose_of)
    library = library_for(Settings())
    wanted: list[tuple[str | None, object]] = [(UPRIGHT, None)]
    for key in library.keys():
        routine = library.find(key).routine
        if routine is None:
            continue
        timeline = lay_out(routine)
        wanted.append(key_pose(timeline))
        first = timeline.segments[0]
        frame = FigureFrames(timeline, stances).at(first, first.length, first.length)
        if frame is not None:
            yield from _of(frame.end.pose, frame.scene)
    for pose, side in dict.fromkeys(wanted):
        stance = stances.at(pose, side)  # type: ignore[arg-type]
        if stance is not None:
            yield from _of(stance.pose, scene([stance]))


def _of(pose: Pose, seen: object) -> Iterator[Subject]:
    for figure in BODIES.values():
        palette = palette_for("light", WHITE, figure)
        yield Subject((1, 1), pose, pose, 1.0, seen, palette)  # type: ignore[arg-type]


def picture(subject: Subject) -> tuple[NDArray[np.uint8], float, float]:
    """The numbers of the pixels, and where the middle of the floor is among them."""
    body = stance_of(subject.end).body
    solid = scene_solid(body, subject.scene, subject.palette.body)
    eye, size = _framed(solid, camera(subject.scene.view, SCALE))
    numbers = _smaller()[coded_picture(solid, eye, size) & 0xFF]
    degrees = np.minimum(_darkness(solid, eye, size, subject) // DEGREE, DARKEST)
    shadow = (numbers == 0) & (degrees > 0)
    numbers[shadow] = (FIRST_SHADOW + degrees[shadow] - 1).astype(np.uint8)
    rows, columns = np.flatnonzero(numbers.any(1)), np.flatnonzero(numbers.any(0))
    top, left = int(rows[0]), int(columns[0])
    part = numbers[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]
    return part, eye.x - left, eye.y - top


def _framed(solid: Solid, eye: Camera) -> tuple[Camera, tuple[int, int]]:
    spots = [eye.spot(tuple(map(float, point))) for point in solid.points]  # type: ignore[arg-type]
    spots += [eye.spot((float(x), 0.0, float(z))) for x, _, z in solid.points]
    around = AROUND * SCALE
    left, top = (floor(min(side) - around) for side in zip(*spots, strict=True))
    right, bottom = (ceil(max(side) + around) for side in zip(*spots, strict=True))
    return replace(eye, x=float(-left), y=float(-top)), (right - left, bottom - top)


def _darkness(
    solid: Solid, eye: Camera, size: tuple[int, int], subject: Subject
) -> NDArray[np.int32]:
    page = pygame.Surface(size, depth=32)
    page.fill(WHITE)
    black = replace(subject.palette, shadow=(0, 0, 0))
    draw_shadow(page, solid, eye, black, page.get_rect())
    pixels = np.frombuffer(page.get_buffer().raw, np.uint8).reshape(size[1], size[0], 4)
    return 255 - pixels[:, :, 0].astype(np.int32)


def _smaller() -> NDArray[np.uint8]:
    """The number of a shade for each code of a picture."""
    found, number, code = np.zeros(256, np.uint8), 1, 1
    for material, levels in LEVELS.items():
        for level in range(levels):
            found[code + level] = number + round(level / (levels - 1) * (SHADES[material] - 1))
        number, code = number + SHADES[material], code + levels
    return found


def png(numbers: NDArray[np.uint8], figure: Figure) -> bytes:
    """A PNG of 8 bits a pixel, with colours for whoever looks at it by itself."""
    height, width = numbers.shape
    light = tables(palette_for("light", WHITE, figure))[1]
    rows = b"".join(b"\0" + row.tobytes() for row in numbers)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", bytes(part for colour in light for part in colour)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def main() -> None:
    """Make them all, and take away those that nothing asks for any more."""
    index: dict[str, Entry] = {}
    for subject in subjects():
        name = name_of(subject)
        if name in index:
            continue
        body = subject.palette.body
        file = f"{subject.end.key}-{body}-{name}.png"
        numbers, x, y = picture(subject)
        (HERE / file).write_bytes(png(numbers, BODIES[body]))
        index[name] = Entry(file, round(x, 2), round(y, 2))
    for old in HERE.glob("*.png"):
        if old.name not in {entry.file for entry in index.values()}:
            old.unlink()
    packed = msgspec.json.encode(dict(sorted(index.items())))
    (HERE / INDEX).write_bytes(msgspec.json.format(packed, indent=0) + b"\n")
    print(f"{len(index)} pictures, {sum(one.stat().st_size for one in HERE.iterdir())} bytes")


if __name__ == "__main__":
    main()
