"""Finance packets: claims made ready for finance, sealed, written once, and followed until all of them are settled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_desktop.documents.slip_content import Reader
from coprod_desktop.domain.attachments import Attachment
from coprod_desktop.domain.claim_lines import Receipt
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.finance_packets import (
    ClaimForFinance,
    FinancePacket,
    Packet,
    PacketAccount,
    PacketApprover,
    PacketClaim,
    PacketFile,
    PacketLine,
    WithFinance,
    as_seen,
)
from coprod_desktop.domain.finance_suffixes import PACKET_SUFFIX
from coprod_desktop.domain.money import NOTHING, Money
from coprod_desktop.domain.permission import Permission, Role
from coprod_desktop.domain.problems import Gone, Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import approvers, finance_words, organisation, runs, slips
from coprod_desktop.services.claim_choices import amount_unknown
from coprod_desktop.services.paper_files import PaperFile, write_files
from coprod_desktop.services.slip_texts import slip_content
from coprod_desktop.storage import attachments as stored_attachments
from coprod_desktop.storage import bank as stored_bank
from coprod_desktop.storage import claims as stored_claims
from coprod_desktop.storage import finance_files, numbers
from coprod_desktop.storage import finance_packets as stored
from coprod_desktop.storage import receipts as stored_receipts
from coprod_desktop.storage import staff as stored_staff
from coprod_desktop.storage.vault.sealed_file import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from coprod_desktop.domain.bank import FinanceKey
    from coprod_desktop.domain.claim_lines import ClaimLine
    from coprod_desktop.domain.organisation import StaffUser
    from coprod_desktop.services.slip_texts import SlipSource
    from coprod_desktop.storage.database import Work

_LAST_NUMBER = "packet_last_number"
#: More receipts than this in one packet, in bytes, and it is better made in two.
_MOST_RECEIPTS = 200 * 1024 * 1024


@dataclass(frozen=True)
class Ready:
    """A claim that could go to finance; ``not_yet`` says what stands in the way, empty when nothing does."""

    id: int
    number: int
    person: str
    to_approve: bool
    payment: Money
    expenses: Money
    not_yet: str = ""


@dataclass(frozen=True)
class PacketRow:
    """One packet in a list, and how many of its claims finance still has."""

    id: int
    packet: FinancePacket
    waiting: int
    on_the_way: int
    astray: int


@dataclass(frozen=True)
class PacketClaimRow:
    """One claim of a packet: how far it has come."""

    claim_id: int
    number: int
    person: str
    payment: Money
    expenses: Money
    state: WithFinance
    note: str


@dataclass(frozen=True)
class PacketPage:
    """One packet whole."""

    row: PacketRow
    claims: tuple[PacketClaimRow, ...]

    @property
    def packet(self) -> FinancePacket:
        """The packet itself."""
        return self.row.packet


@dataclass(frozen=True)
class Written:
    """A packet that was written: where it lies, and what to compare with finance."""

    packet: FinancePacket
    path: Path


def ready(work: Work) -> list[Ready]:
    """Claims that wait to be approved or paid, the longest wait first, and why some cannot go to finance now."""
    work.actor.require(Permission.EDIT_CLAIMS)
    claims = stored.ready(work.session)
    held = stored.held(work.session)
    rows = {row.id: row for row in stored_claims.rows(work.session, [claim.id for claim in claims])}
    return [
        Ready(
            id=claim.id,
            number=claim.number,
            person=rows[claim.id].person,
            to_approve=claim.state is ClaimState.SUBMITTED,
            payment=Money(rows[claim.id].payment_pence),
            expenses=Money(rows[claim.id].expenses_pence),
            not_yet=_not_yet(claim, held.get(claim.id)),
        )
        for claim in claims
    ]


def make(work: Work, claim_ids: Iterable[int], folder: Path) -> Written:
    """Seal these claims for finance and write the file. It has left the house, so it cannot be undone, only withdrawn.

    Until finance's answer is taken in, or the packet is withdrawn, these claims are paid in no other way here.

    Raises :class:`Problem` without a finance key, for a claim that cannot go, and when the file cannot be written.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    key = stored_bank.current_key(work.session)
    if key is None:
        raise Problem(
            _("There is no finance key yet. Someone in finance makes one in Settings, under Bank details.")
        )
    claims = _wanted(work, claim_ids)
    made = FinancePacket(
        number=numbers.take(work.session, _LAST_NUMBER, stored.last_number(work.session)),
        made_on=work.today,
        made_by=work.actor.name,
    )
    packet, files = _contents(work, made, claims, key)
    raw = finance_files.packet_file(packet, files, bytes(key.public), stored.secret_for_packets(work.session))
    head = packet.head()
    made.count, made.code = len(claims), code_of(raw)
    made.payment_pence, made.expenses_pence = head.payment_pence, head.expenses_pence
    work.add(made)
    for one in packet.claims:
        work.add(
            PacketClaim(packet_id=made.id, claim_id=one.id, seen=one.seen, account_code=one.account_code)
        )
    work.flush()
    work.seal()
    name = _("Finance packet {number}").format(number=made.number) + PACKET_SUFFIX
    return Written(made, write_files(folder, [PaperFile(name, raw)])[0])


