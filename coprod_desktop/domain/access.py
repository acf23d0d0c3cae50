"""Access needs, and what we do about each for one meeting."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import Entity, TextEnum, choice, link
from coprod_desktop.domain.venues import Feature
from coprod_desktop.i18n import N_


class NeedCategory(TextEnum):
    """What part of taking part a need is about."""

    GETTING_THERE = "getting there"
    BUILDING = "the building"
    COMMUNICATION = "communication"
    FORMATS = "information formats"
    ONLINE = "online"
    PACE = "pace and breaks"
    SENSORY = "sensory"
    FOOD = "food"
    HEALTH = "health and medication"
    SUPPORT = "support person"
    CARE = "childcare and replacement care"
    MONEY = "money in advance"
    OTHER = "other"


class ArrangeState(TextEnum):
    """How far an adjustment has got."""

    TO_ARRANGE = "to arrange"
    ARRANGED = "arranged"
    VENUE_HAS_IT = "the venue already has it"
    CANNOT = "cannot be met"
    OTHER = "other"


class MarkedBy(TextEnum):
    """Who said how far an adjustment has got: nobody yet, one of us, or what is known of the venue."""

    NOBODY = "nobody"
    US = "us"
    VENUE = "venue"
    OTHER = "other"


class Worked(TextEnum):
    """What they say afterwards, asked whether they had what they needed."""

    NOT_ASKED = "not asked"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    OTHER = "other"


CATEGORY_NAMES: dict[NeedCategory, str] = {
    NeedCategory.GETTING_THERE: N_("Getting there"),
    NeedCategory.BUILDING: N_("The building"),
    NeedCategory.COMMUNICATION: N_("Communication"),
    NeedCategory.FORMATS: N_("Information formats"),
    NeedCategory.ONLINE: N_("Online"),
    NeedCategory.PACE: N_("Pace and breaks"),
    NeedCategory.SENSORY: N_("Sensory"),
    NeedCategory.FOOD: N_("Food"),
    NeedCategory.HEALTH: N_("Health and medication"),
    NeedCategory.SUPPORT: N_("Support person"),
    NeedCategory.CARE: N_("Childcare and replacement care"),
    NeedCategory.MONEY: N_("Money in advance"),
    NeedCategory.OTHER: N_("Other"),
}

ARRANGE_NAMES: dict[ArrangeState, str] = {
    ArrangeState.TO_ARRANGE: N_("To arrange"),
    ArrangeState.ARRANGED: N_("Arranged"),
    ArrangeState.VENUE_HAS_IT: N_("The venue already has it"),
    ArrangeState.CANNOT: N_("Cannot be met"),
    ArrangeState.OTHER: N_("Other"),
}

WORKED_NAMES: dict[Worked, str] = {
    Worked.NOT_ASKED: N_("Not asked yet"),
    Worked.YES: N_("Yes, it worked"),
    Worked.PARTLY: N_("Partly"),
    Worked.NO: N_("No"),
    Worked.OTHER: N_("Other"),
}


class AccessNeedFields(SQLModel):
    """What a person told us they need to take part."""

    category: NeedCategory = choice(NeedCategory, NeedCategory.OTHER)
    need: str = Field(min_length=1, max_length=120)
    detail: str = Field(default="", max_length=500)
    sure: bool = True
    share_with_venue: bool = False
    reviewed_on: date | None = None


class AccessNeed(AccessNeedFields, Entity, table=True):
    """One access need of one person, asked once and kept until they say otherwise."""

    __tablename__ = "access_need"

    person_id: int = link("person")


class UsualAdjustmentFields(SQLModel):
    """What we usually do about a need: one editable row each."""

    need: str = Field(min_length=1, max_length=120)
    category: NeedCategory = choice(NeedCategory, NeedCategory.OTHER)
    what: str = Field(min_length=1, max_length=200)
    who: str = Field(default="", max_length=120)
    lead_days: int = Field(default=7, ge=0, le=365)
    cost_pence: int = Field(default=0, ge=0, le=10_000_000)
    shared: bool = True
    met_by: Feature = choice(Feature, Feature.NONE)
    picture: str = Field(default="", max_length=40)
    on_day: str = Field(default="", max_length=120)
    minutes_before: int = Field(default=0, ge=0, le=600)


class UsualAdjustment(UsualAdjustmentFields, Entity, table=True):
    """The usual answer to a need: what to book, how long before, what it typically costs.

    ``shared`` says one booking serves everyone with the need (a hearing loop); else each person has their own.
    ``met_by`` is what a venue must have for nothing to be left to arrange. ``on_day`` tells whoever runs the day what to
    do ("Have the hearing loop on"), ``minutes_before`` how long before it starts that must be done, 0 if no time matters.
    """

    __tablename__ = "usual_adjustment"
    __table_args__ = (UniqueConstraint("need"),)


class AdjustmentFields(SQLModel):
    """One line of a meeting's booking list."""

    what: str = Field(min_length=1, max_length=200)
    who: str = Field(default="", max_length=120)
    by_when: date | None = None
    cost_pence: int = Field(default=0, ge=0, le=10_000_000)
    state: ArrangeState = choice(ArrangeState, ArrangeState.TO_ARRANGE)
    note: str = Field(default="", max_length=500)


class Adjustment(AdjustmentFields, Entity, table=True):
    """What we do about a need for one meeting; it may serve several people.

    ``supporter_id`` names who comes with someone, where it is about a place for them.
    """

    meeting_id: int = link("meeting")
    need: str = ""
    marked_by: MarkedBy = choice(MarkedBy, MarkedBy.NOBODY)
    supporter_id: int | None = link("supporter", optional=True)

    def heed_venue(self, *, has_it: bool) -> None:
        """What is known of the venue answers the need, or no longer does; what one of us said stays as it is."""
        if self.marked_by is MarkedBy.NOBODY and self.outstanding() and has_it:
            self.state, self.marked_by = ArrangeState.VENUE_HAS_IT, MarkedBy.VENUE
        elif self.marked_by is MarkedBy.VENUE and not has_it:
            self.state, self.marked_by = ArrangeState.TO_ARRANGE, MarkedBy.NOBODY

    def arrange_again(self, *, elsewhere: bool) -> None:
        """The meeting is on another day or ``elsewhere``: what was arranged is to arrange again.

        What the venue has is still there on another day, and not elsewhere.
        """
        if self.state is ArrangeState.ARRANGED or (elsewhere and self.state is ArrangeState.VENUE_HAS_IT):
            self.state, self.marked_by = ArrangeState.TO_ARRANGE, MarkedBy.NOBODY

    def outstanding(self) -> bool:
        """Whether someone still has to do something."""
        return self.state is ArrangeState.TO_ARRANGE

    def days_left(self, today: date) -> int | None:
        """Days until it must be arranged; negative once that day has gone."""
        return None if self.by_when is None else (self.by_when - today).days


class AdjustmentFor(Entity, table=True):
    """An adjustment serves this person's need; afterwards, whether it worked for them.

    ``access_need_id`` is empty once the need itself was taken off the register: what worked stays known.
    """

    __tablename__ = "adjustment_for"
    __table_args__ = (UniqueConstraint("adjustment_id", "access_need_id"),)

    adjustment_id: int = link("adjustment")
    access_need_id: int | None = link("access_need", optional=True)
    person_id: int = link("person")
    worked: Worked = choice(Worked, Worked.NOT_ASKED)
    worked_note: str = Field(default="", max_length=500)
