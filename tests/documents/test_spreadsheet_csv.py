import contextlib
import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.documents import sheet as limits
from coprod_desktop.documents.reading_csv import sniffed
from coprod_desktop.documents.sheet import Sheet
from coprod_desktop.documents.spreadsheet import read, read_file
from coprod_desktop.domain.problems import Problem

TEXT = "Name;Born\r\nSiân Davies;3/3/58\r\nZoë “Zo” Lee;\r\n"


def said(data: bytes, name: str = "people.csv") -> str:
    with pytest.raises(Problem) as problem:
        read(name, data)
    return problem.value.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_every_encoding_people_have_is_read(encoding: str) -> None:
    sheet = read("people.csv", TEXT.encode(encoding))
    assert sheet == Sheet(
        "people", ("Name", "Born"), (("Siân Davies", "3/3/58"), ("Zoë “Zo” Lee", "")), 1, ("people",)
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_read(encoding: str) -> None:
    plain = "Name,Town\nAnn Lee,Borth\n"
    assert read("people.csv", plain.encode(encoding)).rows == (("Ann Lee", "Borth"),)


@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_big_endian_text_with_a_mark_is_read(mark: str) -> None:
    assert read("p.csv", (mark + "Name,Town\nSiân,Borth\n").encode("utf-16-be")).rows == (("Siân", "Borth"),)


def test_bytes_windows_leaves_free_harm_nothing() -> None:
    assert read("p.csv", b"Name,Town\nSi\xe2n\x81,Borth\n").rows == (("Siân\x81", "Borth"),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_is_found(delimiter: str) -> None:
    rows = [
        ["Name", "Address", "Needs"],
        ["Ann", "1 High St, Borth, Wales", "a; b"],
        ["Bob", "2 Low St, Borth, Wales", "c; d"],
    ]
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    assert sniffed(stream.getvalue()) == delimiter


def test_commas_inside_cells_do_not_win_over_semicolons() -> None:
    line = "Ann Lee;1 High St, Borth, SY24;01632 960123\n"
    assert sniffed("Name;Address;Phone\n" + line * 50) == ";"


def test_what_excel_is_told_is_believed() -> None:
    assert read("p.csv", b"sep=;\r\nName;Town, county\r\nAnn;Borth, Wales\r\n").rows == (
        ("Ann", "Borth, Wales"),
    )


def test_one_column_is_a_list_of_names() -> None:
    assert read("p.csv", b"Name\nAnn Lee\nBob Lee\n").rows == (("Ann Lee",), ("Bob Lee",))


def test_lines_inside_quotation_marks_stay_in_their_cell() -> None:
    assert read("p.csv", b'Name,Address\nAnn,"1 High St\r\nBorth"\n').rows == (("Ann", "1 High St\r\nBorth"),)


def test_a_large_file_is_sniffed_by_its_beginning() -> None:
    sheet = read("p.csv", b"Name;Town\n" + b"Ann Lee;Borth, Wales\n" * 10_000)
    assert (len(sheet.rows), sheet.headings) == (10_000, ("Name", "Town"))


def test_empty_lines_keep_their_numbers_and_empty_columns_go() -> None:
    sheet = read("p.csv", b"Name,Town,,\nAnn,Borth,,\n,,,\nBob,,,\n,,,\n,,,\n")
    assert sheet.headings == ("Name", "Town")
    assert sheet.rows == (("Ann", "Borth"), ("", ""), ("Bob", ""))


def test_headings_stand_below_titles() -> None:
    sheet = read("p.csv", b"Panel contacts 2026,,\n,,\nName,Town,Phone\nAnn,Borth,\n")
    assert (sheet.headings, sheet.heading_row, sheet.first_row) == (("Name", "Town", "Phone"), 3, 4)


def test_a_row_longer_than_the_headings_is_kept_whole() -> None:
    sheet = read("p.csv", b"Name,Town\nAnn,Borth,extra\n")
    assert (sheet.headings, sheet.rows) == (("Name", "Town", ""), (("Ann", "Borth", "extra"),))


def test_an_apostrophe_that_made_a_cell_safe_is_taken_away() -> None:
    assert read("p.csv", b"Name,Phone\nAnn,'+44 1632 960123\n").rows == (("Ann", "+44 1632 960123"),)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "nothing in this sheet"),
        (b" \r\n\r\n", "nothing in this sheet"),
        (b",,,\n,,,\n", "nothing in this sheet"),
        (b"Name,Town\n", "no people below"),
        (b"%PDF-1.7 and so on", "not a spreadsheet"),
        (b"\x89PNG\r\n\x1a\n", "not a spreadsheet"),
        (bytes(range(256)) * 20, "not a spreadsheet"),
        (b"Name,Town\nAnn\x00,Borth\n" * 100, "not a spreadsheet"),
        (b"<html><table><tr><td>Ann</td></tr></table></html>", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "older kind of spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"Name,Town\nAnn," + b"x" * 10_001 + b"\n", "Cell B2 holds more than 10,000 characters"),
        (b'Name,Town\nAnn,"' + b"x\n" * 100_000, "Row 2 has a cell of more than 10,000 characters"),
        (b"Name,Town\n" + b"x," * 1_001 + b"x\n", "Row 2 has more than 1,000 columns"),
        (b"x," * 1_000_000 + b"x\n", "Row 1 has more than 1,000 columns"),
        (b"Name,Town\n" + b"Ann,Borth\n" * 200_011, "more than 200,000 rows"),
    ],
)
def test_every_fault_is_one_sentence_that_says_what_to_do(data: bytes, words: str) -> None:
    assert words in said(data)


def test_a_file_too_large_to_be_a_list_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coprod_desktop.documents.spreadsheet.LARGEST_FILE", 10)
    assert "too large" in said(b"Name,Town\nAnn,Borth\n")


def test_every_refusal_can_be_said() -> None:
    assert all("{" not in limits.Unfit(why, "A1").problem().message for why in limits.REFUSALS)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_sheet_or_a_problem(data: bytes) -> None:
    with contextlib.suppress(Problem):
        sheet = read("any.csv", data if not data.startswith(b"PK") else data[2:])
        assert {len(row) for row in sheet.rows} == {len(sheet.headings)}


@given(st.text(max_size=400), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_any_text_is_a_sheet_or_a_problem(text: str, encoding: str) -> None:
    with contextlib.suppress(Problem):
        sheet = read("any.csv", text.encode(encoding))
        assert any(any(row) for row in sheet.rows)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_a_device_or_a_folder_in_the_place_of_a_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "people.csv")
    for path in (tmp_path / "people.csv", tmp_path, Path("/dev/zero")):
        with pytest.raises(Problem, match="not a file that can be read"):
            read_file(path)


def test_a_file_that_has_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be opened"):
        read_file(tmp_path / "gone.csv")
