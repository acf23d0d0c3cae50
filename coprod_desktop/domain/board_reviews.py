"""A board's yearly look at itself: its own figures, filled in, and what the board says about them."""

from collections.abc import Iterator
from datetime import date

from sqlmodel import Field, SQLModel

from coprod_desktop import i18n
from coprod_desktop.domain.entity import Entity, link
from coprod_desktop.domain.period import add_months
from coprod_desktop.i18n import Language

#: A board looks at itself once a year.
EVERY_MONTHS = 12


class ReviewFields(SQLModel):
    """What the board writes, together."""

    held_on: date
    who: str = Field(default="", max_length=300)
    good: str = Field(default="", max_length=2000)
    better: str = Field(default="", max_length=2000)
    next_steps: str = Field(default="", max_length=2000)


class ReviewFigures(SQLModel):
    """The board's own figures from ``since`` to the day of the review, kept as they were then.

    ``days_to_pay`` is the median in working days, empty where nothing was paid.
    """

    since: date
    meetings: int = 0
    people: int = 0
    new_people: int = 0
    familiar: int = 0
    seats: int = 0
    held: int = 0
    leadership: int = 0
    leadership_held: int = 0
    joined: int = 0
    left_seats: int = 0
    told: int = 0
    worked: int = 0
    days_to_pay: int | None = None
    answered: int = 0
    changed: int = 0

    def sentences(self, language: Language | None = None) -> tuple[str, ...]:
        """The figures as people read them, on screen and on paper."""
        words = language or i18n.language()
        return tuple(self._said(words))

    def _said(self, words: Language) -> Iterator[str]:
        count = words.count
        yield words.ngettext("{n} meeting took place.", "{n} meetings took place.", self.meetings).format(
            n=count(self.meetings)
        )
        if self.people:
            yield words.ngettext(
                "{n} person came: {new} for the first time, {familiar} familiar.",
                "{n} people came: {new} for the first time, {familiar} familiar.",
                self.people,
            ).format(n=count(self.people), new=count(self.new_people), familiar=count(self.familiar))
        if self.seats:
            yield words.ngettext(
                "{held} of {n} seat is held; {joined} began and {left} ended.",
                "{held} of {n} seats are held; {joined} began and {left} ended.",
                self.seats,
            ).format(
                held=count(self.held),
                n=count(self.seats),
                joined=count(self.joined),
                left=count(self.left_seats),
            )
        if self.leadership:
            yield leadership(self.leadership_held, self.leadership, words)
        yield self._access(words)
        yield self._money(words)
        yield words.ngettext(
            "{n} thing people said was answered; {changed} changed something.",
            "{n} things people said were answered; {changed} changed something.",
            self.answered,
        ).format(n=count(self.answered), changed=count(self.changed))

    def _access(self, words: Language) -> str:
        if not self.told:
            return words.gettext("Nobody told us yet whether they had what they needed.")
        return words.ngettext(
            "Of {n} answer, {worked} said that people had what they needed.",
            "Of {n} answers, {worked} said that people had what they needed.",
            self.told,
        ).format(n=words.count(self.told), worked=words.count(self.worked))

    def _money(self, words: Language) -> str:
        if self.days_to_pay is None:
            return words.gettext("No money was paid in this time.")
        return words.ngettext(
            "Half of the payments reached people within {n} working day.",
            "Half of the payments reached people within {n} working days.",
            self.days_to_pay,
        ).format(n=words.count(self.days_to_pay))


class BoardReview(ReviewFields, ReviewFigures, Entity, table=True):
    """One review of one board."""

    __tablename__ = "board_review"

    board_id: int = link("board")


def leadership(held: int, seats: int, language: Language | None = None) -> str:
    """How many of the leadership seats people with lived experience hold."""
    words = language or i18n.language()
    return words.ngettext(
        "{held} of {n} leadership seat is held by someone with lived experience.",
        "{held} of {n} leadership seats are held by people with lived experience.",
        seats,
    ).format(held=words.count(held), n=words.count(seats))


def next_due(last: date | None, started: date | None) -> date | None:
    """When a board's next review is due: a year after the last, or after it began; unknown where neither is."""
    since = last or started
    return None if since is None else add_months(since, EVERY_MONTHS)
