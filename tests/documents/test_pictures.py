"""Pictures: every idea has one, with words; the calendar and the clock show the real day and time."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING, Any, cast

import pytest

from coprod_desktop.documents import clock_face, pictures, preview
from coprod_desktop.documents.concepts import concepts
from coprod_desktop.documents.kit import Frame, Paper, heading, write
from coprod_desktop.documents.picture_words import ALT
from coprod_desktop.documents.rows import PictureRow, Tile
from coprod_desktop.documents.text import EASY
from coprod_desktop.domain.content import CalendarPage, ClockFace, Picture
from coprod_desktop.i18n import Language
from tests.documents.golden_papers import accessibility_failures, words

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged import TaggedCanvas

ENGLISH = Language("en")
WELSH = Language("cy")


def shown(*chosen: Picture, language: Language = ENGLISH) -> bytes:
    rows = [
        PictureRow(each, ("Words",), style=EASY, tile=Tile(108, 102), language=language, above=10)
        for each in chosen
    ]
    return write(Paper("Pictures", language, (heading("Pictures"), *rows), Frame()))


def test_there_is_a_picture_and_its_words_for_every_idea() -> None:
    assert set(concepts()) == set(ALT)
    assert len(ALT) >= 40


@pytest.mark.parametrize("concept", sorted(ALT))
def test_a_picture_stands_within_its_own_square(concept: str) -> None:
    symbol = pictures.symbol(concept)
    numbers = [float(each) for each in symbol.outline.split() if each[-1].isdigit()]
    assert symbol.width > 0
    # A curve's control points may lie a little outside the curve.
    assert min(numbers) >= -12
    assert max(numbers) <= max(symbol.width, symbol.height) + 12


def test_words_for_a_picture_are_short_and_no_file_name() -> None:
    assert all(0 < len(words) < 60 and ".svg" not in words and "-" not in words for words in ALT.values())


def test_no_two_ideas_share_one_picture() -> None:
    files = list(concepts().values())
    assert len(files) == len(set(files))


def test_an_unknown_idea_has_no_picture() -> None:
    with pytest.raises(KeyError):
        pictures.symbol("unicorn")


def test_words_for_the_calendar_and_clock_are_the_real_day_and_time() -> None:
    assert pictures.alt(CalendarPage(date(2026, 12, 8)), ENGLISH) == "Calendar: Tuesday 8 December 2026"
    assert pictures.alt(ClockFace(time(10, 30)), ENGLISH) == "Clock: 10:30am"
    assert pictures.alt("bus", ENGLISH) == "A bus"


def test_the_calendar_shows_the_day_in_the_papers_language() -> None:
    found = words(shown(CalendarPage(date(2026, 12, 9)), language=WELSH))
    assert "Dydd Mercher" in found
    assert "Rhagfyr" in found


def test_every_picture_is_tagged_with_its_words() -> None:
    pdf = shown("bus", "taxi", CalendarPage(date(2026, 12, 8)), ClockFace(time(14, 0)))
    assert pdf.count(b"/S /Figure") == pdf.count(b"/Alt (") == 4
    assert accessibility_failures(pdf) == []


def test_a_picture_used_twice_is_drawn_once() -> None:
    assert shown("bus", "bus").count(b"/Subtype /Form") == 1


@dataclass
class Pen:
    """Remembers the lines drawn with it."""

    lines: list[tuple[float, float]] = field(default_factory=list)

    def line(self, _x: float, _y: float, to_x: float, to_y: float) -> None:
        self.lines.append((to_x, to_y))

    def __getattr__(self, _name: str) -> Any:
        return lambda *_args, **_named: None


@pytest.mark.parametrize(
    ("at", "hour", "minute"),
    [
        (time(0, 0), (0, 1), (0, 1)),
        (time(15, 0), (1, 0), (0, 1)),
        (time(6, 15), (-0.13, -0.99), (1, 0)),
        (time(21, 45), (-0.92, 0.38), (-1, 0)),
    ],
)
def test_the_hands_stand_at_the_real_time(
    at: time, hour: tuple[float, float], minute: tuple[float, float]
) -> None:
    pen = Pen()
    clock_face.draw(cast("TaggedCanvas", pen), at, (0, 0, 200))
    for (x, y), expected in zip(pen.lines, (hour, minute), strict=True):
        length = (x**2 + y**2) ** 0.5
        assert (x / length, y / length) == pytest.approx(expected, abs=0.01)


def test_pages_can_be_looked_at_before_they_are_printed() -> None:
    pdf = shown("bus")
    (image,) = preview.pages(pdf, 400)
    assert preview.page_count(pdf) == 1
    assert (image.width, image.height) == (400, 566)
    assert len(image.pixels) == image.stride * image.height
    assert preview.page(pdf, 0, 400) == image
    with pytest.raises(IndexError):
        preview.page(pdf, 1, 400)


def test_a_grey_print_still_shows_a_picture_on_its_tile() -> None:
    (grey,) = preview.pages(shown("bus"), 400, grey=True)
    shades = set(grey.pixels[0::4])
    assert min(shades) < 80
    assert max(shades) == 255
    assert any(220 <= shade <= 245 for shade in shades), "the tile is seen"
