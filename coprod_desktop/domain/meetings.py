"""Meetings and other occasions, invitations and replies, and who came."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from coprod_desktop.domain.boards import Stage
from coprod_desktop.domain.clock_change import check_clock
from coprod_desktop.domain.entity import BigId, Entity, TextEnum, choice, link
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.venues import Venue
from coprod_desktop.i18n import N_, _


class MeetingKind(TextEnum):
    """What sort of occasion it is."""

    MEETING = "meeting"
    WORKSHOP = "workshop"
    VISIT = "visit"
    INTERVIEW_PANEL = "interview panel"
    DOCUMENT_REVIEW = "document review"
    SURVEY = "survey"
    CONVERSATION = "conversation"
    OTHER = "other"


class Way(TextEnum):
    """How people join."""

    IN_PERSON = "in person"
    ONLINE = "online"
    HYBRID = "hybrid"
    OTHER = "other"


class MeetingState(TextEnum):
    """Whether it is still to come, took place, or was called off."""

    PLANNED = "planned"
    TOOK_PLACE = "took place"
    CANCELLED = "cancelled"
    OTHER = "other"


class Reply(TextEnum):
    """Where an invitation stands."""

    NOT_SENT = "not sent"
    SENT = "sent"
    YES = "yes"
    MAYBE = "maybe"
    NO = "no"
    NO_REPLY = "no reply"
    RESERVE = "reserve"
    WITHDREW = "withdrew"
    OTHER = "other"


class Came(TextEnum):
    """What happened on the day. Apologies are not absence, and nobody is marked down."""

    CAME = "came"
    PART = "came for part"
    APOLOGIES = "sent apologies"
    DID_NOT_COME = "did not come"
    WE_CANCELLED = "we cancelled"
    OTHER = "other"


class DeclinedWhy(TextEnum):
    """Why someone said no, where they told us."""

    NOT_SAID = "not said"
    DATE = "the date did not suit"
    ACCESS = "an access need"
    HEALTH = "health"
    CARING = "caring"
    OTHER = "other"


KIND_NAMES: dict[MeetingKind, str] = {
    MeetingKind.MEETING: N_("Meeting"),
    MeetingKind.WORKSHOP: N_("Workshop"),
    MeetingKind.VISIT: N_("Visit"),
    MeetingKind.INTERVIEW_PANEL: N_("Interview panel"),
    MeetingKind.DOCUMENT_REVIEW: N_("Document review"),
    MeetingKind.SURVEY: N_("Survey"),
    MeetingKind.CONVERSATION: N_("Conversation"),
    MeetingKind.OTHER: N_("Other"),
}
WAY_NAMES: dict[Way, str] = {
    Way.IN_PERSON: N_("In person"),
    Way.ONLINE: N_("Online"),
    Way.HYBRID: N_("In person and online"),
    Way.OTHER: N_("Other"),
}
STATE_NAMES: dict[MeetingState, str] = {
    MeetingState.PLANNED: N_("Planned"),
    MeetingState.TOOK_PLACE: N_("Took place"),
    MeetingState.CANCELLED: N_("Cancelled"),
    MeetingState.OTHER: N_("Other"),
}
REPLY_NAMES: dict[Reply, str] = {
    Reply.NOT_SENT: N_("Not sent yet"),
    Reply.SENT: N_("Sent"),
    Reply.YES: N_("Said yes"),
    Reply.MAYBE: N_("Maybe"),
    Reply.NO: N_("Said no"),
    Reply.NO_REPLY: N_("No reply"),
    Reply.RESERVE: N_("Reserve"),
    Reply.WITHDREW: N_("Withdrew"),
    Reply.OTHER: N_("Other"),
}
CAME_NAMES: dict[Came, str] = {
    Came.CAME: N_("Came"),
    Came.PART: N_("Came for part"),
    Came.APOLOGIES: N_("Sent apologies"),
    Came.DID_NOT_COME: N_("Did not come"),
    Came.WE_CANCELLED: N_("We cancelled"),
    Came.OTHER: N_("Other"),
}
DECLINED_NAMES: dict[DeclinedWhy, str] = {
    DeclinedWhy.NOT_SAID: N_("Not said"),
    DeclinedWhy.DATE: N_("The date did not suit"),
    DeclinedWhy.ACCESS: N_("An access need"),
    DeclinedWhy.HEALTH: N_("Health"),
    DeclinedWhy.CARING: N_("Caring"),
    DeclinedWhy.OTHER: N_("Other"),
}

#: Attended means came or came for part (voices, "Definitions").
ATTENDED = frozenset({Came.CAME, Came.PART})

#: Replies of people we still count on.
EXPECTED = frozenset({Reply.YES})


class MeetingFields(SQLModel):
    """What a coordinator can write about a meeting. Time is what the clock on the wall says, in ``zone``.

    ``welcome`` is who meets people when they arrive: papers say so, with a photo where that is a colleague who has one.
    """

    title: str = Field(min_length=1, max_length=200)
    finance_name: str = Field(default="", max_length=60)
    about: str = Field(default="", max_length=300)
    kind: MeetingKind = choice(MeetingKind, MeetingKind.MEETING)
    way: Way = choice(Way, Way.IN_PERSON)
    stage: Stage = choice(Stage, Stage.PLAN)
    day: date
    starts: time = time(10, 30)
    ends: time = time(12, 0)
    break_at: time | None = None
    zone: str = Field(default="Europe/London", max_length=60)
    venue: str = Field(default="", max_length=200)
    venue_address: str = Field(default="", max_length=300)
    venue_access: str = Field(default="", max_length=500)
    joining: str = Field(default="", max_length=300)
    places: int = Field(default=12, ge=1, le=10_000)
    target_new: int = Field(default=0, ge=0, le=10_000)
    reply_by: date | None = None
    owner: str = Field(default="", max_length=120)
    welcome: str = Field(default="", max_length=120)


class Meeting(MeetingFields, Entity, table=True):
    """An occasion people take part in; ``board_id`` is empty for one that belongs to no board.

    ``series_id`` is shared by meetings planned in one go. ``venue_id`` is empty where the place is typed; else ``venue`` and ``venue_address`` say what that venue is called
    as long as the meeting is to come, and what it was called then once it is past.
    """

    __table_args__ = (Index("ix_meeting_day", "day"),)

    board_id: int | None = link("board", optional=True)
    scheme_id: int | None = link("scheme", optional=True)
    venue_id: int | None = link("venue", optional=True)
    series_id: int | None = Field(default=None, sa_type=BigId, index=True)
    state: MeetingState = choice(MeetingState, MeetingState.PLANNED)
    search_text: str = ""

    def derive(self) -> None:
        """Fold title, topic and venue for search."""
        self.search_text = fold(f"{self.title} {self.about} {self.venue}")

    def starts_at(self) -> datetime:
        """The instant it starts, from local day, wall time and zone."""
        return datetime.combine(self.day, self.starts, ZoneInfo(self.zone))

    def minutes(self) -> int:
        """How long it lasts in minutes that pass; one that ends after midnight counts on into the next day."""
        if self.starts == self.ends:
            return 0
        last = self.day if self.starts < self.ends else self.day + timedelta(days=1)
        ends_at = datetime.combine(last, self.ends, ZoneInfo(self.zone))
        return (ends_at.astimezone(UTC) - self.starts_at().astimezone(UTC)) // timedelta(minutes=1)

    @property
    def place_id(self) -> int | None:
        """The venue people come to; None where the place is typed, and online."""
        return None if self.way is Way.ONLINE else self.venue_id

    def is_at(self, venue: Venue) -> None:
        """It is at this venue, which gives it its name and address."""
        self.venue_id, self.venue, self.venue_address = venue.id, venue.name, venue.address

    def cancel(self) -> None:
        """Call it off.

        Raises :class:`Problem` once it has taken place.
        """
        if self.state is MeetingState.TOOK_PLACE:
            raise Problem(_("This meeting has taken place, so it cannot be cancelled."))
        self.state = MeetingState.CANCELLED


#: A meeting that goes on past midnight is at most this long; longer, and it was typed the wrong way round.
_LONGEST_NIGHT = 12 * 60


def check_meeting(meeting: MeetingFields) -> None:
    """Refuse what no meeting can be: an end at or before its start, an hour the clocks leave out, a break outside it.

    Raises :class:`Problem` beside the field.
    """
    if meeting.starts == meeting.ends:
        raise Problem(_("The meeting ends when it starts. Choose a later end."), "ends")
    if meeting.ends < meeting.starts and _overnight(meeting) > _LONGEST_NIGHT:
        raise Problem(_("The meeting ends before it starts. Choose a later end."), "ends")
    check_clock(meeting.day, meeting.starts, meeting.zone, "starts")
    if meeting.starts < meeting.ends:
        check_clock(meeting.day, meeting.ends, meeting.zone, "ends")
    if (
        meeting.break_at is not None
        and meeting.starts < meeting.ends
        and not meeting.starts < meeting.break_at < meeting.ends
    ):
        raise Problem(
            _("The break is not during the meeting. Choose a time between start and end."), "break_at"
        )
    if meeting.reply_by is not None and meeting.reply_by > meeting.day:
        raise Problem(_("Replies are due after the meeting. Choose an earlier day."), "reply_by")


def _overnight(meeting: MeetingFields) -> int:
    starts, ends = (at.hour * 60 + at.minute for at in (meeting.starts, meeting.ends))
    return ends + 24 * 60 - starts


class Invitation(Entity, table=True):
    """One person asked to one meeting, and what they said.

    ``answered_by_id`` names the supporter who answered for them, where the person wants that; ``comes_with_id`` the one
    who comes with them.
    """

    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id"),
        Index("ix_invitation_person_sent", "person_id", "sent_on"),
    )

    meeting_id: int = link("meeting")
    person_id: int = link("person")
    reply: Reply = choice(Reply, Reply.NOT_SENT)
    chosen_on: date
    sent_on: date | None = None
    replied_on: date | None = None
    declined_why: DeclinedWhy = choice(DeclinedWhy, DeclinedWhy.NOT_SAID)
    limit_reason: str = Field(default="", max_length=300)
    note: str = Field(default="", max_length=500)
    answered_by_id: int | None = link("supporter", optional=True)
    comes_with_id: int | None = link("supporter", optional=True)

    def send(self, on: date) -> None:
        """The invitation has left the house on this day."""
        self.sent_on = on
        if self.reply is Reply.NOT_SENT:
            self.reply = Reply.SENT

    def answer(self, reply: Reply, on: date, why: DeclinedWhy = DeclinedWhy.NOT_SAID) -> None:
        """Record what they said; a reason belongs to a no or a withdrawal only.

        Who says the same again, as on a slip that comes after a phone call, replied on the first of the two days.

        Raises :class:`Problem` when asked to record something that is not a reply.
        """
        if reply not in (Reply.YES, Reply.MAYBE, Reply.NO, Reply.NO_REPLY, Reply.RESERVE, Reply.WITHDREW):
            raise Problem(_("Choose what they said: yes, maybe, no, or no reply."), "reply")
        first = self.replied_on if reply is self.reply and self.replied_on else on
        self.reply = reply
        self.answered_by_id = None
        self.replied_on = None if reply is Reply.NO_REPLY else first
        self.declined_why = why if reply in (Reply.NO, Reply.WITHDREW) else DeclinedWhy.NOT_SAID


class Attendance(Entity, table=True):
    """What happened with one person on the day of one meeting."""

    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: int = link("meeting")
    person_id: int = link("person")
    came: Came = choice(Came, Came.CAME)
    walk_in: bool = False
    online: bool = False
    note: str = Field(default="", max_length=500)

    @property
    def attended(self) -> bool:
        """Whether they took part: came, or came for part."""
        return self.came in ATTENDED
