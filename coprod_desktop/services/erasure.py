"""Erasing a person: their details are gone from every corner, counts stay true, and what was promised to them is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain import erasure
from coprod_desktop.domain.access import AccessNeed, Adjustment, AdjustmentFor, Worked
from coprod_desktop.domain.attachments import Attachment
from coprod_desktop.domain.bank import BankAccount
from coprod_desktop.domain.buddies import Buddy
from coprod_desktop.domain.change_notices import ChangeNotice
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.contacts import Contact
from coprod_desktop.domain.feedback import Feedback
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.meetings import Attendance, Invitation, Meeting
from coprod_desktop.domain.milestones import Milestone
from coprod_desktop.domain.new_needs import NewNeed
from coprod_desktop.domain.papers import Paper, PaperKind
from coprod_desktop.domain.people import Connection, Person, PersonFields, Status
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.questions import EqualityAnswer
from coprod_desktop.domain.supporters import Supporter, SupporterFields
from coprod_desktop.i18n import _
from coprod_desktop.services import boards, invitations
from coprod_desktop.storage import attachments as stored_attachments
from coprod_desktop.storage import erasing, mentions
from coprod_desktop.storage import invitations as stored_invitations
from coprod_desktop.storage import people as stored_people

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from coprod_desktop.domain.entity import Entity
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.mentions import Mention

#: What is about a person and nothing else: it goes whole.
GOES = (
    *(Connection, AccessNeed, EqualityAnswer, Contact, NewNeed, Buddy, Milestone, BankAccount),
    ChangeNotice,
)

#: What the law has kept of payments: it stays, under no name.
_LEDGER = frozenset(
    {
        *("claim", "claim_line", "payment", "payment_line", "payment_run", "paper", "attachment"),
        *("advance", "voucher", "miles_elsewhere"),
    }
)
_FINANCE_PAPERS = frozenset({PaperKind.SLIP_FINANCE, PaperKind.RUN_SHEET})


@dataclass(frozen=True)
class ToErase:
    """What erasing a person means, before anyone decides.

    ``unfinished`` are the numbers of claims that have to be paid or voided first. ``named`` are the texts in which their
    name is taken out; in ``own`` somebody or something else is called that. ``shares_name``: somebody else has their
    name, so texts are for a person to read. ``kept_until`` is how long records of payments are kept, if there are any.
    """

    name: str
    unfinished: tuple[int, ...]
    meetings: int
    promises: int
    claims: int
    kept_until: date | None
    named: tuple[Mention, ...]
    own: tuple[Mention, ...]
    shares_name: bool


def look(work: Work, person_id: int) -> ToErase:
    """What would go, what would stay and until when, and where their name stands."""
    work.actor.require(Permission.EDIT_PEOPLE)
    person, rows = work.get(Person, person_id), mentions.linked(work.session, person_id)
    claims = [row for row in rows if isinstance(row, Claim)]
    going = {(row.__class__, row.id) for row in (*rows, person) if not isinstance(row, Claim)}
    kinds, shared = mentions.kinds(), mentions.shares_name(work.session, person_id, person.name)
    words = erasure.known_by(person, shares_name=False)
    found = [one for one in mentions.find(work.session, words) if (kinds[one.table], one.row_id) not in going]
    return ToErase(
        name=person.name,
        unfinished=_unfinished(claims),
        meetings=len(stored_invitations.coming_of(work.session, person_id, work.today)),
        promises=sum(isinstance(row, Contact) and row.open() for row in rows),
        claims=len(claims),
        kept_until=_kept_until(claims),
        named=tuple(one for one in found if not (one.own or shared)),
        own=tuple(one for one in found if one.own or shared),
        shares_name=shared,
    )


def erase(work: Work, person_id: int, typed: str) -> None:
    """Erase a person for good; ``typed`` is their name once more, to be sure who is meant.

    They are off every meeting to come, their seats end, and nothing that was promised to them is still to do. Their row
    stays without anything about them, so that counts stay true; records of payments stay under no name as long as the
    law asks. No copy is left in files or in the history. It cannot be undone.
    Raises :class:`Problem` when the name is another, and while a claim of theirs is not finished.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    person = work.get(Person, person_id)
    _check(work, person, typed)
    shared = mentions.shares_name(work.session, person_id, person.name)
    words = erasure.known_by(person, shares_name=shared)
    invitations.let_go(work, person_id)
    boards.give_up_seats(work, person_id, work.today, _("They were erased"))
    work.flush()
    instead = _("Erased person {n}").format(n=stored_people.erased(work.session) + 1)
    rows = mentions.linked(work.session, person_id)
    hashes = _blank_all(work, rows)
    _blank_person(work, person, instead)
    work.flush()
    _take_out_of_texts(work, words, instead)
    work.flush()
    stored_attachments.drop_unused(work.session, hashes)
    _forget_history(work, person_id, rows, words)


