"""What is usually done about common access needs: data a new register starts with, every row editable."""

from dataclasses import dataclass

from coprod_desktop.domain.access import NeedCategory, UsualAdjustment
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.venues import Feature
from coprod_desktop.i18n import N_, _

_C = NeedCategory


@dataclass(frozen=True)
class UsualSeed:
    """One common need: what to book, who does it, how many days before, what it typically costs in pence.

    ``picture`` is one of the concepts of resources/pictures.toml; ``met_by`` what a venue has that leaves nothing to
    arrange. A parking space has to be kept for someone even where there is Blue Badge parking.
    """

    category: NeedCategory
    need: str
    what: str
    who: str
    lead_days: int
    cost_pence: int
    shared: bool
    picture: str
    met_by: Feature = Feature.NONE


_US = N_("Meeting organiser")
_VENUE = N_("Venue")
_PAPERS = N_("Whoever makes the papers")

#: Lead times and costs are common practice, not official figures: the organisation puts its own in their place.
SEEDS: tuple[UsualSeed, ...] = (
    UsualSeed(
        _C.COMMUNICATION,
        N_("BSL interpreter"),
        N_("Book two BSL interpreters"),
        _US,
        21,
        32_000,
        True,
        "sign-language",
    ),
    UsualSeed(
        _C.COMMUNICATION,
        N_("Hearing loop"),
        N_("Check that the hearing loop works"),
        _VENUE,
        7,
        0,
        True,
        "hearing-loop",
        Feature.HEARING_LOOP,
    ),
    UsualSeed(
        _C.COMMUNICATION,
        N_("Speech to text"),
        N_("Book a speech-to-text reporter"),
        _US,
        21,
        28_000,
        True,
        "captions",
    ),
    UsualSeed(_C.COMMUNICATION, N_("Lip speaker"), N_("Book a lip speaker"), _US, 21, 22_000, True, "speech"),
    UsualSeed(
        _C.COMMUNICATION,
        N_("Interpreter"),
        N_("Book an interpreter in their language"),
        _US,
        14,
        12_000,
        False,
        "interpreter",
    ),
    UsualSeed(_C.COMMUNICATION, N_("Advocate"), N_("Book an advocate"), _US, 14, 0, False, "supporter"),
    UsualSeed(
        _C.FORMATS, N_("Easy read"), N_("Make the papers in easy read"), _PAPERS, 10, 0, True, "easy-read"
    ),
    UsualSeed(
        _C.FORMATS, N_("Large print"), N_("Print the papers large"), _PAPERS, 8, 0, True, "large-print"
    ),
    UsualSeed(_C.FORMATS, N_("Braille"), N_("Order the papers in Braille"), _US, 21, 6_000, False, "braille"),
    UsualSeed(
        _C.FORMATS,
        N_("Papers read aloud"),
        N_("Ring and read the papers aloud"),
        _US,
        7,
        0,
        False,
        "screen-reader",
    ),
    UsualSeed(
        _C.FORMATS,
        N_("Coloured paper"),
        N_("Print on the colour they asked for"),
        _PAPERS,
        8,
        0,
        False,
        "letter",
    ),
    UsualSeed(
        _C.BUILDING,
        N_("Step-free"),
        N_("Check the way in and the room are step-free"),
        _VENUE,
        7,
        0,
        True,
        "step-free",
        Feature.STEP_FREE,
    ),
    UsualSeed(
        _C.BUILDING,
        N_("Accessible toilet"),
        N_("Check the accessible toilet"),
        _VENUE,
        7,
        0,
        True,
        "toilet",
        Feature.ACCESSIBLE_TOILET,
    ),
    UsualSeed(
        _C.BUILDING,
        N_("Changing Places toilet"),
        N_("Check there is a Changing Places toilet"),
        _VENUE,
        14,
        0,
        True,
        "toilet",
        Feature.CHANGING_PLACES,
    ),
    UsualSeed(
        _C.BUILDING,
        N_("Quiet room"),
        N_("Keep a quiet room free"),
        _VENUE,
        7,
        0,
        True,
        "quiet-room",
        Feature.QUIET_ROOM,
    ),
    UsualSeed(
        _C.BUILDING,
        N_("Blue Badge parking"),
        N_("Reserve a Blue Badge space"),
        _VENUE,
        5,
        0,
        False,
        "parking",
    ),
    UsualSeed(
        _C.GETTING_THERE, N_("Taxi"), N_("Book an accessible taxi both ways"), _US, 3, 2_400, False, "taxi"
    ),
    UsualSeed(
        _C.GETTING_THERE,
        N_("Met at the station"),
        N_("Ask someone to meet them"),
        _US,
        3,
        0,
        False,
        "together",
    ),
    UsualSeed(
        _C.ONLINE, N_("Live captions"), N_("Switch on captions and try them"), _US, 2, 0, True, "captions"
    ),
    UsualSeed(_C.ONLINE, N_("Practice call"), N_("Have a practice call"), _US, 5, 0, False, "video"),
    UsualSeed(
        _C.ONLINE, N_("Loan of a tablet"), N_("Lend a tablet with data"), _US, 10, 1_500, False, "computer"
    ),
    UsualSeed(_C.PACE, N_("Regular breaks"), N_("Put breaks in the agenda"), _US, 7, 0, True, "break"),
    UsualSeed(
        _C.PACE,
        N_("Papers talked through before"),
        N_("Talk the papers through before the day"),
        _US,
        3,
        0,
        False,
        "speech",
    ),
    UsualSeed(
        _C.SENSORY,
        N_("Low lighting"),
        N_("Choose seats away from bright light"),
        _VENUE,
        3,
        0,
        True,
        "low-vision",
    ),
    UsualSeed(
        _C.SENSORY,
        N_("No strong smells"),
        N_("Ask everyone to leave perfume off"),
        _US,
        3,
        0,
        True,
        "information",
    ),
    UsualSeed(
        _C.FOOD, N_("Food they can eat"), N_("Order food that suits them"), _VENUE, 5, 0, False, "food"
    ),
    UsualSeed(_C.HEALTH, N_("Fridge for medicine"), N_("Ask for a fridge"), _VENUE, 5, 0, True, "medicine"),
    UsualSeed(
        _C.HEALTH,
        N_("Assistance dog"),
        N_("Tell the venue, and put out water"),
        _VENUE,
        3,
        0,
        True,
        "assistance-dog",
    ),
    UsualSeed(
        _C.SUPPORT,
        N_("Support worker or PA"),
        N_("Keep a place and pay their PA's time"),
        _US,
        7,
        6_000,
        False,
        "supporter",
    ),
    UsualSeed(
        _C.CARE,
        N_("Replacement care"),
        N_("Agree replacement care and its cost"),
        _US,
        14,
        6_500,
        False,
        "care",
    ),
    UsualSeed(
        _C.CARE, N_("Childcare"), N_("Agree childcare and its cost"), _US, 14, 4_500, False, "childcare"
    ),
    UsualSeed(
        _C.MONEY, N_("Fare in advance"), N_("Send the fare before the day"), _US, 5, 1_500, False, "money"
    ),
)

