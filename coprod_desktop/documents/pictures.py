"""Pictures on paper: symbols for ideas or the organisation's own, and a calendar page and a clock drawn for the real time.

Each symbol is read once and, in a file, drawn once however often it is used. Symbols: Font Awesome Free (CC BY 4.0).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from coprod_desktop import paths
from coprod_desktop.documents import calendar_page, clock_face, photo_tile
from coprod_desktop.documents.blocks import Look, bounds, box
from coprod_desktop.documents.colours import PICTURE, TILE, Colour
from coprod_desktop.documents.concepts import concepts
from coprod_desktop.documents.picture_words import ALT
from coprod_desktop.domain.content import CalendarPage, ClockFace, Content, Image, Photograph, Picture
from coprod_desktop.i18n import N_, Language

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Group, Path

    from coprod_desktop.documents.tagged import TaggedCanvas

#: Stands, small, on a paper that carries symbols (the licence asks for it).
CREDIT = N_("Pictures: Font Awesome, CC BY 4.0")

_FOLDER = ("static", "fontawesomefree", "svgs", "solid")
_CORNER = 10.0
_FILLED = 0.68  # of a tile's shorter side
_WIDEST = 0.66  # of a tile's width

Drawn = str | CalendarPage | ClockFace
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Symbol:
    """A symbol's outline as drawing operators, in its own units with its lower left corner at nought."""

    outline: str
    width: float
    height: float


@cache
def symbol(concept: str) -> Symbol:
    """The symbol for an idea. Raises KeyError for one that has none."""
    from svglib.svglib import svg2rlg

    file = paths.package_file("fontawesomefree", *_FOLDER, f"{concepts()[concept]}.svg")
    drawing: Any = svg2rlg(str(file))
    outline = "\n".join(_outlines(drawing, (1, 0, 0, 1, 0, 0)))
    return Symbol(outline, float(drawing.width), float(drawing.height))


def alt(picture: Picture, language: Language, own: Image | None = None) -> str:
    """The words that stand for a picture, in the paper's language: those of the organisation's ``own``, if it gave any."""
    if own is not None and own.alts.get(language.code):
        return own.alts[language.code]
    match picture:
        case CalendarPage(day=day):
            return language.gettext("Calendar: {day}").format(day=language.day(day))
        case ClockFace(at=at):
            return language.gettext("Clock: {time}").format(time=language.clock(at))
        case Photograph(of=of):
            return language.gettext("Photo of {name}").format(name=of)
        case _:
            return language.gettext(ALT[picture])


def credit(content: Content) -> str:
    """Whose pictures a paper carries, in one line: the symbols', and that of the organisation's own set where it is used."""
    lines = [content.language.gettext(CREDIT)]
    if any(content.pictures.of(row.picture) for row in content.rows()):
        lines.append(content.pictures.credit)
    return " · ".join(line for line in lines if line)


def draw_symbol(
    canvas: "TaggedCanvas", concept: str, place: tuple[float, float, float], colour: Colour = PICTURE
) -> None:
    """Draw a symbol into what is being tagged: ``place`` is x, bottom and the side of its square."""
    x, bottom, side = place
    shape = symbol(concept)
    scale = side / max(shape.width, shape.height)
    left = x + (side - shape.width * scale) / 2
    low = bottom + (side - shape.height * scale) / 2
    canvas.write(f"q {colour.fill} {scale:.5f} 0 0 {scale:.5f} {left:.2f} {low:.2f} cm\n{shape.outline}\nQ")


def draw_tile(
    canvas: "TaggedCanvas",
    picture: Picture,
    place: tuple[float, float, float, float],
    language: Language,
    own: Image | None = None,
) -> None:
    """Draw a picture on its tile as a figure with its words: ``place`` is x, bottom, width and height.

    ``own`` stands in place of the symbol.
    """
    x, bottom, width, height = place
    if isinstance(picture, Photograph):
        photo_tile.draw(canvas, picture, place, alt(picture, language))
        return
    name = _prepared(canvas, picture, (width, height), language, own)
    with canvas.tagged(
        "Figure", alt=alt(picture, language, own), attributes=bounds(x, bottom, width, height)
    ):
        canvas.write(f"q 1 0 0 1 {x:.2f} {bottom:.2f} cm")
        canvas.doForm(name)
        canvas.write("Q")


def _prepared(
    canvas: "TaggedCanvas", picture: Drawn, size: tuple[float, float], language: Language, own: Image | None
) -> str:
    """The tile as a form of the file, drawn when it is first needed."""
    width, height = size
    name = f"{_named(picture, language, own)}-{width:.0f}x{height:.0f}"
    if not canvas.hasForm(name):
        canvas.beginForm(name, 0, 0, width, height)
        if own is None:
            _draw_on_tile(canvas, picture, size, language)
        else:
            photo_tile.draw_on_tile(canvas, own.jpeg, size)
        canvas.endForm()
    return name


def _draw_on_tile(
    canvas: "TaggedCanvas", picture: Drawn, size: tuple[float, float], language: Language
) -> None:
    width, height = size
    box(canvas, (0, 0, width, height), Look(fill=TILE, edge=None, corner=_CORNER))
    side = min(height * _FILLED, width * _WIDEST)
    match picture:
        case CalendarPage(day=day):
            calendar_page.draw(canvas, day, language, (width / 2, height / 2, side * 1.12))
        case ClockFace(at=at):
            clock_face.draw(canvas, at, (width / 2, height / 2, side * 1.12))
        case _:
            draw_symbol(canvas, picture, ((width - side) / 2, (height - side) / 2, side))


def _named(picture: Drawn, language: Language, own: Image | None) -> str:
    if own is not None:
        return f"own-{picture}"
    match picture:
        case CalendarPage(day=day):
            return f"calendar-{language.code}-{day.isoformat()}"
        case ClockFace(at=at):
            return f"clock-{at:%H%M}"
        case _:
            return f"picture-{picture}"


def _outlines(group: "Group", outer: Matrix) -> Iterator[str]:
    from reportlab.graphics.shapes import Group, Path

    a, b, c, d, e, f = group.transform
    matrix = _within(outer, (a, b, c, d, e, f))
    for part in group.contents:
        if isinstance(part, Group):
            yield from _outlines(part, matrix)
        elif isinstance(part, Path):
            yield _outline(part, matrix)


def _within(outer: Matrix, inner: Matrix) -> Matrix:
    """One transformation inside another, as in ISO 32000-1, 8.3.4."""
    a, b, c, d, e, f = inner
    x, y = _moved(outer, e, f)
    p, q, r, s, _dx, _dy = outer
    return (p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, x, y)


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _outline(path: "Path", matrix: Matrix) -> str:
    coordinates = iter(path.points)
    points = [_moved(matrix, x, y) for x, y in zip(coordinates, coordinates, strict=True)]
    written = [f"{x:.2f} {y:.2f}" for x, y in points]
    code = []
    at = 0
    for operator in path.operators:
        count, letter = ((1, "m"), (1, "l"), (3, "c"), (0, "h"))[int(operator)]
        code.append(" ".join([*written[at : at + count], letter]))
        at += count
    return " ".join([*code, "f" if path.fillMode else "f*"])
