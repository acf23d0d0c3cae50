"""The lead's report about a register with a history: what is shown, what is hidden, and that it has left for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprod_desktop.app import Program
from coprod_desktop.services.sample import build
from tests.documents import golden_papers
from tests.stories.coordinator import PLANNING, Coordinator


@pytest.fixture
def jo(qtbot: QtBot, program: Program, tmp_path: Path) -> Iterator[Coordinator]:
    """The coordinator, with a year and more of meetings behind her."""
    made = Coordinator(qtbot, program, build(tmp_path / "small.coprod", "small", today=PLANNING))
    yield made
    made.go_home()


def test_a_report_says_its_figures_in_sentences_and_hides_small_numbers(
    jo: Coordinator, tmp_path: Path
) -> None:
    report = tmp_path / "report.pdf"
    jo.reports().save("Save as PDF", report)
    assert golden_papers.accessibility_failures(report.read_bytes()) == []
    said = golden_papers.words(report.read_bytes())
    for sentence in (
        "people came for the first time in Q3 2026.",
        "came again within six months.",
        "people on the register have been asked.",
        "The busiest tenth took",
        "No clear difference from the population.",
    ):
        assert sentence in said
    assert "Non-binary under 10" in said
    assert "Shown numbers are rounded to the nearest 5" in said
    assert [name for name in jo.people().names() if name in said] == []


def test_a_report_that_has_left_is_not_undone(jo: Coordinator, tmp_path: Path) -> None:
    jo.reports().save("Save as PDF", tmp_path / "report.pdf")
    jo.undo()
    assert "has left the house, so it cannot be undone" in jo.notice
    assert jo.reports().what_left()[1].startswith("Voices, Diversity")
