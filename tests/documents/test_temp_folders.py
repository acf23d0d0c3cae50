"""Nothing anyone wrote passes through a temporary file: papers, lists and receipts are made in memory."""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coprod_desktop.documents import preview
from coprod_desktop.documents.reading_receipt import read
from coprod_desktop.documents.spreadsheet import read as read_sheet
from coprod_desktop.documents.writing_sheets import Column, Kind, Table, workbook
from tests.documents.receipts import pdf, picture
from tests.documents.test_verapdf import papers

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Watch:
    """What was written to a temporary folder while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        writes = event == "open" and isinstance(arguments[0], str) and bool(arguments[2] & _WRITING)
        if event.startswith("tempfile.") or (writes and arguments[0].startswith(tempfile.gettempdir())):
            self.seen.append(f"{event} {arguments[0]}")


_watch = Watch()


@pytest.fixture
def watch() -> Iterator[Watch]:
    _watch.on, _watch.seen = True, []
    yield _watch
    _watch.on = False


def test_the_watch_notices_a_temporary_file(watch: Watch) -> None:
    with tempfile.TemporaryFile():
        pass
    assert watch.seen


def test_lists_are_written_in_memory(watch: Watch) -> None:
    columns = [Column("Name"), Column("Born", Kind.DAY)]
    table = Table("People", columns, [("Gwen Abara", date(1958, 3, 3))] * 2000)
    data = workbook([table, Table("Empty", columns, [])])
    assert watch.seen == []
    assert read_sheet("people.xlsx", data, sheet="People").rows[1999] == ("Gwen Abara", "1958-03-03")


def test_papers_are_drawn_and_looked_at_in_memory(watch: Watch) -> None:
    for paper in papers():
        preview.pages(paper, 100)
    assert watch.seen == []


def test_receipts_and_spreadsheets_are_read_in_memory(tmp_path: Path, watch: Watch) -> None:
    watch.on = False
    (tmp_path / "a.jpg").write_bytes(picture())
    (tmp_path / "b.pdf").write_bytes(pdf())
    watch.on = True
    assert preview.pages(read(tmp_path / "a.jpg").pdf, 100)
    assert preview.pages(read(tmp_path / "b.pdf").pdf, 100)
    assert watch.seen == []
