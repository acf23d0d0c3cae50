"""The letter for the Jobcentre: read from the register, drawn, and recorded when it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import ClaimState
from coprod_desktop.domain.paper_languages import languages, written_in
from coprod_desktop.domain.papers import PAPER_NAMES, Paper, PaperKind
from coprod_desktop.domain.people import PaperForm, Person
from coprod_desktop.domain.period import add_months
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import attachments, organisation, reaching
from coprod_desktop.services.claims import ClaimList, ClaimQuery
from coprod_desktop.services.paper_files import PaperFile, file_name, write_files

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from coprod_desktop.documents.benefits_letter import BenefitsLetter, PartTaken
    from coprod_desktop.services.claims import ClaimRow
    from coprod_desktop.storage.database import Work

#: It looks back over a year.
_MONTHS = 12


@dataclass(frozen=True)
class LetterToDraw:
    """The letter as read: one for each language the person reads, and what its file is called."""

    person_id: int
    name: str
    letters: tuple[BenefitsLetter, ...]


def read(work: Work, person_id: int) -> LetterToDraw:
    """What the letter about one person says: the last twelve months, and the dates they said yes to.

    Raises :class:`Problem` while nobody is named who answers questions about it.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    from coprod_desktop.documents.benefits_letter import BenefitsLetter
    from coprod_desktop.domain.content import Contact

    person, settings = work.get(Person, person_id), organisation.current(work)
    contact = Contact(
        settings.contact_name, settings.contact_phone, settings.contact_email, settings.contact_address
    )
    if not (settings.name and contact.name):
        raise Problem(
            _("Say in Settings what your organisation is called and who answers questions about papers.")
        )
    since = add_months(work.today, -_MONTHS)
    where = "\n".join(part for part in (person.address, person.town, person.postcode) if part)
    letters = tuple(
        BenefitsLetter(
            organisation=settings.name,
            name=person.legal_name or person.name,
            address=where,
            contact=contact,
            since=since,
            made_on=work.today,
            taken=_taken(work, person_id, since),
            coming=tuple(reaching.said_yes_to(work, person_id)),
            language=words,
        )
        for words in languages(person.language)
    )
    return LetterToDraw(
        person_id, file_name(work.today, _(PAPER_NAMES[PaperKind.BENEFITS_LETTER]), person.name), letters
    )


def draw(wanted: LetterToDraw) -> bytes:
    """Draw it; it takes no register, so nobody waits for it.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when a character cannot be drawn.
    """
    from coprod_desktop.documents import benefits_letter, forms

    return forms.pdf([benefits_letter.content(letter) for letter in wanted.letters])


def record(work: Work, wanted: LetterToDraw, pdf: bytes) -> None:
    """It was printed or saved: kept with the person exactly as it left. It cannot be undone."""
    work.actor.require(Permission.MAKE_PAPERS)
    kept = attachments.keep(work, wanted.name, "application/pdf", pdf)
    work.add(
        Paper(
            kind=PaperKind.BENEFITS_LETTER,
            person_id=wanted.person_id,
            form=PaperForm.STANDARD,
            language=written_in(work.get(Person, wanted.person_id).language),
            made_on=work.today,
            attachment_id=kept.id,
        )
    )
    work.flush()
    work.seal()


def save(work: Work, wanted: LetterToDraw, pdf: bytes, path: Path) -> Path:
    """Keep it with the person, and write it; where it is.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when it cannot be written there.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    record(work, wanted, pdf)
    return write_files(path.parent, [PaperFile(path.name, pdf)])[0]


def _taken(work: Work, person_id: int, since: date) -> tuple[PartTaken, ...]:
    from coprod_desktop.documents.benefits_letter import PartTaken

    wanted = ClaimList(ClaimQuery(person_id=person_id, oldest_first=True))
    rows: list[ClaimRow] = wanted.rows(work, wanted.ids(work))
    return tuple(
        PartTaken(row.activity_day, row.payment, row.expenses, row.paid_on)
        for row in sorted(rows, key=lambda row: (row.activity_day, row.number))
        if row.state is not ClaimState.VOID and (row.paid_on or row.activity_day) >= since
    )
