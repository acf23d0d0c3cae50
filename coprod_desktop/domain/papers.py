"""Papers that were made: what, for whom, in which form and language, when - and when it was sent."""

from datetime import date

from sqlmodel import Field

from coprod_desktop.domain.entity import Entity, TextEnum, choice, link
from coprod_desktop.domain.people import PaperForm, Reach
from coprod_desktop.i18n import N_


class PaperKind(TextEnum):
    """What sort of paper it is."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    RESERVE_LETTER = "reserve letter"
    COVERING_LETTER = "covering letter"
    SLIP_PERSON = "slip, person's copy"
    SLIP_FINANCE = "slip, finance's copy"
    REPORT = "report"
    DAY_SHEET = "day sheet"
    BOOKING_LIST = "booking list"
    ATTENDANCE_SHEET = "attendance sheet"
    NAME_BADGES = "name badges"
    NOTES = "notes"
    WHAT_CHANGED = "what changed"
    FEEDBACK_FORM = "feedback form"
    CLAIM_FORM = "claim form"
    AGENDA = "agenda"
    PACK = "meeting pack"
    RUN_SHEET = "run control sheet"
    REMITTANCE = "remittance"
    BOARD_REVIEW = "board review"
    CASH_SHEET = "cash sheet"
    BENEFITS_LETTER = "benefits letter"
    OTHER = "other"


PAPER_NAMES: dict[PaperKind, str] = {
    PaperKind.INVITATION: N_("Invitation"),
    PaperKind.REMINDER: N_("Reminder"),
    PaperKind.RESERVE_LETTER: N_("Reserve letter"),
    PaperKind.COVERING_LETTER: N_("Your own letter"),
    PaperKind.SLIP_PERSON: N_("Slip, person's copy"),
    PaperKind.SLIP_FINANCE: N_("Slip, finance's copy"),
    PaperKind.REPORT: N_("Report"),
    PaperKind.DAY_SHEET: N_("Day sheet"),
    PaperKind.BOOKING_LIST: N_("Support booking list"),
    PaperKind.ATTENDANCE_SHEET: N_("Attendance sheet"),
    PaperKind.NAME_BADGES: N_("Name badges"),
    PaperKind.NOTES: N_("Easy-read notes"),
    PaperKind.WHAT_CHANGED: N_("What changed letter"),
    PaperKind.FEEDBACK_FORM: N_("Feedback form"),
    PaperKind.CLAIM_FORM: N_("Claim form"),
    PaperKind.AGENDA: N_("Easy-read agenda"),
    PaperKind.PACK: N_("Meeting pack"),
    PaperKind.RUN_SHEET: N_("Control sheet of a payment run"),
    PaperKind.REMITTANCE: N_("Remittance"),
    PaperKind.BOARD_REVIEW: N_("Yearly review"),
    PaperKind.CASH_SHEET: N_("Cash sheet"),
    PaperKind.BENEFITS_LETTER: N_("Letter for the Jobcentre"),
    PaperKind.OTHER: N_("Other"),
}


class Paper(Entity, table=True):
    """One paper made for one person: the evidence that it was sent in their form.

    ``attachment_id`` keeps the paper itself where it must be shown again exactly as it left. ``supporter_id`` says that it
    is the copy of this supporter; the person has their own. ``template_version_id`` is the version of the organisation's
    words it was made with; none, the program's own.
    """

    kind: PaperKind = choice(PaperKind, PaperKind.OTHER)
    person_id: int | None = link("person", optional=True)
    supporter_id: int | None = link("supporter", optional=True)
    meeting_id: int | None = link("meeting", optional=True)
    claim_id: int | None = link("claim", optional=True)
    form: PaperForm = choice(PaperForm, PaperForm.EASY_READ)
    language: str = Field(default="en", max_length=10)
    made_on: date
    sent_on: date | None = None
    sent_by: Reach = choice(Reach, Reach.POST)
    reprint: int = 0
    attachment_id: int | None = link("attachment", optional=True)
    template_version_id: int | None = link("template_version", optional=True)
