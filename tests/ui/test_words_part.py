"""The organisation changes the words of a paper and sees the page, what is hard, and every version there was."""

from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.templates import RowKind, TemplateKind, TemplateRow
from coprod_desktop.ui.main_window import MainWindow
from tests.ui.drivers_preferences import SettingsDriver


class WordsDriver(SettingsDriver):
    """The tab with the words of papers."""

    @property
    def words(self) -> Any:
        """The tab."""
        return self.page.parts["words"]

    def wait(self) -> None:
        """Until the page is drawn with what is typed."""
        self.qtbot.waitUntil(
            lambda: not self.words._pause.isActive() and bool(self.words.page.kept), timeout=10_000
        )
        self.settle()

    def write(self, number: int, text: str) -> None:
        """Type in a row, counted from 1."""
        area = self.words.rows[number - 1].text
        area.selectAll()
        QTest.keyClicks(area, text)
        self.wait()

    def texts(self) -> list[str]:
        """What each row says."""
        return ["\n".join(row.value().lines) for row in self.words.rows]


@pytest.fixture
def driver(qtbot: QtBot, coprod: MainWindow) -> WordsDriver:
    made = WordsDriver(qtbot, coprod)
    made.open("words")
    made.wait()
    return made


def test_words_are_changed_looked_at_kept_and_taken_back(driver: WordsDriver) -> None:
    part = driver.words
    assert part.state.text() == "The program’s own words are in use."
    driver.write(1, "Hello {first_name}")
    assert part.state.text().endswith("Your changes are not kept yet.")
    part.keep.click()
    driver.wait()
    assert part.state.text() == "Version 1 is in use."
    assert driver.texts()[0] == "Hello {first_name}"
    driver.window.desk.undo()
    driver.wait()
    assert part.state.text() == "The program’s own words are in use."


def test_an_unknown_placeholder_is_said_beside_its_row_and_nothing_is_kept(driver: WordsDriver) -> None:
    driver.write(2, "Dear {firstname}.")
    row = driver.words.rows[1]
    assert row.found.text() == "Nothing is known for “{firstname}”. Did you mean “{first_name}”?"
    assert row.text.accessibleDescription() == row.found.text()
    driver.words.keep.click()
    driver.settle()
    assert driver.words.state.text().startswith("The program’s own words are in use.")
    assert driver.texts()[1] == "Dear {firstname}."


def test_what_is_hard_to_read_stands_beside_its_sentence(driver: WordsDriver) -> None:
    driver.write(2, "We will utilise the aforementioned facilities.")
    assert "use" in driver.words.rows[1].found.text()
    assert not driver.words.rows[0].found.isVisibleTo(driver.words)


def test_rows_are_added_moved_and_taken_out(driver: WordsDriver) -> None:
    part, before = driver.words, driver.texts()
    part.on_added(part_row(RowKind.ROW, "There is cake."))
    part.rows[-1].buttons[0].click()
    driver.wait()
    assert driver.texts()[-2] == "There is cake."
    part.rows[-2].buttons[2].click()
    driver.wait()
    assert driver.texts() == before
    part.on_added(part_row(RowKind.QUESTION, "Can you come?", "Yes"))
    part.rows[-1].write.setCurrentIndex(2)
    assert part.value()[-1] == TemplateRow(RowKind.QUESTION, ("Can you come?", "Yes"), write=2)
    part.drop.click()
    assert not part.keep.isEnabled()


def test_a_draft_stays_while_another_paper_is_looked_at(driver: WordsDriver) -> None:
    driver.write(1, "Hello {first_name}")
    driver.words.chips.choose("kind", TemplateKind.REMINDER)
    driver.wait()
    assert "our meeting is soon" in driver.texts()[0]
    driver.words.chips.choose("kind", TemplateKind.INVITATION)
    driver.wait()
    assert driver.texts()[0] == "Hello {first_name}"


def test_an_earlier_version_is_used_again(driver: WordsDriver) -> None:
    for words in ("First", "Second"):
        driver.write(1, words)
        driver.words.keep.click()
        driver.wait()
    driver.press("Use version 1 again")
    driver.wait()
    assert driver.texts()[0] == "First"
    assert driver.words.state.text() == "Version 3 is in use."


def part_row(kind: RowKind, *lines: str) -> Any:
    return TemplateRow(kind, lines, "food")
