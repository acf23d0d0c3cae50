"""Claim forms to fill in: for anyone, for someone, for a meeting or a claim; with what is known already in their boxes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import Claim
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.paper_languages import languages
from coprod_desktop.domain.papers import PAPER_NAMES, PaperKind
from coprod_desktop.domain.people import PaymentChoice, Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.deadlines import last_day_to_claim
from coprod_desktop.domain.pricing.sessions import Session, price_session
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language
from coprod_desktop.services import organisation, own_pictures, paper_ways, schemes
from coprod_desktop.services.paper_files import tidy_name
from coprod_desktop.storage import attendance as stored_attendance
from coprod_desktop.storage import people as stored_people

if TYPE_CHECKING:
    from coprod_desktop.documents.claim_form import ClaimFormText
    from coprod_desktop.domain.content import Content
    from coprod_desktop.domain.people import PaperForm
    from coprod_desktop.i18n import Language
    from coprod_desktop.services.schemes import InForce
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class FormToDraw:
    """A form as read from the register: what it says in each of its languages, and what its file is called."""

    name: str
    texts: tuple[ClaimFormText, ...]


def blank(work: Work) -> FormToDraw:
    """A form for anyone, in every language that somebody on the register reads, ours first."""
    work.actor.require(Permission.MAKE_PAPERS)
    texts = _in_languages(_form(work), stored_people.languages(work.session))
    return FormToDraw(f"{_(PAPER_NAMES[PaperKind.CLAIM_FORM])}.pdf", texts)


def for_person(work: Work, person_id: int) -> FormToDraw:
    """A form with someone's name on it, in their own form and language."""
    work.actor.require(Permission.MAKE_PAPERS)
    person = work.get(Person, person_id)
    return FormToDraw(_file_name(person.name), _named(_form(work), person))


def for_claim(work: Work, claim_id: int) -> FormToDraw:
    """The form of a claim that was begun: whose it is, its number, the meeting and the day."""
    work.actor.require(Permission.MAKE_PAPERS)
    claim = work.get(Claim, claim_id)
    person = work.get(Person, claim.person_id)
    meeting = None if claim.meeting_id is None else work.get(Meeting, claim.meeting_id)
    form = _form(work) if meeting is None else of_meeting(work, meeting)
    known = replace(form, number=str(claim.number), day=claim.activity_day)
    return FormToDraw(_file_name(str(claim.number)), _named(known, person))


def blank_for_meeting(work: Work, meeting: Meeting) -> tuple[ClaimFormText, ...]:
    """A form for anyone who came, in each language somebody there reads, ours first."""
    work.actor.require(Permission.MAKE_PAPERS)
    return _in_languages(of_meeting(work, meeting), stored_attendance.languages(work.session, meeting.id))


def of_meeting(work: Work, meeting: Meeting) -> ClaimFormText:
    """What is known of a meeting; whether it offers payment, and until when a claim is in time."""
    work.actor.require(Permission.MAKE_PAPERS)
    known = replace(_form(work), meeting=meeting.title, day=meeting.day)
    try:
        paid_by = schemes.for_meeting(work, meeting.id)
    except Problem:
        return known  # no scheme is in force: nobody knows more yet
    return replace(
        known,
        send_by=last_day_to_claim(paid_by.scheme, meeting.day),
        asks_payment=_offers_payment(meeting, paid_by),
    )


def for_someone(known: ClaimFormText, person: Person, words: Language) -> ClaimFormText:
    """The form with their name; whoever told us that they want no payment is not asked again."""
    return replace(
        known,
        language=words,
        name=person.name,
        called=person.first_name,
        posted_to=paper_ways.address(person),
        asks_payment=known.asks_payment and person.payment_choice is not PaymentChoice.NONE,
    )


def contents(paper: FormToDraw) -> tuple[Content, ...]:
    """What it says, in each of its languages."""
    from coprod_desktop.documents import claim_form

    return tuple(claim_form.content(text) for text in paper.texts)


def draw(paper: FormToDraw) -> bytes:
    """The form as a PDF; it takes no register.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when a character cannot be drawn.
    """
    from coprod_desktop.documents import forms

    made = contents(paper)
    return forms.pdf(forms.in_form(made, made[0].form))


def _form(work: Work) -> ClaimFormText:
    from coprod_desktop.documents.claim_form import ClaimFormText
    from coprod_desktop.domain.content import Contact

    settings = organisation.current(work)
    contact = Contact(
        settings.contact_name or settings.name,
        settings.contact_phone,
        settings.contact_email,
        settings.contact_address,
    )
    return ClaimFormText(
        settings.name, contact, language(), dated=work.today, pictures=own_pictures.for_papers(work)
    )


def _offers_payment(meeting: Meeting, paid_by: InForce) -> bool:
    session = Session(day=meeting.day, minutes=meeting.minutes(), what=meeting.title)
    try:
        return price_session(session, paid_by.scheme, paid_by.rates) is not None
    except Problem:
        return True  # a rate is missing, which says nothing about whether payment is offered


def _named(known: ClaimFormText, person: Person) -> tuple[ClaimFormText, ...]:
    form: PaperForm = paper_ways.form_for(person)
    known = replace(known, form=paper_ways.FORMS[form])
    return tuple(for_someone(known, person, words) for words in languages(person.language))


def _in_languages(form: ClaimFormText, codes: list[str]) -> tuple[ClaimFormText, ...]:
    read = (one for code in codes for one in languages(code))
    spoken = {one.code: one for one in (language(), *read)}
    return tuple(replace(form, language=one) for one in spoken.values())


def _file_name(about: str) -> str:
    return f"{tidy_name(f'{_(PAPER_NAMES[PaperKind.CLAIM_FORM])}, {about}')}.pdf"
