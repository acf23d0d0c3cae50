"""Tagged PDF: what is drawn is in the structure, in reading order, and the file says so."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from coprod_desktop.documents import fonts
from coprod_desktop.documents.kit import (
    Beside,
    Cell,
    Column,
    Frame,
    Panel,
    Paper,
    Space,
    Table,
    Text,
    Total,
    heading,
    write,
)
from coprod_desktop.documents.tagged import TaggedCanvas, Thread
from coprod_desktop.i18n import Language
from tests.documents.golden_papers import accessibility_failures, pages

ENGLISH = Language("en")
FRAME = Frame("Marlow Vale Council", "Report", "Phone Jo")


def paper(*blocks: object, title: str = "A paper", language: Language = ENGLISH) -> Paper:
    return Paper(title, language, (heading("A paper"), *blocks), FRAME)  # type: ignore[arg-type]


def roles(pdf: bytes) -> list[str]:
    """Every element's role, in reading order."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return list(_roles(file.Root.StructTreeRoot.K))


def _roles(node: Any) -> list[str]:
    if not isinstance(node, pikepdf.Dictionary):
        return []
    kids: Any = node.get("/K", [])
    below = kids if isinstance(kids, pikepdf.Array) else [kids]
    own = [str(node.S)] if "/S" in node else []
    return own + [role for kid in below for role in _roles(kid)]


def long_table(rows: int = 90) -> Table:
    return Table(
        [Column("Date"), Column("What for", stretch=True), Column("Amount", align="right")],
        [("8 Dec", f"Bus number {n}", f"£{n}.00") for n in range(rows)]
        + [Total((Cell("Total", span=2), "£4,005.00"))],
    )


def test_a_paper_says_its_title_language_and_that_it_is_accessible() -> None:
    with pikepdf.open(BytesIO(write(paper(title="Invitation <one> & two")))) as file:
        assert file.Root.Lang == "en-GB"
        assert bool(file.Root.MarkInfo.Marked)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        assert file.docinfo["/Title"] == "Invitation <one> & two"
        with file.open_metadata() as metadata:
            assert metadata["dc:title"] == "Invitation <one> & two"
            assert metadata["pdfuaid:part"] == "1"


def test_nothing_about_a_person_is_in_the_file_beside_its_title() -> None:
    with pikepdf.open(BytesIO(write(paper()))) as file:
        kept = {key: str(value) for key, value in file.docinfo.items() if not key.endswith("Date")}
    assert kept["/Author"] == kept["/Subject"] == kept["/Keywords"] == ""
    assert kept["/Creator"] == "Coprod Desktop"


def test_the_same_paper_is_the_same_bytes() -> None:
    created = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
    first, again = (write(paper(long_table()), created=created) for _ in range(2))
    assert first == again
    assert b"D:20261103093000" in first
    assert write(paper(long_table())) != first


def test_elements_are_read_in_the_order_they_are_drawn() -> None:
    pdf = write(
        paper(
            heading("Lines", 2),
            Text(["One.", "Two."]),
            Beside([Panel([Text("Left")])], [Panel([Text("Right")])]),
        )
    )
    assert roles(pdf) == ["/Document", "/P", "/P", "/H1", "/H2", "/P", "/P", "/P"]
    assert accessibility_failures(pdf) == []


def test_a_table_over_several_pages_is_one_table_with_one_header_row() -> None:
    pdf = write(paper(long_table()))
    found = roles(pdf)
    assert len(pages(pdf)) > 2
    assert found.count("/Table") == 1
    assert found.count("/TR") == 92
    assert found.count("/TH") == 3 + 90 + 1  # the header, each row's first cell, the total's
    assert all("What for" in text for text in pages(pdf)), "the header is drawn again on every page"
    assert accessibility_failures(pdf) == []


def test_header_cells_say_what_they_head() -> None:
    pdf = write(paper(Table([Column("Date"), Column("Amount")], [("8 Dec", "£1")])))
    assert pdf.count(b"/Scope /Column") == 2
    assert pdf.count(b"/Scope /Row") == 1


def test_a_total_never_begins_a_page() -> None:
    for rows in range(18, 26):
        last = pages(write(paper(long_table(rows))))[-1]
        if "Total" in last:
            assert "Bus number" in last


def test_a_row_that_does_not_fill_the_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        write(paper(Table([Column("Date"), Column("Amount")], [("8 Dec",)])))


def test_a_paragraph_over_the_foot_of_a_page_is_one_element() -> None:
    pdf = write(paper(Space(600), Text("So it goes on. " * 60)))
    assert len(pages(pdf)) == 2
    assert roles(pdf).count("/P") == 3  # organisation, form, and the one paragraph
    assert accessibility_failures(pdf) == []


def test_words_do_not_run_together_where_a_line_ends() -> None:
    text = " ".join(" ".join(pages(write(paper(Text("Sunflower " * 60))))).split())
    assert "SunflowerSunflower" not in text
    assert text.count("Sunflower") == 60


def test_a_heading_stays_with_what_follows() -> None:
    for space in range(560, 700, 7):
        found = pages(write(paper(Space(space), heading("Alone", 2), Text("With it."))))
        page = next(text for text in found if "Alone" in text)
        assert "With it." in page


def test_a_link_belongs_to_its_words() -> None:
    pdf = write(paper(Text("jo@example.org", url="mailto:jo@example.org")))
    assert roles(pdf)[-2:] == ["/P", "/Link"]
    assert accessibility_failures(pdf) == []


def test_only_a_long_paper_has_bookmarks() -> None:
    short, long = (write(paper(heading("Two", 2), long_table(rows))) for rows in (3, 200))
    with pikepdf.open(BytesIO(short)) as file:
        assert "/Outlines" not in file.Root
    with pikepdf.open(BytesIO(long)) as file, file.open_outline() as outline:
        assert [item.title for item in outline.root] == ["A paper"]
        assert [item.title for item in outline.root[0].children] == ["Two"]
    assert accessibility_failures(long) == []


def test_each_paper_of_several_counts_its_own_pages_and_says_its_language() -> None:
    pdf = write([paper(), paper(long_table(), language=Language("cy"))], title="Two papers")
    assert "Page 1 of 1" in pages(pdf)[0]
    assert "1" in pages(pdf)[1]
    assert roles(pdf).count("/Sect") == 2
    assert b"/Lang (cy)" in pdf
    assert accessibility_failures(pdf) == []


def test_double_sided_papers_begin_on_the_front_of_a_sheet() -> None:
    pdf = write([paper(), paper()], title="Two papers", double_sided=True)
    assert ["A paper" in text for text in pages(pdf)] == [True, False, True]
    assert accessibility_failures(pdf) == []


def test_nothing_can_be_tagged_inside_something_tagged() -> None:
    fonts.ready()
    canvas = TaggedCanvas(BytesIO(), title="A", language="en-GB", face=fonts.REGULAR)
    with canvas.tagged("P"), pytest.raises(RuntimeError), canvas.artifact():
        pass


def test_a_thread_goes_on_with_the_element_it_began() -> None:
    fonts.ready()
    canvas = TaggedCanvas(BytesIO(), title="A", language="en-GB", face=fonts.REGULAR)
    thread = Thread()
    with canvas.tagged("P", thread) as first:
        pass
    canvas.showPage()
    with canvas.tagged("P", thread) as again:
        pass
    assert first is again
