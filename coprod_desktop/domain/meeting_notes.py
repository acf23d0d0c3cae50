"""The notes of a meeting, as they were written down."""

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, link


class MeetingNotesFields(SQLModel):
    """What was talked about, in the words of whoever took the notes."""

    text: str = Field(default="", max_length=20_000)
    taken_by: str = Field(default="", max_length=120)


class MeetingNotes(MeetingNotesFields, Entity, table=True):
    """The notes kept of one meeting: one set a meeting, changed as often as needed."""

    __tablename__ = "meeting_notes"

    meeting_id: int = link("meeting", unique=True)
