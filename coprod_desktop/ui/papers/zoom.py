"""How large a page is shown: as wide as there is room, whole, or so many per cent of its size on paper."""

from __future__ import annotations

from enum import StrEnum

from coprod_desktop.i18n import _


class Fit(StrEnum):
    """A size that follows the room there is."""

    WIDTH = "width"
    PAGE = "page"


Zoom = Fit | int
"""A fit, or per cent."""

STEPS = (25, 50, 75, 100, 125, 150, 200, 300, 400)


def choices() -> list[tuple[Zoom, str]]:
    """Every size, with its words."""
    steps = [(step, f"{step}%") for step in STEPS]
    return [(Fit.WIDTH, _("Full width")), (Fit.PAGE, _("Whole page")), *steps]


def larger(percent: float) -> int:
    """The next step up."""
    return next((step for step in STEPS if step > percent + 1), STEPS[-1])


def smaller(percent: float) -> int:
    """The next step down."""
    return next((step for step in reversed(STEPS) if step < percent - 1), STEPS[0])
