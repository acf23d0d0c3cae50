"""What finance decides of one claim of a packet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize

from coprod_desktop.domain.finance_answers import LineReason
from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import _
from coprod_desktop.ui import theme
from coprod_desktop.ui.papers.paper_view import PaperView
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.form import Field, Part, Section
from coprod_desktop.ui.widgets.form_dialog import FormDialog, ask
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.finance_packets import ClaimForFinance, PacketLine
    from coprod_desktop.services.finance_desk import FinanceDesk
    from coprod_desktop.ui.finance.desk_jobs import DeskJobs

_SHEET = (820, 860)


class ClaimVerbs(QObject):
    """Decide, look at a receipt, open an account - on the claim that is shown."""

    def __init__(self, window: QWidget, desk: FinanceDesk, jobs: DeskJobs) -> None:
        super().__init__(window)
        self._window, self._desk, self._jobs = window, desk, jobs

    def approve(self, claim: ClaimForFinance) -> FormDialog | None:
        """Agree to pay it; where a receipt is missing, say why first."""
        label = _("Claim {number} approved").format(number=claim.number)
        if not claim.needs_reason:
            self._jobs.write(label, lambda _work: self._desk.approve([claim.id]))
            return None

        def agree(_work: object, values: dict[str, Any]) -> None:
            self._desk.approve([claim.id], values["exceptions_reason"])

        return ask(
            self._window,
            self._jobs.as_jobs(),
            _("Approve claim {number}").format(number=claim.number),
            [Field("exceptions_reason", _("Why it is paid without a receipt"), TextArea(lines=2))],
            _("Approve"),
            label,
            agree,
        )

    def send_back(self, claim: ClaimForFinance) -> FormDialog:
        """What needs putting right, for the whole and line by line."""
        parts: list[Part] = [
            Field("because", _("What needs putting right"), TextArea(lines=2)),
            Section(_("Line by line, if it helps")),
        ]
        parts += [
            Field(str(line.id), f"{line.what}, {Money(line.claimed_pence).text()}", TextLine(most=300))
            for line in claim.lines
        ]

        def back(_work: object, values: dict[str, Any]) -> None:
            lines = [LineReason(line.id, values[str(line.id)]) for line in claim.lines]
            self._desk.return_(claim.id, values["because"], lines)

        return ask(
            self._window,
            self._jobs.as_jobs(),
            _("Send claim {number} back").format(number=claim.number),
            parts,
            _("Send back"),
            _("Claim {number} sent back").format(number=claim.number),
            back,
            _("Write it so that it can be read out to the person it pays."),
        )

    def think_again(self, claim: ClaimForFinance) -> None:
        """Nothing is decided of it any more."""
        label = _("Claim {number} is open again").format(number=claim.number)
        self._jobs.write(label, lambda _work: self._desk.think_again(claim.id))

    def show_account(self, claim: ClaimForFinance) -> Dialog | None:
        """The numbers, for as long as the dialog stands."""
        numbers = self._desk.account(claim)
        if numbers is None:
            return None
        dialog = Dialog(
            self._window,
            _("Account of claim {number}").format(number=claim.number),
            accept=_("Close"),
            cancel=_("Back"),
        )
        dialog.cancel.hide()
        facts = [
            (_("Account name"), claim.payee),
            (_("Sort code"), numbers.written_sort_code),
            (_("Account number"), numbers.number),
            (_("Roll number"), numbers.roll),
        ]
        dialog.add(Facts(facts))
        dialog.open()
        return dialog

    def look(self, line: PacketLine) -> Dialog | None:
        """A receipt's pages."""
        if line.file is None:
            return None
        title = _("Receipt for {what}").format(what=line.what)
        dialog = Dialog(self._window, title, accept=_("Close"), cancel=_("Back"))
        dialog.cancel.hide()
        view = PaperView(self._jobs.as_jobs())
        dialog.add(view)
        dialog.body.setStretchFactor(view, 1)
        worn = theme.current()
        dialog.resize(
            QSize(*(worn.px(side) for side in _SHEET)).boundedTo(dialog.screen().availableSize() * 0.9)
        )
        view.show_paper(title, self._desk.receipt(line.file))
        dialog.open()
        return dialog
