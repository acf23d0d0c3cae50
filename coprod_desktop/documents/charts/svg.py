"""A drawing as SVG with live text, for the window."""

from io import StringIO
from typing import TYPE_CHECKING

from reportlab.graphics import renderSVG
from reportlab.graphics.renderSVG import SVGCanvas

from coprod_desktop.documents.charts.face import SVG_NAMES

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from coprod_desktop.documents.charts.pen import ChartDrawing


class _Canvas(SVGCanvas):
    """Writes whole colours (reportlab's per cents lose a shade) and the face's real name.

    ``useClip`` because QtSvg would paint the other kind of clip as a black ground.
    """

    def __init__(self, size: tuple[float, float]) -> None:
        super().__init__(size, fontHacks=SVG_NAMES, useClip=True)

    def say(self, tag: str, text: str) -> None:
        """Fill reportlab's placeholder, title or desc."""
        self.svg.getElementsByTagName(tag)[0].firstChild.data = text

    def setFillColor(self, color: "Color | None") -> None:
        super().setFillColor(color)
        if color is not None:
            self.style["fill"] = color.hexval().replace("0x", "#")

    def setStrokeColor(self, color: "Color | None") -> None:
        super().setStrokeColor(color)
        if color is not None:
            self.style["stroke"] = color.hexval().replace("0x", "#")


def svg(drawing: "ChartDrawing") -> bytes:
    """The drawing as SVG. Load Source Sans Pro, regular and semibold, into the window before showing it."""
    canvas = _Canvas((drawing.width, drawing.height))
    canvas.say("title", drawing.title)
    canvas.say("desc", drawing.alt)
    renderSVG.draw(drawing, canvas)  # type: ignore[arg-type]  # the stubs say a PDF canvas
    out = StringIO()
    canvas.save(out)
    return out.getvalue().encode()
