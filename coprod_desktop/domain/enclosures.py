"""Files of the organisation's that go out with a meeting's papers, each with a few easy sentences about it."""

from enum import StrEnum

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, link


class FileKind(StrEnum):
    """What sort of file it is, by the name mail programs know it under."""

    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class EnclosureFields(SQLModel):
    """What people are told of a file: what it is called, and what it is about, a sentence a line."""

    title: str = Field(min_length=1, max_length=120)
    about: str = Field(min_length=1, max_length=1000)


class Enclosure(EnclosureFields, Entity, table=True):
    """One file of one meeting's pack; ``position`` says in which order, ``pages`` how many it has (0: nobody can say)."""

    __tablename__ = "enclosure"

    meeting_id: int = link("meeting")
    attachment_id: int = link("attachment")
    pages: int = 0
    position: int = 0
