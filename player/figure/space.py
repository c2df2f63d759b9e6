"""Points and frames in space: right-handed, X forward, Y up, Z to the right; metres, degrees.

These are the axes of the ISB (International Society of Biomechanics) for somebody who stands
upright. The floor is at Y = 0. A frame is nine numbers: where its own X, Y and Z axes point.
"""

from __future__ import annotations

from math import atan2, cos, hypot, radians, sin, sqrt

Point = tuple[float, float, float]
Frame = tuple[float, float, float, float, float, float, float, float, float]

WORLD: Frame = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


def about_x(f: Frame, degrees: float) -> Frame:
    """The frame turned about its own X axis: Y turns towards Z."""
    if degrees == 0.0:
        return f
    c, s = cos(radians(degrees)), sin(radians(degrees))
    a, b, d, yx, yy, yz, zx, zy, zz = f
    return (
        a, b, d,
        yx * c + zx * s, yy * c + zy * s, yz * c + zz * s,
        zx * c - yx * s, zy * c - yy * s, zz * c - yz * s,
    )  # fmt: skip


def about_y(f: Frame, degrees: float) -> Frame:
    """The frame turned about its own Y axis: Z turns towards X."""
    if degrees == 0.0:
        return f
    c, s = cos(radians(degrees)), sin(radians(degrees))
    xx, xy, xz, a, b, d, zx, zy, zz = f
    return (
        xx * c - zx * s, xy * c - zy * s, xz * c - zz * s,
        a, b, d,
        zx * c + xx * s, zy * c + xy * s, zz * c + xz * s,
    )  # fmt: skip


def about_z(f: Frame, degrees: float) -> Frame:
    """The frame turned about its own Z axis: X turns towards Y."""
    if degrees == 0.0:
        return f
    c, s = cos(radians(degrees)), sin(radians(degrees))
    xx, xy, xz, yx, yy, yz, a, b, d = f
    return (
        xx * c + yx * s, xy * c + yy * s, xz * c + yz * s,
        yx * c - xx * s, yy * c - xy * s, yz * c - xz * s,
        a, b, d,
    )  # fmt: skip


def within(outer: Frame, inner: Frame) -> Frame:
    """A frame that is given in the axes of another one, in the axes of the world."""
    xx, xy, xz, yx, yy, yz, zx, zy, zz = outer
    a, b, c, d, e, f, g, h, i = inner
    return (
        xx * a + yx * b + zx * c, xy * a + yy * b + zy * c, xz * a + yz * b + zz * c,
        xx * d + yx * e + zx * f, xy * d + yy * e + zy * f, xz * d + yz * e + zz * f,
        xx * g + yx * h + zx * i, xy * g + yy * h + zy * i, xz * g + yz * h + zz * i,
    )  # fmt: skip


def offset(p: Point, f: Frame, x: float, y: float, z: float) -> Point:
    """The point that lies (x, y, z) from `p` in the axes of the frame."""
    return (
        p[0] + f[0] * x + f[3] * y + f[6] * z,
        p[1] + f[1] * x + f[4] * y + f[7] * z,
        p[2] + f[2] * x + f[5] * y + f[8] * z,
    )


def plus(a: Point, b: Point, times: float = 1.0) -> Point:
    """`a` plus `times` times `b`."""
    return a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times


def minus(a: Point, b: Point) -> Point:
    """From `b` to `a`."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def between(a: Point, b: Point, t: float) -> Point:
    """The point a part `t` of the way from `a` to `b`."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t


def distance(a: Point, b: Point) -> float:
    """Metres between two points."""
    return sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2)


def dot(a: Point, b: Point) -> float:
    """The dot product of two directions."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Point, b: Point) -> Point:
    """The cross product of two directions: X cross Y is Z."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def unit(a: Point) -> Point:
    """The same direction, one metre long; straight up when there is none."""
    length = sqrt(dot(a, a))
    if length < 1e-9:
        return 0.0, 1.0, 0.0
    return a[0] / length, a[1] / length, a[2] / length


def framed(x: Point, y: Point) -> Frame:
    """The frame whose Y axis points along `y` and whose X axis is as near to `x` as can be."""
    y = unit(y)
    x = unit(plus(x, y, -dot(x, y)))
    return (*x, *y, *cross(x, y))


def blended_frames(a: Frame, b: Frame, t: float) -> Frame:
    """A frame a part `t` of the way between two that are less than half a turn apart.

    It turns about one axis and at one speed, as the angles of a joint do when they are blended.
    """
    if t <= 0.0 or a == b:
        return a
    if t >= 1.0:
        return b
    (ax, ay, az), (bx, by, bz) = axes_of(a), axes_of(b)
    axis = plus(plus(cross(ax, bx), cross(ay, by)), cross(az, bz))
    size = sqrt(dot(axis, axis))
    if size < 1e-7:
        return framed(between(ax, bx, t), between(ay, by, t))
    angle = t * atan2(size, dot(ax, bx) + dot(ay, by) + dot(az, bz) - 1.0)
    axis = axis[0] / size, axis[1] / size, axis[2] / size
    c, s = cos(angle), sin(angle)
    return (*_turned(ax, axis, c, s), *_turned(ay, axis, c, s), *_turned(az, axis, c, s))


def axes_of(f: Frame) -> tuple[Point, Point, Point]:
    """The three axes of a frame."""
    return (f[0], f[1], f[2]), (f[3], f[4], f[5]), (f[6], f[7], f[8])


def _turned(p: Point, axis: Point, c: float, s: float) -> Point:
    """A direction turned about an axis, by an angle given as its cosine and sine."""
    along = dot(p, axis) * (1.0 - c)
    across = cross(axis, p)
    return (
        p[0] * c + across[0] * s + axis[0] * along,
        p[1] * c + across[1] * s + axis[1] * along,
        p[2] * c + across[2] * s + axis[2] * along,
    )


def bent(root: Point, mid: Point, target: Point, upper: float, lower: float) -> tuple[Point, Point]:
    """Two-bone inverse kinematics: the middle joint and the end of a limb that reaches `target`.

    The limb bends the way it does now, towards `mid`; the bones keep their lengths, so an end
    that is out of reach is as near as it gets.
    """
    along = minus(target, root)
    length = sqrt(dot(along, along))
    if length < 1e-9:
        away = unit(minus(mid, root))
        return plus(root, away, upper), plus(root, away, upper - lower)
    ux, uy, uz = along[0] / length, along[1] / length, along[2] / length
    reach = min(max(length, abs(upper - lower) + 1e-6), upper + lower - 1e-6)
    a = (upper * upper - lower * lower + reach * reach) / (2.0 * reach)
    h = sqrt(max(0.0, upper * upper - a * a))
    mx, my, mz = mid[0] - root[0], mid[1] - root[1], mid[2] - root[2]
    part = mx * ux + my * uy + mz * uz
    px, py, pz = mx - ux * part, my - uy * part, mz - uz * part
    size = sqrt(px * px + py * py + pz * pz)
    if size < 1e-6:
        px, py, pz = cross((ux, uy, uz), (0.0, 0.0, 1.0) if hypot(ux, uy) > 0.1 else (1.0, 0, 0))
        size = sqrt(px * px + py * py + pz * pz)
    h /= size
    joint = (
        root[0] + ux * a + px * h,
        root[1] + uy * a + py * h,
        root[2] + uz * a + pz * h,
    )
    return joint, (root[0] + ux * reach, root[1] + uy * reach, root[2] + uz * reach)
