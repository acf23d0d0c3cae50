"""The blocks a page is stacked from: measured as they are drawn, never lost at the foot of a page."""

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.units import mm

from coprod_desktop.documents import colours, fonts, kit
from coprod_desktop.documents.kit import (
    Beside,
    Block,
    Column,
    Figure,
    Frame,
    Look,
    NewPage,
    Panel,
    Paper,
    Rule,
    Space,
    Table,
    Text,
    Together,
    chart,
    heading,
    laid_out,
    write,
)
from coprod_desktop.documents.text import BIG, BODY
from coprod_desktop.i18n import Language
from tests.documents.golden_papers import accessibility_failures, pages, words

if TYPE_CHECKING:
    from coprod_desktop.documents.tagged import TaggedCanvas

FRAME = Frame()


def made(*blocks: Block, frame: Frame = FRAME) -> bytes:
    return write(Paper("A paper", Language("en"), (heading("A paper"), *blocks), frame))


def test_a_chart_is_a_figure_with_its_words() -> None:
    fonts.ready()
    drawing = Drawing(200, 100)
    drawing.add(String(10, 10, "12 people", fontName=fonts.REGULAR, fontSize=11))
    pdf = made(chart(drawing, "A bar chart: 12 people were new."))
    assert b"(A bar chart: 12 people were new.)" in pdf
    assert accessibility_failures(pdf) == []


def test_only_a_drawing_is_a_chart() -> None:
    with pytest.raises(TypeError):
        chart("picture.svg", "A chart")


def test_a_figure_is_drawn_where_its_words_say_it_is() -> None:
    def paint(canvas: "TaggedCanvas", x: float, bottom: float) -> None:
        canvas.rect(x, bottom, 50, 20, stroke=1, fill=0)

    pdf = made(Figure(paint, alt="A box", size=(50, 20)))
    with pikepdf.open(BytesIO(pdf)) as file:
        figure = file.Root.StructTreeRoot.K.K[-1]
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
    assert (right - left, top - bottom) == pytest.approx((50, 20))
    assert left == pytest.approx(20 * mm, abs=0.01)
    assert accessibility_failures(pdf) == []


def test_panels_side_by_side_are_as_high_as_the_highest() -> None:
    low, high = Panel([Text("One")]), Panel([Text(["One", "Two", "Three"])], look=Look(fill=None, edge=None))
    beside = Beside([low], [high], shares=(1, 2), gap=10, above=5)
    made(beside)
    assert low.at_least == beside.height(FRAME.width) == high.height(300)


def test_stacks_may_stand_level_with_each_others_middle() -> None:
    pdf = made(Beside([Text("One")], [Text(["A", "B", "C"])], middle=True))
    assert words(pdf) == "A paper One A B C Page 1 of 1"


def test_what_stays_together_moves_whole() -> None:
    together = Together([Text("First"), Space(40), Rule(dashed=True), Text("Last")], role="Sect")
    found = pages(made(Space(640), together))
    assert "First" not in found[0]
    assert "First" in found[1]
    assert "Last" in found[1]


def test_a_new_page_at_the_head_of_a_page_is_not_an_empty_one() -> None:
    assert len(laid_out([NewPage(), Text("One"), NewPage(), NewPage(), Text("Two"), NewPage()], FRAME)) == 2
    assert len(laid_out([], FRAME)) == 1


def test_what_is_higher_than_a_page_is_still_shown() -> None:
    found = laid_out([Text("Before"), Together([Space(2000)]), Text("After")], FRAME)
    assert [len(page) for page in found] == [1, 1, 1]


def test_a_heading_stays_with_the_first_row_of_its_table() -> None:
    rows = [(f"Row {n}", "x") for n in range(5)]
    for space in range(600, 690, 6):
        found = pages(
            made(Space(space), heading("Costs", 2), Table([Column("What"), Column("How much")], rows))
        )
        page = next(text for text in found if "Costs" in text)
        assert "Row 0" in page


def test_a_table_wider_than_the_page_gives_way_where_there_is_most_to_give() -> None:
    long = "A very long description of something somebody did for somebody else on some day. " * 3
    pdf = made(Table([Column("A"), Column("B"), Column("C")], [("1", long, long)], row_header=None))
    assert words(pdf).count("very long description") == 6
    assert accessibility_failures(pdf) == []


def test_a_heading_of_several_lines_and_a_short_paragraph_do_not_split() -> None:
    text = Text("One two three", BODY)
    assert text.split(20, 16) is None
    assert heading("One two three four").split(30, 60) is None


def test_a_box_that_is_neither_filled_nor_edged_draws_nothing_but_its_words() -> None:
    pdf = made(Panel([Text("Plain", BIG)], look=Look(fill=None, edge=None)))
    assert "Plain" in words(pdf)
    assert accessibility_failures(pdf) == []


def test_text_colours_stand_out_enough_from_white() -> None:
    def light(colour: colours.Colour) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    for colour in (colours.INK, colours.SOFT, colours.ACCENT, colours.PICTURE):
        assert 1.05 / (light(colour) + 0.05) >= 7


def test_a_frame_without_words_has_no_head() -> None:
    assert words(made(frame=Frame())) == "A paper Page 1 of 1"
    assert "Marlow" in words(made(frame=Frame("Marlow", accent=False)))


def test_pages_are_counted_before_they_are_drawn() -> None:
    paper = Paper("A paper", Language("en"), (heading("A"), NewPage(), Text("B")), Frame())
    assert kit.page_count(paper) == len(pages(write(paper))) == 2
