"""What one person's invitation says, from the register: their needs, the money, the place, in their language."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coprod_desktop.documents.invitation import InvitationText, NeedMet
from coprod_desktop.documents.invitation_copy import CopyText
from coprod_desktop.documents.meeting_rows import Faces
from coprod_desktop.domain.content import SYMBOLS, Contact, PictureSet
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.meetings import Way
from coprod_desktop.domain.people import PaymentChoice
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.pricing.sessions import Session, price_session
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.templates import TemplateKind
from coprod_desktop.i18n import _
from coprod_desktop.services import (
    after_texts,
    organisation,
    own_pictures,
    paper_ways,
    photos,
    place_words,
    schemes,
    venues,
)
from coprod_desktop.services.need_words import told
from coprod_desktop.services.slip_texts import paper_language
from coprod_desktop.storage import access as stored_access
from coprod_desktop.storage import buddies as stored_buddies
from coprod_desktop.storage import support as stored_support

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from coprod_desktop.documents.after_meeting import Answer, Note
    from coprod_desktop.domain.access import AccessNeed, Adjustment
    from coprod_desktop.domain.content import Photograph
    from coprod_desktop.domain.meetings import Meeting
    from coprod_desktop.domain.money import Money
    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.domain.people import Person
    from coprod_desktop.domain.supporters import Supporter
    from coprod_desktop.domain.templates import TemplateRow, TemplateVersion
    from coprod_desktop.domain.venues import Venue
    from coprod_desktop.i18n import Language
    from coprod_desktop.storage.buddies import BuddyRow
    from coprod_desktop.storage.database import Work


@dataclass(frozen=True)
class MeetingTexts:
    """What all invitations of one meeting rest on. ``offer`` is the payment for time, None where nothing is known.

    ``wordings`` are the organisation's own words for this kind of paper, by language; ``faces`` the photos for everyone,
    ``buddy_photos`` those of colleagues who are buddies, by their id.
    """

    meeting: Meeting
    organisation: Organisation
    offer: Money | None
    pays_expenses: bool
    needs: Mapping[int, list[AccessNeed]]
    answered: Mapping[int, Adjustment]
    no_payment_why: str = ""
    venue: Venue | None = None
    today: date | None = None
    buddies: Mapping[int, BuddyRow] = field(default_factory=dict)
    faces: Faces = field(default_factory=Faces)
    buddy_photos: Mapping[int, Photograph] = field(default_factory=dict)
    template: TemplateKind = TemplateKind.INVITATION
    wordings: Mapping[str, TemplateVersion] = field(default_factory=dict)
    pictures: PictureSet = SYMBOLS
    notes: tuple[Note, ...] = ()
    answers: tuple[Answer, ...] = ()


def gather(work: Work, meeting: Meeting, person_ids: Iterable[int]) -> MeetingTexts:
    """Read what the invitations to a meeting need."""
    work.actor.require(Permission.MAKE_PAPERS)
    offer, pays, why_not = _offer(work, meeting)
    booked = {row.id: row for row in stored_support.adjustments(work.session, meeting.id)}
    links = stored_support.links(work.session, booked)
    buddies = stored_buddies.of_people(work.session, person_ids)
    return MeetingTexts(
        meeting=meeting,
        organisation=organisation.current(work),
        offer=offer,
        pays_expenses=pays,
        needs=stored_access.needs_of_people(work.session, person_ids),
        answered={link.access_need_id: booked[link.adjustment_id] for link in links if link.access_need_id},
        no_payment_why=why_not,
        venue=venues.of_meeting(work, meeting),
        today=work.today,
        buddies=buddies,
        faces=photos.of_meeting(work, meeting),
        buddy_photos=_buddy_photos(work, buddies.values()),
        pictures=own_pictures.for_papers(work),
    )


def worded(
    work: Work, about: MeetingTexts, kind: TemplateKind, wordings: Mapping[str, TemplateVersion]
) -> MeetingTexts:
    """The same for a paper of this kind, with the words it is made with and what it tells.

    Raises :class:`~coprod_desktop.domain.problems.Problem` while there is nothing to tell.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    after = after_texts.said(work, about.meeting, kind)
    return replace(about, template=kind, wordings=wordings, **after)


def problems(about: MeetingTexts) -> tuple[Problem, ...]:
    """What must be filled in before anything is sent, each beside the setting or field to fill."""
    settings, meeting = about.organisation, about.meeting
    found = []
    if not settings.contact_name:
        found.append(Problem(_("Say in Settings whom people can ask: a name."), "contact_name"))
    if not settings.contact_phone:
        found.append(Problem(_("Give a phone number for questions in Settings."), "contact_phone"))
    if not (settings.contact_email or settings.contact_address):
        found.append(
            Problem(_("Give an e-mail address or a postal address in Settings."), "contact_email"),
        )
    if meeting.way is not Way.ONLINE and not meeting.venue:
        found.append(Problem(_("Say where the meeting is before inviting people."), "venue"))
    return tuple(found)


