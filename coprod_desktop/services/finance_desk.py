"""Finance without the register: a packet open on finance's own computer, decided claim by claim, and answered.

Everything decided is kept at once, encrypted, so that closing the window loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.bank_file import LAYOUTS, BankRow, cleaned, file_bytes, own_layout
from coprod_desktop.domain.bank_numbers import BankNumbers
from coprod_desktop.domain.claim_lines import coding
from coprod_desktop.domain.finance_answers import Answer, Verdict
from coprod_desktop.domain.finance_packets import ClaimForFinance
from coprod_desktop.domain.finance_suffixes import ANSWER_SUFFIX
from coprod_desktop.domain.holidays import Nation, bank_holidays_between
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.payments import RunKind
from coprod_desktop.domain.period import next_working_day
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.services import ledger_list
from coprod_desktop.services.ledger_list import LedgerPayment
from coprod_desktop.services.paper_files import PaperFile, write_files
from coprod_desktop.storage import finance_files
from coprod_desktop.storage.finance_files import FinanceHolder, KeyHead, OpenPacket, ShutPacket
from coprod_desktop.storage.finance_shelf import FinanceShelf
from coprod_desktop.storage.vault import sealed_file
from coprod_desktop.storage.vault.sealing import open_sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from coprod_desktop.domain.bank_file import BankLayout
    from coprod_desktop.domain.finance_answers import AnswerRun, Decision, LineReason
    from coprod_desktop.domain.finance_packets import Packet

__all__ = ["ClaimForFinance", "FinanceHolder", "FinanceShelf", "KeyHead", "ShutPacket", "Verdict"]


@dataclass(frozen=True)
class PaidBefore:
    """Another packet in which a claim was paid or sent already: its number, and the day if it was paid."""

    packet: int
    on: date | None


def read_packet(path: Path) -> ShutPacket:
    """What a packet says before it is opened. Raises :class:`Problem` when it is none, damaged, or cannot be read."""
    return finance_files.shut_packet(sealed_file.bytes_of(path))


def read_key(path: Path) -> tuple[KeyHead, bytes]:
    """A key file before its password is known. Raises :class:`Problem` when it is none, damaged, or cannot be read."""
    raw = sealed_file.bytes_of(path)
    return finance_files.key_head(raw), raw


def take_in_key(shelf: FinanceShelf, raw: bytes, password: str, own: str, today: date) -> FinanceHolder:
    """Keep a key file on this computer under a password only finance knows; what it holds.

    Raises :class:`~coprod_desktop.storage.vault.password.WrongPassword` for the password it came with.
    """
    holder = finance_files.open_key(raw, password)
    shelf.keep_key(finance_files.key_file(holder, own, today, handed_over=False))
    return holder


class FinanceDesk:
    """One packet, open. ``today`` is asked each time; ``answer`` is all that was decided so far."""

    def __init__(
        self, opened: OpenPacket, holder: FinanceHolder, shelf: FinanceShelf, today: Callable[[], date]
    ) -> None:
        self.packet: Packet = opened.packet
        self.code = opened.code
        self._files, self._holder, self._shelf, self.today = opened.files, holder, shelf, today
        kept = shelf.work(self.packet, holder)
        self._kept = None if kept is None else kept.raw
        self.answer = kept.answer if kept else Answer.begin(self.packet, holder.staff_user_id, holder.name)
        self._elsewhere = _paid_elsewhere(shelf.others(self.packet, holder))

    @classmethod
    def open(
        cls, shut: ShutPacket, raw_key: bytes, password: str, shelf: FinanceShelf, today: Callable[[], date]
    ) -> FinanceDesk:
        """Open a packet with finance's own password.

        Raises :class:`Problem`: a wrong password, another key, a packet that was tampered with, damaged work.
        """
        holder = finance_files.open_key(raw_key, password)
        return cls(finance_files.open_packet(shut, holder), holder, shelf, today)

    # what is seen

    def decision(self, claim: ClaimForFinance) -> Decision:
        """What was decided of a claim so far."""
        return self.answer.of(claim.id)

    def receipt(self, file: int) -> bytes:
        """A receipt, as a PDF of its pages."""
        return self._files[file]

    def account(self, claim: ClaimForFinance) -> BankNumbers | None:
        """The numbers of a claim's account, opened on purpose; None where there are none."""
        if claim.account is None or not claim.account.sealed:
            return None
        return BankNumbers.from_text(open_sealed(self._holder.private, bytes.fromhex(claim.account.sealed)))

    def to_approve(self) -> tuple[ClaimForFinance, ...]:
        """Claims that wait for an approver and are not decided."""
        return tuple(
            one for one in self.packet.claims if one.to_approve and self.decision(one).verdict is Verdict.NONE
        )

    def to_pay(self) -> tuple[ClaimForFinance, ...]:
        """Claims that are approved, finance's to pay, and neither sent nor paid yet."""
        return tuple(one for one in self.packet.claims if self.answer.may_pay(one))

    def on_the_way(self) -> tuple[ClaimForFinance, ...]:
        """Claims that were sent and whose money has no day yet."""
        return tuple(
            one
            for one in self.packet.claims
            if self.decision(one).run is not None and self.decision(one).paid_on is None
        )

    def paid_before(self, claims: Iterable[ClaimForFinance]) -> dict[int, PaidBefore]:
        """Those that were paid or sent in another packet already: to be paid again only if that money came back."""
        return {one.id: self._elsewhere[one.id] for one in claims if one.id in self._elsewhere}

    # what is decided

    def approve(self, claim_ids: Sequence[int], exceptions_reason: str = "") -> None:
        """Agree to pay these claims. Raises :class:`Problem` that names the claim in the way; then none is approved."""
        fresh = self.answer
        for claim_id in claim_ids:
            try:
                fresh = fresh.approve(self.packet, claim_id, self.today(), exceptions_reason)
            except Problem as problem:
                raise self._named(claim_id, problem) from problem
        self._keep(fresh)

    def return_(self, claim_id: int, because: str, lines: Iterable[LineReason] = ()) -> None:
        """Send a claim back to the coordinator with what needs putting right."""
        self._keep(self.answer.return_(self.packet, claim_id, self.today(), because, lines))

    def think_again(self, claim_id: int) -> None:
        """Take a decision back that no answer told of yet."""
        self._keep(self.answer.think_again(claim_id))

    def pay(self, claim_ids: Sequence[int], on: date, *, again: bool = False) -> None:
        """The money of these claims reached their people on this day.

        Raises :class:`Problem` for what another packet paid already, unless ``again`` says that it came back.
        """
        if not again:
            self._refuse_paid_before([one for one in claim_ids if self.answer.of(one).run is None])
        self._keep(self.answer.pay(self.packet, claim_ids, on, self.today()))

    def make_file(
        self,
        kind: RunKind,
        layout: str,
        claim_ids: Sequence[int],
        pay_on: date,
        folder: Path,
        *,
        again: bool = False,
    ) -> tuple[Path, ...]:
        """Write the bank's file, or the list for the ledger, of these claims; where it is.

        A day on which no bank works becomes the next one. Raises :class:`Problem` for a claim that cannot go in it, and
        for what another packet paid already, unless ``again`` says that it came back.
        """
        if not again:
            self._refuse_paid_before(claim_ids)
        run = self.answer.run_of(
            self.packet, claim_ids, kind, layout, self._working_day(pay_on), self.today()
        )
        claims = [self.packet.claim(one) for one in claim_ids]
        files, before = self._run_files(run, claims), self.answer
        self._keep(self.answer.send(self.packet, claim_ids, run))
        try:
            return write_files(folder, files)
        except Problem:
            self._keep(before)
            raise

    def write_run_again(self, number: int, folder: Path) -> tuple[Path, ...]:
        """The same file once more, because it was lost; where it is."""
        run = next(one for one in self.answer.runs if one.number == number)
        claims = [one for one in self.packet.claims if self.decision(one).run == number]
        files = [
            PaperFile(_("Again, {name}").format(name=one.name), one.content)
            for one in self._run_files(run, claims)
        ]
        return write_files(folder, files)

    def write_answer(self, folder: Path) -> Path:
        """Write the next answer, to be sent to the coordinator; where it is.

        Raises :class:`Problem` when nothing was decided since the last one, or it cannot be written.
        """
        fresh = self.answer.write(self.today())
        name = _("Answer {answer} to finance packet {packet}").format(
            answer=fresh.number, packet=self.packet.number
        )
        raw = finance_files.answer_file(fresh, self.packet.answer_key)
        path = write_files(folder, [PaperFile(name + ANSWER_SUFFIX, raw)])[0]
        self._keep(fresh)
        return path

    # inside

    def _keep(self, fresh: Answer) -> None:
        self._kept = self._shelf.keep_work(fresh, self._holder, self._kept)
        self.answer = fresh

    def _named(self, claim_id: int, problem: Problem) -> Problem:
        number = self.packet.claim(claim_id).number
        said = _("Claim {number}: {problem}").format(number=number, problem=problem.message)
        return Problem(said, problem.field)

    def _refuse_paid_before(self, claim_ids: Iterable[int]) -> None:
        claims = [self.packet.claim(one) for one in claim_ids]
        for claim_id, before in self.paid_before(claims).items():
            raise self._named(claim_id, Problem(before_words(before)))

    def _working_day(self, day: date) -> date:
        if day < self.today():
            raise Problem(_("This day has gone by. Choose today or a later day."), "pay_on")
        return next_working_day(
            day, bank_holidays_between(day.year, day.year + 1, Nation(self.packet.nation))
        )

    def _run_files(self, run: AnswerRun, claims: Sequence[ClaimForFinance]) -> list[PaperFile]:
        if run.kind is RunKind.BANK_FILE:
            rows = [self._bank_row(claim, run.pay_on) for claim in claims]
            if Money.total(row.amount for row in rows) != Money(run.to_pay_pence):
                raise Problem(_("The rows do not add up to the control totals. Nothing was written."))
            name = _("Packet {packet} run {run} bank file").format(packet=self.packet.number, run=run.number)
            return [PaperFile(f"{name}.csv", file_bytes(rows, self._layout(run.layout)))]
        name = _("Packet {packet} run {run} for the ledger").format(packet=self.packet.number, run=run.number)
        made = ledger_list.table(name, run.number, run.pay_on, [_ledger_payment(one) for one in claims])
        return ledger_list.files(name, made)

    def _layout(self, key: str) -> BankLayout:
        if key in LAYOUTS:
            return LAYOUTS[key]
        if not self.packet.bank_columns.strip():
            raise Problem(
                _("Your organisation's own columns are not typed in its register. Choose another layout."),
                "layout",
            )
        return own_layout(self.packet.bank_columns)

    def _bank_row(self, claim: ClaimForFinance, pay_on: date) -> BankRow:
        why, name, numbers = _not_by_bank(claim), cleaned(claim.payee), self.account(claim)
        if why or numbers is None or not name:
            why = why or _("The name on the account has no letter a bank lets through.")
            raise Problem(_("Claim {number}: {problem}").format(number=claim.number, problem=why))
        to_pay = claim.totals.to_pay
        return BankRow(numbers, name, cleaned(numbers.roll or claim.reference), to_pay, pay_on)


