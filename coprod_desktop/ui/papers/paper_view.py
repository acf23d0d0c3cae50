"""A paper to look at: its pages, larger or smaller, page by page - or what it says, as a screen reader hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from coprod_desktop.documents import preview
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.papers import zoom
from coprod_desktop.ui.papers.page_view import PageView
from coprod_desktop.ui.papers.zoom import Fit
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.ui.jobs import Jobs
    from coprod_desktop.ui.papers.zoom import Zoom


class PaperView(QWidget):
    """The pages and what can be done with them: Ctrl + and -, Page Up and Down, Home and End, Ctrl+T for the text."""

    def __init__(self, jobs: Jobs, fit: Fit = Fit.WIDTH) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._jobs, self._pdf, self._title = jobs, b"", ""
        self.pages = PageView(jobs, fit)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.text.hide()
        self.where = Words("", Kind.NOTE)
        self.where.setWordWrap(False)
        self.zoom = Chips()
        self.zoom.add_choice("zoom", _("Size"), zoom.choices(), fit)
        self.back = Button(
            _("Previous page"), lambda: self.pages.go_to(self.pages.at - 1), weight=Weight.FILTER
        )
        self.on = Button(_("Next page"), lambda: self.pages.go_to(self.pages.at + 1), weight=Weight.FILTER)
        self.less = Button(_("Smaller"), self.on_smaller, weight=Weight.FILTER)
        self.more = Button(_("Larger"), self.on_larger, weight=Weight.FILTER)
        self.as_text = Button(_("Read as text"), self.on_text_asked, weight=Weight.FILTER)
        self.tools = Flow(gap=4, below=4)
        for tool in (self.back, self.on, self.where, self.less, self.more, self.zoom, self.as_text):
            self.tools.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space(8))
        column.addLayout(self.tools)
        column.addWidget(self.pages, 1)
        column.addWidget(self.text, 1)
        self._connect()

    def show_paper(self, title: str, pdf: bytes) -> None:
        """Show this paper; ``title`` says to a screen reader what it is."""
        self._title, self._pdf = title, pdf
        self.pages.show_paper(title, pdf)
        if self.text.isVisibleTo(self):
            self._read_out()

    def on_turned(self, at: int, count: int) -> None:
        """Say which page is read."""
        self.where.setText(_("Page {page} of {pages}").format(page=at + 1, pages=count))
        for button, there in ((self.back, at > 0), (self.on, at + 1 < count)):
            button.setVisible(count > 1)
            button.setEnabled(there)

    def on_larger(self) -> None:
        """One step up."""
        self.zoom.choose("zoom", zoom.larger(self.pages.percent))

    def on_smaller(self) -> None:
        """One step down."""
        self.zoom.choose("zoom", zoom.smaller(self.pages.percent))

    def on_text_asked(self) -> None:
        """What it says instead of how it looks; or back to the pages."""
        reading = not self.text.isVisibleTo(self)
        self.text.setVisible(reading)
        self.pages.setVisible(not reading)
        self.as_text.setText(_("Show the pages") if reading else _("Read as text"))
        self.as_text.setAccessibleName(self.as_text.text())
        for tool in (self.where, self.less, self.more, self.zoom):
            tool.setVisible(not reading)
        for button in (self.back, self.on):
            button.setVisible(not reading and self.pages.count > 1)
        if reading:
            self._read_out()
        (self.text if reading else self.pages).setFocus()

    def on_read_out(self, answer: tuple[bytes, str]) -> None:
        """The words have come."""
        pdf, said = answer
        if pdf is self._pdf:
            self.text.setPlainText(said or _("This paper is a picture: it has no text to read."))

    def _read_out(self) -> None:
        pdf = self._pdf
        self.text.setAccessibleName(_("What it says: {title}").format(title=self._title))
        self._jobs.file(
            _("Reading the paper"),
            lambda _say: (pdf, preview.read_out(pdf)),
            self.on_read_out,
            owner=self,
            quiet=True,
        )

    def _connect(self) -> None:
        self.zoom.changed.connect(lambda: self.pages.set_zoom(cast("Zoom", self.zoom.value("zoom"))))
        self.pages.turned.connect(self.on_turned)
        for keys, run in (
            ("Ctrl++", self.on_larger),
            ("Ctrl+=", self.on_larger),
            ("Ctrl+-", self.on_smaller),
            ("Ctrl+0", lambda: self.zoom.choose("zoom", Fit.WIDTH)),
            ("Ctrl+T", self.on_text_asked),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
