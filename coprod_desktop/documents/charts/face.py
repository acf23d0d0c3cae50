"""The one face of charts: papers' own on paper, "Source Sans Pro" to the window."""

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics

from coprod_desktop.documents.fonts import REGULAR, SEMIBOLD, face, tidy

#: How an SVG names the faces, so that its text stays text.
SVG_NAMES = {
    REGULAR: {"family": "Source Sans Pro", "weight": "400"},
    SEMIBOLD: {"family": "Source Sans Pro", "weight": "600"},
}

__all__ = ["REGULAR", "SEMIBOLD", "SVG_NAMES", "lines", "load", "tidy", "width"]


def load() -> None:
    """Make the faces known to reportlab; a second call does nothing."""
    face(REGULAR)
    face(SEMIBOLD)


def width(text: str, name: str, size: float) -> float:
    """How wide the words will be, in points."""
    return float(pdfmetrics.stringWidth(text, name, size))


def lines(text: str, name: str, size: float, room: float) -> list[str]:
    """The words in lines no wider than the room, in points; a longer single word stays whole."""
    return list(simpleSplit(text, name, size, room)) or [""]
