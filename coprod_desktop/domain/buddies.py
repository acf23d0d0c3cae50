"""Buddies: someone who has been before, or a colleague, whom a person can ring and who looks out for them."""

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, link
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _


class BuddyFields(SQLModel):
    """What was agreed. ``on_invitations``: both agreed that name and phone stand on the person's invitations."""

    on_invitations: bool = False
    note: str = Field(default="", max_length=500)


class Buddy(BuddyFields, Entity, table=True):
    """Who buddies a person: one other person on the register, or one colleague."""

    person_id: int = link("person", unique=True)
    by_person_id: int | None = link("person", optional=True)
    by_colleague_id: int | None = link("colleague", optional=True)


def check_buddy(person_id: int, by_person_id: int | None, by_colleague_id: int | None) -> None:
    """Refuse nobody, two at once, and a person who would be their own buddy.

    Raises :class:`Problem` beside the field.
    """
    if (by_person_id is None) == (by_colleague_id is None):
        raise Problem(_("Choose one person or one colleague."), "by_person_id")
    if by_person_id == person_id:
        raise Problem(_("Nobody is their own buddy. Choose someone else."), "by_person_id")
