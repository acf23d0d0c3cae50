"""People with lived experience: who they are, how to reach them safely, what they bring."""

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from coprod_desktop.domain.entity import ChoiceNames, Entity, TextEnum, choice, link
from coprod_desktop.domain.folding import fold
from coprod_desktop.i18n import N_


class Status(TextEnum):
    """Where someone stands with us."""

    THINKING = "thinking about it"
    ACTIVE = "active"
    RESTING = "resting"
    LEFT = "left"
    DIED = "died"
    ERASED = "erased"
    OTHER = "other"


#: Nothing is sent to people who are no longer with us.
GONE = frozenset({Status.LEFT, Status.DIED, Status.ERASED})


class TakenBefore(TextEnum):
    """The first-day question: whether they had taken part with us before our records begin."""

    NOT_ASKED = "not asked"
    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not known"
    OTHER = "other"


class NeedsAsked(TextEnum):
    """Whether we have asked about access needs. "Asked, none" is an answer; "not asked yet" is a job."""

    NOT_ASKED = "not asked"
    NONE = "asked, none"
    RECORDED = "recorded"
    OTHER = "other"


class Reach(TextEnum):
    """How someone would rather be reached."""

    POST = "post"
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    IN_PERSON = "in person"
    OTHER = "other"


class PaperForm(TextEnum):
    """The form someone's papers take."""

    EASY_READ = "easy read"
    LARGE_PRINT = "large print"
    STANDARD = "standard letter"
    PLAIN_TEXT = "plain text"
    READ_ALOUD = "read aloud"
    WORD = "word document"
    OTHER = "other"


class PaymentChoice(TextEnum):
    """How someone wants to be paid for their time, if at all."""

    NOT_ASKED = "not asked"
    BANK = "bank transfer"
    CASH = "cash on the day"
    VOUCHER = "voucher"
    CHEQUE = "cheque"
    CHARITY = "to a charity"
    TIME_CREDITS = "time credits"
    LESS = "a lower amount"
    NONE = "no payment"
    OTHER = "other"


class CheckFirst(TextEnum):
    """Whether payments may need checking before they are made. Never which benefit."""

    NOT_ASKED = "not asked"
    YES = "yes"
    NO = "no"
    PREFER_NOT_TO_SAY = "prefer not to say"
    OTHER = "other"


class ConnectionKind(TextEnum):
    """How someone connects to care and support; several may be true at once."""

    DRAWS_ON_CARE = "draws on care and support"
    USED_TO = "used to draw on care and support"
    CARER = "unpaid carer"
    FAMILY = "family member"
    SUPPORTER = "supporter"
    CITIZEN = "citizen"
    OTHER = "other"


#: Choices as shown; the order within a kind is the order on screen.
CHOICE_NAMES = ChoiceNames(
    (Status.THINKING, N_("Thinking about it")),
    (Status.ACTIVE, N_("Active")),
    (Status.RESTING, N_("Resting")),
    (Status.LEFT, N_("Left")),
    (Status.DIED, N_("Has died")),
    (Status.ERASED, N_("Erased")),
    (Status.OTHER, N_("Other")),
    (TakenBefore.NOT_ASKED, N_("Not asked yet")),
    (TakenBefore.YES, N_("Yes, before our records")),
    (TakenBefore.NO, N_("No, never before")),
    (TakenBefore.NOT_KNOWN, N_("Not known")),
    (TakenBefore.OTHER, N_("Other")),
    (NeedsAsked.NOT_ASKED, N_("Not asked yet")),
    (NeedsAsked.NONE, N_("Asked, none")),
    (NeedsAsked.RECORDED, N_("Asked and recorded")),
    (NeedsAsked.OTHER, N_("Other")),
    (Reach.POST, N_("Post")),
    (Reach.PHONE, N_("Phone")),
    (Reach.TEXT, N_("Text message")),
    (Reach.EMAIL, N_("E-mail")),
    (Reach.IN_PERSON, N_("In person")),
    (Reach.OTHER, N_("Other")),
    (PaperForm.EASY_READ, N_("Easy read")),
    (PaperForm.LARGE_PRINT, N_("Large print")),
    (PaperForm.STANDARD, N_("Standard letter")),
    (PaperForm.PLAIN_TEXT, N_("Plain text")),
    (PaperForm.READ_ALOUD, N_("Read aloud")),
    (PaperForm.WORD, N_("Word document")),
    (PaperForm.OTHER, N_("Other")),
    (PaymentChoice.NOT_ASKED, N_("Not asked yet")),
    (PaymentChoice.BANK, N_("Bank transfer")),
    (PaymentChoice.CASH, N_("Cash on the day")),
    (PaymentChoice.VOUCHER, N_("Voucher")),
    (PaymentChoice.CHEQUE, N_("Cheque")),
    (PaymentChoice.CHARITY, N_("To a charity")),
    (PaymentChoice.TIME_CREDITS, N_("Time credits")),
    (PaymentChoice.LESS, N_("A lower amount")),
    (PaymentChoice.NONE, N_("No payment")),
    (PaymentChoice.OTHER, N_("Other")),
    (CheckFirst.NOT_ASKED, N_("Not asked yet")),
    (CheckFirst.YES, N_("Yes, check first")),
    (CheckFirst.NO, N_("No")),
    (CheckFirst.PREFER_NOT_TO_SAY, N_("Prefers not to say")),
    (CheckFirst.OTHER, N_("Other")),
    (ConnectionKind.DRAWS_ON_CARE, N_("Draws on care and support")),
    (ConnectionKind.USED_TO, N_("Used to draw on care and support")),
    (ConnectionKind.CARER, N_("Unpaid carer")),
    (ConnectionKind.FAMILY, N_("Family member")),
    (ConnectionKind.SUPPORTER, N_("Supporter")),
    (ConnectionKind.CITIZEN, N_("Citizen")),
    (ConnectionKind.OTHER, N_("Other")),
)


