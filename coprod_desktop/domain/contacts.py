"""The contact log: what was said between us and a person or a partner organisation, and what we said we would do."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, TextEnum, choice, link
from coprod_desktop.domain.people import Reach
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _


class Direction(TextEnum):
    """Who got in touch with whom."""

    WE_DID = "we got in touch"
    THEY_DID = "they got in touch"
    OTHER = "other"


DIRECTION_NAMES: dict[Direction, str] = {
    Direction.THEY_DID: N_("They got in touch"),
    Direction.WE_DID: N_("We got in touch"),
    Direction.OTHER: N_("Other"),
}


class ContactFields(SQLModel):
    """What a coordinator writes down; ``by`` is who of us it was, ``do_by`` the day by which ``to_do`` was promised."""

    on: date
    way: Reach = choice(Reach, Reach.PHONE)
    direction: Direction = choice(Direction, Direction.THEY_DID)
    said: str = Field(min_length=1, max_length=2000)
    by: str = Field(default="", max_length=120)
    to_do: str = Field(default="", max_length=300)
    do_by: date | None = None


class Contact(ContactFields, Entity, table=True):
    """One time we were in touch with one person, or with one partner organisation.

    ``done_on`` is the day on which what was to do was done.
    """

    __table_args__ = (Index("ix_contact_due", "done_on", "do_by"),)

    person_id: int | None = link("person", optional=True)
    partner_id: int | None = link("partner", optional=True)
    done_on: date | None = None

    def open(self) -> bool:
        """Whether something promised is still to do."""
        return bool(self.to_do) and self.done_on is None


def check_contact(contact: ContactFields, today: date) -> None:
    """Refuse what has not happened yet, and a promise without its half: what, or by when.

    Raises :class:`Problem` beside the field.
    """
    if contact.on > today:
        raise Problem(_("This day is still to come. Write down what has been said."), "on")
    if contact.to_do and contact.do_by is None:
        raise Problem(_("Say by which day, so that it is not forgotten."), "do_by")
    if contact.do_by is not None and not contact.to_do:
        raise Problem(_("Say what is to be done by then."), "to_do")
