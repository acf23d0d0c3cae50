"""The working papers of a meeting: agenda, day sheet, booking list and the rest - read, drawn, recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_desktop.domain.access import ARRANGE_NAMES, ArrangeState
from coprod_desktop.domain.content import SYMBOLS, PictureSet
from coprod_desktop.domain.meetings import Came, Meeting, Way
from coprod_desktop.domain.papers import PAPER_NAMES, Paper, PaperKind
from coprod_desktop.domain.people import PaperForm
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.templates import TemplateKind
from coprod_desktop.domain.venues import Venue
from coprod_desktop.i18n import _, language
from coprod_desktop.services import (
    agenda_texts,
    attendance,
    cash_papers,
    claim_forms,
    day_commands,
    meeting_pack,
    organisation,
    own_pictures,
    support,
)
from coprod_desktop.services import invitation_texts as texts
from coprod_desktop.services.paper_files import PaperFile, file_name, write_files
from coprod_desktop.services.slip_texts import paper_language
from coprod_desktop.storage import attendance as stored
from coprod_desktop.storage import templates as stored_templates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_desktop.documents.agenda import AgendaText
    from coprod_desktop.documents.attendance_sheet import AttendanceSheet
    from coprod_desktop.documents.booking_list import BookingLine, BookingSheet
    from coprod_desktop.documents.cash_sheet import CashSheet
    from coprod_desktop.documents.claim_form import ClaimFormText
    from coprod_desktop.documents.day_sheet import DayPerson, DaySheet
    from coprod_desktop.documents.feedback_form import FeedbackText
    from coprod_desktop.documents.invitation import InvitationText
    from coprod_desktop.documents.meeting_head import MeetingHead
    from coprod_desktop.documents.name_badges import NameBadges
    from coprod_desktop.domain.content import Contact
    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.i18n import Language
    from coprod_desktop.services.attendance import SheetRow
    from coprod_desktop.services.day_commands import Commands
    from coprod_desktop.services.meeting_pack import PackToShow
    from coprod_desktop.services.support import BookingRow
    from coprod_desktop.storage.database import Work

    Sheet = DaySheet | BookingSheet | AttendanceSheet | NameBadges | CashSheet
    Texts = (
        tuple[FeedbackText, ...]
        | tuple[ClaimFormText, ...]
        | tuple[AgendaText, ...]
        | tuple[InvitationText, ...]
    )
    Content = Sheet | Texts | PackToShow

#: What a meeting's papers are, in the order of its life.
KINDS = (
    PaperKind.AGENDA,
    PaperKind.PACK,
    PaperKind.BOOKING_LIST,
    PaperKind.DAY_SHEET,
    PaperKind.ATTENDANCE_SHEET,
    PaperKind.NAME_BADGES,
    PaperKind.FEEDBACK_FORM,
    PaperKind.CLAIM_FORM,
    PaperKind.NOTES,
    PaperKind.WHAT_CHANGED,
)

#: Those made in easy read.
_EASY_READ = (
    PaperKind.AGENDA,
    PaperKind.PACK,
    PaperKind.FEEDBACK_FORM,
    PaperKind.CLAIM_FORM,
    PaperKind.NOTES,
    PaperKind.WHAT_CHANGED,
)

#: Who is not on a paper of the day.
_AWAY = (Came.APOLOGIES, Came.DID_NOT_COME, Came.WE_CANCELLED)


@dataclass(frozen=True)
class ToDraw:
    """One paper of one meeting as read from the register: all it says, what its file is called, the pictures it shows."""

    meeting_id: int
    kind: PaperKind
    name: str
    content: Content
    pictures: PictureSet = SYMBOLS


def read(work: Work, meeting_id: int, kind: PaperKind) -> ToDraw:
    """Read what one paper says."""
    work.actor.require(Permission.MAKE_PAPERS)
    meeting = work.get(Meeting, meeting_id)
    return ToDraw(
        meeting_id,
        kind,
        file_name(meeting.day, _(PAPER_NAMES[kind]), meeting.title),
        _READERS[kind](work, meeting),
        own_pictures.for_papers(work),
    )


def draw(paper: ToDraw) -> bytes:
    """Draw it; it takes no register, so nobody waits for it.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when a character cannot be drawn.
    """
    match paper.content:
        case meeting_pack.PackToShow():
            return meeting_pack.pdf(paper.content.pack, paper.content.readers)
        case tuple():
            return _in_each_language(paper.content, paper.pictures)
        case sheet:
            return _sheet(sheet)


def _sheet(sheet: Sheet) -> bytes:
    from coprod_desktop.documents.attendance_sheet import AttendanceSheet, attendance_sheet_pdf
    from coprod_desktop.documents.booking_list import BookingSheet, booking_list_pdf
    from coprod_desktop.documents.cash_sheet import CashSheet, cash_sheet_pdf
    from coprod_desktop.documents.day_sheet import DaySheet, day_sheet_pdf
    from coprod_desktop.documents.name_badges import name_badges_pdf

    match sheet:
        case DaySheet():
            return day_sheet_pdf(sheet)
        case BookingSheet():
            return booking_list_pdf(sheet)
        case AttendanceSheet():
            return attendance_sheet_pdf(sheet)
        case CashSheet():
            return cash_sheet_pdf(sheet)
        case _:
            return name_badges_pdf(sheet)


def _in_each_language(texts: Texts, shown: PictureSet) -> bytes:
    from coprod_desktop.documents import agenda as agenda_paper
    from coprod_desktop.documents import claim_form, feedback_form, forms, invitation

    contents = []
    for text in texts:
        match text:
            case agenda_paper.AgendaText():
                contents.append(agenda_paper.content(text))
            case invitation.InvitationText():
                contents.append(invitation.content(text))
            case claim_form.ClaimFormText():
                contents.append(claim_form.content(text))
            case _:
                contents.append(feedback_form.content(text))
    return forms.pdf([replace(content, pictures=shown) for content in contents])


def record(work: Work, paper: ToDraw) -> None:
    """It was printed: note that it was made. It has left the house, so this cannot be undone."""
    work.actor.require(Permission.MAKE_PAPERS)
    work.add(
        Paper(
            kind=paper.kind,
            meeting_id=paper.meeting_id,
            form=PaperForm.EASY_READ if paper.kind in _EASY_READ else PaperForm.STANDARD,
            language=language().code,
            made_on=work.today,
        )
    )
    work.flush()
    work.seal()


def save(work: Work, paper: ToDraw, pdf: bytes, path: Path) -> Path:
    """Note that it was made, and write it; where it is.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when it cannot be written there.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    record(work, paper)
    return write_files(path.parent, [PaperFile(path.name, pdf)])[0]