class PersonFields(SQLModel):
    """What a coordinator can write about a person; limits are those of the form and of import."""

    name: str = Field(min_length=1, max_length=200)
    legal_name: str = Field(default="", max_length=200)
    pronouns: str = Field(default="", max_length=40)
    born: date | None = None
    address: str = Field(default="", max_length=500)
    town: str = Field(default="", max_length=100)
    postcode: str = Field(default="", max_length=12)
    phone: str = Field(default="", max_length=40)
    mobile: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=254)
    preferred_reach: Reach = choice(Reach, Reach.POST)
    good_times: str = Field(default="", max_length=200)
    safe_post: bool = True
    safe_voicemail: bool = True
    safe_text: bool = True
    safe_say_who: bool = True
    language: str = Field(default="en", max_length=10)
    paper_form: PaperForm = choice(PaperForm, PaperForm.EASY_READ)
    communication: str = Field(default="", max_length=500)
    topics: str = Field(default="", max_length=500)
    skills: str = Field(default="", max_length=500)
    wants: str = Field(default="", max_length=1000)
    emergency_contact: str = Field(default="", max_length=200)
    heard_how: str = Field(default="", max_length=200)
    joined: date | None = None
    status: Status = choice(Status, Status.ACTIVE)
    resting_until: date | None = None
    taken_before: TakenBefore = choice(TakenBefore, TakenBefore.NOT_ASKED)
    days_declared: int | None = Field(default=None, ge=0, le=366)
    needs_asked: NeedsAsked = choice(NeedsAsked, NeedsAsked.NOT_ASKED)
    needs_reviewed_on: date | None = None
    payment_choice: PaymentChoice = choice(PaymentChoice, PaymentChoice.NOT_ASKED)
    payment_note: str = Field(default="", max_length=200)
    check_first: CheckFirst = choice(CheckFirst, CheckFirst.NOT_ASKED)
    advice_on: date | None = None
    advice_by: str = Field(default="", max_length=120)
    instalments: str = Field(default="", max_length=300)
    instalments_with: str = Field(default="", max_length=120)
    supplier_number: str = Field(default="", max_length=40)
    note: str = Field(default="", max_length=4000)


class Person(PersonFields, Entity, table=True):
    """Someone with lived experience on the register.

    ``name`` is the name as they want it said and spelled; ``legal_name`` only where payment needs it.
    ``introduced_by_id`` is the partner organisation that introduced them to us.
    ``sort_key`` and ``search_text`` are folded from the row itself, for lists and as-you-type search.
    """

    __table_args__ = (
        Index("ix_person_search", "sort_key", "id", "search_text"),
        Index("ix_person_standing", "status", "joined", "needs_asked", "taken_before", "resting_until"),
        Index("ix_person_check_first", "check_first"),
    )

    introduced_by_id: int | None = link("partner", optional=True)
    sort_key: str = ""
    search_text: str = ""

    def derive(self) -> None:
        """Fold name, town, topics and skills into the search columns."""
        words = self.name.split()
        self.sort_key = fold(" ".join([*words[-1:], *words[:-1]])).strip()
        contact = (self.phone, self.mobile)
        digits = ["".join(c for c in number if c.isdigit()) for number in contact]
        parts = (
            self.name,
            self.legal_name,
            self.town,
            self.postcode,
            self.topics,
            self.skills,
            self.email,
            *digits,
        )
        self.search_text = fold(" ".join(part for part in parts if part))

    def resting(self, day: date) -> bool:
        """Whether they asked for a rest that lasts on this day; a rest without an end lasts."""
        return self.status is Status.RESTING and (self.resting_until is None or day < self.resting_until)

    def can_be_asked(self, day: date) -> bool:
        """Whether an invitation may go to them for this day: here, and not resting."""
        return self.status not in GONE | {Status.THINKING} and not self.resting(day)

    @property
    def first_name(self) -> str:
        """How a letter greets them."""
        return self.name.split()[0] if self.name.split() else ""


class Connection(Entity, table=True):
    """One way in which a person connects to care and support."""

    __table_args__ = (UniqueConstraint("person_id", "kind"),)

    person_id: int = link("person")
    kind: ConnectionKind = choice(ConnectionKind, ConnectionKind.OTHER)
