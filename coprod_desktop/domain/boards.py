"""Boards, their seats, and who holds them from when to when."""

from datetime import date

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, TextEnum, choice, link
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _


class Stage(TextEnum):
    """From which stage people were involved."""

    IDEA = "idea"
    PLAN = "plan"
    DESIGN = "design"
    DELIVER = "deliver"
    REVIEW = "review"
    OTHER = "other"


class BoardField(TextEnum):
    """What a board is about, as far as the rules for paying people who use services go by it."""

    NOT_SAID = "not said"
    HEALTH = "health"
    SOCIAL_CARE = "social care"
    HOUSING = "housing"
    SOCIAL_SECURITY = "social security"
    CHILD_SUPPORT = "child support"
    RESEARCH = "research"
    ELSEWHERE = "elsewhere"
    OTHER = "other"


#: Fields as shown.
FIELD_NAMES: dict[BoardField, str] = {
    BoardField.NOT_SAID: N_("Not said yet"),
    BoardField.HEALTH: N_("Health"),
    BoardField.SOCIAL_CARE: N_("Social care"),
    BoardField.HOUSING: N_("Housing"),
    BoardField.SOCIAL_SECURITY: N_("Social security"),
    BoardField.CHILD_SUPPORT: N_("Child support"),
    BoardField.RESEARCH: N_("Research"),
    BoardField.ELSEWHERE: N_("None of these"),
    BoardField.OTHER: N_("Other"),
}

STAGE_NAMES: dict[Stage, str] = {
    Stage.IDEA: N_("Idea"),
    Stage.PLAN: N_("Plan"),
    Stage.DESIGN: N_("Design"),
    Stage.DELIVER: N_("Deliver"),
    Stage.REVIEW: N_("Review"),
    Stage.OTHER: N_("Other"),
}


class BoardFields(SQLModel):
    """What a coordinator can write about a board."""

    name: str = Field(min_length=1, max_length=200)
    finance_name: str = Field(default="", max_length=60)
    purpose: str = Field(default="", max_length=1000)
    topics: str = Field(default="", max_length=500)
    host: str = Field(default="", max_length=200)
    co_chair: str = Field(default="", max_length=120)
    stage: Stage = choice(Stage, Stage.PLAN)
    field: BoardField = choice(BoardField, BoardField.NOT_SAID)
    cost_code: str = Field(default="", max_length=40)
    expenses_code: str = Field(default="", max_length=40)
    target_new: int = Field(default=0, ge=0, le=999)
    started: date | None = None
    ended: date | None = None


class Board(BoardFields, Entity, table=True):
    """A board, panel, forum, working group or reference group.

    ``finance_name`` is what finance papers call it; ``target_new`` how many first-time voices a meeting aims for.
    """

    search_text: str = Field(default="", index=True)

    @property
    def is_outside(self) -> bool:
        """Whether it is about something else than health, social care, housing, social security, child support, research.

        Then the rules on payments to people who use services may not hold (DWP, "service user involvement").
        """
        return self.field is BoardField.ELSEWHERE

    def derive(self) -> None:
        """Fold name, host and topics for search."""
        self.search_text = fold(f"{self.name} {self.host} {self.topics}")


class SeatFields(SQLModel):
    """A place on a board and the experience it is for."""

    experience: str = Field(min_length=1, max_length=120)
    leadership: bool = False
    ended: date | None = None


class Seat(SeatFields, Entity, table=True):
    """One place on a board. Who holds it is a :class:`Term`."""

    board_id: int = link("board")
    position: int = 0


class TermFields(SQLModel):
    """From when to when a person holds a seat."""

    starts: date
    ends: date | None = None
    ended_why: str = Field(default="", max_length=200)
    reappointment: bool = False


class Term(TermFields, Entity, table=True):
    """One person holding one seat; both days belong to the term, no end means until further notice."""

    seat_id: int = link("seat")
    person_id: int = link("person")

    def held_on(self, day: date) -> bool:
        """Whether the seat is held through this term on this day."""
        return self.starts <= day and (self.ends is None or day <= self.ends)

    def overlaps(self, other: "Term") -> bool:
        """Whether both terms claim at least one same day."""
        starts_in_time = other.ends is None or self.starts <= other.ends
        return starts_in_time and (self.ends is None or other.starts <= self.ends)

    def end(self, on: date, why: str) -> None:
        """End the term on this day, its last.

        Raises :class:`Problem` when the day lies before the term began.
        """
        if on < self.starts:
            raise Problem(_("A term cannot end before it starts. Choose a later day."), "ends")
        self.ends = on
        self.ended_why = why


def check_term(term: Term, others: list[Term]) -> None:
    """Refuse a term that ends before it starts, or overlaps another of the same seat.

    Raises :class:`Problem` beside the field that has to change.
    """
    if term.ends is not None and term.ends < term.starts:
        raise Problem(_("A term cannot end before it starts. Choose a later day."), "ends")
    if any(other.id != term.id and term.overlaps(other) for other in others):
        raise Problem(
            _(
                "Someone else holds this seat for part of that time. Choose other dates, or end their term first."
            ),
            "starts",
        )
