"""What someone turned out to need on the day, and nobody had known: to be asked about, so that it is known next time."""

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, TextEnum, choice, link


class NewNeedState(TextEnum):
    """Whether they have been asked about it, and what they said."""

    TO_ASK = "to ask"
    KEPT = "kept as a need"
    ONLY_THEN = "only that day"
    OTHER = "other"


class NewNeedFields(SQLModel):
    """What they needed, and what was done there and then."""

    need: str = Field(min_length=1, max_length=120)
    done: str = Field(default="", max_length=500)


class NewNeed(NewNeedFields, Entity, table=True):
    """One need of one person that came to light at a meeting."""

    __tablename__ = "new_need"

    meeting_id: int = link("meeting")
    person_id: int = link("person")
    state: NewNeedState = choice(NewNeedState, NewNeedState.TO_ASK)
