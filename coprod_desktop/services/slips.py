"""Reimbursement slips: read, drawn, then recorded and written in one action that leaves the house."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_desktop.documents.slip_content import Reader
from coprod_desktop.domain.bank import RevealPurpose
from coprod_desktop.domain.claim_lines import Box
from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.papers import Paper
from coprod_desktop.domain.people import PaperForm, Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Conflict, Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import attachments, bank, organisation
from coprod_desktop.services.claims import token
from coprod_desktop.services.paper_files import PaperFile, not_made_sentences, nothing, write_files
from coprod_desktop.services.promise import clock
from coprod_desktop.services.slip_texts import KINDS, SlipSource, file_name, is_printable, slip_content
from coprod_desktop.storage import attachments as stored_papers
from coprod_desktop.storage import bank as stored_bank
from coprod_desktop.storage import claims as stored
from coprod_desktop.storage import supporters as stored_supporters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from coprod_desktop.documents.slip_content import SlipContent
    from coprod_desktop.domain.claim_lines import ClaimLine
    from coprod_desktop.domain.permission import Actor
    from coprod_desktop.services.bank import AccountSeen
    from coprod_desktop.services.paper_files import Progress
    from coprod_desktop.storage.database import Work

_PDF = "application/pdf"


@dataclass(frozen=True)
class SlipToPrint:
    """One copy as read from the register; ``seen`` tells whether the claim is still the same when it is recorded."""

    claim_id: int
    person_id: int
    payee_id: int
    seen: int
    name: str
    content: SlipContent

    @property
    def reader(self) -> Reader:
        """Who this copy is for."""
        return self.content.reader


@dataclass(frozen=True)
class DrawnSlips:
    """Slips drawn and ready to be recorded: a file each, and one of all of them to print.

    ``kept`` is what the register keeps of each: exactly what leaves, but never a whole account.
    ``not_made`` names the claim of each that could not be drawn, and says why.
    """

    slips: tuple[SlipToPrint, ...]
    files: tuple[PaperFile, ...]
    combined: PaperFile
    kept: tuple[PaperFile, ...] = ()
    not_made: tuple[tuple[str, str], ...] = ()

    @property
    def not_made_sentences(self) -> tuple[str, ...]:
        """The claims whose slips could not be made, and why."""
        return not_made_sentences(self.not_made)


@dataclass(frozen=True)
class PrintedSlip:
    """A slip that left. ``superseded`` says that the claim has changed since, so a newer version counts."""

    paper_id: int
    attachment_id: int | None
    name: str
    reader: Reader
    made_on: date
    reprint: int
    superseded: bool


def to_print(work: Work, claim_ids: Iterable[int], readers: Sequence[Reader]) -> tuple[SlipToPrint, ...]:
    """Read what the slips of these claims say, for each reader: a claim's copies stand together.

    Raises :class:`Problem` when nothing is chosen or a claim is void.
    """
    work.actor.require(Permission.SEE_CLAIMS)
    _check_readers(work, readers)
    claims = stored.by_ids(work.session, claim_ids)
    if not claims or not readers:
        raise Problem(_("Choose at least one claim to print."))
    for claim in claims:
        if not is_printable(claim):
            raise Problem(_("Claim {number} is void, so it has no slip.").format(number=claim.number))
    return tuple(slip for claim in claims for slip in _copies(work, claim, readers))


def preview(work: Work, claim_id: int, reader: Reader) -> bytes:
    """One copy as a PDF to look at; nothing is recorded."""
    work.actor.require(Permission.SEE_CLAIMS)
    _check_readers(work, [reader])
    from coprod_desktop.documents.slip import slip_pdf

    read = source(work, work.get(Claim, claim_id))
    return slip_pdf(slip_content(read, reader))


def draw(slips: Sequence[SlipToPrint], progress: Progress = nothing) -> DrawnSlips:
    """Draw the slips; it takes no register, so nobody waits for it. One that cannot be drawn stops no other.

    Raises :class:`Problem`, naming each claim, when none can be drawn.
    """
    from coprod_desktop.documents.kit import write
    from coprod_desktop.documents.slip import slip_paper, slip_pdf

    drawn, files, kept, not_made = [], [], [], []
    for nth, slip in enumerate(slips):
        progress(nth, len(slips) + 1, slip.name)
        try:
            files.append(PaperFile(slip.name, slip_pdf(slip.content)))
            kept.append(files[-1])
            if slip.content.shows_account:
                kept[-1] = PaperFile(slip.name, slip_pdf(slip.content.without_account()))
        except Problem as problem:
            not_made.append((_("Claim {number}").format(number=slip.content.number), problem.message))
        else:
            drawn.append(slip)
    if not drawn:
        raise Problem("\n".join(not_made_sentences(not_made)))
    progress(len(slips), len(slips) + 1, _("All slips to print"))
    title = _("All slips to print")
    whole = write([slip_paper(slip.content) for slip in drawn], title=title, double_sided=True)
    progress(len(slips) + 1, len(slips) + 1, title)
    return DrawnSlips(
        tuple(drawn), tuple(files), PaperFile(f"{title}.pdf", whole), tuple(kept), tuple(not_made)
    )


def record(work: Work, drawn: DrawnSlips, folder: Path) -> tuple[Path, ...]:
    """Keep each slip as it leaves - without the whole account - note that it was made, and write the files; where they are.

    It has left the house, so it cannot be undone. Raises Conflict, and writes nothing, when a claim or the number of
    its copies changed while it was drawn.
    """
    work.actor.require(Permission.SEE_CLAIMS)
    for slip, file in zip(drawn.slips, drawn.kept, strict=True):
        claim = work.get(Claim, slip.claim_id)
        _check_same(work, claim, slip)
        kept = attachments.keep(work, slip.name, _PDF, file.content)
        if slip.content.shows_account:
            bank.note_reveal(work, slip.payee_id, RevealPurpose.PRINTED)
        work.add(
            Paper(
                kind=KINDS[slip.reader],
                person_id=slip.person_id,
                meeting_id=claim.meeting_id,
                claim_id=claim.id,
                form=PaperForm.STANDARD,
                language=slip.content.language.code,
                made_on=work.today,
                reprint=slip.content.reprint,
                attachment_id=kept.id,
            )
        )
    work.flush()
    work.seal()
    return write_files(folder, (*drawn.files, drawn.combined))


def printed(work: Work, claim_id: int) -> list[PrintedSlip]:
    """The slips of a claim that were made, newest first, and which of them no longer count."""
    work.actor.require(Permission.SEE_CLAIMS)
    claim = work.get(Claim, claim_id)
    readers = {KINDS[reader]: reader for reader in readers_of(work.actor)}
    found = [
        PrintedSlip(
            paper_id=paper.id,
            attachment_id=paper.attachment_id,
            name=name,
            reader=readers[paper.kind],
            made_on=paper.made_on,
            reprint=paper.reprint,
            superseded=name != file_name(claim, readers[paper.kind]),
        )
        for paper, name in stored_papers.printed(work.session, [claim_id])[claim_id]
        if paper.kind in readers
    ]
    return found[::-1]


def readers_of(actor: Actor) -> tuple[Reader, ...]:
    """Whose copies this staff user makes: the person's says in plain words what each cost was for."""
    return tuple(KINDS) if actor.may(Permission.SEE_PEOPLE) else (Reader.FINANCE,)


