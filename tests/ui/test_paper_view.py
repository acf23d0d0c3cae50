"""A paper is looked at as it prints, larger, smaller, as text; only the pages near are kept; it prints and is saved from there."""

import time
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from coprod_desktop.documents import kit, preview
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import Language
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.papers import paper_dialog, printing
from coprod_desktop.ui.papers.paper_dialog import Leaving
from tests.ui.drivers import choose_file
from tests.ui.drivers_papers import PaperDriver, print_to

PAGES = 12


@cache
def paper(pages: int = PAGES) -> bytes:
    """A paper of so many pages, one of them lying on its side."""
    frame = kit.Frame("Marlow Vale")
    across = kit.Frame("Marlow Vale", size=(frame.size[1], frame.size[0]))
    each = [
        kit.Paper(f"{n}", Language("en"), (kit.heading(f"This is page {n}"),), across if n == 2 else frame)
        for n in range(1, pages + 1)
    ]
    return kit.write(each, title="Pages")


@pytest.fixture
def looking(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> PaperDriver:
    monkeypatch.setattr(printing, "printers", lambda: ["A printer"])
    return PaperDriver(qtbot, desk)


def test_it_opens_on_its_first_page_and_says_so(looking: PaperDriver) -> None:
    looking.look("Agenda", paper())
    assert looking.name == "Page 1 of 12: Agenda"
    assert looking.view.where.text() == "Page 1 of 12"
    assert looking.view.zoom.button("zoom").text().startswith("Full width")
    looking.close()


def test_the_first_page_is_there_at_once_however_long_the_paper_is(looking: PaperDriver) -> None:
    began = time.monotonic()
    looking.look("Agenda", paper())
    assert time.monotonic() - began < 2  # the promise is 300 ms; a shared machine is given more
    looking.close()


def test_only_the_pages_near_what_is_seen_are_kept(looking: PaperDriver) -> None:
    looking.look("Agenda", paper())
    assert looking.drawn in ([1, 2], [1, 2, 3])
    looking.key(Qt.Key.Key_End)
    assert looking.name.startswith("Page 12 of 12")
    assert looking.drawn[-1] == PAGES
    assert len(looking.drawn) <= 4
    looking.key(Qt.Key.Key_Home)
    assert looking.name.startswith("Page 1 of 12")
    assert PAGES not in looking.drawn
    looking.close()


def test_the_keyboard_makes_it_larger_and_smaller_and_fits_it_again(looking: PaperDriver) -> None:
    looking.look("Agenda", paper())
    first = looking.wide
    looking.ctrl(Qt.Key.Key_Plus)
    assert looking.wide > first
    for _press in range(9):
        looking.ctrl(Qt.Key.Key_Plus)
    assert looking.view.pages.percent == pytest.approx(400)
    assert max(width for width, _image in looking.view.pages.kept.values()) == 2480
    assert looking.view.pages.horizontalScrollBar().maximum() > 0
    for _press in range(12):
        looking.ctrl(Qt.Key.Key_Minus)
    assert looking.view.pages.percent == pytest.approx(25)
    looking.ctrl(Qt.Key.Key_0)
    assert looking.wide == first
    looking.close()


def test_whole_pages_are_turned_one_at_a_time(looking: PaperDriver) -> None:
    looking.look("Agenda", paper())
    looking.view.zoom.choose("zoom", "page")
    looking.settle()
    for _press in range(2):
        looking.key(Qt.Key.Key_PageDown)
    assert looking.name.startswith("Page 3 of 12")
    looking.key(Qt.Key.Key_PageUp)
    assert looking.name.startswith("Page 2 of 12")
    looking.view.on.click()
    assert looking.view.where.text() == "Page 3 of 12"
    looking.close()


def test_what_it_says_can_be_read_as_text_in_its_order(looking: PaperDriver) -> None:
    looking.look("Agenda", paper(2))
    assert looking.heard().replace("\n\n", "\n").split("\n") == [
        *("Marlow Vale", "This is page 1", "Marlow Vale", "This is page 2"),
    ]
    assert looking.view.text.accessibleName() == "What it says: Agenda"
    looking.ctrl(Qt.Key.Key_T)
    assert looking.view.pages.isVisibleTo(looking.dialog)
    looking.close()


def test_it_is_printed_from_memory_page_by_page(looking: PaperDriver, tmp_path: Path) -> None:
    said: list[str] = []
    looking.look("Agenda", paper(4), Leaving("Agenda.pdf", printed=lambda: said.append("printed")))
    looking.ctrl(Qt.Key.Key_P)
    print_to(tmp_path / "printed.pdf", 2, 3)
    looking.settle()
    across, upright = preview.sizes((tmp_path / "printed.pdf").read_bytes())
    assert across[0] > across[1]
    assert upright[0] < upright[1]
    assert said == ["printed"]
    assert looking.dialog.said.text() == "On its way to the printer."
    looking.close()


def test_without_a_printer_it_says_what_to_do(looking: PaperDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "printers", list)
    looking.look("Agenda", paper(2), Leaving("Agenda.pdf"))
    looking.ctrl(Qt.Key.Key_P)
    assert looking.dialog.trouble.text().startswith("No printer is set up on this computer.")
    looking.close()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_answer_is_said(looking: PaperDriver, tmp_path: Path) -> None:
    said: list[str] = []
    looking.look("Agenda", paper(2), Leaving("Agenda.pdf", printed=lambda: said.append("printed")))
    looking.ctrl(Qt.Key.Key_P)
    print_to(tmp_path / "no such folder" / "printed.pdf")
    looking.settle()
    assert looking.dialog.trouble.text().startswith("The printer did not answer.")
    assert said == []
    looking.close()


def test_it_is_saved_and_its_folder_opened(
    looking: PaperDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    looking.look("Agenda", paper(2), Leaving("2026-12-08 Agenda.pdf"))
    looking.ctrl(Qt.Key.Key_S)
    choose_file(tmp_path / "2026-12-08 Agenda.pdf")
    looking.settle()
    assert (tmp_path / "2026-12-08 Agenda.pdf").read_bytes() == paper(2)
    assert looking.dialog.said.text() == "Saved: 2026-12-08 Agenda.pdf"
    looking.dialog.folder.click()
    assert opened == [str(tmp_path)]
    looking.close()


def test_what_may_not_leave_offers_no_way_out(looking: PaperDriver) -> None:
    looking.look("Slip", paper(2))
    assert not hasattr(looking.dialog, "to_print")
    looking.close()


def test_a_folder_that_cannot_be_written_to_is_said_and_nothing_is_lost(
    looking: PaperDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise Problem("The papers could not be written there.")

    monkeypatch.setattr(paper_dialog, "write_files", full)
    looking.look("Agenda", paper(2), Leaving("Agenda.pdf"))
    looking.dialog.save_at(tmp_path / "Agenda.pdf")
    looking.settle()
    assert looking.dialog.trouble.text() == "The papers could not be written there."
    assert looking.drawn == [1, 2]
    looking.close()
