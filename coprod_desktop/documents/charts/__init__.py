"""Charts, drawn once: as SVG in the window and as vectors on paper, always beside a table of the same figures."""

from coprod_desktop.documents.charts.chart import Chart, Look, Rows
from coprod_desktop.documents.charts.concentration import ConcentrationChart, Curve
from coprod_desktop.documents.charts.dots import Dot, DotChart, DotNames, Interval
from coprod_desktop.documents.charts.funnel import FunnelChart, Step
from coprod_desktop.documents.charts.mix import Mix, MixChart, VoiceNames
from coprod_desktop.documents.charts.palette import CONTRAST, DARK, LIGHT, Palette
from coprod_desktop.documents.charts.strips import StripChart
from coprod_desktop.documents.charts.svg import svg
from coprod_desktop.documents.charts.trend import Moment, TrendChart

__all__ = [
    "CONTRAST",
    "DARK",
    "LIGHT",
    "Chart",
    "ConcentrationChart",
    "Curve",
    "Dot",
    "DotChart",
    "DotNames",
    "FunnelChart",
    "Interval",
    "Look",
    "Mix",
    "MixChart",
    "Moment",
    "Palette",
    "Rows",
    "Step",
    "StripChart",
    "TrendChart",
    "VoiceNames",
    "svg",
]
