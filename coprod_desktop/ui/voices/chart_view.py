"""A chart of the papers, drawn for the room it has on the window and in its colours."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from coprod_desktop.documents.charts import Chart, Look
from coprod_desktop.documents.charts.palette import Palette
from coprod_desktop.documents.charts.svg import svg
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.svg_view import SvgView

#: What the window calls the colours of charts.
_TOKENS = {
    "first_time": "voice_new",
    "returning": "voice_returning",
    "familiar": "voice_familiar",
    "unknown": "voice_unknown",
    **{name: name for name in ("ink", "soft", "panel", "line", "track", "accent")},
}

#: A chart narrower than this could not be read; wider than that it would only be long. Pixels at 100 %.
_NARROWEST, _WIDEST = 280, 1080
#: Drawn again once the width has stood still for so many milliseconds.
_STILL = 120


class ChartView(SvgView):
    """Draws a chart anew when its room or the look changes, so that words keep their size."""

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._drawn = (0, "")
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_STILL)
        self._still.timeout.connect(self.on_still)

    def show_chart(self, chart: Chart | None) -> None:
        """Show this chart; None takes it away."""
        self._chart = chart
        self._drawn = (0, "")
        if chart is None:
            self.show_svg(b"", "")
        else:
            self.on_still()

    def on_still(self) -> None:
        """Draw for the width there is now."""
        if self._chart is None:
            return
        worn = theme.current()
        width = min(max(self.width() * 100 // worn.scale, _NARROWEST), _WIDEST)
        if (width, worn.name) != self._drawn:
            self._drawn = (width, worn.name)
            drawing = self._chart.drawing(width, Look(palette=worn_palette()))
            self.show_svg(svg(drawing), self._chart.alt)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: draw again once it stands still."""
        super().resizeEvent(event)
        self._still.start()


def worn_palette() -> Palette:
    """The colours of charts in the look worn now."""
    worn = theme.current()
    return Palette(**{name: worn.colours[token] for name, token in _TOKENS.items()})
