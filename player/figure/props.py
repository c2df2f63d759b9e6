"""Things that exercises use, as drawn: chair, roller, cushion, wall and band."""

from __future__ import annotations

from dataclasses import dataclass

from player.figure import body
from player.figure.brush import Group, tones
from player.figure.camera import Camera
from player.figure.limbs import skinned
from player.figure.palette import Palette, mix
from player.figure.skeleton import Skeleton
from player.figure.space import Point
from player.figure.touching import Ball, head_bottom, ring_bottom
from player.model.pose import Prop, PropKind, PropPlace

SEAT_UNDER_HIPS = 0.088
"""How far the top of a seat is under the middle of the hips, in metres."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing in its place: convex pieces, each the skin of some balls, the farthest first."""

    kind: PropKind
    pieces: tuple[tuple[Ball, ...], ...]


def placed(prop: Prop, s: Skeleton) -> Thing:
    """A thing where a body needs it. A band has no place of its own: see `band_parts`."""
    x, y, z = _spot(prop.place, s)
    return Thing(prop.kind, _PIECES[prop.kind](x, y, z))


def thing_points(thing: Thing) -> list[Point]:
    """The middles of the balls of a thing."""
    return [point for piece in thing.pieces for point, _ in piece]


def thing_parts(eye: Camera, thing: Thing, palette: Palette) -> list[Group]:
    """A thing to draw, piece by piece."""
    colour = palette.prop
    if thing.kind is PropKind.CUSHION:
        colour = mix(palette.prop, palette.glow, 0.45)
    elif thing.kind is PropKind.WALL:
        colour = mix(palette.prop, palette.background, 0.65)
    elif thing.kind is PropKind.ROLLER:
        colour = mix(palette.accent, palette.prop, 0.5)
    shades = tones(colour, palette)
    return [[skinned(eye, shades, *piece)] for piece in thing.pieces]


def band_parts(eye: Camera, s: Skeleton, place: PropPlace, palette: Palette) -> Group:
    """A band in both hands: to a fixed point in front, or from hand to hand."""
    shades = tones(mix(palette.accent, palette.shirt, 0.15), palette)
    left, right = s.left_arm.end, s.right_arm.end
    if place is not PropPlace.FRONT:
        return [skinned(eye, shades, (left, 0.010), (right, 0.010))]
    door = (s.pelvis[0] + 1.05, s.neck[1] - 0.22, s.pelvis[2])
    return [skinned(eye, shades, (hand, 0.009), (door, 0.009)) for hand in (left, right)]


def _spot(place: PropPlace, s: Skeleton) -> Point:
    """The middle of the top of a thing that lies under a part, or where it stands."""
    if place is PropPlace.HEAD:
        return s.head[0], max(0.02, head_bottom(s)), s.head[2]
    if place is PropPlace.BACK:
        return s.spine[6][0], max(0.02, ring_bottom(s, 6)), s.spine[6][2]
    if place is PropPlace.PELVIS:
        return s.pelvis[0], s.pelvis[1] - SEAT_UNDER_HIPS, s.pelvis[2]
    if place is PropPlace.BEHIND:
        return s.spine[6][0] - 0.12, 0.0, s.pelvis[2]
    if place is PropPlace.FRONT:
        return s.pelvis[0] + 1.05, 0.0, s.pelvis[2]
    x, y, z = ((a + b) / 2 for a, b in zip(s.left_arm.end, s.right_arm.end, strict=True))
    return x, y, z


def _chair(x: float, y: float, z: float) -> tuple[tuple[Ball, ...], ...]:
    back, front, half, r = x - 0.20, x + 0.24, 0.21, 0.016
    seat = y - 0.022
    legs = tuple(
        (((a, seat - 0.01, z + b), r), ((a + lean, r, z + b * 1.04), r * 0.8))
        for b in (-half, half)
        for a, lean in ((back, -0.03), (front, 0.02))
    )
    posts = tuple(
        (((back, seat, z + b), r), ((back - 0.07, seat + 0.44, z + b), r)) for b in (-half, half)
    )
    rest = tuple(
        ((back - 0.03 - 0.035 * up, seat + 0.22 + 0.20 * up, z + b), 0.02)
        for b in (-half, half)
        for up in (0.0, 1.0)
    )
    plate = tuple(((a, seat, z + b), 0.022) for a in (back, front) for b in (-half, half))
    return legs[0], legs[1], posts[0], rest, posts[1], plate, legs[2], legs[3]


def _roller(x: float, y: float, z: float) -> tuple[tuple[Ball, ...], ...]:
    radius = max(0.05, y / 2)
    return ((((x, radius, z - 0.24), radius), ((x, radius, z + 0.24), radius)),)


def _cushion(x: float, y: float, z: float) -> tuple[tuple[Ball, ...], ...]:
    radius = max(0.02, y / 2)
    return (tuple(((x + a, radius, z + b), radius) for a in (-0.10, 0.11) for b in (-0.15, 0.15)),)


def _wall(x: float, y: float, z: float) -> tuple[tuple[Ball, ...], ...]:
    high = 1.25 * body.HEIGHT
    return (tuple(((x, up, z + b), 0.012) for up in (0.012, high) for b in (-0.55, 0.55)),)


_PIECES = {
    PropKind.CHAIR: _chair,
    PropKind.ROLLER: _roller,
    PropKind.CUSHION: _cushion,
    PropKind.WALL: _wall,
}
