"""The trunk as drawn: one smooth shape along the curve of the spine, shoulders and hips."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from player.figure import body
from player.figure.brush import Group, Part, Tones, tones
from player.figure.camera import Camera
from player.figure.limbs import skinned
from player.figure.outline import Oval, hull_drawn, oval_hull, ribbon, ribbon_drawn
from player.figure.palette import Palette, mix
from player.figure.skeleton import Skeleton
from player.figure.space import offset

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