def _check(work: Work, person: Person, typed: str) -> None:
    if person.status is Status.ERASED:
        raise Problem(_("This person has been erased already."))
    if fold(typed).split() != fold(person.name).split():
        raise Problem(
            _("Type the name exactly as it stands above, to be sure that it is this person."), "typed"
        )
    rows = mentions.linked(work.session, person.id)
    if numbers := _unfinished(row for row in rows if isinstance(row, Claim)):
        said = _("Claims not finished: {numbers}. Pay or void them first; afterwards nobody can be paid.")
        raise Problem(said.format(numbers=", ".join(str(n) for n in numbers)), "typed")


def _unfinished(claims: Iterable[Claim]) -> tuple[int, ...]:
    done = {ClaimState.PAID, ClaimState.VOID}
    return tuple(sorted(claim.number for claim in claims if claim.state not in done))


def _kept_until(claims: Iterable[Claim]) -> date | None:
    last = max((claim.paid_on or claim.activity_day for claim in claims), default=None)
    return None if last is None else erasure.kept_until(last)


def _blank_all(work: Work, rows: Iterable[Entity]) -> set[str]:
    """Each row that points to them goes or says nothing about them any more; hashes of the content of files that went."""
    hashes: set[str] = set()
    for row in rows:
        match row:
            case ChangeNotice() if row.told_on is not None:
                pass
            case _ if isinstance(row, GOES):
                work.delete(row)
            case AdjustmentFor():
                _blank_support(work, row)
            case Invitation():
                row.note = row.limit_reason = ""
            case Attendance():
                row.note = ""
            case Feedback():
                row.person_id = None
            case Supporter():
                _blank_supporter(work, row)
            case Paper() if row.kind not in _FINANCE_PAPERS and row.attachment_id is not None:
                hashes.add(_drop_file(work, row))
    return hashes


def _blank_support(work: Work, row: AdjustmentFor) -> None:
    """What worked stays counted; nobody asks them about it any more."""
    booked = work.get(Adjustment, row.adjustment_id)
    if row.worked is Worked.NOT_ASKED and work.get(Meeting, booked.meeting_id).day < work.today:
        work.delete(row)
    else:
        work.edit(row, None, {"access_need_id": None, "worked_note": ""})


def _blank_supporter(work: Work, row: Supporter) -> None:
    """They were here because of the person alone."""
    blank = SupporterFields(name=_("Supporter of someone who was erased"))
    work.edit(row, None, blank.model_dump() | {"ended": row.ended or work.today})


def _drop_file(work: Work, row: Paper) -> str:
    kept = work.get(Attachment, row.attachment_id or 0)
    row.attachment_id = None
    work.delete(kept)
    return kept.content_hash


def _blank_person(work: Work, person: Person, instead: str) -> None:
    """What counts rest on stays: when they joined, and whether they had taken part before."""
    blank = PersonFields(
        name=instead,
        status=Status.ERASED,
        joined=person.joined,
        taken_before=person.taken_before,
        days_declared=person.days_declared,
    )
    work.edit(person, None, blank.model_dump())


def _take_out_of_texts(work: Work, words: Collection[str], instead: str) -> None:
    kinds = mentions.kinds()
    for one in mentions.find(work.session, words):
        if not one.own:
            said = erasure.without(words, one.text, instead)
            work.edit(work.get(kinds[one.table], one.row_id), None, {one.column: said})


def _forget_history(work: Work, person_id: int, rows: Iterable[Entity], words: Collection[str]) -> None:
    about = erasing.rows_about(work.session, person_id, words, _LEDGER)
    about |= {(mentions.table_of(row), row.id) for row in rows if mentions.table_of(row) not in _LEDGER}
    erasing.erase(work, sorted({*about, ("person", person_id)}), words)
    erasing.erase_labels(work, words)
    erasing.leave_no_images(work)
