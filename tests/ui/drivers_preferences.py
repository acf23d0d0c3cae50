"""What tests do to the Settings page."""

from typing import Any

from PySide6.QtTest import QTest

from coprod_desktop.ui.preferences.history_part import HistoryPart
from coprod_desktop.ui.preferences.look_part import LookPart
from coprod_desktop.ui.preferences.organisation_part import OrganisationPart
from coprod_desktop.ui.preferences.schemes_part import SchemesPart
from coprod_desktop.ui.preferences.take_out_part import TakeOutPart
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.list_view import ListView
from tests.ui.drivers import FormDriver, ListDriver
from tests.ui.drivers_page import PageDriver


class SettingsDriver(PageDriver):
    """The page with its tabs."""

    key = "settings"

    def part(self, key: str) -> Any:
        """Turn to a tab."""
        self.open(key)
        return self.page.parts[key]

    def tabs(self) -> list[str]:
        """The tabs there are."""
        return list(self.page.parts)

    # the organisation

    @property
    def organisation(self) -> OrganisationPart:
        """The organisation's tab."""
        part = self.page.parts["organisation"]
        assert isinstance(part, OrganisationPart)
        return part

    def type(self, name: str, text: str) -> None:
        """Type over what a line of the organisation's tab holds."""
        form = self._form(name)
        FormDriver(self.qtbot, form).type(name, text)
        if not text:
            QTest.keyClicks(form.control(name), " ")

    def shown(self, name: str) -> str:
        """What a line of the organisation's tab shows."""
        return str(self._form(name).control(name).text())

    def said_at(self, name: str) -> str:
        """What is said beside it."""
        return self._form(name).problem_at(name)

    def _form(self, name: str) -> Form:
        return next(form for form in self.organisation.forms if name in form._fields)

    # lists

    def rows(self, view: ListView[Any], column: int = 0) -> list[str]:
        """What a column of a list says."""
        return ListDriver(self.qtbot, view, self.window.desk).texts(column)

    def choose_row(self, view: ListView[Any], words: str) -> None:
        """Choose the row that begins with these words."""
        self.choose_number(view, next(n for n, said in enumerate(self.rows(view)) if said.startswith(words)))

    def choose_number(self, view: ListView[Any], number: int) -> None:
        """Choose the row at this place."""
        view.table.setCurrentIndex(view.model.index(number, 0))
        self.settle()

    @property
    def schemes(self) -> SchemesPart:
        """The tab of schemes and rates."""
        part = self.part("schemes")
        assert isinstance(part, SchemesPart)
        return part

    @property
    def history(self) -> HistoryPart:
        """The tab of what was done."""
        part = self.part("history")
        assert isinstance(part, HistoryPart)
        return part

    def done(self) -> list[str]:
        """What History says was done, newest first."""
        model = self.history.list.model
        self.settle()
        for row in range(model.rowCount()):
            model.data(model.index(row, 2))
        self.settle()
        return [str(model.data(model.index(row, 2))) for row in range(model.rowCount())]

    def take_back(self, label: str) -> None:
        """Take one action back from History, whatever was done since."""
        self.choose_number(self.history.list, self.done().index(label))
        self.press("Take this back…")
        self.say_yes()

    @property
    def look(self) -> LookPart:
        """The tab of look and language."""
        part = self.part("look")
        assert isinstance(part, LookPart)
        return part

    @property
    def take_out(self) -> TakeOutPart:
        """The tab for taking everything out."""
        part = self.part("out")
        assert isinstance(part, TakeOutPart)
        return part
