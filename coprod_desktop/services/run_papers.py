"""The papers of a payment run: finance's control sheet, and a remittance for everyone who is paid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.papers import Paper, PaperKind
from coprod_desktop.domain.payments import PAYMENT_STATE_NAMES, RUN_KIND_NAMES, Payment, PaymentState
from coprod_desktop.domain.people import PaperForm, Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.services import organisation, runs
from coprod_desktop.services.paper_files import PaperFile, write_files
from coprod_desktop.services.slip_texts import paper_language

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.documents.remittance import PaidClaim, Remittance
    from coprod_desktop.documents.run_sheet import RunSheet, SheetPayment
    from coprod_desktop.i18n import Language
    from coprod_desktop.services.runs import RunPage, RunPayment
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class RemittancesToDraw:
    """The remittances of a run as read, and who each is for."""

    run_id: int
    title: str
    payees: tuple[int, ...]
    content: tuple[Remittance, ...]


def control_sheet(work: Work, run_id: int) -> RunSheet:
    """Read what a run's control sheet says."""
    work.actor.require(Permission.SEE_CLAIMS)
    from coprod_desktop.documents.run_sheet import RunSheet

    shown = runs.page(work, run_id)
    run = shown.run
    return RunSheet(
        organisation=organisation.current(work).name,
        number=run.number,
        kind=_(RUN_KIND_NAMES[run.kind]),
        made_on=run.made_on,
        made_by=run.made_by,
        pay_on=run.pay_on,
        written=_written(shown),
        totals=shown.totals,
        payments=tuple(
            _sheet_payment(one) for one in shown.payments if one.state is not PaymentState.COUNTER
        ),
        language=language(),
    )


def draw_sheet(sheet: RunSheet) -> bytes:
    """Draw it; it takes no register, so nobody waits for it."""
    from coprod_desktop.documents.run_sheet import run_sheet_pdf

    return run_sheet_pdf(sheet)


def remittances(work: Work, run_id: int) -> RemittancesToDraw:
    """Read the remittance of everyone a written run pays, each in their language: one a payee.

    They say in plain words what was paid for, so it takes the right to see people. Raises :class:`Problem` before the run
    is written.
    """
    work.actor.require(Permission.SEE_PEOPLE)
    shown = runs.page(work, run_id)
    if shown.run.written_on is None:
        raise Problem(_("Write the run first. What is on its way can then be told."))
    by_payee: dict[int, list[RunPayment]] = {}
    for one in shown.payments:
        if one.state.is_live and one.to_pay:
            by_payee.setdefault(work.get(Payment, one.id).payee_id, []).append(one)
    return RemittancesToDraw(
        run_id=run_id,
        title=_("Remittances of run {number}").format(number=shown.run.number),
        payees=tuple(by_payee),
        content=tuple(_remittance(work, shown, payee, paid) for payee, paid in by_payee.items()),
    )


def draw_remittances(wanted: RemittancesToDraw) -> bytes:
    """Draw them; it takes no register, so nobody waits for it. Raises :class:`Problem` when there are none."""
    if not wanted.content:
        raise Problem(_("Nobody is paid by this run any more."))
    from coprod_desktop.documents.remittance import remittances_pdf

    return remittances_pdf(wanted.content, wanted.title)


def record_remittances(work: Work, wanted: RemittancesToDraw) -> None:
    """They were printed or saved: note it for each person. It has left the house, so this cannot be undone."""
    work.actor.require(Permission.SEE_PEOPLE)
    for payee in wanted.payees:
        said = work.get(Person, payee).language
        code = paper_language(said).code
        work.add(
            Paper(
                kind=PaperKind.REMITTANCE,
                person_id=payee,
                form=PaperForm.STANDARD,
                language=code,
                made_on=work.today,
            )
        )
    work.flush()
    work.seal()


def save_remittances(work: Work, wanted: RemittancesToDraw, pdf: bytes, path: Path) -> Path:
    """Note that they were made, and write them; where they are.

    Raises :class:`Problem` when they cannot be written there.
    """
    work.actor.require(Permission.SEE_PEOPLE)
    record_remittances(work, wanted)
    return write_files(path.parent, [PaperFile(path.name, pdf)])[0]


def _written(shown: RunPage) -> str:
    run = shown.run
    if run.written_on is None:
        return _("Not written yet")
    return _("Written on {day} by {name}").format(
        day=language().day(run.written_on, weekday=False), name=run.written_by
    )


def _sheet_payment(one: RunPayment) -> SheetPayment:
    from coprod_desktop.documents.run_sheet import SheetPayment

    return SheetPayment(
        number=one.number,
        payee=one.payee,
        ending=one.ending,
        reference=one.reference,
        payment=one.payment,
        expenses=one.expenses,
        advance=one.advance,
        to_pay=one.to_pay,
        note=_(PAYMENT_STATE_NAMES[one.state]) if one.state is PaymentState.CAME_BACK else "",
    )


def _remittance(work: Work, shown: RunPage, payee_id: int, paid: list[RunPayment]) -> Remittance:
    from coprod_desktop.documents.remittance import Remittance

    payee, settings = work.get(Person, payee_id), organisation.current(work)
    words = paper_language(payee.language)
    contact = (settings.contact_name, settings.contact_phone, settings.contact_email)
    return Remittance(
        organisation=settings.name,
        name=payee.name,
        pay_on=shown.run.pay_on,
        ending=paid[0].ending,
        claims=tuple(_paid_claim(work, one, words) for one in paid),
        contact=tuple(part for part in contact if part),
        language=words,
    )


def _paid_claim(work: Work, one: RunPayment, words: Language) -> PaidClaim:
    from coprod_desktop.documents.remittance import PaidClaim

    claim = work.get(Claim, one.claim_id)
    meeting = None if claim.meeting_id is None else work.find(Meeting, claim.meeting_id)
    day = words.day(claim.activity_day, weekday=False)
    occasion = (
        day if meeting is None else words.gettext("{meeting} on {day}").format(meeting=meeting.title, day=day)
    )
    return PaidClaim(
        number=one.number,
        occasion=occasion,
        payment=one.payment,
        expenses=one.expenses,
        advance=one.advance,
        to_pay=one.to_pay,
        reference=one.reference,
    )