def text(about: MeetingTexts, person: Person, words: Language | None = None) -> InvitationText:
    """One person's paper in their first language, unless another is named."""
    words = words or paper_language(person.language)
    buddy = about.buddies.get(person.id)
    named = None if buddy is None else buddy.for_invitations
    return replace(
        for_anyone(about, words),
        name=person.first_name,
        full_name=person.name,
        needs=tuple(_need(need, about.answered, words) for need in about.needs.get(person.id, ())),
        payment=_payment(about, person, words),
        posted_to=paper_ways.address(person),
        buddy=named,
        faces=_with_buddy(about, buddy) if named else about.faces,
    )


def for_anyone(about: MeetingTexts, words: Language) -> InvitationText:
    """What a paper says to whoever reads it, by nobody's name."""
    meeting, settings = about.meeting, about.organisation
    here = meeting.way is not Way.ONLINE
    return InvitationText(
        name="",
        organisation=settings.name,
        meeting=meeting.title,
        about=(meeting.about or meeting.title).rstrip(" ."),
        day=meeting.day,
        starts=meeting.starts,
        ends=meeting.ends,
        break_at=meeting.break_at,
        contact=Contact(
            settings.contact_name or settings.name,
            settings.contact_phone,
            settings.contact_email,
            settings.contact_address,
        ),
        language=words,
        venue=meeting.venue if here else "",
        address=meeting.venue_address if here else "",
        venue_facts=_place(about, words) if here else (),
        online=_online(meeting, words),
        reply_by=meeting.reply_by,
        dated=about.today,
        zone=meeting.zone,
        uid=f"meeting-{meeting.id}",
        template=about.template,
        wording=_wording(about, words),
        pictures=about.pictures,
        notes=about.notes,
        answers=about.answers,
        faces=about.faces,
    )


def _wording(about: MeetingTexts, words: Language) -> tuple[TemplateRow, ...]:
    kept = about.wordings.get(words.code)
    return () if kept is None else kept.rows()


def copy(
    about: MeetingTexts, person: Person, supporter: Supporter, words: Language | None = None
) -> CopyText:
    """The copy for a supporter who is told of meetings: when and where, in their own first language."""
    words = words or paper_language(supporter.language)
    posted_to = tuple(line.strip(" ,") for line in supporter.address.splitlines())
    whole = text(about, person, words)
    invited = replace(whole, needs=(), payment=(), posted_to=posted_to, buddy=None, faces=about.faces)
    return CopyText(supporter.first_name(), supporter.name, invited, supporter.answers)


def _buddy_photos(work: Work, buddies: Iterable[BuddyRow]) -> dict[int, Photograph]:
    by = {row.colleague.id: row.colleague for row in buddies if row.colleague is not None}
    shown = {n: photos.on_paper(work, colleague) for n, colleague in by.items()}
    return {n: photo for n, photo in shown.items() if photo is not None}


def _with_buddy(about: MeetingTexts, buddy: BuddyRow | None) -> Faces:
    """The buddy's face beside their name; somebody who is the buddy and meets everyone is named once."""
    if buddy is None or buddy.colleague is None:
        return about.faces
    photo = about.buddy_photos.get(buddy.colleague.id)
    if fold(buddy.name) == fold(about.faces.welcome):
        return replace(about.faces, welcome="", welcomes=None, buddy=photo)
    return replace(about.faces, buddy=photo)


def _place(about: MeetingTexts, words: Language) -> tuple[str, ...]:
    """What is said of the place: what is known of the venue, then what is special this time."""
    known = () if about.venue is None else place_words.for_paper(about.venue, words)
    return (*known, *place_words.sentences(about.meeting.venue_access))


def _need(need: AccessNeed, answers: Mapping[int, Adjustment], words: Language) -> NeedMet:
    booked = answers.get(need.id)
    said = told(need.need, None if booked is None else booked.state, booked.note if booked else "", words)
    return NeedMet(said.picture, said.need, said.answer)


def _online(meeting: Meeting, words: Language) -> str:
    if meeting.way not in {Way.ONLINE, Way.HYBRID}:
        return ""
    return meeting.joining or words.gettext("We will send you the link.")


def _offer(work: Work, meeting: Meeting) -> tuple[Money | None, bool, str]:
    try:
        paid_by = schemes.for_meeting(work, meeting.id)
        session = Session(day=meeting.day, minutes=meeting.minutes(), what=meeting.title)
        line = price_session(session, paid_by.scheme, paid_by.rates)
    except Problem as problem:
        return None, False, problem.message
    return (None if line is None else line.allowed), True, ""


def _payment(about: MeetingTexts, person: Person, words: Language) -> tuple[str, ...]:
    """About money: what the scheme offers, unless they told us they want no payment."""
    said = []
    if about.offer and person.payment_choice is not PaymentChoice.NONE:
        amount = about.offer.text().removesuffix(".00")
        said.append(words.gettext("We pay you {amount} for your time.").format(amount=amount))
    if about.pays_expenses and about.meeting.way is not Way.ONLINE:
        said.append(words.gettext("We pay for your travel."))
    return tuple(said)
