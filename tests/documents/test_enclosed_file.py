"""A file to enclose is looked at where it can do no harm, and refused with a sentence that says what to do."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from coprod_desktop.documents import enclosed_file, enclosed_look, forms, invitation, word
from coprod_desktop.domain.enclosures import FileKind
from coprod_desktop.domain.problems import Problem
from tests.documents.meeting_sheets import NOTES


def a_pdf(pages: int = 1) -> bytes:
    with pikepdf.new() as made:
        for _number in range(pages):
            made.add_blank_page(page_size=(595, 842))
        stream = BytesIO()
        made.save(stream)
        return stream.getvalue()


def a_word_document() -> bytes:
    return word.document([invitation.content(NOTES)])


def locked() -> bytes:
    stream = BytesIO()
    with pikepdf.open(BytesIO(a_pdf())) as made:
        made.save(stream, encryption=pikepdf.Encryption(owner="o", user="u"))
    return stream.getvalue()


def with_macros() -> bytes:
    stream = BytesIO(a_word_document())
    with zipfile.ZipFile(stream, "a") as parts:
        parts.writestr("word/vbaProject.bin", b"macros")
    return stream.getvalue()


def a_spreadsheet() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (locked, "password"),
        (lambda: a_pdf()[:300], "damaged"),
        (lambda: b"%PDF-1.7 nothing of the kind", "damaged"),
        (with_macros, "macros"),
        (lambda: a_word_document()[:2000], "damaged"),
        (a_spreadsheet, "other"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "old word"),
        (lambda: b"GIF89a", "other"),
    ],
)
def test_what_cannot_go_out_is_refused_by_its_reason(make: Callable[[], bytes], why: str) -> None:
    said = enclosed_look.look(make())
    assert said == f'{{"refused": "{why}"}}\n'.encode()
    assert why in enclosed_file.REFUSALS


def test_a_word_document_that_unpacks_to_a_disk_full_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosed_look, "_UNPACKED", 100)
    assert enclosed_look.look(a_word_document()) == b'{"refused": "bomb"}\n'


def test_a_pdf_is_kept_as_it_is_and_its_pages_are_counted_and_shown(tmp_path: Path) -> None:
    path = tmp_path / "Plan.pdf"
    path.write_bytes(a_pdf(11))
    found = enclosed_file.read(path)
    assert (found.name, found.kind, found.pages) == ("Plan.pdf", FileKind.PDF, 11)
    assert found.content == path.read_bytes()
    sheets = enclosed_file.sheets(found.content, found.pages)
    assert len(sheets) == 11
    assert all(sheet.jpeg.startswith(b"\xff\xd8") and sheet.height > sheet.width for sheet in sheets)


def test_a_word_document_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Plan.docx"
    path.write_bytes(a_word_document())
    found = enclosed_file.read(path)
    assert (found.kind, found.pages, found.content) == (FileKind.WORD, 0, path.read_bytes())


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "nothing in this file"), (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB")]
)
def test_a_file_of_the_wrong_size_is_not_even_opened(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "Plan.pdf"
    path.write_bytes(content)
    with pytest.raises(Problem, match=said):
        enclosed_file.read(path)


def test_a_book_is_sent_on_its_own(tmp_path: Path) -> None:
    path = tmp_path / "Book.pdf"
    path.write_bytes(a_pdf(41))
    with pytest.raises(Problem, match="more than 40 pages"):
        enclosed_file.read(path)


def test_pages_of_a_file_that_broke_since_are_a_problem_and_no_crash() -> None:
    with pytest.raises(Problem, match="damaged"):
        enclosed_file.sheets(b"%PDF-1.7 nothing", 1)


def test_a_notice_is_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "Notes.pdf"
    path.write_bytes(forms.pdf([invitation.content(NOTES)]))
    assert enclosed_file.read(path).pages == 1
