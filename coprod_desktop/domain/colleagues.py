"""Colleagues: staff and officers in the room, who look after things without having to sign in."""

from datetime import date

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, link
from coprod_desktop.domain.folding import fold


class ColleagueFields(SQLModel):
    """What a coordinator can write about a colleague. ``role`` is their job ("Commissioner"), never what they may do here."""

    name: str = Field(min_length=1, max_length=120)
    role: str = Field(default="", max_length=120)
    team: str = Field(default="", max_length=120)
    phone: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=254)
    note: str = Field(default="", max_length=1000)


class Colleague(ColleagueFields, Entity, table=True):
    """Someone who works with us: a co-chair, a commissioner, whoever arranges an interpreter or answers for an outcome.

    Meetings, bookings and answers say in words who looks after them; the words that are a colleague's name mean them.
    ``ended`` is the day since which they no longer work here. Their photo is on the papers of whoever they meet.
    """

    ended: date | None = None
    photo_id: int | None = link("attachment", optional=True)
    sort_key: str = ""
    search_text: str = Field(default="", index=True)

    def derive(self) -> None:
        """Fold name, role and team for search."""
        words = self.name.split()
        self.sort_key = fold(" ".join([*words[-1:], *words[:-1]])).strip()
        self.search_text = fold(f"{self.name} {self.role} {self.team}")

    def does(self) -> str:
        """Their role and team in one line."""
        return " · ".join(part for part in (self.role, self.team) if part)