def _check_readers(work: Work, readers: Iterable[Reader]) -> None:
    if not set(readers) <= set(readers_of(work.actor)):
        work.actor.require(Permission.SEE_PEOPLE)


def _copies(work: Work, claim: Claim, readers: Sequence[Reader]) -> list[SlipToPrint]:
    read = source(work, claim)
    if Reader.FINANCE in readers and claim.method.uses_account:
        read = replace(read, numbers=bank.for_paper(work, read.payee.id))
    made = _times_made(work, claim)
    return [
        SlipToPrint(
            claim_id=claim.id,
            person_id=claim.person_id,
            payee_id=read.payee.id,
            seen=_seen(work, claim, read.lines),
            name=file_name(claim, reader),
            content=slip_content(read, reader, made.get(file_name(claim, reader), 0)),
        )
        for reader in readers
    ]


def _times_made(work: Work, claim: Claim) -> dict[str, int]:
    """How often each version's copy was made before, by its file name."""
    counted: dict[str, int] = {}
    for _paper, name in stored_papers.printed(work.session, [claim.id])[claim.id]:
        counted[name] = counted.get(name, 0) + 1
    return counted


def _check_same(work: Work, claim: Claim, slip: SlipToPrint) -> None:
    same = _seen(work, claim, stored.lines(work.session, claim.id)) == slip.seen
    if not same or _times_made(work, claim).get(slip.name, 0) != slip.content.reprint:
        raise Conflict(
            _("Claim {number} changed while its slip was made. Make the slips again.").format(
                number=claim.number
            )
        )


def _seen(work: Work, claim: Claim, lines: Iterable[ClaimLine]) -> int:
    """Another number as soon as the claim, a line of it or the account it goes to is another."""
    account = stored_bank.account_of(work.session, claim.payee_person_id or claim.person_id)
    supporter = None if claim.payee_person_id else stored_supporters.payee(work.session, claim.person_id)
    versions = (0 if row is None else row.version for row in (account, supporter))
    return token(claim, lines) ^ next(versions) ^ next(versions)


def source(work: Work, claim: Claim) -> SlipSource:
    """Everything a slip of this claim is made from; an account never more than its last four figures."""
    work.actor.require(Permission.SEE_CLAIMS)
    settings = organisation.current(work)
    person = work.get(Person, claim.person_id)
    supporter = None if claim.payee_person_id else stored_supporters.payee(work.session, claim.person_id)
    return SlipSource(
        claim=claim,
        lines=tuple(
            sorted(stored.lines(work.session, claim.id), key=lambda line: line.box is not Box.PAYMENT)
        ),
        person=person,
        payee=person if claim.payee_person_id is None else work.get(Person, claim.payee_person_id),
        meeting=None if claim.meeting_id is None else work.find(Meeting, claim.meeting_id),
        organisation=settings,
        due=clock(claim.activity_day, claim.paid_on, work.today, settings.promise_days, settings.nation).due,
        today=work.today,
        paid_to="" if supporter is None else supporter.name,
        account=_account(work, claim),
    )


def _account(work: Work, claim: Claim) -> AccountSeen | None:
    if not claim.method.uses_account:
        return None
    return bank.of_person(work, claim.payee_person_id or claim.person_id)
