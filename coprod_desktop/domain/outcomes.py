"""What changed: what was said, what was decided, what was done - and who has been told."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, TextEnum, choice, link
from coprod_desktop.domain.people import Reach
from coprod_desktop.i18n import N_


class OutcomeState(TextEnum):
    """How far an answer has got. An open one never gets lost."""

    OPEN = "open"
    DECIDED = "decided"
    DONE = "done"
    NOT_POSSIBLE = "not possible"
    OTHER = "other"


OUTCOME_NAMES: dict[OutcomeState, str] = {
    OutcomeState.OPEN: N_("Waiting for an answer"),
    OutcomeState.DECIDED: N_("Decided"),
    OutcomeState.DONE: N_("Done"),
    OutcomeState.NOT_POSSIBLE: N_("Not possible, and why"),
    OutcomeState.OTHER: N_("Other"),
}


class OutcomeFields(SQLModel):
    """What a coordinator writes down about one thing that was said."""

    said: str = Field(min_length=1, max_length=1000)
    decided: str = Field(default="", max_length=1000)
    changed: str = Field(default="", max_length=1000)
    owner: str = Field(default="", max_length=120)
    answer_by: date | None = None
    decided_on: date | None = None
    state: OutcomeState = choice(OutcomeState, OutcomeState.OPEN)


class Outcome(OutcomeFields, Entity, table=True):
    """What changed, or did not, because of what people said at a meeting."""

    meeting_id: int = link("meeting")

    def answered(self) -> bool:
        """Whether there is something to tell people."""
        return self.state in (OutcomeState.DECIDED, OutcomeState.DONE, OutcomeState.NOT_POSSIBLE)

    def overdue(self, today: date) -> bool:
        """Whether the promised answer is late."""
        return not self.answered() and self.answer_by is not None and self.answer_by < today


class Told(Entity, table=True):
    """One person has been told of one outcome, in this way, on this day.

    ``of`` is how far the outcome had got: who was told of a decision is told again once it is done.
    """

    __table_args__ = (UniqueConstraint("outcome_id", "person_id", "of"),)

    outcome_id: int = link("outcome")
    person_id: int = link("person")
    of: OutcomeState = choice(OutcomeState, OutcomeState.DECIDED)
    how: Reach = choice(Reach, Reach.POST)
    on: date


class SupporterTold(Entity, table=True):
    """A supporter who gets copies of what their person gets has been told of one outcome, besides the person."""

    __tablename__ = "supporter_told"
    __table_args__ = (UniqueConstraint("outcome_id", "supporter_id", "of"),)

    outcome_id: int = link("outcome")
    supporter_id: int = link("supporter")
    of: OutcomeState = choice(OutcomeState, OutcomeState.DECIDED)
    how: Reach = choice(Reach, Reach.POST)
    on: date
