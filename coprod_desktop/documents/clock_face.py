"""A clock whose hands stand at the real time and leave its numbers free to read."""

from datetime import time
from math import cos, pi, sin
from typing import TYPE_CHECKING

from coprod_desktop.documents import fonts
from coprod_desktop.documents.colours import INK, PICTURE, WHITE

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged import TaggedCanvas

_ROUND = 1


def draw(canvas: "TaggedCanvas", at: time, place: tuple[float, float, float]) -> None:
    """Draw it around a point: ``place`` is the middle's x and y, and how wide the clock is."""
    x, y, wide = place
    radius = wide / 2
    canvas.saveState()
    canvas.setFillColorRGB(*WHITE)
    canvas.setStrokeColorRGB(*PICTURE)
    canvas.setLineWidth(radius * 0.075)
    canvas.circle(x, y, radius * 0.96, stroke=1, fill=1)
    size = radius * 0.25
    canvas.setFillColorRGB(*INK)
    canvas.setFont(fonts.SEMIBOLD, size)
    for hour in range(1, 13):
        dx, dy = _towards(hour / 12, radius * 0.75)
        canvas.drawCentredString(x + dx, y + dy - size * fonts.HALF_CAPITAL, str(hour))
    canvas.setLineCap(_ROUND)
    minutes = at.hour % 12 * 60 + at.minute
    for turn, length, thickness in ((minutes / 720, 0.36, 0.11), (at.minute / 60, 0.56, 0.07)):
        dx, dy = _towards(turn, radius * length)
        canvas.setLineWidth(radius * thickness)
        canvas.line(x, y, x + dx, y + dy)
    canvas.setFillColorRGB(*PICTURE)
    canvas.circle(x, y, radius * 0.08, stroke=0, fill=1)
    canvas.restoreState()


def _towards(turn: float, length: float) -> tuple[float, float]:
    """Where a hand of this length ends that has gone so much of a full turn from twelve o'clock."""
    angle = 2 * pi * turn
    return sin(angle) * length, cos(angle) * length