#: What whoever runs the day does about a need, and how many minutes before it starts; 0 where no time matters.
ON_DAY: dict[str, tuple[str, int]] = {
    "BSL interpreter": (N_("Seat the interpreters where everyone who signs can see them"), 15),
    "Hearing loop": (N_("Have the hearing loop on"), 15),
    "Speech to text": (N_("Have the screen with the typed words up"), 15),
    "Lip speaker": (N_("Seat the lip speaker in good light"), 15),
    "Easy read": (N_("Put the easy read papers on the table"), 15),
    "Large print": (N_("Put the large print papers on the table"), 15),
    "Step-free": (N_("Try the way in without steps, and keep it clear"), 30),
    "Accessible toilet": (N_("Look whether the accessible toilet is free and clean"), 30),
    "Changing Places toilet": (N_("Have the key of the Changing Places toilet at hand"), 30),
    "Quiet room": (N_("Have the quiet room open, with a sign on its door"), 15),
    "Blue Badge parking": (N_("Keep a Blue Badge space free"), 60),
    "Taxi": (N_("Be at the door when their taxi comes"), 15),
    "Met at the station": (N_("Be at the station to meet them"), 45),
    "Live captions": (N_("Have live captions on"), 5),
    "Regular breaks": (N_("Keep to the breaks"), 0),
    "Low lighting": (N_("Have the bright lights off where they sit"), 15),
    "No strong smells": (N_("Air the room"), 30),
    "Food they can eat": (N_("Put their food apart, with their name on it"), 15),
    "Fridge for medicine": (N_("Show them the fridge for their medicine"), 0),
    "Assistance dog": (N_("Put out water for the dog"), 15),
    "Support worker or PA": (N_("Keep a place beside them"), 15),
}

#: The picture that goes with each seeded need, by its folded English words.
PICTURES: dict[str, str] = {fold(seed.need): seed.picture for seed in SEEDS}


def rows() -> list[UsualAdjustment]:
    """The rows a new register starts with, in the window's language."""
    return [
        UsualAdjustment(
            need=_(seed.need),
            category=seed.category,
            what=_(seed.what),
            who=_(seed.who),
            lead_days=seed.lead_days,
            cost_pence=seed.cost_pence,
            shared=seed.shared,
            met_by=seed.met_by,
            picture=seed.picture,
            on_day=_(ON_DAY[seed.need][0]) if seed.need in ON_DAY else "",
            minutes_before=ON_DAY[seed.need][1] if seed.need in ON_DAY else 0,
        )
        for seed in SEEDS
    ]
