"""Charts in the window: QtSvg draws our SVG as the paper does, on a clear ground and in our colours."""

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from coprod_desktop.documents.charts import (
    LIGHT,
    Chart,
    ConcentrationChart,
    Curve,
    Mix,
    MixChart,
    Moment,
    TrendChart,
    VoiceNames,
    svg,
)

NAMES = VoiceNames("First time with us", "Returning", "Familiar", "Not known yet", "Quarter", "Everyone")
MIX = MixChart("x", NAMES, (Mix("Q3", 2, 4, 6), Mix("Q4", 3, 2, 5, 1)))
CURVE = ConcentrationChart("x", Curve("This year", ((1, 6), (10, 20))), None, "people", "taking part")
TREND = TrendChart("x", (Moment("Q3", 5), Moment("Q4", 9), Moment("Q1", 2)), "Quarter", "New voices")


def shown(chart: Chart) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg(chart.drawing(400))))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize(), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def colours(image: QImage) -> dict[str, int]:
    found: dict[str, int] = {}
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixelColor(x, y)
            name = colour.name() if colour.alpha() == 255 else ""
            found[name] = found.get(name, 0) + 1
    return found


def test_the_mix_has_the_colours_of_the_palette(qapp: QApplication) -> None:
    found = colours(shown(MIX))
    assert qapp is not None
    for colour in (LIGHT.first_time, LIGHT.returning, LIGHT.familiar):
        assert found.get(colour, 0) > 100


@pytest.mark.parametrize("chart", [MIX, CURVE, TREND], ids=lambda chart: type(chart).__name__)
def test_nothing_is_painted_black_and_the_ground_stays_clear(qapp: QApplication, chart: Chart) -> None:
    found = colours(shown(chart))
    assert qapp is not None
    assert found.get("#000000", 0) == 0
    assert found[""] > sum(count for name, count in found.items() if name) * 0.5
