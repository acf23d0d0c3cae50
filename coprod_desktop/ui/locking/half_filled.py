"""What was half filled in: read out of the forms of a window, and put back into the same forms of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject

from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QApplication

    from coprod_desktop.ui.main_window import MainWindow


def gather(window: MainWindow) -> list[dict[str, Any]]:
    """Every form of the window that somebody changed and has not kept yet."""
    found: list[dict[str, Any]] = [
        {"dialog": dialog.accessibleName(), "fields": dialog.form.typed()}
        for dialog in window.findChildren(FormDialog)
        if dialog.form.dirty and dialog.main.isEnabled()
    ]
    for key, page in window.pages.by_key().items():
        for number, form in enumerate(page.findChildren(Form)):
            if form.dirty and (typed := form.typed()):
                found.append({"page": key, "form": number, "fields": typed})
    return found


class PutBack(QObject):
    """Gives forms back what they held: those of pages at once, a dialog when the same one is opened again."""

    def __init__(self, app: QApplication, window: MainWindow, kept: Iterable[dict[str, Any]]) -> None:
        super().__init__(window)
        self._app = app
        self._dialogs = {one["dialog"]: one["fields"] for one in kept if "dialog" in one}
        self._pages = [one for one in kept if "page" in one]
        self._window = window
        if self._dialogs:
            app.installEventFilter(self)
        window.closed.connect(self.stop)

    @property
    def waiting(self) -> list[str]:
        """The dialogs that get back what they held when they are opened again."""
        return list(self._dialogs)

    def fill_pages(self) -> int:
        """Put back what stood in pages that are open now; how many forms."""
        filled = 0
        pages = self._window.pages.by_key()
        for one in self._pages:
            forms = pages[one["page"]].findChildren(Form) if one["page"] in pages else []
            if one["form"] < len(forms):
                forms[one["form"]].put_back(one["fields"])
                filled += 1
        self._pages = []
        return filled

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._app.removeEventFilter(self)
        self._dialogs = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A dialog is shown that may be one of those."""
        if event.type() is QEvent.Type.Show and isinstance(watched, FormDialog):
            fields = self._dialogs.pop(watched.accessibleName(), None)
            if fields is not None:
                watched.form.put_back(fields)
            if not self._dialogs:
                self._app.removeEventFilter(self)
        return super().eventFilter(watched, event)