def _head(work: Work, meeting: Meeting) -> MeetingHead:
    from coprod_desktop.documents.meeting_head import MeetingHead

    settings = organisation.current(work)
    venue = None if meeting.place_id is None else work.find(Venue, meeting.place_id)
    online = meeting.way is Way.ONLINE
    return MeetingHead(
        organisation=settings.name,
        meeting=meeting.title,
        day=meeting.day,
        starts=meeting.starts,
        ends=meeting.ends,
        made_on=work.today,
        place=_("Online") if online else meeting.venue,
        address="" if online else meeting.venue_address,
        there="" if venue is None else _joined(venue.contact, venue.phone),
        contact=_joined(settings.contact_name, settings.contact_phone),
        language=language(),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _expected(work: Work, meeting: Meeting) -> list[SheetRow]:
    rows = attendance.day_sheet(work, meeting.id)
    return [row for row in rows if row.expected.came not in _AWAY]


def _day_sheet(work: Work, meeting: Meeting) -> DaySheet:
    from coprod_desktop.documents.day_sheet import DaySheet

    say = day_commands.commands(work, meeting)
    return DaySheet(_head(work, meeting), tuple(_day_person(row, say) for row in _expected(work, meeting)))


def _day_person(row: SheetRow, say: Commands) -> DayPerson:
    from coprod_desktop.documents.day_sheet import DayPerson

    expected = row.expected
    return DayPerson(
        name=expected.name,
        pronouns=expected.pronouns,
        arranged=tuple(say.of(one) for one in row.arranged if one.there),
        missing=tuple(one.what for one in row.arranged if not one.there),
        comes_with=row.comes_with,
        buddy=row.buddy,
        phone=expected.phone,
        emergency=expected.emergency_contact,
    )


def _booking_list(work: Work, meeting: Meeting) -> BookingSheet:
    from coprod_desktop.documents.booking_list import BookingSheet

    found = support.booking_list(work, meeting.id)
    lines = tuple(_booking_line(row) for row in found.rows if not row.no_longer_needed)
    return BookingSheet(_head(work, meeting), lines, found.cost, found.to_arrange)


def _booking_line(row: BookingRow) -> BookingLine:
    from coprod_desktop.documents.booking_list import BookingLine

    waits = row.state is ArrangeState.TO_ARRANGE
    return BookingLine(
        what=row.what,
        people=tuple(one.person for one in row.serves),
        who=_("Nobody: the venue has it") if row.by_venue else row.who,
        by_when=row.by_when,
        cost=row.cost,
        state=_(ARRANGE_NAMES[row.state]),
        note=row.note,
        late=waits and row.days_left is not None and row.days_left < 0,
    )


def _attendance_sheet(work: Work, meeting: Meeting) -> AttendanceSheet:
    from coprod_desktop.documents.attendance_sheet import AttendanceSheet

    names = tuple(row.expected.name for row in _expected(work, meeting))
    return AttendanceSheet(_head(work, meeting), names)


def _feedback_form(work: Work, meeting: Meeting) -> tuple[FeedbackText, ...]:
    """One in each language somebody expected reads, ours first."""
    from coprod_desktop.documents.feedback_form import FeedbackText

    settings = organisation.current(work)
    contact = _contact(settings)
    return tuple(
        FeedbackText(settings.name, meeting.title, meeting.day, contact, one)
        for one in _languages(work, meeting)
    )


def _agenda(work: Work, meeting: Meeting) -> tuple[AgendaText, ...]:
    """One in each language somebody expected reads, ours first.

    Raises :class:`~coprod_desktop.domain.problems.Problem` while the meeting has no agenda.
    """
    found = agenda_texts.of_meeting(work, meeting, _languages(work, meeting))
    if not found:
        raise Problem(_("This meeting has no agenda yet. Write it on the Plan page first."))
    return found


def _pack(work: Work, meeting: Meeting) -> PackToShow:
    """In each language somebody expected reads, ours first."""
    return meeting_pack.PackToShow(meeting_pack.read(work, meeting), _languages(work, meeting))


def _name_badges(work: Work, meeting: Meeting) -> NameBadges:
    from coprod_desktop.documents.name_badges import NameBadges

    names = tuple(row.expected.name for row in _expected(work, meeting))
    return NameBadges(organisation.current(work).name, meeting.title, names, language=language())


def _cash_sheet(work: Work, meeting: Meeting) -> CashSheet:
    return cash_papers.of_meeting(work, meeting.id)


def _notes(work: Work, meeting: Meeting) -> tuple[InvitationText, ...]:
    """Raises :class:`~coprod_desktop.domain.problems.Problem` while nobody has written any."""
    return _written(work, meeting, TemplateKind.NOTES)


def _what_changed(work: Work, meeting: Meeting) -> tuple[InvitationText, ...]:
    """Raises :class:`~coprod_desktop.domain.problems.Problem` while there is no answer to tell."""
    return _written(work, meeting, TemplateKind.CHANGED)


def _written(work: Work, meeting: Meeting, kind: TemplateKind) -> tuple[InvitationText, ...]:
    """One in each language somebody expected reads, ours first, to nobody by name."""
    wordings = stored_templates.newest(work.session, kind)
    about = texts.worded(work, texts.gather(work, meeting, ()), kind, wordings)
    return tuple(texts.for_anyone(about, one) for one in _languages(work, meeting))


def _contact(settings: Organisation) -> Contact:
    from coprod_desktop.domain.content import Contact

    return Contact(settings.contact_name or settings.name, settings.contact_phone, settings.contact_email)


def _languages(work: Work, meeting: Meeting) -> tuple[Language, ...]:
    """Every language somebody expected reads, ours first."""
    spoken = [paper_language(code) for code in stored.languages(work.session, meeting.id)]
    return tuple({one.code: one for one in (language(), *spoken)}.values())


_READERS: dict[PaperKind, Callable[[Work, Meeting], Content]] = {
    PaperKind.AGENDA: _agenda,
    PaperKind.PACK: _pack,
    PaperKind.DAY_SHEET: _day_sheet,
    PaperKind.BOOKING_LIST: _booking_list,
    PaperKind.ATTENDANCE_SHEET: _attendance_sheet,
    PaperKind.FEEDBACK_FORM: _feedback_form,
    PaperKind.CLAIM_FORM: claim_forms.blank_for_meeting,
    PaperKind.NAME_BADGES: _name_badges,
    PaperKind.CASH_SHEET: _cash_sheet,
    PaperKind.NOTES: _notes,
    PaperKind.WHAT_CHANGED: _what_changed,
}
