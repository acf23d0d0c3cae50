"""Partner organisations: who reaches people we do not, who introduced whom, and whom to ask there."""

from datetime import date

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import ChoiceNames, Entity, TextEnum, choice
from coprod_desktop.domain.folding import fold
from coprod_desktop.i18n import N_


class PartnerKind(TextEnum):
    """What sort of organisation it is."""

    USER_LED = "run by people who draw on care"
    CARERS = "carers' centre"
    GRASSROOTS = "grassroots group"
    COMMUNITY = "community group"
    FAITH = "faith group"
    CHARITY = "charity"
    PUBLIC = "council or health service"
    OTHER = "other"


CHOICE_NAMES = ChoiceNames(
    (PartnerKind.USER_LED, N_("Run by people who draw on care")),
    (PartnerKind.CARERS, N_("Carers' centre")),
    (PartnerKind.GRASSROOTS, N_("Grassroots group")),
    (PartnerKind.COMMUNITY, N_("Community group")),
    (PartnerKind.FAITH, N_("Faith group")),
    (PartnerKind.CHARITY, N_("Charity")),
    (PartnerKind.PUBLIC, N_("Council or health service")),
    (PartnerKind.OTHER, N_("Other")),
)


class PartnerFields(SQLModel):
    """What a coordinator can write about a partner organisation.

    ``reaches`` says whose voices it could help us reach, ``introduced_by`` who brought us together.
    """

    name: str = Field(min_length=1, max_length=200)
    kind: PartnerKind = choice(PartnerKind, PartnerKind.OTHER)
    what: str = Field(default="", max_length=1000)
    reaches: str = Field(default="", max_length=500)
    introduced_by: str = Field(default="", max_length=200)
    contact: str = Field(default="", max_length=120)
    phone: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=254)
    address: str = Field(default="", max_length=500)
    note: str = Field(default="", max_length=2000)


class Partner(PartnerFields, Entity, table=True):
    """An organisation we work with. ``ended`` is the day since which we no longer do.

    When we last spoke is the newest line of its contact log.
    """

    ended: date | None = None
    sort_key: str = ""
    search_text: str = Field(default="", index=True)

    def derive(self) -> None:
        """Fold name, what it is and whom it reaches for search."""
        self.sort_key = fold(self.name).strip()
        self.search_text = fold(f"{self.name} {self.what} {self.reaches} {self.contact}")
