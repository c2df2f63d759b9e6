"""The head as drawn: hair, face, nose, eyes and ears, which show where it looks.

The skull is an egg of three half-diameters. Caps of it are worked out on a ball of radius 1, on
which the viewer's direction is bent to match, so that the edge of what is seen stays a great
circle.
"""

from __future__ import annotations

from functools import partial
from math import acos, atan2, cos, pi, sin, sqrt

from player.figure import body
from player.figure.brush import Group, Part, Tones, tones
from player.figure.camera import Camera, Spot
from player.figure.outline import LIGHT_FROM
from player.figure.palette import Palette, mix
from player.figure.skeleton import Skeleton
from player.figure.space import Point, cross, dot, offset, plus, unit
from player.figure.trunk_and_limbs import skinned

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
    """The visible part of the face. A face that looks away is a crescent, which has no middle."""
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
    """The point on the front of the skull, `up` and `aside` of its middle."""
    rest = 1.0 - (up / body.HEAD_HALF_HEIGHT) ** 2 - (aside / body.HEAD_HALF_WIDTH) ** 2
    return offset(s.head, s.head_frame, body.HEAD_HALF_DEPTH * rest**0.5, up, aside)


def _shrunk(spots: list[Spot], light: float, size: float) -> list[Spot]:
    """An outline nearer to its own middle and to the light."""
    x = sum(spot[0] for spot in spots) / len(spots)
    y = sum(spot[1] for spot in spots) / len(spots)
    x0 = x * (1.0 - size) + (1.0 - size) * LIGHT_FROM[0] * light
    y0 = y * (1.0 - size) + (1.0 - size) * LIGHT_FROM[1] * light
    return [(x0 + spot[0] * size, y0 + spot[1] * size) for spot in spots]


_HALVES = (body.HEAD_HALF_DEPTH, body.HEAD_HALF_HEIGHT, body.HEAD_HALF_WIDTH)


class Skull:
    """A skull as a camera sees it; `light` is how thick it is in pixels."""

    def __init__(self, eye: Camera, s: Skeleton) -> None:
        f = s.head_frame
        axes = ((f[0], f[1], f[2]), (f[3], f[4], f[5]), (f[6], f[7], f[8]))
        pairs = list(zip(axes, _HALVES, strict=True))
        self._middle = eye.spot(s.head)
        self._ways = [eye.way((a[0] * h, a[1] * h, a[2] * h)) for a, h in pairs]
        depth, height, width = (dot(a, eye.near) / h for a, h in pairs)
        self._near = unit((depth, height, width))
        self.light = body.HEAD_HALF_DEPTH * eye.scale

    def facing(self, axis: Point) -> float:
        """How much a direction of the head faces the viewer: 1 straight on, -1 straight away."""
        return dot(axis, self._near)

    def outline(self) -> list[Spot]:
        """The outline of the whole skull."""
        near = self._near
        a = unit(cross(near, (0.0, 0.0, 1.0) if abs(near[2]) < 0.9 else (1.0, 0.0, 0.0)))
        b = cross(near, a)
        return [self._spot(_round(a, b, 2 * pi * i / 48)) for i in range(48)]

    def cap(self, axis: Point, wide: float) -> list[Spot]:
        """The visible part of the cap within `wide` radians of `axis`; may be empty.

        Where the cap continues behind, its outline follows the edge of the skull.
        """
        facing = dot(axis, self._near)
        across = sqrt(max(1e-12, 1.0 - facing * facing))
        c, s = cos(wide), sin(wide)
        if c * facing + s * across <= 0.0:
            return []
        towards = unit(plus(self._near, axis, -facing))
        if across < 1e-5:
            towards = unit(cross(axis, (0.0, 0.0, 1.0)))
        aside = cross(axis, towards)
        whole = c * facing - s * across >= 0.0
        end = pi if whole else acos(max(-1.0, min(1.0, -c * facing / (s * across))))
        rim = [_rim(axis, towards, aside, c, s, end * (i / 14.0 - 1.0)) for i in range(29)]
        if whole:
            return [self._spot(p) for p in rim[:-1]]
        return [self._spot(p) for p in rim] + self._edge(axis, rim[-1], rim[0])

    def _edge(self, axis: Point, first: Point, last: Point) -> list[Spot]:
        """The skull's edge on the cap's side, between two points of it."""
        outward = unit(plus(axis, self._near, -dot(axis, self._near)))
        other = cross(self._near, outward)
        start = atan2(dot(first, other), dot(first, outward))
        stop = atan2(dot(last, other), dot(last, outward))
        steps = (start + (stop - start) * i / 14.0 for i in range(1, 14))
        return [self._spot(_round(outward, other, angle)) for angle in steps]

    def _spot(self, p: Point) -> Spot:
        (ax, ay), (bx, by), (cx, cy) = self._ways
        x, y = self._middle
        return x + p[0] * ax + p[1] * bx + p[2] * cx, y + p[0] * ay + p[1] * by + p[2] * cy


def _round(a: Point, b: Point, angle: float) -> Point:
    c, s = cos(angle), sin(angle)
    return a[0] * c + b[0] * s, a[1] * c + b[1] * s, a[2] * c + b[2] * s


def _rim(axis: Point, a: Point, b: Point, c: float, s: float, angle: float) -> Point:
    x, y, z = _round(a, b, angle)
    return axis[0] * c + x * s, axis[1] * c + y * s, axis[2] * c + z * s
