import contextlib
import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_desktop import isolate
from coprod_desktop.documents.reading_xlsx import parse, text_of
from coprod_desktop.documents.spreadsheet import read, read_file
from coprod_desktop.domain.problems import Problem


def book(*sheets: tuple[str, list[list[Any]]], hidden: str = "") -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def zipped(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for entry in package.namelist():
            content = package.read(entry)
            copy.writestr(entry, content.replace(old, new) if entry == name else content)
    return stream.getvalue()


def said(data: bytes, sheet: str = "") -> str:
    with pytest.raises(Problem) as problem:
        read("people.xlsx", data, sheet=sheet)
    return problem.value.message


PEOPLE: list[list[Any]] = [
    ["Name", "Born", "Phone"],
    ["Siân", date(1958, 3, 3), 1632960123],
    [],
    ["Ann", None, None],
]
FIRST = "xl/worksheets/sheet1.xml"


def test_a_workbook_is_read_as_text() -> None:
    sheet = read("people.xlsx", book(("List", PEOPLE)))
    assert sheet.headings == ("Name", "Born", "Phone")
    assert sheet.rows == (("Siân", "1958-03-03", "1632960123"), ("", "", ""), ("Ann", "", ""))
    assert (sheet.name, sheet.names, sheet.first_row) == ("List", ("List",), 2)


def test_the_first_sheet_with_anything_in_it_is_read_and_the_others_can_be_chosen() -> None:
    data = book(("Cover", []), ("One", PEOPLE), ("Two", [["Name"], ["Bob"]]), ("Old", PEOPLE), hidden="Old")
    first = read("people.xlsx", data)
    assert (first.name, first.names) == ("One", ("Cover", "One", "Two"))
    assert read("people.xlsx", data, sheet="Two").rows == (("Bob",),)
    assert "no sheet called “Old”" in said(data, "Old")
    assert "nothing in this sheet" in said(data, "Cover")


def test_a_formula_is_its_last_result_and_never_run() -> None:
    data = book(("List", [["Name", "Sum"], ["Ann", "=1+1"]]))
    assert read("p.xlsx", data).rows == (("Ann", ""),)
    kept = changed(data, FIRST, b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    assert read("p.xlsx", kept).rows == (("Ann", "2"),)


def test_empty_formatted_rows_far_below_cost_nothing() -> None:
    data = changed(
        book(("List", PEOPLE)), FIRST, b"</sheetData>", b'<row r="1048576" spans="1:3" /></sheetData>'
    )
    assert len(read("p.xlsx", data).rows) == 3


def test_the_declared_size_of_a_sheet_is_not_believed() -> None:
    data = changed(book(("List", PEOPLE)), FIRST, b'ref="A1:C4"', b'ref="A1:XFD1048576"')
    assert len(read("p.xlsx", data).rows) == 3


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (b'<row r="9"><c r="ALM9"><v>1</v></c></row>', "Row 9 has more than 1,000 columns"),
        (b'<row r="300000"><c r="A300000"><v>1</v></c></row>', "more than 200,000 rows"),
        (
            b'<row r="9"><c r="C9" t="inlineStr"><is><t>' + b"xy" * 5_001 + b"</t></is></c></row>",
            "Cell C9 holds",
        ),
        (b'<row r="9"><c r="A9"><v>1', "damaged"),
    ],
)
def test_a_sheet_beyond_the_limits_is_refused_by_its_place(row: bytes, words: str) -> None:
    assert words in said(changed(book(("List", PEOPLE)), FIRST, b"</sheetData>", row + b"</sheetData>"))


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet '
    assert "damaged" in said(changed(book(("List", PEOPLE)), FIRST, b"<worksheet ", bomb))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(xl__workbook_dot_xml=b"", big=bytes(60_000_000)), "unpacks to far more"),
        (zipped(xl__workbook_dot_xml=b"", big=bytes(2_000_000)), "unpacks to far more"),
        (zipped(**{f"n{n}": b"" for n in range(1_001)}), "unpacks to far more"),
        (zipped(xl__workbook_dot_bin=b""), "binary workbook"),
        (zipped(content_dot_xml=b""), "OpenDocument"),
        (zipped(Index__Document_dot_iwa=b""), "Numbers"),
        (zipped(word__document_dot_xml=b""), "not a spreadsheet"),
        (zipped(xl__workbook_dot_xml=b"nonsense"), "damaged"),
        (zipped(), "not a spreadsheet"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (book(("Empty", [])), "nothing in this sheet"),
        (book(("List", [["Name"]])), "no people below"),
    ],
)
def test_every_fault_is_one_sentence_that_says_what_to_do(data: bytes, words: str) -> None:
    assert words in said(data)


