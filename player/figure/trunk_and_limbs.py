"""Trunk, arms and legs as drawn, with clothes, hands and feet."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from msgspec import Struct

from player.figure import body
from player.figure.brush import Group, Part, Tones, tones
from player.figure.camera import Camera, Spot
from player.figure.floor_contact import Ball, foot_balls, hand_balls
from player.figure.outline import (
    Disc,
    Oval,
    drawn,
    fineness,
    hull_drawn,
    oval_hull,
    ribbon,
    ribbon_drawn,
    skin_of,
)
from player.figure.palette import Palette, mix
from player.figure.skeleton import Limb, Skeleton
from player.figure.space import between, offset


def disc(eye: Camera, ball: Ball) -> Disc:
    """A ball as the camera sees it."""
    point, radius = ball
    x, y = eye.spot(point)
    return x, y, radius * eye.scale


def skinned(eye: Camera, colours: Tones, *balls: Ball) -> Part:
    """Balls in one skin."""
    discs = [disc(eye, ball) for ball in balls]
    thick = max(d[2] for d in discs)
    return Part(partial(drawn, skin_of(discs, fineness(thick))), colours, thick)


def grown_out(eye: Camera, colours: Tones, *balls: Ball) -> Part:
    """Balls in one skin, for a limb that joins a body of its own colour at the first ball.

    There the dark tones are drawn small, so that no rim runs across the body.
    """
    discs = [disc(eye, ball) for ball in balls]
    thick = max(d[2] for d in discs)
    skin = skin_of(discs, fineness(thick))
    x, y, radius = root = discs[0]

    def outline(size: float) -> list[Spot]:
        if size <= _MERGED:
            return drawn(skin, size)
        merged = (x, y, radius * _MERGED / size)
        return drawn([merged if owner is root else owner for owner in skin], size)

    return Part(outline, colours, thick)


_MERGED = 0.74


class LimbParts(Struct, frozen=True):
    """A limb in groups: the root's half, the far half, and both as one without a seam."""

    upper: list[Group]
    lower: list[Group]
    whole: list[Group]


def arm_parts(eye: Camera, arm: Limb, skin: Tones, cloth: Tones) -> LimbParts:
    """Upper arm with its sleeve, and forearm with hand and thumb."""
    hem = between(arm.root, arm.mid, 0.58)
    top = between(arm.root, arm.mid, 0.45)
    heel, *hand = hand_balls(arm)
    belly = between(arm.mid, arm.end, 0.22)
    bare = skinned(eye, skin, (top, 0.037), (arm.mid, body.ELBOW))
    sleeve = grown_out(eye, cloth, (arm.root, body.SHOULDER), (hem, 0.047))
    lower = [
        skinned(eye, skin, (arm.mid, body.ELBOW), (belly, 0.037), (arm.end, body.WRIST)),
        skinned(eye, skin, hand[4], hand[5]),
        skinned(eye, skin, (arm.end, body.WRIST), heel, *hand[:4]),
    ]
    return LimbParts([[bare], [sleeve]], [lower], [[bare, *lower], [sleeve]])


def leg_parts(eye: Camera, leg: Limb, skin: Tones, cloth: Tones) -> LimbParts:
    """The thigh in its trouser leg, and the shin with the bare foot under it."""
    upper = between(leg.root, leg.mid, 0.25)
    heel, inner, outer, toe, other = foot_balls(leg)
    calf = between(leg.mid, leg.end, 0.28)
    hem = between(leg.mid, leg.end, 0.90)
    thigh = grown_out(eye, cloth, (leg.root, 0.086), (upper, 0.084), (leg.mid, 0.053))
    shin = skinned(eye, cloth, (leg.mid, 0.053), (calf, 0.055), (hem, 0.042))
    foot = [
        skinned(eye, skin, (leg.end, 0.033), heel, (between(leg.end, inner[0], 0.4), 0.03)),
        skinned(eye, skin, (leg.end, 0.031), inner, outer, toe, other),
    ]
    return LimbParts([[thigh]], [foot, [shin]], [foot, [thigh, shin]])


HEM = 1
"""The station of the spine where the shirt ends."""


def hips(eye: Camera, s: Skeleton, palette: Palette) -> Group:
    """The seat of the trousers, up to under the shirt."""
    rim, *inner = tones(palette.trousers, palette)
    colours = (mix(rim, inner[1], 0.9), *inner)  # a full rim would look like a second garment
    frame = s.spine_frames[0]
    seat = [(offset(s.pelvis, frame, -0.022, -0.02, half), 0.080) for half in (-0.062, 0.062)]
    belly = (offset(s.pelvis, frame, 0.01, 0.03, 0.0), 0.082)
    waist = [(offset(s.pelvis, frame, 0.0, 0.10, half), 0.072) for half in (-0.058, 0.058)]
    fork = (offset(s.pelvis, frame, -0.012, -0.045, 0.0), 0.052)
    return [skinned(eye, colours, *seat, belly, fork, *waist)]


def shirt(eye: Camera, s: Skeleton, palette: Palette) -> Group:
    """The shirt over chest, waist and shoulders."""
    colours = tones(palette.shirt, palette)
    ovals = [_oval(eye, s, station) for station in range(HEM, len(s.spine))]
    frame = s.spine_frames[-1]
    yoke = skinned(
        eye,
        colours,
        (s.left_arm.root, body.SHOULDER),
        (s.right_arm.root, body.SHOULDER),
        (offset(s.neck, frame, -0.004, 0.012, 0.0), 0.050),
        (offset(s.neck, frame, 0.0, -0.10, 0.0), 0.080),
    )
    return [*_barrel(ovals, colours, eye.scale), yoke]


def _barrel(ovals: list[Oval], colours: Tones, scale: float) -> Group:
    """Chest and waist: one outline from the side, a few round ones seen from an end."""
    light, thick = 0.10 * scale, 0.11 * scale
    edges = ribbon(ovals)
    if edges is not None:
        return [Part(partial(ribbon_drawn, edges, light), colours, thick)]
    hulls = [oval_hull(a, b) for a, b in pairwise(ovals)]
    return [Part(partial(hull_drawn, hull, light), colours, thick) for hull in hulls]


def _oval(eye: Camera, s: Skeleton, station: int) -> Oval:
    ring, f = body.TRUNK[station], s.spine_frames[station]
    x, y = eye.spot(offset(s.spine[station], f, ring.ahead, 0.0, 0.0))
    ax, ay = eye.way((f[0] * ring.depth, f[1] * ring.depth, f[2] * ring.depth))
    bx, by = eye.way((f[6] * ring.width, f[7] * ring.width, f[8] * ring.width))
    return x, y, ax, ay, bx, by
