"""What finance reads of a claim: the words of its own papers, nothing about health, care, access or what a board is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from coprod_desktop.domain.bank import BankAccount, PayeeBasis
from coprod_desktop.domain.boards import Board
from coprod_desktop.domain.claim_lines import ClaimLine, LineKind
from coprod_desktop.domain.entity import Entity
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.storage import claims as stored

if TYPE_CHECKING:
    from typing import Any

    from coprod_desktop.domain.claims import Claim
    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.storage.database import Work

_Row = TypeVar("_Row", bound=Entity)


def reads_plain_words(work: Work) -> bool:
    """Whether this staff user reads a claim in the coordinator's words: only those who may see people do."""
    return work.actor.may(Permission.SEE_PEOPLE)


def meeting_name(work: Work, meeting: Meeting, board: Board | None = None) -> str:
    """What finance calls a meeting: its own finance name, its board's, or "Meeting 214"; never its title."""
    work.actor.require(Permission.SEE_CLAIMS)
    if board is None and meeting.board_id is not None:
        board = work.find(Board, meeting.board_id)
    named = meeting.finance_name or (board.finance_name if board else "")
    if named:
        return named
    return _("Meeting {number}").format(number=stored.meeting_number(work.session, meeting.id))


def meeting_read(work: Work, meeting: Meeting | None) -> Meeting | None:
    """A meeting as this staff user reads it."""
    work.actor.require(Permission.SEE_CLAIMS)
    if meeting is None or reads_plain_words(work):
        return meeting
    return _copy(meeting, title=meeting_name(work, meeting))


def claim_read(work: Work, claim: Claim) -> Claim:
    """A claim as this staff user reads it: what was written about the person stays with those who may see people."""
    work.actor.require(Permission.SEE_CLAIMS)
    if reads_plain_words(work):
        return claim
    return _copy(claim, **_kept_from_finance(claim))


def claim_for_packet(work: Work, claim: Claim) -> Claim:
    """A claim as it leaves for finance, whoever sends it: without any reason someone typed about a person."""
    work.actor.require(Permission.SEE_CLAIMS)
    return _copy(claim, **_kept_from_finance(claim), exceptions_reason="", returned_because="")


def _kept_from_finance(claim: Claim) -> dict[str, str]:
    note = claim.choice_note if claim.charity_pence else ""
    return {"choice_note": note, "late_reason": "", "void_because": "", "note": ""}


def line_read(work: Work, line: ClaimLine) -> ClaimLine:
    """A line as this staff user reads it. A cost of support keeps its amount, and neither its kind nor its receipt."""
    work.actor.require(Permission.SEE_CLAIMS)
    if reads_plain_words(work):
        return line
    told = {"what": line.for_finance(language()), "reason": "", "passengers": ""}
    told |= {"origin": "", "destination": ""}
    if line.kind.tells_of_support:
        return _copy(line, **told, kind=LineKind.OTHER, why="", receipt_id=None)
    return _copy(line, **told)


def account_read(work: Work, account: BankAccount) -> BankAccount:
    """A bank account as this staff user reads it: why someone else is paid may tell of benefits, health or care."""
    work.actor.require(Permission.EDIT_BANK_DETAILS)
    if reads_plain_words(work) or not account.basis.tells_of_care:
        return account
    return _copy(account, basis=PayeeBasis.OTHER)


def _copy(row: _Row, **told: Any) -> _Row:
    """Beside the register: nothing that is changed here is ever written."""
    return type(row)(**(row.model_dump() | told))
