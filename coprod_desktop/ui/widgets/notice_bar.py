"""The bar at the foot of the window."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.job import Step
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.picture import Picture
from coprod_desktop.ui.widgets.reflow import Reflow
from coprod_desktop.ui.widgets.words import Kind, Words

#: A sentence up to so many characters stands on one line, with Undo right behind it.
_ONE_LINE = 80
#: With less room than this the progress stands below what is said, in pixels at 100 %.
_SIDE_BY_SIDE = 700


class NoticeBar(QFrame):
    """A picture, a sentence, perhaps Undo; and a progress bar with Cancel while something takes long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self.setAccessibleName(_("Notices"))
        worn = theme.current()
        self.picture = Picture("", "soft")
        self.text = Words("", Kind.PLAIN)
        self.undo = Button(_("Undo"), self._on_undo, weight=Weight.LINK)
        self.progress_text = Words("", Kind.PLAIN)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(worn.px(240))
        self.progress.setMinimumWidth(worn.px(120))
        self.cancel = Button(_("Cancel"), self._on_cancel, weight=Weight.LINK)
        self._row = _row(self.picture, self.text, self.undo)
        self._row.addStretch(1)
        self._doing = QWidget()
        self._doing.setObjectName("bare")
        doing = _row(self.progress_text, self.progress, self.cancel)
        doing.setStretchFactor(self.progress_text, 1)
        self._doing.setLayout(doing)
        outer = QVBoxLayout(self)
        edge = worn.space(theme.EDGE) + worn.space(4)
        outer.setContentsMargins(edge, worn.space(8), edge, worn.space(8))
        outer.addWidget(Reflow((self._row, 3), (self._doing, 2), least=_SIDE_BY_SIDE))
        self._resting = ""
        self._run_undo: Callable[[], object] | None = None
        self._run_cancel: Callable[[], object] | None = None
        self.say("", "", "soft", None)
        self.hide_progress()

    def rest(self, text: str) -> None:
        """What stands here while nothing has happened."""
        self._resting = text
        self.say("", "", "soft", None)

    def say(self, text: str, icon: str, tint: str, undo: Callable[[], object] | None) -> None:
        """Show a sentence, with Undo when there is something to take back."""
        text = text or self._resting
        self.picture.show_icon(icon, tint)
        self.picture.setVisible(bool(icon))
        self.text.setText(text)
        long = len(text) > _ONE_LINE * 100 // theme.current().scale
        self.text.setWordWrap(long)
        self._row.setStretchFactor(self.text, 100 if long else 0)
        self.text.show_as(Kind.PROBLEM if tint == "stop" else Kind.PLAIN)
        self._run_undo = undo
        self.undo.setVisible(undo is not None)

    def show_progress(self, text: str, step: Step, cancel: Callable[[], object] | None) -> None:
        """Show what is being done, how far it is, and Cancel where it can be stopped."""
        self.progress_text.setText(step.text or text)
        self.progress.setAccessibleName(text)
        self.progress.setRange(0, step.total)
        self.progress.setValue(step.done)
        self._run_cancel = cancel
        self._doing.show()
        self.cancel.setVisible(cancel is not None)

    @property
    def busy(self) -> bool:
        """Whether it shows that something takes long."""
        return not self._doing.isHidden()

    def hide_progress(self) -> None:
        """Nothing takes long any more."""
        self._run_cancel = None
        self._doing.hide()

    def _on_undo(self) -> None:
        run, self._run_undo = self._run_undo, None
        self.undo.hide()
        if run is not None:
            run()

    def _on_cancel(self) -> None:
        if self._run_cancel is not None:
            self._run_cancel()


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().space(12))
    for part in parts:
        row.addWidget(part)
    return row
