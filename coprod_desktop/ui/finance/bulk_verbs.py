"""What finance does to several claims of a packet at once: approve, make the payment file, mark as paid, answer."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from coprod_desktop.domain.bank_file import LAYOUT_NAMES
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.payments import RUN_KIND_NAMES, RunKind
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services.finance_desk import before_words
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.money.batch import needed_day
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.dialog import RING, Dialog
from coprod_desktop.ui.widgets.file_choice import choose_folder
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.form_dialog import FormDialog, ask

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog, QWidget

    from coprod_desktop.domain.finance_packets import ClaimForFinance
    from coprod_desktop.services.finance_desk import FinanceDesk
    from coprod_desktop.ui.finance.desk_jobs import DeskJobs
    from coprod_desktop.ui.notices import Notices


class Bulk(StrEnum):
    """One thing done to several claims."""

    APPROVE = "approve"
    FILE = "file"
    PAID = "paid"


class BulkVerbs(QObject):
    """Done to the claims ticked; where none is ticked, to all it can be done to."""

    def __init__(
        self,
        window: QWidget,
        desk: FinanceDesk,
        jobs: DeskJobs,
        notices: Notices,
        ticked: Callable[[], list[int]],
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._jobs, self._notices = window, desk, jobs, notices
        self._ticked = ticked
        self.words = {
            Bulk.APPROVE: _("Approve"),
            Bulk.FILE: _("Make the payment file…"),
            Bulk.PAID: _("They were paid on…"),
        }

    def verbs(self) -> list[tuple[Bulk, str, Callable[[], object]]]:
        """Each with its words and what it does."""
        runs: dict[Bulk, Callable[[], object]] = {
            Bulk.APPROVE: self.approve,
            Bulk.FILE: self.file,
            Bulk.PAID: self.paid,
        }
        return [(verb, self.words[verb], runs[verb]) for verb in Bulk]

    def of(self, verb: Bulk) -> list[ClaimForFinance]:
        """The claims it would be done to."""
        desk = self._desk
        if verb is Bulk.APPROVE:
            able = [one for one in desk.to_approve() if not one.needs_reason]
        elif verb is Bulk.FILE:
            able = list(desk.to_pay())
        else:
            able = [*desk.on_the_way(), *desk.to_pay()]
        ticked = set(self._ticked())
        return [one for one in able if one.id in ticked] if ticked else able

    def approve(self) -> Dialog:
        """Say what is about to be agreed to, the two boxes apart, then approve."""
        claims = self.of(Bulk.APPROVE)
        ids = [one.id for one in claims]
        n = len(ids)
        label = ngettext("Approved {n} claim", "Approved {n} claims", n)
        return self._notices.ask(
            _counted(ngettext("Approve {n} claim?", "Approve {n} claims?", n), n),
            _boxes(claims),
            _("Approve"),
            lambda: self._jobs.write(_counted(label, n), lambda _work: self._desk.approve(ids)),
        )

    def file(self) -> None:
        """What it becomes, which layout, on which day; then where it goes."""
        claims = self.of(Bulk.FILE)
        self._sure(claims, partial(self._ask_kind, claims))

    def _ask_kind(self, claims: Sequence[ClaimForFinance], *, again: bool) -> Dialog:
        dialog = Dialog(
            self._window,
            _("Make the payment file"),
            _("{boxes} A bank’s file holds whole account numbers: delete it once it is sent.").format(
                boxes=_boxes(claims)
            ),
            accept=_("Choose a folder…"),
            holds=True,
        )
        kinds = of_names(RUN_KIND_NAMES, without=(RunKind.OTHER,))
        layouts = [(key, _(name)) for key, name in LAYOUT_NAMES.items()]
        form = Form(
            [
                Field("kind", _("What it becomes"), Choice(kinds)),
                Field("layout", _("Shaped, for a bank"), Choice(layouts)),
                Field(
                    "pay_on",
                    _("The day it is paid"),
                    DayEdit(self._desk.today()),
                    _("A weekend or bank holiday becomes the next working day."),
                ),
            ],
            ring=RING,
        )
        form.fill({"kind": RunKind.BANK_FILE, "layout": "bankline", "pay_on": self._desk.today()})
        dialog.add(form)

        def go() -> None:
            values = form.values()
            dialog.accept()
            choose_folder(self._window, lambda folder: self.make(claims, values, folder, again=again))

        dialog.confirmed.connect(go)
        dialog.open()
        return dialog

    def make(
        self, claims: Sequence[ClaimForFinance], values: dict[str, Any], folder: Path, *, again: bool
    ) -> None:
        """Write it, and keep that it was written."""
        ids, kind = [one.id for one in claims], RunKind(values["kind"])
        layout = values["layout"] if kind is RunKind.BANK_FILE else "ledger"
        label = _("Payment file written. Send it, then say when the money was paid.")
        self._jobs.write(
            label,
            lambda _work: self._desk.make_file(
                kind, layout, ids, needed_day(values, "pay_on"), folder, again=again
            ),
        )

    def paid(self) -> None:
        """When the money reached them."""
        claims = self.of(Bulk.PAID)
        fresh = [one for one in claims if self._desk.decision(one).run is None]
        self._sure(fresh, partial(self._ask_day, claims))

    def _ask_day(self, claims: Sequence[ClaimForFinance], *, again: bool) -> FormDialog:
        ids, n = [one.id for one in claims], len(claims)

        def pay(_work: object, values: dict[str, Any]) -> None:
            self._desk.pay(ids, needed_day(values, "paid_on"), again=again)

        return ask(
            self._window,
            self._jobs.as_jobs(),
            ngettext("It was paid on…", "They were paid on…", n),
            [
                Field(
                    "paid_on",
                    _("The day the money was paid"),
                    DayEdit(self._desk.today(), past=True),
                )
            ],
            _("Mark as paid"),
            _counted(ngettext("{n} claim is paid", "{n} claims are paid", n), n),
            pay,
            _boxes(claims),
            {"paid_on": self._desk.today()},
        )

    def answer(self) -> QFileDialog:
        """Where the answer goes; then it is sent to the coordinator by hand."""
        return choose_folder(self._window, self.write_answer)

    def write_answer(self, folder: Path) -> None:
        """Write it."""
        self._jobs.write(
            _("Answer written. Send the file to the coordinator."),
            lambda _work: self._desk.write_answer(folder),
        )

    def _sure(self, claims: Sequence[ClaimForFinance], go: Callable[..., object]) -> None:
        """Ask first about what another packet paid already."""
        before = self._desk.paid_before(claims)
        if not before:
            go(again=False)
            return
        said = [
            _("Claim {number}: {problem}").format(number=one.number, problem=before_words(before[one.id]))
            for one in claims
            if one.id in before
        ]
        self._notices.ask(
            _("Pay again what another packet paid?"),
            "\n".join(said),
            _("The money came back: pay again"),
            lambda: go(again=True),
            destructive=True,
        )


def _boxes(claims: Sequence[ClaimForFinance]) -> str:
    """What several claims come to, in two figures that are never added up."""
    return _("{payment} for their time, and {expenses} of expenses.").format(
        payment=Money.total(one.totals.payment for one in claims).text(),
        expenses=Money.total(one.totals.expenses for one in claims).text(),
    )


def _counted(words: str, n: int) -> str:
    return words.format(n=language().count(n))
