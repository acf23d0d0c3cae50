"""Venues: where we meet, and what is there for everyone to get in and take part. Asked once, used everywhere."""

from datetime import date, timedelta

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import ChoiceNames, Entity, TextEnum, choice, link
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import N_, _

#: What a venue said is believed for a year; then somebody asks again.
BELIEVED = timedelta(days=365)


class Has(TextEnum):
    """Whether a venue has something. "Not known" is not "no": it is a question to ask."""

    NOT_KNOWN = "not known"
    YES = "yes"
    NO = "no"
    OTHER = "other"


class Feature(TextEnum):
    """What a venue may have that answers an access need by being there; ``NONE`` answers none."""

    NONE = "nothing"
    STEP_FREE = "step-free"
    ACCESSIBLE_TOILET = "accessible toilet"
    CHANGING_PLACES = "changing places toilet"
    HEARING_LOOP = "hearing loop"
    QUIET_ROOM = "quiet room"
    BLUE_BADGE = "blue badge parking"
    OTHER = "other"


CHOICE_NAMES = ChoiceNames(
    (Has.NOT_KNOWN, N_("Not known")),
    (Has.YES, N_("Yes")),
    (Has.NO, N_("No")),
    (Has.OTHER, N_("Other")),
    (Feature.NONE, N_("Nothing: it is always arranged")),
    (Feature.STEP_FREE, N_("Step-free")),
    (Feature.ACCESSIBLE_TOILET, N_("Accessible toilet")),
    (Feature.CHANGING_PLACES, N_("Changing Places toilet")),
    (Feature.HEARING_LOOP, N_("Hearing loop")),
    (Feature.QUIET_ROOM, N_("Quiet room")),
    (Feature.BLUE_BADGE, N_("Blue Badge parking")),
    (Feature.OTHER, N_("Other")),
)

#: The field that says whether a venue has each; the order is the order on screen and on paper.
FEATURE_FIELDS: dict[Feature, str] = {
    Feature.STEP_FREE: "step_free",
    Feature.ACCESSIBLE_TOILET: "accessible_toilet",
    Feature.CHANGING_PLACES: "changing_places",
    Feature.HEARING_LOOP: "hearing_loop",
    Feature.QUIET_ROOM: "quiet_room",
    Feature.BLUE_BADGE: "blue_badge",
}


class VenueFields(SQLModel):
    """What a coordinator can write about a venue. ``cost_pence`` is what a meeting there usually costs."""

    name: str = Field(min_length=1, max_length=200)
    address: str = Field(default="", max_length=300)
    step_free: Has = choice(Has, Has.NOT_KNOWN)
    accessible_toilet: Has = choice(Has, Has.NOT_KNOWN)
    changing_places: Has = choice(Has, Has.NOT_KNOWN)
    hearing_loop: Has = choice(Has, Has.NOT_KNOWN)
    quiet_room: Has = choice(Has, Has.NOT_KNOWN)
    blue_badge: Has = choice(Has, Has.NOT_KNOWN)
    way_in: str = Field(default="", max_length=300)
    nearest_stop: str = Field(default="", max_length=200)
    parking: str = Field(default="", max_length=200)
    contact: str = Field(default="", max_length=120)
    phone: str = Field(default="", max_length=40)
    cost_pence: int = Field(default=0, ge=0, le=10_000_000)
    note: str = Field(default="", max_length=2000)
    checked_on: date | None = None


class Venue(VenueFields, Entity, table=True):
    """A place where we meet. ``ended`` is the day since which it is no longer offered for new meetings."""

    photo_id: int | None = link("attachment", optional=True)
    ended: date | None = None
    sort_key: str = ""
    search_text: str = Field(default="", index=True)

    def derive(self) -> None:
        """Fold name, address and the way there for search."""
        self.sort_key = fold(self.name).strip()
        self.search_text = fold(f"{self.name} {self.address} {self.nearest_stop} {self.contact}")

    def has(self, feature: Feature) -> Has:
        """What was last said of this."""
        field = FEATURE_FIELDS.get(feature)
        return Has.NOT_KNOWN if field is None else Has(getattr(self, field))

    def believed_on(self, day: date) -> bool:
        """Whether what was last said still counts on this day: somebody asked within the year before it."""
        return self.checked_on is not None and day <= self.checked_on + BELIEVED

    def surely_has(self, feature: Feature, day: date) -> bool:
        """Whether this answers a need by itself on this day: it is there, and somebody asked within a year."""
        return self.has(feature) is Has.YES and self.believed_on(day)

    def known(self) -> bool:
        """Whether anything at all is known of what is there."""
        return any(self.has(feature) is not Has.NOT_KNOWN for feature in FEATURE_FIELDS)


def check_venue(venue: VenueFields, today: date) -> None:
    """Refuse a check that has not happened yet.

    Raises :class:`Problem` beside the field.
    """
    if venue.checked_on is not None and venue.checked_on > today:
        raise Problem(_("This day is still to come. Say when someone last asked or looked."), "checked_on")
