"""A calendar page with the real weekday, number and month, in the paper's language."""

from datetime import date
from typing import TYPE_CHECKING

from coprod_desktop.documents import fonts
from coprod_desktop.documents.blocks import CIRCLE
from coprod_desktop.documents.colours import INK, PICTURE, TILE, WHITE, Colour
from coprod_desktop.i18n import Language

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged import TaggedCanvas


def draw(canvas: "TaggedCanvas", day: date, language: Language, place: tuple[float, float, float]) -> None:
    """Draw it around a point: ``place`` is the middle's x and y, and the side."""
    x, y, side = place
    left, bottom = x - side / 2, y - side / 2
    high = side * 0.92
    canvas.saveState()
    _draw_page(canvas, left, bottom, side, high)
    weekday, month = language.day(day, year=False).split(f" {day.day} ")
    _draw_words(canvas, _capital(weekday), (x, bottom + high * 0.84, side * 0.88), side * 0.165, WHITE)
    _draw_words(canvas, str(day.day), (x, bottom + high * 0.45, side * 0.8), side * 0.42, INK)
    _draw_words(canvas, _capital(month), (x, bottom + high * 0.13, side * 0.88), side * 0.155, INK)
    canvas.restoreState()


def _draw_page(canvas: "TaggedCanvas", left: float, bottom: float, side: float, high: float) -> None:
    edge = side * 0.035
    canvas.setFillColorRGB(*PICTURE)
    canvas.roundRect(left, bottom, side, high, side * 0.1, stroke=0, fill=1)
    canvas.setFillColorRGB(*WHITE)
    _draw_sheet(canvas, (left + edge, bottom + edge, left + side - edge, bottom + high * 0.7), side * 0.07)
    canvas.setLineWidth(edge * 0.7)
    canvas.setStrokeColorRGB(*TILE)
    canvas.setFillColorRGB(*PICTURE)
    for at in (0.25, 0.75):
        ring = left + side * at - side * 0.045
        canvas.roundRect(ring, bottom + high * 0.94, side * 0.09, side * 0.14, side * 0.04, stroke=1, fill=1)


def _draw_sheet(canvas: "TaggedCanvas", edges: tuple[float, float, float, float], corner: float) -> None:
    """The white part: its lower corners round. ``edges`` are left, bottom, right and top."""
    left, bottom, right, top = edges
    turn = corner * (1 - CIRCLE)
    path = canvas.beginPath()
    path.moveTo(left, top)
    path.lineTo(left, bottom + corner)
    path.curveTo(left, bottom + turn, left + turn, bottom, left + corner, bottom)
    path.lineTo(right - corner, bottom)
    path.curveTo(right - turn, bottom, right, bottom + turn, right, bottom + corner)
    path.lineTo(right, top)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_words(
    canvas: "TaggedCanvas", words: str, place: tuple[float, float, float], size: float, colour: Colour
) -> None:
    """Words around a point, made smaller when they are wider than the room there is."""
    x, y, room = place
    words = fonts.tidy(words)
    wide = fonts.width(words, fonts.BOLD) * size
    size *= min(1.0, room / wide)
    canvas.setFillColorRGB(*colour)
    canvas.setFont(fonts.BOLD, size)
    canvas.drawCentredString(x, y - size * fonts.HALF_CAPITAL, words)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