def withdraw(work: Work, packet_id: int) -> FinancePacket:
    """Its claims are no longer finance's: they can be paid here, or go in another packet. Finance has to be told.

    Raises :class:`Problem` when it was withdrawn before.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    packet = work.get(FinancePacket, packet_id)
    packet.withdraw(work.today, work.actor.name)
    return packet


def rows(work: Work) -> list[PacketRow]:
    """Every packet, the newest first."""
    work.actor.require(Permission.SEE_CLAIMS)
    states = stored.states(work.session)
    return [_row(packet, states.get(packet.id, {})) for packet in stored.packets(work.session)]


def page(work: Work, packet_id: int) -> PacketPage:
    """One packet with its claims, by number."""
    work.actor.require(Permission.SEE_CLAIMS)
    packet, found = work.get(FinancePacket, packet_id), stored.claims_of(work.session, packet_id)
    boxes = {row.id: row for row in stored_claims.rows(work.session, [claim.id for _row, claim in found])}
    states: dict[WithFinance, int] = {}
    for row, _claim in found:
        states[row.state] = states.get(row.state, 0) + 1
    return PacketPage(
        _row(packet, states),
        tuple(
            PacketClaimRow(
                claim_id=claim.id,
                number=claim.number,
                person=boxes[claim.id].person,
                payment=Money(boxes[claim.id].payment_pence),
                expenses=Money(boxes[claim.id].expenses_pence),
                state=row.state,
                note=row.note,
            )
            for row, claim in found
        ),
    )


def account_code(work: Work, claim: Claim) -> str:
    """What stands for the account a claim goes to; empty where none is used or known."""
    work.actor.require(Permission.SEE_CLAIMS)
    if not claim.method.uses_account:
        return ""
    return runs.account_code(work, claim.payee_person_id or claim.person_id)


def _row(packet: FinancePacket, states: dict[WithFinance, int]) -> PacketRow:
    def held(*wanted: WithFinance) -> int:
        return sum(states.get(state, 0) for state in wanted) if packet.withdrawn_on is None else 0

    return PacketRow(
        id=packet.id,
        packet=packet,
        waiting=held(WithFinance.WAITING, WithFinance.APPROVED),
        on_the_way=held(WithFinance.SENT),
        astray=held(WithFinance.ASTRAY),
    )


def _not_yet(claim: Claim, packet: int | None) -> str:
    if packet is not None:
        return _("It is with finance in packet {number}.").format(number=packet)
    if amount_unknown(claim):
        return _("They asked for a lower amount, and nobody has written down how much.")
    if claim.state is ClaimState.APPROVED and claim.method in runs.BY_HAND:
        return _("This is paid by hand on the day.")
    return ""


def _wanted(work: Work, claim_ids: Iterable[int]) -> list[Claim]:
    wanted = set(claim_ids)
    if not wanted:
        raise Problem(_("Choose at least one claim for finance."))
    claims = stored_claims.by_ids(work.session, wanted)
    if len(claims) != len(wanted):
        raise Gone
    held = stored.held(work.session, wanted)
    for claim in claims:
        why = _not_yet(claim, held.get(claim.id))
        if claim.state not in {ClaimState.SUBMITTED, ClaimState.APPROVED}:
            why = _("It does not wait to be approved or paid.")
        if why:
            raise Problem(_("Claim {number}: {problem}").format(number=claim.number, problem=why))
    return claims


def _contents(
    work: Work, made: FinancePacket, claims: list[Claim], key: FinanceKey
) -> tuple[Packet, list[bytes]]:
    settings, finance = organisation.current(work), _in_finance(work)
    receipts = _Receipts(work)
    told = tuple(_claim(work, claim, key, finance, receipts) for claim in claims)
    packet = Packet(
        register=stored.register_name(work.session),
        packet_id=made.id,
        number=made.number,
        made_on=made.made_on,
        made_by=made.made_by,
        organisation=settings.name,
        nation=settings.nation.value,
        bank_columns=settings.bank_columns,
        answer_key=stored.answer_key(work.session, made.id).hex(),
        approvers=tuple(PacketApprover(one.id, one.name, one.approval_limit_pence) for one in finance),
        claims=told,
        files=tuple(PacketFile(at, len(one)) for at, one in enumerate(receipts.files)),
    )
    return packet, receipts.files


def _in_finance(work: Work) -> list[StaffUser]:
    return [row.user for row in stored_staff.present(work.session) if Role.FINANCE in row.roles]


def _claim(
    work: Work, claim: Claim, key: FinanceKey, finance: list[StaffUser], receipts: _Receipts
) -> ClaimForFinance:
    source = slips.source(work, claim)
    source = replace(source, claim=finance_words.claim_for_packet(work, claim))
    said, totals = slip_content(source, Reader.FINANCE), claim.totals(source.lines)
    own = [approvers.by_staff(work, claim, one) for one in finance]
    return ClaimForFinance(
        id=claim.id,
        number=claim.number,
        version_no=claim.version_no,
        seen=as_seen(claim, source.lines),
        to_approve=claim.state is ClaimState.SUBMITTED,
        payee=said.payee,
        payee_id=source.payee.id,
        account_code=account_code(work, claim),
        supplier=source.payee.supplier_number.strip(),
        reference=runs.reference(work, claim),
        method=claim.method,
        by_hand=claim.method in runs.BY_HAND,
        activity_day=claim.activity_day,
        pay_by=source.due,
        payment_pence=totals.payment.pence,
        expenses_pence=totals.expenses.pence,
        advance_pence=totals.advance.pence,
        charity_pence=totals.to_charity.pence,
        charity=claim.choice_note if totals.to_charity != NOTHING else "",
        approved=said.approved,
        exceptions=said.exceptions,
        barred=tuple(one.staff_user_id or 0 for one in own if one.person_id is not None),
        lines=tuple(
            _line(line, shown.what, shown.quantity, receipts)
            for line, shown in zip(source.lines, said.lines, strict=True)
        ),
        account=_account(source, said.route.account_note, key),
    )


def _line(line: ClaimLine, what: str, quantity: str, receipts: _Receipts) -> PacketLine:
    return PacketLine(
        id=line.id,
        day=line.day,
        box=line.box,
        what=what,
        quantity=quantity,
        claimed_pence=line.claimed_pence,
        allowed_pence=line.allowed_pence,
        cost_code=line.cost_code,
        receipt=str(line.receipt_no) if line.receipt is Receipt.ATTACHED and line.receipt_no else "",
        no_receipt=line.receipt is Receipt.MISSING,
        file=receipts.of(line),
    )


def _account(source: SlipSource, note: str, key: FinanceKey) -> PacketAccount | None:
    account = None if source.account is None else source.account.account
    if account is None:
        return None
    sealed = bytes(account.sealed).hex() if account.key_id == key.id else ""
    return PacketAccount(account.account_name, account.ending, sealed, note)


class _Receipts:
    """The receipts that go with a packet: each once, and none that would tell about health, care or access."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._known: dict[int, int] = {}
        self.files: list[bytes] = []

    def of(self, line: ClaimLine) -> int | None:
        """Which file a line's receipt is; None where there is none, or finance may not see it."""
        if line.receipt_id is None:
            return None
        if any(kind.tells_of_support for kind in stored_receipts.kinds(self._work.session, line.receipt_id)):
            return None
        if line.receipt_id not in self._known:
            attachment = self._work.get(Attachment, line.receipt_id)
            content = stored_attachments.bytes_of(self._work.session, attachment.content_hash)
            if content is None:
                raise Gone
            if sum(map(len, self.files)) + len(content) > _MOST_RECEIPTS:
                raise Problem(_("The receipts of these claims are too large for one packet. Make two of it."))
            self._known[line.receipt_id] = len(self.files)
            self.files.append(content)
        return self._known[line.receipt_id]