def before_words(before: PaidBefore) -> str:
    """What is said of a claim that another packet paid."""
    if before.on is None:
        return _(
            "It was sent to be paid in packet {packet}. Pay it again only if that money came back."
        ).format(packet=before.packet)
    return _("It was paid in packet {packet} on {day}. Pay it again only if that money came back.").format(
        packet=before.packet, day=language().short_day(before.on)
    )


def _not_by_bank(claim: ClaimForFinance) -> str:
    """Why a claim cannot be paid by a bank's file; empty when it can."""
    if claim.charity_pence:
        return _("Part of it goes to a charity: pay that from the ledger.")
    if not claim.method.uses_account:
        return _("They are not paid through a bank.")
    if claim.account is None or not claim.account.sealed:
        return _("There are no bank details that your key opens.")
    return ""


def _ledger_payment(claim: ClaimForFinance) -> LedgerPayment:
    totals = claim.totals
    return LedgerPayment(
        number=claim.number,
        payee=claim.payee,
        supplier=claim.supplier,
        reference=claim.reference,
        method=claim.method,
        coded=coding(claim.lines),
        advance=totals.advance,
        charity=totals.to_charity,
        charity_name=claim.charity,
    )


def _paid_elsewhere(answers: Iterable[Answer]) -> dict[int, PaidBefore]:
    return {
        one.claim_id: PaidBefore(answer.packet_number, one.paid_on)
        for answer in answers
        for one in answer.decisions
        if one.money_moved
    }
