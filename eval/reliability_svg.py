"""The reliability curve as inline SVG: confidence to the right, share that was right upwards."""

from collections.abc import Mapping, Sequence
from typing import Any

_SIDE, _EDGE = 320, 48  # pixels: the square of the curve, and the room for its axes
_WIDEST, _NARROWEST = 12.0, 2.5  # radius of the bin with most answers, and of any


def reliability_svg(bins: Sequence[Mapping[str, Any]]) -> str:
    """An ``<svg>`` of ``calibration.bins``; a point's area grows with its answers.

    On the diagonal the confidences are true, below it they promise too much.
    """
    filled = [one for one in bins if one["n"]]
    most = max((one["n"] for one in filled), default=1)
    line = " ".join(f"{_x(one['confidence'])},{_y(one['right'])}" for one in filled)
    points = "".join(
        f'<circle cx="{_x(one["confidence"])}" cy="{_y(one["right"])}"'
        f' r="{max(_NARROWEST, _WIDEST * (one["n"] / most) ** 0.5):.1f}">'
        f"<title>把握 {one['confidence']:.2f},答对 {one['right']:.2f},{one['n']} 问</title></circle>"
        for one in filled
    )
    size = _SIDE + 2 * _EDGE
    return (
        f'<svg viewBox="0 0 {size} {size}" width="{size}" height="{size}" role="img"'
        ' aria-label="可靠性曲线:横轴是把握,纵轴是答对的比例">'
        f"{_axes()}"
        f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
        f'<polyline class="curve" points="{line}"/><g class="bin">{points}</g></svg>'
    )


def _axes() -> str:
    ticks = "".join(
        f'<line class="grid" x1="{_x(at)}" y1="{_y(0)}" x2="{_x(at)}" y2="{_y(1)}"/>'
        f'<line class="grid" x1="{_x(0)}" y1="{_y(at)}" x2="{_x(1)}" y2="{_y(at)}"/>'
        f'<text x="{_x(at)}" y="{_y(0) + 18}" text-anchor="middle">{at:.1f}</text>'
        f'<text x="{_x(0) - 8}" y="{_y(at) + 4}" text-anchor="end">{at:.1f}</text>'
        for at in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    )
    return (
        f'{ticks}<text x="{_x(0.5)}" y="{_y(0) + 38}" text-anchor="middle">把握</text>'
        f'<text x="{_x(0)}" y="{_y(1) - 14}" text-anchor="middle">答对的比例</text>'
    )


def _x(value: float) -> float:
    return round(_EDGE + _SIDE * value, 1)


def _y(value: float) -> float:
    return round(_EDGE + _SIDE * (1 - value), 1)
