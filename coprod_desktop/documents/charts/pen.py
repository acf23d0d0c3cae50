"""Draws the few marks our charts are made of; the only file here that knows reportlab's shapes."""

from math import ceil
from typing import TYPE_CHECKING, Literal

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Path, Rect, Shape, String
from reportlab.lib.colors import HexColor

from coprod_desktop.documents.charts import face

if TYPE_CHECKING:
    from coprod_desktop.documents.charts.chart import Chart, Look

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]

_LABEL, _SMALL = 13.0, 12.0
_LEADING = 1.3


class ChartDrawing(Drawing):
    """A drawing that knows its sentence and its text alternative."""

    def __init__(self, width: float, height: float, chart: "Chart") -> None:
        super().__init__(width, height)
        self._title, self._alt = chart.title, chart.alt

    @property
    def title(self) -> str:
        """The sentence that stands over it."""
        return self._title

    @property
    def alt(self) -> str:
        """The sentence and every figure."""
        return self._alt


class Pen:
    """Draws downwards: ``down`` is the distance from the top, and the height is whatever was used."""

    def __init__(self, width: float, look: "Look") -> None:
        face.load()
        self.width = int(width)
        self.palette = look.palette
        self.scale = look.scale
        self.label = _LABEL * look.scale
        self.small = _SMALL * look.scale
        self._shapes: list[Shape] = []
        self._height = 0.0

    def units(self, amount: float) -> float:
        """A length that grows with the text size."""
        return amount * self.scale

    @property
    def edge(self) -> float:
        """Where words should end: renderers measure a letter a little differently, so the last units stay free."""
        return self.width - self.units(5)

    def use(self, height: float) -> None:
        """The drawing reaches at least this far down."""
        self._height = max(self._height, height)

    def line_height(self, size: float) -> float:
        """From one line of words to the next."""
        return size * _LEADING

    def words_width(self, text: str, size: float, *, strong: bool = False) -> float:
        """How wide these words will be."""
        return face.width(text, _face(strong), size)

    def wrapped(self, text: str, size: float, room: float, *, strong: bool = False) -> list[str]:
        """The words in lines that fit the room."""
        return face.lines(text, _face(strong), size, room)

    def words(
        self,
        at: Point,
        text: str,
        size: float,
        colour: str,
        *,
        anchor: Anchor = "start",
        strong: bool = False,
    ) -> None:
        """One line of words whose baseline lies at ``at``."""
        x, down = at
        text = face.tidy(text)
        offset = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * self.words_width(
            text, size, strong=strong
        )
        string = String(
            max(x - offset, 0), -down, text, fontName=_face(strong), fontSize=size, fillColor=HexColor(colour)
        )
        self._shapes.append(string)
        self.use(down + size * 0.3)

    def lines_of_words(
        self, at: Point, lines: list[str], size: float, colour: str, *, strong: bool = False
    ) -> None:
        """Lines of words, the middle of the block at ``at``."""
        x, middle = at
        leading = self.line_height(size)
        first = middle - leading * (len(lines) - 1) / 2 + size * 0.35
        for number, line in enumerate(lines):
            self.words((x, first + number * leading), line, size, colour, strong=strong)

    def bar(self, at: Point, size: Point, colour: str, *, hatched: bool = False, round_by: float = 0) -> None:
        """A filled bar; the hatched one stands for what is not known."""
        (x, down), (width, height) = at, size
        corner = min(round_by, width / 2, height / 2)
        ground = Rect(x, -down - height, width, height, rx=corner, ry=corner)
        ground.strokeColor = None
        ground.fillColor = HexColor(self.palette.panel if hatched else colour)
        self._shapes.append(ground)
        if hatched:
            self._hatch(at, size, colour)
        self.use(down + height)

    def line(self, start: Point, end: Point, colour: str, *, thick: float = 1, dashed: bool = False) -> None:
        """A straight line, solid or dashed."""
        stroke = Line(start[0], -start[1], end[0], -end[1], strokeColor=HexColor(colour), strokeWidth=thick)
        if dashed:
            stroke.strokeDashArray = [4, 4]
        self._shapes.append(stroke)
        self.use(max(start[1], end[1]))

    def path(self, points: list[Point], colour: str, *, thick: float = 2) -> None:
        """A line through the points."""
        stroke = Path(strokeWidth=thick, strokeLineCap=1, strokeLineJoin=1)
        stroke.fillColor, stroke.strokeColor = None, HexColor(colour)
        stroke.moveTo(points[0][0], -points[0][1])
        for x, down in points[1:]:
            stroke.lineTo(x, -down)
        self._shapes.append(stroke)
        self.use(max(down for _x, down in points))

    def dot(self, at: Point, radius: float, colour: str) -> None:
        """A filled dot with a thin ring of the ground, so that lines under it stay apart."""
        self._shapes.append(
            Circle(
                at[0],
                -at[1],
                radius,
                fillColor=HexColor(colour),
                strokeColor=HexColor(self.palette.panel),
                strokeWidth=1,
            )
        )
        self.use(at[1] + radius)

    def drawing(self, chart: "Chart") -> ChartDrawing:
        """All of it, with the chart's sentence and text alternative kept for whoever shows it."""
        height = ceil(self._height)
        drawing = ChartDrawing(self.width, height, chart)
        drawing.add(Group(*self._shapes, transform=(1, 0, 0, 1, 0, height)))
        return drawing

    def _hatch(self, at: Point, size: Point, colour: str) -> None:
        (x, down), (width, height) = at, size
        step = self.units(5)
        reach = step
        while reach < width + height:
            start = (x + max(0.0, reach - height), down + min(height, reach))
            end = (x + min(width, reach), down + max(0.0, reach - width))
            self.line(start, end, colour, thick=self.units(1.2))
            reach += step
        edge = Rect(x, -down - height, width, height)
        edge.fillColor, edge.strokeColor = None, HexColor(colour)
        edge.strokeWidth = self.units(1)
        self._shapes.append(edge)


def _face(strong: bool) -> str:  # noqa: FBT001 - a face is strong or it is not
    return face.SEMIBOLD if strong else face.REGULAR


def spread(wanted: list[float], apart: float, limit: float = float("inf")) -> list[float]:
    """Places near the wanted ones, in the same order, at least ``apart`` from each other.

    The last stays within ``limit`` and pushes the others back; where the room is too small the first gives way.
    """
    placed: list[float] = []
    for place in wanted:
        placed.append(max(place, placed[-1] + apart) if placed else place)
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], limit - apart * (len(placed) - 1 - at))
    return placed
