"""A folder of an organisation's own pictures: what can be read comes, what cannot is said, and nothing does harm."""

import csv
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image as Drawn

from coprod_desktop.documents import forms, own_pixels, picture_folder, picture_sheet, pictures, word
from coprod_desktop.documents.concepts import concepts
from coprod_desktop.domain.content import (
    CalendarPage,
    Contact,
    Content,
    Form,
    Heading,
    Image,
    PictureSet,
    Row,
)
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import Language
from tests.builders import TODAY
from tests.documents.golden_papers import accessibility_failures, words

ENGLISH, WELSH = Language("en"), Language("cy")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">{}</svg>'
SQUARE = SVG.format('<rect width="20" height="10" fill="#0b5d66"/>')
SYMBOLS_CREDIT = "Pictures: Font Awesome, CC BY 4.0"


def a_png(size: tuple[int, int] = (60, 40)) -> bytes:
    made = io.BytesIO()
    Drawn.new("RGB", size, "#0b5d66").save(made, "PNG")
    return made.getvalue()


def a_huge_png() -> bytes:
    """Thirty thousand pixels either way, in a file of nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000)))


def a_jpeg() -> bytes:
    made = io.BytesIO()
    Drawn.new("RGB", (60, 40), "#0b5d66").save(made, "JPEG")
    return made.getvalue()


def bomb() -> str:
    """A square that is used ten times, ten times over, nine times."""
    uses = [f'<use href="#a{n}"/>' * 10 for n in range(9)]
    levels = "".join(f'<g id="a{n}">{use}</g>' for n, use in enumerate(uses, 1))
    return SVG.format(f'<defs><g id="a0"><rect width="1" height="1"/></g>{levels}</defs><use href="#a9"/>')


def listed(folder: Path, *rows: tuple[str, ...]) -> Path:
    path = folder / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("Idea", "File", "Words for the picture, in English"), *rows])
    return path


def test_what_can_be_read_comes_and_everything_else_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    (folder / "more").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(a_png())
    (folder / "more" / "bus.png").write_bytes(a_png((2000, 1000)))
    (folder / "lift.svg").write_text(SQUARE)
    (folder / "huge.png").write_bytes(a_huge_png())
    (folder / "words.png").write_text("not a picture")
    found = picture_folder.read(
        listed(
            folder,
            ("bus", "more\\bus.png", "The 42 bus"),
            ("lift", "lift.svg", ""),
            ("taxi", "huge.png", ""),
            ("train", "words.png", ""),
            ("car", "gone.png", ""),
            ("door", "../outside.png", ""),
        )
    )
    assert list(found.images) == ["bus", "lift"]
    assert found.images["bus"].alts["en"] == "The 42 bus"
    assert [Drawn.open(io.BytesIO(one.jpeg)).size for one in found.images.values()] == [(640, 320)] * 2
    assert found.left_out == (
        "Row 4: “huge.png” is too large. Make it smaller, and bring the set in again.",
        "Row 5: “words.png” is not a picture that can be read. Save it as PNG, JPEG or SVG.",
        "Row 6: There is no file called “gone.png” beside the list.",
        "Row 7: There is no file called “../outside.png” beside the list.",
    )


def test_a_list_without_one_picture_that_can_be_read_is_refused_with_every_reason(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"No picture could be brought in\.\nRow 2: There is no file called “a"):
        picture_folder.read(listed(tmp_path, ("bus", "a.png", ""), ("lift", "x" * 5000, "")))


def test_bringing_a_set_in_can_be_stopped(tmp_path: Path) -> None:
    (tmp_path / "bus.png").write_bytes(a_png())

    def stop(_done: int, _total: int, _text: str) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        picture_folder.read(listed(tmp_path, ("bus", "bus.png", "")), stop)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (bomb(), b"too slow"),
        ('<!DOCTYPE svg [<!ENTITY a "aa">]>' + SVG.format("<text>&a;</text>"), b"damaged"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + SVG.format("&a;"), b"damaged"),
        (SVG.format('<image href="file:///etc/hostname"/>'), b"outside"),
        (SVG.format('<use href="other.svg#a"/>'), b"outside"),
        (SQUARE[:40], b"damaged"),
        (SQUARE.replace('width="20" height="10"', 'width="0" height="10"', 1), b"damaged"),
        (SQUARE.replace('width="20"', 'width="1e9"', 1), b"damaged"),
        ("<?xml version='1.0'?><html/>", b"other"),
        ("%PDF-1.7", b"other"),
    ],
)
def test_a_symbol_that_reaches_out_or_unfolds_is_refused(data: str, why: bytes) -> None:
    assert own_pixels.draw(data.encode()) == b'{"refused": "' + why + b'"}\n'


def test_a_symbol_is_drawn_on_white_and_one_used_again_is_no_bomb() -> None:
    twice = SVG.format('<defs><rect id="a" width="5" height="5"/></defs><use href="#a"/><use href="#none"/>')
    for data in (SQUARE, twice):
        head, _line, pixels = own_pixels.draw(data.encode()).partition(b"\n")
        assert head == b'{"pages": [[640, 320]], "count": 1}'
        assert len(pixels) == 640 * 320 * 3


def content(own: PictureSet, form: Form = Form.EASY_READ, language: Language = ENGLISH) -> Content:
    rows = (
        Row("bus", ("Take the bus.",)),
        Row("taxi", ("Or a taxi.",)),
        Row(CalendarPage(TODAY), ("Today.",)),
    )
    title = Heading("How to come")
    contact = Contact("Jo", "01632 960 001")
    return Content(
        "How to come", language, "Marlow", contact, "Ask Jo", (title, *rows), form=form, pictures=own
    )


OURS = PictureSet({"bus": Image(a_jpeg(), {"en": "The 42 bus"})}, "Photos: Marlow Council")


@pytest.mark.parametrize("form", [Form.EASY_READ, Form.LARGE_PRINT])
def test_a_paper_shows_their_picture_with_their_words_and_the_symbol_where_they_have_none(form: Form) -> None:
    pdf = forms.pdf([content(OURS, form)])
    assert pdf.count(b"/Subtype /Image") == 1
    assert accessibility_failures(pdf) == []
    assert [pictures.alt(one, ENGLISH, OURS.of(one)) for one in ("bus", "taxi")] == ["The 42 bus", "A taxi"]
    assert f"{SYMBOLS_CREDIT} · Photos: Marlow Council" in words(pdf)


def test_words_given_in_one_language_are_not_said_in_another() -> None:
    assert pictures.alt("bus", WELSH, OURS.of("bus")) == WELSH.gettext("A bus")


def test_a_paper_without_a_picture_of_theirs_does_not_credit_them() -> None:
    alone = content(PictureSet({"door": OURS.images["bus"]}, "Photos: Marlow Council"))
    assert pictures.credit(alone) == SYMBOLS_CREDIT
    assert b"/Subtype /Image" not in forms.pdf([content(OURS, Form.LETTER)])


def test_a_word_document_shows_their_picture_too() -> None:
    import docx

    made = docx.Document(io.BytesIO(word.document([content(OURS, Form.WORD)])))
    said = [shape._inline.docPr.get("descr") for shape in made.inline_shapes]
    assert said[:2] == ["The 42 bus", "A taxi"]
    assert "Photos: Marlow Council" in made.sections[0].footer.paragraphs[-1].text


@pytest.mark.parametrize("language", [ENGLISH, WELSH])
def test_the_sheet_shows_every_idea_with_its_symbol_and_their_picture(language: Language) -> None:
    pdf = picture_sheet.picture_sheet_pdf(picture_sheet.PictureSheet("Marlow", OURS, language))
    assert accessibility_failures(pdf) == []
    assert pdf.count(b"/S /Figure") == len(concepts()) + 1
    assert pdf.count(b"/S /L\n") + pdf.count(b"/S /L ") == 1
    said = words(pdf)
    assert all(f"({idea})" in said for idea in concepts())
    assert len(concepts()) >= 90
