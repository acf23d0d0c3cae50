"""What tests do to the page of venues."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel

from coprod_desktop.ui.venues.page import VenuesPage
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.photo import Photo
from coprod_desktop.ui.widgets.photo_card import PhotoCard
from tests.ui.drivers import ListDriver, choose_file, open_dialog
from tests.ui.drivers_page import PageDriver


class VenuesDriver(PageDriver):
    """The list of venues and the one at right."""

    key = "venues"

    @property
    def venues(self) -> VenuesPage:
        """The page."""
        page = self.window.pages.current
        assert isinstance(page, VenuesPage)
        return page

    def names(self) -> list[str]:
        """The venues in the list."""
        return ListDriver(self.qtbot, self.venues.list, self.window.desk).texts()

    def spoken(self, row: int, column: int) -> str:
        """All a cell says."""
        model = self.venues.list.model
        at = model.rowCount() and model.at(row)
        assert at
        return model.columns[column].spoken(at)

    def asked(self) -> str:
        """Everything the open form says besides its fields."""
        return " ".join(one.text() for one in open_dialog(FormDialog).findChildren(QLabel))

    def show_ended(self) -> None:
        """Turn to those no longer used, or back."""
        self.venues.chips._buttons["ended"].click()
        self.settle()

    def keep(self) -> None:
        """Press the verb of the form that is open."""
        open_dialog(FormDialog).main.click()
        self.settle()

    def shown(self, name: str) -> Any:
        """What the open form has in a field."""
        return open_dialog(FormDialog).form.control(name).value()

    def choose_photo(self, path: Path) -> None:
        """Choose a file in the system's dialog, and wait until it is kept."""
        self.venues.findChildren(PhotoCard)[0].ask()
        choose_file(path)
        self.qtbot.waitUntil(lambda: self.window.desk.jobs.idle, timeout=20_000)
        self.settle()
        self.settle()

    def photos(self) -> list[tuple[int, int]]:
        """The size of each photo that can be seen."""
        found = [one for one in self.venues.findChildren(Photo) if one.isVisible()]
        return [(one.picture.width(), one.picture.height()) for one in found]
