"""The head as drawn: hair, face, nose, eyes and ears, so that one sees where it looks."""

from __future__ import annotations

from functools import partial

from player.figure import body
from player.figure.brush import Group, Part, Tones, tones
from player.figure.camera import Camera, Spot
from player.figure.limbs import skinned
from player.figure.outline import LIGHT_FROM
from player.figure.palette import Palette, mix
from player.figure.skeleton import Skeleton
from player.figure.skull import Skull
from player.figure.space import Point, dot, offset, unit

_FACE_TOWARDS = unit((0.93, -0.34, 0.0))
_FACE_WIDE = 1.16
"""Half the angle of the face, in radians from its middle."""


def neck(eye: Camera, s: Skeleton, palette: Palette) -> Group:
    """The neck, from inside the collar to inside the skull."""
    base = offset(s.neck, s.spine_frames[-1], 0.0, 0.015, 0.0)
    top = offset(s.head, s.head_frame, -0.014, -0.05, 0.0)
    return [skinned(eye, tones(palette.skin, palette), (base, 0.049), (top, 0.046))]


def head(eye: Camera, s: Skeleton, palette: Palette) -> list[Group]:
    """Groups of parts to draw one over the other, the farthest first."""
    skin, hair = tones(palette.skin, palette), tones(palette.hair, palette)
    f = s.head_frame
    skull = Skull(eye, s)
    chin = offset(s.head, f, 0.046, -0.080, 0.0)
    jaw = skinned(eye, skin, (chin, 0.035), (offset(s.head, f, 0.038, -0.034, 0.0), 0.052))
    nose = _nose(eye, s, skin)
    scalp = [Part(partial(_shrunk, skull.outline(), skull.light), hair, skull.light)]
    face = _face(skull, skin)
    facing = dot((f[0], f[1], f[2]), eye.near)
    if dot((chin[0] - s.head[0], chin[1] - s.head[1], chin[2] - s.head[2]), eye.near) < -0.03:
        groups = [[jaw], scalp, face] if facing > -0.1 else [[jaw, nose], scalp, face]
        if facing > -0.1:
            groups[-1] = [*face, nose]
    else:
        groups = [scalp, [*face, jaw, nose]]
    groups += _features(eye, s, palette, facing)
    return [group for group in groups if group]


def _face(skull: Skull, skin: Tones) -> Group:
    """What is seen of the face. A face that looks away is a crescent, which has no middle."""
    spots = skull.cap(_FACE_TOWARDS, _FACE_WIDE)
    if not spots:
        return []
    if skull.facing(_FACE_TOWARDS) > 0.1:
        return [Part(partial(_shrunk, spots, skull.light * 0.5), skin, skull.light)]
    flat = (skin[1], skin[2], skin[2], skin[2], skin[2])
    return [Part(partial(_narrowed, skull, spots), flat, skull.light)]


def _narrowed(skull: Skull, spots: list[Spot], size: float) -> list[Spot]:
    if size > 0.8:
        return spots
    return skull.cap(_FACE_TOWARDS, _FACE_WIDE * (0.8 + 0.2 * size)) or spots


def _features(eye: Camera, s: Skeleton, palette: Palette, facing: float) -> list[Group]:
    skin = tones(palette.skin, palette)
    soft: Tones = (skin[1], skin[2], skin[3], skin[3], skin[4])
    dark = mix(palette.skin, palette.hair, 0.75)
    f = s.head_frame
    found: list[Group] = []
    if facing > 0.25:
        found.append([_nose(eye, s, soft)])
    for side in (-1.0, 1.0):
        turned = side * dot((f[6], f[7], f[8]), eye.near)
        if facing * 0.8 + turned * 0.6 > 0.22:
            found.append([_eye(eye, s, side, (dark,) * 5)])
        if turned > 0.12:
            ear = [
                (offset(s.head, f, -0.010, 0.004, side * body.HEAD_HALF_WIDTH * 0.96), 0.015),
                (offset(s.head, f, -0.004, -0.024, side * body.HEAD_HALF_WIDTH * 0.90), 0.010),
            ]
            found.append([skinned(eye, skin, *ear)])
    return found


def _nose(eye: Camera, s: Skeleton, colours: Tones) -> Part:
    f, ahead = s.head_frame, body.HEAD_HALF_DEPTH
    return skinned(
        eye,
        colours,
        (offset(s.head, f, ahead * 0.97, 0.006, 0.0), 0.009),
        (offset(s.head, f, ahead + 0.008, -0.026, 0.0), 0.013),
        (offset(s.head, f, ahead - 0.010, -0.030, 0.0), 0.013),
    )


def _eye(eye: Camera, s: Skeleton, side: float, colours: Tones) -> Part:
    """A closed eye: a short calm line."""
    f = s.head_frame
    inner = _on_skull(s, f, 0.012, side * 0.022)
    outer = _on_skull(s, f, 0.010, side * 0.046)
    return skinned(eye, colours, (inner, 0.0030), (outer, 0.0030))


def _on_skull(s: Skeleton, f: tuple[float, ...], up: float, aside: float) -> Point:
    """The point of the skull's surface so far up and aside of its middle, in front."""
    rest = 1.0 - (up / body.HEAD_HALF_HEIGHT) ** 2 - (aside / body.HEAD_HALF_WIDTH) ** 2
    return offset(s.head, s.head_frame, body.HEAD_HALF_DEPTH * rest**0.5, up, aside)


def _shrunk(spots: list[Spot], light: float, size: float) -> list[Spot]:
    """An outline nearer to its own middle and to the light."""
    x = sum(spot[0] for spot in spots) / len(spots)
    y = sum(spot[1] for spot in spots) / len(spots)
    x0 = x * (1.0 - size) + (1.0 - size) * LIGHT_FROM[0] * light
    y0 = y * (1.0 - size) + (1.0 - size) * LIGHT_FROM[1] * light
    return [(x0 + spot[0] * size, y0 + spot[1] * size) for spot in spots]
