"""Hair, eyes, brows and lips."""

from __future__ import annotations

from media.body.mesh import Mesh, cut, painted


def with_hair(skin: Mesh) -> Mesh:
    """The scalp painted as hair, down to the hairline."""
    p = skin.middle
    field = (p[:, 1] - 1.60) - 0.95 * (p[:, 0] - 0.035)
    return painted(*cut(skin, field), "hair")
