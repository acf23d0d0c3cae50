"""What a payment run becomes: the bank's file, or the list for finance's own ledger. Written once, and it says so when asked again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.bank import RevealPurpose
from coprod_desktop.domain.bank_file import LAYOUTS, BankRow, cleaned, file_bytes, own_layout
from coprod_desktop.domain.claim_lines import coding
from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.payments import Payment, PaymentRun, PaymentState, RunKind
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import bank, ledger_list, organisation, runs
from coprod_desktop.services.ledger_list import LedgerPayment
from coprod_desktop.services.paper_files import PaperFile, write_files
from coprod_desktop.storage import payments as stored

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.documents.writing_sheets import Table
    from coprod_desktop.domain.bank_file import BankLayout
    from coprod_desktop.services.runs import RunPage, RunPayment
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class Changed:
    """A name as it stands on the account, and as the bank's few characters let it through."""

    number: int
    name: str
    in_file: str


def layout(work: Work, key: str) -> BankLayout:
    """A layout by its key; "own" is the one typed in Settings.

    Raises :class:`Problem` beside ``layout`` when that is not typed yet.
    """
    work.actor.require(Permission.SEE_CLAIMS)
    if key in LAYOUTS:
        return LAYOUTS[key]
    typed = organisation.current(work).bank_columns
    if not typed.strip():
        raise Problem(_("Your own columns are not typed in Settings yet. Choose another layout."), "layout")
    return own_layout(typed)


def changed_names(work: Work, run_id: int) -> list[Changed]:
    """Which names look different in the bank's file, so that somebody can look before it is written."""
    work.actor.require(Permission.SEE_CLAIMS)
    rows = [(one.number, one.payee, cleaned(one.payee)) for one in runs.page(work, run_id).waiting]
    return [Changed(*row) for row in rows if row[1] != row[2]]


def write_bank(work: Work, run_id: int, key: str, folder: Path, *, again: bool = False) -> tuple[Path, ...]:
    """Write the bank's file; where it is. It has left the house, so it cannot be undone.

    Written before, it says when and by whom, unless ``again`` says that the file was lost: then it is written under
    another name. Raises :class:`Problem` for whoever cannot open bank details, and when the control totals no longer hold.
    """
    work.actor.require(Permission.SEE_BANK_DETAILS)
    run, chosen = _to_write(work, run_id, RunKind.BANK_FILE, again=again), layout(work, key)
    shown = runs.page(work, run_id)
    rows = [_bank_row(work, run, one) for one in _sent(shown)]
    _check_sum(rows, shown)
    for one in _sent(shown):
        bank.note_reveal(work, _payee_id(work, one), RevealPurpose.BANK_FILE)
    name = _name(run, _("Run {number} bank file"))
    return _leave(work, run, shown, chosen.key, folder, [PaperFile(f"{name}.csv", file_bytes(rows, chosen))])


def write_ledger(work: Work, run_id: int, folder: Path, *, again: bool = False) -> tuple[Path, ...]:
    """Write the list for finance's ledger, one row a payee and code, as CSV and as a workbook; where they are.

    It says nothing about anyone but whom to pay, how much and to which code. Written before, as :func:`write_bank`.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    run = _to_write(work, run_id, RunKind.LEDGER, again=again)
    shown = runs.page(work, run_id)
    table = ledger(work, shown)
    name = _name(run, _("Run {number} for the ledger"))
    return _leave(work, run, shown, "ledger", folder, ledger_list.files(name, table))


def ledger(work: Work, shown: RunPage) -> Table:
    """One row a payee and code, involvement payments and expenses apart, an advance taken off in a row of its own."""
    work.actor.require(Permission.SEE_CLAIMS)
    sent = [_ledger_payment(work, one) for one in _sent(shown)]
    title = _("Run {number}").format(number=shown.run.number)
    return ledger_list.table(title, shown.run.number, shown.run.pay_on, sent)


def _ledger_payment(work: Work, one: RunPayment) -> LedgerPayment:
    claim = work.get(Claim, one.claim_id)
    payee = work.get(Person, _payee_id(work, one))
    return LedgerPayment(
        number=one.number,
        payee=one.payee,
        supplier=payee.supplier_number.strip(),
        reference=one.reference,
        method=claim.method,
        coded=coding(stored.claim_lines_of(work.session, [one.id])[one.id]),
        advance=one.advance,
        charity=one.charity,
        charity_name=claim.choice_note,
    )


def _to_write(work: Work, run_id: int, kind: RunKind, *, again: bool) -> PaymentRun:
    run = work.get(PaymentRun, run_id)
    if run.kind is not kind:
        raise Problem(_("This run is of another kind."))
    if not again:
        run.check_first()
    if run.written_on is None and run.pay_on < work.today:
        run.pay_on = runs.working_day(work, work.today)
    return run


def _sent(shown: RunPage) -> list[RunPayment]:
    """What the file holds: everything that was ever in the run, so that a file written again is the same."""
    return [one for one in shown.payments if one.state is not PaymentState.COUNTER]


def _bank_row(work: Work, run: PaymentRun, one: RunPayment) -> BankRow:
    payment = work.get(Payment, one.id)
    numbers = bank.opened(work, payment.payee_id)
    if numbers is None or runs.account_code(work, payment.payee_id) != payment.account_code:
        raise Problem(
            _(
                "The bank details of claim {number} changed after it went into the run. Take it out, and have it approved again."
            ).format(number=one.number)
        )
    name = cleaned(one.payee)
    if not name:
        raise Problem(
            _(
                "The name on the account of claim {number} has no letter a bank lets through. Pay it from the ledger."
            ).format(number=one.number)
        )
    return BankRow(numbers, name, cleaned(numbers.roll or one.reference), one.to_pay, run.pay_on)


def _payee_id(work: Work, one: RunPayment) -> int:
    return work.get(Payment, one.id).payee_id


def _check_sum(rows: list[BankRow], shown: RunPage) -> None:
    """The rows add up to the control total: nothing was lost on the way."""
    if (len(rows), Money.total(row.amount for row in rows)) != (shown.totals.count, shown.totals.to_pay):
        raise Problem(_("The rows do not add up to the control totals. Nothing was written."))


def _name(run: PaymentRun, words: str) -> str:
    name = words.format(number=run.number)
    if run.written_times:
        name = _("{name}, written again {times}").format(name=name, times=run.written_times)
    return name


def _leave(
    work: Work, run: PaymentRun, shown: RunPage, key: str, folder: Path, files: list[PaperFile]
) -> tuple[Path, ...]:
    run.write(work.today, work.actor.name, key, shown.totals)
    for one in stored.of_run(work.session, run.id):
        one.payment.send()
    work.flush()
    work.seal()
    return write_files(folder, files)
