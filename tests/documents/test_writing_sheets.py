import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.documents.formula_safety import plain, safe
from coprod_desktop.documents.spreadsheet import read
from coprod_desktop.documents.writing_sheets import Column, Kind, Table, comma_separated, workbook

TABLE = Table(
    "People",
    (Column("Name"), Column("Born", Kind.DAY), Column("Paid", Kind.MONEY), Column("Days", Kind.WHOLE)),
    (("Siân 🎉", date(1958, 3, 3), 1250, 12), ("=1+1", None, None, None), ("+44 1632 960123", None, -5, 0)),
)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_workbook_has_typed_cells() -> None:
    sheet = opened(workbook([TABLE]))["People"]
    values = [cell.value for cell in sheet[2]]
    assert values[0] == "Siân 🎉"
    assert values[1].date() == date(1958, 3, 3)
    assert Decimal(str(values[2])) == Decimal("12.5")
    assert sheet["C2"].number_format == "£#,##0.00"
    assert values[3] == 12


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    sheet = opened(workbook([TABLE]))["People"]
    assert (sheet["A3"].value, sheet["A3"].data_type, sheet["A3"].quotePrefix) == ("=1+1", "s", True)


def test_headings_stay_in_sight_and_can_be_filtered() -> None:
    sheet = opened(workbook([TABLE]))["People"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet["A1"].font.bold) == ("A2", "A1:D4", True)


def test_sheets_have_names_excel_allows_and_no_two_alike() -> None:
    tables = [Table(name, (Column("Name"),), ()) for name in ("a/b", "A:B", "", "x" * 40, "x" * 40)]
    assert opened(workbook(tables)).sheetnames == ["a b", "A B 2", "Sheet", "x" * 31, "x" * 29 + " 2"]


def test_csv_opens_in_excel_with_its_accents_and_without_formulas() -> None:
    data = comma_separated(TABLE)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows == [
        ["Name", "Born", "Paid", "Days"],
        ["Siân 🎉", "1958-03-03", "12.50", "12"],
        ["'=1+1", "", "", ""],
        ["'+44 1632 960123", "", "-0.05", "0"],
    ]


@pytest.mark.parametrize("start", list("=+-@\t\r\n＝＋－＠"))
def test_what_might_be_run_is_made_text(start: str) -> None:
    assert safe(start + "x") == "'" + start + "x"


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t＝ab"), st.characters(codec="utf-8"))))
def test_what_was_made_safe_becomes_what_it_was(text: str) -> None:
    assert plain(safe(text)) == text


def test_characters_no_file_may_hold_are_dropped() -> None:
    table = Table("T", (Column("Name"), Column("Note")), (("An\x00n", "x\x1b\ud800"),))
    assert read("t.xlsx", workbook([table])).rows == (("Ann", "x"),)
    assert read("t.csv", comma_separated(table)).rows == (("Ann", "x"),)


_cells = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.sampled_from("=+-@';,|\t\n"), max_size=20
)
_rows = st.lists(st.tuples(st.just("x"), _cells, st.just("z")), min_size=1, max_size=6)
_COLUMNS = (Column("One"), Column("Two"), Column("Three"))


@given(_rows)
def test_export_and_import_of_csv_changes_nothing(rows: list[tuple[str, ...]]) -> None:
    assert read("t.csv", comma_separated(Table("T", _COLUMNS, rows))).rows == tuple(rows)


def test_export_and_import_of_a_workbook_changes_nothing() -> None:
    rows = (("x", "=SUM(A1)", "z"), ("'x", "a\nb", "＝1"), ("1632", " 007", "-5"), ("Siân", "🎉", "z"))
    assert read("t.xlsx", workbook([Table("T", _COLUMNS, rows)])).rows == rows