@pytest.mark.parametrize(
    ("data", "sheet", "why"),
    [
        (zipped(xl__workbook_dot_xml=b"", big=bytes(60_000_000)), "", "bomb"),
        (zipped(xl__workbook_dot_xml=b"", big=bytes(2_000_000)), "", "bomb"),
        (zipped(xl__workbook_dot_bin=b""), "", "binary"),
        (zipped(word__document_dot_xml=b""), "", "not a spreadsheet"),
        (book(("Empty", [])), "", "empty"),
        (book(("List", PEOPLE)), "Other", "no such sheet"),
        (book(("List", [["x"] * 1_001])), "", "columns"),
    ],
)
def test_the_isolated_part_says_which_refusal(data: bytes, sheet: str, why: str) -> None:
    assert parse(data, sheet=sheet)["refused"] == why


def test_the_isolated_part_answers_plain_lists() -> None:
    data = book(("Empty", []), ("List", PEOPLE))
    assert parse(data) == {"name": "List", "names": ["Empty", "List"], "rows": [
        ["Name", "Born", "Phone"], ["Siân", "1958-03-03", "1632960123"], [], ["Ann"],
    ]}  # fmt: skip
    assert parse(data, sheet="Empty")["rows"] == []
    assert parse(data, sheet="List")["name"] == "List"


def test_half_a_file_is_damaged() -> None:
    data = book(("List", PEOPLE))
    assert "damaged" in said(data[: len(data) // 2])


def test_a_locked_entry_asks_for_a_copy_without_the_password() -> None:
    data = bytearray(zipped(xl__workbook_dot_xml=b""))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    assert parse(bytes(data))["refused"] == "password"
    assert "password" in said(bytes(data))


@pytest.mark.parametrize(
    ("stopped", "words"),
    [
        (isolate.TooSlow(), "too long to read"),
        (isolate.TooBig(), "too large"),
        (isolate.Failed("X"), "damaged"),
    ],
)
def test_a_process_that_is_stopped_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, stopped: Exception, words: str
) -> None:
    def run(*_args: object, **_named: object) -> None:
        raise stopped

    monkeypatch.setattr(isolate, "run", run)
    assert words in said(book(("List", PEOPLE)))


def test_cancel_reaches_the_caller() -> None:
    class PressedCancelError(Exception):
        pass

    def cancel() -> None:
        raise PressedCancelError

    with pytest.raises(PressedCancelError):
        read(
            "p.xlsx",
            book(("List", [["Name", "Town"], *[[f"P{n}", "Borth"] for n in range(3_000)]])),
            pulse=cancel,
        )


def test_a_file_on_disk_is_measured_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"Name,Town\nAnn,Borth\n")
    assert read_file(path).rows == (("Ann", "Borth"),)
    monkeypatch.setattr("coprod_desktop.documents.spreadsheet.LARGEST_FILE", 10)
    with pytest.raises(Problem, match="too large"):
        read_file(path)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("x", "x"),
        (True, "TRUE"),
        (False, "FALSE"),
        (7, "7"),
        (7.0, "7"),
        (7.5, "7.5"),
        (datetime(1958, 3, 3), "1958-03-03"),  # noqa: DTZ001 - a spreadsheet's dates have no zone
        (datetime(1958, 3, 3, 10, 30), "1958-03-03 10:30"),  # noqa: DTZ001
        (date(1958, 3, 3), "1958-03-03"),
        (time(10, 30), "10:30"),
        (timedelta(hours=26, minutes=5), "26:05"),
    ],
)
def test_a_value_is_as_someone_would_type_it(value: object, text: str) -> None:
    assert text_of(value) == text


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4_000), st.binary(min_size=1, max_size=8))
def test_a_workbook_spoilt_anywhere_never_ends_the_program(at: int, spoil: bytes) -> None:
    data = bytearray(_WHOLE)
    at %= len(data)
    data[at : at + len(spoil)] = spoil
    with contextlib.suppress(Exception):  # whatever it is, the isolated process tells its kind
        answer = parse(bytes(data))
        assert "refused" in answer or "rows" in answer


_WHOLE = book(("List", PEOPLE))


def test_a_parser_fault_in_the_isolated_process_is_a_sentence() -> None:
    data = changed(_WHOLE, FIRST, b'r="A1"', b'r="!!"')
    with contextlib.suppress(Problem):
        read("p.xlsx", data)
