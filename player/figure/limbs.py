"""Arms and legs as drawn: sleeve and arm, hand with its thumb, trousers and foot."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from player.figure import body
from player.figure.brush import Group, Part, Tones
from player.figure.camera import Camera, Spot
from player.figure.outline import Disc, drawn, fineness, skin_of
from player.figure.skeleton import Limb
from player.figure.space import between
from player.figure.touching import Ball, foot_balls, hand_balls


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
    """The same for a limb that grows out of a body of its own colour at the first ball.

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
