"""Who approves a claim: their own place on the register, their limit, and the paper they signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import ApprovalHow, Approver, Claim
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.organisation import StaffUser
from coprod_desktop.domain.people import Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Gone, Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import attachments
from coprod_desktop.storage import staff as stored

if TYPE_CHECKING:
    from coprod_desktop.documents.reading_receipt import ReceiptFile
    from coprod_desktop.domain.cash_floats import CashFloat
    from coprod_desktop.storage.database import Work

_PDF = "application/pdf"


def in_program(work: Work, claim: Claim) -> Approver:
    """Whoever is at work, with their limit, and their own place on the register where this claim is theirs."""
    work.actor.require(Permission.APPROVE_CLAIMS)
    staff = work.find(StaffUser, work.actor.staff_user_id)
    email = "" if staff is None else staff.email
    return Approver(
        staff_user_id=work.actor.staff_user_id,
        name=work.actor.name,
        person_id=_own_person(work, claim, work.actor.name, email),
        limit=_limit(staff),
    )


def by_staff(work: Work, claim: Claim, staff: StaffUser) -> Approver:
    """Someone who decided without being here, with their limit, and their own place where this claim is theirs."""
    work.actor.require(Permission.SEE_CLAIMS)
    own = _own_person(work, claim, staff.name, staff.email)
    return Approver(staff.id, staff.name, own, _limit(staff))


def on_paper(work: Work, claim: Claim, name: str) -> Approver:
    """Whoever signed. Someone who also works in the register keeps the limit they have there."""
    work.actor.require(Permission.EDIT_CLAIMS)
    return Approver(
        staff_user_id=None,
        name=name,
        person_id=_own_person(work, claim, name, ""),
        limit=_limit(_of_name(work, name)),
    )


def by_float(work: Work, claim: Claim, held: CashFloat) -> Approver:
    """Whoever approved a cash float, for a claim that is paid within it: they agreed to its limit for each person."""
    work.actor.require(Permission.EDIT_CLAIMS)
    staff = None if held.approved_by_id is None else work.find(StaffUser, held.approved_by_id)
    return Approver(
        staff_user_id=held.approved_by_id,
        name=held.approved_by,
        person_id=_own_person(work, claim, held.approved_by, "" if staff is None else staff.email),
    )


def of_float(work: Work, name: str = "") -> Approver:
    """Who approves a float: whoever is at work, or with ``name`` whoever signed, each with the limit they have here."""
    work.actor.require(Permission.EDIT_CLAIMS if name else Permission.APPROVE_CLAIMS)
    if not name:
        staff = work.find(StaffUser, work.actor.staff_user_id)
        return Approver(work.actor.staff_user_id, work.actor.name, limit=_limit(staff))
    return Approver(None, name, limit=_limit(_of_name(work, name)))


def keep_signed(work: Work, claim_id: int, scan: ReceiptFile) -> Claim:
    """Keep the picture of the paper that someone signed to approve a claim.

    Raises :class:`Problem` when the claim was not approved on paper.
    """
    work.actor.require(Permission.EDIT_CLAIMS)
    claim = work.get(Claim, claim_id)
    if claim.approved_on is None or claim.approved_how is not ApprovalHow.ON_PAPER:
        raise Problem(_("This claim was not approved on paper, so there is no signed paper to keep."))
    kept = attachments.keep(work, scan.name, _PDF, scan.pdf)
    return work.edit(claim, None, {"approval_scan_id": kept.id})


def signed(work: Work, claim_id: int) -> bytes:
    """The paper that was signed, as a PDF. Raises :class:`~coprod_desktop.domain.problems.Gone` when none is kept."""
    work.actor.require(Permission.SEE_CLAIMS)
    claim = work.get(Claim, claim_id)
    if claim.approval_scan_id is None:
        raise Gone
    return attachments.content(work, claim.approval_scan_id)


def _of_name(work: Work, name: str) -> StaffUser | None:
    same = (row.user for row in stored.present(work.session) if fold(row.user.name) == fold(name))
    return next(same, None)


def _limit(staff: StaffUser | None) -> Money | None:
    pence = None if staff is None else staff.approval_limit_pence
    return None if pence is None else Money(pence)


def _own_person(work: Work, claim: Claim, name: str, email: str) -> int | None:
    """The person of this claim, or its payee, whom the approver's name or e-mail address belongs to."""
    for person_id in (claim.person_id, claim.payee_person_id):
        person = None if person_id is None else work.find(Person, person_id)
        if person is None:
            continue
        names = {fold(person.name), fold(person.legal_name)} - {fold("")}
        if fold(name) in names or (email and email.casefold() == person.email.casefold()):
            return person.id
    return None
