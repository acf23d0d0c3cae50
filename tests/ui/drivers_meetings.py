"""What tests do to the Meetings pages."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.meetings.answer_list import AnswerList
from coprod_desktop.ui.meetings.meeting_page import MeetingPage
from coprod_desktop.ui.meetings.page import MeetingsPage
from coprod_desktop.ui.meetings.series_dialog import SeriesDialog
from coprod_desktop.ui.papers.paper_dialog import PaperDialog
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.list_view import ListView
from tests.ui.drivers import FormDriver, ListDriver, choose_file, open_dialog, settle


class MeetingsDriver:
    """The list of meetings, and one meeting's page."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    def settle(self) -> None:
        """Wait until everything asked for has come."""
        settle(self.qtbot, self.window.desk)
        settle(self.qtbot, self.window.desk)

    # the list

    def open_list(self) -> MeetingsPage:
        """Go to the list."""
        page = self.window.go("meetings")
        assert isinstance(page, MeetingsPage)
        self.settle()
        return page

    def titles(self) -> list[str]:
        """The meetings in the list."""
        page = self.window.pages.current
        assert isinstance(page, MeetingsPage)
        return self.texts(page.list, 1)

    # one meeting

    def open(self, meeting_id: int, tab: str = "") -> MeetingPage:
        """Go to a meeting, perhaps to one stage."""
        page = self.window.go("meeting", (meeting_id, tab) if tab else meeting_id)
        assert isinstance(page, MeetingPage)
        self.settle()
        return page

    @property
    def page(self) -> MeetingPage:
        """The open meeting."""
        page = self.window.pages.current
        assert isinstance(page, MeetingPage)
        return page

    def part(self, key: str) -> Any:
        """The part of a stage."""
        return self.page.parts[key]

    @property
    def title(self) -> str:
        """The page's title."""
        return self.page.title.text()

    @property
    def sentence(self) -> str:
        """What the page says under its title."""
        return self.page.sentence.text()

    @property
    def notice(self) -> str:
        """What the bar says."""
        return self.window.desk.notices.bar.text.text()

    def verbs(self) -> list[str]:
        """The actions offered now."""
        return [verb.text() for verb in self.page.page_actions if verb.isVisible()]

    def do(self, words: str) -> None:
        """Trigger an action of the page."""
        verb = next(v for v in self.page.page_actions if v.isVisible() and v.text() == words)
        verb.trigger()
        self.settle()

    def undo(self) -> None:
        """Take back the last action."""
        self.window.actions_of_window["undo"].trigger()
        self.settle()

    def press(self, words: str) -> None:
        """Press a button of the page by its words or its name."""
        for button in self.page.findChildren(Button):
            if words in (button.text(), button.accessibleName()) and button.isVisibleTo(self.window):
                button.click()
                self.settle()
                return
        raise AssertionError(words)

    def offered(self) -> list[str]:
        """The buttons of the page that can be seen."""
        return [one.text() for one in self.page.findChildren(Button) if one.isVisibleTo(self.window)]

    def says(self, words: str) -> bool:
        """Whether the page shows these words somewhere."""
        from coprod_desktop.ui.widgets.words import Words

        return any(
            words in one.text() for one in self.page.findChildren(Words) if one.isVisibleTo(self.window)
        )

    # lists

    def texts(self, view: ListView[Any], column: int = 0) -> list[str]:
        """What the rows of a list say."""
        return ListDriver(self.qtbot, view, self.window.desk).texts(column)

    def spoken(self, view: ListView[Any], row: int, column: int) -> str:
        """All a cell says."""
        model = view.model
        return str(model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole))

    def tick(self, view: ListView[Any], row: int) -> None:
        """Tick or untick a row with the space bar."""
        view.table.setCurrentIndex(view.model.index(row, 0))
        QTest.keyClick(view.table, Qt.Key.Key_Space)
        self.settle()

    def key(self, answers: AnswerList[Any], keys: str) -> None:
        """Press letters one after the other in a list of answers."""
        self.window.activateWindow()
        answers.start()
        self.qtbot.waitUntil(answers.list.table.hasFocus)
        for letter in keys:
            QTest.keyClicks(answers.list.table, letter)
            self.settle()

    def key_fast(self, answers: AnswerList[Any], keys: str) -> None:
        """Press letters from the first row on, faster than what each of them does can be seen."""
        self.key(answers, "")
        QTest.keyClick(answers.list.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(answers.list.table, keys)
        self.settle()

    def click_answer(self, answers: AnswerList[Any], row: int, value: Any) -> None:
        """Press one answer of a row with the mouse."""
        table = answers.list.table
        number = next(n for n, answer in enumerate(answers.answers) if answer.value == value)
        _click(table.viewport(), answers.box_of(row, number).center())
        self.settle()

    def chip(self, chips: Chips, key: str) -> Button:
        """A filter chip."""
        return chips._buttons[key]

    # dialogs

    def fill(self, **fields: Any) -> None:
        """Fill in the form that is open and press its verb."""
        dialog = open_dialog(FormDialog)
        driver = FormDriver(self.qtbot, dialog.form)
        for name, value in fields.items():
            control = dialog.form.control(name)
            if isinstance(value, str) and hasattr(control, "selectAll"):
                driver.type(name, value)
            else:
                control.show_value(value)
                control.changed.emit()
        dialog.main.click()
        self.settle()

    def choose(self, name: str, words: str) -> None:
        """Choose by its words in the open form, as a person would."""
        control = open_dialog(FormDialog).form.control(name)
        assert control.findText(words) >= 0, words
        control.setCurrentIndex(control.findText(words))
        control.activated.emit(control.currentIndex())

    def shown_in_form(self, name: str) -> Any:
        """What the open form has in a field."""
        return open_dialog(FormDialog).form.control(name).value()

    # a series

    def repeat(self, **fields: Any) -> None:
        """Say how the series goes on."""
        form = open_dialog(SeriesDialog).form
        for name, value in fields.items():
            line = form.control(name)
            line.selectAll()
            QTest.keyClick(line, Qt.Key.Key_Delete) if value is None else QTest.keyClicks(line, str(value))
        self.settle()

    def series_said(self) -> str:
        """What stands over the dates."""
        return str(open_dialog(SeriesDialog).said.text())

    def skip_date(self, number: int) -> None:
        """Take the tick of a date away."""
        open_dialog(SeriesDialog).rows[number].keep.click()

    def move_date(self, number: int, day: str) -> None:
        """Type another day for a date."""
        line = open_dialog(SeriesDialog).rows[number].day
        line.selectAll()
        QTest.keyClicks(line, day)
        line.editingFinished.emit()
        self.settle()

    def date_note(self, number: int) -> str:
        """What is good to know about a date."""
        return str(open_dialog(SeriesDialog).rows[number].note.text())

    def tab_through_series(self, count: int) -> list[str]:
        """What has the keyboard, from the first field on, each time Tab is pressed."""
        dialog = open_dialog(SeriesDialog)
        named = {dialog.form.control(name): name for name in ("repeats", "every", "times", "until")}
        for number, row in enumerate(dialog.rows):
            named |= {row.keep: f"keep {number}", row.day: f"day {number}"}
        dialog.form.control("repeats").setFocus()
        found = []
        for _step in range(count):
            found.append(named.get(dialog.focusWidget(), "?"))
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        return found

    def can_plan_series(self) -> bool:
        """Whether the verb can be pressed."""
        return bool(open_dialog(SeriesDialog).main.isEnabled())

    def plan_series(self) -> None:
        """Plan them all."""
        open_dialog(SeriesDialog).main.click()
        self.settle()

    def advice_on(self, name: str, typed: str) -> str:
        """What the open form says while this is typed in a field."""
        form = open_dialog(FormDialog).form
        FormDriver(self.qtbot, form).type(name, typed)
        return str(form.advice_at(name))

    def problem_at(self, name: str) -> str:
        """What the open form says beside a field."""
        return str(open_dialog(FormDialog).form.problem_at(name))

    def close_form(self) -> None:
        """Leave the open form without keeping it."""
        open_dialog(FormDialog).done(0)
        self.settle()

    def confirm(self) -> None:
        """Say yes to the question that is open."""
        open_dialog(Dialog).main.click()
        self.settle()

    def save_paper(self, path: Path) -> None:
        """Save the paper that is looked at, and close it."""
        looked_at = open_dialog(PaperDialog)
        next(one for one in looked_at.findChildren(Button) if one.text() == "Save as PDF…").click()
        self.settle()
        choose_file(path)
        self.qtbot.waitUntil(lambda: self.window.desk.jobs.idle, timeout=20_000)
        looked_at.accept()
        self.settle()

    def choose_folder(self, folder: Path) -> None:
        """Choose a folder in the dialog that is open, and wait for the papers."""
        choose_file(folder)
        self.qtbot.waitUntil(lambda: self.window.desk.jobs.idle, timeout=20_000)
        self.settle()


def _click(widget: Any, at: QPoint) -> None:
    for kind, held in (
        (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(
            kind,
            QPointF(at),
            QPointF(widget.mapToGlobal(at)),
            Qt.MouseButton.LeftButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)
