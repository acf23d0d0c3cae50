"""A dialog with one short form, kept open until what it asks for is done."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.jobs import Jobs, Work
from coprod_desktop.ui.widgets.dialog import RING, Dialog
from coprod_desktop.ui.widgets.form import Form, Part
from coprod_desktop.ui.widgets.scroll import Scroll


class FormDialog(Dialog):
    """Fill in, press the verb: ``work(work, values)`` runs as one action; problems come back beside their fields.

    ``finished_with`` carries what the work returned, once the dialog has closed.
    """

    finished_with = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        parts: Sequence[Part],
        *,
        verb: str,
        jobs: Jobs,
        label: str,
        work: Callable[[Work, dict[str, Any]], Any],
        sentence: str = "",
    ) -> None:
        super().__init__(parent, title, sentence, accept=verb, holds=True)
        self.form = Form(parts, ring=RING)
        self._scroll = Scroll(self.form)
        self.add(self._scroll)
        self._begin_at_first_field()
        self._jobs, self._label, self._work = jobs, label, work
        self.confirmed.connect(self.on_confirmed)
        self.form.installEventFilter(self)

    def open(self) -> None:
        """Show it as high as its form asks for; by itself Qt gives a dialog two thirds of the screen at most."""
        super().open()
        self.grow_to(self.width())

    def grow_to(self, wide: int) -> None:
        """Be so wide, or as wide as the longest line that does not wrap, and as high as the form then asks for."""
        self.resize(max(wide, self.minimumSizeHint().width()), self.height())
        self.resize(self.width(), self.wanted_height())

    def wanted_height(self) -> int:
        """What the form asks for at the width there is, with what stands around it, as far as the screen allows."""
        form, wide = self.form, self._scroll.width()
        self._scroll.updateGeometry()  # what scrolls does not say that it wants another height
        needed = form.heightForWidth(wide) if form.hasHeightForWidth() else form.sizeHint().height()
        around = self.heightForWidth(self.width()) - self._scroll.sizeHint().height()
        return min(needed + around + RING, int(self.screen().availableSize().height() * 0.9))

    def on_confirmed(self) -> None:
        """Read the form and do it."""
        try:
            values = self.form.values()
        except Problem:
            return
        self.hold()
        do = self._work
        self._jobs.write(
            self._label, lambda work: do(work, values), self.on_done, self.on_problem, initiator=self
        )

    def on_done(self, value: Any) -> None:
        """It is done: close."""
        self.finished_with.emit(value)
        super().accept()

    def on_problem(self, problem: Problem) -> None:
        """Show what is wrong where it is, and let the user go on."""
        left = self.form.problems_at(problem)
        self.hold(held=False)
        if left:
            self.show_problem(left[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something is said in the form that was not: make room, and never take any away under somebody's hands."""
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.resize(self.width(), max(self.height(), self.wanted_height()))
        return super().eventFilter(watched, event)

    def _begin_at_first_field(self) -> None:
        at = self.form.nextInFocusChain()
        while at is not None and at is not self.form and at.focusPolicy() is Qt.FocusPolicy.NoFocus:
            at = at.nextInFocusChain()
        if at is not None:
            at.setFocus()

    def _leave(self) -> None:
        super().reject()

    def reject(self) -> None:
        """Close; ask first if something was filled in."""
        if not self.form.dirty:
            super().reject()
            return
        ask = Dialog(
            self,
            _("Leave without keeping this?"),
            _("What you typed here will be lost."),
            accept=_("Leave"),
            cancel=_("Go on"),
            destructive=True,
        )
        ask.accepted.connect(self._leave)
        ask.open()
        ask.cancel.setFocus()


def roomy(dialog: FormDialog) -> None:
    """Make a form that has just been opened wide, and as high as the screen allows, so that little of it scrolls."""
    wide = min(theme.current().px(600), int(dialog.screen().availableSize().width() * 0.9))
    dialog.grow_to(wide)


def ask(
    over: QWidget,
    jobs: Jobs,
    title: str,
    parts: Sequence[Part],
    verb: str,
    label: str,
    work: Callable[[Work, dict[str, Any]], Any],
    sentence: str = "",
    filled: object = None,
) -> FormDialog:
    """Open a roomy form over a page, filled with what is known."""
    dialog = FormDialog(
        over.window(), title, parts, verb=verb, jobs=jobs, label=label, work=work, sentence=sentence
    )
    if filled is not None:
        dialog.form.fill(filled)
    dialog.open()
    roomy(dialog)
    return dialog
